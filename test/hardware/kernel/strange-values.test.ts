// Values that are nearly what is wanted: arrays with another prototype, which are arrays, and proxies and heirs of arrays,
// which have no memory. Whatever is given, only errors of ours come back.

import {
  arrayOf,
  buildExpression,
  column,
  compress,
  cumulativeSum,
  elementwise,
  histogram,
  reduce,
  row,
  scalar,
  view,
} from 'rawcpu/kernel';
import { describe, expect, test } from 'vitest';
import { RawCpuError } from '../../../src/errors/index.ts';

type Anything = (...args: unknown[]) => unknown;
const loose = (fn: unknown) => fn as Anything & { parallel: Anything; arrow: Anything; with: Anything };

const a = () => Float32Array.of(1, 2, 3, 4);
const made = {
  one: loose(elementwise('f32', 'a + 1')),
  two: loose(elementwise('f32', 'a + b')),
  record: loose(elementwise('f32', '{ x: a, y: a * 2 }')),
  list: loose(elementwise('f32', '[a, a * 2]')),
  scaled: loose(elementwise('f32', 'a * k', { scalars: { k: 2 } })),
  sum: loose(reduce('f32', 'sum')),
  running: loose(cumulativeSum('f32')),
  counts: loose(histogram('f32', 'a', { bins: 2, range: [0, 5] })),
  packed: loose(compress('f32', 'a > 1')),
};

describe.each([
  ['null', null],
  ['a plain one', {}],
  ['that of objects', Object.prototype],
])('an array whose prototype is %s', (_, prototype) => {
  const strange = () => Object.setPrototypeOf(a(), prototype) as Float32Array;

  test('is an array', async () => {
    const { one, two, sum, running, counts, packed } = made;
    const expected = Float32Array.of(2, 3, 4, 5);
    expect(one(strange())).toEqual(expected);
    expect(one({ a: strange() })).toEqual(expected);
    expect(await one.parallel(strange(), { threads: 1 })).toEqual(expected);
    expect(two(strange(), strange())).toEqual(Float32Array.of(2, 4, 6, 8));
    const out = strange();
    expect(one(a(), out)).toBe(out);
    expect(new Float32Array(expected.length).map((_, k) => out[k]!)).toEqual(expected);
    expect(sum(strange())).toBe(10);
    expect(await sum.parallel(strange())).toBe(10);
    expect(running(strange())).toEqual(Float32Array.of(1, 3, 6, 10));
    expect(counts(strange())).toEqual(Float64Array.of(2, 2));
    expect(packed(strange())).toEqual(Float32Array.of(2, 3, 4));
    expect(elementwise('f32', 'a + 1')(row(strange()))).toEqual(expected);
  });

  test('so is a buffer after another input', () => {
    expect(made.two(a(), Object.setPrototypeOf(a().buffer, prototype))).toEqual(Float32Array.of(2, 4, 6, 8));
  });
});

const revoked = (target: object) => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};
const values: readonly (readonly [string, () => unknown])[] = [
  ['a proxy of an array', () => new Proxy(a(), {})],
  ['an heir of an array', () => Object.create(a())],
  ['a proxy of a buffer', () => new Proxy(new ArrayBuffer(16), {})],
  ['a proxy of nothing', () => revoked({})],
  ['a proxy of no list', () => revoked([])],
  ['a vector of a proxy', () => ({ data: [{ offset: 0, length: 4, values: new Proxy(a(), {}) }], length: 4 })],
  ['a chunk without a length', () => ({ offset: 0, length: Symbol('l'), values: 1 })],
  ['what has no text', () => Object.assign(Object.create(null), { x: Object.create(null) })],
  ['a list of what has no text', () => [Object.create(null)]],
  ['a list of a symbol', () => [Symbol('s')]],
  ['a symbol', () => Symbol('s')],
  ['null', () => null],
  ['a function', () => Math.sin],
  ['a text', () => 'x y'],
  ['a date', () => new Date(Number.NaN)],
  ['other elements', () => new Float64Array(4)],
  ['a DataView', () => new DataView(new ArrayBuffer(16))],
  ['a name that is a symbol', () => ({ constructor: { name: Symbol('n') } })],
];

const calls: readonly (readonly [string, Anything])[] = [
  ...Object.entries(made).flatMap(([name, fn]): [string, Anything][] => [
    [name, (value) => fn(value)],
    [`${name} by name`, (value) => fn({ a: value })],
    [`${name}, parallel`, (value) => fn.parallel(value)],
    [`${name}, threads`, (value) => fn.parallel(a(), { threads: value })],
  ]),
  ...(['one', 'two', 'list', 'record', 'running', 'counts', 'packed'] as const).map((name): [string, Anything] => [
    `an output of ${name}`,
    (value) => made[name](...(name === 'two' ? [a(), a()] : [a()]), name === 'list' ? [value, value] : value),
  ]),
  ['arrow', (value) => made.one.arrow(value)],
  ['a scalar', (value) => made.scaled.with({ k: value })],
  ['scalars', (value) => made.scaled.with(value)],
  ['arrayOf', (value) => loose(arrayOf)('f16', value)],
  ['an element', (value) => loose(arrayOf)('f32', [value])],
  ['the type of arrayOf', (value) => loose(arrayOf)(value, [1])],
  ['view', (value) => loose(view)(value, { shape: [1] })],
  ['a shape', (value) => loose(view)(a(), { shape: value })],
  ['a size', (value) => loose(view)(a(), { shape: [value] })],
  ['strides', (value) => loose(view)(a(), { shape: [2], strides: value })],
  ['an offset', (value) => loose(view)(a(), { shape: [2], offset: value })],
  ['a row', (value) => loose(row)(value)],
  ['a type', (value) => loose(elementwise)(value, 'a')],
  ['an operation', (value) => loose(reduce)('f32', value)],
  ['ddof', (value) => loose(reduce)('f32', 'std', 'a', { ddof: value })],
  ['summation', (value) => loose(reduce)('f32', 'sum', 'a', { summation: value })],
  ['bins', (value) => loose(histogram)('f32', 'a', { bins: value, range: [0, 1] })],
  ['a range', (value) => loose(histogram)('f32', 'a', { bins: 2, range: value })],
  ['a bound', (value) => loose(histogram)('f32', 'a', { bins: 2, range: [0, value] })],
  [
    'a built result',
    (value) =>
      elementwise(
        'f32',
        buildExpression({ a: 'f32' }, ({ a }) => [a, value as typeof a]),
      ),
  ],
  ['a built operand', (value) => buildExpression({ a: 'f32' }, ({ a }) => a.add(value as number))],
  ['a built choice', (value) => buildExpression({ a: 'f32' }, ({ a }) => a.lt(0).select(value as never, a))],
  ['a built type', (value) => buildExpression({ a: 'f32' }, ({ a }) => a.to(value as 'f32'))],
  ['the type of a built input', (value) => buildExpression({ a: value as 'f32' }, ({ a }) => a)],
  ['the type of a built scalar', (value) => loose(scalar)(value, 1)],
  ...['isa', 'fma', 'accuracy', 'unroll', 'rounding', 'flushToZero', 'reportExceptions', 'outputs', 'inputs'].map(
    (name): [string, Anything] => [
      name,
      (value) => loose(elementwise)('f32', 'a', { [name]: name === 'inputs' ? { a: value } : value }),
    ],
  ),
];

test.each(values)('%s is refused in words', async (name, make) => {
  for (const [what, call] of calls) {
    // Options and what may be left out may be null, and a Float64Array is an output of counts.
    try {
      await call(make());
    } catch (error) {
      expect(error, `${what}: ${name}`).toBeInstanceOf(RawCpuError);
      expect((error as RawCpuError).code, `${what}: ${name}`).not.toBe('INTERNAL');
    }
  }
});

test.each(values.slice(0, 6))('%s has no memory', (_, make) => {
  for (const name of ['one', 'sum', 'running', 'counts', 'packed'] as const) {
    expect(() => made[name](make()), name).toThrow(RawCpuError);
    expect(() => made[name]({ a: make() }), name).toThrow(RawCpuError);
  }
});

describe('results that no array can hold', () => {
  const line = new Float64Array(200_000);
  const endless = view(new Float64Array(2), { shape: [2 ** 40], strides: [0], offset: 0 });
  const tooLarge = expect.objectContaining({ code: 'RESULT_TOO_LARGE', name: 'MemoryError' });

  test('of inputs that are broadcast', () => {
    expect(() => elementwise('f64', 'a * b')(row(line), column(line))).toThrow(tooLarge);
  });

  test('of views', async () => {
    expect(() => elementwise('f64', 'a * 2')(endless)).toThrow(tooLarge);
    await expect(elementwise('f64', 'a * 2').parallel(endless)).rejects.toThrow(tooLarge);
    expect(() => compress('f64', 'a > 0')(endless)).toThrow(tooLarge);
    expect(() => cumulativeSum('f64')(endless)).toThrow(tooLarge);
  });
});
