// Counting: counters.open() and counters.measure().

import { measureCounts } from './measure.ts';
import { openCounters } from './open.ts';

export type { CallCounts } from './call-counts.ts';
export { type DerivedFigure, derive, formulas } from './derived.ts';
export { CounterGroup } from './group.ts';
export { type Measured, measureCounts } from './measure.ts';
export { type CounterHost, type CounterOptions, type Excluded, openCounters } from './open.ts';
export { CounterReading, type ReadOptions } from './reading.ts';
export type { TargetOptions } from './target.ts';
export type { CounterValue } from './value.ts';

/** Performance counters. */
export const counters = {
  /**
   * Opens counters, disabled: enable() starts them. Events are perf's names (perf-list(1)): `cycles`, `page-faults:u`,
   * `L1-dcache-load-misses`, `cpu/event=0xc0,umask=0x1/`, `msr/tsc/`, `sched:sched_switch`, `mem:ADDRESS/8:w`,
   * `{a,b}:u`. Without a target in the options the calling thread is counted.
   * @throws ParseError `EVENT_SYNTAX`, `EVENT_UNKNOWN`; UnsupportedError `EVENT_MISSING`, `EVENT_FORBIDDEN`,
   * `EVENT_BUSY`, `EVENT_AMBIGUOUS`, `EVENT_LIMIT`, `EVENT_TARGET`, `CPU_OFFLINE`; RawCpuError `BAD_OPTION`
   */
  open: (events: string | readonly string[], options?: Parameters<typeof openCounters>[1]) =>
    openCounters(events, options),

  /**
   * Counts what a function does: on the calling thread, from right before the call until it has returned, or until the
   * promise that it gave is settled. Includes the call itself.
   * @throws as open(); MeasurementError `NOT_COUNTED`, `COUNT_UNSURE`; whatever the function throws
   */
  measure: measureCounts,
} as const;
