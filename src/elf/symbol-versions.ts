// Which version of a name each dynamic symbol is. A library keeps the functions of its earlier versions beside the present
// ones: several symbols of one name, of which programs are linked to the default one. Linux Standard Base Core, "Symbol
// Versioning": .gnu.version has a number for each symbol, .gnu.version_d the names of those that the file defines.

import * as elf from './constants.ts';
import { type ElfImage, stringAt, viewOf } from './image.ts';

/** The version of a symbol. */
export interface SymbolVersion {
  /** Such as `GLIBC_2.3.2`; undefined for a symbol that has none. */
  readonly name: string | undefined;
  /** An older one, which nothing is linked to any more. */
  readonly isHidden: boolean;
}

const HIDDEN = 0x8000;
const VERDEF_SIZE_BYTES = 20;
/** The version that is the file's own name. */
const VER_FLG_BASE = 1;

/** The version of a dynamic symbol by its index; undefined for a file without versions. */
export function symbolVersions(image: ElfImage): ((index: number) => SymbolVersion) | undefined {
  const table = image.sections.find(({ type }) => type === elf.SHT_GNU_VERSYM);
  if (table === undefined) return undefined;
  const numbers = viewOf(image.bytesOf(table));
  const names = definedVersions(image);
  return (index) => {
    const number = 2 * index + 2 <= numbers.byteLength ? numbers.getUint16(2 * index, true) : 0;
    return { name: names.get(number & ~HIDDEN), isHidden: (number & HIDDEN) !== 0 };
  };
}

function definedVersions(image: ElfImage): Map<number, string> {
  const names = new Map<number, string>();
  const section = image.sections.find(({ type }) => type === elf.SHT_GNU_VERDEF);
  if (section === undefined) return names;
  const rows = viewOf(image.bytesOf(section));
  const strings = image.bytesOf(image.sections[section.link]);
  for (let at = 0; at + VERDEF_SIZE_BYTES <= rows.byteLength; ) {
    const [flags, number] = [rows.getUint16(at + 2, true), rows.getUint16(at + 4, true)];
    const nameAt = at + rows.getUint32(at + 12, true);
    if ((flags & VER_FLG_BASE) === 0 && nameAt + 4 <= rows.byteLength) {
      names.set(number, stringAt(strings, rows.getUint32(nameAt, true)));
    }
    // Rows lie one after the other; a damaged one that leads back ends the list.
    const next = rows.getUint32(at + 16, true);
    if (next < VERDEF_SIZE_BYTES) break;
    at += next;
  }
  return names;
}
