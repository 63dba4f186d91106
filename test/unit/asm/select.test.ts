// Which form is chosen, and what the error says where none is.

import { describe, expect, test } from 'vitest';
import { RawCpuError } from '../../../src/errors/index.ts';
import { allForms } from '../../support/statements/compare.ts';
import { probe } from '../../support/statements/probe.ts';

const forms = allForms();

/** The row that a statement takes, with its opcode. */
function chosen(statement: string): string {
  const { forms: numbers, error } = probe(statement);
  if (error) throw error;
  const form = forms[numbers[0]!]!;
  return `${form} ${form.opcode.toString(16).padStart(2, '0')}`;
}

describe('of several forms', () => {
  test.each([
    ['add eax, 5', 'add r/m32, simm8/32 83'],
    ['add eax, 0x12345678', 'add eax, imm32 05'],
    ['add ecx, 0x12345678', 'add r/m32, imm32 81'],
    ['and ax, 1', 'and r/m16, simm8/16 83'],
    ['add al, 5', 'add al, imm8 04'],
    ['add rax, 0xffffffffffffff80', 'add r/m64, simm8/64 83'],
    ['shl eax, 1', 'shl r/m32, 1 d1'],
    ['shl eax, 2', 'shl r/m32, imm8 c1'],
    ['mov rax, 5', 'mov r/m64, simm32 c7'],
    ['mov rax, 0x80000000', 'mov r64, imm64 b8'],
    ['mov eax, 0x80000000', 'mov r32, imm32 b8'],
    ['imul eax, ebx, 5', 'imul r32, r/m32, simm8/32 6b'],
    ['int 3', 'int 3 cc'],
  ])('the shortest: %s', (statement, form) => expect(chosen(statement)).toBe(form));

  test.each([
    ['add eax, ebx', 'add r/m32, r32 01'],
    ['{load} add eax, ebx', 'add r32, r/m32 03'],
    ['{store} vmovaps xmm1, xmm2', 'vmovaps xmm/m128, xmm 29'],
    ['vmovaps xmm1, xmm9', 'vmovaps xmm/m128, xmm 29'],
    ['vmovaps xmm9, xmm1', 'vmovaps xmm, xmm/m128 28'],
    ['{load} vmovaps xmm1, xmm9', 'vmovaps xmm, xmm/m128 28'],
    ['test eax, [rax]', 'test r32, r/m32 85'],
  ])('the direction: %s', (statement, form) => expect(chosen(statement)).toBe(form));

  test.each([
    ['vaddps xmm1, xmm2, xmm3', 'vaddps xmm, xmm, xmm/m128 58'],
    ['vaddps xmm1, xmm2, xmm16', 'vaddps xmm{k}{z}, xmm, xmm/m128/b32 58'],
    ['vaddps xmm1 {k1}, xmm2, xmm3', 'vaddps xmm{k}{z}, xmm, xmm/m128/b32 58'],
    ['{evex} vaddps xmm1, xmm2, xmm3', 'vaddps xmm{k}{z}, xmm, xmm/m128/b32 58'],
    ['vpdpbusd xmm1, xmm2, xmm3', 'vpdpbusd xmm{k}{z}, xmm, xmm/m128/b32 50'],
    ['{vex} vpdpbusd xmm1, xmm2, xmm3', 'vpdpbusd xmm, xmm, xmm/m128 50'],
    ['vaddps xmm1, xmm2, [r16]', 'vaddps xmm{k}{z}, xmm, xmm/m128/b32 58'],
    ['andn eax, ebx, r16d', 'andn r32, r32, r/m32 f2'],
  ])('VEX before EVEX: %s', (statement, form) => expect(chosen(statement)).toBe(form));

  test.each([
    ['xchg eax, eax', '87c0'],
    ['xchg rax, rax', '90'],
    ['xchg ax, ax', '6690'],
    ['xchg ecx, eax', '91'],
    ['push [rax]', 'ff30'],
    ['call [rax]', 'ff10'],
    ['jmp [rax]', 'ff20'],
    ['mov [rax], ebx', '8918'],
    ['data16 nop', '6690'],
    ['addr32 clzero', '670f01fc'],
    ['rex64 retf', '48cb'],
    ['{nf} add rax, rbx', '62f4fc0c01d8'],
    ['{rex2} add rax, rbx', 'd50801d8'],
  ])('%s is %s', (statement, hex) => expect(probe(statement).hex).toBe(hex));
});

function refusal(statement: string): RawCpuError {
  const { error } = probe(statement);
  expect(error).toBeInstanceOf(RawCpuError);
  return error as RawCpuError;
}

describe('where no form fits', () => {
  test('cmp rcx, r8d suggests both right forms', () => {
    const { hint, details } = refusal('cmp rcx, r8d');
    expect(details.code).toBe('NO_FORM');
    expect(hint).toContain('cmp ecx, r8d');
    expect(hint).toContain('cmp rcx, r8;');
  });

  test.each([
    ['mov eax, bx', /mov eax, ebx/],
    ['movzx eax, ebx', /movzx eax, bl; movzx eax, bx|movzx eax, bx; movzx eax, bl/],
    ['vaddps xmm1, xmm2, ymm3', /xmm\/m128/],
    ['push eax', /push rax/],
  ])('%s has a suggestion', (statement, hint) => expect(refusal(statement).hint).toMatch(hint));

  test.each([
    ['vaddps xmm1, xmm2, ymm3', 2],
    ['lea rax, rbx', 1],
    ['mov al, 256', 1],
    ['addps xmm1, xmm16', 1],
    ['pshufb xmm1, [r31]', 1],
  ])('%s names the operand', (statement, operand) => expect(refusal(statement).details.operand).toBe(operand));

  test.each([
    ['addps xmm1, xmm16', /xmm16 cannot be encoded: vector registers 16 to 31 need EVEX/],
    ['pshufb xmm1, [r31]', /\[r31\] cannot be encoded: r16 to r31 in an address need REX2 or EVEX/],
    ['add ah, bl, cl', /ah cannot be encoded: ah, bh, ch and dh need an encoding without REX and EVEX/],
    ['inc', /inc takes 1 or 2 operands, not 0/],
    ['inc [rax]', /size of the memory operand is not given; it may have 8, 16, 32, 64 bits/],
    ['vaddps zmm1, zmm2, [rax]{1to16}, {rn-sae}', /no form with these operands takes rounding control/],
    ['add rax, 0x80000000', /the immediate 2147483648 does not fit; add takes/],
  ])('%s says why', (statement, message) => expect(refusal(statement).message).toMatch(message));
});
