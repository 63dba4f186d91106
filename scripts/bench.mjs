// Runs benchmarks: `npm run bench -- asm call` runs bench/asm.ts and bench/call.ts, without names all of them. Sections of
// one follow a colon: `npm run bench -- kernels:math,reduce`.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const known = readdirSync(`${root}bench`)
  .filter((name) => name.endsWith('.ts') && name !== 'harness.ts')
  .map((name) => name.slice(0, -3));
const wanted = process.argv.length > 2 ? process.argv.slice(2) : known;
for (const [name] of wanted.map((text) => text.split(':'))) {
  if (!known.includes(name)) {
    console.error(`no benchmark '${name}'; there are ${known.join(', ')}`);
    process.exit(2);
  }
}
const run = (args) => {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};
run(['scripts/setup.mjs']);
for (const text of wanted) {
  const [name, sections] = text.split(':');
  run([`build/bench/${name}.js`, ...(sections?.split(',') ?? [])]);
}
