// There and back for every row: what the assembler writes, the disassembler reads as one instruction of the same length
// and name; and the text of that instruction assembles to the same bytes.

import { expect, test } from 'vitest';
import { disassemble } from '../../src/disasm/index.ts';
import { allMnemonics, mnemonicNames } from '../../src/isa/mnemonics.ts';
import { formCount } from '../../src/isa/table.gen.ts';
import { allForms } from '../support/statements/compare.ts';
import { probe } from '../support/statements/probe.ts';
import { samplesOf, seeded } from '../support/statements/sample.ts';

const STATEMENTS_A_ROW = 40;
/** Away from zero, so that branches have somewhere to go back to. */
const ORIGIN = 0x100000;

interface Sample {
  readonly mnemonic: string;
  readonly statement: string;
  readonly bytes: Uint8Array;
  readonly hex: string;
}

/** Statements where the decoder has a reason to read another instruction. */
const readOtherwise: readonly [statement: RegExp, reason: string][] = [
  [
    /^(data16 )?(fclex|fdisi|feni|finit|fsavew?|fsetpm|fstcw|fstenvw?|fstsw)\b/,
    'wait and another instruction: two for a decoder',
  ],
  [/^(montmul|rdudbg|wrudbg|ud0$|pcommit)/, 'decoded with special options only'],
  [/\b(cr15|dr(8|9|1\d))\b|^mov cs, /, 'the register does not exist, or cannot be written'],
  [/^v(p?gather\w+|fc?maddcs?h)\b/, 'registers that must differ are the same'],
];

/** Statements whose text is that of a shorter, or another, encoding of the same instruction. */
const writtenOtherwise: readonly [statement: RegExp, reason: string][] = [
  [/^(data16|addr32|rex64|rex|[c-gs]s) /, 'a prefix that does nothing is not part of the text'],
  [/^movd .*\bqword ptr/, 'read as movq, whose form with memory is another'],
  [/^(bnd )?(retw|enterw|leavew|retfw|pushfw|popfw)\b/, 'the decoder names them without w'],
  [/^(bnd |notrack )?(call|jmp)w? (word|\[|\w+$)/, 'Intel processors ignore 66 there, and so does the decoder'],
  [/^(fstp|fxch|fcomp?|test|prefetchw?|[lms]fence)\b/, 'second encodings'],
];

const mnemonics = new Map(allMnemonics());
const covered = new Set<number>();

const samples: Sample[] = allForms().flatMap((form) =>
  samplesOf(form, STATEMENTS_A_ROW, seeded(form.index)).flatMap((text) => {
    // Encoding choices are not part of an instruction; what is chosen without them is compared.
    const statement = text.replace(/^(\{\w+\} )+/, '');
    const { hex, forms } = probe(statement);
    if (hex === undefined) return [];
    for (const index of forms) covered.add(index);
    const bytes = Uint8Array.from(Buffer.from(hex, 'hex'));
    return [{ mnemonic: mnemonicNames[form.mnemonic]!, statement, bytes, hex }];
  }),
);

/** Names that stand for one operation: decoders know one of each. */
const operations: readonly string[][] = [
  ['movs', 'movsb', 'movsw', 'movsd', 'movsq'],
  ['cmps', 'cmpsb', 'cmpsw', 'cmpsd', 'cmpsq'],
  ['stos', 'stosb', 'stosw', 'stosd', 'stosq'],
  ['lods', 'lodsb', 'lodsw', 'lodsd', 'lodsq'],
  ['scas', 'scasb', 'scasw', 'scasd', 'scasq'],
  ['ins', 'insb', 'insw', 'insd'],
  ['outs', 'outsb', 'outsw', 'outsd'],
  ['in', 'inb', 'inw', 'inl'],
  ['out', 'outb', 'outw', 'outl'],
  ['fadd', 'faddp'],
  ['fsub', 'fsubp'],
  ['fsubr', 'fsubrp'],
  ['fmul', 'fmulp'],
  ['fdiv', 'fdivp'],
  ['fdivr', 'fdivrp'],
  ['clr', 'xor'],
  ['int', 'int3'],
  ['lcall', 'call'],
  ['ljmp', 'jmp'],
  ['mov', 'movabs'],
  ['movd', 'movq'],
  ['vmovd', 'vmovq'],
  ['movsx', 'movsxd'],
  ['ret', 'retw'],
  ['enter', 'enterw'],
  ['leave', 'leavew'],
  ['retf', 'retfw', 'retfq'],
  ['xchg', 'nop', 'pause'],
  ['pushfq', 'pushfw'],
  ['popfq', 'popfw'],
  ['push', 'pushw'],
  ['pop', 'popw'],
];

/** Names with a letter for the width, which decoders read off the operands. */
const withoutWidth = (name: string): string =>
  name
    .replace(/^(fn?(?:ldenv|save|stenv)|frstor|call|jmp)[wq]$/, '$1')
    .replace(/^(vfpclassp[sd]|vcvtneps2bf16)[xyz]$/, '$1')
    .replace(/^(v?cvtu?si2s[sdh])[dq]$/, '$1');

function sameOperation(a: string, b: string): boolean {
  const [x, y] = [withoutWidth(a), withoutWidth(b)];
  return mnemonics.get(x) === mnemonics.get(y) || operations.some((names) => names.includes(x) && names.includes(y));
}

const excused = (list: readonly [RegExp, string][], statement: string) =>
  list.some(([pattern]) => pattern.test(statement));

test('the decoder reads one instruction of the same length and name', () => {
  const wrong: string[] = [];
  for (const { mnemonic, statement, bytes, hex } of samples) {
    const [first, ...rest] = disassemble(bytes, { origin: ORIGIN });
    if (rest.length === 0 && sameOperation(first!.mnemonic, mnemonic)) continue;
    if (!excused(readOtherwise, statement)) wrong.push(`${statement} | ${hex} | ${first!.text}`);
  }
  console.log(`${samples.length} statements of ${covered.size} of ${formCount} rows`);
  expect(wrong).toEqual([]);
});

test('text of the disassembler assembles to the same bytes', () => {
  const wrong: string[] = [];
  for (const { statement, bytes, hex } of samples) {
    const [first] = disassemble(bytes, { origin: ORIGIN });
    const again = probe(first!.text, ORIGIN);
    if (again.hex === hex || excused(readOtherwise, statement) || excused(writtenOtherwise, statement)) continue;
    wrong.push(`${statement} | ${hex} | ${first!.text} | ${again.hex ?? again.error!.message.split('\n')[0]}`);
  }
  expect(wrong).toEqual([]);
});

test('every mnemonic that the decoder prints is one that the assembler reads', () => {
  const modrms = [...Array(8).keys()].map((reg) => (reg << 3) | 1).concat([...Array(64).keys()].map((i) => 0xc0 | i));
  const unknown = new Set<string>();
  for (const before of [[], [0x66], [0xf3], [0xf2], [0x48], [0xf3, 0x48]])
    for (const map of [[], [0x0f], [0x0f, 0x38], [0x0f, 0x3a]])
      for (let opcode = 0; opcode < 256; opcode++)
        for (const modrm of modrms) {
          const [first] = disassemble(Uint8Array.from([...before, ...map, opcode, modrm, 1, 2, 3, 4, 5, 6, 7, 8]));
          if (!first!.isInvalid && !mnemonics.has(first!.mnemonic)) unknown.add(first!.mnemonic);
        }
  expect([...unknown]).toEqual([]);
});
