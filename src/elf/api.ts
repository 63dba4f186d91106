// What a user of the package gets of this room: ELF objects: written, and read for symbols. What only other rooms use is in index.ts.

export { type DebugObjectInput, writeDebugObject } from './debug-object.ts';
export type { DebugFunction } from './dwarf.ts';
export { type ExecutableInput, writeExecutable } from './executable.ts';
export type { SectionAccess } from './file.ts';
export { type DebugPlaces, ElfImage, type ElfSource, type ImageSection, type ImageSegment } from './image.ts';
export { type ElfFunction, ElfSymbols, type FindDebug } from './read-symbols.ts';
export {
  type ObjectAddress,
  type ObjectFixedTarget,
  type ObjectImage,
  type ObjectSection,
  writeObject,
} from './relocatable.ts';
export type { SectionInput, SectionPlace, SymbolInput } from './sections.ts';
export { type RelocationInput, type SharedObjectInput, type UnwindInput, writeSharedObject } from './shared-object.ts';
export type { OtherStack, SavedRegister, UnwindRow } from './unwind.ts';
