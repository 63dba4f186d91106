// Compiles test/golden/update.ts and runs it: `npm run golden:update` asks GNU as and llvm-mc-19 for the bytes of every
// golden and writes test/golden/*.txt.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (command, args) => {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};
run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.tools.json']);
run(process.execPath, ['build/test/golden/update.js']);
