// `npm run test:slow`: vitest's slow project, with a seed that all of its samples share and that is printed. `--all` runs
// exhaustive tests whole; all other arguments go to vitest.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const args = process.argv.slice(2);
const isWhole = args.includes('--all');
const seed = process.env.RAWCPU_SEED ?? String(Math.floor(Math.random() * 2 ** 31));
console.log(isWhole ? 'slow tests: whole' : `slow tests: samples; RAWCPU_SEED=${seed} repeats them, --all runs all`);
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'slow', ...args.filter((arg) => arg !== '--all')],
  { cwd: root, stdio: 'inherit', env: { ...process.env, RAWCPU_SEED: seed, ...(isWhole && { RAWCPU_WHOLE: '1' }) } },
);
process.exitCode = status ?? 1;
