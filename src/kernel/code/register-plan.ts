// Which values have a register of their own for the whole loop: first the loop-carried ones, then, as far as the body leaves
// room, constants and parameters by how often they are read. The others are rematerialised where they are needed, or lie in
// a slot.

import { defsAndUses, pressureOf } from './defs-uses.ts';
import type { FunctionFrame } from './function-frame.ts';
import type { LoopCarriedValue, MachineStep } from './machine-steps.ts';
import type { Target } from './target.ts';

export interface PlannedSteps {
  readonly invariant: readonly MachineStep[];
  readonly body: readonly MachineStep[];
  readonly loopCarried: readonly LoopCarriedValue[];
  readonly unroll: number;
}

export interface RegisterPlan {
  readonly pinned: Map<number, number>;
  readonly rematerialisable: Map<number, MachineStep>;
  readonly slots: Map<number, number>;
  /** For each copy of the body: the register of each loop-carried value. */
  readonly sets: readonly Map<number, number>[];
  readonly pool: { readonly vector: number[]; readonly mask: number[]; readonly general: readonly number[] };
}

/** Which invariants and loop-carried values have registers of their own, and what is left for the body. */
export function planRegisters(
  { body, invariant, loopCarried, unroll }: PlannedSteps,
  { vex, evex }: Target,
  frame: FunctionFrame,
): RegisterPlan {
  const vectors = Array.from({ length: evex ? 32 : 16 }, (_, n) => n);
  const maskPool = evex ? [2, 3, 4, 5, 6, 7] : [];
  const pinned = new Map<number, number>();
  const sets: Map<number, number>[] = [];
  for (let copy = 0; copy < unroll; copy++) {
    sets.push(new Map(loopCarried.map(({ from }) => [from.id, vectors.pop()!])));
  }
  const pressure = pressureOf(body, 'vector') + (vex ? 0 : 1);
  const maskPressure = pressureOf(body, 'mask');
  const counts = new Map<number, number>();
  for (const step of body) for (const { id } of defsAndUses(step).uses) counts.set(id, (counts.get(id) ?? 0) + 1);
  const made = invariant
    .map((step) => ({ step, ...defsAndUses(step) }))
    .flatMap(({ step, def, uses }) => (def !== undefined && counts.has(def.id) ? [{ step, def, uses }] : []));
  const rematerialisable = new Map<number, MachineStep>();
  for (const { step, def, uses } of made) if (uses.length === 0) rematerialisable.set(def.id, step);
  const wanted = [...made].sort(
    (a, b) =>
      Number(rematerialisable.has(a.def.id)) - Number(rematerialisable.has(b.def.id)) ||
      counts.get(b.def.id)! - counts.get(a.def.id)!,
  );
  for (const { def } of wanted) {
    if (def.file === 'vector' && vectors.length > Math.max(pressure, 3)) {
      pinned.set(def.id, vectors.pop()!);
      rematerialisable.delete(def.id);
    } else if (def.file === 'mask' && maskPool.length > Math.max(maskPressure, 2)) {
      pinned.set(def.id, maskPool.pop()!);
      rematerialisable.delete(def.id);
    }
  }
  const asksForGeneral = pressureOf(body, 'general') > 0 || pressureOf(invariant, 'general') > 0;
  const generals = asksForGeneral ? frame.claimRest() : [];
  const pool = { vector: vectors, mask: maskPool, general: generals };
  return { pinned, rematerialisable, slots: new Map(), sets, pool };
}
