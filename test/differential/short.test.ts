// A second of comparison with GNU as and LLVM: two statements for each row, another set each day. RAWCPU_SEED repeats one.

import { describe, expect, test } from 'vitest';
import { allForms, compare, isOracle, report, statementsFor, summarise } from './compare.ts';
import { gnuAs, llvmMc } from './oracle.ts';
import { seeded } from './sample.ts';

const seed = Number(process.env.RAWCPU_SEED ?? Math.floor(Date.now() / 86_400_000));
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
