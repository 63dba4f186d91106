// Instructions as JSON: registers by name, everything else as it is.

import type { ExplainedInstruction, Instruction, InstructionOperand } from '../index.ts';

interface Named {
  readonly name: string;
}
const nameOf = (register: Named | undefined): string | undefined => register?.name;
const namesOf = (registers: readonly Named[]): string[] => registers.map(({ name }) => name);

export function instructionJson(instruction: Instruction): object {
  const { registersRead, registersWritten, operands, ...rest } = instruction;
  return {
    ...rest,
    operands: operands.map(operandJson),
    registersRead: namesOf(registersRead),
    registersWritten: namesOf(registersWritten),
  };
}

function operandJson(operand: InstructionOperand): object {
  const { kind, text, access } = operand;
  switch (operand.kind) {
    case 'register':
      return { kind, text, access, register: operand.register.name };
    case 'memory': {
      const { sizeBits, scale, displacement, address, base, index, segment } = operand;
      const registers = { base: nameOf(base), index: nameOf(index), segment: nameOf(segment) };
      return { kind, text, access, sizeBits, ...registers, scale, displacement, address };
    }
    case 'decorator':
      return { kind, text };
    default:
      return { kind, text, access, value: operand.value };
  }
}

export function explainedJson({ instruction, form, fields }: ExplainedInstruction): object {
  return { ...instructionJson(instruction), form, fields };
}
