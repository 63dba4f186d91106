// Reductions whose parts leave the range that the result is in: integers against exact arithmetic, floats whose sums and
// squares overflow or vanish on the way. test/slow/kernel-reductions.test.ts has every type at every level.

import { cpuInfo } from 'rawcpu/cpu';
import { cumulativeSum, elementwise, type Level, levels, reduce, view } from 'rawcpu/kernel';
import { describe, expect, test } from 'vitest';
import { missingFor, usableFeatures } from '../../../src/kernel/code/target.ts';
import { bitsOf } from '../../../src/kernel/ir/scalar/rounding.ts';
import {
  exactly,
  extremeValues,
  faultOf,
  integerArray,
  integerTypes,
  limitsOf,
  reductionNames,
} from '../../support/kernel/exact-reductions.ts';

const features = usableFeatures(cpuInfo().features);
const usable = levels.filter((level) => missingFor(level, features).length === 0);

/** f16 or bf16 of numbers. */
const small = (type: 'f16' | 'bf16', values: readonly number[]) =>
  Uint16Array.from(values, (value) => bitsOf(type, value) as number);
const many = (length: number, ...values: number[]) => Array.from({ length }, (_, k) => values[k % values.length]!);

describe.each(integerTypes)('every reduction of %s at the extremes is exact', (type) => {
  test.each(reductionNames)('%s', async (name) => {
    const reduction = reduce(type, name, name === 'dot' ? 'a * b' : 'a');
    const faults: string[] = [];
    for (const [what, values] of Object.entries(extremeValues(type, 150))) {
      const others = [...values].reverse();
      const args = [integerArray(type, values), ...(name === 'dot' ? [integerArray(type, others)] : [])];
      const expected = exactly(name, type, values, others);
      for (const got of [reduction(...args), reduction(...args), await reduction.parallel(...args)]) {
        const fault = faultOf(got, expected);
        if (fault !== undefined) faults.push(`${what}: ${fault}`);
      }
    }
    expect(faults).toEqual([]);
  });
});

describe.each(usable)('at level %s', (isa: Level) => {
  test('sums of 64-bit integers that leave 64 bits have a mean and a spread', () => {
    expect(reduce('i64', 'mean', 'a', { isa })(new BigInt64Array(100).fill(1760000000000000000n))).toBe(1.76e18);
    for (const type of ['i64', 'u64'] as const) {
      for (const [what, values] of Object.entries(extremeValues(type, 75))) {
        for (const name of ['mean', 'variance', 'std'] as const) {
          const got = reduce(type, name, 'a', { isa })(integerArray(type, values));
          expect(faultOf(got, exactly(name, type, values, [])), `${name} of ${type}, ${what}`).toBeUndefined();
        }
      }
    }
  });

  test('small floats give the same as f64', () => {
    const values = Array.from({ length: 70 }, (_, k) => ((k * 29) % 61) - 30);
    const wide = Float64Array.from(values);
    for (const type of ['f16', 'bf16'] as const) {
      const narrow = small(type, values);
      for (const name of reductionNames) {
        if (name === 'prod') continue;
        const arrays = <A>(array: A) => (name === 'dot' ? [array, array] : [array]);
        const expression = name === 'dot' ? 'a * b' : 'a';
        const [got, wanted] = [
          reduce(type, name, expression, { isa })(...arrays(narrow)),
          reduce('f64', name, expression)(...arrays(wide)),
        ];
        if (typeof wanted === 'number') expect(got, `${name} of ${type}`).toBeCloseTo(wanted, 4);
        else expect(got, `${name} of ${type}`).toBe(wanted);
      }
      const odd = small(type, [3, Number.NaN, -5, Number.NaN]);
      expect(reduce(type, 'argmin', 'a', { isa })(odd)).toBe(1);
      expect(reduce(type, 'max', 'a', { isa })(odd)).toBeNaN();
      expect(reduce(type, 'min', 'a', { isa })(small(type, [0, -0]))).toBe(-0);
      expect(reduce(type, 'prod', 'a', { isa })(small(type, [-1, 1.5, 3]))).toBe(-4.5);
    }
  });

  test('products of widened integers are exact', () => {
    for (const from of integerTypes) {
      if (from === 'i64' || from === 'u64') continue;
      const { min, max } = limitsOf(from);
      const [a, b] = [
        [min, min, max, max, -1n, 1n, max / 3n],
        [min, max, max, min, max, min, min + 1n],
      ].map((values) => values.map((value) => (value < min ? max : value))) as [bigint[], bigint[]];
      for (const to of ['i64', 'u64'] as const) {
        const kernel = elementwise(to, `${to}(a) * ${to}(b)`, { isa, inputs: { a: from, b: from } });
        const kept = (x: bigint) => (to === 'i64' ? BigInt.asIntN(64, x) : BigInt.asUintN(64, x));
        expect([...kernel(integerArray(from, a), integerArray(from, b))], `${from} in ${to}`).toEqual(
          a.map((x, k) => kept(x * b[k]!)),
        );
      }
    }
  });

  test('dot multiplies in the type of its sum', () => {
    expect(reduce('i8', 'dot', undefined, { isa })(Int8Array.of(100), Int8Array.of(100))).toBe(10_000);
    expect(reduce('u16', 'dot', 'a * b', { isa })(Uint16Array.of(65_535), Uint16Array.of(65_535))).toBe(65_535 ** 2);
    expect(reduce('i32', 'dot', 'a * b', { isa })(Int32Array.of(-(2 ** 31)), Int32Array.of(-(2 ** 31)))).toBe(2 ** 62);
    expect(reduce('f16', 'dot', 'a * b', { isa })(small('f16', [300]), small('f16', [300]))).toBe(90_000);
  });
});

test('dot of products of several factors and of mixed types', () => {
  const bytes = Int8Array.of(-128, 100);
  expect(reduce('i8', 'dot', 'a * b * a')(bytes, bytes)).toBe((-128) ** 3 + 100 ** 3);
  expect(reduce('i64', 'dot', 'a * b', { inputs: { a: 'i8', b: 'i8' } })(bytes, bytes)).toBe(26_384n);
  expect(reduce('i8', 'dot', 'a * b', { inputs: { b: 'u8' } })(bytes, Uint8Array.of(255, 255))).toBe(-28 * 255);
  expect(
    reduce('f64', 'dot', 'a * b', { inputs: { a: 'i32', b: 'i32' } })(Int32Array.of(2 ** 30), Int32Array.of(16)),
  ).toBe(2 ** 34);
  expect(reduce('f32', 'dot', 'a * b', { inputs: { a: 'i8', b: 'i8' } })(bytes, bytes)).toBe(26_384);
  expect(reduce('u8', 'dot', 'a * k', { scalars: { k: 200 } })(Uint8Array.of(255, 255))).toBe(102_000);
  expect(
    reduce('f64', 'dot', 'a * b', { inputs: { a: 'f32', b: 'f32' } })(Float32Array.of(1e30), Float32Array.of(1e30)),
  ).toBe(Math.fround(1e30) ** 2);
  // What is converted by the expression itself stays so.
  expect(reduce('i32', 'dot', 'i8(a) * b')(Int32Array.of(200), Int32Array.of(2))).toBe(-112);
});

describe('floats', () => {
  test('means of sums that overflow', async () => {
    expect(reduce('f16', 'mean')(small('f16', many(1000, 60_000)))).toBe(60_000);
    expect(reduce('bf16', 'mean')(small('bf16', many(1000, 2 ** 127)))).toBe(2 ** 127);
    const big = Math.fround(3e38);
    expect(reduce('f32', 'mean')(Float32Array.from(many(5000, big)))).toBe(big);
    expect(reduce('f64', 'mean')(Float64Array.from(many(5000, 1.5e308))) / 1.5e308).toBeCloseTo(1, 12);
    expect(reduce('f64', 'mean')(Float64Array.of(Number.MAX_VALUE, Number.MAX_VALUE))).toBe(Number.MAX_VALUE);
    expect(reduce('f64', 'mean', 'a', { summation: 'compensated' })(Float64Array.from(many(512, 1.5e308)))).toBe(
      1.5e308,
    );
    const far = reduce('f64', 'mean');
    const values = Float64Array.from(many(2048, -1.5e308));
    for (let k = 0; k < 3; k++) expect(far(values) / -1.5e308).toBeCloseTo(1, 12);
    expect(await far.parallel(values)).toBe(far(values));
  });

  test('sums and dot products that overflow on the way', () => {
    expect(reduce('f32', 'sum')(Float32Array.from([...many(512, 2 ** 127), ...many(512, -(2 ** 127)), 2 ** 100]))).toBe(
      2 ** 100,
    );
    expect(reduce('f64', 'sum')(Float64Array.from([...many(512, 2 ** 1023), ...many(511, -(2 ** 1023))]))).toBe(
      2 ** 1023,
    );
    expect(reduce('f32', 'dot')(Float32Array.of(1e30, 1e30, 1), Float32Array.of(1e30, -1e30, 2))).toBe(2);
    expect(reduce('f64', 'dot')(Float64Array.of(1e200, 1e200), Float64Array.of(1e200, -1e200))).toBe(0);
    expect(reduce('f32', 'sum')(Float32Array.from(many(100, 3e38)))).toBe(Infinity);
    expect(reduce('f64', 'sum')(Float64Array.of(-1e308, -1e308))).toBe(-Infinity);
  });

  test('norms and spreads whose squares overflow or vanish', () => {
    for (const [type, values] of [
      ['f32', Float32Array.of(3e30, 4e30)],
      ['f32', Float32Array.of(3e-30, 4e-30)],
      ['f32', Float32Array.of(6 * 2 ** -149, 8 * 2 ** -149)],
      ['f64', Float64Array.of(3e300, 4e300)],
      ['f64', Float64Array.of(3e-300, 4e-300)],
      ['f64', Float64Array.of(6 * 2 ** -1074, 8 * 2 ** -1074)],
    ] as const) {
      const [three, four] = values as unknown as [number, number];
      const unit = four / 4;
      const eps = type === 'f32' ? 2 ** -23 : 2 ** -52;
      expect(Math.abs(reduce(type, 'norm')(values) / unit / 5 - 1), `norm of ${three}`).toBeLessThanOrEqual(eps);
      expect(Math.abs(reduce(type, 'std')(values) / (four - three) - 0.5), `std of ${three}`).toBeLessThanOrEqual(eps);
    }
    expect(reduce('f32', 'variance')(Float32Array.of(1e30, -1e30))).toBe(Infinity);
    expect(reduce('f32', 'std')(Float32Array.of(3e38, -3e38))).toBe(Math.fround(3e38));
    expect(reduce('f64', 'std')(Float64Array.of(1.5e308, -1.5e308))).toBe(1.5e308);
    expect(reduce('f64', 'variance')(Float64Array.of(1e150, -1e150))).toBe(1e150 ** 2);
    expect(reduce('bf16', 'std')(small('bf16', [2 ** 127, -(2 ** 127)]))).toBe(2 ** 127);
    for (const constant of [0, 5e-324, 0.1, 1e300, -1.5e308]) {
      expect(reduce('f64', 'variance')(Float64Array.from(many(64, constant)))).toBe(0);
    }
    expect(reduce('f64', 'norm')(new Float64Array(10))).toBe(0);
  });

  test('NaN and infinities go through', () => {
    const { NaN: nan } = Number;
    for (const type of ['f64', 'f32'] as const) {
      const of = (...values: number[]) => (type === 'f64' ? Float64Array.from(values) : Float32Array.from(values));
      for (const name of ['sum', 'mean', 'norm', 'variance', 'std', 'min', 'max', 'prod'] as const) {
        expect(reduce(type, name)(of(1, nan, 3)), name).toBeNaN();
      }
      expect(reduce(type, 'sum')(of(1, Infinity))).toBe(Infinity);
      expect(reduce(type, 'sum')(of(Infinity, -Infinity))).toBeNaN();
      expect(reduce(type, 'mean')(of(1, -Infinity))).toBe(-Infinity);
      expect(reduce(type, 'norm')(of(1, -Infinity))).toBe(Infinity);
      expect(reduce(type, 'variance')(of(1, Infinity))).toBeNaN();
      expect(reduce(type, 'argmin')(of(1, nan, -5, nan))).toBe(1);
      expect(reduce(type, 'argmax')(of(nan, 9, nan))).toBe(0);
      expect(reduce(type, 'min')(of(0, -0))).toBe(-0);
      expect(reduce(type, 'max')(of(-0, 0))).toBe(0);
      expect(reduce(type, 'argmin')(of(0, -0))).toBe(0);
      expect(reduce(type, 'any')(of(0, -0))).toBe(false);
      expect(reduce(type, 'any')(of(0, nan))).toBe(true);
    }
  });

  test('ddof up to the number of elements and beyond', () => {
    const { NaN: nan } = Number;
    for (const [ddof, one, two] of [
      [0, 0, 1],
      [1, nan, 2],
      [2, nan, Infinity],
      [3, nan, Infinity],
    ] as const) {
      expect(reduce('f64', 'variance', 'a', { ddof })(Float64Array.of(5))).toBe(one);
      expect(reduce('i64', 'variance', 'a', { ddof })(BigInt64Array.of(1n, 3n))).toBe(two);
    }
  });
});

test('elements that are null, strided views, and scalars of any name', () => {
  const most = 2n ** 63n - 1n;
  const values = BigInt64Array.from({ length: 100 }, (_, k) => (k % 2 === 0 ? most : 5n));
  const nullBitmap = new Uint8Array(13).fill(0b0101_0101);
  const vector = { data: [{ offset: 0, length: 100, values, nullBitmap }], length: 100 };
  expect(reduce('i64', 'mean')({ a: vector })).toBe(Number(most));
  expect(reduce('i64', 'variance')({ a: vector })).toBe(0);
  const odd = view(values, { shape: [25, 2], strides: [4, 2], offset: 1 });
  expect(reduce('i64', 'mean')(odd)).toBe(5);
  expect(reduce('i64', 'std')(view(values, { shape: [100], strides: [-1], offset: 99 }))).toBe(2 ** 62);
  const spread = reduce('f64', 'variance', 'a * mean', { scalars: { mean: 1e200 } });
  expect(spread(Float64Array.of(1, 3))).toBe(Infinity);
  expect(spread({ a: Float64Array.of(1, 3), mean: 10 })).toBe(100);
  expect(reduce('f64', 'std', 'a * mean', { scalars: { mean: 1e200 } })(Float64Array.of(1, 3))).toBe(1e200);
  expect(reduce('i32', 'dot', 'a * mean', { scalars: { mean: 2 ** 30 } })(Int32Array.of(4, 4))).toBe(2 ** 33);
});

test('comparisons are 0 and 1', () => {
  const isMore = Float64Array.of(1, 2, 3);
  expect(reduce('f64', 'sum', 'a > 1')(isMore)).toBe(2);
  expect(reduce('f64', 'mean', 'a > 1')(isMore)).toBe(2 / 3);
  expect(reduce('f32', 'variance', 'a > 1', { inputs: { a: 'f64' } })(isMore)).toBeCloseTo(2 / 9, 15);
  expect(reduce('i64', 'sum', 'a > 1')(BigInt64Array.of(1n, 2n, 3n))).toBe(2n);
  expect(reduce('i64', 'max', 'a > 1')(BigInt64Array.of(1n, 2n, 3n))).toBe(1n);
});

test('rows longer than a block are cut', async () => {
  const one = view(Uint8Array.of(7), { shape: [2, 2 ** 21 + 3], strides: [0, 0] });
  expect(reduce('u8', 'sum')(one)).toBe(7 * 2 * (2 ** 21 + 3));
  const table = new Uint8Array(2 * (2 ** 20 + 10));
  table[table.length - 1] = 1;
  const rows = view(table, { shape: [2, 2 ** 20 + 7], strides: [2 ** 20 + 10, 1], offset: 3 });
  const last = 2 * (2 ** 20 + 7) - 1;
  expect(reduce('u8', 'argmax')(rows)).toBe(last);
  expect(await reduce('u8', 'argmax').parallel(rows, { threads: 2 })).toBe(last);
  expect(reduce('f64', 'max', 'a * position()', { inputs: { a: 'u8' } })(rows)).toBe(last);
  const progress: number[] = [];
  await reduce('u8', 'sum').parallel(rows, { onProgress: (done: number) => progress.push(done) });
  expect(progress.at(-1)).toBe(2 * (2 ** 20 + 7));
});

test.each([
  [
    'throws',
    () => {
      throw new Error('enough');
    },
  ],
  [
    'rejects',
    async () => {
      throw new Error('enough');
    },
  ],
] as const)('what onProgress %s ends the call', async (_, onProgress) => {
  const rows = new Float32Array(5_000_000);
  await expect(reduce('f32', 'sum').parallel(rows, { onProgress: onProgress as () => void })).rejects.toThrow('enough');
  await expect(elementwise('f32', 'a + 1').parallel(rows, { onProgress: onProgress as () => void })).rejects.toThrow(
    'enough',
  );
});

test('a promise of onProgress that stays open is not waited for', async () => {
  const onProgress = (() => new Promise(() => {})) as () => void;
  expect(await reduce('f32', 'sum').parallel(new Float32Array(3_000_000).fill(1), { onProgress })).toBe(3_000_000);
});

test('running sums round and report as they are told', () => {
  const tiny = Float64Array.of(1, 1e-30, 1e-30);
  const up = 1 + Number.EPSILON;
  expect([...cumulativeSum('f64', 'a', { rounding: 'up' })(tiny)]).toEqual([1, up, up + Number.EPSILON]);
  expect([...cumulativeSum('f64')(tiny)]).toEqual([1, 1, 1]);
  expect(() => cumulativeSum('f64', 'a', { reportExceptions: ['overflow'] })(Float64Array.of(1e308, 1e308))).toThrow(
    expect.objectContaining({ code: 'FLOAT_EXCEPTION' }),
  );
});

test('a second pass reports no exceptions of its own', () => {
  const options = { reportExceptions: 'throw' } as const;
  expect(reduce('f64', 'sum', 'a', options)(Float64Array.of(1e308, 1e308, -1e308, 1e-320))).toBe(1e308);
  expect(reduce('f64', 'norm', 'a', options)(new Float64Array(5))).toBe(0);
  expect(reduce('f64', 'norm', 'a', options)(Float64Array.of(1e200))).toBe(1e200);
});

test('the options of parallel() are checked, though there is nothing to do', async () => {
  await expect(reduce('f32', 'sum').parallel(new Float32Array(0), { threads: 0 })).rejects.toThrow(
    expect.objectContaining({ code: 'BAD_OPTION' }),
  );
  expect(await reduce('f32', 'sum').parallel(new Float32Array(0))).toBe(0);
});

test('running sums wrap at 64 bits', () => {
  const max = 2n ** 63n - 1n;
  expect([...cumulativeSum('i64')(BigInt64Array.of(max, 1n, -1n))]).toEqual([max, -(2n ** 63n), max]);
  expect([...cumulativeSum('u64')(BigUint64Array.of(2n ** 64n - 1n, 1n))]).toEqual([2n ** 64n - 1n, 0n]);
  expect([...cumulativeSum('i8')(Int8Array.of(-128, -128, 127))]).toEqual([-128n, -256n, -129n]);
  expect([...cumulativeSum('f16')(small('f16', [60_000, 60_000]))]).toEqual([60_000, 120_000].map(Math.fround));
});
