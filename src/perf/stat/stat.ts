// What `perf stat` does: counts a command, a process or whole CPUs, once or several times, at the end or at intervals.

import process from 'node:process';
import {
  listOf,
  type MeasurementError,
  oneOf,
  optional,
  RawCpuError,
  type Reader,
  readBoolean,
  readFunction,
  readNumber,
  readOptions,
  readText,
  refuseValue,
  shapeOf,
  type UnsupportedError,
  wholeFrom,
} from '../../errors/index.ts';
import { nativeEnvironment } from '../../jit/index.ts';
import { type CommandEnd, type HeldChild, holdChild, isAlive } from '../../linux/index.ts';
import {
  type CounterOptions,
  checkCounterOptions,
  checkedCoverage,
  type DerivedFigure,
  derive,
} from '../counters/index.ts';
import { checkSignal, LONGEST_TIMER_MS, readCommand, readEvents } from '../given.ts';
import { isCounted, type RowReading, StatCounters, type Uncounted } from './stat-counters.ts';
import { type Spread, spreadOf } from './statistics.ts';

/** What perf counts when nothing is asked for. */
export const defaultStatEvents: readonly string[] = [
  'task-clock',
  'context-switches',
  'cpu-migrations',
  'page-faults',
  'cycles',
  'instructions',
  'branches',
  'branch-misses',
];

/** Options of {@link statCommand}. */
export interface StatOptions extends Omit<CounterOptions, 'enableOnExec' | 'separate'> {
  /** Perf's names; `defaultStatEvents` when not given. */
  readonly events?: string | readonly string[];
  /** Runs of the command; 1 when not given. */
  readonly repeat?: number;
  /** Counts since the last time are passed to `onInterval` so often. */
  readonly intervalMs?: number;
  /** Gets what was counted in each interval. */
  readonly onInterval?: (interval: StatInterval) => void;
  /** Called before each run, counted from 1. */
  readonly onRun?: (run: number, repeat: number) => void;
  /** Ends counting, and the command with SIGTERM, where it is not the command that ends it. */
  readonly signal?: AbortSignal;
  /** The least part of the time that an event must have been counted for; 0.5 when not given. */
  readonly minCoverage?: number;
  /** Where the command's standard output goes; `inherit` when not given. */
  readonly output?: 'inherit' | 'error' | 'ignore';
  /** The command's environment; that of this process when not given. */
  readonly env?: NodeJS.ProcessEnv;
}

/** What was counted between two moments. */
export interface StatInterval {
  /** Nanoseconds from the start to the end of the interval. */
  readonly sinceStartNs: number;
  /** Nanoseconds that the interval took. */
  readonly lengthNs: number;
  /** One for each event. */
  readonly rows: readonly StatRow[];
}

/** One event over all runs. */
export interface StatRow {
  /** The event, as it was asked for. */
  readonly name: string;
  /**
   * Whether it was counted; `not supported` where nothing here counts it, `not counted` where it was never, or hardly
   * ever, on the PMU.
   */
  readonly state: 'counted' | 'not supported' | 'not counted';
  /** Such as `Joules`; empty for a plain count. */
  readonly unit: string;
  /** Counts of the runs; undefined where it was not counted. */
  readonly spread: Spread | undefined;
  /** The least part of the time that it was counted for in any run. */
  readonly coverage: number;
  /** Nanoseconds that it was on the PMU, on average over the runs. */
  readonly runningNs: number;
  /** Whether it took turns with others in any run, so that its count was stretched to the whole time. */
  readonly isEstimate: boolean;
  /** Why it was not counted. */
  readonly error: UnsupportedError | MeasurementError | undefined;
}

/** What was counted over all runs. */
export interface StatResult {
  /** One for each event. */
  readonly rows: readonly StatRow[];
  /** Figures that follow from the means. */
  readonly derived: readonly DerivedFigure[];
  /** Nanoseconds from start to end of a run. */
  readonly elapsedNs: Spread;
  /** Nanoseconds in user code, of the command's processes; undefined without a command. */
  readonly userNs: Spread | undefined;
  /** Nanoseconds in the kernel, of the command's processes; undefined without a command. */
  readonly systemNs: Spread | undefined;
  /** How many runs there were. */
  readonly repeat: number;
  /** The exit status of the last run; null where a signal ended it, and without a command. */
  readonly exitCode: number | null;
  /** The signal that ended the last run; null where none did. */
  readonly signal: NodeJS.Signals | null;
  /** What the reader should know, such as events that shared counters. */
  readonly notes: readonly string[];
}

interface Run {
  readonly rows: readonly RowReading[];
  readonly elapsedNs: number;
  readonly times: { readonly userNs: number; readonly systemNs: number } | undefined;
  readonly end: CommandEnd | undefined;
  readonly notes: readonly string[];
}

const optionNames = [
  ...['events', 'repeat', 'intervalMs', 'onInterval', 'onRun', 'signal', 'minCoverage', 'output'],
  ...['pid', 'tid', 'cpu', 'cgroup', 'inherit', 'exclude', 'hybrid'],
];

const LEAST_INTERVAL_MS = 10;

/**
 * Counts a command from its first instruction to its end, children included; or, without a command, a process, thread,
 * cgroup or CPUs until it ends or `signal` says so. With a command and CPUs, everything on these while the command runs.
 * @param command the program and its arguments; empty for none
 * @throws as counters.open() when no event can be counted; RawCpuError `BAD_OPTION` for a program that is not there
 * @example
 * ```ts
 * import { statCommand } from 'rawcpu';
 *
 * const { rows, exitCode, elapsedNs } = await statCommand(['true'], { events: 'task-clock,page-faults', repeat: 3 });
 * rows.map(({ name, state }) => `${name}: ${state}`); // => [ 'task-clock: counted', 'page-faults: counted' ]
 * exitCode; // => 0
 * elapsedNs.mean > 0; // => true
 * ```
 */
export async function statCommand(command: readonly string[], options: StatOptions = {}): Promise<StatResult> {
  options = readOptions('stat', options, optionNames);
  const { repeat = 1, onRun } = options;
  command = readCommand('stat: the command', command);
  checkOptions(command, options);
  const runs: Run[] = [];
  for (let run = 1; run <= repeat; run++) {
    onRun?.(run, repeat);
    runs.push(await runOnce(command, options));
    if (options.signal?.aborted === true) break;
  }
  return summarize(runs);
}

function checkOptions(command: readonly string[], options: StatOptions): void {
  const { repeat = 1, intervalMs, pid, tid, cpu, cgroup, events, onRun, onInterval, output } = options;
  wholeFrom(1)('stat: repeat', repeat);
  optional(readEvents)('stat: events', events);
  checkCounterOptions(options);
  optional(readFunction)('stat: onRun', onRun);
  optional(readFunction)('stat: onInterval', onInterval);
  optional(oneOf(['inherit', 'error', 'ignore']))('stat: output', output);
  checkedCoverage('stat', options.minCoverage);
  checkSignal('stat: signal', options.signal);
  const refuse = (message: string, hint?: string): never => {
    throw new RawCpuError('BAD_OPTION', `stat: ${message}`, hint === undefined ? {} : { hint });
  };
  const isInterval = (ms: unknown) => typeof ms === 'number' && ms >= LEAST_INTERVAL_MS && ms <= LONGEST_TIMER_MS;
  if (intervalMs !== undefined && !isInterval(intervalMs)) {
    refuseValue('stat: intervalMs', `from ${LEAST_INTERVAL_MS} to ${LONGEST_TIMER_MS}`, intervalMs);
  }
  const hasTarget = [pid, tid, cpu, cgroup].some((each) => each !== undefined);
  if (command.length === 0 && !hasTarget) {
    refuse('there is nothing to count', 'give a command, a process, CPUs or a cgroup; statCode() counts machine code');
  }
  if (command.length > 0 && (pid !== undefined || tid !== undefined))
    refuse('a command and a process exclude each other');
  if (command.length === 0 && repeat > 1) refuse('only a command can be repeated');
}

async function runOnce(command: readonly string[], options: StatOptions): Promise<Run> {
  const { events = defaultStatEvents, pid, tid, cpu, cgroup, inherit = true, exclude } = options;
  const streams = options.output === undefined ? {} : { output: options.output };
  const waiting = command.length === 0 ? undefined : await holdChild(nativeEnvironment(), command, streams);
  const isWide = cpu !== undefined || cgroup !== undefined;
  let counters: StatCounters | undefined;
  try {
    counters = StatCounters.open(events, {
      ...(waiting !== undefined && !isWide ? { tid: waiting.pid, enableOnExec: true } : {}),
      ...(pid === undefined ? {} : { pid }),
      ...(tid === undefined ? {} : { tid }),
      ...(cpu === undefined ? {} : { cpu }),
      ...(cgroup === undefined ? {} : { cgroup }),
      ...(exclude === undefined ? {} : { exclude }),
      inherit: inherit && !isWide,
      hybrid: options.hybrid ?? 'each',
    });
    if (!counters.hasAny) throw counters.refused[0]!;
  } catch (error) {
    waiting?.abandon();
    counters?.close();
    throw error;
  }
  try {
    return await count(counters, waiting, isWide, options);
  } finally {
    counters.close();
  }
}

async function count(
  counters: StatCounters,
  waiting: HeldChild | undefined,
  isWide: boolean,
  options: StatOptions,
): Promise<Run> {
  const { minCoverage = 0.5 } = options;
  const timesBefore = childTimes();
  const startedAt = process.hrtime.bigint();
  // The command's own counters start with its program.
  if (waiting === undefined || isWide) counters.enable();
  const over = new AbortController();
  const stop = () => over.abort();
  const ticker = startIntervals(counters, startedAt, options, stop);
  options.signal?.addEventListener('abort', stop);
  let end: CommandEnd | undefined;
  try {
    if (options.signal?.aborted === true) stop();
    end = await (waiting === undefined ? untilOver(options, over.signal) : untilEnded(waiting, over.signal));
  } finally {
    options.signal?.removeEventListener('abort', stop);
    ticker?.stop();
  }
  if (isWide || waiting === undefined) counters.disable();
  const endedAt = end?.endedAt ?? process.hrtime.bigint();
  ticker?.last();
  const timesAfter = childTimes();
  const elapsedNs = Number(endedAt - startedAt);
  const times =
    waiting === undefined
      ? undefined
      : { userNs: timesAfter.userNs - timesBefore.userNs, systemNs: timesAfter.systemNs - timesBefore.systemNs };
  const clocks = {
    duration_time: elapsedNs,
    ...(times === undefined ? {} : { user_time: times.userNs, system_time: times.systemNs }),
  };
  return { rows: counters.read(minCoverage, clocks), elapsedNs, times, end, notes: counters.notes };
}

const GETRUSAGE = 98;
const RUSAGE_CHILDREN = -1;

/** What the children that have ended used: rusage.ru_utime and ru_stime, in seconds and microseconds. */
function childTimes(): { userNs: number; systemNs: number } {
  const { memory, buffers } = nativeEnvironment();
  const usage = new BigInt64Array(18);
  // SAFETY: the kernel fills struct rusage, 144 bytes, in an array of that size, which is held.
  memory.systemCall(GETRUSAGE, RUSAGE_CHILDREN, buffers.addressOf(usage));
  const ns = (at: number) => Number(usage[at]!) * 1e9 + Number(usage[at + 1]!) * 1e3;
  return { userNs: ns(0), systemNs: ns(2) };
}

const POLL_MS = 50;

/** Lets a command run to its end, which the signal asks it for. */
async function untilEnded(waiting: HeldChild, signal: AbortSignal): Promise<CommandEnd> {
  const ask = () => process.kill(waiting.pid, 'SIGTERM');
  const ending = waiting.run();
  signal.addEventListener('abort', ask);
  try {
    if (signal.aborted) ask();
    return await ending;
  } finally {
    signal.removeEventListener('abort', ask);
  }
}

/** Waits for the signal, or for the end of the process that is counted. */
function untilOver({ pid, tid }: StatOptions, signal: AbortSignal): Promise<undefined> {
  const watched = pid ?? tid;
  return new Promise((resolve) => {
    const isOver = () => signal.aborted || (watched !== undefined && !isAlive(watched));
    const timer = setInterval(() => {
      if (isOver()) finish();
    }, POLL_MS);
    const finish = () => {
      clearInterval(timer);
      signal.removeEventListener('abort', finish);
      resolve(undefined);
    };
    signal.addEventListener('abort', finish);
    if (isOver()) finish();
  });
}

interface Ticker {
  /** @throws what onInterval threw */
  stop(): void;
  /** What is left since the last full interval. */
  last(): void;
}

function startIntervals(
  counters: StatCounters,
  startedAt: bigint,
  options: StatOptions,
  onFailure: () => void,
): Ticker | undefined {
  const { intervalMs, onInterval, minCoverage = 0.5 } = options;
  if (intervalMs === undefined || onInterval === undefined) return undefined;
  let before = new Map<string, RowReading>();
  let lastAt = startedAt;
  const tick = () => {
    const now = process.hrtime.bigint();
    const rows = counters.read(minCoverage, { duration_time: Number(now - startedAt) });
    const differences = rows.map((row) => difference(row, before.get(row.name)));
    before = new Map(rows.map((row) => [row.name, row]));
    onInterval({
      sinceStartNs: Number(now - startedAt),
      lengthNs: Number(now - lastAt),
      rows: differences.map((row) => statRow([row])),
    });
    lastAt = now;
  };
  let failure: { readonly error: unknown } | undefined;
  const timer = setInterval(() => {
    try {
      tick();
    } catch (error) {
      failure = { error };
      clearInterval(timer);
      onFailure();
    }
  }, intervalMs);
  const stop = () => {
    clearInterval(timer);
    if (failure !== undefined) throw failure.error;
  };
  return { stop, last: tick };
}

function difference(row: RowReading, before: RowReading | undefined): RowReading {
  if (!isCounted(row) || before === undefined || !isCounted(before)) return row;
  return {
    ...row,
    count: row.count - before.count,
    raw: row.raw - before.raw,
    enabledNs: row.enabledNs - before.enabledNs,
    runningNs: row.runningNs - before.runningNs,
  };
}

/** One event in several runs. */
export function statRow(readings: readonly RowReading[]): StatRow {
  const counted = readings.filter(isCounted);
  const failed = readings.find((each): each is Uncounted => !isCounted(each));
  const common = { name: readings[0]!.name };
  if (failed !== undefined || counted.length === 0) {
    const { state, error } = failed!;
    return { ...common, state, error, unit: '', spread: undefined, coverage: 0, runningNs: 0, isEstimate: false };
  }
  return {
    ...common,
    state: 'counted',
    error: undefined,
    unit: counted[0]!.unit,
    spread: spreadOf(counted.map(({ count: value }) => value)),
    coverage: counted.reduce((least, { coverage }) => Math.min(least, coverage), 1),
    runningNs: spreadOf(counted.map(({ runningNs }) => runningNs)).mean,
    isEstimate: counted.some(({ isEstimate }) => isEstimate),
  };
}

function summarize(runs: readonly Run[]): StatResult {
  const first = runs[0]!;
  const rows = first.rows.map((_, i) => statRow(runs.map((run) => run.rows[i]!)));
  const elapsedNs = spreadOf(runs.map((run) => run.elapsedNs));
  const hasTimes = runs.every(({ times }) => times !== undefined);
  const last = runs.at(-1)!;
  return {
    rows,
    derived: deriveRows(rows, elapsedNs.mean),
    elapsedNs,
    userNs: hasTimes ? spreadOf(runs.map(({ times }) => times!.userNs)) : undefined,
    systemNs: hasTimes ? spreadOf(runs.map(({ times }) => times!.systemNs)) : undefined,
    repeat: runs.length,
    exitCode: last.end?.exitCode ?? null,
    signal: last.end?.signal ?? null,
    notes: first.notes,
  };
}

type DerivingRow = Pick<StatRow, 'name' | 'unit' | 'spread' | 'coverage' | 'isEstimate'>;

const readRows = listOf(
  'a list of rows',
  shapeOf<DerivingRow>('a row', {
    name: readText,
    unit: readText,
    spread: optional(shapeOf('a spread', { mean: readNumber }) as Reader<Spread>),
    coverage: readNumber,
    isEstimate: readBoolean,
  }),
);

/**
 * The figures that rows allow: instructions a cycle, miss rates, clock rates and so on.
 * @param durationNs the time that passed, for figures a second
 * @throws RawCpuError `BAD_OPTION` for what are not rows
 */
export function deriveRows(rows: readonly StatRow[], durationNs: number): DerivedFigure[] {
  readNumber('deriveRows: durationNs', durationNs);
  const values = readRows('deriveRows: the rows', rows).flatMap(({ name, unit, spread, coverage, isEstimate }) =>
    spread === undefined
      ? []
      : [{ name, unit, count: spread.mean, raw: spread.mean, enabledNs: 0, runningNs: 0, coverage, isEstimate }],
  );
  return derive(values, durationNs);
}
