// Element values in JavaScript: rounding a real to a floating-point type, and the bits of a value. Floats and integers of
// up to 32 bits are numbers, 64-bit integers are bigints. Rounding is to nearest, ties to even (IEEE 754-2019, 4.3.1).

import { type DType, dtypes, type ValueType } from '../../dtype.ts';

/** The value of one element: a number, a bigint for i64 and u64, a boolean for bool. */
export type Value = number | bigint | boolean;

const f64 = new Float64Array(1);
const f32 = new Float32Array(f64.buffer);
const u32 = new Uint32Array(f64.buffer);
const u64 = new BigUint64Array(f64.buffer);

/** 2^n for n from -1022 to 1023. */
export function powerOfTwo(n: number): number {
  u32[0] = 0;
  u32[1] = (n + 1023) << 20;
  return f64[0] as number;
}

/** floor(log2 |x|) of a finite x that is not 0. */
export function exponentOf(x: number): number {
  f64[0] = x;
  const field = ((u32[1] as number) >>> 20) & 0x7ff;
  return field === 0 ? exponentOf(x * 2 ** 54) - 54 : field - 1023;
}

/** True where the sign bit is set, of -0 and NaN too. */
export function signBit(x: number): boolean {
  f64[0] = x;
  return (u32[1] as number) >>> 31 === 1;
}

/** Rounds a double to a format with `precision` bits of significand whose smallest normal is 2^minExponent. */
export function rounder(precision: number, minExponent: number, maxExponent: number): (x: number) => number {
  const overflow = (2 - 2 ** -precision) * 2 ** maxExponent;
  return (x) => {
    if (x === 0 || Number.isNaN(x)) return x;
    if (Math.abs(x) >= overflow) return x < 0 ? -Infinity : Infinity;
    const exponent = Math.max(exponentOf(x), minExponent);
    // Added to this, x loses exactly the bits below its last place; the sum rounds as the processor does.
    const shift = 1.5 * powerOfTwo(exponent - (precision - 1) + 52);
    const rounded = x + shift - shift;
    return rounded === 0 && x < 0 ? -0 : rounded;
  };
}

/** To binary16. */
export const roundToF16 = rounder(11, -14, 15);
/** To bfloat16, subnormals included. */
export const roundToBf16 = rounder(8, -126, 127);

/** Rounds a double to a floating-point type, with one rounding. */
export function roundTo(type: ValueType): (x: number) => number {
  switch (type) {
    case 'f32':
      return Math.fround;
    case 'f16':
      return roundToF16;
    case 'bf16':
      return roundToBf16;
    default:
      return (x) => x;
  }
}

/** Rounds an integer to a floating-point type with one rounding, which Number() followed by fround() would not be. */
export function roundBigInt(x: bigint, type: ValueType): number {
  if (type === 'f64') return Number(x);
  const round = roundTo(type);
  const magnitude = x < 0n ? -x : x;
  if (magnitude < 1n << 53n) return round(Number(x));
  // The low bits only matter as being there: they become one bit below all that a narrower type keeps.
  const sticky = (magnitude & 0x7ffn) === 0n ? 0n : 1n;
  const rounded = round(Number((magnitude >> 11n) | sticky) * 2048);
  return x < 0n ? -rounded : rounded;
}

/** Brings an integer into the range of an integer type of at most 32 bits: two's complement wraps. */
export function wrapTo(type: ValueType): (x: number) => number {
  switch (type) {
    case 'i8':
      return (x) => (x << 24) >> 24;
    case 'u8':
      return (x) => x & 0xff;
    case 'i16':
      return (x) => (x << 16) >> 16;
    case 'u16':
      return (x) => x & 0xffff;
    case 'u32':
      return (x) => x >>> 0;
    default:
      return (x) => x | 0;
  }
}

export function wrapBigInt(type: ValueType): (x: bigint) => bigint {
  return type === 'u64' ? (x) => BigInt.asUintN(64, x) : (x) => BigInt.asIntN(64, x);
}

/** The smallest and the largest value of an integer type. */
export function rangeOf(type: DType): { readonly min: bigint; readonly max: bigint } {
  const { kind, precision } = dtypes[type];
  const max = (1n << BigInt(precision)) - 1n;
  return { min: kind === 'signed' ? -max - 1n : 0n, max };
}

/** The bits of a small float: of f16 (10 bits of fraction) or bf16 (7), without what is not stored. */
function smallBits(x: number, fractionBits: number, minExponent: number): number {
  const sign = signBit(x) ? 0x8000 : 0;
  const exponentMask = 0x7fff & ~((1 << fractionBits) - 1);
  if (Number.isNaN(x)) return sign | exponentMask | (1 << (fractionBits - 1));
  const magnitude = Math.abs(x);
  if (magnitude === Infinity) return sign | exponentMask;
  if (magnitude < powerOfTwo(minExponent)) return sign | (magnitude / powerOfTwo(minExponent - fractionBits));
  const exponent = exponentOf(magnitude);
  return sign | (((exponent - minExponent) << fractionBits) + magnitude / powerOfTwo(exponent - fractionBits));
}

function fromSmallBits(bits: number, fractionBits: number, minExponent: number): number {
  const fraction = bits & ((1 << fractionBits) - 1);
  const field = (bits & 0x7fff) >> fractionBits;
  const top = 0x7fff >> fractionBits;
  const magnitude =
    field === top
      ? fraction === 0
        ? Infinity
        : Number.NaN
      : field === 0
        ? fraction * 2 ** (minExponent - fractionBits)
        : (fraction + 2 ** fractionBits) * 2 ** (field - 1 + minExponent - fractionBits);
  return bits & 0x8000 ? -magnitude : magnitude;
}

/** The bits of a value of a type, as an unsigned number; a bigint where the type has 64 bits. */
export function bitsOf(type: DType, x: Value): number | bigint {
  switch (type) {
    case 'f64':
      f64[0] = x as number;
      return u64[0] as bigint;
    case 'f32':
      f32[0] = x as number;
      return u32[0] as number;
    case 'f16':
      return smallBits(x as number, 10, -14);
    case 'bf16':
      return smallBits(x as number, 7, -126);
    case 'i64':
    case 'u64':
      return BigInt.asUintN(64, x as bigint);
    default: {
      const { bytes } = dtypes[type];
      return bytes === 4 ? (x as number) >>> 0 : (x as number) & (2 ** (bytes * 8) - 1);
    }
  }
}

/** The value of a type whose bits are these. */
export function fromBits(type: DType, bits: number | bigint): number | bigint {
  switch (type) {
    case 'f64':
      u64[0] = bits as bigint;
      return f64[0] as number;
    case 'f32':
      u32[0] = bits as number;
      return f32[0] as number;
    case 'f16':
      return fromSmallBits(bits as number, 10, -14);
    case 'bf16':
      return fromSmallBits(bits as number, 7, -126);
    case 'i64':
    case 'u64':
      return wrapBigInt(type)(bits as bigint);
    default:
      return wrapTo(type)(bits as number);
  }
}
