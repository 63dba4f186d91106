import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fmaF64, fmaNarrow } from '../../../src/kernel/ir/scalar/fma.ts';
import {
  bitsOf,
  exponentOf,
  fromBits,
  roundBigInt,
  rounder,
  roundToBf16,
  roundToF16,
} from '../../../src/kernel/ir/scalar/rounding.ts';
import { scalbF64 } from '../../../src/kernel/ir/scalar/semantics.ts';

const f64 = new Float64Array(1);
const u64 = new BigUint64Array(f64.buffer);

/** Doubles by their bits, so that every exponent is as likely as any other. */
const anyDouble = fc.bigInt(0n, 2n ** 64n - 1n).map((bits) => fromBits('f64', bits) as number);
const finite = anyDouble.filter(Number.isFinite);

/** A finite double as a multiple of 2^-1074. */
function exactly(x: number): bigint {
  f64[0] = x;
  const bits = u64[0] as bigint;
  const field = (bits >> 52n) & 0x7ffn;
  const fraction = bits & (2n ** 52n - 1n);
  const magnitude = field === 0n ? fraction : (fraction | (2n ** 52n)) << (field - 1n);
  return bits >> 63n ? -magnitude : magnitude;
}

function neighbour(x: number, step: 1n | -1n): number {
  f64[0] = x;
  u64[0] = (u64[0] as bigint) + step;
  return f64[0];
}

/** True where x is the double nearest to value * 2^-2148, ties to even. */
function isNearest(x: number, value: bigint): boolean {
  const distance = (y: number) => {
    const d = (exactly(y) << 1074n) - value;
    return d < 0n ? -d : d;
  };
  if (!Number.isFinite(x)) {
    const limit = (exactly(Number.MAX_VALUE) << 1074n) + (exactly(2 ** 970) << 1074n);
    return x > 0 ? value >= limit : value <= -limit;
  }
  if (x === 0) return (value < 0n ? -value : value) <= 1n << 1073n;
  const here = distance(x);
  return [neighbour(x, 1n), neighbour(x, -1n)].every((other) => {
    if (!Number.isFinite(other)) return here <= exactly(2 ** 970) << 1074n;
    const there = distance(other);
    return here < there || (here === there && ((exactly(x) / (exactly(x) - exactly(other))) & 1n) === 0n);
  });
}

describe('rounding to 16-bit floats', () => {
  for (const [type, round] of [
    ['f16', roundToF16],
    ['bf16', roundToBf16],
  ] as const) {
    it(`${type}: every value is itself, and what lies between two goes to the nearer, in the middle to the even one`, () => {
      const infinity = bitsOf(type, Infinity) as number;
      let wrong = 0;
      for (let bits = 0; bits < infinity; bits++) {
        const low = fromBits(type, bits) as number;
        const above = fromBits(type, bits + 1) as number;
        // The value that would follow the largest one, where there is no other.
        const high = above === Infinity ? 2 * low - (fromBits(type, bits - 1) as number) : above;
        const middle = (low + high) / 2;
        const even = bits % 2 === 0 ? low : above;
        if (!Object.is(round(low), low) || !Object.is(round(-low), -low) || bitsOf(type, low) !== bits) wrong++;
        if (round(middle) !== even || round(-middle) !== -even) wrong++;
        if (round(neighbour(middle, -1n)) !== low || round(neighbour(middle, 1n)) !== above) wrong++;
      }
      expect(wrong).toBe(0);
      expect(round(Infinity)).toBe(Infinity);
      expect(round(Number.NaN)).toBeNaN();
      expect(fromBits(type, infinity + 1)).toBeNaN();
      expect(fromBits(type, infinity | 0x8000)).toBe(-Infinity);
      expect(Object.is(round(-(2 ** -200)), -0)).toBe(true);
    });
  }

  it('the same method with the figures of f32 is Math.fround', () => {
    const round = rounder(24, -126, 127);
    fc.assert(
      fc.property(anyDouble, fc.float(), (x, y) => Object.is(round(x), Math.fround(x)) && Object.is(round(y), y)),
      { numRuns: 2000 },
    );
  });
});

describe('fma', () => {
  it('is the double nearest to the exact result', () => {
    const nearOne = fc
      .tuple(fc.double({ min: 1, max: 2, noNaN: true }), fc.integer({ min: -60, max: 60 }))
      .map(([m, e]) => m * 2 ** e);
    const check = (a: number, b: number, c: number) => {
      const exact = exactly(a) * exactly(b) + (exactly(c) << 1074n);
      return isNearest(fmaF64(a, b, c), exact);
    };
    fc.assert(fc.property(finite, finite, finite, check), { numRuns: 1000 });
    fc.assert(fc.property(nearOne, nearOne, nearOne, check), { numRuns: 1000 });
    // Results that cancel: the product's own rounding error is all that is left.
    fc.assert(
      fc.property(nearOne, nearOne, (a, b) => check(a, b, -a * b)),
      { numRuns: 500 },
    );
    // Ties broken by a term far below.
    fc.assert(
      fc.property(
        nearOne,
        fc.integer({ min: -1074, max: -100 }),
        (a, e) => check(1 + 2 ** -30, 1 + 2 ** -23, 2 ** e) && check(a, 1 + 2 ** -52, 2 ** e),
      ),
      { numRuns: 500 },
    );
    // Around the subnormals.
    const tiny = fc
      .tuple(fc.double({ min: 1, max: 2, noNaN: true }), fc.integer({ min: -540, max: -500 }))
      .map(([m, e]) => m * 2 ** e);
    const subnormal = fc.bigInt(0n, 2n ** 54n).map((bits) => fromBits('f64', bits) as number);
    fc.assert(fc.property(tiny, tiny, subnormal, check), { numRuns: 1000 });
  });

  it('keeps to IEEE 754 at zeros and infinities', () => {
    expect(fmaF64(1e200, 1e200, -Infinity)).toBe(-Infinity);
    expect(fmaF64(Infinity, 0, 1)).toBeNaN();
    expect(fmaF64(Infinity, 1, -Infinity)).toBeNaN();
    expect(fmaF64(1e200, 1e200, -1e300)).toBe(Infinity);
    expect(Object.is(fmaF64(-0, 1, -0), -0)).toBe(true);
    expect(Object.is(fmaF64(-0, 1, 0), 0)).toBe(true);
    expect(Object.is(fmaF64(1e-200, -1e-200, 0), -0)).toBe(true);
    expect(Object.is(fmaF64(1, 1, -1), 0)).toBe(true);
    expect(fmaF64(2 ** 600, 2 ** 600, -(2 ** 1023))).toBe(Infinity);
    expect(fmaF64(2 ** 512, 2 ** 512, -(2 ** 1023))).toBe(2 ** 1023);
  });

  it('of narrow types rounds once', () => {
    const fma = fmaNarrow(Math.fround);
    // a * b is just above the middle between 1 and its neighbour; in double precision the sum loses that.
    const c = 2 ** -24;
    expect(fma(1, 1, c)).toBe(1);
    expect(fma(Math.fround(1 + 2 ** -12), Math.fround(1 - 2 ** -12), Math.fround(2 ** -24 + 2 ** -47))).toBe(1);
    expect(fma(2 ** -70, 2 ** -70, Math.fround(1 + 2 ** -23))).toBe(Math.fround(1 + 2 ** -23));
    const float = fc.float({ noDefaultInfinity: true, noNaN: true });
    fc.assert(
      fc.property(float, float, float, (a, b, x) => {
        const exact = exactly(a) * exactly(b) + (exactly(x) << 1074n);
        const got = fma(a, b, x);
        if (!Number.isFinite(got)) return Math.abs(a * b + x) >= (2 - 2 ** -24) * 2 ** 127;
        const ulp = 2 ** Math.max(-149, got === 0 ? -149 : exponentOf(got) - 23);
        const distance = (exactly(got) << 1074n) - exact;
        return (distance < 0n ? -distance : distance) * 2n <= exactly(ulp) << 1074n;
      }),
      { numRuns: 2000 },
    );
  });
});

describe('other single roundings', () => {
  it('scalb is a * 2^b', () => {
    fc.assert(
      fc.property(finite, fc.integer({ min: -2200, max: 2200 }), (a, b) => {
        const exact = b >= 0 ? exactly(a) << BigInt(b + 1074) : exactly(a) << BigInt(Math.max(0, b + 1074));
        // Below 2^-1074 of the smallest, nothing but the sign is left.
        if (b < -1074) return b < -2100 ? scalbF64(a, b) === 0 : true;
        return isNearest(scalbF64(a, b), exact);
      }),
      { numRuns: 2000 },
    );
    expect(Object.is(scalbF64(-1, -5000), -0)).toBe(true);
    expect(scalbF64(-1, 5000)).toBe(-Infinity);
    expect(scalbF64(3 * 2 ** -1074, -1)).toBe(2 ** -1073);
    expect(scalbF64(5 * 2 ** -1074, -1)).toBe(2 ** -1073);
    expect(scalbF64(Number.MIN_VALUE, 2097)).toBe(2 ** 1023);
  });

  it('of 64-bit integers to floats', () => {
    // Through a double, the first would become a tie and go down.
    expect(roundBigInt(2n ** 60n + 2n ** 36n + 1n, 'f32')).toBe(2 ** 60 + 2 ** 37);
    expect(roundBigInt(-(2n ** 60n) - 2n ** 36n - 1n, 'f32')).toBe(-(2 ** 60) - 2 ** 37);
    expect(roundBigInt(2n ** 64n - 1n, 'f32')).toBe(2 ** 64);
    expect(roundBigInt(70000n, 'f16')).toBe(Infinity);
    fc.assert(fc.property(fc.bigInt(-(2n ** 64n), 2n ** 64n), (x) => roundBigInt(x, 'f64') === Number(x)));
  });
});
