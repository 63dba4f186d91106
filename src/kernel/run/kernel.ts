// The function that elementwise() gives: it takes arrays in order or by name, makes the result where none is given, and
// remembers the arrays of the last call, so that a loop over the same arrays pays for the checks once.

import { CallError, readOptions } from '../../errors/index.ts';
import { compile, js } from '../../javascript/index.ts';
import type { Level } from '../code/target.ts';
import type { Graph, Variable } from '../ir/graph.ts';
import { javascriptLoop } from '../ir/javascript.ts';
import { printGraph } from '../ir/print.ts';
import { elementOf } from '../ir/scalar/element.ts';
import { isRecord, own } from '../own.ts';
import { type CallValues, overridesIn, valuesByName, wrongCount } from './arguments.ts';
import type { TypedArray } from './arrays.ts';
import { andValidity } from './arrow-vector.ts';
import { nativeArguments, type PreparedCall, prepareCall, runCall } from './call.ts';
import type { Returns, Shared } from './compile.ts';
import type { Family } from './family.ts';
import { LastCall } from './last-call.ts';
import { type ParallelOptions, runParallel, whileHeld } from './parallel.ts';
import type { Program } from './program.ts';
import type { View } from './view.ts';

/** What an input takes: elements, the same through a view, raw memory, or one number for all elements. */
export type KernelInput = TypedArray | View | ArrayBufferLike | number | bigint | object;

/** Inputs by name, and scalars. */
export type KernelInputs = Readonly<Record<string, KernelInput>>;

/** What became of an Arrow call: values, and the bitmap of those that count. */
export interface ArrowResult<R> {
  readonly values: R;
  /** Least significant bit first, as Arrow has it; undefined where every element counts. */
  readonly nullBitmap: Uint8Array | undefined;
}

export interface Kernel<R = TypedArray> {
  /**
   * Computes every element. Inputs stand in order, or as one record by name, which may also hold scalars; the output comes
   * last, and is made where it is left out. A number in place of an array is used for every element.
   *
   * An output may be the very array of an input. Other overlaps are refused.
   * @throws CallError `ARGUMENT_TYPE`, `ARGUMENT_RANGE`, `ARGUMENT_COUNT`, `SHAPE_MISMATCH`, `OVERLAP`, `DISPOSED`; MemoryError
   * `BUFFER_DETACHED`, `BUFFER_RESIZABLE`.
   */
  (...args: readonly unknown[]): R;
  /**
   * The same on the threads of libuv's pool. Options come last. The result does not depend on the number of threads. The
   * arrays must be left alone until the promise is settled.
   */
  parallel(...args: readonly unknown[]): Promise<R>;
  /** For Arrow vectors: the values, and the validity bitmaps of the inputs taken together. */
  arrow(...args: readonly unknown[]): ArrowResult<R>;
  /**
   * The same kernel with other values of its scalars. @throws CallError `ARGUMENT_TYPE`, `ARGUMENT_RANGE`; RawCpuError
   * `UNKNOWN_OPTION` for an unknown name
   */
  with(scalars: Readonly<Record<string, number | bigint>>): Kernel<R>;
  readonly inputs: readonly Variable[];
  readonly outputs: readonly Variable[];
  readonly scalars: readonly Variable[];
  /** The instruction set that the code was generated for. */
  readonly isa: Level;
  /** The expression as the code generator saw it. */
  ir(): string;
  /** The code, for arrays that lie element behind element. */
  assembly(): string;
  /**
   * The loop that one would write in JavaScript, as text; undefined where JavaScript lacks an operation. Its parameters are
   * the inputs (`a`, `b` ...), the scalars (`k0` ...) and the outputs (`out`), in their order.
   */
  javascript(): string | undefined;
  /** The same as a function of the inputs and outputs, as arrays; undefined, too, where the runtime makes no code of text. */
  loop(): ((...arrays: readonly unknown[]) => void) | undefined;
  /**
   * The kernel throws afterwards. Its code is given back when every kernel of the same expression was disposed of and no
   * `parallel` of theirs is running; that of kernels that are forgotten, when the collector finds them.
   */
  dispose(): void;
}

/** What an expression is compiled to. */
export interface Compiled {
  readonly program: Program;
  readonly graph: Graph;
  readonly returns: Returns;
  /** The text that the graph's spans point into. */
  readonly source: string;
  dispose(): void;
}

/** What a call was given, sorted. */
interface Given extends CallValues {
  readonly outputs: readonly unknown[] | undefined;
  readonly options: ParallelOptions;
}

interface Prepared extends PreparedCall {
  readonly made: Shared<Compiled>;
}

class KernelCore {
  readonly family: Family<Compiled>;
  readonly returns: Returns;
  readonly graph: Graph;
  isDisposed = false;

  constructor(family: Family<Compiled>) {
    this.family = family;
    this.returns = family.usual.value.returns;
    this.graph = family.usual.value.graph;
  }

  /** Sorts the arguments of a call. @throws CallError `ARGUMENT_COUNT`, `ARGUMENT_TYPE` */
  sort(args: readonly unknown[], takesOptions: boolean): Given {
    const { graph } = this;
    const byName = isRecord(args[0]) && !this.isOutputs(args, 0);
    const positional = byName ? 1 : graph.inputs.length;
    let rest = args.slice(positional);
    let options: ParallelOptions = {};
    const last = rest[rest.length - 1];
    if (
      takesOptions &&
      rest.length > 0 &&
      isRecord(last) &&
      (rest.length === 2 || !this.isOutputs(rest, rest.length - 1))
    ) {
      options = last as ParallelOptions;
      rest = rest.slice(0, -1);
    }
    if (args.length < positional || rest.length > 1) {
      throw wrongCount('kernel', graph, args.length, ' and an output that may be left out');
    }
    const outputs = rest[0] === undefined ? undefined : this.outputsOf(rest[0]);
    if (!byName) return { inputs: args.slice(0, positional), outputs, overrides: undefined, options };
    const record = args[0] as Record<string, unknown>;
    return { ...valuesByName('kernel', graph, record), outputs, options };
  }

  /** True where the argument can only be a record of outputs: the kernel has such, and they bear its names. */
  private isOutputs(args: readonly unknown[], at: number): boolean {
    const value = args[at];
    if (this.returns !== 'record' || !isRecord(value)) return false;
    return Object.keys(value).every((key) => this.graph.outputs.some(({ name }) => name === key));
  }

  private outputsOf(value: unknown): readonly unknown[] {
    const { outputs } = this.graph;
    const names = outputs.map(({ name }) => name).join(', ');
    if (this.returns === 'single') return [value];
    if (this.returns === 'array') {
      if (Array.isArray(value) && value.length === outputs.length) return value as unknown[];
      throw new CallError('ARGUMENT_TYPE', `the output is a list of ${outputs.length} arrays`);
    }
    if (!isRecord(value)) throw new CallError('ARGUMENT_TYPE', `the output is a record of arrays: ${names}`);
    return outputs.map(({ name }) => own(value, name));
  }

  /** Results as the expression returns them. */
  present(results: readonly unknown[]): unknown {
    if (this.returns === 'single') return results[0];
    if (this.returns === 'array') return results;
    return Object.fromEntries(this.graph.outputs.map(({ name }, k) => [name, results[k]]));
  }

  requireLive(): void {
    if (this.isDisposed) throw new CallError('DISPOSED', 'the kernel was disposed of');
  }

  prepare({ inputs, outputs, overrides }: Given): Prepared {
    this.requireLive();
    const fitted = this.family.fit(inputs, overrides);
    const { made } = fitted;
    return { ...prepareCall(made.value.program, fitted.inputs, outputs, fitted.parameters), made };
  }
}

/** Makes the callable. */
export function makeKernel<R>(family: Family<Compiled>): Kernel<R> {
  const core = new KernelCore(family);
  const { graph, program, source } = family.usual.value;
  const last = new LastCall();
  const run = (args: readonly unknown[]): R => {
    const prepared = core.prepare(core.sort(args, false));
    runCall(prepared);
    last.set(args, prepared.shape.columns, repeatable(args, prepared));
    return core.present(prepared.results) as R;
  };

  /** What is left to do for a call of plain arrays that were all given; undefined for any other. */
  const repeatable = (args: readonly unknown[], prepared: PreparedCall): (() => unknown) | undefined => {
    const { shape, streams, variant } = prepared;
    const isPlain =
      core.returns === 'single' &&
      args.length === streams.length &&
      shape.rank === 1 &&
      streams.every(({ array, offset }, k) => offset === 0 && array === args[k]);
    if (!isPlain) return undefined;
    const values = nativeArguments(prepared);
    const call = variant.call as (...values: unknown[]) => unknown;
    const [n, a, b, c, d] = values;
    if (values.length === 3) return () => call(n, a, b);
    if (values.length === 4) return () => call(n, a, b, c);
    if (values.length === 5) return () => call(n, a, b, c, d);
    return () => call(...values);
  };

  const kernel = ((...args: unknown[]): R => {
    if (last.isSame(args)) {
      last.repeat();
      return args[args.length - 1] as R;
    }
    return run(args);
  }) as unknown as Kernel<R>;

  const variables = (list: readonly Variable[]) => list.map(({ name, type }) => ({ name, type }));
  return Object.assign(kernel, {
    parallel: async (...args: unknown[]): Promise<R> => {
      const given = core.sort(args, true);
      const prepared = core.prepare(given);
      const letGo = prepared.made.hold();
      try {
        await whileHeld(prepared.streams, [...prepared.made.value.graph.inputs, ...graph.outputs], (streams) =>
          runParallel(prepared.made.value.program, { ...prepared, streams }, given.options),
        );
      } finally {
        letGo();
      }
      return core.present(prepared.results) as R;
    },
    arrow: (...args: unknown[]): ArrowResult<R> => {
      const given = core.sort(args, false);
      const prepared = core.prepare(given);
      runCall(prepared);
      return {
        values: core.present(prepared.results) as R,
        nullBitmap: andValidity(given.inputs, prepared.shape.rows * prepared.shape.columns),
      };
    },
    with: (scalars: Readonly<Record<string, number | bigint>>): Kernel<R> => {
      core.requireLive();
      const names = graph.parameters.map(({ name }) => name);
      const own = readOptions('kernel.with', scalars, names as never[]);
      return makeKernel<R>(family.with(overridesIn(graph.parameters, own) ?? new Map()));
    },
    inputs: variables(graph.inputs),
    outputs: variables(graph.outputs),
    scalars: variables(graph.parameters),
    isa: program.options.target.level,
    ir: () => printGraph(graph, { source }),
    assembly: () => program.listing(source),
    javascript: () => javascriptLoop(graph)?.toString(),
    loop: () => {
      const code = javascriptLoop(graph);
      const made = code && compile<() => (...args: unknown[]) => void>(js``, js`return ${code};`)?.();
      if (made === undefined) return undefined;
      const count = graph.inputs.length;
      const scalars = family.scalars.map(({ type, value }) => elementOf(type, value));
      return (...arrays: readonly unknown[]) => made(...arrays.slice(0, count), ...scalars, ...arrays.slice(count));
    },
    dispose: () => {
      core.isDisposed = true;
      last.forget();
      family.dispose();
    },
  });
}
