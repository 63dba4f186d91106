// The operands of an instruction by its row: which field holds each, which register its number is.

import { type DecoratorOperand, DefaultFlagsOperand, rd_sae, rn_sae, ru_sae, rz_sae, sae } from '../isa/decorators.ts';
import type { MemoryExtras } from '../isa/memory.ts';
import { OperandClass } from '../isa/operand-class.ts';
import { type RegisterOperand, registerNamed, registersByName } from '../isa/registers.ts';
import { FLAG_NOTRACK } from '../isa/table-format.ts';
import type { Decoded } from './decoded.ts';
import { hasPrefix } from './find-form.ts';
import type { Access, InstructionOperand, MemoryOperandFacts } from './instruction.ts';
import { addressText, numberText } from './intel-text.ts';
import { SEGMENT_PREFIXES } from './layout.ts';
import { memoryFacts } from './memory-facts.ts';

const accessWords: Record<string, Access> = {
  n: 'none',
  r: 'read',
  w: 'write',
  rw: 'read and write',
  cr: 'maybe read',
  cw: 'maybe write',
  rcw: 'read and maybe write',
};
const roundings = [rn_sae, rd_sae, ru_sae, rz_sae];

/** Reads the operands that the row names; undefined where a number means no register. */
export function readTableOperands(decoded: Decoded): InstructionOperand[] | undefined {
  const { form, bits, layout, bytes } = decoded;
  const accesses = form.accesses.map((word) => accessWords[word]!);
  const operands: InstructionOperand[] = [];
  for (const [i, access] of accesses.entries()) {
    const operand = readOperand(decoded, i, access);
    if (operand === undefined) return undefined;
    operands.push(operand);
  }
  const isRegister = layout.modrmAt >= 0 && bytes[layout.modrmAt]! >= 0xc0;
  if (layout.family === 'evex' && layout.map !== 4 && bits.b === 1 && isRegister) {
    const hasRounding = form.specs.some((spec) => spec.rounding);
    const value = (hasRounding ? roundings[bits["L'L"]!]! : sae) as DecoratorOperand;
    const at = operands.at(-1)?.kind === 'immediate' ? operands.length - 1 : operands.length;
    operands.splice(at, 0, { kind: 'decorator', value, access: 'none', text: String(value) });
  }
  return operands;
}

function readOperand(decoded: Decoded, i: number, access: Access): InstructionOperand | undefined {
  const { form, bits } = decoded;
  const spec = form.specs[i]!;
  switch (form.fields[i]) {
    case 'R':
    case 'A':
      return registerOperand(decoded, i, regNumber(decoded), access);
    case 'M':
      if (decoded.bytes[decoded.layout.modrmAt]! < 0xc0) return memoryAt(decoded, i, access);
      return registerOperand(decoded, i, rmNumber(decoded), access);
    case 'V': {
      if (spec.text !== 'dfv') return registerOperand(decoded, i, (bits.vvvv ?? 0) + 16 * (bits["V'"] ?? 0), access);
      // The flags are stored as they are, unlike a register.
      const value = new DefaultFlagsOperand((bits.vvvv ?? 0) ^ 15);
      return { kind: 'decorator', value, access, text: String(value) };
    }
    case 'O':
      return registerOperand(decoded, i, opcodeNumber(decoded), access);
    case 'S':
      return registerOperand(decoded, i, lastByte(decoded) >> 4, access);
    case 'Z': {
      const value = lastByte(decoded) & 15;
      return { kind: 'immediate', value, access, text: numberText(value) };
    }
    case 'F':
      return absoluteMemory(decoded, i, access);
    case 'I':
      return immediate(decoded, i, access);
    case 'D': {
      const distance = readSigned(decoded.bytes, decoded.layout.tailAt, form.branchBytes);
      const value = BigInt.asUintN(64, decoded.nextAddress + distance);
      return { kind: 'target', value, access, text: addressText(value) };
    }
    default: {
      const register = registerNamed(spec.text);
      if (register !== undefined) return { kind: 'register', value: register, register, access, text: register.name };
      if (spec.takesMemory) return impliedMemory(decoded, i, access);
      const value = Number(spec.text);
      return { kind: 'immediate', value, access, text: numberText(value) };
    }
  }
}

/** Register kinds and numbers, as the encodings that have r16 to r31 name them: 4 to 7 of 8 bits are spl to dil. */
const registersByNumber = new Map<string, RegisterOperand>();

function registerOf(kind: string, id: number): RegisterOperand | undefined {
  if (registersByNumber.size === 0) {
    for (const register of registersByName.values()) {
      const key = `${register.kind} ${register.id}`;
      if (register.cls !== OperandClass.r8h && !registersByNumber.has(key)) registersByNumber.set(key, register);
    }
  }
  // Of MMX registers there are eight, whatever the prefixes say.
  return registersByNumber.get(`${kind} ${kind === 'mm' || kind === 'st' ? id & 7 : id}`);
}

/** What 4 to 7 of 8 bits are without a REX prefix. */
const highBytes = ['ah', 'ch', 'dh', 'bh'] as const;

/** `r64` of `r/m64`, `xmm` of `xmm{k}{z}`, `st` of `sti`. */
function registerKind(text: string): string {
  const part = text
    .replace(/[{:+].*/, '')
    .replace(/^r\/m(\d+)$/, 'r$1')
    .split('/')[0]!;
  return part === 'sti' ? 'st' : part;
}

function registerOperand(decoded: Decoded, i: number, id: number, access: Access): InstructionOperand | undefined {
  const kind = registerKind(decoded.form.specs[i]!.text);
  const { family, rexAt } = decoded.layout;
  const isHighByte = kind === 'r8' && family === 'legacy' && rexAt < 0 && id >= 4;
  const register = isHighByte ? registerNamed(highBytes[id - 4]!) : registerOf(kind, id);
  // REX2 has bits for 32 registers, but no legacy instruction reaches xmm16.
  if (register === undefined || (decoded.layout.family === 'rex2' && register.kind === 'xmm' && id > 15))
    return undefined;
  let value = register;
  if (i === 0 && hasMask(decoded)) {
    value = register.k(registerOf('k', decoded.bits.aaa!)!) as RegisterOperand;
    if (decoded.bits.z === 1) value = value.z() as RegisterOperand;
  }
  return { kind: 'register', value, register, access, text: String(value) };
}

const hasMask = ({ form, bits }: Decoded): boolean => form.specs[0]!.maskable && (bits.aaa ?? 0) !== 0;

const modrm = ({ bytes, layout }: Decoded): number => bytes[layout.modrmAt]!;

const regNumber = (decoded: Decoded): number =>
  ((modrm(decoded) >> 3) & 7) + 8 * (decoded.bits.R ?? 0) + 16 * (decoded.bits["R'"] ?? 0);

/** In EVEX the fifth bit of a vector register in modrm.rm is X, that of a general register B'. */
function rmNumber(decoded: Decoded): number {
  const { bits, form, layout } = decoded;
  const isVector = layout.family === 'evex' && !form.rmGeneral;
  return (modrm(decoded) & 7) + 8 * (bits.B ?? 0) + 16 * ((isVector ? bits.X : bits["B'"]) ?? 0);
}

const opcodeNumber = ({ bytes, layout, form, bits }: Decoded): number => {
  const low = bytes[form.fixedByte >= 0 ? layout.modrmAt : layout.opcodeAt]! & 7;
  return low + 8 * (bits.B ?? 0) + 16 * (bits["B'"] ?? 0);
};

function readSigned(bytes: Uint8Array, at: number, sizeBytes: number): bigint {
  let value = 0n;
  for (let i = sizeBytes - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[at + i]!);
  return BigInt.asIntN(8 * sizeBytes, value);
}

function immediate({ form, bytes, layout }: Decoded, i: number, access: Access): InstructionOperand {
  const isSecond = i === form.atImmediate2;
  const sizeBytes = isSecond ? form.immediate2Bytes : form.immediateBytes;
  const signed = readSigned(bytes, layout.tailAt + (isSecond ? form.immediateBytes : 0), sizeBytes);
  const wide = form.specs[i]!.text.startsWith('simm') ? signed : BigInt.asUintN(8 * sizeBytes, signed);
  const value = Number.isSafeInteger(Number(wide)) ? Number(wide) : wide;
  return { kind: 'immediate', value, access, text: numberText(value) };
}

const lastByte = ({ bytes }: Decoded): number => bytes.at(-1)!;

/** What stands in the instruction before its operand: segment and address size. */
function segmentOf({ layout, bytes }: Decoded): Pick<MemoryExtras, 'segmentId'> {
  const segmentId = SEGMENT_PREFIXES.findIndex((prefix) => hasPrefix(layout, bytes, prefix));
  return segmentId < 0 ? {} : { segmentId };
}

const segmentRegister = ({ segmentId }: MemoryExtras) =>
  segmentId === undefined ? undefined : registerOf('sreg', segmentId);

/** An address that is part of the instruction (moffs). */
function absoluteMemory(decoded: Decoded, i: number, access: Access): MemoryOperandFacts {
  const { bytes, layout, form, nextAddress } = decoded;
  const displacement = readSigned(bytes, layout.tailAt, hasPrefix(layout, bytes, 0x67) ? 4 : 8);
  const extras = segmentOf(decoded);
  const plain = { base: undefined, index: undefined, scale: 1, displacement, segment: segmentRegister(extras) };
  return memoryFacts({ ...plain, sizeBits: form.specs[i]!.memoryBits, extras, nextAddress, access });
}

/** What a string instruction reads or writes. */
function impliedMemory(decoded: Decoded, i: number, access: Access): MemoryOperandFacts {
  const { bytes, layout, form, nextAddress } = decoded;
  const { fixed, memoryBits: sizeBits } = form.specs[i]!;
  const base = registerNamed(hasPrefix(layout, bytes, 0x67) ? fixed.replace(/^r/, 'e') : fixed);
  const extras = fixed === 'rdi' ? {} : segmentOf(decoded);
  const plain = { base, index: undefined, scale: 1, displacement: 0n, segment: segmentRegister(extras) };
  return memoryFacts({ ...plain, sizeBits, extras, nextAddress, access });
}

function memoryAt(decoded: Decoded, i: number, access: Access): MemoryOperandFacts {
  const { bytes, layout, form, bits, nextAddress } = decoded;
  const rm = modrm(decoded) & 7;
  const mod = modrm(decoded) >> 6;
  const sib = layout.sibAt < 0 ? -1 : bytes[layout.sibAt]!;
  const addressKind = hasPrefix(layout, bytes, 0x67) ? 'r32' : 'r64';
  const low = sib < 0 ? rm : sib & 7;
  const isRelative = sib < 0 && mod === 0 && rm === 5;
  const hasBase = !(mod === 0 && low === 5);
  const base = isRelative
    ? registerNamed(addressKind === 'r32' ? 'eip' : 'rip')
    : hasBase
      ? registerOf(addressKind, low + 8 * (bits.B ?? 0) + 16 * (bits["B'"] ?? 0))
      : undefined;
  const index = sib < 0 ? undefined : indexRegister(decoded, sib, addressKind);
  const scale = sib < 0 ? 1 : 1 << (sib >> 6);
  const displacement = displacementOf(decoded, i);
  // Before an indirect branch, 3E is notrack.
  const isSegment = (prefix: number) => prefix !== 0x3e || (form.flags & FLAG_NOTRACK) === 0;
  const segmentId = SEGMENT_PREFIXES.findIndex((prefix) => isSegment(prefix) && hasPrefix(layout, bytes, prefix));
  const extras: MemoryExtras = {
    ...(segmentId < 0 ? {} : { segmentId }),
    ...(i === 0 && hasMask(decoded) ? { mask: bits.aaa! } : {}),
    ...broadcastOf(decoded, i),
  };
  const sizeBits = extras.broadcastBits ?? form.specs[i]!.memoryBits;
  const segment = segmentId < 0 ? undefined : registerOf('sreg', segmentId);
  return memoryFacts({ sizeBits, base, index, scale, displacement, segment, extras, nextAddress, access });
}

function indexRegister({ form, bits }: Decoded, sib: number, addressKind: string): RegisterOperand | undefined {
  const number = ((sib >> 3) & 7) + 8 * (bits.X ?? 0);
  if (!form.vsib) {
    const id = number + 16 * (bits["X'"] ?? 0);
    return id === 4 ? undefined : registerOf(addressKind, id);
  }
  const width = /^vm\d\d([xyz])/.exec(form.specs.find((spec) => spec.text.startsWith('vm'))!.text)![1]!;
  return registerOf(`${width}mm`, number + 16 * (bits["V'"] ?? 0));
}

/** EVEX counts a displacement of one byte in units of what the operand reads. */
function displacementOf(decoded: Decoded, i: number): bigint {
  const { bytes, layout, form } = decoded;
  const stored = readSigned(bytes, layout.displacementAt, layout.displacementBytes);
  if (layout.family !== 'evex' || layout.displacementBytes !== 1) return stored;
  const element = broadcastOf(decoded, i).broadcastBits;
  return stored * BigInt(element === undefined ? 1 << form.scaleLog2 : element / 8);
}

function broadcastOf(
  { form, layout, bits }: Decoded,
  i: number,
): Pick<MemoryExtras, 'broadcastBits' | 'broadcastCount'> {
  if (layout.family !== 'evex' || layout.map === 4 || bits.b !== 1) return {};
  const { text, memoryBits } = form.specs[i]!;
  const broadcastBits = Number(/\/b(\d+)/.exec(text)![1]);
  return { broadcastBits, broadcastCount: memoryBits / broadcastBits };
}
