// Writes protocol buffers, as much of them as pprof needs: unsigned integers, packed lists of them, text and messages
// (protobuf.dev, "Encoding").

const VARINT = 0;
const LENGTH_DELIMITED = 2;

export class ProtobufWriter {
  #bytes = new Uint8Array(64);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }

  #varint(value: number | bigint): void {
    this.#reserve(10);
    if (typeof value === 'number' && value < 2 ** 31) {
      while (value > 127) {
        this.#bytes[this.#length++] = (value & 127) | 128;
        value >>>= 7;
      }
      this.#bytes[this.#length++] = value;
      return;
    }
    let left = BigInt.asUintN(64, BigInt(value));
    while (left > 127n) {
      this.#bytes[this.#length++] = Number(left & 127n) | 128;
      left >>= 7n;
    }
    this.#bytes[this.#length++] = Number(left);
  }

  #delimited(field: number, bytes: Uint8Array): this {
    this.#varint(field * 8 + LENGTH_DELIMITED);
    this.#varint(bytes.length);
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
    return this;
  }

  /** An integer from 0 to 2^64 - 1; 0 is what readers take for a field that is not there. */
  uint(field: number, value: number | bigint): this {
    if (BigInt(value) === 0n) return this;
    this.#varint(field * 8 + VARINT);
    this.#varint(value);
    return this;
  }

  packed(field: number, values: readonly (number | bigint)[]): this {
    const list = new ProtobufWriter();
    for (const value of values) list.#varint(value);
    return this.#delimited(field, list.finish());
  }

  text(field: number, text: string): this {
    return this.#delimited(field, new TextEncoder().encode(text));
  }

  message(field: number, message: ProtobufWriter): this {
    return this.#delimited(field, message.finish());
  }

  /** The fields of another writer, as they are. */
  append(other: ProtobufWriter): this {
    const bytes = other.finish();
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
    return this;
  }

  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}
