// Views: parts of an array that do not lie one element after the other, or that stand for more than they hold. A view
// has one or two dimensions; a distance of 0 repeats an element, which is how rows and columns are broadcast.

import { elementCount, typedArrayTag } from '../../buffers/index.ts';
import { CallError, describeValue, isList, readOptions } from '../../errors/index.ts';
import type { Float16Elements, TypedArray } from './arrays.ts';

/** What a view may be taken of. */
export type ViewedArray = TypedArray | Float16Elements;

/** How an array is looked at. */
export interface ViewOptions {
  /** [elements] or [rows, columns]. */
  readonly shape: readonly [number] | readonly [rows: number, columns: number];
  /** For each dimension the distance between neighbours, in elements; rows one after the other when not given. */
  readonly strides?: readonly number[];
  /** The first element. */
  readonly offset?: number;
}

/** An array seen as one row or as rows and columns; made by {@link view}. */
export class View<A extends ViewedArray = TypedArray> {
  /** What is looked at. */
  readonly array: A;
  /** 1 where there is one dimension. */
  readonly rows: number;
  /** Elements of a row. */
  readonly columns: number;
  /** From one row to the next, in elements. */
  readonly rowStride: number;
  /** From one element of a row to the next. */
  readonly columnStride: number;
  /** The first element. */
  readonly offset: number;
  /** How many dimensions there are. */
  readonly rank: 1 | 2;

  constructor(array: A, { shape, strides, offset = 0 }: ViewOptions) {
    this.array = array;
    this.rank = shape.length;
    [this.rows, this.columns] = shape.length === 1 ? [1, shape[0]] : shape;
    const [rowStride, columnStride] =
      strides === undefined ? [this.columns, 1] : shape.length === 1 ? [0, strides[0]!] : strides;
    this.rowStride = rowStride!;
    this.columnStride = columnStride!;
    this.offset = offset;
  }
}

/**
 * A view of a typed array for a kernel, which reads and writes through it.
 * @throws CallError `ARGUMENT_RANGE` where the view would reach beyond the array, `ARGUMENT_TYPE`.
 * @example
 * ```ts
 * import { elementwise, view } from 'rawcpu';
 *
 * const pixels = Float32Array.of(1, 0, 0, 0, 2, 0, 0, 0); // red, green, blue, alpha
 * const red = view(pixels, { shape: [2], strides: [4] });
 * elementwise('f32', 'red * 10')(red); // => Float32Array(2) [ 10, 20 ]
 * ```
 */
export function view<A extends ViewedArray>(array: A, options: ViewOptions): View<A> {
  options = readOptions('view', options, ['shape', 'strides', 'offset']);
  if (typedArrayTag(array) === undefined)
    throw new CallError('ARGUMENT_TYPE', `view: the first argument is a typed array, got ${describeValue(array)}`);
  const { shape, strides } = options;
  if (
    !isList(shape) ||
    shape.length < 1 ||
    shape.length > 2 ||
    !shape.every((n) => Number.isSafeInteger(n) && n >= 0)
  ) {
    throw new CallError('ARGUMENT_TYPE', `view: shape is [elements] or [rows, columns], got ${listText(shape)}`);
  }
  if (
    strides !== undefined &&
    !(isList(strides) && strides.length === shape.length && strides.every(Number.isSafeInteger))
  ) {
    throw new CallError(
      'ARGUMENT_TYPE',
      `view: strides has one integer for each of ${shape.length} dimensions, got ${listText(strides)}`,
    );
  }
  if (options.offset !== undefined && !Number.isSafeInteger(options.offset)) {
    throw new CallError('ARGUMENT_TYPE', `view: offset is an integer, got ${describeValue(options.offset)}`);
  }
  const made = new View(array, options);
  if (made.rows > 0 && made.columns > 0) {
    const ends = [0, (made.rows - 1) * made.rowStride].flatMap((row) => [
      row,
      row + (made.columns - 1) * made.columnStride,
    ]);
    const first = made.offset + Math.min(...ends);
    const last = made.offset + Math.max(...ends);
    if (!Number.isSafeInteger(made.offset) || first < 0 || last >= elementCount(array)) {
      throw new CallError(
        'ARGUMENT_RANGE',
        `view: reaches elements ${first} to ${last} of an array of ${elementCount(array)}`,
      );
    }
  }
  return made;
}

/** A list with its elements, anything else in a few words. */
const listText = (value: unknown): string =>
  isList(value) ? `[${value.map(describeValue).join(', ')}]` : describeValue(value);

/**
 * One row that every row of the others meets: shape [1, columns].
 * @example
 * ```ts
 * import { column, elementwise, row } from 'rawcpu';
 *
 * const table = elementwise('f32', 'x * y')(row(Float32Array.of(1, 2, 3)), column(Float32Array.of(10, 100)));
 * table; // => Float32Array(6) [ 10, 20, 30, 100, 200, 300 ]
 * ```
 */
export function row<A extends ViewedArray>(array: A): View<A> {
  return view(array, { shape: [1, lengthOf(array, 'row')] });
}

/**
 * One element for each row of the others: shape [rows, 1].
 * @example
 * ```ts
 * import { column, elementwise } from 'rawcpu';
 *
 * const weights = column(Float32Array.of(1, 10));
 * elementwise('f32', 'w + 0')(weights); // => Float32Array(2) [ 1, 10 ]
 * ```
 */
export function column<A extends ViewedArray>(array: A): View<A> {
  return view(array, { shape: [lengthOf(array, 'column'), 1], strides: [1, 1] });
}

function lengthOf(array: ViewedArray, what: string): number {
  if (typedArrayTag(array) !== undefined) return elementCount(array);
  throw new CallError('ARGUMENT_TYPE', `${what}: the argument is a typed array, got ${describeValue(array)}`);
}
