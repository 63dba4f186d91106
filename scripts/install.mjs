// Installs what a package-lock.json asks for, when it is not there already. Depends on nothing but Node.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Says what is wrong and ends the program. */
export function fail(message, hint) {
  console.error(`rawcpu setup: ${message}\n  hint: ${hint}`);
  process.exit(1);
}

/**
 * True when a folder's node_modules holds exactly what its package-lock.json asks for. npm writes what it installed into
 * node_modules/.package-lock.json as its last act, so an interrupted install counts as none.
 */
export function isInstalled(folder) {
  const installedLock = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages;
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

/** Installs what the lock asks for. @param what is installed, in words */
export function install(folder, what) {
  console.error(`rawcpu setup: installing ${what} (npm ci)`);
  // Nothing that we depend on needs an install script, so none is run.
  const { status, error } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
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
