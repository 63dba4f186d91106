// Writes test/golden/*.txt: for every row of the instruction table a plain statement and one at an edge, with the bytes
// that GNU as gives; where GNU as does not know the row, those of LLVM. Run by `npm run golden:update`. It refuses to
// write a line on which this project's assembler disagrees, unless test/support/statements/disagreements.ts explains it.

import { mkdirSync, writeFileSync } from 'node:fs';
import { packRows } from '../../gen/pack.ts';
import { readForms } from '../../gen/read-forms.ts';
import type { Row } from '../../gen/row.ts';
import type { Form } from '../../src/isa/form.ts';
import { allForms, isOracle } from '../support/statements/compare.ts';
import { gnuAs, llvmMc, type Verdict } from '../support/statements/oracle.ts';
import { probe } from '../support/statements/probe.ts';
import { aliasSamples, samplesOf, seeded } from '../support/statements/sample.ts';
import { unverifiedReason } from '../support/statements/unverified.ts';

/** Statements tried for a row; most are not used. */
const TRIED = 60;
const EDGE_FROM = 8;

const root = new URL(import.meta.url.includes('/build/') ? '../../../' : '../../', import.meta.url);
const goldenFolder = new URL('test/golden/', root);
const gnu = gnuAs();
const llvm = llvmMc();
if (!isOracle(gnu) || !isOracle(llvm)) throw new Error('both GNU as and llvm-mc-19 are needed to write goldens');

const files = filesOfForms();
const chosen = allForms().map((form) => ({ form, texts: candidates(form) }));
const flat = chosen.flatMap(({ texts }) => texts.map(({ text }) => text));
const fromGnu = gnu.assemble(flat);
const fromLlvm = llvm.assemble(flat);

const lines = new Map<string, string[]>();
const written = new Set<string>();
let missing = 0;
let at = 0;
for (const { form, texts } of chosen) {
  const confirmed = texts.map(({ text, hex }, i) => ({ text, hex, by: confirmation(hex, fromGnu[at + i]!, fromLlvm[at + i]!) }));
  at += texts.length;
  const usable = confirmed.filter(({ by }) => by !== undefined).sort((a, b) => a.by!.length - b.by!.length);
  if (usable.length === 0 && unverifiedReason(form) === undefined) {
    missing++;
    console.error(`no oracle confirms a statement of ${form}`);
  }
  const file = files[form.index]!;
  for (const { text, hex, by } of [usable[0], usable[EDGE_FROM % Math.max(usable.length, 1)]].filter((line) => line !== undefined)) {
    if (written.has(text)) continue;
    written.add(text);
    lines.set(file, [...(lines.get(file) ?? []), `${hex} | ${text} | ${form}${by === '' ? '' : ` (${by})`}`]);
  }
}
writeAliases();
mkdirSync(goldenFolder, { recursive: true });
for (const [file, list] of lines) {
  const heading = '# bytes | statement | row of the table. Written by `npm run golden:update`: bytes are those of GNU as, or of the one named.';
  writeFileSync(new URL(`${file}.txt`, goldenFolder), `${heading}\n${list.join('\n')}\n`);
}
const total = [...lines.values()].reduce((sum, list) => sum + list.length, 0);
console.log(`${total} goldens in ${lines.size} files; ${missing} rows without one and without a reason`);
if (missing > 0) process.exitCode = 1;

/** A statement for each second name of a mnemonic. */
function writeAliases(): void {
  const samples = aliasSamples(3, seeded(1)).map((sample) => ({ ...sample, hex: probe(sample.statement).hex }));
  const texts = samples.map(({ statement }) => statement);
  const [byGnu, byLlvm] = [gnu, llvm].map((oracle) => (isOracle(oracle) ? oracle.assemble(texts) : []));
  const found = new Map<string, string>();
  for (const [i, { name, mnemonic, statement, hex }] of samples.entries()) {
    if (hex === undefined || found.has(name)) continue;
    const by = confirmation(hex, byGnu![i]!, byLlvm![i]!);
    if (by !== undefined) found.set(name, `${hex} | ${statement} | ${mnemonic}${by === '' ? '' : ` (${by})`}`);
  }
  lines.set('names', [...found.values()]);
  const names = new Set(samples.map(({ name }) => name));
  const bare = [...names].filter((name) => !found.has(name));
  if (bare.length > 0) console.error(`no oracle knows these names: ${bare.join(' ')}`);
}

/** Statements that take this row, each with our bytes. */
function candidates(form: Form): { text: string; hex: string }[] {
  return samplesOf(form, TRIED, seeded(form.index)).flatMap((text) => {
    const { hex, forms } = probe(text);
    return hex !== undefined && forms.includes(form.index) && hasBranchWidth(form, hex) ? [{ text, hex }] : [];
  });
}

/** A branch may have been widened: then its bytes are those of another row. */
function hasBranchWidth(form: Form, hex: string): boolean {
  return form.branchBytes === 0 || (form.branchBytes === 4) === hex.length > 8;
}

/** '' where GNU as gives the same bytes, 'LLVM' where it does not know the statement and LLVM does; undefined for none. */
function confirmation(hex: string, byGnu: Verdict, byLlvm: Verdict): string | undefined {
  if ('hex' in byGnu) return byGnu.hex === hex ? '' : undefined;
  return 'hex' in byLlvm && byLlvm.hex === hex ? 'LLVM' : undefined;
}

/** The row file that each form comes from, by form number. */
function filesOfForms(): string[] {
  const { rows, aliases } = readForms(root);
  const byText = new Map(rows.map((row) => [keyOf(row), /([^/]*)\.txt$/.exec(row.file)![1]!]));
  return packRows(rows, aliases).rows.map((row) => byText.get(keyOf(row))!);
}

function keyOf(row: Row): string {
  return `${row.mnemonic}|${row.operands.map((o) => o.spec).join()}|${row.fields}|${row.encodingText}`;
}
