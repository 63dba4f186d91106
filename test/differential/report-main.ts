// By hand: `node build/test/differential/report-main.js [statements a row] [filter]` prints every disagreement by kind.

import { writeFileSync } from 'node:fs';
import { FORM_COUNT, formsOf, mnemonicNames } from '../../src/isa/table.ts';
import { compare, isOracle, relation } from './compare.ts';
import { gnuAs, llvmMc } from './oracle.ts';
import { samplesOf, seeded } from './sample.ts';

const perRow = Number(process.argv[2] ?? 4);
const filter = new RegExp(process.argv[3] ?? '');
const oracles = [gnuAs(), llvmMc()].filter(isOracle);
const random = seeded(Number(process.argv[4] ?? 1));
const statements = mnemonicNames.flatMap((name, number) =>
  filter.test(name)
    ? formsOf(number).flatMap((form) =>
        samplesOf(form, perRow, random).map((statement) => ({ statement, form: form.index })),
      )
    : [],
);
const started = performance.now();
const outcomes = compare(statements, oracles);
const counts = new Map<string, number>();
const verified = [new Set<number>(), new Set<number>()];
const lines: string[] = [];
for (const { statement, ours, verdicts } of outcomes) {
  const relations = verdicts.map((verdict) => relation(ours, verdict));
  const key = relations.join(' / ');
  counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const [i, r] of relations.entries()) if (r === 'equal') for (const form of ours.forms) verified[i]!.add(form);
  if (relations.every((r) => r === 'equal' || r === 'both refuse')) continue;
  const show = verdicts.map((v) => ('hex' in v ? v.hex : `(${v.refused})`));
  lines.push(
    `${key} | ${statement} | ours ${ours.hex ?? `(${ours.error!.message.split('\n')[0]})`} | gnu ${show[0]} | llvm ${show[1]}`,
  );
}
console.log(
  [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([key, n]) => `${String(n).padStart(8)} ${key}`)
    .join('\n'),
);
console.log(
  `${statements.length} statements, ${FORM_COUNT} rows; verified by gnu ${verified[0]!.size}, llvm ${verified[1]!.size}, either ${new Set([...verified[0]!, ...verified[1]!]).size}; ${((performance.now() - started) / 1000).toFixed(1)} s`,
);
writeFileSync('/tmp/p/diff.txt', lines.join('\n'));
const names = mnemonicNames.flatMap((_, n) => formsOf(n).map((form) => `${form} #${form.kind}`));
writeFileSync('/tmp/p/unverified.txt', names.filter((_, i) => !verified[0]!.has(i) && !verified[1]!.has(i)).join('\n'));
