// A second of comparison with GNU as and LLVM: two statements for each row, another set each time. RAWCPU_SEED repeats one.

import { describe, expect, test } from 'vitest';
import { sampleSeed } from '../support/sample.ts';
import { allForms, compare, isOracle, report, statementsFor, summarise } from '../support/statements/compare.ts';
import { gnuAs, llvmMc } from '../support/statements/oracle.ts';
import { seeded } from '../support/statements/sample.ts';

const seed = sampleSeed;
const gnu = gnuAs();
const llvm = llvmMc();

describe(`differential, seed ${seed}`, () => {
  for (const oracle of [gnu, llvm]) {
    const reason = isOracle(oracle) ? '' : ` (skipped: ${oracle.missing})`;
    test.skipIf(!isOracle(oracle))(`${oracle.name} agrees${reason}`, () => {
      const name = oracle === gnu ? 'gnu' : 'llvm';
      const statements = statementsFor(allForms(), 2, seeded(seed));
      const summary = summarise(compare(statements, { [name]: oracle }));
      console.log(report(summary, [oracle], { rows: false }));
      expect(summary.faults).toEqual([]);
    });
  }
});
