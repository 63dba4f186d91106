// The goldens: bytes that GNU as (or LLVM, where GNU as does not know the row) gave once. No oracle is needed here.
// Every row of the instruction table has a golden or a listed reason; refused statements stand in refused.txt.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { RawCpuError } from '../../src/errors/index.ts';
import { formCount } from '../../src/isa/table.gen.ts';
import { allForms, codeOf } from '../support/statements/compare.ts';
import { probe } from '../support/statements/probe.ts';
import { unverifiedReason } from '../support/statements/unverified.ts';

const folder = new URL('./', import.meta.url);
const linesOf = (file: string): string[][] =>
  readFileSync(new URL(file, folder), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' | '));

const files = readdirSync(folder).filter((file) => file.endsWith('.txt') && file !== 'refused.txt');
/** What becomes of the goldens of a file; each is assembled once, whichever test asks first. */
const outcomes = new Map<string, { readonly wrong: string[]; readonly forms: number[]; readonly count: number }>();
function outcomeOf(file: string) {
  let outcome = outcomes.get(file);
  if (outcome === undefined) {
    const lines = linesOf(file).map(([hex, statement = '']) => ({ hex, statement, ours: probe(statement) }));
    const wrong = lines.filter(({ hex, ours }) => ours.hex !== hex);
    outcome = {
      wrong: wrong.map(
        ({ hex, statement, ours }) => `${statement}: expected ${hex}, got ${ours.hex ?? ours.error?.message}`,
      ),
      forms: lines.flatMap(({ ours }) => [...ours.forms]),
      count: lines.length,
    };
    outcomes.set(file, outcome);
  }
  return outcome;
}

describe('goldens', () => {
  test.each(files)('%s', (file) => {
    expect(outcomeOf(file).wrong).toEqual([]);
  });

  test('every row has a golden or a listed reason', () => {
    const covered = new Set(files.flatMap((file) => outcomeOf(file).forms));
    const goldens = files.reduce((sum, file) => sum + outcomeOf(file).count, 0);
    const bare = allForms().filter((form) => !covered.has(form.index));
    const reasons = bare.filter((form) => unverifiedReason(form) !== undefined);
    console.log(`${goldens} goldens cover ${covered.size} of ${formCount} rows; ${reasons.length} have a listed reason`);
    expect(bare.filter((form) => unverifiedReason(form) === undefined).map(String)).toEqual([]);
  });
});

describe('refused statements', () => {
  test.each(linesOf('refused.txt'))('%s: %s', (code, statement = '') => {
    const { hex, error } = probe(statement);
    expect(hex).toBeUndefined();
    expect(error).toBeInstanceOf(RawCpuError);
    expect(codeOf(error)).toBe(code);
  });
});
