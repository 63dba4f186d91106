// The declarations of the built package, copied for the tools that read them: API Extractor and TypeDoc. They are copied so
// that what gen/ writes can be left out: thousands of lines, which check:gen holds to the tables.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const withoutMethods = (text) => text.replace(/^(export interface AssemblerMethods \{)[\s\S]*?^\}/m, '$1}');

/** What can be left out: the instruction methods of the typed assembler, and the constants for registers. */
export const generatedDeclarations = {
  methods: { path: 'asm/methods.gen.d.ts', edit: withoutMethods },
  registers: { path: 'isa/registers.gen.d.ts', edit: () => 'export {};\n' },
};

/** Copies dist's declarations into a new folder. @param leftOut keys of `generatedDeclarations` */
export function copyDeclarations(root, to, leftOut) {
  const edits = new Map(leftOut.map((key) => [generatedDeclarations[key].path, generatedDeclarations[key].edit]));
  const from = join(root, 'dist');
  rmSync(to, { recursive: true, force: true });
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.d.ts')) continue;
    const path = relative(from, join(entry.parentPath, entry.name));
    const text = readFileSync(join(from, path), 'utf8');
    mkdirSync(dirname(join(to, path)), { recursive: true });
    writeFileSync(join(to, path), edits.get(path)?.(text) ?? text);
  }
}

/** The entries of a package that have types: the path that users import, and the file of declarations below dist/. */
export function declaredEntries(root) {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.entries(exports)
    .filter(([, entry]) => entry.types !== undefined)
    .map(([path, { types }]) => ({ path: path.slice('./'.length), file: relative('dist', types) }));
}

/** The options of the compiler that a user of the package needs at least. */
export const declarationOptions = (home) => ({
  target: 'es2022',
  module: 'nodenext',
  moduleResolution: 'nodenext',
  lib: ['es2023', 'esnext.disposable'],
  types: ['node'],
  typeRoots: [join(home, 'node_modules/@types')],
  strict: true,
  skipLibCheck: true,
});
