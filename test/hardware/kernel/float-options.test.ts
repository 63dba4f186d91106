// Kernels with a floating-point state of their own: rounding, denormals, and exceptions, which only elements may raise.
// Lanes behind the last element, and halves of registers that a narrower type leaves over, must raise none.

import { cpuInfo } from 'rawcpu/cpu';
import { type DType, elementwise, type Level, levels, reduce, type View, view } from 'rawcpu/kernel';
import { describe, expect, test } from 'vitest';
import { missingFor, usableFeatures } from '../../../src/kernel/code/target.ts';
import { newArray } from '../../../src/kernel/run/arrays.ts';
import { scalarArray } from '../../../src/kernel/run/streams.ts';

const features = usableFeatures(cpuInfo().features);
const usable = levels.filter((level) => missingFor(level, features).length === 0);

/** An array of 3, with every second element a zero that no view looks at. */
function threes(type: DType, length: number): View {
  const array = newArray(type, 2 * length);
  const element = scalarArray(type, 3, 'an element')[0]!;
  for (let k = 0; k < 2 * length; k += 2) array[k] = element;
  return view(array, { shape: [length], strides: [2] });
}

const mixed: readonly (readonly [DType, string, Record<string, DType>])[] = [
  ['f32', '1/a', {}],
  ['f64', '1/(a - 1)', {}],
  ['f16', 'b/a', {}],
  ['f64', 'log(a) + 1/sqrt(a - 2)', {}],
  ['f32', '1/f32(a)', { a: 'f64' }],
  ['f64', 'f32(a)/b + c', { a: 'f32', b: 'f32' }],
  ['f16', '1/f16(a)', { a: 'f64' }],
  ['f64', '1/f32(a) + b', { a: 'u8' }],
  ['f32', '1/f32(a)', { a: 'i64' }],
  ['f32', '1/f32(a + b)', { a: 'u8', b: 'i64' }],
  ['f64', 'sqrt(f32(b) - 2)', {}],
];

describe.each(usable)('at level %s', (isa: Level) => {
  test.each(mixed)('%s: %s of %j raises nothing that its elements do not raise', (dtype, expression, inputs) => {
    const kernel = elementwise(dtype, expression, { inputs, isa, reportExceptions: 'throw' });
    for (const length of [1, 2, 3, 5, 8, 17, 31]) {
      const apart = kernel.inputs.map(({ type }) => threes(type, length));
      const together = kernel.inputs.map(({ type }) => {
        const array = newArray(type, length);
        return (array as Float64Array).fill(threes(type, 1).array[0] as number);
      });
      expect(kernel(...together)).toEqual(kernel(...apart));
    }
  });

  test('exceptions of elements are thrown, wherever the element stands', async () => {
    const kernel = elementwise('f64', '1/a', { isa, reportExceptions: 'throw' });
    for (const length of [1, 7, 33]) {
      for (let at = 0; at < length; at++) {
        const a = new Float64Array(length).fill(2);
        a[at] = 0;
        expect(() => kernel(a)).toThrow(expect.objectContaining({ code: 'FLOAT_EXCEPTION' }));
      }
    }
    await expect(kernel.parallel(new Float64Array(3))).rejects.toMatchObject({ code: 'FLOAT_EXCEPTION' });
    expect(kernel(Float64Array.of(2))).toEqual(Float64Array.of(0.5));
  });

  test('reductions raise what their elements raise', () => {
    const sum = reduce('f64', 'sum', '1/a', { isa, reportExceptions: 'throw' });
    expect(sum(new Float64Array(3).fill(4))).toBe(0.75);
    expect(() => sum(Float64Array.of(1, 0, 1))).toThrow(expect.objectContaining({ code: 'FLOAT_EXCEPTION' }));
  });

  test('rounding up and down encloses the quotient, and leaves JavaScript alone', () => {
    const [a, b] = [new Float64Array(19).fill(1), new Float64Array(19).fill(3)];
    const down = elementwise('f64', 'a/b', { isa, rounding: 'down' })(a, b);
    const up = elementwise('f64', 'a/b', { isa, rounding: 'up' })(a, b);
    const below = 0x15555555555555 / 2 ** 54;
    expect(new Set(down)).toEqual(new Set([below]));
    expect(new Set(up)).toEqual(new Set([0x15555555555556 / 2 ** 54]));
    expect(a[0]! / b[0]!).toBe(below);
  });

  test('denormal results become zero, denormal inputs count as zero', () => {
    const tiny = new Float32Array(11).fill(2 ** -126);
    const half = (options: object) => elementwise('f32', 'a*0.5', { isa, ...options })(tiny)[10];
    expect(half({})).toBe(2 ** -127);
    expect(half({ flushToZero: true })).toBe(0);
    const denormal = new Float32Array(11).fill(2 ** -127);
    const twice = (options: object) => elementwise('f32', 'a*2', { isa, ...options })(denormal)[10];
    expect(twice({})).toBe(2 ** -126);
    expect(twice({ denormalsAreZero: true })).toBe(0);
  });
});
