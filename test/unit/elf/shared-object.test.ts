import { type SharedObjectInput, writeSharedObject } from 'rawcpu/elf';
import { describe, expect, test } from 'vitest';
import { ReadElf } from '../../support/read-elf.ts';

const [PT_LOAD, PT_DYNAMIC, PT_GNU_EH_FRAME, PT_GNU_STACK, PT_GNU_RELRO] = [1, 2, 0x6474e550, 0x6474e551, 0x6474e552];
const [R, W, X] = [4, 2, 1];

const typical: SharedObjectInput = {
  soname: 'typical.so',
  needed: ['libc.so.6'],
  sections: [
    { name: '.text', bytes: new Uint8Array(64).fill(0x90), access: 'execute' },
    { name: '.rodata', bytes: Uint8Array.of(1, 2, 3), access: 'read' },
    { name: '.data', bytes: new Uint8Array(32), access: 'write', alignBytes: 64 },
    { name: '.got', bytes: new Uint8Array(16), access: 'write', relro: true },
  ],
  symbols: [
    { name: 'start', binding: 'global', type: 'function', place: { section: '.text', offset: 0 }, sizeBytes: 32 },
    { name: 'helper', binding: 'local', type: 'function', place: { section: '.text', offset: 32 }, sizeBytes: 32 },
    { name: 'value', binding: 'global', type: 'object', place: { section: '.data', offset: 8 }, sizeBytes: 8 },
    { name: 'malloc', binding: 'global' },
    { name: 'perhaps', binding: 'weak' },
  ],
  relocations: [
    { type: 'R_X86_64_GLOB_DAT', at: { section: '.got', offset: 0 }, symbol: 'malloc' },
    { type: 'R_X86_64_64', at: { section: '.data', offset: 0 }, symbol: 'value', addend: 4 },
    { type: 'R_X86_64_RELATIVE', at: { section: '.data', offset: 16 }, target: { section: '.text', offset: 32 } },
  ],
  unwind: [
    {
      place: { section: '.text', offset: 0 },
      sizeBytes: 32,
      rows: [{ at: 1, cfaOffset: 16, saved: { register: 'rbx', belowCfa: 16 } }],
    },
    { place: { section: '.text', offset: 32 }, sizeBytes: 32, rows: [] },
  ],
};

describe('a typical object', () => {
  const file = writeSharedObject(typical);
  const read = new ReadElf(file);

  test('is the same every time', () => expect(writeSharedObject(typical)).toEqual(file));

  test('is an ELF64 shared object for x86-64', () => {
    expect([...file.subarray(0, 7)]).toEqual([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
    expect(read.view.getUint16(16, true)).toBe(3);
    expect(read.view.getUint16(18, true)).toBe(62);
  });

  test('has no segment that is writable and executable, and a stack that is not executable', () => {
    for (const { flags } of read.segments) expect(flags & (W | X)).not.toBe(W | X);
    expect(read.segments.find(({ type }) => type === PT_GNU_STACK)!.flags).toBe(R | W);
  });

  test('maps pages of one access each, in ascending order', () => {
    const loads = read.segments.filter(({ type }) => type === PT_LOAD);
    expect(loads.map(({ flags }) => flags)).toEqual([R, R | X, R, R | W, R | W]);
    let end = 0;
    for (const load of loads) {
      expect(load.address % 0x1000).toBe(0);
      expect(load.offset % 0x1000).toBe(load.address % 0x1000);
      expect(load.address).toBeGreaterThanOrEqual(end);
      end = load.address + load.memorySize;
    }
  });

  test('every loaded section lies in a segment of its access', () => {
    for (const { name, flags, address, bytes } of read.sections.filter((section) => section.flags & 2)) {
      const load = read.segments.find(
        (s) => s.type === PT_LOAD && s.address <= address && address + bytes.length <= s.address + s.fileSize,
      );
      expect(load, name).toBeDefined();
      expect(Boolean(load!.flags & X), name).toBe(Boolean(flags & 4));
      expect(Boolean(load!.flags & W), name).toBe(Boolean(flags & 1));
    }
  });

  test('write-protects .got and .dynamic, in whole pages', () => {
    const relro = read.segments.find(({ type }) => type === PT_GNU_RELRO)!;
    expect(relro.address).toBe(read.section('.got').address);
    expect((relro.address + relro.memorySize) % 0x1000).toBe(0);
    const dynamic = read.segments.find(({ type }) => type === PT_DYNAMIC)!;
    expect(dynamic.address).toBe(read.section('.dynamic').address);
    expect(dynamic.address).toBeLessThan(relro.address + relro.memorySize);
  });

  test('lists imports before exports, and keeps locals for tools', () => {
    expect(read.symbols('.dynsym').map(({ name, binding, section }) => [name, binding, section > 0])).toEqual([
      ['', 0, false],
      ['malloc', 1, false],
      ['perhaps', 2, false],
      ['start', 1, true],
      ['value', 1, true],
    ]);
    expect(read.symbols('.symtab').map(({ name }) => name)).toEqual(['', 'helper', 'start', 'value']);
    expect(read.section('.symtab').info).toBe(2);
  });

  test('relocations: RELATIVE first', () => {
    const { bytes } = read.section('.rela.dyn');
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const rows = [0, 1, 2].map((i) => ({
      at: Number(view.getBigUint64(24 * i, true)),
      type: view.getUint32(24 * i + 8, true),
      symbol: view.getUint32(24 * i + 12, true),
      addend: Number(view.getBigInt64(24 * i + 16, true)),
    }));
    const [text, data, got] = ['.text', '.data', '.got'].map((name) => read.section(name).address);
    const value = read.symbols('.dynsym').findIndex(({ name }) => name === 'value');
    expect(rows).toEqual([
      { at: data! + 16, type: 8, symbol: 0, addend: text! + 32 },
      { at: got, type: 6, symbol: 1, addend: 0 },
      { at: data, type: 1, symbol: value, addend: 4 },
    ]);
  });

  test('unwind table finds the functions, sorted', () => {
    const header = read.section('.eh_frame_hdr');
    expect(read.segments.some(({ type, address }) => type === PT_GNU_EH_FRAME && address === header.address)).toBe(
      true,
    );
    const view = new DataView(header.bytes.buffer, header.bytes.byteOffset, header.bytes.byteLength);
    expect(view.getUint32(8, true)).toBe(2);
    const starts = [0, 1].map((i) => view.getInt32(12 + 8 * i, true) + header.address);
    expect(starts).toEqual([0, 32].map((offset) => read.section('.text').address + offset));
  });
});

test('the hash table finds every exported symbol and no other', () => {
  for (const count of [0, 1, 2, 7, 64, 500]) {
    const names = Array.from({ length: count }, (_, i) => `function_${i * 7919}`);
    const bytes = new Uint8Array(16 * Math.max(1, count));
    const read = new ReadElf(
      writeSharedObject({
        sections: [{ name: '.text', bytes, access: 'execute' }],
        symbols: [
          ...names.map(
            (name, i) => ({ name, binding: 'global', place: { section: '.text', offset: 16 * i } }) as const,
          ),
          { name: 'imported', binding: 'global' },
        ],
      }),
    );
    for (const [i, name] of names.entries()) {
      expect(read.lookUp(name)?.value, name).toBe(read.section('.text').address + 16 * i);
    }
    for (const name of ['imported', 'function_1', '', 'x']) expect(read.lookUp(name), name).toBeUndefined();
  }
});

test('sections keep the distances that were asked for', () => {
  const read = new ReadElf(
    writeSharedObject({
      sections: [
        { name: '.text', bytes: new Uint8Array(5000), access: 'execute', offset: 0 },
        { name: '.more', bytes: new Uint8Array(16), access: 'execute', offset: 5024 },
        { name: '.data', bytes: new Uint8Array(16), access: 'write', offset: 0x3000 },
      ],
      symbols: [],
    }),
  );
  const base = read.section('.text').address;
  expect(read.section('.more').address - base).toBe(5024);
  expect(read.section('.data').address - base).toBe(0x3000);
});

describe('refused', () => {
  const text = { name: '.text', bytes: new Uint8Array(16), access: 'execute' } as const;
  const data = { name: '.data', bytes: new Uint8Array(16), access: 'write' } as const;
  const at = { section: '.data', offset: 0 };
  const symbol = { name: 'f', binding: 'global' } as const;
  const cases: [name: string, input: Partial<SharedObjectInput>, message: RegExp][] = [
    ['no section', { sections: [] }, /at least one section/],
    ['two sections of one name', { sections: [text, text] }, /two sections named \.text/],
    ['an odd alignment', { sections: [{ ...text, alignBytes: 24 }] }, /alignment 24/],
    ['a place off its alignment', { sections: [text, { ...text, name: 'b', offset: 24 }] }, /not aligned to 16/],
    ['an overlap', { sections: [text, { ...text, name: 'b', offset: 0 }] }, /overlaps/],
    ['two accesses on a page', { sections: [text, { ...data, offset: 32 }] }, /shares a page/],
    [
      'relro before plain data',
      {
        sections: [
          { ...data, relro: true },
          { ...data, name: 'b' },
        ],
      },
      /come last/,
    ],
    ['relro for code', { sections: [{ ...text, relro: true }] }, /not writable/],
    ['two symbols of one name', { symbols: [symbol, { ...symbol, binding: 'weak' }] }, /two symbols named f/],
    ['a symbol without a name', { symbols: [{ ...symbol, name: '' }] }, /not a symbol name/],
    ['a local import', { symbols: [{ ...symbol, binding: 'local' }] }, /has no place/],
    ['an unknown section', { symbols: [{ ...symbol, place: { section: 'x', offset: 0 } }] }, /no section x/],
    ['a place outside', { symbols: [{ ...symbol, place: { ...at, offset: 17 } }] }, /offset 17 lies outside/],
    ['a relocation of an unknown symbol', { relocations: [{ type: 'R_X86_64_64', at, symbol: 'g' }] }, /symbol g/],
    ['GLOB_DAT without a symbol', { relocations: [{ type: 'R_X86_64_GLOB_DAT', at }] }, /needs a symbol/],
    ['RELATIVE without a target', { relocations: [{ type: 'R_X86_64_RELATIVE', at }] }, /needs a target/],
    [
      'a relocation in code',
      { symbols: [symbol], relocations: [{ type: 'R_X86_64_64', at: { section: '.text', offset: 0 }, symbol: 'f' }] },
      /not writable/,
    ],
  ];
  test.each(cases)('%s', (_, input, message) => {
    expect(() => writeSharedObject({ sections: [text, data], symbols: [], ...input })).toThrow(
      expect.objectContaining({ code: 'BAD_OBJECT', message: expect.stringMatching(message) }),
    );
  });
});
