// No file but src/javascript/index.ts turns text into code that the engine runs.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('../../../src/', import.meta.url));

/** What runs text: the constructors of functions, eval, modules from text, and workers and timers that are given text. */
const runners = [
  /\bnew\s+Function\b/,
  /(?<![\w.'"-])Function\(/,
  /\b(?:Async|Generator|AsyncGenerator)Function\b\s*\(/,
  /(?<![\w.])eval\s*\(/,
  /\.constructor\s*\(/,
  /(?:from|import|require\()\s*\(?['"](?:node:)?vm['"]/,
  /\beval:\s*true\b/,
  /\bset(?:Timeout|Interval|Immediate)\(\s*['"`]/,
  /\bimport\(\s*(?:`|['"]data:)/,
];

test('only one file makes code of text', () => {
  const faults = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && path !== 'javascript/index.ts')
    .flatMap((path) => {
      const text = readFileSync(`${src}${path}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');
      return runners.filter((runner) => runner.test(text)).map((runner) => `${path}: ${runner}`);
    });
  expect(faults).toEqual([]);
});

test('the patterns see what they are for', () => {
  for (const text of [
    "new Function('a', text)",
    ' Function(text)()',
    'eval(text)',
    "(() => {}).constructor('x')",
    "import vm from 'node:vm'",
    'new Worker(text, { eval: true })',
    "setTimeout('x')",
    "import('data:text/javascript,x')",
    'new AsyncFunction(text)',
  ]) {
    expect(
      runners.some((runner) => runner.test(text)),
      text,
    ).toBe(true);
  }
});
