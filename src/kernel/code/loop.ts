// The loop around a machine block. A kernel's code is a function of the System V ABI with these arguments:
//
//   n          elements (of a row), as an f64: lengths beyond 2^32 pass exactly, and no bigint has to be made
//   control    only where it is needed: see ControlLayout
//   streams    the address of each input, then of each output
//   results    only for blocks that carry values: where the partial results go
//
// The loop has at most four bodies: `main` handles `unroll` vectors a pass, `single` one vector (levels without masks only),
// `partial` fewer elements than a vector, through a mask register or through the stack. A partial pass also comes first
// where it brings the first output to a vector's boundary.

import type { Assembly } from '../../asm/index.ts';
import { RawCpuError } from '../../errors/index.ts';
import type { Register } from '../../isa/index.ts';
import * as isa from '../../isa/index.ts';
import { Allocator, type Outside, pressureOf, trafficOf } from './allocate.ts';
import { Emitter, type Environment, general64, memory } from './emit.ts';
import type { MachineBlock, MachineStep, StreamLoad, StreamStore, VirtualRegister } from './machine.ts';
import type { Target } from './target.ts';

/** How a stream lies in memory. `scalar` is one element for the whole row. */
export type StreamLayout = 'contiguous' | 'scalar' | 'strided';

export interface LoopShape {
  /** Inputs first, then outputs. */
  readonly layouts: readonly StreamLayout[];
  /** Bytes of an element of each stream. */
  readonly elementBytes: readonly number[];
  readonly inputs: number;
  readonly rank: 1 | 2;
  readonly parameters: number;
  /** Stores that go past the caches, for outputs that do not fit into them. */
  readonly streaming: boolean;
  /** Vectors a pass; chosen by the length of the body when not given. */
  readonly unroll?: number;
}

/** What lies where in the control block, in words of 8 bytes; undefined parts are not there. */
export interface ControlLayout {
  readonly words: number;
  /** Index of the first element, for blocks that ask for positions. */
  readonly base: number;
  /** One word for each parameter: its element, repeated to fill the word. */
  readonly parameters: number;
  /** One word for each stream: the distance from element to element in bytes. */
  readonly strides: number;
  readonly rows: number;
  /** One word for each stream: the distance from row to row in bytes. */
  readonly pitches: number;
}

export interface LoopCode {
  readonly assembly: Assembly;
  /** The label at which calls enter. */
  readonly entry: 'entry';
  readonly control: ControlLayout | undefined;
  /** How the partial results lie: for each carry `sets` vectors of `lanes` elements, carry after carry. */
  readonly sets: number;
  readonly lanes: number;
}

export function controlLayout(block: MachineBlock, shape: LoopShape): ControlLayout | undefined {
  const usesPosition = uses(block, 'position');
  const strided = shape.layouts.includes('strided');
  if (!usesPosition && !strided && shape.rank === 1 && shape.parameters === 0) return undefined;
  const streams = shape.layouts.length;
  const parameters = 1;
  const strides = parameters + shape.parameters;
  const rows = strides + streams;
  const pitches = rows + 1;
  return { words: pitches + streams, base: 0, parameters, strides, rows, pitches };
}

/** Numbers of the general registers that arguments arrive in. */
const argumentRegisters = [7, 6, 2, 1, 8, 9];
/** rdx and rcx are scratch here, so what arrives in them moves. */
const movedTo: Readonly<Record<number, number>> = { 2: 10, 1: 11 };
const callerSaved = [8, 9, 10, 11, 6, 7];
const calleeSaved = [3, 12, 13, 14, 15];
/** The mask of a partial pass. */
const TAIL_MASK = 1;

/** A general register, or a place on the stack where an argument arrived. */
type Home = { readonly register: Register } | { readonly stackOffset: number };

type Mode = { readonly kind: 'full'; readonly copy: number; readonly aligned: boolean } | { readonly kind: 'partial' };

/** The most steps that the bodies of an unrolled pass should have together. */
const MAIN_STEPS = 96;
const BYTES = { 1: 'movzx', 2: 'movzx', 4: 'mov', 8: 'mov' } as const;

class LoopWriter implements Environment {
  private readonly block: MachineBlock;
  private readonly shape: LoopShape;
  private readonly target: Target;
  private readonly out: Emitter;
  private readonly control: ControlLayout | undefined;
  private readonly invariant: readonly MachineStep[];
  private readonly body: readonly MachineStep[];
  private readonly unroll: number;
  private readonly streams: Home[] = [];
  private readonly spare: number[];
  private readonly savedInUse = new Set<number>();
  private mode: Mode = { kind: 'partial' };
  private n: Register = isa.rax;
  private controlAt: Register = isa.rax;
  private results: Home = { register: isa.rax };
  private index: Register = isa.rax;
  private count: Register = isa.rax;
  private laneCounter: Register | undefined;
  private needsFrame = false;
  private laneLabels = 0;
  private baseSlot = -1;
  private rowsSlot = -1;

  constructor(block: MachineBlock, shape: LoopShape, target: Target, listing: boolean) {
    this.block = block;
    this.shape = shape;
    this.target = target;
    this.out = new Emitter(target, listing);
    this.control = controlLayout(block, shape);
    const once = block.body.filter((step) => this.isScalarLoad(step));
    this.invariant = [...block.invariant, ...once];
    this.body = block.body.filter((step) => !this.isScalarLoad(step));
    this.spare = [...callerSaved, ...calleeSaved].reverse();
    this.unroll = this.chooseUnroll();
  }

  private isScalarLoad(step: MachineStep): boolean {
    return step.kind === 'load' && this.shape.layouts[step.stream] === 'scalar';
  }

  private get vectorRegisters(): number {
    return this.target.evex ? 32 : 16;
  }

  private chooseUnroll(): number {
    const { unroll } = this.shape;
    if (unroll !== undefined) return unroll;
    const carries = this.block.carries.length;
    const steps = Math.max(this.body.length, 1);
    const most = carries > 0 ? 8 : 4;
    let chosen = 1;
    while (chosen < most && chosen * 2 * steps <= MAIN_STEPS) chosen *= 2;
    while (chosen > 1 && chosen * carries > this.vectorRegisters / 2) chosen /= 2;
    return chosen;
  }

  write(): LoopCode {
    const { out, block } = this;
    const moves = this.assignArguments();
    const entry = out.assembler.label('entry');
    const start = out.assembler.label('body');
    out.assembler.bind(start);
    this.writeLoops();
    this.writeEnd(entry, start, moves);
    return { assembly: out.finish(), entry: 'entry', control: this.control, sets: this.unroll, lanes: block.lanes };
  }

  /** Decides where arguments stay, and returns the moves that bring them there. */
  private assignArguments(): (readonly [to: Register, from: Register])[] {
    const moves: (readonly [Register, Register])[] = [];
    let next = 0;
    const argument = (): Home => {
      const at = next++;
      const arrives = argumentRegisters[at];
      if (arrives === undefined) return { stackOffset: 16 + 8 * (at - argumentRegisters.length) };
      const stays = movedTo[arrives] ?? arrives;
      if (stays !== arrives) moves.push([general64[stays]!, general64[arrives]!]);
      this.spare.splice(this.spare.indexOf(stays), 1);
      return { register: general64[stays]! };
    };
    if (this.control !== undefined) this.controlAt = (argument() as { register: Register }).register;
    for (let k = 0; k < this.shape.layouts.length; k++) this.streams.push(argument());
    if (this.block.carries.length > 0) this.results = argument();
    this.n = this.claim();
    this.index = this.claim();
    this.count = this.claim();
    if (uses(this.block, 'lanes')) this.laneCounter = this.claim();
    const homes: Home[] = this.streams;
    homes.forEach((home, k) => {
      if (!('stackOffset' in home)) return;
      this.needsFrame = true;
      // Keep a few registers for the values of the block itself.
      if (this.spare.length <= 2) return;
      const register = this.claim();
      this.pendingLoads.push([register, home.stackOffset]);
      homes[k] = { register };
    });
    if ('stackOffset' in this.results) this.needsFrame = true;
    return moves;
  }

  private readonly pendingLoads: (readonly [Register, number])[] = [];

  /** Takes a general register for the whole function. */
  private claim(): Register {
    const id = this.spare.pop();
    if (id === undefined) throw new RawCpuError('INTERNAL', 'the loop has no general register left');
    if (calleeSaved.includes(id)) this.savedInUse.add(id);
    return general64[id]!;
  }

  private writeLoops(): void {
    const { out, block, shape, control } = this;
    const plan = this.planRegisters();
    if (shape.rank === 2) this.rowsSlot = out.slot(8);
    if (uses(block, 'position')) this.baseSlot = out.slot(8);
    if (this.baseSlot >= 0) {
      out.op('mov', isa.rax, this.controlWord(control!.base));
      out.op('mov', this.stack(this.baseSlot, 8), isa.rax);
    }
    this.startCarries(plan);
    const row = out.assembler.label('row');
    if (shape.rank === 2) {
      out.op('mov', isa.rax, this.controlWord(control!.rows));
      out.op('mov', this.stack(this.rowsSlot, 8), isa.rax);
      out.assembler.bind(row);
    }
    out.within(this, () => {
      this.mode = { kind: 'partial' };
      this.prepareInvariants(plan);
      this.writeRow(plan);
    });
    if (shape.rank === 2) {
      for (let k = 0; k < this.streams.length; k++) this.advance(k);
      if (this.baseSlot >= 0) out.op('add', this.stack(this.baseSlot, 8), this.n);
      out.op('dec', this.stack(this.rowsSlot, 8));
      out.op('jnz', row);
    }
    this.finishCarries(plan);
  }

  /** Which invariants and carries have registers of their own, and what is left for the body. */
  private planRegisters(): RegisterPlan {
    const vectors = Array.from({ length: this.vectorRegisters }, (_, n) => n);
    const maskPool = this.target.evex ? [2, 3, 4, 5, 6, 7] : [];
    const pinned = new Map<number, number>();
    const sets: Map<number, number>[] = [];
    for (let copy = 0; copy < this.unroll; copy++) {
      sets.push(new Map(this.block.carries.map(({ from }) => [from.id, vectors.pop()!])));
    }
    const slack = this.target.vex ? 0 : 1;
    const pressure =
      pressureOf(this.body, 'vector') + slack + (this.block.carries.length > 0 && !this.target.evex ? 2 : 0);
    const maskPressure = pressureOf(this.body, 'mask');
    const counts = new Map<number, number>();
    for (const step of this.body) for (const { id } of trafficOf(step).reads) counts.set(id, (counts.get(id) ?? 0) + 1);
    const made = this.invariant
      .map((step) => ({ step, register: trafficOf(step).writes!, reads: trafficOf(step).reads }))
      .filter(({ register }) => counts.has(register.id));
    const remakable = new Map<number, MachineStep>();
    for (const { step, register, reads } of made) if (reads.length === 0) remakable.set(register.id, step);
    const wanted = [...made].sort(
      (a, b) =>
        Number(remakable.has(a.register.id)) - Number(remakable.has(b.register.id)) ||
        counts.get(b.register.id)! - counts.get(a.register.id)!,
    );
    for (const { register } of wanted) {
      if (register.class === 'vector' && vectors.length > Math.max(pressure, 3)) {
        pinned.set(register.id, vectors.pop()!);
        remakable.delete(register.id);
      } else if (register.class === 'mask' && maskPool.length > Math.max(maskPressure, 2)) {
        pinned.set(register.id, maskPool.pop()!);
        remakable.delete(register.id);
      }
    }
    const generals =
      pressureOf(this.body, 'general') > 0 || pressureOf(this.invariant, 'general') > 0 ? this.spare.splice(0) : [];
    for (const id of generals) if (calleeSaved.includes(id)) this.savedInUse.add(id);
    return { pinned, remakable, slots: new Map(), sets, pool: { vector: vectors, mask: maskPool, general: generals } };
  }

  /** Computes what does not change from pass to pass. */
  private prepareInvariants(plan: RegisterPlan): void {
    const homes = new Map([...plan.pinned].map(([id, physical]) => [id, { physical, after: undefined }]));
    const made = this.invariant.map((step) => trafficOf(step).writes!);
    const used = new Set(this.body.flatMap((step) => trafficOf(step).reads.map(({ id }) => id)));
    const keep = made.filter(({ id }) => used.has(id) && !plan.remakable.has(id));
    const needed = this.invariant.filter((_, at) => {
      const register = made[at]!;
      return keep.includes(register) || this.invariant.some((later) => trafficOf(later).reads.includes(register));
    });
    new Allocator(plan.pool, { pinned: new Map(), remakable: new Map(), slots: new Map(), homes }, this.out).run(
      needed,
      keep,
      (register, physical) => {
        const home = plan.pinned.get(register.id);
        if (home === undefined) {
          const slot = plan.slots.get(register.id) ?? this.out.slot(register.bytes);
          plan.slots.set(register.id, slot);
          this.out.spill(physical, slot, register);
        } else if (home !== physical) this.out.copy(home, physical, register);
      },
    );
  }

  private writeRow(plan: RegisterPlan): void {
    const { out, block, index, count, n, unroll, shape } = this;
    const label = (name: string) => out.assembler.label(name);
    const [partial, check, main, remainder, done] = ['partial', 'check', 'main', 'remainder', 'done'].map(label) as [
      isa.Label,
      isa.Label,
      isa.Label,
      isa.Label,
      isa.Label,
    ];
    const pass = block.lanes * unroll;
    out.op('xor', this.half(index), this.half(index));
    const peeled = this.peeledStream();
    if (peeled >= 0) {
      const size = shape.elementBytes[peeled]!;
      out.op('cmp', n, 2 * pass);
      out.op('jb', check);
      out.op('mov', isa.rax, this.pointer(peeled));
      out.op('neg', isa.rax);
      out.op('and', isa.eax, block.lanes * size - 1);
      if (size > 1) out.op('shr', isa.eax, Math.log2(size));
      out.op('mov', this.half(count), isa.eax);
      out.op('jnz', partial);
    }
    out.assembler.bind(check);
    out.op('mov', count, n);
    out.op('sub', count, pass);
    out.op('cmp', index, count);
    out.op('jg', remainder);
    out.assembler.align(32);
    out.assembler.bind(main);
    for (let copy = 0; copy < unroll; copy++) {
      this.mode = { kind: 'full', copy, aligned: shape.streaming && peeled >= 0 };
      this.writeBody(plan, copy);
    }
    out.op('add', index, pass);
    out.op('cmp', index, count);
    out.op('jle', main);
    out.assembler.bind(remainder);
    if (!this.target.evex && unroll > 1) {
      const single = label('single');
      const after = label('after');
      out.op('mov', count, n);
      out.op('sub', count, block.lanes);
      out.op('cmp', index, count);
      out.op('jg', after);
      out.assembler.bind(single);
      this.mode = { kind: 'full', copy: 0, aligned: false };
      this.writeBody(plan, 0);
      out.op('add', index, block.lanes);
      out.op('cmp', index, count);
      out.op('jle', single);
      out.assembler.bind(after);
    }
    out.op('mov', count, n);
    out.op('sub', count, index);
    out.op('jz', done);
    out.op('mov', isa.eax, block.lanes);
    out.op('cmp', count, isa.rax);
    out.op('cmovg', count, isa.rax);
    out.assembler.bind(partial);
    this.mode = { kind: 'partial' };
    this.writePartial(plan);
    out.op('add', index, count);
    out.op('jmp', check);
    out.assembler.bind(done);
  }

  /** The output that a first partial pass brings to a vector's boundary; -1 for none. */
  private peeledStream(): number {
    const { layouts, inputs, streaming, elementBytes } = this.shape;
    const first = inputs < layouts.length ? inputs : -1;
    if (first < 0 || layouts[first] !== 'contiguous' || layouts.includes('strided')) return -1;
    if (elementBytes[first]! * this.block.lanes < 16) return -1;
    return this.target.evex || streaming ? first : -1;
  }

  private writeBody(plan: RegisterPlan, set: number): void {
    const carried = plan.sets[set]!;
    const pinned = new Map([...plan.pinned, ...carried]);
    const homes = new Map(
      this.mode.kind === 'full'
        ? this.block.carries.map(({ from, to }) => [to.id, { physical: carried.get(from.id)!, after: from }])
        : [],
    );
    const outside: Outside = { pinned, remakable: plan.remakable, slots: plan.slots, homes };
    new Allocator(plan.pool, outside, this.out).run(
      this.body,
      this.block.carries.map(({ to }) => to),
      (to, physical) => {
        const carry = this.block.carries.find((candidate) => candidate.to === to)!;
        const home = carried.get(carry.from.id)!;
        if (this.mode.kind === 'partial') this.keepLanes(home, physical, carry.from, carry.elementBytes);
        else if (physical !== home) this.out.copy(home, physical, to);
      },
    );
  }

  /** Of a carry's new value, takes only the lanes that a partial pass has. */
  private keepLanes(home: number, physical: number, register: VirtualRegister, elementBytes: number): void {
    const { out } = this;
    if (this.target.evex) {
      const to = out.register(register, home);
      const from = out.register(register, physical);
      const move = { 1: 'vmovdqu8', 2: 'vmovdqu16', 4: 'vmovaps', 8: 'vmovapd' }[elementBytes]!;
      out.op(move, (to as isa.Zmm).k(isa.k1), from);
      return;
    }
    // Without masks it goes through memory: the new elements are written over the old ones.
    const [kept, made] = [out.slot(64), out.slot(64)];
    out.spill(home, kept, register);
    out.spill(physical, made, register);
    const again = out.assembler.label(`keep_${this.laneLabels++}`);
    const scale = elementBytes as 1 | 2 | 4 | 8;
    out.op('xor', isa.ecx, isa.ecx);
    out.assembler.bind(again);
    this.moveElement(
      elementBytes,
      memory(elementBytes, { base: isa.rsp, index: isa.rcx, scale, displacement: kept }),
      memory(elementBytes, { base: isa.rsp, index: isa.rcx, scale, displacement: made }),
    );
    out.op('inc', isa.rcx);
    out.op('cmp', isa.rcx, this.count);
    out.op('jb', again);
    out.reload(home, kept, register);
  }

  private writePartial(plan: RegisterPlan): void {
    const { out, target, block } = this;
    if (target.evex) {
      const wide = block.lanes > 32;
      out.op('mov', wide ? isa.rax : isa.eax, -1);
      out.op('bzhi', wide ? isa.rax : isa.eax, wide ? isa.rax : isa.eax, wide ? this.count : this.half(this.count));
      out.op(wide ? 'kmovq' : 'kmovd', out.mask(TAIL_MASK), wide ? isa.rax : isa.eax);
    }
    this.writeBody(plan, 0);
  }

  // Streams.

  load(step: StreamLoad, to: number): void {
    const { out, mode } = this;
    const layout = this.shape.layouts[step.stream]!;
    const bytes = this.block.lanes * step.elementBytes;
    if (layout === 'scalar') this.broadcast(step, to);
    else if (layout === 'contiguous' && mode.kind === 'full') {
      this.loadWhole(to, bytes, this.element(step, bytes, mode.copy * bytes));
    } else if (layout === 'contiguous' && this.target.evex) {
      const register = out.vector(step.to.bytes, to) as isa.Zmm;
      out.op(maskedMove(step.elementBytes), register.k(isa.k1).z(), this.element(step, step.to.bytes, 0));
    } else {
      const slot = out.slot(64);
      if (mode.kind === 'partial') this.clear(to, slot, step.to.bytes);
      if (layout === 'strided') this.gather(step, slot);
      else this.copyElements(step, slot, 'in');
      this.loadWhole(to, bytes, this.stack(slot, bytes));
    }
  }

  store(step: StreamStore, from: number): void {
    const { out, mode } = this;
    const bytes = this.block.lanes * step.elementBytes;
    const contiguous = this.shape.layouts[step.stream] === 'contiguous';
    if (contiguous && mode.kind === 'full') {
      const streaming = mode.aligned && bytes >= 16 && step.stream === this.shape.inputs;
      this.storeWhole(from, bytes, this.element(step, bytes, mode.copy * bytes), streaming);
    } else if (contiguous && this.target.evex) {
      const destination = this.element(step, step.from.bytes, 0) as { k(mask: unknown): unknown };
      out.op(maskedMove(step.elementBytes), destination.k(isa.k1), out.vector(step.from.bytes, from));
    } else {
      const slot = out.slot(64);
      this.storeWhole(from, bytes, this.stack(slot, bytes), false);
      if (contiguous) this.copyElements(step, slot, 'out');
      else this.scatter(step, slot);
    }
  }

  /** Zeros for the lanes that a partial pass does not fill. */
  private clear(scratch: number, slot: number, bytes: number): void {
    const register = this.out.vector(bytes, scratch);
    if (this.target.vex) this.out.op('vxorps', register, register, register);
    else this.out.op('pxor', register, register);
    this.out.op('vmovups', this.stack(slot, bytes), register);
  }

  parameter(step: MachineStep & { kind: 'parameter' }, to: number): void {
    const { out } = this;
    const address = this.controlWord(this.control!.parameters + step.index);
    if (!this.target.vex) {
      const register = out.vector(16, to);
      out.op('vmovq', register, address);
      out.op('vpunpcklqdq', register, register);
    } else if (step.to.bytes === 16) out.op('vmovddup', out.vector(16, to), address);
    else out.op('vbroadcastsd', out.vector(step.to.bytes, to), address);
  }

  position(_step: MachineStep & { kind: 'position' }, to: number): void {
    const { out } = this;
    const register = general64[to]!;
    const offset = this.mode.kind === 'full' ? this.mode.copy * this.block.lanes : 0;
    out.op('mov', register, this.stack(this.baseSlot, 8));
    out.op('lea', register, memory(8, { base: register, index: this.index, displacement: offset }));
  }

  lanes(step: MachineStep & { kind: 'lanes' }, physical: (register: VirtualRegister) => number): void {
    const { out } = this;
    const counter = this.laneCounter!;
    const place = (slot: number, elementBytes: number) => `[rsp + ${counter.name}*${elementBytes} + ${slot}]`;
    const sources = step.from.map(({ register, elementBytes }) => {
      const slot = out.slot(register.bytes);
      out.spill(physical(register), slot, register);
      return place(slot, elementBytes);
    });
    const slot = out.slot(step.to.bytes);
    const text = step.text
      .replaceAll('{out}', place(slot, step.toElementBytes))
      .replace(/\{(\d)\}/g, (_, digit: string) => sources[Number(digit)]!);
    const name = `lane_${this.laneLabels++}`;
    const half = this.half(counter).name;
    out.text(`xor ${half}, ${half}\n${name}:\n${text}\ninc ${half}\ncmp ${half}, ${this.block.lanes}\njb ${name}`);
    out.reload(physical(step.to), slot, step.to);
  }

  /** Loads so many bytes into the low part of a register. */
  private loadWhole(to: number, bytes: number, address: unknown): void {
    const { out } = this;
    const low = out.vector(16, to);
    if (bytes >= 16) out.op('vmovups', out.vector(bytes, to), address);
    else if (bytes === 8) out.op('vmovq', low, address);
    else if (bytes === 4) out.op('vmovd', low, address);
    else {
      out.op('movzx', isa.eax, address);
      out.op('vmovd', low, isa.eax);
    }
  }

  private storeWhole(from: number, bytes: number, address: unknown, streaming: boolean): void {
    const { out } = this;
    if (bytes >= 16) out.op(streaming ? 'vmovntps' : 'vmovups', address, out.vector(bytes, from));
    else if (bytes === 8) out.op('vmovq', address, out.vector(16, from));
    else if (bytes === 4) out.op('vmovd', address, out.vector(16, from));
    else {
      out.op('vmovd', isa.eax, out.vector(16, from));
      out.op('mov', address, isa.ax);
    }
  }

  /** One element in all lanes. */
  private broadcast(step: StreamLoad, to: number): void {
    const { out, target } = this;
    const { elementBytes } = step;
    const wide = out.vector(step.to.bytes, to);
    const low = out.vector(16, to);
    const address = memory(elementBytes, { base: this.pointer(step.stream), displacement: 0 });
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
    }
  }

  /** Copies the elements of a partial pass between a stream and the stack. */
  private copyElements(step: StreamLoad | StreamStore, slot: number, direction: 'in' | 'out'): void {
    const { out, count } = this;
    const { elementBytes: size } = step;
    const pointer = this.pointer(step.stream);
    const again = out.assembler.label(`copy_${this.laneLabels++}`);
    const scale = size as 1 | 2 | 4 | 8;
    out.op('lea', isa.rdx, memory(8, { base: pointer, index: this.index, scale, displacement: 0 }));
    out.op('xor', isa.ecx, isa.ecx);
    out.assembler.bind(again);
    const stream = memory(size, { base: isa.rdx, index: isa.rcx, scale, displacement: 0 });
    const stack = memory(size, { base: isa.rsp, index: isa.rcx, scale, displacement: slot });
    this.moveElement(size, direction === 'in' ? stack : stream, direction === 'in' ? stream : stack);
    out.op('inc', isa.rcx);
    out.op('cmp', isa.rcx, count);
    out.op('jb', again);
  }

  private moveElement(size: number, to: unknown, from: unknown): void {
    const { out } = this;
    out.op(BYTES[size as 1], size === 8 ? isa.rax : isa.eax, from);
    out.op('mov', to, { 1: isa.al, 2: isa.ax, 4: isa.eax, 8: isa.rax }[size]!);
  }

  /** Collects elements that lie apart into a slot, and moves the stream's pointer on. */
  private gather(step: StreamLoad, slot: number): void {
    this.walk(step, slot, (stream, stack) => this.moveElement(step.elementBytes, stack, stream));
  }

  private scatter(step: StreamStore, slot: number): void {
    this.walk(step, slot, (stream, stack) => this.moveElement(step.elementBytes, stream, stack));
  }

  private walk(step: StreamLoad | StreamStore, slot: number, move: (stream: unknown, stack: unknown) => void): void {
    const { out } = this;
    const { elementBytes: size, stream } = step;
    const again = out.assembler.label(`walk_${this.laneLabels++}`);
    const pointer = this.pointer(stream);
    // The address of the element that this pass begins with.
    const offset = this.mode.kind === 'full' ? this.mode.copy * this.block.lanes : 0;
    out.op('lea', isa.rax, memory(8, { base: this.index, displacement: offset }));
    out.op('imul', isa.rax, this.controlWord(this.control!.strides + stream));
    out.op('add', isa.rax, pointer);
    out.op('mov', isa.rdx, isa.rax);
    out.op('xor', isa.ecx, isa.ecx);
    out.assembler.bind(again);
    move(
      memory(size, { base: isa.rdx, displacement: 0 }),
      memory(size, { base: isa.rsp, index: isa.rcx, scale: size as 1 | 2 | 4 | 8, displacement: slot }),
    );
    out.op('add', isa.rdx, this.controlWord(this.control!.strides + stream));
    out.op('inc', isa.rcx);
    if (this.mode.kind === 'full') out.op('cmp', isa.rcx, this.block.lanes);
    else out.op('cmp', isa.rcx, this.count);
    out.op('jb', again);
  }

  /** Moves a stream's pointer to the next row. */
  private advance(stream: number): void {
    const { out } = this;
    const home = this.streams[stream]!;
    const pitch = this.controlWord(this.control!.pitches + stream);
    if ('register' in home) out.op('add', home.register, pitch);
    else {
      out.op('mov', isa.rax, pitch);
      out.op('add', memory(8, { base: isa.rbp, displacement: home.stackOffset }), isa.rax);
    }
  }

  // Carries.

  private startCarries(plan: RegisterPlan): void {
    for (const set of plan.sets) {
      for (const { from, initial } of this.block.carries) {
        const register = this.out.register(from, set.get(from.id)!);
        const data = new Uint8Array(from.bytes);
        for (let at = 0; at < data.length; at += initial.length) data.set(initial, at);
        const size = { 16: isa.xmmword, 32: isa.ymmword, 64: isa.zmmword }[from.bytes as 16];
        this.out.op('vmovaps', register, size(this.out.constant(data, from.bytes)));
      }
    }
  }

  private finishCarries(plan: RegisterPlan): void {
    const { out, block } = this;
    if (block.carries.length === 0) return;
    const { results } = this;
    let base: Register;
    if ('register' in results) base = results.register;
    else {
      out.op('mov', isa.rdx, memory(8, { base: isa.rbp, displacement: results.stackOffset }));
      base = isa.rdx;
    }
    let displacement = 0;
    for (const { from, elementBytes } of block.carries) {
      const bytes = block.lanes * elementBytes;
      for (const set of plan.sets) {
        this.storeWhole(set.get(from.id)!, bytes, memory(bytes, { base, displacement }), false);
        displacement += bytes;
      }
    }
  }

  // The function around it.

  private writeEnd(entry: isa.Label, start: isa.Label, moves: (readonly [Register, Register])[]): void {
    const { out } = this;
    const saved = [...this.savedInUse];
    const framed = this.needsFrame || out.frameBytes > 0 || saved.length > 0;
    if (this.shape.streaming && this.peeledStream() >= 0) out.op('sfence');
    if (this.target.vex && this.block.vectorBytes > 16) out.op('vzeroupper');
    saved.forEach((id, k) => {
      out.op('mov', general64[id]!, memory(8, { base: isa.rbp, displacement: -8 * (k + 1) }));
    });
    if (framed) {
      out.op('mov', isa.rsp, isa.rbp);
      out.op('pop', isa.rbp);
    }
    out.op('ret');
    out.assembler.align(16);
    out.assembler.bind(entry);
    if (framed) {
      out.op('push', isa.rbp);
      out.op('mov', isa.rbp, isa.rsp);
    }
    for (const id of saved) out.op('push', general64[id]!);
    if (out.frameBytes > 0) {
      out.op('sub', isa.rsp, out.frameBytes + 64);
      out.op('and', isa.rsp, -64);
    }
    out.op('vcvttsd2si', this.n, isa.xmm0);
    for (const [to, from] of moves) out.op('mov', to, from);
    for (const [register, stackOffset] of this.pendingLoads) {
      out.op('mov', register, memory(8, { base: isa.rbp, displacement: stackOffset }));
    }
    out.op('jmp', start);
  }

  // Operands.

  private half(register: Register): Register {
    return this.out.register({ kind: 'register', id: 0, class: 'general', bytes: 4 }, register.id);
  }

  private stack(slot: number, bytes: number): unknown {
    return memory(bytes, { base: isa.rsp, displacement: slot });
  }

  private controlWord(word: number): unknown {
    return memory(8, { base: this.controlAt, displacement: 8 * word });
  }

  /** The register with a stream's address; one that stayed on the stack comes into rdx. */
  private pointer(stream: number): Register {
    const home = this.streams[stream]!;
    if ('register' in home) return home.register;
    this.out.op('mov', isa.rdx, memory(8, { base: isa.rbp, displacement: home.stackOffset }));
    return isa.rdx;
  }

  private element({ stream, elementBytes }: StreamLoad | StreamStore, bytes: number, displacement: number): unknown {
    const scale = elementBytes as 1 | 2 | 4 | 8;
    return memory(bytes, { base: this.pointer(stream), index: this.index, scale, displacement });
  }
}

interface RegisterPlan {
  readonly pinned: Map<number, number>;
  readonly remakable: Map<number, MachineStep>;
  readonly slots: Map<number, number>;
  /** For each copy of the body: the register of each carry. */
  readonly sets: readonly Map<number, number>[];
  readonly pool: { readonly vector: number[]; readonly mask: number[]; readonly general: number[] };
}

function maskedMove(elementBytes: number): string {
  return { 1: 'vmovdqu8', 2: 'vmovdqu16', 4: 'vmovups', 8: 'vmovupd' }[elementBytes]!;
}

/** Steps with those that are seldom run among them. */
function* everyStep(steps: readonly MachineStep[]): Generator<MachineStep> {
  for (const step of steps) {
    yield step;
    if (step.kind === 'rare') yield* everyStep(step.steps);
  }
}

function uses(block: MachineBlock, kind: MachineStep['kind']): boolean {
  for (const step of everyStep([...block.invariant, ...block.body])) if (step.kind === kind) return true;
  return false;
}

/** Writes the function for a block. */
export function generateLoop(block: MachineBlock, shape: LoopShape, target: Target, listing = false): LoopCode {
  return new LoopWriter(block, shape, target, listing).write();
}
