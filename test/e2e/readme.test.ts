// The examples of README.md, docs/concept-map.md and docs/assembly.md: each fenced `ts` block is compiled and run as a program of
// a project that installed the packed package. Where a `text` block follows it, that is what it must print. Those of docstrings
// are compiled with them; a fast test runs them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { docstringExamples } from '../support/docstring-examples.ts';
import { compile, consumerOf, mustRun, pack, root, writeFiles } from '../support/package.ts';

interface Example {
  readonly name: string;
  readonly source: string;
  readonly output: string | undefined;
}

function examplesOf(file: string): Example[] {
  const markdown = readFileSync(join(root, file), 'utf8');
  const pattern = /^```ts\n([\s\S]*?)^```\n(?:\s*^```text\n([\s\S]*?)^```$)?/gm;
  return [...markdown.matchAll(pattern)].map(([, source = '', output], i) => ({
    name: `${file.replace(/\W/g, '_')}_${i + 1}`,
    source,
    output,
  }));
}

const examples = ['README.md', 'docs/concept-map.md', 'docs/assembly.md'].flatMap(examplesOf);

let consumer: string;
beforeAll(() => {
  consumer = consumerOf(pack());
  const inDocstrings = docstringExamples().map(({ symbol, source }, i) => ({ name: `${symbol}_${i}`, source }));
  const programs = [...examples, ...inDocstrings];
  writeFiles(consumer, Object.fromEntries(programs.map(({ name, source }) => [`${name}.ts`, `${source}export {};\n`])));
  compile(consumer, { module: 'nodenext', types: ['node'], outDir: 'out' });
});

test('there are examples, and most say what they print', () => {
  expect(examples.length).toBeGreaterThan(0);
  expect(examples.filter(({ output }) => output !== undefined).length * 2).toBeGreaterThan(examples.length);
});

test.each(examples)('$name runs', ({ name, output }) => {
  const printed = mustRun(consumer, process.execPath, [join(consumer, 'out', `${name}.js`)]);
  if (output !== undefined) expect(printed).toBe(output);
});
