// explainEncoding(): every bit once, with the right name and meaning.

import { describe, expect, test } from 'vitest';
import { explainEncoding } from '../../../src/disasm/index.ts';
import { bytesAreExplained, bytesOf, formsAreExplained } from '../../support/decoding/explain.ts';
import { ORIGIN } from '../../support/decoding/samples.ts';

describe('every bit is in one field', () => {
  test('of forms, which are found in the table', () => formsAreExplained(8));

  test('of any bytes', () => bytesAreExplained(500));
});

/** The fields of one instruction, as `NAME=BITS: MEANING`. */
function fieldsOf(text: string): string[] {
  const [explained, ...more] = explainEncoding(bytesOf(text), { origin: ORIGIN });
  expect(more).toEqual([]);
  return explained!.fields.map(({ name, value, highBit, lowBit, sizeBytes, isInverted, meaning }) => {
    const bits = value.toString(2).padStart(highBit - lowBit + 1, '0');
    return `${isInverted ? '~' : ''}${name}=${sizeBytes > 1 ? `0x${value.toString(16)}` : bits}: ${meaning}`;
  });
}

describe('meanings', () => {
  test('EVEX with a broadcast, a mask and a compressed displacement', () => {
    expect(fieldsOf('62f174d958448f02')).toEqual([
      'EVEX=01100010: an EVEX prefix: four bytes',
      '~EVEX.R=1: adds nothing to ModRM.reg',
      '~EVEX.X=1: adds nothing to SIB.index',
      '~EVEX.B=1: adds nothing to SIB.base',
      "~EVEX.R'=1: adds nothing to ModRM.reg",
      "EVEX.B'=0: adds nothing to SIB.base",
      'EVEX.mmm=001: opcode map 0F',
      'EVEX.W=0: part of the opcode',
      '~EVEX.vvvv=1110: zmm1, operand 2',
      "~EVEX.X'=1: adds nothing to SIB.index",
      'EVEX.pp=00: no mandatory prefix',
      'EVEX.z=1: zeroing: elements that the mask leaves out become 0',
      "EVEX.L'L=10: vector length 512 bits",
      'EVEX.b=1: one element is read and broadcast',
      "~EVEX.V'=1: adds nothing to EVEX.vvvv",
      'EVEX.aaa=001: write mask k1',
      'opcode=01011000: vaddps',
      'ModRM.mod=01: memory, displacement of 8 bits',
      'ModRM.reg=000: zmm0, operand 1',
      'ModRM.rm=100: a SIB byte follows',
      'SIB.scale=10: index times 4',
      'SIB.index=001: index rcx',
      'SIB.base=111: base rdi',
      'disp8=00000010: 2 times 4 bytes: +8',
    ]);
  });

  test.each([
    [
      'EVEX: high registers',
      '6281747858cf',
      [
        "~EVEX.R'=0: adds 16 to ModRM.reg",
        '~EVEX.X=0: adds 16 to ModRM.rm',
        "EVEX.L'L=11: rounding to zero",
        "EVEX.b=1: rounding as in EVEX.L'L, exceptions suppressed",
        'ModRM.reg=001: zmm17, operand 1',
        'ModRM.rm=111: zmm31, operand 3',
      ],
    ],
    [
      'EVEX: {sae}',
      '62f1741bc2ca01',
      [
        'EVEX.b=1: exceptions suppressed',
        'imm8=00000001: 1, operand 4',
        'EVEX.z=0: merging: elements that the mask leaves out stay as they are',
      ],
    ],
    [
      'EVEX: vector index',
      '62f27d4192048d00000000',
      [
        "~EVEX.V'=0: adds 16 to SIB.index",
        "~EVEX.X'=1: not used",
        'SIB.index=001: index zmm17',
        'SIB.base=101: no base',
      ],
    ],
    [
      'VEX3 and /is4',
      'c4e3694acb40',
      [
        'VEX.mmmmm=00011: opcode map 0F3A',
        '~VEX.vvvv=1101: xmm2, operand 2',
        'VEX.pp=01: stands for prefix 66',
        'imm8[7:4]=0100: xmm4, operand 4',
        'imm8[3:0]=0000: not used',
      ],
    ],
    [
      'VEX2',
      'c5f877',
      [
        'VEX2=11000101: a VEX prefix of two bytes',
        '~VEX.vvvv=1111: not used',
        'VEX.L=0: part of the opcode',
        'opcode=01110111: vzeroupper',
      ],
    ],
    ['XOP', '8fe960010c2d00000000', ['XOP.mmmmm=01001: opcode map 9', 'ModRM.reg=001: part of the opcode of blcfill']],
    [
      'REX',
      '4d8b4c2408',
      [
        'REX=0100: a REX prefix',
        'REX.W=1: operand size 64 bits',
        'REX.R=1: adds 8 to ModRM.reg',
        'REX.X=0: adds nothing to SIB.index',
        'REX.B=1: adds 8 to SIB.base',
        'SIB.index=100: no index',
        'disp8=00001000: +8',
      ],
    ],
    [
      'a register in the opcode',
      '49bb8877665544332211',
      [
        "REX.B=1: adds 8 to the opcode's register",
        'opcode=10111: movabs',
        'opcode.reg=011: r11, operand 1',
        'imm64=0x1122334455667788: 0x1122334455667788, operand 2',
      ],
    ],
    ['relative to rip', '488d0508000000', ['ModRM.rm=101: relative to rip', 'disp32=0x8: +8, which is 0x40000f']],
    ['a branch', '75fe', ['rel8=11111110: -2 from the next instruction: 0x400000']],
    ['an address in full', 'a18877665544332211', ['moffs64=0x1122334455667788: the address']],
    ['two immediates', 'c8341205', ['imm16=0x1234: 0x1234, operand 1', 'imm8=00000101: 5, operand 2']],
    [
      '3DNow!',
      '0f0fca9e',
      ['escape=00001111: 3DNow!: the opcode comes last', 'ModRM.rm=010: mm2, operand 2', 'opcode=10011110: pfadd'],
    ],
    [
      'x87',
      'd8c3',
      [
        'opcode=11011000: fadd, with ModRM',
        'ModRM.reg=000: part of the opcode of fadd',
        'ModRM.rm=011: st3, operand 2',
      ],
    ],
    ['prefixes with a meaning', 'f20f58c1', ['prefix=11110010: part of the opcode of addsd']],
    ['lock', 'f00fb10b', ['prefix=11110000: lock: the access to memory is atomic']],
    ['rep', 'f3a4', ['prefix=11110011: rep: repeats rcx times']],
    ['a segment', '648b00', ['prefix=01100100: segment fs: its base is added to the address']],
    ['notrack', '3eff20', ['prefix=00111110: notrack: the target needs no endbr64']],
    ['a hint', '3e7400', ['prefix=00111110: hint: the branch is taken']],
    ['address size', '678b00', ['prefix=01100111: address size 32 bits', 'ModRM.rm=000: base eax']],
    ['operand size', '6601c8', ['prefix=01100110: operand size 16 bits']],
    ['prefixes without one', 'f32e4048c3', ['prefix=00101110: segment cs, no effect here']],
    ['a REX prefix before another', '4866c3', ['REX=01001000: no effect: another prefix follows']],
    [
      'REX2',
      'd5518b0f',
      ['REX2.M0=0: opcode map of one byte', "REX2.R'=1: adds 16 to ModRM.reg", 'ModRM.rm=111: base r31'],
    ],
    [
      'EVEX of APX',
      '62ecf814034cda10',
      [
        'EVEX.mmm=100: opcode map 4',
        "EVEX.B'=1: adds 16 to SIB.base",
        "~EVEX.X'=0: adds 16 to SIB.index",
        'EVEX.ND=1: the destination is EVEX.vvvv',
        'EVEX.NF=1: the flags stay as they are',
        '~EVEX.vvvv=1111: r16, operand 1',
      ],
    ],
    [
      'EVEX with a condition',
      '6264cc0539f0',
      ['EVEX.OF=1: of becomes 1 where the condition is false', 'EVEX.SC=0101: condition ne'],
    ],
    ['a bad byte', '06', ['(bad)=00000110: begins no instruction']],
  ])('%s', (_name, text, expected) => {
    expect(fieldsOf(text)).toEqual(expect.arrayContaining(expected));
  });

  test('the form is the row of the table', () => {
    expect(explainEncoding(bytesOf('62f174d958448f02'))[0]!.form).toBe('vaddps zmm{k}{z}, zmm, zmm/m512/b32{er}');
    expect(explainEncoding(bytesOf('06'))[0]!.form).toBeUndefined();
  });
});
