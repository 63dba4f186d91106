// The element types of kernels, as one table: size, kind, the typed array that holds them, and how types mix.

/** What a row says about an element type. */
export interface DTypeFacts {
  /** What its numbers are. */
  readonly kind: 'float' | 'signed' | 'unsigned';
  /** How many bytes a number takes. */
  readonly bytes: 1 | 2 | 4 | 8;
  /** Bits of the significand with the hidden one; the value bits of an integer. */
  readonly precision: number;
  /** The typed array that holds this type in JavaScript, by its name. f16 also lives in a Float16Array where there is one. */
  readonly array: string;
}

/** The element types. */
export const dtypes = {
  f64: { kind: 'float', bytes: 8, precision: 53, array: 'Float64Array' },
  f32: { kind: 'float', bytes: 4, precision: 24, array: 'Float32Array' },
  f16: { kind: 'float', bytes: 2, precision: 11, array: 'Uint16Array' },
  bf16: { kind: 'float', bytes: 2, precision: 8, array: 'Uint16Array' },
  i8: { kind: 'signed', bytes: 1, precision: 7, array: 'Int8Array' },
  u8: { kind: 'unsigned', bytes: 1, precision: 8, array: 'Uint8Array' },
  i16: { kind: 'signed', bytes: 2, precision: 15, array: 'Int16Array' },
  u16: { kind: 'unsigned', bytes: 2, precision: 16, array: 'Uint16Array' },
  i32: { kind: 'signed', bytes: 4, precision: 31, array: 'Int32Array' },
  u32: { kind: 'unsigned', bytes: 4, precision: 32, array: 'Uint32Array' },
  i64: { kind: 'signed', bytes: 8, precision: 63, array: 'BigInt64Array' },
  u64: { kind: 'unsigned', bytes: 8, precision: 64, array: 'BigUint64Array' },
} as const satisfies Record<string, DTypeFacts>;

/** The type of an element in memory. */
export type DType = keyof typeof dtypes;

/** The type of a value inside a kernel: an element type, or the outcome of a comparison. */
export type ValueType = DType | 'bool';

export function isDType(name: unknown): name is DType {
  return typeof name === 'string' && Object.hasOwn(dtypes, name);
}

export function isFloat(type: ValueType): boolean {
  return type !== 'bool' && dtypes[type].kind === 'float';
}

export function isInteger(type: ValueType): boolean {
  return type !== 'bool' && dtypes[type].kind !== 'float';
}

/** Whether every value of one type is a value of the other. */
export function fits(from: ValueType, to: ValueType): boolean {
  if (from === to || from === 'bool') return true;
  if (to === 'bool') return false;
  const [a, b] = [dtypes[from], dtypes[to]];
  if (a.kind === 'float') {
    // bf16 trades significand for exponents: only the wider two hold it, and it holds neither of the others.
    return b.kind === 'float' && a.bytes < b.bytes;
  }
  if (b.kind === 'float' || b.kind === a.kind || a.kind === 'unsigned') return a.precision <= b.precision;
  return false;
}

/** The columns of {@link promotions}. */
export const promotionColumns = 'f64 f32 f16 bf16 i8 u8 i16 u16 i32 u32 i64 u64';

/** The type in which two types meet: NumPy's result_type, with bf16 as ml_dtypes has it. */
export const promotions = {
  f64: 'f64 f64 f64 f64 f64 f64 f64 f64 f64 f64 f64 f64',
  f32: 'f64 f32 f32 f32 f32 f32 f32 f32 f64 f64 f64 f64',
  f16: 'f64 f32 f16 f32 f16 f16 f32 f32 f64 f64 f64 f64',
  bf16: 'f64 f32 f32 bf16 bf16 bf16 f32 f32 f64 f64 f64 f64',
  i8: 'f64 f32 f16 bf16 i8 i16 i16 i32 i32 i64 i64 f64',
  u8: 'f64 f32 f16 bf16 i16 u8 i16 u16 i32 u32 i64 u64',
  i16: 'f64 f32 f32 f32 i16 i16 i16 i32 i32 i64 i64 f64',
  u16: 'f64 f32 f32 f32 i32 u16 i32 u16 i32 u32 i64 u64',
  i32: 'f64 f64 f64 f64 i32 i32 i32 i32 i32 i64 i64 f64',
  u32: 'f64 f64 f64 f64 i64 u32 i64 u32 i64 u32 i64 u64',
  i64: 'f64 f64 f64 f64 i64 i64 i64 i64 i64 i64 i64 f64',
  u64: 'f64 f64 f64 f64 f64 u64 f64 u64 f64 u64 f64 u64',
} as const satisfies Record<DType, string>;

/** The word of a list that stands where `Name` stands in the list of names. */
export type WordAt<Words extends string, Names extends string, Name extends string> = Names extends
  | Name
  | `${Name} ${string}`
  ? Words extends `${infer Word} ${string}`
    ? Word
    : Words
  : Words extends `${string} ${infer OtherWords}`
    ? Names extends `${string} ${infer OtherNames}`
      ? WordAt<OtherWords, OtherNames, Name>
      : never
    : never;

/** The type in which two types meet, as arithmetic has it. */
export type Promote<A extends DType, B extends DType> = A extends DType
  ? B extends DType
    ? WordAt<(typeof promotions)[A], typeof promotionColumns, B> & DType
    : never
  : never;

/** The type in which an operation on two types computes. */
export function promote(a: DType, b: DType): DType {
  return promotions[a].split(' ')[promotionColumns.split(' ').indexOf(b)] as DType;
}

/** The type in which functions such as the sine compute for integers: f32 holds those of up to 16 bits. */
export function floatOf(type: DType): DType {
  if (dtypes[type].kind === 'float') return type;
  return dtypes[type].bytes <= 2 ? 'f32' : 'f64';
}
