// The elf room: writes ELF objects. Pure: no `node:` import, so it runs in a browser and on any machine.

export {
  type RelocationInput,
  type SectionAccess,
  type SectionInput,
  type SectionPlace,
  type SharedObjectInput,
  type SymbolInput,
  type UnwindInput,
  writeSharedObject,
} from './shared-object.ts';
export type { SavedRegister, UnwindRow } from './unwind.ts';
