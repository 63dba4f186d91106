// The files for perf: a map that may have another writer, and jitdump, field by field.

import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { RegisteredCode } from '../../../../src/jit/jit-registration.ts';
import { codeLoadRecord, debugInfoRecord, jitdumpHeader } from '../../../../src/perf/symbols/jitdump.ts';
import { PerfMap } from '../../../../src/perf/symbols/perf-map.ts';

const folder = mkdtempSync(join(tmpdir(), 'rawcpu-symbols-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const code: RegisteredCode = {
  name: 'add two\nnumbers',
  address: 0x7f00_1234_5000n,
  bytes: Uint8Array.of(0x90, 0xc3),
  entryOffset: 0,
};

test('a map of our own: what an older process left goes, lines are appended', () => {
  const path = join(folder, 'own.map');
  writeFileSync(path, 'stale\n');
  const map = new PerfMap(path);
  map.registered(code);
  map.registered({ ...code, address: 0x10n, name: 'second' });
  expect(readFileSync(path, 'utf8')).toBe('7f0012345000 2 add two numbers\n10 2 second\n');
  map.close();
});

test('a map that this process writes already: nothing is cut, nothing overwritten, lines stay whole', () => {
  const path = join(folder, 'shared.map');
  const other = openSync(path, 'w'); // as V8 opens it: truncated, with a position of its own
  writeSync(other, '1 2 first\n3 4 hal');
  const map = new PerfMap(path);
  map.registered({ ...code, name: 'ours' });
  writeSync(other, 'f\n5 6 third\n');
  map.registered({ ...code, name: 'ours too' });
  writeSync(other, '7 8 fourth\n');
  map.close();
  closeSync(other);
  const lines = readFileSync(path, 'utf8').split('\n');
  expect(lines).toEqual([
    '1 2 first',
    '3 4 half',
    '5 6 third',
    '7f0012345000 2 ours',
    '7f0012345000 2 ours too',
    '7 8 fourth',
    '',
  ]);
});

test('a map whose other writer closed it goes on, and writes into no file that got its number', () => {
  const path = join(folder, 'left.map');
  const other = openSync(path, 'w');
  const map = new PerfMap(path);
  closeSync(other);
  const next = join(folder, 'next');
  const files = Array.from({ length: 3 }, () => openSync(next, 'w'));
  expect(files).toContain(other);
  map.registered({ ...code, name: 'ours' });
  map.close();
  map.close();
  for (const file of files) closeSync(file); // which throws, had the map closed one of them
  expect(readFileSync(next, 'utf8')).toBe('');
  expect(readFileSync(path, 'utf8')).toBe('7f0012345000 2 ours\n');
});

test('a link in the way is refused, and what it names stays as it was', () => {
  const path = join(folder, 'link.map');
  const victim = join(folder, 'victim');
  writeFileSync(victim, 'precious');
  symlinkSync(victim, path);
  expect(() => new PerfMap(path)).toThrow(expect.objectContaining({ code: 'SYMBOL_FILE' }));
  expect(readFileSync(victim, 'utf8')).toBe('precious');
});

test('jitdump: header and records have the fields of the specification', () => {
  const header = new DataView(jitdumpHeader(77, 5n).buffer);
  expect(header.byteLength).toBe(40);
  expect([0, 4, 8, 12, 20].map((at) => header.getUint32(at, true))).toEqual([0x4a695444, 1, 40, 62, 77]);
  expect(header.getBigUint64(24, true)).toBe(5n);

  const load = codeLoadRecord(code, { pid: 77, tid: 78, codeIndex: 3n }, 9n);
  const view = new DataView(load.buffer);
  expect([0, 4].map((at) => view.getUint32(at, true))).toEqual([0, load.length]);
  expect(view.getBigUint64(8, true)).toBe(9n);
  expect([16, 20].map((at) => view.getUint32(at, true))).toEqual([77, 78]);
  expect([24, 32, 40, 48].map((at) => view.getBigUint64(at, true))).toEqual([code.address, code.address, 2n, 3n]);
  expect(new TextDecoder().decode(load.subarray(56, -2))).toBe(`${code.name}\0`);
  expect(load.subarray(-2)).toEqual(code.bytes);

  const lines = debugInfoRecord(code.address, '/a/b.s', [{ offset: 1, line: 12 }], 9n);
  const facts = new DataView(lines.buffer);
  expect([0, 4].map((at) => facts.getUint32(at, true))).toEqual([2, lines.length]);
  expect([16, 24, 32].map((at) => facts.getBigUint64(at, true))).toEqual([code.address, 1n, code.address + 1n]);
  expect([40, 44].map((at) => facts.getUint32(at, true))).toEqual([12, 0]);
  expect(new TextDecoder().decode(lines.subarray(48))).toBe('/a/b.s\0');
});
