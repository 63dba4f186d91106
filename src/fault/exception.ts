// Which exception a signal tells of. The kernel notes an exception's vector in the signal's frame, but only where there was
// one: a signal of another origin comes with the vector of the exception before. So signal and si_code say first what may
// have happened, and the vector is believed where it is one of those.
//
// Linux: arch/x86/kernel/traps.c (do_error_trap, exc_general_protection, handle_xfd_event), arch/x86/mm/fault.c,
// include/uapi/asm-generic/siginfo.h; Intel SDM volume 3, table 7-1.

import { faultSignals } from './signal-handler-source.ts';

/** Vectors of exceptions. */
export const vectors = {
  divide: 0,
  debug: 1,
  breakpoint: 3,
  overflow: 4,
  bound: 5,
  invalidOpcode: 6,
  noDevice: 7,
  segment: 11,
  stack: 12,
  protection: 13,
  page: 14,
  x87: 16,
  alignment: 17,
  simd: 19,
  control: 21,
} as const;

/** What stopped code: an exception, or something that has no vector. */
export type Stop =
  | { readonly by: 'exception'; readonly vector: number }
  /** A tile instruction of a process that has not asked for tiles. */
  | { readonly by: 'tiles' }
  /** A process, or a thread of this one. */
  | { readonly by: 'process'; readonly pid: number }
  /** The kernel, for a reason of its own: a signal found no room on the stack, or a system call failed that way. */
  | { readonly by: 'kernel' }
  /** Memory that is broken. */
  | { readonly by: 'hardware' };

interface Row {
  readonly signal: number;
  /** si_code; those that have no row of their own have the row without one. */
  readonly codes?: readonly number[];
  /** Vectors that are believed; where there is one only, it is known without the frame. */
  readonly vectors: readonly number[];
  /** What it was where the frame's vector is none of these. */
  readonly otherwise: Stop;
}

const SI_KERNEL = 128;
const exception = (vector: number): Stop => ({ by: 'exception', vector });
const { SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGSEGV } = faultSignals;
const v = vectors;

const rows: readonly Row[] = [
  // FPE_INTDIV, FPE_INTOVF
  { signal: SIGFPE, codes: [1, 2], vectors: [v.divide], otherwise: exception(v.divide) },
  { signal: SIGFPE, codes: [SI_KERNEL], vectors: [], otherwise: { by: 'kernel' } },
  { signal: SIGFPE, vectors: [v.x87, v.simd], otherwise: exception(v.simd) },
  // ILL_ILLOPC: of the processor's exceptions only that of a disabled state (XFD) is told so.
  { signal: SIGILL, codes: [1], vectors: [], otherwise: { by: 'tiles' } },
  { signal: SIGILL, codes: [SI_KERNEL], vectors: [], otherwise: { by: 'kernel' } },
  { signal: SIGILL, vectors: [v.invalidOpcode], otherwise: exception(v.invalidOpcode) },
  { signal: SIGTRAP, codes: [SI_KERNEL], vectors: [v.breakpoint], otherwise: exception(v.breakpoint) },
  { signal: SIGTRAP, vectors: [v.debug], otherwise: exception(v.debug) },
  // BUS_ADRALN; BUS_MCEERR_AR and BUS_MCEERR_AO
  { signal: SIGBUS, codes: [1], vectors: [v.alignment], otherwise: exception(v.alignment) },
  { signal: SIGBUS, codes: [4, 5], vectors: [], otherwise: { by: 'hardware' } },
  { signal: SIGBUS, codes: [SI_KERNEL], vectors: [v.segment, v.stack], otherwise: { by: 'kernel' } },
  { signal: SIGBUS, vectors: [v.page], otherwise: exception(v.page) },
  // SEGV_BNDERR, SEGV_CPERR
  { signal: SIGSEGV, codes: [3], vectors: [v.bound], otherwise: exception(v.bound) },
  { signal: SIGSEGV, codes: [10], vectors: [v.control], otherwise: exception(v.control) },
  {
    signal: SIGSEGV,
    codes: [SI_KERNEL],
    vectors: [v.overflow, v.bound, 9, 10, v.protection, 29],
    otherwise: { by: 'kernel' },
  },
  { signal: SIGSEGV, vectors: [v.page], otherwise: exception(v.page) },
];

/** What a signal's frame says of its origin. */
export interface SignalOrigin {
  readonly signal: number;
  /** si_code. */
  readonly code: number;
  /** si_addr, or si_pid and si_uid of a signal that was sent. */
  readonly address: bigint;
  /** The vector that stands in the frame. */
  readonly trap: number;
}

/** Whether a frame has no vector at all: emulators leave it out. */
export const hasVector = ({ trap }: SignalOrigin): boolean => trap >= 0 && trap < 32;

/** What stopped code that got one of the signals that exceptions become. */
export function stopOf(origin: SignalOrigin): Stop {
  const { signal, code, address, trap } = origin;
  if (code <= 0) return { by: 'process', pid: Number(BigInt.asUintN(32, address)) };
  const ofSignal = rows.filter((row) => row.signal === signal);
  const row = ofSignal.find(({ codes }) => codes?.includes(code)) ?? ofSignal.find(({ codes }) => codes === undefined);
  if (row === undefined) return { by: 'kernel' };
  if (row.vectors.includes(trap)) return exception(trap);
  if (!hasVector(origin) && signal === SIGSEGV && code === SI_KERNEL) return exception(v.protection);
  return row.otherwise;
}
