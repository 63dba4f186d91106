// Options that several commands have.

import { InvalidArgumentError, Option } from 'commander';

/**
 * Reads a number of 64 bits: decimal or hexadecimal, `_` between digits allowed.
 * @param what errors call it: `an address such as 0x401000`
 */
const parseWord = (what: string) => (text: string) => {
  const plain = text.replace(/(?<=[0-9a-f])_(?=[0-9a-f])/gi, '');
  if (!/^(0x[0-9a-f]+|\d+)$/i.test(plain)) throw new InvalidArgumentError(`It is not ${what}.`);
  const word = BigInt(plain);
  if (word >= 1n << 64n) throw new InvalidArgumentError(`It has more than 64 bits; expected ${what}.`);
  return word;
};

export const parseAddress: (text: string) => bigint = parseWord('an address such as 0x401000 or 4096');
/** Of a register. */
export const parseRegisterValue: (text: string) => bigint = parseWord('a value such as 0x1a2 or 42');

export const originOption = (): Option =>
  new Option('--origin <address>', 'the address of the first byte').argParser(parseAddress).default(0n, '0');

export const fileOption = (): Option => new Option('-f, --file <path>', 'read this file; - is standard input');

export const explainOption = (): Option =>
  new Option('--explain', 'draw every bit of each instruction and what it means');

export const jsonOption = (): Option =>
  new Option('--json', 'print JSON: 64-bit numbers as 0x strings, bytes as hexadecimal');
