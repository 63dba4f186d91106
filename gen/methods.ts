// Writes src/asm/methods.gen.ts: the typed methods of the Assembler, one overload for each form. Types only; at run time
// the methods are made from the table's mnemonics.

import { methodName } from '../src/asm/method-name.ts';
import type { PackedTable } from './pack.ts';
import { endsInByte, type Row } from './row.ts';
import { heading } from './table-source.ts';

const simple: Record<string, string> = {
  al: "R8<'al'>",
  cl: "R8<'cl'>",
  ax: "R16<'ax'>",
  dx: "R16<'dx'>",
  eax: "R32<'eax'>",
  rax: "R64<'rax'>",
  st0: "St<'st0'>",
  sti: 'St',
  xmm0: "Xmm<'xmm0'>",
  es: "Sreg<'es'>",
  cs: "Sreg<'cs'>",
  ss: "Sreg<'ss'>",
  ds: "Sreg<'ds'>",
  fs: "Sreg<'fs'>",
  gs: "Sreg<'gs'>",
  r8: 'R8',
  r16: 'R16',
  r32: 'R32',
  r64: 'R64',
  mm: 'Mm',
  xmm: 'Xmm',
  ymm: 'Ymm',
  zmm: 'Zmm',
  k: 'K',
  sreg: 'Sreg',
  cr: 'Cr',
  dr: 'Dr',
  bnd: 'Bnd',
  tmm: 'Tmm',
  '1': '1',
  '3': '3',
  dfv: 'DefaultFlags',
  'xmm+3': 'Xmm',
  'zmm+3': 'Zmm',
  'k+1': 'K',
  mib: 'AnyMemory',
  sibmem: 'AnyMemory',
  m: 'AnyMemory',
  imm4: 'Imm',
  imm8: 'Imm',
  imm16: 'Imm',
  imm32: 'Imm',
  imm64: 'Imm',
  'simm8/16': 'Imm',
  'simm8/32': 'Imm',
  'simm8/64': 'Imm',
  simm32: 'Imm',
  rel8: 'Target',
  rel16: 'Target',
  rel32: 'Target',
};
const masked: Record<string, string> = { xmm: "'xmm'", ymm: "'ymm'", zmm: "'zmm'", k: "'k'" };

/** TypeScript type of an operand notation. */
function typeOf(spec: string, registerOnly: boolean): string {
  const [undecorated = '', ...decorators] = spec.split(/(?=\{)/);
  const [plain = '', fixed] = undecorated.split(':');
  const named = fixed === undefined ? undefined : { r32: 'R32', r64: 'R64' }[plain];
  if (named !== undefined) return `${named}<'${fixed}'>`;
  const required = decorators.includes('{k!}');
  const maskable = required || decorators.includes('{k}');
  const zeroable = decorators.includes('{z}');
  const alternatives: string[] = [];
  for (const part of plain
    .replace(/^r\/m(\d+)/, 'r$1/m$1')
    .split('/')
    .filter((_, i, all) => !(all[0]!.startsWith('simm') && i > 0))) {
    const name = all(plain, part);
    const vector = /^vm\d\d([xyz])$/.exec(part);
    const memory = /^m(\d+)$/.exec(part) ?? /^moffs(\d+)$/.exec(part);
    if (/^b\d+$/.test(part)) alternatives.push('Broadcast');
    else if (vector) alternatives.push(`${maskable ? 'MaskedVectorMemory' : 'VectorMemory'}<'${vector[1]}'>`);
    else if (memory)
      alternatives.push(...(maskable ? [`M<${memory[1]}>`, `MaskedMemory<${memory[1]} | 0>`] : [`M<${memory[1]}>`]));
    else {
      if (!required) alternatives.push(simple[name] ?? 'never');
      if (maskable && masked[part])
        alternatives.push(`MaskedRegister<${masked[part]}>`, ...(zeroable ? [`ZeroingRegister<${masked[part]}>`] : []));
    }
    if (registerOnly) break;
  }
  return alternatives.join(' | ');
}

const all = (plain: string, part: string): string => (plain.startsWith('simm') ? plain : part);

/** The overloads of one row: its operands, and with {er} or {sae} a register-only one that ends in the decorator. */
function overloads(row: Row): string[] {
  const parameters = (registerOnly: boolean) =>
    row.operands.map(
      (operand, i) =>
        `${'abcde'[i]}: ${typeOf(operand.spec, registerOnly && /\/m|\{(er|sae)\}/.test(operand.spec) && operand.spec.includes('{'))}`,
    );
  const plain = parameters(false);
  const rounding = row.operands.some((o) => o.spec.includes('{er}'))
    ? 'Rounding'
    : row.operands.some((o) => o.spec.includes('{sae}'))
      ? 'SuppressAllExceptions'
      : undefined;
  const lines = [`(${plain.join(', ')}): this;`];
  if (rounding !== undefined) {
    const withDecorator = parameters(true);
    const immediate = row.operands.findIndex((o) => /^imm8/.test(o.spec));
    withDecorator.splice(
      immediate < 0 ? withDecorator.length : immediate,
      0,
      `${rounding === 'Rounding' ? 'rounding' : 'suppress'}: ${rounding}`,
    );
    lines.push(`(${withDecorator.join(', ')}): this;`);
  }
  return lines;
}

const withoutLast = (row: Row): Row => ({ ...row, operands: row.operands.slice(0, -1) });

export function methodsSource(table: PackedTable): string {
  const byMnemonic = new Map<string, Row[]>();
  for (const row of table.rows) byMnemonic.set(row.mnemonic, [...(byMnemonic.get(row.mnemonic) ?? []), row]);
  const aliasesOf = new Map<string, { name: string; immediate: number | undefined }[]>();
  for (const [name, number, immediate] of table.aliases) {
    const target = table.mnemonics[number]!;
    aliasesOf.set(target, [...(aliasesOf.get(target) ?? []), { name, immediate }]);
  }
  const body: string[] = [];
  for (const [mnemonic, rows] of byMnemonic) {
    const features = [...new Set(rows.map((row) => row.features.join('+') || 'x86-64'))].join(', ');
    const lines = [...new Set(rows.flatMap(overloads))];
    for (const { name, immediate } of [{ name: mnemonic, immediate: undefined }, ...(aliasesOf.get(mnemonic) ?? [])]) {
      const method = methodName(name);
      const last = immediate === undefined ? '' : ` with ${immediate} as the last operand`;
      const same = name === mnemonic ? '' : ` The same as ${mnemonic.toUpperCase()}${last}.`;
      const shown =
        immediate === undefined ? lines : [...new Set(rows.filter(endsInByte).map(withoutLast).flatMap(overloads))];
      body.push(`  /** ${name.toUpperCase()} (${features}).${same} */`, ...shown.map((line) => `  ${method}${line}`));
    }
  }
  return `${heading}
import type { Broadcast, MaskedMemory, MaskedVectorMemory, Memory, VectorMemory } from '../isa/memory.ts';
import type { DefaultFlags, Rounding, SuppressAllExceptions } from '../isa/decorators.ts';
import type { Label } from '../isa/label.ts';
import type {
  Bnd, Cr, Dr, K, MaskedRegister, Mm, R8, R16, R32, R64, Sreg, St, Tmm, Xmm, Ymm, ZeroingRegister, Zmm,
} from '../isa/registers.ts';

/** Memory of a given size, or without one. */
type M<B extends number> = Memory<B> | Memory<0>;
/** Memory of any size. */
type AnyMemory = Memory<number>;
/** An immediate: an integer. */
type Imm = number | bigint;
/** Where a branch goes: a label, or an address counted from the origin. */
type Target = Label | number | bigint;

/** The methods of an Assembler that append instructions: one for each mnemonic and alias, one overload for each form. */
export interface AssemblerMethods {
${body.join('\n')}
}
`;
}
