// The floating-point control of native calls. A cell of this thread says with which MXCSR and x87 control word the
// thunks enter the user's code; the thunks put the engine's own back before they return, so JavaScript never computes
// with anything else. A cell of zero, the usual case, costs a call one comparison.

import type { BufferAddresses } from '../native/index.ts';

/** Offsets into the cell, in bytes. */
export const floatControlOffsets = {
  /** Wanted MXCSR; zero leaves both registers alone. */
  mxcsr: 0,
  /** The engine's MXCSR while a call runs. */
  savedMxcsr: 4,
  /** MXCSR as the last call left it. */
  leftMxcsr: 8,
  /** MXCSR values that calls left, or-ed together: their sticky flags. */
  seenMxcsr: 12,
  x87: 16,
  savedX87: 20,
} as const;

const CELL_WORDS = 8;
const word = (name: keyof typeof floatControlOffsets) => floatControlOffsets[name] / 4;

/** The cell of one thread. */
export class FloatControl {
  readonly #cell = new Uint32Array(CELL_WORDS);
  readonly address: bigint;

  constructor(buffers: BufferAddresses) {
    this.address = buffers.addressOf(this.#cell);
  }

  /**
   * Runs a function during which native calls of this thread use these registers. Calls that run on the thread pool
   * are not concerned. May be nested; the innermost counts.
   * @param mxcsr not zero, and without reserved bits: LDMXCSR faults on them
   * @returns what the function returned, and the sticky flags that the calls in it raised
   */
  during<T>(mxcsr: number, x87: number, work: () => T): { result: T; flags: number } {
    const cell = this.#cell;
    const before = cell.slice();
    cell[word('mxcsr')] = mxcsr;
    cell[word('x87')] = x87;
    cell[word('seenMxcsr')] = 0;
    try {
      const result = work();
      return { result, flags: cell[word('seenMxcsr')]! & 0x3f };
    } finally {
      // An outer scope sees what an inner one raised.
      before[word('seenMxcsr')]! |= cell[word('seenMxcsr')]!;
      cell.set(before);
    }
  }
}
