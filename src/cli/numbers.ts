// Numbers on the command line: one grammar, and bounds that are said when they are left. Nothing is cut or saturated.

import { InvalidArgumentError } from 'commander';

/** Decimal, hexadecimal, octal or binary digits, with `_` between them. */
const integerPattern = /^([+-]?)(0x[0-9a-f]+(?:_[0-9a-f]+)*|0o[0-7]+(?:_[0-7]+)*|0b[01]+(?:_[01]+)*|\d+(?:_\d+)*)$/i;
const realPattern = /^[+-]?(?:\d+(?:_\d+)*(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const specialPattern = /^[+-]?(?:inf(?:inity)?|nan)$/i;

/** An integer of any size, or undefined for text that is none. */
export function integerOf(text: string): bigint | undefined {
  const [, sign = '', digits = ''] = integerPattern.exec(text.trim()) ?? [];
  if (digits === '') return undefined;
  const value = BigInt(digits.replaceAll('_', ''));
  return sign === '-' ? -value : value;
}

/** Why a text is not a number: it says none, or one that would become an infinity or a zero. */
export type Misfit = 'no number' | 'too large' | 'too small';

/**
 * A number, `inf` or `nan`.
 * @param round what the type that shall hold it makes of a double
 */
export function readReal(text: string, round = (value: number): number => value): number | Misfit {
  const plain = text.trim().replaceAll('_', '');
  if (specialPattern.test(plain)) {
    if (/nan/i.test(plain)) return Number.NaN;
    return plain.startsWith('-') ? -Infinity : Infinity;
  }
  const isReal = realPattern.test(text.trim());
  const value = round(isReal ? Number(plain) : Number(integerOf(text) ?? Number.NaN));
  if (Number.isNaN(value)) return 'no number';
  if (!Number.isFinite(value)) return 'too large';
  return value === 0 && isReal && /[1-9]/.test(plain.replace(/e.*$/i, '')) ? 'too small' : value;
}

/** A number, `inf` or `nan`; undefined for text that is none, and for one that no double holds. */
export function realOf(text: string): number | undefined {
  const value = readReal(text);
  return typeof value === 'number' ? value : undefined;
}

/** A range of numbers. */
export interface Bounds {
  readonly from: number;
  readonly to: number;
}

/** Reads an option that is a whole number; `1e6` is one. */
export function wholeNumber({ from, to }: Bounds): (text: string) => number {
  return (text) => {
    const value = Number(integerOf(text) ?? realOf(text));
    if (Number.isSafeInteger(value) && value >= from && value <= to) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${from} to ${to}.`);
  };
}

/** Reads an option that is a number above 0. */
export function numberAboveZero(to: number): (text: string) => number {
  return (text) => {
    const value = realOf(text);
    if (value !== undefined && value > 0 && value <= to) return value;
    throw new InvalidArgumentError(`It must be a number above 0, and ${to} at most.`);
  };
}

/** The largest number that a timer takes, in milliseconds. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;
