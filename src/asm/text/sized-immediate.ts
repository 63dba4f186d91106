// A size before a constant, as in `mov [rdi], byte ptr 5`: where no other operand says how wide the operation is, the
// constant does, as for GNU as. Elsewhere the size says nothing that the operands do not.

import { MemoryOperand, sizedMemory } from '../../isa/memory.ts';
import { MOST_MNEMONICS } from '../../isa/mnemonics.ts';
import { formsOf } from '../../isa/table.ts';
import { EncodingOption } from '../encoding-options.ts';
import { givenOperands, type Instruction, setOperand } from '../instruction.ts';
import { classOfOperand, type Operand } from '../operand.ts';

/** Gives an instruction the size of its immediate: to its memory, or as an option. */
export function sizeByImmediate(instruction: Instruction, sizeBits: number): void {
  const given = givenOperands(instruction);
  const formsFor = (all: readonly Operand[]) => {
    const classes = all.map(classOfOperand);
    return formsOf(instruction.mnemonic & MOST_MNEMONICS).filter((form) => form.accepts(classes));
  };
  const at = given.findIndex((operand) => operand instanceof MemoryOperand && operand.sizeBits === 0);
  if (at >= 0) {
    const sized = sizedMemory(given[at] as MemoryOperand, sizeBits);
    if (formsFor(given.with(at, sized)).length > 0) setOperand(instruction, at, sized);
    return;
  }
  // `push word ptr 16` writes 16 bits; the immediates of ret and enter have them anyway.
  if (sizeBits !== 16 || !given.every((operand) => typeof operand === 'number')) return;
  const forms = formsFor(given);
  const isUsual = forms.some((form) => form.data16 === 0 && form.specs.some(({ text }) => text === 'imm16'));
  if (!isUsual && forms.some((form) => form.data16 === 1)) instruction.options |= EncodingOption.data16;
}
