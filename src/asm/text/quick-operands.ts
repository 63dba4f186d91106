// The operands that nearly all code has, read without the expression reader. Anything else is left to it.

import { type MemoryOperand, memoryOperand } from '../../isa/memory.ts';
import type { RegisterOperand } from '../../isa/registers.ts';
import type { Cursor } from './cursor.ts';
import { END_CODE } from './name-table.ts';
import { wordHere } from './words.ts';

const NEWLINE = 10;
const STAR = 42;
const PLUS = 43;
const COMMA = 44;
const MINUS = 45;
const LEFT_BRACKET = 91;
const RIGHT_BRACKET = 93;
const LEFT_BRACE = 123;

/** esp and rsp cannot be an index, so of two registers they are the base. */
export const isStackPointer = (register: RegisterOperand | undefined): boolean =>
  register !== undefined && register.id === 4 && (register.kind === 'r64' || register.kind === 'r32');

/** A plain decimal number that is the whole operand; -1, and nothing read, for anything else. */
export function quickNumber(cursor: Cursor): number {
  const { at } = cursor;
  const value = cursor.shortDecimal();
  const next = cursor.code;
  if (next === COMMA || next === NEWLINE || next === END_CODE) return value;
  cursor.at = at;
  return -1;
}

/**
 * The addresses that nearly all code has: `[base]`, `[base + index*scale]`, either with a decimal displacement. Anything
 * else is left to the expression reader: undefined, and nothing read.
 */
export function quickAddress(cursor: Cursor, sizeBits: number): MemoryOperand | undefined {
  const { at } = cursor;
  cursor.at++;
  const base = quickRegister(cursor);
  let c = cursor.blank();
  let index: RegisterOperand | undefined;
  let scale = 1;
  let displacement = 0;
  if (base !== undefined && c === PLUS) {
    const plus = cursor.at++;
    index = quickRegister(cursor);
    if (index === undefined) cursor.at = plus;
    else if (cursor.blank() === STAR) {
      cursor.at++;
      const digit = cursor.blank();
      scale = digit - 48;
      cursor.at++;
    }
    c = cursor.blank();
  }
  if (base !== undefined && (c === PLUS || c === MINUS)) {
    cursor.at++;
    cursor.blank();
    displacement = cursor.shortDecimal();
    if (displacement < 0) c = NEWLINE;
    else {
      if (c === MINUS) displacement = -displacement;
      c = cursor.blank();
    }
  }
  // rsp as an index means something else, which the expression reader sorts out.
  if (
    base === undefined ||
    isStackPointer(index) ||
    c !== RIGHT_BRACKET ||
    !(scale === 1 || scale === 2 || scale === 4 || scale === 8)
  ) {
    cursor.at = at;
    return undefined;
  }
  cursor.at++;
  c = cursor.blank();
  if (c === LEFT_BRACE || c === LEFT_BRACKET || c === PLUS || c === MINUS) {
    cursor.at = at;
    return undefined;
  }
  return memoryOperand(sizeBits, base, index, scale, displacement === 0 ? 0 : displacement, undefined);
}

/** A 64-bit register, or undefined for anything else. */
function quickRegister(cursor: Cursor): RegisterOperand | undefined {
  cursor.blank();
  const register = cursor.scanName() ? wordHere(cursor)?.register : undefined;
  return register?.kind === 'r64' ? register : undefined;
}
