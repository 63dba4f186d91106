// Sums, and what is made of sums. The first pass over floats adds in their own type, where a sum may leave the range that
// the result is in, and squares may vanish; a second one, in f64 and scaled by a power of two, is made only then.

import { type DType, dtypes, fits, isFloat } from '../dtype.ts';
import type { Graph, Node } from '../ir/graph.ts';
import {
  type AccumulateOptions,
  converted,
  deviationType,
  elementType,
  fold,
  type Gathering,
  isWideInteger,
  type State,
  sumType,
  zeroOf,
} from './gathering.ts';

const add = (a: number, b: number): number => a + b;

/** The sum of two values of one kind. */
const addKind = (a: number | bigint, b: number | bigint): number | bigint =>
  typeof a === 'bigint' && typeof b === 'bigint' ? a + b : Number(a) + Number(b);

/** The sum of what lanes gathered. Four sums go side by side: one alone waits for each addition. */
function sumOf(values: ArrayLike<number | bigint>): number | bigint {
  if (typeof values[0] === 'bigint' || values.length % 4 !== 0) return fold(values, addKind);
  const numbers = values as ArrayLike<number>;
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let k = 0; k < numbers.length; k += 4) {
    a += numbers[k]!;
    b += numbers[k + 1]!;
    c += numbers[k + 2]!;
    d += numbers[k + 3]!;
  }
  return a + b + (c + d);
}

/** Adds with the error of each addition kept (Neumaier 1974), so that the order hardly matters. */
function addExactly(sum: number, error: number, value: number): readonly [number, number] {
  const next = sum + value;
  const lost = Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
  return [next, error + lost];
}

const summed: Pick<Gathering, 'gather' | 'merge'> = {
  gather: ([lanes, errors]) => {
    if (errors === undefined) return [sumOf(lanes!)];
    let [sum, error] = [0, 0] as [number, number];
    for (let k = 0; k < lanes!.length; k++) {
      [sum, error] = addExactly(sum, error, lanes![k] as number);
      [sum, error] = addExactly(sum, error, -(errors[k] as number));
    }
    return [sum, error];
  },
  merge: ([a, aError], [b, bError]) => {
    if (aError === undefined || bError === undefined) return [addKind(a!, b!)];
    const [sum, error] = addExactly(a as number, aError as number, b as number);
    return [sum, error + (bError as number)];
  },
};

/** The sum that a state of any of the passes below holds. */
export const total = ([sum, error]: State): number | bigint => {
  if (error === undefined) return sum!;
  const exact = (sum as number) + (error as number);
  return Number.isNaN(exact) && !Number.isNaN(sum as number) ? sum! : exact;
};

function accumulateSum(graph: Graph, value: Node, { compensated }: AccumulateOptions): void {
  const type = sumType(elementType(value.type));
  const first = graph.loopCarried.length;
  const sum = graph.carried(first, type);
  if (!compensated || !isFloat(type)) {
    // A product is added without a rounding between, where the processor can.
    const isProduct = value.op === 'mul' && value.type === type && isFloat(type);
    const next = isProduct
      ? graph.node('muladd', type, [value.args[0]!, value.args[1]!, sum])
      : graph.node('add', type, [sum, converted(graph, value, type)]);
    graph.addLoopCarried('sum', zeroOf(type), next);
    return;
  }
  const lost = graph.carried(first + 1, type);
  const corrected = graph.node('sub', type, [converted(graph, value, type), lost]);
  const next = graph.node('add', type, [sum, corrected]);
  const error = graph.node('sub', type, [graph.node('sub', type, [next, sum]), corrected]);
  graph.addLoopCarried('sum', 0, next);
  graph.addLoopCarried('lost', 0, error);
}

/** The sum; of integers in 64 bits, which wrap. */
export const sums: Gathering = { accumulate: accumulateSum, ...summed };

/** The high and the low 32 bits of a 64-bit integer; the high ones with its sign. */
function halves(graph: Graph, value: Node): readonly [high: Node, low: Node] {
  const { type } = value;
  return [
    graph.node('shr', type, [value, graph.constant(type, 32n)]),
    graph.node('and', type, [value, graph.constant(type, 0xffff_ffffn)]),
  ];
}

/** The sum; of 64-bit integers all of its bits, from sums of their halves. */
export const exactSums: Gathering = {
  accumulate: (graph, value, options) => {
    const { type } = value;
    if (type !== 'i64' && type !== 'u64') {
      accumulateSum(graph, value, options);
      return;
    }
    halves(graph, value).forEach((half, k) => {
      graph.addLoopCarried(k === 0 ? 'high' : 'low', 0n, graph.node('add', type, [graph.carried(k, type), half]));
    });
  },
  gather: (lanes, first) => {
    const [high, low] = lanes;
    if (typeof high?.[0] !== 'bigint' || low === undefined) return summed.gather(lanes, first);
    // Up to 2^20 halves of 32 bits: numbers hold their sums exactly, and are faster than bigints.
    let [above, below] = [0, 0];
    for (let k = 0; k < high.length; k++) {
      above += Number(high[k]);
      below += Number(low[k]);
    }
    return [(BigInt(above) << 32n) + BigInt(below)];
  },
  merge: summed.merge,
};

/** A value in f64, times a power of two. */
function scaled(graph: Graph, value: Node, scale: Node): Node {
  return graph.node('mul', 'f64', [converted(graph, value, 'f64'), scale]);
}

const oneScale = (): readonly DType[] => ['f64'];

export const scaledSums: Gathering = {
  parameters: oneScale,
  accumulate: (graph, value, options, [scale]) => accumulateSum(graph, scaled(graph, value, scale!), options),
  ...summed,
};

const square = (graph: Graph, value: Node): Node => {
  const type = isFloat(value.type) && value.type !== 'bool' ? sumType(value.type) : 'f64';
  const wide = converted(graph, value, type);
  return graph.node('mul', type, [wide, wide]);
};

/** The sum of squares; of integers in f64. */
export const squares: Gathering = {
  accumulate: (graph, value, options) => accumulateSum(graph, square(graph, value), options),
  ...summed,
};

export const scaledSquares: Gathering = {
  parameters: oneScale,
  accumulate: (graph, value, options, [scale]) =>
    accumulateSum(graph, square(graph, scaled(graph, value, scale!)), options),
  ...summed,
};

/**
 * The two factors of a value that is a product to be multiplied in another type. Conversions around it are looked through:
 * within a product those that lose nothing, and the one to the type of the kernel, but for floats that the type does not hold.
 */
function factorsOf(value: Node, type: DType, isFactor: boolean): readonly Node[] | undefined {
  const inner = value.op === 'convert' ? value.args[0]! : value;
  const isKept = isFloat(inner.type) && !fits(inner.type, type);
  return inner.op !== 'mul' || isKept || (isFactor && !fits(inner.type, value.type)) ? undefined : inner.args;
}

/** The types of what is multiplied in the end, before conversions that lose nothing. */
function factorTypes(value: Node, type: DType, isFactor = false): readonly DType[] {
  const factors = factorsOf(value, type, isFactor);
  if (factors !== undefined) return factors.flatMap((factor) => factorTypes(factor, type, true));
  const from = value.op === 'convert' ? value.args[0]!.type : value.type;
  return [elementType(fits(from, value.type) ? from : value.type)];
}

/** The least type that holds all products of a value; the type of the sum where that is a float, or 32 bits are too few. */
function productType(value: Node, type: DType): DType {
  if (isFloat(type)) return type;
  const facts = factorTypes(value, type).map((factor) => dtypes[factor]);
  const bits = facts.reduce((sum, { precision }) => sum + precision, 0);
  if (bits <= 30) return 'i32';
  return bits <= 32 && facts.every(({ kind }) => kind === 'unsigned') ? 'u32' : type;
}

function multiplied(graph: Graph, value: Node, type: DType, wide: DType, isFactor = false): Node {
  const factors = factorsOf(value, type, isFactor);
  if (factors === undefined) return converted(graph, value, wide);
  const [a, b] = factors.map((factor) => multiplied(graph, factor, type, wide, true));
  return graph.node('mul', wide, [a!, b!]);
}

/** A value with its products multiplied in the type of the sum, rather than in their own. */
const wideProduct = (graph: Graph, value: Node, type: DType): Node =>
  factorsOf(value, type, false) === undefined
    ? converted(graph, value, type)
    : converted(graph, multiplied(graph, value, type, productType(value, type)), type);

/** The sum of products. */
export const products: Gathering = {
  element: (graph, value) => wideProduct(graph, value, sumType(elementType(value.type))),
  accumulate: accumulateSum,
  ...summed,
};

export const scaledProducts: Gathering = {
  parameters: oneScale,
  accumulate: (graph, value, options, [scale]) => {
    const product = wideProduct(graph, value, 'f64');
    if (product.op !== 'mul') {
      accumulateSum(graph, scaled(graph, product, scale!), options);
      return;
    }
    // Of a product the first factor is scaled, so that the product itself does not overflow.
    const [a, b] = product.args;
    accumulateSum(graph, graph.node('mul', 'f64', [scaled(graph, a!, scale!), b!]), options);
  },
  ...summed,
};

/** v - center, in f64 or f32; rounded once for 64-bit integers, exact for narrower ones. */
function distance(graph: Graph, value: Node, center: Node): Node {
  const type = elementType(value.type);
  if (!isWideInteger(type)) {
    const wide = deviationType(type);
    return graph.node('sub', wide, [converted(graph, value, wide), center]);
  }
  const [from, to] = [halves(graph, center), halves(graph, value)];
  const [high, low] = to.map((half, k) => {
    const difference = graph.node('sub', type, [half, from[k]!]);
    const signed = type === 'i64' ? difference : graph.node('bitcast', 'i64', [difference]);
    return graph.node('convert', 'f64', [signed]);
  });
  const shifted = graph.node('mul', 'f64', [high!, graph.constant('f64', 2 ** 32)]);
  return graph.node('add', 'f64', [shifted, low!]);
}

function accumulateDeviations(graph: Graph, value: Node): void {
  const type = elementType(value.type);
  graph.addLoopCarried('sum', 0, graph.node('add', type, [graph.carried(0, type), value]));
  graph.addLoopCarried('squares', 0, graph.node('muladd', type, [value, value, graph.carried(1, type)]));
}

const deviated: Pick<Gathering, 'gather' | 'merge'> = {
  gather: (lanes) => lanes.map((lane) => Array.from(lane as ArrayLike<number>).reduce(add, 0)),
  merge: (before, after) => before.map((value, k) => (value as number) + (after[k] as number)),
};

/**
 * Sums of v - m and of its square, m being the parameter: near the mean, an integer for integers. The first of them corrects
 * for the rounding of m (Chan, Golub and LeVeque 1983).
 */
export const deviations: Gathering = {
  parameters: (type) => [isWideInteger(type) ? type : deviationType(type)],
  accumulate: (graph, value, _options, [center]) => accumulateDeviations(graph, distance(graph, value, center!)),
  ...deviated,
};

/** The same of (v * s - m) * t, for parameters s, m and t. */
export const scaledDeviations: Gathering = {
  parameters: () => ['f64', 'f64', 'f64'],
  accumulate: (graph, value, _options, [before, center, after]) => {
    const difference = graph.node('sub', 'f64', [scaled(graph, value, before!), center!]);
    accumulateDeviations(graph, graph.node('mul', 'f64', [difference, after!]));
  },
  ...deviated,
};

/** Where a sum of n squares is less than n times this, squares that vanished or lost digits may count in it. */
const vanishing = (type: DType): number => (type === 'f64' ? 2 ** -960 : 2 ** -100);

/** Whether a sum of squares of a type needs no second pass. */
export const isTelling = (sum: number, count: number, type: DType): boolean =>
  Number.isFinite(sum) && (!isFloat(type) || sum >= count * vanishing(type));

/** The scale of a second pass: f64 holds the squares of all narrower types. */
export const scaleDown = (type: DType): number => (type === 'f64' ? 2 ** -600 : 1);
export const scaleFor = (sum: number, type: DType): number => (type === 'f64' && sum < 1 ? 2 ** 600 : scaleDown(type));

/** The quotient of two integers as the nearest f64. */
export function quotient(dividend: bigint, divisor: number): number {
  const number = Number(dividend);
  if (Number.isSafeInteger(number)) return number / divisor;
  const [size, by] = [dividend < 0n ? -dividend : dividend, BigInt(divisor)];
  const bits = (x: bigint) => x.toString(2).length;
  // At least 64 bits of quotient, the last of which says whether anything is left: more than f64 keeps.
  const shift = Math.max(0, 64 - bits(size) + bits(by));
  const shifted = size << BigInt(shift);
  const digits = (shifted / by) | (shifted % by === 0n ? 0n : 1n);
  const value = Number(digits) / 2 ** shift;
  return dividend < 0n ? -value : value;
}

/** The integer nearest to a quotient. */
export function nearestQuotient(dividend: bigint, divisor: number): bigint {
  const by = BigInt(divisor);
  const twice = 2n * dividend + (dividend < 0n ? -by : by);
  return twice / (2n * by);
}

/** What floats of f32 and narrower gave, as f32 again. */
export const asFloat = (type: DType, value: number): number =>
  isFloat(type) && type !== 'f64' ? Math.fround(value) : value;

/** A sum of 64 bits as the type gives it: a bigint for 64-bit types, the nearest number for all others. */
export function wrapped(type: DType, value: number | bigint): number | bigint {
  if (typeof value !== 'bigint') return asFloat(type, value);
  const { kind } = dtypes[type];
  if (kind === 'float') return asFloat(type, Number(value));
  const kept = kind === 'unsigned' ? BigInt.asUintN(64, value) : BigInt.asIntN(64, value);
  return isWideInteger(type) ? kept : Number(kept);
}
