// The meaning of legacy prefixes and of the bits of REX, REX2, VEX, EVEX and XOP.

import { FLAG_NF } from '../isa/table-format.ts';
import { type BitField, vectorLength } from './bit-fields.ts';
import { type ExplainContext, modrmOf, operandAt } from './explain-context.ts';
import { mandatoryPrefixes } from './find-form.ts';

const segments: Record<number, string> = { 38: 'es', 46: 'cs', 54: 'ss', 62: 'ds', 100: 'fs', 101: 'gs' };

/** @param prefix the prefix byte, at `offset`. */
export function legacyPrefixMeaning(context: ExplainContext, prefix: number, offset: number): string {
  const { bytes, form, instruction } = context;
  const isRepeated = bytes.subarray(offset + 1, context.layout.escapeAt).includes(prefix);
  if (isRepeated) return 'repeated, no further effect';
  const words = instruction.text.split(' ');
  const isMandatory = form !== undefined && form.prefix !== 0 && mandatoryPrefixes[form.prefix] === prefix;
  if (isMandatory) return `part of the opcode of ${instruction.mnemonic}`;
  switch (prefix) {
    case 0x66:
      if (form?.data16 === 1 || words.includes('data16')) return 'operand size 16 bits';
      return 'operand size 16 bits, no effect here';
    case 0x67:
      return 'address size 32 bits';
    case 0xf0:
      return words.includes('lock') ? 'lock: the access to memory is atomic' : 'lock, no effect here';
    case 0xf2:
    case 0xf3: {
      const name = words.find((word) => /^(rep|repe|repne|bnd|xacquire|xrelease)$/.test(word));
      return name === undefined
        ? `${prefix === 0xf2 ? 'repne' : 'rep'}, no effect here`
        : `${name}: ${prefixEffects[name]}`;
    }
    default:
      return segmentMeaning(context, prefix, words);
  }
}

const prefixEffects: Record<string, string> = {
  rep: 'repeats rcx times',
  repe: 'repeats rcx times while zf is 1',
  repne: 'repeats rcx times while zf is 0',
  bnd: 'keeps the MPX bounds registers',
  xacquire: 'begins a hardware lock elision',
  xrelease: 'ends a hardware lock elision',
};

function segmentMeaning({ instruction }: ExplainContext, prefix: number, words: readonly string[]): string {
  const name = segments[prefix]!;
  if (prefix === 0x3e && words.includes('notrack')) return 'notrack: the target needs no endbr64';
  if (instruction.flow === 'branch' && prefix === 0x3e) return 'hint: the branch is taken';
  if (instruction.flow === 'branch' && prefix === 0x2e) return 'hint: the branch is not taken';
  if (!instruction.text.includes(`${name}:`)) return `segment ${name}, no effect here`;
  return prefix === 0x64 || prefix === 0x65
    ? `segment ${name}: its base is added to the address`
    : `segment ${name}, whose base is 0 in 64-bit mode`;
}

/** What a field's value means; the value has its inversion undone. */
export function prefixBitMeaning(context: ExplainContext, field: BitField, value: number): string {
  const meaning = meanings[field.name];
  return meaning === undefined ? leads[field.name]! : meaning(context, value);
}

/** The fields that say which prefix this is. */
const leads: Record<string, string> = {
  REX: 'a REX prefix',
  REX2: 'a REX2 prefix: two bytes, APX',
  VEX2: 'a VEX prefix of two bytes',
  VEX3: 'a VEX prefix of three bytes',
  XOP: 'an XOP prefix: three bytes, AMD',
  EVEX: 'an EVEX prefix: four bytes',
};

const meanings: Record<string, (context: ExplainContext, value: number) => string> = {
  W: (context, value) => widthMeaning(context, value),
  R: (context, value) => extension(value, 8, regTarget(context)),
  "R'": (context, value) => extension(value, 16, regTarget(context)),
  X: (context, value) =>
    context.prefix === 'EVEX' && modrmOf(context) >= 0xc0
      ? extension(value, 16, 'ModRM.rm')
      : extension(value, 8, context.layout.sibAt < 0 ? '' : 'SIB.index'),
  "X'": (context, value) =>
    extension(value, 16, context.layout.sibAt < 0 || hasVectorIndex(context) ? '' : 'SIB.index'),
  B: (context, value) => extension(value, 8, rmTarget(context)),
  "B'": (context, value) => extension(value, 16, rmTarget(context)),
  M0: (_, value) => `opcode map ${value === 0 ? 'of one byte' : '0F'}`,
  mmmmm: (_, value) => mapMeaning(value),
  mmm: (_, value) => mapMeaning(value),
  vvvv: (context, value) => registerMeaning(context, value),
  "V'": (context, value) => highVvvv(context, value),
  L: (context) => lengthMeaning(context),
  "L'L": (context, value) => lengthMeaning(context, value),
  pp: (_, value) => (value === 0 ? 'no mandatory prefix' : `stands for prefix ${['', '66', 'F3', 'F2'][value]}`),
  z: (context, value) =>
    value === 1
      ? 'zeroing: elements that the mask leaves out become 0'
      : context.bits.aaa === 0
        ? 'no zeroing'
        : 'merging: elements that the mask leaves out stay as they are',
  b: (context, value) => broadcastMeaning(context, value),
  '0': () => 'always 0',
  ND: (context, value) => newDestination(context, value),
  NF: (context, value) => leavesFlags(context, value),
  SC: ({ instruction }) => `condition ${instruction.mnemonic.replace(/^(ccmp|ctest)/, '')}`,
  OF: (_, value) => defaultFlag('of', value),
  SF: (_, value) => defaultFlag('sf', value),
  ZF: (_, value) => defaultFlag('zf', value),
  CF: (_, value) => defaultFlag('cf', value),
  aaa: (_, value) => (value === 0 ? 'no write mask' : `write mask k${value}`),
};

/** ND of APX: a destination besides the sources, or for some instructions that the whole register is written. */
function newDestination({ form }: ExplainContext, value: number): string {
  if (form !== undefined && form.atVvvv < 0)
    return value === 1 ? 'bits above the result become 0' : 'part of the opcode';
  return value === 1 ? 'the destination is EVEX.vvvv' : 'no destination in EVEX.vvvv';
}

function leavesFlags({ form }: ExplainContext, value: number): string {
  if (form !== undefined && (form.flags & FLAG_NF) === 0) return 'part of the opcode';
  return value === 1 ? 'the flags stay as they are' : 'the flags change';
}

const defaultFlag = (name: string, value: number): string => `${name} becomes ${value} where the condition is false`;

function extension(value: number, amount: number, target: string): string {
  if (target === '') return value === 0 ? 'not used' : 'not used, no effect here';
  return value === 0 ? `adds nothing to ${target}` : `adds ${amount} to ${target}`;
}

/** A digit in ModRM.reg is part of the opcode, and nothing is added to it. */
const regTarget = ({ form, layout }: ExplainContext): string =>
  layout.modrmAt < 0 || (form !== undefined && form.atReg < 0) ? '' : 'ModRM.reg';

function rmTarget({ form, layout }: ExplainContext): string {
  if (layout.sibAt >= 0) return 'SIB.base';
  if (layout.modrmAt >= 0)
    return form !== undefined && form.fixedByte >= 0 && form.atOpcode < 0 && layout.opcodeAt >= 0 ? '' : 'ModRM.rm';
  return form !== undefined && form.atOpcode >= 0 ? "the opcode's register" : '';
}

function widthMeaning({ form, prefix }: ExplainContext, value: number): string {
  if (prefix === 'REX' || prefix === 'REX2') {
    if (value === 1)
      return form === undefined || form.w === 1 ? 'operand size 64 bits' : 'operand size 64 bits, no effect here';
    return form?.default64 === true ? 'operand size as usual, here 64 bits' : 'operand size as usual';
  }
  return form?.ignoresW === true ? 'ignored' : 'part of the opcode';
}

const maps: Record<number, string> = { 1: '0F', 2: '0F38', 3: '0F3A' };
const mapMeaning = (value: number): string => `opcode map ${maps[value] ?? value}`;

function registerMeaning(context: ExplainContext, value: number): string {
  const text = operandAt(context, context.form?.atVvvv ?? -1);
  if (text !== '') return text;
  if (context.form !== undefined) return value === 0 ? 'not used' : 'not used, should be 1111';
  return `register ${value}`;
}

/** The index is a vector register (VSIB), whose fifth bit is V'. */
const hasVectorIndex = ({ instruction }: ExplainContext): boolean =>
  instruction.operands.some((operand) => operand.kind === 'memory' && operand.index?.kind.endsWith('mm') === true);

function highVvvv(context: ExplainContext, value: number): string {
  const { form } = context;
  if (hasVectorIndex(context)) return extension(value, 16, 'SIB.index');
  return extension(value, 16, form !== undefined && form.atVvvv < 0 ? '' : 'EVEX.vvvv');
}

const roundings = ['to nearest even', 'down', 'up', 'to zero'];

function lengthMeaning(context: ExplainContext, value: number = vectorLength(context.bits)): string {
  const { bits, form, operands } = context;
  if (bits.b === 1 && modrmOf(context) >= 0xc0) {
    const hasRounding = form === undefined || form.specs.some((spec) => spec.rounding);
    return hasRounding ? `rounding ${roundings[value]}` : 'vector length given by {sae}';
  }
  const kinds = operands.map((operand) => (operand.kind === 'register' ? operand.register.kind : ''));
  const isVector = kinds.some((kind) => /^[xyz]mm$/.test(kind));
  const bitsOfVector = 128 << value;
  if (isVector && (value === 0 || kinds.includes(value === 1 ? 'ymm' : 'zmm')))
    return `vector length ${bitsOfVector} bits`;
  return isVector ? 'vector length, no effect here' : 'part of the opcode';
}

function broadcastMeaning(context: ExplainContext, value: number): string {
  if (modrmOf(context) < 0xc0) {
    return value === 1 ? 'one element is read and broadcast' : 'no broadcast';
  }
  if (value === 0) return 'no rounding control';
  const { form } = context;
  return form === undefined || form.specs.some((spec) => spec.rounding)
    ? "rounding as in EVEX.L'L, exceptions suppressed"
    : 'exceptions suppressed';
}
