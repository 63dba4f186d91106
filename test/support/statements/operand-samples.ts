// Texts for one operand place of a row, chosen at the edges where encodings change: registers that need REX, REX2 or
// EVEX bits, bases that need a SIB byte or a displacement, displacements around the limits of one byte and of the
// compressed byte, immediates at the limits of each width.

import type { Form } from '../../../src/isa/form.ts';
import { EVEX } from '../../../src/isa/table-format.ts';

/** Texts for one operand place, the plainest first. */
export function optionsFor(spec: string, form: Form, at: number): string[] {
  const plain = spec.replace(/\{.*/, '').replace(/^r\/m(\d+)/, 'r$1/m$1');
  if (/^(imm|simm)/.test(plain)) return immediates(plain);
  if (plain === '1' || plain === '3') return [plain];
  if (plain === 'dfv') return ['{dfv=}', '{dfv=of,sf}', '{dfv=of,sf,zf,cf}', '{dfv=cf}', '{dfv=zf}'];
  const [cls = '', fixed] = plain.split(':');
  if (fixed !== undefined) return fixedOperands(cls, fixed);
  if (/^rel/.test(plain))
    return plain === 'rel32' ? ['.+0x12345', '.-0x12345', '.+131', '.-126'] : ['.+2', '.+127', '.-126', '.+0'];
  const moffs = /^moffs(\d+)$/.exec(plain);
  if (moffs)
    return ['', `${sizeKeyword(Number(moffs[1]))}`].flatMap((size) => [
      `${size}[0x1122334455667788]`,
      `${size}[0xfffffffff]`,
      `${size}[0x1234]`,
      `${size}fs:[0x1122334455667788]`,
    ]);
  const required = spec.includes('{k!}') ? ' {k1}' : '';
  const parts = plain.split('/');
  const memoryBits = Number(parts.map((part) => /^m(\d+)$/.exec(part)?.[1]).find((bits) => bits !== undefined) ?? 0);
  const texts: string[] = [];
  for (const part of parts) {
    const broadcast = /^b(\d+)$/.exec(part);
    const vector = /^vm(\d\d)([xyz])$/.exec(part);
    if (/^m\d*$/.test(part)) {
      const unit = form.kind === EVEX ? 1 << form.scaleLog2 : 1;
      texts.push(...addressesFor(form, unit).map((address) => `${sizeKeyword(memoryBits)}${address}`));
      if (memoryBits > 0) texts.push('[rdi+16]');
    } else if (part === 'mib') texts.push('[rax+rcx]', '[rax+8]', '[r13+r12]', '[rcx*1+8]', '[rip+8]');
    else if (part === 'sibmem')
      texts.push('[rax+rcx*1]', '[r12+r13*2+0x100]', '[rbp+rbx*8-8]', '[rcx*4+0x10]', '[rax]', '[rip+8]');
    else if (broadcast) {
      const element = Number(broadcast[1]);
      const count = memoryBits / element;
      texts.push(...addressesFor(form, element / 8).map((address) => `${sizeKeyword(element)}${address}{1to${count}}`));
    } else if (vector)
      texts.push(...vectorAddresses(vector[2]!, form).map((address) => `${vectorSize(form)}${address}${required}`));
    else texts.push(...registers(part, form, at).map((name) => name + required));
  }
  return texts;
}

/** The register itself, or memory at it: string instructions. */
function fixedOperands(cls: string, fixed: string): string[] {
  if (cls.startsWith('r')) return [fixed];
  const size = sizeKeyword(Number(cls.slice(1)));
  const narrow = `e${fixed.slice(1)}`;
  return fixed === 'rdi'
    ? [`${size}[rdi]`, `${size}[edi]`, `${size}es:[rdi]`]
    : [
        `${size}[${fixed}]`,
        `${size}[${narrow}]`,
        `${size}fs:[${fixed}]`,
        `${size}ds:[${fixed}]`,
        `${size}gs:[${narrow}]`,
      ];
}

/** Gathers and scatters say the size of one element; prefetches of them say none. */
const vectorSize = (form: Form): string => sizeKeyword(form.memoryBits);

const sizeNames: Record<number, string> = {
  8: 'byte',
  16: 'word',
  32: 'dword',
  48: 'fword',
  64: 'qword',
  80: 'tbyte',
  128: 'xmmword',
  256: 'ymmword',
  512: 'zmmword',
};
const sizeKeyword = (bits: number): string => (sizeNames[bits] === undefined ? '' : `${sizeNames[bits]} ptr `);

const hex = (n: number): string => (n < 0 ? `-0x${(-n).toString(16)}` : `+0x${n.toString(16)}`);

const highAddresses = [
  '[r16]',
  '[r20]',
  '[r21]',
  '[r31+r17*4+0x40]',
  '[rax+r31*8]',
  '[r20d+r30d*2]',
  '[r24*4]',
  'fs:[r29+8]',
];

const addressesFor = (form: Form, unit: number): string[] =>
  form.takesExtended ? [...addresses(unit), ...highAddresses] : addresses(unit);

/** Addresses at the edges; `unit` is what a compressed displacement counts in. */
function addresses(unit: number): string[] {
  const displacements = [127, 128, -128, -129, 1, -1, 0x7fffffff, -0x80000000];
  if (unit > 1)
    displacements.push(127 * unit, 128 * unit, -128 * unit, -129 * unit, 3 * unit, unit + 1, 127 * unit + 1);
  return [
    '[rdx]',
    ...['rsp', 'rbp', 'r8', 'r12', 'r13', 'r15', 'rsi'].map((base) => `[${base}]`),
    ...displacements.map((d) => `[rdi${hex(d)}]`),
    ...displacements.map((d) => `[r12+r9*4${hex(d)}]`),
    '[rsp+0x8]',
    '[rbp-0x8]',
    '[r13+0x7f]',
    '[rax+rcx]',
    '[rbp+rcx*2]',
    '[r13+r12*8]',
    '[rsp+rbp*1]',
    '[rbx+r12*4]',
    '[rcx+r13*8+0x80]',
    '[rcx*8+0x10]',
    '[r12*2]',
    '[rbp*1]',
    '[r9*4-0x81]',
    '[rsi*8]',
    '[rip+0x12345678]',
    '[rip-0x10]',
    '[rip]',
    '[0x12345678]',
    '[0x7fffffff]',
    '[-0x80000000]',
    '[0]',
    'fs:[rax]',
    'gs:[0x30]',
    'fs:[r12+rcx*8+0x100]',
    'ds:[rax]',
    'ss:[rsp]',
    'ds:[rsp]',
    'ds:[rbp+8]',
    'ss:[rax]',
    'es:[rcx]',
    'cs:[rdi]',
    '[eax]',
    '[esp]',
    '[r13d]',
    '[ebp+ecx*4]',
    '[r8d+r9d*2+0x7f]',
    '[ecx*4+0x80]',
    '[edi-0x81]',
    '[eip+0x10]',
    'fs:[eax]',
  ];
}

function vectorAddresses(width: string, form: Form): string[] {
  const name = `${width}mm`;
  const unit = form.kind === EVEX ? 1 << form.scaleLog2 : 1;
  const high = form.kind === EVEX ? [`[rax+${name}17*4]`, `[r12+${name}31*8+${unit * 127}]`, `[rbp+${name}24]`] : [];
  return [
    `[rax+${name}3*1]`,
    `[rbp+${name}4*2]`,
    `[r13+${name}15*8]`,
    `[rsp+${name}9*4+0x10]`,
    `[r12+${name}8*1-129]`,
    `[${name}5*4]`,
    `[${name}12*8+0x80]`,
    `[rcx+${name}6*4+${unit * 128}]`,
    `[rcx+${name}6*4-${unit * 128}]`,
    `[r9+${name}13+${unit * 127}]`,
    `[rdx+${name}7*8+1]`,
    `fs:[rax+${name}3*4]`,
    `[eax+${name}3*4]`,
    `ss:[rsp+${name}10*2]`,
    ...high,
  ];
}

const general: Record<string, readonly string[]> = {
  r8: ['bl', 'dl', 'cl', 'al', 'ah', 'bh', 'spl', 'dil', 'r8b', 'r15b'],
  r16: ['bx', 'si', 'cx', 'ax', 'dx', 'sp', 'bp', 'r8w', 'r12w', 'r15w'],
  r32: ['ebx', 'esi', 'ecx', 'eax', 'edx', 'esp', 'ebp', 'r8d', 'r12d', 'r15d'],
  r64: ['rbx', 'rsi', 'rcx', 'rax', 'rdx', 'rsp', 'rbp', 'r8', 'r12', 'r15'],
};
/** r16 to r31 in the width of `kind`. */
const extended = (kind: string): string[] =>
  [16, 20, 21, 31].map((n) => `r${n}${{ r8: 'b', r16: 'w', r32: 'd', r64: '' }[kind]}`);

const numbered: Record<string, readonly [lowest: number, highest: number]> = {
  mm: [0, 7],
  k: [0, 7],
  cr: [0, 15],
  dr: [0, 15],
  bnd: [0, 3],
  tmm: [0, 7],
};

/** Registers of one kind; each operand place begins with another, so that rows that want distinct registers get them. */
function registers(part: string, form: Form, at: number): string[] {
  const [kind = '', group] = part.split('+');
  if (kind === 'sti') return ['st(1)', 'st(0)', 'st(7)', 'st(3)'];
  if (kind === 'st0') return ['st', 'st(0)'];
  if (kind === 'sreg') return ['ds', 'es', 'ss', 'fs', 'gs', 'cs'];
  const list = general[kind];
  const high = form.takesExtended && list !== undefined ? extended(kind) : [];
  if (list !== undefined) return [...list.slice(at), ...list.slice(0, at), ...high];
  const range = numbered[kind];
  if (kind === 'cr') return ['cr0', 'cr2', 'cr3', 'cr4', 'cr8', 'cr15'];
  if (range !== undefined) {
    const step = group === undefined ? 1 : 2;
    const count = range[1] + 1;
    return Array.from(
      { length: count / step },
      (_, i) => `${kind}${((i + at + (kind === 'k' ? 1 : 0)) * step + (group === undefined ? 0 : -2) + count) % count}`,
    );
  }
  if (kind === 'xmm' || kind === 'ymm' || kind === 'zmm') {
    if (group !== undefined) return [4, 0, 8, 12, 16, 28].map((n) => `${kind}${n}`);
    const low = [at + 1, 0, 7, 8, 15, at + 9];
    return (form.kind === EVEX ? [...low, 16, 23, 31, at + 17] : low).map((n) => `${kind}${n}`);
  }
  return [kind];
}

const limits: Record<string, readonly (string | number)[]> = {
  imm4: [2, 0, 1, 3, 15],
  imm8: [5, 0, 1, 127, 128, 255, -1, -128],
  'simm8/16': [5, 0, 127, -128, -1, '0xff80', '0xffff'],
  'simm8/32': [5, 0, 127, -128, -1, '0xffffff80', '0xffffffff'],
  'simm8/64': [5, 0, 127, -128, -1, '0xffffffffffffff80', '0xffffffffffffffff'],
  imm16: ['0x1234', 0, 1, 127, 128, -128, -129, '0x7fff', '0x8000', '0xffff', '0xff7f', -32768],
  imm32: [
    '0x12345678',
    0,
    1,
    127,
    128,
    -128,
    -129,
    '0x7fffffff',
    '0x80000000',
    '0xffffffff',
    '0xffffff7f',
    '-0x80000000',
  ],
  simm32: [
    '0x12345678',
    0,
    1,
    127,
    128,
    -128,
    -129,
    '0x7fffffff',
    '-0x80000000',
    '0xffffffff80000000',
    '0xffffffffffffff7f',
  ],
  imm64: [
    '0x123456789abcdef0',
    1,
    -1,
    '0x7fffffff',
    '0x80000000',
    '0xffffffff',
    '-0x80000000',
    '0xffffffff80000000',
    '-0x80000001',
    '0x8000000000000000',
    '0xffffffffffffffff',
  ],
};
const immediates = (spec: string): string[] => limits[spec]!.map(String);
