// Little-endian byte streams and string tables, the two things that every part of an ELF file is made of.

/** Rounds `value` up to a multiple of `alignment`, a power of two. */
export function alignUp(value: number, alignment: number): number {
  return Math.ceil(value / alignment) * alignment;
}

/** Bytes appended one field after the other, little-endian. */
export class ByteWriter {
  #bytes = new Uint8Array(256);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  #reserve(count: number): number {
    const at = this.#length;
    this.#length += count;
    if (this.#length > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#length, this.#bytes.length * 2));
      grown.set(this.#bytes);
      this.#bytes = grown;
      this.#view = new DataView(grown.buffer);
    }
    return at;
  }

  u8(value: number): this {
    const at = this.#reserve(1);
    this.#view.setUint8(at, value);
    return this;
  }

  u16(value: number): this {
    const at = this.#reserve(2);
    this.#view.setUint16(at, value, true);
    return this;
  }

  u32(value: number): this {
    const at = this.#reserve(4);
    this.#view.setUint32(at, value, true);
    return this;
  }

  i32(value: number): this {
    const at = this.#reserve(4);
    this.#view.setInt32(at, value, true);
    return this;
  }

  u64(value: number | bigint): this {
    const at = this.#reserve(8);
    this.#view.setBigUint64(at, BigInt.asUintN(64, BigInt(value)), true);
    return this;
  }

  uleb128(value: number): this {
    do {
      const low = value & 0x7f;
      value >>>= 7;
      this.u8(value === 0 ? low : low | 0x80);
    } while (value !== 0);
    return this;
  }

  sleb128(value: number): this {
    for (;;) {
      const low = value & 0x7f;
      value >>= 7;
      const isLast = value === ((low & 0x40) === 0 ? 0 : -1);
      this.u8(isLast ? low : low | 0x80);
      if (isLast) return this;
    }
  }

  bytes(bytes: ArrayLike<number>): this {
    const at = this.#reserve(bytes.length);
    this.#bytes.set(bytes, at);
    return this;
  }

  align(alignment: number, fill = 0): this {
    while (this.#length % alignment !== 0) this.u8(fill);
    return this;
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}

/** A string table: NUL-terminated names, each stored once, the empty one at offset 0. */
export class StringTable {
  readonly #writer = new ByteWriter().u8(0);
  readonly #offsets = new Map<string, number>([['', 0]]);

  /** The offset of `name`, which is appended when it is new. */
  offsetOf(name: string): number {
    let offset = this.#offsets.get(name);
    if (offset === undefined) {
      offset = this.#writer.length;
      this.#offsets.set(name, offset);
      this.#writer.bytes(new TextEncoder().encode(name)).u8(0);
    }
    return offset;
  }

  finish(): Uint8Array {
    return this.#writer.finish();
  }
}
