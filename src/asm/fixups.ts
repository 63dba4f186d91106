// What unfinished code leaves to the layout: fixups, fields that wait for the place of a label, and relaxable fragments,
// whose size is not settled. Both are kept in columns of numbers. A program has one for every branch; an object for each
// would take three times the memory, and the collector's time.

const FIRST_ROWS = 16;

/** The label number of a fixup or a fragment that has none. */
export const NO_LABEL = -1;

/** Columns without a row; the first row replaces them. */
const NO_INTEGERS = new Int32Array(0);
const NO_FLOATS = new Float64Array(0);
const NO_BYTES = new Int8Array(0);

function grown<T extends Int32Array | Float64Array | Int8Array>(column: T, rows: number): T {
  const larger = new (column.constructor as new (length: number) => T)(rows);
  larger.set(column);
  return larger;
}

/** Fixups: fields that hold the distance to a label, a label's address, or the distance between two labels. */
export class FixupList {
  length = 0;
  /** Offset of the field. */
  at = NO_INTEGERS;
  /** Number of the label, and of the one whose address is subtracted, or NO_LABEL. */
  label = NO_INTEGERS;
  minus = NO_INTEGERS;
  /** Number of relaxable fragments before the field. */
  fragmentsBefore = NO_INTEGERS;
  /** Where the statement begins in the source, or -1. */
  mark = NO_INTEGERS;
  addend = NO_FLOATS;
  /** 4 or 8 bytes; 1 for a branch that must be short. */
  sizeBytes = NO_BYTES;
  /** Bytes from the field's start to the end of the instruction, for a relative field; -1 for an address. */
  toEnd = NO_BYTES;

  add(
    at: number,
    sizeBytes: number,
    label: number,
    minus: number,
    addend: number,
    toEnd: number,
    fragmentsBefore: number,
    mark: number,
  ): void {
    const row = this.length;
    if (row === this.at.length) this.#grow();
    this.at[row] = at;
    this.label[row] = label;
    this.minus[row] = minus;
    this.fragmentsBefore[row] = fragmentsBefore;
    this.mark[row] = mark;
    this.addend[row] = addend;
    this.sizeBytes[row] = sizeBytes;
    this.toEnd[row] = toEnd;
    this.length = row + 1;
  }

  /** Forgets the fields of a refused statement, which would have begun at an offset. */
  forgetFrom(offset: number): void {
    while (this.length > 0 && this.at[this.length - 1]! >= offset) this.length--;
  }

  #grow(): void {
    const rows = Math.max(FIRST_ROWS, this.length * 2);
    this.at = grown(this.at, rows);
    this.label = grown(this.label, rows);
    this.minus = grown(this.minus, rows);
    this.fragmentsBefore = grown(this.fragmentsBefore, rows);
    this.mark = grown(this.mark, rows);
    this.addend = grown(this.addend, rows);
    this.sizeBytes = grown(this.sizeBytes, rows);
    this.toEnd = grown(this.toEnd, rows);
  }
}

/** Bytes of a branch whose offset has one. */
export const SHORT_BRANCH_BYTES = 2;

/** Bytes that the long form of a branch has more. */
export const growth = ({ code }: RelaxableFragments, i: number): number => (code[i]! > 0xff ? 4 : 3);

/** Fragments whose size the layout decides: branches (2 bytes, or more) and alignments (no byte, or padding). */
export class RelaxableFragments {
  length = 0;
  at = NO_INTEGERS;
  /** Number of the label that a branch goes to; NO_LABEL for an alignment. */
  label = NO_INTEGERS;
  /** Opcode of a branch's long form: below 0x100 one byte, from 0x0F80 two. For an alignment the power of two. */
  code = NO_INTEGERS;
  /** Fill byte of an alignment, or -1 for long nops. */
  fill = NO_INTEGERS;
  /** Where the statement begins in the source, or -1. */
  mark = NO_INTEGERS;
  /** What a branch adds to its label's place. For an alignment the most padding that is allowed. */
  addend = NO_FLOATS;

  addBranch(at: number, label: number, addend: number, longOpcode: number, mark: number): void {
    this.add(at, label, longOpcode, 0, addend, mark);
  }

  addAlignment(at: number, alignment: number, maxPadding: number, fill: number, mark: number): void {
    this.add(at, NO_LABEL, alignment, fill, maxPadding, mark);
  }

  add(at: number, label: number, code: number, fill: number, addend: number, mark: number): void {
    const row = this.length;
    if (row === this.at.length) this.#grow();
    this.at[row] = at;
    this.label[row] = label;
    this.code[row] = code;
    this.fill[row] = fill;
    this.mark[row] = mark;
    this.addend[row] = addend;
    this.length = row + 1;
  }

  #grow(): void {
    const rows = Math.max(FIRST_ROWS, this.length * 2);
    this.at = grown(this.at, rows);
    this.label = grown(this.label, rows);
    this.code = grown(this.code, rows);
    this.fill = grown(this.fill, rows);
    this.mark = grown(this.mark, rows);
    this.addend = grown(this.addend, rows);
  }
}
