// Apache Arrow vectors as inputs, without a copy and without the package: a vector is recognised by its shape (`data`, a
// list of chunks with `values`, `offset`, `length` and a validity bitmap), so any version of apache-arrow fits, and none
// has to be installed. Which elements are valid is asked by `validityOf`; elementwise kernels compute invalid ones too, as
// Arrow's own kernels do, and the bitmap of the result is the bitmaps of the inputs taken together.

import { CallError } from '../../errors/index.ts';
import type { DType } from '../dtype.ts';
import { asTypedArray, type TypedArray } from './arrays.ts';

interface ArrowData {
  readonly offset: number;
  readonly length: number;
  readonly values?: unknown;
  readonly nullBitmap?: Uint8Array | null;
  readonly nullCount?: number;
}

interface ArrowVector {
  readonly data: readonly ArrowData[];
  readonly length: number;
}

export function isArrowVector(value: unknown): value is ArrowVector {
  if (typeof value !== 'object' || value === null) return false;
  const { data, length } = value as Partial<ArrowVector>;
  return (
    Array.isArray(data) &&
    typeof length === 'number' &&
    data.every((chunk) => typeof chunk === 'object' && chunk !== null && 'values' in chunk)
  );
}

/** The memory of an Arrow vector of one chunk; undefined where the value is no Arrow vector. */
export function arrowStream(type: DType, value: unknown, what: string): TypedArray | undefined {
  if (!isArrowVector(value)) return undefined;
  const [chunk] = value.data;
  if (value.data.length !== 1 || chunk === undefined) {
    throw new CallError(
      'ARGUMENT_TYPE',
      `${what} is an Arrow vector of ${value.data.length} chunks; a kernel takes one`,
      {
        hint: 'call the kernel for each chunk of vector.data, or join them with vector.memoize() or a new vector',
      },
    );
  }
  const array = asTypedArray(type, chunk.values, what);
  if (array === undefined) throw new CallError('ARGUMENT_TYPE', `${what} is an Arrow vector without plain values`);
  // Arrow's `values` of a slice begin at its offset already; buffers are padded behind the last element.
  return array.subarray(0, chunk.length) as TypedArray;
}

/**
 * Which elements of an Arrow vector count: a bitmap, least significant bit first, and the bit where it begins; undefined
 * where all do or the value is no Arrow vector.
 */
export function validityOf(value: unknown): { readonly bitmap: Uint8Array; readonly first: number } | undefined {
  if (!isArrowVector(value)) return undefined;
  const [chunk] = value.data;
  const bitmap = chunk?.nullBitmap;
  if (chunk === undefined || bitmap === undefined || bitmap === null || bitmap.length === 0) return undefined;
  return { bitmap, first: chunk.offset };
}

/** The bitmaps of several inputs taken together: an element counts where it counts in all of them. */
export function andValidity(inputs: readonly unknown[], length: number): Uint8Array | undefined {
  let joined: Uint8Array | undefined;
  for (const input of inputs) {
    const validity = validityOf(input);
    if (validity === undefined) continue;
    joined ??= new Uint8Array(Math.ceil(length / 8)).fill(255);
    for (let k = 0; k < length; k++) {
      const bit = validity.first + k;
      if (((validity.bitmap[bit >> 3]! >> (bit & 7)) & 1) === 0) joined[k >> 3]! &= ~(1 << (k & 7));
    }
  }
  return joined;
}
