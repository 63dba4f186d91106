// Instructions of every form, or of a part of them, as the assembler encodes them.

import { assemble } from '../../../src/asm/index.ts';
import type { Form } from '../../../src/isa/form.ts';
import { mnemonicNames } from '../../../src/isa/mnemonics.ts';
import { formsOf } from '../../../src/isa/table.ts';
import { isBeyondIced, samplesOf, seeded } from '../statements/sample.ts';

export const ORIGIN = 0x400000;

export interface EncodedSample {
  readonly statement: string;
  readonly bytes: Uint8Array;
  /** The instruction is newer than iced-x86 1.21, so the table decodes it. */
  readonly isBeyondIced: boolean;
}

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** One of every `oneOf` forms of the table, the first one included. */
export function someForms(oneOf: number): Form[] {
  return [...mnemonicNames.keys()].flatMap((number) => formsOf(number)).filter((_, i) => i % oneOf === 0);
}

/** Up to `count` statements of each form with their bytes; what the assembler or the decoder does not know is left out. */
export function encodedSamples(forms: readonly Form[], count: number, seed: number): EncodedSample[] {
  const random = seeded(seed);
  return forms.flatMap((form) =>
    samplesOf(form, count, random).flatMap((statement) => {
      const bytes = assembled(statement);
      return bytes === undefined ? [] : [{ statement, bytes, isBeyondIced: isBeyondIced(form, statement) }];
    }),
  );
}

export function assembled(text: string): Uint8Array | undefined {
  try {
    return assemble(text, { origin: ORIGIN }).bytes;
  } catch {
    return undefined;
  }
}
