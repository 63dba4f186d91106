// The guard's machine code, one copy for the whole process: the signal handler, the way back out of native code that it
// stopped, and what a thread needs to set itself up. It stays mapped for ever, for signals may arrive at any time.
//
// The handler takes a signal for its own when the interrupted thread's alternate stack is one of ours and a guarded
// call is running on it. Everything else goes on to the handler that was there before, with the same arguments.
// Registers need no saving: the kernel restores all of them when a handler returns. Of the flags it clears some.
//
// What the kernel is told to go on with has nothing of the interrupted code: segments, flags, blocked signals and
// floating-point state are ours. Flags that rt_sigreturn leaves alone, and the base of fs, which it does not know, are put
// right by what it goes on with. Nothing here uses fs.
//
// signal(7), sigaction(2), sigaltstack(2), timer_create(2); arch/x86/include/uapi/asm/sigcontext.h,
// arch/x86/kernel/signal_64.c (which flags, UC_SIGCONTEXT_SS).

import {
  archPrctl,
  CLOCK_MONOTONIC,
  systemCallNumbers as call,
  LOWEST_ERROR,
  mapFlags,
  READ_WRITE,
  SIGEV_THREAD_ID,
  signalActions,
  signalCodes,
  signalNumbers,
} from '../linux/index.ts';
import { FP_XSTATE_MAGIC1, fpstateOffsets, ucontextOffsets, writeRecordText } from './fault-record.ts';
import { beginJobText, threadEndsText } from './job-end-source.ts';
import {
  CONTEXT_MAGIC,
  CONTEXT_OFFSET,
  contextOffsets as c,
  GAP_BYTES,
  GUARD_BYTES,
  guardDataOffsets,
  keptRegisters,
  RECORD_OFFSET,
  REGION_BYTES,
  SIGNAL_STACK_BYTES,
} from './thread-context.ts';

const { SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGSEGV } = signalNumbers;

/** The signals that the processor's exceptions become. */
export const faultSignals = { SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGSEGV } as const;

const STACK_FLAGS = mapFlags.PRIVATE | mapFlags.ANONYMOUS | mapFlags.NORESERVE | mapFlags.STACK;
const REPEAT_NS = 5_000_000;
/** #AC, and the flag that asks for it: code of ours may have set it, and handlers of others cannot run with it. */
const ALIGNMENT_CHECK_VECTOR = 17;
const ALIGNMENT_CHECK_FLAG = 0x4_0000;

/** So often a call's end waits for what looks like a handler of somebody else's, 5 ms each time. */
const LARGEST_DEFERRALS = 40;
/** The component of XSAVE that holds PKRU, as a bit; and the bits of PKRU for the key that all memory has. */
const PKRU_COMPONENT_BIT = 0x200;
const KEY_0_BITS = 3;

/** Routines that others call, in the order of the table of distances that stands before the signature. */
export const handlerRoutines = [
  'thread_context',
  'leave_thread',
  'arm',
  'disarm',
  'restorer',
  'leave_code',
  'begin_job',
  'job_is_over',
  'clean_thread',
] as const;
/** What stands before the handler: a distance of four bytes to each routine, the data's address, the signature. */
export const HANDLER_TABLE_BYTES: number = 4 * handlerRoutines.length + 16;

/**
 * The guard's text. Labels: `handler`, one for each routine, and one for each field that is filled in before it runs:
 * `xsave_bytes`, `has_avx` and `pkru_offset` (in the XSAVE area; 0 for none), four bytes each, and `data_address`, eight.
 * It is the same everywhere but for these, so it is assembled when the package is made (gen/native-code.ts).
 */
export function signalHandlerText(): string {
  return `
.p2align 4
xsave_bytes: .long 0
has_avx: .long 0
pkru_offset: .long 0
${handlerRoutines.map((name) => `  .long ${name} - handler`).join('\n')}
data_address: .quad 0
  .quad 0x${CONTEXT_MAGIC.toString(16)}
${handlerText()}
${foreignText()}
${threadEndsText()}
${recoverText()}
${threadContextText()}
${beginJobText()}
${timerText()}
restorer:
  mov eax, ${call.rt_sigreturn}
  syscall
`;
}

function handlerText(): string {
  const u = ucontextOffsets;
  return `
handler:
  push 2
  popfq
  mov r8, [rip + data_address]
  cmp edi, [r8 + ${guardDataOffsets.deadlineSignal}]
  jne handler_context
  cmp dword ptr [rsi + 8], 0
  jg thread_ends
handler_context:
  cmp qword ptr [rdx + ${u.stackSize}], ${SIGNAL_STACK_BYTES}
  jne foreign
  mov r10, [rdx + ${u.stackAddress}]
  mov rcx, 0x${CONTEXT_MAGIC.toString(16)}
  cmp [r10 + ${c.magic}], rcx
  jne foreign
  lea rcx, [rip + fs_probe]
  cmp [rdx + ${u.rip}], rcx
  je fs_lost
  cmp qword ptr [r10 + ${c.active}], 0
  je foreign
  mov rax, [r10 + ${c.mask}]
  not rax
  and rax, [rdx + ${u.mask}]
  mov rcx, [rdx + ${u.rsp}]
  sub rcx, r10
  cmp edi, [r8 + ${guardDataOffsets.deadlineSignal}]
  je alarm
  cmp dword ptr [rsi + 8], 0
  jle foreign
  test rax, rax
  je handler_fault
  cmp rcx, ${SIGNAL_STACK_BYTES}
  ja handler_fault
  cmp qword ptr [r10 + ${c.hookFrame}], 0
  jne handler_fault
  cmp qword ptr [rdx + ${u.trap}], ${ALIGNMENT_CHECK_VECTOR}
  jne foreign
  and dword ptr [rdx + ${u.rflags}], ${~ALIGNMENT_CHECK_FLAG}
  ret
handler_fault:
  cmp edi, ${faultSignals.SIGTRAP}
  jne caught
  mov rax, [r10 + ${c.trapHook}]
  test rax, rax
  jne hooked
caught:
  mov r9, [r10 + ${c.record}]
  mov r11, [r10 + ${c.hookFrame}]
  test r11, r11
  cmove r11, rdx
${writeRecordText('record', '[rip + xsave_bytes]')}
leave_code:
  mov rax, [r10 + ${c.active}]
  mov dword ptr [rax - 8], 1
  mov qword ptr [r10 + ${c.active}], 0
  mov qword ptr [r10 + ${c.trapHook}], 0
  mov qword ptr [r10 + ${c.hookFrame}], 0
  mov dword ptr [r10 + ${c.deferrals}], 0
${leaveFloatText()}
  mov rcx, [r10 + ${c.mask}]
  mov [rdx + ${u.mask}], rcx
  mov rcx, [r10 + ${c.rsp}]
  mov [rdx + ${u.rsp}], rcx
  lea rcx, [rip + recover]
  mov [rdx + ${u.rip}], rcx
  mov [rdx + ${u.r10}], r10
  mov qword ptr [rdx + ${u.rflags}], 0x202
  mov eax, cs
  mov [rdx + ${u.cs}], ax
  mov eax, ss
  mov [rdx + ${u.ss}], ax
  ret
hooked:
  mov [r10 + ${c.hookFrame}], rdx
  lea r11, [rip + caught]
  call rax
  mov qword ptr [r10 + ${c.hookFrame}], 0
  ret
fs_lost:
  lea rcx, [rip + fs_restore]
  mov [rdx + ${u.rip}], rcx
  ret
${alarmText()}`;
}

/**
 * A deadline, or the end of the job's owner. rax has the signals that are blocked besides the thread's own, rcx the
 * distance of rsp from the signal stack's start. Where a handler of somebody else's is running, it is finished first, for
 * it may hold a lock, and nobody would unblock its signal. One on the signal stack goes on with ours blocked and pending,
 * so that it comes the moment that the handler returns. Elsewhere a handler looks like code that blocks signals: the
 * timer's next one tells.
 */
function alarmText(): string {
  return `
alarm:
  mov r9d, [rsi + 8]
  cmp r9d, ${signalCodes.TIMER}
  je alarm_look
  cmp r9d, ${signalCodes.TKILL}
  jne handled
alarm_look:
  test rax, rax
  je caught
  cmp rcx, ${SIGNAL_STACK_BYTES}
  jbe alarm_on_stack
  inc dword ptr [r10 + ${c.deferrals}]
  cmp dword ptr [r10 + ${c.deferrals}], ${LARGEST_DEFERRALS}
  jae caught
  cmp dword ptr [r10 + ${c.timerArmed}], 0
  jne handled
  mov eax, ${REPEAT_NS}
  call arm
  ret
alarm_on_stack:
  lea ecx, [rdi - 1]
  mov eax, 1
  shl rax, cl
  or [rdx + ${ucontextOffsets.mask}], rax
  jmp send_again`;
}

/**
 * Makes the kernel load the initial floating-point state: x87, vectors, masks and tiles are empty then. PKRU stays what it
 * was when the call began, or, where nobody noted that, as it is, unless no memory could be used with it.
 */
function leaveFloatText(): string {
  const f = fpstateOffsets;
  return `  mov rsi, [rdx + ${ucontextOffsets.fpstate}]
  test rsi, rsi
  je leave_frame
  mov eax, [r10 + ${c.mxcsr}]
  mov [rsi + ${f.mxcsr}], eax
  cmp dword ptr [rsi + ${f.magic}], ${FP_XSTATE_MAGIC1}
  jne leave_frame
  mov ecx, [rip + pkru_offset]
  xor eax, eax
  test ecx, ecx
  je leave_float
  cmp dword ptr [r10 + ${c.hasPkru}], 0
  je leave_keys
  mov eax, [r10 + ${c.pkru}]
  mov [rsi + rcx], eax
  mov eax, ${PKRU_COMPONENT_BIT}
  or [rsi + ${f.header}], rax
leave_keys:
  xor eax, eax
  test byte ptr [rsi + rcx], ${KEY_0_BITS}
  jne leave_float
  mov eax, ${PKRU_COMPONENT_BIT}
leave_float:
  and [rsi + ${f.header}], rax
leave_frame:`;
}

/** Passes a signal on. r8 is the guard's data. A default action is put back and happens when the handler returns. */
function foreignText(): string {
  return `
foreign:
  cmp edi, [r8 + ${guardDataOffsets.deadlineSignal}]
  je handled
  mov eax, edi
  shl eax, 5
  lea r9, [r8 + rax + ${guardDataOffsets.previous}]
  mov rax, [r9]
  cmp rax, ${signalActions.IGNORE}
  ja pass_on
  jb by_default
  cmp dword ptr [rsi + 8], 0
  jle handled
by_default:
  push rdi
  push rsi
  push 0
  push 0
  push 0
  push 0
  mov rsi, rsp
  xor edx, edx
  mov r10d, 8
  mov eax, ${call.rt_sigaction}
  syscall
  add rsp, 32
  pop rsi
  pop rdi
  cmp edi, ${faultSignals.SIGTRAP}
  je send_again
  cmp dword ptr [rsi + 8], 0
  jg handled
send_again:
  mov r8d, edi
  mov eax, ${call.getpid}
  syscall
  mov r9d, eax
  mov eax, ${call.gettid}
  syscall
  mov edi, r9d
  mov esi, eax
  mov edx, r8d
  mov eax, ${call.tgkill}
  syscall
handled:
  ret
pass_on:
  jmp rax`;
}

/**
 * The way back to the engine: r10 is the context, rsp the engine's, everything else the handler's. `clean_thread` puts
 * right what belongs to the thread: r10 is the context; it keeps the callee-saved registers and r10.
 *
 * The base of fs is looked at by the word that it points to, its own address (System V ABI for thread-local storage). Where
 * there is no memory, that faults, and the handler goes on at `fs_restore`.
 */
function recoverText(): string {
  return `
recover:
  call clean_thread
${keptRegisters.map((name) => `  mov ${name}, [r10 + ${c[name]}]`).join('\n')}
  call disarm
  xor eax, eax
  ret
clean_thread:
  push 2
  popfq
fs_probe:
  mov rax, fs:[0]
  cmp rax, [r10 + ${c.fsBase}]
  je fs_good
fs_restore:
  mov edi, ${archPrctl.SET_FS}
  mov rsi, [r10 + ${c.fsBase}]
  mov eax, ${call.arch_prctl}
  syscall
fs_good:
  mov dword ptr [r10 + ${c.owner}], 0
  mov dword ptr [r10 + ${c.hasPkru}], 0
  fninit
  fldcw [r10 + ${c.x87}]
  ldmxcsr [r10 + ${c.mxcsr}]
  cmp dword ptr [rip + has_avx], 0
  je clean_end
  vzeroupper
clean_end:
  ret`;
}

/** Gives this thread's context in rax, made if there is none, or a negative error number. Keeps rsi and r12 to r15. */
function threadContextText(): string {
  return `
thread_context:
  push rsi
  push rbx
  push rdi
  sub rsp, 32
  xor edi, edi
  mov rsi, rsp
  mov eax, ${call.sigaltstack}
  syscall
  test rax, rax
  js thread_context_end
  cmp qword ptr [rsp + 16], ${SIGNAL_STACK_BYTES}
  jne thread_context_make
  mov rax, [rsp]
  mov rcx, 0x${CONTEXT_MAGIC.toString(16)}
  cmp [rax + ${c.magic}], rcx
  je thread_context_end
thread_context_make:
  xor edi, edi
  mov esi, ${REGION_BYTES}
  mov edx, ${READ_WRITE}
  mov r10d, ${STACK_FLAGS}
  mov r8, -1
  xor r9d, r9d
  mov eax, ${call.mmap}
  syscall
  cmp rax, ${LOWEST_ERROR - 1}
  ja thread_context_end
  mov rbx, rax
  mov rdi, rax
  mov esi, ${GUARD_BYTES}
  xor edx, edx
  mov eax, ${call.mprotect}
  syscall
  test rax, rax
  js thread_context_undo
  add rbx, ${CONTEXT_OFFSET}
  lea rdi, [rbx - ${GAP_BYTES}]
  mov esi, ${GAP_BYTES}
  xor edx, edx
  mov eax, ${call.mprotect}
  syscall
  test rax, rax
  js thread_context_undo_context
  mov rcx, 0x${CONTEXT_MAGIC.toString(16)}
  mov [rbx + ${c.magic}], rcx
  mov [rbx + ${c.self}], rbx
  stmxcsr [rbx + ${c.mxcsr}]
  and dword ptr [rbx + ${c.mxcsr}], 0xffc0
  fnstcw [rbx + ${c.x87}]
  mov rax, fs:[0]
  mov [rbx + ${c.fsBase}], rax
  mov dword ptr [rbx + ${c.timer}], -1
  lea rax, [rbx + ${RECORD_OFFSET}]
  mov [rbx + ${c.record}], rax
  xor edi, edi
  xor esi, esi
  lea rdx, [rbx + ${c.mask}]
  mov r10d, 8
  mov eax, ${call.rt_sigprocmask}
  syscall
  mov [rsp], rbx
  mov qword ptr [rsp + 8], 0
  mov qword ptr [rsp + 16], ${SIGNAL_STACK_BYTES}
  mov rdi, rsp
  xor esi, esi
  mov eax, ${call.sigaltstack}
  syscall
  test rax, rax
  js thread_context_undo_context
  mov rax, rbx
  jmp thread_context_end
thread_context_undo_context:
  sub rbx, ${CONTEXT_OFFSET}
thread_context_undo:
  push rax
  mov rdi, rbx
  mov esi, ${REGION_BYTES}
  mov eax, ${call.munmap}
  syscall
  pop rax
thread_context_end:
  add rsp, 32
  pop rdi
  pop rbx
  pop rsi
  ret
leave_thread:
  push rbx
  sub rsp, 32
  mov rbx, rdi
  mov edi, [rbx + ${c.lifeline}]
  test edi, edi
  je leave_thread_timer
  mov eax, ${call.close}
  syscall
leave_thread_timer:
  mov edi, [rbx + ${c.timer}]
  test edi, edi
  js leave_thread_stack
  mov eax, ${call.timer_delete}
  syscall
leave_thread_stack:
  mov qword ptr [rsp], 0
  mov qword ptr [rsp + 8], 2
  mov qword ptr [rsp + 16], 0
  mov rdi, rsp
  xor esi, esi
  mov eax, ${call.sigaltstack}
  syscall
  lea rdi, [rbx - ${CONTEXT_OFFSET}]
  mov esi, ${REGION_BYTES}
  mov eax, ${call.munmap}
  syscall
  add rsp, 32
  pop rbx
  ret`;
}

/**
 * `arm` starts this thread's timer: r10 the context, rax nanoseconds; 0 in rax when it runs. `disarm` stops it if it
 * runs. Both keep r10 and the callee-saved registers, `arm` also rsi. The signal repeats until it is stopped, for the
 * first one may come before the call is under way.
 */
function timerText(): string {
  return `
arm:
  push rsi
  push r10
  xor edx, edx
  mov ecx, 1000000000
  div rcx
  mov qword ptr [r10 + ${c.timerSpec}], 0
  mov qword ptr [r10 + ${c.timerSpec + 8}], ${REPEAT_NS}
  mov [r10 + ${c.timerSpec + 16}], rax
  mov [r10 + ${c.timerSpec + 24}], rdx
  cmp dword ptr [r10 + ${c.timer}], 0
  jns arm_set
  mov r8, [rip + data_address]
  mov eax, [r8 + ${guardDataOffsets.deadlineSignal}]
  mov [r10 + ${c.sigevent + 8}], eax
  mov dword ptr [r10 + ${c.sigevent + 12}], ${SIGEV_THREAD_ID}
  mov eax, ${call.gettid}
  syscall
  mov [r10 + ${c.sigevent + 16}], eax
  mov edi, ${CLOCK_MONOTONIC}
  lea rsi, [r10 + ${c.sigevent}]
  lea rdx, [r10 + ${c.timer}]
  mov eax, ${call.timer_create}
  syscall
  test rax, rax
  je arm_set
  mov dword ptr [r10 + ${c.timer}], -1
  jmp arm_end
arm_set:
  mov dword ptr [r10 + ${c.timerArmed}], 1
  mov edi, [r10 + ${c.timer}]
  xor esi, esi
  lea rdx, [r10 + ${c.timerSpec}]
  xor r10d, r10d
  mov eax, ${call.timer_settime}
  syscall
arm_end:
  pop r10
  pop rsi
  ret
disarm:
  cmp dword ptr [r10 + ${c.timerArmed}], 0
  je disarm_end
  push r10
  mov dword ptr [r10 + ${c.timerArmed}], 0
  mov qword ptr [r10 + ${c.timerSpec + 8}], 0
  mov qword ptr [r10 + ${c.timerSpec + 16}], 0
  mov qword ptr [r10 + ${c.timerSpec + 24}], 0
  mov edi, [r10 + ${c.timer}]
  xor esi, esi
  lea rdx, [r10 + ${c.timerSpec}]
  xor r10d, r10d
  mov eax, ${call.timer_settime}
  syscall
  pop r10
disarm_end:
  ret`;
}

/** A Node-API callback that gives this thread a context. Fields: `routine`, its address, and `result`, where it goes. */
export function enterThreadText(): string {
  return `
  sub rsp, 8
  call [rip + routine]
  mov rcx, [rip + result]
  mov [rcx], rax
  xor eax, eax
  add rsp, 8
  ret
.p2align 3
routine: .quad 0
result: .quad 0
`;
}
