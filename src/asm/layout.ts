// Gives every byte its final place: chooses between short and near branches, pads alignments, then writes the distances
// and addresses that waited for labels. Branches begin short and only ever grow; each pass is linear, and settle.ts ends
// what a few passes do not.

import { LinkError } from '../errors/index.ts';
import type { Label } from '../isa/label.ts';
import { Budget } from './budget.ts';
import type { CodeBuffer } from './code-buffer.ts';
import { writeInteger, writeInteger32 } from './encode.ts';
import { growth, NO_LABEL, type RelaxableFragments, SHORT_BRANCH_BYTES } from './fixups.ts';
import { isInReach, settle } from './settle.ts';

/** Where labels are bound, in offsets of the code buffer. */
export interface LabelPlaces {
  /** The labels by their numbers. */
  readonly labels: readonly Label[];
  /** Offset by label number. */
  readonly offsets: readonly number[];
  /** Number of relaxable fragments before the label; -1 for an address that does not move, -2 while unbound. */
  readonly fragmentsBefore: readonly number[];
}

/** Code in which everything has its place. */
export interface Layout {
  readonly bytes: Uint8Array;
  /** Final offset of an offset in the buffer, given the number of relaxable fragments before it. */
  place(offset: number, fragmentsBefore: number): number;
  /** Final offset of a bound label. */
  target(label: Label): number;
  readonly relocations: readonly PlacedField[];
  /** Every field that holds a distance between places, if they were asked for. */
  readonly distances: readonly PlacedDistance[];
  /** Fields with a distance to an address that does not move with the bytes; `target` counts from `origin`. */
  readonly fixed: readonly PlacedDistance[];
  readonly origin: bigint;
}

/** A field that holds the address of `target`, or the distance to it from `from`. */
export interface PlacedField {
  readonly offset: number;
  readonly sizeBytes: number;
  readonly target: number;
  readonly label: Label;
}

/** A field that holds the distance to `target`, counted from `from`. */
export interface PlacedDistance extends PlacedField {
  readonly from: number;
}

/** Passes before what is left is settled at once. Programs of compilers take three or four. */
const MOST_PASSES = 32;
/** In place of a number of relaxable fragments: an address that does not move. */
const IS_FIXED = -1;

/**
 * Lays the code out.
 * @throws LinkError for unbound labels and targets out of range; `details.sourceOffset` says where the statement begins.
 */
export function layOut(buffer: CodeBuffer, places: LabelPlaces, origin: bigint, keepDistances = false): Layout {
  const progress = { mark: -1 };
  try {
    return layOutMarking(buffer, places, origin, keepDistances, progress);
  } catch (error) {
    if (!(error instanceof LinkError) || progress.mark < 0) throw error;
    const { code, summary, hint, details } = error;
    throw new LinkError(code, summary, {
      hint,
      details: { ...details, sourceOffset: progress.mark },
      cause: error,
    });
  }
}

/** layOut() that keeps in `progress` which statement it is at. */
function layOutMarking(
  buffer: CodeBuffer,
  places: LabelPlaces,
  origin: bigint,
  keepDistances: boolean,
  progress: { mark: number },
): Layout {
  const { fragments, fixups } = buffer;
  const { labels } = places;
  const originLow = Number(BigInt.asUintN(32, origin));
  const grown = new Uint8Array(fragments.length);
  /** Bytes added before each relaxable fragment, and after the last one. */
  const shift = new Float64Array(fragments.length + 1);
  const place = (offset: number, fragmentsBefore: number) =>
    offset + (fragmentsBefore < 0 ? 0 : shift[fragmentsBefore]!);
  const target = (id: number) => place(boundOffset(id, places), places.fragmentsBefore[id]!);

  const aligned = alignmentsBefore(fragments);

  // One pass in order, as GNU as relaxes: a target that lies before is where this pass put it, one ahead where the last had it,
  // moved by what this pass has added so far unless an alignment between the two may swallow that.
  for (let pass = 0, changed = true; changed; pass++) {
    const first = pass === 0;
    changed = first;
    if (pass === MOST_PASSES) settle(fragments, places, grown);
    let added = 0;
    for (let i = 0; i <= fragments.length; i++) {
      const stretch = first ? 0 : added - shift[i]!;
      if (stretch !== 0) changed = true;
      shift[i] = added;
      if (i === fragments.length) break;
      const at = fragments.at[i]!;
      const label = fragments.label[i]!;
      progress.mark = fragments.mark[i]!;
      if (label === NO_LABEL) added += padding(fragments, i, at + added + originLow);
      else if (grown[i] === 1) added += growth(fragments, i);
      else if (!first) {
        const before = places.fragmentsBefore[label]!;
        const moves = stretch < 0 || aligned[before] === aligned[i];
        const to = target(label) + fragments.addend[i]! + (before > i && moves ? stretch : 0);
        const from = at + added;
        // A target ahead that seems to lie before, because an alignment may swallow the stretch, is looked at again.
        if (before > i && !moves && to < from) continue;
        const distance = to - (from + SHORT_BRANCH_BYTES);
        if (!isInReach(distance)) {
          grown[i] = 1;
          added += growth(fragments, i);
          changed = true;
        }
      }
    }
  }

  const bytes = copyOut(buffer, shift, grown, originLow);
  const distances: PlacedDistance[] = [];
  const fixed: PlacedDistance[] = [];
  const keep = (field: PlacedDistance) => {
    if (places.fragmentsBefore[field.label.id] === IS_FIXED) fixed.push(field);
    else if (keepDistances) distances.push(field);
  };
  for (let i = 0; i < fragments.length; i++) {
    const id = fragments.label[i]!;
    if (id === NO_LABEL) continue;
    progress.mark = fragments.mark[i]!;
    const at = fragments.at[i]! + shift[i]!;
    const from = at + SHORT_BRANCH_BYTES + (grown[i] === 1 ? growth(fragments, i) : 0);
    const to = target(id) + fragments.addend[i]!;
    const sizeBytes = grown[i] === 1 ? 4 : 1;
    if (sizeBytes === 4) writeRelative32(bytes, from - 4, to - from, labels[id]!);
    else bytes[at + 1] = to - from;
    keep({ offset: from - sizeBytes, sizeBytes, target: to, from, label: labels[id]! });
  }
  const relocations: PlacedField[] = [];
  for (let i = 0; i < fixups.length; i++) {
    progress.mark = fixups.mark[i]!;
    const label = labels[fixups.label[i]!]!;
    const minus = fixups.minus[i]!;
    const sizeBytes = fixups.sizeBytes[i]!;
    const offset = place(fixups.at[i]!, fixups.fragmentsBefore[i]!);
    const to = target(label.id) + fixups.addend[i]!;
    if (minus === NO_LABEL && fixups.toEnd[i]! < 0) {
      const relocation = { offset, sizeBytes, target: to, label };
      relocations.push(relocation);
      writeAddress(bytes, relocation, origin);
      continue;
    }
    const from = minus === NO_LABEL ? offset + fixups.toEnd[i]! : target(minus);
    if (minus !== NO_LABEL)
      writeChecked(bytes, offset, sizeBytes, BigInt(to - from), () => `the distance to '${label.name}'`);
    else if (sizeBytes === 1) writeRelative8(bytes, offset, to - from, label);
    else writeRelative32(bytes, offset, to - from, label);
    keep({ offset, sizeBytes, target: to, from, label });
  }
  return { bytes, place, target: (label) => target(label.id), relocations, distances, fixed, origin };
}

/** The bytes of a layout for another origin. @throws LinkError `TARGET_OUT_OF_RANGE` */
export function relocate(layout: Layout, origin: bigint): Uint8Array {
  const moved = layout.bytes.slice();
  for (const relocation of layout.relocations) writeAddress(moved, relocation, origin);
  for (const field of layout.fixed) writeFixedDistance(moved, field, addressOf(layout, field), origin);
  return moved;
}

/** The address of a field's fixed target. */
export const addressOf = ({ origin }: Layout, { target }: PlacedField): bigint =>
  BigInt.asUintN(64, origin + BigInt(target));

/** Writes the distance to an address that stays where it is, from bytes at `origin`. */
function writeFixedDistance(bytes: Uint8Array, field: PlacedDistance, address: bigint, origin: bigint): void {
  const { offset, sizeBytes, from } = field;
  const distance = BigInt.asIntN(64, address - origin - BigInt(from));
  if (BigInt.asIntN(sizeBytes * 8, distance) !== distance) {
    const place = BigInt.asUintN(64, origin + BigInt(from));
    throw new LinkError(
      'TARGET_OUT_OF_RANGE',
      `0x${address.toString(16)} is ${distance} bytes away from the code at 0x${place.toString(16)}; ${reach(sizeBytes)}`,
      { hint: sizeBytes === 1 ? NEAR_BRANCH : VIA_REGISTER, details: { address, distance } },
    );
  }
  writeInteger(bytes, offset, sizeBytes, distance);
}

const reach = (sizeBytes: number): string =>
  sizeBytes === 1 ? 'a short branch reaches -128 to 127' : 'a relative field reaches 2 GiB either way';

const NEAR_BRANCH = 'ask for the form that reaches 2 GiB, je near ptr ADDRESS; loop and jrcxz branch to a jmp';
const VIA_REGISTER = 'go through a register, which reaches everywhere: mov rax, ADDRESS; call rax';

/** Number of alignments before each relaxable fragment, and before the end. */
function alignmentsBefore({ length, label }: RelaxableFragments): Uint32Array {
  const counts = new Uint32Array(length + 1);
  for (let i = 0; i < length; i++) counts[i + 1] = counts[i]! + Number(label[i] === NO_LABEL);
  return counts;
}

function boundOffset(id: number, places: LabelPlaces): number {
  if (places.fragmentsBefore[id] === -2) {
    const { name } = places.labels[id]!;
    throw new LinkError('LABEL_UNBOUND', `label '${name}' is used, but never bound to a place`, {
      hint: `write '${name}:' where it is meant to be; in TypeScript bind(label)`,
      details: { label: name },
    });
  }
  return places.offsets[id]!;
}

function padding(fragments: RelaxableFragments, i: number, address: number): number {
  const alignment = fragments.code[i]!;
  const needed = (alignment - (address % alignment)) % alignment;
  return needed > fragments.addend[i]! ? 0 : needed;
}

/** Copies the buffer to its final size, widening branches and filling alignments. */
function copyOut(buffer: CodeBuffer, shift: Float64Array, grown: Uint8Array, originLow: number): Uint8Array {
  const { fragments } = buffer;
  const sizeBytes = buffer.length + shift[fragments.length]!;
  new Budget().drawBytes(sizeBytes);
  const bytes = new Uint8Array(sizeBytes);
  let from = 0;
  for (let i = 0; i < fragments.length; i++) {
    const end = fragments.at[i]!;
    const code = fragments.code[i]!;
    const isAlignment = fragments.label[i] === NO_LABEL;
    // Short branches are copied with what follows them.
    if (!isAlignment && grown[i] === 0) continue;
    let at = end + shift[i]!;
    copy(buffer.bytes, from, end, bytes, at - (end - from));
    from = end;
    if (isAlignment) fill(bytes, at, padding(fragments, i, at + originLow), fragments.fill[i]!);
    else {
      if (code > 0xff) bytes[at++] = code >> 8;
      bytes[at] = code;
      from += SHORT_BRANCH_BYTES;
    }
  }
  copy(buffer.bytes, from, buffer.length, bytes, from + shift[fragments.length]!);
  return bytes;
}

/** Up to here a loop is quicker than two calls of the engine. */
const FEW_BYTES = 32;

function copy(source: Uint8Array, from: number, end: number, target: Uint8Array, at: number): void {
  if (end - from > FEW_BYTES) target.set(source.subarray(from, end), at);
  else for (let i = from; i < end; i++) target[at++] = source[i]!;
}

/**
 * Nops of 1 to 11 bytes: those of the manual (SDM volume 2, NOP, table 4-12), and two longer ones with more prefixes, as
 * GNU as pads code.
 */
const nops: readonly (readonly number[])[] = [
  [0x90],
  [0x66, 0x90],
  [0x0f, 0x1f, 0x00],
  [0x0f, 0x1f, 0x40, 0x00],
  [0x0f, 0x1f, 0x44, 0x00, 0x00],
  [0x66, 0x0f, 0x1f, 0x44, 0x00, 0x00],
  [0x0f, 0x1f, 0x80, 0x00, 0x00, 0x00, 0x00],
  [0x0f, 0x1f, 0x84, 0x00, 0x00, 0x00, 0x00, 0x00],
  [0x66, 0x0f, 0x1f, 0x84, 0x00, 0x00, 0x00, 0x00, 0x00],
  [0x66, 0x2e, 0x0f, 0x1f, 0x84, 0x00, 0x00, 0x00, 0x00, 0x00],
  [0x66, 0x66, 0x2e, 0x0f, 0x1f, 0x84, 0x00, 0x00, 0x00, 0x00, 0x00],
];

/** More of the longest nops than this in a row are jumped over. */
const MOST_NOPS = 7;

function fill(bytes: Uint8Array, at: number, count: number, value: number): void {
  if (value >= 0) {
    bytes.fill(value, at, at + count);
    return;
  }
  let done = 0;
  if (Math.floor(count / nops.length) > MOST_NOPS) {
    done = count - 2 <= 127 ? 2 : 5;
    bytes[at] = done === 2 ? 0xeb : 0xe9;
    writeInteger(bytes, at + 1, done - 1, BigInt(count - done));
  }
  while (done < count) {
    const nop = nops[Math.min(count - done, nops.length) - 1]!;
    bytes.set(nop, at + done);
    done += nop.length;
  }
}

function writeAddress(bytes: Uint8Array, { offset, sizeBytes, target, label }: PlacedField, origin: bigint): void {
  writeChecked(bytes, offset, sizeBytes, origin + BigInt(target), () => `the address of '${label.name}'`);
}

/** Writes a value that must fit into its field, as a signed or as an unsigned number. */
function writeChecked(bytes: Uint8Array, at: number, sizeBytes: number, value: bigint, what: () => string): void {
  const bits = sizeBytes * 8;
  if (sizeBytes < 8 && BigInt.asIntN(bits, value) !== value && BigInt.asUintN(bits, value) !== value) {
    throw new LinkError('TARGET_OUT_OF_RANGE', `${what()}, 0x${value.toString(16)}, does not fit into ${bits} bits`, {
      hint: 'address it relative to rip: [rip + label]',
    });
  }
  writeInteger(bytes, at, sizeBytes, value);
}

function writeRelative8(bytes: Uint8Array, at: number, distance: number, label: Label): void {
  if (!isInReach(distance)) {
    throw new LinkError(
      'TARGET_OUT_OF_RANGE',
      `'${label.name}' is ${distance} bytes away; this branch reaches -128 to 127`,
      {
        hint: 'move the target nearer, or branch to a jmp',
        details: { label: label.name, distance },
      },
    );
  }
  bytes[at] = distance;
}

function writeRelative32(bytes: Uint8Array, at: number, distance: number, label: Label): void {
  if (distance < -0x8000_0000 || distance > 0x7fff_ffff) {
    throw new LinkError('TARGET_OUT_OF_RANGE', `'${label.name}' is ${distance} bytes away; ${reach(4)}`, {
      hint: VIA_REGISTER,
      details: { label: label.name, distance },
    });
  }
  writeInteger32(bytes, at, distance);
}
