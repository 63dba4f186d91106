// explainEncoding(): every bit once, with the right name and meaning.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { disassemble, type EncodingField, explainEncoding } from '../../../src/disasm/index.ts';
import { encodedSamples, hex, ORIGIN } from './samples.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

/** Names every bit by the fields that hold it; a bit in two fields, or in none, gives a fault. */
function faultsIn(bytes: Uint8Array, fields: readonly EncodingField[]): string[] {
  const faults: string[] = [];
  const seen = new Uint8Array(bytes.length * 8);
  let last = -1;
  for (const { name, offset, sizeBytes, highBit, lowBit, value } of fields) {
    let stored = 0n;
    for (let i = sizeBytes - 1; i >= 0; i--) stored = (stored << 8n) | BigInt(bytes[offset + i]!);
    stored = (stored >> BigInt(lowBit)) & ((1n << BigInt(highBit - lowBit + 1)) - 1n);
    if (stored !== BigInt(value)) faults.push(`${name} is ${stored}, not ${value}`);
    for (let bit = lowBit; bit <= highBit; bit++) seen[offset * 8 + bit]! += 1;
    // In the order of the bytes, high bits first.
    const place = offset * 8 + 7 - (sizeBytes > 1 ? 7 : highBit);
    if (place <= last) faults.push(`${name} is out of order`);
    last = place;
  }
  for (const [bit, count] of seen.entries()) if (count !== 1) faults.push(`bit ${bit} is in ${count} fields`);
  return faults;
}

describe('every bit is in one field', () => {
  test('of every form, which is found in the table', () => {
    const failures: string[] = [];
    for (const { statement, bytes } of encodedSamples(2, 3)) {
      for (const { instruction, form, fields } of explainEncoding(bytes, { origin: ORIGIN })) {
        const faults = faultsIn(instruction.bytes, fields);
        if (form === undefined && !instruction.isInvalid) faults.push('no form');
        if (form !== undefined && form.split(' ')[0] !== instruction.mnemonic) faults.push(`form ${form}`);
        for (const { meaning, name } of fields)
          if (meaning === '' || /undefined/.test(meaning)) faults.push(`${name}: '${meaning}'`);
        if (faults.length > 0)
          failures.push(`${statement} | ${hex(bytes)} | ${instruction.text} | ${faults.join(', ')}`);
      }
    }
    expect(failures).toEqual([]);
  });

  test('of any bytes', () => {
    const opening = fc.constantFrom(
      '',
      '66',
      '48',
      'f3',
      '0f',
      '0f38',
      '0f3a',
      'c5f8',
      'c4e279',
      '62f17c48',
      '8fe978',
      '67',
      'f041',
    );
    fc.assert(
      fc.property(opening, fc.uint8Array({ minLength: 1, maxLength: 15 }), (prefix, rest) => {
        const bytes = Uint8Array.from([...bytesOf(prefix), ...rest]);
        const explained = explainEncoding(bytes);
        expect(explained.map(({ instruction }) => instruction)).toEqual(disassemble(bytes));
        for (const { instruction, fields } of explained)
          expect(faultsIn(instruction.bytes, fields), hex(bytes)).toEqual([]);
      }),
      { numRuns: 2_000, seed: 4 },
    );
  });
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
