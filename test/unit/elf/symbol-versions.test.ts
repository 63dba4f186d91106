// Names that several functions have: versions, in a file that is put together here as the Linux Standard Base describes it,
// and damaged.

import { expect, test } from 'vitest';
import { ElfSymbols } from '../../../src/elf/index.ts';

const SHT = { progbits: 1, symtab: 2, strtab: 3, dynsym: 11, verdef: 0x6ffffffd, versym: 0x6fffffff };

interface Given {
  readonly name: string;
  readonly address: number;
  readonly version?: number;
  readonly isLocal?: boolean;
}

class Strings {
  readonly bytes: number[] = [0];
  at(text: string | Uint8Array): number {
    const offset = this.bytes.length;
    this.bytes.push(...(typeof text === 'string' ? new TextEncoder().encode(text) : text), 0);
    return offset;
  }
}

function symbolTable(symbols: readonly Given[], strings: Strings): Uint8Array {
  const view = new DataView(new ArrayBuffer(24 * (symbols.length + 1)));
  for (const [i, { name, address, isLocal = false }] of symbols.entries()) {
    const at = 24 * (i + 1);
    view.setUint32(at, strings.at(name), true);
    view.setUint8(at + 4, (isLocal ? 0 : 0x10) | 2);
    view.setUint16(at + 6, 1, true);
    view.setBigUint64(at + 8, BigInt(address), true);
    view.setBigUint64(at + 16, 4n, true);
  }
  return new Uint8Array(view.buffer);
}

function versionTables(symbols: readonly Given[], strings: Strings, change: (view: DataView) => void) {
  const numbers = new Uint16Array([0, ...symbols.map(({ version = 1 }) => version)]);
  const names = ['lib.so', 'V1', 'V2'];
  const view = new DataView(new ArrayBuffer(28 * names.length));
  for (const [i, name] of names.entries()) {
    const at = 28 * i;
    view.setUint16(at, 1, true);
    view.setUint16(at + 2, i === 0 ? 1 : 0, true);
    view.setUint16(at + 4, i + 1, true);
    view.setUint16(at + 6, 1, true);
    view.setUint32(at + 12, 20, true);
    view.setUint32(at + 16, i === names.length - 1 ? 0 : 28, true);
    view.setUint32(at + 20, strings.at(name), true);
  }
  change(view);
  return { versym: new Uint8Array(numbers.buffer), verdef: new Uint8Array(view.buffer) };
}

/** A file with .dynsym and its versions, and .symtab where it is given. */
function fileOf(dynamic: readonly Given[], own?: readonly Given[], change: (view: DataView) => void = () => {}) {
  const strings = new Strings();
  const dynsym = symbolTable(dynamic, strings);
  const symtab = own && symbolTable(own, strings);
  const { versym, verdef } = versionTables(dynamic, strings, change);
  const parts: [type: number, bytes: Uint8Array, link: number][] = [
    [0, new Uint8Array(0), 0],
    [SHT.progbits, new Uint8Array(64), 0],
    [SHT.strtab, Uint8Array.from(strings.bytes), 0],
    [SHT.dynsym, dynsym, 2],
    [SHT.versym, versym, 3],
    [SHT.verdef, verdef, 2],
    ...(symtab === undefined ? [] : [[SHT.symtab, symtab, 2] as [number, Uint8Array, number]]),
  ];
  const headersAt = 64;
  const file = new Uint8Array(headersAt + 64 * parts.length + parts.reduce((sum, [, { length }]) => sum + length, 0));
  const view = new DataView(file.buffer);
  file.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  view.setBigUint64(40, BigInt(headersAt), true);
  view.setUint16(60, parts.length, true);
  view.setUint16(62, 2, true);
  let offset = headersAt + 64 * parts.length;
  for (const [i, [type, bytes, link]] of parts.entries()) {
    const at = headersAt + 64 * i;
    view.setUint32(at + 4, type, true);
    view.setBigUint64(at + 24, BigInt(offset), true);
    view.setBigUint64(at + 32, BigInt(bytes.length), true);
    view.setUint32(at + 40, link, true);
    file.set(bytes, offset);
    offset += bytes.length;
  }
  return ElfSymbols.read({ read: (from, sizeBytes) => file.subarray(from, from + sizeBytes) })!;
}

const addressesOf = (symbols: ElfSymbols, name: string) => symbols.functionsNamed(name).map(({ address }) => address);
const HIDDEN = 0x8000;

const versions = [
  { name: 'f', address: 0x10, version: 2 | HIDDEN },
  { name: 'f', address: 0x20, version: 3 },
  { name: 'old', address: 0x30, version: 2 | HIDDEN },
  { name: 'plain', address: 0x40 },
  { name: 'ff', address: 0x50, version: 3 },
];

test.each([
  ['f', [0x20]],
  ['f@V1', [0x10]],
  ['f@V2', [0x20]],
  ['f@@V2', [0x20]],
  ['f@@V1', []],
  ['f@V', []],
  ['f@', []],
  ['@V1', []],
  ['', []],
  ['old', [0x30]],
  ['plain', [0x40]],
  ['plain@V1', []],
])('%s in a table of dynamic symbols', (name, addresses) => {
  const symbols = fileOf(versions);
  expect(addressesOf(symbols, name)).toEqual(addresses);
  expect(symbols.functionNamed(name)?.address).toBe(addresses[0]);
});

const own = [
  { name: 'f@V1', address: 0x10 },
  { name: 'f@@V2', address: 0x20 },
  { name: 'f', address: 0x8, isLocal: true },
  { name: 'two', address: 0x60, isLocal: true },
  { name: 'two', address: 0x70, isLocal: true },
  { name: 'shared', address: 0x80, isLocal: true },
  { name: 'shared', address: 0x90 },
];

test.each([
  ['f', [0x20]],
  ['f@V1', [0x10]],
  ['f@@V2', [0x20]],
  ['f@V2', [0x20]],
  ['two', [0x60, 0x70]],
  ['shared', [0x90]],
])('%s in a table with versions after the names', (name, addresses) => {
  expect(addressesOf(fileOf([], own), name)).toEqual(addresses);
});

test('a table without versions goes by that of the dynamic symbols', () => {
  const plain = versions.map(({ name, address }) => ({ name, address }));
  expect(addressesOf(fileOf(versions, plain), 'f')).toEqual([0x20]);
  expect(addressesOf(fileOf(versions, plain), 'f@V1')).toEqual([0x10]);
});

test('names that are listed are found', () => {
  const names = ['g', 'f@@V3', 'ü', '\ufeffmark', 'a\ufffdb', 'x'.repeat(20_000), 'free@plt'];
  const symbols = fileOf(names.map((name, i) => ({ name, address: 16 * i })));
  expect(symbols.functionNames()).toHaveLength(names.length);
  for (const [i, name] of symbols.functionNames().entries()) expect(addressesOf(symbols, name)).toContain(16 * i);
  expect(addressesOf(symbols, 'free')).toEqual([]);
  expect(addressesOf(symbols, 'g\0f@@V3')).toEqual([]);
});

test.each([
  ['a row that leads to itself', (view: DataView) => view.setUint32(16, 1, true)],
  ['a name that lies nowhere', (view: DataView) => view.setUint32(28 + 12, 0xffff_ffff, true)],
  ['a next row that lies nowhere', (view: DataView) => view.setUint32(16, 0xffff_ffff, true)],
])('versions with %s', (_, change) => {
  const symbols = fileOf(versions, undefined, change);
  expect(addressesOf(symbols, 'f')).toEqual([0x20]);
  expect(addressesOf(symbols, 'f@V1')).toEqual([]);
});
