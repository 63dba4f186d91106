// What gcc prints with -masm=intel assembles, and to the very bytes that GNU as and ld make of it when the linker puts the
// sections where assemble() put them.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Assembly, assemble, writeObject } from 'rawcpu';
import { afterAll, describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('../fixtures/self-contained.c', import.meta.url));
const missing = ['gcc', 'as', 'ld', 'objcopy'].filter((tool) => spawnSync(tool, ['--version']).status !== 0);
if (missing.length > 0) console.log(`skipped: ${missing.join(', ')} not installed (apt-get install gcc binutils)`);

/** Calls the functions of the fixture and prints what they return. */
const driver = `
#include <stdio.h>
#include <stdint.h>
#include <stddef.h>
extern int counter;
int sw(int); void axpy(float*, const float*, float, size_t); double poly(double); uint64_t fib(uint64_t); int str(const char*);
const char* name(int); void memz(char*, size_t); long double ld(long double); int popc(uint64_t); unsigned crc(unsigned, const unsigned char*, int);
void sort(int*, int); float lut(int); __int128 mul(__int128, __int128); int tail(int); double conv(uint64_t, float); void cp(uint8_t*, const uint8_t*, int); int atom(int*);
int main(void) {
  for (int i = -1; i < 9; i++) printf("sw %d %d\\n", i, sw(i));
  counter = 41;
  printf("counter %d\\n", sw(2));
  float a[37], b[37];
  for (int i = 0; i < 37; i++) { a[i] = i; b[i] = 2 * i; }
  axpy(a, b, 0.5f, 37);
  printf("axpy %g %g %g\\n", a[0], a[17], a[36]);
  printf("poly %g fib %lu str %d name %s %s\\n", poly(1.25), (unsigned long)fib(15), str("hello"), name(0), name(5));
  char z[9] = "xxxxxxxx"; memz(z, 5); printf("memz %d %c\\n", z[4], z[5]);
  printf("ld %Lg popc %d crc %x lut %g\\n", ld(2.5L), popc(0xff00ff), crc(~0u, (const unsigned char*)"123456789", 9), lut(13));
  int v[9] = {5, 3, 9, -1, 7, 0, 2, 8, 6}; sort(v, 9);
  for (int i = 0; i < 9; i++) printf("%d ", v[i]);
  printf("mul %ld tail %d conv %g\\n", (long)mul(-3, 14), tail(3), conv(1ull << 63, -2.75f));
  uint8_t s[20], d[20]; for (int i = 0; i < 20; i++) s[i] = i; cp(d, s, 20);
  int n = 1; printf("cp %d %d atom %d %d\\n", d[0], d[19], atom(&n), n);
  return 0;
}
`;

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

  it.each([['-O0'], ['-O2'], ['-O3 -march=native'], ['-O2 -fno-pic'], ['-O2 -fpic']])(
    '%s: the object links, and the program says the same as gcc alone',
    (flags) => {
      const { assembly } = compile(flags.split(' '));
      writeFileSync(join(folder, 'ours.o'), writeObject(assembly));
      writeFileSync(join(folder, 'main.c'), driver);
      const say = (object: string) => {
        const program = join(folder, 'program');
        // `-no-pie` where the code has addresses of 32 bits.
        const pie = flags.includes('no-pic') ? ['-no-pie'] : [];
        execFileSync('gcc', ['-O1', '-fno-builtin', ...pie, '-o', program, join(folder, 'main.c'), object], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        return execFileSync(program, { encoding: 'utf8' });
      };
      execFileSync('gcc', ['-c', ...standalone, ...flags.split(' '), '-o', join(folder, 'theirs.o'), source]);
      const ours = say(join(folder, 'ours.o'));
      expect(ours).toBe(say(join(folder, 'theirs.o')));
      expect(ours.split('\n').length).toBeGreaterThan(15);
    },
  );
});
