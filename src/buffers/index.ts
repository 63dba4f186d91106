// What the engine itself knows of a buffer, in its internal slots: kind, length, place, whether it was detached or may
// change its size. Properties of the same names may be a subclass's or the object's own, so they are never read. The
// getters are taken when the package is loaded; what becomes of the prototypes later changes nothing.

import { MemoryError, refuseValue } from '../errors/index.ts';

/** Anything of JavaScript's that has an address. */
export type NativeBuffer = ArrayBufferView | ArrayBufferLike;

type Getter<T> = (of: object) => T;

interface TypedArrayClass {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): ArrayBufferView;
}

const { getOwnPropertyDescriptor, getPrototypeOf } = Object;
/** Makes a method a function whose first argument is its receiver. */
const receiving = Function.prototype.bind.bind(Function.prototype.call) as <T>(method: unknown) => T;

function getter<T>(prototype: object | undefined, name: PropertyKey): Getter<T> | undefined {
  const get = prototype && getOwnPropertyDescriptor(prototype, name)?.get;
  return get && receiving<Getter<T>>(get);
}

const typedArray = getPrototypeOf(Uint8Array.prototype) as object;
const shared = typeof SharedArrayBuffer === 'function' ? SharedArrayBuffer : undefined;

const tagOf = getter<string | undefined>(typedArray, Symbol.toStringTag)!;
const lengthOfArray = getter<number>(typedArray, 'length')!;
const bufferOfArray = getter<ArrayBufferLike>(typedArray, 'buffer')!;
const byteOffsetOfArray = getter<number>(typedArray, 'byteOffset')!;
const byteLengthOfArray = getter<number>(typedArray, 'byteLength')!;
const bufferOfDataView = getter<ArrayBufferLike>(DataView.prototype, 'buffer')!;
const byteOffsetOfDataView = getter<number>(DataView.prototype, 'byteOffset')!;
const byteLengthOfDataView = getter<number>(DataView.prototype, 'byteLength')!;
const byteLengthOfUnshared = getter<number>(ArrayBuffer.prototype, 'byteLength')!;
const byteLengthOfShared = getter<number>(shared?.prototype, 'byteLength');
// Engines before ES2024 lack these.
const resizableOfUnshared = getter<boolean>(ArrayBuffer.prototype, 'resizable');
const growableOfShared = getter<boolean>(shared?.prototype, 'growable');
const detachedOfUnshared = getter<boolean>(ArrayBuffer.prototype, 'detached');
const classes = Object.fromEntries(
  [
    ...[Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array],
    ...[Float32Array, Float64Array, BigInt64Array, BigUint64Array],
  ].map((array) => [array.name, array as TypedArrayClass]),
);
const { isView } = ArrayBuffer;
const Bytes = Uint8Array;

/** `Float32Array` and the like, for arrays of any realm and subclass; undefined for what is not a typed array. */
export function typedArrayTag(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null ? tagOf(value) : undefined;
}

/** Number of elements of a typed array; 0 when its buffer is detached. */
export function elementCount(array: ArrayBufferView): number {
  return lengthOfArray(array);
}

/** What a buffer or view is, whatever its prototype says. */
export type BufferKind = 'typed array' | 'DataView' | 'ArrayBuffer' | 'SharedArrayBuffer';

/** The kind of a value, undefined for what has no memory of its own (proxies of buffers, too). */
export function bufferKind(value: unknown): BufferKind | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (tagOf(value) !== undefined) return 'typed array';
  if (isView(value)) return 'DataView';
  if (has(byteLengthOfUnshared, value)) return 'ArrayBuffer';
  return byteLengthOfShared !== undefined && has(byteLengthOfShared, value) ? 'SharedArrayBuffer' : undefined;
}

/** Whether a getter finds its slot in a value; it throws where there is none. */
function has(get: Getter<unknown>, value: object): boolean {
  try {
    get(value);
    return true;
  } catch {
    return false;
  }
}

/** Whether a value is a typed array, a DataView, an ArrayBuffer or a SharedArrayBuffer, of any realm. */
export function isBuffer(value: unknown): value is NativeBuffer {
  return bufferKind(value) !== undefined;
}

/** The buffer under a view, or the buffer itself. A view's elements are off the engine's heap afterwards. */
export function bufferOf(buffer: NativeBuffer): ArrayBufferLike {
  if (tagOf(buffer) !== undefined) return bufferOfArray(buffer);
  return isView(buffer) ? bufferOfDataView(buffer) : (buffer as ArrayBufferLike);
}

/** Where the memory of a typed array begins in its buffer; 0 when that is detached. */
export function byteOffsetOf(array: ArrayBufferView): number {
  return byteOffsetOfArray(array);
}

/** Bytes of a typed array; 0 when its buffer is detached. */
export function arrayBytes(array: ArrayBufferView): number {
  return byteLengthOfArray(array);
}

/** Size of an ArrayBuffer or SharedArrayBuffer; 0 when it is detached. */
export function byteLengthOf(buffer: ArrayBufferLike): number {
  return isUnshared(buffer) ? byteLengthOfUnshared(buffer) : byteLengthOfShared!(buffer);
}

function isUnshared(buffer: ArrayBufferLike): boolean {
  // The prototype tells which getter to try first, and no more.
  if (shared !== undefined && getPrototypeOf(buffer) === shared.prototype) return !has(byteLengthOfShared!, buffer);
  return has(byteLengthOfUnshared, buffer);
}

/** The bytes of a buffer or view that has its memory. */
export function bytesOf(buffer: NativeBuffer): Uint8Array {
  const under = bufferOf(buffer);
  if (under === buffer) return new Bytes(under);
  return tagOf(buffer) === undefined
    ? new Bytes(under, byteOffsetOfDataView(buffer), byteLengthOfDataView(buffer))
    : new Bytes(under, byteOffsetOfArray(buffer), byteLengthOfArray(buffer));
}

/** Throws where a typed array has lost its memory, to a transfer or to a buffer that shrank. */
const keysOfArray = receiving<Getter<unknown>>((typedArray as Uint8Array).keys);

/**
 * A copy of the bytes of any buffer or view, of changing length too; undefined where a buffer was detached, or a view
 * reaches beyond a buffer that shrank.
 */
export function copiedBytes(buffer: NativeBuffer): Uint8Array | undefined {
  return hasMemory(buffer) ? new Bytes(bytesOf(buffer)) : undefined;
}

function hasMemory(buffer: NativeBuffer): boolean {
  const kind = bufferKind(buffer);
  if (kind === 'typed array') return has(keysOfArray, buffer);
  if (kind === 'DataView') return has(byteLengthOfDataView, buffer);
  return kind === 'SharedArrayBuffer' || !isDetached(buffer as ArrayBuffer);
}

/**
 * What a caller gives as bytes: a Uint8Array of any realm or subclass, as one of the plain class over the same memory.
 * @param what errors call it
 * @throws RawCpuError `BAD_OPTION` for what is not a Uint8Array; MemoryError `BUFFER_DETACHED` for one that lost its memory
 */
export function givenBytes(what: string, value: unknown): Uint8Array {
  if (typedArrayTag(value) !== 'Uint8Array') refuseValue(what, 'a Uint8Array', value);
  const array = value as Uint8Array;
  if (hasMemory(array)) return bytesOf(array);
  const isGone = bufferTrouble(array) === 'BUFFER_DETACHED';
  const why = isGone ? 'its buffer is detached' : 'its buffer is shorter now than the array';
  throw new MemoryError('BUFFER_DETACHED', `${what} cannot be used: ${why}`, {
    hint: 'it was transferred, or shrank; give an array that has its memory',
  });
}

export type BufferTrouble = 'BUFFER_DETACHED' | 'BUFFER_RESIZABLE';

/** Why a buffer, or the one under a view, cannot be used; undefined when it can. */
export function bufferTrouble(of: NativeBuffer): BufferTrouble | undefined {
  const buffer = bufferOf(of);
  if (!isUnshared(buffer)) return growableOfShared?.(buffer) === true ? 'BUFFER_RESIZABLE' : undefined;
  if (resizableOfUnshared?.(buffer) === true) return 'BUFFER_RESIZABLE';
  return byteLengthOfUnshared(buffer) === 0 && isDetached(buffer) ? 'BUFFER_DETACHED' : undefined;
}

function isDetached(buffer: ArrayBufferLike): boolean {
  if (detachedOfUnshared !== undefined) return detachedOfUnshared(buffer);
  try {
    // Node 20 has no `detached`; there, making a view of a detached buffer throws.
    new Bytes(buffer);
    return false;
  } catch {
    return true;
  }
}

/** What the error for a buffer in trouble says. */
export function troubleText(trouble: BufferTrouble): { what: string; hint: string } {
  return trouble === 'BUFFER_DETACHED'
    ? { what: 'its buffer is detached', hint: 'it was transferred, or WebAssembly memory grew; make a new view' }
    : { what: 'its buffer is resizable', hint: 'copy the data to a buffer of fixed length, for example with slice()' };
}

/** The same part of another buffer, or that buffer: a typed array or DataView of the plain class. */
export function sameView(value: NativeBuffer, buffer: ArrayBufferLike): NativeBuffer {
  const tag = tagOf(value);
  if (tag !== undefined) return new classes[tag]!(buffer, byteOffsetOfArray(value), lengthOfArray(value));
  return isView(value) ? new DataView(buffer, byteOffsetOfDataView(value), byteLengthOfDataView(value)) : buffer;
}

/**
 * So many elements of a typed array, all from `first` on when `count` is not given, as an array of the plain class.
 * @throws MemoryError `BUFFER_DETACHED`
 */
export function partOf<A extends ArrayBufferView>(array: A, first: number, count?: number): A {
  if (bufferTrouble(array) === 'BUFFER_DETACHED') {
    const { what, hint } = troubleText('BUFFER_DETACHED');
    throw new MemoryError('BUFFER_DETACHED', `an array cannot be used: ${what}`, { hint });
  }
  const TypedArray = classes[tagOf(array)!]!;
  const at = byteOffsetOfArray(array) + first * TypedArray.BYTES_PER_ELEMENT;
  return new TypedArray(bufferOfArray(array), at, count ?? lengthOfArray(array) - first) as A;
}
