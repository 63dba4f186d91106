// What the signal handler writes when it catches something: which signal, what the kernel says about it, and the whole
// register state in the shape that XSAVE gives it. sigaction(2), and struct ucontext of the kernel's x86 headers.

import { contextOffsets, GAP_BYTES, keptRegisters, NATIVE_STACK_BYTES } from './thread-context.ts';

/** Offsets in a record. */
export const recordOffsets = {
  signal: 0,
  /** si_code. */
  code: 4,
  /** si_addr. */
  address: 8,
  /** The exception's vector, its error code, and the address of a page fault. */
  trap: 16,
  errorCode: 24,
  faultAddress: 32,
  /** From the thread's context: its address, MXCSR, x87 control word, callee-saved registers in their order. */
  context: 40,
  mxcsr: 48,
  x87: 52,
  kept: 56,
  /** How much of the native stack from rsp on follows at `stack`, up to STACK_TOP_BYTES; 0 when rsp is elsewhere. */
  stackBytes: 104,
  /** Code and stack segment, which the interrupted code had. */
  cs: 108,
  ss: 110,
  stack: 128,
  /** The register state; general registers by hardware number, then rip, rflags, and at 192 the XSAVE area. */
  state: 256,
} as const;

/** What is copied of the stack. */
export const STACK_TOP_BYTES: number = recordOffsets.state - recordOffsets.stack;

/** Offsets in the state, those of exec's state blocks. */
const STATE_RIP = 128;
const STATE_RFLAGS = 136;
const STATE_XSAVE = 192;

/** Offsets in the kernel's ucontext of the general registers, by hardware number. */
export const ucontextGeneral = [144, 152, 136, 128, 160, 120, 112, 104, 40, 48, 56, 64, 72, 80, 88, 96] as const;

/** Offsets in the kernel's ucontext. */
export const ucontextOffsets = {
  stackAddress: 16,
  stackSize: 32,
  r10: 56,
  rsp: 160,
  rip: 168,
  rflags: 176,
  cs: 184,
  ss: 190,
  errorCode: 192,
  trap: 200,
  faultAddress: 216,
  fpstate: 224,
  /** The signals that are blocked when the handler returns. */
  mask: 296,
} as const;

/** In the kernel's fpstate: says that the area is one of XSAVE, in its legacy part, and how long it is. */
export const fpstateOffsets = { mxcsr: 24, magic: 464, sizeBytes: 480, header: 512 } as const;
export const FP_XSTATE_MAGIC1 = 0x4650_5853;

/**
 * Text that writes a record. rdi is the signal, rsi the siginfo, rdx the ucontext, r9 the record, r10 the context, r11 the
 * ucontext with the registers, which is another one where a handler of ours was interrupted; changes rax, rcx, rsi, rdi.
 * `xsaveBytes` is an operand that says how large the XSAVE area in a record is.
 */
export function writeRecordText(label: string, xsaveBytes: string): string {
  const { signal, code, address, trap, errorCode, faultAddress, context, mxcsr, x87, kept, state } = recordOffsets;
  const { stack, stackBytes, cs, ss } = recordOffsets;
  const u = ucontextOffsets;
  const move = (from: string, to: number) => `  mov rax, ${from}\n  mov [r9 + ${to}], rax`;
  return `
  mov [r9 + ${signal}], edi
  mov eax, [rsi + 8]
  mov [r9 + ${code}], eax
${move('[rsi + 16]', address)}
${move(`[rdx + ${u.trap}]`, trap)}
${move(`[rdx + ${u.errorCode}]`, errorCode)}
${move(`[rdx + ${u.faultAddress}]`, faultAddress)}
  mov [r9 + ${context}], r10
  mov eax, [r10 + ${contextOffsets.mxcsr}]
  mov [r9 + ${mxcsr}], eax
  mov eax, [r10 + ${contextOffsets.x87}]
  mov [r9 + ${x87}], eax
${keptRegisters.map((name, i) => move(`[r10 + ${contextOffsets[name]}]`, kept + 8 * i)).join('\n')}
${ucontextGeneral.map((offset, i) => move(`[r11 + ${offset}]`, state + 8 * i)).join('\n')}
${move(`[r11 + ${u.rip}]`, state + STATE_RIP)}
${move(`[r11 + ${u.rflags}]`, state + STATE_RFLAGS)}
  mov ax, [r11 + ${u.cs}]
  mov [r9 + ${cs}], ax
  mov ax, [r11 + ${u.ss}]
  mov [r9 + ${ss}], ax
  mov rsi, [r11 + ${u.rsp}]
  lea rcx, [r10 - ${GAP_BYTES}]
  mov dword ptr [r9 + ${stackBytes}], 0
  sub rcx, rsi
  jbe ${label}_elsewhere
  cmp rcx, ${NATIVE_STACK_BYTES}
  ja ${label}_elsewhere
  mov eax, ${STACK_TOP_BYTES}
  cmp rcx, rax
  cmova rcx, rax
  mov [r9 + ${stackBytes}], ecx
  lea rdi, [r9 + ${stack}]
  rep movsb
${label}_elsewhere:
  mov rsi, [r11 + ${u.fpstate}]
  test rsi, rsi
  je ${label}_done
  mov ecx, 512
  cmp dword ptr [rsi + ${fpstateOffsets.magic}], ${FP_XSTATE_MAGIC1}
  jne ${label}_copy
  mov ecx, [rsi + ${fpstateOffsets.sizeBytes}]
${label}_copy:
  mov eax, ${xsaveBytes}
  cmp ecx, eax
  cmova ecx, eax
  lea rdi, [r9 + ${state + STATE_XSAVE}]
  rep movsb
${label}_done:`;
}
