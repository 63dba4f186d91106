// Packs checked rows into the string that src/isa/table.ts unpacks: 18 bytes a form in base64, and the lists it points into.

import {
  accessLetters,
  accessNames,
  encodingKinds,
  FORM_BYTES,
  type FormFields,
  operationFlags,
  prefixFlags,
  writeForm,
} from '../src/isa/table-format.ts';
import type { Alias, Row } from './row.ts';
import { siblings } from './siblings.ts';

export interface PackedTable {
  /** Mnemonics in the order of their numbers; aliases follow as `name=number`, or `name=number:immediate`. */
  readonly mnemonics: string[];
  readonly aliases: [name: string, mnemonic: number, immediate: number | undefined][];
  /** Numbers of AVX mnemonics, and of the SSE mnemonics for the same operations. */
  readonly siblings: [avx: number, sse: number][];
  /** Distinct operand lists, `notation,notation|FIELDS|ACCESS`: one letter each for an operand's field and its access. */
  readonly operandLists: string[];
  readonly immediateLayouts: string[];
  readonly featureSets: string[];
  /** Distinct effects on the flags, such as `fw=szp f0=oc fu=a`. */
  readonly effectSets: string[];
  readonly forms: Uint8Array;
  /** The rows in the order of their form numbers. */
  readonly rows: Row[];
}

/** Packs the rows; forms are ordered by mnemonic, then by preference (VEX before EVEX, `alt` last), then as in the files. */
export function packRows(rows: readonly Row[], aliases: readonly Alias[]): PackedTable {
  const mnemonics = [...new Set(rows.map((row) => row.mnemonic))].sort();
  const numberOf = new Map(mnemonics.map((name, index) => [name, index]));
  const rank = (row: Row) => (row.attributes.has('alt') ? 2 : 0) + (row.kind === 'evex' ? 1 : 0);
  const ordered = rows
    .map((row, index) => ({ row, index }))
    .sort(
      (a, b) =>
        numberOf.get(a.row.mnemonic)! - numberOf.get(b.row.mnemonic)! || rank(a.row) - rank(b.row) || a.index - b.index,
    )
    .map(({ row }) => row);

  const operandLists = new Interner();
  const immediateLayouts = new Interner();
  const featureSets = new Interner();
  const effectSets = new Interner();
  const forms = new Uint8Array(ordered.length * FORM_BYTES);
  for (const [index, row] of ordered.entries()) {
    const fields: FormFields = {
      mnemonic: numberOf.get(row.mnemonic)!,
      opcode: row.opcode,
      kind: encodingKinds.indexOf(row.kind),
      map: row.map,
      prefix: ['none', '66', 'F3', 'F2'].indexOf(row.prefix),
      w: row.w === 'ignored' ? 0 : row.w,
      wIgnored: row.w === 'ignored',
      l: row.l === 'ignored' ? 0 : row.l,
      operandSize: row.operandSize,
      addressSize: row.addressSize,
      default64: row.attributes.has('d64') || implies64(row),
      hasModrm: row.hasModrm || row.kind === '3dnow',
      digit: row.digit ?? -1,
      fixedByte: row.fixedByte ?? -1,
      immediates: immediateLayouts.number(row.immediates),
      operands: operandLists.number(operandList(row)),
      scaleLog2: row.displacementScale === 0 ? 0 : Math.log2(row.displacementScale),
      flags: prefixFlags.reduce((bits, flag, bit) => bits | (row.attributes.has(flag) ? 1 << bit : 0), 0),
      features: featureSets.number(row.features.join('+')),
      evexBits: row.evexBits,
      conditional: row.conditional,
      operation: operationFlags.reduce((bits, flag, bit) => bits | (row.attributes.has(flag) ? 1 << bit : 0), 0),
      effects: effectSets.number([...row.attributes].filter((attribute) => /^f[rw01u]=/.test(attribute)).join(' ')),
    };
    writeForm(forms, index, fields);
  }
  return {
    mnemonics,
    siblings: [...siblings(rows)].map(([avx, sse]) => [numberOf.get(avx)!, numberOf.get(sse)!]),
    aliases: aliases.map((alias) => [alias.name, numberOf.get(alias.mnemonic)!, alias.immediate]),
    operandLists: operandLists.list,
    immediateLayouts: immediateLayouts.list,
    featureSets: featureSets.list,
    effectSets: effectSets.list,
    forms,
    rows: ordered,
  };
}

function operandList(row: Row): string {
  const accesses = row.operands.map(({ access }) => accessLetters[accessNames.indexOf(access)]);
  return `${row.operands.map((o) => o.spec).join(',')}|${row.fields}|${accesses.join('')}`;
}

/** Moves to and from control and debug registers are 64 bits wide without REX.W. */
function implies64(row: Row): boolean {
  return row.operands.some((o) => o.spec === 'cr' || o.spec === 'dr');
}

class Interner {
  readonly list: string[] = [];
  readonly #numbers = new Map<string, number>();

  number(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.list.length;
      this.list.push(text);
      this.#numbers.set(text, number);
    }
    return number;
  }
}
