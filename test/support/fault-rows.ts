// Every kind of fault that this machine can raise, as code in Intel syntax.

import type { ErrorCode } from 'rawcpu';

/** Code that faults, and what is to be said of it. */
export interface FaultRow {
  readonly kind: string;
  readonly code: ErrorCode;
  readonly text: string;
  readonly words: RegExp;
}

const unmask = (mxcsr: number) => `push ${mxcsr}; ldmxcsr [rsp]; pop rax`;
export const faultRows: readonly FaultRow[] = [
  { kind: 'read', code: 'FAULT_READ', text: 'mov rax, [0x10]; ret', words: /read 8 bytes from 0x10, .* not mapped/ },
  { kind: 'write', code: 'FAULT_WRITE', text: 'mov byte ptr [0x10], 1; ret', words: /wrote 1 byte to 0x10/ },
  { kind: 'write to code', code: 'FAULT_WRITE', text: 'a: mov byte ptr [rip + a], 1; ret', words: /read-only/ },
  { kind: 'execute', code: 'FAULT_EXECUTE', text: 'mov eax, 0x1000; jmp rax', words: /went on at 0x1000/ },
  { kind: 'execute the stack', code: 'FAULT_EXECUTE', text: 'push 0xc3; jmp rsp', words: /not executable/ },
  {
    kind: 'not canonical',
    code: 'FAULT_READ',
    text: 'mov rax, 0x1234567812345678; mov al, [rax]; ret',
    words: /canonical/,
  },
  {
    kind: 'return nowhere',
    code: 'FAULT_EXECUTE',
    text: 'mov rax, 0x1234567812345678; push rax; ret',
    words: /canonical/,
  },
  {
    kind: 'alignment',
    code: 'FAULT_ALIGNMENT',
    text: 'lea rax, [rsp + 1]; movaps xmm0, [rax]; ret',
    words: /multiple of 16/,
  },
  {
    kind: 'alignment check',
    code: 'FAULT_ALIGNMENT',
    text: 'pushfq; or dword ptr [rsp], 0x40000; popfq; mov eax, [rsp + 1]; ret',
    words: /alignment check/,
  },
  { kind: 'privileged', code: 'FAULT_PROTECTION', text: 'hlt', words: /executed hlt/ },
  { kind: 'no instruction', code: 'ILLEGAL_INSTRUCTION', text: '.byte 6; ret', words: /not an instruction/ },
  { kind: 'ud2', code: 'ILLEGAL_INSTRUCTION', text: 'ud2', words: /ud2/ },
  { kind: 'missing feature', code: 'MISSING_FEATURE', text: 'vprotb xmm0, xmm1, xmm2; ret', words: /needs xop/ },
  { kind: 'divide by zero', code: 'DIVIDE_ERROR', text: 'xor ecx, ecx; div ecx; ret', words: /divided by zero$/m },
  { kind: 'quotient', code: 'DIVIDE_ERROR', text: 'mov edx, 9; mov ecx, 1; div ecx; ret', words: /too large/ },
  {
    kind: 'SSE exception',
    code: 'FLOATING_POINT',
    text: `${unmask(0x1d80)}; xorps xmm0, xmm0; mov eax, 1; cvtsi2sd xmm1, eax; divsd xmm1, xmm0; ret`,
    words: /SSE exception 'division by zero'/,
  },
  {
    kind: 'x87 exception',
    code: 'FLOATING_POINT',
    text: 'push 0x37b; fldcw [rsp]; pop rax; fld1; fldz; fdivp st(1), st; fwait; ret',
    words: /x87 exception 'division by zero'/,
  },
  { kind: 'int3', code: 'BREAKPOINT', text: 'int3', words: /int3/ },
  {
    kind: 'trap flag',
    code: 'BREAKPOINT',
    text: 'pushfq; or dword ptr [rsp], 0x100; popfq; nop; ret',
    words: /trap flag/,
  },
  { kind: 'stack overflow', code: 'STACK_OVERFLOW', text: 'again: call again', words: /overflowed/ },
  {
    kind: 'overflow by a large frame',
    code: 'STACK_OVERFLOW',
    text: 'again: sub rsp, 0x90000; mov [rsp], rax; jmp again',
    words: /overflowed/,
  },
  {
    kind: 'stack pointer destroyed',
    code: 'FAULT_WRITE',
    text: 'mov rsp, 0x1234; push rax',
    words: /wrote 8 bytes|wrote/,
  },
  { kind: 'direction flag set', code: 'FAULT_READ', text: 'std; mov rax, [0x20]; ret', words: /0x20/ },
  {
    kind: 'MXCSR and x87 changed',
    code: 'FAULT_READ',
    text: `${unmask(0xffc0)}; push 0xc7f; fldcw [rsp]; fld1; fldpi; mov rax, [0x20]; ret`,
    words: /0x20/,
  },
  {
    kind: 'nested task, alignment check and identification set',
    code: 'FAULT_READ',
    text: 'pushfq; or dword ptr [rsp], 0x204000; popfq; mov rax, [0x20]; ret',
    words: /0x20/,
  },
  {
    kind: 'another base of fs',
    code: 'FAULT_READ',
    text: 'mov eax, 0x2b; mov fs, eax; mov rax, [0x20]',
    words: /0x20/,
  },
  {
    kind: 'data segments empty',
    code: 'FAULT_READ',
    text: 'xor eax, eax; mov ds, eax; mov es, eax; mov gs, eax; mov rax, [0x20]',
    words: /0x20/,
  },
  {
    kind: 'a segment that is none',
    code: 'FAULT_PROTECTION',
    text: 'mov eax, 0x7ff3; mov ds, eax; ret',
    words: /selector 0x7ff0/,
  },
  { kind: 'int with a vector of the kernel', code: 'FAULT_PROTECTION', text: 'int 0x90; ret', words: /int 0x90/ },
  { kind: 'the overflow exception', code: 'FAULT_PROTECTION', text: 'int 4; ret', words: /overflow exception/ },
  { kind: 'int1', code: 'BREAKPOINT', text: '.byte 0xf1; ret', words: /trap flag/ },
  {
    kind: 'the stack is not canonical',
    code: 'FAULT_WRITE',
    text: 'mov rsp, 0x1234567812345678; push rax',
    words: /canonical/,
  },
  {
    kind: 'x87 and MMX registers full',
    code: 'ILLEGAL_INSTRUCTION',
    text: 'fld1; fld1; movdq2q mm0, xmm0; ud2',
    words: /ud2/,
  },
  {
    kind: 'a system call that the kernel answers with a signal',
    code: 'FAULT_PROTECTION',
    text: 'mov eax, 15; mov rsp, 16; syscall',
    words: /by the kernel/,
  },
];
