// Source text with one byte for each character, which is read three times as fast as a string, and names and their numbers,
// found by their characters in it: no string is made to look a name up. ASCII stays what it is; of other characters only one
// thing matters to the reader, whether a name can hold them. The hash comes from the cursor, which computes it while it
// reads the name.

/** After the last character. */
export const END_CODE = 0;
/** A character that no statement has outside of strings and comments. */
const OTHER_CODE = 128;
/** Any character beyond ASCII that a name can hold. */
export const NAME_CODE = 255;

const encoder = new TextEncoder();

/** The code that stands for a character. */
export const codeOf = (character: number): number =>
  character === END_CODE ? OTHER_CODE : character < 128 ? character : character > 159 ? NAME_CODE : OTHER_CODE;

/** END_CODEs after the last character, so that looking a little ahead needs no check. */
const SPARE = 4;

/** The codes of a text, with END_CODE after the last one. */
export function codesOf(text: string): Uint8Array {
  const codes = new Uint8Array(text.length + SPARE);
  const { read, written } = encoder.encodeInto(text, codes);
  if (read !== text.length || written !== text.length || text.includes('\0')) {
    for (let i = 0; i < text.length; i++) codes[i] = codeOf(text.charCodeAt(i));
  }
  return codes.fill(END_CODE, text.length);
}

/** One step of the hash of a name, the same for both cases of a letter. */
export const hashStep = (hash: number, code: number): number => (Math.imul(hash, 31) + (code | 0x20)) | 0;

/** The hash of a name, as the cursor computes it. */
export function hashOf(name: string): number {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = hashStep(hash, codeOf(name.charCodeAt(i)));
  return hash;
}

/** A name in a text, as the cursor reads it. */
export interface NameInText {
  readonly text: string;
  readonly codes: Uint8Array;
  readonly nameFrom: number;
  readonly nameTo: number;
  readonly nameHash: number;
}

/** What find() returns for a name that is not there. */
export const NO_ENTRY = -1;

/**
 * Slots that are looked at for one name. Names of one hash are easily made (letters of either case have the same), and
 * tens of thousands of them would be compared with each other: those that find no slot go into a map of the engine's,
 * whose hash nobody foresees.
 */
const MOST_PROBES = 64;

const FIRST_SLOTS = 64;
const FIRST_CHARACTERS = 512;

/** Gives each name a number, counting from 0; what a name stands for is kept by the owner, under its number. */
export class NameTable {
  readonly #ignoresCase: boolean;
  /** Number of a name plus one, or 0; at least twice as many slots as names, a power of two. */
  #slots = new Int32Array(FIRST_SLOTS);
  #hashes = new Int32Array(FIRST_SLOTS / 2);
  /** The names' codes one after the other, and where each one ends. */
  #codes = new Uint8Array(FIRST_CHARACTERS);
  #ends = new Int32Array(FIRST_SLOTS / 2);
  readonly names: string[] = [];
  #crowded = new Map<string, number>();

  /** @param ignoresCase names are given in lower case, and found in any. */
  constructor(ignoresCase: boolean) {
    this.#ignoresCase = ignoresCase;
  }

  /** Number of a name in a text. */
  find(name: NameInText): number {
    const hash = name.nameHash;
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = slotOf(hash, mask), probes = 0; probes < MOST_PROBES; slot = (slot + 1) & mask, probes++) {
      const entry = slots[slot]! - 1;
      if (entry < 0) return NO_ENTRY;
      if (this.#hashes[entry] === hash && this.#is(entry, name)) return entry;
    }
    if (this.#crowded.size === 0) return NO_ENTRY;
    const text = name.text.slice(name.nameFrom, name.nameTo);
    return this.#crowded.get(this.#ignoresCase ? text.toLowerCase() : text) ?? NO_ENTRY;
  }

  /** Number of a name. */
  numberOf(name: string): number {
    return this.find({ text: name, codes: codesOf(name), nameFrom: 0, nameTo: name.length, nameHash: hashOf(name) });
  }

  /** Adds a name that is not there yet. @returns its number. */
  add(name: string, hash: number): number {
    const entry = this.names.length;
    if (entry * 2 === this.#slots.length) this.#grow();
    let end = entry === 0 ? 0 : this.#ends[entry - 1]!;
    if (end + name.length > this.#codes.length) {
      const codes = new Uint8Array(Math.max(this.#codes.length * 2, end + name.length));
      codes.set(this.#codes);
      this.#codes = codes;
    }
    for (let i = 0; i < name.length; i++) this.#codes[end++] = codeOf(name.charCodeAt(i));
    this.#ends[entry] = end;
    this.#hashes[entry] = hash;
    this.names.push(name);
    this.#place(entry);
    return entry;
  }

  #place(entry: number): void {
    const mask = this.#slots.length - 1;
    let slot = slotOf(this.#hashes[entry]!, mask);
    for (let probes = 0; probes < MOST_PROBES; slot = (slot + 1) & mask, probes++) {
      if (this.#slots[slot] !== 0) continue;
      this.#slots[slot] = entry + 1;
      return;
    }
    this.#crowded.set(this.names[entry]!, entry);
  }

  #grow(): void {
    const hashes = new Int32Array(this.#slots.length);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    const ends = new Int32Array(this.#slots.length);
    ends.set(this.#ends);
    this.#ends = ends;
    this.#slots = new Int32Array(this.#slots.length * 2);
    this.#crowded.clear();
    for (let entry = 0; entry < this.names.length; entry++) this.#place(entry);
  }

  #is(entry: number, { text, codes, nameFrom, nameTo }: NameInText): boolean {
    const start = entry === 0 ? 0 : this.#ends[entry - 1]!;
    const end = this.#ends[entry]!;
    if (end - start !== nameTo - nameFrom) return false;
    const known = this.#codes;
    const fold = this.#ignoresCase ? 0x20 : 0;
    for (let i = start, at = nameFrom; i < end; i++, at++) {
      const code = known[i]!;
      const found = codes[at]!;
      if (code !== found && (fold === 0 || code !== (found | fold))) return false;
      // One code stands for all letters beyond ASCII.
      if (code === NAME_CODE) return text.slice(nameFrom, nameTo) === this.names[entry];
    }
    return true;
  }
}

const slotOf = (hash: number, mask: number): number => (hash ^ (hash >>> 15)) & mask;
