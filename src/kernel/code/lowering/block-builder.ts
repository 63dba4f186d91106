// Writes machine steps: gives out virtual registers, keeps each constant once, and turns a row of the table into
// instructions on the registers of one operation.

import { RawCpuError } from '../../../errors/index.ts';
import { type DType, dtypes } from '../../dtype.ts';
import { instructionFacts } from '../instruction-facts.ts';
import type {
  ElementBytes,
  MachineInstruction,
  MachineOperand,
  MachineStep,
  VectorBytes,
  VirtualGeneral,
  VirtualMask,
  VirtualRegister,
  VirtualVector,
} from '../machine-steps.ts';
import type { Target } from '../target.ts';
import { elementBytes, littleEndian, reciprocal, tableConstant } from './constant-bytes.ts';
import { laneRoutines } from './lane-routines.ts';
import type { NameOperand, RowStatement, TemplateOperand, Width } from './row-notation.ts';

/** Thrown where a kernel needs wider registers than its number of lanes leaves: it is lowered again with fewer lanes. */
export class TooWide extends Error {}

/** What a row is filled in with. */
export interface Site {
  /** The type whose elements temporaries have, unless they say otherwise. */
  readonly type: DType;
  readonly arguments: Readonly<Record<string, VirtualRegister>>;
  readonly result: { readonly file: 'vector' | 'mask'; readonly elementBytes: ElementBytes };
  /** The value of a constant argument. */
  readonly constant: (name: string) => bigint;
  /** A mask under which the result is made: it is false elsewhere. */
  readonly under?: VirtualMask;
  readonly node: number;
}

/** What an instruction may have beside a result and sources. */
export type InstructionExtras = Partial<Pick<MachineInstruction, 'merge' | 'mask' | 'zeroing' | 'node'>>;

const letterBytes = { x: 16, y: 32, z: 64 } as const;

// EVEX gives bitwise instructions on vectors the size of the elements that a mask would count.
const evexNames: Readonly<Record<string, string>> = {
  vpand: 'vpandd',
  vpandn: 'vpandnd',
  vpor: 'vpord',
  vpxor: 'vpxord',
  vmovdqa: 'vmovdqa64',
};

/** The shifts of constants that the table names: what of a shift's count, for elements of so many bits, with all ones. */
const shiftedConstants: Readonly<Record<string, (count: bigint, bits: bigint, ones: bigint) => bigint>> = {
  shl: (count, _bits, ones) => ones << count,
  ushr: (count, _bits, ones) => ones >> count,
  signshr: (count, bits) => (1n << (bits - 1n)) >> count,
};

function key(element: Uint8Array, bytes: number): string {
  return `${bytes}:${element.join()}`;
}

export class BlockBuilder {
  readonly target: Target;
  readonly lanes: number;
  readonly vectorBytes: VectorBytes;
  readonly invariant: MachineStep[] = [];
  body: MachineStep[] = [];
  private count = 0;
  private readonly constants = new Map<string, VirtualVector>();

  constructor(target: Target, vectorBytes: VectorBytes, lanes: number) {
    this.target = target;
    this.vectorBytes = vectorBytes;
    this.lanes = lanes;
  }

  /** Bytes of the register that holds a value of elements so wide. */
  bytesFor(elementBytes: number): VectorBytes {
    const bytes = this.lanes * elementBytes;
    if (bytes > this.vectorBytes) throw new TooWide();
    return bytes > 32 ? 64 : bytes > 16 ? 32 : 16;
  }

  vector(elementBytes: number): VirtualVector {
    return this.vectorOf(this.bytesFor(elementBytes));
  }

  vectorOf(bytes: VectorBytes): VirtualVector {
    return { kind: 'register', id: this.count++, file: 'vector', bytes };
  }

  mask(): VirtualMask {
    return { kind: 'register', id: this.count++, file: 'mask', bytes: 8 };
  }

  general(): VirtualGeneral {
    return { kind: 'register', id: this.count++, file: 'general', bytes: 8 };
  }

  /** The register that holds copies of an element throughout the loop. */
  constant(element: Uint8Array, bytes: VectorBytes): VirtualVector {
    const name = key(element, bytes);
    const known = this.constants.get(name);
    if (known !== undefined) return known;
    const to = this.vectorOf(bytes);
    this.constants.set(name, to);
    this.invariant.push({ kind: 'constant', to, element });
    return to;
  }

  /** A mask of ones in every lane, or of zeros. */
  maskConstant(value: boolean): VirtualMask {
    const zero = this.constant(new Uint8Array(4), this.bytesFor(1));
    const to = this.mask();
    const predicate = { kind: 'immediate', value: value ? 0 : 4 } as const;
    this.invariant.push(this.made('vpcmpb', to, [zero, zero, predicate]));
    return to;
  }

  emit(step: MachineStep): void {
    this.body.push(step);
  }

  /** Appends an instruction. @throws TooWide where AVX lacks it with 32 bytes. */
  instruction(
    mnemonic: string,
    to: VirtualRegister,
    sources: readonly MachineOperand[],
    extras: InstructionExtras = {},
  ): void {
    this.body.push(this.made(mnemonic, to, sources, extras));
  }

  private made(
    mnemonic: string,
    to: VirtualRegister,
    sources: readonly MachineOperand[],
    extras: InstructionExtras = {},
  ): MachineInstruction {
    const { target } = this;
    const facts = instructionFacts(mnemonic, to, sources, extras.mask !== undefined, target);
    if (facts === undefined) {
      // Integers of 32 bytes came with AVX2.
      if (target.level === 'avx' && [to, ...sources].some((operand) => 'bytes' in operand && operand.bytes === 32)) {
        throw new TooWide();
      }
      throw new RawCpuError('INTERNAL', `lowering: level ${target.level} has no ${mnemonic} for such operands`);
    }
    if (facts.readsResult && extras.merge === undefined) {
      throw new RawCpuError('INTERNAL', `lowering: ${mnemonic} starts from a value, and none is given`);
    }
    const clobbers = facts.writtenSources.flatMap((place) => {
      const source = sources[place]!;
      return source.kind === 'register' ? [source] : [];
    });
    if (facts.clearsMask && extras.mask !== undefined) clobbers.push(extras.mask);
    return { kind: 'instruction', mnemonic, facts, to, sources, clobbers, ...extras };
  }

  /** The steps that `work` emits, kept apart from the body. */
  apart(work: () => void): MachineStep[] {
    const outer = this.body;
    this.body = [];
    work();
    const steps = this.body;
    this.body = outer;
    return steps;
  }

  /** Writes the statements of a row; gives the register of its result. */
  fill(statements: readonly RowStatement[], site: Site): VirtualRegister {
    const values: Record<string, VirtualRegister> = { ...site.arguments };
    for (const statement of statements) {
      if (statement.lanes !== undefined) values[statement.to.name] = this.laneStatement(statement, values, site);
      else {
        const sources = statement.operands.map((operand) => this.source(operand, values, site));
        const to = this.written(statement.to, site);
        this.instruction(this.spell(statement.mnemonic), to, sources, this.extrasOf(statement, values, site));
        values[statement.to.name] = to;
      }
    }
    const result = values.d;
    if (result === undefined) throw new RawCpuError('INTERNAL', 'lowering table: a row without a result');
    return result;
  }

  private extrasOf(
    { merge, zeroing, mask, to }: RowStatement,
    values: Readonly<Record<string, VirtualRegister>>,
    site: Site,
  ): InstructionExtras {
    const under = to.name === 'd' ? site.under : undefined;
    return {
      ...(merge === undefined ? {} : { merge: this.value(merge, values) }),
      ...(mask === undefined ? {} : { mask: ofFile('mask', this.value(mask, values)) }),
      ...(under === undefined ? {} : { mask: under }),
      ...(zeroing ? { zeroing } : {}),
      node: site.node,
    };
  }

  private laneStatement(
    { lanes = '', to: { name, width }, operands }: RowStatement,
    values: Readonly<Record<string, VirtualRegister>>,
    site: Site,
  ): VirtualVector {
    const routine = laneRoutines[lanes];
    if (routine === undefined) throw new RawCpuError('INTERNAL', `lowering table: no lane routine '${lanes}'`);
    const own = this.own(site);
    const size = (given: Width, fallback: ElementBytes) => (typeof given === 'number' ? given : fallback);
    const from = operands.map((operand) => {
      if (operand.kind !== 'name') throw new RawCpuError('INTERNAL', 'lowering table: lane code reads registers');
      return { register: ofFile('vector', this.value(operand.name, values)), elementBytes: size(operand.width, own) };
    });
    const to = ofFile('vector', this.written({ kind: 'name', name, width }, site));
    const toElementBytes = size(width, name === 'd' ? site.result.elementBytes : own);
    this.emit({ kind: 'lanes', routine, to, toElementBytes, from, node: site.node });
    return to;
  }

  private own(site: Site): ElementBytes {
    return dtypes[site.type].bytes;
  }

  private spell(mnemonic: string): string {
    if (mnemonic.includes('%k'))
      return mnemonic.replace('%k', this.lanes <= 8 ? 'b' : this.lanes <= 16 ? 'w' : this.lanes <= 32 ? 'd' : 'q');
    return this.target.evex ? (evexNames[mnemonic] ?? mnemonic) : mnemonic;
  }

  private written({ name, width }: NameOperand, site: Site): VirtualRegister {
    if (name === 'd' && width === undefined) {
      return site.result.file === 'vector' ? this.vector(site.result.elementBytes) : this.mask();
    }
    if (name.startsWith('k')) return this.mask();
    return this.vectorOf(this.widthBytes(width, site));
  }

  private widthBytes(width: Width, site: Site): VectorBytes {
    if (width === undefined) return this.bytesFor(this.own(site));
    return typeof width === 'number' ? this.bytesFor(width) : letterBytes[width];
  }

  private value(name: string, values: Readonly<Record<string, VirtualRegister>>): VirtualRegister {
    const value = values[name];
    if (value === undefined) throw new RawCpuError('INTERNAL', `lowering table: '${name}' has no value yet`);
    return value;
  }

  private source(
    operand: TemplateOperand,
    values: Readonly<Record<string, VirtualRegister>>,
    site: Site,
  ): MachineOperand {
    switch (operand.kind) {
      case 'immediate':
        return operand;
      case 'count':
        return { kind: 'immediate', value: Number(this.countOf(operand.of, site)) };
      case 'constant':
        return this.constant(this.constantBytes(operand.text, site), this.widthBytes(operand.width, site));
      case 'name': {
        const value = this.value(operand.name, values);
        if (operand.width === undefined) return value;
        const bytes = this.widthBytes(operand.width, site);
        return bytes === value.bytes ? value : { kind: 'view', of: value, bytes };
      }
    }
  }

  /** A shift's constant count, modulo the width of what it shifts. */
  private countOf(name: string, site: Site): bigint {
    return site.constant(name) & BigInt(8 * this.own(site) - 1);
  }

  /** Constants that hang on another one: `@reciprocal:b` for quotients; of a shift's count `@shl:b` are all ones shifted, `@ushr:b` likewise, `@signshr:b` the sign. */
  private constantBytes(text: string, site: Site): Uint8Array {
    const [how = '', name = ''] = text.split(':');
    if (how === 'reciprocal') return elementBytes('f64', reciprocal(Number(site.constant(name)), 'f64'));
    const shifted = shiftedConstants[how];
    if (shifted === undefined) return tableConstant(text, site.type);
    const bytes = this.own(site);
    const bits = BigInt(8 * bytes);
    const ones = (1n << bits) - 1n;
    return littleEndian(shifted(this.countOf(name, site), bits, ones) & ones, bytes);
  }
}

/** A register that is known to be of a file. */
export function ofFile<F extends VirtualRegister['file']>(
  file: F,
  register: VirtualRegister,
): Extract<VirtualRegister, { readonly file: F }> {
  if (isOfFile(file, register)) return register;
  throw new RawCpuError('INTERNAL', `lowering: a ${file} register is wanted, not a ${register.file} register`);
}

function isOfFile<F extends VirtualRegister['file']>(
  file: F,
  register: VirtualRegister,
): register is Extract<VirtualRegister, { readonly file: F }> {
  return register.file === file;
}
