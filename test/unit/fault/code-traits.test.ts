// Which code is taken to change x87, high vectors, tiles or PKRU: by bytes, at any offset.

import { describe, expect, test } from 'vitest';
import { assemble } from '../../../src/asm/index.ts';
import { codeTraits } from '../../../src/fault/code-traits.ts';

const of = (text: string) => codeTraits(assemble(text).bytes, false);

describe('x87 or MMX registers', () => {
  test.each([
    'fld1',
    'fninit',
    'movdq2q mm0, xmm0',
    'movdq2q mm7, xmm15',
    'movq2dq xmm0, mm0',
    'movq2dq xmm15, mm7',
    'fxrstor [rdi]',
    'fxrstor64 [r9 + 8]',
    'xrstor [rdi]',
    'xrstor64 [rax + rcx * 8 + 64]',
    'emms',
    'femms',
    'pfadd mm0, mm1',
    'movq mm0, [rdi]',
    'movd mm3, eax',
    'cvtpi2ps xmm0, mm0',
    'cvttps2pi mm0, xmm0',
    'pshufb mm0, mm1',
    'maskmovq mm0, mm1',
    'call rdi',
    'call [rdi + 8]',
    'jmp rax',
    'jmp [rip + 8]',
    'push rdi; ret',
    'push r9; ret',
    'push 8; ret',
    'push 0x12345; ret',
    'mov [rsp], rax; ret',
    'retfq',
    'iretq',
    'mov eax, 0xd9; ret',
  ])('%s', (text) => {
    expect(of(text).x87).toBe(true);
  });

  test('a jump into the middle of an instruction', () => {
    // mov eax, imm32 with f2 0f d6 c0 in it.
    expect(codeTraits(Uint8Array.of(0xb8, 0xf2, 0x0f, 0xd6, 0xc0, 0xc3), false).x87).toBe(true);
  });

  test.each([
    'addsd xmm0, xmm1; ret',
    'lea eax, [rdi + rsi]; ret',
    'push rbx; mov rbx, rdi; pop rbx; ret',
    'vaddps ymm0, ymm1, ymm2; ret',
    'movq [rdi], xmm0; ret',
    'fxsave [rdi]; ldmxcsr [rdi]; ret',
    'next: dec rdi; jnz next; ret',
    'call f; ret\nf: ret',
  ])('not %s', (text) => {
    expect(of(text)).toEqual({ x87: false, highVectors: false, tiles: false, keys: false });
  });
});

test('high vectors', () => {
  expect(of('vpxord zmm16, zmm16, zmm16; ret').highVectors).toBe(true);
  expect(of('vaddps xmm0, xmm1, xmm31; ret').highVectors).toBe(true);
  expect(of('call rdi; ret').highVectors).toBe(true);
  expect(of('xrstor [rdi]; ret').highVectors).toBe(true);
});

test('tiles and protection keys', () => {
  expect(of('ldtilecfg [rdi]; ret').tiles).toBe(true);
  expect(of('xrstor [rdi]; ret')).toMatchObject({ tiles: true, keys: true });
  expect(of('wrpkru; ret').keys).toBe(true);
  expect(of('lfence; mfence; sfence; ret')).toMatchObject({ tiles: false, keys: false });
});

test('code that is linked with something else may go there', () => {
  expect(codeTraits(Uint8Array.of(0xc3), true)).toMatchObject({ x87: true, highVectors: true });
});
