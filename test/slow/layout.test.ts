// Random programs of branches, alignments, data and sections, laid out as GNU as lays them out, byte for byte.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { assemble } from 'rawcpu';
import { afterAll, describe, expect, it } from 'vitest';

const missing = ['as', 'ld', 'objcopy'].filter((tool) => spawnSync(tool, ['--version']).status !== 0);
if (missing.length > 0) console.log(`skipped: ${missing.join(', ')} not installed (apt-get install binutils)`);
const folder = mkdtempSync(join(tmpdir(), 'rawcpu-layout-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LABELS = 12;
const label = fc.nat(LABELS - 1).map((n) => `l${n}`);
const statement = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fc.constantFrom('jmp', 'je', 'jnz', 'ja', 'jle'), label).map(([m, l]) => `${m} ${l}`),
  },
  { weight: 2, arbitrary: label.map((l) => `call ${l}`) },
  { weight: 2, arbitrary: label.map((l) => `lea rax, [rip + ${l}]`) },
  { weight: 1, arbitrary: fc.tuple(label, fc.nat(3)).map(([l, n]) => `jmp ${l} + ${n}`) },
  { weight: 3, arbitrary: fc.constantFrom('nop', 'ret', 'add rax, 5', 'mov eax, 12345678', 'vaddps zmm0, zmm1, zmm2') },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 140 }).map((n) => `.zero ${n}`) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 7 }).map((n) => `.p2align ${n}`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 3, max: 6 }), fc.integer({ min: 1, max: 20 }))
      .map(([n, most]) => `.p2align ${n},,${most}`),
  },
  { weight: 1, arbitrary: fc.tuple(label, label).map(([a, b]) => `.long ${a} - ${b}`) },
  { weight: 1, arbitrary: fc.constantFrom('1: dec ecx; jnz 1b', 'jrcxz 1f; nop; 1:', 'jmp .', 'jmp $ + 2') },
);

/** Every label is bound once, at a place of its own. */
const program = fc
  .tuple(
    fc.array(statement, { minLength: LABELS, maxLength: 120 }),
    fc.array(fc.nat(), { minLength: LABELS, maxLength: LABELS }),
  )
  .map(([lines, places]) => {
    const all = [...lines];
    for (const [n, place] of places.entries()) all.splice(place % (all.length + 1), 0, `l${n}:`);
    return all.join('\n');
  });

function gnuBytes(source: string): string {
  const file = join(folder, 'p');
  writeFileSync(`${file}.s`, `.intel_syntax noprefix\n${source}\n`);
  execFileSync('as', ['--64', '-o', `${file}.o`, `${file}.s`]);
  execFileSync('ld', ['-e', '0', '-Ttext=0x400000', '-o', `${file}.elf`, `${file}.o`]);
  execFileSync('objcopy', ['-O', 'binary', '-j', '.text', `${file}.elf`, `${file}.bin`]);
  return readFileSync(`${file}.bin`).toString('hex');
}

describe.skipIf(missing.length > 0)('layout', () => {
  it('is that of GNU as for 300 random programs', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(program, (source) => {
        expect(Buffer.from(assemble(source, { origin: 0x40_0000 }).bytes).toString('hex')).toBe(gnuBytes(source));
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
