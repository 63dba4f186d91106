// What the table decodes does what iced-x86 says of the same instruction in old registers.

import { expect } from 'vitest';
import { disassemble, type Instruction } from '../../../src/disasm/index.ts';
import type { Register } from '../../../src/isa/index.ts';
import { EVEX, LEGACY } from '../../../src/isa/table-format.ts';
import { samplesOf, seeded } from '../statements/sample.ts';
import { assembled, hex, ORIGIN, someForms } from './samples.ts';

/** Everything that an instruction does, with one register's name for another. */
function facts(instruction: Instruction, [from, to]: readonly [string, string] = ['', '']): object {
  const { registersRead, registersWritten, flags, features, flow } = instruction;
  // Of a general register iced may say which part is read.
  const nameOf = ({ kind, id, name }: Register) => (/^r(8|16|32|64)$/.test(kind) ? `r${id}` : name);
  const names = (registers: readonly Register[]) =>
    [...new Set(registers.map(nameOf).map((name) => (name === from ? to : name)))].sort();
  return {
    read: names(registersRead),
    written: names(registersWritten),
    flags,
    features: features.filter((name) => name !== 'apx_f'),
    flow,
  };
}

/** The one instruction that these bytes are. */
export const decode = (bytes: Uint8Array): Instruction => disassemble(bytes, { origin: ORIGIN })[0]!;

/** REX2 in place of REX changes nothing. One of `oneOf` forms is tried. */
export function rex2IsRex(oneOf: number): void {
  const random = seeded(5);
  let count = 0;
  for (const form of someForms(oneOf).filter(({ kind, map, canRex2 }) => kind === LEGACY && map < 2 && canRex2)) {
    for (const statement of samplesOf(form, 2, random)) {
      // Only without a prefix can ah be named; x87 operations have several names.
      if (/[{]|\b[abcd]h\b|\br(1[6-9]|2\d|3[01])|^f/.test(statement)) continue;
      const [plain, rex2] = [assembled(statement), assembled(`{rex2} ${statement}`)];
      if (plain === undefined || rex2 === undefined || hex(plain) === hex(rex2)) continue;
      const [ours, theirs] = [decode(rex2), decode(plain)];
      expect([statement, ours.isInvalid]).toEqual([statement, theirs.isInvalid]);
      expect([statement, facts(ours)]).toEqual([statement, facts(theirs)]);
      if (ours.operands.length === theirs.operands.length) {
        const accesses = ({ operands }: Instruction) => operands.map(({ access }) => access);
        expect([statement, accesses(ours)]).toEqual([statement, accesses(theirs)]);
      }
      count += 1;
    }
  }
  expect(count).toBeGreaterThan(1_000 / oneOf);
}

/** A promoted instruction is the old one. */
export function promotedIsOld(oneOf: number): void {
  const random = seeded(7);
  let count = 0;
  for (const form of someForms(oneOf).filter(({ kind, features }) => kind === EVEX && features.includes('apx_f'))) {
    for (const statement of samplesOf(form, 6, random)) {
      const old = statement.replace(/^\{evex\} /, '');
      if (/\br(1[6-9]|2\d|3[01])|\{nf\}/.test(old)) continue;
      // iced knows that shifting by 0 or 1 and subtracting a register from itself do something else.
      if (/^(ro|rc|sh|sa)[lr]d? .*, -?\w+$(?<!cl)/.test(old) || /^(sub|xor|sbb) (\w+), \2$/.test(old)) continue;
      const [plain, promoted] = [assembled(old), assembled(`{evex} ${old}`)];
      if (plain === undefined || promoted === undefined || hex(plain) === hex(promoted)) continue;
      if (/^(f3|f2|66|67|2e|3e|26|64|65|36)*62/.test(hex(plain))) continue;
      expect([statement, facts(decode(promoted))]).toEqual([statement, facts(decode(plain))]);
      count += 1;
    }
  }
  expect(count).toBeGreaterThan(500 / oneOf);
}

/** r16 as a base in place of rdx changes nothing else. */
export function highBaseIsBase(oneOf: number): void {
  const random = seeded(6);
  let count = 0;
  for (const form of someForms(oneOf).filter(({ kind, features }) => kind === EVEX && !features.includes('apx_f'))) {
    for (const statement of samplesOf(form, 30, random)
      .filter((text) => text.includes('[rdx]'))
      .slice(0, 2)) {
      const evex = `{evex} ${statement.replace(/^(\{\w+\} )+/, '')}`;
      const [high, plain] = [assembled(evex.replace('[rdx]', '[r16]')), assembled(evex)];
      if (high === undefined || plain === undefined) continue;
      expect([statement, facts(decode(high))]).toEqual([statement, facts(decode(plain), ['r2', 'r16'])]);
      expect(decode(high).text.replace(/^\{evex\} /, '')).toBe(decode(plain).text.replace('[rdx]', '[r16]'));
      count += 1;
    }
  }
  expect(count).toBeGreaterThan(1_000 / oneOf);
}

/** What random bytes decode to, assembles to the same instruction. */
export function randomBytesAssemble(tries: number): void {
  const random = seeded(11);
  const byte = () => Math.floor(random() * 256);
  // REX2; EVEX in map 4, its last byte mostly one that means something there; EVEX in the other maps.
  const openings = [
    () => [0xd5, byte()],
    () => [0x62, (byte() & 0xf8) | 4, byte(), [0x08, 0x0c, 0x18, 0x1c, 0x10, 0x14, byte()][byte() % 7]!],
    () => [0x62, (byte() & 0xf8) | (1 + (byte() % 3)), byte(), byte()],
  ];
  const prefixes = [[], [], [0x66], [0xf3], [0xf2], [0x67], [0x64], [0xf0]];
  let count = 0;
  for (let i = 0; i < tries; i++) {
    const bytes = [...prefixes[byte() % prefixes.length]!, ...openings[i % 3]!(), ...Array.from({ length: 12 }, byte)];
    const instruction = decode(Uint8Array.from(bytes.slice(0, 15)));
    if (!instruction.features.includes('apx_f')) continue;
    const again = assembled(instruction.text);
    expect([instruction.text, again && decode(again).text]).toEqual([instruction.text, instruction.text]);
    count += 1;
  }
  expect(count).toBeGreaterThan(tries / 9);
}
