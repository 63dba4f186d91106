// Dumps and lists of any length and nesting: an answer or an error with a place, in a time that grows as the text does.

import { describe, expect, it } from 'vitest';
import { parseCpuList, parseKernelCpuList } from '../../../src/cpu/affinity.ts';
import { decodeCpuid, parseCpuidDump } from '../../../src/cpu/decode/index.ts';
import { jsonFaultOffset } from '../../../src/cpu/decode/json-fault.ts';

const MANY = 200_000;

describe('a dump', () => {
  const entry = (leaves: string) => `{"format":"rawcpu-cpuid","cpus":[{"cpu":0,"leaves":[${leaves}]}]}`;
  it.each([
    ['opening brackets', '['.repeat(MANY), MANY + 1],
    ['opening braces', '{"a":'.repeat(MANY), MANY * 5 + 1],
    ['brackets that close wrongly', `${'['.repeat(MANY)}}`, MANY + 1],
    ['lists for a line', entry(`${'['.repeat(MANY)}${']'.repeat(MANY)}`), 1],
    ['a long string for a line', entry(`"${'a'.repeat(MANY)}"`), 53],
    ['escapes for a line', entry(`"${'\\n'.repeat(MANY)}"`), 53],
    ['a string without an end', `["${'a'.repeat(MANY)}`, 2],
    ['blanks', ' '.repeat(MANY), 1],
    ['blanks in a line', `   0x00000000 0x00:${' '.repeat(MANY)}x`, 21],
    ['blanks between words', `CPUID 00000000:${' '.repeat(MANY)}x`, 17],
    ['digits', `CPUID ${'a'.repeat(MANY)}1 `, 15],
    ['blanks in a heading', `CPU${' '.repeat(MANY)}x`, 1],
    ['blanks behind a heading', `CPUID Registers${' '.repeat(MANY)}x`, 1],
    ['notes of a heading', `CPU 1${' group 1'.repeat(MANY)} x`, 1],
    ['brackets of a heading', `CPU 1 ${'('.repeat(MANY)}`, 1],
    ['rules of a heading', `${'-['.repeat(MANY)}CPU`, 1],
    ['digits of a heading', `CPU ${'1'.repeat(MANY)}:`, 5],
  ])('%s', (_, text, column) => {
    expect(() => parseCpuidDump(text)).toThrow(expect.objectContaining({ code: 'BAD_DUMP', line: 1, column }));
  });

  it('of subleaves without numbers', () => {
    const line = 'CPUID 00000004: 1C004121-01C0003F-0000003F-00000000\n';
    const [dump] = parseCpuidDump(line.repeat(40_000));
    expect(dump!.leaves).toHaveLength(40_000);
    expect(dump!.leaves.at(-1)!.subleaf).toBe(39_999);
    decodeCpuid(dump!);
  });

  it('of many processors', () => {
    const lines = 'CPU 1:\n   0x00000000 0x00: eax=0x00000000 ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69\n';
    expect(parseCpuidDump(lines.repeat(40_000))).toHaveLength(40_000);
  });
});

describe('the place of a fault in JSON', () => {
  it.each([
    ['', 0],
    ['[1, 2', 5],
    ['[1 2]', 3],
    ['{"a" 1}', 5],
    ['{"a":1,}', 7],
    ['{"a":[1,{"b":2}],"c"}', 20],
    ['[]x', 2],
    ['"a\\q"', 0],
    ['["a\\u12"]', 1],
    ['[1.]', 2],
    ['truex', 4],
  ])('%s', (text, offset) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(jsonFaultOffset(text)).toBe(offset);
  });
});

describe('a list of CPUs', () => {
  it('is read once for each', () => {
    expect(parseCpuList(' 0-3,8\n')).toEqual([0, 1, 2, 3, 8]);
    expect(parseKernelCpuList(' \n')).toEqual([]);
    expect(parseCpuList(new Array(100).fill('0-8191').join())).toHaveLength(8192);
  });

  it.each([
    '',
    ' ',
    ',',
    '0,,1',
    '0,',
    ',0',
    '0-99999999999',
    '8192',
    '3-1',
    '-1',
    'x',
    '0-',
    '1.5',
    '1e3',
    '0-1-2',
    '0:1',
  ])('refuses %s', (list) => {
    expect(() => parseCpuList(list)).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  });
});
