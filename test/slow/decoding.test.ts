// The decoder for every form of the table; the fast tests take one of eight.

import { describe, test } from 'vitest';
import { highBaseIsBase, promotedIsOld, randomBytesAssemble, rex2IsRex } from '../support/decoding/apx.ts';
import { bytesAreExplained, formsAreExplained } from '../support/decoding/explain.ts';
import { factsAreThoseOfIced } from '../support/decoding/iced.ts';
import { textsGiveTheirBytes } from '../support/decoding/round-trip.ts';

test('the text of an instruction gives its bytes again', () => textsGiveTheirBytes(1));

test('every fact is what iced-x86 says', () => factsAreThoseOfIced(1));

describe('every bit is in one field', () => {
  test('of every form, which is found in the table', () => formsAreExplained(1));

  test('of any bytes', () => bytesAreExplained(2000));
});

describe('APX', () => {
  test('REX2 in place of REX changes nothing', () => rex2IsRex(1));

  test('a promoted instruction is the old one', () => promotedIsOld(1));

  test('r16 as a base in place of rdx changes nothing else', () => highBaseIsBase(1));

  test('what random bytes decode to, assembles to the same instruction', () => randomBytesAssemble(9000));
});
