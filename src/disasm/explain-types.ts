// What explainEncoding() gives.

import type { Instruction } from './instruction.ts';

/** What a field belongs to. */
export type FieldPart = 'prefix' | 'opcode' | 'modrm' | 'sib' | 'displacement' | 'immediate';

/** Some bits of an instruction: part of a byte, or several whole bytes. */
export interface EncodingField {
  /** What it belongs to. */
  readonly part: FieldPart;
  /** As the manuals write it: `REX.W`, `EVEX.vvvv`, `ModRM.reg`, `disp8`. */
  readonly name: string;
  /** Offset of the field's first byte within the instruction. */
  readonly offset: number;
  /** Number of bytes; a field of several bytes is little-endian. */
  readonly sizeBytes: number;
  /** Highest bit of the field, in the byte or in the number that the bytes make; bit 0 is the least significant. */
  readonly highBit: number;
  /** Lowest bit of the field. */
  readonly lowBit: number;
  /** The bits as they are stored; a bigint where there are 64. */
  readonly value: number | bigint;
  /** The bits are stored inverted: 1 stands for 0. */
  readonly isInverted: boolean;
  /** What the bits mean in this instruction. */
  readonly meaning: string;
}

/** An instruction and its bits. */
export interface ExplainedInstruction {
  /** What the bits say, taken together. */
  readonly instruction: Instruction;
  /** The instruction form in the manual's notation, where the instruction table has it. */
  readonly form: string | undefined;
  /** Every bit of the instruction, once, in the order of the bytes and from the highest bit down. */
  readonly fields: readonly EncodingField[];
}
