// The instruction table at run time. Nothing is decoded until a mnemonic is first used; then its forms are unpacked
// into objects that the encoder reads. The rows themselves live in forms/*.txt, the packed text in table.gen.ts.

import { EXTENDED, FIRST_MEMORY_CLASS, OperandClass } from './operand-class.ts';
import { type OperandSpec, operandSpec } from './operand-spec.ts';
import {
  aliases,
  effectSets,
  featureSets,
  formBytes,
  formCount,
  formCounts,
  immediateLayouts,
  mnemonics,
  operandLists,
} from './table.gen.ts';
import {
  accessLetters,
  accessNames,
  D3NOW,
  EVEX,
  FLAG_ALT,
  FLAG_EXACT,
  FLAG_FWAIT,
  FLAG_NOREX2,
  FLAG_UNIQUE,
  FLAG_UNIQUE_DEST,
  FORM_BYTES,
  FORM_DIGITS,
  type FormFields,
  readForm,
} from './table-format.ts';

const immediateSizes: Record<string, number> = { ib: 1, iw: 2, id: 4, io: 8 };

/** One instruction form, ready to be encoded. Operand positions are -1 where the form has no such field. */
export class Form {
  readonly index: number;
  readonly mnemonic: number;
  readonly kind: number;
  readonly opcode: number;
  readonly map: number;
  /** Mandatory prefix: 0 none, 1 66, 2 F3, 3 F2. */
  readonly prefix: number;
  readonly w: number;
  readonly l: number;
  /** 1 when the form needs prefix 66 for 16-bit operands. */
  readonly data16: number;
  readonly address32: number;
  readonly default64: boolean;
  readonly hasModrm: boolean;
  readonly digit: number;
  readonly fixedByte: number;
  readonly scaleLog2: number;
  readonly flags: number;
  readonly specs: readonly OperandSpec[];
  /** Letters of the fields that hold the operands, one each. */
  readonly fields: string;
  /** Number of operands, rounding and {sae} not counted. */
  readonly arity: number;
  readonly atReg: number;
  readonly atRm: number;
  readonly atVvvv: number;
  readonly atOpcode: number;
  readonly atIs4: number;
  readonly atImm2: number;
  readonly atBranch: number;
  readonly atMoffs: number;
  readonly atImmediate: number;
  readonly atImmediate2: number;
  /** Sizes in bytes of the first and second immediate, 0 for none; a /is4 byte is not counted. */
  readonly immediateBytes: number;
  readonly immediate2Bytes: number;
  /** Bytes of the branch offset: 1, 4 or 0. */
  readonly branchBytes: number;
  /** Bits of the memory operand, 0 where it has no size. */
  readonly memoryBits: number;
  /** True where the memory operand has a SIB byte in any case (tile loads and stores). */
  readonly needsSib: boolean;
  /** True where the operands must meet conditions beside their classes; asm/constraints.ts knows which. */
  readonly constrained: boolean;
  /** The implied memory operand whose segment and address size count, or -1. */
  readonly atImplied: number;
  readonly features: readonly string[];
  readonly evexBits: number;
  readonly conditional: boolean;
  /** True where modrm.rm holds a general register, whose fifth bit has another place in EVEX than a vector register's. */
  readonly rmGeneral: boolean;
  /** True where the index is a vector register. */
  readonly vsib: boolean;
  /** True where r16 to r31 can be encoded. */
  readonly takesExtended: boolean;
  /** True for forms that need bytes before their legacy prefixes: an address size, fwait or an absolute address. */
  readonly outer: boolean;
  /** True for legacy forms with a prefix 66, F3 or F2. */
  readonly prefixed: boolean;
  /** True where an operand may be an 8-bit register, which can ask for a REX prefix or forbid it. */
  readonly byteRegisters: boolean;
  /** Bytes behind the displacement: immediates, /is4, the 3DNow! suffix. */
  readonly tailBytes: number;

  constructor(index: number) {
    const packed = fieldsOf(index);
    const [specTexts = '', fields = ''] = operandLists[packed.operands]!.split('|');
    this.index = index;
    this.mnemonic = packed.mnemonic;
    this.kind = packed.kind;
    this.opcode = packed.opcode;
    this.map = packed.map;
    this.prefix = packed.prefix;
    this.w = packed.kind === 0 ? Number(packed.operandSize === 64 && !packed.default64) : packed.w;
    this.l = packed.l;
    this.data16 = Number(packed.operandSize === 16);
    this.address32 = Number(packed.addressSize === 32);
    this.default64 = packed.default64;
    this.hasModrm = packed.hasModrm;
    this.digit = packed.digit;
    this.fixedByte = packed.fixedByte;
    this.scaleLog2 = packed.scaleLog2;
    this.flags = packed.flags;
    this.specs = specTexts === '' ? [] : specTexts.split(',').map(operandSpec);
    this.fields = fields;
    this.arity = this.specs.length;
    const both = fields.indexOf('B');
    this.atReg = both >= 0 ? both : Math.max(fields.indexOf('R'), fields.indexOf('A'));
    this.atRm = both >= 0 ? both : fields.indexOf('M');
    this.atVvvv = fields.indexOf('V');
    this.atOpcode = fields.indexOf('O');
    this.atIs4 = fields.indexOf('S');
    this.atImm2 = fields.indexOf('Z');
    this.atBranch = fields.indexOf('D');
    this.atMoffs = fields.indexOf('F');
    this.atImmediate = fields.indexOf('I');
    this.atImmediate2 = fields.indexOf('I', this.atImmediate + 1);
    const sizes = immediateLayouts[packed.immediates]!.split(' ');
    const immediates = sizes.map((token) => immediateSizes[token]).filter((size) => size !== undefined);
    this.immediateBytes = immediates[0] ?? 0;
    this.immediate2Bytes = immediates[1] ?? 0;
    this.branchBytes = sizes.includes('cb') ? 1 : sizes.includes('cd') ? 4 : 0;
    this.memoryBits = Math.max(0, ...this.specs.map((spec) => spec.memoryBits));
    this.atImplied = impliedMemory(this.specs);
    this.constrained =
      (packed.flags & (FLAG_UNIQUE | FLAG_UNIQUE_DEST)) !== 0 ||
      fields.includes('A') ||
      this.atMoffs >= 0 ||
      isShiftByOneInto(packed) ||
      this.specs.some((spec) => spec.fixed !== '' || spec.text === 'bnd' || spec.text === 'mib');
    this.needsSib = this.specs.some((spec) => spec.text === 'sibmem');
    this.features = featureSets[packed.features]!.split('+').filter((name) => name !== '');
    this.evexBits = packed.evexBits;
    this.conditional = packed.conditional;
    this.rmGeneral = this.atRm >= 0 && /^r(8|16|32|64|\/m)/.test(this.specs[this.atRm]!.text);
    this.vsib = this.specs.some((spec) => spec.text.startsWith('vm'));
    this.takesExtended =
      packed.kind === EVEX || (packed.kind === 0 && packed.map <= 1 && (packed.flags & FLAG_NOREX2) === 0);
    this.outer = this.address32 === 1 || this.atMoffs >= 0 || this.atImplied >= 0 || (packed.flags & FLAG_FWAIT) !== 0;
    this.prefixed = this.data16 === 1 || packed.prefix !== 0;
    this.byteRegisters = this.specs.some((spec) => spec.accepts[OperandClass.r8h] === 1);
    this.tailBytes = this.immediateBytes + this.immediate2Bytes + Number(this.atIs4 >= 0 || packed.kind === D3NOW);
  }

  /** True where the form takes these operand classes, rounding and {sae} not counted. */
  accepts(classes: readonly number[]): boolean {
    if (classes.length !== this.arity) return false;
    for (let i = 0; i < classes.length; i++) {
      const cls = classes[i]! & ~EXTENDED;
      if (this.specs[i]!.accepts[cls] !== 1) return false;
      if (this.kind !== EVEX && (cls === OperandClass.xmmhi || cls === OperandClass.ymmhi)) return false;
      if (this.kind === EVEX && cls === OperandClass.r8h) return false;
      if (!this.takesExtended && isExtendedClass(classes[i]!)) return false;
    }
    return true;
  }

  /** Bytes besides address and prefixes that registers call for; equal operands make the smaller one the shorter encoding. */
  get weight(): number {
    const escapes = this.map === 0 ? 0 : this.map === 1 ? 1 : 2;
    const prefixes = this.kind === 0 ? this.data16 + this.w + this.address32 + (this.prefix === 0 ? 0 : 1) : 0;
    const tail = this.immediateBytes + this.immediate2Bytes + this.branchBytes + (this.atMoffs >= 0 ? 8 : 0);
    return escapes + prefixes + tail + (this.hasModrm ? 1 : 0) + (this.fixedByte >= 0 ? 1 : 0);
  }

  /** True where a byte stands for a wider immediate; of equally long forms this one is taken. */
  get signExtends(): boolean {
    return this.atImmediate >= 0 && this.specs[this.atImmediate]!.text.startsWith('simm8');
  }

  /** True where {rex2} can be asked for: some rows of the opcode maps raise #UD under that prefix (APX, 3.1.2.1). */
  get canRex2(): boolean {
    const row = this.opcode >> 4;
    const forbidden = this.map === 0 ? [4, 7, 10, 14] : [3, 8];
    return this.kind === 0 && this.takesExtended && !forbidden.includes(row);
  }

  /** True for forms that come before all others that accept the operands. */
  get exact(): boolean {
    return (this.flags & FLAG_EXACT) !== 0;
  }

  /** False for forms that are only there to be asked for by name or by an encoding hint. */
  get chosenByDefault(): boolean {
    return (this.flags & FLAG_ALT) === 0;
  }

  /** The form as the manual writes it: mnemonic and operands. */
  toString(): string {
    return `${mnemonicNames[this.mnemonic]} ${this.specs.map((spec) => spec.text).join(', ')}`.trimEnd();
  }
}

/** Mnemonics by number; aliases are not listed. */
export const mnemonicNames: readonly string[] = mnemonics.split(' ');

let firstForms: Uint16Array | undefined;
const forms: (readonly Form[] | undefined)[] = [];
let numbers: Map<string, number> | undefined;

/** Unpacks one form; the rest of the table stays text. */
function fieldsOf(index: number): FormFields {
  const text = atob(formBytes.slice(index * FORM_DIGITS, (index + 1) * FORM_DIGITS));
  return readForm(
    Uint8Array.from({ length: FORM_BYTES }, (_, i) => text.charCodeAt(i)),
    0,
  );
}

const extendedRegisters: ReadonlySet<number> = new Set([
  OperandClass.r8e,
  OperandClass.r16e,
  OperandClass.r32e,
  OperandClass.r64e,
]);

/** True for r16 to r31, and for memory that they address. */
const isExtendedClass = (cls: number): boolean => cls >= EXTENDED || extendedRegisters.has(cls);

/** `shl eax, ebx` of APX: ebx shifted by one, into eax. */
const isShiftByOneInto = (form: FormFields): boolean => form.map === 4 && (form.opcode | 1) === 0xd1;

/** The memory operand at rsi or rbx, which takes a segment override; else the one at rdi, which takes none. */
function impliedMemory(specs: readonly OperandSpec[]): number {
  const source = specs.findIndex((spec) => spec.takesMemory && (spec.fixed === 'rsi' || spec.fixed === 'rbx'));
  return source >= 0 ? source : specs.findIndex((spec) => spec.takesMemory && spec.fixed !== '');
}

/** Number of a mnemonic or alias in lower case, or undefined. */
export function mnemonicNumber(name: string): number | undefined {
  return allMnemonics().get(name);
}

/** The last operand that an alias such as vcmpltps stands for, or undefined. @param number from `allMnemonics()`. */
export const aliasImmediate = (number: number): number | undefined =>
  number > MOST_MNEMONICS ? (number >> 16) - 1 : undefined;

/** Above the numbers of mnemonics, bits 16 and up are the immediate that an alias stands for, plus one. */
export const MOST_MNEMONICS = 0xffff;

/** Every mnemonic and alias with its number; see {@link aliasImmediate} for aliases with an operand. */
export function allMnemonics(): ReadonlyMap<string, number> {
  if (numbers === undefined) {
    numbers = new Map(mnemonicNames.map((name, index) => [name, index]));
    for (const pair of aliases.split(' ')) {
      const [name = '', number, immediate] = pair.split(/[=:]/);
      numbers.set(name, Number(number) | (immediate === undefined ? 0 : (Number(immediate) + 1) << 16));
    }
  }
  return numbers;
}

/** The forms of a mnemonic, the preferred first. */
export function formsOf(mnemonic: number): readonly Form[] {
  let list = forms[mnemonic];
  if (list === undefined) {
    const first = formStarts();
    list = Array.from({ length: first[mnemonic + 1]! - first[mnemonic]! }, (_, i) => new Form(first[mnemonic]! + i));
    forms[mnemonic] = list;
  }
  return list;
}

function formStarts(): Uint16Array {
  if (firstForms === undefined) {
    firstForms = new Uint16Array(mnemonicNames.length + 1);
    let start = 0;
    for (const [mnemonic, count] of formCounts.split(' ').entries()) {
      firstForms[mnemonic] = start;
      start += Number(count);
    }
    firstForms[mnemonicNames.length] = start;
  }
  return firstForms;
}

/** How a form accesses each operand, in the rows' words: r, w, rw, cr, cw, rcw or n. */
export function accessesOf(form: Form): string[] {
  const [, , letters = ''] = operandLists[fieldsOf(form.index).operands]!.split('|');
  return Array.from(letters, (letter) => accessNames[accessLetters.indexOf(letter)]!);
}

/** What a form does to the flags, in the rows' words: `fr=`, `fw=`, `f0=`, `f1=`, `fu=`, and a letter for each flag. */
export const effectsOf = (form: Form): string => effectSets[fieldsOf(form.index).effects]!;

/** True where the bit W of VEX, EVEX or XOP has no meaning to the form, which then encodes 0. */
export const ignoresW = (form: Form): boolean => fieldsOf(form.index).wIgnored;

let formsByOpcode: Map<number, number[]> | undefined;

/**
 * The forms that an opcode byte can begin, for decoding: those that hold a register in its low bits included.
 * @param kind and `map` as in a {@link Form}.
 */
export function formsWithOpcode(kind: number, map: number, opcode: number): readonly Form[] {
  formsByOpcode ??= indexOpcodes();
  const key = (kind << 16) | (map << 8) | opcode;
  const inLowBits = opcode === (opcode & 0xf8) ? undefined : formsByOpcode.get(key & ~7);
  return [
    ...(formsByOpcode.get(key) ?? []).map(formAt),
    ...(inLowBits ?? []).map(formAt).filter((form) => form.atOpcode >= 0 && form.fixedByte < 0),
  ];
}

function indexOpcodes(): Map<number, number[]> {
  const index = new Map<number, number[]>();
  for (let i = 0; i < formCount; i++) {
    const { kind, map, opcode } = fieldsOf(i);
    const key = (kind << 16) | (map << 8) | opcode;
    const indices = index.get(key);
    if (indices === undefined) index.set(key, [i]);
    else indices.push(i);
  }
  return index;
}

function formAt(index: number): Form {
  const { mnemonic } = fieldsOf(index);
  return formsOf(mnemonic)[index - formStarts()[mnemonic]!]!;
}

/** Number of forms in the table. */
export const FORM_COUNT: number = formCount;

/** True for the classes of registers and of `none`. */
export const isRegisterClass = (cls: number): boolean => cls < FIRST_MEMORY_CLASS;
