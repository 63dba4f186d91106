import { assemble } from 'rawcpu';
import { type ExecutableInput, writeExecutable } from 'rawcpu/elf';
import { describe, expect, test } from 'vitest';
import { executableHeaderBytes } from '../../../src/elf/index.ts';
import { ReadElf } from '../../support/read-elf.ts';

const [PT_LOAD, PT_GNU_STACK] = [1, 0x6474e551];
const [R, W, X] = [4, 2, 1];
const BASE = 0x6000_0000_0000;

const typical: ExecutableInput = {
  sections: [
    { name: '.text', bytes: assemble('nop; mov eax, 231; xor edi, edi; syscall').bytes, access: 'execute' },
    { name: '.rodata', bytes: Uint8Array.of(1, 2, 3), access: 'read' },
    { name: '.data', bytes: new Uint8Array(8), access: 'write' },
  ],
  entry: { section: '.text', offset: 1 },
  baseAddress: BASE,
  symbols: [
    { name: '_start', binding: 'global', type: 'function', place: { section: '.text', offset: 1 } },
    { name: 'value', binding: 'local', type: 'object', place: { section: '.data', offset: 0 }, sizeBytes: 8 },
  ],
};

describe('a typical executable', () => {
  const file = writeExecutable(typical);
  const read = new ReadElf(file);

  test('is the same every time', () => expect(writeExecutable(typical)).toEqual(file));

  test('is a fixed ELF64 executable for x86-64 that begins at its entry', () => {
    expect([...file.subarray(0, 7)]).toEqual([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
    expect([read.view.getUint16(16, true), read.view.getUint16(18, true)]).toEqual([2, 62]);
    expect(Number(read.view.getBigUint64(24, true))).toBe(BASE + executableHeaderBytes + 1);
  });

  test('maps each access on pages of its own, none writable and executable', () => {
    const loads = read.segments.filter(({ type }) => type === PT_LOAD);
    expect(loads.map(({ flags }) => flags)).toEqual([R | X, R, R | W]);
    let end = BASE;
    for (const { address, offset, memorySize } of loads) {
      expect([address % 0x1000, offset % 0x1000]).toEqual([0, 0]);
      expect(address).toBeGreaterThanOrEqual(end);
      end = address + memorySize;
    }
    expect(read.segments.find(({ type }) => type === PT_GNU_STACK)!.flags).toBe(R | W);
  });

  test('needs no dynamic linker', () => {
    expect(read.segments.map(({ type }) => type)).toEqual([PT_LOAD, PT_LOAD, PT_LOAD, PT_GNU_STACK]);
  });

  test('names its symbols at their addresses', () => {
    const text = read.section('.text');
    expect(text.address).toBe(BASE + executableHeaderBytes);
    const found = Object.fromEntries(read.symbols('.symtab').map((symbol) => [symbol.name, symbol]));
    expect(found._start).toMatchObject({ value: text.address + 1, binding: 1, type: 2 });
    expect(found.value).toMatchObject({ value: read.section('.data').address, binding: 0, type: 1, size: 8 });
  });

  test('lies at 0x400000 by default, and needs no symbols', () => {
    const { baseAddress: _, symbols: __, ...plain } = typical;
    const plainRead = new ReadElf(writeExecutable(plain));
    expect(plainRead.section('.text').address).toBe(0x400000 + executableHeaderBytes);
    expect(plainRead.sections.some(({ name }) => name === '.symtab')).toBe(false);
  });
});

describe('refused', () => {
  const cases: [string, Partial<ExecutableInput>, string][] = [
    ['no section', { sections: [] }, 'at least one section'],
    ['an entry in no section', { entry: { section: '.init', offset: 0 } }, 'no section .init'],
    ['an entry outside of its section', { entry: { section: '.text', offset: 100 } }, 'outside section .text'],
    ['an entry in data', { entry: { section: '.data', offset: 0 } }, 'not executable'],
    ['a base address off the page', { baseAddress: 0x400800 }, '4196352'],
    ['a base address of 0', { baseAddress: 0 }, 'base address 0'],
    ['a base address that is no number', { baseAddress: Number.NaN }, 'NaN'],
    ['a base address outside of 47 bits', { baseAddress: 0x7fff_ffff_f000 }, 'room for the sections'],
    ['an imported symbol', { symbols: [{ name: 'malloc', binding: 'global' }] }, 'cannot import malloc'],
  ];
  test.each(cases)('%s', (_, change, part) => {
    expect(() => writeExecutable({ ...typical, ...change })).toThrow(
      expect.objectContaining({ code: 'BAD_OBJECT', message: expect.stringContaining(part) }),
    );
  });
});
