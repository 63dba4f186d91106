// Makes a clone ready to run: installs the locked packages when they are missing or differ from package-lock.json, and
// builds when a source has changed. Runs before `npm start`, `npm test` and `npm run check`, so it depends on nothing
// but Node, costs little and says nothing when all is ready. What it says goes to standard error, for standard
// output belongs to the command that follows (`npm pack --json` is one).

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuilt } from './build-stamp.mjs';
import { fail, install, isInstalled } from './install.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
// The package runs on every Node 20; the test runner's bundler wants 20.19.
const OLDEST_NODE = [20, 19];

function build() {
  console.error('rawcpu setup: building (npm run build)');
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    fail(`the build ended with status ${status}`, 'the lines above say why; `npm run build` repeats it');
  }
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  fail(
    `Node ${OLDEST_NODE.join('.')} or later is needed, this is ${process.version}`,
    'see https://nodejs.org/en/download',
  );
}
if (!isInstalled(root)) install(root, 'the development packages');
if (!isBuilt(root)) build();
