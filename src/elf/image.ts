// What a reader needs of an ELF64 file besides its symbols: segments, sections by name, and where debugging information
// lies that was taken out of it. System V gABI, chapters 4 and 5; GNU's separate debug files as gdb documents them
// ("Debugging Information in Separate Files").

import { givenBytes } from '../buffers/index.ts';
import {
  isStackOverflow,
  LinkError,
  type Reader,
  readFunction,
  readNumber,
  readText,
  shapeOf,
} from '../errors/index.ts';
import * as elf from './constants.ts';

/** A file, of which parts are asked for. */
export interface ElfSource {
  /** Up to `sizeBytes` bytes from an offset on; fewer, or a RangeError, where the file ends. */
  read(offset: number, sizeBytes: number): Uint8Array;
}

/** A row of the section header table (System V gABI, chapter 4, "Section Header"). */
export interface ImageSection {
  /** Such as `.text`; sections may share a name. */
  readonly name: string;
  /** sh_type: 1 SHT_PROGBITS, 2 SHT_SYMTAB, 8 SHT_NOBITS, 11 SHT_DYNSYM and so on. */
  readonly type: number;
  /** sh_flags: 1 SHF_WRITE, 2 SHF_ALLOC, 4 SHF_EXECINSTR and so on. */
  readonly flags: number;
  /** Where it lies in memory, in the file's own count; 0 where it lies in none. */
  readonly address: number;
  /** Where it begins in the file, in bytes. */
  readonly offset: number;
  /** Its size; a section of type SHT_NOBITS takes none of it in the file. */
  readonly sizeBytes: number;
  /** sh_link: the index of a section that this one refers to, such as the names of a symbol table. */
  readonly link: number;
  /** Size of one entry, for a table; else 0. */
  readonly entrySizeBytes: number;
}

/**
 * A row of the program header table of type PT_LOAD: a part of the file that is mapped (gABI, chapter 5, "Program
 * Header").
 */
export interface ImageSegment {
  /** Where it begins in the file, in bytes. */
  readonly offset: number;
  /** Where it lies in memory, in the file's own count. */
  readonly address: number;
  /** How many bytes of the file are mapped. */
  readonly sizeBytes: number;
}

/** Where a file says that the symbols are that it lacks. */
export interface DebugPlaces {
  /** Hexadecimal, of any length; undefined where the file has none. From `.note.gnu.build-id`. */
  readonly buildId: string | undefined;
  /** A file's name without a folder, and its CRC-32. */
  readonly debugLink: { readonly name: string; readonly crc32: number } | undefined;
  /** An ELF file compressed by xz, with the symbols alone. */
  readonly debugData: Uint8Array | undefined;
}

const NT_GNU_BUILD_ID = 3;
/** Notes are some dozens of bytes; a damaged size must not make us read a file of gigabytes. */
const MOST_NOTE_BYTES = 1 << 16;

/** The headers of a file. */
export class ElfImage {
  /** The file, as it was given. */
  readonly source: ElfSource;
  /** The sections in the order of their headers. */
  readonly sections: readonly ImageSection[];
  /** The loaded segments in the order of their headers. */
  readonly segments: readonly ImageSegment[];

  /**
   * @throws LinkError `BAD_OBJECT` for a file that is not an ELF64 of little-endian order, or is cut off; RawCpuError
   * `BAD_OPTION` and MemoryError `BUFFER_DETACHED` for a source that gives no bytes; what the source throws
   */
  constructor(source: ElfSource) {
    this.source = checkedSource(source);
    const [sections, segments] = readable(() => this.#readHeaders());
    this.sections = sections;
    this.segments = segments;
  }

  #readHeaders(): [ImageSection[], ImageSegment[]] {
    const { source } = this;
    const head = viewOf(source.read(0, elf.EHDR_SIZE_BYTES));
    if (head.getUint32(0) !== 0x7f454c46 || head.getUint16(4) !== 0x0201) {
      throw new LinkError('BAD_OBJECT', 'this is not an ELF64 file of little-endian order');
    }
    const segmentCount = head.getUint16(56, true);
    const segments = viewOf(source.read(u64(head, 32), elf.PHDR_SIZE_BYTES * segmentCount));
    const loaded = Array.from({ length: segmentCount }, (_, i) => elf.PHDR_SIZE_BYTES * i)
      .filter((at) => segments.getUint32(at, true) === elf.PT_LOAD)
      .map((at) => ({
        offset: u64(segments, at + 8),
        address: u64(segments, at + 16),
        sizeBytes: u64(segments, at + 32),
      }));
    return [readSections(source, head), loaded];
  }

  /** The first section of a name; undefined where there is none. */
  section(name: string): ImageSection | undefined {
    readText('ElfImage.section: the name', name);
    return this.sections.find((each) => each.name === name);
  }

  /** The bytes of a section; none where the file holds none. */
  bytesOf(section: ImageSection | undefined): Uint8Array {
    if (section === undefined) return new Uint8Array(0);
    const { type, offset, sizeBytes } = readPart('ElfImage.bytesOf: the section', section);
    if (type === elf.SHT_NOBITS) return new Uint8Array(0);
    return readable(() => this.source.read(offset, sizeBytes));
  }

  /** Where the file says that its symbols are, for one that was stripped of them. */
  debugPlaces(): DebugPlaces {
    const data = this.section('.gnu_debugdata');
    return readable(() => ({
      buildId: this.#buildId(),
      debugLink: debugLinkIn(this.#small(this.section('.gnu_debuglink'))),
      debugData: data && this.bytesOf(data),
    }));
  }

  #small(section: ImageSection | undefined): Uint8Array {
    return section === undefined || section.sizeBytes > MOST_NOTE_BYTES ? new Uint8Array(0) : this.bytesOf(section);
  }

  #buildId(): string | undefined {
    const bytes = this.#small(this.section('.note.gnu.build-id'));
    if (bytes.length < 16) return undefined;
    const view = viewOf(bytes);
    const [nameBytes, idBytes, type] = [0, 4, 8].map((at) => view.getUint32(at, true)) as [number, number, number];
    const start = 12 + 4 * Math.ceil(nameBytes / 4);
    if (type !== NT_GNU_BUILD_ID || start + idBytes > bytes.length) return undefined;
    return Array.from(bytes.subarray(start, start + idBytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}

const readPart = shapeOf<Pick<ImageSection, 'type' | 'offset' | 'sizeBytes'>>('a section of this file', {
  type: readNumber,
  offset: readNumber,
  sizeBytes: readNumber,
});

/** A source whose answers are bytes. */
function checkedSource(given: ElfSource): ElfSource {
  const { read } = readSource('ElfImage: the source', given);
  return {
    read: (offset, sizeBytes) => givenBytes('ElfImage: what the source reads', read.call(given, offset, sizeBytes)),
  };
}

const readSource = shapeOf('an object with a method read(offset, sizeBytes)', {
  read: readFunction as Reader<ElfSource['read']>,
});

/** Looks into a file, which may end anywhere. @throws LinkError `BAD_OBJECT` */
export function readable<T>(look: () => T): T {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof RangeError) || isStackOverflow(error)) throw error;
    throw new LinkError('BAD_OBJECT', 'the ELF file is cut off, or damaged', { cause: error });
  }
}

/** Whether an error says that a file is not an ELF64 that can be read. */
export const isUnreadable = (error: unknown): boolean => error instanceof LinkError && error.code === 'BAD_OBJECT';

function readSections(source: ElfSource, head: DataView): ImageSection[] {
  const count = head.getUint16(60, true);
  const headers = viewOf(source.read(u64(head, 40), elf.SHDR_SIZE_BYTES * count));
  const plain = Array.from({ length: count }, (_, i) => {
    const at = elf.SHDR_SIZE_BYTES * i;
    return {
      nameAt: headers.getUint32(at, true),
      type: headers.getUint32(at + 4, true),
      flags: u64(headers, at + 8),
      address: u64(headers, at + 16),
      offset: u64(headers, at + 24),
      sizeBytes: u64(headers, at + 32),
      link: headers.getUint32(at + 40, true),
      entrySizeBytes: u64(headers, at + 56),
    };
  });
  const table = plain[head.getUint16(62, true)];
  const names = table === undefined ? new Uint8Array(0) : source.read(table.offset, table.sizeBytes);
  return plain.map(({ nameAt, ...rest }) => ({ name: stringAt(names, nameAt), ...rest }));
}

/** A name, zeros up to a multiple of four, and the CRC. */
function debugLinkIn(bytes: Uint8Array): DebugPlaces['debugLink'] {
  const end = bytes.indexOf(0);
  const crcAt = 4 * Math.ceil((end + 1) / 4);
  if (end <= 0 || crcAt + 4 > bytes.length) return undefined;
  const name = stringAt(bytes, 0);
  return name.includes('/') ? undefined : { name, crc32: viewOf(bytes).getUint32(crcAt, true) };
}

/** Longer names than compilers give; a damaged table may have one without an end for each of its symbols. */
const LONGEST_NAME = 1 << 14;

export function stringAt(strings: Uint8Array, offset: number): string {
  const part = strings.subarray(offset, offset + LONGEST_NAME);
  const end = part.indexOf(0);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(end < 0 ? part : part.subarray(0, end));
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
export const u64 = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));
