// The operands of a decoded instruction, as the assembler would take them.

import * as decorators from '../isa/decorators.ts';
import type { MemoryExtras } from '../isa/memory.ts';
import { mnemonicNumber } from '../isa/mnemonics.ts';
import type { RegisterOperand } from '../isa/registers.ts';
import { formsOf } from '../isa/table.ts';
import type { CodeFacts } from './code-facts.ts';
import type { Iced } from './iced.ts';
import { OpKind, registers } from './iced-names.ts';
import type { Access, InstructionOperand, MemoryOperandFacts } from './instruction.ts';
import { addressText, numberText } from './intel-text.ts';
import { memoryFacts } from './memory-facts.ts';

/** What reading operands takes beside the instruction. */
export interface OperandContext {
  readonly iced: Iced;
  readonly facts: CodeFacts;
  /** The address after the instruction. */
  readonly nextAddress: bigint;
}

const roundings = [undefined, decorators.rn_sae, decorators.rd_sae, decorators.ru_sae, decorators.rz_sae];

const kindGetters = [0, 1, 2, 3, 4].map((i) => `instruction_op${i as 0}Kind` as const);
const registerGetters = [0, 1, 2, 3, 4].map((i) => `instruction_op${i as 0}Register` as const);

/** Bases of implied memory operands. */
const implied: Record<number, string> = {
  [OpKind.MemorySegESI]: 'esi',
  [OpKind.MemorySegRSI]: 'rsi',
  [OpKind.MemorySegEDI]: 'edi',
  [OpKind.MemorySegRDI]: 'rdi',
  [OpKind.MemoryESEDI]: 'edi',
  [OpKind.MemoryESRDI]: 'rdi',
};

/** Reads the operands that the instruction's text shows. */
export function readOperands(
  context: OperandContext,
  instruction: number,
  accesses: readonly Access[],
): InstructionOperand[] {
  const { functions } = context.iced;
  const count = Math.min(functions.instruction_opCount(instruction), context.facts.mostOperands);
  const shown = shownOperands(context, instruction, count);
  const operands = shown.map((i) => readOperand(context, instruction, i, accesses[i]!));
  const decorator =
    roundings[functions.instruction_roundingControl(instruction)] ??
    (functions.instruction_suppressAllExceptions(instruction) !== 0 ? decorators.sae : undefined);
  if (decorator !== undefined && takesDecorator(context.facts.mnemonic, operands)) {
    // It stands before an immediate and after everything else.
    const at = operands.at(-1)?.kind === 'immediate' ? operands.length - 1 : operands.length;
    operands.splice(at, 0, { kind: 'decorator', value: decorator, access: 'none', text: String(decorator) });
  }
  return operands;
}

/** False where the bits of a rounding mean nothing, because the result is exact: vcvtsi2sd of 32 bits. */
function takesDecorator(mnemonic: string, operands: readonly InstructionOperand[]): boolean {
  const number = mnemonicNumber(mnemonic);
  const classes = operands.map(({ value }) =>
    typeof value === 'object' ? (value as unknown as { cls: number }).cls : undefined,
  );
  const forms = number === undefined ? [] : formsOf(number);
  return forms.some(
    ({ arity, specs }) =>
      arity === operands.length &&
      specs.some(({ rounding, suppress }) => rounding || suppress) &&
      classes.every((cls, i) => cls === undefined || specs[i]!.accepts[cls] === 1),
  );
}

const usesEs = (kind: number): boolean => kind === OpKind.MemoryESEDI || kind === OpKind.MemoryESRDI;

/** String instructions imply their operands; these are written only where segment or address size are not the usual ones. */
function shownOperands({ iced: { functions }, facts }: OperandContext, instruction: number, count: number): number[] {
  const all = Array.from({ length: count }, (_, i) => i);
  const kindOf = (i: number) => functions[kindGetters[i]!](instruction);
  if (!facts.impliesOperands) return all.filter((i) => implied[kindOf(i)] === undefined);
  const hasUsualSize = all.every((i) =>
    kindOf(i) === OpKind.Memory
      ? registers[functions.instruction_memoryBase(instruction)]?.widthBits === 64
      : implied[kindOf(i)]?.startsWith('e') !== true,
  );
  // A destination in es takes no override, and one to ds changes nothing.
  const takesSegment = all.some((i) => !usesEs(kindOf(i)) && kindOf(i) !== OpKind.Register);
  const segment = registers[functions.instruction_segmentPrefix(instruction)]?.name ?? 'ds';
  return hasUsualSize && (segment === 'ds' || !takesSegment) ? [] : all;
}

function readOperand(context: OperandContext, instruction: number, i: number, access: Access): InstructionOperand {
  const { functions } = context.iced;
  const kind = functions[kindGetters[i]!](instruction);
  if (kind === OpKind.Register) {
    const register = registers[functions[registerGetters[i]!](instruction)]!;
    const value = i === 0 ? masked(context, instruction, register) : register;
    return { kind: 'register', value, register, access, text: String(value) };
  }
  if (kind >= OpKind.Immediate8 && kind <= OpKind.Immediate32to64) {
    const bits = context.iced.bits64((result) => functions.instruction_immediate(result, instruction, i));
    const wide = kind >= OpKind.Immediate8to16 ? BigInt.asIntN(64, bits) : bits;
    const number = Number(wide);
    const value = Number.isSafeInteger(number) ? number : wide;
    return { kind: 'immediate', value, access, text: numberText(value) };
  }
  if (kind <= OpKind.NearBranch64) {
    const value = BigInt.asUintN(64, functions.instruction_nearBranchTarget(instruction));
    return { kind: 'target', value, access, text: addressText(value) };
  }
  return memoryAt(context, instruction, i, kind, access);
}

function masked({ iced }: OperandContext, instruction: number, register: RegisterOperand): RegisterOperand {
  const mask = registers[iced.functions.instruction_opMask(instruction)];
  if (mask === undefined) return register;
  const value = register.k(mask);
  return (iced.functions.instruction_zeroingMasking(instruction) !== 0 ? value.z() : value) as RegisterOperand;
}

function memoryAt(
  context: OperandContext,
  instruction: number,
  i: number,
  kind: number,
  access: Access,
): MemoryOperandFacts {
  const { iced, facts, nextAddress } = context;
  const { functions } = iced;
  const impliedBase = implied[kind];
  const base =
    impliedBase === undefined
      ? registers[functions.instruction_memoryBase(instruction)]
      : registers.find((register) => register?.name === impliedBase);
  // xlatb adds al, which no other address can hold, and which its text leaves out.
  const index =
    impliedBase === undefined && !facts.impliesOperands
      ? registers[functions.instruction_memoryIndex(instruction)]
      : undefined;
  const segment = usesEs(kind)
    ? registers.find((register) => register?.name === 'es')
    : segmentOverride(context, instruction);
  const relative = base?.kind === 'rip' || base?.kind === 'eip';
  const offset = impliedBase === undefined ? functions.instruction_memoryDisplacement(instruction) : 0n;
  // For a rip-relative operand iced says the address; the instruction holds the distance.
  const displacement = facts.hasAbsoluteAddress
    ? BigInt.asUintN(64, offset)
    : BigInt.asIntN(32, relative ? offset - nextAddress : offset);
  const scale = index === undefined ? 1 : functions.instruction_memoryIndexScale(instruction);
  const sizeBits = 8 * functions.memorysizeext_size(functions.instruction_memorySize(instruction));
  const isBroadcast = functions.instruction_isBroadcast(instruction) !== 0;
  const mask = i === 0 ? registers[functions.instruction_opMask(instruction)] : undefined;
  const extras: MemoryExtras = {
    ...(segment === undefined ? {} : { segmentId: segment.id }),
    ...(mask === undefined ? {} : { mask: mask.id }),
    ...(isBroadcast ? { broadcastBits: sizeBits, broadcastCount: facts.memoryBits / sizeBits } : {}),
  };
  return memoryFacts({ sizeBits, base, index, scale, displacement, segment, extras, nextAddress, access });
}

/** The segment that a prefix names; 3E before an indirect branch says notrack instead. */
function segmentOverride({ iced, facts }: OperandContext, instruction: number): RegisterOperand | undefined {
  const segment = registers[iced.functions.instruction_segmentPrefix(instruction)];
  return facts.takesNotrack && segment?.name === 'ds' ? undefined : segment;
}
