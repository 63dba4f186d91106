// Whatever the text, assemble() returns bytes or throws an error of ours, and soon.

import fc from 'fast-check';
import { assemble, ParseError, RawCpuError } from 'rawcpu';
import { describe, expect, it } from 'vitest';
import { goldenStatements, mutate } from './mutate.ts';

/** Assembles, and lets nothing through but bytes or an error of ours. */
function survives(source: string): void {
  try {
    assemble(source);
  } catch (error) {
    expect(error).toBeInstanceOf(RawCpuError);
    if (error instanceof ParseError) {
      expect(error.line).toBeGreaterThan(0);
      expect(error.column).toBeGreaterThan(0);
      expect(error.length).toBeGreaterThan(0);
      expect(error.message.length).toBeLessThan(5000);
    }
  }
}

describe('any text', () => {
  it('of any characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), survives), { seed: 1, numRuns: 3000 });
  });

  it('of the characters of assembly', () => {
    const characters = fc.string({
      unit: fc.constantFrom(...'aexmrs01249+-*/%&|^~!<>=()[]{},:;.#$@"\'\\ \n\t_'),
      maxLength: 80,
    });
    fc.assert(fc.property(characters, survives), { seed: 2, numRuns: 5000 });
  });

  it('of words in any order', () => {
    const words = [
      'mov',
      'eax',
      'rax',
      'zmm31',
      'k1',
      '{k1}',
      '{z}',
      '{sae}',
      '{1to8}',
      'dword',
      'ptr',
      '[',
      ']',
      '+',
      '*',
      '4',
      '-129',
      '0x80000000',
      'fs',
      ':',
      ',',
      'offset',
      'lock',
      '{evex}',
      'l',
      'l:',
      '1:',
      '1f',
      '1b',
      'st',
      '(',
      ')',
      '.byte',
      '.fill',
      '.macro',
      '.endm',
      '.rept',
      '.endr',
      '.if',
      '.else',
      '.endif',
      '.equ',
      '.p2align',
      '.section',
      '.data',
      '=',
      '"a"',
      "'b'",
      '\n',
      ';',
    ];
    const sentence = fc.array(fc.constantFrom(...words), { maxLength: 25 }).map((list) => list.join(' '));
    fc.assert(fc.property(sentence, survives), { seed: 3, numRuns: 10_000 });
  });
});

describe('golden statements with faults put in', () => {
  const statements = goldenStatements();

  it('survive', () => {
    expect(statements.length).toBeGreaterThan(2000);
    const random = fc.sample(fc.nat(), { seed: 4, numRuns: 20_000 });
    for (const [i, value] of random.entries())
      survives(
        mutate(statements[value % statements.length]!, value, statements[(value * 31 + i) % statements.length]!),
      );
  });

  it('leave nothing behind when they are refused, and no instruction is over 15 bytes', () => {
    for (const [i, value] of fc.sample(fc.nat(), { seed: 5, numRuns: 4000 }).entries()) {
      const faulty = mutate(statements[value % statements.length]!, value, statements[i % statements.length]!);
      let bytes: Uint8Array;
      try {
        bytes = assemble(faulty).bytes;
      } catch {
        continue;
      }
      if (!/[.;\n]|^\s*(db|dw|dd|dq)\b/.test(faulty)) expect(bytes.length, faulty).toBeLessThanOrEqual(15);
    }
  });
});
