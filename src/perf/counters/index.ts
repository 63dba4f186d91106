// Counting: counters.open() and counters.measure().

import type { CounterGroup } from './group.ts';
import { type Measured, type MeasureOptions, measureCounts } from './measure.ts';
import { type CounterOptions, openCounters } from './open.ts';

export type { CallCounts } from './call-counts.ts';
export { type DerivedFigure, derive, formulas } from './derived.ts';
export { CounterGroup } from './group.ts';
export { type Measured, type MeasureOptions, measureCounts } from './measure.ts';
export { type CounterHost, type CounterOptions, checkCounterOptions, type Excluded, openCounters } from './open.ts';
export { CounterReading, checkedCoverage, type ReadOptions } from './reading.ts';
export type { TargetOptions } from './target.ts';
export type { CounterValue } from './value.ts';

/** Performance counters: what the processor and the kernel count of a thread, a process, a CPU (perf_event_open(2)). */
export interface Counters {
  /**
   * Opens counters, disabled: enable() starts them. Events are perf's names (perf-list(1)): `cycles`, `page-faults:u`,
   * `L1-dcache-load-misses`, `cpu/event=0xc0,umask=0x1/`, `msr/tsc/`, `sched:sched_switch`, `mem:ADDRESS/8:w`,
   * `{a,b}:u`. Without a target in the options the calling thread is counted.
   * @throws ParseError `EVENT_SYNTAX`, `EVENT_UNKNOWN`; UnsupportedError `EVENT_MISSING`, `EVENT_FORBIDDEN`,
   * `EVENT_BUSY`, `EVENT_AMBIGUOUS`, `EVENT_LIMIT`, `EVENT_TARGET`, `CPU_OFFLINE`; RawCpuError `BAD_OPTION`
   * @example
   * ```ts
   * import { counters } from 'rawcpu';
   *
   * const group = counters.open('page-faults:u,task-clock:u');
   * group.enable();
   * new Uint8Array(1 << 20).fill(1);
   * group.disable();
   * group.read().count('page-faults:u') >= 0; // => true
   * group.close();
   * ```
   */
  open(events: string | readonly string[], options?: CounterOptions): CounterGroup;

  /**
   * Counts what a function does: on the calling thread, from right before the call until it has returned, or until the
   * promise that it gave is settled. Includes the call itself.
   * @throws as open(); MeasurementError `NOT_COUNTED`, `COUNT_UNSURE`; whatever the function throws
   * @example
   * ```ts
   * import { counters } from 'rawcpu';
   *
   * const { result, reading } = counters.measure(() => Math.hypot(3, 4), 'task-clock');
   * result; // => 5
   * reading.events[0]!.name; // => task-clock
   * ```
   */
  measure<T>(
    work: () => Promise<T>,
    events: string | readonly string[],
    options?: MeasureOptions,
  ): Promise<Measured<T>>;
  /** The same around a function that returns at once. */
  measure<T>(work: () => T, events: string | readonly string[], options?: MeasureOptions): Measured<T>;
}

/** Performance counters. */
export const counters: Counters = {
  open: (events, options) => openCounters(events, options),
  measure: measureCounts,
};
