// Reads the symbols of an ELF64 file: which function lies at an address. Only the tables are read, for a file may be a
// hundred megabytes. System V gABI, chapter 4; .symtab where there is one, else .dynsym.

import * as elf from './constants.ts';

/** A file, of which parts are asked for. */
export interface ElfSource {
  /** Up to `sizeBytes` bytes from an offset on; fewer at the end of the file. */
  read(offset: number, sizeBytes: number): Uint8Array;
}

/** A function of a file. */
export interface ElfFunction {
  readonly name: string;
  /** Address in the file's own count. */
  readonly address: number;
  /** 0 where the file does not say. */
  readonly sizeBytes: number;
}

/** Symbols that are looked at for one address. */
const MOST_ALIASES = 16;

const STT_NOTYPE = 0;
const STT_FUNC = 2;
const STT_GNU_IFUNC = 10;

/** The functions of a file by address. */
export class ElfSymbols {
  readonly #addresses: Float64Array;
  readonly #sizes: Float64Array;
  readonly #names: Uint32Array;
  readonly #strings: Uint8Array;
  readonly #segments: readonly { readonly offset: number; readonly address: number; readonly sizeBytes: number }[];

  /** @returns undefined for a file that is no ELF64 of little-endian order, or is cut off */
  static read(source: ElfSource): ElfSymbols | undefined {
    try {
      const head = viewOf(source.read(0, elf.EHDR_SIZE_BYTES));
      return head.getUint32(0) === 0x7f454c46 && head.getUint16(4) === 0x0201
        ? new ElfSymbols(source, head)
        : undefined;
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  private constructor(source: ElfSource, head: DataView) {
    const u64 = (view: DataView, at: number) => Number(view.getBigUint64(at, true));
    const programHeaders = viewOf(source.read(u64(head, 32), elf.PHDR_SIZE_BYTES * head.getUint16(56, true)));
    this.#segments = Array.from({ length: head.getUint16(56, true) }, (_, i) => elf.PHDR_SIZE_BYTES * i)
      .filter((at) => programHeaders.getUint32(at, true) === elf.PT_LOAD)
      .map((at) => ({
        offset: u64(programHeaders, at + 8),
        address: u64(programHeaders, at + 16),
        sizeBytes: u64(programHeaders, at + 32),
      }));
    const sectionCount = head.getUint16(60, true);
    const headers = viewOf(source.read(u64(head, 40), elf.SHDR_SIZE_BYTES * sectionCount));
    const sections = Array.from({ length: sectionCount }, (_, i) => {
      const at = elf.SHDR_SIZE_BYTES * i;
      const link = headers.getUint32(at + 40, true);
      return {
        type: headers.getUint32(at + 4, true),
        offset: u64(headers, at + 24),
        sizeBytes: u64(headers, at + 32),
        link,
      };
    });
    const table =
      sections.find(({ type }) => type === elf.SHT_SYMTAB) ?? sections.find(({ type }) => type === elf.SHT_DYNSYM);
    const strings = table && sections[table.link];
    const symbols = viewOf(table === undefined ? new Uint8Array(0) : source.read(table.offset, table.sizeBytes));
    this.#strings = strings === undefined ? new Uint8Array(0) : source.read(strings.offset, strings.sizeBytes);
    const found: number[] = [];
    for (let at = 0; at + elf.SYM_SIZE_BYTES <= symbols.byteLength; at += elf.SYM_SIZE_BYTES) {
      const type = symbols.getUint8(at + 4) & 15;
      const isCode =
        type === STT_FUNC || type === STT_GNU_IFUNC || (type === STT_NOTYPE && symbols.getUint8(at + 4) > 15);
      if (isCode && symbols.getUint16(at + 6, true) !== elf.SHN_UNDEF && symbols.getUint32(at, true) !== 0)
        found.push(at);
    }
    const valueAt = (at: number) => u64(symbols, at + 8);
    const values = new Map(found.map((at) => [at, valueAt(at)]));
    found.sort((a, b) => values.get(a)! - values.get(b)!);
    this.#addresses = Float64Array.from(found, (at) => values.get(at)!);
    this.#sizes = Float64Array.from(found, (at) => u64(symbols, at + 16));
    this.#names = Uint32Array.from(found, (at) => symbols.getUint32(at, true));
  }

  get count(): number {
    return this.#addresses.length;
  }

  /** The address that the byte at an offset of the file has, in the file's own count. */
  addressOfOffset(offset: number): number | undefined {
    const segment = this.#segments.find((each) => offset >= each.offset && offset < each.offset + each.sizeBytes);
    return segment && offset - segment.offset + segment.address;
  }

  /** The function that an address lies in. One without a size reaches up to the next. */
  functionAt(address: number): ElfFunction | undefined {
    let low = 0;
    let high = this.#addresses.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#addresses[middle]! <= address) low = middle + 1;
      else high = middle;
    }
    // A function may have several names (malloc, __libc_malloc), and an address lie behind one that ends before it.
    const found: ElfFunction[] = [];
    for (let i = low - 1; i >= 0 && i >= low - MOST_ALIASES; i--) {
      const [start, sizeBytes] = [this.#addresses[i]!, this.#sizes[i]!];
      if (found.length > 0 && found[0]!.address !== start) break;
      const contains = sizeBytes === 0 ? i === low - 1 && low < this.#addresses.length : address < start + sizeBytes;
      if (contains) found.push({ name: this.#nameAt(this.#names[i]!), address: start, sizeBytes });
    }
    const underscores = ({ name }: ElfFunction) => /^_*/.exec(name)![0].length;
    return found.sort((a, b) => underscores(a) - underscores(b))[0];
  }

  #nameAt(offset: number): string {
    const end = this.#strings.indexOf(0, offset);
    return new TextDecoder().decode(this.#strings.subarray(offset, end < 0 ? undefined : end));
  }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
