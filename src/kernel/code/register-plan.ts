// Which values have a register of their own for the whole loop: first what is carried from pass to pass, then, as far as the
// body leaves room, constants and parameters by how often they are read. The others are made anew where they are needed, or
// lie in a slot.

import { pressureOf, trafficOf } from './allocate.ts';
import type { Frame } from './frame.ts';
import type { MachineCarry, MachineStep } from './machine.ts';
import type { Target } from './target.ts';

export interface PlannedSteps {
  readonly invariant: readonly MachineStep[];
  readonly body: readonly MachineStep[];
  readonly carries: readonly MachineCarry[];
  readonly unroll: number;
}

export interface RegisterPlan {
  readonly pinned: Map<number, number>;
  readonly remakable: Map<number, MachineStep>;
  readonly slots: Map<number, number>;
  /** For each copy of the body: the register of each carry. */
  readonly sets: readonly Map<number, number>[];
  readonly pool: { readonly vector: number[]; readonly mask: number[]; readonly general: readonly number[] };
}

/** Which invariants and carries have registers of their own, and what is left for the body. */
export function planRegisters(
  { body, invariant, carries, unroll }: PlannedSteps,
  { vex, evex }: Target,
  frame: Frame,
): RegisterPlan {
  const vectors = Array.from({ length: evex ? 32 : 16 }, (_, n) => n);
  const maskPool = evex ? [2, 3, 4, 5, 6, 7] : [];
  const pinned = new Map<number, number>();
  const sets: Map<number, number>[] = [];
  for (let copy = 0; copy < unroll; copy++) {
    sets.push(new Map(carries.map(({ from }) => [from.id, vectors.pop()!])));
  }
  const pressure = pressureOf(body, 'vector') + (vex ? 0 : 1);
  const maskPressure = pressureOf(body, 'mask');
  const counts = new Map<number, number>();
  for (const step of body) for (const { id } of trafficOf(step).reads) counts.set(id, (counts.get(id) ?? 0) + 1);
  const made = invariant
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
  const asksForGeneral = pressureOf(body, 'general') > 0 || pressureOf(invariant, 'general') > 0;
  const generals = asksForGeneral ? frame.claimRest() : [];
  return { pinned, remakable, slots: new Map(), sets, pool: { vector: vectors, mask: maskPool, general: generals } };
}
