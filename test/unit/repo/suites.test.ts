// No suite imports another one: what two of them need is in test/support/. A suite is a folder of test/, and of
// test/unit/ each folder is one.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The suite that a path belongs to; undefined for what is not in one. */
function suiteOf(path: string): string | undefined {
  const [folder, suite, room] = path.split('/');
  if (folder !== 'test' || suite === undefined) return undefined;
  return suite === 'unit' ? `unit/${room}` : suite;
}

/** What a file imports that is not its own: files of other suites, and test files. */
function strangers(path: string, text: string): string[] {
  const own = suiteOf(path);
  const imports = text.matchAll(/^(?:import\b|export\b|\})[^'\n]*'(\.[^']*)'|\bimport\('(\.[^']*)'\)/gm);
  return [...imports]
    .map(([, still, dynamic]) => normalize(join(dirname(path), (still ?? dynamic)!)))
    .filter((target) => {
      const suite = suiteOf(target);
      return target.endsWith('.test.ts') || (suite !== undefined && suite !== own && suite !== 'support');
    });
}

test('no suite imports another', () => {
  const paths = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.m?ts$/.test(path))
    .map((path) => join('test', path));
  expect(paths.length).toBeGreaterThan(100);
  const faults = paths.flatMap((path) =>
    strangers(path, readFileSync(join(root, path), 'utf8'))
      // What is imported in a text that a test writes is not there.
      .filter((target) => existsSync(join(root, target)))
      .map((target) => `${path} imports ${target}`),
  );
  expect(faults).toEqual([]);
});

test.each([
  ['test/slow/a.test.ts', "import { b } from '../hardware/b.ts';", true],
  ['test/slow/a.test.ts', "import {\n  b,\n} from '../hardware/b.ts';", true],
  ['test/slow/a.test.ts', "const { b } = await import('../hardware/b.ts');", true],
  ['test/slow/a.test.ts', "export * from '../support/b.ts';", false],
  ['test/slow/a.test.ts', "import { b } from './b/c.ts';", false],
  ['test/slow/a.test.ts', "import './b.test.ts';", true],
  ['test/slow/a.test.ts', "import { b } from '../../src/b.ts';", false],
  ['test/unit/a/a.test.ts', "import type { b } from '../b/b.ts';", true],
  ['test/unit/a/a.test.ts', "import { b } from './b.ts';", false],
  ['test/support/a.ts', "import { b } from '../unit/a/b.ts';", true],
])('%s: %s', (path, text, isStranger) => {
  expect(strangers(path, text)).toHaveLength(isStranger ? 1 : 0);
});
