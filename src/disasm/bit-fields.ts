// The bits of REX, REX2, VEX, EVEX and XOP, drawn as the manuals draw them (Intel SDM volume 2, figures 2-9 and 2-11; APX
// specification, figures 3.1 and 3.2; AMD APM volume 3, section 1.9).

import type { Layout } from './layout.ts';

/** A run of bits within one byte of a prefix. */
export interface BitField {
  readonly name: string;
  /** Offset of the byte within the prefix. */
  readonly byte: number;
  readonly high: number;
  readonly low: number;
  /** The bits are stored inverted. */
  readonly isInverted: boolean;
}

/** One byte from its high bit down: `~R:1` is one inverted bit with the name R. */
const drawing: Record<Drawing, readonly string[]> = {
  REX: ['REX:4 W:1 R:1 X:1 B:1'],
  REX2: ['REX2:8', "M0:1 R':1 X':1 B':1 W:1 R:1 X:1 B:1"],
  VEX2: ['VEX2:8', '~R:1 ~vvvv:4 L:1 pp:2'],
  VEX3: ['VEX3:8', '~R:1 ~X:1 ~B:1 mmmmm:5', 'W:1 ~vvvv:4 L:1 pp:2'],
  XOP: ['XOP:8', '~R:1 ~X:1 ~B:1 mmmmm:5', 'W:1 ~vvvv:4 L:1 pp:2'],
  EVEX: ['EVEX:8', "~R:1 ~X:1 ~B:1 ~R':1 B':1 mmm:3", "W:1 ~vvvv:4 ~X':1 pp:2", "z:1 L'L:2 b:1 ~V':1 aaa:3"],
  // As APX has it for general registers, and for conditional compares and tests.
  'EVEX of APX': ['EVEX:8', "~R:1 ~X:1 ~B:1 ~R':1 B':1 mmm:3", "W:1 ~vvvv:4 ~X':1 pp:2", "0:3 ND:1 ~V':1 NF:1 0:2"],
  'EVEX with a condition': [
    'EVEX:8',
    "~R:1 ~X:1 ~B:1 ~R':1 B':1 mmm:3",
    "W:1 OF:1 SF:1 ZF:1 CF:1 ~X':1 pp:2",
    '0:3 ND:1 SC:4',
  ],
};

/** The prefixes that introduce an opcode. */
export type PrefixName = 'REX' | 'REX2' | 'VEX2' | 'VEX3' | 'XOP' | 'EVEX';
type Drawing = PrefixName | 'EVEX of APX' | 'EVEX with a condition';

/** The fields of each prefix in the order of their bits. */
export const prefixFields: Readonly<Record<Drawing, readonly BitField[]>> = Object.fromEntries(
  Object.entries(drawing).map(([name, bytes]) => [name, bytes.flatMap(readDrawing)]),
) as unknown as Record<Drawing, readonly BitField[]>;

function readDrawing(text: string, byte: number): BitField[] {
  let high = 8;
  return text.split(' ').map((part) => {
    const [name = '', bits] = part.split(':');
    high -= Number(bits);
    const isInverted = name.startsWith('~');
    return { name: isInverted ? name.slice(1) : name, byte, high: high + Number(bits) - 1, low: high, isInverted };
  });
}

/** The bits of a field, with inversion undone. */
export function readBits(byte: number, { high, low, isInverted }: BitField): number {
  const all = (2 << (high - low)) - 1;
  const stored = (byte >> low) & all;
  return isInverted ? stored ^ all : stored;
}

/** What REX, REX2, VEX, EVEX or XOP say, with inversions undone; 0 for what the prefix has no bits for. */
export type PrefixBits = Readonly<Record<string, number>>;

/** The prefix that introduces the opcode, by name, or undefined. */
export function prefixName({ family, rexAt }: Layout): PrefixName | undefined {
  if (family === 'legacy' || family === '3dnow') return rexAt < 0 ? undefined : 'REX';
  return family.toUpperCase() as PrefixName;
}

/** Reads the bits of that prefix by name: W, R, X, B, R', vvvv, pp and so on. */
export function readPrefixBits(layout: Layout, bytes: Uint8Array): PrefixBits {
  const name = prefixName(layout);
  if (name === undefined) return {};
  const at = name === 'REX' ? layout.rexAt : layout.vectorAt;
  return Object.fromEntries(
    prefixFields[name].map((field) => [field.name, readBits(bytes[at + field.byte] ?? 0, field)]),
  );
}

/** Numbers of vector length: the field L of VEX and XOP, L'L of EVEX. */
export const vectorLength = (bits: PrefixBits): number => bits["L'L"] ?? bits.L ?? 0;
