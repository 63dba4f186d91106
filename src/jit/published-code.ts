// Code with a name: what this thread has in executable memory for its users. Debuggers and profilers want to know, so
// whoever places code publishes it here, and whoever writes symbols listens. With no listener this is one entry of a set.

import type { UnwindRow } from '../elf/index.ts';

/** Code in executable memory, as debuggers and profilers see it. */
export interface PublishedCode {
  readonly name: string;
  readonly address: bigint;
  /** The bytes as they lie there. */
  readonly bytes: Uint8Array;
  /** Offset in bytes of the instruction at which it is entered. */
  readonly entryOffset: number;
  /** Offsets of labels. */
  readonly labels?: ReadonlyMap<string, number> | undefined;
  /** The text that it was assembled from, and where in the bytes each line begins. */
  readonly source?: string | undefined;
  readonly lines?: (() => readonly { readonly offset: number; readonly line: number }[]) | undefined;
  /** How the stack lies from each offset on, where the instructions alone do not tell. */
  readonly unwind?: readonly UnwindRow[] | undefined;
  /** Whether it only leads to a function: what happens in it is none of the user's. */
  readonly isThunk?: boolean;
}

/** Hears of code that comes and goes. What a listener throws reaches whoever places the code. */
export interface CodeListener {
  published(code: PublishedCode): void;
  /** The code is about to be overwritten; nothing runs it any more. */
  released(code: PublishedCode): void;
}

const live = new Set<PublishedCode>();
const listeners = new Set<CodeListener>();

/** Makes code known. @returns what takes it back, once the code is about to go. */
export function publishCode(code: PublishedCode): () => void {
  const told: CodeListener[] = [];
  try {
    for (const listener of listeners) {
      listener.published(code);
      told.push(listener);
    }
  } catch (error) {
    for (const listener of told) listener.released(code);
    throw error;
  }
  live.add(code);
  return () => {
    if (!live.delete(code)) return;
    for (const listener of listeners) listener.released(code);
  };
}

/** All code of this thread that is published now. */
export function publishedCode(): readonly PublishedCode[] {
  return [...live];
}

/** The function of this thread that an address lies in. */
export function publishedFunctionAt(at: bigint): PublishedCode | undefined {
  for (const code of live) {
    const isInside = at >= code.address && at < code.address + BigInt(code.bytes.length);
    if (isInside && code.isThunk !== true) return code;
  }
  return undefined;
}

/** Listens from now on, and hears at once of what is published already. @returns what ends it. */
export function onCodePublished(listener: CodeListener): () => void {
  for (const code of live) listener.published(code);
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
