// Growing machine code, and the places in it that wait for addresses. The encoder appends; the layout (layout.ts) turns
// it into the final bytes. Offsets here count as if every branch were short and every alignment empty.

import { LinkError } from '../errors/index.ts';
import type { Label } from '../isa/label.ts';
import { type Budget, MOST_BYTES } from './budget.ts';
import { FixupList, NO_LABEL, RelaxableFragments } from './fixups.ts';
import { describe } from './operand.ts';

/** The longest instruction (Intel SDM volume 2, section 2.3.11). */
export const MAX_INSTRUCTION_BYTES = 15;

const FIRST_BYTES = 4096;
/** Room that a section has when its first byte comes. A program may have a section for each of its functions. */
const LEAST_BYTES = 64;
/** The largest array that is kept for the next assembler. */
const MOST_SPARE_BYTES = 1 << 18;
/** An array that an assembler has done with. Making one and growing it takes 7 ns of an instruction's 55 (Node 20). */
let spare: Uint8Array | undefined;
const none = new Uint8Array(0);

/** Room for the section that most code is in. */
export function takeBytes(): Uint8Array {
  const bytes = spare ?? new Uint8Array(FIRST_BYTES);
  spare = undefined;
  return bytes;
}

/** The error for a label of another assembler. */
export function foreignLabel(label: Label): LinkError {
  return new LinkError('LABEL_FOREIGN', `label '${describe(label)}' belongs to another assembler`);
}

/** The bytes of one section, with its fixups and relaxable fragments. */
export class CodeBuffer {
  bytes: Uint8Array;
  length = 0;
  /** Where the present statement begins in the source; -1 without a source. */
  mark = -1;
  readonly fixups = new FixupList();
  readonly fragments = new RelaxableFragments();
  /** The assembler whose labels may be used. */
  readonly owner: object;
  readonly #budget: Budget;
  /** Bytes that were drawn from the budget; more may lie in what the array has room for. */
  #drawn = 0;

  constructor(owner: object, budget: Budget, bytes: Uint8Array = none) {
    this.bytes = bytes;
    this.owner = owner;
    this.#budget = budget;
  }

  /**
   * Notes that a field waits for a label; its bytes are zero until then.
   * @param minus a label whose address is subtracted. @param toEnd as in {@link FixupList}.
   * @throws LinkError `LABEL_FOREIGN`; then all fields of the statement are forgotten.
   */
  addFixup(at: number, sizeBytes: number, label: Label, minus: Label | undefined, addend: number, toEnd: number): void {
    if (label.owner !== this.owner || (minus !== undefined && minus.owner !== this.owner)) {
      this.fixups.forgetFrom(this.length);
      throw foreignLabel(label.owner === this.owner ? minus! : label);
    }
    const subtracted = minus === undefined ? NO_LABEL : minus.id;
    this.fixups.add(at, sizeBytes, label.id, subtracted, addend, toEnd, this.fragments.length, this.mark);
  }

  /** Makes room for `extra` more bytes. @throws MemoryError `CODE_TOO_LARGE` */
  reserve(extra: number): void {
    const needed = this.length + extra;
    if (needed <= this.bytes.length) return;
    this.#budget.drawBytes(needed - this.#drawn);
    this.#drawn = needed;
    const grown = new Uint8Array(Math.max(Math.min(this.bytes.length * 2, MOST_BYTES), needed, LEAST_BYTES));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }

  /** Gives the array to the next assembler; what it holds must have been copied out. */
  release(): void {
    if (this.bytes.length <= MOST_SPARE_BYTES && this.bytes.length > (spare?.length ?? 0)) spare = this.bytes;
    this.bytes = none;
  }

  /** Appends data. */
  append(data: ArrayLike<number>): void {
    this.reserve(data.length);
    this.bytes.set(data, this.length);
    this.length += data.length;
  }

  /** Appends the same bytes again and again. */
  appendRepeated(unit: Uint8Array, times: number): void {
    const from = this.length;
    const end = from + unit.length * times;
    this.reserve(end - from);
    if (times > 0) this.bytes.set(unit, from);
    for (let done = unit.length; done > 0 && from + done < end; done *= 2)
      this.bytes.copyWithin(from + done, from, from + Math.min(done, end - from - done));
    this.length = end;
  }
}
