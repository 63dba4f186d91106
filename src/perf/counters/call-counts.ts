// What was counted inside native calls: counters are read by machine code right before and right after the user's, and
// what that costs by itself is measured once and taken off.

import { assemble } from '../../asm/index.ts';
import { type CallCounters, type CountedEntry, native } from '../../call/index.ts';
import { CallError, MeasurementError } from '../../errors/index.ts';
import { nativeEnvironment } from '../../jit/index.ts';
import type { PerfKernel } from '../../linux/index.ts';
import { PAGE_SIZE_BYTES, perfPageCapabilities, perfPageOffsets } from '../../linux/index.ts';
import { type CellLayout, type CountSource, cellLayout, countedCallText } from './call-source.ts';
import { type CountedEvent, CounterReading } from './reading.ts';

/** The kernel's own reading of a group has three words before the counts. */
const FIRST_COUNT = 3;
const CALIBRATION_CALLS = 200;

/** Counts of native functions that were made with these counters. */
export interface CallCounts {
  /** Calls since the last reset. */
  readonly calls: number;
  /** How counters are read: by the processor's instruction, or, where that is not allowed, by a system call. */
  readonly method: 'rdpmc' | 'read';
  /** What reading costs by itself, an event; it is taken off every count. */
  readonly overhead: Readonly<Record<string, number>>;
  /** All calls together. @throws MeasurementError `NOT_COUNTED` when an event was off the PMU meanwhile */
  total(): CounterReading;
  /** The last call alone. @throws MeasurementError `NOT_COUNTED` when an event was off the PMU meanwhile */
  last(): CounterReading;
  /** Forgets the calls so far. */
  reset(): void;
}

/** What is counted, and where it is read. */
export interface CountedGroup {
  readonly kernel: PerfKernel;
  /** Of one kernel group, the leader's first. */
  readonly fds: readonly number[];
  readonly events: readonly CountedEvent[];
}

export class CallCounting implements CallCounts, CallCounters {
  readonly #group: CountedGroup;
  readonly #layout: CellLayout;
  readonly #cell: BigInt64Array;
  readonly #source: CountSource;
  readonly #overhead: readonly number[];
  #entries = 0;
  #whenIdle: (() => void) | undefined;
  #isClosed = false;

  /** @param source how to read; found out when not given */
  constructor(group: CountedGroup, source?: CountSource) {
    this.#group = group;
    this.#layout = cellLayout(group.events.length);
    this.#cell = new BigInt64Array(this.#layout.slots);
    this.#source = source ?? chooseSource(group);
    this.#overhead = this.#calibrate();
    this.reset();
  }

  /** Gives the mapped pages back. No code may read them any more. */
  unmap(): void {
    if (this.#source.kind !== 'rdpmc') return;
    for (const page of this.#source.pages) this.#group.kernel.unmap(page, PAGE_SIZE_BYTES);
  }

  get method(): 'rdpmc' | 'read' {
    return this.#source.kind;
  }

  get calls(): number {
    return Number(this.#cell[this.#layout.calls / 8]);
  }

  get overhead(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#group.events.map(({ name }, i) => [name, this.#overhead[i]!]));
  }

  /** @throws CallError `DISPOSED` once the counters are closed, or will be as soon as no code reads them */
  around(address: bigint): CountedEntry {
    if (this.#isClosed) throw new CallError('DISPOSED', 'counters were disposed of and cannot count calls any more');
    const { buffers, code } = nativeEnvironment();
    const text = countedCallText({
      cellAddress: buffers.addressOf(this.#cell),
      targetAddress: address,
      layout: this.#layout,
      source: this.#source,
    });
    const block = code.allocate(assemble(text).bytes);
    this.#entries++;
    let isReleased = false;
    const release = () => {
      if (isReleased) return;
      isReleased = true;
      block.release();
      this.#entries--;
      if (this.#entries === 0) this.#whenIdle?.();
    };
    return { address: block.address, release };
  }

  /** Takes no more code, and runs a function as soon as none reads these counters any more. */
  whenIdle(work: () => void): void {
    this.#isClosed = true;
    if (this.#entries === 0) work();
    else this.#whenIdle = work;
  }

  total(): CounterReading {
    return this.#reading(this.calls, (word) => this.#word(this.#layout.total, word));
  }

  last(): CounterReading {
    return this.#reading(Math.min(1, this.calls), (word) => this.#word(this.#layout.last, word));
  }

  reset(): void {
    this.#cell.fill(0n);
  }

  #word(at: number, word: number): number {
    return Number(this.#cell[at / 8 + word]);
  }

  #reading(calls: number, word: (index: number) => number): CounterReading {
    const failures = Number(this.#cell[this.#layout.failures / 8]);
    const { events } = this.#group;
    if (failures > 0) {
      throw new MeasurementError('NOT_COUNTED', `${failures} readings found an event of the group off the PMU`, {
        details: { failures, calls: this.calls, events: events.map(({ name }) => name) },
        hint: 'count fewer events at once, or pin the group (modifier D)',
      });
    }
    const counts = events.map((_, i) => Math.max(0, word(FIRST_COUNT + i) - calls * this.#overhead[i]!));
    return new CounterReading(events, [word(1), word(2), ...counts]);
  }

  /** The least of many calls of a function that only returns. */
  #calibrate(): number[] {
    const { events } = this.#group;
    const empty = native({ args: [], returns: 'void' }, 'ret', { name: 'calibrate', counters: this });
    const least = events.map(() => Number.POSITIVE_INFINITY);
    const { last } = this.#layout;
    for (let i = 0; i < CALIBRATION_CALLS; i++) {
      empty();
      for (const [j] of events.entries()) {
        least[j] = Math.min(least[j]!, this.#word(last, FIRST_COUNT + j));
      }
    }
    empty.dispose();
    return least.map((value) => Math.max(0, value));
  }
}

/** RDPMC where the kernel lets this process use it for every event of the group; else a system call. */
function chooseSource({ kernel, fds }: CountedGroup): CountSource {
  const pages: bigint[] = [];
  for (const fd of fds) {
    const page = kernel.map(fd, PAGE_SIZE_BYTES, false);
    if (page < 0n) break;
    pages.push(page);
  }
  if (pages.length === fds.length && pages.every(allowsRdpmc)) return { kind: 'rdpmc', pages };
  for (const page of pages) kernel.unmap(page, PAGE_SIZE_BYTES);
  return { kind: 'read', fd: fds[0]! };
}

function allowsRdpmc(page: bigint): boolean {
  const { memory, buffers } = nativeEnvironment();
  const copy = new Uint8Array(perfPageOffsets.pmc_width);
  // SAFETY: the page is mapped and readable, and longer than what is copied into an array of that length.
  memory.copy(buffers.addressOf(copy), page, copy.length);
  const view = new DataView(copy.buffer);
  const isAllowed = (view.getUint8(perfPageOffsets.capabilities) & perfPageCapabilities.user_rdpmc) !== 0;
  return isAllowed && view.getUint32(perfPageOffsets.index, true) !== 0;
}
