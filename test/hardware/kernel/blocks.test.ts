// What is computed in blocks knows where in the array it is, and its results have room for every kind of input.

import { compress, cumulativeSum, elementwise, histogram, reduce, row, view } from 'rawcpu/kernel';
import { describe, expect, test } from 'vitest';

/** Longer than any block. */
const LENGTH = 600_000;
const zeros = new Float64Array(LENGTH);
const total = (LENGTH * (LENGTH - 1)) / 2;

describe('position() counts from the first element of the array', () => {
  test('in sums, on one thread and on several', async () => {
    const sum = reduce('f64', 'sum', 'position() + a');
    expect(sum(zeros)).toBe(total);
    expect(await sum.parallel(zeros, { threads: 2 })).toBe(total);
    expect(reduce('f64', 'mean', 'position() + a')(zeros)).toBe(total / LENGTH);
    expect(reduce('f64', 'std', 'position() + a')(zeros)).toBeCloseTo(Math.sqrt((LENGTH ** 2 - 1) / 12), 6);
  });

  test('in the places of extremes, whose own index counts from there, too', () => {
    expect(reduce('f64', 'argmax', 'position() + a')(zeros)).toBe(LENGTH - 1);
    expect(reduce('f32', 'argmin', 'abs(f64(position()) - 400000) + a', { inputs: { a: 'f64' } })(zeros)).toBe(400_000);
    const peak = zeros.slice();
    peak[500_001] = 1;
    expect(reduce('f64', 'argmax')(peak)).toBe(500_001);
  });

  test('in rows', () => {
    const table = view(zeros, { shape: [600, 900], strides: [1000, 1] });
    expect(reduce('f64', 'max', 'position() + a')(table)).toBe(600 * 900 - 1);
    expect(elementwise('f64', 'position() + a + b')({ a: table, b: row(zeros.subarray(0, 900)) }).at(-1)).toBe(
      600 * 900 - 1,
    );
  });

  test('in running sums, histograms and packing', () => {
    expect(cumulativeSum('f64', 'position() + a')(zeros).at(-1)).toBe(total);
    const counts = histogram('f64', 'position() + a', { bins: 2, range: [0, LENGTH] })(zeros);
    expect([...counts]).toEqual([LENGTH / 2, LENGTH / 2]);
    const packed = compress('f64', 'position() + a >= 599998', 'position() + a')(zeros);
    expect([...packed]).toEqual([LENGTH - 2, LENGTH - 1]);
  });
});

test('a buffer as the only input', () => {
  const { buffer } = Float32Array.from({ length: 1000 }, (_, k) => k);
  expect(cumulativeSum('f32')(buffer)).toHaveLength(1000);
  expect(cumulativeSum('f32')(buffer)[999]).toBe(499_500);
  expect(compress('f32', 'a >= 100')(buffer)).toHaveLength(900);
  expect([...histogram('f32', 'a', { bins: 2, range: [0, 1000] })(buffer)]).toEqual([500, 500]);
});

test('comparisons are summed as 0 and 1', () => {
  expect(cumulativeSum('f32', 'a > 1')(Float32Array.of(1, 2, 3))).toEqual(Float32Array.of(0, 1, 2));
});

test('types and scalars that only the condition, or only the value, has', () => {
  const kept = compress('f32', 'm != 0', 'a * k', { inputs: { m: 'u8' }, scalars: { k: 2 } });
  expect([...kept(Uint8Array.of(1, 0, 1), Float32Array.of(1, 2, 3))]).toEqual([2, 6]);
});

test('what is refused', () => {
  const refused = expect.objectContaining({ code: 'BAD_OPTION' });
  expect(() => cumulativeSum('f32', '[a, a + 1]')).toThrow(refused);
  expect(() => cumulativeSum('f32', 'a', { outputs: 'f64' as never })).toThrow(refused);
  expect(() => compress('f32', 'true')).toThrow(refused);
  expect(() => compress('f32', 'a > 0', 'a', { inputs: { b: 'u8' } })).toThrow(refused);
  expect(() => histogram('f32', 'a', undefined as never)).toThrow(refused);
  expect(() => elementwise('f32', 'a', null as never)).toThrow(refused);
  expect(() => elementwise('f32', 'a', { scalars: 5 as never })).toThrow(refused);
  expect(() => elementwise('f32', 'a', { reportExceptions: true as never })).toThrow(refused);
  expect(() => reduce('f32', 'std', 'a', { ddof: 'x' as never })).toThrow(refused);
});
