// Where the input of a command comes from: its arguments, a file, or standard input; and whether it is text.

import { DATA_STATUS, InputError, USAGE_STATUS } from './failures.ts';
import type { Io } from './io.ts';
import { isReadable, readFile, STANDARD_INPUT } from './read.ts';

/** What was given, and where it came from. */
export interface Input {
  readonly bytes: Uint8Array;
  /** The file's name, for messages; undefined for arguments. */
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
    const what = args.length === 1 ? 'an argument' : 'arguments';
    throw new InputError(`input is given twice: as ${what} and by --file`, USAGE_STATUS);
  }
  if (file !== undefined) return readNamed(file, io);
  if (args.length === 0 || (args.length === 1 && args[0] === '-')) return readNamed('-', io);
  if (args.length === 1 && (isReadable(args[0]!) || namesFile(args[0]!))) return readNamed(args[0]!, io);
  return { bytes: new TextEncoder().encode(args.join(separator)), file: undefined };
}

/** Reads a file, or standard input where the name is `-`. */
export async function readNamed(path: string, io: Io): Promise<Input> {
  if (path !== '-') return { bytes: readFile(path), file: path };
  if (io.inputIsTerminal) io.err.write(io.err.colors.dim('reading from the terminal; end with Ctrl-D\n'));
  return { bytes: await io.readInput(), file: STANDARD_INPUT };
}

/** A word that can only be meant as a file's name. */
const namesFile = (word: string): boolean =>
  /^[^\s;]*(\/[^\s;/]+|\.(s|asm|bin|hex|txt|lst))$/i.test(word) && !word.includes('//');

/** Text in UTF-8, or in UTF-16 with a byte order mark; bytes that are neither become replacement characters. */
export function textOf(bytes: Uint8Array): string {
  const isMarked = (first: number, second: number) => bytes[0] === first && bytes[1] === second;
  const encoding = isMarked(0xff, 0xfe) ? 'utf-16le' : isMarked(0xfe, 0xff) ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** The text of a source file. @throws InputError for what is not text, with its place */
export function sourceOf({ bytes, file }: Input): string {
  const text = textOf(bytes);
  if (!/[\0\ufffd]/.test(text)) return text;
  for (const [i, line] of text.split('\n').entries()) {
    const at = damageIn(line);
    if (at < 0) continue;
    const where = file === undefined ? '' : `${file}:`;
    const hint = 'save it as UTF-8, or as UTF-16 with a byte order mark';
    throw new InputError(`${where}${i + 1}:${at + 1}: this is not text in UTF-8`, DATA_STATUS, hint);
  }
  return text;
}

/** Where a line holds what no text does. A character that was lost does harm in a string, and none in a comment. */
function damageIn(line: string): number {
  const lost = line.lastIndexOf('\ufffd');
  return lost >= 0 && /["']/.test(line.slice(0, lost)) ? lost : line.indexOf('\0');
}

/**
 * True for bytes that are not text: then they are the machine code itself. A few bytes of code may be a letter of some
 * alphabet, and a comment may hold some; where they are many, it is code.
 */
export function looksBinary(bytes: Uint8Array): boolean {
  if (bytes.every((byte) => byte < 0x7f && (byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d)))) return false;
  const text = textOf(bytes);
  const beyond = text.match(/[^\0-\x7f]/g)?.length ?? 0;
  const most = text.includes('\ufffd') ? text.length / 20 : text.length / 4;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those that no text has
  return /[\0-\x08\x0e-\x1f\x7f]/.test(text) || beyond > most;
}
