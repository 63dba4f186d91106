// The loop around a machine block. A kernel's code is a function of the System V ABI with these arguments:
//
//   n          elements (of a row), as an f64: lengths beyond 2^32 pass exactly, and no bigint has to be made
//   control    only where it is needed: see ControlLayout
//   streams    the address of each input, then of each output
//   results    only for blocks with loop-carried values: where the partial results go
//
// The loop has at most three bodies: `main` handles `unroll` vectors a pass, `single` one vector (levels without masks
// only), `partial` fewer elements than a vector, through a mask register or through the stack. A partial pass also comes
// first where it brings the first output to a vector's boundary.

import type { Assembly } from '../../asm/index.ts';
import * as isa from '../../isa/index.ts';
import { Allocator, type LiveIns, type PreferredRegister } from './allocate.ts';
import { defsAndUses } from './defs-uses.ts';
import { Emitter, memory } from './emit.ts';
import { FunctionFrame } from './function-frame.ts';
import { everyStep, type LoopCarriedValue, type MachineBlock, type MachineStep, usesStep } from './machine-steps.ts';
import { maskRegister, vectorRegister } from './physical-registers.ts';
import { planRegisters, type RegisterPlan } from './register-plan.ts';
import { type ControlLayout, controlLayout, type LoopShape } from './shape.ts';
import { StreamAccess } from './stream-access.ts';
import type { Target } from './target.ts';

export interface LoopCode {
  readonly assembly: Assembly;
  /** The label at which calls enter. */
  readonly entry: 'entry';
  readonly control: ControlLayout | undefined;
  /** How the partial results lie: for each loop-carried value `sets` vectors of `lanes` elements, one value after another. */
  readonly sets: number;
  readonly lanes: number;
}

/** The mask of a partial pass. */
const TAIL_MASK = 1;

/** How a partial pass merges the elements that it has, by their size. */
const mergingMoves = { 1: 'vmovdqu8', 2: 'vmovdqu16', 4: 'vmovaps', 8: 'vmovapd' } as const;

/** The most steps that the bodies of an unrolled pass should have together. */
const MAIN_STEPS = 96;
/** The same with the steps of cold blocks. */
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
  private readonly frame: FunctionFrame;
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
    this.frame = new FunctionFrame({
      streams: shape.layouts.length,
      control: this.control !== undefined,
      results: block.loopCarried.length > 0,
      laneCounter: usesStep(block, 'lanes'),
    });
    this.access = new StreamAccess(this.out, this.frame, block, shape, this.control);
  }

  private chooseUnroll(): number {
    const carried = this.block.loopCarried.length;
    let chosen = this.shape.unroll ?? this.unrollByLength(carried);
    // Each copy of the body has loop-carried values of its own, in registers that stay theirs.
    while (chosen > 1 && chosen * carried > (this.target.evex ? 16 : 8)) chosen /= 2;
    return chosen;
  }

  private unrollByLength(carried: number): number {
    const steps = Math.max(this.body.length, 1);
    const most = carried > 0 ? 8 : 4;
    let chosen = 1;
    while (chosen < most && chosen * 2 * steps <= MAIN_STEPS) chosen *= 2;
    const inAll = [...everyStep(this.body)].length;
    while (chosen > 1 && chosen * inAll > MAIN_STEPS_IN_ALL) chosen /= 2;
    return chosen;
  }

  write(): LoopCode {
    const { out, block, shape } = this;
    const [entry, start] = [out.label('entry'), out.label('body')];
    out.bind(start);
    this.writeLoops();
    if (shape.size === 'streaming' && this.peeledStream() !== undefined) out.op('sfence');
    if (this.target.vex && block.vectorBytes > 16) out.op('vzeroupper');
    this.frame.write(out, entry, start);
    return { assembly: out.finish(), entry: 'entry', control: this.control, sets: this.unroll, lanes: block.lanes };
  }

  private writeLoops(): void {
    const { out, shape, control, access, frame } = this;
    const { body, invariant, unroll } = this;
    const plan = planRegisters({ body, invariant, loopCarried: this.block.loopCarried, unroll }, this.target, frame);
    const rowsSlot = shape.rank === 2 ? out.slot(8) : undefined;
    if (access.baseSlot !== undefined) {
      out.op('mov', isa.rax, access.controlWord(control!.base));
      out.op('mov', access.stack(access.baseSlot, 8), isa.rax);
    }
    if (access.watchSlot !== undefined) access.watch({ kind: 'watch', on: false });
    this.startCarried(plan);
    const row = out.label('row');
    if (shape.rank === 2) {
      out.op('mov', isa.rax, access.controlWord(control!.rows));
      out.op('mov', access.stack(rowsSlot, 8), isa.rax);
      out.bind(row);
    }
    out.within(access, () => {
      access.mode = { kind: 'partial' };
      this.prepareInvariants(plan);
      this.writeRow(plan);
    });
    if (shape.rank === 2) {
      frame.streams.forEach((place, k) => {
        frame.advance(out, place, access.controlWord(control!.pitches + k));
      });
      if (access.baseSlot !== undefined) out.op('add', access.stack(access.baseSlot, 8), frame.n);
      out.op('dec', access.stack(rowsSlot, 8));
      out.op('jnz', row);
    }
    this.finishCarried(plan);
    if (access.watchSlot !== undefined) this.leaveWatched();
  }

  /** Leaves the exceptions that count, and of x87, which only code for single lanes uses, none. */
  private leaveWatched(): void {
    if (usesStep(this.block, 'lanes')) this.out.op('fnclex');
    this.access.watch({ kind: 'watch', on: true });
  }

  /** Computes what does not change from pass to pass. */
  private prepareInvariants(plan: RegisterPlan): void {
    const preferred = new Map([...plan.pinned].map(([id, physical]) => [id, { physical, after: undefined }]));
    const made = this.invariant.map((step) => ({ step, def: defsAndUses(step).def! }));
    const usedBy = (steps: readonly MachineStep[]) =>
      new Set(steps.flatMap((step) => defsAndUses(step).uses.map(({ id }) => id)));
    const [used, usedBefore] = [usedBy(this.body), usedBy(this.invariant)];
    const isKept = (id: number) => used.has(id) && !plan.rematerialisable.has(id);
    const needed = made.filter(({ def }) => usedBefore.has(def.id) || isKept(def.id)).map(({ step }) => step);
    const keep = made.map(({ def }) => def).filter(({ id }) => isKept(id));
    const liveIns: LiveIns = { pinned: new Map(), rematerialisable: new Map(), slots: new Map(), preferred };
    new Allocator(plan.pool, liveIns, this.out).run(needed, keep, (register, physical) => {
      const pinned = plan.pinned.get(register.id);
      if (pinned === undefined) {
        const slot = plan.slots.get(register.id) ?? this.out.slot(register.bytes);
        plan.slots.set(register.id, slot);
        this.out.spill(physical, slot, register);
      } else if (pinned !== physical) this.out.copy(pinned, physical, register);
    });
  }

  private writeRow(plan: RegisterPlan): void {
    const { out, block, unroll, shape, access } = this;
    const { index, count, n, streams } = this.frame;
    const [partial, check] = [out.label('partial'), out.label('check')];
    const [main, remainder, done] = [out.label('main'), out.label('remainder'), out.label('done')];
    const pass = block.lanes * unroll;
    out.op('xor', access.half(index), access.half(index));
    const peeled = this.peeledStream();
    if (peeled !== undefined) {
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
    out.bind(check);
    out.op('mov', count, n);
    out.op('sub', count, pass);
    out.op('cmp', index, count);
    out.op('jg', remainder);
    out.assembler.align(32);
    out.bind(main);
    for (let copy = 0; copy < unroll; copy++) {
      access.mode = { kind: 'full', copy, streaming: shape.size === 'streaming' && peeled !== undefined };
      this.writeBody(plan, copy);
    }
    out.op('add', index, pass);
    out.op('cmp', index, count);
    out.op('jle', main);
    out.bind(remainder);
    if (!this.target.evex && unroll > 1) {
      const [single, after] = [out.label('single'), out.label('after')];
      out.op('mov', count, n);
      out.op('sub', count, block.lanes);
      out.op('cmp', index, count);
      out.op('jg', after);
      out.bind(single);
      access.mode = { kind: 'full', copy: 0, streaming: false };
      this.writeBody(plan, 0);
      out.op('add', index, block.lanes);
      out.op('cmp', index, count);
      out.op('jle', single);
      out.bind(after);
    }
    out.op('mov', count, n);
    out.op('sub', count, index);
    out.op('jz', done);
    out.op('mov', isa.eax, block.lanes);
    out.op('cmp', count, isa.rax);
    out.op('cmovg', count, isa.rax);
    out.bind(partial);
    access.mode = { kind: 'partial' };
    this.writePartial(plan);
    out.op('add', index, count);
    out.op('jmp', check);
    out.bind(done);
  }

  /**
   * The stream that a first partial pass brings to a vector's boundary: the first output, or the first input where there is
   * none. Loads and stores that cross a cache line take two turns.
   */
  private peeledStream(): number | undefined {
    const { layouts, inputs, size, elementBytes } = this.shape;
    const first = inputs < layouts.length ? inputs : 0;
    if (layouts[first] !== 'contiguous' || layouts.includes('strided')) return undefined;
    if (elementBytes[first]! * this.block.lanes < 16) return undefined;
    return this.target.evex || size === 'streaming' ? first : undefined;
  }

  private writeBody(plan: RegisterPlan, set: number): void {
    const registers = plan.sets[set]!;
    const carried = this.block.loopCarried.map((value) => ({ value, physical: registers.get(value.from.id)! }));
    const isFull = this.access.mode.kind === 'full';
    const preferred = new Map<number, PreferredRegister>();
    if (isFull) for (const { value, physical } of carried) preferred.set(value.to.id, { physical, after: value.from });
    const { rematerialisable, slots } = plan;
    const liveIns: LiveIns = { pinned: new Map([...plan.pinned, ...registers]), rematerialisable, slots, preferred };
    new Allocator(plan.pool, liveIns, this.out).run(
      this.body,
      this.block.loopCarried.map(({ to }) => to),
      (to, found) => {
        const { value, physical } = carried.find((candidate) => candidate.value.to === to)!;
        if (!isFull) this.keepLanes(value, physical, found);
        else if (found !== physical) this.out.copy(physical, found, to);
      },
    );
  }

  /** Of a loop-carried value that was made anew, takes only the lanes that a partial pass has. */
  private keepLanes({ from: register, elementBytes }: LoopCarriedValue, physical: number, found: number): void {
    const { out, access } = this;
    if (this.target.evex) {
      const to = vectorRegister(register.bytes, physical).k(isa.k1);
      out.op(mergingMoves[elementBytes], to, vectorRegister(register.bytes, found));
      return;
    }
    // Without masks it goes through memory: the new elements are written over the old ones.
    const [kept, made] = [out.slot(64), out.slot(64)];
    out.spill(physical, kept, register);
    out.spill(found, made, register);
    const again = access.smallLoop('keep');
    const scale = elementBytes;
    out.op('xor', isa.ecx, isa.ecx);
    out.bind(again);
    access.moveElement(
      elementBytes,
      memory(elementBytes, { base: isa.rsp, index: isa.rcx, scale, displacement: kept }),
      memory(elementBytes, { base: isa.rsp, index: isa.rcx, scale, displacement: made }),
    );
    out.op('inc', isa.rcx);
    out.op('cmp', isa.rcx, this.frame.count);
    out.op('jb', again);
    out.reload(physical, kept, register);
    for (const slot of [kept, made]) out.freeSlot(slot, 64);
  }

  private writePartial(plan: RegisterPlan): void {
    const { out, target, block, access } = this;
    const { count } = this.frame;
    if (target.evex) {
      const wide = block.lanes > 32;
      out.op('mov', wide ? isa.rax : isa.eax, -1);
      out.op('bzhi', wide ? isa.rax : isa.eax, wide ? isa.rax : isa.eax, wide ? count : access.half(count));
      out.op(wide ? 'kmovq' : 'kmovd', maskRegister(TAIL_MASK), wide ? isa.rax : isa.eax);
    }
    this.writeBody(plan, 0);
  }

  private startCarried(plan: RegisterPlan): void {
    for (const set of plan.sets) {
      for (const { from, initial } of this.block.loopCarried) {
        const register = vectorRegister(from.bytes, set.get(from.id)!);
        this.out.op('vmovaps', register, this.out.filled(initial, from.bytes));
      }
    }
  }

  private finishCarried(plan: RegisterPlan): void {
    const { out, block, frame, access } = this;
    if (block.loopCarried.length === 0) return;
    const base = frame.pointer(out, frame.results!);
    let displacement = 0;
    for (const { from, elementBytes } of block.loopCarried) {
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
