// Where everything lies: in the child's address space, whose parts are far from each other so that what is between them
// faults, and in the block of shared memory, the only thing that host and child have in common.

import { PAGE_SIZE_BYTES } from '../../linux/index.ts';

/** Fixed addresses of the child. Each range is followed by unmapped space. */
export const address = {
  code: 0x5000_0000_0000,
  /** For code with absolute addresses of 32 bits. */
  lowCode: 0x1000_0000,
  stack: 0x5100_0000_0000,
  memory: 0x5200_0000_0000,
  program: 0x6000_0000_0000,
  /** Near enough to the program that it reaches the block's fields from its own instruction pointer. */
  block: 0x6000_1000_0000,
  /** What the set-up works off and how far it came; unmapped before the code runs. */
  setup: 0x6000_2000_0000,
  signalStack: 0x6100_0000_0000,
  /** What a trace notes, see step-data.ts. */
  trace: 0x6200_0000_0000,
  /** The end of what a process may map. */
  end: 0x7fff_ffff_f000,
} as const;

/** Room for the largest signal frame that a processor with AMX needs (about 11 KiB), several times over. */
export const SIGNAL_STACK_SIZE_BYTES: number = 64 * 1024;
/** Mapped above the signal stack: the handler copies register state in a size rounded up, from a frame at its very top. */
export const SIGNAL_STACK_MARGIN_BYTES: number = PAGE_SIZE_BYTES;
export const STACK_SIZE_BYTES: number = 256 * 1024;
/** The largest trace, and room after it. */
export const TRACE_LIMIT_BYTES: number = 0x8000_0000;
/** Between two regions of memory that the caller asked for. */
export const GUARD_SIZE_BYTES: number = 1024 * 1024;

/** Offsets in the shared block. */
export const block = {
  /** How the run ended, see `outcome`; 0 while it has not. */
  outcome: 0,
  /** The calls that confine the child at last, see `table`. */
  table: 8,
  /** Where the code is entered. */
  entry: 32,
  /** Of the signal handler: the signal's number, and how much of the stack from rsp on was copied. */
  signal: 40,
  stackTopSize: 48,
  /** Address of the stepper's data in a run that is traced, else 0. */
  trace: 56,
  siginfo: 0x80,
  generalRegisters: 0x100,
  /** The registers before and after, see cpu-state.ts. */
  state: 0x200,
  stackTop: 0x1c00,
  /** The last calls, and what they point to. */
  calls: 0x2000,
} as const;

/** Offsets in a table of set-up calls: how many there are, how many were made, and the result of one that failed. */
export const table = { count: 0, done: 8, result: 16 } as const;
/** Offsets in the memory of the set-up. */
export const setupArea = { table: 0, calls: 0x40 } as const;

export const SIGINFO_SIZE_BYTES = 128;
/** gregset_t of a signal frame: 23 registers. */
export const GENERAL_REGISTERS_SIZE_BYTES: number = 23 * 8;
export const STACK_TOP_SIZE_BYTES: number = 512;
/** The largest state that the block has room for. */
export const STATE_LIMIT_BYTES: number = block.stackTop - block.state;
/** Pages that nobody touches cost nothing. The end serves the child as a stack before and after the code. */
export const BLOCK_SIZE_BYTES = 0x10000;
/** Room for the set-up of so many regions of memory as there may be. */
export const SETUP_SIZE_BYTES = 0x10000;
/** The set-up has room for so many regions of memory. */
export const REGION_LIMIT = 128;

export const outcome = { none: 0, returned: 1, signal: 2, stopped: 3 } as const;

/** The exit status of a child that could not be confined. The filter lets no other than 0 through, so no code ran then. */
export const NOT_CONFINED_STATUS = 1;
