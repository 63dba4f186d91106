// The loop around a machine block. A kernel's code is a function of the System V ABI with these arguments:
//
//   n          elements (of a row), as an f64: lengths beyond 2^32 pass exactly, and no bigint has to be made
//   control    only where it is needed: see ControlLayout
//   streams    the address of each input, then of each output
//   results    only for blocks that carry values: where the partial results go
//
// The loop has at most three bodies: `main` handles `unroll` vectors a pass, `single` one vector (levels without masks
// only), `partial` fewer elements than a vector, through a mask register or through the stack. A partial pass also comes
// first where it brings the first output to a vector's boundary.

import type { Assembly } from '../../asm/index.ts';
import * as isa from '../../isa/index.ts';
import { Allocator, type Outside, trafficOf } from './allocate.ts';
import { Emitter, memory } from './emit.ts';
import { Frame } from './frame.ts';
import { everyStep, type MachineBlock, type MachineStep, usesStep, type VirtualRegister } from './machine.ts';
import { planRegisters, type RegisterPlan } from './register-plan.ts';
import { type ControlLayout, controlLayout, type LoopShape } from './shape.ts';
import { StreamAccess } from './stream-access.ts';
import type { Target } from './target.ts';

export interface LoopCode {
  readonly assembly: Assembly;
  /** The label at which calls enter. */
  readonly entry: 'entry';
  readonly control: ControlLayout | undefined;
  /** How the partial results lie: for each carry `sets` vectors of `lanes` elements, carry after carry. */
  readonly sets: number;
  readonly lanes: number;
}

/** The mask of a partial pass. */
const TAIL_MASK = 1;

/** The most steps that the bodies of an unrolled pass should have together. */
const MAIN_STEPS = 96;
/** The same with the steps that are seldom run. */
const MAIN_STEPS_IN_ALL = 400;

class LoopWriter {
  private readonly block: MachineBlock;
  private readonly shape: LoopShape;
  private readonly target: Target;
  private readonly out: Emitter;
  private readonly control: ControlLayout | undefined;
  private readonly invariant: readonly MachineStep[];
  private readonly body: readonly MachineStep[];
  private readonly unroll: number;
  private readonly frame: Frame;
  private readonly access: StreamAccess;

  constructor(block: MachineBlock, shape: LoopShape, target: Target, commentOf?: (node: number) => string | undefined) {
    this.block = block;
    this.shape = shape;
    this.target = target;
    this.out = new Emitter(target, commentOf);
    this.control = controlLayout(block, shape);
    // One element for a whole row is read before the loop.
    const isOnce = (step: MachineStep) => step.kind === 'load' && shape.layouts[step.stream] === 'scalar';
    this.invariant = [...block.invariant, ...block.body.filter(isOnce)];
    this.body = block.body.filter((step) => !isOnce(step));
    this.unroll = this.chooseUnroll();
    this.frame = new Frame({
      streams: shape.layouts.length,
      control: this.control !== undefined,
      results: block.carries.length > 0,
      laneCounter: usesStep(block, 'lanes'),
    });
    this.access = new StreamAccess(this.out, this.frame, block, shape, this.control);
  }

  private chooseUnroll(): number {
    const carries = this.block.carries.length;
    let chosen = this.shape.unroll ?? this.unrollByLength(carries);
    // Each copy of the body has carries of its own, in registers that stay theirs.
    while (chosen > 1 && chosen * carries > (this.target.evex ? 16 : 8)) chosen /= 2;
    return chosen;
  }

  private unrollByLength(carries: number): number {
    const steps = Math.max(this.body.length, 1);
    const most = carries > 0 ? 8 : 4;
    let chosen = 1;
    while (chosen < most && chosen * 2 * steps <= MAIN_STEPS) chosen *= 2;
    const inAll = [...everyStep(this.body)].length;
    while (chosen > 1 && chosen * inAll > MAIN_STEPS_IN_ALL) chosen /= 2;
    return chosen;
  }

  write(): LoopCode {
    const { out, block, shape } = this;
    const [entry, start] = [out.assembler.label('entry'), out.assembler.label('body')];
    out.assembler.bind(start);
    this.writeLoops();
    if (shape.size === 'streaming' && this.peeledStream() >= 0) out.op('sfence');
    if (this.target.vex && block.vectorBytes > 16) out.op('vzeroupper');
    this.frame.write(out, entry, start);
    return { assembly: out.finish(), entry: 'entry', control: this.control, sets: this.unroll, lanes: block.lanes };
  }

  private writeLoops(): void {
    const { out, shape, control, access, frame } = this;
    const { body, invariant, unroll } = this;
    const plan = planRegisters({ body, invariant, carries: this.block.carries, unroll }, this.target, frame);
    const rowsSlot = shape.rank === 2 ? out.slot(8) : -1;
    if (access.baseSlot >= 0) {
      out.op('mov', isa.rax, access.controlWord(control!.base));
      out.op('mov', access.stack(access.baseSlot, 8), isa.rax);
    }
    if (access.watchSlot >= 0) access.watch({ kind: 'watch', on: false });
    this.startCarries(plan);
    const row = out.assembler.label('row');
    if (shape.rank === 2) {
      out.op('mov', isa.rax, access.controlWord(control!.rows));
      out.op('mov', access.stack(rowsSlot, 8), isa.rax);
      out.assembler.bind(row);
    }
    out.within(access, () => {
      access.mode = { kind: 'partial' };
      this.prepareInvariants(plan);
      this.writeRow(plan);
    });
    if (shape.rank === 2) {
      frame.streams.forEach((home, k) => {
        frame.advance(out, home, access.controlWord(control!.pitches + k));
      });
      if (access.baseSlot >= 0) out.op('add', access.stack(access.baseSlot, 8), frame.n);
      out.op('dec', access.stack(rowsSlot, 8));
      out.op('jnz', row);
    }
    this.finishCarries(plan);
    if (access.watchSlot >= 0) this.leaveWatched();
  }

  /** Leaves the exceptions that count, and of x87, which only code for single lanes uses, none. */
  private leaveWatched(): void {
    if (usesStep(this.block, 'lanes')) this.out.op('fnclex');
    this.access.watch({ kind: 'watch', on: true });
  }

  /** Computes what does not change from pass to pass. */
  private prepareInvariants(plan: RegisterPlan): void {
    const homes = new Map([...plan.pinned].map(([id, physical]) => [id, { physical, after: undefined }]));
    const made = this.invariant.map((step) => trafficOf(step).writes!);
    const readBy = (steps: readonly MachineStep[]) =>
      new Set(steps.flatMap((step) => trafficOf(step).reads.map(({ id }) => id)));
    const [used, usedBefore] = [readBy(this.body), readBy(this.invariant)];
    const keep = made.filter(({ id }) => used.has(id) && !plan.remakable.has(id));
    const needed = this.invariant.filter((_, at) => {
      const { id } = made[at]!;
      return usedBefore.has(id) || (used.has(id) && !plan.remakable.has(id));
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
    const { out, block, unroll, shape, access } = this;
    const { index, count, n, streams } = this.frame;
    const label = (name: string) => out.assembler.label(name);
    const [partial, check, main, remainder, done] = ['partial', 'check', 'main', 'remainder', 'done'].map(label) as [
      isa.Label,
      isa.Label,
      isa.Label,
      isa.Label,
      isa.Label,
    ];
    const pass = block.lanes * unroll;
    out.op('xor', access.half(index), access.half(index));
    const peeled = this.peeledStream();
    if (peeled >= 0) {
      const size = shape.elementBytes[peeled]!;
      out.op('cmp', n, 2 * pass);
      out.op('jb', check);
      out.op('mov', isa.rax, this.frame.pointer(out, streams[peeled]!));
      out.op('neg', isa.rax);
      out.op('and', isa.eax, block.lanes * size - 1);
      if (size > 1) out.op('shr', isa.eax, Math.log2(size));
      out.op('mov', access.half(count), isa.eax);
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
      access.mode = { kind: 'full', copy, streaming: shape.size === 'streaming' && peeled >= 0 };
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
      access.mode = { kind: 'full', copy: 0, streaming: false };
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
    access.mode = { kind: 'partial' };
    this.writePartial(plan);
    out.op('add', index, count);
    out.op('jmp', check);
    out.assembler.bind(done);
  }

  /**
   * The stream that a first partial pass brings to a vector's boundary: the first output, or the first input where there is
   * none. Loads and stores that cross a cache line take two turns. -1 for none.
   */
  private peeledStream(): number {
    const { layouts, inputs, size, elementBytes } = this.shape;
    const first = inputs < layouts.length ? inputs : 0;
    if (layouts[first] !== 'contiguous' || layouts.includes('strided')) return -1;
    if (elementBytes[first]! * this.block.lanes < 16) return -1;
    return this.target.evex || size === 'streaming' ? first : -1;
  }

  private writeBody(plan: RegisterPlan, set: number): void {
    const carried = plan.sets[set]!;
    const pinned = new Map([...plan.pinned, ...carried]);
    const homes = new Map(
      this.access.mode.kind === 'full'
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
        if (this.access.mode.kind === 'partial') this.keepLanes(home, physical, carry.from, carry.elementBytes);
        else if (physical !== home) this.out.copy(home, physical, to);
      },
    );
  }

  /** Of a carry's new value, takes only the lanes that a partial pass has. */
  private keepLanes(home: number, physical: number, register: VirtualRegister, elementBytes: number): void {
    const { out, access } = this;
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
    const again = access.smallLoop('keep');
    const scale = elementBytes as 1 | 2 | 4 | 8;
    out.op('xor', isa.ecx, isa.ecx);
    out.assembler.bind(again);
    access.moveElement(
      elementBytes,
      memory(elementBytes, { base: isa.rsp, index: isa.rcx, scale, displacement: kept }),
      memory(elementBytes, { base: isa.rsp, index: isa.rcx, scale, displacement: made }),
    );
    out.op('inc', isa.rcx);
    out.op('cmp', isa.rcx, this.frame.count);
    out.op('jb', again);
    out.reload(home, kept, register);
  }

  private writePartial(plan: RegisterPlan): void {
    const { out, target, block, access } = this;
    const { count } = this.frame;
    if (target.evex) {
      const wide = block.lanes > 32;
      out.op('mov', wide ? isa.rax : isa.eax, -1);
      out.op('bzhi', wide ? isa.rax : isa.eax, wide ? isa.rax : isa.eax, wide ? count : access.half(count));
      out.op(wide ? 'kmovq' : 'kmovd', out.mask(TAIL_MASK), wide ? isa.rax : isa.eax);
    }
    this.writeBody(plan, 0);
  }

  private startCarries(plan: RegisterPlan): void {
    for (const set of plan.sets) {
      for (const { from, initial } of this.block.carries) {
        const register = this.out.register(from, set.get(from.id)!);
        this.out.op('vmovaps', register, this.out.filled(initial, from.bytes));
      }
    }
  }

  private finishCarries(plan: RegisterPlan): void {
    const { out, block, frame, access } = this;
    if (block.carries.length === 0) return;
    const base = frame.pointer(out, frame.results!);
    let displacement = 0;
    for (const { from, elementBytes } of block.carries) {
      const bytes = block.lanes * elementBytes;
      for (const set of plan.sets) {
        access.storeWhole(set.get(from.id)!, bytes, memory(bytes, { base, displacement }), false);
        displacement += bytes;
      }
    }
  }
}

/**
 * Writes the function for a block.
 * @param commentOf given where a listing is wanted: the source text of a node of the IR.
 */
export function generateLoop(
  block: MachineBlock,
  shape: LoopShape,
  target: Target,
  commentOf?: (node: number) => string | undefined,
): LoopCode {
  return new LoopWriter(block, shape, target, commentOf).write();
}
