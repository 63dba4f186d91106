// Machine steps with their registers become instructions: AVX's three operands as they are, or as SSE's two; constants and
// tables in memory after the code; slots on the stack. What a step means is decided elsewhere; nothing is chosen here.

import { type AnyOperand, Assembler, type Assembly } from '../../asm/index.ts';
import { RawCpuError } from '../../errors/index.ts';
import type {
  K,
  Label,
  Memory,
  MemoryConstructor,
  R32,
  R64,
  Register,
  VectorMemory,
  Xmm,
  Ymm,
  Zmm,
} from '../../isa/index.ts';
import * as isa from '../../isa/index.ts';
import type { AllocationSink } from './allocate.ts';
import { instructionNumber } from './instruction-facts.ts';
import type {
  ColdBlock,
  ElementBytes,
  MachineInstruction,
  MachineOperand,
  MachineStep,
  PoolTable,
  VectorBytes,
  VirtualRegister,
} from './machine-steps.ts';
import { general32, general64, maskRegister, vectorRegister, writeMask } from './physical-registers.ts';
import type { Target } from './target.ts';

/** Makers of memory operands by their size in bytes. */
const makers = new Map<number, MemoryConstructor<number>>([
  [1, isa.byte],
  [2, isa.word],
  [4, isa.dword],
  [8, isa.qword],
  [16, isa.xmmword],
  [32, isa.ymmword],
  [64, isa.zmmword],
]);

function memoryOf(bytes: number): MemoryConstructor<number> {
  const make = makers.get(bytes);
  if (make === undefined) throw new RawCpuError('INTERNAL', `no memory operand has ${bytes} bytes`);
  return make;
}

/** A memory operand: base, index, scale, displacement. */
export interface Address {
  readonly base: R64;
  readonly index?: R64;
  readonly scale?: ElementBytes;
  readonly displacement: number;
}

export function memory(bytes: number, { base, index, scale = 1, displacement }: Address): Memory {
  const make = memoryOf(bytes);
  return index === undefined ? make(base, displacement) : make(base, index, scale, displacement);
}

function gathered(bytes: number, base: R64, index: Xmm | Ymm | Zmm, scale: ElementBytes): VectorMemory {
  const make = memoryOf(bytes);
  if (index.kind === 'xmm') return make(base, index, scale);
  return index.kind === 'ymm' ? make(base, index, scale) : make(base, index, scale);
}

/** How steps that reach outside of registers are written; the loop knows where streams and parameters are. */
export interface Environment {
  load(step: MachineStep & { kind: 'load' }, to: number): void;
  store(step: MachineStep & { kind: 'store' }, from: number): void;
  parameter(step: MachineStep & { kind: 'parameter' }, to: number): void;
  index(step: MachineStep & { kind: 'index' }, to: number): void;
  present(step: MachineStep & { kind: 'present' }, to: number): void;
  watch(step: MachineStep & { kind: 'watch' }): void;
  lanes(step: MachineStep & { kind: 'lanes' }, physical: (register: VirtualRegister) => number): void;
}

/** A constant that lies after the code. */
interface PoolEntry {
  readonly label: Label;
  readonly data: Uint8Array;
  readonly alignment: number;
}

export class Emitter implements AllocationSink {
  readonly target: Target;
  readonly assembler: Assembler;
  /** Bytes of stack that slots take. */
  frameBytes = 0;
  /** Slots that nothing needs any more, by their size. */
  private readonly freeSlots = new Map<number, number[]>();
  private coldBlocks = 0;
  private section = '.text';
  private readonly commentOf: ((node: number) => string | undefined) | undefined;
  private lastComment = '';
  private readonly pool = new Map<string, PoolEntry>();
  private environment: Environment | undefined;

  /** @param commentOf for a listing: what a node of the IR comes from. */
  constructor(target: Target, commentOf?: (node: number) => string | undefined) {
    this.target = target;
    this.assembler = new Assembler({ listing: commentOf !== undefined });
    this.commentOf = commentOf;
  }

  /** Within `work`, streams and parameters are reached as `environment` says. */
  within(environment: Environment, work: () => void): void {
    const outer = this.environment;
    this.environment = environment;
    work();
    this.environment = outer;
  }

  /** Appends an instruction. Vector instructions bear their AVX name, whatever the level. */
  op(mnemonic: string, a?: AnyOperand, b?: AnyOperand, c?: AnyOperand, d?: AnyOperand): void {
    this.assembler.emit(instructionNumber(mnemonic, this.target), a, b, c, d);
  }

  /** Makes a label; the assembler refuses a name that another one has. */
  label(name: string): Label {
    return this.assembler.label(name);
  }

  bind(label: Label): void {
    this.assembler.bind(label);
  }

  /** The register of a virtual one. */
  register(register: VirtualRegister, physical: number): Xmm | Ymm | Zmm | K | R64 | R32 {
    if (register.file === 'vector') return vectorRegister(register.bytes, physical);
    if (register.file === 'mask') return maskRegister(physical);
    return register.bytes === 8 ? general64(physical) : general32(physical);
  }

  slot(bytes: number): number {
    const size = Math.max(bytes, 8);
    const again = this.freeSlots.get(size)?.pop();
    if (again !== undefined) return again;
    this.frameBytes = Math.ceil(this.frameBytes / size) * size + size;
    return this.frameBytes - size;
  }

  freeSlot(slot: number, bytes: number): void {
    const size = Math.max(bytes, 8);
    const free = this.freeSlots.get(size);
    if (free === undefined) this.freeSlots.set(size, [slot]);
    else free.push(slot);
  }

  copy(to: number, from: number, register: VirtualRegister): void {
    this.op(moveOf(register), wholeRegister(register, to), wholeRegister(register, from));
  }

  spill(from: number, slot: number, register: VirtualRegister): void {
    this.op(moveOf(register), slotOf(slot, register), wholeRegister(register, from));
  }

  reload(to: number, slot: number, register: VirtualRegister): void {
    this.op(moveOf(register), wholeRegister(register, to), slotOf(slot, register));
  }

  rematerialise(step: MachineStep, to: number): void {
    this.step(step, () => to);
  }

  /** A label for constant data; equal data is kept once. */
  constant(data: Uint8Array, alignment: number): Label {
    const key = `${alignment}:${data.join()}`;
    let entry = this.pool.get(key);
    if (entry === undefined) {
      entry = { label: this.label(`c${this.pool.size}`), data, alignment };
      this.pool.set(key, entry);
    }
    return entry.label;
  }

  coldBlock(condition: number, step: ColdBlock, work: () => void): void {
    const number = this.coldBlocks++;
    const [cold, resume] = [this.label(`cold_${number}`), this.label(`resume_${number}`)];
    const register = this.register(step.condition, condition);
    if (step.condition.file === 'mask') this.op('kortestq', register, register);
    else {
      this.op(step.conditionBytes < 4 ? 'vpmovmskb' : 'vmovmskps', isa.eax, register);
      this.op('test', isa.eax, isa.eax);
    }
    this.op('jnz', cold);
    this.bind(resume);
    const outer = this.section;
    // A cold block within a cold block lies further away again.
    this.goOnIn(outer === '.text' ? '.text.cold' : `${outer}.cold`);
    this.bind(cold);
    work();
    this.op('jmp', resume);
    this.goOnIn(outer);
  }

  private goOnIn(section: string): void {
    this.section = section;
    this.assembler.section(section);
  }

  /** Memory after the code that is filled with one element, as an operand. */
  filled(element: Uint8Array, bytes: VectorBytes): Memory {
    return memoryOf(bytes)(this.constant(repeated(element, bytes), bytes));
  }

  step(step: MachineStep, physical: (register: VirtualRegister) => number): void {
    const environment = this.environment!;
    this.comment(step);
    switch (step.kind) {
      case 'instruction':
        this.instruction(step, physical);
        break;
      case 'constant': {
        const to = vectorRegister(step.to.bytes, physical(step.to));
        this.op('vmovups', to, this.filled(step.element, step.to.bytes));
        break;
      }
      case 'load':
        environment.load(step, physical(step.to));
        break;
      case 'store':
        environment.store(step, physical(step.from));
        break;
      case 'parameter':
        environment.parameter(step, physical(step.to));
        break;
      case 'index':
        environment.index(step, physical(step.to));
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
      case 'cold':
        throw new RawCpuError('INTERNAL', 'cold blocks are placed by the allocator');
    }
  }

  /** Notes the source of a step's node where it is another than that of the step before. */
  private comment(step: MachineStep): void {
    if (this.commentOf === undefined || !('node' in step) || step.node === undefined) return;
    const text = this.commentOf(step.node);
    if (text === undefined || text === this.lastComment) return;
    this.lastComment = text;
    this.assembler.comment(text);
  }

  /** Appends the constants and ends. */
  finish(): Assembly {
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
    const { number, isDestructive } = step.facts;
    const sources = step.sources.map((source) => this.operand(source, physical));
    if (isDestructive) sources.shift();
    const [b, c, d, e] = sources;
    this.assembler.emit(number, this.destination(step, physical), b, c, d, e);
  }

  private destination(
    { to, mask, zeroing }: MachineInstruction,
    physical: (register: VirtualRegister) => number,
  ): AnyOperand {
    const number = physical(to);
    if (mask === undefined || to.file === 'general') return this.register(to, number);
    const register = to.file === 'mask' ? maskRegister(number) : vectorRegister(to.bytes, number);
    const masked = register.k(writeMask(physical(mask)));
    return zeroing === true ? masked.z() : masked;
  }

  private operand(operand: MachineOperand, physical: (register: VirtualRegister) => number): AnyOperand {
    switch (operand.kind) {
      case 'register':
        return this.register(operand, physical(operand));
      case 'view': {
        const number = physical(operand.of);
        return operand.bytes === 4 ? general32(number) : vectorRegister(operand.bytes, number);
      }
      case 'immediate':
        return operand.value;
      case 'constant':
        return this.filled(operand.element, operand.bytes);
      case 'table':
        return this.table(operand, physical);
    }
  }

  private table({ data, bytes, index, scale }: PoolTable, physical: (register: VirtualRegister) => number): AnyOperand {
    const label = this.constant(data, 64);
    if (index === undefined) return memoryOf(bytes)(label);
    // A gather has no room for a label beside its index: the base goes through rax.
    this.op('lea', isa.rax, isa.ptr(label));
    return gathered(bytes, isa.rax, vectorRegister(index.bytes, physical(index)), scale ?? 1);
  }
}

/** The whole of a register, as copies and spills move it. */
const wholeRegister = (register: VirtualRegister, physical: number): Register => {
  if (register.file === 'vector') return vectorRegister(register.bytes, physical);
  return register.file === 'mask' ? maskRegister(physical) : general64(physical);
};

const moves = { vector: 'vmovaps', mask: 'kmovq', general: 'mov' } as const;
const moveOf = ({ file }: VirtualRegister): string => moves[file];

const slotOf = (slot: number, { file, bytes }: VirtualRegister): Memory =>
  memory(file === 'vector' ? bytes : 8, { base: isa.rsp, displacement: slot });

function repeated(element: Uint8Array, bytes: number): Uint8Array {
  const data = new Uint8Array(bytes);
  for (let at = 0; at < bytes; at += element.length) data.set(element, at);
  return data;
}
