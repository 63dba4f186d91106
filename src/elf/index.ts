// The elf room: writes ELF objects. Pure: no `node:` import, so it runs in a browser and on any machine.

export { type DebugObjectInput, writeDebugObject } from './debug-object.ts';
export type { DebugFunction } from './dwarf.ts';
export { type ExecutableInput, executableHeaderBytes, writeExecutable } from './executable.ts';
export type { SectionAccess } from './file.ts';
export { type DebugPlaces, ElfImage, type ElfSource, isUnreadable } from './image.ts';
export { type ElfFunction, ElfSymbols, type FindDebug } from './read-symbols.ts';
export { type ObjectAddress, type ObjectImage, type ObjectSection, writeObject } from './relocatable.ts';
export type { SectionInput, SectionPlace, SymbolInput } from './sections.ts';
export { type RelocationInput, type SharedObjectInput, type UnwindInput, writeSharedObject } from './shared-object.ts';
export { type OtherStack, type SavedRegister, type UnwindRow, writeFrameAt } from './unwind.ts';
