// Builds the API reference, HTML made of the docstrings: `npm run reference` writes build/reference. TypeDoc and the
// TypeScript that it needs are installed in scripts/reference, with a lock of their own, for they are older than the
// repository's TypeScript. Reads the declarations of the built package, so run it after a build.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyDeclarations, declarationOptions, declaredEntries } from './declarations.mjs';
import { install, isInstalled } from './install.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const tools = join(root, 'scripts/reference');
const types = join(root, 'build/reference-types');

/** What the page of an entry begins with. */
const summaries = {
  asm: 'The assembler: text, template and typed calls to machine code. Runs anywhere, browsers included.',
  call: 'Machine code as typed functions on typed arrays.',
  cpu: 'What this processor is and can do: CPUID, model-specific registers, MXCSR, time.',
  'cpu/decode': 'The decoders of `rawcpu/cpu` alone: for the dumps of any processor, anywhere, browsers included.',
  disasm: 'Bytes to instructions, to text and to their bits. Runs anywhere, browsers included.',
  doctor: 'What works on this machine, what does not, and what changes it.',
  elf: 'ELF files: written, and read for symbols. Runs anywhere, browsers included.',
  errors: 'The errors of all entries: classes, codes and what they carry.',
  isa: 'Registers, memory operands, decorators and control words: the operands of the typed assembler.',
  kernel: 'Expressions over typed arrays as SIMD code.',
  perf: 'Counters, samples and profiles: of this process, of native code, of a command.',
  run: 'Code with a register state of the caller\u2019s choice, run to its end or step by step.',
};

/** Writes a file of re-exports for each entry, which TypeDoc makes a page of. */
function entryFiles() {
  return declaredEntries(root)
    .filter(({ path }) => path !== '')
    .map(({ path, file }) => {
      const summary = summaries[path];
      if (summary === undefined) throw new Error(`scripts/reference.mjs: ${path} has no summary`);
      const entry = join(types, 'entries', `${path.replaceAll('/', '-')}.d.ts`);
      const target = relative(dirname(entry), join(types, file)).replace(/\.d\.ts$/, '.js');
      const doc = `/**\n * \`import { ... } from 'rawcpu/${path}'\`, or from 'rawcpu'. ${summary}\n * @module ${path}\n */`;
      writeFileSync(entry, `${doc}\nexport * from '${target}';\n`);
      return entry;
    });
}

const write = (path, value) => writeFileSync(path, JSON.stringify(value));

if (!isInstalled(tools)) install(tools, 'the tools of the reference');
copyDeclarations(root, types, ['methods']);
mkdirSync(join(types, 'entries'), { recursive: true });
const entryPoints = entryFiles();
write(join(types, 'tsconfig.json'), {
  compilerOptions: { ...declarationOptions(root), noEmit: true },
  files: entryPoints,
});
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
write(join(types, 'typedoc.json'), {
  entryPoints,
  tsconfig: join(types, 'tsconfig.json'),
  out: join(root, 'build/reference'),
  name: `rawcpu ${version}`,
  readme: join(root, 'README.md'),
  projectDocuments: [join(root, 'docs/*.md')],
  disableSources: true,
  excludeInternal: true,
  excludePrivate: true,
  githubPages: false,
  sort: ['source-order'],
  treatWarningsAsErrors: true,
  // Steps on the way to the types of kernels' inputs and results, of no use by themselves.
  intentionallyNotExported: ['OneOf', 'InputsBy', 'ByName', 'Together', 'OutputsBy'],
  validation: { invalidLink: true, notExported: true, invalidPath: true, notDocumented: false },
});
rmSync(join(root, 'build/reference'), { recursive: true, force: true });
const { status } = spawnSync(
  process.execPath,
  [join(tools, 'node_modules/typedoc/bin/typedoc'), '--options', join(types, 'typedoc.json')],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
