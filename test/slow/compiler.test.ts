// What gcc prints with -masm=intel assembles, and to the very bytes that GNU as and ld make of it when the linker puts the
// sections where assemble() put them.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Assembly, assemble } from 'rawcpu';
import { afterAll, describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('../fixtures/self-contained.c', import.meta.url));
const missing = ['gcc', 'as', 'ld', 'objcopy'].filter((tool) => spawnSync(tool, ['--version']).status !== 0);
if (missing.length > 0) console.log(`skipped: ${missing.join(', ')} not installed (apt-get install gcc binutils)`);

const folder = mkdtempSync(join(tmpdir(), 'rawcpu-gcc-'));
afterAll(() => rmSync(folder, { recursive: true }));
const ORIGIN = 0x40_0000;
// No calls into a C library: the functions stand alone.
const standalone = [
  '-ffreestanding',
  '-fno-tree-loop-distribute-patterns',
  '-fno-asynchronous-unwind-tables',
  '-fcf-protection=none',
];

function compile(flags: readonly string[]): { text: string; assembly: Assembly } {
  const file = join(folder, 'a.s');
  execFileSync('gcc', ['-S', '-masm=intel', ...standalone, ...flags, '-o', file, source]);
  const text = readFileSync(file, 'utf8');
  return { text, assembly: assemble(text, { origin: ORIGIN }) };
}

/** The bytes that GNU as and ld make, section by section, at the addresses of `assembly`. */
function linked(assembly: Assembly): Map<string, Buffer> {
  const script = assembly.sections.map(
    ({ name, offset }) => `${name} 0x${(ORIGIN + offset).toString(16)} : SUBALIGN(1) { *(${name}) }`,
  );
  writeFileSync(join(folder, 'a.ld'), `SECTIONS {\n${script.join('\n')}\n/DISCARD/ : { *(.note*) *(.comment) }\n}\n`);
  execFileSync('as', ['--64', '-o', join(folder, 'a.o'), join(folder, 'a.s')]);
  execFileSync('ld', [
    '-e',
    '0',
    '--no-relax',
    '-T',
    join(folder, 'a.ld'),
    '-o',
    join(folder, 'a.elf'),
    join(folder, 'a.o'),
  ]);
  return new Map(
    assembly.sections.map(({ name }) => {
      execFileSync('objcopy', ['-O', 'binary', '-j', name, join(folder, 'a.elf'), join(folder, 'a.bin')]);
      return [name, readFileSync(join(folder, 'a.bin'))];
    }),
  );
}

describe.skipIf(missing.length > 0)('gcc output', () => {
  it.each([
    ['-O0'],
    ['-O2'],
    ['-Os'],
    ['-O3 -march=native'],
    ['-O3 -march=haswell'],
    ['-O3 -march=skylake-avx512 -mprefer-vector-width=512'],
    ['-O3 -march=sapphirerapids'],
    ['-O2 -fno-pic -no-pie'],
    ['-O2 -fcf-protection=full'],
    ['-O2 -g'],
  ])('%s: the same bytes', (flags) => {
    const { assembly } = compile(flags.split(' '));
    expect(assembly.count).toBeGreaterThan(200);
    const expected = linked(assembly);
    for (const { name, offset, sizeBytes, writable } of assembly.sections) {
      // The linker leaves .bss out of the file; there it is zero by definition.
      const bytes = Buffer.from(assembly.bytes.subarray(offset, offset + sizeBytes));
      const other = name.startsWith('.bss') ? Buffer.alloc(sizeBytes) : expected.get(name)!;
      expect(bytes.toString('hex'), `${name}${writable ? ' (writable)' : ''}`).toBe(other.toString('hex'));
    }
  });

  it('-O2 -fpic: addresses through @GOTPCREL are written behind the code', () => {
    const { text, assembly } = compile(['-O2', '-fpic']);
    expect(text).toContain('@GOTPCREL');
    expect(assembly.sections.map(({ name }) => name)).toContain('.rodata.addresses');
    expect(assembly.relocations.some(({ label }) => label === 'counter')).toBe(true);
  });
});
