// Names of C++ and Rust functions against c++filt, over the symbols of libraries and programs of this machine.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import process from 'node:process';
import { expect, test } from 'vitest';
import { demangle } from '../../src/perf/demangle/index.ts';
import { announceSample, sampled } from '../support/sample.ts';

const hasTools = ['nm', 'c++filt'].every((tool) => spawnSync(tool, ['--version']).status === 0);
if (!hasTools) console.log('demangling: skipped: nm and c++filt are missing (apt-get install binutils)');

const run = (tool: string, args: readonly string[], input?: string) =>
  spawnSync(tool, args, { encoding: 'latin1', maxBuffer: 2 ** 30, ...(input !== undefined && { input }) }).stdout;

/** What c++filt does otherwise, on purpose or not. */
const same = (name: string) =>
  name
    // Where a pack ends a list of arguments and is empty, it forgets the space between two closing brackets.
    .replace(/> (?=>)/g, '>')
    .replaceAll('half', '_Float16');

/** An address of a function as a template argument: c++filt leaves the parameters out, if nothing qualifies them. */
const hasAddress = (symbol: string) => /(?:ad)?L_Z/.test(symbol);
/** Parameters of generic lambdas: it takes them for those of the call. */
const hasGenericLambda = (symbol: string) => /Ul.*T_.*E\d*_/.test(symbol);

const folder = '/usr/lib/x86_64-linux-gnu';
const libraries = existsSync(folder)
  ? readdirSync(folder).filter((name) => /^lib(stdc\+\+|icu\w+|LLVM)[^/]*\.so[\d.]*$/.test(name))
  : [];
const files: readonly (readonly [path: string, nmOption: string])[] = [
  [process.execPath, '-a'],
  ...libraries.slice(0, 3).map((name) => [`${folder}/${name}`, '-D'] as const),
];

test.runIf(hasTools).each(files)('%s', (path, option) => {
  const names = run('nm', [option, path])
    .split('\n')
    .map((line) => line.replace(/^.* /, '').replace(/@.*/, ''))
    .filter((name) => /^(_Z|_R[CMXYNIB])/.test(name));
  if (names.length === 0) {
    console.log(`${path}: skipped, it has no such symbols`);
    return;
  }
  announceSample('demangling');
  const symbols = sampled([...new Set(names)].sort(), Math.max(1, Math.floor(names.length / 20_000)));
  const theirs = run('c++filt', [], `${symbols.join('\n')}\n`).split('\n');
  const different = symbols.filter((symbol, i) => same(demangle(symbol)) !== same(theirs[i]!));
  const unexplained = different.filter((symbol) => !hasAddress(symbol) && !hasGenericLambda(symbol));
  console.log(
    `${path}: ${symbols.length} names, ${different.length} written otherwise, ${unexplained.length} without a reason`,
  );
  for (const symbol of unexplained.slice(0, 5)) console.log(symbol, demangle(symbol));
  expect(unexplained.length / symbols.length).toBeLessThan(0.001);
});
