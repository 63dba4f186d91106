// The addon's machine code as text: the few things that JavaScript cannot do by itself, each a Node-API function.
// Everything else is TypeScript or code assembled at run time. The code keeps no state of its own, so any number of
// worker threads and contexts may use one copy at once; what gdb reads (GDB manual, JIT Compilation Interface) is one
// list for the whole process, which a lock guards.
//
// Every primitive takes a request block, a typed array of 64-bit slots, and sometimes a second JavaScript value.
// Numbers travel in the block both ways, a Node-API status comes back in slot 7. Where a block is missing or no typed
// array, nothing happens. Slots, in the order of the primitives below:
//
//   systemCall      0 number, 1..6 arguments                    -> 0 result as the kernel gives it
//   addressOf       second value: a typed array                 -> 0 address of its first element
//   pin             0 whether buffers can be transferred to another length, second value: an ArrayBuffer
//                                                               -> returns another over the same memory, or undefined
//   makeFunction    0 address of a Node-API callback            -> returns the function
//   makeFastFunction  0 address, 1 address of 64 bytes that outlive the function, 2 whether they are filled in already
//                                                               -> returns the function, or undefined without V8
//   makeView        0 address, 1 size in bytes                  -> returns an ArrayBuffer over that memory
//   copy            0 to, 1 from, 2 size in bytes; the bytes may be code
//   runAsync        0 address of an execute callback, 1 address of a job -> returns a promise
//   atExit          0 address of a record, 1 address of a function, or 0
//                   -> when the thread ends, calls the function with it, or unmaps what the record lists
//   debugInterface  -> 0 address of gdb's descriptor, 1 of the function that gdb watches, 2 of a lock for both
//   jitCodeEvents   0 options, 1 address of a handler, or 0  -> 0 whether the runtime has V8's interface for them
//
// Calling conventions: System V AMD64 psABI, section 3.2; Node-API: node_api.h; V8's fast calls: v8-fast-api-calls.h.

import type { SavedRegister, UnwindRow } from '../elf/index.ts';
import { systemCallNumbers as call } from '../linux/index.ts';

/** Node-API functions that the addon needs. */
export const requiredImports = [
  'napi_get_cb_info',
  'napi_get_typedarray_info',
  'napi_create_function',
  'napi_set_named_property',
  'napi_create_external_arraybuffer',
  'napi_create_string_utf8',
  'napi_create_promise',
  'napi_create_async_work',
  'napi_queue_async_work',
  'napi_delete_async_work',
  'napi_resolve_deferred',
  'napi_get_undefined',
  'napi_add_env_cleanup_hook',
] as const;

/** What V8's fast calls and pins need, under the labels that the text uses. Weak: a runtime that lacks them has zeros there. */
export const weakImports = {
  v8_isolate_current: '_ZN2v87Isolate10GetCurrentEv',
  v8_context_current: '_ZN2v87Isolate17GetCurrentContextEv',
  v8_template_new:
    '_ZN2v816FunctionTemplate3NewEPNS_7IsolateEPFvRKNS_20FunctionCallbackInfoINS_5ValueEEEENS_5LocalIS4_EENSA_INS_9SignatureEEEiNS_19ConstructorBehaviorENS_14SideEffectTypeEPKNS_9CFunctionEttt',
  v8_template_function: '_ZN2v816FunctionTemplate11GetFunctionENS_5LocalINS_7ContextEEE',
  v8_cfunction: '_ZN2v89CFunctionC1EPKvPKNS_13CFunctionInfoE',
  // V8 11 (Node 20) has the first form; later ones have a fourth argument, the representation of 64-bit integers.
  v8_cfunction_info_3: '_ZN2v813CFunctionInfoC1ERKNS_9CTypeInfoEjPS2_',
  v8_cfunction_info_4: '_ZN2v813CFunctionInfoC1ERKNS_9CTypeInfoEjPS2_NS0_19Int64RepresentationE',
  v8_backing_store: '_ZN2v811ArrayBuffer15GetBackingStoreEv',
  v8_backing_store_reallocate: '_ZN2v88internal12BackingStore10ReallocateEPNS0_7IsolateEm',
  v8_array_buffer_new: '_ZN2v811ArrayBuffer3NewEPNS_7IsolateESt10shared_ptrINS_12BackingStoreEE',
  v8_jit_code_events: '_ZN2v87Isolate22SetJitCodeEventHandlerENS_19JitCodeEventOptionsEPFvPKNS_12JitCodeEventEE',
} as const;

/** The properties of the object that loading the addon gives, each a function of that label. */
export const primitives = [
  'systemCall',
  'addressOf',
  'pin',
  'makeFunction',
  'makeFastFunction',
  'makeView',
  'copy',
  'runAsync',
  'atExit',
  'debugInterface',
  'jitCodeEvents',
] as const;

/** The two names that gdb looks for. */
export const debugSymbols = { descriptor: '__jit_debug_descriptor', register: '__jit_debug_register_code' } as const;

/** Size of gdb's struct jit_descriptor, and of the lock after it. */
export const DEBUG_DATA_BYTES = { descriptor: 24, lock: 8 } as const;

const FRAME_BYTES = 96;
const SAVED = ['rbx', 'r12', 'r13'] as const satisfies readonly SavedRegister[];

/** A function's text between labels `name` and `name_end`, and where its frame grows. */
interface AddonFunction {
  readonly name: string;
  readonly text: string;
  readonly saved: readonly SavedRegister[];
  readonly frameBytes: number;
}

function framed(name: string, saved: readonly SavedRegister[], frameBytes: number, body: string): AddonFunction {
  const pushes = saved.map((register, i) => `  push ${register}\n${name}_saved_${i}:`).join('\n');
  const pops = [...saved].reverse().map((register, i) => `  pop ${register}\n${name}_popped_${i}:`);
  const text = `
.p2align 4
${name}:
${pushes}
  sub rsp, ${frameBytes}
${name}_framed:
${body}
${name}_return:
  add rsp, ${frameBytes}
${name}_unframed:
${pops.join('\n')}
  ret
${name}_end:`;
  return { name, text, saved, frameBytes };
}

/** A primitive: rbx is the environment, r12 the request block, r13 the second value; rax is what it returns. */
function primitive(name: (typeof primitives)[number], body: string): AddonFunction {
  return framed(
    name,
    SAVED,
    FRAME_BYTES,
    `  mov rbx, rdi
  call take_arguments
  xor eax, eax
  test r12, r12
  je ${name}_return
${body}`,
  );
}

/**
 * Text that serializes the processor. Code is written through one address and run through another, and then the
 * processor may still hold what it fetched before the write (Intel SDM volume 3, section 8.1.3), unless an instruction
 * such as IRET comes between. CPUID would do as well, but is slow in virtual machines. Changes rax and rcx.
 */
export function serializeText(label: string): string {
  return `  mov rcx, rsp
  mov eax, ss
  push rax
  push rcx
  pushfq
  mov eax, cs
  push rax
  lea rax, [rip + ${label}]
  push rax
  iretq
${label}:`;
}

const STORE_STATUS = `  mov eax, eax
  mov [r12 + 56], rax`;

const takeArguments = framed(
  'take_arguments',
  [],
  40,
  `  mov rdi, rbx
  mov qword ptr [rsp], 2
  mov rdx, rsp
  lea rcx, [rsp + 8]
  xor r8d, r8d
  xor r9d, r9d
  call qword ptr [rip + napi_get_cb_info]
  mov r13, [rsp + 16]
  mov rdi, rbx
  mov rsi, [rsp + 8]
  xor edx, edx
  xor ecx, ecx
  lea r8, [rsp + 24]
  xor r9d, r9d
  mov [rsp], r9
  mov [rsp + 24], r9
  call qword ptr [rip + napi_get_typedarray_info]
  mov r12, [rsp + 24]`,
);

const systemCall = primitive(
  'systemCall',
  `  mov rax, [r12]
  mov rdi, [r12 + 8]
  mov rsi, [r12 + 16]
  mov rdx, [r12 + 24]
  mov r10, [r12 + 32]
  mov r8, [r12 + 40]
  mov r9, [r12 + 48]
  syscall
  mov [r12], rax
  xor eax, eax`,
);

const addressOf = primitive(
  'addressOf',
  `  mov rdi, rbx
  mov rsi, r13
  xor edx, edx
  xor ecx, ecx
  lea r8, [rsp + 24]
  xor r9d, r9d
  mov [rsp], r9
  mov [rsp + 24], r9
  call qword ptr [rip + napi_get_typedarray_info]
${STORE_STATUS}
  mov rax, [rsp + 24]
  mov [r12], rax
  xor eax, eax`,
);

// A std::shared_ptr is two words, the second its counters. New() takes it over or copies it; where it was copied, the
// reference that is left is given back. That is never the last one, for the new buffer has one of its own. V8 12 (Node 22)
// reallocates memory on a transfer to another length, whoever else refers to it; there nothing can be pinned.
const pin = primitive(
  'pin',
  `  cmp qword ptr [rip + v8_isolate_current], 0
  je pin_return
  cmp qword ptr [rip + v8_backing_store], 0
  je pin_return
  cmp qword ptr [rip + v8_array_buffer_new], 0
  je pin_return
  cmp qword ptr [r12], 0
  je pin_can
  cmp qword ptr [rip + v8_backing_store_reallocate], 0
  jne pin_return
pin_can:
  lea rdi, [rsp + 32]
  mov rsi, r13
  call qword ptr [rip + v8_backing_store]
  call qword ptr [rip + v8_isolate_current]
  mov rdi, rax
  lea rsi, [rsp + 32]
  call qword ptr [rip + v8_array_buffer_new]
  mov rcx, [rsp + 40]
  test rcx, rcx
  je pin_return
  lock dec dword ptr [rcx + 8]`,
);

const makeFunction = primitive(
  'makeFunction',
  `  mov rdi, rbx
  lea rsi, [rip + text_native]
  mov edx, 6
  mov rcx, [r12]
  xor r8d, r8d
  lea r9, [rsp + 32]
  mov [rsp + 32], r8
  call qword ptr [rip + napi_create_function]
${STORE_STATUS}
  mov rax, [rsp + 32]`,
);

// The function takes only its receiver and returns nothing, so that no layout of V8's arguments matters. The stack
// holds FunctionTemplate::New's arguments 7 to 11 from rsp, the CFunction (16 bytes) at rsp + 48.
const makeFastFunction = primitive(
  'makeFastFunction',
  `  cmp qword ptr [rip + v8_isolate_current], 0
  je makeFastFunction_return
  cmp qword ptr [rip + v8_context_current], 0
  je makeFastFunction_return
  cmp qword ptr [rip + v8_template_new], 0
  je makeFastFunction_return
  cmp qword ptr [rip + v8_template_function], 0
  je makeFastFunction_return
  cmp qword ptr [rip + v8_cfunction], 0
  je makeFastFunction_return
  cmp qword ptr [r12 + 16], 0
  jne makeFastFunction_have_info
  mov rax, [rip + v8_cfunction_info_4]
  test rax, rax
  jne makeFastFunction_make_info
  mov rax, [rip + v8_cfunction_info_3]
  test rax, rax
  je makeFastFunction_return
makeFastFunction_make_info:
  mov rdi, [r12 + 8]
  lea rsi, [rip + v8_type_void]
  mov edx, 1
  lea rcx, [rip + v8_type_value]
  xor r8d, r8d
  call rax
makeFastFunction_have_info:
  lea rdi, [rsp + 48]
  mov rsi, [r12]
  mov rdx, [r12 + 8]
  call qword ptr [rip + v8_cfunction]
  call qword ptr [rip + v8_isolate_current]
  mov r13, rax
  mov rdi, rax
  mov rsi, [r12]
  xor edx, edx
  xor ecx, ecx
  xor r8d, r8d
  xor r9d, r9d
  lea rax, [rsp + 48]
  mov [rsp], r9
  mov [rsp + 8], rax
  mov [rsp + 16], r9
  mov [rsp + 24], r9
  mov [rsp + 32], r9
  call qword ptr [rip + v8_template_new]
  mov [rsp + 72], rax
  mov rdi, r13
  call qword ptr [rip + v8_context_current]
  mov rdi, [rsp + 72]
  mov rsi, rax
  call qword ptr [rip + v8_template_function]`,
);

const makeView = primitive(
  'makeView',
  `  mov rdi, rbx
  mov rsi, [r12]
  mov rdx, [r12 + 8]
  xor ecx, ecx
  xor r8d, r8d
  lea r9, [rsp + 32]
  mov [rsp + 32], r8
  call qword ptr [rip + napi_create_external_arraybuffer]
${STORE_STATUS}
  mov rax, [rsp + 32]`,
);

const copy = primitive(
  'copy',
  `  mov rdi, [r12]
  mov rsi, [r12 + 8]
  mov rcx, [r12 + 16]
  rep movsb
${serializeText('copy_serialized')}
  xor eax, eax`,
);

// A job begins with three slots of the addon: the work, the promise's resolver, and the status when it ended.
const runAsync = primitive(
  'runAsync',
  `  mov r13, [r12 + 8]
  mov rdi, rbx
  lea rsi, [r13 + 8]
  lea rdx, [rsp + 32]
  call qword ptr [rip + napi_create_promise]
  test eax, eax
  jne runAsync_failed
  mov rdi, rbx
  lea rsi, [rip + text_native]
  mov edx, 6
  lea rcx, [rsp + 40]
  call qword ptr [rip + napi_create_string_utf8]
  test eax, eax
  jne runAsync_failed
  mov rdi, rbx
  xor esi, esi
  mov rdx, [rsp + 40]
  mov rcx, [r12]
  lea r8, [rip + complete]
  mov r9, r13
  mov [rsp], r13
  call qword ptr [rip + napi_create_async_work]
  test eax, eax
  jne runAsync_failed
  mov rdi, rbx
  mov rsi, [r13]
  call qword ptr [rip + napi_queue_async_work]
runAsync_failed:
${STORE_STATUS}
  mov rax, [rsp + 32]`,
);

const complete = framed(
  'complete',
  SAVED,
  16,
  `  mov rbx, rdi
  mov r12, rdx
  mov esi, esi
  mov [r12 + 16], rsi
  mov rsi, rsp
  call qword ptr [rip + napi_get_undefined]
  mov rdi, rbx
  mov rsi, [r12 + 8]
  mov rdx, [rsp]
  call qword ptr [rip + napi_resolve_deferred]
  mov rdi, rbx
  mov rsi, [r12]
  call qword ptr [rip + napi_delete_async_work]`,
);

const atExit = primitive(
  'atExit',
  `  mov rdi, rbx
  lea rsi, [rip + unmap_all]
  mov rdx, [r12]
  mov rax, [r12 + 8]
  test rax, rax
  cmovne rsi, rax
  call qword ptr [rip + napi_add_env_cleanup_hook]
${STORE_STATUS}
  xor eax, eax`,
);

const debugInterface = primitive(
  'debugInterface',
  `  lea rax, [rip + ${debugSymbols.descriptor}]
  mov [r12], rax
  lea rax, [rip + ${debugSymbols.register}]
  mov [r12 + 8], rax
  lea rax, [rip + debug_lock]
  mov [r12 + 16], rax
  xor eax, eax`,
);

const jitCodeEvents = primitive(
  'jitCodeEvents',
  `  mov r13, [r12]
  mov [r12], rax
  cmp qword ptr [rip + v8_isolate_current], 0
  je jitCodeEvents_return
  cmp qword ptr [rip + v8_jit_code_events], 0
  je jitCodeEvents_return
  mov qword ptr [r12], 1
  call qword ptr [rip + v8_isolate_current]
  mov rdi, rax
  mov esi, r13d
  mov rdx, [r12 + 8]
  call qword ptr [rip + v8_jit_code_events]
  xor eax, eax`,
);

/** gdb sets a breakpoint here; the body only has to be there. */
const registerCode = framed(debugSymbols.register, [], 8, '  nop');

// A record: slot 0 the number of entries, slot 1 its own size in bytes, then address and size of each mapping.
const unmapAll = framed(
  'unmap_all',
  SAVED,
  16,
  `  mov rbx, rdi
  mov r12, [rdi]
  lea r13, [rdi + 16]
unmap_all_next:
  sub r12, 1
  jb unmap_all_done
  mov rdi, [r13]
  mov rsi, [r13 + 8]
  mov eax, ${call.munmap}
  syscall
  add r13, 16
  jmp unmap_all_next
unmap_all_done:
  mov rdi, rbx
  mov rsi, [rbx + 8]
  mov eax, ${call.munmap}
  syscall`,
);

const registerModule = framed(
  'napi_register_module_v1',
  ['rbx', 'r12'],
  24,
  `  mov rbx, rdi
  mov r12, rsi
${primitives
  .map(
    (name) => `  mov rdi, rbx
  lea rsi, [rip + text_${name}]
  mov edx, ${name.length}
  lea rcx, [rip + ${name}]
  xor r8d, r8d
  lea r9, [rsp + 8]
  call qword ptr [rip + napi_create_function]
  mov rdi, rbx
  mov rsi, r12
  lea rdx, [rip + text_${name}]
  mov rcx, [rsp + 8]
  call qword ptr [rip + napi_set_named_property]`,
  )
  .join('\n')}
  mov rax, r12`,
);

const functions: readonly AddonFunction[] = [
  registerModule,
  takeArguments,
  systemCall,
  addressOf,
  pin,
  makeFunction,
  makeFastFunction,
  makeView,
  copy,
  runAsync,
  complete,
  atExit,
  unmapAll,
  debugInterface,
  jitCodeEvents,
  registerCode,
];

/** Names of the addon's functions; each begins at the label of its name and ends at that label with `_end`. */
export const functionNames: readonly string[] = functions.map(({ name }) => name);

/**
 * The whole text: code and constants up to the label `code_end`, then, on pages of their own, gdb's descriptor (version
 * 1, nothing in it) and the lock from the label `data` on, and from the label `imports` on one slot of eight bytes for each imported symbol, labelled with the name that the code uses.
 */
export const addonText: string = [
  ...functions.map(({ text }) => text),
  'text_native: .asciz "rawcpu"',
  ...primitives.map((name) => `text_${name}: .asciz "${name}"`),
  '.p2align 3',
  // v8::CTypeInfo of the result (void, 0) and of the receiver (a V8 value, 10).
  'v8_type_void: .quad 0',
  'v8_type_value: .quad 10',
  'code_end:',
  '.p2align 12',
  'data:',
  `${debugSymbols.descriptor}:`,
  '.long 1, 0',
  '.quad 0, 0',
  'debug_lock: .quad 0',
  'data_end:',
  '.p2align 12',
  'imports:',
  ...[...requiredImports, ...Object.keys(weakImports)].map((label) => `${label}: .quad 0`),
  '',
].join('\n');

/** The rows of a function's unwind data: the frame grows with each saved register and the locals, and shrinks again. */
export function unwindRowsOf(functionName: string, labels: ReadonlyMap<string, number>): UnwindRow[] {
  const { saved, frameBytes } = functions.find(({ name }) => name === functionName)!;
  const offsetOf = (label: string) => labels.get(`${functionName}_${label}`)! - labels.get(functionName)!;
  const inner = 8 + 8 * saved.length;
  return [
    ...saved.map((register, i): UnwindRow => {
      const cfaOffset = 16 + 8 * i;
      return { at: offsetOf(`saved_${i}`), cfaOffset, saved: { register, belowCfa: cfaOffset } };
    }),
    { at: offsetOf('framed'), cfaOffset: inner + frameBytes },
    { at: offsetOf('unframed'), cfaOffset: inner },
    ...saved.map((_, i) => ({ at: offsetOf(`popped_${i}`), cfaOffset: inner - 8 * (i + 1) })),
  ];
}
