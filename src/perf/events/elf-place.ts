// Where a symbol lies in an executable file: what a uprobe needs is the offset into the file (ELF64, System V gABI,
// chapters 4 and 5).

const SHT_SYMTAB = 2;
const SHT_DYNSYM = 11;
const PT_LOAD = 1;
const SYMBOL_BYTES = 24;
/** Longer names than compilers give; a damaged table may have one without an end for each of its symbols. */
const LONGEST_NAME = 1 << 14;

/** Offset into the file of a function's first byte; undefined when the file is no ELF64 or has no such symbol. */
export function fileOffsetOfSymbol(bytes: Uint8Array, symbol: string): number | undefined {
  const file = new ElfFile(bytes);
  const address = file.addressOf(symbol);
  return address === undefined ? undefined : file.offsetOf(address);
}

/** Whether the bytes begin an ELF64 file for a little-endian machine. */
export const isElf64 = (bytes: Uint8Array): boolean =>
  bytes.length >= 64 && bytes[0] === 0x7f && String.fromCharCode(...bytes.subarray(1, 4)) === 'ELF' && bytes[4] === 2;

/** Names of the functions that the file's symbol tables hold. */
export function functionNames(bytes: Uint8Array): string[] {
  return isElf64(bytes) ? [...new ElfFile(bytes).functions()].map(({ name }) => name) : [];
}

class ElfFile {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Fields beyond the end of a damaged file are zero: there is nothing there. */
  #u64(at: number): number {
    return at + 8 <= this.#bytes.length ? Number(this.#view.getBigUint64(at, true)) : 0;
  }

  #u32(at: number): number {
    return at + 4 <= this.#bytes.length ? this.#view.getUint32(at, true) : 0;
  }

  addressOf(symbol: string): number | undefined {
    if (!isElf64(this.#bytes)) return undefined;
    for (const { name, address } of this.functions()) if (name === symbol) return address;
    return undefined;
  }

  /** The loaded segment that holds an address says where it is in the file. */
  offsetOf(address: number): number | undefined {
    const table = this.#u64(32);
    const count = this.#view.getUint16(56, true);
    for (let i = 0; i < count; i++) {
      const at = table + 56 * i;
      if (this.#u32(at) !== PT_LOAD) continue;
      const [offset, from, sizeBytes] = [this.#u64(at + 8), this.#u64(at + 16), this.#u64(at + 32)];
      if (address >= from && address < from + sizeBytes) return address - from + offset;
    }
    return undefined;
  }

  *functions(): Iterable<{ name: string; address: number }> {
    const table = this.#u64(40);
    const count = this.#view.getUint16(60, true);
    const tables = new Set<number>();
    for (let i = 0; i < count; i++) {
      const at = table + 64 * i;
      const type = this.#u32(at + 4);
      if ((type !== SHT_SYMTAB && type !== SHT_DYNSYM) || tables.has(type)) continue;
      // A file has at most one table of each type.
      tables.add(type);
      const strings = this.#u64(table + 64 * this.#u32(at + 40) + 24);
      yield* this.#symbols(this.#u64(at + 24), this.#u64(at + 32), strings);
    }
  }

  *#symbols(from: number, sizeBytes: number, strings: number): Iterable<{ name: string; address: number }> {
    for (let at = from; at + SYMBOL_BYTES <= Math.min(from + sizeBytes, this.#bytes.length); at += SYMBOL_BYTES) {
      const address = this.#u64(at + 8);
      // Functions, and indirect ones, which have a place in this file.
      const kind = this.#bytes[at + 4]! & 0xf;
      if ((kind !== 2 && kind !== 10) || address === 0) continue;
      const start = strings + this.#u32(at);
      const room = this.#bytes.subarray(start, start + LONGEST_NAME);
      const end = room.indexOf(0);
      if (end > 0) yield { name: new TextDecoder().decode(room.subarray(0, end)), address };
    }
  }
}
