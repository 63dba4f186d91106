// Writes static ELF64 executables for x86-64: programs that the kernel starts without a dynamic linker and without any
// library. They lie at a fixed address, so nothing in them is relocated, and execution begins at the entry with the
// stack that the kernel has filled (AMD64 psABI, section 3.4.1). No segment is both writable and executable, and the
// stack is not executable. The same input gives the same bytes.

import { listOf, optional, refuseValue, shapeOf } from '../errors/index.ts';
import { alignUp } from './bytes.ts';
import * as elf from './constants.ts';
import { firstFreeAddress, writeFile } from './file.ts';
import {
  addressOf,
  checkSections,
  checkSymbols,
  debugSections,
  placeSections,
  readPlace,
  readSection,
  readSymbol,
  refuse,
  type SectionInput,
  type SectionPlace,
  type SymbolInput,
} from './sections.ts';

/** What a static executable is made of. */
export interface ExecutableInput {
  /** Sections in their order in memory; the first begins on the page after the file's headers. */
  readonly sections: readonly SectionInput[];
  /** Where execution begins. */
  readonly entry: SectionPlace;
  /** Where the file's headers are mapped, a multiple of 4096; 0x400000, as linkers have it, when not given. */
  readonly baseAddress?: number;
  /** For debuggers and profilers. */
  readonly symbols?: readonly SymbolInput[];
}

const readInput = shapeOf<ExecutableInput>('an object with sections and an entry', {
  sections: listOf('a list of sections', readSection),
  entry: readPlace,
  baseAddress: optional((what, value) => (typeof value === 'number' ? value : refuseValue(what, 'a number', value))),
  symbols: optional(listOf('a list of symbols', readSymbol)),
});

const DEFAULT_BASE_ADDRESS = 0x400000;
/** The end of what a process may map without asking for more (47 bits, less the guard page). */
const ADDRESS_LIMIT = 0x7fff_ffff_f000;

/** The distance from the base address to the first section. */
export const executableHeaderBytes: number = alignUp(firstFreeAddress, elf.PAGE_SIZE_BYTES);

/**
 * Writes an executable.
 * @throws LinkError `BAD_OBJECT` when the entry is not in an executable section, names clash, sections overlap or share a
 * page with one of another access, or the addresses are none that a process can have; RawCpuError `BAD_OPTION` and
 * MemoryError `BUFFER_DETACHED` for what is not an input at all.
 * @example
 * ```ts
 * import { assemble, writeExecutable } from 'rawcpu';
 *
 * // exit(42): write this to a file, make that executable, and Linux runs it.
 * const { bytes } = assemble('mov edi, 42; mov eax, 60; syscall');
 * const file = writeExecutable({
 *   sections: [{ name: '.text', bytes, access: 'execute' }],
 *   entry: { section: '.text', offset: 0 },
 * });
 * file[16]; // => 2
 * ```
 */
export function writeExecutable(input: ExecutableInput): Uint8Array {
  const {
    sections,
    entry,
    symbols = [],
    baseAddress = DEFAULT_BASE_ADDRESS,
  } = readInput('writeExecutable: the input', input);
  checkSections(sections);
  checkSymbols(symbols);
  const placed = placeSections(sections, executableHeaderBytes);
  const entryAddress = addressOf(placed, entry);
  if (placed.find(({ name }) => name === entry.section)?.access !== 'execute') {
    refuse(`the entry lies in section ${entry.section}, which is not executable`);
  }
  for (const { name, place } of symbols) if (place === undefined) refuse(`a static executable cannot import ${name}`);
  const last = placed.at(-1)!;
  const isPlaceable =
    Number.isSafeInteger(baseAddress) &&
    baseAddress > 0 &&
    baseAddress % elf.PAGE_SIZE_BYTES === 0 &&
    baseAddress + last.address + last.bytes.length <= ADDRESS_LIMIT;
  if (!isPlaceable) {
    refuse(
      `the base address ${baseAddress} is not a multiple of ${elf.PAGE_SIZE_BYTES} with room for the sections above it`,
    );
  }
  const locals = symbols.filter(({ binding }) => binding === 'local');
  const others = symbols.filter(({ binding }) => binding !== 'local');
  const debug = symbols.length === 0 ? [] : debugSections(locals, others, placed, baseAddress);
  return writeFile([...placed, ...debug], { type: elf.ET_EXEC, baseAddress, entryAddress });
}
