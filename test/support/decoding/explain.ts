// explainEncoding(): every bit once.

import fc from 'fast-check';
import { expect } from 'vitest';
import { disassemble, type EncodingField, explainEncoding } from '../../../src/disasm/index.ts';
import { encodedSamples, hex, ORIGIN, someForms } from './samples.ts';

/** The bytes of a text of hexadecimal digits. */
export const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

/** Names every bit by the fields that hold it; a bit in two fields, or in none, gives a fault. */
function faultsIn(bytes: Uint8Array, fields: readonly EncodingField[]): string[] {
  const faults: string[] = [];
  const seen = new Uint8Array(bytes.length * 8);
  let last = -1;
  for (const { name, offset, sizeBytes, highBit, lowBit, value } of fields) {
    let stored = 0n;
    for (let i = sizeBytes - 1; i >= 0; i--) stored = (stored << 8n) | BigInt(bytes[offset + i]!);
    stored = (stored >> BigInt(lowBit)) & ((1n << BigInt(highBit - lowBit + 1)) - 1n);
    if (stored !== BigInt(value)) faults.push(`${name} is ${stored}, not ${value}`);
    for (let bit = lowBit; bit <= highBit; bit++) seen[offset * 8 + bit]! += 1;
    // In the order of the bytes, high bits first.
    const place = offset * 8 + 7 - (sizeBytes > 1 ? 7 : highBit);
    if (place <= last) faults.push(`${name} is out of order`);
    last = place;
  }
  for (const [bit, count] of seen.entries()) if (count !== 1) faults.push(`bit ${bit} is in ${count} fields`);
  return faults;
}

/** Each bit of instructions of one of `oneOf` forms is in one field, and the form is found in the table. */
export function formsAreExplained(oneOf: number): void {
  const failures: string[] = [];
  for (const { statement, bytes } of encodedSamples(someForms(oneOf), 2, 3)) {
    for (const { instruction, form, fields } of explainEncoding(bytes, { origin: ORIGIN })) {
      const faults = faultsIn(instruction.bytes, fields);
      if (form === undefined && !instruction.isInvalid) faults.push('no form');
      if (form !== undefined && form.split(' ')[0] !== instruction.mnemonic) faults.push(`form ${form}`);
      for (const { meaning, name } of fields)
        if (meaning === '' || /undefined/.test(meaning)) faults.push(`${name}: '${meaning}'`);
      if (faults.length > 0) failures.push(`${statement} | ${hex(bytes)} | ${instruction.text} | ${faults.join(', ')}`);
    }
  }
  expect(failures).toEqual([]);
}

/** Each bit of any bytes is in one field. */
export function bytesAreExplained(numRuns: number): void {
  const opening = fc.constantFrom(
    '',
    '66',
    '48',
    'f3',
    '0f',
    '0f38',
    '0f3a',
    'c5f8',
    'c4e279',
    '62f17c48',
    '8fe978',
    '67',
    'f041',
  );
  fc.assert(
    fc.property(opening, fc.uint8Array({ minLength: 1, maxLength: 15 }), (prefix, rest) => {
      const bytes = Uint8Array.from([...bytesOf(prefix), ...rest]);
      const explained = explainEncoding(bytes);
      expect(explained.map(({ instruction }) => instruction)).toEqual(disassemble(bytes));
      for (const { instruction, fields } of explained)
        expect(faultsIn(instruction.bytes, fields), hex(bytes)).toEqual([]);
    }),
    { numRuns, seed: 4 },
  );
}
