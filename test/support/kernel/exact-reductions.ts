// What reductions of integers give, in exact arithmetic: the reference of reduce.test.ts and of the slow test over all
// types and levels.

import { type ArrayOf, type DType, dtypes, type ReductionName } from 'rawcpu/kernel';
import { arrayClass } from '../../../src/kernel/run/arrays.ts';

export const integerTypes = (Object.keys(dtypes) as DType[]).filter((type) => dtypes[type].kind !== 'float');

export const reductionNames: readonly ReductionName[] = [
  'sum',
  'prod',
  'min',
  'max',
  'argmin',
  'argmax',
  'mean',
  'variance',
  'std',
  'norm',
  'dot',
  'any',
  'all',
  'count',
];

const isWide = (type: DType) => dtypes[type].bytes === 8;

export function limitsOf(type: DType): { readonly min: bigint; readonly max: bigint } {
  const bits = BigInt(dtypes[type].bytes * 8);
  return dtypes[type].kind === 'signed'
    ? { min: -(1n << (bits - 1n)), max: (1n << (bits - 1n)) - 1n }
    : { min: 0n, max: (1n << bits) - 1n };
}

export function integerArray<T extends DType>(type: T, values: readonly bigint[]): ArrayOf<T> {
  const array = new (arrayClass(type))(values.length);
  values.forEach((value, k) => {
    array[k] = (isWide(type) ? value : Number(value)) as never;
  });
  return array;
}

/** The values of a type that are most likely to overflow something, so many of each list. */
export function extremeValues(type: DType, length: number): Readonly<Record<string, readonly bigint[]>> {
  const { min, max } = limitsOf(type);
  const list = (value: (k: number) => bigint) => Array.from({ length }, (_, k) => value(k));
  const mixed = [min, max, 0n, 1n, max - 1n, min + 1n, max / 2n, min / 2n, max / 3n, min / 3n];
  return {
    least: list(() => min),
    greatest: list(() => max),
    alternating: list((k) => (k % 2 === 0 ? min : max)),
    'nearly all the greatest': list((k) => (k === length - 1 ? max - 1n : max)),
    'just above the least': list((k) => min + BigInt(k % 3)),
    mixed: list((k) => mixed[(k * k + k) % mixed.length]!),
    ones: list(() => 1n),
    zeros: list(() => 0n),
  };
}

const bitsOf = (x: bigint): number => (x < 0n ? -x : x).toString(2).length;

/** The f64 nearest to a quotient, ties to even. */
export function nearestF64(dividend: bigint, divisor: bigint): number {
  if (dividend === 0n) return 0;
  const size = dividend < 0n ? -dividend : dividend;
  // The digits that f64 keeps, as an integer, and what is left.
  let exponent = bitsOf(size) - bitsOf(divisor) - 53;
  const parts = () =>
    exponent >= 0
      ? [size / (divisor << BigInt(exponent)), size % (divisor << BigInt(exponent)), divisor << BigInt(exponent)]
      : [(size << BigInt(-exponent)) / divisor, (size << BigInt(-exponent)) % divisor, divisor];
  let [digits, rest, unit] = parts() as [bigint, bigint, bigint];
  if (bitsOf(digits) > 53) {
    exponent++;
    [digits, rest, unit] = parts() as [bigint, bigint, bigint];
  }
  const up = 2n * rest > unit || (2n * rest === unit && digits % 2n === 1n);
  const value = Number(digits + (up ? 1n : 0n)) * 2 ** exponent;
  return dividend < 0n ? -value : value;
}

/** The square root of a quotient, within an ULP or two. */
function rootOf(dividend: bigint, divisor: bigint): number {
  return Math.sqrt(nearestF64(dividend, divisor));
}

export interface Expected {
  readonly value: number | bigint | boolean;
  /** How far off, relatively, a result may be; 0 where it is exact. */
  readonly within: number;
}

/** @param others the second factors of `dot`. */
export function exactly(
  name: ReductionName,
  type: DType,
  values: readonly bigint[],
  others: readonly bigint[],
  ddof = 0,
): Expected {
  const n = BigInt(values.length);
  const sum = values.reduce((a, b) => a + b, 0n);
  const ofSquares = values.reduce((a, b) => a + b * b, 0n);
  const kept = (x: bigint): number | bigint => {
    const wrapped = dtypes[type].kind === 'signed' ? BigInt.asIntN(64, x) : BigInt.asUintN(64, x);
    return isWide(type) ? wrapped : Number(wrapped);
  };
  const exact = (value: Expected['value']): Expected => ({ value, within: 0 });
  const inOrder = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [least, most] = [inOrder[0]!, inOrder.at(-1)!];
  const spread = [n * ofSquares - sum * sum, n * (n - BigInt(ddof))] as const;
  switch (name) {
    case 'sum':
      return exact(kept(sum));
    case 'prod':
      return exact(kept(values.reduce((a, b) => BigInt.asIntN(64, a * b), 1n)));
    case 'min':
      return exact(kept(least));
    case 'max':
      return exact(kept(most));
    case 'argmin':
      return exact(values.indexOf(least));
    case 'argmax':
      return exact(values.indexOf(most));
    case 'mean':
      return exact(nearestF64(sum, n));
    case 'variance':
      return { value: nearestF64(...spread), within: 1e-12 };
    case 'std':
      return { value: rootOf(...spread), within: 1e-12 };
    case 'norm':
      return { value: rootOf(ofSquares, 1n), within: 1e-12 };
    case 'dot':
      return exact(kept(values.reduce((a, b, k) => a + b * others[k]!, 0n)));
    case 'any':
      return exact(values.some((x) => x !== 0n));
    case 'all':
      return exact(values.every((x) => x !== 0n));
    case 'count':
      return exact(values.filter((x) => x !== 0n).length);
  }
}

/** What is wrong with a result, or undefined. */
export function faultOf(got: unknown, { value, within }: Expected): string | undefined {
  if (Object.is(got, value) || (value === 0 && got === 0)) return undefined;
  const close =
    within > 0 && typeof got === 'number' && Math.abs(got - (value as number)) <= within * Math.abs(value as number);
  return close ? undefined : `${String(got)} (${typeof got}), not ${String(value)} (${typeof value})`;
}
