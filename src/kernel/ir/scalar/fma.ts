// a * b + c with one rounding, for every argument. Narrow types go through a double that was rounded to odd, which keeps
// what a second rounding must know; doubles go through error-free transformations where nothing can overflow or get lost
// (Boldo and Melquiond, Emulation of FMA and correctly rounded sums, 2008), else through integers.

import { exponentOf, powerOfTwo } from './rounding.ts';

const f64 = new Float64Array(1);
const u64 = new BigUint64Array(f64.buffer);

/** The double next to `sum` on the side of `error`, unless the sum is exact or its last bit is set already. */
function toOdd(sum: number, error: number): number {
  if (error === 0) return sum;
  f64[0] = sum;
  const bits = u64[0] as bigint;
  if (bits & 1n) return sum;
  u64[0] = error > 0 === sum > 0 ? bits + 1n : bits - 1n;
  return f64[0] as number;
}

/** What a + b loses by rounding. Exact where a + b does not overflow. */
function sumError(a: number, b: number, sum: number): number {
  const back = sum - a;
  return a - (sum - back) + (b - back);
}

/** For types whose products fit into a double with room below: f32, f16, bf16. */
export function fmaNarrow(round: (x: number) => number): (a: number, b: number, c: number) => number {
  return (a, b, c) => {
    const product = a * b;
    const sum = product + c;
    if (!Number.isFinite(sum)) return round(sum);
    return round(toOdd(sum, sumError(product, c, sum)));
  };
}

const splitter = 2 ** 27 + 1;

/** The error of a * b, exact where no part overflows or underflows (Dekker and Veltkamp). */
function productError(a: number, b: number, product: number): number {
  const ta = splitter * a;
  const aHigh = ta - (ta - a);
  const aLow = a - aHigh;
  const tb = splitter * b;
  const bHigh = tb - (tb - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** The same for doubles. */
export function fmaF64(a: number, b: number, c: number): number {
  const product = a * b;
  if (!Number.isFinite(a) || !Number.isFinite(b) || a === 0 || b === 0) return product + c;
  // The product is finite, whatever its rounding says.
  if (!Number.isFinite(c)) return c;
  if (c === 0) return product;
  const ea = exponentOf(a);
  const eb = exponentOf(b);
  const ec = exponentOf(c);
  const safe = Math.abs(ea) < 900 && Math.abs(eb) < 900 && Math.abs(ea + eb) < 900 && ec < 1000;
  if (!safe) return fmaExact(a, b, c);
  const error = productError(a, b, product);
  const low = c + error;
  const lowError = sumError(c, error, low);
  const high = product + low;
  const highError = sumError(product, low, high);
  // With nothing left over, the sum keeps the sign of zero that addition gives.
  if (lowError === 0 && highError === 0) return high;
  const rest = highError + lowError;
  return high + toOdd(rest, sumError(highError, lowError, rest));
}

/** A finite double as integer times a power of two. */
function split(x: number): { readonly integer: bigint; readonly exponent: number } {
  f64[0] = x;
  const bits = u64[0] as bigint;
  const field = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const integer = field === 0 ? fraction : fraction | (1n << 52n);
  return { integer: bits >> 63n ? -integer : integer, exponent: Math.max(field, 1) - 1075 };
}

/** The double nearest to integer * 2^exponent. */
export function roundScaled(integer: bigint, exponent: number): number {
  const negative = integer < 0n;
  let magnitude = negative ? -integer : integer;
  if (magnitude === 0n) return 0;
  const bits = magnitude.toString(2).length;
  const top = bits + exponent - 1;
  if (top > 1023) return negative ? -Infinity : Infinity;
  // The last place of the result: 53 bits below the top, but never below the subnormals.
  const last = Math.max(top - 52, -1074);
  if (last > exponent) {
    const drop = BigInt(last - exponent);
    const half = 1n << (drop - 1n);
    const rest = magnitude & ((1n << drop) - 1n);
    magnitude >>= drop;
    if (rest > half || (rest === half && magnitude & 1n)) magnitude += 1n;
    exponent = last;
  }
  // Exact: at most 54 bits, the 54th only after a carry that leaves zeros below.
  const scaled = Number(magnitude);
  const result =
    exponent < -1022
      ? scaled * 2 ** -52 * powerOfTwo(exponent + 52)
      : exponent > 970
        ? scaled * 2 ** 970 * 2 ** (exponent - 970)
        : scaled * powerOfTwo(exponent);
  return negative ? -result : result;
}

function fmaExact(a: number, b: number, c: number): number {
  const x = split(a);
  const y = split(b);
  const z = split(c);
  const product = x.integer * y.integer;
  const exponent = x.exponent + y.exponent;
  const least = Math.min(exponent, z.exponent);
  const sum = (product << BigInt(exponent - least)) + (z.integer << BigInt(z.exponent - least));
  if (sum === 0n) return 0;
  return roundScaled(sum, least);
}
