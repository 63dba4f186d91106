// Texts that would take minutes, gigabytes or the engine's own errors if anything were read twice for each time that it
// is there. Each ends at once, with bytes or with an error that has a place. assembly-linear.test.ts has longer ones.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Assembler, assemble, RawCpuError, rax } from 'rawcpu';
import { describe, expect, it, vi } from 'vitest';
import { cascade, parts, refused } from '../support/text/long-texts.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('nesting has a limit with a place', () => {
  it.each([
    ['flat:', `mov eax, ${'flat:'.repeat(20_000)}1`],
    ['parentheses', `mov eax, ${'('.repeat(100_000)}1`],
    ['signs', `mov eax, ${'-'.repeat(100_000)}1`],
    ['not', `mov eax, ${'not '.repeat(100_000)}1`],
    ['offset', `mov eax, ${'offset '.repeat(100_000)}l\nl:`],
    ['brackets', `mov eax, ${'['.repeat(100_000)}rax`],
    ['sized brackets', `mov rax, ${'[qword ptr '.repeat(20_000)}`],
    ['sized brackets behind others', `mov rax, ${'[1][qword ptr '.repeat(20_000)}`],
    ['masks before memory', `vgatherpf0dps ${'{k1}, '.repeat(20_000)}[rax]`],
    ['macros', `${parts(300, (i) => `.macro m${i + 1}\nm${i}\n.endm`)}\nm300`],
    ['conditions', `${'.if 1\n'.repeat(1000)}${'.endif\n'.repeat(1000)}`],
  ])('%s', (_, source) => {
    const error = refused(source);
    expect(error.code).toBe('BAD_STATEMENT');
    expect(error.message).toMatch(/\d+ deep/);
  });

  it.each(['lock ', 'rep ', 'lock rep data16 ', 'rex.w ', '{evex} '])('%s', (prefix) => {
    for (const rest of ['', 'inc dword ptr [rax]'])
      expect(refused(prefix.repeat(40_000) + rest).message).toMatch(/at most 14 prefixes|group that has one/);
  });
});

describe('values of any kind', () => {
  it.each(['', '0x', '0b1', '0'])('numbers of many digits behind %j', (prefix) => {
    for (const directive of ['mov rax,', '.quad', '.octa', '.set x,', '.rept', '.fill'])
      expect(refused(`${directive} ${prefix}${'1'.repeat(300_000)}`).code).toBe('BAD_NUMBER');
  });

  it('objects without a text are named in an error of ours', () => {
    const add = Reflect.get(new Assembler(), 'add') as (...operands: unknown[]) => unknown;
    const dq = Reflect.get(new Assembler(), 'dq') as (...values: unknown[]) => unknown;
    for (const value of [Object.create(null), { toString: () => ({}) }, Symbol('a'), [Symbol('a')]] as unknown[]) {
      expect(() => assemble(value as string)).toThrow(RawCpuError);
      expect(() => dq.call(new Assembler(), value)).toThrow(RawCpuError);
      expect(() => add.call(new Assembler(), rax, value)).toThrow(RawCpuError);
    }
  });
});

describe('long lists', () => {
  it.each([
    ['.byte', 1],
    ['.word', 2],
    ['.long', 4],
    ['.quad', 8],
    ['dw', 2],
    ['.uleb128', 1],
    ['.octa', 16],
    ['.float', 4],
  ])('%s', (directive, sizeBytes) => {
    expect(assemble(`${directive} ${'1,'.repeat(130_000)}1`).bytes.length).toBe(130_001 * sizeBytes);
  });

  it('strings beside each other, and strings between numbers', () => {
    expect(assemble(`.ascii ${'"a"'.repeat(130_000)}`).bytes.length).toBe(130_000);
    expect(assemble(`db ${'1,"ab",'.repeat(65_000)}1`).bytes.length).toBe(195_001);
    expect(assemble(`.ascii "${'\\n'.repeat(130_000)}"`).bytes.length).toBe(130_000);
  });
});

describe('expansion is drawn from one budget', () => {
  const long = 'a'.repeat(60_000);
  it.each([
    ['a long argument many times', `.macro m x\n${'\\x '.repeat(15_000)}\n.endm\nm ${long}`],
    ['a value for each of many names', `.irp x, ${'nop,'.repeat(40_000)}\n${'\\x\n'.repeat(40_000)}.endr`],
    ['a character for each of many names', `.irpc x, ${long}\n${'\\x\n'.repeat(40_000)}.endr`],
    ['a long body that becomes nothing', `.macro m x\n${'\\x'.repeat(50_000)}\n.endm\n${'m\n'.repeat(20_000)}`],
    ['many parameters', `.macro m ${parts(2000, (i) => `p${i}`, ',')}\n.endm\n${'m\n'.repeat(20_000)}`],
    ['repetition of a long body', `.rept 2000\n${long}\n.endr`],
  ])('%s', (_, source) => {
    const error = refused(source);
    expect(error.message).toMatch(/32 MiB of text|is out of range/);
    expect(error.details.errors ?? [error]).toHaveLength(1);
  });

  it.each([
    ['.zero', '.zero 0x10000000'],
    ['.fill', '.fill 0x2000000, 8, 1'],
    ['repetitions', '.rept 10\n.zero 0x10000000\n.endr'],
    ['other sections', '.section .rodata.a\n.zero 0x10000000'],
    ['sections left out', '.section .note.a\n.zero 1\n.data\n.zero 0x10000000'],
    ['.comm', '.comm a, 0x10000000'],
  ])('bytes of %s', (_, source) => {
    expect(refused(`.data\n.byte 1\n${source}`).message).toContain('at most 268435456 bytes');
  });
});

describe('many names', () => {
  it('that are defined nowhere', () => {
    const error = refused(parts(40_000, (i) => `lea rax, [rip + u${i}]`));
    expect([error.code, error.line]).toEqual(['UNDEFINED_SYMBOL', 1]);
    expect(error.details.errors).toHaveLength(20);
  });

  it('of parameters', () => {
    const list = parts(20_000, (i) => `p${i}`, ',');
    const call = parts(20_000, (i) => `p${i}=1`, ',');
    expect(assemble(`.macro m ${list}\n.byte \\p19999\n.endm\nm ${call}`).bytes).toEqual(Uint8Array.of(1));
  });
});

describe('a cascade of growing jumps', () => {
  const missing = ['as', 'objcopy'].filter((tool) => spawnSync(tool, ['--version']).status !== 0);
  if (missing.length > 0) console.log(`skipped: ${missing.join(', ')} not installed (apt-get install binutils)`);
  it.skipIf(missing.length > 0)('gives what GNU as gives', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rawcpu-linear-'));
    try {
      const file = join(folder, 'c');
      for (const between of ['', '.p2align 1\n']) {
        const source = cascade(300, between);
        writeFileSync(`${file}.s`, `.intel_syntax noprefix\n${source}\n`);
        execFileSync('as', ['-o', `${file}.o`, `${file}.s`]);
        execFileSync('objcopy', ['-O', 'binary', '-j', '.text', `${file}.o`, `${file}.bin`]);
        expect(Buffer.compare(readFileSync(`${file}.bin`), assemble(source).bytes)).toBe(0);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
