// The types that a signature can name, as data for the program and as types for the compiler.

import type { NativeBuffer } from '../buffers/index.ts';

/** How the System V ABI passes a value: in a general register or in a vector register. */
export type RegisterClass = 'integer' | 'vector';

interface ScalarRow {
  readonly class: RegisterClass;
  /** What is stored in the eight bytes of a slot, so that one load extends it as the ABI wants. */
  readonly slot: 'i32' | 'u32' | 'i64' | 'u64' | 'f32' | 'f64';
  /** The smallest and largest value of an integer type. */
  readonly range?: readonly [min: bigint, max: bigint];
}

function signed(bits: bigint): readonly [bigint, bigint] {
  return [-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n];
}

function unsigned(bits: bigint): readonly [bigint, bigint] {
  return [0n, 2n ** bits - 1n];
}

export const scalarTypes = {
  i8: { class: 'integer', slot: 'i32', range: signed(8n) },
  u8: { class: 'integer', slot: 'u32', range: unsigned(8n) },
  i16: { class: 'integer', slot: 'i32', range: signed(16n) },
  u16: { class: 'integer', slot: 'u32', range: unsigned(16n) },
  i32: { class: 'integer', slot: 'i32', range: signed(32n) },
  u32: { class: 'integer', slot: 'u32', range: unsigned(32n) },
  i64: { class: 'integer', slot: 'i64', range: signed(64n) },
  u64: { class: 'integer', slot: 'u64', range: unsigned(64n) },
  f32: { class: 'vector', slot: 'f32' },
  f64: { class: 'vector', slot: 'f64' },
  bool: { class: 'integer', slot: 'u32' },
  ptr: { class: 'integer', slot: 'u64', range: unsigned(64n) },
} as const satisfies Record<ScalarType, ScalarRow>;

/**
 * A type of one value, as signatures name it: integers by their width in bits, signed and unsigned, floating-point
 * numbers, `bool`, and `ptr`, an address.
 */
export type ScalarType = 'i8' | 'u8' | 'i16' | 'u16' | 'i32' | 'u32' | 'i64' | 'u64' | 'f32' | 'f64' | 'bool' | 'ptr';

/** The typed arrays that `T*` takes, by the name that `Symbol.toStringTag` gives. */
export const arrayTypes = {
  'i8*': ['Int8Array'],
  'u8*': ['Uint8Array', 'Uint8ClampedArray'],
  'i16*': ['Int16Array'],
  'u16*': ['Uint16Array'],
  'i32*': ['Int32Array'],
  'u32*': ['Uint32Array'],
  'i64*': ['BigInt64Array'],
  'u64*': ['BigUint64Array'],
  'f32*': ['Float32Array'],
  'f64*': ['Float64Array'],
} as const satisfies Record<ArrayType, readonly string[]>;

/** A typed array of that element; code gets the address of its first element. */
export type ArrayType = 'i8*' | 'u8*' | 'i16*' | 'u16*' | 'i32*' | 'u32*' | 'i64*' | 'u64*' | 'f32*' | 'f64*';

/** A type that an argument can have. */
export type ArgumentType = ScalarType | ArrayType;
/** A type that a result can have. */
export type ResultType = ScalarType | 'void';

/** What a native function takes and returns. */
export interface Signature<
  A extends readonly ArgumentType[] = readonly ArgumentType[],
  R extends ResultType = ResultType,
> {
  /**
   * Types of the arguments in their order: up to six integers and addresses, and eight floating-point numbers, travel
   * in registers, the rest on the stack (System V ABI, AMD64 supplement, 3.2.3).
   */
  readonly args: A;
  /** Type of the result, which code leaves in rax or xmm0. */
  readonly returns: R;
}

/** What JavaScript has for each type of one value. */
/** What JavaScript has for each type of one value. */
export type ScalarValues = {
  i8: number;
  u8: number;
  i16: number;
  u16: number;
  i32: number;
  u32: number;
  i64: bigint;
  u64: bigint;
  f32: number;
  f64: number;
  bool: boolean;
  ptr: bigint;
};

/** What JavaScript has for each type of array. */
/** What JavaScript has for each type of array. */
export type ArrayValues = {
  'i8*': Int8Array;
  'u8*': Uint8Array | Uint8ClampedArray;
  'i16*': Int16Array;
  'u16*': Uint16Array;
  'i32*': Int32Array;
  'u32*': Uint32Array;
  'i64*': BigInt64Array;
  'u64*': BigUint64Array;
  'f32*': Float32Array;
  'f64*': Float64Array;
};

/** What JavaScript passes for a type. */
export type ArgumentValue<T extends ArgumentType> = T extends ArrayType
  ? ArrayValues[T]
  : T extends 'i64' | 'u64'
    ? bigint | number
    : T extends 'ptr'
      ? bigint | number | null | NativeBuffer
      : T extends ScalarType
        ? ScalarValues[T]
        : never;

/** What JavaScript gets for a type. */
export type ResultValue<T extends ResultType> = T extends ScalarType ? ScalarValues[T] : undefined;

/** The parameters of a native function, from the types of its signature. */
export type ArgumentValues<A extends readonly ArgumentType[]> = {
  -readonly [K in keyof A]: ArgumentValue<A[K]>;
};

export function isArrayType(type: ArgumentType): type is ArrayType {
  return Object.hasOwn(arrayTypes, type);
}
