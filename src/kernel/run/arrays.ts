// The typed arrays of the element types: which class holds which, how one is made, and what a call may be given.

import { CallError } from '../../errors/index.ts';
import { type DType, dtypes } from '../dtype.ts';

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

interface ArrayTypes {
  f64: Float64Array;
  f32: Float32Array;
  f16: Uint16Array;
  bf16: Uint16Array;
  i8: Int8Array;
  u8: Uint8Array;
  i16: Int16Array;
  u16: Uint16Array;
  i32: Int32Array;
  u32: Uint32Array;
  i64: BigInt64Array;
  u64: BigUint64Array;
}

/** The typed array that holds an element type. f16 and bf16 are bits in a Uint16Array; f16 also takes a Float16Array. */
export type ArrayOf<D extends DType> = ArrayTypes[D];

type ArrayClass<A extends TypedArray> = {
  new (length: number): A;
  new (buffer: ArrayBufferLike, byteOffset?: number, length?: number): A;
};

const classes: { readonly [D in DType]: ArrayClass<ArrayTypes[D]> } = {
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

export function arrayClass<D extends DType>(type: D): ArrayClass<ArrayTypes[D]> {
  return classes[type];
}

/** A new array of zeros. */
export function newArray<D extends DType>(type: D, length: number): ArrayTypes[D] {
  return new classes[type](length);
}

const { get: tagOf } = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype) as object,
  Symbol.toStringTag,
) as { get(): string | undefined };

/** `Float32Array` and so on for a typed array of any realm, undefined for all else. */
export function arrayName(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null ? (tagOf.call(value as never) as string | undefined) : undefined;
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
 * value is no typed array and no buffer.
 * @throws CallError `ARGUMENT_TYPE` for a typed array of other elements, or a buffer that is not a whole number of them.
 */
export function asTypedArray(type: DType, value: unknown, what: string): TypedArray | undefined {
  const name = arrayName(value);
  if (name !== undefined) {
    const array = value as TypedArray;
    if (!holds(type, name)) {
      throw new CallError('ARGUMENT_TYPE', `${what} is ${type} and takes a ${expectedArray(type)}, got a ${name}`, {
        hint: `declare the input's type with the option inputs: { name: '...' }, or convert with ${expectedArray(type)}.from(...)`,
      });
    }
    return name === 'Float16Array' ? new Uint16Array(array.buffer, array.byteOffset, array.length) : array;
  }
  if (value instanceof ArrayBuffer || (typeof SharedArrayBuffer === 'function' && value instanceof SharedArrayBuffer)) {
    const { bytes } = dtypes[type];
    if (value.byteLength % bytes !== 0) {
      throw new CallError(
        'ARGUMENT_TYPE',
        `${what} is ${type}: a buffer must be a multiple of ${bytes} bytes, got ${value.byteLength}`,
      );
    }
    return new classes[type](value);
  }
  return undefined;
}

export function expectedArray(type: DType): string {
  return type === 'f16' ? 'Uint16Array of half-precision bits or Float16Array' : dtypes[type].array;
}
