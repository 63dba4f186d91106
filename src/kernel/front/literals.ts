// Numbers in the source that have no type yet. They take on the type of what they meet; among themselves they follow
// JavaScript, in double precision. One written as an integer stays an integer as long as its value is one.

import type { SourceSpan } from '../ir/graph.ts';
import type { Value } from '../ir/interpret.ts';
import type { BinaryOperator, UnaryOperator } from './tree.ts';

export class Literal {
  readonly value: Value;
  /** Fits any type; else only floats take it. */
  readonly integer: boolean;
  readonly span: SourceSpan;

  constructor(value: Value, integer: boolean, span: SourceSpan) {
    this.value = value;
    this.integer = integer;
    this.span = span;
  }

  /** The value as a number; booleans are 0 and 1. */
  get number(): number {
    return Number(this.value);
  }

  /** The value of an integer literal. */
  get bigint(): bigint {
    return BigInt(this.value);
  }

  get truth(): boolean {
    return typeof this.value === 'number' ? this.value !== 0 && !Number.isNaN(this.value) : Boolean(this.value);
  }
}

export function literalUnary(operator: UnaryOperator, a: Literal, span: SourceSpan): Literal {
  const { value } = a;
  switch (operator) {
    case '!':
      return new Literal(!a.truth, true, span);
    case '~':
      return new Literal(typeof value === 'bigint' ? ~value : ~a.number, true, span);
    case '-':
      return new Literal(typeof value === 'bigint' ? -value : -a.number, a.integer, span);
    case '+':
      return new Literal(typeof value === 'bigint' ? value : a.number, a.integer, span);
  }
}

const compare: Partial<Record<BinaryOperator, (a: number | bigint, b: number | bigint) => boolean>> = {
  // biome-ignore lint/suspicious/noDoubleEquals: a bigint may meet a number
  '==': (a, b) => a == b,
  // biome-ignore lint/suspicious/noDoubleEquals: as above
  '!=': (a, b) => a != b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

const onNumbers: Partial<Record<BinaryOperator, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '**': (a, b) => a ** b,
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '<<': (a, b) => a << b,
  '>>': (a, b) => a >> b,
  '>>>': (a, b) => a >>> b,
};

/** More bits than any element type has, so that a power or a shift cannot fill the memory. */
const MOST_BITS = 4096n;

const onBigInts: Partial<Record<BinaryOperator, (a: bigint, b: bigint) => bigint | undefined>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0n ? undefined : a / b),
  '%': (a, b) => (b === 0n ? undefined : a % b),
  '**': (a, b) => (b < 0n || b > MOST_BITS || a > 1n << 64n || a < -(1n << 64n) ? undefined : a ** b),
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '<<': (a, b) => (b < -MOST_BITS || b > MOST_BITS ? undefined : a << b),
  '>>': (a, b) => (b < -MOST_BITS || b > MOST_BITS ? undefined : a >> b),
};

/** The value of an operation on two literals; undefined where there is none, such as a fraction's bits. */
export function literalBinary(operator: BinaryOperator, a: Literal, b: Literal, span: SourceSpan): Literal | undefined {
  if (operator === '&&') return a.truth ? b : a;
  if (operator === '||') return a.truth ? a : b;
  const [x, y] = [a.value, b.value].map((value) => (typeof value === 'boolean' ? Number(value) : value)) as [
    number | bigint,
    number | bigint,
  ];
  const comparison = compare[operator];
  if (comparison !== undefined) return new Literal(comparison(x, y), true, span);
  const integers = a.integer && b.integer;
  if ((typeof x === 'bigint' || typeof y === 'bigint') && integers) {
    const value = onBigInts[operator]?.(BigInt(x), BigInt(y));
    return value === undefined ? undefined : new Literal(value, true, span);
  }
  const bits = ['&', '|', '^', '<<', '>>', '>>>'].includes(operator);
  if (bits && !integers) return undefined;
  const value = (onNumbers[operator] as (a: number, b: number) => number)(Number(x), Number(y));
  return new Literal(value, integers && Number.isInteger(value), span);
}
