// The reductions, one row each: what a kernel carries from element to element, and how what its lanes gathered becomes one
// value. A row never sees a lane: it says what one lane does, and how two outcomes are one.
//
// A long array is reduced in blocks of fixed size, whatever the number of threads; `merge` joins the blocks in order.

import { type DType, dtypes, isFloat } from '../dtype.ts';
import type { Graph, Node } from '../ir/graph.ts';
import { integerLike } from '../ir/ops.ts';

/** What the lanes of one block gathered: an array for each carry. */
export type Gathered = readonly ArrayLike<number | bigint>[];

/** The outcome of some elements, before the last step. */
export type State = readonly (number | bigint)[];

export interface Operation {
  /** The expression when none is given. */
  readonly expression: string;
  /** Adds the carries for a value to its graph. */
  readonly carry: (graph: Graph, value: Node, options: CarryOptions) => void;
  /** Joins the lanes of a block whose positions count from element `first`. */
  readonly gather: (lanes: Gathered, first: number) => State;
  /** Joins two outcomes, the earlier elements first. */
  readonly merge: (before: State, after: State) => State;
  /** The result from all of `count` elements. */
  readonly finish: (state: State, count: number, options: FinishOptions) => number | bigint | boolean;
  /** Whether no elements at all have a result. */
  readonly ofNothing: boolean;
  readonly meaning: string;
}

export interface CarryOptions {
  readonly compensated: boolean;
  /** Positions count from the first element of the array, because the expression asks for them; else from a block's. */
  readonly absolute: boolean;
}

export interface FinishOptions {
  readonly ddof: number;
  readonly type: DType;
}

/** The type in which elements are added up: as wide as NumPy's. */
function sumType(type: DType): DType {
  if (isFloat(type)) return type === 'f64' ? 'f64' : 'f32';
  return dtypes[type].kind === 'signed' ? 'i64' : 'u64';
}

export function converted(graph: Graph, value: Node, type: DType): Node {
  return value.type === type ? value : graph.node('convert', type, [value]);
}

const zeroOf = (type: DType): number | bigint => (type === 'i64' || type === 'u64' ? 0n : 0);
const oneOf = (type: DType): number | bigint => (type === 'i64' || type === 'u64' ? 1n : 1);

/** The smallest and the largest value of a type. */
export function limitsOf(type: DType): readonly [number | bigint, number | bigint] {
  if (isFloat(type)) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const { kind, bytes } = dtypes[type];
  const bits = BigInt(bytes * 8);
  const [least, most] = kind === 'signed' ? [-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n] : [0n, 2n ** bits - 1n];
  return bytes === 8 ? [least, most] : [Number(least), Number(most)];
}

function fold(values: ArrayLike<number | bigint>, join: (a: never, b: never) => number | bigint): number | bigint {
  let result = values[0]!;
  for (let k = 1; k < values.length; k++) result = join(result as never, values[k]! as never);
  return result;
}

const add = (a: number, b: number): number => a + b;

/** The sum of what lanes gathered. Four sums go side by side: one alone waits for each addition. */
function sumOf(values: ArrayLike<number | bigint>): number | bigint {
  if (typeof values[0] === 'bigint' || values.length % 4 !== 0) return fold(values, add as never);
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

const multiply = (a: number, b: number): number => a * b;

/** Adds with the error of each addition kept (Neumaier 1974), so that the order hardly matters. */
function addExactly(sum: number, error: number, value: number): readonly [number, number] {
  const next = sum + value;
  const lost = Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
  return [next, error + lost];
}

/** What lanes of f32 gave, joined in double precision, as f32 again; f64 and integers as they are. */
const asFloat = (type: DType, value: number | bigint): number | bigint =>
  typeof value === 'number' && isFloat(type) && type !== 'f64' ? Math.fround(value) : value;

/** A sum of 64 bits as the type gives it: a bigint for 64-bit types, the nearest number for narrower ones. */
function wrapped(type: DType, value: number | bigint): number | bigint {
  if (typeof value !== 'bigint') return value;
  const { kind, bytes } = dtypes[type];
  const kept = kind === 'unsigned' ? BigInt.asUintN(64, value) : BigInt.asIntN(64, value);
  return bytes === 8 ? kept : Number(kept);
}

const summed: Pick<Operation, 'gather' | 'merge'> = {
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
    if (aError === undefined || bError === undefined) return [add(a as never, b as never)];
    const [sum, error] = addExactly(a as number, aError as number, b as number);
    return [sum, error + (bError as number)];
  },
};

function carrySum(graph: Graph, value: Node, { compensated }: CarryOptions): void {
  const type = sumType(value.type === 'bool' ? 'u8' : value.type);
  const first = graph.carries.length;
  const sum = graph.carried(first, type);
  if (!compensated || !isFloat(type)) {
    // A product is added without a rounding between, where the processor can.
    const isProduct = value.op === 'mul' && value.type === type && isFloat(type);
    const next = isProduct
      ? graph.node('muladd', type, [value.args[0]!, value.args[1]!, sum])
      : graph.node('add', type, [sum, converted(graph, value, type)]);
    graph.carry('sum', zeroOf(type), next);
    return;
  }
  const lost = graph.carried(first + 1, type);
  const corrected = graph.node('sub', type, [converted(graph, value, type), lost]);
  const next = graph.node('add', type, [sum, corrected]);
  const error = graph.node('sub', type, [graph.node('sub', type, [next, sum]), corrected]);
  graph.carry('sum', 0, next);
  graph.carry('lost', 0, error);
}

const total = ([sum, error]: State): number | bigint => {
  if (error === undefined) return sum!;
  const exact = (sum as number) + (error as number);
  return Number.isNaN(exact) && !Number.isNaN(sum as number) ? sum! : exact;
};

const isNaNumber = (value: number | bigint): boolean => typeof value === 'number' && Number.isNaN(value);

const least = (a: number | bigint, b: number | bigint): number | bigint =>
  typeof a === 'number' ? Math.min(a, b as number) : a < b ? a : b;
const most = (a: number | bigint, b: number | bigint): number | bigint =>
  typeof a === 'number' ? Math.max(a, b as number) : a > b ? a : b;

function extreme(op: 'min' | 'max'): Operation {
  const join = op === 'min' ? least : most;
  return {
    expression: 'a',
    carry: (graph, value) => {
      const type = value.type === 'bool' ? 'u8' : value.type;
      const next = graph.node(op, type, [graph.carried(0, type), converted(graph, value, type)]);
      graph.carry(op, limitsOf(type)[op === 'min' ? 1 : 0], next);
    },
    gather: ([lanes]) => [fold(lanes!, join as never)],
    merge: ([a], [b]) => [join(a!, b!)],
    finish: ([value]) => value!,
    ofNothing: false,
    meaning: op === 'min' ? 'the smallest value; NaN if one is NaN' : 'the largest value; NaN if one is NaN',
  };
}

/** Says whether a candidate is better than the best before it; an equal one is not, so the first one stays. */
const isBetter = (op: 'argmin' | 'argmax', candidate: number | bigint, best: number | bigint): boolean =>
  isNaNumber(candidate) ? !isNaNumber(best) : op === 'argmin' ? candidate < best : candidate > best;

function extremeIndex(op: 'argmin' | 'argmax'): Operation {
  return {
    expression: 'a',
    carry: (graph, given, { absolute }) => {
      const type = given.type === 'bool' ? 'u8' : given.type;
      const value = converted(graph, given, type);
      const wide = absolute || integerLike(type) === 'i64' ? 'i64' : 'i32';
      const best = graph.carried(0, type);
      const at = graph.carried(1, wide);
      const nothing = graph.constant(wide, wide === 'i64' ? -1n : -1);
      // The first element is taken whatever it is.
      let better = graph.node('or', 'bool', [
        graph.node(op === 'argmin' ? 'lt' : 'gt', 'bool', [value, best]),
        graph.node('eq', 'bool', [at, nothing]),
      ]);
      if (isFloat(type)) {
        const news = graph.node('and', 'bool', [
          graph.node('ne', 'bool', [value, value]),
          graph.node('eq', 'bool', [best, best]),
        ]);
        better = graph.node('or', 'bool', [better, news]);
      }
      const position = graph.node('position', wide);
      graph.carry('best', limitsOf(type)[op === 'argmin' ? 1 : 0], graph.node('select', type, [better, value, best]));
      graph.carry('at', wide === 'i64' ? -1n : -1, graph.node('select', wide, [better, position, at]));
    },
    gather: ([values, places], first) => {
      let [best, at] = [0 as number | bigint, -1];
      for (let k = 0; k < values!.length; k++) {
        const place = Number(places![k]);
        if (place < 0) continue;
        const value = values![k]!;
        const isEqual = value === best || (isNaNumber(value) && isNaNumber(best));
        if (at < 0 || isBetter(op, value, best) || (isEqual && place < at)) [best, at] = [value, place];
      }
      return [best, at < 0 ? -1 : at + first];
    },
    merge: (before, after) => {
      if ((after[1] as number) < 0) return before;
      return (before[1] as number) < 0 || isBetter(op, after[0]!, before[0]!) ? after : before;
    },
    finish: ([, at]) => at!,
    ofNothing: false,
    meaning: `the index of the first ${op === 'argmin' ? 'smallest' : 'largest'} value; the first NaN counts as such`,
  };
}

/** Counts where a value is true, or is false. */
function counting(what: boolean, finish: Operation['finish'], meaning: string): Operation {
  return {
    expression: 'a',
    carry: (graph, value) => {
      const truth = value.type === 'bool' ? value : graph.node('convert', 'bool', [value]);
      const counted = what ? truth : graph.node('not', 'bool', [truth]);
      const sum = graph.carried(0, 'i32');
      graph.carry('count', 0, graph.node('add', 'i32', [sum, graph.node('convert', 'i32', [counted])]));
    },
    gather: ([lanes]) => [fold(lanes!, add as never)],
    merge: ([a], [b]) => [(a as number) + (b as number)],
    finish,
    ofNothing: true,
    meaning,
  };
}

const square = (graph: Graph, value: Node): Node => {
  const type = isFloat(value.type) && value.type !== 'bool' ? sumType(value.type) : 'f64';
  const wide = converted(graph, value, type);
  return graph.node('mul', type, [wide, wide]);
};

export const operations = {
  sum: {
    expression: 'a',
    carry: carrySum,
    ...summed,
    finish: (state, _count, { type }) => asFloat(type, wrapped(type, total(state))),
    ofNothing: true,
    meaning: 'the sum; integers in 64 bits, which wrap',
  },
  prod: {
    expression: 'a',
    carry: (graph, value) => {
      const type = sumType(value.type === 'bool' ? 'u8' : value.type);
      const next = graph.node('mul', type, [graph.carried(0, type), converted(graph, value, type)]);
      graph.carry('product', oneOf(type), next);
    },
    gather: ([lanes]) => [fold(lanes!, multiply as never)],
    merge: ([a], [b]) => [multiply(a as never, b as never)],
    finish: ([value], _count, { type }) => asFloat(type, wrapped(type, value!)),
    ofNothing: true,
    meaning: 'the product; integers in 64 bits, which wrap',
  },
  min: extreme('min'),
  max: extreme('max'),
  argmin: extremeIndex('argmin'),
  argmax: extremeIndex('argmax'),
  mean: {
    expression: 'a',
    carry: carrySum,
    ...summed,
    finish: (state, count, { type }) => {
      const sum = Number(total(state)) / count;
      return asFloat(type, sum);
    },
    ofNothing: false,
    meaning: 'the arithmetic mean',
  },
  norm: {
    expression: 'a',
    carry: (graph, value, options) => carrySum(graph, square(graph, value), options),
    ...summed,
    finish: (state, _count, { type }) => asFloat(type, Math.sqrt(Number(total(state)))),
    ofNothing: true,
    meaning: 'the Euclidean norm: the square root of the sum of squares',
  },
  dot: {
    expression: 'a * b',
    carry: carrySum,
    ...summed,
    finish: (state, _count, { type }) => asFloat(type, wrapped(type, total(state))),
    ofNothing: true,
    meaning: 'the scalar product of two arrays',
  },
  any: counting(true, ([count]) => (count as number) > 0, 'whether one value is true (not 0)'),
  all: counting(false, ([count]) => count === 0, 'whether every value is true (not 0)'),
  count: counting(true, ([count]) => count!, 'how many values are true (not 0)'),
} as const satisfies Record<string, Operation>;

export type ReductionName = keyof typeof operations | 'variance' | 'std';
