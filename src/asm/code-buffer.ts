// Growing machine code, and the places in it that wait for addresses. The encoder appends; the layout (layout.ts) turns
// it into the final bytes. Offsets here count as if every branch were short and every alignment empty.

import { MemoryError } from '../errors/index.ts';
import type { Label } from '../isa/label.ts';

/** The longest instruction (Intel SDM volume 2, section 2.3.11). */
export const MAX_INSTRUCTION_BYTES = 15;

/** A field that holds the distance from `end` to a label, or a label's address. */
export interface Fixup {
  /** Offset of the field. */
  readonly at: number;
  /** 4 or 8 bytes; 1 for a branch that must be short. */
  readonly sizeBytes: number;
  readonly label: Label;
  /** A label whose address is subtracted; the field then holds a distance, whatever the origin. */
  readonly minus: Label | undefined;
  readonly addend: number;
  /** Bytes from the field's start to the end of the instruction, for a relative field; -1 for an address. */
  readonly toEnd: number;
  /** Number of elastic places before this field. */
  readonly elasticBefore: number;
  /** Where the statement begins in the source, or -1. */
  readonly mark: number;
}

/** A place whose size the layout decides: a branch (2 bytes, or longer) or an alignment (0 bytes, or padding). */
export interface Elastic {
  readonly at: number;
  /** Where the branch goes; undefined for an alignment. */
  readonly label: Label | undefined;
  readonly addend: number;
  /** Opcode byte of the long form, below 0x100 for one byte, 0x0F80 and up for two. */
  readonly longOpcode: number;
  /** For an alignment: the power of two, the most padding allowed and the fill byte, or -1 for long nops. */
  readonly alignment: number;
  readonly maxPadding: number;
  readonly fill: number;
  /** Where the statement begins in the source, or -1. */
  readonly mark: number;
}

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

export class CodeBuffer {
  bytes: Uint8Array = takeBytes();
  length = 0;
  /** Where the present statement begins in the source; -1 without a source. */
  mark = -1;
  readonly fixups: Fixup[] = [];
  readonly elastics: Elastic[] = [];

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
