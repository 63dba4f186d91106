// What stands in braces after an operand, or instead of one: write masks, zeroing, broadcast, rounding, and the default
// flags of conditional compares.

import type { DecoratorOperand, DefaultFlag, DefaultFlagsOperand } from '../../isa/decorators.ts';
import * as decorators from '../../isa/decorators.ts';
import { type RegisterOperand, registersByName } from '../../isa/registers.ts';
import type { Cursor } from './cursor.ts';

const roundings = new Map<string, DecoratorOperand>(
  Object.entries({
    'rn-sae': decorators.rn_sae as DecoratorOperand,
    'rd-sae': decorators.rd_sae as DecoratorOperand,
    'ru-sae': decorators.ru_sae as DecoratorOperand,
    'rz-sae': decorators.rz_sae as DecoratorOperand,
    sae: decorators.sae as DecoratorOperand,
  }),
);

const masks = new Map(Array.from({ length: 8 }, (_, n) => [`k${n}`, registersByName.get(`k${n}`)!]));
const maskNames = [...masks.keys()];

const broadcasts = new Map([2, 4, 8, 16, 32].map((count) => [`1to${count}`, count]));

const LEFT_BRACE = 123;
const RIGHT_BRACE = 125;
const LETTER_K = 107;
const LETTER_Z = 122;
const ZERO = 48;

/** What a `{...}` after an operand says. */
export interface Decorations {
  mask: RegisterOperand | undefined;
  zeroing: boolean;
  broadcastCount: number;
  rounding: DecoratorOperand | undefined;
  from: number;
}

/** Reads every `{...}` that follows. */
export function readDecorations(cursor: Cursor): Decorations {
  const found: Decorations = {
    mask: undefined,
    zeroing: false,
    broadcastCount: 0,
    rounding: undefined,
    from: cursor.at,
  };
  while (cursor.blank() === LEFT_BRACE) {
    const from = cursor.at;
    const word = decorationWord(cursor);
    const mask = masks.get(word);
    const broadcastCount = broadcasts.get(word);
    const rounding = roundings.get(word);
    let isTwice = false;
    if (mask !== undefined) {
      if (mask.id === 0)
        throw cursor.error(
          'BAD_STATEMENT',
          'k0 cannot be a write mask: its number means "no mask" in the encoding',
          from,
          cursor.at,
          { hint: 'use k1 to k7, or leave the mask out' },
        );
      isTwice = found.mask !== undefined;
      found.mask = mask;
    } else if (word === 'z') {
      isTwice = found.zeroing;
      found.zeroing = true;
    } else if (broadcastCount !== undefined) {
      isTwice = found.broadcastCount !== 0;
      found.broadcastCount = broadcastCount;
    } else if (rounding !== undefined) {
      isTwice = found.rounding !== undefined;
      found.rounding = rounding;
    } else
      throw cursor.error(
        'SYNTAX',
        `'{${word}}' is not a decorator; known are {k1} to {k7}, {z}, {1to2} to {1to32}, {sae}, {rn-sae}, {rd-sae}, {ru-sae}, {rz-sae}`,
        from,
        cursor.at,
      );
    if (isTwice) {
      throw cursor.error('BAD_STATEMENT', `'{${word}}' follows another decorator of its kind`, from, cursor.at, {
        hint: 'leave one of them out',
      });
    }
  }
  return found;
}

/** Reads `{...}` and gives what is in it, in lower case and without the percent sign of a mask; '' where it has no end. */
function decorationWord(cursor: Cursor): string {
  const { text, codes, at } = cursor;
  // Nearly all are `{k1}` and `{z}`, which need no new string.
  if (codes[at + 1] === LETTER_K && codes[at + 3] === RIGHT_BRACE) {
    const name = maskNames[codes[at + 2]! - ZERO];
    if (name !== undefined) {
      cursor.at += 4;
      return name;
    }
  } else if (codes[at + 1] === LETTER_Z && codes[at + 2] === RIGHT_BRACE) {
    cursor.at += 3;
    return 'z';
  }
  const close = text.indexOf('}', at);
  cursor.at = close < 0 ? at + 1 : close + 1;
  const inside =
    close < 0
      ? ''
      : text
          .slice(at + 1, close)
          .trim()
          .toLowerCase();
  return inside.startsWith('%k') ? inside.slice(1) : inside;
}

/** `{dfv=of,sf}`, which stands before the operands of a conditional compare. */
export function readDefaultFlags(cursor: Cursor): DefaultFlagsOperand | undefined {
  const from = cursor.at;
  const found = /^\{\s*dfv\s*=([^}\n]{0,40})\}/i.exec(cursor.text.slice(from, from + 60));
  if (found === null) return undefined;
  cursor.at += found[0].length;
  const names = found[1]!
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  const flags = names.length === 1 && names[0] === '' ? [] : (names as DefaultFlag[]);
  try {
    return decorators.dfv(...flags) as DefaultFlagsOperand;
  } catch (error) {
    throw cursor.located(error, from, cursor.at);
  }
}
