// Writes relocatable ELF64 objects for x86-64 (.o files): assembled sections, their labels as symbols, and a relocation
// for every field that depends on where a linker puts a section. System V gABI, chapter 4; AMD64 psABI, section 4.4.

import { givenBytes } from '../buffers/index.ts';
import { listOf, mapOf, oneOf, readAddress, readBoolean, readText, shapeOf, wholeFrom } from '../errors/index.ts';
import { ByteWriter, StringTable } from './bytes.ts';
import * as elf from './constants.ts';
import { type ObjectHeader, objectFile, plain } from './object-file.ts';
import { refuse } from './sections.ts';

const sectionKinds = ['code', 'constant', 'data', 'zero'] as const;

/** A part of an image. Writable parts lie after all others. */
export interface ObjectSection {
  /** Such as `.text`; unique within the object. */
  readonly name: string;
  /** Where it lies in the image. */
  readonly offset: number;
  /** How many bytes of the image it takes. */
  readonly sizeBytes: number;
  /** Whether the program may write to it. */
  readonly writable: boolean;
  /** Code, constants, data, or data that is all zero and takes no room in the object. */
  readonly kind: 'code' | 'constant' | 'data' | 'zero';
  /** A power of two. */
  readonly alignBytes: number;
}

/** A field of the image that holds the address of `target`, a place that belongs to `section`. */
export interface ObjectAddress {
  /** Where the field lies in the image. */
  readonly offset: number;
  /** Size of the field: 4 or 8; that of a distance may also be 1. */
  readonly sizeBytes: number;
  /** The place that the field holds the address of, as an offset in the image. */
  readonly target: number;
  /** Name of the section that the target belongs to. */
  readonly section: string;
}

/** What an object is made of; an assembly is one. Offsets count from the start of `bytes`. */
export interface ObjectImage {
  /** All sections, one after the other. */
  readonly bytes: Uint8Array;
  /** The sections, by ascending offset. */
  readonly sections: readonly ObjectSection[];
  /** Labels become global symbols, except those that begin with `.L`. */
  readonly labels: ReadonlyMap<string, number>;
  /** Fields that hold an address. */
  readonly relocations: readonly ObjectAddress[];
  /** Fields that hold the distance from the place `from`, in their own section, to a place in another one. */
  readonly distances: readonly (ObjectAddress & { readonly from: number })[];
  /** Fields that hold the distance from the place `from`, in their own section, to an address. */
  readonly fixedTargets: readonly ObjectFixedTarget[];
}

/** A field that holds the distance to an address that stays where it is, such as that of a function of this process. */
export interface ObjectFixedTarget {
  /** Where the field lies in the image. */
  readonly offset: number;
  /** Size of the field: 1, 4 or 8. */
  readonly sizeBytes: number;
  /** The place in the image that the distance counts from: for a branch, the end of the instruction. */
  readonly from: number;
  /** The address that it counts to. */
  readonly address: bigint;
}

/** Labels may have anything added to them. */
const readDistance = wholeFrom(Number.MIN_SAFE_INTEGER);
const address = { offset: wholeFrom(0), sizeBytes: wholeFrom(1, 8), target: readDistance, section: readText } as const;

const readImage = shapeOf<ObjectImage>('an assembly, or an object with its bytes, sections, labels and fields', {
  bytes: givenBytes,
  sections: listOf(
    'a list of sections',
    shapeOf<ObjectSection>('a section', {
      name: readText,
      offset: wholeFrom(0),
      sizeBytes: wholeFrom(0),
      writable: readBoolean,
      kind: oneOf(sectionKinds),
      alignBytes: wholeFrom(1),
    }),
  ),
  labels: mapOf('a Map from labels to offsets', wholeFrom(0)),
  relocations: listOf('a list of fields', shapeOf<ObjectAddress>('a field', address)),
  distances: listOf(
    'a list of fields',
    shapeOf<ObjectImage['distances'][number]>('a field', { ...address, from: readDistance }),
  ),
  fixedTargets: listOf(
    'a list of fields',
    shapeOf<ObjectFixedTarget>('a field', {
      offset: wholeFrom(0),
      sizeBytes: wholeFrom(1, 8),
      from: readDistance,
      address: readAddress,
    }),
  ),
});

/** Relocation types by the size of the field (psABI, table 4.9). */
const addressTypes: Record<number, number> = { 4: elf.R_X86_64_32S, 8: elf.R_X86_64_64 };
const distanceTypes: Record<number, number> = { 1: elf.R_X86_64_PC8, 4: elf.R_X86_64_PC32, 8: elf.R_X86_64_PC64 };

/**
 * Writes a relocatable object. The same input gives the same bytes.
 * @throws LinkError `BAD_OBJECT` for a field that no relocation can describe; RawCpuError `BAD_OPTION` and MemoryError
 * `BUFFER_DETACHED` for what is not an image at all.
 * @example
 * ```ts
 * import { assemble, writeObject } from 'rawcpu';
 *
 * const object = writeObject(assemble('answer: mov eax, 42; ret'));
 * String.fromCharCode(...object.subarray(1, 4)); // => ELF
 * ```
 */
export function writeObject(image: ObjectImage): Uint8Array {
  image = readImage('writeObject: the image', image);
  const { sections } = image;
  const headers: ObjectHeader[] = sections.map((section) => contents(section, image));
  const symbols = symbolTable(image);
  // Section headers are numbered from 1; the symbol table follows the contents, the relocations follow that.
  const symbolTableAt = sections.length + 1;
  headers.push(
    {
      ...plain('.symtab', elf.SHT_SYMTAB, symbols.bytes, 8),
      link: symbolTableAt + 1,
      info: symbols.firstGlobal,
      entrySizeBytes: elf.SYM_SIZE_BYTES,
    },
    plain('.strtab', elf.SHT_STRTAB, symbols.names, 1),
  );
  for (const [i, section] of sections.entries()) {
    const bytes = relocationTable(section, image);
    if (bytes.length === 0) continue;
    const table = plain(`.rela${section.name}`, elf.SHT_RELA, bytes, 8);
    headers.push({
      ...table,
      flags: elf.SHF_INFO_LINK,
      link: symbolTableAt,
      info: i + 1,
      entrySizeBytes: elf.RELA_SIZE_BYTES,
    });
  }
  // An empty note says that the code needs no executable stack.
  headers.push(plain('.note.GNU-stack', elf.SHT_PROGBITS, new Uint8Array(0), 1));
  return objectFile(headers);
}

/** The bytes of a section, with zeros where a relocation will write. */
function contents(section: ObjectSection, image: ObjectImage): ObjectHeader {
  const { name, offset, sizeBytes, writable, kind, alignBytes } = section;
  const flags =
    elf.SHF_ALLOC |
    (kind === 'code' ? elf.SHF_EXECINSTR : 0) |
    (writable || name.startsWith('.data.rel.ro') ? elf.SHF_WRITE : 0);
  if (kind === 'zero') {
    return { ...plain(name, elf.SHT_NOBITS, new Uint8Array(0), alignBytes), flags, sizeBytes };
  }
  const bytes = image.bytes.slice(offset, offset + sizeBytes);
  for (const field of [...image.relocations, ...image.distances, ...image.fixedTargets]) {
    if (isWithin(section, field.offset)) bytes.fill(0, field.offset - offset, field.offset - offset + field.sizeBytes);
  }
  return { ...plain(name, elf.SHT_PROGBITS, bytes, alignBytes), flags };
}

const isWithin = ({ offset, sizeBytes }: ObjectSection, at: number): boolean => at >= offset && at < offset + sizeBytes;

/** Symbols of the sections, which relocations name, then the labels. */
function symbolTable({ sections, labels }: ObjectImage): { bytes: Uint8Array; names: Uint8Array; firstGlobal: number } {
  const names = new StringTable();
  const writer = new ByteWriter().bytes(new Uint8Array(elf.SYM_SIZE_BYTES));
  for (const i of sections.keys())
    writer
      .u32(0)
      .u8(elf.STT_SECTION)
      .u8(0)
      .u16(i + 1)
      .u64(0)
      .u64(0);
  for (const [name, at] of labels) {
    if (name.startsWith('.L')) continue;
    // A label at the very end of a section lies in that one, not in the next.
    const within = sections.findIndex((section) => isWithin(section, at));
    const index = within >= 0 ? within : sections.findIndex(({ offset, sizeBytes }) => at === offset + sizeBytes);
    if (index < 0) continue;
    writer
      .u32(names.offsetOf(name))
      .u8(elf.symbolBindings.global << 4)
      .u8(0)
      .u16(index + 1);
    writer.u64(at - sections[index]!.offset).u64(0);
  }
  return { bytes: writer.finish(), names: names.finish(), firstGlobal: sections.length + 1 };
}

function relocationTable(
  section: ObjectSection,
  { sections, relocations, distances, fixedTargets }: ObjectImage,
): Uint8Array {
  const writer = new ByteWriter();
  const append = (field: ObjectAddress, type: number | undefined, addend: number) => {
    const index = sections.findIndex(({ name }) => name === field.section);
    const target = sections[index];
    if (type === undefined || target === undefined) {
      refuse(
        `the field of ${field.sizeBytes} bytes at offset ${field.offset} refers to ${field.section}; no relocation says that`,
      );
    }
    writer.u64(field.offset - section.offset).u64((BigInt(index + 1) << 32n) | BigInt(type));
    writer.u64(BigInt(field.target - target.offset + addend));
  };
  for (const field of relocations) {
    if (isWithin(section, field.offset)) append(field, addressTypes[field.sizeBytes], 0);
  }
  const checkFrom = (field: { offset: number; from: number }) => {
    if (field.from < section.offset || field.from > section.offset + section.sizeBytes) {
      refuse(
        `the field at offset ${field.offset} holds the distance between two other sections; no relocation says that`,
      );
    }
  };
  for (const field of distances) {
    if (!isWithin(section, field.offset)) continue;
    checkFrom(field);
    append(field, distanceTypes[field.sizeBytes], field.offset - field.from);
  }
  for (const field of fixedTargets) {
    if (!isWithin(section, field.offset)) continue;
    checkFrom(field);
    // Symbol 0 is not a section: the addend alone says where the target lies.
    const addend = field.address + BigInt(field.offset - field.from);
    writer.u64(field.offset - section.offset).u64(BigInt(distanceTypes[field.sizeBytes]!));
    writer.u64(BigInt.asUintN(64, addend));
  }
  return writer.finish();
}
