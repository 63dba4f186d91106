// Long assembly text: a time that grows as the text does. What is quadratic takes minutes, whatever else the machine does.

import { describe, expect, it } from 'vitest';
import {
  growingJumps,
  growingTypedJumps,
  namesForEachOther,
  namesOfSections,
  namesOfTheSameLetters,
  parts,
  refused,
} from '../support/text/long-texts.ts';

describe('many names', { timeout: 60_000 }, () => {
  it('that differ in the case of their letters only', () => namesOfTheSameLetters(100_000));

  it('that stand for each other, the last one first', () => namesForEachOther(50_000));

  it('of sections', () => namesOfSections(20_000));
});

describe('a cascade of growing jumps', { timeout: 60_000 }, () => {
  it('ends soon', () => growingJumps(60_000));

  it('ends soon through the typed methods', () => growingTypedJumps(30_000));
});

describe('nesting has a limit with a place', { timeout: 60_000 }, () => {
  it('conditions', () => {
    const error = refused(`${'.if 1\n'.repeat(5000)}${'.endif\n'.repeat(5000)}`);
    expect(error.code).toBe('BAD_STATEMENT');
    expect(error.message).toMatch(/\d+ deep/);
  });
});

describe('expansion is drawn from one budget', { timeout: 60_000 }, () => {
  const long = 'a'.repeat(60_000);
  it.each([
    ['a long body that is left out', `.macro m\n.if 0\n${long}\n.endif\n.endm\n${'m\n'.repeat(20_000)}`],
    ['macros that call two', `.macro m0\n.endm\n${parts(60, (i) => `.macro m${i + 1}\nm${i}\nm${i}\n.endm`)}\nm60`],
  ])('%s', (_, source) => {
    const error = refused(source);
    expect(error.message).toMatch(/32 MiB of text|is out of range/);
    expect(error.details.errors ?? [error]).toHaveLength(1);
  });
});
