// Running sums, histograms and packing as functions like kernels: by name, with scalars, into an output, through views, on
// several threads, and disposed of.

import { compress, cumulativeSum, histogram, row, view } from 'rawcpu/kernel';
import { describe, expect, test } from 'vitest';

/** More than several threads take at once. */
const LENGTH = 700_001;
const ramp = Float64Array.from({ length: LENGTH }, (_, k) => ((k * 7919) % 1009) - 500);
/** Compares long arrays by their bytes. */
const same = (got: ArrayBufferView, wanted: ArrayBufferView) =>
  expect([got.byteLength, Buffer.compare(bytesOf(got), bytesOf(wanted))]).toEqual([wanted.byteLength, 0]);
const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) => Buffer.from(buffer, byteOffset, byteLength);
const refused = (code: string) => expect.objectContaining({ code });

describe('threads change nothing', () => {
  test.each([1, 2, 3])('%i of them', async (threads) => {
    const sums = cumulativeSum('f64', 'a * 2 + index()');
    same(await sums.parallel(ramp, { threads }), sums(ramp));
    const counts = histogram('f64', 'abs(a)', { bins: 17, range: [0, 500] });
    same(await counts.parallel(ramp, { threads }), counts(ramp));
    const packed = compress('f64', 'a > 0', 'a + index()');
    same(await packed.parallel(ramp, { threads }), packed(ramp));
    const small = Float32Array.from(ramp);
    same(await cumulativeSum('f32').parallel(small, { threads }), cumulativeSum('f32')(small));
    const steps: number[] = [];
    const options = { threads, onProgress: (done: number) => steps.push(done) };
    await counts.parallel({ a: ramp }, options);
    expect(steps.at(-1)).toBe(LENGTH);
  });

  test('of none', async () => {
    expect(await cumulativeSum('i32').parallel(new Int32Array(0))).toEqual(new BigInt64Array(0));
    expect(await compress('i32', 'a > 0').parallel(new Int32Array(0))).toEqual(new Int32Array(0));
    await expect(cumulativeSum('i32').parallel(new Int32Array(0), { threads: 0 })).rejects.toThrow(
      refused('BAD_OPTION'),
    );
  });

  test('a call that fails on one of them fails', async () => {
    const sums = cumulativeSum('f64', '1 / a', { reportExceptions: 'throw' });
    const ones = new Float64Array(LENGTH).fill(1);
    ones[LENGTH - 5] = 0;
    await expect(sums.parallel(ones, { threads: 2 })).rejects.toThrow(refused('FLOAT_EXCEPTION'));
    ones[LENGTH - 5] = 1;
    expect((await sums.parallel(ones, { threads: 2 })).at(-1)).toBe(LENGTH);
  });
});

describe('an output', () => {
  const a = Float64Array.of(3, -1, 4, -1, 5);

  test('takes running sums, the array of the input too', async () => {
    const out = new Float64Array(5);
    expect(cumulativeSum('f64')(a, out)).toBe(out);
    expect([...out]).toEqual([3, 2, 6, 5, 10]);
    const inPlace = a.slice();
    expect(await cumulativeSum('f64').parallel(inPlace, inPlace, { threads: 2 })).toBe(inPlace);
    expect(inPlace).toEqual(out);
    expect(() => cumulativeSum('f64')(a, new Float64Array(4))).toThrow(refused('SHAPE_MISMATCH'));
    expect(() => cumulativeSum('f64')(inPlace.subarray(0, 4), inPlace.subarray(1))).toThrow(refused('OVERLAP'));
    expect(() => cumulativeSum('f64')(a, new Float32Array(5) as never)).toThrow(refused('ARGUMENT_TYPE'));
    expect(() => cumulativeSum('f64')(a, view(out, { shape: [5] }) as never)).toThrow(refused('ARGUMENT_TYPE'));
  });

  test('takes what is packed, which is its beginning', () => {
    const out = new Float64Array(8).fill(9);
    const positive = compress('f64', 'a > 0');
    const packed = positive(a, out);
    expect([packed.buffer, packed.byteOffset]).toEqual([out.buffer, 0]);
    expect([...packed]).toEqual([3, 4, 5]);
    expect([...out]).toEqual([3, 4, 5, 9, 9, 9, 9, 9]);
    const inPlace = a.slice();
    expect([...positive(inPlace, inPlace)]).toEqual([3, 4, 5]);
    expect(() => positive(a, new Float64Array(4))).toThrow(refused('SHAPE_MISMATCH'));
  });

  test('takes counts, in place of what it held', () => {
    const out = new Float64Array(2).fill(7);
    const counts = histogram('f64', 'a', { bins: 2, range: [-2, 6] });
    expect(counts({ a }, out)).toBe(out);
    expect([...out]).toEqual([2, 3]);
    expect(() => counts(a, new Float64Array(3))).toThrow(refused('SHAPE_MISMATCH'));
  });
});

test('inputs by name, numbers, and other scalars', () => {
  const sums = cumulativeSum('i32', 'x * k + y', { scalars: { k: 2 } });
  const x = Int32Array.of(1, 2, 3);
  expect([...sums({ x, y: 1 })]).toEqual([3n, 8n, 15n]);
  expect([...sums({ x, y: 1, k: 0 })]).toEqual([1n, 2n, 3n]);
  expect([...sums.with({ k: 10 })(x, 0)]).toEqual([10n, 30n, 60n]);
  expect([sums.inputs, sums.scalars].map((list) => list.map(({ name }) => name))).toEqual([['x', 'y'], ['k']]);
  const chosen = compress('u8', 'm > k', 'a * k', { scalars: { k: 2 } });
  const bytes = Uint8Array.of(1, 2, 3, 4);
  expect([...chosen({ m: bytes, a: bytes })]).toEqual([6, 8]);
  expect([...chosen.with({ k: 3 })({ m: bytes, a: bytes })]).toEqual([12]);
  // A comparison with a number that the type does not hold is decided by the number.
  expect([...chosen({ m: 300, a: bytes })]).toEqual([2, 4, 6, 8]);
  expect(() => sums({ x } as never)).toThrow("'y'");
  expect(() => sums({ x, y: 1, z: 2 } as never)).toThrow(refused('ARGUMENT_TYPE'));
  expect(() => sums(x)).toThrow(refused('ARGUMENT_COUNT'));
  expect(() => sums(1, 2)).toThrow('at least one input is an array');
});

test('views, row by row', async () => {
  const table = Float64Array.from({ length: 12 }, (_, k) => k);
  const columns = view(table, { shape: [3, 2], strides: [4, 2] });
  const sums = cumulativeSum('f64', 'a + b');
  const expected = [10, 32, 46, 72, 90, 120];
  expect([...sums({ a: columns, b: row(Float64Array.of(10, 20)) })]).toEqual(expected);
  expect([...(await sums.parallel({ a: columns, b: row(Float64Array.of(10, 20)) }, { threads: 2 }))]).toEqual(expected);
  const backwards = view(ramp, { shape: [LENGTH], strides: [-1], offset: LENGTH - 1 });
  same(cumulativeSum('f64')({ a: backwards }), cumulativeSum('f64')(ramp.slice().reverse()));
  // Rows longer than a block, and more rows than a block holds.
  for (const shape of [
    [2, 300_000],
    [300_000, 2],
  ] as const) {
    const wide = view(ramp, { shape, strides: [shape[1] + (shape[0] === 2 ? 7 : 0), 1] });
    const flat = Float64Array.from(
      { length: 600_000 },
      (_, k) => ramp[Math.floor(k / shape[1]) * wide.rowStride + (k % shape[1])]!,
    );
    same(compress('f64', 'a > 400', 'index()')({ a: wide }), compress('f64', 'a > 400', 'index()')(flat));
    const counts = histogram('f64', 'a', { bins: 5, range: [-500, 500] });
    expect(counts({ a: wide })).toEqual(counts(flat));
  }
});

test('elements that are null are refused, vectors without them are not', () => {
  const values = Float64Array.of(1, 2, 3);
  const vector = (nullBitmap: Uint8Array) => ({ data: [{ offset: 0, length: 3, values, nullBitmap }], length: 3 });
  expect([...cumulativeSum('f64')({ a: vector(Uint8Array.of(0b111)) })]).toEqual([1, 3, 6]);
  expect(() => cumulativeSum('f64')({ a: vector(Uint8Array.of(0b101)) })).toThrow(
    'element 1 of an Arrow vector is null',
  );
});

test('the expression stands before the options, or after them as once', () => {
  const options = { bins: 2, range: [0, 4] } as const;
  const a = Float32Array.of(0, 1, 3);
  expect([...histogram('f32', 'a', options)(a)]).toEqual([2, 1]);
  expect([...histogram('f32', undefined, options)(a)]).toEqual([2, 1]);
  expect([...histogram('f32', options)(a)]).toEqual([2, 1]);
  expect([...histogram('f32', options, 'a + 1')(a)]).toEqual([1, 2]);
  expect([...histogram('f32', (x: number) => x + 1, options)(a)]).toEqual([1, 2]);
});

test('dispose()', async () => {
  const sums = cumulativeSum('f32', 'a * 0.71');
  const other = sums.with({});
  const running = sums.parallel(Float32Array.from(ramp));
  sums.dispose();
  expect(() => sums(Float32Array.of(1))).toThrow(refused('DISPOSED'));
  expect(() => sums.with({})).toThrow(refused('DISPOSED'));
  expect(await running).toHaveLength(LENGTH);
  expect(other(Float32Array.of(1))).toEqual(Float32Array.of(0.71));
  const disposal: typeof Symbol.dispose = Symbol.dispose ?? Symbol.for('Symbol.dispose');
  for (const made of [other, compress('f32', 'a > 0'), histogram('f32', 'a', { bins: 1, range: [0, 1] })]) {
    made[disposal]();
    expect(() => made(Float32Array.of(1))).toThrow(refused('DISPOSED'));
  }
});
