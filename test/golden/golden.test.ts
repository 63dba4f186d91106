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
const covered = new Set<number>();
let goldens = 0;

describe('goldens', () => {
  test.each(files)('%s', (file) => {
    const wrong: string[] = [];
    for (const [hex, statement = ''] of linesOf(file)) {
      const ours = probe(statement);
      if (ours.hex !== hex) wrong.push(`${statement}: expected ${hex}, got ${ours.hex ?? ours.error?.message}`);
      for (const form of ours.forms) covered.add(form);
      goldens++;
    }
    expect(wrong).toEqual([]);
  });

  test('every row has a golden or a listed reason', () => {
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
