// What a source of statements may do, be it the typed Assembler or the reader of a text, and nothing else: append
// instructions and data, bind labels, change the section. See assembly-unit.ts for what takes them.

import type { Label } from '../isa/label.ts';
import type { Budget } from './budget.ts';
import type { Instruction } from './instruction.ts';
import type { LabelAddress } from './operand.ts';
import type { SectionKind } from './sections.ts';

/** Sizes of the fields that data has, in bytes: `db`, `dw`, `dd` and `dq`. */
export type DataSize = 1 | 2 | 4 | 8;

/** What data may hold. Bytes and strings stand among single bytes; labels have four or eight. */
export type Datum = number | bigint | string | Uint8Array | Label | LabelAddress;

/** A place that the layout may still move. */
export interface Position {
  /** Number of the section. */
  readonly section: number;
  /** Offset in the section's buffer. */
  readonly at: number;
  /** Number of relaxable fragments before it. */
  readonly fragmentsBefore: number;
}

/** Takes statements. What is refused with an error leaves nothing behind. */
export interface StatementSink {
  /** What the source may still become; what expands text draws on it too. */
  readonly budget: Budget;

  /**
   * Appends an instruction. The record is read before this returns, and may be filled anew then; `form` and `decorator`
   * in it are overwritten.
   * @throws EncodeError, OperandError
   */
  instruction(instruction: Instruction): void;
  /** Appends integers of one size, little-endian; a label is its address. @throws OperandError `BAD_OPERAND` */
  data(sizeBytes: DataSize, values: readonly Datum[]): void;
  /** Appends the same bytes again and again. @throws MemoryError `CODE_TOO_LARGE` */
  repeated(bytes: Uint8Array, times: number): void;
  /**
   * Pads to a multiple of `alignment` bytes, or not at all where that takes more than `maxPadding`.
   * @param fill the byte to fill with; -1 for long nops in code and zeros elsewhere.
   * @throws LinkError `BAD_ALIGNMENT`
   */
  align(alignment: number, fill: number, maxPadding: number): void;

  /** Makes a label. The source sees to it that no two have one name. */
  label(name?: string): Label;
  /** A label at an address that does not move with the code. @throws LinkError `TARGET_OUT_OF_RANGE` */
  fixedLabel(address: bigint): Label;
  /** Binds a label to the present place. @throws LinkError `LABEL_REBOUND`, `LABEL_FOREIGN` */
  bind(label: Label): void;
  /** Gives a label the place of another one, bound now or later, plus a distance in bytes. @throws LinkError `LABEL_FOREIGN` */
  equate(label: Label, target: Label, distance: number): void;
  /** Distance between two bound labels where nothing between them can change it any more; undefined otherwise. */
  distance(from: Label, to: Label): number | undefined;

  /** Goes on in a section. @param kind makes room for a name that says nothing. @throws LinkError `BAD_SECTION` */
  section(name: string, kind?: SectionKind): void;
  /** Name of the present section. */
  readonly sectionName: string;
  /** True in a section that does not become part of the image: notes, comments, debugging data. */
  readonly isLeftOut: boolean;
  /** The place of the next byte. */
  readonly position: Position;
  /** Says where in the source the next statement begins, for errors that only the layout finds. */
  mark(sourceOffset: number): void;
}
