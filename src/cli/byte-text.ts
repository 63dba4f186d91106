// Bytes in the spellings that people paste: hexadecimal with and without separators and prefixes, string escapes, arrays
// of C and TypeScript, and listings of this program, objdump and xxd.

import { DATA_STATUS, InputError } from './failures.ts';

/**
 * Reads bytes out of text: `f3 0f 58 c1`, `f30f58c1`, `0xf3,0x0f`, `\xf3\x0f`, an array of C or TypeScript with its
 * comments (where `15` is fifteen), or a listing.
 * @throws InputError that names the place of the first thing that is no byte.
 */
export function parseBytes(text: string): Uint8Array {
  const array = arrayBody(text);
  const source = array ?? listingBytes(text) ?? text;
  const bytes: number[] = [];
  let escapeEnd = -1;
  for (const { 0: token, index } of source.matchAll(/\\x[0-9a-f]{1,2}|[^\s,;:"'`|\\]+|\\/gi)) {
    const fail = (message: string): never => {
      throw badBytes(message, source, index);
    };
    const isEscape = token.startsWith('\\x');
    if (index === escapeEnd && !isEscape) fail(`'${token}' stands right after an escape, where it is characters`);
    if (isEscape) escapeEnd = index + token.length;
    if (array !== undefined && /^\d+$/.test(token)) {
      if (Number(token) > 255) fail(`${token} is not a byte`);
      bytes.push(Number(token));
      continue;
    }
    const digits = /^(?:0x|\\x)?([0-9a-f]+)h?$/i.exec(token)?.[1] ?? fail(`'${token}' is not a hexadecimal byte`);
    // A prefix or an h says where the number begins and ends; a bare digit may be half of what was meant.
    const isHalf = digits.length === 1 ? digits === token : digits.length % 2 !== 0;
    if (isHalf) {
      fail(`'${token}' has ${digits.length} hexadecimal digit${digits.length === 1 ? '' : 's'}; a byte has two`);
    }
    for (let i = 0; i < digits.length; i += 2) bytes.push(Number.parseInt(digits.slice(i, i + 2), 16));
  }
  return Uint8Array.from(bytes);
}

/** Bytes of pairs of hexadecimal digits, with blanks, commas and underscores between them; undefined for all else. */
export function hexBytes(text: string): Uint8Array | undefined {
  const digits = text.replace(/[\s,_]+/g, ' ').trim();
  const words = digits.split(' ');
  if (!words.every((word) => word.length > 0 && word.length % 2 === 0 && /^[0-9a-f]*$/i.test(word))) return undefined;
  return Uint8Array.from(words.join('').match(/../g)!, (pair) => Number.parseInt(pair, 16));
}

/** Blanks of the same length, so that places in messages stay right. */
const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** What stands between the brackets of an array literal, all else blanked out; undefined where there is none. */
function arrayBody(text: string): string | undefined {
  if (!/[{[]/.test(text)) return undefined;
  const plain = text.replace(/\/\/.*|\/\*[\s\S]*?(?:\*\/|$)/g, blank);
  const body = /[{[]([^{}[\]]*)[}\]][\s);]*$/.exec(plain);
  if (body === null) return undefined;
  const from = body.index + 1;
  const to = from + body[1]!.length;
  return blank(plain.slice(0, from)) + plain.slice(from, to) + blank(plain.slice(to));
}

const labelLine = /^(\s*[0-9a-f]{4,16}\s+)?\d*[^\s\d]\S*$/i;
/** Address, bytes, and a column of text that may be missing. */
const addressLine = /^(\s*(?:0x)?[0-9a-f]{1,16}(?:: *|: *\t| {2}))([0-9a-f](?: ?[0-9a-f])* ?)(\s.*)?$/i;

/** The bytes of a listing, all else blanked out; undefined where the text is none. */
function listingBytes(text: string): string | undefined {
  const lines = text.split('\n');
  let hasText = false;
  const bytes = lines.map((line) => {
    const text = line.trimEnd();
    if (text === '' || (text.length > 1 && text.endsWith(':') && labelLine.test(text.slice(0, -1)))) return blank(line);
    const match = addressLine.exec(text);
    if (match === null) return undefined;
    const [, address = '', pairs = '', rest = ''] = match;
    hasText ||= /\S/.test(rest) || address.includes(':');
    return blank(address) + pairs + blank(rest);
  });
  return hasText && bytes.every((line) => line !== undefined) ? bytes.join('\n') : undefined;
}

/** Characters of a message that quotes a word, which may be of any length. */
const LONGEST_MESSAGE = 200;

function badBytes(message: string, source: string, index: number): InputError {
  const before = source.slice(0, index).split('\n');
  const text = message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}...` : message;
  return new InputError(
    `${before.length}:${before.at(-1)!.length + 1}: ${text}`,
    DATA_STATUS,
    'write bytes as f3 0f 58 c1, f30f58c1, 0xf3, 0x0f or \\xf3\\x0f; --raw takes input that is machine code itself',
  );
}
