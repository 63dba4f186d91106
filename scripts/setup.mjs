// Makes a clone ready to run: installs the locked packages when they are missing or differ from package-lock.json, and
// builds when a source has changed. Runs before `npm start`, `npm test` and `npm run check`, so it depends on nothing
// but Node, costs little and says nothing when all is ready. What it says goes to standard error, for standard
// output belongs to the command that follows (`npm pack --json` is one).

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuilt } from './build-stamp.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
// The package runs on every Node 20; the test runner's bundler wants 20.19.
const OLDEST_NODE = [20, 19];

function fail(message, hint) {
  console.error(`rawcpu setup: ${message}\n  hint: ${hint}`);
  process.exit(1);
}

/**
 * True when node_modules holds exactly what package-lock.json asks for. npm writes what it installed into
 * node_modules/.package-lock.json as its last act, so an interrupted install counts as none.
 */
function isInstalled() {
  const installedLock = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedLock, 'utf8')).packages;
  for (const [path, { version, integrity, optional }] of Object.entries(wanted)) {
    if (path === '') continue;
    const found = installed[path];
    // Optional packages for other platforms are in the lock and rightly absent here.
    if (found === undefined && optional) continue;
    if (found?.version !== version || found.integrity !== integrity) return false;
  }
  return true;
}

function install() {
  console.error('rawcpu setup: installing the development packages (npm ci)');
  // Nothing that we depend on needs an install script, so none is run.
  const { status, error } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    // The place belongs to the npm that is running now, not to its child.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (error) fail(`cannot start npm: ${error.message}`, 'npm comes with Node; is it on the PATH?');
  if (status !== 0) {
    fail(
      `npm ci ended with status ${status}`,
      'it needs the npm registry (or a filled npm cache); when online, `npm ping` shows whether the registry answers',
    );
  }
}

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
if (!isInstalled()) install();
if (!isBuilt(root)) build();
