// Puts thunks together from lines that were assembled when the package was built (prepared-lines.gen.ts). The assembler
// itself would do it as well, and does where a line is not there; but a program's first call would wait for it: most of its
// code and of the table's rows are read for nothing else. Here a line is bytes, a label, or a branch to a label.

import { Buffer } from 'node:buffer';
import { assemble } from '../asm/index.ts';
import { preparedLines } from './prepared-lines.gen.ts';

/** Stands for an address until it is patched: it needs all eight bytes of the immediate that ends at the next label. */
export const UNPATCHED = '0x1122334455667788';

/** What assembling gives, as far as thunks need it. */
export interface AssembledLines {
  readonly bytes: Uint8Array;
  readonly labels: ReadonlyMap<string, number>;
}

/** An instruction whose place names a label: before the distance, in its short form where it has one, and in the other. */
interface Branch {
  readonly short: readonly number[] | undefined;
  readonly near: readonly number[];
}

/** Intel SDM volume 2, Jcc, JMP, CALL; LEA with a distance from the next instruction. */
const branches: Readonly<Record<string, Branch>> = {
  jmp: { short: [0xeb], near: [0xe9] },
  ja: { short: [0x77], near: [0x0f, 0x87] },
  je: { short: [0x74], near: [0x0f, 0x84] },
  jne: { short: [0x75], near: [0x0f, 0x85] },
  'lea rax,': { short: undefined, near: [0x48, 0x8d, 0x05] },
};

/** A line's bytes, or where it leads. */
type Piece = Uint8Array | { readonly label: string } | (Branch & { readonly target: string; isShort: boolean });

const LABEL = /^(\w+):$/;
const BRANCH = /^(jmp|ja|je|jne|lea rax,) (?:\[rip \+ )?([a-z]\w*)\]?$/;

let lines: Map<string, string> | undefined;

/** The prepared lines by their text, as hexadecimal digits: a thunk has few of them. */
function prepared(): ReadonlyMap<string, string> {
  if (lines === undefined) {
    lines = new Map();
    for (const line of preparedLines.trimEnd().split('\n')) {
      const at = line.indexOf('=');
      lines.set(line.slice(at + 1), line.slice(0, at));
    }
  }
  return lines;
}

/** The lines of a text, each without blanks around it. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Whether a line is put together here, so that no bytes have to be prepared for it. */
export const isLabelOrBranch = (line: string): boolean => LABEL.test(line) || BRANCH.test(line);

/** Assembles a thunk's text: from prepared lines where all are there, to the same bytes. */
export function assembleLines(text: string): AssembledLines {
  return join(linesOf(text)) ?? assemble(text);
}

function join(list: readonly string[]): AssembledLines | undefined {
  const pieces: Piece[] = [];
  for (const line of list) {
    const piece = pieceOf(line);
    if (piece === undefined) return undefined;
    pieces.push(piece);
  }
  return placed(pieces);
}

function pieceOf(line: string): Piece | undefined {
  const digits = prepared().get(line);
  if (digits !== undefined) return Buffer.from(digits, 'hex');
  const label = LABEL.exec(line)?.[1];
  if (label !== undefined) return { label };
  const [, mnemonic, target] = BRANCH.exec(line) ?? [];
  if (mnemonic === undefined) return undefined;
  const branch = branches[mnemonic]!;
  return { ...branch, target: target!, isShort: branch.short !== undefined };
}

const sizeOf = (piece: Piece): number => {
  if (piece instanceof Uint8Array) return piece.length;
  if ('label' in piece) return 0;
  return piece.isShort ? piece.short!.length + 1 : piece.near.length + 4;
};

/** Lays the pieces out: branches begin short, and grow until all reach. */
function placed(pieces: readonly Piece[]): AssembledLines | undefined {
  const labels = new Map<string, number>();
  for (;;) {
    let size = 0;
    for (const piece of pieces) {
      if ('label' in piece) labels.set(piece.label, size);
      size += sizeOf(piece);
    }
    let at = 0;
    let isSettled = true;
    for (const piece of pieces) {
      at += sizeOf(piece);
      if (piece instanceof Uint8Array || 'label' in piece) continue;
      const target = labels.get(piece.target);
      if (target === undefined) return undefined;
      if (piece.isShort && (target - at < -128 || target - at > 127)) {
        piece.isShort = false;
        isSettled = false;
      }
    }
    if (isSettled) return { bytes: written(pieces, labels, size), labels };
  }
}

function written(pieces: readonly Piece[], labels: ReadonlyMap<string, number>, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const piece of pieces) {
    const end = at + sizeOf(piece);
    if (piece instanceof Uint8Array) bytes.set(piece, at);
    else if ('target' in piece) {
      bytes.set(piece.isShort ? piece.short! : piece.near, at);
      const distance = labels.get(piece.target)! - end;
      if (piece.isShort) view.setInt8(end - 1, distance);
      else view.setInt32(end - 4, distance, true);
    }
    at = end;
  }
  return bytes;
}
