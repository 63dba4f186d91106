// How long a kernel's code lives: as long as somebody can call it, and not much longer.

import { elementwise, reduce, view } from 'rawcpu/kernel';
import { expect, test } from 'vitest';
import { registeredCode } from '../../../src/jit/jit-registration.ts';

const disposed = expect.objectContaining({ code: 'DISPOSED' });

test('dispose() of the last kernel of an expression gives its code back at once', () => {
  const code = () => registeredCode().filter(({ name }) => name === 'short life').length;
  const make = () => elementwise('f64', 'a * 0.3 + b', { name: 'short life' });
  const kernels = [make(), make()];
  kernels[0]!(view(new Float64Array(9), { shape: [3], strides: [3] }), 2);
  expect(code()).toBe(2);
  kernels[0]!.dispose();
  expect(code()).toBe(2);
  kernels[1]!.dispose();
  expect(code()).toBe(0);
  const spread = reduce('f32', 'std', 'a * 0.3', { name: 'short life' });
  spread(Float32Array.of(1, 2));
  expect(code()).toBe(2);
  spread.dispose();
  expect(code()).toBe(0);
});

test('a kernel works on when another one of the same expression is disposed of', () => {
  const [one, other] = [
    elementwise('f32', 'a * k + 0.125', { scalars: { k: 2 } }),
    elementwise('f32', 'a * k + 0.125', { scalars: { k: 3 } }),
  ];
  const third = one.with({ k: 4 });
  one.dispose();
  one.dispose();
  expect(() => one(Float32Array.of(1))).toThrow(disposed);
  expect(() => one.with({ k: 5 })).toThrow(disposed);
  expect([other(Float32Array.of(1))[0], third(Float32Array.of(1))[0]]).toEqual([3.125, 4.125]);
  other.dispose();
  third.dispose();
  expect(elementwise('f32', 'a * k + 0.125', { scalars: { k: 5 } })(Float32Array.of(1))[0]).toBe(5.125);
});

test('dispose() while parallel() runs lets it end', async () => {
  const a = new Float64Array(2_000_000).fill(3);
  const kernel = elementwise('f64', 'sqrt(a) * 0.25');
  const running = kernel.parallel(a);
  kernel.dispose();
  await expect(kernel.parallel(a)).rejects.toThrow(disposed);
  expect((await running).every((x) => x === Math.sqrt(3) * 0.25)).toBe(true);
  const sum = reduce('f64', 'sum', 'a * 0.75');
  const adding = sum.parallel(a);
  sum.dispose();
  expect(() => sum(a)).toThrow(disposed);
  expect(await adding).toBe(4_500_000);
});

test('kernels and reductions of any kind have dispose(), by its symbol too', () => {
  const disposal: typeof Symbol.dispose = Symbol.dispose ?? Symbol.for('Symbol.dispose');
  const kernel = elementwise('f32', 'a * k', { scalars: { k: 2 } });
  const sum = reduce('f32', 'sum', 'a * k', { scalars: { k: 2 } });
  const other = sum.with({ k: 3 });
  for (const made of [kernel, sum]) made[disposal]();
  expect(() => kernel(Float32Array.of(1))).toThrow(disposed);
  expect(() => kernel.with({})).toThrow(disposed);
  expect(() => sum(Float32Array.of(1))).toThrow(disposed);
  expect(other(Float32Array.of(1, 2))).toBe(9);
  expect(() => sum.with({})).toThrow(disposed);
});

test('a kernel that remembers its last call outlives the variants of its program', () => {
  const make = () => elementwise('f32', 'a + b + c + 0.0625');
  const [one, other] = [make(), make()];
  const [a, b, c, out] = [1, 2, 3, 0].map((x) => new Float32Array(8).fill(x)) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  one(a, b, c, out);
  // Each input contiguous, with gaps, or one number; the output with gaps or without; in one dimension or two.
  const ways = (array: Float32Array) => [array.subarray(0, 4), view(array, { shape: [4], strides: [2] }), array[0]!];
  for (const x of ways(a)) {
    for (const y of ways(b)) {
      for (const z of ways(c)) {
        if ([x, y, z].every((value) => typeof value === 'number')) continue;
        other(x, y, z, new Float32Array(4));
        other(x, y, z, view(new Float32Array(8), { shape: [4], strides: [2] }));
      }
    }
  }
  out.fill(0);
  one(a, b, c, out);
  expect(out).toEqual(new Float32Array(8).fill(6.0625));
});
