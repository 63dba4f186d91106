// Gives every byte its final place: chooses between short and near branches, pads alignments, then writes the distances
// and addresses that waited for labels. Branches begin short and only ever grow, so the search ends; each pass is linear.

import { LinkError } from '../errors/index.ts';
import type { Label } from '../isa/label.ts';
import { type CodeBuffer, type Elastic, type Fixup, refuseTooLarge } from './code-buffer.ts';
import { writeInteger } from './encode.ts';

/** Where labels are bound, in offsets of the code buffer. */
export interface LabelPlaces {
  /** Offset by label number. */
  readonly offsets: readonly number[];
  /** Number of elastic places before the label; -1 for an address that does not move, -2 while unbound. */
  readonly elasticBefore: readonly number[];
}

export interface Layout {
  readonly bytes: Uint8Array;
  /** Final offset of an offset in the buffer, given the number of elastic places before it. */
  place(offset: number, elasticBefore: number): number;
  /** Final offset of a bound label. */
  target(label: Label): number;
  readonly relocations: readonly PlacedField[];
  /** Every field that holds a distance, if they were asked for. */
  readonly distances: readonly PlacedDistance[];
}

/** A field that holds the address of `target`, or the distance to it from `from`. */
export interface PlacedField {
  readonly offset: number;
  readonly sizeBytes: number;
  readonly target: number;
  readonly label: Label;
}

export interface PlacedDistance extends PlacedField {
  readonly from: number;
}

const SHORT_BRANCH_BYTES = 2;

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
    const { code, message, hint, details } = error;
    throw new LinkError(code, hint === undefined ? message : message.slice(0, message.indexOf('\n  hint: ')), {
      ...(hint === undefined ? {} : { hint }),
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
  const { elastics, fixups } = buffer;
  const originLow = Number(BigInt.asUintN(32, origin));
  const grown = new Uint8Array(elastics.length);
  /** Bytes added before each elastic place, and after the last one. */
  const shift = new Float64Array(elastics.length + 1);
  const place = (offset: number, elasticBefore: number) => offset + (elasticBefore < 0 ? 0 : shift[elasticBefore]!);
  const target = (label: Label) => place(boundOffset(label, places), places.elasticBefore[label.id]!);

  const aligned = alignmentsBefore(elastics);

  // One pass in order, as GNU as relaxes: a target behind is where this pass put it, one ahead where the last pass had it,
  // moved by what this pass has added so far unless an alignment between the two may swallow that.
  for (let first = true, changed = true; changed; first = false) {
    changed = first;
    let added = 0;
    for (let i = 0; i <= elastics.length; i++) {
      const stretch = first ? 0 : added - shift[i]!;
      if (stretch !== 0) changed = true;
      shift[i] = added;
      const elastic = elastics[i];
      if (elastic === undefined) break;
      const { label, at, addend } = elastic;
      progress.mark = elastic.mark;
      if (label === undefined) added += padding(elastic, at + added + originLow);
      else if (grown[i] === 1) added += growth(elastic);
      else if (!first) {
        const before = places.elasticBefore[label.id]!;
        const moves = stretch < 0 || aligned[before] === aligned[i];
        const to = target(label) + addend + (before > i && moves ? stretch : 0);
        const from = at + added;
        // A target ahead that seems to be behind, because an alignment may swallow the stretch, is looked at again.
        if (before > i && !moves && to < from) continue;
        const distance = to - (from + SHORT_BRANCH_BYTES);
        if (distance < -128 || distance > 127) {
          grown[i] = 1;
          added += growth(elastic);
          changed = true;
        }
      }
    }
  }

  const bytes = copyOut(buffer, shift, grown, originLow);
  const distances: PlacedDistance[] = [];
  for (const [i, elastic] of elastics.entries()) {
    if (elastic.label === undefined) continue;
    progress.mark = elastic.mark;
    const at = elastic.at + shift[i]!;
    const size = SHORT_BRANCH_BYTES + (grown[i] === 1 ? growth(elastic) : 0);
    const distance = target(elastic.label) + elastic.addend - (at + size);
    const sizeBytes = grown[i] === 1 ? 4 : 1;
    if (sizeBytes === 4) writeRelative32(bytes, at + size - 4, distance, elastic.label);
    else bytes[at + 1] = distance;
    if (keepDistances) {
      const to = target(elastic.label) + elastic.addend;
      distances.push({ offset: at + size - sizeBytes, sizeBytes, target: to, from: at + size, label: elastic.label });
    }
  }
  const relocations: PlacedField[] = [];
  for (const fixup of fixups) {
    const { label, minus, addend, sizeBytes } = fixup;
    progress.mark = fixup.mark;
    const offset = place(fixup.at, fixup.elasticBefore);
    const to = target(label) + addend;
    if (minus === undefined && fixup.toEnd < 0) {
      const relocation = { offset, sizeBytes, target: to, label };
      relocations.push(relocation);
      writeAddress(bytes, relocation, origin);
      continue;
    }
    const from = minus === undefined ? offset + fixup.toEnd : target(minus);
    patch(bytes, fixup, offset, target(label), minus === undefined ? undefined : from);
    if (keepDistances) distances.push({ offset, sizeBytes, target: to, from, label });
  }
  return { bytes, place, target, relocations, distances };
}

/** The bytes of a layout for another origin. @throws LinkError `TARGET_OUT_OF_RANGE` */
export function relocate({ bytes, relocations }: Layout, origin: bigint): Uint8Array {
  const moved = bytes.slice();
  for (const relocation of relocations) writeAddress(moved, relocation, origin);
  return moved;
}

/** Number of alignments before each elastic place, and before the end. */
function alignmentsBefore(elastics: readonly Elastic[]): Uint32Array {
  const counts = new Uint32Array(elastics.length + 1);
  for (const [i, { label }] of elastics.entries()) counts[i + 1] = counts[i]! + Number(label === undefined);
  return counts;
}

function boundOffset(label: Label, places: LabelPlaces): number {
  if (places.elasticBefore[label.id] === -2) {
    throw new LinkError('LABEL_UNBOUND', `label '${label.name}' is used, but never bound to a place`, {
      hint: `write '${label.name}:' in text, or call bind(label)`,
      details: { label: label.name },
    });
  }
  return places.offsets[label.id]!;
}

const growth = (elastic: Elastic): number => (elastic.longOpcode > 0xff ? 4 : 3);

function padding(elastic: Elastic, address: number): number {
  const needed = (elastic.alignment - (address % elastic.alignment)) % elastic.alignment;
  return needed > elastic.maxPadding ? 0 : needed;
}

/** Copies the buffer to its final size, widening branches and filling alignments. */
function copyOut(buffer: CodeBuffer, shift: Float64Array, grown: Uint8Array, originLow: number): Uint8Array {
  const { elastics } = buffer;
  refuseTooLarge(buffer.length + shift[elastics.length]!);
  const bytes = new Uint8Array(buffer.length + shift[elastics.length]!);
  let from = 0;
  for (const [i, elastic] of elastics.entries()) {
    bytes.set(buffer.bytes.subarray(from, elastic.at), from + shift[i]!);
    from = elastic.at;
    let at = elastic.at + shift[i]!;
    if (elastic.label === undefined) fill(bytes, at, padding(elastic, at + originLow), elastic.fill);
    else if (grown[i] === 1) {
      if (elastic.longOpcode > 0xff) bytes[at++] = elastic.longOpcode >> 8;
      bytes[at] = elastic.longOpcode;
      from += SHORT_BRANCH_BYTES;
    }
  }
  bytes.set(buffer.bytes.subarray(from, buffer.length), from + shift[elastics.length]!);
  return bytes;
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

/** Fills a field that holds a distance: to a branch target, relative to rip, or between two labels. */
function patch(bytes: Uint8Array, fixup: Fixup, at: number, target: number, minus: number | undefined): void {
  const { sizeBytes, toEnd, addend, label } = fixup;
  if (minus !== undefined) {
    writeChecked(bytes, at, sizeBytes, BigInt(target + addend - minus), () => `the distance to '${label.name}'`);
    return;
  }
  const distance = target + addend - (at + toEnd);
  if (sizeBytes === 1) {
    if (distance < -128 || distance > 127) {
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
  } else writeRelative32(bytes, at, distance, label);
}

function writeRelative32(bytes: Uint8Array, at: number, distance: number, label: Label): void {
  if (distance < -0x8000_0000 || distance > 0x7fff_ffff) {
    throw new LinkError(
      'TARGET_OUT_OF_RANGE',
      `'${label.name}' is ${distance} bytes away; a relative field reaches 2 GiB either way`,
      { details: { label: label.name, distance } },
    );
  }
  writeInteger(bytes, at, 4, BigInt(distance));
}
