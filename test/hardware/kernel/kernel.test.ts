// Kernels as a user meets them, at every level that this machine has: values against JavaScript's own arithmetic, every
// length up to 257, views, scalars, threads, and arguments that are refused.

import { readdirSync } from 'node:fs';
import { cpuInfo } from 'rawcpu/cpu';
import {
  column,
  compress,
  cumulativeSum,
  elementwise,
  histogram,
  type Level,
  levels,
  reduce,
  row,
  view,
} from 'rawcpu/kernel';
import { describe, expect, test } from 'vitest';
import { missingFor, usableFeatures } from '../../../src/kernel/code/target.ts';

const features = usableFeatures(cpuInfo().features);
const usable = levels.filter((level) => missingFor(level, features).length === 0);
for (const level of levels)
  if (!usable.includes(level)) console.log(`kernels at ${level}: left out, this processor lacks it`);

const ramp = (length: number, from: number, step: number) => Float32Array.from({ length }, (_, k) => from + k * step);

describe.each(usable)('at level %s', (isa: Level) => {
  test('every length up to 257 computes its elements and touches no other', () => {
    const kernel = elementwise('f32', (a: number, b: number, c: number) => a * b + Math.sqrt(c), { isa });
    const [a, b, c] = [ramp(300, -10, 0.5), ramp(300, -5, 1), ramp(300, 0, 1)];
    const expected = a.map((x, k) => Math.fround(x * b[k]!) + Math.fround(Math.sqrt(c[k]!)));
    for (let n = 0; n <= 257; n++) {
      for (const at of [0, 1]) {
        const out = new Float32Array(300).fill(-1);
        kernel(a.subarray(0, n), b.subarray(0, n), c.subarray(0, n), out.subarray(at, at + n));
        expect(out.subarray(at, at + n)).toEqual(expected.subarray(0, n));
        expect(out.subarray(at + n).every((x) => x === -1)).toBe(true);
      }
    }
  });

  test('a record of inputs, scalars, and a number for an array', () => {
    const kernel = elementwise('f32', 'x * k + y', { isa, scalars: { k: 3 } });
    expect([...kernel(Float32Array.of(1, 2, 3), 0.5)]).toEqual([3.5, 6.5, 9.5]);
    expect([...kernel({ x: Float32Array.of(1, 2), y: 1, k: 10 })]).toEqual([11, 21]);
    expect([...kernel.with({ k: -1 })(Float32Array.of(1, 2), 0)]).toEqual([-1, -2]);
  });

  test('a scalar with a fraction makes another kernel than one without', () => {
    const bytes = Uint8Array.of(10, 200, 255);
    expect([...elementwise('u8', 'x * k', { isa, scalars: { k: 2 } })(bytes)]).toEqual([20, 144, 254]);
    expect([...elementwise('u8', 'x * k', { isa, scalars: { k: 0.5 } })(bytes)]).toEqual([5, 100, 127]);
  });

  test('a constant that is widened before use, where registers are scarce', () => {
    const kernel = elementwise('f32', 'asinh(f32(x + 1.625))', { isa, inputs: { x: 'f16' } });
    const [got] = kernel({ x: Uint16Array.of(0x3c00) });
    expect(got).toBeCloseTo(Math.asinh(2.625), 6);
  });

  test('rows, columns, strides and reversed views', () => {
    const add = elementwise('f32', 'x + y', { isa });
    const matrix = view(Float32Array.of(1, 2, 3, 4, 5, 6), { shape: [2, 3] });
    expect([...add({ x: matrix, y: row(Float32Array.of(10, 20, 30)) })]).toEqual([11, 22, 33, 14, 25, 36]);
    expect([...add({ x: matrix, y: column(Float32Array.of(10, 20)) })]).toEqual([11, 12, 13, 24, 25, 26]);
    const even = view(ramp(200, 0, 1), { shape: [100], strides: [2] });
    const backwards = view(ramp(100, 0, 1), { shape: [100], strides: [-1], offset: 99 });
    expect([...add({ x: even, y: backwards })]).toEqual(Array.from({ length: 100 }, (_, k) => 2 * k + 99 - k));
    const target = new Float32Array(6);
    add(
      row(Float32Array.of(1, 2, 3)),
      column(Float32Array.of(10, 20)),
      view(target, { shape: [2, 3], strides: [1, 2] }),
    );
    expect([...target]).toEqual([11, 21, 12, 22, 13, 23]);
  });

  test('in place', () => {
    const a = ramp(1000, 0, 1);
    elementwise('f32', 'a * 2 + 1', { isa })(a, a);
    expect(a).toEqual(ramp(1000, 1, 2));
  });

  test('several outputs', () => {
    const both = elementwise('f64', (a: number, b: number) => ({ sum: a + b, product: a * b }), { isa });
    const { sum, product } = both(Float64Array.of(1, 2, 3), Float64Array.of(4, 5, 6));
    expect([...sum, ...product]).toEqual([5, 7, 9, 4, 10, 18]);
  });

  test('sums and products of integers are exact beyond the digits of f32', () => {
    const many = view(Uint8Array.of(3), { shape: [2 ** 25 + 5], strides: [0] });
    expect(reduce('u8', 'sum', 'a', { isa })(many)).toBe(3 * (2 ** 25 + 5));
    expect(reduce('i32', 'sum', 'a', { isa })(Int32Array.of(2 ** 30, 2 ** 30, 1))).toBe(2 ** 31 + 1);
    expect(reduce('u16', 'prod', 'a', { isa })(Uint16Array.of(60_001, 60_001))).toBe(60_001 ** 2);
    expect(reduce('u32', 'dot', 'a * b', { isa })(Uint32Array.of(70_001), Uint32Array.of(7))).toBe(490_007);
  });

  test('reductions of every length up to 70', () => {
    for (let n = 1; n <= 70; n++) {
      const a = Float64Array.from({ length: n }, (_, k) => ((k * 37) % 31) - 7);
      const values = [...a];
      expect(reduce('f64', 'sum', 'a', { isa })(a)).toBe(values.reduce((x, y) => x + y, 0));
      expect(reduce('f64', 'max', 'a', { isa })(a)).toBe(Math.max(...values));
      expect(reduce('f64', 'argmin', 'a', { isa })(a)).toBe(values.indexOf(Math.min(...values)));
      expect(reduce('f64', 'dot', 'a * b', { isa })(a, a)).toBe(values.reduce((x, y) => x + y * y, 0));
      expect(reduce('f64', 'count', 'a > 3', { isa })(a)).toBe(values.filter((x) => x > 3).length);
    }
    expect(reduce('f32', 'mean', 'a', { isa })(ramp(600, 0, 1))).toBe(299.5);
    expect(reduce('f64', 'variance', 'a', { isa })(Float64Array.of(1, 2, 3, 4))).toBe(1.25);
    expect(reduce('f64', 'std', 'a', { isa, ddof: 1 })(Float64Array.of(2, 4))).toBeCloseTo(Math.SQRT2, 15);
    expect(reduce('i32', 'argmax', 'a', { isa })(Int32Array.of(-3, -3, -9))).toBe(0);
    expect(reduce('f32', 'argmax', 'a', { isa })(Float32Array.of(1, Number.NaN, 9))).toBe(1);
    expect(reduce('i64', 'sum', 'a', { isa })(BigInt64Array.of(1n, -5n))).toBe(-4n);
    expect(reduce('u8', 'sum', 'a', { isa })(new Uint8Array(1000).fill(255))).toBe(255_000);
    expect(reduce('f32', 'any', 'a > 3', { isa })(Float32Array.of(1, 4))).toBe(true);
    expect(reduce('f32', 'all', 'a > 3', { isa })(Float32Array.of(1, 4))).toBe(false);
    expect(reduce('f32', 'sum', 'a', { isa, summation: 'compensated' })(new Float32Array(10).fill(0.5))).toBe(5);
  });

  test('threads change no bit', async () => {
    const a = Float32Array.from({ length: 1_000_003 }, (_, k) => Math.fround(Math.sin(k)));
    const kernel = elementwise('f32', 'a * a + 0.5', { isa });
    const bits = (array: Float32Array) => Buffer.from(array.buffer);
    expect(bits(await kernel.parallel(a, { threads: 3 })).equals(bits(kernel(a)))).toBe(true);
    const sum = reduce('f32', 'sum', 'a', { isa });
    const alone = sum(a);
    for (const threads of [1, 2, 4]) expect(await sum.parallel(a, { threads })).toBe(alone);
  });

  test('packing, running sums and histograms', () => {
    const a = Float32Array.from({ length: 40_000 }, (_, k) => ((k * 7919) % 1000) - 500);
    expect(compress('f32', 'a > 250', 'a * 2', { isa })(a)).toEqual(a.filter((x) => x > 250).map((x) => x * 2));
    expect([...cumulativeSum('i32', 'a', { isa })(Int32Array.of(1, 2, 3))]).toEqual([1n, 3n, 6n]);
    expect([...cumulativeSum('f64', 'a * 2', { isa })(Float64Array.of(1, 2, 3))]).toEqual([2, 6, 12]);
    const counts = histogram('f32', 'a', { bins: 4, range: [0, 4], isa })(
      Float32Array.of(0, 1, 1.5, 4, 5, Number.NaN, -1),
    );
    expect([...counts]).toEqual([1, 2, 0, 1]);
  });
});

describe('what is refused', () => {
  const add = elementwise('f32', 'a + b');
  const one = Float32Array.of(1);
  const code = (run: () => unknown): string => {
    try {
      run();
    } catch (error) {
      return (error as { code: string }).code;
    }
    return 'nothing thrown';
  };

  test('arguments', () => {
    expect(code(() => add(one))).toBe('ARGUMENT_COUNT');
    expect(code(() => add(one, one, one, one))).toBe('ARGUMENT_COUNT');
    expect(code(() => add(one, new Float64Array(1) as never))).toBe('ARGUMENT_TYPE');
    expect(code(() => add(one, 'two' as never))).toBe('ARGUMENT_TYPE');
    expect(code(() => add(one, [1] as never))).toBe('ARGUMENT_TYPE');
    expect(code(() => add({ a: one, b: one, c: one }))).toBe('ARGUMENT_TYPE');
    expect(code(() => add({ a: one }))).toBe('ARGUMENT_TYPE');
    expect(code(() => add(one, new Float32Array(2)))).toBe('SHAPE_MISMATCH');
    expect(code(() => add(one, one, new Float32Array(2)))).toBe('SHAPE_MISMATCH');
    expect(code(() => elementwise('f33' as never, 'a'))).toBe('BAD_OPTION');
    expect(code(() => elementwise('f32', 'a', { isa: 'neon' as never }))).toBe('BAD_OPTION');
    expect(code(() => elementwise('f32', 'a', { typo: 1 } as never))).toBe('UNKNOWN_OPTION');
    expect(code(() => reduce('f32', 'min')(new Float32Array(0)))).toBe('EMPTY');
    expect(code(() => view(one, { shape: [2] }))).toBe('ARGUMENT_RANGE');
  });

  test('overlap, detached and resizable buffers', () => {
    const memory = ramp(100, 0, 1);
    expect(code(() => add(memory.subarray(0, 50), 1, memory.subarray(1, 51)))).toBe('OVERLAP');
    expect(code(() => add(memory.subarray(0, 50), 1, memory.subarray(50)))).toBe('nothing thrown');
    const gone = new Float32Array(8);
    const out = new Float32Array(8);
    add(gone, gone, out);
    structuredClone(gone.buffer, { transfer: [gone.buffer] });
    expect(code(() => add(gone, gone, out))).not.toBe('nothing thrown');
    const growing = new Float32Array(
      new (ArrayBuffer as never as new (n: number, o: object) => ArrayBuffer)(16, { maxByteLength: 64 }),
    );
    expect(code(() => add(growing, growing))).toBe('BUFFER_RESIZABLE');
  });

  test('a failed compilation leaves no descriptor behind', () => {
    const before = readdirSync('/proc/self/fd').length;
    for (let k = 0; k < 50; k++) code(() => elementwise('f32', 'a + '));
    expect(readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(before + 1);
  });
});

test('the IR and the code can be read', () => {
  const kernel = elementwise('f32', 'a * b + 1', { isa: 'sse2' });
  expect(kernel.ir()).toContain('mul %0, %1');
  expect(kernel.assembly.listing()).toContain('mulps xmm');
  expect(kernel.isa).toBe('sse2');
  expect(kernel.inputs).toEqual([
    { name: 'a', type: 'f32' },
    { name: 'b', type: 'f32' },
  ]);
});

test('streams that do not fit into the caches', () => {
  // Large enough for prefetching, and for stores that go past the caches.
  for (const n of [600_001, 8_400_003]) {
    const a = Float32Array.from({ length: n }, (_, k) => k % 1021);
    const out = new Float32Array(n + 1).fill(-1);
    elementwise('f32', 'a * 2 + 1')(a, out.subarray(0, n));
    expect(out[n]).toBe(-1);
    let wrong = 0;
    for (let k = 0; k < n; k++) if (out[k] !== (k % 1021) * 2 + 1) wrong++;
    expect(wrong).toBe(0);
    expect(reduce('f64', 'sum', 'a', { inputs: { a: 'f32' } })(a)).toBe(a.reduce((x, y) => x + y, 0));
  }
});
