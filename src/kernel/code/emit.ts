// Machine steps with their registers become instructions: AVX's three operands as they are, or as SSE's two; constants and
// tables in memory behind the code; slots on the stack. What a step means is decided elsewhere; nothing is chosen here.

import { Assembler, assemble } from '../../asm/index.ts';
import { RawCpuError } from '../../errors/index.ts';
import type { Label, Register } from '../../isa/index.ts';
import * as isa from '../../isa/index.ts';
import { type AllocationSink, overwritesSource } from './allocate.ts';
import type { MachineInstruction, MachineOperand, MachineStep, RareSteps, VirtualRegister } from './machine.ts';
import type { Target } from './target.ts';

type Operand = unknown;
type Method = (...operands: Operand[]) => Assembler;

const named = isa as unknown as Record<string, Register>;
const family = (prefix: string, count: number): readonly Register[] =>
  Array.from({ length: count }, (_, n) => named[`${prefix}${n}`]!);

/** Registers by width and number. */
const vectors = new Map([
  [16, family('xmm', 32)],
  [32, family('ymm', 32)],
  [64, family('zmm', 32)],
]);
const masks = family('k', 8);
export const general64: readonly Register[] = ['rax', 'rcx', 'rdx', 'rbx', 'rsp', 'rbp', 'rsi', 'rdi']
  .map((name) => named[name]!)
  .concat(Array.from({ length: 8 }, (_, n) => named[`r${n + 8}`]!));
const general32: readonly Register[] = ['eax', 'ecx', 'edx', 'ebx', 'esp', 'ebp', 'esi', 'edi']
  .map((name) => named[name]!)
  .concat(Array.from({ length: 8 }, (_, n) => named[`r${n + 8}d`]!));

const roundings = {
  'rn-sae': isa.rn_sae,
  'rd-sae': isa.rd_sae,
  'ru-sae': isa.ru_sae,
  'rz-sae': isa.rz_sae,
  sae: isa.sae,
} as const;

/** Memory operands by their size in bytes. */
const memoryOf: Readonly<Record<number, isa.MemoryConstructor<number>>> = {
  1: isa.byte,
  2: isa.word,
  4: isa.dword,
  8: isa.qword,
  16: isa.xmmword,
  32: isa.ymmword,
  64: isa.zmmword,
} as never;

/** A memory operand: base, index, scale, displacement. */
export interface Address {
  readonly base: Register;
  readonly index?: Register;
  readonly scale?: 1 | 2 | 4 | 8;
  readonly displacement: number;
}

export function memory(bytes: number, { base, index, scale = 1, displacement }: Address): Operand {
  const make = memoryOf[bytes] as (...parts: unknown[]) => Operand;
  return index === undefined ? make(base, displacement) : make(base, index, scale, displacement);
}

/** How steps that reach outside of registers are written; the loop knows where streams and parameters are. */
export interface Environment {
  load(step: MachineStep & { kind: 'load' }, to: number): void;
  store(step: MachineStep & { kind: 'store' }, from: number): void;
  parameter(step: MachineStep & { kind: 'parameter' }, to: number): void;
  position(step: MachineStep & { kind: 'position' }, to: number): void;
  present(step: MachineStep & { kind: 'present' }, to: number): void;
  watch(step: MachineStep & { kind: 'watch' }): void;
  lanes(step: MachineStep & { kind: 'lanes' }, physical: (register: VirtualRegister) => number): void;
}

/** A constant that lies behind the code. */
interface PoolEntry {
  readonly label: Label;
  readonly data: Uint8Array;
  readonly alignment: number;
}

export class Emitter implements AllocationSink {
  readonly target: Target;
  readonly assembler: Assembler;
  readonly destructive: boolean;
  /** Bytes of stack that slots take. */
  frameBytes = 0;
  private asides = 0;
  private readonly commentOf: ((node: number) => string | undefined) | undefined;
  private lastComment = '';
  private readonly methods: Record<string, Method>;
  private readonly pool = new Map<string, PoolEntry>();
  private environment: Environment | undefined;

  /** @param commentOf for a listing: what a node of the IR comes from. */
  constructor(target: Target, commentOf?: (node: number) => string | undefined) {
    this.target = target;
    this.destructive = !target.vex;
    this.assembler = new Assembler({ listing: commentOf !== undefined });
    this.commentOf = commentOf;
    this.methods = this.assembler as unknown as Record<string, Method>;
  }

  /** Within `work`, streams and parameters are reached as `environment` says. */
  within(environment: Environment, work: () => void): void {
    const outer = this.environment;
    this.environment = environment;
    work();
    this.environment = outer;
  }

  /** Appends an instruction. Vector instructions bear their AVX name, whatever the level. */
  op(mnemonic: string, ...operands: Operand[]): void {
    const name = !this.target.vex && mnemonic.startsWith('v') ? mnemonic.slice(1) : mnemonic;
    const method = this.methods[name];
    if (method === undefined) throw new RawCpuError('INTERNAL', `no instruction is called '${name}'`);
    method.apply(this.assembler, operands);
  }

  vector(bytes: number, physical: number): Register {
    return vectors.get(bytes)![physical]!;
  }

  mask(physical: number): Register {
    return masks[physical]!;
  }

  /** The register of a virtual one, at a width. */
  register({ class: kind, bytes }: VirtualRegister, physical: number, width = bytes): Register {
    if (kind === 'vector') return this.vector(width, physical);
    if (kind === 'mask') return this.mask(physical);
    return width === 8 ? general64[physical]! : general32[physical]!;
  }

  slot(bytes: number): number {
    const size = Math.max(bytes, 8);
    this.frameBytes = Math.ceil(this.frameBytes / size) * size + size;
    return this.frameBytes - size;
  }

  copy(to: number, from: number, register: VirtualRegister): void {
    const move = register.class === 'vector' ? 'vmovaps' : register.class === 'mask' ? 'kmovq' : 'mov';
    const bytes = register.class === 'general' ? 8 : register.bytes;
    this.op(move, this.register(register, to, bytes), this.register(register, from, bytes));
  }

  spill(from: number, slot: number, register: VirtualRegister): void {
    this.op(this.moveOf(register), this.slotOf(slot, register), this.register(register, from, this.wide(register)));
  }

  reload(to: number, slot: number, register: VirtualRegister): void {
    this.op(this.moveOf(register), this.register(register, to, this.wide(register)), this.slotOf(slot, register));
  }

  remake(step: MachineStep, to: number): void {
    this.step(step, () => to);
  }

  /** A label for constant data; equal data is kept once. */
  constant(data: Uint8Array, alignment: number): Label {
    const key = `${alignment}:${data.join()}`;
    let entry = this.pool.get(key);
    if (entry === undefined) {
      entry = { label: this.assembler.label(`c${this.pool.size}`), data, alignment };
      this.pool.set(key, entry);
    }
    return entry.label;
  }

  aside(condition: number, step: RareSteps, work: () => void): void {
    const { assembler } = this;
    const [rare, after] = [assembler.label(`rare_${this.asides}`), assembler.label(`after_${this.asides++}`)];
    const register = this.register(step.condition, condition);
    if (step.condition.class === 'mask') this.op('kortestq', register, register);
    else {
      this.op(step.conditionBytes < 4 ? 'vpmovmskb' : 'vmovmskps', isa.eax, register);
      this.op('test', isa.eax, isa.eax);
    }
    this.op('jnz', rare);
    assembler.bind(after);
    const { sectionName } = assembler;
    // What is seldom run within what is seldom run stands aside of that again.
    assembler.section(sectionName.startsWith('.text.rare') ? `${sectionName}.rare` : '.text.rare');
    assembler.bind(rare);
    work();
    this.op('jmp', after);
    assembler.section(sectionName);
  }

  /** Memory behind the code that is filled with one element, as an operand. */
  filled(element: Uint8Array, bytes: number): Operand {
    return memoryOf[bytes]!(this.constant(repeated(element, bytes), bytes));
  }

  step(step: MachineStep, physical: (register: VirtualRegister) => number): void {
    const environment = this.environment!;
    this.comment(step);
    switch (step.kind) {
      case 'instruction':
        this.instruction(step, physical);
        break;
      case 'load':
        environment.load(step, physical(step.to));
        break;
      case 'store':
        environment.store(step, physical(step.from));
        break;
      case 'parameter':
        environment.parameter(step, physical(step.to));
        break;
      case 'position':
        environment.position(step, physical(step.to));
        break;
      case 'present':
        environment.present(step, physical(step.to));
        break;
      case 'watch':
        environment.watch(step);
        break;
      case 'lanes':
        environment.lanes(step, physical);
        break;
      case 'rare':
        throw new RawCpuError('INTERNAL', 'rare steps are placed by the allocator');
    }
  }

  /** Notes the source of a step's node where it is another than that of the step before. */
  private comment(step: MachineStep): void {
    if (this.commentOf === undefined || !('node' in step) || step.node === undefined) return;
    const text = this.commentOf(step.node);
    if (text === undefined || text === this.lastComment) return;
    this.lastComment = text;
    this.assembler.note(`; ${text}`, this.assembler.position);
  }

  /** Appends text that the assembler reads, for the code of single lanes. */
  text(source: string): void {
    this.assembler.db(assemble(source).bytes);
  }

  /** Appends the constants and ends. */
  finish(): ReturnType<Assembler['finish']> {
    const { assembler } = this;
    if (this.pool.size > 0) {
      assembler.section('.rodata');
      for (const { label, data, alignment } of [...this.pool.values()].sort((a, b) => b.alignment - a.alignment)) {
        assembler.align(alignment).bind(label).db(data);
      }
    }
    return assembler.finish();
  }

  private instruction(step: MachineInstruction, physical: (register: VirtualRegister) => number): void {
    const operands = step.operands.map((operand) => this.operand(operand, physical));
    if (this.destructive && step.merge === undefined && overwritesSource(step)) operands.splice(1, 1);
    if (step.mask !== undefined) {
      const masked = (operands[0] as { k(mask: Register): { z(): unknown } }).k(masks[physical(step.mask)]!);
      operands[0] = step.zeroing === true ? masked.z() : masked;
    }
    if (step.rounding !== undefined) {
      const last = step.operands[step.operands.length - 1]!;
      operands.splice(last.kind === 'immediate' ? operands.length - 1 : operands.length, 0, roundings[step.rounding]);
    }
    this.op(step.mnemonic, ...operands);
  }

  private operand(operand: MachineOperand, physical: (register: VirtualRegister) => number): Operand {
    switch (operand.kind) {
      case 'register':
        return this.register(operand, physical(operand));
      case 'view':
        return this.register(operand.of, physical(operand.of), operand.bytes);
      case 'immediate':
        return operand.value;
      case 'constant': {
        const { element, bytes, broadcast } = operand;
        if (broadcast === true) {
          const scalar = memoryOf[element.length]!(this.constant(element, element.length)) as unknown as {
            bcst(): unknown;
          };
          return scalar.bcst();
        }
        return this.filled(element, bytes);
      }
      case 'table': {
        const label = this.constant(operand.data, 64);
        if (operand.index === undefined) return memoryOf[operand.bytes]!(label);
        // A gather has no room for a label beside its index: the base goes through rax.
        this.op('lea', isa.rax, isa.ptr(label));
        return memory(operand.bytes, {
          base: isa.rax,
          index: this.register(operand.index, physical(operand.index)),
          scale: operand.scale ?? 1,
          displacement: 0,
        });
      }
    }
  }

  private wide(register: VirtualRegister): number {
    return register.class === 'general' ? 8 : register.bytes;
  }

  private moveOf({ class: kind }: VirtualRegister): string {
    return kind === 'vector' ? 'vmovaps' : kind === 'mask' ? 'kmovq' : 'mov';
  }

  private slotOf(slot: number, register: VirtualRegister): Operand {
    return memory(register.class === 'vector' ? register.bytes : 8, { base: isa.rsp, displacement: slot });
  }
}

function repeated(element: Uint8Array, bytes: number): Uint8Array {
  const data = new Uint8Array(bytes);
  for (let at = 0; at < bytes; at += element.length) data.set(element, at);
  return data;
}
