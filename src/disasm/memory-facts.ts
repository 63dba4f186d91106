// What a memory operand is to the user of the disassembler, whoever decoded it.

import { type MemoryExtras, memoryOperand } from '../isa/memory.ts';
import type { RegisterOperand } from '../isa/registers.ts';
import type { Access, MemoryOperandFacts } from './instruction.ts';

export interface DecodedMemory {
  readonly sizeBits: number;
  readonly base: RegisterOperand | undefined;
  readonly index: RegisterOperand | undefined;
  readonly scale: number;
  readonly displacement: bigint;
  readonly segment: RegisterOperand | undefined;
  readonly extras: MemoryExtras;
  readonly access: Access;
  /** The address after the instruction. */
  readonly nextAddress: bigint;
}

/** The operand. A prefix for the segment that the address has anyway is not part of it. */
export function memoryFacts(decoded: DecodedMemory): MemoryOperandFacts {
  const { sizeBits, base, index, scale, displacement, extras, access, nextAddress } = decoded;
  const asEncoded = memoryOperand(sizeBits, base, index, scale, displacement, undefined, extras);
  const isUsual = decoded.segment !== undefined && asEncoded.segmentPrefix === 0;
  const segment = isUsual ? undefined : decoded.segment;
  const value = isUsual
    ? memoryOperand(sizeBits, base, index, scale, displacement, undefined, { ...extras, segmentId: undefined })
    : asEncoded;
  const isRelative = base?.kind === 'rip' || base?.kind === 'eip';
  const address = isRelative
    ? BigInt.asUintN(base.widthBits, nextAddress + displacement)
    : base === undefined && index === undefined
      ? BigInt.asUintN(64, displacement)
      : undefined;
  const text = String(value);
  return { kind: 'memory', value, sizeBits, base, index, scale, displacement, segment, address, access, text };
}
