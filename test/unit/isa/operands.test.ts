// Operand classes and operand notation: the two sides that form selection brings together.

import { describe, expect, test } from 'vitest';
import { dfv, fs, ptr, r16, r20, rax, rbp, rsp, ss, xmm17, xmmword } from '../../../src/isa/index.ts';
import { type MemoryOperand, memoryOperand } from '../../../src/isa/memory.ts';
import {
  classOfBigint,
  classOfNumber,
  EXTENDED,
  OPERAND_CLASS_COUNT,
  OperandClass,
  operandClassNames,
} from '../../../src/isa/operand-class.ts';
import { operandSpec } from '../../../src/isa/operand-spec.ts';
import { registersByName } from '../../../src/isa/registers.ts';

const nameOf = (cls: number): string | undefined => operandClassNames[cls];

test('classes leave room for the bit of extended memory', () => {
  expect(OPERAND_CLASS_COUNT).toBeLessThan(EXTENDED);
});

test.each([
  [0, 'i7'],
  [1, 'i1'],
  [3, 'i3'],
  [127, 'i7'],
  [128, 'iu8'],
  [255, 'iu8'],
  [256, 'i15'],
  [0x7fff, 'i15'],
  [0x8000, 'iu16'],
  [0xff7f, 'iu16'],
  [0xff80, 'iu16x8'],
  [0xffff, 'iu16x8'],
  [0x10000, 'i31'],
  [0x7fffffff, 'i31'],
  [0x80000000, 'iu32'],
  [0xffffff7f, 'iu32'],
  [0xffffff80, 'iu32x8'],
  [0xffffffff, 'iu32x8'],
  [0x100000000, 'iu64'],
  [-1, 'in8'],
  [-128, 'in8'],
  [-129, 'in16'],
  [-0x8000, 'in16'],
  [-0x8001, 'in32'],
  [-0x80000000, 'in32'],
  [-0x80000001, 'in64'],
])('the number %d is %s', (value, name) => {
  expect(nameOf(classOfNumber(value))).toBe(name);
  expect(nameOf(classOfBigint(BigInt(value)))).toBe(name);
});

test.each([
  [0xffff_ffff_ffff_ff80n, 'iu64x8'],
  [0xffff_ffff_ffff_ff7fn, 'iu64x32'],
  [0xffff_ffff_8000_0000n, 'iu64x32'],
  [0xffff_ffff_7fff_ffffn, 'iu64'],
  [-(1n << 63n), 'in64'],
])('the bigint %d is %s', (value, name) => expect(nameOf(classOfBigint(value))).toBe(name));

test.each([[1n << 64n], [-(1n << 63n) - 1n]])('%d has no class', (value) => expect(classOfBigint(value)).toBe(-1));

function accepted(spec: string): string[] {
  const { accepts } = operandSpec(spec);
  return operandClassNames.filter((_, cls) => accepts[cls] === 1);
}

describe('notation', () => {
  test('registers', () => {
    expect(accepted('r32')).toEqual(['eax', 'r32', 'r32e']);
    expect(accepted('xmm{k}{z}')).toEqual(['xmm0', 'xmm', 'xmmhi', 'xmm_k']);
    expect(accepted('xmm{k!}')).toEqual(['xmm_k']);
    expect(accepted('zmm+3')).toEqual(['zmm']);
    expect(operandSpec('r32:ecx')).toMatchObject({ fixed: 'ecx', takesRegister: true });
  });

  test('memory', () => {
    expect(accepted('m64')).toEqual(['m', 'm64']);
    expect(accepted('zmm/m512/b32')).toEqual(['zmm', 'm', 'm512', 'b', 'b32', 'bx16', 'b32x16']);
    expect(accepted('vm32x{k!}')).toEqual(['vmx_k']);
    expect(accepted('m')).toContain('mother');
    expect(operandSpec('m8:rdi')).toMatchObject({ fixed: 'rdi', takesMemory: true, memoryBits: 8 });
  });

  test('immediates: what sign extension can hold', () => {
    expect(accepted('simm8/64')).toEqual(['i1', 'i3', 'i7', 'in8', 'iu64x8']);
    expect(accepted('simm32')).not.toContain('iu32');
    expect(accepted('imm32')).toContain('iu32');
  });

  test.each(['r17', 'zmm/m512/b33', 'imm9', ''])("'%s' is none", (text) => {
    expect(() => operandSpec(text)).toThrow(/is not an operand notation/);
  });
});

const memory = (operand: unknown): MemoryOperand => operand as MemoryOperand;

describe('memory operands', () => {
  test('r16 to r31 as base or index are marked', () => {
    expect(memory(ptr(r16)).cls).toBe(OperandClass.m | EXTENDED);
    expect(memory(xmmword(rax, r20, 4)).cls).toBe(OperandClass.m128 | EXTENDED);
    expect(memory(ptr(rax, xmm17, 4)).cls).toBe(OperandClass.vmx);
    expect(memory(ptr(rax)).cls).toBe(OperandClass.m);
  });

  test('a segment that the address has anyway is not a prefix', () => {
    expect(memory(ptr(rsp).segment(ss)).segmentPrefix).toBe(0);
    expect(memory(ptr(rbp).segment(ss)).segmentPrefix).toBe(0);
    expect(memory(ptr(rax).segment(ss)).segmentPrefix).toBe(0x36);
    expect(memory(ptr(rax).segment(fs)).segmentPrefix).toBe(0x64);
  });

  test('riz is not an index, and a SIB byte', () => {
    const riz = registersByName.get('riz')!;
    expect(memoryOperand(0, rax as never, riz, 2, 0, undefined)).toMatchObject({ indexId: 4, address32: 0 });
  });
});

test('default flags', () => {
  expect(String(dfv())).toBe('{dfv=}');
  expect(String(dfv('sf', 'of'))).toBe('{dfv=of,sf}');
  expect(dfv('cf')).toMatchObject({ id: 1, defaultFlags: ['cf'] });
  expect(() => dfv('pf' as never)).toThrow(/not a default flag/);
});
