// A worker thread that ends takes its JavaScript with it but not its mappings. This ledger lists them in memory that the
// addon's exit hook reads when the thread's environment is torn down, after everything that could still run code of
// theirs. The main thread needs none: its mappings end with the process.

import { checkedResult, mapAnonymous } from '../linux/index.ts';
import type { Addon } from './addon.ts';
import type { MemoryWriter } from './code-mapping.ts';

export interface MappedRange {
  readonly address: bigint;
  readonly sizeBytes: number;
}

const RECORD_SIZE_BYTES = 64 * 1024;
const HEADER_SLOTS = 2;
const ENTRIES_PER_RECORD = (RECORD_SIZE_BYTES / 8 - HEADER_SLOTS) / 2;

type LedgerAddon = Pick<Addon, 'systemCall' | 'atExit'> & MemoryWriter;

/** A record as the exit hook reads it: number of entries, own size, then address and size of each range. */
class Record {
  readonly #addon: LedgerAddon;
  readonly #address: bigint;
  readonly #entries: MappedRange[] = [];

  constructor(addon: LedgerAddon) {
    this.#addon = addon;
    this.#address = checkedResult('mmap', mapAnonymous(addon, RECORD_SIZE_BYTES));
    this.#store(0, 0n, BigInt(RECORD_SIZE_BYTES));
    addon.atExit(this.#address);
  }

  get isFull(): boolean {
    return this.#entries.length === ENTRIES_PER_RECORD;
  }

  #store(slot: number, ...values: readonly bigint[]): void {
    const bytes = new Uint8Array(BigInt64Array.from(values).buffer);
    // SAFETY: the slots lie inside the record, which stays mapped until the exit hook has read it.
    this.#addon.writeBytes(this.#address + BigInt(8 * slot), bytes);
  }

  // The thread may be terminated between any two stores. The count is stored last when an entry comes and first when
  // one goes, so that the hook may miss a range, but never unmaps one that is not ours any more.

  add(range: MappedRange): void {
    this.#store(HEADER_SLOTS + 2 * this.#entries.length, range.address, BigInt(range.sizeBytes));
    this.#entries.push(range);
    this.#store(0, BigInt(this.#entries.length));
  }

  remove(address: bigint): boolean {
    const index = this.#entries.findIndex((entry) => entry.address === address);
    if (index < 0) return false;
    const last = this.#entries.pop()!;
    this.#store(0, BigInt(this.#entries.length));
    if (index < this.#entries.length) {
      this.#entries[index] = last;
      this.#store(HEADER_SLOTS + 2 * index, last.address, BigInt(last.sizeBytes));
    }
    return true;
  }
}

export class ExitLedger {
  readonly #addon: LedgerAddon;
  readonly #records: Record[] = [];

  constructor(addon: LedgerAddon) {
    this.#addon = addon;
  }

  /** Lists ranges that were just mapped. */
  add(ranges: readonly MappedRange[]): void {
    for (const range of ranges) {
      let record = this.#records.find(({ isFull }) => !isFull);
      if (record === undefined) {
        record = new Record(this.#addon);
        this.#records.push(record);
      }
      record.add(range);
    }
  }

  /** Strikes ranges that are about to be unmapped. */
  remove(ranges: readonly MappedRange[]): void {
    for (const { address } of ranges) this.#records.some((record) => record.remove(address));
  }
}
