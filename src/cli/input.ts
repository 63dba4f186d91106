// Where the input of a command comes from: its arguments, a file, or standard input; and bytes in the spellings that
// people paste.

import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Io } from './io.ts';
import { fileError, InputError } from './report.ts';

/** What was given, and where it came from. */
export interface Input {
  readonly bytes: Uint8Array;
  /** The file's name, for messages; undefined for arguments and standard input. */
  readonly file: string | undefined;
}

/**
 * Reads the input: `--file`, or the arguments, of which a single one may name a file and `-` stands for standard input.
 * @param separator what stands between several arguments.
 */
export async function readInput(
  args: readonly string[],
  file: string | undefined,
  separator: string,
  io: Io,
): Promise<Input> {
  if (file !== undefined && args.length > 0) {
    throw new InputError(
      `input is given twice: as ${args.length === 1 ? 'an argument' : 'arguments'} and by --file`,
      2,
    );
  }
  const path = file ?? (args.length === 1 && (isFile(args[0]!) || namesFile(args[0]!)) ? args[0] : undefined);
  if (path !== undefined && path !== '-') return { bytes: readFile(path), file: path };
  if (args.length === 0 || path === '-' || (args.length === 1 && args[0] === '-')) {
    if (io.inputIsTerminal) io.err.write(io.err.colors.dim('reading from the terminal; end with Ctrl-D\n'));
    return { bytes: await io.readInput(), file: undefined };
  }
  return { bytes: new TextEncoder().encode(args.join(separator)), file: undefined };
}

/** A word that can only be meant as a file's name. */
const namesFile = (word: string): boolean =>
  /^[^\s;]*(\/[^\s;/]+|\.(s|asm|bin|hex|txt|lst))$/i.test(word) && !word.includes('//');

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

function readFile(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw fileError('read', path, error);
  }
}

/** Bytes as UTF-8 text; bytes that are none stay visible as replacement characters. */
export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** True for bytes that no text has: then they are the machine code itself. */
export function looksBinary(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte >= 0x80 || byte === 0x7f || (byte < 0x20 && (byte < 0x09 || byte > 0x0d)));
}
