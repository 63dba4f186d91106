// The one place where this program reads files and its standard input, and makes text of them.

import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import process from 'node:process';
import { InputError, inputError, NO_INPUT_STATUS } from './failures.ts';

/** More than this is not read: code and dumps are never as long, and a device has no end. */
const MOST_BYTES = 1 << 26;

/** The name that stands for standard input in messages. */
export const STANDARD_INPUT = '<stdin>';

/** Reads a file, a pipe or a device to its end. @throws InputError */
export function readFile(path: string, mostBytes = MOST_BYTES): Uint8Array {
  try {
    const descriptor = openSync(path, 'r');
    try {
      const found = fstatSync(descriptor);
      if (found.size > mostBytes) throw tooLong(path, mostBytes);
      // The size that a file of /proc claims is 0.
      return found.isFile() ? readFileSync(descriptor) : readToEnd(path, descriptor, mostBytes);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw error instanceof InputError ? error : inputError(path, error);
  }
}

const CHUNK_BYTES = 1 << 16;

function readToEnd(path: string, descriptor: number, mostBytes: number): Uint8Array {
  const chunks = new Chunks(path, mostBytes);
  for (;;) {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    const count = readSync(descriptor, chunk);
    if (count === 0) return chunks.all();
    chunks.add(chunk.subarray(0, count));
  }
}

/** Reads standard input to its end. @throws InputError */
export async function readStandardInput(): Promise<Uint8Array> {
  const chunks = new Chunks(STANDARD_INPUT, MOST_BYTES);
  try {
    // The runtime takes a folder for input without a byte; to read one says what it is.
    if (fstatSync(0).isDirectory()) readSync(0, Buffer.alloc(1));
    for await (const chunk of process.stdin) chunks.add(chunk as Uint8Array);
  } catch (error) {
    throw error instanceof InputError ? error : inputError(STANDARD_INPUT, error);
  }
  return chunks.all();
}

class Chunks {
  readonly #name: string;
  readonly #mostBytes: number;
  readonly #chunks: Uint8Array[] = [];
  #length = 0;

  constructor(name: string, mostBytes: number) {
    this.#name = name;
    this.#mostBytes = mostBytes;
  }

  add(chunk: Uint8Array): void {
    this.#length += chunk.length;
    if (this.#length > this.#mostBytes) throw tooLong(this.#name, this.#mostBytes);
    this.#chunks.push(chunk);
  }

  all(): Uint8Array {
    return Buffer.concat(this.#chunks);
  }
}

const tooLong = (name: string, mostBytes: number): InputError =>
  new InputError(`cannot read ${name}: it is longer than ${mostBytes >> 20} MiB`, NO_INPUT_STATUS);

/** True where a word names a file that is there, of whatever kind but a folder. */
export function isReadable(path: string): boolean {
  try {
    return !statSync(path).isDirectory();
  } catch {
    // Not there, or a text that is too long for a name.
    return false;
  }
}
