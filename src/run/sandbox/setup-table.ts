// A table of system calls that the host writes and the child works off before the code runs, so that the child's machine
// code is a loop. Which calls these are, and in what order, is the policy in setup.ts, where it can be read and tested. The
// first call that does not give what it must ends the child, and the host names it.

import { table as header } from './layout.ts';

/** What a set-up call must give: anything, no error, or one value. */
type Expectation = 'anything' | 'success' | { readonly value: number };

interface SetupCall {
  readonly name: string;
  readonly number: number;
  readonly args: readonly (number | bigint)[];
  readonly expected: Expectation;
}

/** Where a table has its header and its calls. */
export interface TableOffsets {
  readonly table: number;
  readonly calls: number;
}

export const SETUP_CALL_SIZE_BYTES = 64;
/** Values in the upper half of a call's first slot, as the child reads them. */
export const expectation = { anything: 0, success: 1, value: 2 } as const;

/** A list of calls with the structures that they point to. */
export class SetupTable {
  readonly calls: SetupCall[] = [];
  readonly #data: { readonly bytes: Uint8Array; readonly offset: number }[] = [];
  readonly #address: bigint;
  #end: number;

  readonly #offsets: TableOffsets;

  /**
   * @param address where the child has the memory that the table is in
   * @param capacity the most calls that there will be; structures lie after them
   */
  constructor(address: number, offsets: TableOffsets, capacity: number) {
    this.#address = BigInt(address);
    this.#offsets = offsets;
    this.#end = offsets.calls + capacity * SETUP_CALL_SIZE_BYTES;
  }

  /** Stores a structure of 64-bit fields, or bytes, and gives the child's address of it. */
  data(content: Uint8Array | readonly (number | bigint)[]): bigint {
    const bytes =
      content instanceof Uint8Array
        ? content
        : new Uint8Array(BigUint64Array.from(content, (value) => BigInt.asUintN(64, BigInt(value))).buffer);
    const offset = this.#end;
    this.#data.push({ bytes, offset });
    this.#end += Math.ceil(bytes.length / 8) * 8;
    return this.#address + BigInt(offset);
  }

  call(name: string, number: number, args: readonly (number | bigint)[], expected: Expectation = 'success'): void {
    this.calls.push({ name, number, args, expected });
  }

  /** The first bytes of the memory, with the table in them. */
  image(): Uint8Array {
    const image = new Uint8Array(this.#end);
    const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
    view.setBigUint64(this.#offsets.table + header.count, BigInt(this.calls.length), true);
    for (const [i, { number, args, expected }] of this.calls.entries()) {
      const at = this.#offsets.calls + i * SETUP_CALL_SIZE_BYTES;
      const kind = typeof expected === 'string' ? expected : 'value';
      view.setUint32(at, number, true);
      view.setUint32(at + 4, expectation[kind], true);
      for (const [j, arg] of args.entries()) view.setBigUint64(at + 8 + 8 * j, BigInt.asUintN(64, BigInt(arg)), true);
      if (typeof expected !== 'string') view.setBigUint64(at + 56, BigInt(expected.value), true);
    }
    for (const { bytes, offset } of this.#data) image.set(bytes, offset);
    return image;
  }
}
