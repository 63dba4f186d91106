// counters.measure(): counts around a function.

import { readFunction, readRecord } from '../../errors/index.ts';
import type { CounterGroup } from './group.ts';
import { type CounterOptions, openCounters } from './open.ts';
import { type CounterReading, checkedCoverage, type ReadOptions } from './reading.ts';

/** What a function gave, and what was counted meanwhile. */
export interface Measured<T> {
  /** What the function returned, or what its promise was fulfilled with. */
  readonly result: T;
  /** What was counted from right before the call until it ended. */
  readonly reading: CounterReading;
}

/** Options of `counters.measure`. */
export type MeasureOptions = CounterOptions & ReadOptions;

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof (value as { then?: unknown } | null | undefined)?.then === 'function';

/** See `counters.measure`. */
export function measureCounts<T>(
  work: () => Promise<T>,
  events: string | readonly string[],
  options?: MeasureOptions,
): Promise<Measured<T>>;
export function measureCounts<T>(
  work: () => T,
  events: string | readonly string[],
  options?: MeasureOptions,
): Measured<T>;
export function measureCounts(
  work: () => unknown,
  events: string | readonly string[],
  options: MeasureOptions = {},
): unknown {
  readFunction('counters.measure: the work', work);
  const { minCoverage, ...opening } = readRecord('counters.measure: the options', options);
  const reading = { minCoverage: checkedCoverage('counters.measure', minCoverage) };
  const group = openCounters(events, opening);
  let isAsync = false;
  try {
    warmUp(group);
    group.enable();
    const result = work();
    if (isPromise(result)) {
      isAsync = true;
      return finishLater(group, result, reading);
    }
    group.disable();
    return { result, reading: group.read(reading) };
  } finally {
    if (!isAsync) group.close();
  }
}

async function finishLater<T>(group: CounterGroup, promise: Promise<T>, options: ReadOptions): Promise<Measured<T>> {
  try {
    const result = await promise;
    group.disable();
    return { result, reading: group.read(options) };
  } finally {
    group.close();
  }
}

/** The first calls load code and touch pages; what they cost is not the function's. */
function warmUp(group: CounterGroup): void {
  group.enable();
  group.disable();
  group.reset();
}
