// The one way in which what was made of an expression becomes a function. Kernels, reductions and scans say what their
// arguments are, how a call is prepared and what runs; here arguments are sorted, the arrays of the last call remembered,
// code and arrays held while other threads work on them, and everything given back in the end.

import type { Assembly } from '../../asm/index.ts';
import { disposeSymbol } from '../../call/index.ts';
import { CallError, readOptions } from '../../errors/index.ts';
import type { Level } from '../code/target.ts';
import type { Variable } from '../ir/graph.ts';
import {
  type CallValues,
  type Given,
  type Overrides,
  overridesIn,
  type Parameters,
  sortArguments,
} from './arguments.ts';
import { LastCall } from './last-call.ts';
import { type ReadParallelOptions, readParallelOptions, whileHeld } from './parallel.ts';
import type { Stream } from './streams.ts';

/** A call whose arguments were checked. */
export interface Ready<R> {
  /** The memory that it works on, and what each stream is called. */
  readonly streams: readonly Stream[];
  readonly names: readonly string[];
  run(): R;
  /** The same on several threads. @param streams those of the call, of which the memory stays until it is done */
  runParallel(streams: readonly Stream[], options: ReadParallelOptions): Promise<R>;
  /** Keeps the code from being given back, until what is returned is called. */
  hold(): () => void;
  /** What is left to do for a call with the very same arrays; undefined for any that is not so simple. */
  again(args: readonly unknown[]): (() => R) | undefined;
}

/** What was made of an expression. */
export interface Engine<R> extends Parameters {
  readonly isa: Level;
  /** @throws CallError, MemoryError for arguments that are refused */
  prepare(values: CallValues, outputs: readonly unknown[] | undefined): Ready<R>;
  /** The same with other values of scalars. @throws CallError `ARGUMENT_RANGE` */
  with(overrides: Overrides): Engine<R>;
  /** The code, where it is one piece. */
  assembly?(): Assembly;
  dispose(): void;
}

/** What every function of this kind is. */
export interface Callable<R> {
  (...args: readonly unknown[]): R;
  parallel(...args: readonly unknown[]): Promise<R>;
  with(scalars: Readonly<Record<string, unknown>>): Callable<R>;
  readonly inputs: readonly Variable[];
  readonly scalars: readonly Variable[];
  readonly isa: Level;
  dispose(): void;
  [Symbol.dispose](): void;
}

/** A call up to where it runs, for what has ways of its own to be called. @throws CallError `DISPOSED` */
export type Prepare<R> = (args: readonly unknown[]) => { readonly given: Given; readonly ready: Ready<R> };

const engineOf = Symbol('engine');

/** Made when it is asked for. One getter for all functions: one of its own for each would make each of them a kind apart. */
const assembly: PropertyDescriptor & ThisType<{ readonly [engineOf]: Engine<unknown> }> = {
  get() {
    return this[engineOf].assembly?.();
  },
  enumerable: true,
};

/** Makes the function. @param extend the properties that this one has beside */
export function makeCallable<R, E extends Engine<R>>(
  engine: E,
  extend: (engine: E, prepare: Prepare<R>) => object = () => ({}),
): Callable<R> {
  const last = new LastCall<R>();
  let isDisposed = false;
  const requireLive = () => {
    if (isDisposed)
      throw new CallError('DISPOSED', `${engine.what}: the function was disposed of and cannot be called any more`);
  };
  const prepare = (args: readonly unknown[], takesOptions = false) => {
    requireLive();
    const given = sortArguments(engine, args, takesOptions);
    return { given, ready: engine.prepare(given, given.outputs) };
  };
  const run = (args: readonly unknown[]): R => {
    const { ready } = prepare(args);
    const result = ready.run();
    last.set(args, ready.again(args));
    return result;
  };
  const callable = (...args: readonly unknown[]): R => (last.isSame(args) ? last.repeat!() : run(args));

  const dispose = () => {
    isDisposed = true;
    last.forget();
    engine.dispose();
  };
  const members = {
    parallel: async (...args: readonly unknown[]): Promise<R> => {
      const { given, ready } = prepare(args, true);
      const options = readParallelOptions('parallel', given.options);
      const letGo = ready.hold();
      try {
        return await whileHeld(ready.streams, ready.names, (streams) => ready.runParallel(streams, options));
      } finally {
        letGo();
      }
    },
    with: (scalars: Readonly<Record<string, unknown>>): Callable<R> => {
      requireLive();
      const names = engine.scalars.map(({ name }) => name);
      const given = readOptions(`${engine.what}.with`, scalars, names);
      return makeCallable<R, E>(engine.with(overridesIn(engine.scalars, given) ?? new Map()) as E, extend);
    },
    inputs: engine.inputs,
    scalars: engine.scalars,
    isa: engine.isa,
    dispose,
    [disposeSymbol]: dispose,
    [engineOf]: engine,
  };
  if (engine.assembly !== undefined) Object.defineProperty(callable, 'assembly', assembly);
  return Object.assign(callable, members, extend(engine, prepare));
}
