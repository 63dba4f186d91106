// Where the memory operand of each instruction of a code is, in a form that the stepper can read: eight bytes for each
// byte of code. Only those at which an instruction begins say something.

import { disassemble, type Instruction } from '../disasm/index.ts';
import { RawCpuError } from '../errors/index.ts';
import { generalRegisterNames, memoryOperandOf } from '../fault/index.ts';
import { tableBase } from './step-source.ts';

/** Larger code is traced without memory operands: its table would be larger than the trace. */
const LARGEST_CODE_BYTES = 1 << 20;

/** The table, or undefined for code that is too large, or where there is no disassembler. */
export function stepTable(code: Uint8Array, codeAddress: bigint): Uint8Array | undefined {
  if (code.length > LARGEST_CODE_BYTES) return undefined;
  const instructions = decoded(code, codeAddress);
  if (instructions === undefined) return undefined;
  const table = new Uint8Array(8 * code.length);
  const view = new DataView(table.buffer);
  for (const instruction of instructions) {
    const entry = entryFor(instruction, codeAddress);
    if (entry === undefined) continue;
    const at = 8 * instruction.offset;
    table.set([entry.base, entry.index, entry.scale, entry.sizeBytes], at);
    view.setInt32(at + 4, entry.displacement, true);
  }
  return table;
}

function decoded(code: Uint8Array, origin: bigint): Instruction[] | undefined {
  try {
    return disassemble(code, { origin });
  } catch (error) {
    if (error instanceof RawCpuError && error.code === 'DECODER_MISSING') return undefined;
    throw error;
  }
}

interface Entry {
  readonly base: number;
  readonly index: number;
  readonly scale: number;
  readonly sizeBytes: number;
  readonly displacement: number;
}

/** Instructions whose operand is not read and written as it stands, or not always. */
const notPlain =
  /^(rep|lea|nop|prefetch|bt|xsave|xrstor|fxsave|fxrstor|fnsave|frstor|v?p?gather|v?p?scatter|v?maskmov|xlat)/;

const STACK_POINTER = generalRegisterNames.indexOf('rsp');

function entryFor(instruction: Instruction, codeAddress: bigint): Entry | undefined {
  const { pushedBytes } = instruction;
  if (pushedBytes > 0) {
    return {
      base: STACK_POINTER,
      index: tableBase.none,
      scale: 1,
      sizeBytes: pushedBytes,
      displacement: -pushedBytes,
    };
  }
  const operand = memoryOperandOf(instruction);
  if (operand === undefined || notPlain.test(instruction.text)) return undefined;
  const sizeBytes = operand.sizeBits / 8;
  const isPlain = operand.access === 'read' || operand.access.endsWith('write');
  if (
    !isPlain ||
    operand.access.startsWith('maybe') ||
    !Number.isInteger(sizeBytes) ||
    sizeBytes < 1 ||
    sizeBytes > 64
  ) {
    return undefined;
  }
  if (operand.segment?.name === 'fs' || operand.segment?.name === 'gs') return undefined;
  if (operand.text.includes('{k')) return undefined;
  const plain = { sizeBytes, index: tableBase.none, scale: 1 };
  if (operand.base?.kind === 'rip') return numbered({ ...plain, base: tableBase.code }, operand.address! - codeAddress);
  const base = numberOf(operand.base?.name);
  const index = numberOf(operand.index?.name);
  if (base === undefined || index === undefined) return undefined;
  return numbered({ ...plain, base, index, scale: operand.scale }, operand.displacement);
}

function numbered(rest: Omit<Entry, 'displacement'>, displacement: bigint): Entry | undefined {
  return BigInt.asIntN(32, displacement) === displacement ? { ...rest, displacement: Number(displacement) } : undefined;
}

/** Hardware number of a 64-bit register; undefined for others, for they would have to be cut or gathered. */
function numberOf(name: string | undefined): number | undefined {
  if (name === undefined) return tableBase.none;
  const number = (generalRegisterNames as readonly string[]).indexOf(name);
  return number < 0 ? undefined : number;
}
