// Writes ELF64 shared objects for x86-64: what a linker makes of finished machine code, so that the dynamic linker can
// load it. The caller gives sections with their bytes, symbols and relocations; this file adds the dynamic section,
// symbol and hash tables, unwind data, headers. The same input gives the same bytes. No segment is both writable and
// executable, and the stack is not executable. System V gABI chapters 4 and 5, AMD64 psABI chapter 4.

import { LinkError } from '../errors/index.ts';
import { alignUp, ByteWriter, StringTable } from './bytes.ts';
import * as elf from './constants.ts';
import { firstFreeAddress, type PlacedSection, type SectionAccess, writeFile } from './file.ts';
import { gnuHashOrder, writeGnuHash } from './gnu-hash.ts';
import { ehFrameHeaderSizeBytes, type UnwindFunction, type UnwindRow, writeUnwindData } from './unwind.ts';

export type { SectionAccess } from './file.ts';

export interface SectionInput {
  /** Such as `.text`; unique within the object. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly access: SectionAccess;
  /** A power of two up to 4096; 16 when not given. */
  readonly alignBytes?: number;
  /**
   * Distance in bytes from the start of the first section, for code that was assembled together with its data.
   * When not given, the section follows the one before it.
   */
  readonly offset?: number;
  /** Write-protect the section after relocation. Only for the last sections, all of them `write`. */
  readonly relro?: boolean;
}

/** A place in a section. */
export interface SectionPlace {
  readonly section: string;
  /** In bytes from the section's start. */
  readonly offset: number;
}

export interface SymbolInput {
  readonly name: string;
  /** `global` and `weak` symbols are seen by the dynamic linker, `local` ones by debuggers and profilers only. */
  readonly binding: keyof typeof elf.symbolBindings;
  readonly type?: keyof typeof elf.symbolTypes;
  /** Where the symbol lies; a symbol without a place is imported. */
  readonly place?: SectionPlace;
  readonly sizeBytes?: number;
}

export interface RelocationInput {
  readonly type: keyof typeof elf.relocationTypes;
  /** The eight bytes to fill. */
  readonly at: SectionPlace;
  /** For GLOB_DAT and 64: the symbol whose address is stored. */
  readonly symbol?: string;
  /** For RELATIVE: the place whose address is stored. */
  readonly target?: SectionPlace;
  readonly addend?: number;
}

export interface UnwindInput {
  readonly place: SectionPlace;
  readonly sizeBytes: number;
  readonly rows: readonly UnwindRow[];
}

export interface SharedObjectInput {
  readonly soname?: string;
  /** Names of the shared objects that this one needs. */
  readonly needed?: readonly string[];
  readonly sections: readonly SectionInput[];
  readonly symbols: readonly SymbolInput[];
  readonly relocations?: readonly RelocationInput[];
  readonly unwind?: readonly UnwindInput[];
}

const accessFlags: Record<SectionAccess, number> = {
  read: elf.SHF_ALLOC,
  execute: elf.SHF_ALLOC | elf.SHF_EXECINSTR,
  write: elf.SHF_ALLOC | elf.SHF_WRITE,
};

/**
 * Writes a shared object.
 * @throws LinkError `BAD_OBJECT` when names clash, places lie outside their sections, sections overlap or share a page
 * with one of another access, or a relocation does not say what it stores.
 */
export function writeSharedObject(input: SharedObjectInput): Uint8Array {
  return new SharedObjectWriter(input).write();
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
    return writeFile([...this.#placed, ...this.#debugSections()]);
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

  /** Places the caller's sections on pages of their own, at the distances that the caller asked for. */
  #placeInput(): void {
    const base = alignUp(endOf(this.#placed.at(-1)!), elf.PAGE_SIZE_BYTES);
    let end = base;
    let access: SectionAccess = 'read';
    let wasRelro = false;
    for (const [i, section] of this.#input.sections.entries()) {
      const { name, bytes, alignBytes: align = 16, offset, relro = false } = section;
      const isFirst = i === 0;
      const boundary = !isFirst && section.access === access && relro === wasRelro ? align : elf.PAGE_SIZE_BYTES;
      const address = offset === undefined ? alignUp(end, boundary) : base + offset;
      if (address < end) refuse(`section ${name} at offset ${offset} overlaps the one before it`);
      if (address % align !== 0) refuse(`section ${name} at offset ${offset} is not aligned to ${align}`);
      if (boundary === elf.PAGE_SIZE_BYTES && address < alignUp(end, elf.PAGE_SIZE_BYTES)) {
        refuse(`section ${name} shares a page with the one before it, whose access differs`);
      }
      const flags = accessFlags[section.access];
      this.#place({ name, type: elf.SHT_PROGBITS, flags, access: section.access, bytes, align, address, relro });
      end = address + bytes.length;
      access = section.access;
      wasRelro = relro;
    }
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

  #addressOf({ section, offset }: SectionPlace): number {
    const placed = this.#byName.get(section);
    if (placed === undefined) refuse(`there is no section ${section}`);
    if (!Number.isInteger(offset) || offset < 0 || offset > placed.bytes.length) {
      refuse(`offset ${offset} lies outside section ${section} (${placed.bytes.length} bytes)`);
    }
    return placed.address + offset;
  }

  #appendSymbol(writer: ByteWriter, symbol: SymbolInput, strings: StringTable): void {
    const { name, place, binding, type = 'none', sizeBytes = 0 } = symbol;
    writer.u32(strings.offsetOf(name)).u8((elf.symbolBindings[binding] << 4) | elf.symbolTypes[type]);
    const sectionIndex = place ? this.#placed.indexOf(this.#byName.get(place.section)!) + 1 : elf.SHN_UNDEF;
    const address = place ? this.#addressOf(place) : 0;
    writer.u8(0).u16(sectionIndex).u64(address).u64(sizeBytes);
  }

  #dynamicSymbols(): Uint8Array {
    const writer = new ByteWriter().bytes(new Uint8Array(elf.SYM_SIZE_BYTES));
    for (const symbol of [...this.#imports, ...this.#exports]) this.#appendSymbol(writer, symbol, this.#strings);
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

  /** A symbol table for debuggers and profilers, which no segment carries. */
  #debugSections(): PlacedSection[] {
    const strings = new StringTable();
    const writer = new ByteWriter().bytes(new Uint8Array(elf.SYM_SIZE_BYTES));
    for (const symbol of [...this.#locals, ...this.#exports]) this.#appendSymbol(writer, symbol, strings);
    const symbolTable: PlacedSection = {
      name: '.symtab',
      type: elf.SHT_SYMTAB,
      flags: 0,
      address: 0,
      bytes: writer.finish(),
      align: 8,
      link: '.strtab',
      info: 1 + this.#locals.length,
      entrySizeBytes: elf.SYM_SIZE_BYTES,
    };
    const names = strings.finish();
    return [symbolTable, { name: '.strtab', type: elf.SHT_STRTAB, flags: 0, address: 0, bytes: names, align: 1 }];
  }
}

function endOf(section: PlacedSection): number {
  return section.address + section.bytes.length;
}

/** RELATIVE relocations lead, in one run whose length DT_RELACOUNT tells. */
function relativeFirst(relocations: readonly RelocationInput[]): RelocationInput[] {
  const isRelative = ({ type }: RelocationInput) => type === 'R_X86_64_RELATIVE';
  return [...relocations.filter(isRelative), ...relocations.filter((relocation) => !isRelative(relocation))];
}

function refuse(message: string): never {
  throw new LinkError('BAD_OBJECT', message);
}

function checkSections(sections: readonly SectionInput[]): void {
  if (sections.length === 0) refuse('an object needs at least one section');
  const names = new Set<string>();
  let inRelro = false;
  for (const { name, access, relro = false, alignBytes = 16 } of sections) {
    if (names.has(name)) refuse(`there are two sections named ${name}`);
    names.add(name);
    if (!(alignBytes >= 1 && alignBytes <= elf.PAGE_SIZE_BYTES && Number.isInteger(Math.log2(alignBytes)))) {
      refuse(`section ${name}: alignment ${alignBytes} is no power of two up to ${elf.PAGE_SIZE_BYTES}`);
    }
    if (relro && access !== 'write') refuse(`section ${name} is not writable, so it needs no relro`);
    if (inRelro && !relro) refuse(`section ${name} follows a relro section; relro sections come last`);
    inRelro = relro;
  }
}

function checkSymbols(symbols: readonly SymbolInput[]): void {
  const names = new Set<string>();
  for (const { name, binding, place } of symbols) {
    if (name === '' || name.includes('\0')) refuse(`'${name}' is no symbol name`);
    if (names.has(name)) refuse(`there are two symbols named ${name}`);
    names.add(name);
    if (binding === 'local' && place === undefined) refuse(`the local symbol ${name} has no place`);
  }
}
