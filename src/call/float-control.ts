// The floating-point control of native calls. A cell says with which MXCSR and x87 control word a thunk enters the
// user's code; the thunk puts the engine's own back before it returns, so JavaScript never computes with anything else.
// Each thread has a cell for mxcsr.with(): it is zero in the usual case, and costs a call one comparison. Functions with
// options of their own have one after the slots of their arguments, and so has every job of the thread pool.

import type { BufferAddresses } from '../jit/index.ts';
import { UNPATCHED } from './thunk-assembler.ts';

/** Offsets into a cell, in bytes. */
export const floatCellOffsets = {
  /** Wanted MXCSR; zero leaves both registers alone. */
  mxcsr: 0,
  x87: 4,
  /** What is put back: the engine's registers, its MXCSR with no flag set; in a job's cell those of its thread. */
  engineMxcsr: 8,
  engineX87: 12,
  /** MXCSR and x87 status word as the last call left them; MXCSR is {@link NOT_LEFT} while the code runs. */
  leftMxcsr: 16,
  leftX87: 20,
  /** In a thread's cell only: all that calls left, or-ed together, for their sticky flags. */
  seenMxcsr: 24,
  seenX87: 28,
} as const;

type CellField = keyof typeof floatCellOffsets;

/** What a cell takes after the arguments, in slots of eight bytes. */
export const FLOAT_CELL_SLOTS = 3;

/** No MXCSR: in the place of one that a call is still to leave. */
export const NOT_LEFT = 0xffff_ffff;

const CELL_WORDS = 8;

/** Index of a field in a cell of 32-bit words. */
export const cellWord = (name: CellField): number => floatCellOffsets[name] / 4;

/** Text of a callback that notes the engine's registers in a cell, whose address is patched in before the label `cell`. */
export const noteEngineText = `
  mov rax, ${UNPATCHED}
cell:
  stmxcsr [rax + ${floatCellOffsets.engineMxcsr}]
  and dword ptr [rax + ${floatCellOffsets.engineMxcsr}], 0xffc0
  fnstcw [rax + ${floatCellOffsets.engineX87}]
  xor eax, eax
  ret`;

/** Sticky flags, six bits each. */
export interface StickyFlags {
  readonly mxcsr: number;
  readonly x87: number;
}

const STICKY = 0x3f;

/** The cell of one thread. */
export class FloatControl {
  readonly #cell = new Uint32Array(CELL_WORDS);
  readonly address: bigint;

  constructor(buffers: BufferAddresses) {
    this.address = buffers.addressOf(this.#cell);
  }

  /** What the scope asks for that is running now; zeros outside of any. */
  get wanted(): { readonly mxcsr: number; readonly x87: number } {
    return { mxcsr: this.#cell[cellWord('mxcsr')]!, x87: this.#cell[cellWord('x87')]! };
  }

  /**
   * Runs a function during which native calls of this thread use these registers, those included that it starts on the
   * thread pool. May be nested; the innermost counts.
   * @param mxcsr not zero, and without reserved bits: LDMXCSR faults on them
   * @returns what the function returned, and the sticky flags that the calls in it raised on this thread
   */
  during<T>({ mxcsr, x87 }: { mxcsr: number; x87: number }, work: () => T): { result: T; flags: StickyFlags } {
    const cell = this.#cell;
    const before = cell.slice();
    cell[cellWord('mxcsr')] = mxcsr;
    cell[cellWord('x87')] = x87;
    cell[cellWord('seenMxcsr')] = 0;
    cell[cellWord('seenX87')] = 0;
    try {
      const result = work();
      const flags = { mxcsr: cell[cellWord('seenMxcsr')]! & STICKY, x87: cell[cellWord('seenX87')]! & STICKY };
      return { result, flags };
    } finally {
      // An outer scope sees what an inner one raised.
      before[cellWord('seenMxcsr')]! |= cell[cellWord('seenMxcsr')]!;
      before[cellWord('seenX87')]! |= cell[cellWord('seenX87')]!;
      cell.set(before);
    }
  }
}
