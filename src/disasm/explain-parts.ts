// The fields after the prefixes: opcode, modrm, SIB, displacement, immediates.

import { type ExplainContext, modrmOf, operandAt } from './explain-context.ts';
import type { EncodingField, FieldPart } from './explain-types.ts';
import { tailBytes } from './find-form.ts';
import type { MemoryOperandFacts } from './instruction.ts';
import { addressText, numberText } from './intel-text.ts';

/** Makes a field of some bits of one byte. */
export function bitsField(
  context: ExplainContext,
  part: FieldPart,
  name: string,
  offset: number,
  [highBit, lowBit]: readonly [high: number, low: number],
  meaning: string,
  isInverted = false,
): EncodingField {
  const value = (context.bytes[offset]! >> lowBit) & ((2 << (highBit - lowBit)) - 1);
  return { part, name, offset, sizeBytes: 1, highBit, lowBit, value, isInverted, meaning };
}

/** Makes a field of whole bytes. */
function bytesField(
  context: ExplainContext,
  part: FieldPart,
  name: string,
  offset: number,
  sizeBytes: number,
  meaning: string,
): EncodingField {
  const wide = unsigned(context, offset, sizeBytes);
  const value = sizeBytes > 6 ? wide : Number(wide);
  return { part, name, offset, sizeBytes, highBit: 8 * sizeBytes - 1, lowBit: 0, value, isInverted: false, meaning };
}

function unsigned({ bytes }: ExplainContext, offset: number, sizeBytes: number): bigint {
  let value = 0n;
  for (let i = sizeBytes - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[offset + i]!);
  return value;
}

/** The bytes 0F, 0F 38, 0F 3A, and the opcode byte. */
export function opcodeFields(context: ExplainContext): EncodingField[] {
  const { layout, form, instruction, bytes } = context;
  const fields: EncodingField[] = [];
  const end = layout.opcodeAt < 0 ? layout.modrmAt : layout.opcodeAt;
  const escapes = [...bytes.subarray(layout.escapeAt, end)].map((byte) =>
    byte.toString(16).toUpperCase().padStart(2, '0'),
  );
  for (const i of escapes.keys()) {
    const meaning =
      i > 0
        ? 'goes on'
        : escapes.join('') === '0F0F'
          ? '3DNow!: the opcode comes last'
          : `opcode map ${escapes.join('')}`;
    fields.push(bitsField(context, 'opcode', 'escape', layout.escapeAt + i, [7, 0], meaning));
  }
  if (layout.opcodeAt < 0) return fields;
  const holdsRegister = form !== undefined && form.atOpcode >= 0 && form.fixedByte < 0;
  const rest =
    form === undefined ? '' : form.fixedByte >= 0 ? ', with ModRM' : form.digit >= 0 ? ', with ModRM.reg' : '';
  const name = instruction.mnemonic + rest;
  if (!holdsRegister) return [...fields, bitsField(context, 'opcode', 'opcode', layout.opcodeAt, [7, 0], name)];
  return [
    ...fields,
    bitsField(context, 'opcode', 'opcode', layout.opcodeAt, [7, 3], name),
    bitsField(context, 'opcode', 'opcode.reg', layout.opcodeAt, [2, 0], operandAt(context, form.atOpcode)),
  ];
}

/** modrm and SIB. */
export function addressFields(context: ExplainContext): EncodingField[] {
  const { layout } = context;
  if (layout.modrmAt < 0) return [];
  const fields = [
    bitsField(context, 'modrm', 'ModRM.mod', layout.modrmAt, [7, 6], modMeaning(context)),
    bitsField(context, 'modrm', 'ModRM.reg', layout.modrmAt, [5, 3], regMeaning(context)),
    bitsField(context, 'modrm', 'ModRM.rm', layout.modrmAt, [2, 0], rmMeaning(context)),
  ];
  if (layout.sibAt < 0) return fields;
  const memory = memoryOf(context);
  const hasBase = memory?.base !== undefined;
  const index = memory?.index;
  return [
    ...fields,
    bitsField(
      context,
      'sib',
      'SIB.scale',
      layout.sibAt,
      [7, 6],
      index ? `index times ${memory!.scale}` : 'no index to scale',
    ),
    bitsField(context, 'sib', 'SIB.index', layout.sibAt, [5, 3], index ? `index ${index.name}` : 'no index'),
    bitsField(context, 'sib', 'SIB.base', layout.sibAt, [2, 0], hasBase ? `base ${memory!.base!.name}` : 'no base'),
  ];
}

const memoryOf = ({ instruction }: ExplainContext): MemoryOperandFacts | undefined =>
  instruction.operands.find((operand) => operand.kind === 'memory');

function modMeaning(context: ExplainContext): string {
  const { layout } = context;
  const mod = modrmOf(context) >> 6;
  if (mod === 3) return 'a register';
  if (layout.displacementBytes === 0) return mod === 0 ? 'memory, no displacement' : 'ignored, always a register';
  return `memory, displacement of ${layout.displacementBytes * 8} bits`;
}

function regMeaning(context: ExplainContext): string {
  const { form, instruction } = context;
  if (form === undefined) return `register ${(modrmOf(context) >> 3) & 7}, or part of the opcode`;
  if (form.atReg >= 0) return operandAt(context, form.atReg);
  return form.digit >= 0 || form.fixedByte >= 0 ? `part of the opcode of ${instruction.mnemonic}` : 'not used';
}

function rmMeaning(context: ExplainContext): string {
  const { form, layout, instruction } = context;
  const modrm = modrmOf(context);
  if (layout.sibAt >= 0) return 'a SIB byte follows';
  if (form !== undefined && form.fixedByte >= 0 && layout.opcodeAt >= 0) {
    return form.atOpcode >= 0 ? operandAt(context, form.atOpcode) : `part of the opcode of ${instruction.mnemonic}`;
  }
  if (layout.displacementBytes > 0 && modrm >> 6 === 0) return 'relative to rip';
  const memory = memoryOf(context);
  if (modrm < 0xc0 && memory?.base !== undefined) return `base ${memory.base.name}`;
  return operandAt(context, form?.atRm ?? -1) || `register ${modrm & 7}`;
}

/** The displacement of an address. */
export function displacementFields(context: ExplainContext): EncodingField[] {
  const { layout } = context;
  const sizeBytes = layout.displacementBytes;
  if (sizeBytes === 0) return [];
  const memory = memoryOf(context);
  const stored = BigInt.asIntN(8 * sizeBytes, unsigned(context, layout.displacementAt, sizeBytes));
  const shown = memory?.displacement ?? stored;
  const relative = memory?.base?.kind === 'rip' || memory?.base?.kind === 'eip';
  // EVEX counts a displacement of one byte in units of what the operand reads.
  const isScaled = sizeBytes === 1 && shown !== stored && stored !== 0n;
  const meaning = relative
    ? `${signed(shown)}, which is ${addressText(memory!.address!)}`
    : isScaled
      ? `${stored} times ${shown / stored} bytes: ${signed(shown)}`
      : signed(shown);
  return [bytesField(context, 'displacement', `disp${8 * sizeBytes}`, layout.displacementAt, sizeBytes, meaning)];
}

const signed = (value: bigint): string => (value < 0n ? `-${numberText(-value)}` : `+${numberText(value)}`);

/** Immediates, branch offsets, absolute addresses, /is4, and the opcode of 3DNow!. */
export function tailFields(context: ExplainContext): EncodingField[] {
  const { layout, form, bytes } = context;
  const at = layout.tailAt;
  const sizeBytes = bytes.length - at;
  if (sizeBytes <= 0) return [];
  if (form === undefined || tailBytes(form, layout, bytes) !== sizeBytes) {
    return [bytesField(context, 'immediate', `imm${8 * sizeBytes}`, at, sizeBytes, 'immediate')];
  }
  if (layout.opcodeAt < 0) return [bytesField(context, 'opcode', 'opcode', at, 1, context.instruction.mnemonic)];
  if (form.atMoffs >= 0)
    return [bytesField(context, 'immediate', `moffs${8 * sizeBytes}`, at, sizeBytes, 'the address')];
  if (form.branchBytes > 0) return [branchField(context, at, sizeBytes)];
  if (form.atIs4 >= 0) {
    const low = form.atImm2 >= 0 ? operandAt(context, form.atImm2) : 'not used';
    return [
      bitsField(context, 'immediate', 'imm8[7:4]', at, [7, 4], operandAt(context, form.atIs4)),
      bitsField(context, 'immediate', 'imm8[3:0]', at, [3, 0], low),
    ];
  }
  const sizes = [form.immediateBytes, form.immediate2Bytes];
  return [form.atImmediate, form.atImmediate2].slice(0, sizes[1] === 0 ? 1 : 2).map((place, i) => {
    const offset = at + (i === 0 ? 0 : sizes[0]!);
    return bytesField(context, 'immediate', `imm${8 * sizes[i]!}`, offset, sizes[i]!, operandAt(context, place));
  });
}

function branchField(context: ExplainContext, at: number, sizeBytes: number): EncodingField {
  const distance = BigInt.asIntN(8 * sizeBytes, unsigned(context, at, sizeBytes));
  const target = context.instruction.target;
  const meaning = `${signed(distance)} from the next instruction${target === undefined ? '' : `: ${addressText(target)}`}`;
  return bytesField(context, 'immediate', `rel${8 * sizeBytes}`, at, sizeBytes, meaning);
}
