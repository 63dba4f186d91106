// Ends a search for the length of branches that would take a pass for every link of a chain. A branch grows here as soon
// as it might not reach, with every alignment that it crosses padded as far as it may be: then no pass that follows finds
// another. Each branch is looked at once, and once more for each that grows within its reach. Where it crosses no
// alignment, it grows exactly if the passes would have come to that.

import { growth, NO_LABEL, type RelaxableFragments, SHORT_BRANCH_BYTES } from './fixups.ts';

/** More places than a short branch can cross: branches of two bytes, and alignments of at least one. */
const MOST_CROSSED = 256;

/** True where a branch with an offset of one byte goes so far. */
export const isInReach = (distance: number): boolean => distance >= -128 && distance <= 127;

/** What is known of labels, by their numbers. */
interface LabelPlaces {
  readonly offsets: readonly number[];
  readonly fragmentsBefore: readonly number[];
}

/** Grows, in `grown`, every branch that might not reach its label. All labels of branches are bound. */
export function settle(
  fragments: RelaxableFragments,
  { offsets, fragmentsBefore }: LabelPlaces,
  grown: Uint8Array,
): void {
  const { length, at, label, addend } = fragments;
  /** How far each short branch goes when all that it crosses has its largest size. */
  const distance = new Float64Array(length);
  const open: number[] = [];
  const isShort = (i: number) => label[i] !== NO_LABEL && grown[i] === 0;
  for (let i = 0; i < length; i++) {
    if (!isShort(i)) continue;
    const before = fragmentsBefore[label[i]!]!;
    const isAhead = before > i;
    distance[i] = offsets[label[i]!]! + addend[i]! - (at[i]! + SHORT_BRANCH_BYTES);
    // A fixed address comes nearer or goes away with everything before the branch.
    if (before < 0 || Math.abs(before - i) > MOST_CROSSED) distance[i] = Number.POSITIVE_INFINITY;
    const end = isAhead ? before : i;
    for (let j = isAhead ? i + 1 : before; j < end && isInReach(distance[i]!); j++) {
      const most = label[j] === NO_LABEL ? mostPadding(fragments, j) : grown[j] === 1 ? growth(fragments, j) : 0;
      distance[i]! += isAhead ? most : -most;
    }
    if (!isInReach(distance[i]!)) open.push(i);
  }
  for (let j = open.pop(); j !== undefined; j = open.pop()) {
    grown[j] = 1;
    for (let i = Math.max(0, j - MOST_CROSSED); i < Math.min(length, j + MOST_CROSSED + 1); i++) {
      if (!isShort(i) || !isInReach(distance[i]!)) continue;
      const before = fragmentsBefore[label[i]!]!;
      if (i < j && before > j) distance[i]! += growth(fragments, j);
      else if (i > j && before <= j) distance[i]! -= growth(fragments, j);
      else continue;
      if (!isInReach(distance[i]!)) open.push(i);
    }
  }
}

const mostPadding = ({ code, addend }: RelaxableFragments, i: number): number => Math.min(code[i]! - 1, addend[i]!);
