// What the meanings of an instruction's bits are made from.

import type { Form } from '../isa/form.ts';
import type { PrefixBits, PrefixName } from './bit-fields.ts';
import type { Instruction, InstructionOperand } from './instruction.ts';
import type { Layout } from './layout.ts';

export interface ExplainContext {
  readonly bytes: Uint8Array;
  readonly layout: Layout;
  /** REX, REX2, VEX, EVEX or XOP, and its bits with inversions undone. */
  readonly prefix: PrefixName | undefined;
  readonly bits: PrefixBits;
  readonly instruction: Instruction;
  /** The row of the instruction table, where there is one. */
  readonly form: Form | undefined;
  /** The operands in the row's places, where there are as many as the row has. */
  readonly operands: readonly InstructionOperand[];
}

/** `zmm1, operand 2` for a place of the row; the empty string where the row has no such place. */
export function operandAt({ form, operands }: ExplainContext, place: number): string {
  if (form === undefined || place < 0) return '';
  const operand = operands[place];
  if (operand === undefined) return `operand ${place + 1}`;
  return `${operand.kind === 'register' ? operand.register.name : operand.text}, operand ${place + 1}`;
}

/** The modrm byte, or -1. */
export const modrmOf = ({ bytes, layout }: ExplainContext): number =>
  layout.modrmAt < 0 ? -1 : bytes[layout.modrmAt]!;
