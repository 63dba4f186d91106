// What counters say: counts with the time that each event was enabled and the time that it was on the PMU. Where an event
// had to share its counter with others, the kernel lets them take turns; a count is then an estimate, and says so.

import { MeasurementError } from '../../errors/index.ts';
import { type DerivedFigure, derive } from './derived.ts';
import type { CounterValue } from './value.ts';

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

/** Numbers an event in what was read: the count, and its enabled and running time. */
export const NUMBERS_AN_EVENT = 3;

export const LEAST_COVERAGE = 0.5;

/** Counts that were read at once. */
export class CounterReading {
  readonly #counted: readonly CountedEvent[];
  readonly #numbers: ArrayLike<number>;
  #events: readonly CounterValue[] | undefined;
  #derived: readonly DerivedFigure[] | undefined;

  /** @param numbers for each event its count, enabled and running time */
  constructor(counted: readonly CountedEvent[], numbers: ArrayLike<number>) {
    this.#counted = counted;
    this.#numbers = numbers;
  }

  /** The events in the order in which they were asked for. */
  get events(): readonly CounterValue[] {
    this.#events ??= this.#counted.map((event, i) => counterValue(event, this.#numbers, NUMBERS_AN_EVENT * i));
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
    throw new MeasurementError('NOT_COUNTED', `there is no count of '${name}'`, {
      details: { name, known: this.events.map((event) => event.name) },
      hint: `counted were ${this.events.map((event) => event.name).join(', ')}`,
    });
  }

  /** Figures that follow from these counts: instructions a cycle, miss rates, clock rate ... */
  get derived(): readonly DerivedFigure[] {
    this.#derived ??= derive(this.events);
    return this.#derived;
  }

  toJSON(): unknown {
    return { events: this.events, derived: this.derived };
  }
}

function counterValue({ name, scale, unit }: CountedEvent, numbers: ArrayLike<number>, at: number): CounterValue {
  const [raw, enabledNs, runningNs] = [numbers[at]!, numbers[at + 1]!, numbers[at + 2]!];
  const coverage = enabledNs === 0 ? 1 : runningNs / enabledNs;
  const isEstimate = runningNs < enabledNs && runningNs > 0;
  const count = (isEstimate ? Math.round((raw * enabledNs) / runningNs) : raw) * scale;
  return { name, count, raw, unit, enabledNs, runningNs, coverage, isEstimate };
}

/**
 * Refuses counts that cannot be trusted.
 * @param why what may be the reason, when it is known
 * @throws MeasurementError `NOT_COUNTED`, `COUNT_UNSURE`
 */
export function checkCoverage(
  counted: readonly CountedEvent[],
  numbers: ArrayLike<number>,
  minCoverage: number,
  why: () => string | undefined,
): void {
  for (let i = 0; i < counted.length; i++) {
    const enabledNs = numbers[NUMBERS_AN_EVENT * i + 1]!;
    const runningNs = numbers[NUMBERS_AN_EVENT * i + 2]!;
    if (runningNs === enabledNs || (runningNs >= enabledNs * minCoverage && runningNs > 0)) continue;
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
    { details, hint: reason ?? 'count fewer events at once; or take an estimate on purpose with minCoverage: 0' },
  );
}

const nsText = (ns: number): string => (ns >= 1e6 ? `${(ns / 1e6).toFixed(1)} ms` : `${(ns / 1e3).toFixed(1)} µs`);
