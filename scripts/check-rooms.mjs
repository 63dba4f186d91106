// Checks the arrows between the rooms of src/ (see .dependency-cruiser.mjs) and two rules beside them: every folder of
// src/ is a room of the list, and src/index.ts holds re-exports only. With a folder as its argument it checks the src/
// in there instead, which is how its own test shows it forbidden imports.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import configuration, { rooms } from '../.dependency-cruiser.mjs';

const root = resolve(process.argv[2] ?? fileURLToPath(new URL('../', import.meta.url)));

function sourceFiles() {
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

function strangersIn(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => (entry.isDirectory() ? !Object.hasOwn(rooms, entry.name) : entry.name !== 'index.ts'))
    .map((entry) => `${folder}/${entry.name}: no room of the list in .dependency-cruiser.mjs`);
}

/** What is left of a module of re-exports when its comments and re-exports are taken away must be nothing. */
function surfaceFaults(path) {
  if (!existsSync(join(root, path))) return [];
  const rest = readFileSync(join(root, path), 'utf8')
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .replace(/^export (type )?(\*( as \w+)?|\{[^}]*\}) from '[^']+';$/gm, '')
    .trim();
  return rest === '' ? [] : [`${path}: re-exports only, but it holds: ${rest.split('\n')[0]}`];
}

/** Inline `import('./x.ts').T` types are the one kind of import that the parser does not report. */
function inlineImportTypes(path) {
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  return lines.flatMap((line, i) =>
    /(?<!await |await\()\bimport\(['"][^'"]*['"]\)\./.test(line)
      ? [`${path}:${i + 1}: write 'import type' at the top of the file, so that the arrow is seen`]
      : [],
  );
}

const files = sourceFiles();
const { output } = await cruise(['src'], {
  ...configuration.options,
  baseDir: root,
  ruleSet: configuration,
  validate: true,
});
const read = new Set(output.modules.map((module) => module.source));
const faults = [
  ...output.summary.violations.map(({ from, to, rule }) => {
    const why = configuration.forbidden.find(({ name }) => name === rule.name)?.comment ?? '';
    return `${from} -> ${to}: ${rule.name}: ${why}`;
  }),
  // A parser that is missing makes the tool skip files without a word.
  ...files.filter((path) => !read.has(path)).map((path) => `${path}: was not read`),
  ...strangersIn('src'),
  ...surfaceFaults('src/index.ts'),
  ...files.flatMap(inlineImportTypes),
];

if (faults.length > 0) {
  console.error(faults.sort().join('\n'));
  console.error(`rooms: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in ${files.length} files`);
  process.exit(1);
}
console.log(`rooms: ${files.length} files, ${output.summary.totalDependenciesCruised} imports, no forbidden arrow`);
