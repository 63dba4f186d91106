// The reader of table rows: what it understands, and that every slip is refused with file and line.

import { describe, expect, test } from 'vitest';
import { type RowError, readRows } from '../../../gen/row.ts';

function read(text: string) {
  const faults: RowError[] = [];
  return { ...readRows('forms/x.txt', text, faults), faults: faults.map(({ message }) => message) };
}

describe('rows', () => {
  test('a legacy row', () => {
    const { rows, faults } = read('add rw r/m16, r imm16 | MI | o16 81 /0 iw | base | lock fw=oszapc');
    expect(faults).toEqual([]);
    expect(rows[0]).toMatchObject({
      mnemonic: 'add',
      operands: [
        { access: 'rw', spec: 'r/m16' },
        { access: 'r', spec: 'imm16' },
      ],
      fields: 'MI',
      kind: 'legacy',
      map: 0,
      opcode: 0x81,
      operandSize: 16,
      digit: 0,
      hasModrm: true,
      immediates: 'iw',
      features: [],
    });
  });

  test('an EVEX row', () => {
    const { rows } = read('vaddps w zmm{k}{z}, r zmm, r zmm/m512/b32{er} | RVM | EVEX.512.0F.W0 58 /r | avx512f | n64');
    expect(rows[0]).toMatchObject({ kind: 'evex', map: 1, l: 2, w: 0, prefix: 'none', displacementScale: 64 });
  });

  test('prefix and escape bytes are not the opcode', () => {
    const { rows } = read(
      [
        'pshufb rw xmm, r xmm/m128 | RM | 66 0F 38 00 /r | ssse3 |',
        'serialize | - | NP 0F 01 E8 | serialize |',
        'pause | - | F3 90 | base |',
        'pfadd rw mm, r mm/m64 | RM | 0F 0F /r 9E | d3now |',
        'fadd rw st0, r sti | XO | D8 C0+i | fpu |',
        'fclex | - | 9B DB E2 | fpu | fwait',
      ].join('\n'),
    );
    expect(rows.map(({ kind, map, prefix, opcode, fixedByte }) => [kind, map, prefix, opcode, fixedByte])).toEqual([
      ['legacy', 2, '66', 0x00, undefined],
      ['legacy', 1, 'none', 0x01, 0xe8],
      ['legacy', 0, 'F3', 0x90, undefined],
      ['3dnow', 1, 'none', 0x0f, 0x9e],
      ['legacy', 0, 'none', 0xd8, 0xc0],
      ['legacy', 0, 'none', 0xdb, 0xe2],
    ]);
  });

  test('<cc> stands for sixteen rows, <scc> for those of ccmp', () => {
    const { rows } = read(
      'cmov<cc> w r32, r r32, r r/m32 | VRM | EVEX.LZ.MAP4.W0.ND 40+cc /r | apx_f | n1\n' +
        'ctest<scc> n dfv, r r/m8, r r8 | VMR | EVEX.LZ.MAP4.W0.SCcc 84 /r | apx_f | n1',
    );
    expect(rows).toHaveLength(32);
    expect(rows[5]).toMatchObject({ mnemonic: 'cmovne', opcode: 0x45, evexBits: 0x10, line: 1 });
    expect(rows[16 + 10]).toMatchObject({ mnemonic: 'ctestt', opcode: 0x84, evexBits: 10, conditional: true, line: 2 });
  });

  test('aliases, comments and blank lines', () => {
    const { rows, aliases } = read('# nothing\n\nalias jz = je\nalias vcmpltps = vcmpps 1 # the predicate\n');
    expect(rows).toEqual([]);
    expect(aliases.map(({ name, mnemonic, immediate, line }) => [name, mnemonic, immediate, line])).toEqual([
      ['jz', 'je', undefined, 3],
      ['vcmpltps', 'vcmpps', 1, 4],
    ]);
  });
});

test.each([
  ['add | MI | 81 /0', "expected 5 columns between '|', found 3"],
  ['add r/m16 | M | 81 /0 | base |', "'r/m16' is not 'access notation'"],
  ['add rw r/m16, r imm16 | M | o16 81 /0 iw | base |', '2 operands, but 1 field letters'],
  ['inc rw r/m8 | M | FE /8 | base |', '/8: a digit is 0 to 7'],
  ['inc rw r/m8 | M | FE /x | base |', "'/x' in the encoding is not understood"],
  ['vaddps w xmm, r xmm, r xmm | RVM | VEX.129.0F.W0 58 /r | avx |', "'129' in VEX.129.0F.W0 is not understood"],
  ['nop | - | o16 | base |', 'expected one opcode byte and at most one fixed byte, found 0 bytes'],
  ['nop | - | 90 91 92 | base |', 'expected one opcode byte and at most one fixed byte, found 3 bytes'],
])('refuses %s', (line, message) => {
  expect(read(`\n${line}`).faults).toEqual([`forms/x.txt:2: ${message}`]);
});

test('all faults are reported at once', () => {
  expect(read('add\nsub\ncmp').faults.map((message) => message.slice(0, 13))).toEqual([
    'forms/x.txt:1',
    'forms/x.txt:2',
    'forms/x.txt:3',
  ]);
});
