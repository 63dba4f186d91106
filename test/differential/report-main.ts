// By hand: prints every disagreement. Arguments: statements a row, pattern of mnemonics, seed.

import { mnemonicNames } from '../../src/isa/mnemonics.ts';
import { allForms, compare, isOracle, report, statementsFor, summarise } from '../support/statements/compare.ts';
import { gnuAs, llvmMc } from '../support/statements/oracle.ts';
import { seeded } from '../support/statements/sample.ts';

const [perRow = '4', pattern = '', seed = '1'] = process.argv.slice(2);
const names = new RegExp(pattern);
const forms = allForms().filter((form) => names.test(mnemonicNames[form.mnemonic]!));
const [gnu, llvm] = [gnuAs(), llvmMc()];
const statements = statementsFor(forms, Number(perRow), seeded(Number(seed)));
const summary = summarise(compare(statements, { ...(isOracle(gnu) && { gnu }), ...(isOracle(llvm) && { llvm }) }));
console.log(report(summary, [gnu, llvm]));
console.log(summary.faults.slice(0, 200).join('\n'));
