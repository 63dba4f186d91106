// Mnemonics, their aliases and their numbers.

import { aliases, mnemonics, siblings } from './table.gen.ts';

/** Mnemonics by number, in the order of their characters; aliases are not listed. */
export const mnemonicNames: readonly string[] = mnemonics.split(' ');

/** Above the numbers of mnemonics, bits 16 and up are the immediate that an alias stands for, plus one. */
export const MOST_MNEMONICS = 0xffff;

/** The last operand that an alias such as vcmpltps stands for, or undefined. @param number from `allMnemonics()`. */
export const aliasImmediate = (number: number): number | undefined =>
  number > MOST_MNEMONICS ? (number >> 16) - 1 : undefined;

let aliasNumbers: Map<string, number> | undefined;

function numbersOfAliases(): Map<string, number> {
  if (aliasNumbers === undefined) {
    aliasNumbers = new Map();
    for (const pair of aliases.split(' ')) {
      const [name = '', number, immediate] = pair.split(/[=:]/);
      aliasNumbers.set(name, Number(number) | (immediate === undefined ? 0 : (Number(immediate) + 1) << 16));
    }
  }
  return aliasNumbers;
}

/**
 * Number of a mnemonic or alias in lower case, or undefined. What `Assembler.emit()` takes; see `aliasImmediate` for
 * aliases that stand for an operand as well.
 */
export function mnemonicNumber(name: string): number | undefined {
  if (typeof name !== 'string') return undefined;
  let low = 0;
  let high = mnemonicNames.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mnemonicNames[middle]! < name) low = middle + 1;
    else high = middle;
  }
  return mnemonicNames[low] === name ? low : numbersOfAliases().get(name);
}

let sseNumbers: ReadonlyMap<number, number> | undefined;

/** Number of the SSE mnemonic for the operation of an AVX mnemonic, addps for vaddps; undefined where there is none. */
export function sseSibling(mnemonic: number): number | undefined {
  sseNumbers ??= new Map(siblings.split(' ').map((pair) => pair.split('=').map(Number) as [number, number]));
  return sseNumbers.get(mnemonic);
}

/** Every mnemonic and alias, with its number. */
export function* allMnemonics(): Generator<[name: string, number: number]> {
  for (const [number, name] of mnemonicNames.entries()) yield [name, number];
  yield* numbersOfAliases();
}
