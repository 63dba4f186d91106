// The text of registered code as files, for debuggers and profilers that show lines: the assembly text that it came from,
// or else its disassembly. They lie in a folder of this process that only this user can enter.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { threadId } from 'node:worker_threads';
import { disassemble } from '../../disasm/index.ts';
import type { RegisteredCode } from '../../jit/index.ts';

/** The text of code in a file. */
export interface SourceFile {
  readonly directory: string;
  readonly file: string;
  /** Where the instructions of a line begin, by ascending offset. */
  readonly lines: readonly { readonly offset: number; readonly line: number }[];
}

export class SourceFiles {
  readonly #directory: string;
  readonly #files = new WeakMap<RegisteredCode, SourceFile>();
  #count = 0;
  #exists = false;

  constructor(parent: string) {
    this.#directory = join(parent, `rawcpu-${process.pid}`);
  }

  /** The file for this code, written when it is first asked for. */
  fileOf(code: RegisteredCode): SourceFile {
    let made = this.#files.get(code);
    if (made === undefined) {
      made = this.#write(code);
      this.#files.set(code, made);
    }
    return made;
  }

  #write(code: RegisteredCode): SourceFile {
    const { text, lines } = textOf(code);
    const file = `${fileNameOf(code.name)}-${threadId}-${++this.#count}.s`;
    if (!this.#exists) mkdirSync(this.#directory, { recursive: true, mode: 0o700 });
    this.#exists = true;
    writeFileSync(join(this.#directory, file), text, { mode: 0o600 });
    return { directory: this.#directory, file, lines };
  }

  /** Deletes the files. */
  remove(): void {
    if (this.#exists) rmSync(this.#directory, { recursive: true, force: true });
    this.#exists = false;
  }
}

/** The text of code, and the line of each of its instructions. */
export function textOf(code: RegisteredCode): { text: string; lines: SourceFile['lines'] } {
  const lines = code.lines?.() ?? [];
  if (code.source !== undefined && lines.length > 0) return { text: code.source, lines };
  const instructions = disassemble(code.bytes, { origin: code.address });
  return {
    text: instructions.map(({ text }) => `  ${text}\n`).join(''),
    lines: instructions.map(({ offset }, i) => ({ offset, line: i + 1 })),
  };
}

const fileNameOf = (name: string): string => name.replace(/[^\w.$-]+/g, '_').slice(0, 64) || 'code';
