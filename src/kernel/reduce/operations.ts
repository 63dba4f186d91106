// The reductions, one row each: the pass that they begin with, and how its outcome becomes the result, through further
// passes where it does not tell.

import type { DType } from '../dtype.ts';
import { extreme, extremeIndex } from './extremes.ts';
import {
  converted,
  deviationType,
  elementType,
  fold,
  type Gathering,
  isWideInteger,
  type State,
  sumType,
} from './gathering.ts';
import {
  asFloat,
  deviations,
  exactSums,
  isTelling,
  nearestQuotient,
  products,
  quotient,
  scaleDown,
  scaledDeviations,
  scaledProducts,
  scaledSquares,
  scaledSums,
  scaleFor,
  squares,
  sums,
  total,
  wrapped,
} from './sums.ts';

export type Result = number | bigint | boolean;

/** A further pass, with the values of its parameters. */
export interface PassRequest {
  readonly pass: Gathering;
  readonly parameters: readonly (number | bigint)[];
}

/** Asks for passes, and gives the result. */
export type ReductionSteps = Generator<PassRequest, Result, State>;

/** What is known of all elements. */
export interface Known {
  readonly count: number;
  /** The type of the kernel, and that of the values: u8 where they are comparisons. */
  readonly type: DType;
  readonly valueType: DType;
  readonly ddof: number;
}

export interface ReductionRow {
  /** The expression when none is given. */
  readonly expression: string;
  readonly first: Gathering;
  /** The result from the first pass; undefined where it takes `further` ones. */
  readonly finish: (state: State, known: Known) => Result | undefined;
  readonly further?: (state: State, known: Known) => ReductionSteps;
  /** Whether no elements at all have a result. */
  readonly ofNothing: boolean;
}

/** The sum from a second pass. What it overflows in is not a sum of the type either. */
function* sumAgain(pass: Gathering, { valueType }: Known): Generator<PassRequest, number, State> {
  const scale = scaleDown(valueType);
  const state = yield { pass, parameters: [scale] };
  return (total(state) as number) / scale;
}

/** A sum of the values, or of products. */
function adding(expression: string, first: Gathering, scaled: Gathering): ReductionRow {
  return {
    expression,
    first,
    finish: (state, { type }) => {
      const sum = total(state);
      return typeof sum === 'bigint' || Number.isFinite(sum) ? wrapped(type, sum) : undefined;
    },
    *further(_state, known) {
      return wrapped(known.type, yield* sumAgain(scaled, known));
    },
    ofNothing: true,
  };
}

/** The mean from an exact sum of integers, or from that of floats where it did not overflow. */
function meanOf(state: State, { count }: Known): number | undefined {
  const sum = total(state);
  if (typeof sum === 'bigint') return quotient(sum, count);
  return Number.isFinite(sum) ? sum / count : undefined;
}

function* meanAgain({ count, valueType }: Known): Generator<PassRequest, number, State> {
  const scale = scaleDown(valueType);
  const state = yield { pass: scaledSums, parameters: [scale] };
  return (total(state) as number) / count / scale;
}

/** The sum of squares of deviations over count - ddof, from the sums of a pass that has scaled them. */
function varianceOf([sum, ofSquares]: State, { count, ddof }: Known): number {
  const [a, b] = [sum as number, ofSquares as number];
  return Math.max(0, b - (a / count) * a) / Math.max(0, count - ddof);
}

function* spreadOf(
  state: State,
  known: Known,
): Generator<PassRequest, readonly [variance: number, scale: number], State> {
  const { count, valueType } = known;
  const mean = meanOf(state, known) ?? (yield* meanAgain(known));
  if (!Number.isFinite(mean)) return [Number.NaN, 1];
  const sum = total(state);
  const nearest = typeof sum === 'bigint' ? nearestQuotient(sum, count) : mean;
  const center = isWideInteger(valueType)
    ? nearest
    : deviationType(valueType) === 'f32'
      ? Math.fround(mean)
      : Number(nearest);
  const found = yield { pass: deviations, parameters: [center] };
  if (isTelling(found[1] as number, count, valueType)) return [varianceOf(found, known), 1];
  // What overflows may do so as a difference already; what vanishes is a difference of numbers that do not.
  const scale = scaleFor(found[1] as number, valueType);
  const [before, after] = scale < 1 ? [scale, 1] : [1, scale];
  const again = yield { pass: scaledDeviations, parameters: [before, (center as number) * before, after] };
  return [varianceOf(again, known), scale];
}

function spread(result: (variance: number, scale: number) => number): ReductionRow {
  return {
    expression: 'a',
    first: exactSums,
    finish: () => undefined,
    *further(state, known) {
      const [variance, scale] = yield* spreadOf(state, known);
      return asFloat(known.type, result(variance, scale));
    },
    ofNothing: false,
  };
}

/** Counts where a value is true, or is false. */
function counting(what: boolean): Gathering {
  return {
    accumulate: (graph, value) => {
      const truth = value.type === 'bool' ? value : graph.node('convert', 'bool', [value]);
      const counted = what ? truth : graph.node('not', 'bool', [truth]);
      const sum = graph.carried(0, 'i32');
      graph.addLoopCarried('count', 0, graph.node('add', 'i32', [sum, graph.node('convert', 'i32', [counted])]));
    },
    gather: ([lanes]) => [fold(lanes!, (a: number, b: number) => a + b)],
    merge: ([a], [b]) => [(a as number) + (b as number)],
  };
}

const times = (a: number | bigint, b: number | bigint): number | bigint =>
  typeof a === 'bigint' ? BigInt.asIntN(64, a * (b as bigint)) : a * (b as number);

/** The product; of integers in 64 bits, which wrap. */
const product: Gathering = {
  accumulate: (graph, value) => {
    const type = sumType(elementType(value.type));
    const next = graph.node('mul', type, [graph.carried(0, type), converted(graph, value, type)]);
    graph.addLoopCarried('product', isWideInteger(type) ? 1n : 1, next);
  },
  gather: ([lanes]) => [fold(lanes!, times)],
  merge: ([a], [b]) => [times(a!, b!)],
};

/** A value of the elements' type as the kernel's type gives it: comparisons are numbers of their own. */
const asType = (type: DType, value: number | bigint): number | bigint => (isWideInteger(type) ? BigInt(value) : value);

const extremeValue = (op: 'min' | 'max'): ReductionRow => ({
  expression: 'a',
  first: extreme(op),
  finish: ([value], { type }) => asType(type, value!),
  ofNothing: false,
});

const extremePlace = (op: 'argmin' | 'argmax'): ReductionRow => ({
  expression: 'a',
  first: extremeIndex(op),
  finish: ([, at]) => at!,
  ofNothing: false,
});

export const operations = {
  sum: adding('a', sums, scaledSums),
  prod: {
    expression: 'a',
    first: product,
    finish: ([value], { type }) => wrapped(type, value!),
    ofNothing: true,
  },
  min: extremeValue('min'),
  max: extremeValue('max'),
  argmin: extremePlace('argmin'),
  argmax: extremePlace('argmax'),
  mean: {
    expression: 'a',
    first: exactSums,
    finish: (state, known) => {
      const mean = meanOf(state, known);
      return mean === undefined ? undefined : asFloat(known.type, mean);
    },
    *further(_state, known) {
      return asFloat(known.type, yield* meanAgain(known));
    },
    ofNothing: false,
  },
  variance: spread((variance, scale) => variance / scale / scale),
  std: spread((variance, scale) => Math.sqrt(variance) / scale),
  norm: {
    expression: 'a',
    first: squares,
    finish: (state, { count, type, valueType }) => {
      const sum = total(state) as number;
      return isTelling(sum, count, valueType) ? asFloat(type, Math.sqrt(sum)) : undefined;
    },
    *further(state, { type, valueType }) {
      const scale = scaleFor(total(state) as number, valueType);
      const again = yield { pass: scaledSquares, parameters: [scale] };
      return asFloat(type, Math.sqrt(total(again) as number) / scale);
    },
    ofNothing: true,
  },
  dot: adding('a * b', products, scaledProducts),
  any: { expression: 'a', first: counting(true), finish: ([count]) => (count as number) > 0, ofNothing: true },
  all: { expression: 'a', first: counting(false), finish: ([count]) => count === 0, ofNothing: true },
  count: { expression: 'a', first: counting(true), finish: ([count]) => count!, ofNothing: true },
} as const satisfies Record<ReductionName, ReductionRow>;

/** The reductions that there are. */
export type ReductionName =
  | 'sum'
  | 'prod'
  | 'min'
  | 'max'
  | 'argmin'
  | 'argmax'
  | 'mean'
  | 'variance'
  | 'std'
  | 'norm'
  | 'dot'
  | 'any'
  | 'all'
  | 'count';
