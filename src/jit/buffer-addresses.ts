// Addresses of JavaScript's buffers. An address is good only while the engine neither moves nor frees the memory:
//
//   - V8 keeps small typed arrays on its own heap, where the collector moves them; reading `.buffer` moves the
//     elements off that heap for good;
//   - a resizable or growable buffer may give its memory back, so those are refused;
//   - a detached buffer has no memory, and no buffer comes back from that; its views then have the length 0.
//
// Whoever holds an address must also hold the buffer, and where JavaScript goes on meanwhile, see held-buffers.ts.

import {
  bufferKind,
  bufferOf,
  bufferTrouble,
  byteLengthOf,
  bytesOf,
  type NativeBuffer,
  troubleText,
} from '../buffers/index.ts';
import { MemoryError } from '../errors/index.ts';
import type { Addon } from './addon.ts';

/** Finds the addresses of buffers. */
export class BufferAddresses {
  readonly #addon: Pick<Addon, 'addressOf'>;
  /** Good for as long as the buffer's length is not 0: a detached buffer never gets memory again. */
  readonly #known = ownMap<bigint>();

  constructor(addon: Pick<Addon, 'addressOf'>) {
    this.#addon = addon;
  }

  /**
   * The address of a typed array's, DataView's or buffer's first byte. Hold the buffer for as long as you use it.
   * @throws MemoryError `BUFFER_DETACHED`, `BUFFER_RESIZABLE`
   */
  addressOf(buffer: NativeBuffer): bigint {
    const isKnown = byteLengthOf(bufferOf(buffer)) !== 0;
    const known = isKnown ? this.#known.get(buffer) : undefined;
    if (known !== undefined) return known;
    const trouble = bufferTrouble(buffer);
    if (trouble !== undefined) {
      const { what, hint } = troubleText(trouble);
      throw new MemoryError(trouble, `a ${bufferKind(buffer)} has no address to rely on: ${what}`, { hint });
    }
    const address = this.#addon.addressOf(bytesOf(buffer));
    if (isKnown) this.#known.set(buffer, address);
    return address;
  }
}

/** A WeakMap whose methods are its own: an address must not come from what somebody put on the prototype. */
function ownMap<V>(): Pick<WeakMap<object, V>, 'get' | 'set'> {
  return Object.defineProperties(new WeakMap<object, V>(), weakMapMethods);
}

const weakMapMethods = {
  get: { value: WeakMap.prototype.get },
  set: { value: WeakMap.prototype.set },
};
