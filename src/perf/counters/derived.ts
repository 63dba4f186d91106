// Figures that follow from several counts, as data: a row names what it needs, how it is computed and where it is shown.
// The formulas are those of perf(1) and of Intel's optimization manual (appendix B, performance metrics).

import type { CounterValue } from './value.ts';

/** A figure, such as 1.42 instructions a cycle. */
export interface DerivedFigure {
  /** What it is, such as `insn per cycle`. */
  readonly name: string;
  /** In `unit`. */
  readonly value: number;
  /** Such as `GHz` or `%`; empty for a plain ratio. */
  readonly unit: string;
  /** The event beside which it is shown. */
  readonly beside: string;
  /** The formula, by names of events. */
  readonly formula: string;
}

/** A formula: numerator / denominator, times a factor. */
interface FormulaRow {
  readonly name: string;
  readonly unit: string;
  readonly of: readonly string[];
  readonly per: readonly string[];
  readonly factor?: number;
  readonly formula: string;
}

/** Names stand for an event whatever its modifiers are, but all events of a formula must have the same ones. */
export const formulas: readonly FormulaRow[] = [
  row('CPUs utilized', '', ['task-clock', 'cpu-clock'], ['duration_time'], 1),
  row('GHz', 'GHz', ['cycles', 'cpu-cycles'], ['task-clock', 'cpu-clock'], 1),
  row('insn per cycle', '', ['instructions'], ['cycles', 'cpu-cycles']),
  row('frontend cycles idle', '%', ['stalled-cycles-frontend'], ['cycles', 'cpu-cycles'], 100),
  row('backend cycles idle', '%', ['stalled-cycles-backend'], ['cycles', 'cpu-cycles'], 100),
  row('of all branches', '%', ['branch-misses'], ['branches', 'branch-instructions'], 100),
  row('of all cache refs', '%', ['cache-misses'], ['cache-references'], 100),
  row('of all L1-dcache accesses', '%', ['L1-dcache-load-misses'], ['L1-dcache-loads'], 100),
  row('of all L1-icache accesses', '%', ['L1-icache-load-misses'], ['L1-icache-loads'], 100),
  row('of all LL-cache accesses', '%', ['LLC-load-misses'], ['LLC-loads'], 100),
  row('of all dTLB cache accesses', '%', ['dTLB-load-misses'], ['dTLB-loads'], 100),
  row('of all iTLB cache accesses', '%', ['iTLB-load-misses'], ['iTLB-loads'], 100),
  row('ref cycles per cycle', '', ['ref-cycles'], ['cycles', 'cpu-cycles']),
  row(
    'memory read bandwidth',
    'MiB/s',
    ['uncore_imc/cas_count_read/', 'uncore_imc_free_running/data_read/'],
    ['duration_time'],
    1e9,
  ),
  row(
    'memory write bandwidth',
    'MiB/s',
    ['uncore_imc/cas_count_write/', 'uncore_imc_free_running/data_write/'],
    ['duration_time'],
    1e9,
  ),
  row('W', 'W', ['power/energy-pkg/'], ['duration_time'], 1e9),
  row('W', 'W', ['power/energy-cores/'], ['duration_time'], 1e9),
  row('W', 'W', ['power/energy-ram/'], ['duration_time'], 1e9),
];

function row(name: string, unit: string, of: readonly string[], per: readonly string[], factor = 1): FormulaRow {
  const times = factor === 1 ? '' : ` * ${factor}`;
  return { name, unit, of, per, factor, formula: `${of[0]} / ${per[0]}${times}` };
}

/** Events that have no formula of their own are shown as a rate of the time on the CPU. */
const TIME_BASES = ['task-clock', 'cpu-clock'];

/** Clocks count nanoseconds. */
export const isClock = (name: string): boolean =>
  ['task-clock', 'cpu-clock', 'duration_time'].includes(plainName(name));

/** A name without its modifiers. */
export const plainName = (name: string): string => name.replace(/:[a-zA-Z]*$/, '').replace(/\/[a-zA-Z]*$/, '/');

const modifiersOf = (name: string): string => /[:/]([a-zA-Z]*)$/.exec(name)?.[1] ?? '';

/**
 * Every figure that the counts allow.
 * @param durationNs the time that passed, for figures a second and for CPUs utilized
 */
export function derive(events: readonly CounterValue[], durationNs?: number): DerivedFigure[] {
  const duration: CounterValue[] =
    durationNs === undefined
      ? []
      : [
          {
            name: 'duration_time',
            count: durationNs,
            raw: durationNs,
            unit: 'ns',
            enabledNs: 0,
            runningNs: 0,
            coverage: 1,
            isEstimate: false,
          },
        ];
  const known = [...events, ...duration];
  return events.flatMap((event) => {
    const figures = formulas.flatMap((formula) => apply(formula, event, known));
    return figures.length > 0 || isClock(event.name) ? figures : rateOf(event, known);
  });
}

function apply(formula: FormulaRow, event: CounterValue, known: readonly CounterValue[]): DerivedFigure[] {
  if (!formula.of.includes(plainName(event.name))) return [];
  const modifiers = modifiersOf(event.name);
  const fits = ({ name }: CounterValue) => formula.per.includes(plainName(name));
  // A clock serves whatever the modifiers are: it runs in user space and in the kernel alike.
  const base = known.find((other) => fits(other) && (isClock(other.name) || modifiersOf(other.name) === modifiers));
  if (base === undefined || base.count === 0) return [];
  const value = (event.count / base.count) * (formula.factor ?? 1);
  return [{ name: formula.name, unit: formula.unit, value, beside: event.name, formula: formula.formula }];
}

function rateOf(event: CounterValue, known: readonly CounterValue[]): DerivedFigure[] {
  const base = TIME_BASES.flatMap((name) => known.find((other) => plainName(other.name) === name) ?? [])[0];
  if (base === undefined || base.count === 0 || event.unit !== '') return [];
  const value = (event.count / base.count) * 1e9;
  const formula = `${plainName(event.name)} / ${plainName(base.name)} * 1e9`;
  return [{ name: '/sec', unit: '/s', value, beside: event.name, formula }];
}
