// Reads the symbols of an ELF64 file: which function lies at an address. Only the tables are read, for a file may be a
// hundred megabytes. System V gABI, chapter 4; .symtab and .dynsym, those of a separate debug file, and the entries of
// procedure linkage tables.

import { optional, type Reader, readFunction, readNumber, readText, shapeOf } from '../errors/index.ts';
import * as elf from './constants.ts';
import { type NamedSymbol, symbolsNamed } from './find-by-name.ts';
import {
  type DebugPlaces,
  ElfImage,
  type ElfSource,
  type ImageSegment,
  isUnreadable,
  readable,
  stringAt,
  u64,
  viewOf,
} from './image.ts';
import { pltEntries } from './plt.ts';
import { type SymbolVersion, symbolVersions } from './symbol-versions.ts';

/** A function of a file. */
export interface ElfFunction {
  /** As it stands in the symbol table: a name of C++ or Rust is mangled. */
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

/** Finds the file with the symbols that another lacks. */
export type FindDebug = (places: DebugPlaces) => ElfSource | undefined;

/** A function whose name is read when somebody asks: a file may have hundreds of thousands. */
interface Found extends NamedSymbol, Omit<ElfFunction, 'name'> {
  /** Where the section ends that it lies in; a function without a size reaches up to there at most. */
  readonly limit: number;
}

const readPlace = shapeOf<Pick<ElfFunction, 'address' | 'sizeBytes'>>('a function of this file', {
  address: readNumber,
  sizeBytes: readNumber,
});

/**
 * The functions of a file by address.
 * @example
 * ```ts
 * import { closeSync, openSync, readSync } from 'node:fs';
 * import { ElfSymbols } from 'rawcpu';
 *
 * const file = openSync(process.execPath, 'r');
 * const read = (offset: number, sizeBytes: number) => {
 *   const bytes = new Uint8Array(sizeBytes);
 *   return bytes.subarray(0, readSync(file, bytes, 0, sizeBytes, offset));
 * };
 * const symbols = ElfSymbols.read({ read })!;
 * symbols.count > 0; // => true
 * closeSync(file);
 * ```
 */
export class ElfSymbols {
  readonly #functions: readonly Found[];
  /** Those that others link to, of a file whose own table does not say which version is the default. */
  readonly #exported: readonly Found[];
  readonly #addresses: Float64Array;
  readonly #segments: readonly ImageSegment[];

  /**
   * Reads the symbol tables of a file.
   * @param findDebug asked where the file has no symbols of its own but those that others link to
   * @returns undefined for a file that is not an ELF64 of little-endian order, or is cut off
   * @throws RawCpuError `BAD_OPTION` and MemoryError `BUFFER_DETACHED` for a source that gives no bytes
   */
  static read(source: ElfSource, findDebug?: FindDebug): ElfSymbols | undefined {
    const find = optional(readFunction as Reader<FindDebug>)('ElfSymbols.read: findDebug', findDebug);
    try {
      const image = new ElfImage(source);
      return readable(() => new ElfSymbols(image, find));
    } catch (error) {
      if (isUnreadable(error)) return undefined;
      throw error;
    }
  }

  private constructor(image: ElfImage, findDebug: FindDebug | undefined) {
    this.#segments = image.segments;
    const hasOwn = image.sections.some(({ type }) => type === elf.SHT_SYMTAB);
    const tables = hasOwn
      ? [functionsIn(image, elf.SHT_SYMTAB)]
      : [exportedFunctions(image), debugFunctions(findDebug?.(image.debugPlaces()))];
    this.#functions = [...tables, pltFunctions(image)]
      .flatMap((table) => [...table])
      .sort((a, b) => a.address - b.address);
    const hasVersions = image.sections.some(({ type }) => type === elf.SHT_GNU_VERDEF);
    this.#exported = hasOwn && hasVersions ? [...exportedFunctions(image)] : [];
    this.#addresses = Float64Array.from(this.#functions, ({ address }) => address);
  }

  /** How many functions are known. */
  get count(): number {
    return this.#addresses.length;
  }

  /** The address that the byte at an offset of the file has, in the file's own count. */
  addressOfOffset(offset: number): number | undefined {
    readNumber('ElfSymbols.addressOfOffset: the offset', offset);
    const segment = this.#segments.find((each) => offset >= each.offset && offset < each.offset + each.sizeBytes);
    return segment && offset - segment.offset + segment.address;
  }

  /** Where the bytes from an address on lie in the file; fewer where the segment ends, undefined outside of all. */
  fileRange(address: number, sizeBytes: number): { offset: number; sizeBytes: number } | undefined {
    readNumber('ElfSymbols.fileRange: the address', address);
    readNumber('ElfSymbols.fileRange: sizeBytes', sizeBytes);
    const segment = this.#segments.find((each) => address >= each.address && address < each.address + each.sizeBytes);
    if (segment === undefined) return undefined;
    const into = address - segment.address;
    return { offset: segment.offset + into, sizeBytes: Math.min(sizeBytes, segment.sizeBytes - into) };
  }

  /** The address after a function of this file. One without a size ends where functionAt() says. */
  endOf(input: ElfFunction): number {
    const { address, sizeBytes } = readPlace('ElfSymbols.endOf: the function', input);
    if (sizeBytes > 0) return address + sizeBytes;
    const next = this.#firstAbove(address);
    const limit = this.#functions[next - 1]?.limit ?? address;
    return Math.min(limit, this.#addresses[next] ?? Infinity);
  }

  /** The function that an address lies in. One without a size reaches up to the next, or to the end of its section. */
  functionAt(address: number): ElfFunction | undefined {
    readNumber('ElfSymbols.functionAt: the address', address);
    const low = this.#firstAbove(address);
    // A function may have several names (malloc, __libc_malloc), and an address lie after one that ends before it.
    const found: ElfFunction[] = [];
    for (let i = low - 1; i >= 0 && i >= low - MOST_ALIASES; i--) {
      const { strings, nameAt, address: start, sizeBytes, limit } = this.#functions[i]!;
      if (found.length > 0 && found[0]!.address !== start) break;
      const contains = sizeBytes === 0 ? i === low - 1 && address < limit : address < start + sizeBytes;
      if (contains) found.push({ name: stringAt(strings, nameAt), address: start, sizeBytes });
    }
    const underscores = ({ name }: ElfFunction) => /^_*/.exec(name)![0].length;
    return found.sort((a, b) => underscores(a) - underscores(b))[0];
  }

  /**
   * The function that a name means, as it stands in the symbol table: the default version of several, and a global one
   * before those that are local to an object file; the first, where nothing tells them apart.
   */
  functionNamed(name: string): ElfFunction | undefined {
    return this.#named(readText('ElfSymbols.functionNamed: the name', name))[0];
  }

  /**
   * The functions that a name means, by rising address: more than one where several object files have a function of that
   * name for themselves. `name@VERSION` and `name@@VERSION` ask for a version, as `nm -D` writes them.
   */
  functionsNamed(name: string): ElfFunction[] {
    return this.#named(readText('ElfSymbols.functionsNamed: the name', name));
  }

  #named(name: string): ElfFunction[] {
    const found = symbolsNamed([...this.#exported, ...this.#functions], name);
    const first = new Map(found.toReversed().map((each) => [each.address, each]));
    return [...first.values()]
      .sort((a, b) => a.address - b.address)
      .map(({ strings, nameAt, address, sizeBytes }) => ({ name: stringAt(strings, nameAt), address, sizeBytes }));
  }

  /** The names of all functions, by rising address. */
  functionNames(): string[] {
    return this.#functions.map(({ strings, nameAt }) => stringAt(strings, nameAt));
  }

  /** The number of the first function that begins after an address. */
  #firstAbove(address: number): number {
    let low = 0;
    let high = this.#addresses.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#addresses[middle]! <= address) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function pltFunctions(image: ElfImage): Found[] {
  const encoder = new TextEncoder();
  return pltEntries(image).map(({ name, address, sizeBytes }) => {
    const common = { nameAt: 0, isLocal: false, version: undefined };
    return { ...common, strings: encoder.encode(name), address, sizeBytes, limit: address + sizeBytes };
  });
}

function debugFunctions(source: ElfSource | undefined): Iterable<Found> {
  if (source === undefined) return [];
  try {
    return readable(() => [...functionsIn(new ElfImage(source), elf.SHT_SYMTAB)]);
  } catch (error) {
    if (isUnreadable(error)) return [];
    throw error;
  }
}

/** The functions that others link to, with their versions. */
function exportedFunctions(image: ElfImage): Iterable<Found> {
  return functionsIn(image, elf.SHT_DYNSYM, symbolVersions(image));
}

/** The functions that a table of symbols names. */
function* functionsIn(image: ElfImage, type: number, versionOf?: (index: number) => SymbolVersion): Generator<Found> {
  const table = image.sections.find((each) => each.type === type);
  if (table === undefined) return;
  const symbols = viewOf(image.bytesOf(table));
  const strings = image.bytesOf(image.sections[table.link]);
  for (let at = 0; at + elf.SYM_SIZE_BYTES <= symbols.byteLength; at += elf.SYM_SIZE_BYTES) {
    const info = symbols.getUint8(at + 4);
    const kind = info & 15;
    const isCode = kind === STT_FUNC || kind === STT_GNU_IFUNC || (kind === STT_NOTYPE && info > 15);
    const sectionIndex = symbols.getUint16(at + 6, true);
    const nameAt = symbols.getUint32(at, true);
    const hasName = nameAt !== 0 && nameAt < strings.length && strings[nameAt] !== 0;
    if (!isCode || sectionIndex === elf.SHN_UNDEF || !hasName) continue;
    const section = image.sections[sectionIndex];
    const limit = section === undefined ? Infinity : section.address + section.sizeBytes;
    const [address, sizeBytes] = [u64(symbols, at + 8), u64(symbols, at + 16)];
    const isLocal = info >> 4 === elf.symbolBindings.local;
    const version = versionOf?.(at / elf.SYM_SIZE_BYTES);
    yield { strings, nameAt, address, sizeBytes, limit, isLocal, version };
  }
}
