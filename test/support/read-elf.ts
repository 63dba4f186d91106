// Just enough of an ELF reader to look at what the writer wrote, independent of it.

export interface ReadSegment {
  readonly type: number;
  readonly flags: number;
  readonly offset: number;
  readonly address: number;
  readonly fileSize: number;
  readonly memorySize: number;
  readonly align: number;
}

export interface ReadSection {
  readonly name: string;
  readonly type: number;
  readonly flags: number;
  readonly address: number;
  readonly offset: number;
  readonly bytes: Uint8Array;
  readonly link: number;
  readonly info: number;
}

export interface ReadSymbol {
  readonly name: string;
  readonly binding: number;
  readonly type: number;
  readonly section: number;
  readonly value: number;
  readonly size: number;
}

export class ReadElf {
  readonly view: DataView;
  readonly segments: ReadSegment[];
  readonly sections: ReadSection[];

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const { view } = this;
    const u64 = (at: number) => Number(view.getBigUint64(at, true));
    const u32 = (at: number) => view.getUint32(at, true);
    const u16 = (at: number) => view.getUint16(at, true);
    this.segments = Array.from({ length: u16(56) }, (_, i) => {
      const at = u64(32) + 56 * i;
      return {
        type: u32(at),
        flags: u32(at + 4),
        offset: u64(at + 8),
        address: u64(at + 16),
        fileSize: u64(at + 32),
        memorySize: u64(at + 40),
        align: u64(at + 48),
      };
    });
    const headers = Array.from({ length: u16(60) }, (_, i) => u64(40) + 64 * i);
    const namesAt = u64(headers[u16(62)]! + 24);
    this.sections = headers.map((at) => ({
      name: textAt(bytes, namesAt + u32(at)),
      type: u32(at + 4),
      flags: u64(at + 8),
      address: u64(at + 16),
      offset: u64(at + 24),
      bytes: bytes.subarray(u64(at + 24), u64(at + 24) + u64(at + 32)),
      link: u32(at + 40),
      info: u32(at + 44),
    }));
  }

  section(name: string): ReadSection {
    const found = this.sections.find((section) => section.name === name);
    if (!found) throw new Error(`no section ${name}`);
    return found;
  }

  symbols(table: '.dynsym' | '.symtab'): ReadSymbol[] {
    const { bytes, link } = this.section(table);
    const names = this.sections[link]!.bytes;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Array.from({ length: bytes.length / 24 }, (_, i) => ({
      name: textAt(names, view.getUint32(24 * i, true)),
      binding: view.getUint8(24 * i + 4) >> 4,
      type: view.getUint8(24 * i + 4) & 15,
      section: view.getUint16(24 * i + 6, true),
      value: Number(view.getBigUint64(24 * i + 8, true)),
      size: Number(view.getBigUint64(24 * i + 16, true)),
    }));
  }

  /** Finds an exported symbol as the dynamic linker does, or undefined. */
  lookUp(name: string): ReadSymbol | undefined {
    const { bytes } = this.section('.gnu.hash');
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const u32 = (at: number) => view.getUint32(at, true);
    const [buckets, first, bloomWords, shift] = [u32(0), u32(4), u32(8), u32(12)];
    let hash = 5381;
    for (const c of new TextEncoder().encode(name)) hash = (hash * 33 + c) % 2 ** 32;
    const word = view.getBigUint64(16 + 8 * (Math.floor(hash / 64) % bloomWords), true);
    const has = (bit: number) => ((word >> BigInt(bit % 64)) & 1n) === 1n;
    if (!has(hash) || !has(hash >>> shift)) return undefined;
    const bucketsAt = 16 + 8 * bloomWords;
    let index = u32(bucketsAt + 4 * (hash % buckets));
    if (index === 0) return undefined;
    const symbols = this.symbols('.dynsym');
    for (; ; index++) {
      const chained = u32(bucketsAt + 4 * buckets + 4 * (index - first));
      if ((chained | 1) === (hash | 1) && symbols[index]!.name === name) return symbols[index];
      if (chained & 1) return undefined;
    }
  }
}

function textAt(bytes: Uint8Array, at: number): string {
  return new TextDecoder().decode(bytes.subarray(at, bytes.indexOf(0, at)));
}
