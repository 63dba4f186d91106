// What a recipe of the lowering table is: a function that writes one operation in others.

import type { DType, ValueType } from '../../dtype.ts';
import type { Node } from '../../ir/graph.ts';
import type { Op } from '../../ir/ops.ts';

/** What recipes write with. Whatever it makes is legalised in its turn. */
export interface Maker {
  /** An operation that gives the type of its arguments (of the second, for `select`). */
  do(op: Op, ...args: Node[]): Node;
  /** An operation as it is, for which the table has instructions further down than the recipe that asks for it. */
  keep(op: Op, ...args: Node[]): Node;
  convert(a: Node, type: ValueType): Node;
  /** The same bits as another type. */
  cast(a: Node, type: DType): Node;
  /** A constant; integers of 64 bits take numbers too. */
  value(type: DType, value: number | bigint): Node;
}

export interface RecipeCall {
  readonly make: Maker;
  readonly op: Op;
  /** What the operation gives. */
  readonly type: ValueType;
  readonly args: readonly Node[];
  /** The type after the recipe's name. */
  readonly through: DType | undefined;
}

export type Recipe = (call: RecipeCall) => Node;
