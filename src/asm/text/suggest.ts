// Names near a misspelt one.

import { editDistance } from '../../errors/index.ts';
import { allMnemonics } from '../../isa/mnemonics.ts';
import { directiveNames } from './directives.ts';

const MOST_NAMES = 3;
/** No mnemonic and no directive is as long. */
const LONGEST_NAME = 40;

/** Instructions that 64-bit mode has not (SDM volume 2, "Invalid in 64-bit mode"; les, lds and arpl encode others there). */
const notIn64Bit = new Set(
  'aaa aad aam aas daa das into bound pusha pushad popa popad lds les arpl pushaw popaw salc setalc'.split(' '),
);

/** True for an instruction of the other modes. */
export const isOf32Bit = (name: string): boolean => notIn64Bit.has(name);

interface Candidate {
  readonly name: string;
  readonly letters: number;
}

const candidatesOf = (names: Iterable<string>): Candidate[] =>
  Array.from(names, (name) => ({ name, letters: lettersOf(name) }));

const directives = candidatesOf(directiveNames);
let mnemonics: Candidate[] | undefined;

/** Up to three mnemonics or directives that differ from `name` in one or two letters, the nearest first. */
export function nearNames(name: string): string[] {
  if (name.length > LONGEST_NAME) return [];
  mnemonics ??= candidatesOf(Array.from(allMnemonics(), ([mnemonic]) => mnemonic));
  const most = name.length < 4 ? 1 : 2;
  const letters = lettersOf(name);
  return (name.startsWith('.') ? directives : mnemonics)
    .filter((candidate) => mayBeNear(candidate, name, letters, most))
    .map((candidate) => ({ name: candidate.name, distance: editDistance(name, candidate.name) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance || Number(b.name[0] === name[0]) - Number(a.name[0] === name[0]))
    .slice(0, MOST_NAMES)
    .map((candidate) => candidate.name);
}

/** One bit for each letter that a name has, whatever the order. */
function lettersOf(name: string): number {
  let letters = 0;
  for (let i = 0; i < name.length; i++) letters |= 1 << (name.charCodeAt(i) & 31);
  return letters;
}

/** False where the edit distance must be greater than `most`: one edit changes the set of letters by two at most. */
function mayBeNear(candidate: Candidate, name: string, letters: number, most: number): boolean {
  if (Math.abs(candidate.name.length - name.length) > most) return false;
  let changed = 0;
  for (let bits = candidate.letters ^ letters; bits !== 0; bits &= bits - 1) changed++;
  return changed <= 2 * most;
}
