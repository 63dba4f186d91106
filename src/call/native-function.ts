// What native() gives: the types of a native function and of one whose arguments are fixed.

import type { Assembly } from '../asm/index.ts';
import type { CallExceptions } from './float-options.ts';
import type { ArgumentType, ArgumentValues, ResultType, ResultValue, Signature } from './types.ts';

/** Gives back what a function holds; for `using` declarations where the runtime has them. */
interface Disposal {
  /**
   * Frees the code. Every later call throws `DISPOSED`. Doing it twice is no error.
   * @throws CallError `BUSY` while an asynchronous call is running.
   */
  dispose(): void;
  [Symbol.dispose](): void;
}

/** A native function with its arguments fixed: the cheapest call there is. */
export type BoundFunction<R extends ResultType = ResultType> = (() => ResultValue<R>) & Disposal;

/** Machine code as a JavaScript function. */
export type NativeFunction<
  A extends readonly ArgumentType[] = readonly ArgumentType[],
  R extends ResultType = ResultType,
> = ((...args: ArgumentValues<A>) => ResultValue<R>) &
  Disposal & {
    /**
     * Fixes all arguments. They are checked once, here; buffers are held until the bound function is disposed of or
     * forgotten. A call throws `BUFFER_DETACHED` when one of them was transferred away meanwhile.
     */
    bind(...args: ArgumentValues<A>): BoundFunction<R>;
    /**
     * Runs the code on the thread pool. The memory of its buffers stays until the promise is settled. If one is
     * transferred away before that, the promise rejects with `BUFFER_DETACHED`; the code writes to nobody else's memory.
     * In Bun, Deno and Node 22 the code works on copies, which are written back in the end: pass a SharedArrayBuffer for
     * memory that JavaScript and the code use at the same time.
     */
    async(...args: ArgumentValues<A>): Promise<ResultValue<R>>;
    /** Where the code is entered. Throws `DISPOSED` after dispose(). */
    readonly address: bigint;
    /** A copy of the machine code. */
    readonly bytes: Uint8Array;
    /** What the assembler made, unless the code came as bytes. */
    readonly assembly: Assembly | undefined;
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
