// Texts that nobody would write, and what must hold for each: assemble() returns bytes or throws an error of ours.

import fc from 'fast-check';
import { assemble, ParseError, RawCpuError } from 'rawcpu';
import { expect } from 'vitest';
import { AssemblyUnit } from '../../../src/asm/assembly-unit.ts';
import { StatementReader } from '../../../src/asm/text/statement-reader.ts';

const MOST_INSTRUCTION_BYTES = 15;

/** Assembles, and lets nothing through but bytes or an error of ours. */
export function survives(source: string): void {
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

/** A single instruction has at most 15 bytes, and none at all when it is refused. */
export function isAllOrNothing(statement: string): void {
  if (/[.;:\n={]|^\s*(db|dw|dd|dq)\b/.test(statement)) return;
  const unit = new AssemblyUnit();
  const reader = new StatementReader(statement, unit);
  reader.readAll();
  const undefinedNames = reader.errors.every((error) => (error as RawCpuError).code === 'UNDEFINED_SYMBOL');
  const { at } = unit.position;
  if (reader.errors.length > 0 && !undefinedNames) {
    expect(at, statement).toBe(0);
    expect(unit.count, statement).toBe(0);
  } else expect(at, statement).toBeLessThanOrEqual(MOST_INSTRUCTION_BYTES);
}

// biome-ignore format: a list of words
const words = [
  'mov', 'eax', 'rax', 'zmm31', 'k1', '{k1}', '{z}', '{sae}', '{1to8}', 'dword', 'ptr', '[', ']', '+', '*', '4', '-129',
  '0x80000000', 'fs', ':', ',', 'offset', 'lock', 'rex.wb', '%', '{evex}', 'l', 'l:', '1:', '1f', '1b', 'st', '(', ')',
  '.byte', '.fill', '.macro', '.endm', '.rept', '.endr', '.if', '.else', '.endif', '.equ', '.p2align', '.section',
  '.data', '=', '"a"', "'b'", '\n', ';',
];

/** Texts by what they are made of. */
export const texts: Record<string, fc.Arbitrary<string>> = {
  'any characters': fc.string({ unit: 'binary', maxLength: 200 }),
  'the characters of assembly': fc.string({
    unit: fc.constantFrom(...'aexmrs01249+-*/%&|^~!<>=()[]{},:;.#$@"\'\\ \n\t_'),
    maxLength: 80,
  }),
  'words in any order': fc.array(fc.constantFrom(...words), { maxLength: 25 }).map((list) => list.join(' ')),
};
