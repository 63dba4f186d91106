// Kernels of more inputs than there are registers for their addresses, with outputs that lie in different ways, and
// scalars of every type.

import { cpuInfo } from 'rawcpu/cpu';
import { type DType, elementwise, type Level, levels, view } from 'rawcpu/kernel';
import { describe, expect, test } from 'vitest';
import { missingFor, usableFeatures } from '../../../src/kernel/code/target.ts';
import { newArray } from '../../../src/kernel/run/arrays.ts';

const features = usableFeatures(cpuInfo().features);
const usable = levels.filter((level) => missingFor(level, features).length === 0);

const names = Array.from({ length: 20 }, (_, k) => `x${k}`);

const scalars: readonly (readonly [DType, number | bigint, number | bigint])[] = [
  ['f64', 2.1, 2.1],
  ['f32', 2.5, 2.5],
  ['f16', 2.5, 0x4100],
  ['bf16', 2.5, 0x4020],
  ['i8', -3, -3],
  ['u8', 200, 200],
  ['i16', -300, -300],
  ['u16', 60_000, 60_000],
  ['i32', -70_000, -70_000],
  ['u32', 4_000_000_000, 4_000_000_000],
  ['i64', -(2n ** 60n), -(2n ** 60n)],
  ['u64', 2n ** 63n + 5n, 2n ** 63n + 5n],
];

describe.each(usable)('at level %s', (isa: Level) => {
  test('twenty inputs and three outputs, packed, with gaps and backwards', () => {
    const text = `{ sum: ${names.join(' + ')}, difference: ${names.join(' - ')}, most: max(${names.join(', ')}) }`;
    const kernel = elementwise('f64', text, { isa });
    for (const length of [0, 1, 7, 13, 64, 100]) {
      const inputs = names.map((_, k) => Float64Array.from({ length }, (_, i) => 3 * ((k * 7) % 20) + i));
      const column = (i: number) => inputs.map((input) => input[i]!);
      const rows = Array.from({ length }, (_, i) => column(i));
      const sum = rows.map((row) => row.reduce((a, b) => a + b));
      const difference = rows.map((row) => row.reduce((a, b) => a - b));
      const most = rows.map((row) => Math.max(...row));
      const packed = kernel(...inputs) as unknown as Record<string, Float64Array>;
      expect([packed.sum, packed.difference, packed.most].map((x) => [...x!])).toEqual([sum, difference, most]);

      const apart = inputs.map((input) => {
        const array = new Float64Array(2 * length + 1);
        for (let i = 0; i < length; i++) array[2 * i] = input[i]!;
        return view(array, { shape: [length], strides: [2] });
      });
      const [wide, back, plain] = [
        new Float64Array(3 * length + 1),
        new Float64Array(length),
        new Float64Array(length),
      ];
      kernel(...apart, {
        sum: view(wide, { shape: [length], strides: [3] }),
        difference: view(back, { shape: [length], strides: [-1], offset: Math.max(0, length - 1) }),
        most: plain,
      });
      expect(wide.filter((_, i) => i % 3 === 0).subarray(0, length)).toEqual(Float64Array.from(sum));
      expect(wide.filter((_, i) => i % 3 !== 0).every((x) => x === 0)).toBe(true);
      expect(back.reverse()).toEqual(Float64Array.from(difference));
      expect(plain).toEqual(Float64Array.from(most));
    }
  });

  test.each(scalars)('a scalar of type %s', (type, value, stored) => {
    const kernel = elementwise(type, 'a * 0 + p', { isa, scalars: { p: { type, value } } });
    expect(new Set(kernel(newArray(type, 67)) as Iterable<number | bigint>)).toEqual(new Set([stored]));
  });
});
