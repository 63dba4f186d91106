// Addresses of JavaScript's buffers. An address is good only while the engine neither moves nor frees the memory:
//
//   - V8 keeps small typed arrays on its own heap, where the collector moves them; reading `.buffer` moves the
//     elements off that heap for good;
//   - a resizable or growable buffer may give its memory back, so those are refused;
//   - a detached buffer has no memory, and no buffer comes back from that; its views then have the length 0.
//
// Whoever holds an address must also hold the buffer.

import { MemoryError } from '../errors/index.ts';
import type { Bridge } from './bridge.ts';

/** Anything of JavaScript's that has an address. */
export type NativeBuffer = ArrayBufferView | ArrayBufferLike;

/** Why a buffer cannot be used, or undefined when it can. */
export function bufferTrouble(buffer: ArrayBufferLike): 'BUFFER_DETACHED' | 'BUFFER_RESIZABLE' | undefined {
  const facts = buffer as { resizable?: boolean; growable?: boolean; detached?: boolean };
  if (facts.resizable === true || facts.growable === true) return 'BUFFER_RESIZABLE';
  if (buffer.byteLength !== 0) return undefined;
  return isDetached(buffer) ? 'BUFFER_DETACHED' : undefined;
}

function isDetached(buffer: ArrayBufferLike): boolean {
  const { detached } = buffer as { detached?: boolean };
  if (detached !== undefined) return detached;
  try {
    // Node 20 has no `detached`; there, making a view of a detached buffer throws.
    new Uint8Array(buffer);
    return false;
  } catch {
    return true;
  }
}

/** What the error for a buffer in trouble says. */
export function troubleText(trouble: 'BUFFER_DETACHED' | 'BUFFER_RESIZABLE'): { what: string; hint: string } {
  return trouble === 'BUFFER_DETACHED'
    ? { what: 'its buffer is detached', hint: 'it was transferred, or WebAssembly memory grew; make a new view' }
    : { what: 'its buffer is resizable', hint: 'copy the data to a buffer of fixed length, for example with slice()' };
}

/** The buffer under a view, or the buffer itself. */
export function bufferOf(buffer: NativeBuffer): ArrayBufferLike {
  return ArrayBuffer.isView(buffer) ? buffer.buffer : buffer;
}

/** Bytes of a buffer or view. A view's elements are off the engine's heap afterwards. */
function bytesOf(buffer: NativeBuffer): Uint8Array {
  return ArrayBuffer.isView(buffer)
    ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
    : new Uint8Array(buffer);
}

/** Finds the addresses of buffers. */
export class BufferAddresses {
  readonly #bridge: Pick<Bridge, 'addressOf'>;
  /** Good for as long as the buffer's length is not 0: a detached buffer never gets memory again. */
  readonly #known = new WeakMap<object, bigint>();

  constructor(bridge: Pick<Bridge, 'addressOf'>) {
    this.#bridge = bridge;
  }

  /**
   * The address of a typed array's, DataView's or buffer's first byte. Hold the buffer for as long as you use it.
   * @throws MemoryError `BUFFER_DETACHED`, `BUFFER_RESIZABLE`
   */
  addressOf(buffer: NativeBuffer): bigint {
    const isKnown = bufferOf(buffer).byteLength !== 0;
    const known = isKnown ? this.#known.get(buffer) : undefined;
    if (known !== undefined) return known;
    const trouble = bufferTrouble(bufferOf(buffer));
    if (trouble !== undefined) {
      const { what, hint } = troubleText(trouble);
      throw new MemoryError(trouble, `a ${buffer.constructor.name} has no address to rely on: ${what}`, { hint });
    }
    const address = this.#bridge.addressOf(bytesOf(buffer));
    if (isKnown) this.#known.set(buffer, address);
    return address;
  }
}
