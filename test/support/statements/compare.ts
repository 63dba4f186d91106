// Runs statements through this project's assembler and the oracles, and sorts the outcomes.

import { RawCpuError } from '../../../src/errors/index.ts';
import type { Form } from '../../../src/isa/form.ts';
import { mnemonicNames } from '../../../src/isa/mnemonics.ts';
import { formCount } from '../../../src/isa/table.gen.ts';
import { formsOf } from '../../../src/isa/table.ts';
import { explain } from './disagreements.ts';
import type { Missing, Oracle, Verdict } from './oracle.ts';
import { type Probed, probe } from './probe.ts';
import { aliasSamples, type Random, samplesOf } from './sample.ts';
import { unverifiedReason } from './unverified.ts';

export interface Outcome {
  readonly statement: string;
  readonly ours: Probed;
  readonly gnu: Verdict | undefined;
  readonly llvm: Verdict | undefined;
}

export const isOracle = (oracle: Oracle | Missing): oracle is Oracle => !('missing' in oracle);

/** Every row of the table. */
export const allForms = (): Form[] => mnemonicNames.flatMap((_, number) => formsOf(number));

/** Up to `perRow` statements for each of the forms, and some for each second name of a mnemonic. */
export function statementsFor(forms: readonly Form[], perRow: number, random: Random): string[] {
  const aliases = aliasSamples(Math.ceil(perRow / 10), random).map(({ statement }) => statement);
  return [...new Set([...forms.flatMap((form) => samplesOf(form, perRow, random)), ...aliases])];
}

/** @param oracles GNU as and LLVM, as far as they are installed. */
export function compare(statements: readonly string[], oracles: { gnu?: Oracle; llvm?: Oracle }): Outcome[] {
  const gnu = oracles.gnu?.assemble(statements);
  const llvm = oracles.llvm?.assemble(statements);
  return statements.map((statement, i) => ({ statement, ours: probe(statement), gnu: gnu?.[i], llvm: llvm?.[i] }));
}

/** Counts of a comparison, the rows that each oracle confirmed, and what nothing explains. */
export interface Summary {
  readonly statements: number;
  readonly counts: ReadonlyMap<string, number>;
  readonly explained: ReadonlyMap<string, number>;
  readonly byGnu: ReadonlySet<number>;
  readonly byLlvm: ReadonlySet<number>;
  readonly faults: readonly string[];
}

type Relation = 'equal' | 'differs' | 'oracle refuses' | 'we refuse' | 'both refuse' | 'not asked';

function relation(ours: Probed, verdict: Verdict | undefined): Relation {
  if (verdict === undefined) return 'not asked';
  if ('refused' in verdict) return ours.hex === undefined ? 'both refuse' : 'oracle refuses';
  if (ours.hex === undefined) return 'we refuse';
  return ours.hex === verdict.hex ? 'equal' : 'differs';
}

/** Code of an error, or of the one behind it. */
export function codeOf(error: Error | undefined): string | undefined {
  if (!(error instanceof RawCpuError)) return undefined;
  // An error of the text reader names the error behind it.
  return (error.details.code as string | undefined) ?? (error.cause as RawCpuError | undefined)?.code ?? error.code;
}

const hexOf = (verdict: Verdict | undefined): string | undefined =>
  verdict !== undefined && 'hex' in verdict ? verdict.hex : undefined;

export function summarise(outcomes: readonly Outcome[]): Summary {
  const counts = new Map<string, number>();
  const explained = new Map<string, number>();
  const byGnu = new Set<number>();
  const byLlvm = new Set<number>();
  const faults: string[] = [];
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const { statement, ours, gnu, llvm } of outcomes) {
    const disagreement = { statement, ours: ours.hex, code: codeOf(ours.error), gnu: hexOf(gnu), llvm: hexOf(llvm) };
    for (const [name, verdict, confirmed] of [
      ['gnu', gnu, byGnu],
      ['llvm', llvm, byLlvm],
    ] as const) {
      const found = relation(ours, verdict);
      count(counts, `${name}: ${found}`);
      if (found === 'equal') for (const form of ours.forms) confirmed.add(form);
      if (found !== 'differs' && found !== 'we refuse') continue;
      const entry = explain(name, disagreement);
      if (entry !== undefined) count(explained, `${name} ${entry.reason}`);
      else
        faults.push(
          `${statement} | ours ${ours.hex ?? ours.error!.message.split('\n')[0]} | ${name} ${hexOf(verdict)}`,
        );
    }
  }
  return { statements: outcomes.length, counts, explained, byGnu, byLlvm, faults };
}

/** The rows that no oracle confirmed, by reason; rows without one stand under ''. */
export function unverified({ byGnu, byLlvm }: Summary, forms: readonly Form[] = allForms()): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const form of forms) {
    if (byGnu.has(form.index) || byLlvm.has(form.index)) continue;
    const reason = unverifiedReason(form) ?? '';
    found.set(reason, [...(found.get(reason) ?? []), form.toString()]);
  }
  return found;
}

const number = (n: number): string => String(n).padStart(8);

/** The summary as lines to print. */
export function report(
  summary: Summary,
  oracles: readonly (Oracle | Missing)[],
  { rows }: { rows: boolean } = { rows: true },
): string {
  return [
    ...oracles.map((oracle) =>
      isOracle(oracle) ? `${oracle.name}: ${oracle.version}` : `${oracle.name} was not asked: ${oracle.missing}`,
    ),
    `${number(summary.statements)} statements`,
    ...[...summary.counts]
      .filter(([key]) => !key.endsWith('not asked'))
      .sort()
      .map(([key, n]) => `${number(n)} ${key}`),
    ...[...summary.explained].sort((a, b) => b[1] - a[1]).map(([key, n]) => `${number(n)} explained: ${key}`),
    ...(rows ? rowLines(summary) : []),
  ].join('\n');
}

function rowLines(summary: Summary): string[] {
  const { byGnu, byLlvm } = summary;
  const both = [...byGnu].filter((form) => byLlvm.has(form)).length;
  const either = new Set([...byGnu, ...byLlvm]).size;
  return [
    `${number(formCount)} rows; confirmed by GNU as ${byGnu.size}, by LLVM ${byLlvm.size}, by both ${both}, by either ${either}`,
    ...[...unverified(summary)].map(
      ([reason, forms]) =>
        `${number(forms.length)} by none: ${reason || `NO REASON: ${forms.slice(0, 20).join('; ')}`}`,
    ),
  ];
}
