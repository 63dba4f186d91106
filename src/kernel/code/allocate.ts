// Registers for straight-line code: a linear scan that keeps what is needed soonest and sends away what is needed last
// (Belady's rule, which is optimal for one pass over straight lines). Values are in SSA form, so a value that was once
// stored to its slot never has to be stored again, and one that costs no more to compute again than to load is
// rematerialised.

import { RawCpuError } from '../../errors/index.ts';
import { type DefsAndUses, defsAndUses, registerIn } from './defs-uses.ts';
import type {
  ColdBlock,
  MachineInstruction,
  MachineOperand,
  MachineStep,
  RegisterFile,
  VirtualRegister,
} from './machine-steps.ts';

/** Physical registers are numbers within their file. */
export type Pool = Readonly<Record<RegisterFile, readonly number[]>>;

/** Where the allocator's decisions go. */
export interface AllocationSink {
  /** The step, with the registers that `physical` tells. */
  step(step: MachineStep, physical: (register: VirtualRegister) => number): void;
  copy(to: number, from: number, register: VirtualRegister): void;
  spill(from: number, slot: number, register: VirtualRegister): void;
  reload(to: number, slot: number, register: VirtualRegister): void;
  /** Computes a value again by the step that made it first. */
  rematerialise(step: MachineStep, to: number): void;
  /** Writes what `work` writes to a cold place, where the code goes only when a lane of the condition is true. */
  coldBlock(condition: number, step: ColdBlock, work: () => void): void;
  /** Space on the stack for a register of so many bytes. */
  slot(bytes: number): number;
  /** Takes a slot back, for values that live later. */
  freeSlot(slot: number, bytes: number): void;
}

/** A register, outside of the pool, in which a value had best be made. */
export interface PreferredRegister {
  readonly physical: number;
  /** The value that may lie there before. */
  readonly after: VirtualRegister | undefined;
}

/** How values from outside of the code reach it, by the number of their virtual register. */
export interface LiveIns {
  /** Values that lie in a register of their own for the whole time. */
  readonly pinned: ReadonlyMap<number, number>;
  /** Values that can be made anew wherever they are needed. */
  readonly rematerialisable: ReadonlyMap<number, MachineStep>;
  /** Values that lie in a slot. */
  readonly slots: ReadonlyMap<number, number>;
  /** Of values that the code makes. */
  readonly preferred: ReadonlyMap<number, PreferredRegister>;
}

/** Where a value is that the code has made, or brought into a register. */
type Location =
  /** In a register of the pool, and in a slot as well where there is one. */
  | { readonly kind: 'register'; readonly physical: number; readonly slot: number | undefined }
  /** In its preferred register. */
  | { readonly kind: 'preferred'; readonly physical: number }
  /** Its register belongs to the result of the present step, which still names it as a source. */
  | { readonly kind: 'passed on'; readonly physical: number }
  /** In no register: in a slot, or nowhere where it can be made anew. */
  | { readonly kind: 'evicted'; readonly slot: number | undefined };

interface LocatedValue {
  readonly register: VirtualRegister;
  readonly location: Location;
  /** Counts values in the order in which they came up: of two that are read by the same step, the older one is sent away. */
  readonly age: number;
}

/** A value that is read again within so many steps is worth a register. */
const SOON = 6;

/**
 * Gives every step its registers.
 * @param keep values that have to be found afterwards: `found` tells where each is, in a register.
 */
export class Allocator {
  private readonly pool: Pool;
  private readonly sink: AllocationSink;
  private readonly liveIns: LiveIns;
  private readonly free: Record<RegisterFile, number[]>;
  private readonly values = new Map<number, LocatedValue>();
  /** Those in registers of the pool: as few as there are registers, however many values lie in slots. */
  private readonly held: Readonly<Record<RegisterFile, Map<number, LocatedValue>>> = {
    vector: new Map(),
    mask: new Map(),
    general: new Map(),
  };
  private ages = 0;
  /** The slots that were taken for values here, and are given back with them. */
  private readonly ownSlots = new Set<number>();
  /** The steps that use each value, the last one first. */
  private uses = new Map<number, number[]>();
  private readonly physical = (register: VirtualRegister) => this.physicalOf(register);

  constructor(pool: Pool, liveIns: LiveIns, sink: AllocationSink) {
    this.pool = pool;
    this.sink = sink;
    this.liveIns = liveIns;
    this.free = {
      vector: [...pool.vector].reverse(),
      mask: [...pool.mask].reverse(),
      general: [...pool.general].reverse(),
    };
  }

  /** Allocates for steps; `keep` are read once more when all is done, and `found` says in which register each then is. */
  run(
    steps: readonly MachineStep[],
    keep: readonly VirtualRegister[] = [],
    found: (register: VirtualRegister, physical: number) => void = () => {},
  ): void {
    this.uses = new Map();
    const note = (id: number, at: number) => {
      const list = this.uses.get(id);
      if (list === undefined) this.uses.set(id, [at]);
      else if (list[list.length - 1] !== at) list.push(at);
    };
    const all = steps.map(defsAndUses);
    all.forEach(({ uses }, at) => {
      for (const { id } of uses) note(id, at);
    });
    for (const { id } of keep) note(id, steps.length);
    for (const list of this.uses.values()) list.reverse();
    steps.forEach((step, at) => {
      this.allocate(step, all[at]!, at);
    });
    for (const register of keep) {
      this.bring(register, steps.length, new Set([register.id]));
      found(register, this.physicalOf(register));
      this.release(register, steps.length);
    }
  }

  private allocate(step: MachineStep, { uses, def }: DefsAndUses, at: number): void {
    if (step.kind === 'cold') {
      this.allocateCold(step, at);
      for (const use of uses) this.release(use, at);
      this.release(step.to, at);
      return;
    }
    const given = step;
    if (step.kind === 'instruction') step = this.withMemory(step, at);
    const inRegisters = step === given ? uses : defsAndUses(step).uses;
    const busy = new Set(uses.map(({ id }) => id));
    for (const use of inRegisters) this.bring(use, at, busy);
    const merge = step.kind === 'instruction' ? this.mergeOf(step, at) : undefined;
    const written = merge?.step ?? step;
    const clobbers = step.kind === 'instruction' && step.clobbers.length > 0;
    if (def !== undefined) {
      if (clobbers) busy.add(def.id);
      if (!this.takePreferred(def, merge?.value, at)) {
        if (merge !== undefined) this.takeOver(def, merge.value, at, busy);
        else if (clobbers || step.kind === 'lanes') this.take(def, at, busy);
        else {
          // The step is told apart from its sources, which may then give their register to the result.
          const sources = new Map(inRegisters.map((use) => [use.id, this.physicalOf(use)]));
          for (const use of uses) this.release(use, at);
          this.take(def, at, busy);
          this.sink.step(written, (register) => sources.get(register.id) ?? this.physicalOf(register));
          this.release(def, at);
          return;
        }
      }
    }
    this.sink.step(written, this.physical);
    for (const use of uses) this.release(use, at);
    if (def !== undefined) this.release(def, at);
  }

  /**
   * A cold block takes all registers: what lies in them goes to slots first and comes back afterwards. It runs seldom, and
   * the straight way past it pays nothing.
   */
  private allocateCold(step: ColdBlock, at: number): void {
    const { condition, otherwise, to } = step;
    const busy = new Set([condition.id, otherwise.id]);
    this.bring(condition, at, busy);
    this.bring(otherwise, at, busy);
    const tested = this.physicalOf(condition);
    this.takeOver(to, otherwise, at, busy);
    this.sink.coldBlock(tested, step, () => {
      const slots = new Map(this.liveIns.slots);
      const pinned = new Map(this.liveIns.pinned);
      const saved: { readonly register: VirtualRegister; readonly physical: number; readonly slot: number }[] = [];
      let passedOn: number | undefined;
      for (const [id, { register, location }] of this.values) {
        if (location.kind === 'preferred') pinned.set(id, location.physical);
        else if (location.kind === 'passed on') passedOn = id;
        else if (location.kind === 'register') {
          const { physical } = location;
          const slot = this.sink.slot(register.bytes);
          this.sink.spill(physical, slot, register);
          saved.push({ register, physical, slot });
          slots.set(id, location.slot ?? slot);
        } else if (location.slot !== undefined) slots.set(id, location.slot);
      }
      const result = saved.find(({ register }) => register.id === to.id);
      if (result === undefined) throw new RawCpuError('INTERNAL', 'the result of a cold block has no register');
      // What gave its register to the result is found with it.
      if (passedOn !== undefined) slots.set(passedOn, result.slot);
      const { rematerialisable } = this.liveIns;
      const liveIns: LiveIns = { pinned, rematerialisable, slots, preferred: new Map() };
      new Allocator(this.pool, liveIns, this.sink).run(step.steps, [step.result], (register, physical) => {
        this.sink.spill(physical, result.slot, register);
      });
      for (const { register, physical, slot } of saved) {
        this.sink.reload(physical, slot, register);
        this.sink.freeSlot(slot, register.bytes);
      }
    });
  }

  /** The value whose register the result has to share, and the step as it then reads. */
  private mergeOf(step: MachineInstruction, at: number): { value: VirtualRegister; step: MachineStep } | undefined {
    if (step.merge !== undefined) return { value: step.merge, step };
    if (!step.facts.isDestructive) return undefined;
    const [a, b, ...rest] = step.sources;
    const first = registerIn(a!);
    const second = b === undefined ? undefined : registerIn(b);
    if (first === undefined) throw new RawCpuError('INTERNAL', `${step.mnemonic}: the first source is not a register`);
    if (
      second !== undefined &&
      second !== first &&
      !this.endsAt(first, at) &&
      this.endsAt(second, at) &&
      step.facts.commutes
    ) {
      return { value: second, step: { ...step, sources: [b!, a!, ...rest] } };
    }
    return { value: first, step };
  }

  /** Lets an instruction read a constant from memory that would have to be loaded for it alone. */
  private withMemory(step: MachineInstruction, at: number): MachineInstruction {
    if (!step.facts.readsMemory) return step;
    let { sources } = step;
    const last = sources.findLastIndex(({ kind }) => kind !== 'immediate');
    const [a, b, ...rest] = sources;
    if (last === 1 && step.facts.commutes && a!.kind === 'register' && this.memoryFor(b!, at) === undefined) {
      sources = [b!, a!, ...rest];
    }
    const value = sources[last]!;
    const constant = this.memoryFor(value, at);
    if (constant === undefined || sources.indexOf(value) !== last || step.merge === value) return step;
    return { ...step, sources: sources.with(last, constant) };
  }

  /** The memory that holds a value which is in no register and is not read again soon. */
  private memoryFor(operand: MachineOperand, at: number): MachineOperand | undefined {
    if (operand.kind !== 'register' || this.isInRegister(operand) || this.liveIns.pinned.has(operand.id)) {
      return undefined;
    }
    const step = this.liveIns.rematerialisable.get(operand.id);
    if (step?.kind !== 'constant') return undefined;
    const again = this.nextUse(operand, at + 1);
    if (again !== undefined && again - at <= SOON) return undefined;
    return { kind: 'constant', element: step.element, bytes: step.to.bytes };
  }

  /** The first step from `at` on that uses a value. */
  private nextUse({ id }: VirtualRegister, at: number): number | undefined {
    return this.uses.get(id)?.findLast((use) => use >= at);
  }

  /** Whether a step from `at` on uses a value. */
  private isUsedFrom({ id }: VirtualRegister, at: number): boolean {
    const last = this.uses.get(id)?.[0];
    return last !== undefined && last >= at;
  }

  /** True where a value is not needed after a step and its register may be written over. */
  private endsAt(register: VirtualRegister, at: number): boolean {
    return !this.liveIns.pinned.has(register.id) && !this.isUsedFrom(register, at + 1);
  }

  private isInRegister({ id }: VirtualRegister): boolean {
    const kind = this.values.get(id)?.location.kind;
    return kind === 'register' || kind === 'preferred';
  }

  /** Makes a value in its preferred register, if it has one and that is not needed any more for what lies there. */
  private takePreferred(to: VirtualRegister, from: VirtualRegister | undefined, at: number): boolean {
    const preferred = this.liveIns.preferred.get(to.id);
    if (preferred === undefined) return false;
    const { physical, after } = preferred;
    if (after !== undefined && this.isUsedFrom(after, at + 1)) return false;
    const source = from === undefined ? physical : this.physicalOf(from);
    // What lies there may be a source of this very step, which a copy into it would destroy.
    if (source !== physical && after !== undefined && this.isUsedFrom(after, at)) return false;
    this.locate(to, { kind: 'preferred', physical });
    if (source !== physical) this.sink.copy(physical, source, to);
    return true;
  }

  /** Gives `to` the register of `from` where that ends here, else another one with a copy in it. */
  private takeOver(to: VirtualRegister, from: VirtualRegister, at: number, busy: Set<number>): void {
    const location = this.values.get(from.id)?.location;
    if (location?.kind === 'register' && this.endsAt(from, at)) {
      const { physical, slot } = location;
      this.forget(from);
      this.giveBack(slot, from);
      this.locate(to, { kind: 'register', physical, slot: undefined });
      this.locate(from, { kind: 'passed on', physical });
      return;
    }
    const source = this.physicalOf(from);
    this.take(to, at, busy);
    this.sink.copy(this.physicalOf(to), source, to);
  }

  private locate(register: VirtualRegister, location: Location): void {
    const { id, file } = register;
    const value = { register, location, age: this.values.get(id)?.age ?? this.ages++ };
    this.values.set(id, value);
    if (location.kind === 'register') this.held[file].set(id, value);
    else this.held[file].delete(id);
  }

  private forget({ id, file }: VirtualRegister): void {
    this.values.delete(id);
    this.held[file].delete(id);
  }

  private physicalOf({ id }: VirtualRegister): number {
    const pinned = this.liveIns.pinned.get(id);
    if (pinned !== undefined) return pinned;
    const location = this.values.get(id)?.location;
    if (location === undefined || location.kind === 'evicted') {
      throw new RawCpuError('INTERNAL', `virtual register ${id} is in no register`);
    }
    return location.physical;
  }

  /** Sees to it that a value is in a register. */
  private bring(register: VirtualRegister, at: number, busy: Set<number>): void {
    const { id } = register;
    if (this.liveIns.pinned.has(id) || this.isInRegister(register)) return;
    const location = this.values.get(id)?.location;
    const slot = location?.kind === 'evicted' ? location.slot : this.liveIns.slots.get(id);
    const step = this.liveIns.rematerialisable.get(id);
    if (step === undefined && slot === undefined) {
      throw new RawCpuError('INTERNAL', `virtual register ${id} is read before it is written`);
    }
    this.take(register, at, busy, slot);
    const physical = this.physicalOf(register);
    if (step !== undefined) this.sink.rematerialise(step, physical);
    else this.sink.reload(physical, slot!, register);
  }

  /** Finds a register for a value, sending another one away where there is none. */
  private take(register: VirtualRegister, at: number, busy: Set<number>, slot?: number): void {
    const free = this.free[register.file];
    if (free.length === 0) this.evict(register.file, at, busy);
    this.locate(register, { kind: 'register', physical: free.pop()!, slot });
  }

  private evict(file: RegisterFile, at: number, busy: Set<number>): void {
    let worst: LocatedValue | undefined;
    let farthest = -1;
    for (const value of this.held[file].values()) {
      const { register, age } = value;
      if (busy.has(register.id)) continue;
      const next = this.nextUse(register, at) ?? Number.POSITIVE_INFINITY;
      if (worst === undefined || next > farthest || (next === farthest && age < worst.age)) {
        farthest = next;
        worst = value;
      }
    }
    if (worst?.location.kind !== 'register')
      throw new RawCpuError('INTERNAL', `an instruction needs more ${file} registers than there are`);
    const { register, location } = worst;
    let { slot } = location;
    if (slot === undefined && !this.liveIns.rematerialisable.has(register.id)) {
      slot = this.sink.slot(register.bytes);
      this.ownSlots.add(slot);
      this.sink.spill(location.physical, slot, register);
    }
    this.locate(register, { kind: 'evicted', slot });
    this.free[file].push(location.physical);
  }

  /** Frees the register of a value that nothing reads after a step. */
  private release(register: VirtualRegister, at: number): void {
    const { id } = register;
    const list = this.uses.get(id);
    while (list !== undefined && list.length > 0 && list[list.length - 1]! <= at) list.pop();
    if (list !== undefined && list.length > 0) return;
    const location = this.values.get(id)?.location;
    if (location === undefined) return;
    this.forget(register);
    if (location.kind === 'register') this.free[register.file].push(location.physical);
    if (location.kind === 'register' || location.kind === 'evicted') this.giveBack(location.slot, register);
  }

  /** Gives the slot of a value back, if it has one that was taken here. */
  private giveBack(slot: number | undefined, { bytes }: VirtualRegister): void {
    if (slot !== undefined && this.ownSlots.delete(slot)) this.sink.freeSlot(slot, bytes);
  }
}
