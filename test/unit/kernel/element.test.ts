// The rule for numbers that come into a type: what each type holds at its edges, and comparisons against exact arithmetic.

import { describe, expect, it } from 'vitest';
import { type DType, dtypes, isFloat } from '../../../src/kernel/dtype.ts';
import { compareNumbers, compareWith, elementOf, misfitOf } from '../../../src/kernel/ir/scalar/element.ts';
import { rangeOf } from '../../../src/kernel/ir/scalar/rounding.ts';

const types = Object.keys(dtypes) as DType[];
const integers = types.filter((type) => !isFloat(type));
const isWide = (type: DType) => type === 'i64' || type === 'u64';

describe('integers', () => {
  it.each(integers)('%s holds its range and nothing else', (type) => {
    const { min, max } = rangeOf(type);
    const element = (x: bigint) => (isWide(type) ? x : Number(x));
    for (const x of [min, min + 1n, 0n, 1n, max - 1n, max]) {
      expect(elementOf(type, x)).toBe(element(x));
      if (!isWide(type)) expect(elementOf(type, Number(x))).toBe(Number(x));
    }
    for (const x of [min - 1n, max + 1n, 1n << 64n, -(1n << 63n) - 1n]) {
      if (x >= min && x <= max) continue;
      expect(elementOf(type, x)).toBeUndefined();
      expect(elementOf(type, Number(x))).toBeUndefined();
    }
    for (const x of [0.5, -0.5, 1e300, Number.NaN, Infinity, -Infinity, 2 ** 53 + 2]) {
      expect(elementOf(type, x)).toBeUndefined();
    }
    expect(elementOf(type, true)).toBe(element(1n));
    expect(elementOf(type, -0)).toBe(element(0n));
  });
});

describe('floats', () => {
  it.each([
    ['f64', Number.MAX_VALUE, 10n ** 309n, 5e-324],
    ['f32', 3.4028234663852886e38, 3.5e38, 1e-45],
    ['f16', 65504, 65520, 6e-8],
    ['bf16', 3.3895313892515355e38, 3.4e38, 1e-40],
  ] as const)('%s rounds, but to 0 and to infinities', (type, largest, beyond, least) => {
    expect(elementOf(type, largest)).toBe(largest);
    expect(elementOf(type, -largest)).toBe(-largest);
    expect(elementOf(type, beyond)).toBeUndefined();
    expect(elementOf(type, least)).not.toBe(0);
    expect(elementOf(type, Infinity)).toBe(Infinity);
    expect(elementOf(type, Number.NaN)).toBeNaN();
    expect(elementOf(type, -0)).toBe(-0);
    expect(elementOf(type, 3n)).toBe(3);
    if (type !== 'f64') {
      expect(elementOf(type, 1e-50)).toBeUndefined();
      expect(elementOf(type, -1e300)).toBeUndefined();
    }
  });

  it('round bigints once', () => {
    expect(elementOf('f32', (1n << 60n) + (1n << 36n) + 1n)).toBe(2 ** 60 + 2 ** 37);
  });
});

describe('comparisons', () => {
  const numbers = [
    0, -0, 0.5, -0.5, 1, -1, 254.5, 255, 255.5, 256, 300, -128, -129, 32768, 3e9, -3e9, 1e39, -1e39, 70000,
  ];
  const others = [
    2 ** 53 + 2,
    1e-50,
    -1e-50,
    Infinity,
    -Infinity,
    Number.NaN,
    1n << 63n,
    (1n << 63n) - 1n,
    -(1n << 63n),
    1n << 70n,
  ];

  it.each(types)('with elements of %s are decided by value', (type) => {
    const elements: (number | bigint)[] = isFloat(type)
      ? [0, -0, 0.5, -1, 255, 65504, -65504, Infinity, -Infinity, Number.NaN].map((x) => elementOf(type, x) as number)
      : [rangeOf(type).min, rangeOf(type).min + 1n, 0n, 1n, 3n, rangeOf(type).max - 1n, rangeOf(type).max].map((x) =>
          isWide(type) ? x : Number(x),
        );
    for (const value of [...numbers, ...others, true, false]) {
      for (const op of ['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const) {
        const decision = compareWith(op, type, value);
        // A number between two floats counts as the nearer one.
        const exact = (isFloat(type) ? elementOf(type, value) : undefined) ?? value;
        for (const x of elements) {
          const got = typeof decision === 'boolean' ? decision : compareNumbers(decision.op, x, decision.value);
          expect(got, `${x} ${op} ${value}`).toBe(compareNumbers(op, x, exact));
        }
      }
    }
  });
});

describe('what is said of a number that does not fit', () => {
  it.each([
    [
      'u8',
      300,
      '300 is not a u8, which holds integers from 0 to 255',
      'f64, f32, f16, bf16, i16, u16, i32, u32, i64, u64 hold it',
    ],
    [
      'u32',
      -1,
      '-1 is not a u32, which holds integers from 0 to 4294967295',
      'f64, f32, f16, bf16, i8, i16, i32, i64 hold it',
    ],
    ['i32', 0.5, '0.5 is not an i32', 'f64, f32, f16, bf16 hold it'],
    ['i32', 3e9, '3000000000 is not an i32', 'f64, f32, u32, i64, u64 hold it'],
    ['i64', 2 ** 53 + 2, 'is not an i64', 'write the digits as a bigint, 9007199254740994n'],
    ['u64', 1n << 64n, '18446744073709551616n is not a u64', 'f64, f32, bf16 hold it'],
    [
      'f16',
      70000,
      '70000 is not an f16, which holds magnitudes from 6e-8 to 65504',
      'f64, f32, i32, u32, i64, u64 hold it',
    ],
    ['f64', 10n ** 400n, 'is not an f64', 'no element type holds it'],
  ] as const)('%s, %s', (type, value, problem, hint) => {
    const misfit = misfitOf(type, value);
    expect(misfit.problem).toContain(problem);
    expect(misfit.hint).toContain(hint);
  });
});
