// Bits of the encodings, one rule of the manual at a time.

import { describe, expect, test } from 'vitest';
import { Assembler } from '../../../src/asm/index.ts';
import { RawCpuError } from '../../../src/errors/index.ts';
import {
  dfv,
  dword,
  k1,
  ptr,
  r8,
  r9,
  r16,
  r17,
  r20,
  r31,
  rax,
  rbx,
  rcx,
  zmm0,
  zmm1,
  zmm31,
} from '../../../src/isa/index.ts';
import { probe } from '../../support/statements/probe.ts';

const hex = (assembler: Assembler): string => Buffer.from(assembler.finish().bytes).toString('hex');

describe('prefixes', () => {
  test.each([
    ['mov eax, ebx', '89d8', 'none'],
    ['mov rax, rbx', '4889d8', 'REX.W'],
    ['mov r8d, ebx', '4189d8', 'REX.B'],
    ['mov eax, r9d', '4489c8', 'REX.R'],
    ['mov eax, [rbx+r9*2]', '428b044b', 'REX.X'],
    ['mov dil, al', '4088c7', 'REX for dil'],
    ['mov ah, al', '88c4', 'no REX for ah'],
    ['movzx eax, ah', '0fb6c4', 'no REX for ah'],
    ['lock add fs:[eax], cx', '646766f00108', 'segment, 67, 66, F0'],
    ['mov r16, r31', 'd55c89f8', 'REX2 R4 B4 W R3'],
    ['imul r16d, [r20+r31*4]', 'd5f2af04bc', 'REX2 M0 R4 X4 B4 X3'],
    ['push r20', 'd51054', 'REX2 B4 in the opcode'],
    ['pushp r8', 'd50950', 'REX2.W'],
    ['jmpabs 0x1122334455667788', 'd500a18877665544332211', 'REX2 without bits'],
    ['vaddps xmm1, xmm2, xmm3', 'c5e858cb', 'VEX in two bytes'],
    ['vaddps xmm9, xmm2, xmm3', 'c56858cb', 'VEX in two bytes has R'],
    ['vaddps xmm1, xmm2, xmm11', 'c4c16858cb', 'VEX in three bytes for B'],
    ['{vex3} vaddps xmm1, xmm2, xmm3', 'c4e16858cb', 'VEX in three bytes when asked'],
    ['vaddps zmm1, zmm2, zmm3', '62f16c4858cb', 'EVEX'],
    ['vaddps zmm17, zmm18, zmm19', '62a16c4058cb', "EVEX R' V' X"],
    ['vaddps zmm31 {k7} {z}, zmm31, zmm31', '620104c758ff', 'EVEX all bits'],
    ['vaddps zmm1, zmm2, zmm3, {rd-sae}', '62f16c3858cb', 'EVEX b and rounding in LL'],
    ['vaddps zmm1, zmm2, [r31+r20*2]', '62d96848580c67', 'EVEX B4 X4'],
    ['vpgatherdd zmm1 {k1}, [r16+zmm31*4]', '62ba7d41900cb8', "EVEX B4, V' for the index"],
    ['vmovd xmm1, r31d', '62d97d086ecf', 'EVEX B4 for a general register in modrm.rm'],
    ['add rax, rbx, rcx', '62f4fc1801cb', 'EVEX ND'],
    ['ccmpne {dfv=of,cf} rax, rbx', '62f4cc0539d8', 'EVEX default flags and condition'],
    ['cfcmovb eax, ebx', '62f47c0c42d8', 'EVEX NF by the form'],
  ])('%s is %s (%s)', (statement, bytes) => expect(probe(statement).hex).toBe(bytes));
});

describe('addresses', () => {
  test.each([
    ['mov eax, [rax]', '8b00'],
    ['mov eax, [rsp]', '8b0424'],
    ['mov eax, [rbp]', '8b4500'],
    ['mov eax, [r12]', '418b0424'],
    ['mov eax, [r13]', '418b4500'],
    ['mov eax, [r20]', 'd5108b0424'],
    ['mov eax, [r21]', 'd5108b4500'],
    ['mov eax, [rax+127]', '8b407f'],
    ['mov eax, [rax+128]', '8b8080000000'],
    ['mov eax, [rax-128]', '8b4080'],
    ['mov eax, [rax-129]', '8b807fffffff'],
    ['mov eax, [rax*2]', '8b044500000000'],
    ['mov eax, [rip+8]', '8b0508000000'],
    ['mov eax, [0x12345678]', '8b042578563412'],
    ['mov eax, [rax+riz*2]', '8b0460'],
    ['{disp8} mov eax, [rax]', '8b4000'],
    ['{disp32} mov eax, [rax]', '8b8000000000'],
    ['movabs al, [0x1234]', 'a03412000000000000'],
    ['addr32 movabs al, [0x1234]', '67a034120000'],
    ['tileloadd tmm1, [rax]', 'c4e27b4b0c20'],
  ])('%s is %s', (statement, bytes) => expect(probe(statement).hex).toBe(bytes));

  test.each([
    ['vaddps zmm1, zmm2, [rax+64]', '62f16c48584801'],
    ['vaddps zmm1, zmm2, [rax+65]', '62f16c48588841000000'],
    ['vaddps zmm1, zmm2, [rax+64*127]', '62f16c4858487f'],
    ['vaddps zmm1, zmm2, [rax+64*128]', '62f16c48588800200000'],
    ['vaddps zmm1, zmm2, [rax-64*128]', '62f16c48584880'],
    ['vaddps zmm1, zmm2, [rax+4]{1to16}', '62f16c58584801'],
    ['vaddpd zmm1, zmm2, [rax+4]{1to8}', '62f1ed58588804000000'],
    ['vmovss xmm1 {k1}, [rax+4]', '62f17e09104801'],
    ['{nf} add eax, [rax+4]', '62f47c0c034004'],
  ])('%s compresses the displacement: %s', (statement, bytes) => expect(probe(statement).hex).toBe(bytes));
});

describe('typed methods reach the same bits', () => {
  test('r16 to r31, masks and default flags', () => {
    const assembler = new Assembler();
    assembler.add(r16, r31).vaddps(zmm0.k(k1).z(), zmm31, ptr(r17, r20, 4, 64));
    assembler.ccmpe(dfv('of'), rax, rbx).add(rax, rbx, rcx);
    expect(hex(assembler)).toBe('d55c01f8' + '62f900c15844a101' + '62f4c40439d8' + '62f4fc1801cb');
  });

  test('aliases with an operand', () => {
    expect(hex(new Assembler().vcmpltps(k1, zmm0, zmm1))).toBe('62f17c48c2c901');
  });
});

describe('conditions on operands', () => {
  test.each([
    ['tdpbssd tmm1, tmm2, tmm1', /tmm1 stands there twice/],
    ['vfcmulcph zmm1, zmm2, zmm1', /zmm1 stands there twice/],
    ['movdir64b eax, [rcx]', /differ in width/],
    ['movs byte ptr [rsi], byte ptr [rdi]', /this operand is at \[rdi\] or \[edi\]/],
    ['movs byte ptr [rdi], byte ptr [esi]', /both addresses have the same width/],
    ['stosb byte ptr fs:[rdi]', /is es and cannot be overridden/],
    ['mwait eax, edx', /this operand is ecx and cannot be edx/],
    ['bndmk bnd0, [eax]', /32-bit addresses cannot be used here/],
    ['bndldx bnd0, [rip+8]', /takes no rip-relative address/],
    ['tileloadd tmm1, [rip+8]', /takes no rip-relative address/],
    ['movabs al, [rax]', /takes an absolute address/],
  ])('%s is refused', (statement, message) => {
    const { error } = probe(statement);
    expect(error).toBeInstanceOf(RawCpuError);
    expect(error!.message).toMatch(message);
  });
});

test('an instruction of 16 bytes is refused, and leaves nothing behind', () => {
  const assembler = new Assembler();
  const prefixed = assembler.nop().with('xacquire', 'lock', 'fs', 'addr32');
  expect(() => prefixed.add(dword(r8, r9, 2, 0x12345678), 0x12345678)).toThrow(/an instruction has at most 15/);
  expect(hex(assembler)).toBe('90');
});
