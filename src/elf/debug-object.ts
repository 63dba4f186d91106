// Writes an object that describes code which lies in memory already: what gdb's JIT interface takes. Its section .text
// has the code's own address, a symbol names it, .eh_frame says how to leave its frames, and DWARF where it comes from.

import { givenBytes } from '../buffers/index.ts';
import { listOf, mapOf, optional, readAddress, readText, refuseValue, shapeOf, wholeFrom } from '../errors/index.ts';
import { ByteWriter, StringTable } from './bytes.ts';
import * as elf from './constants.ts';
import { type DebugFunction, writeDebugInfo } from './dwarf.ts';
import { type ObjectHeader, objectFile, plain } from './object-file.ts';
import { readUnwindRows, type UnwindRow, writeFrameAt } from './unwind.ts';

/** Code that a debugger is to know: what {@link writeDebugObject} makes an ELF object of. */
export interface DebugObjectInput {
  /** Name of the function that the code is; it becomes a symbol. */
  readonly name: string;
  /** Where the code lies; below 2^53. */
  readonly address: bigint;
  /** The code. */
  readonly bytes: Uint8Array;
  /** Labels in the code become local symbols. */
  readonly labels?: ReadonlyMap<string, number> | undefined;
  /**
   * How the frames of the code lie, from its first byte on, by ascending offset; without it a debugger cannot walk
   * through the code to its caller.
   */
  readonly unwind?: readonly UnwindRow[] | undefined;
  /** The text of the code, if debuggers can read it in a file. */
  readonly source?: Pick<DebugFunction, 'directory' | 'file' | 'lines'> | undefined;
}

const readInput = shapeOf<DebugObjectInput>('an object with name, address and bytes', {
  name: readText,
  address: (what, value) => {
    const address = readAddress(what, value);
    const isHeld = address >= 0n && address <= Number.MAX_SAFE_INTEGER;
    return isHeld ? address : refuseValue(what, 'an address below 2^53', value);
  },
  bytes: givenBytes,
  labels: optional(mapOf('a Map from labels to offsets', wholeFrom(0))),
  unwind: optional(readUnwindRows),
  source: optional(
    shapeOf<NonNullable<DebugObjectInput['source']>>('a source', {
      directory: readText,
      file: readText,
      lines: listOf(
        'a list of lines',
        shapeOf('a line', { offset: wholeFrom(0, 2 ** 31 - 1), line: wholeFrom(0, 2 ** 31 - 1) }),
      ),
    }),
  ),
});

/**
 * Writes the object. The same input gives the same bytes.
 * @throws RawCpuError `BAD_OPTION` and MemoryError `BUFFER_DETACHED` for what is not an input at all
 */
export function writeDebugObject(input: DebugObjectInput): Uint8Array {
  input = readInput('writeDebugObject: the input', input);
  const { name, bytes, labels = new Map<string, number>(), unwind = [], source } = input;
  const address = Number(input.address);
  const sizeBytes = bytes.length;
  const headers: ObjectHeader[] = [
    { ...plain('.text', elf.SHT_PROGBITS, bytes, 1), flags: elf.SHF_ALLOC | elf.SHF_EXECINSTR, address },
  ];
  const frame = writeFrameAt([{ address: input.address, sizeBytes, rows: unwind }]);
  headers.push({ ...plain('.eh_frame', elf.SHT_PROGBITS, frame, 8), flags: elf.SHF_ALLOC });
  if (source !== undefined) {
    const sections = writeDebugInfo({ name, address, sizeBytes, labels, ...source });
    for (const section of sections) headers.push(plain(section.name, elf.SHT_PROGBITS, section.bytes, 1));
  }
  headers.push(...symbolTable(input, headers.length + 2));
  return objectFile(headers);
}

/** The table with its names, which have the number `namesAt` among the sections. */
function symbolTable({ name, bytes }: DebugObjectInput, namesAt: number): ObjectHeader[] {
  const names = new StringTable();
  const writer = new ByteWriter().bytes(new Uint8Array(elf.SYM_SIZE_BYTES));
  const info = (elf.symbolBindings.global << 4) | elf.symbolTypes.function;
  // In an object, a symbol's value counts from the start of its section, which is number 1.
  writer
    .u32(names.offsetOf(name.replaceAll('\0', ' ')))
    .u8(info)
    .u8(0)
    .u16(1)
    .u64(0)
    .u64(bytes.length);
  const table = plain('.symtab', elf.SHT_SYMTAB, writer.finish(), 8);
  return [
    { ...table, link: namesAt, info: 1, entrySizeBytes: elf.SYM_SIZE_BYTES },
    plain('.strtab', elf.SHT_STRTAB, names.finish(), 1),
  ];
}
