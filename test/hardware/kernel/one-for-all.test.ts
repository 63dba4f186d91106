// One element for all, at every level and of every type: it fills whole vectors, however wide they are where the level has
// no integers of that width.

import { cpuInfo } from 'rawcpu/cpu';
import { arrayOf, type DType, dtypes, elementwise, levels, reduce, view } from 'rawcpu/kernel';
import { describe, expect, test } from 'vitest';
import { missingFor, usableFeatures } from '../../../src/kernel/code/target.ts';

const features = usableFeatures(cpuInfo().features);
const usable = levels.filter((level) => missingFor(level, features).length === 0);
const types = Object.keys(dtypes) as DType[];

describe.each(usable)('at level %s', (isa) => {
  test.each(types)('%s', (type) => {
    const five = dtypes[type].kind !== 'float' && dtypes[type].bytes === 8 ? 5n : 5;
    const [element] = arrayOf(type, [5]);
    const kernel = elementwise(type, 'a', { isa });
    for (const n of [1, 9, 17, 33, 130]) {
      for (const argument of [five, view(arrayOf(type, [5]), { shape: [n], strides: [0] })]) {
        const out = arrayOf(type, new Array(n).fill(1));
        kernel(argument, out);
        expect([...out], `${n} elements`).toEqual(new Array(n).fill(element));
      }
    }
    kernel.dispose();
  });

  test('reductions of any unroll find registers for what they gather', () => {
    const values = arrayOf(
      'i16',
      Array.from({ length: 999 }, (_, k) => (k * 7 + 3) % 101),
    );
    for (const operation of ['argmin', 'argmax', 'std'] as const) {
      const got = ([1, 4, 8] as const).map((unroll) => reduce('i16', operation, 'a', { isa, unroll })(values));
      expect(got, operation).toEqual(new Array(3).fill(got[0]));
    }
    const floats = Float32Array.from(values);
    for (const summation of ['pairwise', 'compensated'] as const) {
      expect(reduce('f32', 'sum', 'a', { isa, unroll: 8, summation })(floats)).toBe(reduce('f32', 'sum')(floats));
    }
  });
});
