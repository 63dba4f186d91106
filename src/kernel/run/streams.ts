// What a call is given becomes streams: for each input and output an array, a shape and distances. Everything that could
// go wrong with memory is refused here, before any code runs.

import { bufferOf, byteOffsetOf, elementCount } from '../../buffers/index.ts';
import { CallError, describeValue } from '../../errors/index.ts';
import { type DType, dtypes } from '../dtype.ts';
import type { Variable } from '../ir/graph.ts';
import { elementOf, misfitOf } from '../ir/scalar/element.ts';
import { isInstance } from '../own.ts';
import { asTypedArray, elementArray, expectedArray, type TypedArray } from './arrays.ts';
import { arrowElements } from './arrow-vector.ts';
import { View } from './view.ts';

/** One input or output of one call. */
export interface Stream {
  readonly array: TypedArray;
  readonly elementBytes: number;
  /** The element where it begins. */
  readonly offset: number;
  readonly rank: 0 | 1 | 2;
  rows: number;
  columns: number;
  /** In elements; 0 where one element or one row stands for all. */
  rowStride: number;
  columnStride: number;
}

export interface Shape {
  readonly rank: 1 | 2;
  readonly rows: number;
  readonly columns: number;
}

/** The element that a number stands for. @throws CallError `ARGUMENT_RANGE` where the type does not hold it */
export function scalarArray(type: DType, value: number | bigint | boolean, what: string): TypedArray {
  const element = elementOf(type, value);
  if (element === undefined) {
    const { problem, hint, details } = misfitOf(type, value);
    throw new CallError('ARGUMENT_RANGE', `${what} is ${type}: ${problem}`, { details, hint });
  }
  return elementArray(type, element);
}

/** An input of a call as a stream. */
export function inputStream({ name, type }: Variable, value: unknown): Stream {
  const what = `the input '${name}'`;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') {
    return {
      array: scalarArray(type, value, what),
      elementBytes: dtypes[type].bytes,
      offset: 0,
      rank: 0,
      rows: 1,
      columns: 1,
      rowStride: 0,
      columnStride: 0,
    };
  }
  const stream = arrayStream(type, value, what);
  if (stream === undefined) {
    throw new CallError(
      'ARGUMENT_TYPE',
      `${what} takes a ${expectedArray(type)}, a view, a buffer or a number, got ${describeValue(value)}`,
      value === undefined ? { hint: 'pass every input, in order or by name' } : {},
    );
  }
  return stream;
}

/** An output of a call as a stream. */
export function outputStream({ name, type }: { name: string; type: DType }, value: unknown): Stream {
  const what = `the output '${name}'`;
  const stream = arrayStream(type, value, what);
  if (stream === undefined) {
    throw new CallError(
      'ARGUMENT_TYPE',
      `${what} takes a ${expectedArray(type)}, a view or a buffer, got ${describeValue(value)}`,
    );
  }
  return stream;
}

function arrayStream(type: DType, value: unknown, what: string): Stream | undefined {
  const elementBytes = dtypes[type].bytes;
  if (isInstance(value, View)) {
    const array = asTypedArray(type, value.array, what)!;
    const { rows, columns, rowStride, columnStride, offset, rank } = value;
    return { array, elementBytes, offset, rank, rows, columns, rowStride, columnStride };
  }
  const array = asTypedArray(type, value, what) ?? arrowElements(type, value, what);
  if (array === undefined) return undefined;
  return {
    array,
    elementBytes,
    offset: 0,
    rank: 1,
    rows: 1,
    columns: elementCount(array),
    rowStride: 0,
    columnStride: 1,
  };
}

/**
 * The shape that the inputs have together. One row meets many rows, one column many columns; lengths must agree otherwise.
 * @throws CallError `SHAPE_MISMATCH`
 */
export function commonShape(
  inputs: readonly Stream[],
  variables: readonly { readonly name: string }[],
): Shape | undefined {
  let rank: 0 | 1 | 2 = 0;
  for (const stream of inputs) rank = stream.rank > rank ? stream.rank : rank;
  if (rank === 0) return undefined;
  let [rows, columns] = [1, 1];
  let [rowsBy, columnsBy] = ['', ''];
  inputs.forEach((stream, k) => {
    if (stream.rank === 0) return;
    const { name } = variables[k]!;
    const fixedColumns = stream.columns !== 1 || stream.rank === 1;
    if (fixedColumns) {
      if (columnsBy !== '' && columns !== stream.columns) throw mismatch(rank, name, stream, columnsBy, rows, columns);
      [columns, columnsBy] = [stream.columns, name];
    }
    if (stream.rows !== 1) {
      if (rowsBy !== '' && rows !== stream.rows) throw mismatch(rank, name, stream, rowsBy, rows, columns);
      [rows, rowsBy] = [stream.rows, name];
    }
  });
  return { rank, rows, columns };
}

function mismatch(rank: number, name: string, stream: Stream, other: string, rows: number, columns: number): CallError {
  const text = (r: number, c: number) => (rank === 2 ? `${r} x ${c}` : `${c}`);
  return new CallError(
    'SHAPE_MISMATCH',
    `'${name}' has ${text(stream.rows, stream.columns)} elements, '${other}' has ${text(rows, columns)}`,
    {
      hint:
        rank === 2
          ? 'one row or one column meets many; otherwise shapes must agree'
          : 'pass arrays of one length, or a number for a scalar',
    },
  );
}

/** Gives an input the distances that the common shape asks for. */
export function broadcast(stream: Stream, shape: Shape): void {
  if (stream.rank === 0) return;
  if (stream.columns === 1 && shape.columns !== 1) stream.columnStride = 0;
  if (stream.rows === 1 && shape.rows !== 1) stream.rowStride = 0;
}

/** @throws CallError `SHAPE_MISMATCH` where an output has not just as many elements as are made. */
export function checkOutput(stream: Stream, name: string, shape: Shape): void {
  const flat = stream.rank === 1 && stream.columns === shape.rows * shape.columns;
  if (flat && shape.rank === 2) {
    stream.rows = shape.rows;
    stream.columns = shape.columns;
    stream.rowStride = shape.columns;
    return;
  }
  if (stream.rows !== shape.rows || stream.columns !== shape.columns) {
    const text = (r: number, c: number) => (shape.rank === 2 || stream.rank === 2 ? `${r} x ${c}` : `${c}`);
    throw new CallError(
      'SHAPE_MISMATCH',
      `the output '${name}' has ${text(stream.rows, stream.columns)} elements, the inputs have ${text(shape.rows, shape.columns)}`,
    );
  }
  if (stream.rows > 1 && stream.rowStride === 0) throw repeated(name);
  if (stream.columns > 1 && stream.columnStride === 0) throw repeated(name);
}

function repeated(name: string): CallError {
  return new CallError(
    'SHAPE_MISMATCH',
    `the output '${name}' is a view that repeats elements; it would be written over itself`,
  );
}

/** The bytes that a stream touches: first and one after the last, from the start of its buffer. */
function extent({
  array,
  elementBytes: size,
  offset,
  rows,
  columns,
  rowStride,
  columnStride,
}: Stream): readonly [number, number] {
  const across = (columns - 1) * columnStride;
  const down = (rows - 1) * rowStride;
  const first = offset + Math.min(0, across) + Math.min(0, down);
  const last = offset + Math.max(0, across) + Math.max(0, down);
  const start = byteOffsetOf(array);
  return [start + first * size, start + (last + 1) * size];
}

/**
 * An output may be the very array of an input (the kernel then works in place), with elements of the same size at the same
 * places. Any other overlap would change what is read later.
 * @throws CallError `OVERLAP`
 */
export function checkOverlap(inputs: readonly Stream[], outputs: readonly Stream[], names: readonly string[]): void {
  outputs.forEach((output, k) => {
    const others = [...inputs, ...outputs.slice(0, k)];
    others.forEach((other, m) => {
      if (bufferOf(other.array) !== bufferOf(output.array)) return;
      const [start, end] = extent(output);
      const [otherStart, otherEnd] = extent(other);
      if (end <= otherStart || otherEnd <= start) return;
      const same =
        m < inputs.length &&
        start === otherStart &&
        output.elementBytes === other.elementBytes &&
        (output.columns === 1 || output.columnStride === other.columnStride) &&
        (output.rows === 1 || output.rowStride === other.rowStride);
      if (same) return;
      const name = names[inputs.length + k];
      const otherName = names[m];
      throw new CallError(
        'OVERLAP',
        `the output '${name}' overlaps '${otherName}' at other places than the same elements`,
        {
          hint: 'write to another array, or to exactly the same elements',
        },
      );
    });
  });
}
