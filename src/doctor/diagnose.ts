// The doctor: what works on this machine, what does not and which layer says no, the command that would change it and
// what is used instead. It only looks; nothing is changed.

import type { Check, CheckGroup, CheckRow, Host } from './check.ts';
import { counterChecks } from './counter-checks.ts';
import { thisHost } from './host.ts';
import { machineChecks } from './machine-checks.ts';
import { registerChecks } from './register-checks.ts';
import { runningChecks } from './running-checks.ts';

/** What {@link doctor} found. */
export interface Diagnosis {
  /** Every check that makes sense here, group by group. */
  readonly checks: readonly Check[];
  /** Whether machine code can be run here at all. */
  readonly canRunCode: boolean;
}

const groups: readonly (readonly [CheckGroup, readonly CheckRow[]])[] = [
  ['running code', runningChecks],
  ['counters', counterChecks],
  ['registers', registerChecks],
  ['machine', machineChecks],
];

/** Looks at a host; the checks of one group after those of another. */
export function diagnose(host: Host): Diagnosis {
  const checks = groups.flatMap(([group, rows]) =>
    rows.flatMap(({ id, title, look }): Check[] => {
      const finding = look(host);
      return finding === undefined ? [] : [{ id, group, title, ...finding }];
    }),
  );
  return { checks, canRunCode: checks.some(({ id, state }) => id === 'native' && state === 'works') };
}

/**
 * What works on this machine and what does not, with reasons, remedies and fall backs. Throws nothing.
 * @example
 * ```ts
 * import { doctor } from 'rawcpu';
 *
 * const { canRunCode, checks } = doctor();
 * canRunCode; // => true
 * checks.find(({ id }) => id === 'native')?.state; // => works
 * ```
 */
export function doctor(): Diagnosis {
  return diagnose(thisHost());
}
