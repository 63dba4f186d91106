// Writes machine steps: gives out virtual registers, keeps each constant once, and turns a template of the table into
// instructions on the registers of one operation.

import { RawCpuError } from '../../../errors/index.ts';
import { type DType, dtypes } from '../../dtype.ts';
import type {
  MachineInstruction,
  MachineOperand,
  MachineStep,
  RegisterClass,
  RegisterView,
  VirtualRegister,
} from '../machine.ts';
import type { Target } from '../target.ts';
import { elementBytes, littleEndian, reciprocal, tableConstant } from './constants.ts';
import { laneTexts } from './lane-texts.ts';
import type { NameOperand, Statement, TemplateOperand, Width } from './template.ts';

/** Thrown where a kernel needs wider registers than its number of lanes leaves: it is lowered again with fewer lanes. */
export class TooWide extends Error {}

/** What a template is filled in with. */
export interface Site {
  /** The type whose elements temporaries have, unless they say otherwise. */
  readonly type: DType;
  readonly arguments: Readonly<Record<string, VirtualRegister>>;
  readonly result: { readonly class: RegisterClass; readonly elementBytes: number };
  /** The value of a constant argument. */
  readonly constant: (name: string) => bigint;
  /** A mask under which the result is made: it is false elsewhere. */
  readonly under?: VirtualRegister;
  readonly node: number;
}

const letterBytes = { x: 16, y: 32, z: 64 } as const;

// Instructions on ymm registers that AVX has, though they begin as those on integers do.
const floatNames = /^vp(erm2f128|ermilp[sd]|test)/;
// EVEX gives bitwise instructions on vectors the size of the elements that a mask would count.
const evexNames: Readonly<Record<string, string>> = {
  vpand: 'vpandd',
  vpandn: 'vpandnd',
  vpor: 'vpord',
  vpxor: 'vpxord',
  vmovdqa: 'vmovdqa64',
};

function key(element: Uint8Array, bytes: number): string {
  return `${bytes}:${element.join()}`;
}

export class BlockBuilder {
  readonly target: Target;
  readonly lanes: number;
  readonly vectorBytes: number;
  readonly invariant: MachineStep[] = [];
  body: MachineStep[] = [];
  private count = 0;
  private readonly constants = new Map<string, VirtualRegister>();

  constructor(target: Target, vectorBytes: number, lanes: number) {
    this.target = target;
    this.vectorBytes = vectorBytes;
    this.lanes = lanes;
  }

  /** Bytes of the register that holds a value of elements so wide. */
  bytesFor(elementBytes: number): number {
    const bytes = Math.max(16, this.lanes * elementBytes);
    if (bytes > this.vectorBytes) throw new TooWide();
    return bytes;
  }

  vector(elementBytes: number): VirtualRegister {
    return this.register('vector', this.bytesFor(elementBytes));
  }

  register(kind: RegisterClass, bytes: number): VirtualRegister {
    return { kind: 'register', id: this.count++, class: kind, bytes };
  }

  /** The register that holds copies of an element throughout the loop. */
  constant(element: Uint8Array, bytes: number): VirtualRegister {
    const name = key(element, bytes);
    const known = this.constants.get(name);
    if (known !== undefined) return known;
    const to = this.register('vector', bytes);
    this.constants.set(name, to);
    this.invariant.push({
      kind: 'instruction',
      mnemonic: 'vmovups',
      operands: [to, { kind: 'constant', element, bytes }],
    });
    return to;
  }

  /** A mask of ones in every lane, or of zeros. */
  maskConstant(value: boolean): VirtualRegister {
    const zero = this.constant(new Uint8Array(4), this.bytesFor(1));
    const to = this.register('mask', 8);
    const step: MachineInstruction = {
      kind: 'instruction',
      mnemonic: 'vpcmpb',
      operands: [to, zero, zero, { kind: 'immediate', value: value ? 0 : 4 }],
    };
    this.invariant.push(step);
    return to;
  }

  emit(step: MachineStep): void {
    if (step.kind === 'instruction' && this.target.level === 'avx') {
      const { mnemonic, operands } = step;
      const wide = operands.some(
        (operand) => 'bytes' in operand && operand.kind !== 'constant' && operand.bytes === 32,
      );
      if (wide && mnemonic.startsWith('vp') && !floatNames.test(mnemonic)) throw new TooWide();
    }
    this.body.push(step);
  }

  /** The steps that `work` emits, kept apart from the body. */
  aside(work: () => void): MachineStep[] {
    const outer = this.body;
    this.body = [];
    work();
    const steps = this.body;
    this.body = outer;
    return steps;
  }

  /** Writes the statements of a row; gives the register of its result. */
  fill(statements: readonly Statement[], site: Site): VirtualRegister {
    const values: Record<string, VirtualRegister> = { ...site.arguments };
    for (const statement of statements) {
      const operands = statement.operands.map((operand) => this.operand(operand, values, site));
      const to = this.written(statement.to, site);
      if (statement.lanes !== undefined) this.emitLanes(statement, to, values, site);
      else this.emit(this.instruction(statement, to, operands, values, site));
      values[statement.to.name] = to;
    }
    const result = values.d;
    if (result === undefined) throw new RawCpuError('INTERNAL', 'lowering table: a row without a result');
    return result;
  }

  private instruction(
    statement: Statement,
    to: VirtualRegister,
    operands: readonly MachineOperand[],
    values: Readonly<Record<string, VirtualRegister>>,
    site: Site,
  ): MachineInstruction {
    const { merge, zeroing, mask } = statement;
    const under = statement.to.name === 'd' ? site.under : undefined;
    return {
      kind: 'instruction',
      mnemonic: this.spell(statement.mnemonic),
      operands: [to, ...operands],
      ...(merge === undefined ? {} : { merge: this.value(merge, values) }),
      ...(mask === undefined ? {} : { mask: this.value(mask, values) }),
      ...(under === undefined ? {} : { mask: under }),
      ...(zeroing ? { zeroing } : {}),
      node: site.node,
    };
  }

  private emitLanes(
    statement: Statement,
    to: VirtualRegister,
    values: Readonly<Record<string, VirtualRegister>>,
    site: Site,
  ): void {
    const text = laneTexts[statement.lanes as string];
    if (text === undefined) throw new RawCpuError('INTERNAL', `lowering table: no lane text '${statement.lanes}'`);
    const size = (width: Width, fallback: number) => (typeof width === 'number' ? width : fallback);
    this.emit({
      kind: 'lanes',
      text,
      to,
      toElementBytes: size(statement.to.width, statement.to.name === 'd' ? site.result.elementBytes : this.own(site)),
      from: (statement.operands as readonly NameOperand[]).map((operand) => ({
        register: this.value(operand.name, values),
        elementBytes: size(operand.width, this.own(site)),
      })),
      node: site.node,
    });
  }

  private own(site: Site): number {
    return dtypes[site.type].bytes;
  }

  private spell(mnemonic: string): string {
    if (mnemonic.includes('%k'))
      return mnemonic.replace('%k', this.lanes <= 8 ? 'b' : this.lanes <= 16 ? 'w' : this.lanes <= 32 ? 'd' : 'q');
    return this.target.evex ? (evexNames[mnemonic] ?? mnemonic) : mnemonic;
  }

  private written({ name, width }: NameOperand, site: Site): VirtualRegister {
    if (name === 'd' && width === undefined) {
      return site.result.class === 'vector'
        ? this.vector(site.result.elementBytes)
        : this.register(site.result.class, 8);
    }
    if (name.startsWith('k')) return this.register('mask', 8);
    return this.register('vector', this.widthBytes(width, site));
  }

  private widthBytes(width: Width, site: Site): number {
    if (width === undefined) return this.bytesFor(this.own(site));
    return typeof width === 'number' ? this.bytesFor(width) : letterBytes[width];
  }

  private value(name: string, values: Readonly<Record<string, VirtualRegister>>): VirtualRegister {
    const value = values[name];
    if (value === undefined) throw new RawCpuError('INTERNAL', `lowering table: '${name}' has no value yet`);
    return value;
  }

  private operand(
    operand: TemplateOperand,
    values: Readonly<Record<string, VirtualRegister>>,
    site: Site,
  ): VirtualRegister | RegisterView | { kind: 'immediate'; value: number } {
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
    if (text.startsWith('reciprocal:')) {
      return elementBytes('f64', reciprocal(Number(site.constant(text.slice(11))), 'f64'));
    }
    const shifted = text.includes('sh') ? /^(shl|ushr|signshr):([a-c])$/.exec(text) : null;
    if (shifted === null) return tableConstant(text, site.type);
    const [, how, name] = shifted as unknown as [string, string, string];
    const bits = 8 * this.own(site);
    const count = this.countOf(name, site);
    const ones = (1n << BigInt(bits)) - 1n;
    const value = how === 'shl' ? ones << count : (how === 'ushr' ? ones : 1n << BigInt(bits - 1)) >> count;
    return littleEndian(value & ones, bits / 8);
  }
}
