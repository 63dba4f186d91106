// The option `counters` of native(): code of somebody else's that stands between the thunk and the user's code and counts
// what happens there. exec knows no more of it than this.

import { RawCpuError } from '../errors/index.ts';

/** Counts around native calls; what `counters.open()` gives is one. */
export interface CallCounters {
  /**
   * Makes machine code that calls the code at `address` with everything as it finds it, registers and stack arguments, and
   * returns what that returns. It runs on the thread that asked.
   */
  around(address: bigint): CountedEntry;
}

export interface CountedEntry {
  /** What calls enter instead. */
  readonly address: bigint;
  /** Gives the code back; nobody calls it any more. */
  release(): void;
}

/** @throws RawCpuError `BAD_OPTION` for what cannot count calls */
export function checkCounters(value: unknown): asserts value is CallCounters | undefined {
  if (value === undefined || typeof (value as Partial<CallCounters> | null)?.around === 'function') return;
  throw new RawCpuError('BAD_OPTION', 'native: counters must be what counters.open() gives', {
    hint: "native(signature, code, { counters: counters.open('cycles,instructions') })",
  });
}

/** A call on the thread pool cannot be counted: counters belong to the thread that opened them. */
export function refuseAsync(name: string): never {
  throw new RawCpuError('BAD_OPTION', `${name}: async() runs on another thread than the one that its counters count`, {
    hint: 'call the function itself, or count the process with counters.open(events, { pid: process.pid })',
  });
}
