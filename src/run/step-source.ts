// Machine code that SIGTRAP comes to while code is traced: it notes what the last instruction changed and looks at the
// next one. It runs on the signal stack between two instructions of the traced code, a few hundred nanoseconds each.
//
// A note is 8 bytes (which of rax..r15 and rflags changed, a bit each in 4 bytes; number of vector pieces; size of the
// memory operand), rip, the changed registers, the memory operand's address and bytes (padded to 8), and 24 bytes for
// each 16 of the XSAVE area that changed: their offset, and what they are now. Notes follow each other; the first one
// has everything that is not 0. A note is written before an instruction runs, so its changes are those of the one before.
//
// The trap flag needs care: `pushf` would show it to the code, `popf` and `iret` would clear it, and system calls leave
// the process with it, so tracing stops before one.
//
// The same text serves in this process and in an isolated child.

import { ucontextGeneral, ucontextOffsets } from '../fault/index.ts';
import { systemCallNumbers as call, SIGNAL_SET_BYTES } from '../linux/index.ts';

/** Offsets in the stepper's data. */
export const stepOffsets = {
  /** Code of ours around the traced code: address and size. */
  jobStart: 0,
  jobBytes: 8,
  codeStart: 16,
  codeBytes: 24,
  /** Eight bytes for each byte of code, see step-table.ts; 0 when there is no table. */
  table: 32,
  /** Where the next note goes, and where notes must end. */
  next: 40,
  limit: 48,
  /** Instructions that may still run. */
  left: 56,
  stopped: 64,
  operandAddress: 72,
  operandBytes: 80,
  hasBegun: 88,
  hasPushed: 96,
  noteCount: 104,
  /** In a child: the ucontext of the last step. */
  frame: 112,
  /** Registers by hardware number, then rflags, and the XSAVE area, as last noted. */
  general: 128,
  xsave: 320,
} as const;

/** Why tracing ended; 0 when something else stopped the code. */
export const stopReason = { none: 0, maxSteps: 1, logFull: 2, systemCall: 3, returned: 4 } as const;

/** No note is longer. */
export const LONGEST_NOTE_BYTES = 8192;

/** si_code of a single step; emulators say TRAP_BRKPT, 1. That of int3 is far larger. */
const TRAP_TRACE = 2;
const GENERAL_COUNT = 16;
const TRAP_FLAG = 0x100;
/** Trap and resume flag: of the tracing, not of the code. */
const OWN_FLAGS = 0x1_0100;
const EFAULT = -14;
/** What can be read of other code, once it was probed. */
const PROBED_BYTES = 8;

/** Base registers in the table that are none. */
export const tableBase = { none: 16, code: 17 } as const;

const t = stepOffsets;
const u = ucontextOffsets;

export interface StepTextOptions {
  /** Text that puts the address of the stepper's data into r8. */
  readonly loadData: string;
  /** Text that leaves the code for good; r10 and rdx are as on entry. It may change everything else. */
  readonly leave: string;
  /** Whether there is other code to go to, which is looked at too where it can be read. */
  readonly seesOtherCode: boolean;
  /** Size of the XSAVE area, 512 without XSAVE. */
  readonly xsaveBytes: number;
}

/**
 * The text, from the label `stepper` on. On entry rsi is the siginfo, rdx the ucontext, r11 where signals go that are no
 * step. It returns to let the code go on, and keeps rdx, r8, r10.
 */
export function stepText({ loadData, leave, seesOtherCode, xsaveBytes }: StepTextOptions): string {
  return `
stepper:
  mov eax, [rsi + 8]
  dec eax                     # 0 is a signal that somebody sent
  cmp eax, ${TRAP_TRACE - 1}
  jbe stepped
  jmp r11
stepped:
${loadData}
  mov rax, [rdx + ${u.rip}]
  mov rcx, rax
  sub rcx, [r8 + ${t.jobStart}]
  cmp rcx, [r8 + ${t.jobBytes}]
  jb step_in_job
  mov qword ptr [r8 + ${t.hasBegun}], 1
  cmp qword ptr [r8 + ${t.hasPushed}], 0
  je step_note
  mov qword ptr [r8 + ${t.hasPushed}], 0
  mov rcx, [rdx + ${u.rsp}]
  and byte ptr [rcx + 1], 0xfe
step_note:
  call note
  mov ecx, ${stopReason.maxSteps}
  sub qword ptr [r8 + ${t.left}], 1
  jb step_stop
  mov ecx, ${stopReason.logFull}
  cmp r9, [r8 + ${t.limit}]
  ja step_stop
  mov rsi, [rdx + ${u.rip}]
  mov r12, rsi
  sub r12, [r8 + ${t.codeStart}]
  mov r13, [r8 + ${t.codeBytes}]
  sub r13, r12
  cmp r12, [r8 + ${t.codeBytes}]
  jb step_look
${seesOtherCode ? probeText() : '  jmp step_end'}
step_look:
${lookText()}
  cmp r12, [r8 + ${t.codeBytes}]
  jae step_end
${operandText()}
step_end:
  ret
step_in_job:
  cmp qword ptr [r8 + ${t.hasBegun}], 0
  je step_end
  call note
  mov qword ptr [r8 + ${t.stopped}], ${stopReason.returned}
  and dword ptr [rdx + ${u.rflags}], ${~TRAP_FLAG}
  ret
step_stop:
  mov [r8 + ${t.stopped}], rcx
${leave}
${noteText(xsaveBytes)}
`;
}

/** Leaves for step_end where the eight bytes at rsi cannot be read: the kernel reads the mask before it refuses `how`. */
function probeText(): string {
  return `  mov r14, rdx
  mov r15, r10
  mov edi, -1
  xor edx, edx
  mov r10d, ${SIGNAL_SET_BYTES}
  mov eax, ${call.rt_sigprocmask}
  syscall
  mov rdx, r14
  mov r10, r15
  cmp rax, ${EFAULT}
  je step_end
  mov r13d, ${PROBED_BYTES}`;
}

/** Prefixes that these instructions may have, by their meaning or without one; REX prefixes are besides. */
const prefixes = [0x67, 0xf2, 0xf3, 0x2e, 0x36, 0x3e, 0x26, 0x64, 0x65];

/**
 * Looks at the instruction at rsi, of which r13 bytes can be read. What it reads and writes on the stack of the code
 * faults as the instruction would: at rsp, as a read.
 */
function lookText(): string {
  return `  mov rdi, [rdx + ${u.rsp}]
  mov ebx, 8                  # where iret finds the flags
step_byte:
  movzx eax, byte ptr [rsi]
  inc rsi
  dec r13
  cmp al, 0x66
  jne step_not_66
  mov ebx, 4
  jmp step_prefix
step_not_66:
${prefixes.map((prefix) => `  cmp al, ${prefix}\n  je step_prefix`).join('\n')}
  mov ecx, eax
  and ecx, 0xf0
  cmp ecx, 0x40
  jne step_opcode
  test al, 8
  je step_prefix
  mov ebx, 16
step_prefix:
  test r13, r13
  jne step_byte
  jmp step_looked
step_opcode:
  cmp al, 0x9c
  jne step_not_pushf
  mov qword ptr [r8 + ${t.hasPushed}], 1
step_not_pushf:
  cmp al, 0x9d
  jne step_not_popf
  movzx ecx, word ptr [rdi]
  or byte ptr [rdi + 1], 1
step_not_popf:
  cmp al, 0xcf
  jne step_not_iret
  movzx ecx, word ptr [rdi + rbx]
  or byte ptr [rdi + rbx + 1], 1
step_not_iret:
  test r13, r13
  je step_looked
  mov ecx, ${stopReason.systemCall}
  cmp al, 0xcd
  je step_interrupt
  cmp al, 0x0f
  jne step_looked
  movzx eax, byte ptr [rsi]
  cmp al, 0x05
  je step_stop
  cmp al, 0x34
  je step_stop
  jmp step_looked
step_interrupt:
  cmp byte ptr [rsi], 0x80
  je step_stop
step_looked:`;
}

/** Computes where the memory operand of the instruction at offset r12 of the code is; it is read once it has run. */
function operandText(): string {
  return `  mov rax, [r8 + ${t.table}]
  test rax, rax
  je step_end
  mov rbx, [rax + r12 * 8]
  mov rsi, rbx
  shr rsi, 24
  movzx esi, sil
  test esi, esi
  je step_end
  mov rdi, rbx
  sar rdi, 32
  movzx ecx, bl
  cmp ecx, ${tableBase.none}
  je step_index
  mov rax, [r8 + ${t.codeStart}]
  ja step_base
  mov rax, [r8 + rcx * 8 + ${t.general}]
step_base:
  add rdi, rax
step_index:
  movzx ecx, bh
  cmp ecx, ${tableBase.none}
  je step_address
  mov rax, [r8 + rcx * 8 + ${t.general}]
  shr ebx, 16
  movzx ecx, bl
  imul rax, rcx
  add rdi, rax
step_address:
  mov [r8 + ${t.operandAddress}], rdi
  mov [r8 + ${t.operandBytes}], rsi`;
}

/** Writes a note; r9 is where the next one goes afterwards. Keeps rdx, r8, r10. */
function noteText(xsaveBytes: number): string {
  const registers = [...ucontextGeneral, u.rflags].map(
    (offset, i) => `  mov rax, [rdx + ${offset}]
${i === GENERAL_COUNT ? `  and eax, ${~OWN_FLAGS >>> 0}\n` : ''}  cmp rax, [r8 + ${t.general + 8 * i}]
  je note_same_${i}
  mov [r8 + ${t.general + 8 * i}], rax
  mov [r9], rax
  add r9, 8
  or ebx, ${1 << i}
note_same_${i}:`,
  );
  // What the kernel keeps between 416 and 512 of the legacy area is its own; of the header only the first word counts.
  const ranges = [
    [0, 416],
    [512, 528],
    [576, xsaveBytes],
  ].filter(([from, to]) => from! < to! && to! <= xsaveBytes);
  return `
note:
  mov r9, [r8 + ${t.next}]
  mov r12, r9
  mov rax, [rdx + ${u.rip}]
  mov [r12 + 8], rax
  add r9, 16
  xor ebx, ebx
${registers.join('\n')}
  mov [r12], ebx
  mov rcx, [r8 + ${t.operandBytes}]
  mov [r12 + 6], cx
  test ecx, ecx
  je note_vectors
  mov qword ptr [r8 + ${t.operandBytes}], 0
  mov rsi, [r8 + ${t.operandAddress}]
  mov [r9], rsi
  lea rdi, [r9 + 8]
  rep movsb
  lea r9, [rdi + 7]
  and r9, -8
note_vectors:
  mov rsi, [rdx + ${u.fpstate}]
  lea rdi, [r8 + ${t.xsave}]
  xor ebx, ebx
${ranges.map(([from, to], i) => compareText(i, from!, to!)).join('\n')}
  mov [r12 + 4], bx
  mov [r8 + ${t.next}], r9
  inc qword ptr [r8 + ${t.noteCount}]
  ret`;
}

function compareText(i: number, from: number, to: number): string {
  return `  mov r13d, ${from}
note_${i}:
  movdqu xmm0, [rsi + r13]
  movdqu xmm1, [rdi + r13]
  pcmpeqb xmm1, xmm0
  pmovmskb eax, xmm1
  cmp eax, 0xffff
  je note_${i}_same
  movdqu [rdi + r13], xmm0
  mov [r9], r13
  movdqu [r9 + 8], xmm0
  add r9, 24
  inc ebx
note_${i}_same:
  add r13, 16
  cmp r13, ${to}
  jb note_${i}`;
}
