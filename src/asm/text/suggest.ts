// Names near a misspelt one.

import { allMnemonics } from '../../isa/mnemonics.ts';
import { directiveNames } from './directives.ts';

const MOST_NAMES = 3;

/** Up to three mnemonics or directives that differ from `name` in one or two letters, the nearest first. */
export function nearNames(name: string): string[] {
  const candidates = name.startsWith('.') ? directiveNames : [...allMnemonics()].map(([mnemonic]) => mnemonic);
  const most = name.length < 4 ? 1 : 2;
  return candidates
    .filter((candidate) => Math.abs(candidate.length - name.length) <= most)
    .map((candidate) => ({ candidate, distance: editDistance(name, candidate) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance || Number(b.candidate[0] === name[0]) - Number(a.candidate[0] === name[0]))
    .slice(0, MOST_NAMES)
    .map(({ candidate }) => candidate);
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      let best = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + Number(a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}
