// Memory that touches pages without access on both sides: parts of one long ArrayBuffer, whose pages are taken away and
// given back by mprotect(2). What is written beside an array but inside its slot is found by comparing bytes.

import { nativeEnvironment } from '../../../src/jit/environment.ts';
import { checkedSystemCall } from '../../../src/linux/system-calls.ts';

const PAGE = 4096;
const [NONE, READ, READ_WRITE] = [0, 1, 3];

export class Slot {
  /** Where the usable bytes begin in the buffer. */
  readonly start: number;
  readonly sizeBytes: number;
  readonly buffer: ArrayBuffer;
  readonly #bytes: Buffer;
  readonly #before: Buffer;
  readonly #address: bigint;

  constructor(buffer: ArrayBuffer, base: bigint, start: number, sizeBytes: number) {
    this.buffer = buffer;
    this.start = start;
    this.sizeBytes = sizeBytes;
    this.#address = base + BigInt(start);
    this.#bytes = Buffer.from(buffer, start, sizeBytes);
    this.#before = Buffer.alloc(sizeBytes);
  }

  #protect(protection: number): void {
    // SAFETY: the pages lie inside the buffer of the slots, which lives as long as the process.
    checkedSystemCall(nativeEnvironment().memory, 'mprotect', this.#address, this.sizeBytes, protection);
  }

  /** Fills the slot with a pattern; arrays are filled afterwards. */
  open(): void {
    this.#protect(READ_WRITE);
    this.#bytes.fill('\xa7\x5b\x11\xee\x93', 'latin1');
  }

  /** Remembers the bytes; of an input, the pages become read-only. */
  seal(isInput: boolean): void {
    this.#bytes.copy(this.#before);
    if (isInput) this.#protect(READ);
  }

  /** The first byte that changed, apart from those that an output may write; -1 where there is none. */
  changed(mayWrite: (byte: number) => boolean): number {
    if (this.#bytes.equals(this.#before)) return -1;
    for (let k = 0; k < this.sizeBytes; k++) {
      if (this.#bytes[k] !== this.#before[k] && !mayWrite(k)) return k;
    }
    return -1;
  }
}

/** So many slots of so many bytes. */
export function makeSlots(count: number, sizeBytes: number): Slot[] {
  const { memory, buffers } = nativeEnvironment();
  const pitch = sizeBytes + PAGE;
  const buffer = new ArrayBuffer(count * pitch + 3 * PAGE);
  const base = buffers.addressOf(buffer);
  const first = Number(-base & 4095n) + PAGE;
  // SAFETY: whole pages inside the buffer, which is kept by the slots; no JavaScript reads them.
  checkedSystemCall(memory, 'mprotect', base + BigInt(first - PAGE), PAGE, NONE);
  return Array.from({ length: count }, (_, k) => {
    const start = first + k * pitch;
    // SAFETY: as above.
    checkedSystemCall(memory, 'mprotect', base + BigInt(start + sizeBytes), PAGE, NONE);
    return new Slot(buffer, base, start, sizeBytes);
  });
}
