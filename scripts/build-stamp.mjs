// Says whether dist/ and build/ were made from the sources as they are now. The stamp holds a hash of every input and
// the size of every output, so neither a checkout's odd time stamps nor a deleted file can mislead it.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const INPUT_FOLDERS = ['src', 'gen', 'examples', 'bench', 'test/runtimes', 'test/support/conformance'];
const INPUT_FILES = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'tsconfig.tools.json',
  'scripts/build.mjs',
  'scripts/build-stamp.mjs',
  'scripts/lazy-rooms.mjs',
];
const STAMP = 'build/.stamp.json';

/** Every file under a folder, as sorted paths relative to `root`. */
export function filesUnder(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length))
    .sort();
}

/** The hash of the inputs that a build starting now would read. */
export function inputHash(root) {
  const addonScripts = readdirSync(join(root, 'scripts'))
    .filter((name) => name.startsWith('build-addon.'))
    .map((name) => `scripts/${name}`);
  const hash = createHash('sha256').update(`node ${process.versions.node.split('.')[0]}`);
  for (const path of [...INPUT_FILES, ...addonScripts, ...INPUT_FOLDERS.flatMap((f) => filesUnder(root, f))]) {
    if (!existsSync(join(root, path))) continue;
    const bytes = readFileSync(join(root, path));
    hash.update(`\0${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/** True when the outputs of the last build are all there and their inputs have not changed since. */
export function isBuilt(root) {
  if (!existsSync(join(root, STAMP))) return false;
  const stamp = JSON.parse(readFileSync(join(root, STAMP), 'utf8'));
  for (const [path, sizeBytes] of Object.entries(stamp.outputs)) {
    if (statSync(join(root, path), { throwIfNoEntry: false })?.size !== sizeBytes) return false;
  }
  return stamp.inputs === inputHash(root);
}

/** Records a finished build; `inputs` is the hash taken before it began. */
export function writeStamp(root, inputs) {
  const outputs = {};
  for (const path of [...filesUnder(root, 'dist'), ...filesUnder(root, 'build')]) {
    if (path !== STAMP) outputs[path] = statSync(join(root, path)).size;
  }
  writeFileSync(join(root, STAMP), JSON.stringify({ inputs, outputs }));
}
