// Names of the entries of procedure linkage tables. Each jumps through a word of the global offset table, and the
// relocation of that word names the function (AMD64 psABI, sections 4.4 and 5.2). Which entry belongs to which relocation
// is read off the jump itself, so that .plt, .plt.sec and .plt.got of every linker are alike.

import * as elf from './constants.ts';
import { type ElfImage, type ImageSection, stringAt, u64, viewOf } from './image.ts';

export interface PltEntry {
  /** `puts@plt`. */
  readonly name: string;
  readonly address: number;
  readonly sizeBytes: number;
}

const ENTRY_BYTES = 16;
const sectionNames = ['.plt', '.plt.sec', '.plt.got', '.plt.bnd', '.iplt'];

/** The entries of a file that have names. */
export function pltEntries(image: ElfImage): PltEntry[] {
  const tables = image.sections.filter(({ name, type }) => sectionNames.includes(name) && type === elf.SHT_PROGBITS);
  if (tables.length === 0) return [];
  const names = namesOfSlots(image);
  return tables.flatMap((table) => entriesOf(image, table, names));
}

function entriesOf(image: ElfImage, table: ImageSection, names: ReadonlyMap<number, string>): PltEntry[] {
  const bytes = image.bytesOf(table);
  const stride = table.entrySizeBytes === 8 ? 8 : ENTRY_BYTES;
  const entries: PltEntry[] = [];
  for (let at = 0; at + stride <= bytes.length; at += stride) {
    const slot = slotOf(bytes, at, stride, table.address);
    const name = slot === undefined ? undefined : names.get(slot);
    if (name !== undefined) entries.push({ name: `${name}@plt`, address: table.address + at, sizeBytes: stride });
  }
  return entries;
}

/** The word that `jmp [rip + disp32]` of an entry reads; endbr64 and bnd may stand before it. */
function slotOf(bytes: Uint8Array, start: number, stride: number, sectionAddress: number): number | undefined {
  const endbr64 = [0xf3, 0x0f, 0x1e, 0xfa];
  let at = endbr64.every((byte, i) => bytes[start + i] === byte) ? start + endbr64.length : start;
  if (bytes[at] === 0xf2) at++;
  if (bytes[at] !== 0xff || bytes[at + 1] !== 0x25 || at + 6 > start + stride) return undefined;
  return sectionAddress + at + 6 + viewOf(bytes).getInt32(at + 2, true);
}

/** Words of the global offset table by the symbols that are put there. */
function namesOfSlots(image: ElfImage): Map<number, string> {
  const found = new Map<number, string>();
  for (const section of image.sections) {
    const symbols = image.sections[section.link];
    if (section.type !== elf.SHT_RELA || symbols?.type !== elf.SHT_DYNSYM) continue;
    const [rela, table] = [viewOf(image.bytesOf(section)), viewOf(image.bytesOf(symbols))];
    const strings = image.bytesOf(image.sections[symbols.link]);
    for (let at = 0; at + elf.RELA_SIZE_BYTES <= rela.byteLength; at += elf.RELA_SIZE_BYTES) {
      const symbolAt = elf.SYM_SIZE_BYTES * rela.getUint32(at + 12, true);
      if (symbolAt === 0 || symbolAt + elf.SYM_SIZE_BYTES > table.byteLength) continue;
      const name = stringAt(strings, table.getUint32(symbolAt, true));
      if (name !== '') found.set(u64(rela, at), name);
    }
  }
  return found;
}
