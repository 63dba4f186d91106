// Instructions of every form, as the assembler encodes them.

import { assemble } from '../../../src/asm/index.ts';
import { mnemonicNames } from '../../../src/isa/mnemonics.ts';
import { formsOf } from '../../../src/isa/table.ts';
import { isBeyondIced, samplesOf, seeded } from '../../support/statements/sample.ts';

export const ORIGIN = 0x400000;

export interface EncodedSample {
  readonly statement: string;
  readonly bytes: Uint8Array;
  /** The instruction is newer than iced-x86 1.21, so the table decodes it. */
  readonly isBeyondIced: boolean;
}

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Up to `count` statements of every form with their bytes; what the assembler or the decoder does not know is left out. */
export function encodedSamples(count: number, seed: number): EncodedSample[] {
  const random = seeded(seed);
  const samples: EncodedSample[] = [];
  for (const number of mnemonicNames.keys()) {
    for (const form of formsOf(number)) {
      for (const statement of samplesOf(form, count, random)) {
        const bytes = assembled(statement);
        if (bytes !== undefined) samples.push({ statement, bytes, isBeyondIced: isBeyondIced(form, statement) });
      }
    }
  }
  return samples;
}

export function assembled(text: string): Uint8Array | undefined {
  try {
    return assemble(text, { origin: ORIGIN }).bytes;
  } catch {
    return undefined;
  }
}
