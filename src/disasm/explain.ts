// explainEncoding(): every bit of every instruction with its name, its value and what it means there. The bytes are taken
// apart here, by the instruction table; the decoder only says where an instruction ends and what its operands are.

import { DecoratorOperand } from '../isa/decorators.ts';
import { prefixFields, prefixName, readBits, readPrefixBits } from './bit-fields.ts';
import { disassemble } from './disassemble.ts';
import type { ExplainContext } from './explain-context.ts';
import { addressFields, bitsField, displacementFields, opcodeFields, tailFields } from './explain-parts.ts';
import { legacyPrefixMeaning, prefixBitMeaning } from './explain-prefixes.ts';
import type { EncodingField, ExplainedInstruction } from './explain-types.ts';
import { findForm } from './find-form.ts';
import type { DisassembleOptions, Instruction } from './instruction.ts';
import { readLayout } from './layout.ts';

/**
 * Takes machine code apart, bit by bit.
 * @param bytes the machine code, for 64-bit mode.
 * @param options as of {@link disassemble}.
 * @throws as {@link disassemble} does.
 * @example
 * ```ts
 * import { explainEncoding } from 'rawcpu';
 *
 * const [mov] = explainEncoding(Uint8Array.of(0x48, 0x89, 0xf8));
 * mov!.instruction.text; // => mov rax, rdi
 * mov!.form; // => mov r/m64, r64
 * mov!.fields.map(({ name, value }) => `${name}=${value}`).slice(5).join(' '); // => opcode=137 ModRM.mod=3 ModRM.reg=7 ModRM.rm=0
 * ```
 */
export function explainEncoding(bytes: Uint8Array, options: DisassembleOptions = {}): ExplainedInstruction[] {
  return disassemble(bytes, options).map(explain);
}

function explain(instruction: Instruction): ExplainedInstruction {
  const { bytes } = instruction;
  if (instruction.isInvalid) return { instruction, form: undefined, fields: [badField(bytes)] };
  const layout = readLayout(bytes);
  const operands = instruction.operands.filter(({ value }) => !(value instanceof DecoratorOperand));
  const form = findForm(layout, bytes, instruction.mnemonic, operands);
  const context: ExplainContext = {
    bytes,
    layout,
    prefix: prefixName(layout),
    bits: readPrefixBits(layout, bytes),
    instruction,
    form,
    operands: operands.length === form?.arity ? operands : [],
  };
  const fields = [
    ...legacyPrefixes(context),
    ...vectorPrefix(context),
    ...opcodeFields(context),
    ...addressFields(context),
    ...displacementFields(context),
    ...tailFields(context),
  ];
  return { instruction, form: form?.toString(), fields };
}

function badField(bytes: Uint8Array): EncodingField {
  const meaning = 'begins no instruction';
  const value = bytes[0]!;
  return {
    part: 'opcode',
    name: '(bad)',
    offset: 0,
    sizeBytes: 1,
    highBit: 7,
    lowBit: 0,
    value,
    isInverted: false,
    meaning,
  };
}

/** The legacy prefixes, and REX prefixes that have no effect because others follow. */
function legacyPrefixes(context: ExplainContext): EncodingField[] {
  const { bytes, layout } = context;
  const end = layout.rexAt >= 0 ? layout.rexAt : layout.vectorAt >= 0 ? layout.vectorAt : layout.escapeAt;
  return Array.from(bytes.subarray(0, end), (byte, offset) => {
    const isRex = (byte & 0xf0) === 0x40;
    const meaning = isRex ? 'no effect: another prefix follows' : legacyPrefixMeaning(context, byte, offset);
    return bitsField(context, 'prefix', isRex ? 'REX' : 'prefix', offset, [7, 0], meaning);
  });
}

/** REX, REX2, VEX, EVEX or XOP. */
function vectorPrefix(context: ExplainContext): EncodingField[] {
  const { bytes, layout, prefix, form } = context;
  if (prefix === undefined) return [];
  const start = prefix === 'REX' ? layout.rexAt : layout.vectorAt;
  const isApx = prefix === 'EVEX' && form?.features.includes('apx_f') === true;
  const drawing = !isApx ? prefix : form.conditional ? 'EVEX with a condition' : 'EVEX of APX';
  return prefixFields[drawing].map((field) => {
    const offset = start + field.byte;
    const isLead = field.high === 7 && field.low === 0;
    const name = isLead || field.name === 'REX' ? prefix : `${prefix.replace(/^(VEX)[23]$/, '$1')}.${field.name}`;
    const meaning = prefixBitMeaning(context, field, readBits(bytes[offset]!, field));
    return bitsField(context, 'prefix', name, offset, [field.high, field.low], meaning, field.isInverted);
  });
}
