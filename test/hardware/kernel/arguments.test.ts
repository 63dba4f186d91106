// Records as arguments: inputs, scalars, outputs and options by name, also where one name is that of several of them.

import { elementwise } from 'rawcpu/kernel';
import { describe, expect, test } from 'vitest';

const a = Float32Array.of(1, 2);
const b = Float32Array.of(3, 4);
const lists = (results: object) =>
  Object.fromEntries(Object.entries(results).map(([name, array]) => [name, Array.from(array as Float32Array)]));

describe('inputs and outputs of the same names', () => {
  const kernel = elementwise('f32', ({ a, b }: { a: number; b: number }) => ({ a: a * 2, b }));
  const expected = { a: [2, 4], b: [3, 4] };

  test('one record is the inputs', async () => {
    expect(lists(kernel({ a, b }))).toEqual(expected);
    expect(lists(kernel.arrow({ a, b }).values)).toEqual(expected);
    expect(lists(await kernel.parallel({ a, b }))).toEqual(expected);
    expect(lists(await kernel.parallel({ a, b }, { threads: 1 }))).toEqual(expected);
  });

  test('a record after the inputs is the outputs', async () => {
    const out = new Float32Array(2);
    expect(kernel(a, b, { a: out }).a).toBe(out);
    expect(kernel({ a, b }, { b: out }).b).toBe(out);
    expect((await kernel.parallel({ a, b }, { a: out }, { threads: 1 })).a).toBe(out);
  });

  test.each([
    ['an input is missing', () => kernel({ a } as never), "'b'"],
    ['nothing is given', () => kernel({} as never), "'a'"],
    ['a name is nobody', () => kernel({ a, b, c: a } as never), "'c'"],
    ['an output is nobody', () => kernel(a, b, { c: a } as never), "no output 'c'"],
  ])('%s', (_, call, text) => {
    expect(call).toThrow(text);
    expect(call).toThrow(expect.objectContaining({ code: 'ARGUMENT_TYPE' }) as Error);
  });

  test('a record of outputs alone is not taken for inputs of other names', () => {
    const twice = elementwise('f32', ({ x }: { x: number }) => ({ y: x * 2 }));
    expect(() => twice({ y: a } as never)).toThrow("no input 'y'");
  });
});

describe('kernels without inputs', () => {
  const kernel = elementwise('f32', '{ k: k * index(), j: k }', { scalars: { k: 3 } });

  test.each([
    ['a scalar', [{ k: 5 }], { k: [0], j: [5] }],
    ['outputs', [{ j: new Float32Array(2) }], { k: [0, 3], j: [3, 3] }],
    [
      'outputs of which one is called like a scalar',
      [{ k: new Float32Array(2), j: new Float32Array(2) }],
      { k: [0, 3], j: [3, 3] },
    ],
    ['such a one alone, after no scalars', [{}, { k: new Float32Array(2) }], { k: [0, 3], j: [3, 3] }],
    ['a scalar and outputs', [{ k: 5 }, { k: new Float32Array(2) }], { k: [0, 5], j: [5, 5] }],
    ['nothing', [], { k: [0], j: [3] }],
    ['an empty record', [{}], { k: [0], j: [3] }],
  ] as const)('%s', async (_, args, expected) => {
    const call = kernel as unknown as ((...args: readonly unknown[]) => object) & {
      parallel(...args: readonly unknown[]): Promise<object>;
    };
    expect(lists(call(...args))).toEqual(expected);
    expect(lists(await call.parallel(...args))).toEqual(expected);
    expect(lists(await call.parallel(...args, { threads: 1 }))).toEqual(expected);
  });

  test('an array in the place of a scalar is refused', () => {
    expect(() => kernel({ k: new Float32Array(2) } as never)).toThrow("scalar 'k' takes a number");
  });

  test('options are not taken for outputs', async () => {
    expect(lists(await kernel.parallel({ threads: 1 }))).toEqual({ k: [0], j: [3] });
    await expect(kernel.parallel({ bogus: 1 } as never)).rejects.toThrow("'bogus'");
  });
});
