// Where a memory operand points, computed from the registers as the processor does (Intel SDM volume 1, section 3.7.5).

import type { Instruction, MemoryOperandFacts } from '../disasm/index.ts';

/** The value of a general register by name. */
export type ReadRegister = (name: string) => bigint;

/** The first memory operand, if there is one. */
export function memoryOperandOf(instruction: Instruction): MemoryOperandFacts | undefined {
  return instruction.operands.find((operand): operand is MemoryOperandFacts => operand.kind === 'memory');
}

/** The address; undefined where it depends on what is not at hand: a segment's base, a vector of indices. */
export function effectiveAddress(operand: MemoryOperandFacts, read: ReadRegister): bigint | undefined {
  if (operand.address !== undefined) return BigInt.asUintN(64, operand.address);
  const { base, index, segment } = operand;
  if (segment?.name === 'fs' || segment?.name === 'gs') return undefined;
  if ([base, index].some((register) => register !== undefined && !isGeneral(register))) return undefined;
  const sum =
    (base === undefined ? 0n : read(base.name)) +
    (index === undefined ? 0n : read(index.name) * BigInt(operand.scale)) +
    operand.displacement;
  const isNarrow = (base ?? index)?.widthBits === 32;
  return BigInt.asUintN(isNarrow ? 32 : 64, sum);
}

function isGeneral({ kind }: NonNullable<MemoryOperandFacts['base']>): boolean {
  return kind === 'r64' || kind === 'r32';
}

/** Whether bits 63 to 47 of an address are all the same; others fault on every access. */
export function isCanonical(address: bigint): boolean {
  return BigInt.asUintN(64, BigInt.asIntN(48, address)) === address;
}
