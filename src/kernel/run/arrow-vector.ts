// Apache Arrow vectors as inputs, without a copy and without the package: a vector is recognised by its shape (`data`, a
// list of chunks with `values`, `offset`, `length` and a validity bitmap), so any version of apache-arrow fits, and none
// has to be installed. Which elements are valid is asked by `validityOf`; elementwise kernels compute invalid ones too, as
// Arrow's own kernels do, and the bitmap of the result is the bitmaps of the inputs taken together.

import { elementCount, partOf } from '../../buffers/index.ts';
import { CallError, describeValue } from '../../errors/index.ts';
import type { DType } from '../dtype.ts';
import { orNothing } from '../own.ts';
import { asTypedArray, type TypedArray } from './arrays.ts';

/** A chunk of an Arrow vector: `Data` in apache-arrow. */
export interface ArrowChunk {
  /** Where its first element stands in the validity bitmap. */
  readonly offset: number;
  /** How many elements it has. */
  readonly length: number;
  /** The elements, from the first one on. */
  readonly values?: unknown;
  /** Which elements count, least significant bit first; all where there is none. */
  readonly nullBitmap?: Uint8Array | null;
  /** The logical type, by the number that it has in Arrow's Schema.fbs. */
  readonly type?: { readonly typeId?: number };
}

/** A vector of Apache Arrow, by the parts that are looked at. */
export interface ArrowVector {
  /** Its chunks; a kernel takes one. */
  readonly data: readonly ArrowChunk[];
  /** How many elements there are in all chunks. */
  readonly length: number;
}

/** The types (`Type` in Arrow's Schema.fbs) whose elements are one number each: Int, Float, Date, Time, Timestamp, Duration. */
const plainTypes: ReadonlySet<number> = new Set([2, 3, 8, 9, 10, 18]);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function isChunk(value: unknown): value is ArrowChunk {
  if (!isRecord(value) || typeof value.offset !== 'number' || typeof value.length !== 'number') return false;
  return 'values' in value || isRecord(value.type);
}

/** The chunks of an Arrow vector, or of a chunk by itself; undefined where the value is neither. */
function chunksOf(value: unknown): readonly ArrowChunk[] | undefined {
  if (!isRecord(value)) return undefined;
  // Proxies of typed arrays and the like throw where one looks at them.
  return orNothing(() => {
    if (isChunk(value)) return [value];
    const { data, length } = value;
    return Array.isArray(data) && typeof length === 'number' && data.every(isChunk) ? data : undefined;
  });
}

/**
 * The memory of an Arrow vector of one chunk; undefined where the value is not an Arrow vector.
 * @throws CallError `ARGUMENT_TYPE` for several chunks, and elements that are not one number each.
 */
export function arrowElements(type: DType, value: unknown, what: string): TypedArray | undefined {
  const chunks = chunksOf(value);
  if (chunks === undefined) return undefined;
  const [chunk] = chunks;
  if (chunks.length !== 1 || chunk === undefined) {
    throw new CallError('ARGUMENT_TYPE', `${what} is an Arrow vector of ${chunks.length} chunks; a kernel takes one`, {
      hint: 'call the kernel for each chunk of vector.data',
    });
  }
  const typeId = chunk.type?.typeId;
  if (typeId !== undefined && !plainTypes.has(typeId)) {
    throw new CallError(
      'ARGUMENT_TYPE',
      `${what} is an Arrow vector of ${orNothing(() => String(chunk.type)) ?? 'another type'}; a kernel takes numbers, dates, times and durations`,
      { hint: 'make a vector of numbers of it first' },
    );
  }
  const array = asTypedArray(type, chunk.values, what);
  if (array === undefined) throw new CallError('ARGUMENT_TYPE', `${what} is an Arrow vector without plain values`);
  // Arrow's `values` of a slice begin at its offset already; buffers are padded after the last element.
  const { length } = chunk;
  if (!Number.isSafeInteger(length) || length < 0 || length > elementCount(array)) {
    throw new CallError(
      'ARGUMENT_TYPE',
      `${what} is an Arrow vector of ${describeValue(length)} values, but has ${elementCount(array)}`,
    );
  }
  return partOf(array, 0, length);
}

/** Which elements count: a bitmap, least significant bit first, where the first bit is, and how many there are. */
interface Validity {
  readonly bitmap: Uint8Array;
  readonly first: number;
  readonly length: number;
}

/** Undefined where all elements count, or the value is not an Arrow vector. The bitmap of a slice is that of the whole. */
function validityOf(value: unknown): Validity | undefined {
  const chunk = chunksOf(value)?.[0];
  const bitmap = chunk?.nullBitmap;
  if (chunk === undefined || bitmap === undefined || bitmap === null || bitmap.length === 0) return undefined;
  return { bitmap, first: chunk.offset, length: chunk.length };
}

/**
 * The bitmaps of several inputs taken together: an element counts where it counts in all of them. A vector among views of
 * two dimensions is a row, which every row of the others meets. Bits after the last element are 0.
 */
export function andValidity(inputs: readonly unknown[], length: number): Uint8Array | undefined {
  let joined: Uint8Array | undefined;
  for (const input of inputs) {
    const validity = validityOf(input);
    if (validity === undefined) continue;
    if (joined === undefined) {
      joined = new Uint8Array(Math.ceil(length / 8)).fill(255);
      if (length % 8 !== 0) joined[length >>> 3] = (1 << (length % 8)) - 1;
    }
    const { bitmap, first } = validity;
    for (let k = 0; k < length; k++) {
      const bit = first + (k % validity.length);
      if (((bitmap[bit >>> 3]! >> (bit & 7)) & 1) === 0) joined[k >>> 3]! &= ~(1 << (k & 7));
    }
  }
  return joined;
}
