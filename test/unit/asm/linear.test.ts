// Assembly text whose time would grow as a square, if that of a few lines did. test/slow/ has texts that are ten times as
// long, and many more kinds of them.

import { describe, it } from 'vitest';
import {
  growingJumps,
  growingTypedJumps,
  namesForEachOther,
  namesOfSections,
  namesOfTheSameLetters,
} from '../../support/text/long-texts.ts';

describe('many names', () => {
  it('that differ in the case of their letters only', () => namesOfTheSameLetters(10_000));

  it('that stand for each other, the last one first', () => namesForEachOther(5000));

  it('of sections', () => namesOfSections(2000));
});

describe('a cascade of growing jumps', () => {
  it('ends soon', () => growingJumps(6000));

  it('ends soon through the typed methods', () => growingTypedJumps(3000));
});
