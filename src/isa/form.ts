// One form of an instruction, unpacked for the encoder: what the hot path reads are plain fields, all else is a getter.

import { mnemonicNames } from './mnemonics.ts';
import { EXTENDED, OperandClass } from './operand-class.ts';
import { type OperandList, operandList } from './operand-list.ts';
import type { OperandSpec } from './operand-spec.ts';
import { effectSets, featureSets, immediateLayouts } from './table.gen.ts';
import {
  D3NOW,
  EVEX,
  FLAG_ALT,
  FLAG_CLEARS_MASK,
  FLAG_COMMUTES,
  FLAG_EXACT,
  FLAG_FWAIT,
  FLAG_NOREX2,
  FLAG_UNIQUE,
  FLAG_UNIQUE_DEST,
  type FormFields,
  LEGACY,
} from './table-format.ts';

interface ImmediateLayout {
  /** Bytes of the first and the second immediate, 0 for none. */
  readonly first: number;
  readonly second: number;
  /** Bytes of the branch offset: 1, 4 or 0. */
  readonly branch: number;
}

const immediateSizes: Record<string, number> = { ib: 1, iw: 2, id: 4, io: 8 };
const layouts: (ImmediateLayout | undefined)[] = [];

function immediateLayout(index: number): ImmediateLayout {
  let layout = layouts[index];
  if (layout === undefined) {
    const tokens = immediateLayouts[index]!.split(' ');
    const [first = 0, second = 0] = tokens.map((token) => immediateSizes[token]).filter((size) => size !== undefined);
    layout = { first, second, branch: tokens.includes('cb') ? 1 : tokens.includes('cd') ? 4 : 0 };
    layouts[index] = layout;
  }
  return layout;
}

/** One instruction form, ready to be encoded. Operand positions are -1 where the form has no such field. */
export class Form {
  readonly index: number;
  /** What only some questions need; the getters below answer them. */
  readonly packed: FormFields;
  readonly list: OperandList;
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
  readonly hasModrm: boolean;
  readonly digit: number;
  readonly fixedByte: number;
  readonly scaleLog2: number;
  readonly flags: number;
  readonly specs: readonly OperandSpec[];
  /** Number of operands, rounding and {sae} not counted. */
  readonly arity: number;
  readonly atReg: number;
  readonly atRm: number;
  readonly atVvvv: number;
  readonly atOpcode: number;
  readonly atIs4: number;
  readonly atImm2: number;
  readonly atMoffs: number;
  readonly atImmediate: number;
  readonly atImmediate2: number;
  /** Sizes in bytes of the first and second immediate, 0 for none; a /is4 byte is not counted. */
  readonly immediateBytes: number;
  readonly immediate2Bytes: number;
  /** Bytes of the branch offset: 1, 4 or 0. */
  readonly branchBytes: number;
  /** True where the memory operand has a SIB byte in any case (tile loads and stores). */
  readonly needsSib: boolean;
  /** True where the operands must meet conditions beside their classes; asm/constraints.ts knows which. */
  readonly constrained: boolean;
  /** The implied memory operand whose segment and address size count, or -1. */
  readonly atImplied: number;
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
  /** Bytes after the displacement: immediates, /is4, the 3DNow! suffix. */
  readonly tailBytes: number;

  constructor(index: number, packed: FormFields) {
    const list = operandList(packed.operands);
    const immediates = immediateLayout(packed.immediates);
    const { kind, map, flags } = packed;
    const isLegacy = kind === LEGACY;
    this.index = index;
    this.packed = packed;
    this.list = list;
    this.mnemonic = packed.mnemonic;
    this.kind = kind;
    this.opcode = packed.opcode;
    this.map = map;
    this.prefix = packed.prefix;
    this.w = isLegacy ? Number(packed.operandSize === 64 && !packed.default64) : packed.w;
    this.l = packed.l;
    this.data16 = Number(packed.operandSize === 16);
    this.address32 = Number(packed.addressSize === 32);
    this.hasModrm = packed.hasModrm;
    this.digit = packed.digit;
    this.fixedByte = packed.fixedByte;
    this.scaleLog2 = packed.scaleLog2;
    this.flags = flags;
    this.specs = list.specs;
    this.arity = list.specs.length;
    this.atReg = list.atReg;
    this.atRm = list.atRm;
    this.atVvvv = list.atVvvv;
    this.atOpcode = list.atOpcode;
    this.atIs4 = list.atIs4;
    this.atImm2 = list.atImm2;
    this.atMoffs = list.atMoffs;
    this.atImmediate = list.atImmediate;
    this.atImmediate2 = list.atImmediate2;
    this.atImplied = list.atImplied;
    this.immediateBytes = immediates.first;
    this.immediate2Bytes = immediates.second;
    this.branchBytes = immediates.branch;
    this.constrained = list.constrained || (flags & (FLAG_UNIQUE | FLAG_UNIQUE_DEST)) !== 0 || isShiftByOneInto(packed);
    this.needsSib = list.needsSib;
    this.evexBits = packed.evexBits;
    this.conditional = packed.conditional;
    this.rmGeneral = list.rmGeneral;
    this.vsib = list.vsib;
    this.takesExtended = kind === EVEX || (isLegacy && map <= 1 && (flags & FLAG_NOREX2) === 0);
    this.outer = this.address32 === 1 || this.atMoffs >= 0 || this.atImplied >= 0 || (flags & FLAG_FWAIT) !== 0;
    this.prefixed = this.data16 === 1 || packed.prefix !== 0;
    this.byteRegisters = list.byteRegisters;
    this.tailBytes = this.immediateBytes + this.immediate2Bytes + Number(this.atIs4 >= 0 || kind === D3NOW);
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
    const prefixes = this.kind === LEGACY ? this.data16 + this.w + this.address32 + (this.prefix === 0 ? 0 : 1) : 0;
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
    return this.kind === LEGACY && this.takesExtended && !forbidden.includes(row);
  }

  /** Letters of the fields that hold the operands, one each. */
  get fields(): string {
    return this.list.fields;
  }

  /** How each operand is accessed, in the rows' words: r, w, rw, cr, cw, rcw or n. */
  get accesses(): readonly string[] {
    return this.list.accesses;
  }

  /** Bits of the memory operand, 0 where it has no size. */
  get memoryBits(): number {
    return this.list.memoryBits;
  }

  /** True where operands have 64 bits without REX.W. */
  get default64(): boolean {
    return this.packed.default64;
  }

  /** CPUID features that it needs. */
  get features(): readonly string[] {
    return featureSets[this.packed.features]!.split('+').filter((name) => name !== '');
  }

  /** What it does to the flags, in the rows' words: `fr=`, `fw=`, `f0=`, `f1=`, `fu=`, and a letter for each flag. */
  get effects(): string {
    return effectSets[this.packed.effects]!;
  }

  /** True where the two sources may change places. */
  get commutes(): boolean {
    return (this.packed.operation & FLAG_COMMUTES) !== 0;
  }

  /** True where the write mask is 0 afterwards. */
  get clearsMask(): boolean {
    return (this.packed.operation & FLAG_CLEARS_MASK) !== 0;
  }

  /** True where the bit W of VEX, EVEX or XOP has no meaning to the form, which then encodes 0. */
  get ignoresW(): boolean {
    return this.packed.wIgnored;
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
