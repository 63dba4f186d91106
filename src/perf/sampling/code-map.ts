// Which piece of code an address belongs to, where code comes and goes at one address: later pieces win over earlier ones
// that they overlap.

export interface CodeRange {
  readonly address: bigint;
  readonly sizeBytes: number;
}

/** Ranges that do not overlap, by address. Built once, asked often. */
export class CodeMap<T extends CodeRange> {
  readonly #starts: Float64Array;
  readonly #ends: Float64Array;
  readonly #pieces: readonly T[];

  /** @param pieces the latest last */
  constructor(pieces: Iterable<T>) {
    // From the latest on: a piece stays where no later one overlaps it. Addresses of user space fit into a number.
    const all = [...pieces].filter(({ sizeBytes, address }) => sizeBytes > 0 && address < 2n ** 53n);
    const order = all.map((piece, i) => ({ piece, i, start: Number(piece.address) }));
    order.sort((a, b) => a.start - b.start || a.i - b.i);
    const kept: typeof order = [];
    for (const next of order) {
      let last = kept.at(-1);
      let isWanted = true;
      while (last !== undefined && last.start + last.piece.sizeBytes > next.start) {
        if (last.i > next.i) {
          isWanted = false;
          break;
        }
        kept.pop();
        last = kept.at(-1);
      }
      if (isWanted) kept.push(next);
    }
    this.#starts = Float64Array.from(kept, ({ start }) => start);
    this.#ends = Float64Array.from(kept, ({ start, piece }) => start + piece.sizeBytes);
    this.#pieces = kept.map(({ piece }) => piece);
  }

  at(address: bigint): T | undefined {
    const wanted = Number(address);
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= wanted) low = middle + 1;
      else high = middle;
    }
    return low > 0 && wanted < this.#ends[low - 1]! ? this.#pieces[low - 1] : undefined;
  }
}
