// How a body reaches what is not in registers: the elements of streams, whole or in part, parameters, indices, and the
// lanes of a vector one by one.

import { RawCpuError } from '../../errors/index.ts';
import type { Label, Memory, R32, R64 } from '../../isa/index.ts';
import * as isa from '../../isa/index.ts';
import { type Emitter, type Environment, memory } from './emit.ts';
import type { FunctionFrame } from './function-frame.ts';
import {
  type ElementBytes,
  type MachineBlock,
  type MachineStep,
  type StreamLoad,
  type StreamStore,
  usesStep,
  type VectorBytes,
  type VirtualRegister,
} from './machine-steps.ts';
import { general32, general64, maskRegister, vectorRegister } from './physical-registers.ts';
import type { ControlLayout, LoopShape } from './shape.ts';
import type { Target } from './target.ts';

/** Which elements a body works on: a whole vector, of the copies of an unrolled pass the given one, or fewer. */
export type Mode =
  | { readonly kind: 'full'; readonly copy: number; readonly streaming: boolean }
  | { readonly kind: 'partial' };

/** How an element of so many bytes gets into a general register, and by which name it leaves rax. */
const elementMoves = { 1: 'movzx', 2: 'movzx', 4: 'mov', 8: 'mov' } as const;
const elementOfRax = { 1: isa.al, 2: isa.ax, 4: isa.eax, 8: isa.rax } as const;
const maskedMoves = { 1: 'vmovdqu8', 2: 'vmovdqu16', 4: 'vmovups', 8: 'vmovupd' } as const;

const LINE_BYTES = 64;
/** How far ahead lines are asked for. From 512 to 8192 bytes it made little difference on a Sapphire Rapids. */
const PREFETCH_DISTANCE = 1024;

export class StreamAccess implements Environment {
  mode: Mode = { kind: 'partial' };
  /** The slot with the index of the first element, for blocks that ask for the index of each. */
  readonly baseSlot: number | undefined;
  /** The slot with the exceptions that count, for blocks that watch them. */
  readonly watchSlot: number | undefined;
  private readonly out: Emitter;
  private readonly frame: FunctionFrame;
  private readonly block: MachineBlock;
  private readonly shape: LoopShape;
  private readonly control: ControlLayout | undefined;
  private readonly target: Target;
  /** How many labels have been called by a name. */
  private readonly named = new Map<string, number>();

  constructor(
    out: Emitter,
    frame: FunctionFrame,
    block: MachineBlock,
    shape: LoopShape,
    control: ControlLayout | undefined,
  ) {
    this.out = out;
    this.frame = frame;
    this.block = block;
    this.shape = shape;
    this.control = control;
    this.target = out.target;
    this.baseSlot = usesStep(block, 'index') ? out.slot(8) : undefined;
    this.watchSlot = usesStep(block, 'watch') ? out.slot(8) : undefined;
  }

  load(step: StreamLoad, to: number): void {
    const { out, mode } = this;
    const layout = this.shape.layouts[step.stream]!;
    const bytes = this.block.lanes * step.elementBytes;
    if (layout === 'scalar') {
      this.broadcast(step, to, memory(step.elementBytes, { base: this.pointer(step.stream), displacement: 0 }));
    } else if (layout === 'contiguous' && mode.kind === 'full') {
      this.prefetch(step, bytes, mode.copy * bytes);
      this.loadWhole(to, bytes, this.element(step, bytes, mode.copy * bytes));
    } else if (layout === 'contiguous' && this.target.evex) {
      const register = vectorRegister(step.to.bytes, to);
      out.op(maskedMoves[step.elementBytes], register.k(isa.k1).z(), this.element(step, step.to.bytes, 0));
    } else {
      const slot = out.slot(64);
      if (mode.kind === 'partial') this.fill(step, to, slot);
      if (layout === 'strided') this.gather(step, slot);
      else this.copyElements(step, slot, 'in');
      this.loadWhole(to, bytes, this.stack(slot, bytes));
      out.freeSlot(slot, 64);
    }
  }

  /** Asks for the cache line that a later pass will read, once a line. */
  private prefetch(step: StreamLoad, bytes: number, offset: number): void {
    if (this.shape.size === 'small' || offset % LINE_BYTES !== 0) return;
    for (let line = 0; line < bytes; line += LINE_BYTES) {
      this.out.op('prefetcht0', this.element(step, 1, offset + line + PREFETCH_DISTANCE));
    }
  }

  store(step: StreamStore, from: number): void {
    const { out, mode } = this;
    const bytes = this.block.lanes * step.elementBytes;
    const contiguous = this.shape.layouts[step.stream] === 'contiguous';
    if (contiguous && mode.kind === 'full') {
      const streaming = mode.streaming && bytes >= 16 && step.stream === this.shape.inputs;
      this.storeWhole(from, bytes, this.element(step, bytes, mode.copy * bytes), streaming);
    } else if (contiguous && this.target.evex) {
      const destination = this.element(step, step.from.bytes, 0).k(isa.k1);
      out.op(maskedMoves[step.elementBytes], destination, vectorRegister(step.from.bytes, from));
    } else {
      const slot = out.slot(64);
      this.storeWhole(from, bytes, this.stack(slot, bytes), false);
      if (contiguous) this.copyElements(step, slot, 'out');
      else this.scatter(step, slot);
      out.freeSlot(slot, 64);
    }
  }

  /** Zeros for the lanes that a partial pass does not fill. */
  private fill(step: StreamLoad, scratch: number, slot: number): void {
    const { out } = this;
    const register = vectorRegister(step.to.bytes, scratch);
    if (this.target.vex) out.op('vxorps', register, register, register);
    else out.op('pxor', register, register);
    out.op('vmovups', this.stack(slot, step.to.bytes), register);
  }

  parameter(step: MachineStep & { kind: 'parameter' }, to: number): void {
    const { out } = this;
    const address = this.controlWord(this.control!.parameters + step.index);
    if (!this.target.vex) {
      const register = vectorRegister(16, to);
      out.op('vmovq', register, address);
      out.op('vpunpcklqdq', register, register);
    } else if (step.to.bytes === 16) out.op('vmovddup', vectorRegister(16, to), address);
    else out.op('vbroadcastsd', vectorRegister(step.to.bytes, to), address);
  }

  index(_step: MachineStep & { kind: 'index' }, to: number): void {
    const { out } = this;
    const register = general64(to);
    const offset = this.mode.kind === 'full' ? this.mode.copy * this.block.lanes : 0;
    out.op('mov', register, this.stack(this.baseSlot, 8));
    out.op('lea', register, memory(8, { base: register, index: this.frame.index, displacement: offset }));
  }

  present({ to: register, elementBytes }: MachineStep & { kind: 'present' }, to: number): void {
    const { out, mode } = this;
    const { lanes } = this.block;
    if (register.file === 'mask') {
      if (mode.kind === 'partial') out.op('kmovq', maskRegister(to), isa.k1);
      else {
        out.op('mov', isa.rax, (1n << BigInt(lanes)) - 1n);
        out.op('kmovq', maskRegister(to), isa.rax);
      }
      return;
    }
    // Ones for all lanes and zeros after them, read from where as many ones are left as there are elements.
    const ones = lanes * elementBytes;
    const table = new Uint8Array(ones + Math.max(ones, register.bytes)).fill(0xff, 0, ones);
    out.op('lea', isa.rax, isa.ptr(out.constant(table, 64)));
    if (mode.kind === 'partial') {
      out.op('mov', isa.ecx, lanes);
      out.op('sub', isa.rcx, this.frame.count);
      out.op('lea', isa.rax, memory(8, { base: isa.rax, index: isa.rcx, scale: elementBytes, displacement: 0 }));
    }
    out.op('vmovups', vectorRegister(register.bytes, to), memory(register.bytes, { base: isa.rax, displacement: 0 }));
  }

  /** Within a watch MXCSR has the flags that count; outside of it they are kept in a slot. */
  watch({ on }: MachineStep & { kind: 'watch' }): void {
    this.out.op(on ? 'vldmxcsr' : 'vstmxcsr', this.stack(this.watchSlot, 4));
  }

  lanes(step: MachineStep & { kind: 'lanes' }, physical: (register: VirtualRegister) => number): void {
    const { out } = this;
    const counter = this.frame.laneCounter!;
    const lane = (bytes: number, slot: number, scale: ElementBytes) =>
      memory(bytes, { base: isa.rsp, index: counter, scale, displacement: slot });
    const sources = step.from.map(({ register, elementBytes }) => {
      const slot = out.slot(register.bytes);
      out.spill(physical(register), slot, register);
      return { slot, elementBytes, bytes: register.bytes };
    });
    const result = out.slot(step.to.bytes);
    const table = step.table === undefined ? undefined : this.addressInSlot(step.table);
    const name = this.uniqueName(step.routine.name);
    const half = general32(counter.id);
    const next = out.label(name);
    out.op('xor', half, half);
    out.bind(next);
    step.routine.write({
      op: (mnemonic, ...operands) => out.op(mnemonic, ...operands),
      label: (part) => out.label(`${name}_${part}`),
      bind: (label) => out.bind(label),
      source: (index, bytes) => lane(bytes, sources[index]!.slot, sources[index]!.elementBytes),
      result: (bytes) => lane(bytes, result, step.toElementBytes),
      table: () => this.stack(table, 8),
    });
    out.op('inc', half);
    out.op('cmp', half, this.block.lanes);
    out.op('jb', next);
    out.reload(physical(step.to), result, step.to);
    out.freeSlot(result, step.to.bytes);
    if (table !== undefined) out.freeSlot(table, 8);
    for (const { slot, bytes } of sources) out.freeSlot(slot, bytes);
  }

  /** A slot with the address of data that lies after the code. */
  private addressInSlot(data: Uint8Array): number {
    const { out } = this;
    const slot = out.slot(8);
    out.op('lea', isa.rax, isa.ptr(out.constant(data, 64)));
    out.op('mov', this.stack(slot, 8), isa.rax);
    return slot;
  }

  /** Loads so many bytes into the low part of a register. */
  private loadWhole(to: number, bytes: number, address: Memory): void {
    const { out } = this;
    const low = vectorRegister(16, to);
    if (isVectorBytes(bytes)) out.op('vmovups', vectorRegister(bytes, to), address);
    else if (bytes === 8) out.op('vmovq', low, address);
    else if (bytes === 4) out.op('vmovd', low, address);
    else {
      out.op('movzx', isa.eax, address);
      out.op('vmovd', low, isa.eax);
    }
  }

  storeWhole(from: number, bytes: number, address: Memory, streaming: boolean): void {
    const { out } = this;
    const low = vectorRegister(16, from);
    if (isVectorBytes(bytes)) out.op(streaming ? 'vmovntps' : 'vmovups', address, vectorRegister(bytes, from));
    else if (bytes === 8) out.op('vmovq', address, low);
    else if (bytes === 4) out.op('vmovd', address, low);
    else {
      out.op('vmovd', isa.eax, low);
      out.op('mov', address, isa.ax);
    }
  }

  /** One element in all lanes. */
  private broadcast(step: StreamLoad, to: number, address: Memory): void {
    const { out, target } = this;
    const { elementBytes } = step;
    const wide = vectorRegister(step.to.bytes, to);
    const low = vectorRegister(16, to);
    if (target.vex && elementBytes === 8) out.op(step.to.bytes === 16 ? 'vmovddup' : 'vbroadcastsd', wide, address);
    else if (target.vex && elementBytes === 4) out.op('vbroadcastss', wide, address);
    else if (target.level !== 'avx' && target.vex)
      out.op(elementBytes === 1 ? 'vpbroadcastb' : 'vpbroadcastw', wide, address);
    else if (elementBytes === 8) {
      out.op('vmovq', low, address);
      out.op('vpunpcklqdq', low, low);
    } else {
      if (elementBytes === 4) out.op('mov', isa.eax, address);
      else {
        out.op('movzx', isa.eax, address);
        out.op('imul', isa.eax, isa.eax, elementBytes === 1 ? 0x01010101 : 0x00010001);
      }
      out.op('vmovd', low, isa.eax);
      out.op('vpshufd', low, low, 0);
      // AVX has no integers of 32 bytes, but they are loaded and stored as such.
      if (step.to.bytes === 32) out.op('vinsertf128', wide, wide, low, 1);
    }
  }

  /** Copies the elements of a partial pass between a stream and the stack. */
  private copyElements(step: StreamLoad | StreamStore, slot: number, direction: 'in' | 'out'): void {
    const { out } = this;
    const { count } = this.frame;
    const { elementBytes: size } = step;
    const pointer = this.pointer(step.stream);
    const again = this.smallLoop('copy');
    const scale = size;
    out.op('lea', isa.rdx, memory(8, { base: pointer, index: this.frame.index, scale, displacement: 0 }));
    out.op('xor', isa.ecx, isa.ecx);
    out.bind(again);
    const stream = memory(size, { base: isa.rdx, index: isa.rcx, scale, displacement: 0 });
    const stack = memory(size, { base: isa.rsp, index: isa.rcx, scale, displacement: slot });
    this.moveElement(size, direction === 'in' ? stack : stream, direction === 'in' ? stream : stack);
    out.op('inc', isa.rcx);
    out.op('cmp', isa.rcx, count);
    out.op('jb', again);
  }

  moveElement(size: ElementBytes, to: Memory, from: Memory): void {
    const { out } = this;
    out.op(elementMoves[size], size === 8 ? isa.rax : isa.eax, from);
    out.op('mov', to, elementOfRax[size]);
  }

  /** Collects elements that lie apart into a slot, and moves the stream's pointer on. */
  private gather(step: StreamLoad, slot: number): void {
    this.walk(step, slot, (stream, stack) => this.moveElement(step.elementBytes, stack, stream));
  }

  private scatter(step: StreamStore, slot: number): void {
    this.walk(step, slot, (stream, stack) => this.moveElement(step.elementBytes, stream, stack));
  }

  private walk(step: StreamLoad | StreamStore, slot: number, move: (stream: Memory, stack: Memory) => void): void {
    const { out } = this;
    const { elementBytes: size, stream } = step;
    const again = this.smallLoop('walk');
    this.addressOfPass(stream);
    out.op('mov', isa.rdx, isa.rax);
    out.op('xor', isa.ecx, isa.ecx);
    out.bind(again);
    move(
      memory(size, { base: isa.rdx, displacement: 0 }),
      memory(size, { base: isa.rsp, index: isa.rcx, scale: size, displacement: slot }),
    );
    out.op('add', isa.rdx, this.controlWord(this.control!.strides + stream));
    out.op('inc', isa.rcx);
    if (this.mode.kind === 'full') out.op('cmp', isa.rcx, this.block.lanes);
    else out.op('cmp', isa.rcx, this.frame.count);
    out.op('jb', again);
  }

  /** Into rax, the address of the element of a strided stream that this pass begins with. */
  private addressOfPass(stream: number): void {
    const { out } = this;
    const offset = this.mode.kind === 'full' ? this.mode.copy * this.block.lanes : 0;
    const pointer = this.pointer(stream);
    out.op('lea', isa.rax, memory(8, { base: this.frame.index, displacement: offset }));
    out.op('imul', isa.rax, this.controlWord(this.control!.strides + stream));
    out.op('add', isa.rax, pointer);
  }

  /** A label for a loop of a few instructions. */
  smallLoop(name: string): Label {
    return this.out.label(this.uniqueName(name));
  }

  private uniqueName(name: string): string {
    const number = this.named.get(name) ?? 0;
    this.named.set(name, number + 1);
    return `${name}_${number}`;
  }

  half(register: R64): R32 {
    return general32(register.id);
  }

  /** @param slot undefined where the block was not to need it. */
  stack(slot: number | undefined, bytes: number): Memory {
    if (slot === undefined) throw new RawCpuError('INTERNAL', 'a slot is used that the block has not asked for');
    return memory(bytes, { base: isa.rsp, displacement: slot });
  }

  controlWord(word: number): Memory {
    return memory(8, { base: this.frame.control!, displacement: 8 * word });
  }

  private pointer(stream: number): R64 {
    return this.frame.pointer(this.out, this.frame.streams[stream]!);
  }

  private element({ stream, elementBytes }: StreamLoad | StreamStore, bytes: number, displacement: number): Memory {
    return memory(bytes, { base: this.pointer(stream), index: this.frame.index, scale: elementBytes, displacement });
  }
}

const isVectorBytes = (bytes: number): bytes is VectorBytes => bytes === 16 || bytes === 32 || bytes === 64;
