// The typed arrays of the element types: which class holds which, how one is made, and what a call may be given.

import {
  bufferKind,
  bufferOf,
  bufferTrouble,
  byteLengthOf,
  byteOffsetOf,
  elementCount,
  type NativeBuffer,
  troubleText,
  typedArrayTag,
} from '../../buffers/index.ts';
import { CallError, describeValue, isStackOverflow, MemoryError, refuseValue } from '../../errors/index.ts';
import { type DType, dtypes, isDType } from '../dtype.ts';
import { elementOf, misfitOf } from '../ir/scalar/element.ts';
import { bitsOf } from '../ir/scalar/rounding.ts';
import { orNothing } from '../own.ts';

/** What is addressed by element number. */
export type TypedArray =
  | Float64Array
  | Float32Array
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array;

/** A Float16Array, which not every engine has, and not every version of TypeScript's library. */
export interface Float16Elements extends ArrayBufferView {
  /** What tells it from other arrays. */
  readonly [Symbol.toStringTag]: 'Float16Array';
  /** How many elements it has. */
  readonly length: number;
}

/** The class that holds each element type. */
export interface ElementArrays {
  /** Floats of 64 bits. */
  f64: Float64Array;
  /** Floats of 32 bits. */
  f32: Float32Array;
  /** Half precision, as bits. */
  f16: Uint16Array;
  /** bfloat16, as bits. */
  bf16: Uint16Array;
  /** Integers of 8 bits. */
  i8: Int8Array;
  /** Integers of 8 bits, without a sign. */
  u8: Uint8Array;
  /** Integers of 16 bits. */
  i16: Int16Array;
  /** Integers of 16 bits, without a sign. */
  u16: Uint16Array;
  /** Integers of 32 bits. */
  i32: Int32Array;
  /** Integers of 32 bits, without a sign. */
  u32: Uint32Array;
  /** Integers of 64 bits. */
  i64: BigInt64Array;
  /** Integers of 64 bits, without a sign. */
  u64: BigUint64Array;
}

/** The typed array that holds an element type. f16 and bf16 are bits in a Uint16Array; f16 also takes a Float16Array. */
export type ArrayOf<D extends DType> = ElementArrays[D];

/** All typed arrays that hold an element type's elements. */
export type ElementArray<D extends DType> =
  | ArrayOf<D>
  | (D extends 'u8' ? Uint8ClampedArray : never)
  | (D extends 'f16' ? Float16Elements : never);

type ArrayClass<A extends TypedArray> = {
  new (length: number): A;
  new (buffer: ArrayBufferLike, byteOffset?: number, length?: number): A;
};

const classes: { readonly [D in DType]: ArrayClass<ElementArrays[D]> } = {
  f64: Float64Array,
  f32: Float32Array,
  f16: Uint16Array,
  bf16: Uint16Array,
  i8: Int8Array,
  u8: Uint8Array,
  i16: Int16Array,
  u16: Uint16Array,
  i32: Int32Array,
  u32: Uint32Array,
  i64: BigInt64Array,
  u64: BigUint64Array,
} as never;

export function arrayClass<D extends DType>(type: D): ArrayClass<ElementArrays[D]> {
  return classes[type];
}

/** A new array of zeros. @throws MemoryError `RESULT_TOO_LARGE` */
export function newArray<D extends DType>(type: D, length: number): ElementArrays[D] {
  try {
    return new classes[type](length);
  } catch (error) {
    // The engine's word for too long as well as for no memory.
    if (!(error instanceof RangeError) || isStackOverflow(error)) throw error;
    const sizeBytes = length * dtypes[type].bytes;
    const what = `an array of ${length} elements of ${type}, ${sizeBytes} bytes, cannot be made`;
    throw new MemoryError('RESULT_TOO_LARGE', what, {
      cause: error,
      details: { type, length, sizeBytes },
      hint: 'inputs that are broadcast against each other have as many results as rows times columns',
    });
  }
}

/**
 * A typed array of numbers: f16 and bf16 as their bits.
 * @throws CallError `ARGUMENT_RANGE` for a number that the type does not hold
 */
export function arrayOf<D extends DType>(type: D, values: Iterable<number | bigint | boolean>): ArrayOf<D> {
  if (!isDType(type)) refuseValue('arrayOf: the element type', `one of ${Object.keys(dtypes).join(', ')}`, type);
  const given = orNothing(() => [...values]);
  if (given === undefined) {
    throw new CallError('ARGUMENT_TYPE', `arrayOf: a list of numbers expected, got ${describeValue(values)}`);
  }
  const array = newArray(type, given.length);
  for (const [k, value] of given.entries()) {
    if (typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'boolean') {
      throw new CallError('ARGUMENT_TYPE', `arrayOf: element ${k} is ${describeValue(value)}, not a number`);
    }
    const element = elementOf(type, value);
    if (element === undefined) {
      const { problem, hint, details } = misfitOf(type, value);
      throw new CallError('ARGUMENT_RANGE', problem, { details, hint });
    }
    array[k] = bitsIn(type, element) as never;
  }
  return array;
}

/** An element as a typed array of JavaScript has it. */
const bitsIn = (type: DType, element: number | bigint) =>
  type === 'f16' || type === 'bf16' ? bitsOf(type, element) : element;

/** An array of one element: f16 and bf16 as their bits. */
export function elementArray(type: DType, element: number | bigint): TypedArray {
  const array = newArray(type, 1);
  array[0] = bitsIn(type, element) as never;
  return array;
}

function holds(type: DType, name: string): boolean {
  return (
    name === dtypes[type].array ||
    (type === 'u8' && name === 'Uint8ClampedArray') ||
    (type === 'f16' && name === 'Float16Array')
  );
}

/**
 * A typed array as native code takes it: the same memory under the class that the element type has. Undefined where the
 * value is not a typed array and no buffer.
 * @throws CallError `ARGUMENT_TYPE` for a typed array of other elements, or a buffer that is not a whole number of them;
 * MemoryError `BUFFER_DETACHED`, `BUFFER_RESIZABLE`.
 */
export function asTypedArray(type: DType, value: unknown, what: string): TypedArray | undefined {
  const name = typedArrayTag(value);
  if (name !== undefined) {
    const array = value as TypedArray;
    if (!holds(type, name)) {
      throw new CallError('ARGUMENT_TYPE', `${what} is ${type} and takes a ${expectedArray(type)}, got a ${name}`, {
        hint: `declare the input's type with the option { inputs: { name: '...' } }; in TypeScript ${expectedArray(type)}.from(...) converts`,
      });
    }
    // A detached array has no elements either, but to compute with none of them would be a wrong answer.
    if (elementCount(array) === 0) requireMemory(array, what);
    return name === 'Float16Array' ? new Uint16Array(bufferOf(array), byteOffsetOf(array), elementCount(array)) : array;
  }
  const kind = bufferKind(value);
  if (kind !== 'ArrayBuffer' && kind !== 'SharedArrayBuffer') return undefined;
  const buffer = value as ArrayBufferLike;
  requireMemory(buffer, what);
  const [sizeBytes, { bytes }] = [byteLengthOf(buffer), dtypes[type]];
  if (sizeBytes % bytes !== 0) {
    throw new CallError(
      'ARGUMENT_TYPE',
      `${what} is ${type}: a buffer must be a multiple of ${bytes} bytes, got ${sizeBytes}`,
    );
  }
  return new classes[type](buffer);
}

/** @throws MemoryError `BUFFER_DETACHED`, `BUFFER_RESIZABLE` */
function requireMemory(buffer: NativeBuffer, what: string): void {
  const trouble = bufferTrouble(buffer);
  if (trouble === undefined) return;
  const { what: why, hint } = troubleText(trouble);
  throw new MemoryError(trouble, `${what} cannot be used: ${why}`, { hint });
}

export function expectedArray(type: DType): string {
  return type === 'f16' ? 'Uint16Array of half-precision bits or Float16Array' : dtypes[type].array;
}
