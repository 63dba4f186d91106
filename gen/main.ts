// Reads src/isa/forms/*.txt, checks every row and writes the generated files, the coefficients of kernels among them. With --check nothing is written, and a
// stale file is an error; with --import the rows as iced-x86 describes them are written to build/iced-forms/ as well, to
// compare with.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { checkRows } from './check.ts';
import { featureNamesSource } from './feature-names.ts';
import { importIced } from './import-iced.ts';
import { coefficientsSource } from './kernel-math/source.ts';
import { methodsSource } from './methods.ts';
import { nativeCodeSource } from './native-code.ts';
import { packRows } from './pack.ts';
import { readForms } from './read-forms.ts';
import { registersSource } from './registers.ts';
import { tableSource } from './table-source.ts';
import { thunkLinesSource } from './thunk-lines.ts';

const root = new URL('../../', import.meta.url);
const check = process.argv.includes('--check');

if (process.argv.includes('--import')) {
  const folder = new URL('build/iced-forms/', root);
  mkdirSync(folder, { recursive: true });
  console.log(importIced(folder));
}

const { rows, aliases, faults } = readForms(root);
faults.push(...checkRows(rows, aliases));
if (faults.length > 0) {
  for (const fault of faults.slice(0, 50)) console.error(fault.message);
  console.error(`${faults.length} faults in the instruction table`);
  process.exit(1);
}

const packed = packRows(rows, aliases);
let stale = 0;
emit('src/isa/table.gen.ts', tableSource(packed));
emit('src/isa/registers.gen.ts', registersSource());
emit('src/asm/methods.gen.ts', methodsSource(packed));
emit('src/cpu/decode/features/feature-names.gen.ts', featureNamesSource());
emit('src/kernel/math/coefficients.gen.ts', coefficientsSource());
emit('src/fault/prepared-code.gen.ts', nativeCodeSource());
emit('src/call/prepared-lines.gen.ts', thunkLinesSource());
console.log(`${rows.length} forms of ${packed.mnemonics.length} mnemonics and ${aliases.length} aliases`);
if (stale > 0) process.exit(1);

function emit(path: string, text: string): void {
  const url = new URL(path, root);
  if (!check) {
    mkdirSync(new URL('.', url), { recursive: true });
    writeFileSync(url, text);
    return;
  }
  let present = '';
  try {
    present = readFileSync(url, 'utf8');
  } catch {
    // A missing file is a stale one.
  }
  if (present !== text) {
    stale++;
    console.error(`${path} is stale: run npm run gen`);
  }
}
