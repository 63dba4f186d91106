// The one rule for numbers that come from JavaScript into a type: literals, scalars, arguments, and what the command line
// is given. A number that an integer type does not hold, or that a float type could only take as 0 or as an infinity, is
// refused; floats are rounded else. A comparison with such a number is decided by its value.

import { withArticle } from '../../../errors/index.ts';
import { type DType, dtypes, isFloat } from '../../dtype.ts';
import { rangeOf, roundBigInt, roundTo, type Value } from './rounding.ts';

type Given = number | bigint | boolean;

/** The number as an element of the type: a bigint for 64-bit integers. Undefined where the type does not hold it. */
export function elementOf(type: DType, given: Given): number | bigint | undefined {
  const value = typeof given === 'boolean' ? Number(given) : given;
  if (isFloat(type)) {
    const rounded = typeof value === 'bigint' ? roundBigInt(value, type) : roundTo(type)(value);
    const isLost = (rounded === 0 && Number(value) !== 0) || (Math.abs(rounded) === Infinity && !isInfinite(value));
    return isLost ? undefined : rounded;
  }
  if (typeof value === 'number' && !isExact(type, value)) return undefined;
  const integer = BigInt(value);
  const { min, max } = rangeOf(type);
  if (integer < min || integer > max) return undefined;
  return dtypes[type].bytes === 8 ? integer : Number(integer);
}

const isInfinite = (value: number | bigint): boolean => typeof value === 'number' && Math.abs(value) === Infinity;

/** Integers of 64 bits beyond 2^53 come as bigints only: a number there stands for several. */
const isExact = (type: DType, value: number): boolean =>
  dtypes[type].bytes === 8 ? Number.isSafeInteger(value) : Number.isInteger(value);

/** The number as people write it. */
export const numberText = (value: Given): string =>
  typeof value === 'bigint' ? `${value}n` : Object.is(value, -0) ? '-0' : String(value);

/** The type's values, in words. */
function rangeText(type: DType): string {
  if (isFloat(type)) {
    const largest = { f64: Number.MAX_VALUE, f32: 3.4028235e38, f16: 65504, bf16: 3.38953139e38 }[type as 'f64'];
    const least = { f64: 5e-324, f32: 1.4e-45, f16: 6e-8, bf16: 9.2e-41 }[type as 'f64'];
    return `magnitudes from ${least} to ${largest}`;
  }
  const { min, max } = rangeOf(type);
  return `integers from ${min} to ${max}`;
}

const typeNames = Object.keys(dtypes) as DType[];

/** Types that hold the number; of floats those that hold an integer to its last digit. */
function typesFor(value: Given): readonly DType[] {
  return typeNames.filter((type) => {
    const element = elementOf(type, value);
    if (element === undefined) return false;
    const isWhole = typeof value !== 'number' || Number.isInteger(value);
    // biome-ignore lint/suspicious/noDoubleEquals: a bigint may meet a number
    return !isFloat(type) || !isWhole || element == value;
  });
}

/** Why a type does not hold a number, and what does. */
export interface Misfit {
  /** `300 is not a u8, which holds integers from 0 to 255` */
  readonly problem: string;
  /** `i16, u16 ... hold it` */
  readonly hint: string;
  readonly details: { readonly value: Given; readonly type: DType; readonly types: readonly DType[] };
}

export function misfitOf(type: DType, value: Given): Misfit {
  const types = typesFor(value);
  const isLarge = typeof value === 'number' && dtypes[type].bytes === 8 && Number.isInteger(value);
  return {
    problem: `${numberText(value)} is not ${withArticle(type)}, which holds ${rangeText(type)}`,
    hint:
      isLarge && !Number.isSafeInteger(value) && elementOf(type, BigInt(value)) !== undefined
        ? `beyond 2^53 a number is not exact: write the digits as a bigint, ${BigInt(value)}n`
        : types.length === 0
          ? 'no element type holds it'
          : `${types.join(', ')} ${types.length === 1 ? 'holds' : 'hold'} it`,
    details: { value, type, types },
  };
}

export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';

const mirrors = { eq: 'eq', ne: 'ne', lt: 'gt', le: 'ge', gt: 'lt', ge: 'le' } as const;

/** The comparison with its sides changed. */
export const mirrored = (op: Comparison): Comparison => mirrors[op];

/** Compares two numbers by value. */
export function compareNumbers(op: Comparison, a: Given, b: Given): boolean {
  switch (op) {
    case 'eq':
      // biome-ignore lint/suspicious/noDoubleEquals: a bigint may meet a number
      return a == b;
    case 'ne':
      // biome-ignore lint/suspicious/noDoubleEquals: as above
      return a != b;
    case 'lt':
      return a < b;
    case 'le':
      return a <= b;
    case 'gt':
      return a > b;
    case 'ge':
      return a >= b;
  }
}

/** What a comparison of elements with a number comes to: always the same, or a comparison with an element. */
export type Decision = boolean | { readonly op: Comparison; readonly value: Value };

/** `x op value` for every x of the type, by the number's value. */
export function compareWith(op: Comparison, type: DType, given: Given): Decision {
  const value = typeof given === 'boolean' ? Number(given) : given;
  if (typeof value === 'number' && Number.isNaN(value)) return isFloat(type) ? { op, value } : op === 'ne';
  return isFloat(type) ? compareFloats(op, type, value) : compareIntegers(op, type, value);
}

function compareIntegers(op: Comparison, type: DType, value: number | bigint): Decision {
  const { min, max } = rangeOf(type);
  if (value > max) return op === 'lt' || op === 'le' || op === 'ne';
  if (value < min) return op === 'gt' || op === 'ge' || op === 'ne';
  const element = (x: bigint): Value => (dtypes[type].bytes === 8 ? x : Number(x));
  if (typeof value === 'bigint' || Number.isInteger(value)) return { op, value: element(BigInt(value)) };
  if (op === 'eq' || op === 'ne') return op === 'ne';
  // Nothing lies between a fraction and the integers around it.
  const below = BigInt(Math.floor(value));
  return op === 'lt' || op === 'le' ? compareIntegers('le', type, below) : compareIntegers('gt', type, below);
}

/** A number that rounds to an element is that element; one that would become 0 or infinite lies before or after it. */
function compareFloats(op: Comparison, type: DType, value: number | bigint): Decision {
  const element = elementOf(type, value);
  if (element !== undefined) return { op, value: element };
  if (op === 'eq' || op === 'ne') {
    // NaN differs from every number.
    return op === 'ne';
  }
  const isPositive = value > 0;
  const isTiny = Math.abs(Number(value)) < 1;
  const neighbour = isTiny ? 0 : isPositive ? Infinity : -Infinity;
  // Seen from 0 the number lies beyond a tiny one's 0, and short of a large one's infinity.
  const isAbove = isTiny === isPositive;
  const below = op === 'lt' || op === 'le';
  return { op: below ? (isAbove ? 'le' : 'lt') : isAbove ? 'gt' : 'ge', value: neighbour };
}
