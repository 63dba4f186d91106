// The outer shape of an ELF file: sections with addresses go in, the file comes out with its program headers (what the
// loader maps) and section headers (what tools read). Sections that follow each other with the same access share one
// loadable segment. System V gABI, chapters 4 (object files) and 5 (program loading).

import { alignUp, ByteWriter, StringTable } from './bytes.ts';
import * as elf from './constants.ts';

/** What the processor may do with a section: nothing but read it, run it, or write it. */
export type SectionAccess = 'read' | 'execute' | 'write';

export const sectionAccesses: readonly SectionAccess[] = ['read', 'execute', 'write'];

/** A section with its address; one without `access` is in the file but not in memory. */
export interface PlacedSection {
  readonly name: string;
  readonly type: number;
  readonly flags: number;
  readonly address: number;
  bytes: Uint8Array;
  readonly align: number;
  readonly access?: SectionAccess;
  readonly relro?: boolean;
  /** Name of the section that sh_link points to. */
  readonly link?: string;
  readonly info?: number;
  readonly entrySizeBytes?: number;
}

interface ProgramHeader {
  readonly type: number;
  readonly flags: number;
  readonly offset: number;
  readonly address: number;
  readonly fileSizeBytes: number;
  readonly memorySizeBytes: number;
  readonly align: number;
}

const SEGMENT_LIMIT = 16;

/** Where the first section may lie: after the file header and room for the program headers. */
export const firstFreeAddress = elf.EHDR_SIZE_BYTES + SEGMENT_LIMIT * elf.PHDR_SIZE_BYTES;

const segmentFlags: Record<SectionAccess, number> = {
  read: elf.PF_R,
  execute: elf.PF_R | elf.PF_X,
  write: elf.PF_R | elf.PF_W,
};

/** What kind of file, and where it is loaded. */
export interface FileKind {
  readonly type: number;
  /** The address of the file's first byte; every address of a section counts from there. */
  readonly baseAddress: number;
  /** Where execution begins, counted from there too. */
  readonly entryAddress: number;
}

const sharedObject: FileKind = { type: elf.ET_DYN, baseAddress: 0, entryAddress: 0 };

/** Writes the file. Loaded sections come first, in ascending order of address, and lie in the file at their address. */
export function writeFile(sections: readonly PlacedSection[], kind: FileKind = sharedObject): Uint8Array {
  const writer = new ByteWriter().bytes(new Uint8Array(firstFreeAddress));
  const offsets = new Map<PlacedSection, number>();
  for (const section of sections) {
    while (section.access !== undefined && writer.length < section.address) writer.u8(0);
    writer.align(section.align);
    offsets.set(section, writer.length);
    writer.bytes(section.bytes);
  }
  const names = new StringTable();
  const namesHeader = { name: '.shstrtab', type: elf.SHT_STRTAB, flags: 0, address: 0, align: 1 };
  for (const { name } of sections) names.offsetOf(name);
  const namesOffset = names.offsetOf(namesHeader.name);
  const namesSection: PlacedSection = { ...namesHeader, bytes: names.finish() };
  offsets.set(namesSection, writer.length);
  writer.bytes(namesSection.bytes).align(8);

  const sectionHeadersOffset = writer.length;
  const all = [...sections, namesSection];
  writer.bytes(new Uint8Array(elf.SHDR_SIZE_BYTES));
  for (const section of all) {
    const nameOffset = section === namesSection ? namesOffset : names.offsetOf(section.name);
    const link = section.link === undefined ? 0 : all.findIndex(({ name }) => name === section.link) + 1;
    const address = section.access === undefined ? 0 : kind.baseAddress + section.address;
    writer.u32(nameOffset).u32(section.type).u64(section.flags).u64(address);
    writer
      .u64(offsets.get(section)!)
      .u64(section.bytes.length)
      .u32(link)
      .u32(section.info ?? 0);
    writer.u64(section.align).u64(section.entrySizeBytes ?? 0);
  }

  const programHeaders = programHeadersOf(sections);
  const file = writer.finish();
  file.set(fileHeader(kind, programHeaders.length, sectionHeadersOffset, all.length + 1), 0);
  file.set(programHeaderTable(programHeaders, kind.baseAddress), elf.EHDR_SIZE_BYTES);
  return file;
}

function fileHeader(
  kind: FileKind,
  programHeaders: number,
  sectionHeadersOffset: number,
  sectionHeaders: number,
): Uint8Array {
  const entry = kind.type === elf.ET_EXEC ? kind.baseAddress + kind.entryAddress : 0;
  const writer = new ByteWriter().bytes([0x7f, 0x45, 0x4c, 0x46, 2, 1, elf.EV_CURRENT]).align(16);
  writer.u16(kind.type).u16(elf.EM_X86_64).u32(elf.EV_CURRENT);
  writer.u64(entry).u64(elf.EHDR_SIZE_BYTES).u64(sectionHeadersOffset).u32(0);
  writer.u16(elf.EHDR_SIZE_BYTES).u16(elf.PHDR_SIZE_BYTES).u16(programHeaders);
  writer.u16(elf.SHDR_SIZE_BYTES).u16(sectionHeaders);
  return writer.u16(sectionHeaders - 1).finish();
}

function programHeaderTable(headers: readonly ProgramHeader[], baseAddress: number): Uint8Array {
  const writer = new ByteWriter();
  for (const header of headers) {
    const address = header.type === elf.PT_GNU_STACK ? 0 : baseAddress + header.address;
    writer.u32(header.type).u32(header.flags).u64(header.offset).u64(address).u64(address);
    writer.u64(header.fileSizeBytes).u64(header.memorySizeBytes).u64(header.align);
  }
  return writer.finish();
}

function programHeadersOf(sections: readonly PlacedSection[]): ProgramHeader[] {
  const headers: ProgramHeader[] = [];
  for (const run of runsOfAccess(sections)) {
    // The first segment also carries the file header and the program headers.
    const from = headers.length === 0 ? 0 : run[0]!.address;
    const load = segment(elf.PT_LOAD, segmentFlags[run[0]!.access!], from, endOf(run), elf.PAGE_SIZE_BYTES);
    headers.push(run[0]!.relro ? wholePages(load) : load);
  }
  const dynamic = sections.find(({ type }) => type === elf.SHT_DYNAMIC);
  if (dynamic) headers.push(segment(elf.PT_DYNAMIC, elf.PF_R | elf.PF_W, dynamic.address, endOf([dynamic]), 8));
  const frames = sections.find(({ name }) => name === '.eh_frame_hdr');
  if (frames) headers.push(segment(elf.PT_GNU_EH_FRAME, elf.PF_R, frames.address, endOf([frames]), 4));
  headers.push(segment(elf.PT_GNU_STACK, elf.PF_R | elf.PF_W, 0, 0, 16));
  const relro = sections.filter((section) => section.relro);
  if (relro.length > 0) {
    headers.push(wholePages(segment(elf.PT_GNU_RELRO, elf.PF_R, relro[0]!.address, endOf(relro), 1)));
  }
  return headers;
}

/** Loaded sections in runs of one access; relro sections, which are write-protected later, make a run of their own. */
function runsOfAccess(sections: readonly PlacedSection[]): PlacedSection[][] {
  const runs: PlacedSection[][] = [];
  let last: PlacedSection | undefined;
  for (const section of sections) {
    if (section.access === undefined) continue;
    const isSameRun = last?.access === section.access && (last.relro ?? false) === (section.relro ?? false);
    if (isSameRun) runs.at(-1)!.push(section);
    else runs.push([section]);
    last = section;
  }
  return runs;
}

function endOf(run: readonly PlacedSection[]): number {
  const last = run.at(-1)!;
  return last.address + last.bytes.length;
}

function segment(type: number, flags: number, from: number, end: number, align: number): ProgramHeader {
  return { type, flags, offset: from, address: from, fileSizeBytes: end - from, memorySizeBytes: end - from, align };
}

/** Rounds the size in memory up to whole pages: the loader write-protects only those after relocation. */
function wholePages(header: ProgramHeader): ProgramHeader {
  const end = alignUp(header.address + header.fileSizeBytes, elf.PAGE_SIZE_BYTES);
  return { ...header, memorySizeBytes: end - header.address };
}
