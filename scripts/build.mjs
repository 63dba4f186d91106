// Builds the package: src/ to dist/ with declarations, then the programs that use the package by its own name
// (examples, benchmarks, generators, runtime tests) to build/, then the native bridge into dist/native/. Outputs are
// overwritten in place and stale ones removed afterwards, so a program that runs from dist/ meanwhile stays alive.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesUnder, inputHash, writeStamp } from './build-stamp.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

function runNode(script, args, options) {
  const result = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    encoding: 'utf8',
    ...options,
  });
  if (result.error) throw result.error;
  return result;
}

/** Compiles one project and gives the paths of what it wrote, relative to the repository. */
function compile(project) {
  const { status, stdout } = runNode('node_modules/typescript/bin/tsc', ['-p', project, '--listEmittedFiles'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = stdout.split('\n').filter((line) => line !== '');
  const emitted = lines.filter((line) => line.startsWith('TSFILE: '));
  if (status !== 0) {
    console.error(lines.filter((line) => !emitted.includes(line)).join('\n'));
    process.exit(1);
  }
  return emitted.map((line) => relative(root, line.slice('TSFILE: '.length)));
}

/** tsc rewrites `./x.ts` in the code it emits but not in declarations; a package must not name files it lacks. */
function rewriteDeclaration(path) {
  const text = readFileSync(join(root, path), 'utf8');
  const rewritten = text.replace(/((?:\bfrom|\bimport\(|\bimport)\s*['"]\.{1,2}\/[^'"\n]*)\.ts(?=['"])/g, '$1.js');
  if (rewritten !== text) writeFileSync(join(root, path), rewritten);
}

function removeStale(folder, kept) {
  const keep = new Set(kept);
  for (const path of filesUnder(root, folder)) {
    if (!keep.has(path)) rmSync(join(root, path));
  }
}

const inputs = inputHash(root);
mkdirSync(join(root, 'build'), { recursive: true });
rmSync(join(root, 'build/.stamp.json'), { force: true });

const dist = compile('tsconfig.build.json');
for (const path of dist) {
  if (path.endsWith('.d.ts')) rewriteDeclaration(path);
}
removeStale('dist', [...dist, 'dist/native/bridge.node']);

removeStale('build', compile('tsconfig.tools.json'));

const { status } = runNode('scripts/build-bridge.mjs', []);
if (status !== 0) process.exit(status ?? 1);

writeStamp(root, inputs);
