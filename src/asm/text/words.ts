// Every word that means something: registers, mnemonics, prefixes and keywords, found by a hash that the cursor computes
// while it reads a name. No string is made for a known word; names of symbols are made where they are needed.

import { allMnemonics, mnemonicNumber } from '../../isa/mnemonics.ts';
import { type RegisterOperand, registersByName } from '../../isa/registers.ts';
import { EncodingOption } from '../encoding-options.ts';
import { excludedBy } from '../prefixes.ts';
import type { Cursor } from './cursor.ts';
import { hashOf, NameTable, NO_ENTRY } from './name-table.ts';

/** What a word means; it may be several things. */
export interface Word {
  /** In lower case. */
  readonly text: string;
  readonly register: RegisterOperand | undefined;
  /** Number of the mnemonic, or -1. */
  readonly mnemonic: number;
  readonly prefix: Prefix | undefined;
  /** Bits that a size keyword stands for, or 0. */
  readonly sizeBits: number;
}

/** What a prefix asks of its instruction. */
export interface Prefix {
  readonly option: number;
  /** The byte of a prefix that is a statement of its own. */
  readonly byte: number;
  /** Options of the prefixes that cannot stand beside it. */
  readonly excluded: number;
}

const rexNames: readonly [bit: number, letter: string, old: string, option: number][] = [
  [8, 'w', '64', EncodingOption.rexW],
  [4, 'r', 'x', EncodingOption.rexR],
  [2, 'x', 'y', EncodingOption.rexX],
  [1, 'b', 'z', EncodingOption.rexB],
];

const prefixBytes: Record<string, Omit<Prefix, 'excluded'>> = {
  lock: { option: EncodingOption.lock, byte: 0xf0 },
  rep: { option: EncodingOption.rep, byte: 0xf3 },
  repe: { option: EncodingOption.rep, byte: 0xf3 },
  repz: { option: EncodingOption.rep, byte: 0xf3 },
  repne: { option: EncodingOption.repne, byte: 0xf2 },
  repnz: { option: EncodingOption.repne, byte: 0xf2 },
  xacquire: { option: EncodingOption.xacquire, byte: 0xf2 },
  xrelease: { option: EncodingOption.xrelease, byte: 0xf3 },
  bnd: { option: EncodingOption.bnd, byte: 0xf2 },
  notrack: { option: EncodingOption.notrack, byte: 0x3e },
  data16: { option: EncodingOption.data16, byte: 0x66 },
  addr32: { option: EncodingOption.addr32, byte: 0x67 },
  es: { option: EncodingOption.es, byte: 0x26 },
  cs: { option: EncodingOption.notTaken, byte: 0x2e },
  ss: { option: EncodingOption.ss, byte: 0x36 },
  ds: { option: EncodingOption.taken, byte: 0x3e },
  fs: { option: EncodingOption.fs, byte: 0x64 },
  gs: { option: EncodingOption.gs, byte: 0x65 },
  ...rexPrefixes(),
};

/** REX with each set of its bits: `rex`, `rex.w` to `rex.wrxb`, and GNU as's older `rex64` and `rex64xyz`. */
function rexPrefixes(): typeof prefixBytes {
  const all: typeof prefixBytes = {};
  for (let bits = 0; bits < 16; bits++) {
    let option: number = EncodingOption.rex;
    let letters = '';
    let older = 'rex';
    for (const [bit, letter, old, flag] of rexNames) {
      if ((bits & bit) === 0) continue;
      option |= flag;
      letters += letter;
      older += old;
    }
    all[older] = { option, byte: 0x40 | bits };
    if (bits !== 0) all[`rex.${letters}`] = { option, byte: 0x40 | bits };
  }
  return all;
}

const prefixes: Record<string, Prefix> = Object.fromEntries(
  Object.entries(prefixBytes).map(([name, prefix]) => [name, { ...prefix, excluded: excludedBy(prefix.option) }]),
);

const sizes: Record<string, number> = {
  byte: 8,
  word: 16,
  dword: 32,
  long: 32,
  float: 32,
  fword: 48,
  qword: 64,
  mmword: 64,
  double: 64,
  tbyte: 80,
  xword: 80,
  oword: 128,
  xmmword: 128,
  ymmword: 256,
  zmmword: 512,
};

/** Keywords without a value of their own. */
const keywords = new Set(['ptr', 'bcst', 'offset', 'flat', 'short', 'near', 'far', 'st']);

/** No mnemonic is as long; a name of megabytes is not looked up. */
const LONGEST_WORD = 32;

/** The words that were met so far: making all 2,900 would take 7 ms of every program's start. */
const table = new NameTable(true);
const words: Word[] = [];
/** Other names that were looked up before all words are made: then a name that is not there is none. */
const MOST_MISSES = 500;
let misses = 0;

/** The word that the cursor's last scanName() read, or undefined for any other name. */
export function wordHere(cursor: Cursor): Word | undefined {
  if (cursor.nameTo - cursor.nameFrom > LONGEST_WORD) return undefined;
  const number = table.find(cursor);
  if (number !== NO_ENTRY) return words[number];
  return misses > MOST_MISSES || cursor.isQuoted ? undefined : firstTime(cursor.name.toLowerCase(), cursor.nameHash);
}

function firstTime(text: string, hash: number): Word | undefined {
  const word = wordOf(text);
  if (word !== undefined) words[table.add(text, hash)] = word;
  else if (++misses > MOST_MISSES) addAll();
  return word;
}

function addAll(): void {
  const names = [...registersByName.keys(), ...Object.keys(prefixes), ...Object.keys(sizes), ...keywords];
  for (const text of new Set([...names, ...[...allMnemonics()].map(([name]) => name)])) {
    if (table.numberOf(text) === NO_ENTRY) words[table.add(text, hashOf(text))] = wordOf(text)!;
  }
}

function wordOf(text: string): Word | undefined {
  const register = registersByName.get(text);
  const mnemonic = mnemonicNumber(text) ?? -1;
  const prefix = Object.hasOwn(prefixes, text) ? prefixes[text] : undefined;
  const sizeBits = Object.hasOwn(sizes, text) ? sizes[text]! : 0;
  const isWord = register !== undefined || mnemonic >= 0 || prefix !== undefined || sizeBits > 0 || keywords.has(text);
  return isWord ? { text, register, mnemonic, prefix, sizeBits } : undefined;
}
