// Names near a misspelt one.

import { editDistance } from '../../errors/index.ts';

const MOST_NAMES = 3;

/** `did you mean ...?` with up to three names that differ in a letter or two, the nearest first; or undefined. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const most = name.length < 4 ? 1 : 2;
  const near = [...new Set(candidates)]
    .filter((candidate) => Math.abs(candidate.length - name.length) <= most)
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= most && distance < name.length)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_NAMES)
    .map(({ candidate }) => `'${candidate}'`);
  return near.length === 0 ? undefined : `did you mean ${near.join(' or ')}?`;
}
