// Copies of a block of memory that changes: many of one size, cut from larger arrays, since an array of its own for each
// takes longer than the copying.

const COPIES_A_SLAB = 10;

export class Snapshots {
  readonly #sizeBytes: number;
  readonly #strideBytes: number;
  #slab = new Uint8Array(0);
  #next = 0;

  constructor(sizeBytes: number) {
    this.#sizeBytes = sizeBytes;
    this.#strideBytes = Math.ceil(sizeBytes / 8) * 8;
  }

  /** Copies an array of the size. @returns what gives the copy */
  take(bytes: Uint8Array): () => Uint8Array {
    if (this.#next === this.#slab.length) {
      this.#slab = new Uint8Array(COPIES_A_SLAB * this.#strideBytes);
      this.#next = 0;
    }
    const slab = this.#slab;
    const start = this.#next;
    const end = start + this.#sizeBytes;
    slab.set(bytes, start);
    this.#next += this.#strideBytes;
    return () => slab.subarray(start, end);
  }
}
