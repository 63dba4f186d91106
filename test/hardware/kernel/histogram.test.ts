// Histograms: counts and edges as numpy.histogram() of NumPy 2 has them (the numbers here are its), at every level, for
// every type; ranges of every width; what is refused. test/slow/kernel-histogram.test.ts asks NumPy itself.

import { cpuInfo } from 'rawcpu/cpu';
import { type DType, dtypes, type HistogramOptions, histogram, type Level, levels } from 'rawcpu/kernel';
import { describe, expect, test } from 'vitest';
import { missingFor, usableFeatures } from '../../../src/kernel/code/target.ts';
import { isFloat } from '../../../src/kernel/dtype.ts';
import { bitsOf } from '../../../src/kernel/ir/scalar/rounding.ts';
import { arrayClass, type TypedArray } from '../../../src/kernel/run/arrays.ts';
import { countBins } from '../../../src/kernel/scan/passes.ts';

const features = usableFeatures(cpuInfo().features);
const usable = levels.filter((level) => missingFor(level, features).length === 0);

/** An array of a type from its values; f16 and bf16 as bits. */
function arrayOf(type: DType, values: readonly (number | bigint)[]): TypedArray {
  const array = new (arrayClass(type))(values.length) as TypedArray;
  values.forEach((value, k) => {
    array[k] = (
      type === 'f16' || type === 'bf16'
        ? bitsOf(type, Number(value))
        : dtypes[type].bytes === 8 && !isFloat(type)
          ? BigInt(value)
          : Number(value)
    ) as never;
  });
  return array;
}

const counts = (
  type: DType,
  bins: number,
  range: HistogramOptions['range'],
  values: readonly (number | bigint)[],
  isa?: Level,
) => [...histogram(type, 'a', { bins, range, ...(isa === undefined ? {} : { isa }) })(arrayOf(type, values))];

const hundredths = Array.from({ length: 100 }, (_, k) => k / 100);

describe.each(usable)('at level %s', (isa) => {
  test('bounds, scales and counts that leave 32 bits', () => {
    const far = histogram('f64', 'a', { bins: 4, range: [1.7e12, 1.8e12], isa });
    for (let k = 0; k < 1000; k++) expect([...far(Float64Array.of(0, 1.75e12))]).toEqual([0, 0, 1, 0]);
    expect(counts('f64', 3, [0, 3e9], [5e8, 1.5e9, 2.5e9], isa)).toEqual([1, 1, 1]);
    expect(counts('f64', 4, [0, 1e-10], [0, 0.3e-10, 0.6e-10, 0.9e-10], isa)).toEqual([1, 1, 1, 1]);
    expect(counts('f64', 2, [-1e300, 1e300], [-1e308, -1e300, -1, 0, 1e300, 1e301], isa)).toEqual([2, 2]);
    expect(counts('f64', 2, [0, 1e308], [0, 1e307, 9e307, Infinity, -Infinity, Number.NaN], isa)).toEqual([2, 1]);
    expect(counts('i32', 2, [-3e9, 3e9], [-(2 ** 31), -1, 0, 2 ** 31 - 1], isa)).toEqual([2, 2]);
    expect(counts('u32', 4, [0, 2 ** 32], [0, 2 ** 30, 2 ** 31, 2 ** 32 - 1], isa)).toEqual([1, 1, 1, 1]);
    expect(counts('u8', 3, [-1e9, 2e9], [0, 255], isa)).toEqual([0, 2, 0]);
    expect(counts('u8', 2, [300, 400], [44, 144, 255], isa)).toEqual([0, 0]);
  });

  test('ranges a few denormals wide', () => {
    const d = 5e-324;
    expect(counts('f64', 3, [0, 3 * d], [0, d, 2 * d, 3 * d, 4 * d], isa)).toEqual([1, 1, 2]);
    expect(counts('f64', 5, [0, 20 * d], [0, 4 * d, 7 * d, 20 * d], isa)).toEqual([1, 2, 0, 0, 1]);
    expect(counts('f32', 3, [0, 3 * 2 ** -149], [0, 2 ** -149, 2 ** -148, 3 * 2 ** -149], isa)).toEqual([1, 1, 2]);
  });

  test('edges of floats are rounded to their type', () => {
    expect(counts('f32', 10, [0, 1], hundredths, isa)).toEqual(Array(10).fill(10));
    // 3 * 0.1 is above 0.3 in f64.
    expect(counts('f64', 10, [0, 1], hundredths, isa)).toEqual([10, 10, 11, 9, 10, 11, 10, 9, 10, 10]);
    // 0.1 of f32 is above 0.1, and the range begins there.
    expect(counts('f32', 1, [0.1, 1], [Math.fround(0.1)], isa)).toEqual([1]);
    // f16(2049) is 2048, and f16(2051) is 2052.
    expect(counts('f16', 1, [0, 2049], [2048, 2050], isa)).toEqual([1]);
    expect(counts('f16', 1, [0, 2051], [2048, 2050, 2052, 2054], isa)).toEqual([3]);
    expect(counts('bf16', 4, [0, 4], [0, 0.5, 1, 2.5, 3.984375, 4, 4.03125], isa)).toEqual([2, 1, 1, 2]);
    // The upper edge is infinite in f16, the values are not.
    expect(counts('f16', 2, [0, 1e5], [1, 5e4, 65504, Infinity, Number.NaN], isa)).toEqual([1, 2]);
    expect(counts('f32', 1, [-1e300, 0], [-1, -3e38, -Infinity], isa)).toEqual([2]);
  });

  test('64-bit integers belong to a range by their exact value', () => {
    const big = 2n ** 60n;
    expect(counts('i64', 1, [-big, big], [-big - 1n, -big, 0n, big, big + 1n], isa)).toEqual([3]);
    expect(counts('u64', 2, [0n, 2n ** 64n - 1n], [0n, 2n ** 63n - 2000n, 2n ** 63n, 2n ** 64n - 1n], isa)).toEqual([
      2, 2,
    ]);
    expect(counts('i64', 2, [-(2n ** 63n), 2n ** 63n], [-(2n ** 63n), -1n, 0n, 2n ** 63n - 1n], isa)).toEqual([2, 2]);
    expect(counts('i64', 2, [2 ** 53, 2 ** 54], [2n ** 53n - 1n, 2n ** 53n, 2n ** 54n, 2n ** 54n + 1n], isa)).toEqual([
      1, 1,
    ]);
    expect(counts('u64', 1, [-5n, 5n], [0n, 5n, 6n, 2n ** 64n - 5n], isa)).toEqual([2]);
    expect(counts('i64', 2, [0.5, 2.5], [0n, 1n, 2n, 3n], isa)).toEqual([1, 1]);
  });

  test('bounds that are equal stand for half a unit to each side', () => {
    expect(counts('f64', 2, [3, 3], [2.4, 2.5, 3, 3.5, 3.6], isa)).toEqual([1, 2]);
    expect(counts('i32', 1, [3, 3], [2, 3, 4], isa)).toEqual([1]);
    expect(counts('u64', 2, [7n, 7n], [6n, 7n, 8n], isa)).toEqual([0, 1]);
  });

  test('every type counts what lies between its edges', () => {
    for (const type of Object.keys(dtypes) as DType[]) {
      const signed = dtypes[type].kind !== 'unsigned';
      const values = Array.from({ length: 300 }, (_, k) => ((k * 37) % 128) - (signed ? 64 : 0));
      const [low, high] = signed ? [-50, 46] : [10, 106];
      const expected = Array.from({ length: 12 }, (_, bin) => {
        const [from, to] = [low + 8 * bin, low + 8 * bin + 8];
        return values.filter((x) => x >= from && (x < to || (bin === 11 && x === high))).length;
      });
      expect(counts(type, 12, [low, high], values, isa), type).toEqual(expected);
    }
  });
});

test('millions of bins', () => {
  const bins = 3_000_000;
  const got = histogram('f64', 'a', { bins, range: [0, bins] })(
    Float64Array.from({ length: 30_000 }, (_, k) => k * 100 + 0.5),
  );
  expect(got).toHaveLength(bins);
  expect(got.every((count, k) => count === (k % 100 === 0 ? 1 : 0))).toBe(true);
});

test('guesses of any kind count into no place but the bins', () => {
  const guesses = Int32Array.of(-(2 ** 31), -1, 0, 1, 2, 3, 2 ** 31 - 1, 1, 0, 2);
  const values = Float64Array.of(0.5, 0.5, 2.5, 0.5, -1, 0.5, 0.5, Number.NaN, Infinity, -Infinity);
  const memory = new Float64Array(9);
  const edges = Float64Array.of(Number.NaN, Number.NaN, 0, 1, 2, 3, Number.NaN);
  countBins()(values.length, values, guesses, edges.subarray(2, 6), 3, memory.subarray(3, 6));
  expect([...memory]).toEqual([0, 0, 0, 1, 0, 2, 0, 0, 0]);
});

test('what is refused', () => {
  const refused = (type: DType, bins: unknown, range: unknown) =>
    expect(() => histogram(type, 'a', { bins, range } as never), String([type, bins, range])).toThrow(
      expect.objectContaining({ code: 'BAD_OPTION' }),
    );
  for (let k = 0; k < 20; k++) refused('f64', 4, [-1e308, 1e308]);
  refused('f64', 4, [1, 0]);
  refused('u64', 4, [1n, 0n]);
  for (const bad of [Number.NaN, Infinity, -Infinity, '0', null, undefined, 2n ** 2000n]) {
    refused('f64', 4, [0, bad]);
    refused('f64', 4, [bad, 0]);
  }
  for (const range of [undefined, null, 5, '01', [0], [0, 1, 2], {}]) refused('f64', 4, range);
  for (const bins of [0, -1, 1.5, Number.NaN, Infinity, '4', 4n, undefined, 2 ** 24 + 1]) refused('f64', bins, [0, 1]);
  // More bins than the type has numbers.
  refused('f64', 4, [1, 1 + Number.EPSILON]);
  refused('f64', 1, [1e300, 1e300]);
  refused('f32', 100, [1, 1 + 2 ** -20]);
  refused('f32', 2, [0, 1e300]);
  refused('f32', 1, [1e300, 2e300]);
  refused('f16', 3000, [1, 2]);
  refused('bf16', 300, [1, 2]);
  refused('i64', 4, [2n ** 60n, 2n ** 60n + 3n]);
});
