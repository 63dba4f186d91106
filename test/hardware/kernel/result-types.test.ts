// Results are of the types that they are declared to have: each is compared with its class here, and by the compiler with
// the class's type. test/types/kernels.ts has what must not compile.

import {
  buildExpression,
  compress,
  cumulativeSum,
  type DType,
  dtypes,
  elementwise,
  histogram,
  reduce,
  scalar,
  view,
} from 'rawcpu/kernel';
import { describe, expect, test } from 'vitest';

/** What each class's arrays are declared as. */
interface Arrays {
  Float64Array: Float64Array;
  Float32Array: Float32Array;
  Int32Array: Int32Array;
  Uint16Array: Uint16Array;
  Uint8Array: Uint8Array;
  BigInt64Array: BigInt64Array;
  BigUint64Array: BigUint64Array;
}
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** The value is declared to be of one of these classes, and of no other, and it is. */
function isOneOf<V extends object, const N extends readonly (keyof Arrays)[]>(
  value: V,
  names: N,
  ..._same: Equal<V, Arrays[N[number]]> extends true ? [] : ['the types differ', V]
): void {
  expect(names).toContain(value.constructor.name);
}

const f32 = Float32Array.of(1, 2, 3, 4);
const f64 = Float64Array.of(1, 2, 3, 4);
const u8 = Uint8Array.of(1, 2, 3, 4);
const u16 = Uint16Array.of(0x3c00, 0x4000, 0x4200, 0x4400);
const i32 = Int32Array.of(1, 2, 3, 4);
const i64 = BigInt64Array.of(1n, 2n, 3n, 4n);

describe('arrow functions', () => {
  test('numbers and truth values', () => {
    isOneOf(elementwise('f32', (a: number, b: number) => a * b)(f32, f32), ['Float32Array']);
    isOneOf(elementwise('f32', (a: number, b: number) => a < b)(f32, f32), ['Uint8Array']);
    isOneOf(elementwise('f32', (a: number) => !a)(f32), ['Uint8Array']);
    isOneOf(elementwise('f32', (a: number, b: number) => a < 1 || b > 2)(f32, f32), ['Uint8Array']);
    isOneOf(elementwise('f32', (a: number) => (a < 1 ? true : a > 3))(f32), ['Uint8Array']);
    isOneOf(elementwise('f64', (a: number) => Number.isNaN(a))(f64), ['Uint8Array']);
    isOneOf(elementwise('f64', (a) => (a > 2 ? a : -a))(f64), ['Float64Array']);
    isOneOf(elementwise('i64', (a: bigint) => a * 2n)(i64), ['BigInt64Array']);
    isOneOf(elementwise('f16', (a: number) => a + 1)(u16), ['Uint16Array']);
    isOneOf(elementwise('f32', () => 5)(), ['Float32Array']);
    isOneOf(elementwise('f32', (a: number, b: number) => a && a < b)(f32, f32), ['Float32Array', 'Uint8Array']);
    const flag = true as boolean;
    isOneOf(elementwise('f32', (a: number) => flag && a < 1, { scalars: { flag } })(f32), [
      'Float32Array',
      'Uint8Array',
    ]);
    isOneOf(elementwise('f32', (a: number) => (flag ? a < 1 : true), { scalars: { flag } })(f32), [
      'Float32Array',
      'Uint8Array',
    ]);
  });

  test('lists, records and the option outputs', () => {
    const list = elementwise('f32', (a: number, b: number) => [a * b, a < b])(f32, f32);
    isOneOf(list[0], ['Float32Array']);
    isOneOf(list[1], ['Uint8Array']);
    const record = elementwise('f32', (a: number) => ({ x: a, y: a < 2, z: a }), { outputs: { z: 'f16' } })(f32);
    isOneOf(record.x, ['Float32Array']);
    isOneOf(record.y, ['Uint8Array']);
    isOneOf(record.z, ['Uint16Array']);
    isOneOf(elementwise('f32', (a: number) => a < 2, { outputs: 'f64' })(f32), ['Float64Array']);
    isOneOf(elementwise('f32', (a: number) => a, { outputs: { out: 'i32' } })(f32), ['Int32Array']);
    const second = elementwise('f32', (a: number) => [a, a], { outputs: { out1: 'f64' } })(f32);
    isOneOf(second[0], ['Float32Array']);
    isOneOf(second[1], ['Float64Array']);
  });

  test('outputs that are given', () => {
    const twice = elementwise('f32', (a: number) => a * 2);
    const out = new Float32Array(4);
    expect(twice(f32, out) satisfies Float32Array).toBe(out);
    const memory = new ArrayBuffer(16);
    expect(twice(f32, memory) satisfies ArrayBuffer).toBe(memory);
    const part = view(out, { shape: [4] });
    expect(twice(f32, part) satisfies typeof part).toBe(part);
    const both = elementwise('f32', (a: number) => ({ x: a, y: a < 1 }))(f32, { x: out });
    expect(both.x satisfies Float32Array).toBe(out);
    isOneOf(both.y, ['Uint8Array']);
  });

  test('threads, Arrow vectors and other scalars', async () => {
    const kernel = elementwise('f32', (a: number) => a < k, { scalars: { k: 2 } });
    isOneOf(await kernel.parallel(f32, { threads: 2 }), ['Uint8Array']);
    isOneOf(kernel.arrow(f32).values, ['Uint8Array']);
    isOneOf(kernel.with({ k: 3 })(f32), ['Uint8Array']);
    isOneOf(kernel({ a: f32, k: 3 }), ['Uint8Array']);
  });
});

/** A captured value, for the type checker. */
declare const k: number;

test('the builder', () => {
  const built = buildExpression({ a: 'f64', b: 'u8', k: scalar('f32', 2) }, ({ a, b, k: factor }) => ({
    scaled: a.mul(factor).add(b),
    isLess: a.lt(b),
  }));
  const { scaled, isLess } = elementwise('f32', built)({ a: f64, b: u8 });
  isOneOf(scaled, ['Float32Array']);
  isOneOf(isLess, ['Uint8Array']);
  isOneOf(
    elementwise(
      'f32',
      buildExpression({ a: 'u8' }, ({ a }) => a.sqrt()),
    )(u8),
    ['Float32Array'],
  );
  const list = elementwise(
    'i32',
    buildExpression({ a: 'i32' }, ({ a }) => [a.gt(0), a.neg()]),
  )(i32);
  isOneOf(list[0], ['Uint8Array']);
  isOneOf(list[1], ['Int32Array']);
});

describe('text', () => {
  test('what its characters tell', () => {
    isOneOf(elementwise('f32', 'a * b + sqrt(c)')({ a: f32, b: f32, c: 1 }), ['Float32Array']);
    isOneOf(elementwise('f32', 't = a * b; t + 1')(f32, 2), ['Float32Array']);
    isOneOf(elementwise('i64', 'a << 40')(i64), ['BigInt64Array']);
    isOneOf(elementwise('f32', '(a, b) => a * b')(f32, f32), ['Float32Array']);
    isOneOf(elementwise('f32', 'a && b')(f32, f32), ['Float32Array']);
    isOneOf(elementwise('f32', 'a < b')(f32, f32), ['Float32Array', 'Uint8Array']);
    isOneOf(elementwise('f32', 'a < b ? a : b')(f32, f32), ['Float32Array', 'Uint8Array']);
    isOneOf(elementwise('f32', 'a < b', { outputs: 'f32' })(f32, f32), ['Float32Array']);
    isOneOf(elementwise('f32', 'y = a * 2', { outputs: { y: 'f64' } })(f32), ['Float64Array']);
    const { x, y } = elementwise('f32', '{ x: a, y: a }', { outputs: { x: 'f32', y: 'f64' } })(f32);
    isOneOf(x, ['Float32Array']);
    isOneOf(y, ['Float64Array']);
  });
});

describe('reductions', () => {
  const wide = BigInt64Array.of(1n, 2n);
  test.each(Object.keys(dtypes) as DType[])('of %s', (type) => {
    const array = elementwise(type, 'x', { inputs: { x: 'u8' }, outputs: type })(u8);
    const isWide = type === 'i64' || type === 'u64';
    for (const operation of ['sum', 'prod', 'min', 'max'] as const) {
      expect(typeof reduce(type, operation)(array)).toBe(isWide ? 'bigint' : 'number');
      expect(typeof reduce(type, operation, 'a > 1')(array)).toBe(isWide ? 'bigint' : 'number');
      expect(typeof reduce(type, operation, 'a', { outputs: 'i64' })(array)).toBe('bigint');
      expect(typeof reduce(type, operation, 'a', { outputs: 'f64' })(array)).toBe('number');
    }
    for (const operation of ['mean', 'variance', 'std', 'norm', 'argmin', 'argmax', 'count'] as const) {
      const result: number = reduce(type, operation)(array);
      expect(typeof result).toBe('number');
    }
    for (const operation of ['any', 'all'] as const) {
      const result: boolean = reduce(type, operation)(array);
      expect(typeof result).toBe('boolean');
    }
  });

  test('as they are declared', () => {
    const values: readonly [number | bigint, 'number' | 'bigint'][] = [
      [reduce('f32', 'sum')(f32) satisfies number, 'number'],
      [reduce('i64', 'sum')(wide) satisfies bigint, 'bigint'],
      [reduce('i64', 'max', 'a > 1')(wide) satisfies bigint, 'bigint'],
      [reduce('i64', 'sum', 'a', { outputs: 'f64' })(wide) satisfies number, 'number'],
      [reduce('i64', 'sum', (a: bigint) => a > 1n, { outputs: 'f32' })(wide) satisfies bigint, 'bigint'],
      [reduce('i64', 'sum', (a: bigint) => a + 1n, { outputs: 'f32' })(wide) satisfies number, 'number'],
      [reduce('f32', 'sum', 'a > 1', { outputs: 'u64' })(f32) satisfies bigint, 'bigint'],
      [reduce('f32', 'sum', (a: number) => a > 1)(f32) satisfies number, 'number'],
      [reduce('i64', 'dot')(wide, wide) satisfies bigint, 'bigint'],
    ];
    expect(values.map(([value]) => typeof value)).toEqual(values.map(([, type]) => type));
  });
});

test('scans', async () => {
  isOneOf(cumulativeSum('f64')(f64), ['Float64Array']);
  isOneOf(cumulativeSum('f32')(f32), ['Float32Array']);
  isOneOf(cumulativeSum('f16')(u16), ['Float32Array']);
  isOneOf(cumulativeSum('i32')(i32), ['BigInt64Array']);
  isOneOf(cumulativeSum('u8')(u8), ['BigUint64Array']);
  isOneOf(histogram('f32', 'a', { bins: 3, range: [0, 4] })(f32), ['Float64Array']);
  isOneOf(compress('f16', 'a > 1')(u16), ['Uint16Array']);
  isOneOf(await compress('i64', 'a > 1').parallel(i64), ['BigInt64Array']);
  isOneOf(await cumulativeSum('u8').parallel(u8, { threads: 2 }), ['BigUint64Array']);
});

test('arrow functions without types of their own', () => {
  expect(reduce('f32', 'sum', (a) => a * 2)(f32)).toBe(2 * reduce('f32', 'sum')(f32));
  expect([...cumulativeSum('f32', (a) => a * 2)(Float32Array.of(1, 2))]).toEqual([2, 6]);
  expect([...compress('f32', 'a > 1', (a) => a * 2)(Float32Array.of(1, 2))]).toEqual([4]);
  expect([...elementwise('f32', (a) => a * 2)(Float32Array.of(1, 2))]).toEqual([2, 4]);
  const some = undefined as string | undefined;
  expect(reduce('f32', 'sum', some)(Float32Array.of(1, 2))).toBe(3);
});

test('a parameter that the options name as a scalar is no input', async () => {
  const x = Float32Array.of(1, 4);
  const product = elementwise('f32', (x: number, k: number) => x * k, { scalars: { k: 3 } });
  expect([...product(x)]).toEqual([3, 12]);
  expect([...(await product.parallel(x, { threads: 2 }))]).toEqual([3, 12]);
  const out = new Float32Array(2);
  expect(product(x, out)).toBe(out);
  const less = elementwise('f32', (x: number, k: number) => x < k, { scalars: { k: 3 } });
  const truths: Uint8Array = less(x, new Uint8Array(2));
  expect([...truths]).toEqual([1, 0]);
  const k = 3;
  const two = elementwise('f32', (x: number, y: number) => x * y * k, { scalars: { k } });
  expect([...two(x, x)]).toEqual([3, 48]);
  // @ts-expect-error Three arguments are too many, an output not counted.
  expect(() => two(x, x, x, x)).toThrow();
});
