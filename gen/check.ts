// Checks every row before anything is generated. Each rule is one that the encoder relies on, or one that a slip of the
// pen would break; all faults are reported at once, with file and line.

import { operandSpec } from '../src/isa/operand-spec.ts';
import { type Alias, endsInByte, type Row, RowError } from './row.ts';
import { siblingRows } from './siblings.ts';

const fieldsOf: [pattern: RegExp, allowed: string][] = [
  [/^(imm4)$/, 'Z'],
  [/^(imm|simm)/, 'I'],
  [/^rel/, 'D'],
  [/^moffs/, 'F'],
  [/^(al|cl|ax|dx|eax|rax|st0|xmm0|es|cs|ss|ds|fs|gs|1|3)$/, 'XRM'],
  [/^(r32|r64|m\d+):/, 'X'],
  [/^dfv$/, 'V'],
  [/^sti$/, 'O'],
  [/(^|\/)(m\d*|mib|sibmem|vm\d+[xyz])(\/b\d+)?(\{.*)?$/, 'M'],
  [/^(r8|r16|r32|r64)$/, 'RMVOAB'],
  [/./, 'RMVSB'],
];

const attributePattern =
  /^(n\d+|lock|xacquire|xrelease|rep|repne|bnd|notrack|hint|fwait|d64|unique|unique-dest|alt|exact|nf|norex2|rex2|commutes|clears-mask|f[rwu01]=[oszapcdi]+)$/;

const immediateBytes: Record<string, number> = {
  imm8: 1,
  'simm8/16': 1,
  'simm8/32': 1,
  'simm8/64': 1,
  imm16: 2,
  imm32: 4,
  simm32: 4,
  imm64: 8,
};
const layoutBytes: Record<string, number> = { ib: 1, iw: 2, id: 4, io: 8 };

/** Returns the faults of all rows and aliases together; an empty list means that they may be packed. */
export function checkRows(rows: readonly Row[], aliases: readonly Alias[]): RowError[] {
  const faults: RowError[] = [];
  const seen = new Map<string, Row>();
  const mnemonics = new Set(rows.map((row) => row.mnemonic));
  const names = new Set<string>();
  const withByte = new Set(rows.filter(endsInByte).map((row) => row.mnemonic));
  for (const row of rows) {
    for (const message of checkRow(row)) faults.push(new RowError(row.file, row.line, message));
    const key = `${row.mnemonic} ${row.operands.map((o) => o.spec).join(', ')} | ${row.fields} | ${row.encodingText}`;
    const other = seen.get(key);
    if (other) faults.push(new RowError(row.file, row.line, `the same form stands in ${other.file}:${other.line}`));
    seen.set(key, row);
  }
  for (const [avx, sse] of siblingRows(rows)) {
    if (avx.attributes.has('commutes') !== sse.attributes.has('commutes'))
      faults.push(new RowError(avx.file, avx.line, `of this row and of ${sse.file}:${sse.line} only one commutes`));
  }
  for (const alias of aliases) {
    if (!mnemonics.has(alias.mnemonic))
      faults.push(new RowError(alias.file, alias.line, `alias of '${alias.mnemonic}', which has no row`));
    if (mnemonics.has(alias.name))
      faults.push(new RowError(alias.file, alias.line, `'${alias.name}' has rows of its own`));
    if (names.has(alias.name)) faults.push(new RowError(alias.file, alias.line, `'${alias.name}' is an alias already`));
    names.add(alias.name);
    if (alias.immediate !== undefined && (alias.immediate > 255 || !withByte.has(alias.mnemonic)))
      faults.push(new RowError(alias.file, alias.line, `no form of '${alias.mnemonic}' ends in an imm8 of that value`));
  }
  return faults;
}

function* checkRow(row: Row): Generator<string> {
  if (!/^[a-z][a-z0-9_]*$/.test(row.mnemonic)) yield `'${row.mnemonic}' is not a mnemonic in lower case`;
  for (const attribute of row.attributes)
    if (!attributePattern.test(attribute)) yield `attribute '${attribute}' is not known`;
  const used = new Set<string>();
  for (const [index, operand] of row.operands.entries()) {
    try {
      operandSpec(operand.spec);
    } catch (error) {
      yield (error as Error).message;
      continue;
    }
    const field = row.fields[index]!;
    const plain = operand.spec.replace(/\{.*$/, '');
    const allowed = fieldsOf.find(([pattern]) => pattern.test(plain))![1];
    if (!allowed.includes(field))
      yield `operand '${operand.spec}' cannot stand in field ${field}; possible are ${[...allowed].join(', ')}`;
    if (!'XI'.includes(field) && used.has(field)) yield `field ${field} is used twice`;
    used.add(field);
  }
  yield* checkEncoding(row, used);
  yield* checkOperation(row);
}

function* checkOperation(row: Row): Generator<string> {
  const sources = row.operands.filter(({ access, spec }) => /r/.test(access) && !/^s?imm/.test(spec));
  if (row.attributes.has('commutes') && sources.length !== 2) yield `${sources.length} sources cannot commute`;
  const isMasked = row.operands.some(({ spec }) => spec.endsWith('{k!}'));
  if (row.attributes.has('clears-mask') && !isMasked) yield 'clears-mask, but no operand must have a mask';
}

function* checkEncoding(row: Row, used: ReadonlySet<string>): Generator<string> {
  const vector = row.kind === 'vex' || row.kind === 'evex' || row.kind === 'xop';
  const usesModrm = used.has('M') || used.has('R') || used.has('B') || used.has('A');
  if (usesModrm && !row.hasModrm && row.kind !== '3dnow')
    yield 'operands in modrm, but no /r or /digit in the encoding';
  if (row.digit !== undefined && used.has('R')) yield 'modrm.reg holds a digit and an operand';
  if (used.has('V') && !vector) yield 'field V needs VEX, EVEX or XOP';
  if (row.kind === 'evex' && row.operands.some((o) => operandSpec(o.spec).takesMemory) && row.displacementScale === 0) {
    yield 'an EVEX row with memory needs nN, the scale of its compressed displacement';
  }
  if (row.kind !== 'evex' && row.displacementScale !== 0) yield 'nN belongs to EVEX rows only';
  if (row.kind !== 'evex' && row.operands.some((o) => o.spec.includes('{')))
    yield 'decorators belong to EVEX rows only';
  if (used.has('O') && (row.opcode & 7) !== 0 && row.fixedByte === undefined)
    yield 'the low three bits of an opcode with +r must be 0';
  if (row.displacementScale > 0 && (row.displacementScale & (row.displacementScale - 1)) !== 0)
    yield `n${row.displacementScale} is not a power of two`;
  const wanted = row.operands.map((o) => immediateBytes[o.spec]).filter((n) => n !== undefined);
  const present = row.immediates
    .split(' ')
    .map((token) => layoutBytes[token])
    .filter((n) => n !== undefined);
  if (wanted.join() !== present.join())
    yield `immediate operands take ${wanted.join('+') || 'no'} bytes, the encoding has ${present.join('+') || 'none'}`;
  if (used.has('S') !== /is[45]/.test(row.immediates)) yield 'field S goes with /is4 or /is5';
}
