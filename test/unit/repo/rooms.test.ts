// Shows that `npm run check:rooms` refuses what the rooms forbid: each fault is planted in a small tree of its own.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../../scripts/check-rooms.mjs', import.meta.url));

const lawful: Record<string, string> = {
  'src/index.ts': "// Comment.\nexport * from './errors/index.ts';\nexport { add, type Row } from './asm/index.ts';\n",
  'src/errors/index.ts': 'export class E extends Error {}\n',
  'src/isa/index.ts': "import { E } from '../errors/index.ts';\nexport interface Row {}\nexport const e = E;\n",
  'src/asm/index.ts': "import type { Row } from '../isa/index.ts';\nexport type { Row };\nexport const add = 1;\n",
  'src/jit/index.ts': "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
};

const planted: [what: string, path: string, text: string, fault: string][] = [
  ['an import against the arrow', 'src/isa/a.ts', "import '../asm/index.ts';\n", '-> src/asm/index.ts: arrow-from-isa'],
  ['a type-only one', 'src/isa/b.ts', "import type { add } from '../asm/index.ts';\n", 'arrow-from-isa'],
  ['a re-export', 'src/errors/a.ts', "export * from '../isa/index.ts';\n", 'arrow-from-errors'],
  ['a dynamic one', 'src/asm/a.ts', "export const m = await import('../jit/index.ts');\n", 'arrow-from-asm'],
  ['an inline type', 'src/asm/b.ts', "export type R = import('../isa/index.ts').Row;\n", "write 'import type'"],
  ['the public surface from a room', 'src/isa/c.ts', "import '../index.ts';\n", 'arrow-from-isa'],
  ['a file behind the door of another room', 'src/asm/h.ts', "import '../errors/b.ts';\n", 'door-of-errors'],
  ['Node in a pure room', 'src/asm/c.ts', "import 'node:fs';\n", '-> fs: pure-room'],
  ['a package without a room', 'src/isa/d.ts', "import 'no-such-package';\n", 'known-package'],
  ['a package in the wrong room', 'src/asm/d.ts', "import 'iced-x86';\n", 'package-iced-x86'],
  ['a file outside src', 'src/asm/e.ts', "import '../../gen/a.ts';\n", 'outside-src'],
  ['a file that is not there', 'src/asm/f.ts', "import './gone.ts';\n", 'unresolvable'],
  ['a circle', 'src/asm/g.ts', "import './g.ts';\n", 'circular'],
  ['a folder that is no room', 'src/drawer', '', 'no room of the list'],
  ['code in index.ts', 'src/index.ts', "export * from './cli/index.ts';\nexport const x = 1;\n", 're-exports only'],
  ['a program in index.ts', 'src/index.ts', '', '-> src/cli/index.ts: public-surface'],
];

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function checkRooms(tree: Record<string, string>): { status: number | null; stderr: string; stdout: string } {
  const folder = mkdtempSync(join(tmpdir(), 'rawcpu-rooms-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
}

test('lawful arrows pass', () => {
  const { status, stderr, stdout } = checkRooms(lawful);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(stdout).toContain('rooms: 5 files');
});

describe('unlawful', () => {
  let status: number | null;
  let faults: string[];
  beforeAll(() => {
    const texts = planted.filter(([, , text]) => text !== '').map(([, path, text]) => [path, text]);
    const others = { 'gen/a.ts': 'export {};\n', 'src/cli/index.ts': '', 'src/drawer/a.ts': '', 'src/errors/b.ts': '' };
    const result = checkRooms({ ...lawful, ...others, ...Object.fromEntries(texts) });
    status = result.status;
    faults = result.stderr.trim().split('\n');
  });

  test.each(planted)('%s is refused', (_what, path, _text, fault) => {
    expect(faults.filter((line) => line.startsWith(path) && line.includes(fault))).toHaveLength(1);
  });

  test('nothing else is, and the exit status says so', () => {
    expect(faults.at(-1)).toContain(`rooms: ${planted.length} faults in`);
    expect(status).toBe(1);
  });
});
