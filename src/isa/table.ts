// The instruction table at run time. Nothing is decoded until a mnemonic is first used; then its forms are unpacked
// into objects that the encoder reads. The rows themselves live in forms/*.txt, the packed text in table.gen.ts.

import { Form } from './form.ts';
import { mnemonicNames } from './mnemonics.ts';
import { formBytes, formCount, formCounts } from './table.gen.ts';
import { FORM_BYTES, FORM_DIGITS, readForm } from './table-format.ts';

let firstForms: Uint16Array | undefined;
const forms: (readonly Form[] | undefined)[] = [];

/** The packed bytes of some forms; the rest of the table stays text. */
function packedForms(from: number, to: number): Uint8Array {
  const text = atob(formBytes.slice(from * FORM_DIGITS, to * FORM_DIGITS));
  const bytes = new Uint8Array((to - from) * FORM_BYTES);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** The forms of a mnemonic, the preferred first. */
export function formsOf(mnemonic: number): readonly Form[] {
  let list = forms[mnemonic];
  if (list === undefined) {
    const starts = formStarts();
    const from = starts[mnemonic]!;
    const to = starts[mnemonic + 1]!;
    const bytes = packedForms(from, to);
    list = Array.from({ length: to - from }, (_, i) => new Form(from + i, readForm(bytes, i)));
    forms[mnemonic] = list;
  }
  return list;
}

/** Number of the first form of each mnemonic, and of all forms. */
function formStarts(): Uint16Array {
  if (firstForms === undefined) {
    firstForms = new Uint16Array(mnemonicNames.length + 1);
    let mnemonic = 0;
    for (const count of formCounts.split(' ')) {
      firstForms[mnemonic + 1] = firstForms[mnemonic]! + Number(count);
      mnemonic++;
    }
  }
  return firstForms;
}

/** What decoding asks the table for: the mnemonics of the forms, and the forms that an opcode can begin. */
interface OpcodeIndex {
  readonly mnemonics: Uint16Array;
  readonly forms: ReadonlyMap<number, number[]>;
}

let opcodeIndex: OpcodeIndex | undefined;

/**
 * The forms that an opcode byte can begin, for decoding: those that hold a register in its low bits included.
 * @param kind and `map` as in a {@link Form}.
 */
export function formsWithOpcode(kind: number, map: number, opcode: number): readonly Form[] {
  opcodeIndex ??= indexOpcodes();
  const { mnemonics, forms } = opcodeIndex;
  const formAt = (index: number): Form => formsOf(mnemonics[index]!)[index - formStarts()[mnemonics[index]!]!]!;
  const key = (kind << 16) | (map << 8) | opcode;
  const inLowBits = opcode === (opcode & 0xf8) ? undefined : forms.get(key & ~7);
  return [
    ...(forms.get(key) ?? []).map(formAt),
    ...(inLowBits ?? []).map(formAt).filter((form) => form.atOpcode >= 0 && form.fixedByte < 0),
  ];
}

function indexOpcodes(): OpcodeIndex {
  const bytes = packedForms(0, formCount);
  const mnemonics = new Uint16Array(formCount);
  const index = new Map<number, number[]>();
  for (let i = 0; i < formCount; i++) {
    const { mnemonic, kind, map, opcode } = readForm(bytes, i);
    mnemonics[i] = mnemonic;
    const key = (kind << 16) | (map << 8) | opcode;
    const indices = index.get(key);
    if (indices === undefined) index.set(key, [i]);
    else indices.push(i);
  }
  return { mnemonics, forms: index };
}
