// There and back for bytes that nobody wrote: random and nearly valid ones are decoded, and the text of what is an
// instruction is assembled and decoded again. It is the same instruction, in no more bytes. What differs has a reason here.
// RAWCPU_SEED repeats a run, RAWCPU_ROUND_TRIPS says how many bytes it tries.

import { assemble, disassemble, type Instruction } from 'rawcpu';
import { expect, test } from 'vitest';
import { seeded } from '../support/statements/sample.ts';

const seed = Number(process.env.RAWCPU_SEED ?? Date.now() % 1_000_000);
const tries = Number(process.env.RAWCPU_ROUND_TRIPS ?? 60_000);
const ORIGIN = 0x100000;

const random = seeded(seed);
const below = (count: number) => Math.floor(random() * count);
const byte = () => below(256);
const oneOf = <T>(list: readonly T[]): T => list[below(list.length)]!;

const PREFIXES = [0x66, 0xf2, 0xf3, 0x67, 0xf0, 0x2e, 0x3e, 0x36, 0x26, 0x64, 0x65];

/** Beginnings of every family of encodings: what is rare in random bytes is common here. */
const beginnings: readonly (() => number[])[] = [
  () => [0x62, (byte() & 0xf0) | oneOf([1, 2, 3, 5, 6, 4]), byte() | 4, byte(), byte()],
  () => [0x62, byte(), byte(), byte(), byte()],
  () => [0xc5, byte(), byte()],
  () => [0xc4, (byte() & 0xe0) | oneOf([1, 2, 3]), byte(), byte()],
  () => [0x8f, (byte() & 0xe0) | oneOf([8, 9, 10]), byte(), byte()],
  () => [...rex(), 0x0f, byte()],
  () => [...rex(), 0x0f, oneOf([0x38, 0x3a]), byte()],
  () => [0x0f, 0x0f, byte()],
  () => [...rex(), byte()],
  () => [0xd5, byte(), byte()],
];
const rex = () => (random() < 0.5 ? [0x40 | below(16)] : []);

function someBytes(): Uint8Array {
  const prefixes = Array.from({ length: random() < 0.3 ? 1 + below(3) : 0 }, () => oneOf(PREFIXES));
  const bytes = [...prefixes, ...oneOf(beginnings)()];
  while (bytes.length < 15) bytes.push(random() < 0.2 ? 0xc0 | below(64) : byte());
  return Uint8Array.from(bytes);
}

/** Ways in which the text that comes back may differ. */
const reasons: readonly [holds: (before: Instruction, after: Instruction) => boolean, reason: string][] = [
  [
    ({ text }, after) => /\bint 3$/.test(text) && text.replace(/int 3$/, 'int3') === after.text,
    'int 3 has an encoding of its own',
  ],
  [
    ({ text }, after) => withoutWidths(text) === withoutWidths(after.text),
    'a prefix for the width of a register of which the same bits are read, or whose upper half is cleared anyway: left out',
  ],
  [
    ({ mnemonic, text }, after) => mnemonic === 'xchg' && sorted(text) === sorted(after.text),
    'an exchange has no order',
  ],
  [
    ({ text }, after) => withoutLast(text) === withoutLast(after.text) && sameImmediate(text, after.text),
    'an immediate of another width with the same bits',
  ],
];

/** The text with every general register of 16, 32 and 64 bits by the name of the widest. */
const withoutWidths = (text: string): string =>
  text.replace(
    /\b(?:[er]?([abcd]x|[sd]i|[sb]p)|r(\d+)[dw]?)\b/g,
    (_, old?: string, number?: string) => `r${old ?? number}`,
  );
const sorted = (text: string): string => text.split(/[ ,]+/).sort().join(' ');
const withoutLast = (text: string): string => text.slice(0, text.lastIndexOf(', '));
const sameImmediate = (a: string, b: string): boolean => {
  const [x, y] = [a, b].map((text) => /, (-?)(0x[0-9a-f]+|\d+)$/.exec(text));
  if (x == null || y == null) return false;
  const [p, q] = [x, y].map(([, sign, digits]) => BigInt(digits!) * (sign === '-' ? -1n : 1n));
  return [8, 16, 32, 64].some((bits) => BigInt.asIntN(bits, p!) === BigInt.asIntN(bits, q!));
};

/** Reasons for which a text takes more bytes, or is refused. */
const isLonger: readonly [holds: (before: Instruction) => boolean, reason: string][] = [
  [
    ({ target, length }) => target !== undefined && length < 8,
    'a branch that only its useless prefixes brought into reach',
  ],
  [
    ({ bytes, text }) => bytes.includes(0x62) && /\[/.test(text),
    'VEX, which comes first, has no compressed displacements',
  ],
];

test(`seed ${seed}`, { timeout: 600_000 }, () => {
  const wrong: string[] = [];
  let valid = 0;
  for (let n = 0; n < tries && wrong.length < 20; n++) {
    const [before] = disassemble(someBytes(), { origin: ORIGIN });
    if (before!.isInvalid) continue;
    valid++;
    const problem = roundTrip(before!);
    if (problem !== undefined) wrong.push(`${Buffer.from(before!.bytes).toString('hex')} ${before!.text}: ${problem}`);
  }
  console.log(`${valid} instructions in ${tries} random bytes, seed ${seed}`);
  expect(wrong).toEqual([]);
});

function roundTrip(before: Instruction): string | undefined {
  let bytes: Uint8Array;
  try {
    ({ bytes } = assemble(before.text, { origin: ORIGIN }));
  } catch (error) {
    return isLonger.some(([holds]) => holds(before)) ? undefined : (error as Error).message.split('\n')[0];
  }
  const [after, ...rest] = disassemble(bytes, { origin: ORIGIN });
  if (rest.length > 0 || after!.isInvalid) return `read as ${[after!, ...rest].map(({ text }) => text).join('; ')}`;
  if (after!.text !== before.text && !reasons.some(([holds]) => holds(before, after!))) return `read as ${after!.text}`;
  if (after!.length > before.length && !isLonger.some(([holds]) => holds(before)))
    return `${after!.length} bytes instead of ${before.length}`;
  return undefined;
}
