// The notes of a trace as states: which registers each step changed, which memory it used. Notes hold changes only, so
// the state at a step is made from a snapshot before it and the notes in between.

import { CpuState, registerPieces, type StateLayout, stateOffsets, stateRegisterNames } from '../fault/index.ts';
import type { Registers } from './registers.ts';

const GENERAL_COUNT = 16;
const STEPS_PER_SNAPSHOT = 1024;
const PIECE_BYTES = 16;

export interface LoggedOperand {
  readonly address: bigint;
  /** The bytes there after the instruction. */
  readonly bytes: Uint8Array;
}

export interface Changes {
  readonly changed: Readonly<Record<string, { readonly before: bigint; readonly after: bigint }>>;
  readonly operand: LoggedOperand | undefined;
}

/** A place in the log: the state of one note, and where the next one begins. */
export class LogCursor {
  readonly #log: StepLog;
  readonly state: CpuState;
  index: number;
  offset: number;

  constructor(log: StepLog, state: CpuState, index: number, offset: number) {
    this.#log = log;
    this.state = state;
    this.index = index;
    this.offset = offset;
  }

  /** Goes on to the next note and says what is different there. */
  advance(): Changes {
    const { view, bytes } = this.#log;
    const mask = view.getUint32(this.offset, true);
    const pieceCount = view.getUint16(this.offset + 4, true);
    const operandBytes = view.getUint16(this.offset + 6, true);
    const names = this.#changedNames(mask, pieceCount, operandBytes);
    const before = names.map((name) => this.state.get(name));
    const target = new DataView(this.state.bytes.buffer, this.state.bytes.byteOffset);
    target.setBigUint64(stateOffsets.rip, view.getBigUint64(this.offset + 8, true), true);
    let at = this.offset + 16;
    for (let i = 0; i <= GENERAL_COUNT; i++) {
      if (((mask >> i) & 1) === 0) continue;
      const to = i === GENERAL_COUNT ? stateOffsets.rflags : stateOffsets.general + 8 * i;
      target.setBigUint64(to, view.getBigUint64(at, true), true);
      at += 8;
    }
    let operand: LoggedOperand | undefined;
    if (operandBytes > 0) {
      operand = { address: view.getBigUint64(at, true), bytes: bytes.slice(at + 8, at + 8 + operandBytes) };
      at += 8 + Math.ceil(operandBytes / 8) * 8;
    }
    for (let i = 0; i < pieceCount; i++, at += 8 + PIECE_BYTES) {
      this.state.bytes.set(bytes.subarray(at + 8, at + 8 + PIECE_BYTES), stateOffsets.xsave + view.getUint32(at, true));
    }
    this.offset = at;
    this.index++;
    const changed: Record<string, { before: bigint; after: bigint }> = {};
    for (const [i, name] of names.entries()) {
      const after = this.state.get(name);
      if (after !== before[i]) changed[name] = { before: before[i]!, after };
    }
    return { changed, operand };
  }

  #changedNames(mask: number, pieceCount: number, operandBytes: number): string[] {
    const { view } = this.#log;
    const names: string[] = [];
    let words = 0;
    for (let i = 0; i <= GENERAL_COUNT; i++) {
      if (((mask >> i) & 1) === 0) continue;
      names.push(this.#log.wordNames[i]!);
      words++;
    }
    let at = this.offset + 16 + 8 * words + (operandBytes > 0 ? 8 + Math.ceil(operandBytes / 8) * 8 : 0);
    const seen = new Set<string>();
    for (let i = 0; i < pieceCount; i++, at += 8 + PIECE_BYTES) {
      for (const name of this.#log.namesByPiece.get(view.getUint32(at, true)) ?? []) seen.add(name);
    }
    names.push(...seen);
    return names;
  }
}

export class StepLog {
  readonly layout: StateLayout;
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly noteCount: number;
  /** Names of the words that a note's mask stands for. */
  readonly wordNames: readonly string[];
  /** Names of the registers that have bytes in a piece of the XSAVE area, by the piece's offset. */
  readonly namesByPiece: ReadonlyMap<number, readonly string[]>;
  /** Cursors that stand at every so many steps, as far as the log was read. */
  readonly #snapshots: { state: Uint8Array; offset: number }[] = [];

  constructor(layout: StateLayout, bytes: Uint8Array, noteCount: number) {
    this.layout = layout;
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.noteCount = noteCount;
    this.wordNames = wordNamesOf(layout);
    this.namesByPiece = piecesOf(layout);
  }

  /** A cursor whose state is that of note `index`. */
  at(index: number): LogCursor {
    const from = Math.min(Math.floor(index / STEPS_PER_SNAPSHOT), this.#snapshots.length - 1);
    const cursor =
      from < 0
        ? new LogCursor(this, new CpuState(this.layout), -1, 0)
        : new LogCursor(
            this,
            new CpuState(this.layout, this.#snapshots[from]!.state.slice()),
            from * STEPS_PER_SNAPSHOT,
            this.#snapshots[from]!.offset,
          );
    while (cursor.index < index) this.step(cursor);
    return cursor;
  }

  /** Advances a cursor, and remembers its state where one is to be remembered. */
  step(cursor: LogCursor): Changes {
    const changes = cursor.advance();
    if (cursor.index === this.#snapshots.length * STEPS_PER_SNAPSHOT) {
      this.#snapshots.push({ state: cursor.state.bytes.slice(), offset: cursor.offset });
    }
    return changes;
  }

  /** All registers at a note. */
  registersAt(index: number): Registers {
    return this.at(index).state.toRecord();
  }
}

/** The notes that stand in a log as they must: all of those that our stepper wrote, fewer where code wrote there itself. */
export function wholeNotes(
  bytes: Uint8Array,
  noteCount: number,
  layout: StateLayout,
): { count: number; isWhole: boolean } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const xsaveBytes = layout.sizeBytes - stateOffsets.xsave;
  let at = 0;
  for (let count = 0; count < noteCount; count++) {
    if (at + 16 > bytes.length) return { count, isWhole: false };
    const mask = view.getUint32(at, true);
    const operandBytes = view.getUint16(at + 6, true);
    const pieces = at + 16 + 8 * bitCount(mask) + (operandBytes > 0 ? 8 + Math.ceil(operandBytes / 8) * 8 : 0);
    const end = pieces + view.getUint16(at + 4, true) * (8 + PIECE_BYTES);
    if (mask >>> (GENERAL_COUNT + 1) !== 0 || end > bytes.length) return { count, isWhole: false };
    for (let piece = pieces; piece < end; piece += 8 + PIECE_BYTES) {
      if (view.getUint32(piece, true) > xsaveBytes - PIECE_BYTES) return { count, isWhole: false };
    }
    at = end;
  }
  return { count: noteCount, isWhole: at === bytes.length };
}

function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function wordNamesOf(layout: StateLayout): string[] {
  const byOffset = new Map(
    stateRegisterNames(layout).flatMap((name) =>
      (registerPieces(layout, name) ?? []).map(({ offset }) => [offset, name]),
    ),
  );
  const offsets = Array.from({ length: GENERAL_COUNT }, (_, i) => stateOffsets.general + 8 * i);
  return [...offsets, stateOffsets.rflags].map((offset) => byOffset.get(offset)!);
}

function piecesOf(layout: StateLayout): Map<number, string[]> {
  const names = new Map<number, string[]>();
  for (const name of stateRegisterNames(layout)) {
    for (const { offset, sizeBytes } of registerPieces(layout, name)!) {
      const first = Math.floor((offset - stateOffsets.xsave) / PIECE_BYTES) * PIECE_BYTES;
      for (let at = first; at < offset - stateOffsets.xsave + sizeBytes; at += PIECE_BYTES) {
        if (at < 0) continue;
        const known = names.get(at);
        if (known === undefined) names.set(at, [name]);
        else if (!known.includes(name)) known.push(name);
      }
    }
  }
  return names;
}
