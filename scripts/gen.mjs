// Compiles gen/ and runs it: `npm run gen` writes every *.gen.ts, `npm run gen -- --check` fails where one is stale.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (command, args) => {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};
run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.gen.json']);
run(process.execPath, ['build/gen/main.js', ...process.argv.slice(2)]);
