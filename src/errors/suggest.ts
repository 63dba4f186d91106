// Names near a misspelt one: the one "did you mean" of mnemonics, functions, events, options.

import { editDistance } from './edit-distance.ts';

const SHOWN = 3;
/** Nobody misspells a longer name; what is longer is not a name but something else. */
const LONGEST_NAME = 80;

/** How many letters may differ: one of a short name, two of others, a third of a long one. */
const limitFor = (name: string): number => (name.length < 4 ? 1 : Math.max(2, Math.floor(name.length / 3)));

/**
 * The names that differ least from `word`, the nearest first, at most three. Case does not count, and dashes, underscores
 * and dots are as good as each other: that is what people mix up most.
 */
export function nearNames(word: string, names: Iterable<string>): string[] {
  if (word.length > LONGEST_NAME) return [];
  const wanted = plain(word);
  const wantedLetters = lettersOf(wanted);
  const limit = limitFor(wanted);
  const scored: { name: string; distance: number }[] = [];
  for (const name of new Set(names)) {
    const other = plain(name);
    if (!mayBeNear(wanted.length - other.length, wantedLetters ^ lettersOf(other), limit)) continue;
    const distance = editDistance(wanted, other, limit);
    if (distance <= limit && distance < wanted.length) scored.push({ name, distance });
  }
  const least = scored.reduce((best, { distance }) => Math.min(best, distance), limit);
  const begins = ({ name }: { name: string }) => Number(plain(name)[0] === wanted[0]);
  return scored
    .filter(({ distance }) => distance <= least + 1)
    .sort((a, b) => a.distance - b.distance || begins(b) - begins(a))
    .slice(0, SHOWN)
    .map(({ name }) => name);
}

/** `did you mean a, b?`, or undefined where nothing is near. */
export function didYouMean(word: string, names: Iterable<string>): string | undefined {
  const near = nearNames(word, names);
  return near.length === 0 ? undefined : `did you mean ${near.join(', ')}?`;
}

const plain = (name: string): string => name.toLowerCase().replace(/[_.]/g, '-');

/** One bit for each letter that a name has, whatever the order. */
function lettersOf(name: string): number {
  let letters = 0;
  for (let i = 0; i < name.length; i++) letters |= 1 << (name.charCodeAt(i) & 31);
  return letters;
}

/** False where the edit distance must be greater than `limit`: one edit changes the set of letters by two at most. */
function mayBeNear(lengthDifference: number, changedLetters: number, limit: number): boolean {
  if (Math.abs(lengthDifference) > limit) return false;
  let changed = 0;
  for (let bits = changedLetters; bits !== 0; bits &= bits - 1) changed++;
  return changed <= 2 * limit;
}
