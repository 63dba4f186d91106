// Numbers as both assemblers write them: 10, 0x1f, 1fh, 0b101, 017 and 'a'.

import type { CodesOf, ErrorExtras } from '../../errors/index.ts';

/** What is needed here of a cursor. */
export interface Place {
  readonly text: string;
  at: number;
  word(): string;
  error(code: CodesOf<'ParseError'>, message: string, from: number, to: number, extras?: ErrorExtras): Error;
}

/** A number that is exact: an integer below 2^53 in magnitude, or a bigint beyond. */
export type Exact = number | bigint;

/** Makes a number of a bigint where that is exact. */
export function exact(value: bigint): Exact {
  return value >= -0x1f_ffff_ffff_ffffn && value <= 0x1f_ffff_ffff_ffffn ? Number(value) : value;
}

/** Digits of the longest value that expressions have, in binary, and its prefix. */
const LONGEST_NUMBER = 258;

/** Reads a number; the cursor stands on its first digit. `1b` and `1f` are not numbers, see localReference(). */
export function readNumber(cursor: Place): Exact {
  const from = cursor.at;
  const word = cursor.word();
  if (word.length > LONGEST_NUMBER)
    throw cursor.error('BAD_NUMBER', 'the value needs more than 256 bits', from, cursor.at);
  const value = numberOf(word);
  if (value === undefined) {
    throw cursor.error('BAD_NUMBER', `'${word}' is not a number`, from, cursor.at, {
      hint: 'write 31, 0x1f, 1fh or 0b11111',
    });
  }
  return value;
}

function numberOf(word: string): Exact | undefined {
  if (/^(0|[1-9][0-9]*)$/.test(word)) return word.length < 16 ? Number(word) : exact(BigInt(word));
  if (/^0[xX][0-9a-fA-F]+$/.test(word)) return word.length < 15 ? Number.parseInt(word, 16) : exact(BigInt(word));
  if (/^[0-9][0-9a-fA-F]*[hH]$/.test(word)) return exact(BigInt(`0x${word.slice(0, -1)}`));
  if (/^0[bB][01]+$/.test(word)) return exact(BigInt(word));
  // A leading zero means octal, to LLVM and to GNU as.
  if (/^0[0-7]+$/.test(word)) return exact(BigInt(`0o${word.slice(1)}`));
  return undefined;
}

const escapes: Record<string, number> = { n: 10, t: 9, r: 13, b: 8, f: 12, '0': 0, '\\': 92, "'": 39, '"': 34 };

/** Reads a character constant; the cursor stands on the quote. The closing quote may be left out, as GNU as has it. */
export function readCharacter(cursor: Place): number {
  const { text } = cursor;
  const from = cursor.at++;
  let code = text.codePointAt(cursor.at);
  if (code === undefined || code === 10)
    throw cursor.error('BAD_NUMBER', 'a quote without a character', from, from + 1);
  if (code === 92) {
    cursor.at++;
    code = escapes[text[cursor.at] ?? ''];
    if (code === undefined)
      throw cursor.error('BAD_NUMBER', `'\\${text[cursor.at] ?? ''}' is not an escape`, from, cursor.at + 1);
  }
  cursor.at += code > 0xffff ? 2 : 1;
  if (text[cursor.at] === "'") cursor.at++;
  return code;
}

/** Reads a string in double quotes as bytes (UTF-8, with C escapes); the cursor stands on the quote. */
export function readString(cursor: Place): Uint8Array {
  const { text } = cursor;
  const from = cursor.at++;
  const parts: Uint8Array[] = [];
  const plain = /[^"\\\n]*/y;
  for (;;) {
    plain.lastIndex = cursor.at;
    const run = plain.exec(text)![0];
    cursor.at += run.length;
    if (run !== '') parts.push(new TextEncoder().encode(run));
    if (text[cursor.at] === '"') {
      cursor.at++;
      return joined(parts);
    }
    if (text[cursor.at] !== '\\') throw cursor.error('SYNTAX', 'a string has no closing quote', from, cursor.at);
    const rest = /^\\(?:([0-7]{1,3})|[xX]([0-9a-fA-F]+)|([^\n]))/.exec(text.slice(cursor.at, cursor.at + 16));
    if (rest === null) throw cursor.error('SYNTAX', 'a string ends in a backslash', from, cursor.at + 1);
    const [whole, octal, hex, other = ''] = rest;
    const value =
      octal !== undefined
        ? Number.parseInt(octal, 8)
        : hex !== undefined
          ? Number.parseInt(hex.slice(-2), 16)
          : escapes[other];
    if (value === undefined)
      throw cursor.error('SYNTAX', `'${whole}' is not an escape`, cursor.at, cursor.at + whole.length);
    parts.push(Uint8Array.of(value));
    cursor.at += whole.length;
  }
}

/**
 * Reads a string in single quotes, without escapes; the cursor stands on the quote. A single character is a number, and so
 * is one with an escape or without a closing quote: undefined, and nothing read.
 */
export function readPlainString(cursor: Place): Uint8Array | undefined {
  const found = /^'([^'\\\n]{2,})'/.exec(cursor.text.slice(cursor.at, cursor.text.indexOf("'", cursor.at + 1) + 1));
  if (found === null || [...found[1]!].length === 1) return undefined;
  cursor.at += found[0].length;
  return new TextEncoder().encode(found[1]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * The number of 32 bits that is nearest to a decimal one, `1.5` or `2e-3`. The double nearest to it may lie in the middle
 * between two, where the text does not: then the text decides.
 */
export function singleOf(text: string): number {
  const value = Number(text);
  const single = Math.fround(value);
  if (single === value || !Number.isFinite(value)) return single;
  const other = single < value ? nextSingle(single, 1) : nextSingle(single, -1);
  // Exact: both have few bits, and so has their mean.
  if (Math.abs(value - single) !== Math.abs(other - value)) return single;
  const side = compareDecimal(text, value);
  return side === 0 ? single : side > 0 === other > single ? other : single;
}

/** The neighbour of a single above or below. */
function nextSingle(value: number, step: 1 | -1): number {
  const bits = new Int32Array(Float32Array.of(value).buffer);
  // Zero has a neighbour on either side, which has its sign.
  if (value === 0) return step * 2 ** -149;
  bits[0]! += value > 0 === step > 0 ? 1 : -1;
  return new Float32Array(bits.buffer)[0]!;
}

/** Whether a decimal number is above (1) or below (-1) a double, or the same (0). */
function compareDecimal(text: string, value: number): number {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  const power = Number(exponent) - fraction.length;
  let left = BigInt(`0${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
  let right = BigInt(value * 2 ** LEAST_SINGLE_BITS);
  left <<= BigInt(LEAST_SINGLE_BITS);
  if (power < 0) right *= 10n ** BigInt(-power);
  else left *= 10n ** BigInt(power);
  return left > right ? 1 : left < right ? -1 : 0;
}

/** Times two to this, every mean of two neighbouring singles is an integer. */
const LEAST_SINGLE_BITS = 150;
