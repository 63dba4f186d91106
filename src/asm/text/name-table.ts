// Names and what they stand for, found by their characters in the source text: no string is made to look a name up.
// The hash comes from the cursor, which computes it while it reads the name.

/** One step of the hash of a name, the same for both cases of a letter. */
export const hashStep = (hash: number, code: number): number => (Math.imul(hash, 31) + (code | 0x20)) | 0;

export function hashOf(name: string): number {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = hashStep(hash, name.charCodeAt(i));
  return hash;
}

/** What find() returns for a name that is not there. */
export const NO_ENTRY = -1;

const FIRST_SLOTS = 64;

/** Gives each name a number, counting from 0; what a name stands for is kept by the owner, under its number. */
export class NameTable {
  readonly #ignoresCase: boolean;
  /** Number of a name plus one, or 0; at least twice as many slots as names, a power of two. */
  #slots = new Int32Array(FIRST_SLOTS);
  #hashes = new Int32Array(FIRST_SLOTS / 2);
  readonly names: string[] = [];

  /** @param ignoresCase names are given in lower case, and found in any. */
  constructor(ignoresCase: boolean) {
    this.#ignoresCase = ignoresCase;
  }

  /** Number of the name in a range of a text. @param hash of the characters in the range. */
  find(text: string, from: number, to: number, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = slotOf(hash, mask); ; slot = (slot + 1) & mask) {
      const entry = slots[slot]! - 1;
      if (entry < 0) return NO_ENTRY;
      if (this.#hashes[entry] === hash && this.#isAt(this.names[entry]!, text, from, to)) return entry;
    }
  }

  /** Number of a name. */
  numberOf(name: string): number {
    return this.find(name, 0, name.length, hashOf(name));
  }

  /** Adds a name that is not there yet. @returns its number. */
  add(name: string, hash: number): number {
    const entry = this.names.length;
    if (entry * 2 === this.#slots.length) this.#grow();
    this.names.push(name);
    this.#hashes[entry] = hash;
    this.#place(entry);
    return entry;
  }

  #place(entry: number): void {
    const mask = this.#slots.length - 1;
    let slot = slotOf(this.#hashes[entry]!, mask);
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = entry + 1;
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    const hashes = new Int32Array(this.#hashes.length * 2);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    for (let entry = 0; entry < this.names.length; entry++) this.#place(entry);
  }

  #isAt(name: string, text: string, from: number, to: number): boolean {
    if (name.length !== to - from) return false;
    for (let i = 0; i < name.length; i++) {
      const c = text.charCodeAt(from + i);
      if (name.charCodeAt(i) !== c && !(this.#ignoresCase && name.charCodeAt(i) === (c | 0x20))) return false;
    }
    return true;
  }
}

const slotOf = (hash: number, mask: number): number => (hash ^ (hash >>> 15)) & mask;
