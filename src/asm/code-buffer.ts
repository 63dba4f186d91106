// Growing machine code, and the places in it that wait for addresses. The encoder appends; the layout (layout.ts) turns
// it into the final bytes. Offsets here count as if every branch were short and every alignment empty.

import { LinkError, MemoryError } from '../errors/index.ts';
import type { Label } from '../isa/label.ts';
import { ElasticList, FixupList, NO_LABEL } from './open-places.ts';

/** The longest instruction (Intel SDM volume 2, section 2.3.11). */
export const MAX_INSTRUCTION_BYTES = 15;

/** The most bytes of one assembly; branches reach eight times as far. */
const MOST_BYTES = 2 ** 28;

/** @throws MemoryError `CODE_TOO_LARGE` */
export function refuseTooLarge(sizeBytes: number): void {
  if (sizeBytes > MOST_BYTES) {
    throw new MemoryError(
      'CODE_TOO_LARGE',
      `an assembly has at most ${MOST_BYTES} bytes; this one would have ${sizeBytes} or more`,
    );
  }
}

const FIRST_BYTES = 4096;
/** The largest array that is kept for the next assembler. */
const MOST_SPARE_BYTES = 1 << 18;
/** An array that an assembler has done with. Making one and growing it takes 7 ns of an instruction's 55 (Node 20). */
let spare: Uint8Array | undefined;
const none = new Uint8Array(0);

function takeBytes(): Uint8Array {
  const bytes = spare ?? new Uint8Array(FIRST_BYTES);
  spare = undefined;
  return bytes;
}

/** The error for a label of another assembler. */
export function foreignLabel(label: Label): LinkError {
  return new LinkError('LABEL_FOREIGN', `label '${label.name}' belongs to another assembler`);
}

export class CodeBuffer {
  bytes: Uint8Array = takeBytes();
  length = 0;
  /** Where the present statement begins in the source; -1 without a source. */
  mark = -1;
  readonly fixups = new FixupList();
  readonly elastics = new ElasticList();
  /** The assembler whose labels may be used. */
  readonly owner: object;

  constructor(owner: object) {
    this.owner = owner;
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
    this.fixups.add(at, sizeBytes, label.id, subtracted, addend, toEnd, this.elastics.length, this.mark);
  }

  /** Makes room for `extra` more bytes. */
  reserve(extra: number): void {
    if (this.length + extra <= this.bytes.length) return;
    refuseTooLarge(this.length + extra);
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + extra));
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
}
