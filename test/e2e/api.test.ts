// Shows what `npm run check:api` finds in a small package: declarations that changed, types that are not exported, and what
// has no docstring.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/api.mjs', import.meta.url));

const files: Record<string, string> = {
  'package.json': JSON.stringify({
    name: 'small',
    version: '1.0.0',
    exports: { '.': { types: './dist/index.d.ts' }, './room': { types: './dist/room/api.d.ts' } },
  }),
  'dist/index.d.ts': "export * from './room/api.js';\n",
  'dist/room/api.d.ts': `interface Hidden {}
/** Documented. */
export interface Shown {
  /** Documented. */
  readonly hidden: Hidden;
  readonly bare: number;
}
export declare function nude(): void;
/** Documented. */
export declare const fine: number;
export {};
`,
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rawcpu-api-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const api = (...options: string[]) => spawnSync(process.execPath, [script, folder, ...options], { encoding: 'utf8' });

test('the reports are written, and what is missing is told with its place', () => {
  const { status, stdout, stderr } = api();
  expect(status).toBe(1);
  expect(stdout).toBe('api: 2 of 2 reports written\n');
  expect(stderr.trim().split('\n')).toEqual([
    'dist/room/api.d.ts:5: Hidden is mentioned by a public declaration, and not exported',
    'dist/room/api.d.ts:6: bare has no docstring',
    'dist/room/api.d.ts:8: nude has no docstring',
    'api: 3 faults',
  ]);
  expect(readdirSync(join(folder, 'api')).sort()).toEqual(['room.api.md', 'small.api.md']);
  expect(readFileSync(join(folder, 'api/small.api.md'), 'utf8')).toContain('- `fine`: room\n');
});

test('a change of the declarations is shown as a diff, and refused until it is accepted', () => {
  const path = join(folder, 'dist/room/api.d.ts');
  const documented = files['dist/room/api.d.ts']!.replace('interface Hidden', '/** D. */\nexport interface Hidden')
    .replace('  readonly bare', '  /** D. */\n  readonly bare')
    .replace('export declare function nude(): void', '/** D. */\nexport declare function nude(): string');
  writeFileSync(path, documented);
  const refused = api('--check');
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('--- a/api/room.api.md');
  expect(refused.stderr).toMatch(/^-export function nude\(\): void;$/m);
  expect(refused.stderr).toMatch(/^\+export function nude\(\): string;$/m);
  expect(refused.stderr).toContain('`npm run api` accepts it');

  expect(api().status).toBe(0);
  const { status, stderr } = api('--check');
  expect([status, stderr]).toEqual([0, '']);
});
