// Arrays that end where readable memory ends: behind a WebAssembly memory the engine keeps pages without access, so one
// byte read or written too many is a fault. And arrays at every misalignment that elements can have.

import { cpuInfo } from 'rawcpu/cpu';
import {
  type ArrayOf,
  type DType,
  elementwise,
  type Level,
  levels,
  reduce,
  type TypedArray,
  view,
} from 'rawcpu/kernel';
import { describe, expect, test } from 'vitest';
import { native } from '../../../src/call/native.ts';
import { missingFor, usableFeatures } from '../../../src/kernel/code/target.ts';
import { arrayClass } from '../../../src/kernel/run/arrays.ts';

const PAGE = 65536;

/** The part of WebAssembly's interface that is used; the types of Node leave it out. */
interface Memories {
  readonly Memory: new (size: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer };
}
const { Memory } = (globalThis as unknown as { WebAssembly: Memories }).WebAssembly;
const features = usableFeatures(cpuInfo().features);
const usable = levels.filter((level) => missingFor(level, features).length === 0);

/** The last elements of memory that ends there. */
function atTheEnd<T extends DType>(type: T, count: number, elementsBefore = 0): ArrayOf<T> {
  const { buffer } = new Memory({ initial: 1, maximum: 1 });
  const Class = arrayClass(type);
  const size = new Class(0).BYTES_PER_ELEMENT;
  return new Class(buffer, PAGE - (count + elementsBefore) * size, count);
}

const fill = (array: TypedArray, wide: boolean): void => {
  for (let k = 0; k < array.length; k++) array[k] = (wide ? BigInt((k * 7) % 100) : (k * 7) % 100) as never;
};

test('behind the end is no memory', () => {
  const read = native({ args: ['u8*'], returns: 'u8' }, 'movzx eax, byte ptr [rdi + 1]; ret');
  expect(() => read(atTheEnd('u8', 1) as Uint8Array)).toThrow('may not be read');
});

describe.each(usable)('at level %s', (isa: Level) => {
  test.each(['f32', 'f64', 'u8', 'i16', 'i64'] as const)('%s: no byte behind the last element', (type) => {
    const wide = type === 'i64';
    const kernel = elementwise(type, 'a + b', { isa });
    const sum = reduce(type, 'sum', 'a', { isa });
    const [a, b, out] = [atTheEnd(type, 257), atTheEnd(type, 257), atTheEnd(type, 257)];
    fill(a, wide);
    fill(b, wide);
    for (let n = 0; n <= 257; n += n < 70 ? 1 : 11) {
      const [x, y, z] = [a, b, out].map((array) => array.subarray(257 - n)) as [typeof a, typeof a, typeof a];
      kernel(x, y, z);
      const sums = Array.from(x as ArrayLike<number | bigint>, (value, k) =>
        wrapped(type, Number(value) + Number(y[k])),
      );
      expect(Array.from(z as ArrayLike<number | bigint>, Number)).toEqual(sums);
      let expected = 0;
      for (let k = 0; k < n; k++) expected += Number(x[k]);
      expect(Number(sum(x))).toBe(expected);
    }
  });

  test('views with strides stay inside', () => {
    const kernel = elementwise('f32', 'a * 2', { isa });
    for (const n of [1, 2, 3, 7, 8, 15, 16, 17, 31, 64, 65]) {
      const source = atTheEnd('f32', 3 * n - 2) as Float32Array;
      const target = atTheEnd('f32', 2 * n - 1) as Float32Array;
      fill(source, false);
      kernel(view(source, { shape: [n], strides: [3] }), view(target, { shape: [n], strides: [2] }));
      for (let k = 0; k < n; k++) expect(target[2 * k]).toBe(source[3 * k]! * 2);
      for (let k = 0; k < n - 1; k++) expect(target[2 * k + 1]).toBe(0);
    }
  });

  test('elements at every distance from a cache line', () => {
    const kernel = elementwise('f32', 'a - b', { isa });
    const memory = Float32Array.from({ length: 600 }, (_, k) => k);
    const out = new Float32Array(400);
    for (let at = 0; at < 16; at++) {
      for (const n of [1, 15, 16, 33, 130, 257]) {
        out.fill(-1);
        kernel(memory.subarray(at, at + n), memory.subarray(2 * at, 2 * at + n), out.subarray(16 - at, 16 - at + n));
        expect(out.subarray(16 - at, 16 - at + n).every((value) => value === -at)).toBe(true);
        expect(out[15 - at]).toBe(-1);
        expect(out[16 - at + n]).toBe(-1);
      }
    }
  });
});

function wrapped(type: DType, value: number): number {
  return type === 'u8' ? value & 255 : value;
}
