// Names near a misspelled one.

import { editDistance } from '../../errors/index.ts';

const SHOWN = 4;

/** The names that differ least from a word, none that differ in more than a third of it. */
export function nearNames(word: string, names: Iterable<string>): string[] {
  const wanted = plain(word);
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const scored: { name: string; distance: number }[] = [];
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) continue;
    seen.add(name);
    const other = plain(name);
    if (Math.abs(other.length - wanted.length) > limit) continue;
    const distance = editDistance(wanted, other, limit);
    if (distance <= limit) scored.push({ name, distance });
  }
  const best = scored.reduce((least, { distance }) => Math.min(least, distance), limit);
  return scored
    .filter(({ distance }) => distance <= best + 1)
    .sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name))
    .slice(0, SHOWN)
    .map(({ name }) => name);
}

/** `did you mean a, b?`, or nothing. */
export function didYouMean(word: string, names: Iterable<string>): string | undefined {
  const near = nearNames(word, names);
  return near.length === 0 ? undefined : `did you mean ${near.join(', ')}?`;
}

/** Dashes, underscores, dots and case are what people mix up most. */
const plain = (name: string): string => name.toLowerCase().replace(/[_.]/g, '-');
