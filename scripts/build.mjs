// Builds the package: src/ to dist/ with declarations, then the programs that use the package by its own name
// (examples, benchmarks, generators, runtime tests) to build/, then the native addon into dist/jit/. Outputs are
// overwritten in place and stale ones removed afterwards, so a program that runs from dist/ meanwhile stays alive.
//
// The modules of src/ are bundled, one file for each entry of the package and a few that entries share: Node takes half
// a millisecond a file, and there are over a hundred (an import took 52 ms unbundled, 24 ms bundled, Node 20). They are
// few because Node opens all files that a module imports at once, and a process may have few descriptors.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { filesUnder, inputHash, writeStamp } from './build-stamp.mjs';
import { lazily } from './lazy-rooms.mjs';

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

/**
 * What entries share, by room: the first group that has a module keeps it, and what it imports. A pure room must not bring
 * one of Node's, and one that is small must not bring a large one.
 */
const sharedFiles = [
  { name: 'core', test: /\/modules\/(errors\/|isa\/(?!table|form|mnemonics|operand))/ },
  // With what loads the disassembler, which is all that a program that never runs code needs besides.
  { name: 'code', test: /\/modules\/(isa|asm|disasm|elf)\/|rawcpu:(lazy|(lazy|room)\/disasm(\/.*)?)$/ },
  { name: 'decode', test: /\/modules\/cpu\/decode\// },
  { name: 'host', test: /\/modules\/(?!kernel\/|cli\/|index\.js)/ },
  { name: 'kernel', test: /\/modules\/(kernel\/|index\.js$)/ },
  // What every command has, and nothing that runs code.
  {
    name: 'cli',
    test: /\/modules\/cli\/(start|program|report|failures|io|input|output|write|read|command-ended)\.js$/,
  },
];

/** What the build and the tests load of the package, and users cannot. */
const unexportedEntries = ['jit/index', 'cpu/index'];

/** Writes a file of dist/ and gives its path, relative to the repository. */
function write(fileName, code) {
  const path = join('dist', fileName);
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), ascii(withoutBareImports(code)));
  return path;
}

/**
 * Bundles the compiled entries of the package into dist/, twice, and gives the paths of what it wrote: for bundlers and
 * browsers into dist/static, with plain imports, and for Node with rooms that are loaded when they are used.
 */
async function bundle(folder) {
  const { exports, bin = {}, dependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const entriesOf = (paths) =>
    paths.filter((path) => path?.endsWith('.js')).map((path) => relative('dist', path).slice(0, -'.js'.length));
  const entries = entriesOf(Object.values(exports).map((entry) => entry.node));
  const modules = join(root, folder);
  const common = {
    modules,
    plugins: [processOfTheRealm],
    external: [/^node:/, ...Object.keys(dependencies).map((name) => new RegExp(`^${name}(/|$)`))],
  };
  const { files, plugin } = await lazily(common);
  const forNode = [...entries, ...entriesOf(Object.values(bin)), ...unexportedEntries];
  return [
    ...files.map(({ path, code }) => write(path, code)),
    ...(await bundleEntries(forNode, '', { ...common, plugins: [...common.plugins, plugin] })),
    ...(await bundleEntries(entries, 'static/', common)),
  ];
}

async function bundleEntries(names, prefix, { modules, plugins, external }) {
  const build = await rolldown({
    input: Object.fromEntries(names.map((name) => [name, join(modules, `${name}.js`)])),
    platform: 'node',
    plugins,
    external,
  });
  const { output } = await build.generate({
    format: 'esm',
    entryFileNames: `${prefix}[name].js`,
    chunkFileNames: `${prefix}chunks/[name].js`,
    codeSplitting: {
      groups: sharedFiles.map((group, i) => ({ ...group, priority: sharedFiles.length - i })),
    },
    comments: { legal: true, jsdoc: false },
  });
  await build.close();
  return output.map(({ fileName, code }) => write(fileName, code));
}

/**
 * `node:process` as what it is, the global of that name: to import it has Node ask the object for each of its properties,
 * and so open the standard streams and build a table of flags (2 ms of the 55 that an empty program takes, Node 20).
 */
const processOfTheRealm = {
  name: 'process-of-the-realm',
  transform: (code) => code.replace(/^import process from 'node:process';$/m, 'const process = globalThis.process;'),
};

/**
 * Leaves out imports of Node's modules of which nothing is used: the bundler's own runtime has one in every chunk that it is
 * in, and a bundle for a browser would fail of it.
 */
function withoutBareImports(code) {
  return code.replace(/^import "node:[\w/]+";\n/gm, '');
}

/** One character beyond Latin-1 makes the engine keep, and read, all of a file as two bytes a character. */
function ascii(code) {
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What other scripts write into build/. */
const ofOthers = /^build\/(api|reference)/;

function removeStale(folder, kept) {
  const keep = new Set(kept);
  for (const path of filesUnder(root, folder)) {
    if (!keep.has(path) && !ofOthers.test(path)) rmSync(join(root, path));
  }
}

const inputs = inputHash(root);
mkdirSync(join(root, 'build'), { recursive: true });
rmSync(join(root, 'build/.stamp.json'), { force: true });

// Declarations go to dist/ as they are, the code to build/modules, from where it is bundled.
const emitted = compile('tsconfig.build.json');
const modules = emitted.filter((path) => path.endsWith('.js'));
const declarations = emitted.filter((path) => path.endsWith('.d.ts'));
for (const path of declarations) rewriteDeclaration(path);
const bundled = await bundle('build/modules');
removeStale('dist', [...declarations, ...bundled, 'dist/jit/addon.node']);

removeStale('build', [...compile('tsconfig.tools.json'), ...modules]);

const { status } = runNode('scripts/build-addon.mjs', []);
if (status !== 0) process.exit(status ?? 1);

writeStamp(root, inputs);
