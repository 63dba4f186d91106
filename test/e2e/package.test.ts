// The package as a user gets it: what is in the tarball, and that JavaScript and TypeScript projects can use it.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { compile, consumerOf, manifest, mustRun, type PackedPackage, pack, writeFiles } from '../support/package.ts';

const specifiers = Object.keys(manifest.exports)
  .filter((path) => !path.endsWith('.json'))
  .map((path) => path.replace(/^\./, 'rawcpu'));

let packed: PackedPackage;
let consumer: string;
beforeAll(() => {
  packed = pack();
  consumer = consumerOf(packed);
});

describe('the tarball', () => {
  test('holds dist/, docs/, examples/ and the few pages that belong with them, nothing else', () => {
    const known = /^(dist\/.*\.(js|cjs|d\.ts)|docs\/.*\.md|examples\/.*\.(ts|md))$/;
    const others = packed.files.filter((path) => !known.test(path));
    expect(others.sort()).toEqual([
      'ARCHITECTURE.md',
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'LICENSE',
      'NOTICE',
      'README.md',
      'SECURITY.md',
      'dist/jit/addon.node',
      'package.json',
    ]);
  });

  test('has every file that the exports name', () => {
    const named = Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === 'string' ? entry : Object.values(entry),
    );
    for (const path of named) expect(packed.files).toContain(path.replace('./', ''));
  });

  test.each(['isa', 'asm', 'disasm', 'elf', 'errors', 'cpu/decode'])('%s imports nothing of Node', (entry) => {
    const seen = new Set<string>();
    const imported: string[] = [];
    const visit = (url: URL) => {
      if (seen.has(url.href)) return;
      seen.add(url.href);
      for (const [, name] of readFileSync(url, 'utf8').matchAll(/^(?:import|export)\b[^"\n]*"([^"]+)";$/gm)) {
        if (name!.startsWith('.')) visit(new URL(name!, url));
        else imported.push(name!);
      }
    };
    const { default: path } = manifest.exports[`./${entry}`] as { default: string };
    visit(new URL(`../../${path}`, import.meta.url));
    expect(seen.size).toBeGreaterThan(1);
    expect(imported.filter((name) => name.startsWith('node:'))).toEqual([]);
  });

  test('runs nothing when it is installed', () => {
    const atInstall = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare'];
    expect(Object.keys(manifest.scripts).filter((name) => atInstall.includes(name))).toEqual([]);
    expect(existsSync(join(consumer, 'node_modules/rawcpu/binding.gyp'))).toBe(false);
  });
});

describe('a JavaScript project', () => {
  test.each(specifiers)('imports %s', (specifier) => {
    const program = `const names = Object.keys(await import('${specifier}')); console.log(names.length > 0);`;
    expect(mustRun(consumer, process.execPath, ['--input-type=module', '-e', program])).toBe('true\n');
  });

  test('cannot import what is not exported', () => {
    const program = "import('rawcpu/dist/index.js').catch((error) => console.log(error.code));";
    expect(mustRun(consumer, process.execPath, ['-e', program])).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED\n');
  });

  test('assembles and catches an error of the same class from every way in', () => {
    const program = `
      import { assemble, RawCpuError } from 'rawcpu';
      import { assemble as same } from 'rawcpu/asm';
      import { ParseError } from 'rawcpu/errors';
      console.log(assemble === same, Buffer.from(assemble('addss xmm0, xmm1; movss [rdx], xmm0').bytes).toString('hex'));
      try { assemble('no_such_thing'); } catch (error) {
        console.log(error instanceof ParseError, error instanceof RawCpuError, error.code, error.line);
      }`;
    expect(mustRun(consumer, process.execPath, ['--input-type=module', '-e', program])).toBe(
      'true f30f58c1f30f1102\ntrue true UNKNOWN_MNEMONIC 1\n',
    );
  });
});

describe('a TypeScript project', () => {
  const source = `${specifiers.map((specifier, i) => `import * as m${i} from '${specifier}';`).join('\n')}
    import { type Assembly, assemble, native, type RawCpuError } from 'rawcpu';
    const assembly: Assembly = assemble('lea eax, [rdi + rsi]; ret');
    const add = native({ args: ['i32', 'i32'], returns: 'i32' }, assembly);
    const sum: number = add(2, 3);
    // @ts-expect-error A string is not an i32.
    const refused = (): number => add('2', 3);
    export type { RawCpuError };
    export { sum, refused, ${specifiers.map((_, i) => `m${i}`).join(', ')} };\n`;

  test.each([
    ['nodenext, with Node types', { module: 'nodenext', types: ['node'], skipLibCheck: false }],
    ['nodenext, without Node types', { module: 'nodenext', skipLibCheck: true }],
    ['bundler', { module: 'esnext', moduleResolution: 'bundler', types: ['node'], skipLibCheck: false }],
    ['bundler, loose', { module: 'esnext', moduleResolution: 'bundler', strict: false, skipLibCheck: true }],
  ])('compiles: %s', (_name, options) => {
    writeFiles(consumer, { 'consumer.ts': source });
    compile(consumer, { ...options, noEmit: true });
  });
});
