// Numbers in the source that have no type yet. They take on the type of what they meet; among themselves they follow
// JavaScript, in double precision. One written as an integer stays an integer as long as its value is one.

import type { DType } from '../dtype.ts';
import type { SourceSpan } from '../ir/graph.ts';
import type { Value } from '../ir/interpret.ts';
import { type Comparison, compareNumbers } from '../ir/scalar/element.ts';
import type { BinaryOperator, UnaryOperator } from './tree.ts';

/**
 * What JavaScript's numbers did to an integer on its way: a bit operator cut it to 32 bits, or double precision rounded it.
 * It is not an integer of 64 bits that somebody wrote.
 */
export type Change = 'cut' | 'rounded';

/** What is known of a literal beside its value. */
interface Origin {
  /** All digits of an integer that is written out and that a double does not hold. */
  readonly digits?: bigint | undefined;
  readonly changed?: Change | undefined;
}

export class Literal {
  readonly value: Value;
  /** Takes on any type; else it makes floats of integers. */
  readonly integer: boolean;
  readonly span: SourceSpan;
  readonly changed: Change | undefined;
  /** The value with all digits that were written. */
  readonly exact: Value;

  constructor(value: Value, integer: boolean, span: SourceSpan, { digits, changed }: Origin = {}) {
    this.value = value;
    this.integer = integer;
    this.span = span;
    this.changed = changed;
    this.exact = digits ?? value;
  }

  /** The same at another place. */
  at(span: SourceSpan): Literal {
    const digits = typeof this.exact === 'bigint' ? this.exact : undefined;
    return new Literal(this.value, this.integer, span, { changed: this.changed, digits });
  }

  /** The value as a number; booleans are 0 and 1. */
  get number(): number {
    return Number(this.value);
  }

  /** The value of an integer literal. */
  get bigint(): bigint {
    return BigInt(this.exact);
  }

  get truth(): boolean {
    return typeof this.value === 'number' ? this.value !== 0 && !Number.isNaN(this.value) : Boolean(this.value);
  }
}

/** A scalar whose value its type does not hold: comparisons are decided by the value, all else is refused. */
export class Outlier {
  readonly type: DType;
  readonly value: Value;
  readonly refusal: () => Error;

  constructor(type: DType, value: Value, refusal: () => Error) {
    this.type = type;
    this.value = value;
    this.refusal = refusal;
  }
}

export function literalUnary(operator: UnaryOperator, a: Literal, span: SourceSpan): Literal {
  const { value, exact, changed } = a;
  const digits = typeof exact === 'bigint' ? exact : undefined;
  switch (operator) {
    case '!':
      return new Literal(!a.truth, true, span);
    case '~': {
      if (digits !== undefined) return new Literal(~digits, true, span, { changed });
      const isCut = BigInt(~a.number) !== ~a.bigint;
      return new Literal(~a.number, true, span, { changed: changed ?? (isCut ? 'cut' : undefined) });
    }
    case '-':
      if (typeof value === 'bigint') return new Literal(-value, true, span, { changed });
      return new Literal(-a.number, a.integer, span, { changed, digits: digits === undefined ? undefined : -digits });
    case '+':
      if (typeof value === 'bigint') return new Literal(value, true, span, { changed });
      return new Literal(a.number, a.integer, span, { changed, digits });
  }
}

export const comparison: Partial<Record<BinaryOperator, Comparison>> = {
  '==': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
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
const LARGEST = 1n << (2n * MOST_BITS);

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

const bits: ReadonlySet<BinaryOperator> = new Set(['&', '|', '^', '<<', '>>', '>>>']);

/** The value of a bit operator without an end to the bits. */
const inFull = (operator: BinaryOperator, a: bigint, b: bigint): bigint | undefined =>
  operator === '>>>' ? (a < 0n ? undefined : onBigInts['>>']?.(a, b)) : onBigInts[operator]?.(a, b);

/** The value of an operation on integers that no double rounds; undefined where it is not an integer. */
function exactly(operator: BinaryOperator, a: bigint, b: bigint): bigint | undefined {
  if (bits.has(operator)) return inFull(operator, a, b);
  return operator === '/' && (b === 0n || a % b !== 0n) ? undefined : onBigInts[operator]?.(a, b);
}

const asNumber = (value: Value): number | bigint => (typeof value === 'boolean' ? Number(value) : value);

/** The value of an operation on two literals; undefined where there is none, such as a fraction's bits. */
export function literalBinary(operator: BinaryOperator, a: Literal, b: Literal, span: SourceSpan): Literal | undefined {
  if (operator === '&&') return a.truth ? b : a;
  if (operator === '||') return a.truth ? a : b;
  const compared = comparison[operator];
  if (compared !== undefined) {
    // JavaScript compares what it has rounded; where all digits say otherwise, nobody can tell what is meant.
    const found = compareNumbers(compared, a.value, b.value);
    return found === compareNumbers(compared, a.exact, b.exact) ? new Literal(found, true, span) : undefined;
  }
  const integers = a.integer && b.integer;
  const isBits = bits.has(operator);
  // Bit operators take all digits that were written, the others JavaScript's numbers.
  const [x, y] = [a, b].map(({ value, exact }) => asNumber(isBits ? exact : value)) as [
    number | bigint,
    number | bigint,
  ];
  const before = a.changed ?? b.changed;
  if ((typeof x === 'bigint' || typeof y === 'bigint') && integers) {
    const value = onBigInts[operator]?.(BigInt(x), BigInt(y));
    if (value === undefined || value > LARGEST || value < -LARGEST) return undefined;
    return new Literal(value, true, span, { changed: before });
  }
  if (isBits && !integers) return undefined;
  const value = (onNumbers[operator] as (a: number, b: number) => number)(Number(x), Number(y));
  if (!integers || !Number.isInteger(value)) return new Literal(value, false, span);
  const isChanged = exactly(operator, a.bigint, b.bigint) !== BigInt(value);
  return new Literal(value, true, span, { changed: before ?? (isChanged ? (isBits ? 'cut' : 'rounded') : undefined) });
}
