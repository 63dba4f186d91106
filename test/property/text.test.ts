// Whatever the text, assemble() returns bytes or throws an error of ours, and soon. test/slow/fuzz.test.ts goes on for
// longer, from another seed each time.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goldenStatements, mutate } from '../support/text/mutate.ts';
import { isAllOrNothing, survives, texts } from '../support/text/texts.ts';

const RUNS = 500;

it.each(Object.entries(texts))('text of %s', (_, text) => {
  fc.assert(fc.property(text, survives), { seed: 1, numRuns: RUNS });
});

describe('golden statements with faults put in', () => {
  const statements = goldenStatements();
  const faulty = (value: number, i: number): string =>
    mutate(statements[value % statements.length]!, value, statements[(value * 31 + i) % statements.length]!);

  it('survive', () => {
    expect(statements.length).toBeGreaterThan(2000);
    for (const [i, value] of fc.sample(fc.nat(), { seed: 4, numRuns: 2 * RUNS }).entries()) survives(faulty(value, i));
  });

  it('leave nothing behind when they are refused, and no instruction is over 15 bytes', () => {
    for (const [i, value] of fc.sample(fc.nat(), { seed: 5, numRuns: RUNS }).entries())
      isAllOrNothing(faulty(value, i));
  });
});
