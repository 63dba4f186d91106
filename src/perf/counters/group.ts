// A set of counters that are started, stopped and read together.

import { type CallCounters, type CountedEntry, disposeSymbol } from '../../call/index.ts';
import { CallError, MeasurementError, RawCpuError, readOptions } from '../../errors/index.ts';
import type { PerfKernel } from '../../linux/index.ts';
import { errnoName, PERF_IOC_FLAG_GROUP, perfIoctls } from '../../linux/index.ts';
import type { EventMachine, OpenedEvent } from '../events/index.ts';
import { CallCounting, type CallCounts } from './call-counts.ts';
import {
  CounterReading,
  checkCoverage,
  checkedCoverage,
  LEAST_COVERAGE,
  type ReadNumbers,
  type ReadOptions,
} from './reading.ts';

/** One kernel group at one instance: its descriptors, and where its events stand in the list of all events. */
export interface OpenInstance {
  readonly fds: readonly number[];
  readonly places: readonly number[];
}

interface Held {
  readonly kernel: PerfKernel;
  readonly instances: readonly OpenInstance[];
  counting?: CallCounting;
}

/** How the events of a group were opened. */
export interface OpenedFor {
  /** One group of the calling thread's events. */
  readonly isOwnThread: boolean;
  readonly isCgroup: boolean;
}

/** By how much the kernel's clock and this process's may differ in what they say of one span of time. */
const CLOCK_SLACK_MS = 1000;

/** Two words of the header, times, and a word an event: { nr, time_enabled, time_running, values[nr] }. */
const HEADER_WORDS = 3;
const TWO_TO_32 = 2 ** 32;

/** Closes the descriptors of counters that nobody can reach any more. */
const forgotten = new FinalizationRegistry<Held>(closeAll);

function closeAll({ kernel, instances, counting }: Held): void {
  counting?.unmap();
  for (const { fds } of instances) for (const fd of fds) kernel.close(fd);
}

/** Counters that were opened together. Dispose of them with dispose(), or declare them with `using`. */
export class CounterGroup implements CallCounters {
  readonly #held: Held;
  readonly #machine: EventMachine;
  readonly #buffer: Uint32Array;
  readonly #bytes: Uint8Array;
  /** Times that had passed when the counts were last set to 0, two an instance. */
  readonly #timesAtReset: Float64Array;
  readonly #why = () => this.#whyNotCounted();
  readonly #openedFor: OpenedFor;
  readonly #openedAtMs = performance.now();
  #isClosed = false;
  /** The events in the order in which they were asked for. */
  readonly events: readonly OpenedEvent[];

  /** @internal */
  constructor(
    kernel: PerfKernel,
    machine: EventMachine,
    events: readonly OpenedEvent[],
    instances: readonly OpenInstance[],
    openedFor: OpenedFor,
  ) {
    this.#openedFor = openedFor;
    this.#held = { kernel, instances };
    this.#machine = machine;
    this.events = events;
    const largest = Math.max(...instances.map(({ fds }) => fds.length));
    this.#buffer = new Uint32Array(new ArrayBuffer(8 * (HEADER_WORDS + largest)));
    this.#bytes = new Uint8Array(this.#buffer.buffer);
    this.#timesAtReset = new Float64Array(2 * instances.length);
    forgotten.register(this, this.#held, this);
  }

  /** The events' names. */
  get names(): readonly string[] {
    return this.events.map(({ name }) => name);
  }

  /** The kernel's descriptors, for whoever polls or maps them; they belong to this object. */
  get descriptors(): readonly number[] {
    this.#requireOpen();
    return this.#held.instances.flatMap(({ fds }) => fds);
  }

  /** Starts counting. */
  enable(): void {
    this.#control(perfIoctls.ENABLE, 'enable');
  }

  /** Stops counting; the counts stay. */
  disable(): void {
    this.#control(perfIoctls.DISABLE, 'disable');
  }

  /** Sets the counts to 0, and the times that their coverage is measured by. */
  reset(): void {
    this.#control(perfIoctls.RESET, 'reset');
    // The kernel sets counts back, times it does not.
    for (let i = 0; i < this.#held.instances.length; i++) {
      this.#readInstance(i);
      this.#timesAtReset[2 * i] = this.#word(1);
      this.#timesAtReset[2 * i + 1] = this.#word(2);
    }
  }

  /**
   * The counts now, summed over threads and CPUs.
   * @throws MeasurementError `NOT_COUNTED`, `COUNT_UNSURE` for an event that was counted too small a part of the time;
   * CallError `DISPOSED`
   */
  read(options?: ReadOptions): CounterReading {
    const minCoverage = options === undefined ? LEAST_COVERAGE : checkOptions(options);
    const numbers = this.#readAll();
    checkCoverage(this.events, numbers, minCoverage, this.#why);
    return new CounterReading(this.events, numbers);
  }

  /**
   * What native functions did that were made with `{ counters: this }`. Asking starts the counters.
   * @throws CallError `DISPOSED`; RawCpuError `BAD_OPTION` for counters that are not one group of this thread
   * @example
   * ```ts
   * import { counters, native } from 'rawcpu';
   *
   * const group = counters.open('page-faults:u');
   * const touch = native({ args: ['u8*'], returns: 'void' }, 'mov byte ptr [rdi], 1; ret', { counters: group });
   * touch(new Uint8Array(16));
   * group.callCounts.calls; // => 1
   * touch.dispose();
   * group.dispose();
   * ```
   */
  get callCounts(): CallCounts {
    return this.#counting();
  }

  /** For native(): code that counts what the code at an address does. */
  around(address: bigint): CountedEntry {
    const entry = this.#counting().around(address);
    return { address: entry.address, release: () => this.#leave(entry) };
  }

  /** A method, so that whoever may run the code holds this object. */
  #leave(entry: CountedEntry): void {
    entry.release();
  }

  #counting(): CallCounting {
    this.#requireOpen();
    const { kernel, instances } = this.#held;
    const [instance] = instances;
    if (!this.#openedFor.isOwnThread || instances.length !== 1) {
      throw new RawCpuError('BAD_OPTION', 'counters: calls are counted by one group of events of the calling thread', {
        hint: 'open them without a target and without separate: true, and with events of one PMU',
      });
    }
    if (this.#held.counting === undefined) {
      this.enable();
      this.#held.counting = new CallCounting({ kernel, fds: instance!.fds, events: this.events });
    }
    return this.#held.counting;
  }

  /**
   * Gives the counters back to the kernel; where native functions still use them, as soon as the last one is disposed of.
   * Every later use throws `DISPOSED`. Doing it twice is not an error.
   */
  dispose(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    forgotten.unregister(this);
    const held = this.#held;
    if (held.counting === undefined) closeAll(held);
    else held.counting.whenIdle(() => closeAll(held));
  }

  /** The same as dispose(). */
  close(): void {
    this.dispose();
  }

  /** Does what dispose() does, at the end of a `using` declaration's block. */
  declare [Symbol.dispose]: () => void;
  static {
    // Not a method: runtimes without the symbol have another one in its place.
    CounterGroup.prototype[disposeSymbol] = function () {
      this.dispose();
    };
  }

  #requireOpen(): void {
    if (!this.#isClosed) return;
    const what = `the counters of ${this.names.join(', ')}`;
    throw new CallError('DISPOSED', `${what} were disposed of and cannot be used any more`, {
      hint: 'open new ones with counters.open()',
    });
  }

  #control(request: number, what: string): void {
    this.#requireOpen();
    const { kernel, instances } = this.#held;
    for (const { fds } of instances) {
      const result = kernel.ioctl(fds[0]!, request, PERF_IOC_FLAG_GROUP);
      if (result < 0) throw new RawCpuError('INTERNAL', `counters: ${what} failed: ${errnoName(-result)}`);
    }
  }

  #readInstance(index: number): void {
    const { kernel, instances } = this.#held;
    const { fds } = instances[index]!;
    const size = 8 * (HEADER_WORDS + fds.length);
    const count = kernel.read(fds[0]!, this.#bytes);
    if (count === size) {
      if (this.#openedFor.isCgroup) this.#leaveOutWrongTimes();
      return;
    }
    if (count === 0) {
      // The kernel says so of a pinned group that it could not put on the PMU.
      throw new MeasurementError('NOT_COUNTED', `${this.names.join(', ')}: the PMU had no room for the pinned group`, {
        details: { events: this.names },
        hint: this.#whyNotCounted() ?? 'count fewer events, or without the modifier D',
      });
    }
    const what = count < 0 ? errnoName(-count) : `${count} bytes instead of ${size}`;
    throw new RawCpuError('INTERNAL', `counters: reading failed: ${what}`);
  }

  /**
   * Of an event of a cgroup the kernel says at times that it was enabled since the machine was started (Linux 6.18). Software
   * events need no counter, so nothing is lost where such times are left out; others are refused for them.
   */
  #leaveOutWrongTimes(): void {
    const openMs = performance.now() - this.#openedAtMs + CLOCK_SLACK_MS;
    if (this.#word(1) <= openMs * 1e6 || this.events.some((event) => event.isHardware)) return;
    this.#buffer.fill(0, 2, 2 * HEADER_WORDS);
  }

  #word(index: number): number {
    return this.#buffer[2 * index]! + this.#buffer[2 * index + 1]! * TWO_TO_32;
  }

  /** Summed over the instances. */
  #readAll(): ReadNumbers {
    this.#requireOpen();
    const { instances } = this.#held;
    // One instance, the usual case, needs no sums (Node 20 on a Sapphire Rapids guest: 60 ns of 450 for four events).
    if (instances.length === 1) return this.#readOnly();
    const eventCount = this.events.length;
    const numbers: number[] = new Array(3 * eventCount).fill(0);
    for (let i = 0; i < instances.length; i++) {
      this.#readInstance(i);
      const enabledNs = this.#word(1) - this.#timesAtReset[2 * i]!;
      const runningNs = this.#word(2) - this.#timesAtReset[2 * i + 1]!;
      const { places } = instances[i]!;
      for (let j = 0; j < places.length; j++) {
        const place = places[j]!;
        numbers[2 * place]! += enabledNs;
        numbers[2 * place + 1]! += runningNs;
        numbers[2 * eventCount + place]! += this.#word(HEADER_WORDS + j);
      }
    }
    return numbers;
  }

  #readOnly(): number[] {
    this.#readInstance(0);
    const buffer = this.#buffer;
    const before = this.#timesAtReset;
    const enabledNs = buffer[2]! + buffer[3]! * TWO_TO_32 - before[0]!;
    const runningNs = buffer[4]! + buffer[5]! * TWO_TO_32 - before[1]!;
    const numbers = [enabledNs, runningNs];
    for (let at = 2 * HEADER_WORDS; at < buffer.length; at += 2) {
      numbers.push(buffer[at]! + buffer[at + 1]! * TWO_TO_32);
    }
    return numbers;
  }

  #whyNotCounted(): string | undefined {
    const isHardware = this.events.some((event) => event.isHardware);
    if (isHardware && this.#machine.read('/proc/sys/kernel/nmi_watchdog') === '1') {
      return 'the NMI watchdog holds one of the counters: sudo sysctl kernel.nmi_watchdog=0; or count fewer events at once';
    }
    return undefined;
  }
}

function checkOptions(options: ReadOptions): number {
  options = readOptions('read', options, ['minCoverage']);
  return checkedCoverage('read', options.minCoverage);
}
