// Writes ELF64 shared objects for x86-64: what a linker makes of finished machine code, so that the dynamic linker can
// load it. The caller gives sections with their bytes, symbols and relocations; this file adds the dynamic section,
// symbol and hash tables, unwind data, headers. The same input gives the same bytes. No segment is both writable and
// executable, and the stack is not executable. System V gABI chapters 4 and 5, AMD64 psABI chapter 4.

import { listOf, oneOf, optional, readText, shapeOf, wholeFrom } from '../errors/index.ts';
import { alignUp, ByteWriter, StringTable } from './bytes.ts';
import * as elf from './constants.ts';
import { firstFreeAddress, type PlacedSection, writeFile } from './file.ts';
import { gnuHashOrder, writeGnuHash } from './gnu-hash.ts';
import {
  addressOf,
  appendSymbol,
  checkSections,
  checkSymbols,
  debugSections,
  endOf,
  placeSections,
  readPlace,
  readSection,
  readSymbol,
  refuse,
  type SectionInput,
  type SectionPlace,
  type SymbolInput,
} from './sections.ts';
import {
  ehFrameHeaderSizeBytes,
  readUnwindRows,
  type UnwindFunction,
  type UnwindRow,
  writeUnwindData,
} from './unwind.ts';

/** Eight bytes that the dynamic linker fills when it loads the object (AMD64 psABI, section 4.4.1). */
export interface RelocationInput {
  /**
   * What is stored: `R_X86_64_64`, a symbol's address and the addend; `R_X86_64_GLOB_DAT`, a symbol's address;
   * `R_X86_64_RELATIVE`, the address that a place of this object has got.
   */
  readonly type: 'R_X86_64_64' | 'R_X86_64_GLOB_DAT' | 'R_X86_64_RELATIVE';
  /** The eight bytes to fill. */
  readonly at: SectionPlace;
  /** For GLOB_DAT and 64: the symbol whose address is stored. */
  readonly symbol?: string;
  /** For RELATIVE: the place whose address is stored. */
  readonly target?: SectionPlace;
  /** Added to a symbol's address; 0 when not given. */
  readonly addend?: number;
}

/** How the frames of one function lie. */
export interface UnwindInput {
  /** Where the function begins. */
  readonly place: SectionPlace;
  /** How many bytes it has. */
  readonly sizeBytes: number;
  /** By ascending offset, the first at 0. */
  readonly rows: readonly UnwindRow[];
}

/** What a shared object is made of. */
export interface SharedObjectInput {
  /** The name that objects which need this one know it by (DT_SONAME). */
  readonly soname?: string;
  /** Names of the shared objects that this one needs. */
  readonly needed?: readonly string[];
  /** Sections in their order in memory. */
  readonly sections: readonly SectionInput[];
  /** Symbols that are exported, imported, or only there for debuggers. */
  readonly symbols: readonly SymbolInput[];
  /** Fields that the dynamic linker fills. */
  readonly relocations?: readonly RelocationInput[];
  /** For `.eh_frame`: debuggers and exceptions cannot pass a function that has none. */
  readonly unwind?: readonly UnwindInput[];
}

const readInput = shapeOf<SharedObjectInput>('an object with sections and symbols', {
  soname: optional(readText),
  needed: optional(listOf('a list of names', readText)),
  sections: listOf('a list of sections', readSection),
  symbols: listOf('a list of symbols', readSymbol),
  relocations: optional(
    listOf(
      'a list of relocations',
      shapeOf<RelocationInput>('a relocation', {
        type: oneOf(Object.keys(elf.relocationTypes) as (keyof typeof elf.relocationTypes)[]),
        at: readPlace,
        symbol: optional(readText),
        target: optional(readPlace),
        addend: optional(wholeFrom(Number.MIN_SAFE_INTEGER)),
      }),
    ),
  ),
  unwind: optional(
    listOf(
      'a list of functions',
      shapeOf<UnwindInput>('a function', {
        place: readPlace,
        sizeBytes: wholeFrom(0, 2 ** 31 - 1),
        rows: readUnwindRows,
      }),
    ),
  ),
});

/**
 * Writes a shared object.
 * @throws LinkError `BAD_OBJECT` when names clash, places lie outside their sections, sections overlap or share a page
 * with one of another access, or a relocation does not say what it stores; RawCpuError `BAD_OPTION` and MemoryError
 * `BUFFER_DETACHED` for what is not an input at all.
 * @example
 * ```ts
 * import { assemble, ElfSymbols, writeSharedObject } from 'rawcpu';
 *
 * const { bytes } = assemble('mov eax, 42; ret');
 * const place = { section: '.text', offset: 0 };
 * const file = writeSharedObject({
 *   soname: 'libanswer.so',
 *   sections: [{ name: '.text', bytes, access: 'execute' }],
 *   symbols: [{ name: 'answer', binding: 'global', type: 'function', place, sizeBytes: bytes.length }],
 * });
 * const source = { read: (offset: number, sizeBytes: number) => file.subarray(offset, offset + sizeBytes) };
 * ElfSymbols.read(source)!.count; // => 1
 * ```
 */
export function writeSharedObject(input: SharedObjectInput): Uint8Array {
  return new SharedObjectWriter(readInput('writeSharedObject: the input', input)).write();
}

class SharedObjectWriter {
  readonly #input: SharedObjectInput;
  readonly #strings = new StringTable();
  readonly #imports: readonly SymbolInput[];
  readonly #exports: readonly SymbolInput[];
  readonly #locals: readonly SymbolInput[];
  readonly #placed: PlacedSection[] = [];
  readonly #byName = new Map<string, PlacedSection>();

  constructor(input: SharedObjectInput) {
    this.#input = input;
    checkSections(input.sections);
    checkSymbols(input.symbols);
    const dynamic = input.symbols.filter((symbol) => symbol.binding !== 'local');
    this.#imports = dynamic.filter((symbol) => symbol.place === undefined);
    const exported = new Map(dynamic.filter((symbol) => symbol.place).map((symbol) => [symbol.name, symbol]));
    this.#exports = gnuHashOrder([...exported.keys()]).map((name) => exported.get(name)!);
    this.#locals = input.symbols.filter((symbol) => symbol.binding === 'local');
  }

  write(): Uint8Array {
    // Sizes first, contents later: every address must be known before the tables that name addresses are written.
    const { unwind = [], relocations = [] } = this.#input;
    const symbolCount = 1 + this.#imports.length + this.#exports.length;
    for (const { name } of [...this.#imports, ...this.#exports]) this.#strings.offsetOf(name);
    for (const name of this.#input.needed ?? []) this.#strings.offsetOf(name);
    if (this.#input.soname) this.#strings.offsetOf(this.#input.soname);
    const hash = writeGnuHash(
      this.#exports.map((symbol) => symbol.name),
      1 + this.#imports.length,
    );

    const read = { access: 'read', flags: elf.SHF_ALLOC } as const;
    this.#place({ ...read, name: '.gnu.hash', type: elf.SHT_GNU_HASH, bytes: hash, align: 8, link: '.dynsym' });
    const symbols = this.#place({
      ...read,
      name: '.dynsym',
      type: elf.SHT_DYNSYM,
      bytes: new Uint8Array(symbolCount * elf.SYM_SIZE_BYTES),
      align: 8,
      link: '.dynstr',
      info: 1,
      entrySizeBytes: elf.SYM_SIZE_BYTES,
    });
    this.#place({ ...read, name: '.dynstr', type: elf.SHT_STRTAB, bytes: this.#strings.finish(), align: 1 });
    const relocationTable = relocations.length === 0 ? undefined : this.#placeRelocations(relocations.length);
    const frames = unwind.length === 0 ? undefined : this.#placeUnwind(unwind);
    this.#placeInput();
    const dynamic = this.#placeDynamic();

    symbols.bytes = this.#dynamicSymbols();
    if (relocationTable) relocationTable.bytes = this.#relocationTable(relocations);
    if (frames) {
      const functions = unwind.map((entry): UnwindFunction => ({ ...entry, address: this.#addressOf(entry.place) }));
      const data = writeUnwindData(functions, frames.header.address, frames.frame.address);
      frames.header.bytes = data.header;
      frames.frame.bytes = data.frame;
    }
    dynamic.bytes = this.#dynamicTable();
    return writeFile([...this.#placed, ...debugSections(this.#locals, this.#exports, this.#placed)]);
  }

  #place(section: Omit<PlacedSection, 'address'> & { readonly address?: number }): PlacedSection {
    const last = this.#placed.at(-1);
    const end = last === undefined ? firstFreeAddress : endOf(last);
    const placed: PlacedSection = { ...section, address: section.address ?? alignUp(end, section.align) };
    this.#placed.push(placed);
    this.#byName.set(placed.name, placed);
    return placed;
  }

  #placeRelocations(count: number): PlacedSection {
    return this.#place({
      name: '.rela.dyn',
      type: elf.SHT_RELA,
      flags: elf.SHF_ALLOC,
      access: 'read',
      bytes: new Uint8Array(count * elf.RELA_SIZE_BYTES),
      align: 8,
      link: '.dynsym',
      entrySizeBytes: elf.RELA_SIZE_BYTES,
    });
  }

  #placeUnwind(unwind: readonly UnwindInput[]): { header: PlacedSection; frame: PlacedSection } {
    const common = { access: 'read', flags: elf.SHF_ALLOC, type: elf.SHT_PROGBITS } as const;
    const headerBytes = new Uint8Array(ehFrameHeaderSizeBytes(unwind.length));
    const header = this.#place({ ...common, name: '.eh_frame_hdr', bytes: headerBytes, align: 4 });
    // Record sizes do not depend on addresses, so a draft has the final size.
    const draft = writeUnwindData(
      unwind.map((entry) => ({ ...entry, address: 0 })),
      0,
      0,
    );
    const frame = this.#place({ ...common, name: '.eh_frame', bytes: draft.frame, align: 8 });
    return { header, frame };
  }

  #placeInput(): void {
    const base = alignUp(endOf(this.#placed.at(-1)!), elf.PAGE_SIZE_BYTES);
    for (const section of placeSections(this.#input.sections, base)) this.#place(section);
  }

  #placeDynamic(): PlacedSection {
    const last = this.#placed.at(-1)!;
    // The dynamic section is write-protected after relocation, so it shares pages only with sections that are too.
    const address = alignUp(endOf(last), last.relro ? 8 : elf.PAGE_SIZE_BYTES);
    const bytes = this.#dynamicTable();
    return this.#place({
      name: '.dynamic',
      type: elf.SHT_DYNAMIC,
      flags: elf.SHF_ALLOC | elf.SHF_WRITE,
      access: 'write',
      bytes,
      align: 8,
      address,
      relro: true,
      link: '.dynstr',
      entrySizeBytes: elf.DYN_SIZE_BYTES,
    });
  }

  #addressOf(place: SectionPlace): number {
    return addressOf(this.#placed, place);
  }

  #dynamicSymbols(): Uint8Array {
    const writer = new ByteWriter().bytes(new Uint8Array(elf.SYM_SIZE_BYTES));
    for (const symbol of [...this.#imports, ...this.#exports])
      appendSymbol(writer, symbol, this.#strings, this.#placed);
    return writer.finish();
  }

  #relocationTable(relocations: readonly RelocationInput[]): Uint8Array {
    const indexOf = new Map([...this.#imports, ...this.#exports].map((symbol, i) => [symbol.name, i + 1]));
    const writer = new ByteWriter();
    for (const relocation of relativeFirst(relocations)) {
      const { type, at, symbol, target, addend = 0 } = relocation;
      const isRelative = type === 'R_X86_64_RELATIVE';
      if (isRelative ? target === undefined || symbol !== undefined : symbol === undefined || target !== undefined) {
        refuse(`${type} at ${at.section}+${at.offset} needs ${isRelative ? 'a target' : 'a symbol'}, and only that`);
      }
      const index = symbol === undefined ? 0 : indexOf.get(symbol);
      if (index === undefined) refuse(`${type} names the symbol ${symbol}, which is not a dynamic one`);
      if (this.#byName.get(at.section)?.access !== 'write') refuse(`${type} would change ${at.section}, not writable`);
      writer.u64(this.#addressOf(at)).u32(elf.relocationTypes[type]).u32(index);
      writer.u64(target === undefined ? addend : this.#addressOf(target) + addend);
    }
    return writer.finish();
  }

  /** The dynamic table; before all sections are placed it has the final size and zeros for addresses. */
  #dynamicTable(): Uint8Array {
    const { soname, needed = [], relocations = [] } = this.#input;
    const address = (name: string) => this.#byName.get(name)!.address;
    const entries: [tag: number, value: number][] = needed.map((name) => [elf.DT_NEEDED, this.#strings.offsetOf(name)]);
    if (soname) entries.push([elf.DT_SONAME, this.#strings.offsetOf(soname)]);
    entries.push(
      [elf.DT_GNU_HASH, address('.gnu.hash')],
      [elf.DT_STRTAB, address('.dynstr')],
      [elf.DT_SYMTAB, address('.dynsym')],
      [elf.DT_STRSZ, this.#byName.get('.dynstr')!.bytes.length],
      [elf.DT_SYMENT, elf.SYM_SIZE_BYTES],
    );
    if (relocations.length > 0) {
      entries.push(
        [elf.DT_RELA, address('.rela.dyn')],
        [elf.DT_RELASZ, relocations.length * elf.RELA_SIZE_BYTES],
        [elf.DT_RELAENT, elf.RELA_SIZE_BYTES],
      );
      const relative = relocations.filter(({ type }) => type === 'R_X86_64_RELATIVE').length;
      if (relative > 0) entries.push([elf.DT_RELACOUNT, relative]);
    }
    entries.push([elf.DT_FLAGS, elf.DF_BIND_NOW], [elf.DT_FLAGS_1, elf.DF_1_NOW], [elf.DT_NULL, 0]);
    const writer = new ByteWriter();
    for (const [tag, value] of entries) writer.u64(tag).u64(value);
    return writer.finish();
  }
}

/** RELATIVE relocations lead, in one run whose length DT_RELACOUNT tells. */
function relativeFirst(relocations: readonly RelocationInput[]): RelocationInput[] {
  const isRelative = ({ type }: RelocationInput) => type === 'R_X86_64_RELATIVE';
  return [...relocations.filter(isRelative), ...relocations.filter((relocation) => !isRelative(relocation))];
}
