// What counters say: counts with the time that each event was enabled and the time that it was on the PMU. Where an event
// had to share its counter with others, the kernel lets them take turns; a count is then an estimate, and says so.

import { MeasurementError, quoted, refuseValue } from '../../errors/index.ts';
import { type DerivedFigure, derive } from './derived.ts';
import type { CounterValue } from './value.ts';

/** Which counts are good enough. */
export interface ReadOptions {
  /**
   * The least part of the time that an event must have been counted for; 0.5 when not given. With 1 there are no
   * estimates, with 0 any count will do that exists at all.
   */
  readonly minCoverage?: number;
}

/** What a count belongs to. */
export interface CountedEvent {
  readonly name: string;
  readonly scale: number;
  readonly unit: string;
}

/**
 * What was read: enabled and running time, for all events once or for each of them, and then a count an event. Times come
 * first for the engine's sake: they are large, so the array holds doubles from its first element on.
 */
export type ReadNumbers = readonly number[];

/** Where the times of an event stand. */
const timesAt = (numbers: ReadNumbers, eventCount: number, event: number): number =>
  numbers.length === eventCount + 2 ? 0 : 2 * event;

export const LEAST_COVERAGE = 0.5;

/** The option `minCoverage`. @throws RawCpuError `BAD_OPTION` */
export function checkedCoverage(where: string, minCoverage: unknown = LEAST_COVERAGE): number {
  const isWithin = typeof minCoverage === 'number' && minCoverage >= 0 && minCoverage <= 1;
  return isWithin ? minCoverage : refuseValue(`${where}: minCoverage`, 'a number from 0 to 1', minCoverage);
}

/** Counts that were read at once. */
export class CounterReading {
  readonly #counted: readonly CountedEvent[];
  readonly #numbers: ReadNumbers;
  #events: readonly CounterValue[] | undefined;
  #derived: readonly DerivedFigure[] | undefined;

  /** @internal */
  constructor(counted: readonly CountedEvent[], numbers: ReadNumbers) {
    this.#counted = counted;
    this.#numbers = numbers;
  }

  /** The events in the order in which they were asked for. */
  get events(): readonly CounterValue[] {
    this.#events ??= this.#counted.map((event, i) => this.#value(event, i));
    return this.#events;
  }

  /** Counts by name. */
  get counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.events.map(({ name, count }) => [name, count]));
  }

  /** One count. @throws MeasurementError `NOT_COUNTED` for a name that was not asked for */
  count(name: string): number {
    const found = this.events.find((event) => event.name === name);
    if (found !== undefined) return found.count;
    throw new MeasurementError('NOT_COUNTED', `there is no count of ${quoted(name)}`, {
      details: { name, known: this.events.map((event) => event.name) },
      hint: `counted were ${this.events.map((event) => event.name).join(', ')}`,
    });
  }

  /** Figures that follow from these counts: instructions a cycle, miss rates, clock rate ... */
  get derived(): readonly DerivedFigure[] {
    this.#derived ??= derive(this.events);
    return this.#derived;
  }

  #value({ name, scale, unit }: CountedEvent, i: number): CounterValue {
    const numbers = this.#numbers;
    const eventCount = this.#counted.length;
    const at = timesAt(numbers, eventCount, i);
    const [enabledNs, runningNs] = [numbers[at]!, numbers[at + 1]!];
    const raw = numbers[numbers.length - eventCount + i]!;
    const coverage = enabledNs === 0 ? 1 : runningNs / enabledNs;
    const isEstimate = runningNs < enabledNs && runningNs > 0;
    const count = (isEstimate ? Math.round((raw * enabledNs) / runningNs) : raw) * scale;
    return { name, count, raw, unit, enabledNs, runningNs, coverage, isEstimate };
  }

  /** Counts and figures as plain data, for JSON.stringify(). */
  toJSON(): { readonly events: readonly CounterValue[]; readonly derived: readonly DerivedFigure[] } {
    return { events: this.events, derived: this.derived };
  }
}

/**
 * Refuses counts that cannot be trusted.
 * @param why what may be the reason, when it is known
 * @throws MeasurementError `NOT_COUNTED`, `COUNT_UNSURE`
 */
export function checkCoverage(
  counted: readonly CountedEvent[],
  numbers: ReadNumbers,
  minCoverage: number,
  why: () => string | undefined,
): void {
  for (let i = 0; i < counted.length; i++) {
    const at = timesAt(numbers, counted.length, i);
    const enabledNs = numbers[at]!;
    const runningNs = numbers[at + 1]!;
    if (runningNs === enabledNs || (runningNs >= enabledNs * minCoverage && runningNs > 0)) {
      // The same times hold for all of a group.
      if (at === 0 && numbers.length === counted.length + 2) return;
      continue;
    }
    throw uncovered(counted[i]!.name, enabledNs, runningNs, minCoverage, why());
  }
}

function uncovered(
  event: string,
  enabledNs: number,
  runningNs: number,
  minCoverage: number,
  reason: string | undefined,
): MeasurementError {
  const details = { event, enabledNs, runningNs, minCoverage };
  if (runningNs === 0) {
    return new MeasurementError('NOT_COUNTED', `'${event}' was enabled for ${nsText(enabledNs)} and never counted`, {
      details,
      hint: reason ?? 'its group needs more counters than there are; count fewer events at once, or in several groups',
    });
  }
  const percent = ((100 * runningNs) / enabledNs).toFixed(1);
  const least = (100 * minCoverage).toFixed(0);
  return new MeasurementError(
    'COUNT_UNSURE',
    `'${event}' was counted for ${percent} % of the time only, which is less than ${least} %`,
    { details, hint: reason ?? 'count fewer events at once; or take an estimate on purpose with { minCoverage: 0 }' },
  );
}

const nsText = (ns: number): string => (ns >= 1e6 ? `${(ns / 1e6).toFixed(1)} ms` : `${(ns / 1e3).toFixed(1)} µs`);
