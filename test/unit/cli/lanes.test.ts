// Registers as numbers.

import { describe, expect, test } from 'vitest';
import { extendedText, lanesIn, lanesOf } from '../../../src/cli/lanes.ts';

describe('what instructions compute with', () => {
  test.each([
    ['f32', 'addps addss vfmadd231ps vpermps vpermt2ps vpermilps cvtdq2ps vbroadcastss movups rsqrtss vdpbf16ps'],
    ['f64', 'addpd addsd movsd vpermpd cvtps2pd cvtsi2sd vgatherdpd sqrtsd unpckhpd'],
    ['f16', 'vaddph vmulsh vfmadd132ph'],
    ['i8', 'paddb vpbroadcastb packsswb vmovdqu8'],
    ['i16', 'paddw pmullw vpsubw pmovzxbw vmovdqu16 psadbw phsubw'],
    ['i32', 'paddd pshufd movd vpermd cvtps2dq cvttpd2dq phsubd punpckldq vmovdqa32 vpopcntd vpdpbusd vcvtps2udq'],
    ['i64', 'paddq movq vpermq punpcklqdq vmovdqu64 vcvtpd2qq vpmullq'],
    ['undefined', 'pxor vpand vpandd por movdqa vmovdqu vpternlogd pslldq pshufb ret vzeroupper aesenc'],
  ])('%s: %s', (type, names) => {
    for (const name of names.split(' ')) expect([name, String(lanesOf(name))]).toEqual([name, type]);
  });
});

test('floats are written with the digits that tell them from their neighbours, and read back', () => {
  const bits = new DataView(new ArrayBuffer(8));
  for (const value of [0.1, 1 / 3, 16777216, 3.4028234663852886e38, 1e-45, -0, 1.17549435e-38, 123456.789]) {
    bits.setFloat32(0, value);
    const [text = ''] = lanesIn('f32', BigInt(bits.getUint32(0)));
    expect(Object.is(Math.fround(Number(text)), Math.fround(value)), text).toBe(true);
    expect(text.replace(/[-.]|e.*/g, '').length).toBeLessThanOrEqual(9 + 1);
  }
  expect(lanesIn('f32', 0x3dcccccdn)).toEqual(['0.1']);
  expect(lanesIn('f16', 0x7c00_fc00_7e00_8000_0001_3555_3c00n)).toEqual([
    '1',
    '0.3333',
    '6e-8',
    '-0',
    'nan',
    '-inf',
    'inf',
  ]);
  expect(lanesIn('i8', 0xff7f80n)).toEqual(['-128', '127', '-1']);
  expect(lanesIn('u16', 0xffffn)).toEqual(['65535']);
});

test('every half reads back', () => {
  for (let half = 0; half < 0x7c00; half++) {
    const value = half < 1024 ? half * 2 ** -24 : (1024 + (half & 1023)) * 2 ** ((half >> 10) - 25);
    const text = lanesIn('f16', BigInt(half))[0]!;
    const unit = half < 1024 ? 2 ** -24 : 2 ** ((half >> 10) - 25);
    if (!(Math.abs(Number(text) - value) <= unit / 2)) expect.fail(`${half}: ${text} is not ${value}`);
  }
});

test.each([
  ['0', 0n],
  ['-0', 1n << 79n],
  ['1', (0x3fffn << 64n) | (1n << 63n)],
  ['-1.5', (0xbfffn << 64n) | (3n << 62n)],
  ['3.14159265358979323851', (0x4000n << 64n) | 0xc90f_daa2_2168_c235n],
  ['9223372036854775807', (0x403dn << 64n) | 0xffff_ffff_ffff_fffen],
  ['0.000244140625', (0x3ff3n << 64n) | (1n << 63n)],
  ['inf', (0x7fffn << 64n) | (1n << 63n)],
  ['-inf', (0xffffn << 64n) | (1n << 63n)],
  ['nan', (0x7fffn << 64n) | (3n << 62n)],
  ['1.18973149535723176502e+4932', (0x7ffen << 64n) | 0xffff_ffff_ffff_ffffn],
  ['3.36210314311209350626e-4932', (1n << 64n) | (1n << 63n)],
  ['3.64519953188247460252e-4951', 1n],
])('x87: %s', (text, bits) => {
  expect(extendedText(bits)).toBe(text);
});
