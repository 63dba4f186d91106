// reduce(): many elements become one value.

import { describeValue, quoted, RawCpuError, readRecord } from '../../errors/index.ts';
import type { DType } from '../dtype.ts';
import type {
  InputsOf,
  InputsOfProduct,
  InputsOption,
  KernelSource,
  NoNames,
  OutputsOf,
  OutputsOption,
  ScalarsOf,
  ScalarsOption,
} from '../front/index.ts';
import { printGraph } from '../ir/print.ts';
import type { CallValues, Overrides } from '../run/arguments.ts';
import type { Reduction } from '../run/call-types.ts';
import { makeCallable, type Ready } from '../run/callable.ts';
import { keep, type Recipe, type Shared, sourceKey } from '../run/compile.ts';
import { Family } from '../run/family.ts';
import { FamilyEngine } from '../run/family-engine.ts';
import { checkDType, checkOptions, type KernelOptions } from '../run/options.ts';
import type { ReadParallelOptions } from '../run/parallel.ts';
import type { Stream } from '../run/streams.ts';
import { type Elements, ReductionCore } from './core.ts';
import { operations, type ReductionName, type Result } from './operations.ts';

/** Options of reductions. */
export interface ReduceOptions<
  T extends InputsOption = InputsOption,
  U extends OutputsOption = OutputsOption,
  C extends ScalarsOption = ScalarsOption,
> extends KernelOptions<T, U, C> {
  /** `pairwise` adds up in short blocks, `compensated` keeps the error of each addition (Kahan). For sums of floats. */
  readonly summation?: 'pairwise' | 'compensated';
  /** Of `variance` and `std`: what is taken from the number of elements; 0 when not given, 1 for a sample. */
  readonly ddof?: number;
}

/** What JavaScript has numbers of a type in. */
export type NumberOf<E> = E extends 'i64' | 'u64' ? bigint : number;
/** The element types of outputs, whichever these are. */
export type ElementTypesOf<O> = O extends DType ? O : O extends readonly (infer E)[] ? E : O[keyof O];

/** The number that values are added up to, or the largest of them. In a kernel of wide integers, comparisons are such. */
export type ReducedNumber<D extends DType, S, U extends OutputsOption, C extends ScalarsOption> = D extends
  | 'i64'
  | 'u64'
  ? ElementTypesOf<OutputsOf<D, S, undefined, C>> extends infer E
    ? E extends 'u8'
      ? bigint
      : NumberOf<U extends undefined ? E : ElementTypesOf<OutputsOf<D, S, U, C>>>
    : never
  : NumberOf<ElementTypesOf<OutputsOf<D, S, U, C>>>;

/**
 * What a reduction gives, by the kernel's type, the operation and what is reduced. Indices, counts, means and the like are
 * numbers; sums, products and extremes are bigints where the values are integers of 64 bits.
 */
export type Reduced<
  D extends DType,
  O extends ReductionName,
  S = undefined,
  U extends OutputsOption = undefined,
  C extends ScalarsOption = NoNames,
> = O extends 'any' | 'all'
  ? boolean
  : O extends 'count' | 'argmin' | 'argmax' | 'mean' | 'variance' | 'std' | 'norm'
    ? number
    : ReducedNumber<D, S extends undefined ? 'a' : S, U, C>;

/** The inputs of a reduction; those of its own expression, where none is given. */
export type InputsOfReduction<
  D extends DType,
  O extends ReductionName,
  S,
  T extends InputsOption,
  C extends ScalarsOption,
> = S extends undefined
  ? O extends 'dot'
    ? InputsOfProduct<D, T, C>
    : InputsOf<D, undefined, T, C>
  : InputsOf<D, S, T, C>;

/** A call of a reduction. */
class ReadyReduction implements Ready<Result> {
  private readonly made: Shared<ReductionCore>;
  private readonly elements: Elements;

  constructor(made: Shared<ReductionCore>, elements: Elements) {
    this.made = made;
    this.elements = elements;
  }

  get streams(): readonly Stream[] {
    return this.elements.streams;
  }

  get names(): readonly string[] {
    return this.made.value.graph.inputs.map(({ name }) => name);
  }

  run(): Result {
    return this.made.value.run(this.elements);
  }

  runParallel(streams: readonly Stream[], options: ReadParallelOptions): Promise<Result> {
    return this.made.value.runParallel({ ...this.elements, streams, options });
  }

  hold(): () => void {
    return this.made.hold();
  }

  again(args: readonly unknown[]): (() => Result) | undefined {
    return this.made.value.repeatable(args, this.elements);
  }
}

class ReductionEngine extends FamilyEngine<ReductionCore, Result> {
  readonly what = 'reduction';
  readonly form = 'none';

  prepare(values: CallValues): ReadyReduction {
    const { made, inputs, parameters } = this.family.fit(values.inputs, values.overrides);
    return new ReadyReduction(made, made.value.elements(inputs, parameters, {}));
  }

  with(overrides: Overrides): ReductionEngine {
    return new ReductionEngine(this.family.with(overrides));
  }
}

/** What a reduction has beside other functions of its kind. */
const membersOf = ({ usual: { program, source } }: ReductionEngine) => ({
  ir: () => printGraph(program.graph, { source }),
});

/** The operation and the options, checked. @throws RawCpuError `BAD_OPTION`, `UNKNOWN_OPTION` */
function checkReduction(operation: ReductionName, given: ReduceOptions) {
  const names = Object.keys(operations);
  if (!names.includes(operation)) {
    throw new RawCpuError(
      'BAD_OPTION',
      `reduce: the operation is one of ${names.join(', ')}, got ${quoted(operation)}`,
    );
  }
  const { summation, ddof, ...options } = checkOptions('reduce', given, ['summation', 'ddof']);
  if (summation !== undefined && summation !== 'pairwise' && summation !== 'compensated') {
    throw new RawCpuError('BAD_OPTION', `reduce: summation is pairwise or compensated, got ${quoted(summation)}`);
  }
  if (ddof !== undefined && !Number.isFinite(ddof)) {
    throw new RawCpuError('BAD_OPTION', `reduce: ddof is a finite number, got ${describeValue(ddof)}`);
  }
  return { summation, ddof, options: readRecord('reduce', options) };
}

/**
 * Makes a reduction: `sum`, `prod`, `min`, `max`, `argmin`, `argmax`, `mean`, `variance`, `std`, `norm`, `dot`, `any`,
 * `all` or `count` over an expression of the inputs.
 *
 * Long arrays are reduced in blocks of fixed size, each in many lanes, so sums round otherwise than a loop would, and
 * usually less. NaN goes through min and max, as in JavaScript and NumPy; argmin and argmax give the first NaN.
 *
 * @param expression text or an arrow function, as for elementwise(); `a` when not given, and `a * b` for `dot`.
 * @throws ParseError for the expression; RawCpuError `BAD_OPTION`; UnsupportedError
 * @example
 * ```ts
 * import { reduce } from 'rawcpu';
 *
 * const distance = reduce('f64', 'sum', '(a - b) ** 2');
 * distance(Float64Array.of(1, 2, 3), Float64Array.of(1, 4, 6)); // => 13
 * reduce('i32', 'max')(Int32Array.of(3, -7, 5)); // => 5
 * ```
 */
export function reduce<
  D extends DType,
  O extends ReductionName,
  S extends KernelSource,
  T extends InputsOption = NoNames,
  U extends OutputsOption = undefined,
  C extends ScalarsOption = NoNames,
>(
  dtype: D,
  operation: O,
  expression: S,
  options?: ReduceOptions<T, U, C>,
): Reduction<Reduced<D, O, S, U, C>, InputsOfReduction<D, O, S, T, C>, ScalarsOf<S, C>>;
/** The same where the expression may be missing. */
export function reduce<
  D extends DType,
  O extends ReductionName,
  S extends KernelSource | undefined = undefined,
  T extends InputsOption = NoNames,
  U extends OutputsOption = undefined,
  C extends ScalarsOption = NoNames,
>(
  dtype: D,
  operation: O,
  expression?: S,
  options?: ReduceOptions<T, U, C>,
): Reduction<Reduced<D, O, S, U, C>, InputsOfReduction<D, O, S, T, C>, ScalarsOf<S, C>>;
export function reduce(
  dtype: DType,
  operation: ReductionName,
  expression?: KernelSource,
  options: ReduceOptions = {},
): unknown {
  checkDType('reduce', dtype);
  const { summation, ddof, options: kernelOptions } = checkReduction(operation, options);
  const source: Recipe = {
    what: 'reduce',
    dtype,
    expression: expression ?? operations[operation].expression,
    options: kernelOptions,
  };
  const key = `${operation} ${summation} ${ddof}`;
  const family = new Family(source, (recipe) =>
    keep(sourceKey(recipe, key), () => new ReductionCore(recipe, operation, { summation, ddof })),
  );
  return makeCallable(new ReductionEngine(family), membersOf);
}
