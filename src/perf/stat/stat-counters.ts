// The counters of one run: each event, or group in braces, is opened for itself, so that one that cannot be counted does
// not stop the others. What became of each is a row.

import { MeasurementError, UnsupportedError } from '../../errors/index.ts';
import {
  type CounterGroup,
  type CounterOptions,
  type CounterReading,
  type CounterValue,
  openCounters,
} from '../counters/index.ts';
import { type GroupSyntax, parseEventList } from '../events/index.ts';

/** An event that was not counted, and why. */
export interface Uncounted {
  readonly name: string;
  /** Nothing here counts it; or it was never, or hardly ever, on the PMU. */
  readonly state: 'not supported' | 'not counted';
  readonly error: UnsupportedError | MeasurementError;
}

export type RowReading = CounterValue | Uncounted;

export const isCounted = (row: RowReading): row is CounterValue => 'count' in row;

/** What perf counts without the kernel: clocks of the run, in nanoseconds. */
export const runClocks = ['duration_time', 'user_time', 'system_time'] as const;
export type RunClocks = { readonly [K in (typeof runClocks)[number]]?: number };

interface Slot {
  readonly group: CounterGroup | undefined;
  readonly uncounted: readonly Uncounted[];
  readonly clock?: (typeof runClocks)[number];
}

export class StatCounters {
  readonly #slots: readonly Slot[];
  readonly notes: readonly string[];

  /** @throws ParseError for what is not an event at all */
  static open(events: string | readonly string[], options: CounterOptions): StatCounters {
    const texts = typeof events === 'string' ? [events] : events;
    const groups = texts.flatMap((text) => parseEventList(text));
    const slots: Slot[] = [];
    const notes: string[] = [];
    try {
      for (const group of groups) slots.push(openSlot(group, options, notes));
    } catch (error) {
      for (const slot of slots) slot.group?.close();
      throw error;
    }
    return new StatCounters(slots, [...new Set(notes)]);
  }

  private constructor(slots: readonly Slot[], notes: readonly string[]) {
    this.#slots = slots;
    this.notes = notes;
  }

  /** The errors of events that could not be opened. */
  get refused(): readonly Error[] {
    return this.#slots.flatMap(({ uncounted }) => uncounted.map(({ error }) => error));
  }

  get hasAny(): boolean {
    return this.#slots.some(({ group, clock }) => group !== undefined || clock !== undefined);
  }

  enable(): void {
    for (const { group } of this.#slots) group?.enable();
  }

  reset(): void {
    for (const { group } of this.#slots) group?.reset();
  }

  disable(): void {
    for (const { group } of this.#slots) group?.disable();
  }

  /** @param clocks of the run, as far as they are known */
  read(minCoverage: number, clocks: RunClocks = {}): RowReading[] {
    return this.#slots.flatMap(({ group, uncounted, clock }): readonly RowReading[] => {
      if (clock !== undefined) return [clockRow(clock, clocks[clock])];
      return group === undefined ? uncounted : mergeSameNames(readGroup(group, minCoverage));
    });
  }

  close(): void {
    for (const { group } of this.#slots) group?.close();
  }
}

function clockRow(name: string, ns: number | undefined): RowReading {
  if (ns !== undefined) {
    return { name, count: ns, raw: ns, unit: 'ns', enabledNs: ns, runningNs: ns, coverage: 1, isEstimate: false };
  }
  const error = new MeasurementError('NOT_COUNTED', `${name} is known when the command has ended`);
  return { name, state: 'not counted', error };
}

function openSlot(syntax: GroupSyntax, options: CounterOptions, notes: string[]): Slot {
  const text = groupText(syntax);
  const clock = runClocks.find((name) => name === text);
  if (clock !== undefined) return { group: undefined, uncounted: [], clock };
  try {
    return { group: openCounters(text, { ...options, separate: !syntax.isGroup }), uncounted: [] };
  } catch (error) {
    if (!(error instanceof UnsupportedError)) throw error;
    const narrowed = openWithoutKernel(text, syntax, options, error);
    if (narrowed !== undefined && !(narrowed instanceof UnsupportedError)) {
      notes.push("the kernel is left out (':u'), for perf_event_paranoid forbids counting it");
      return { group: narrowed, uncounted: [] };
    }
    const last = narrowed ?? error;
    return {
      group: undefined,
      uncounted: syntax.events.map((event) => ({ name: event.text, state: 'not supported', error: last })),
    };
  }
}

/** What perf does where the kernel may not be counted: the rest is, under a name that says so. Or what forbids that too. */
function openWithoutKernel(
  text: string,
  { modifiers, isGroup, events }: GroupSyntax,
  options: CounterOptions,
  error: UnsupportedError,
): CounterGroup | UnsupportedError | undefined {
  const isParanoid = error.code === 'EVENT_FORBIDDEN' && error.details.layer === 'perf_event_paranoid';
  if (!isParanoid || modifiers !== '' || events.some((event) => event.modifiers !== '')) return undefined;
  const [only] = events;
  const narrowed = isGroup ? `${text}:u` : only!.body.kind === 'pmu' ? `${text}u` : `${text}:u`;
  try {
    return openCounters(narrowed, { ...options, separate: !isGroup });
  } catch (again) {
    if (again instanceof UnsupportedError) return again;
    throw again;
  }
}

const groupText = ({ events, modifiers, isGroup }: GroupSyntax): string => {
  const list = events.map(({ text }) => text).join();
  return isGroup ? `{${list}}${modifiers === '' ? '' : `:${modifiers}`}` : list;
};

function readGroup(group: CounterGroup, minCoverage: number): RowReading[] {
  let reading: CounterReading;
  try {
    reading = group.read({ minCoverage });
  } catch (error) {
    if (!(error instanceof MeasurementError)) throw error;
    return group.names.map((name) => ({ name, state: 'not counted', error }));
  }
  return [...reading.events];
}

/** Counters of one name, as the memory controllers of a package have them, are one row. */
function mergeSameNames(rows: readonly RowReading[]): RowReading[] {
  const merged = new Map<string, RowReading>();
  for (const row of rows) {
    const before = merged.get(row.name);
    if (before === undefined || !isCounted(before) || !isCounted(row)) merged.set(row.name, row);
    else merged.set(row.name, { ...before, count: before.count + row.count, raw: before.raw + row.raw });
  }
  return [...merged.values()];
}
