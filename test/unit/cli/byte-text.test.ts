// Bytes in the spellings that people paste.

import { describe, expect, test } from 'vitest';
import { parseBytes } from '../../../src/cli/byte-text.ts';
import { InputError } from '../../../src/cli/failures.ts';
import { cArray, tsArray } from '../../../src/cli/output.ts';

const hex = (text: string): string => Buffer.from(parseBytes(text)).toString('hex');

describe('one instruction, f3 0f 58 c1', () => {
  test.each([
    ['pairs', 'f3 0f 58 c1'],
    ['upper case', 'F3 0F 58 C1'],
    ['nothing between them', 'f30f58c1'],
    ['a mixture', 'f30f 58,c1'],
    ['words', 'f30f 58c1'],
    ['0x before each', '0xf3, 0x0f, 0x58, 0xc1'],
    ['0x and no blanks', '0xf3,0x0f,0x58,0xc1'],
    ['0x before all', '0xf30f58c1'],
    ['single digits', '0xf3 0xf 0x58 0xc1'],
    ['string escapes', String.raw`\xf3\x0f\x58\xc1`],
    ['a string of C', String.raw`"\xf3\x0f" "\x58\xc1"`],
    ['h behind each', 'f3h 0fh 58h c1h'],
    ['colons', 'f3:0f:58:c1'],
    ['lines', 'f3 0f\n58 c1\n'],
    ['an array of C', 'const unsigned char code[] = { 0xf3, 0x0f, /* 99 */ 0x58, 0xc1 };'],
    ['an array of C with its size', cArray(Uint8Array.of(0xf3, 0x0f, 0x58, 0xc1), 'code')],
    ['an array of TypeScript', tsArray(Uint8Array.of(0xf3, 0x0f, 0x58, 0xc1), 'code')],
    ['decimal numbers in an array', 'Uint8Array(4) [ 243, 15, 88, 193 ]'],
    ['an array with comments', 'let a = [ 0xf3, 15, // the 0x0f\n 0x58, 0xc1, ];'],
    ['a listing of this program', '0000  f:\n0000  f3 0f 58 c1                    addss xmm0, xmm1\n'],
    ['a listing in two lines', '401000  f3 0f                    addss\n401002  58 c1\n'],
    ['objdump', '0000000000401000 <f>:\n  401000:\tf3 0f 58 c1          \taddss  xmm0,xmm1\n'],
    ['xxd', '00000000: f30f 58c1                                ..X.\n'],
  ])('%s', (_name, text) => {
    expect(hex(text)).toBe('f30f58c1');
  });
});

test('addresses without a text column are bytes', () => {
  expect(hex('4883c001  c3')).toBe('4883c001c3');
});

test('nothing gives nothing', () => {
  expect(hex('')).toBe('');
  expect(hex('{}')).toBe('');
});

describe('what is not a byte is named with its place', () => {
  test.each([
    ['f3 0g', "1:4: '0g' is not a hexadecimal byte"],
    ['f3\n0f zz', "2:4: 'zz' is not a hexadecimal byte"],
    ['f3 0f5', "1:4: '0f5' has 3 hexadecimal digits; a byte has two"],
    ['f3 0f 5', "1:7: '5' has 1 hexadecimal digit; a byte has two"],
    ['f', "1:1: 'f' has 1 hexadecimal digit; a byte has two"],
    ['f3,0,58', "1:4: '0' has 1 hexadecimal digit; a byte has two"],
    ['f30', "1:1: 'f30' has 3 hexadecimal digits; a byte has two"],
    ['a = [1, 256]', '1:9: 256 is not a byte'],
    ['{ 0xf3, /* x\n */ foo }', "2:5: 'foo' is not a hexadecimal byte"],
    [String.raw`\f3`, String.raw`1:1: '\' is not a hexadecimal byte`],
  ])('%s', (text, message) => {
    expect(() => parseBytes(text)).toThrow(
      expect.objectContaining({ message, hint: expect.stringMatching(/^write /) }),
    );
  });
});

test('the hint spells each way as it is typed', () => {
  const hint = String.raw`write bytes as f3 0f 58 c1, f30f58c1, 0xf3, 0x0f or \xf3\x0f; `;
  expect(() => parseBytes('zz')).toThrow(expect.objectContaining({ hint: expect.stringContaining(hint) }));
});

describe('text of any length', () => {
  const many = 300_000;
  test.each([
    ['digits', 'f3'.repeat(many), many],
    ['pairs', 'f3 '.repeat(many), many],
    ['escapes', '\\xf3'.repeat(many), many],
    ['lines', 'f3\n'.repeat(many), many],
    ['an array', `{ ${'0xf3, '.repeat(many)} }`, many],
    ['a listing', `0000: ${'f3 '.repeat(many)}\n`, many],
    ['groups of a listing', `0000: ${'ffff '.repeat(many)}g`, 2 * many],
    ['a comment without an end', `{ 0xf3 } ${'/* '.repeat(many)}`, 1],
  ])('%s', (_, text, count) => {
    expect(parseBytes(text).length).toBe(count);
  });

  test.each([
    ['a long word', `${'f'.repeat(many)}g`],
    ['a long word with a colon', `${'1'.repeat(many)}: x`],
    ['a line of a listing', `0000: ${'f'.repeat(many)}g`],
    ['comments without an end', `f3 [ ${'/* '.repeat(many)}`],
    ['brackets', '['.repeat(many)],
    ['blanks', `0000${' '.repeat(many)}g`],
  ])('%s', (_, text) => {
    expect(() => parseBytes(text)).toThrow(InputError);
  });
});
