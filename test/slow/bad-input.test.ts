// Source text of a size or a kind that nobody writes on purpose: each ends soon, with a located error of ours.

import { assemble, ParseError } from 'rawcpu';
import { describe, expect, it } from 'vitest';

const refused = (source: string): ParseError => {
  try {
    assemble(source);
  } catch (error) {
    expect(error).toBeInstanceOf(ParseError);
    expect((error as ParseError).message.length).toBeLessThan(2000);
    return error as ParseError;
  }
  throw new Error('it was accepted');
};
const MIB = 1 << 20;

describe('text of any size', { timeout: 30_000 }, () => {
  it.each<[string, () => string, string]>([
    ['a name of 100 MiB', () => 'x'.repeat(100 * MIB), 'UNKNOWN_MNEMONIC'],
    ['100 MiB of (', () => `mov eax, ${'('.repeat(100 * MIB)}`, 'BAD_STATEMENT'],
    ['100 MiB of [rax]', () => `mov eax, ${'[rax]'.repeat(20 * MIB)}`, 'BAD_STATEMENT'],
    ['a million -', () => `mov eax, ${'-'.repeat(MIB)}1`, 'BAD_STATEMENT'],
    ['a million operands', () => `nop ${'eax,'.repeat(MIB)}`, 'BAD_STATEMENT'],
    ['a string of 100 MiB without an end', () => `.ascii "${'a'.repeat(100 * MIB)}`, 'SYNTAX'],
    ['a product without bounds', () => `.quad ${'0xffffffffffffffff*'.repeat(100_000)}1`, 'BAD_STATEMENT'],
    ['shifts without bounds', () => `.quad ${'1<<127<<'.repeat(1000)}1`, 'BAD_STATEMENT'],
    ['a shift by 10^8', () => 'mov rax, 1 << 100000000', 'BAD_STATEMENT'],
    ['a fill of 2^60 bytes', () => '.fill 1 << 60', 'BAD_NUMBER'],
    ['room of 2^64 bytes', () => '.zero 0xffffffffffffffff', 'BAD_NUMBER'],
    ['25 GiB in a hundred pieces', () => '.fill 0x10000000\n'.repeat(100), 'BAD_STATEMENT'],
    ['a macro that calls itself', () => '.macro again\nagain\n.endm\nagain', 'BAD_STATEMENT'],
    ['a macro that doubles its argument', () => '.macro a x\na \\x\\x\n.endm\na 12345678', 'BAD_STATEMENT'],
    ['repetition within repetition', () => '.rept 100000\n.rept 100000\nnop\n.endr\n.endr', 'BAD_STATEMENT'],
    ['NUL', () => 'mov\0 eax, 1', 'SYNTAX'],
    ['half a surrogate pair', () => 'mov eax, \ud800', 'UNDEFINED_SYMBOL'],
    ['a symbol defined by itself', () => 'a = a', 'BAD_STATEMENT'],
    ['division by zero', () => '.byte 1 % (1 - 1)', 'BAD_STATEMENT'],
  ])('%s', (_, source, code) => {
    expect(refused(source()).code).toBe(code);
  });

  it('a line of 100 MiB that is right', () => {
    expect(assemble(`mov eax, ${'1+'.repeat(50 * MIB)}1`).bytes.length).toBe(5);
  });

  it('a million labels and branches', () => {
    const count = 1_000_000;
    const lines = Array.from({ length: count }, (_, i) => `l${i}: jmp l${(i * 7919) % count}`);
    expect(assemble(lines.join('\n')).count).toBe(count);
  });
});
