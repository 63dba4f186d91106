// What the lanes of a pass over the elements gather, and how their outcomes are one. A pass is one row; it never sees a
// lane: it says what one lane does with an element.
//
// A long array is reduced in blocks of at most 2^20 elements, whatever the number of threads; `merge` joins the blocks in
// order. So what a lane counts or adds up in 64 bits of numbers of 32 bits cannot overflow.

import { type DType, dtypes, isFloat, type ValueType } from '../dtype.ts';
import type { Graph, Node } from '../ir/graph.ts';

/** What the lanes of one block gathered: an array for each loop-carried value. */
export type Gathered = readonly ArrayLike<number | bigint>[];

/** The outcome of some elements, before the last step. */
export type State = readonly (number | bigint)[];

export interface AccumulateOptions {
  readonly compensated: boolean;
  /** Positions count from the first element of the array, because the expression asks for them; else from a block's. */
  readonly absolute: boolean;
}

export interface Gathering {
  /** The types of the parameters that the pass has beside those of the expression, for values of a type. */
  readonly parameters?: (type: DType) => readonly DType[];
  /** What of a value is gathered; the value itself when not given. Its exceptions are those of the reduction. */
  readonly element?: (graph: Graph, value: Node) => Node;
  /** Adds the loop-carried values for what is gathered to its graph. */
  readonly accumulate: (graph: Graph, value: Node, options: AccumulateOptions, parameters: readonly Node[]) => void;
  /** Joins the lanes of a block whose positions count from element `first`. */
  readonly gather: (lanes: Gathered, first: number) => State;
  /** Joins two outcomes, the earlier elements first. */
  readonly merge: (before: State, after: State) => State;
}

/** The element type of a value: comparisons are 0 and 1. */
export const elementType = (type: ValueType): DType => (type === 'bool' ? 'u8' : type);

/** The type in which a lane keeps a value: JavaScript reads what lanes gathered, and has f16 and bf16 as bits only. */
export const keptType = (type: DType): DType => (isFloat(type) && type !== 'f64' ? 'f32' : type);

/** The type in which elements are added up: as wide as NumPy's. */
export function sumType(type: DType): DType {
  if (isFloat(type)) return type === 'f64' ? 'f64' : 'f32';
  return dtypes[type].kind === 'signed' ? 'i64' : 'u64';
}

/** The type in which deviations from the mean are computed. */
export const deviationType = (type: DType): 'f32' | 'f64' => (isFloat(type) && type !== 'f64' ? 'f32' : 'f64');

export const isWideInteger = (type: DType): boolean => type === 'i64' || type === 'u64';

export function converted(graph: Graph, value: Node, type: DType): Node {
  return value.type === type ? value : graph.node('convert', type, [value]);
}

export const zeroOf = (type: DType): number | bigint => (isWideInteger(type) ? 0n : 0);

export function fold(
  values: ArrayLike<number | bigint>,
  join: (a: never, b: never) => number | bigint,
): number | bigint {
  let result = values[0]!;
  for (let k = 1; k < values.length; k++) result = join(result as never, values[k]! as never);
  return result;
}
