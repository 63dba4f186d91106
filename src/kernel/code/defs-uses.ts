// What a step defines and uses, and how many registers steps need at one time.

import type { MachineOperand, MachineStep, RegisterFile, VirtualRegister } from './machine-steps.ts';

export interface DefsAndUses {
  readonly uses: readonly VirtualRegister[];
  readonly def: VirtualRegister | undefined;
}

export function registerIn(operand: MachineOperand): VirtualRegister | undefined {
  switch (operand.kind) {
    case 'register':
      return operand;
    case 'view':
      return operand.of;
    case 'table':
      return operand.index;
    default:
      return undefined;
  }
}

export function defsAndUses(step: MachineStep): DefsAndUses {
  switch (step.kind) {
    case 'constant':
    case 'load':
    case 'parameter':
    case 'index':
    case 'present':
      return { uses: [], def: step.to };
    case 'watch':
      return { uses: [], def: undefined };
    case 'store':
      return { uses: [step.from], def: undefined };
    case 'lanes':
      return { uses: step.from.map(({ register }) => register), def: step.to };
    case 'cold': {
      const made = new Set<number>();
      const uses: VirtualRegister[] = [step.condition, step.otherwise];
      for (const inner of step.steps) {
        const { uses: used, def } = defsAndUses(inner);
        for (const use of used) if (!made.has(use.id)) uses.push(use);
        if (def !== undefined) made.add(def.id);
      }
      return { uses, def: step.to };
    }
    case 'instruction': {
      const uses: VirtualRegister[] = [];
      for (const source of step.sources) {
        const register = registerIn(source);
        if (register !== undefined) uses.push(register);
      }
      if (step.mask !== undefined) uses.push(step.mask);
      if (step.merge !== undefined) uses.push(step.merge);
      uses.push(...step.clobbers);
      return { uses, def: step.to };
    }
  }
}

/**
 * The most registers of a file that the values made by these steps need at one time, not counting live-ins.
 */
export function pressureOf(steps: readonly MachineStep[], file: RegisterFile): number {
  const last = lastUses(steps);
  const made = new Set<number>();
  const ending: number[] = new Array(steps.length + 1).fill(0);
  let live = 0;
  let most = 0;
  steps.forEach((step, at) => {
    const { def } = defsAndUses(step);
    if (def !== undefined && def.file === file && !made.has(def.id)) {
      made.add(def.id);
      live++;
      most = Math.max(most, live);
      const end = last.get(def.id) ?? at;
      ending[end]!++;
    }
    live -= ending[at]!;
  });
  return most;
}

function lastUses(steps: readonly MachineStep[]): Map<number, number> {
  const last = new Map<number, number>();
  steps.forEach((step, at) => {
    for (const { id } of defsAndUses(step).uses) last.set(id, at);
  });
  return last;
}
