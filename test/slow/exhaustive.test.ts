// Every row of the table (a sample of them unless all are asked for) with about sixty statements each, against both
// oracles. Every disagreement must be explained in test/support/statements/disagreements.ts, every row that neither
// confirms in unverified.ts beside it.

import { describe, expect, test } from 'vitest';
import { announceSample, sampled } from '../support/sample.ts';
import {
  allForms,
  compare,
  isOracle,
  report,
  statementsFor,
  summarise,
  unverified,
} from '../support/statements/compare.ts';
import { gnuAs, llvmMc } from '../support/statements/oracle.ts';
import { seeded } from '../support/statements/sample.ts';

const STATEMENTS_A_ROW = 80;

const gnu = gnuAs();
const llvm = llvmMc();
const missing = [gnu, llvm].flatMap((oracle) => (isOracle(oracle) ? [] : [oracle.missing]));

describe('every row against GNU as and LLVM', () => {
  const title = missing.length === 0 ? 'agrees, or says why not' : `skipped: ${missing.join('; ')}`;
  test.skipIf(missing.length > 0)(title, () => {
    if (!isOracle(gnu) || !isOracle(llvm)) return;
    announceSample('every row');
    const forms = sampled(allForms(), 6);
    const statements = statementsFor(forms, STATEMENTS_A_ROW, seeded(1));
    const summary = summarise(compare(statements, { gnu, llvm }));
    console.log(report(summary, [gnu, llvm]));
    expect(summary.faults).toEqual([]);
    expect(unverified(summary, forms).get('') ?? []).toEqual([]);
  });
});
