// One call of a program: streams are made of what was given, checked against each other, and handed to the function for
// the way they lie. Also the same call cut into chunks, for the thread pool.

import { partOf } from '../../buffers/index.ts';
import type { SizeClass, StreamLayout } from '../code/shape.ts';
import { type DType, dtypes, isFloat } from '../dtype.ts';
import type { Graph } from '../ir/graph.ts';
import { roundTo } from '../ir/scalar/rounding.ts';
import { elementArray, newArray, type TypedArray } from './arrays.ts';
import type { Block } from './blocks.ts';
import { layoutOf, type Program, type Variant } from './program.ts';
import {
  broadcast,
  checkOutput,
  checkOverlap,
  commonShape,
  inputStream,
  outputStream,
  type Shape,
  type Stream,
} from './streams.ts';

/** Everything about one call that is ready to run. */
export interface PreparedCall {
  readonly variant: Variant;
  /** Inputs, then outputs. */
  readonly streams: readonly Stream[];
  readonly shape: Shape;
  /** The value of each parameter as a word of the control block. */
  readonly parameters: readonly bigint[];
  /** The arrays that were made or given for the outputs. */
  readonly results: readonly unknown[];
}

/** Outputs of so many bytes do not stay in the caches, so their stores go past them. */
const STREAMING_BYTES = 32 * 1024 * 1024;
/** Streams of so many bytes together do not fit into the L2 of a core. */
const LARGE_BYTES = 2 * 1024 * 1024;

/** The word of a control block for a parameter: its element, repeated. Floats are rounded to the type. */
export function parameterWord(type: DType, value: number | bigint): bigint {
  const element = elementArray(type, isFloat(type) ? roundTo(type)(value as number) : value);
  const word = new Uint8Array(8);
  const bytes = new Uint8Array(element.buffer);
  for (let at = 0; at < 8; at += bytes.length) word.set(bytes, at);
  return new BigUint64Array(word.buffer)[0]!;
}

/** Makes the call ready. `outputs` may leave out arrays, which are then made. */
export function prepareCall(
  program: Program,
  values: readonly unknown[],
  outputs: readonly unknown[] | undefined,
  parameters: readonly bigint[],
): PreparedCall {
  const { graph } = program;
  const inputs = graph.inputs.map((variable, k) => inputStream(variable, values[k]));
  const given = outputs?.map((value, k) => (value === undefined ? undefined : outputStream(graph.outputs[k]!, value)));
  const shape = commonShape(inputs, graph.inputs) ?? shapeOf(given) ?? { rank: 1, rows: 1, columns: 1 };
  for (const stream of inputs) broadcast(stream, shape);
  const results: unknown[] = [];
  const made = graph.outputs.map(({ name, type }, k) => {
    const stream = given?.[k];
    if (stream !== undefined) {
      checkOutput(stream, name, shape);
      results.push(outputs![k]);
      return stream;
    }
    const array = newArray(type, shape.rows * shape.columns);
    results.push(array);
    return newStream(array, dtypes[type].bytes, shape);
  });
  const names = namesOf(graph);
  checkOverlap(inputs, made, names);
  const streams = [...inputs, ...made];
  const joined = joinRows(streams, shape);
  const variant = chooseVariant(program, streams, inputs.length, joined);
  return { variant, shape: joined, streams, parameters, results };
}

export const namesOf = (graph: Graph): readonly string[] => [...graph.inputs, ...graph.outputs].map(({ name }) => name);

function newStream(array: TypedArray, elementBytes: number, { rank, rows, columns }: Shape): Stream {
  return { array, elementBytes, offset: 0, rank, rows, columns, rowStride: columns, columnStride: 1 };
}

/** The shape of the first output that was given, for kernels whose inputs are all scalars. */
function shapeOf(outputs: readonly (Stream | undefined)[] | undefined): Shape | undefined {
  const stream = outputs?.find((output) => output !== undefined);
  return stream === undefined
    ? undefined
    : { rank: stream.rank === 2 ? 2 : 1, rows: stream.rows, columns: stream.columns };
}

/** The shape in which rows that lie one after the other in every stream are one long row. */
export function joinRows(streams: readonly Stream[], shape: Shape): Shape {
  const { rank, rows, columns } = shape;
  const joined = ({ columnStride, rowStride }: Stream) =>
    (columnStride === 0 && rowStride === 0) || (columnStride !== 0 && rowStride === columns * columnStride);
  const isOne = rank === 2 && (rows === 1 || streams.every(joined));
  return isOne ? { rank: 1, rows: 1, columns: columns * rows } : shape;
}

/**
 * The function for the streams, in a shape whose rows were joined where they can be.
 * @param known how much memory it goes over, where the shape does not tell
 */
export function chooseVariant(
  program: Program,
  streams: readonly Stream[],
  inputs: number,
  { rank, columns }: Shape,
  known?: SizeClass,
): Variant {
  const layouts = streams.map((stream, k) => layoutOf(stream, columns, k >= inputs));
  const size = known ?? (rank === 1 ? sizeOf(streams, layouts, inputs, columns) : 'small');
  return program.variant(layouts, rank, size);
}

function sizeOf(
  streams: readonly Stream[],
  layouts: readonly StreamLayout[],
  inputs: number,
  columns: number,
): SizeClass {
  let bytes = 0;
  streams.forEach(({ elementBytes }, k) => {
    if (layouts[k] === 'contiguous') bytes += columns * elementBytes;
  });
  const output = streams[inputs];
  const isLong = output !== undefined && columns * output.elementBytes >= STREAMING_BYTES;
  if (isLong && layouts[inputs] === 'contiguous') return 'streaming';
  return bytes >= LARGE_BYTES ? 'large' : 'small';
}

/** The control block of a call, or undefined where the code takes none. */
function controlBlock(
  { variant: { control }, streams, parameters }: VariantCall,
  { rows }: Shape,
  base: number,
): BigUint64Array | undefined {
  if (control === undefined) return undefined;
  const block = new BigUint64Array(control.words);
  block[control.base] = BigInt(base);
  parameters.forEach((word, k) => {
    block[control.parameters + k] = word;
  });
  block[control.rows] = BigInt(rows);
  streams.forEach(({ elementBytes: size, columnStride, rowStride }, k) => {
    block[control.strides + k] = BigInt.asUintN(64, BigInt(columnStride * size));
    block[control.pitches + k] = BigInt.asUintN(64, BigInt(rowStride * size));
  });
  return block;
}

/** What is called, and with what: a variant, its streams, and the words of its parameters. */
export type VariantCall = Pick<PreparedCall, 'variant' | 'streams' | 'parameters'>;

/**
 * The arguments of the native function for a part of a call: length, control block, streams.
 * @param own arrays of the part alone in place of the last streams
 */
export function partArguments(
  call: VariantCall,
  { shape, place: { row, column }, first }: Pick<Block, 'shape' | 'place' | 'first'>,
  own: readonly TypedArray[] = [],
): unknown[] {
  const control = controlBlock(call, shape, first);
  const others = call.streams.length - own.length;
  const arrays = call.streams.map(({ array, offset, rowStride, columnStride }, k) => {
    if (k >= others) return own[k - others];
    const at = offset + row * rowStride + column * columnStride;
    return at === 0 ? array : partOf(array, at);
  });
  return control === undefined ? [shape.columns, ...arrays] : [shape.columns, control, ...arrays];
}

/** The same for a whole call. @param first the index of its first element, where it is a part of longer arrays. */
export const nativeArguments = (prepared: PreparedCall, first = 0): unknown[] =>
  partArguments(prepared, { shape: prepared.shape, place: { row: 0, column: 0 }, first });

/** Runs a prepared call. */
export function runCall(prepared: PreparedCall): void {
  const { shape, variant } = prepared;
  if (shape.rows !== 0 && shape.columns !== 0) variant.call(...nativeArguments(prepared));
}

/** Bytes that one element of every stream takes together. */
export function bytesPerElement(graph: Graph): number {
  let bytes = 0;
  for (const { type } of [...graph.inputs, ...graph.outputs]) bytes += dtypes[type].bytes;
  return bytes;
}
