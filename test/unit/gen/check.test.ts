// The checks that stand between the rows and the packed table: each refuses one kind of slip, with file and line.

import { expect, test } from 'vitest';
import { checkRows } from '../../../gen/check.ts';
import { readForms } from '../../../gen/read-forms.ts';
import { type RowError, readRows } from '../../../gen/row.ts';

function faultsOf(text: string): string[] {
  const faults: RowError[] = [];
  const { rows, aliases } = readRows('x.txt', text, faults);
  return [...faults, ...checkRows(rows, aliases)].map(({ message }) => message);
}

test('the table has no faults', () => {
  const { rows, aliases, faults } = readForms(new URL('../../../', import.meta.url));
  expect([...faults, ...checkRows(rows, aliases)].map(({ message }) => message)).toEqual([]);
  expect(rows.length).toBeGreaterThan(5_800);
});

const good = 'add rw r/m16, r imm16 | MI | o16 81 /0 iw | base | lock fw=oszapc';

test('a good row has none', () => expect(faultsOf(good)).toEqual([]));

test.each([
  ['a mnemonic in upper case', 'ADD rw r8 | R | 00 /r | base |', "'ADD' is not a mnemonic in lower case"],
  ['an unknown attribute', 'nop | - | 90 | base | fast', "attribute 'fast' is not known"],
  ['an unknown flag', 'nop | - | 90 | base | fw=x', "attribute 'fw=x' is not known"],
  ['an unknown operand', 'inc rw r/m17 | M | FE /0 | base |', "'r/m17' is not an operand notation: 'r17' is not known"],
  [
    'an operand in a field that cannot hold it',
    'inc rw r/m8 | R | FE /r | base |',
    "operand 'r/m8' cannot stand in field R; possible are M",
  ],
  ['a field used twice', 'x rw r8, r r8 | RR | FE /r | base |', 'field R is used twice'],
  ['operands without modrm', 'inc rw r/m8 | M | FE | base |', 'operands in modrm, but no /r or /digit in the encoding'],
  [
    'a digit and a register in modrm.reg',
    'x rw r/m8, r r8 | MR | FE /0 | base |',
    'modrm.reg holds a digit and an operand',
  ],
  ['vvvv in a legacy row', 'x rw r32, r r32, r r/m32 | RVM | 0F AF /r | base |', 'field V needs VEX, EVEX or XOP'],
  [
    'EVEX memory without a scale',
    'vmovaps w zmm{k}{z}, r zmm/m512 | RM | EVEX.512.0F.W0 28 /r | avx512f |',
    'an EVEX row with memory needs nN, the scale of its compressed displacement',
  ],
  [
    'a scale that is no power of two',
    'vmovaps w zmm{k}{z}, r zmm/m512 | RM | EVEX.512.0F.W0 28 /r | avx512f | n24',
    'n24 is not a power of two',
  ],
  ['a scale outside EVEX', 'inc rw r/m8 | M | FE /0 | base | n8', 'nN belongs to EVEX rows only'],
  [
    'decorators outside EVEX',
    'vmovaps w xmm{k}, r xmm/m128 | RM | VEX.128.0F.W0 28 /r | avx |',
    'decorators belong to EVEX rows only',
  ],
  ['+r on an odd opcode', 'bswap rw r32 | O | 0F C9+rd | base |', 'the low three bits of an opcode with +r must be 0'],
  [
    'an immediate that the encoding lacks',
    'add rw r/m16, r imm16 | MI | o16 81 /0 | base |',
    'immediate operands take 2 bytes, the encoding has none',
  ],
  [
    'an immediate of another size',
    'add rw r/m16, r imm16 | MI | o16 81 /0 ib | base |',
    'immediate operands take 2 bytes, the encoding has 1',
  ],
  ['an immediate without operand', 'ret | - | C2 iw | base |', 'immediate operands take no bytes, the encoding has 2'],
  [
    'a register in imm[7:4] without /is4',
    'vpblendvb w xmm, r xmm, r xmm/m128, r xmm | RVMS | VEX.128.66.0F3A.W0 4C /r | avx |',
    'field S goes with /is4 or /is5',
  ],
  [
    'sources that commute where there are three',
    'vpternlogd rw xmm, r xmm, r xmm/m128, r imm8 | RVMI | VEX.128.66.0F3A.W0 25 /r ib | avx | commutes',
    '3 sources cannot commute',
  ],
  [
    'a mask that is cleared where there is none',
    'inc rw r/m8 | M | FE /0 | base | clears-mask',
    'clears-mask, but no operand must have a mask',
  ],
  [
    'an operation that commutes as SSE only',
    'addps rw xmm, r xmm/m128 | RM | NP 0F 58 /r | sse | commutes\nvaddps w xmm, r xmm, r xmm/m128 | RVM | VEX.128.0F.WIG 58 /r | avx |',
    'of this row and of x.txt:1 only one commutes',
  ],
  ['an alias of nothing', `${good}\nalias plus = addition`, "alias of 'addition', which has no row"],
  ['an alias that has rows', `${good}\nalias add = add`, "'add' has rows of its own"],
  ['an alias given twice', `${good}\nalias plus = add\nalias plus = add`, "'plus' is an alias already"],
  ['an alias that fixes no byte', `${good}\nalias plus = add 1`, "no form of 'add' ends in an imm8 of that value"],
])('refuses %s', (_, text, message) => {
  expect(faultsOf(text)).toEqual([`x.txt:${text.split('\n').length}: ${message}`]);
});

test('a row that stands twice names the other place', () => {
  expect(faultsOf(`# first\n${good}\n${good}`)).toEqual(['x.txt:3: the same form stands in x.txt:2']);
});
