// Code with a name: what this thread has in executable memory for its users. Debuggers and profilers want to know, so
// whoever places code registers it here, and whoever writes symbols listens. With no listener this is one entry of a set.

import type { UnwindRow } from '../elf/index.ts';

/** Code in executable memory, as debuggers and profilers see it. */
export interface RegisteredCode {
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
  registered(code: RegisteredCode): void;
  /** The code is about to be overwritten; nothing runs it any more. */
  released(code: RegisteredCode): void;
}

const live = new Set<RegisteredCode>();
const listeners = new Set<CodeListener>();

/** Makes code known. @returns what takes it back, once the code is about to go. */
export function registerCode(code: RegisteredCode): () => void {
  const told: CodeListener[] = [];
  try {
    for (const listener of listeners) {
      listener.registered(code);
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

/** All code of this thread that is registered now. */
export function registeredCode(): readonly RegisteredCode[] {
  return [...live];
}

/** The function of this thread that an address lies in. */
export function registeredFunctionAt(at: bigint): RegisteredCode | undefined {
  for (const code of live) {
    const isInside = at >= code.address && at < code.address + BigInt(code.bytes.length);
    if (isInside && code.isThunk !== true) return code;
  }
  return undefined;
}

/** Listens from now on, and hears at once of what is registered already. @returns what ends it. */
export function onCodeRegistered(listener: CodeListener): () => void {
  for (const code of live) listener.registered(code);
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
