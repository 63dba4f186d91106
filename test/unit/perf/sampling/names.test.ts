// Names for addresses.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { assemble, ElfSymbols, writeExecutable, writeSharedObject } from '../../../../src/index.ts';
import type { RegisteredCode } from '../../../../src/jit/jit-registration.ts';
import { CodeMap } from '../../../../src/perf/sampling/code-map.ts';
import { readEvents } from '../../../../src/perf/sampling/jit-code-events.ts';
import { readJitdump } from '../../../../src/perf/sampling/read-jitdump.ts';
import { SymbolFiles } from '../../../../src/perf/sampling/symbol-files.ts';
import { functionOfCode, ProcessSymbols, readMaps, readPerfMap } from '../../../../src/perf/sampling/symbolize.ts';
import { codeLoadRecord, debugInfoRecord, jitdumpHeader } from '../../../../src/perf/symbols/jitdump.ts';

const sourceOf = (bytes: Uint8Array) => ({
  read: (offset: number, sizeBytes: number) => {
    if (offset < 0 || offset + sizeBytes > bytes.length) throw new RangeError('beyond the end');
    return bytes.subarray(offset, offset + sizeBytes);
  },
});

test('a shared object: functions by address, places in the file, nothing between functions', () => {
  const { bytes } = assemble('first: nop\n nop\n ret\n.p2align 4\nsecond: ret\n');
  const place = (offset: number) => ({ section: '.text', offset });
  const object = writeSharedObject({
    sections: [{ name: '.text', bytes, access: 'execute' }],
    symbols: [
      { name: 'first', binding: 'global', type: 'function', place: place(0), sizeBytes: 3 },
      { name: 'hidden', binding: 'local', type: 'function', place: place(16), sizeBytes: 1 },
      { name: 'imported', binding: 'global', type: 'function' },
    ],
  });
  const symbols = ElfSymbols.read(sourceOf(object))!;
  expect(symbols.count).toBe(2);
  const base = 0x1000;
  expect(symbols.functionAt(base + 2)).toEqual({ name: 'first', address: base, sizeBytes: 3 });
  expect(symbols.functionAt(base + 3)).toBeUndefined();
  expect(symbols.functionAt(base + 16)?.name).toBe('hidden');
  expect(symbols.functionAt(0)).toBeUndefined();
  expect(symbols.functionNamed('hidden')).toEqual({ name: 'hidden', address: base + 16, sizeBytes: 1 });
  for (const none of ['', 'hidde', 'hidden2', 'imported']) expect(symbols.functionNamed(none)).toBeUndefined();
  expect(symbols.functionNames()).toEqual(['first', 'hidden']);
  expect(symbols.addressOfOffset(base + 5)).toBe(base + 5);
});

test('an executable at its own address', () => {
  const { bytes } = assemble('ret\n');
  const file = writeExecutable({
    sections: [{ name: '.text', bytes, access: 'execute' }],
    entry: { section: '.text', offset: 0 },
    symbols: [
      { name: 'go', binding: 'global', type: 'function', place: { section: '.text', offset: 0 }, sizeBytes: 1 },
    ],
  });
  const symbols = ElfSymbols.read(sourceOf(file))!;
  expect(symbols.functionAt(0x401000)?.name).toBe('go');
  expect(symbols.addressOfOffset(0x1000)).toBe(0x401000);
});

test.each([
  ['nothing', new Uint8Array(0)],
  ['text', new TextEncoder().encode('#!/bin/sh\n'.padEnd(100))],
  ['a header that promises more than there is', new Uint8Array(64).fill(255).fill(0x7f, 0, 1)],
])('%s is not an ELF file', (_, bytes) => {
  expect(ElfSymbols.read(sourceOf(bytes))).toBeUndefined();
});

test('every cut of a file is refused or read, never a crash', () => {
  const { bytes } = assemble('ret\n');
  const object = writeSharedObject({
    sections: [{ name: '.text', bytes, access: 'execute' }],
    symbols: [{ name: 'f', binding: 'global', type: 'function', place: { section: '.text', offset: 0 }, sizeBytes: 1 }],
  });
  for (let length = 0; length < object.length; length += 37) {
    expect(ElfSymbols.read(sourceOf(object.subarray(0, length)))).toBeUndefined();
  }
});

test('of code that overlaps, the latest wins', () => {
  const piece = (name: string, address: bigint, sizeBytes: number) => ({ name, address, sizeBytes });
  const map = new CodeMap([
    piece('old', 100n, 50),
    piece('beside', 200n, 10),
    piece('new', 120n, 10),
    piece('empty', 300n, 0),
    piece('again', 200n, 4),
  ]);
  expect([99n, 110n, 120n, 129n, 130n, 203n, 205n, 300n].map((at) => map.at(at)?.name)).toEqual([
    undefined,
    undefined,
    'new',
    'new',
    undefined,
    'again',
    undefined,
    undefined,
  ]);
});

const code = (name: string, isNative = false) => functionOfCode({ name, address: 0x1000n, sizeBytes: 8, isNative });

test.each([
  ['JS:*work file:///a/b.mjs:12:3', 'work', 'javascript', 'file:///a/b.mjs', 12],
  ['JS:o*outer /a/b.js:1:2', 'outer', 'javascript', '/a/b.js', 1],
  ["JS:*'once /a/b.js:1:2", 'once', 'javascript', '/a/b.js', 1],
  ['JS:outer /a/b.js:1:2', 'outer', 'javascript', '/a/b.js', 1],
  ['LazyCompile:~work /a/b.js:12:3', 'work', 'javascript', '/a/b.js', 12],
  ['JS:^ node:internal/url:801:14', '(anonymous)', 'javascript', 'node:internal/url', 801],
  ['Builtin:Call_ReceiverIsAny', 'Call_ReceiverIsAny', 'builtin', '[v8]', 0],
  ['BytecodeHandler:Ldar', 'Ldar', 'builtin', '[v8]', 0],
  ['whatever', 'whatever', 'unknown', '[jit]', 0],
])('the name %s of V8', (given, name, kind, module, line) => {
  expect(code(given)).toMatchObject({ name, kind, module, line });
});

test('native code keeps its name, whatever it looks like', () => {
  expect(code('JS:*fake', true)).toMatchObject({ name: 'JS:*fake', kind: 'native', module: '[native]' });
});

test('a perf map of two writers, with lines that are none', () => {
  const ranges = readPerfMap('1000 20 JS:*a x.js:1:1\nbroken line\n0x2000 0x10 with spaces in it\n');
  expect(ranges).toEqual([
    { address: 0x1000n, sizeBytes: 32, name: 'JS:*a x.js:1:1' },
    { address: 0x2000n, sizeBytes: 16, name: 'with spaces in it' },
  ]);
});

test('a maps file: executable mappings alone', () => {
  const text = `00400000-00401000 r--p 00000000 08:01 1 /bin/x
00401000-00403000 r-xp 00001000 08:01 1                  /bin/x
7f0000000000-7f0000001000 r-xp 00000000 00:00 0
ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]
`;
  expect(readMaps(9, text)).toEqual([
    {
      pid: 9,
      address: 0x401000n,
      sizeBytes: 0x2000,
      fileOffset: 0x1000n,
      file: '/bin/x',
      identity: { device: 0x801n, inode: 1n },
    },
    { pid: 9, address: 0x7f0000000000n, sizeBytes: 0x1000, fileOffset: 0n, file: '//anon' },
    { pid: 9, address: 0xffffffffff600000n, sizeBytes: 0x1000, fileOffset: 0n, file: '[vsyscall]' },
  ]);
});

test('what our jitdump says is read back as it was', () => {
  const registered: RegisteredCode = { name: 'f', address: 0x5000n, bytes: Uint8Array.of(0x90, 0xc3), entryOffset: 0 };
  const lines = [
    { offset: 0, line: 3 },
    { offset: 1, line: 4 },
  ];
  const dump = [
    jitdumpHeader(1, 0n),
    debugInfoRecord(0x5000n, '/x.s', lines, 1n),
    codeLoadRecord(registered, { pid: 1, tid: 1, codeIndex: 0n }, 1n),
    codeLoadRecord({ ...registered, address: 0x6000n }, { pid: 1, tid: 1, codeIndex: 1n }, 2n),
  ];
  const bytes = Uint8Array.from(dump.flatMap((part) => [...part]));
  const whole = readJitdump(bytes);
  expect(whole).toEqual([
    { name: 'f', kind: 'native', address: 0x5000n, bytes: registered.bytes, lines },
    { name: 'f', kind: 'native', address: 0x6000n, bytes: registered.bytes },
  ]);
  for (let length = 0; length < bytes.length; length++) {
    expect(whole.slice(0, 2)).toEqual(expect.arrayContaining(readJitdump(bytes.subarray(0, length))));
  }
});

test('recorded events of V8: added and moved code; a torn end is left out', () => {
  const event = (kind: bigint, start: bigint, size: bigint, name: string, to = 0n) => {
    const text = new TextEncoder().encode(name);
    const bytes = new Uint8Array((40 + text.length + 7) & ~7);
    new BigUint64Array(bytes.buffer).set([kind, start, size, BigInt(text.length), to]);
    bytes.set(text, 40);
    return bytes;
  };
  const parts = [
    new Uint8Array(32),
    event(0n, 0x1000n, 16n, 'JS:*a'),
    event(1n, 0x1000n, 16n, '', 0x3000n),
    event(2n, 0x3000n, 16n, ''),
    event(0n, 0x1000n, 8n, 'Builtin:b'),
  ];
  const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
  const expected = [
    { name: 'JS:*a', address: 0x1000n, sizeBytes: 16 },
    { name: 'JS:*a', address: 0x3000n, sizeBytes: 16 },
    { name: 'Builtin:b', address: 0x1000n, sizeBytes: 8 },
  ];
  expect(readEvents(bytes)).toEqual(expected);
  expect(readEvents(bytes.subarray(0, -10))).toEqual(expected.slice(0, 2));
});

test.skipIf(process.platform !== 'linux')(
  'addresses of this very process: libc by name, the kernel, and nothing at all',
  () => {
    const symbols = new ProcessSymbols(new SymbolFiles());
    const maps = readMaps('self');
    for (const mapping of maps) symbols.map(mapping);
    const libc = maps.find(({ file }) => /\/libc[.-]/.test(file));
    if (libc !== undefined) {
      const elf = ElfSymbols.read(sourceOf(readFileSync(libc.file)))!;
      expect(elf.count).toBeGreaterThan(1000);
      const names = new Set<string>();
      for (let at = 0; at < libc.sizeBytes; at += 64) names.add(symbols.functionAt(libc.address + BigInt(at)).name);
      expect(names).toContain('malloc');
    }
    expect(symbols.functionAt(16n)).toMatchObject({ kind: 'unknown', module: '[unmapped]' });
    expect(symbols.functionAt(2n ** 64n - 2n ** 31n + 4096n).kind).toBe('kernel');
  },
);
