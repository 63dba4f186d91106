// Sections and symbols as the caller gives them, and where they come to lie. What shared objects and executables have
// in common.

import { givenBytes } from '../buffers/index.ts';
import { LinkError, oneOf, optional, readBoolean, readText, shapeOf, wholeFrom } from '../errors/index.ts';
import { alignUp, ByteWriter, StringTable } from './bytes.ts';
import * as elf from './constants.ts';
import { type PlacedSection, type SectionAccess, sectionAccesses } from './file.ts';

/** A section to write. */
export interface SectionInput {
  /** Such as `.text`; unique within the object. */
  readonly name: string;
  /** What it holds. */
  readonly bytes: Uint8Array;
  /** What the processor may do with it: sections of one access share pages, others do not. */
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
  /** Name of the section. */
  readonly section: string;
  /** In bytes from the section's start. */
  readonly offset: number;
}

/** A symbol to write. */
export interface SymbolInput {
  /** Its name; unique among the symbols that the dynamic linker sees. */
  readonly name: string;
  /** `global` and `weak` symbols are seen by the dynamic linker, `local` ones by debuggers and profilers only. */
  readonly binding: 'local' | 'global' | 'weak';
  /** What it names, for debuggers and profilers; `none` when not given. */
  readonly type?: 'none' | 'object' | 'function';
  /** Where the symbol lies; a symbol without a place is imported. */
  readonly place?: SectionPlace;
  /** How many bytes of the section belong to it; 0 when not given. */
  readonly sizeBytes?: number;
}

/** Addresses and offsets reach as far: the bytes between sections are in the file. */
const LARGEST_OFFSET = 2 ** 31 - 1;

const namesOf = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[];

/** What callers give, read once and checked for its types. */
export const readPlace = shapeOf<SectionPlace>('a place in a section', {
  section: readText,
  offset: wholeFrom(0, LARGEST_OFFSET),
});

export const readSection = shapeOf<SectionInput>('a section', {
  name: readText,
  bytes: givenBytes,
  access: oneOf(sectionAccesses),
  alignBytes: optional(wholeFrom(1, elf.PAGE_SIZE_BYTES)),
  offset: optional(wholeFrom(0, LARGEST_OFFSET)),
  relro: optional(readBoolean),
});

export const readSymbol = shapeOf<SymbolInput>('a symbol', {
  name: readText,
  binding: oneOf(namesOf(elf.symbolBindings)),
  type: optional(oneOf(namesOf(elf.symbolTypes))),
  place: optional(readPlace),
  sizeBytes: optional(wholeFrom(0)),
});

const accessFlags: Record<SectionAccess, number> = {
  read: elf.SHF_ALLOC,
  execute: elf.SHF_ALLOC | elf.SHF_EXECINSTR,
  write: elf.SHF_ALLOC | elf.SHF_WRITE,
};

export function refuse(message: string): never {
  throw new LinkError('BAD_OBJECT', message);
}

export function endOf(section: PlacedSection): number {
  return section.address + section.bytes.length;
}

export function checkSections(sections: readonly SectionInput[]): void {
  if (sections.length === 0) refuse('an object needs at least one section');
  const names = new Set<string>();
  let inRelro = false;
  for (const { name, access, relro = false, alignBytes = 16 } of sections) {
    if (names.has(name)) refuse(`there are two sections named ${name}`);
    names.add(name);
    if (!(alignBytes >= 1 && alignBytes <= elf.PAGE_SIZE_BYTES && Number.isInteger(Math.log2(alignBytes)))) {
      refuse(`section ${name}: alignment ${alignBytes} is not a power of two up to ${elf.PAGE_SIZE_BYTES}`);
    }
    if (relro && access !== 'write') refuse(`section ${name} is not writable, so it needs no relro`);
    if (inRelro && !relro) refuse(`section ${name} follows a relro section; relro sections come last`);
    inRelro = relro;
  }
}

export function checkSymbols(symbols: readonly SymbolInput[]): void {
  const names = new Set<string>();
  for (const { name, binding, place } of symbols) {
    if (name === '' || name.includes('\0')) refuse(`'${name}' is not a symbol name`);
    if (names.has(name)) refuse(`there are two symbols named ${name}`);
    names.add(name);
    if (binding === 'local' && place === undefined) refuse(`the local symbol ${name} has no place`);
  }
}

/** Places sections from the page at `base` on, at the distances asked for; those of another access get pages of their own. */
export function placeSections(sections: readonly SectionInput[], base: number): PlacedSection[] {
  const placed: PlacedSection[] = [];
  let end = base;
  let access: SectionAccess = 'read';
  let wasRelro = false;
  for (const [i, section] of sections.entries()) {
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
    placed.push({ name, type: elf.SHT_PROGBITS, flags, access: section.access, bytes, align, address, relro });
    end = address + bytes.length;
    access = section.access;
    wasRelro = relro;
  }
  return placed;
}

export function addressOf(placed: readonly PlacedSection[], { section, offset }: SectionPlace): number {
  const found = placed.find(({ name }) => name === section);
  if (found === undefined) refuse(`there is no section ${section}`);
  if (!Number.isInteger(offset) || offset < 0 || offset > found.bytes.length) {
    refuse(`offset ${offset} lies outside section ${section} (${found.bytes.length} bytes)`);
  }
  return found.address + offset;
}

/** Appends an entry of a symbol table. Addresses count from `baseAddress`. */
export function appendSymbol(
  writer: ByteWriter,
  symbol: SymbolInput,
  strings: StringTable,
  placed: readonly PlacedSection[],
  baseAddress = 0,
): void {
  const { name, place, binding, type = 'none', sizeBytes = 0 } = symbol;
  writer.u32(strings.offsetOf(name)).u8((elf.symbolBindings[binding] << 4) | elf.symbolTypes[type]);
  const sectionIndex = place ? placed.findIndex((section) => section.name === place.section) + 1 : elf.SHN_UNDEF;
  const address = place ? baseAddress + addressOf(placed, place) : 0;
  writer.u8(0).u16(sectionIndex).u64(address).u64(sizeBytes);
}

/** A symbol table for debuggers and profilers, which no segment carries. */
export function debugSections(
  locals: readonly SymbolInput[],
  others: readonly SymbolInput[],
  placed: readonly PlacedSection[],
  baseAddress = 0,
): PlacedSection[] {
  const strings = new StringTable();
  const writer = new ByteWriter().bytes(new Uint8Array(elf.SYM_SIZE_BYTES));
  for (const symbol of [...locals, ...others]) appendSymbol(writer, symbol, strings, placed, baseAddress);
  const symbolTable: PlacedSection = {
    name: '.symtab',
    type: elf.SHT_SYMTAB,
    flags: 0,
    address: 0,
    bytes: writer.finish(),
    align: 8,
    link: '.strtab',
    info: 1 + locals.length,
    entrySizeBytes: elf.SYM_SIZE_BYTES,
  };
  const names = strings.finish();
  return [symbolTable, { name: '.strtab', type: elf.SHT_STRTAB, flags: 0, address: 0, bytes: names, align: 1 }];
}
