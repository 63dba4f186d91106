// Options that several commands have.

import { InvalidArgumentError, Option } from 'commander';

/** Reads an address: decimal or hexadecimal, `_` between digits allowed. */
export function parseAddress(text: string): bigint {
  const plain = text.replace(/(?<=[0-9a-f])_(?=[0-9a-f])/gi, '');
  if (!/^(0x[0-9a-f]+|\d+)$/i.test(plain)) throw new InvalidArgumentError('It is no address such as 0x401000 or 4096.');
  const address = BigInt(plain);
  if (address >= 1n << 64n) throw new InvalidArgumentError('An address has 64 bits.');
  return address;
}

export const originOption = (): Option =>
  new Option('--origin <address>', 'the address of the first byte').argParser(parseAddress).default(0n, '0');

export const fileOption = (): Option => new Option('-f, --file <path>', 'read this file; - is standard input');

export const explainOption = (): Option =>
  new Option('--explain', 'draw every bit of each instruction and what it means');

export const jsonOption = (): Option =>
  new Option('--json', 'print JSON: 64-bit numbers as 0x strings, bytes as hexadecimal');
