// An instruction on its way from its source to its bytes. Whoever makes instructions has one record and fills it again
// and again: a new object for each of them would take a third of the time that its bytes do (Node 20, Zen 4).

import type { DecoratorOperand } from '../isa/decorators.ts';
import type { Form } from '../isa/form.ts';
import type { EncodingOptions } from './encoding-options.ts';
import type { Operand } from './operand.ts';

/** The most operands that an instruction has, rounding and {sae} included. */
export const MOST_OPERANDS = 5;

/** What a source says of an instruction, and after it was chosen the form that encodes it. */
export class Instruction {
  /** Number of the mnemonic or alias, see isa/mnemonics.ts. */
  mnemonic = 0;
  /** Prefixes and choices that were asked for. */
  options: EncodingOptions = 0;
  /** The operands in the order of the text, undefined after the last one. Not an array, whose elements cost a check each. */
  a: Operand | undefined = undefined;
  b: Operand | undefined = undefined;
  c: Operand | undefined = undefined;
  d: Operand | undefined = undefined;
  e: Operand | undefined = undefined;
  /** A form that takes the operands. Set by what chooses; before that it has no meaning. */
  form: Form = undefined as never;
  /** {er} or {sae}, which the form takes beside its operands; it is not among them then. */
  decorator: DecoratorOperand | undefined = undefined;

  // Set by the encoder: register numbers in the fields of the encoding, 0 where there is none.
  reg = 0;
  vvvv = 0;
  index = 0;
  /** The base, or the register in modrm.rm or the opcode. */
  low = 0;
}

/** The operand at a position that a form has. */
export function operandAt(instruction: Instruction, at: number): Operand {
  if (at === 0) return instruction.a as Operand;
  if (at === 1) return instruction.b as Operand;
  if (at === 2) return instruction.c as Operand;
  return (at === 3 ? instruction.d : instruction.e) as Operand;
}

/** The operands that are there. */
export function givenOperands({ a, b, c, d, e }: Instruction): Operand[] {
  const operands = [a, b, c, d, e];
  let count = MOST_OPERANDS;
  while (count > 0 && operands[count - 1] === undefined) count--;
  return operands.slice(0, count) as Operand[];
}

/** Fills in the operand at a position. */
export function setOperand(instruction: Instruction, at: number, operand: Operand): void {
  if (at === 0) instruction.a = operand;
  else if (at === 1) instruction.b = operand;
  else if (at === 2) instruction.c = operand;
  else if (at === 3) instruction.d = operand;
  else instruction.e = operand;
}

/** Forgets the operands. */
export function clearOperands(instruction: Instruction): void {
  instruction.a = undefined;
  instruction.b = undefined;
  instruction.c = undefined;
  instruction.d = undefined;
  instruction.e = undefined;
}
