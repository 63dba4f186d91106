// All state that code can change without a system call, once, and what the guard does about each part of it. The
// documentation has the same list, and a test changes each part in a call and looks at what JavaScript and the next call
// find (test/hardware/state.test.ts).
//
// Intel SDM volume 1, chapters 3, 8 to 18; volume 2 for who writes what; AMD APM volume 1.

/** What becomes of a part. */
export type Care =
  /** As it was after every call, without a word. */
  | 'restored'
  /** Compared after every call: a difference is an ABI_VIOLATION, after which it is as it was. */
  | 'compared'
  /** Left as the code left it: it belongs to the callee by the calling convention, or nothing else in the process looks. */
  | 'left'
  /** User code cannot change it: the instruction faults, or does nothing, in processes as Linux makes them. */
  | 'refused';

export interface StatePart {
  readonly name: string;
  readonly care: Care;
  /** How, or why not. */
  readonly how: string;
  /** Its bit, where it is a flag that code must leave clear. */
  readonly flag?: number;
}

/** Every part: general registers and flags, floating point, vectors, segments, protection. */
export const stateParts: readonly StatePart[] = [
  // General registers.
  { name: 'rax, rcx, rdx, rsi, rdi, r8 to r11', care: 'left', how: 'the callee may change them' },
  { name: 'rbx, rbp, r12 to r15', care: 'compared', how: "with what they were; rbp points to a frame of the guard's" },
  { name: 'rsp', care: 'compared', how: 'with what it was; the code has a stack of its own' },
  // Flags.
  { name: 'CF, PF, AF, ZF, SF, OF', care: 'left', how: 'the callee may change them' },
  { name: 'TF', care: 'compared', how: 'must be clear', flag: 0x100 },
  { name: 'DF', care: 'compared', how: 'must be clear', flag: 0x400 },
  { name: 'NT', care: 'compared', how: 'must be clear: iretq faults where it is set', flag: 0x4000 },
  { name: 'AC', care: 'compared', how: 'must be clear', flag: 0x4_0000 },
  { name: 'ID', care: 'compared', how: 'must be clear', flag: 0x20_0000 },
  { name: 'RF', care: 'refused', how: 'popf clears it' },
  { name: 'IF, IOPL, VM, VIF, VIP', care: 'refused', how: 'popf leaves them alone' },
  // Floating point.
  { name: 'x87 and MMX registers', care: 'restored', how: 'emptied where the code may use them' },
  { name: 'x87 control word', care: 'compared', how: 'with what it was' },
  { name: 'x87 status word, tags of empty registers, pointers', care: 'left', how: 'no result depends on them' },
  { name: 'MXCSR, control bits', care: 'compared', how: 'with what they were' },
  { name: 'MXCSR, sticky flags', care: 'left', how: 'no result depends on them' },
  // Vectors.
  { name: 'xmm0 to xmm15', care: 'left', how: 'the callee may change them' },
  { name: 'upper halves of ymm and zmm0 to zmm15', care: 'restored', how: 'cleared by vzeroupper' },
  { name: 'zmm16 to zmm31', care: 'restored', how: 'cleared where the code may use them' },
  { name: 'k0 to k7', care: 'left', how: 'the callee may change them' },
  { name: 'AMX tiles and their configuration', care: 'restored', how: 'released where the code may use them' },
  // Segments.
  { name: 'cs', care: 'restored', how: 'a return has to come from 64-bit code; what stops the code goes on in ours' },
  { name: 'ss', care: 'left', how: 'there is one data segment that it can hold' },
  { name: 'ds, es', care: 'left', how: '64-bit code does not look at them' },
  { name: 'fs by its selector', care: 'compared', how: 'by the word that it points to: the C library lives there' },
  { name: 'base of fs', care: 'compared', how: 'the same' },
  { name: 'gs by its selector', care: 'left', how: 'nothing in the process uses it' },
  { name: 'base of gs', care: 'left', how: 'the same' },
  // Protection.
  {
    name: 'PKRU',
    care: 'restored',
    how: 'where the code has wrpkru or xrstor; code that denies itself all memory faults, and goes no further',
  },
  { name: 'shadow stack pointer', care: 'refused', how: 'no runtime has a shadow stack; rdssp does nothing then' },
  { name: 'CET indirect branch tracking', care: 'left', how: 'Linux does not enable it for programs' },
  { name: 'BND registers (MPX)', care: 'refused', how: 'Linux does not enable them; the instructions do nothing' },
  { name: 'user interrupts (UIF)', care: 'refused', how: 'Linux does not enable them; clui and stui fault' },
  {
    name: 'a transaction (RTM)',
    care: 'left',
    how: 'what follows aborts it, and with it all that the code did since xbegin',
  },
  { name: 'what umonitor and monitorx watch', care: 'left', how: 'only umwait and mwaitx look at it' },
];

/** Flags that code must leave clear. */
export const FORBIDDEN_FLAGS: number = stateParts.reduce((flags, { flag = 0 }) => flags | flag, 0);
