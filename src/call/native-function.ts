// What native() gives: the types of a native function and of one whose arguments are fixed.

import type { Assembly } from '../asm/index.ts';
import { RawCpuError, unreadable } from '../errors/index.ts';
import type { CallExceptions } from './float-options.ts';
import type { ArgumentType, ArgumentValues, ResultType, ResultValue, Signature } from './types.ts';

/** Gives back what a function holds; for `using` declarations where the runtime has them. */
export interface Disposal {
  /**
   * Frees the code. Every later call throws `DISPOSED`. Doing it twice is not an error.
   * @throws CallError `BUSY` while an asynchronous call is running.
   */
  dispose(): void;
  /** Does what dispose() does, at the end of a `using` declaration's block. */
  [Symbol.dispose](): void;
}

/** A native function with its arguments fixed: the cheapest call there is. */
export type BoundFunction<R extends ResultType = ResultType> = (() => ResultValue<R>) & Disposal;

/**
 * Machine code as a JavaScript function.
 *
 * A call throws a CallError `ARGUMENT_COUNT`, `ARGUMENT_TYPE` or `ARGUMENT_RANGE` for arguments that do not go with the
 * signature, `ABI_VIOLATION` where the code broke the calling convention, `DISPOSED`; a MemoryError for a buffer that native
 * code must not touch; a CpuFault for a fault or a passed deadline.
 */
export type NativeFunction<
  A extends readonly ArgumentType[] = readonly ArgumentType[],
  R extends ResultType = ResultType,
> = ((...args: ArgumentValues<A>) => ResultValue<R>) &
  Disposal & {
    /**
     * Fixes all arguments. They are checked once, here; buffers are held until the bound function is disposed of or
     * forgotten. A call throws `BUFFER_DETACHED` when one of them was transferred away meanwhile.
     * @example
     * ```ts
     * import { native } from 'rawcpu';
     *
     * const counter = new Int32Array(1);
     * const count = native({ args: ['i32*'], returns: 'void' }, 'inc dword ptr [rdi]; ret').bind(counter);
     * for (let i = 0; i < 1000; i++) count();
     * counter[0]; // => 1000
     * ```
     */
    bind(...args: ArgumentValues<A>): BoundFunction<R>;
    /**
     * Runs the code on the thread pool. The memory of its buffers stays until the promise is settled. If one is
     * transferred away before that, the promise rejects with `BUFFER_DETACHED`; the code writes to nobody else's memory.
     * In Bun, Deno and Node 22 the code works on copies, which are written back in the end: pass a SharedArrayBuffer for
     * memory that JavaScript and the code use at the same time.
     * @example
     * ```ts
     * import { native } from 'rawcpu';
     *
     * const fill = native({ args: ['f32*', 'i64', 'f32'], returns: 'void' }, 'mov rcx, rsi; movd eax, xmm0; rep stosd; ret');
     * const array = new Float32Array(1_000_000);
     * await fill.async(array, array.length, 0.5); // JavaScript goes on meanwhile
     * array.at(-1); // => 0.5
     * ```
     */
    async(...args: ArgumentValues<A>): Promise<ResultValue<R>>;
    /** Where the code is entered. Throws `DISPOSED` after dispose(). */
    readonly address: bigint;
    /** A copy of the machine code. */
    readonly bytes: Uint8Array;
    /** What the assembler made, unless the code came as bytes. */
    readonly assembly: Assembly | undefined;
    /** The signature that it was made with. */
    readonly signature: Signature<A, R>;
  };

/** What a function with `reportExceptions` has beside. */
export interface ReportsExceptions {
  /** The floating-point exceptions that the last call raised; of a call that faulted, those up to the fault. */
  readonly exceptions: CallExceptions;
}

/** A native function with `reportExceptions`. Of asynchronous calls, `exceptions` tells of the one that ended last. */
export type ReportingFunction<
  A extends readonly ArgumentType[] = readonly ArgumentType[],
  R extends ResultType = ResultType,
> = ((...args: ArgumentValues<A>) => ResultValue<R>) &
  Omit<NativeFunction<A, R>, 'bind'> &
  ReportsExceptions & { bind(...args: ArgumentValues<A>): BoundFunction<R> & ReportsExceptions };

/** Counts around native calls; what `counters.open()` gives is one. */
export interface CallCounters {
  /**
   * Makes machine code that calls the code at `address` with everything as it finds it, registers and stack arguments,
   * and returns what that returns. It runs on the thread that asked.
   */
  around(address: bigint): CountedEntry;
}

/** Code that counts around other code. */
export interface CountedEntry {
  /** What calls enter instead. */
  readonly address: bigint;
  /** Gives the code back; nobody calls it any more. */
  release(): void;
}

/** @throws RawCpuError `BAD_OPTION` for what cannot count calls */
export function checkCounters(value: unknown): asserts value is CallCounters | undefined {
  try {
    if (value === undefined || typeof (value as Partial<CallCounters> | null)?.around === 'function') return;
  } catch (cause) {
    throw unreadable('native: counters', cause);
  }
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
