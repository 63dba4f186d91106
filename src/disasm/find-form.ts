// Which row of the instruction table encodes these bytes: the row's own notation, compared bit by bit.

import type { Form } from '../isa/form.ts';
import { MemoryOperand } from '../isa/memory.ts';
import { mnemonicNames } from '../isa/mnemonics.ts';
import { RegisterOperand } from '../isa/registers.ts';
import { formsWithOpcode } from '../isa/table.ts';
import { D3NOW, EVEX, FLAG_FWAIT, FLAG_NF, LEGACY, VEX, XOP } from '../isa/table-format.ts';
import { type PrefixBits, readPrefixBits, vectorLength } from './bit-fields.ts';
import type { InstructionOperand } from './instruction.ts';
import type { EncodingFamily, Layout } from './layout.ts';

const kinds: Record<EncodingFamily, number> = {
  legacy: LEGACY,
  rex2: LEGACY,
  vex2: VEX,
  vex3: VEX,
  evex: EVEX,
  xop: XOP,
  '3dnow': D3NOW,
};

/**
 * Finds the row.
 * @param bytes the instruction, from its first byte to its last.
 * @param operands its operands, decorators left out.
 */
export function findForm(
  layout: Layout,
  bytes: Uint8Array,
  mnemonic: string,
  operands: readonly InstructionOperand[],
): Form | undefined {
  const opcode = layout.opcodeAt < 0 ? 0x0f : (bytes[layout.opcodeAt] ?? 0);
  const bits = readPrefixBits(layout, bytes);
  let best: Form | undefined;
  let bestRank = -1;
  for (const form of formsWithOpcode(kindOf(layout), layout.map, opcode)) {
    if (!fits(form, layout, bytes, bits)) continue;
    const rank =
      Number(mnemonicNames[form.mnemonic] === mnemonic) * 16 +
      Number(takes(form, operands)) * 8 +
      Number(hasSizes(form, layout, bytes, bits)) * 4 +
      Number(form.chosenByDefault) * 2 +
      Number(layout.tailAt + tailBytes(form, layout, bytes) === bytes.length);
    if (rank > bestRank) {
      best = form;
      bestRank = rank;
    }
  }
  return best;
}

/** Register and memory operands are what the form takes; immediates fit wherever the opcode does. */
function takes(form: Form, operands: readonly InstructionOperand[]): boolean {
  return (
    form.arity === operands.length &&
    operands.every(({ value }, i) => {
      const isPlace = value instanceof RegisterOperand || value instanceof MemoryOperand;
      return !isPlace || form.specs[i]!.accepts[value.cls] === 1;
    })
  );
}

/** Bytes after modrm and displacement. */
export function tailBytes(form: Form, layout: Layout, bytes: Uint8Array): number {
  const address = form.atMoffs < 0 ? 0 : hasPrefix(layout, bytes, 0x67) ? 4 : 8;
  return form.tailBytes + form.branchBytes + address;
}

/** The prefixes of the field pp. */
export const mandatoryPrefixes = [0, 0x66, 0xf3, 0xf2] as const;

/** Tells whether a legacy prefix stands before the opcode. */
export function hasPrefix(layout: Layout, bytes: Uint8Array, prefix: number): boolean {
  const end = layout.rexAt >= 0 ? layout.rexAt : layout.vectorAt >= 0 ? layout.vectorAt : layout.escapeAt;
  return bytes.subarray(0, end).includes(prefix);
}

/** The family of a layout, as the table numbers it. */
export const kindOf = ({ family }: Layout): number => kinds[family];

/** What no encoding of a form can differ in. */
export function fits(form: Form, layout: Layout, bytes: Uint8Array, bits: PrefixBits): boolean {
  if ((form.flags & FLAG_FWAIT) !== 0) return false;
  const hasPrefixField = form.kind !== LEGACY && form.kind !== D3NOW;
  const isPrefixed = hasPrefixField
    ? bits.pp === form.prefix
    : form.prefix === 0 || hasPrefix(layout, bytes, mandatoryPrefixes[form.prefix]!);
  if (!isPrefixed) return false;
  if (form.kind === EVEX && form.map === 4 && !hasApxBits(form, layout, bytes)) return false;
  if (form.kind === D3NOW) return bytes[layout.tailAt] === form.fixedByte;
  const modrm = layout.modrmAt < 0 ? -1 : (bytes[layout.modrmAt] ?? 0);
  if (form.fixedByte >= 0) return (form.atOpcode < 0 ? modrm : modrm & 0xf8) === form.fixedByte;
  if (form.hasModrm !== modrm >= 0) return false;
  if (modrm < 0) return true;
  if (form.digit >= 0 && ((modrm >> 3) & 7) !== form.digit) return false;
  if (form.atRm < 0) return true;
  const spec = form.specs[form.atRm]!;
  return modrm >= 0xc0 ? spec.takesRegister : spec.takesMemory;
}

/** In map 4 the last byte of the EVEX prefix holds ND and NF, or a condition (APX, 3.1.2.3). */
function hasApxBits(form: Form, layout: Layout, bytes: Uint8Array): boolean {
  const last = bytes[layout.vectorAt + 3]!;
  if (form.conditional) return last === form.evexBits;
  const free = 0x08 | ((form.flags & FLAG_NF) === 0 ? 0 : 0x04);
  return (last & ~free) === form.evexBits;
}

/** Operand, address and vector size are the form's own; a form that ignores one is found all the same. */
function hasSizes(form: Form, layout: Layout, bytes: Uint8Array, bits: PrefixBits): boolean {
  const w = bits.W ?? 0;
  if (form.kind !== LEGACY && form.kind !== D3NOW) return form.w === w && form.l === vectorLength(bits);
  const has66 = form.prefix !== 1 && hasPrefix(layout, bytes, 0x66);
  const has67 = hasPrefix(layout, bytes, 0x67);
  return form.w === w && (form.data16 === 1) === (has66 && w === 0) && (form.address32 === 0 || has67);
}
