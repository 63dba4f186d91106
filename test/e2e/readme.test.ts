// The examples of README.md, docs/concept-map.md and docs/assembly.md, and what looks like a program on the other pages: each
// fenced `ts` block is compiled and run as a program of a project that installed the packed package. Where a `text` block
// follows it, that is what it must print. Those of docstrings are compiled with them; a fast test runs them.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { counters } from 'rawcpu';
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

/** A block of the other pages that imports something looks like a program, so it has to be one. */
const isProgram = ({ source }: Example) => /^import /m.test(source);
const wholePages = ['README.md', 'docs/concept-map.md', 'docs/assembly.md'];
const otherPages = readdirSync(join(root, 'docs'))
  .map((name) => `docs/${name}`)
  .filter((page) => page.endsWith('.md') && !wholePages.includes(page));
const examples = [...wholePages.flatMap(examplesOf), ...otherPages.flatMap(examplesOf).filter(isProgram)];

/** Why this process may count nothing, where that is so. */
const cannotCount = (() => {
  try {
    counters.open('task-clock,page-faults').dispose();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
})();
if (cannotCount !== undefined) console.log(`skipped: examples that count: ${cannotCount}`);

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

test.for(examples)('$name runs', ({ name, source, output }, { skip }) => {
  skip(cannotCount !== undefined && /\bcounters\./.test(source), cannotCount);
  const printed = mustRun(consumer, process.execPath, [join(consumer, 'out', `${name}.js`)]);
  if (output !== undefined) expect(printed).toBe(output);
});
