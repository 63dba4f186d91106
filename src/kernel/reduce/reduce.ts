// reduce(): many elements become one value.

import { CallError, RawCpuError, readRecord } from '../../errors/index.ts';
import type { Level } from '../code/target.ts';
import type { DType } from '../dtype.ts';
import type { KernelSource } from '../front/index.ts';
import type { Graph, Variable } from '../ir/graph.ts';
import { printGraph } from '../ir/print.ts';
import { isRecord } from '../own.ts';
import { type CallValues, valuesByName, wrongCount } from '../run/arguments.ts';
import { keep, type Recipe, sourceKey } from '../run/compile.ts';
import { Family } from '../run/family.ts';
import { LastCall } from '../run/last-call.ts';
import { checkDType, checkOptions, type KernelOptions } from '../run/options.ts';
import { type ParallelOptions, whileHeld } from '../run/parallel.ts';
import type { Stream } from '../run/streams.ts';
import { ReductionCore } from './core.ts';
import { operations, type ReductionName } from './operations.ts';

export interface ReduceOptions extends KernelOptions {
  /** `pairwise` adds up in short blocks, `compensated` keeps the error of each addition (Kahan). For sums of floats. */
  readonly summation?: 'pairwise' | 'compensated';
  /** Of `variance` and `std`: what is taken from the number of elements; 0 when not given, 1 for a sample. */
  readonly ddof?: number;
}

/** What a reduction of a type gives. Indices and counts are numbers. */
export type Reduced<D extends DType, O extends ReductionName> = O extends 'any' | 'all'
  ? boolean
  : O extends 'count' | 'argmin' | 'argmax' | 'mean' | 'variance' | 'std' | 'norm'
    ? number
    : D extends 'i64' | 'u64'
      ? bigint
      : number;

export interface Reduction<R = number> {
  /**
   * Reduces every element. Inputs stand in order, or as one record by name. Of Arrow vectors, elements that are null do not
   * count.
   * @throws CallError `ARGUMENT_TYPE`, `ARGUMENT_COUNT`, `SHAPE_MISMATCH`, `EMPTY` where no elements have no result.
   */
  (...args: readonly unknown[]): R;
  /** The same on several threads; the result is the same whatever their number. Options come last. */
  parallel(...args: readonly unknown[]): Promise<R>;
  readonly inputs: readonly Variable[];
  readonly scalars: readonly Variable[];
  readonly isa: Level;
  ir(): string;
  assembly(): string;
  dispose(): void;
}

/** Sorts the arguments of a call, by position or by name. @throws CallError `ARGUMENT_COUNT`, `ARGUMENT_TYPE` */
function sortArguments(
  graph: Graph,
  args: readonly unknown[],
  parallel: boolean,
): CallValues & { readonly options: ParallelOptions } {
  const byName = isRecord(args[0]) && graph.inputs.length > 0;
  const positional = byName ? 1 : graph.inputs.length;
  const most = positional + (parallel ? 1 : 0);
  if (args.length < positional || args.length > most) throw wrongCount('reduction', graph, args.length);
  const options = parallel ? ((args[positional] ?? {}) as ParallelOptions) : {};
  if (byName) return { ...valuesByName('reduction', graph, args[0] as Record<string, unknown>), options };
  return { inputs: args.slice(0, positional), overrides: undefined, options };
}

/**
 * Makes a reduction: `sum`, `prod`, `min`, `max`, `argmin`, `argmax`, `mean`, `variance`, `std`, `norm`, `dot`, `any`,
 * `all` or `count` over an expression of the inputs.
 *
 * Long arrays are reduced in blocks of fixed size, each in many lanes, so sums round otherwise than a loop would, and
 * usually less. NaN goes through min and max, as in JavaScript and NumPy; argmin and argmax give the first NaN.
 *
 * @example reduce('f32', 'sum', '(a - b) ** 2')(x, y)
 * @param expression text or an arrow function, as for elementwise(); `a` when not given, and `a * b` for `dot`.
 * @throws ParseError for the expression; RawCpuError `BAD_OPTION`; UnsupportedError
 */
export function reduce<D extends DType, O extends ReductionName>(
  dtype: D,
  operation: O,
  expression?: KernelSource,
  options: ReduceOptions = {},
): Reduction<Reduced<D, O>> {
  checkDType('reduce', dtype);
  const names = Object.keys(operations);
  if (!names.includes(operation)) {
    throw new RawCpuError(
      'BAD_OPTION',
      `reduce: the operation is one of ${names.join(', ')}, got '${String(operation)}'`,
    );
  }
  options = checkOptions('reduce', options, ['summation', 'ddof']);
  const { summation, ddof, scalars = {}, ...kernelOptions } = options;
  if (summation !== undefined && summation !== 'pairwise' && summation !== 'compensated') {
    throw new RawCpuError('BAD_OPTION', `reduce: summation is pairwise or compensated, got ${String(summation)}`);
  }
  if (ddof !== undefined && !Number.isFinite(ddof)) {
    throw new RawCpuError('BAD_OPTION', `reduce: ddof is a finite number, got ${String(ddof)}`);
  }
  const text = expression ?? operations[operation].expression;
  const source: Recipe = {
    what: 'reduce',
    dtype,
    expression: text,
    options: readRecord('reduce', { ...kernelOptions, scalars }),
  };
  const family = new Family(source, (recipe) =>
    keep(sourceKey(recipe, `${operation} ${summation} ${ddof}`), () => new ReductionCore(recipe, operation, options)),
  );
  const core = family.usual.value;
  const prepare = (args: readonly unknown[], parallel: boolean) => {
    const { inputs, overrides, options } = sortArguments(core.graph, args, parallel);
    const fitted = family.fit(inputs, overrides);
    return { made: fitted.made, elements: fitted.made.value.elements(fitted.inputs, fitted.parameters, options) };
  };
  let isDisposed = false;
  const check = () => {
    if (isDisposed) throw new CallError('DISPOSED', 'the reduction was disposed of');
  };
  const last = new LastCall();
  const reduction = ((...args: unknown[]) => {
    if (last.isSame(args)) return last.repeat();
    check();
    const { made, elements } = prepare(args, false);
    const result = made.value.run(elements);
    last.set(args, elements.count, made.value.repeatable(args, elements));
    return result;
  }) as unknown as Reduction<Reduced<D, O>>;
  const { graph } = core;
  return Object.assign(reduction, {
    parallel: async (...args: unknown[]) => {
      check();
      const { made, elements } = prepare(args, true);
      const letGo = made.hold();
      try {
        const work = (streams: readonly Stream[]) => made.value.runParallel({ ...elements, streams });
        return (await whileHeld(elements.streams, made.value.graph.inputs, work)) as Reduced<D, O>;
      } finally {
        letGo();
      }
    },
    inputs: graph.inputs,
    scalars: graph.parameters,
    isa: core.first.program.options.target.level,
    ir: () => printGraph(core.first.program.graph, { source: core.source }),
    assembly: () => core.first.program.listing(core.source),
    dispose: () => {
      isDisposed = true;
      last.forget();
      family.dispose();
    },
  });
}
