// What the guard keeps for the process, and for each thread that runs native code: one mapping with the stack that the code runs on and the
// stack that signals are handled on. Between them lies the context, a block of fields that thunks and signal handler
// share. The signal stack begins with it, so the kernel itself hands the handler the address: it tells every handler
// where the alternate stack of the interrupted thread lies (sigaltstack(2), uc_stack). No lock and no table is needed.
//
//   guard         1 MiB   no access: native code that overflows its stack faults here
//   native stack  8 MiB
//   gap           1 MiB   no access: native code that pops too much faults here
//   context       4 KiB   <- begins the signal stack
//   record        12 KiB  of what the handler saw last, see fault-record.ts
//   signal stack  240 KiB

import { PAGE_SIZE_BYTES } from '../linux/index.ts';

export const GUARD_BYTES = 1 << 20;
export const NATIVE_STACK_BYTES = 8 << 20;
export const GAP_BYTES = 1 << 20;
const SIGNAL_AREA_BYTES = 256 << 10;

/** Size of the alternate stack as the kernel is told: odd enough that nobody else's has it. */
export const SIGNAL_STACK_BYTES = SIGNAL_AREA_BYTES - 0x130;
export const REGION_BYTES = GUARD_BYTES + NATIVE_STACK_BYTES + GAP_BYTES + SIGNAL_AREA_BYTES;
/** Offset of a thread's own record from its context. */
export const RECORD_OFFSET: number = PAGE_SIZE_BYTES;
/** Offset of the context in the region. */
export const CONTEXT_OFFSET = GUARD_BYTES + NATIVE_STACK_BYTES + GAP_BYTES;

/** The first eight bytes of every context, and of what stands before every handler of ours. */
export const CONTEXT_MAGIC = 0x5243_5055_6775_0002n;

/** Offsets of a context's fields. */
export const contextOffsets = {
  magic: 0,
  /** The context's own address. */
  self: 8,
  /** The task descriptor of the call that is running; 0 while none is. */
  active: 16,
  /** Where the handler writes what it saw: the thread's own record, or that of a job of the thread pool. */
  record: 24,
  /** The engine's registers while a call runs. */
  rsp: 32,
  rbx: 40,
  rbp: 48,
  r12: 56,
  r13: 64,
  r14: 72,
  r15: 80,
  /** The engine's MXCSR with its sticky flags clear, and room for the one that the code left. */
  mxcsr: 88,
  leftMxcsr: 92,
  /** The engine's x87 control word, and room for the one that the code left. */
  x87: 96,
  leftX87: 100,
  /** Identifier of the thread's timer, -1 while there is none; and whether it is running. */
  timer: 104,
  timerArmed: 108,
  /** struct itimerspec: interval, then time until the signal, each seconds and nanoseconds. */
  timerSpec: 112,
  /** Address of code that SIGTRAP goes to while a call runs, or 0. */
  trapHook: 144,
  /** For that code. */
  trapData: 152,
  /** The ucontext that it works on; 0 while it does not run. What it runs into is the interrupted code's fault. */
  hookFrame: 160,
  /** The base of fs, with which the C library finds what belongs to a thread. */
  fsBase: 168,
  /** The signals that are blocked in this thread. */
  mask: 176,
  /** How often in a row a signal that ends the call came while a handler of somebody else's seemed to run. */
  deferrals: 184,
  /** A thread of the pool: its number, and the descriptor that tells when its job's owner goes, 0 for none. */
  thread: 188,
  owner: 256,
  /** PKRU when the call began, and whether it was noted. */
  pkru: 260,
  hasPkru: 264,
  /** struct pollfd */
  poll: 272,
  /** The next context in the list of those of the pool. */
  next: 280,
  /** A thread that starts jobs: the descriptor that they watch, 0 for none. */
  lifeline: 288,
  /** struct sigevent, 64 bytes. */
  sigevent: 192,
} as const;

/**
 * A frame of the guard's own lies at the top of the native stack, and rbp of the code points to it: two words, the engine's
 * rbp and an address that stops whoever returns through it. So code that leaves a frame which it never entered does not
 * go on in one of the engine's; and who follows frames finds the caller.
 */
export const OWN_FRAME_BYTES = 16;

/** The callee-saved registers that a context keeps, in the order in which they are checked. */
export const keptRegisters = ['rbx', 'rbp', 'r12', 'r13', 'r14', 'r15'] as const;

/** Offsets in the guard's data, which lies apart from its code. */
export const guardDataOffsets = {
  /** The signal that ends calls: timers send it, and whoever tells a thread that its job's owner goes. */
  deadlineSignal: 0,
  /** The first context of the list of those of the pool. */
  jobs: 8,
  /** The kernel's struct sigaction of each signal before ours, 32 bytes each, by signal number. */
  previous: 64,
} as const;
export const GUARD_DATA_BYTES: number = PAGE_SIZE_BYTES;
