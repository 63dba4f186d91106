// Registers for straight-line code: a linear scan that keeps what is needed soonest and sends away what is needed last
// (Belady's rule, which is optimal for one pass over straight lines). Values are in SSA form, so a value that was once
// stored to its slot never has to be stored again, and one that costs no more to make anew than to load is made anew.

import { RawCpuError } from '../../errors/index.ts';
import type {
  MachineInstruction,
  MachineOperand,
  MachineStep,
  RareSteps,
  RegisterClass,
  VirtualRegister,
} from './machine.ts';

/** Physical registers are numbers within their class. */
export type Pool = Readonly<Record<RegisterClass, readonly number[]>>;

/** Where the allocator's decisions go. */
export interface AllocationSink {
  /** The step, with the registers that `physical` tells. */
  step(step: MachineStep, physical: (register: VirtualRegister) => number): void;
  copy(to: number, from: number, register: VirtualRegister): void;
  spill(from: number, slot: number, register: VirtualRegister): void;
  reload(to: number, slot: number, register: VirtualRegister): void;
  /** Makes a value anew by the step that made it first. */
  remake(step: MachineStep, to: number): void;
  /** Writes what `work` writes aside, where the code goes only when a lane of the condition is true, and then returns. */
  aside(condition: number, step: RareSteps, work: () => void): void;
  /** Space on the stack for a register of so many bytes. */
  slot(bytes: number): number;
  /** True where instruction forms overwrite their first source, which the allocator then has to arrange for. */
  readonly destructive: boolean;
}

/** How values from outside of the code reach it. */
export interface Outside {
  /** Values that lie in a register of their own for the whole time. */
  readonly pinned: ReadonlyMap<number, number>;
  /** Values that can be made anew wherever they are needed. */
  readonly remakable: ReadonlyMap<number, MachineStep>;
  /** Values that lie in a slot. */
  readonly slots: ReadonlyMap<number, number>;
  /** Registers, outside of the pool, in which a value had best be made; `after` is the value that may lie there before. */
  readonly homes: ReadonlyMap<number, { readonly physical: number; readonly after: VirtualRegister | undefined }>;
}

/** What a step reads and writes. */
interface Traffic {
  readonly reads: readonly VirtualRegister[];
  readonly writes: VirtualRegister | undefined;
}

const registerIn = (operand: MachineOperand): VirtualRegister | undefined =>
  operand.kind === 'register'
    ? operand
    : operand.kind === 'view'
      ? operand.of
      : operand.kind === 'table'
        ? operand.index
        : undefined;

export function trafficOf(step: MachineStep): Traffic {
  switch (step.kind) {
    case 'load':
    case 'parameter':
    case 'position':
    case 'present':
      return { reads: [], writes: step.to };
    case 'watch':
      return { reads: [], writes: undefined };
    case 'store':
      return { reads: [step.from], writes: undefined };
    case 'lanes':
      return { reads: step.from.map(({ register }) => register), writes: step.to };
    case 'rare': {
      const made = new Set<number>();
      const reads = [step.condition, step.otherwise];
      for (const inner of step.steps) {
        const traffic = trafficOf(inner);
        for (const read of traffic.reads) if (!made.has(read.id)) reads.push(read);
        if (traffic.writes !== undefined) made.add(traffic.writes.id);
      }
      return { reads, writes: step.to };
    }
    case 'instruction': {
      const reads: VirtualRegister[] = [];
      for (let n = 1; n < step.operands.length; n++) {
        const register = registerIn(step.operands[n]!);
        if (register !== undefined) reads.push(register);
      }
      if (step.mask !== undefined) reads.push(step.mask);
      if (step.merge !== undefined) reads.push(step.merge);
      if (step.clobbers !== undefined) reads.push(...step.clobbers);
      return { reads, writes: registerIn(step.operands[0]!) };
    }
  }
}

/** Shifts by an immediate overwrite their source in SSE; the other forms of two operands and an immediate do not. */
const shiftsInPlace = /^vps(ll|rl|ra)(w|d|q|dq)$/;

/** Whether the SSE form of an AVX instruction writes over its first source. */
export function overwritesSource({ mnemonic, operands }: MachineInstruction): boolean {
  const sources = operands.length - 1;
  const last = operands[sources]!;
  if (last.kind !== 'immediate') return sources >= 2;
  return sources >= 3 || shiftsInPlace.test(mnemonic);
}

/**
 * Moves between kinds of registers, shifts by a register's count, and what reads memory in another way: conversions that
 * widen read less than a register.
 */
const takesNoMemory =
  /^k|^vcvt|gather|movmsk|^vmov[dq]$|^vps(ll|rl|ra)[wdq]$|^vbroadcast|^vpbroadcast|^v(extract|insert)|^vpextr|^vpinsr|blendv|^vpmov|^v?mov/;

/** A value that is read again within so many steps is worth a register. */
const SOON = 6;

/** Sources of these may change places. */
const commutes =
  /^vp?(add|mul|and|or|xor|cmpeq|avg|mull|mulh|mulhu|muludq|muldq|max|min|madd)(p[sd]|[bwdq]|u?[bwd]|s[bwd]|u[wbd]|w[d]?|)?$/;
const commutesNot = /^v(min|max)/;

export function isCommutative(mnemonic: string): boolean {
  return commutes.test(mnemonic) && !commutesNot.test(mnemonic);
}

/**
 * The most registers of a class that the values made by these steps need at one time, not counting values from outside.
 */
export function pressureOf(steps: readonly MachineStep[], kind: RegisterClass): number {
  const last = lastUses(steps);
  const made = new Set<number>();
  const ending: number[] = new Array(steps.length + 1).fill(0);
  let live = 0;
  let most = 0;
  steps.forEach((step, at) => {
    const { writes } = trafficOf(step);
    if (writes !== undefined && writes.class === kind && !made.has(writes.id)) {
      made.add(writes.id);
      live++;
      most = Math.max(most, live);
      const end = last.get(writes.id) ?? at;
      ending[end]!++;
    }
    live -= ending[at]!;
  });
  return most;
}

function lastUses(steps: readonly MachineStep[]): Map<number, number> {
  const last = new Map<number, number>();
  steps.forEach((step, at) => {
    for (const { id } of trafficOf(step).reads) last.set(id, at);
  });
  return last;
}

/** In place of a slot: the value lies in its home, and that is not of the pool. */
const AT_HOME = -2;

interface Place {
  readonly register: VirtualRegister;
  physical: number;
  slot: number;
}

/**
 * Gives every step its registers.
 * @param keep values that have to be found afterwards: `found` tells where each is, in a register.
 */
export class Allocator {
  private readonly pool: Pool;
  private readonly sink: AllocationSink;
  private readonly outside: Outside;
  private readonly free: Record<RegisterClass, number[]>;
  private readonly places = new Map<number, Place>();
  private uses = new Map<number, number[]>();
  private readonly physical = (register: VirtualRegister) => this.physicalOf(register);

  constructor(pool: Pool, outside: Outside, sink: AllocationSink) {
    this.pool = pool;
    this.sink = sink;
    this.outside = outside;
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
    const traffic = steps.map(trafficOf);
    traffic.forEach(({ reads }, at) => {
      for (const { id } of reads) note(id, at);
    });
    for (const { id } of keep) note(id, steps.length);
    for (const list of this.uses.values()) list.reverse();
    steps.forEach((step, at) => {
      this.place(step, traffic[at]!, at);
    });
    for (const register of keep) {
      this.bring(register, steps.length, new Set([register.id]));
      found(register, this.physicalOf(register));
      this.release(register, steps.length);
    }
  }

  private place(step: MachineStep, { reads, writes }: Traffic, at: number): void {
    if (step.kind === 'rare') {
      this.placeRare(step, at);
      for (const read of reads) this.release(read, at);
      this.release(step.to, at);
      return;
    }
    const given = step;
    if (step.kind === 'instruction') step = this.withMemory(step, at);
    const inRegisters = step === given ? reads : trafficOf(step).reads;
    const busy = new Set(reads.map(({ id }) => id));
    for (const read of inRegisters) this.bring(read, at, busy);
    const merge = step.kind === 'instruction' ? this.mergeOf(step, at) : undefined;
    if (writes === undefined) {
      this.sink.step(step, this.physical);
      for (const read of reads) this.release(read, at);
      return;
    }
    if (step.kind === 'instruction' && step.clobbers !== undefined) busy.add(writes.id);
    const swapped = merge?.step ?? step;
    if (this.goHome(writes, merge?.value, at)) {
      this.sink.step(swapped, this.physical);
      for (const read of reads) this.release(read, at);
      this.release(writes, at);
      return;
    }
    if (merge !== undefined) this.takeOver(writes, merge.value, at, busy);
    else if ((step.kind === 'instruction' && step.clobbers !== undefined) || step.kind === 'lanes')
      this.take(writes, at, busy);
    else {
      // The step is told apart from its sources, which may then give their register to the result.
      const before = inRegisters.map((read) => [read, this.physicalOf(read)] as const);
      for (const read of reads) this.release(read, at);
      const sources = new Map(before.map(([{ id }, physical]) => [id, physical]));
      this.take(writes, at, busy);
      this.sink.step(swapped, (register) => sources.get(register.id) ?? this.physicalOf(register));
      this.release(writes, at);
      return;
    }
    this.sink.step(swapped, this.physical);
    for (const read of reads) this.release(read, at);
    this.release(writes, at);
  }

  /**
   * Code aside takes all registers: what lies in them goes to slots first and comes back afterwards. It runs seldom, and
   * the straight way past it pays nothing.
   */
  private placeRare(step: RareSteps, at: number): void {
    const { condition, otherwise, to } = step;
    const busy = new Set([condition.id, otherwise.id]);
    this.bring(condition, at, busy);
    this.bring(otherwise, at, busy);
    const tested = this.physicalOf(condition);
    this.takeOver(to, otherwise, at, busy);
    this.sink.aside(tested, step, () => {
      const slots = new Map(this.outside.slots);
      const pinned = new Map(this.outside.pinned);
      const saved: { readonly register: VirtualRegister; readonly physical: number; readonly slot: number }[] = [];
      for (const [id, { register, physical, slot }] of this.places) {
        if (slot === AT_HOME) pinned.set(id, physical);
        else if (physical < 0) {
          // What gave its register to `to` is found there.
          if (physical < -1) slots.set(id, -1);
          else slots.set(id, slot);
        } else {
          const kept = this.sink.slot(register.bytes);
          this.sink.spill(physical, kept, register);
          saved.push({ register, physical, slot: kept });
          slots.set(id, slot >= 0 ? slot : kept);
        }
      }
      const result = saved.find(({ register }) => register.id === to.id);
      if (result === undefined) throw new RawCpuError('INTERNAL', 'the result of rare steps has no register');
      if (slots.get(otherwise.id) === -1) slots.set(otherwise.id, result.slot);
      const outside: Outside = { pinned, remakable: this.outside.remakable, slots, homes: new Map() };
      new Allocator(this.pool, outside, this.sink).run(step.steps, [step.result], (register, physical) => {
        this.sink.spill(physical, result.slot, register);
      });
      for (const { register, physical, slot } of saved) this.sink.reload(physical, slot, register);
    });
  }

  /** The value whose register operand 0 has to share, and the step as it then reads. */
  private mergeOf(step: MachineInstruction, at: number): { value: VirtualRegister; step: MachineStep } | undefined {
    if (step.merge !== undefined) return { value: step.merge, step };
    if (!this.sink.destructive || !overwritesSource(step)) return undefined;
    const { operands } = step;
    const [first, second] = [registerIn(operands[1]!), registerIn(operands[2]!)];
    if (first === undefined) throw new RawCpuError('INTERNAL', `${step.mnemonic}: the first source is no register`);
    if (
      second !== undefined &&
      second !== first &&
      !this.endsAt(first, at) &&
      this.endsAt(second, at) &&
      isCommutative(step.mnemonic)
    ) {
      const [to, a, b, ...rest] = operands as [MachineOperand, MachineOperand, MachineOperand, ...MachineOperand[]];
      return { value: second, step: { ...step, operands: [to, b, a, ...rest] } };
    }
    return { value: first, step };
  }

  /** True where a value is not needed after a step and its register may be written over. */
  private endsAt(register: VirtualRegister, at: number): boolean {
    if (this.outside.pinned.has(register.id)) return false;
    const list = this.uses.get(register.id);
    return list === undefined || list[0] === undefined || list[0] <= at;
  }

  /**
   * Lets an instruction read a constant from memory that would have to be loaded for it alone. Every instruction of AVX takes
   * its last source from memory; those that do not are in the list.
   */
  private withMemory(step: MachineInstruction, at: number): MachineInstruction {
    let { operands } = step;
    const last = operands.findLastIndex(({ kind }) => kind !== 'immediate');
    if (last < 1 || takesNoMemory.test(step.mnemonic)) return step;
    if (last === 2 && this.memoryFor(operands[2]!, at) === undefined && isCommutative(step.mnemonic)) {
      const [to, a, b, ...rest] = operands as [MachineOperand, MachineOperand, MachineOperand, ...MachineOperand[]];
      if (b.kind === 'register') operands = [to, b, a, ...rest];
    }
    const constant = this.memoryFor(operands[last]!, at);
    if (constant === undefined || operands.indexOf(operands[last]!) !== last || step.merge === operands[last])
      return step;
    return { ...step, operands: operands.with(last, constant) };
  }

  /** The memory that holds a value which is in no register and is not read again soon. */
  private memoryFor(operand: MachineOperand, at: number): MachineOperand | undefined {
    if (operand.kind !== 'register' || (this.places.get(operand.id)?.physical ?? -1) >= 0) return undefined;
    if (this.outside.pinned.has(operand.id)) return undefined;
    const step = this.outside.remakable.get(operand.id);
    if (step?.kind !== 'instruction' || !/^vmov[au]p[sd]$|^vmovdq/.test(step.mnemonic)) return undefined;
    const source = step.operands[1]!;
    const isWhole = source.kind === 'constant' && source.bytes === operand.bytes && source.broadcast !== true;
    const again = this.uses.get(operand.id)?.findLast((use) => use > at) ?? Number.POSITIVE_INFINITY;
    return isWhole && again - at > SOON ? source : undefined;
  }

  /** Makes a value in its home, if it has one and that is not needed any more for what lies there. */
  private goHome(to: VirtualRegister, from: VirtualRegister | undefined, at: number): boolean {
    const home = this.outside.homes.get(to.id);
    if (home === undefined) return false;
    if (home.after !== undefined && (this.uses.get(home.after.id)?.[0] ?? -1) > at) return false;
    const source = from === undefined ? home.physical : this.physicalOf(from);
    // What lies there may be a source of this very step, which a copy into it would destroy.
    if (source !== home.physical && home.after !== undefined && (this.uses.get(home.after.id)?.[0] ?? -1) >= at)
      return false;
    this.places.set(to.id, { register: to, physical: home.physical, slot: AT_HOME });
    if (source !== home.physical) this.sink.copy(home.physical, source, to);
    return true;
  }

  /** Gives `to` the register of `from` where that ends here, else another one with a copy in it. */
  private takeOver(to: VirtualRegister, from: VirtualRegister, at: number, busy: Set<number>): void {
    const place = this.places.get(from.id);
    if (place !== undefined && this.endsAt(from, at)) {
      this.places.delete(from.id);
      this.places.set(to.id, { register: to, physical: place.physical, slot: -1 });
      // The step still names `from` as a source.
      this.places.set(from.id, { ...place, physical: -2 - place.physical });
      return;
    }
    const source = this.physicalOf(from);
    this.take(to, at, busy);
    this.sink.copy(this.physicalOf(to), source, to);
  }

  private physicalOf(register: VirtualRegister): number {
    const pinned = this.outside.pinned.get(register.id);
    if (pinned !== undefined) return pinned;
    const physical = this.places.get(register.id)?.physical ?? -1;
    if (physical === -1) throw new RawCpuError('INTERNAL', `virtual register ${register.id} has no place`);
    return physical < -1 ? -2 - physical : physical;
  }

  /** Sees to it that a value is in a register. */
  private bring(register: VirtualRegister, at: number, busy: Set<number>): void {
    const { id } = register;
    if (this.outside.pinned.has(id)) return;
    const place = this.places.get(id);
    if (place !== undefined && place.physical >= 0) return;
    const step = this.outside.remakable.get(id);
    const slot = place?.slot ?? this.outside.slots.get(id) ?? -1;
    if (step === undefined && slot < 0)
      throw new RawCpuError('INTERNAL', `virtual register ${id} is read before it is written`);
    this.take(register, at, busy, slot);
    const physical = this.physicalOf(register);
    if (step !== undefined) this.sink.remake(step, physical);
    else this.sink.reload(physical, slot, register);
  }

  /** Finds a register for a value, sending another one away where there is none. */
  private take(register: VirtualRegister, at: number, busy: Set<number>, slot = -1): void {
    const free = this.free[register.class];
    if (free.length === 0) this.evict(register.class, at, busy);
    this.places.set(register.id, { register, physical: free.pop()!, slot });
  }

  private evict(kind: RegisterClass, at: number, busy: Set<number>): void {
    let worst: Place | undefined;
    let farthest = -1;
    for (const place of this.places.values()) {
      if (place.register.class !== kind || place.physical < 0 || place.slot === AT_HOME || busy.has(place.register.id))
        continue;
      const next = this.uses.get(place.register.id)?.findLast((use) => use >= at) ?? Number.POSITIVE_INFINITY;
      if (next > farthest) {
        farthest = next;
        worst = place;
      }
    }
    if (worst === undefined)
      throw new RawCpuError('INTERNAL', `an instruction needs more ${kind} registers than there are`);
    const { register, physical } = worst;
    if (worst.slot < 0 && !this.outside.remakable.has(register.id)) {
      worst.slot = this.sink.slot(register.bytes);
      this.sink.spill(physical, worst.slot, register);
    }
    worst.physical = -1;
    this.free[kind].push(physical);
  }

  /** Frees the register of a value that nothing reads after a step. */
  private release(register: VirtualRegister, at: number): void {
    const { id } = register;
    const list = this.uses.get(id);
    while (list !== undefined && list.length > 0 && list[list.length - 1]! <= at) list.pop();
    if (list !== undefined && list.length > 0) return;
    const place = this.places.get(id);
    if (place === undefined) return;
    this.places.delete(id);
    if (place.physical >= 0 && place.slot !== AT_HOME) this.free[register.class].push(place.physical);
  }
}
