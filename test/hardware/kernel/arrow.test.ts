// Kernels on vectors that apache-arrow made: whole ones, slices, which begin within their buffers, and nulls; and the
// kinds of vectors that are refused. Expected values are what the vectors' own iterators give.

import {
  Bool,
  type DataType,
  Decimal,
  Dictionary,
  Field,
  FixedSizeBinary,
  Float16,
  Float32,
  Float64,
  Int32,
  Int64,
  IntervalDayTime,
  List,
  makeData,
  makeVector,
  TimestampMillisecond,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';
import { type DType, elementwise, reduce, view } from 'rawcpu/kernel';
import { describe, expect, test } from 'vitest';

const isSet = (bitmap: Uint8Array | undefined, k: number) =>
  bitmap === undefined || ((bitmap[k >> 3]! >> (k & 7)) & 1) === 1;

/** Every third element null, so that slices begin at any bit of the bitmap. */
const numbers = Array.from({ length: 40 }, (_, k) => (k % 3 === 1 ? null : k + 0.5));
const whole = vectorFromArray(numbers, new Float64());

describe.each([
  [0, 40],
  [1, 40],
  [7, 9],
  [8, 24],
  [13, 30],
  [39, 40],
])('elements %i to %i', (begin, end) => {
  const vector = whole.slice(begin, end);
  const given = [...vector];
  const present = given.filter((x) => x !== null);

  test('kernel.arrow() computes values and validity, which make a vector again', () => {
    const { values, nullBitmap } = elementwise('f64', 'a * 2 + 1').arrow(vector);
    const result = makeVector(
      makeData({ type: new Float64(), length: values.length, data: values, nullBitmap: nullBitmap ?? null }),
    );
    expect([...result]).toEqual(given.map((x) => (x === null ? null : x * 2 + 1)));
    expect(result.nullCount).toBe(given.length - present.length);
    const spare = 8 * nullBitmap!.length - given.length;
    expect(nullBitmap!.at(-1)! >> (8 - spare)).toBe(0);
  });

  test('two vectors, of which each has nulls of its own', () => {
    const other = vectorFromArray(
      numbers.map((_, k) => (k % 5 === 0 ? null : k)),
      new Float64(),
    ).slice(begin, end);
    const { nullBitmap } = elementwise('f64', 'a + b').arrow(vector, other);
    const expected = given.map((x, k) => x !== null && other.get(k) !== null);
    expect(given.map((_, k) => isSet(nullBitmap, k))).toEqual(expected);
  });

  test('a slice of a slice', () => {
    const inner = vector.slice(1);
    const { values, nullBitmap } = elementwise('f64', 'a').arrow(inner);
    expect(Array.from(values, (x, k) => (isSet(nullBitmap, k) ? x : null))).toEqual([...inner]);
  });

  test('reductions leave nulls out', () => {
    const total = present.reduce((a, b) => a + b, 0);
    expect(reduce('f64', 'sum')(vector)).toBe(total);
    if (present.length === 0) {
      expect(() => reduce('f64', 'min')(vector)).toThrow(expect.objectContaining({ code: 'EMPTY' }));
      return;
    }
    expect(reduce('f64', 'min')(vector)).toBe(Math.min(...present));
    expect(reduce('f64', 'mean')(vector)).toBeCloseTo(total / present.length, 12);
    expect(reduce('f64', 'argmax')(vector)).toBe(given.lastIndexOf(present.at(-1)!));
    expect(reduce('f64', 'count', 'a > 10')(vector)).toBe(present.filter((x) => x > 10).length);
  });
});

test('without nulls there is no bitmap', () => {
  const vector = vectorFromArray([1, 2, 3], new Float32());
  expect(elementwise('f32', 'a * 2').arrow(vector)).toEqual({
    values: Float32Array.of(2, 4, 6),
    nullBitmap: undefined,
  });
});

test('an empty vector', () => {
  expect(elementwise('f32', 'a * 2')(vectorFromArray([], new Float32()))).toEqual(new Float32Array(0));
});

test('a vector is a row that every row of a view meets, nulls included', () => {
  const vector = vectorFromArray([1, null, 3], new Float64());
  const table = view(Float64Array.of(1, 2, 3, 4, 5, 6), { shape: [2, 3] });
  const { values, nullBitmap } = elementwise('f64', 'a + b').arrow({ a: table, b: vector });
  expect([values[0], values[2], values[3], values[5]]).toEqual([2, 6, 5, 9]);
  expect([...nullBitmap!]).toEqual([0b101101]);
});

test('halves, 64-bit integers and timestamps', () => {
  const halves = makeVector(makeData({ type: new Float16(), data: Uint16Array.of(0x3800, 0x3e00) }));
  expect([...halves]).toEqual([0.5, 1.5]);
  expect(elementwise('f16', 'a + a')(halves)).toEqual(Uint16Array.of(0x3c00, 0x4200));
  const wide = elementwise('i64', 'a + a').arrow(vectorFromArray([1n, null, 2n ** 40n], new Int64()));
  expect([wide.values[0], wide.values[2], wide.nullBitmap![0]]).toEqual([2n, 2n ** 41n, 0b101]);
  const times = vectorFromArray([1000, 2000], new TimestampMillisecond());
  expect(elementwise('i64', 'a / 1000')(times)).toEqual(BigInt64Array.of(1n, 2n));
});

test('each chunk of a vector by itself', () => {
  const chunks = whole.slice(0, 5).concat(whole.slice(11, 15));
  const doubled = elementwise('f64', 'a * 2');
  const results = chunks.data.flatMap((chunk) => {
    const { values, nullBitmap } = doubled.arrow(chunk);
    return Array.from(values, (x, k) => (isSet(nullBitmap, k) ? x : null));
  });
  expect(results).toEqual([...chunks].map((x) => (x === null ? null : x * 2)));
});

const refused: readonly (readonly [string, DType, () => Vector<DataType>, RegExp])[] = [
  ['two chunks', 'f64', () => whole.concat(whole), /2 chunks; a kernel takes one/],
  ['bits', 'u8', () => vectorFromArray([true, null], new Bool()), /Bool/],
  ['a dictionary', 'i32', () => vectorFromArray([5, 6, 5], new Dictionary(new Int32(), new Int32())), /Dictionary/],
  ['text', 'u8', () => vectorFromArray(['x', 'yz'], new Utf8()), /Utf8/],
  [
    'decimals',
    'u32',
    () => makeVector(makeData({ type: new Decimal(0, 10, 128), data: new Uint32Array(8) })),
    /Decimal/,
  ],
  [
    'bytes of fixed size',
    'u8',
    () => vectorFromArray([Uint8Array.of(1, 2)], new FixedSizeBinary(2)),
    /FixedSizeBinary/,
  ],
  ['intervals', 'i32', () => vectorFromArray([Int32Array.of(1, 2)], new IntervalDayTime()), /Interval/],
  ['lists', 'i32', () => vectorFromArray([[1], [2, 3]], new List(new Field('item', new Int32()))), /List/],
  ['another type', 'f32', () => whole, /takes a Float32Array, got a Float64Array/],
];

test.each(refused)('a vector of %s is refused', (_, dtype, make, message) => {
  const kernel = elementwise(dtype, 'a + a');
  expect(() => kernel(make())).toThrow(expect.objectContaining({ code: 'ARGUMENT_TYPE' }));
  expect(() => kernel.arrow(make())).toThrow(message);
});
