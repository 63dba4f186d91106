// Runs statements through this project's assembler and the oracles, and sorts the outcomes.

import type { Missing, Oracle, Verdict } from './oracle.ts';
import { type Probed, probe } from './probe.ts';

export interface Outcome {
  readonly statement: string;
  /** The form that the statement was made for. */
  readonly form: number;
  readonly ours: Probed;
  /** By position of the oracle. */
  readonly verdicts: readonly Verdict[];
}

/** One word for an outcome against one oracle. */
export type Relation = 'equal' | 'differs' | 'oracle refuses' | 'we refuse' | 'both refuse';

export function relation(ours: Probed, verdict: Verdict): Relation {
  if ('refused' in verdict) return ours.hex === undefined ? 'both refuse' : 'oracle refuses';
  if (ours.hex === undefined) return 'we refuse';
  return ours.hex === verdict.hex ? 'equal' : 'differs';
}

export const isOracle = (oracle: Oracle | Missing): oracle is Oracle => !('missing' in oracle);

export function compare(
  statements: readonly { readonly statement: string; readonly form: number }[],
  oracles: readonly Oracle[],
): Outcome[] {
  const texts = statements.map(({ statement }) => statement);
  const verdicts = oracles.map((oracle) => oracle.assemble(texts));
  return statements.map(({ statement, form }, i) => ({
    statement,
    form,
    ours: probe(statement),
    verdicts: verdicts.map((list) => list[i]!),
  }));
}
