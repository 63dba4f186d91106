// The object for gdb's JIT interface: sections, symbol, and the DWARF that another reader sees in it.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { UnwindRow } from '../../../src/elf/index.ts';
import { assemble, writeDebugObject } from '../../../src/index.ts';
import { ReadElf } from '../../support/read-elf.ts';

const source = 'start:\n push rbx\nhere:\n nop\n pop rbx\n ret\n';
const assembly = assemble(source);
const address = 0x7ffff00010c0n;
const unwind: UnwindRow[] = [
  { at: 1, cfaOffset: 16, saved: { register: 'rbx', belowCfa: 16 } },
  { at: 2, cfaOffset: 8, otherStack: { rspAt: 0x1020, savedAt: [{ register: 'rbx', at: -40 }] } },
  { at: 3, cfaOffset: 16, base: 'rbp' },
];

const object = (): Uint8Array =>
  writeDebugObject({
    name: 'some_code',
    address,
    bytes: assembly.bytes,
    labels: assembly.labels,
    unwind,
    source: { directory: '/some/where', file: 'some.s', lines: assembly.lines() },
  });

test('the code lies at its own address, under its own name; the same input gives the same bytes', () => {
  const read = new ReadElf(object());
  const text = read.sections.find(({ name }) => name === '.text')!;
  expect(BigInt(text.address)).toBe(address);
  expect(read.symbols('.symtab').map(({ name }) => name)).toContain('some_code');
  expect(object()).toEqual(object());
});

const hasReadelf = spawnSync('readelf', ['--version']).status === 0;
if (!hasReadelf) console.log('debug-object: readelf is not there: apt-get install binutils');

test.runIf(hasReadelf)('readelf sees lines, labels and frames, and complains of nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rawcpu-debug-'));
  const file = join(folder, 'code.o');
  writeFileSync(file, object());
  const read = (...args: string[]) => spawnSync('readelf', [...args, file], { encoding: 'utf8' });
  const lines = read('--debug-dump=decodedline');
  const info = read('--debug-dump=info');
  const frames = read('--debug-dump=frames-interp');
  rmSync(folder, { recursive: true, force: true });
  expect([lines.stderr, info.stderr, frames.stderr].join('')).toBe('');
  const rows = [...lines.stdout.matchAll(/^some\.s +(\d+) +(0x[0-9a-f]+)/gm)].map(([, line, at]) => [line, at]);
  expect(rows).toEqual([
    ['2', '0x7ffff00010c0'],
    ['4', '0x7ffff00010c1'],
    ['5', '0x7ffff00010c2'],
    ['6', '0x7ffff00010c3'],
  ]);
  expect(info.stdout).toMatch(
    /DW_TAG_subprogram[\s\S]*some_code[\s\S]*DW_TAG_label[\s\S]*start[\s\S]*DW_TAG_label[\s\S]*here/,
  );
  expect(info.stdout).toMatch(/DW_AT_comp_dir *: \/some\/where/);
  const table = frames.stdout.split('\n').filter((line) => /^00007ffff00010c/.test(line));
  expect(table.map((line) => line.trim().split(/\s+/).slice(1, 3).join(' '))).toEqual([
    'rsp+8 u',
    'rsp+16 c-16',
    'exp exp',
    'rbp+16 u',
  ]);
});
