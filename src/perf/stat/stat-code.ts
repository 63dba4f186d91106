// Counts of machine code: a loop of our own calls it so many times, and what the loop takes for a function that only
// returns is taken off. Protocol, for every run:
//
//   baseline   enable; call `ret` N times; disable; read      (right before, so that both meet the same conditions)
//   code       enable; call the code N times; disable; read
//   count      (code - baseline) / N

import { type NativeCode, native } from '../../call/index.ts';
import { optional, readFunction, readOptions, wholeFrom } from '../../errors/index.ts';
import { type CounterOptions, checkCounterOptions, checkedCoverage, derive } from '../counters/index.ts';
import { readEvents } from '../given.ts';
import { defaultStatEvents, type StatResult, type StatRow, statRow } from './stat.ts';
import { isCounted, type RowReading, StatCounters } from './stat-counters.ts';
import { spreadOf } from './statistics.ts';

/** Options of {@link statCode}. */
export interface StatCodeOptions extends Pick<CounterOptions, 'exclude' | 'hybrid'> {
  /** Perf's names; {@link defaultStatEvents} when not given. */
  readonly events?: string | readonly string[];
  /** Calls in one run; 1,000 when not given. */
  readonly calls?: number;
  /** Runs; 10 when not given. */
  readonly repeat?: number;
  /** The least part of the time that an event must have been counted for; 0.5 when not given. */
  readonly minCoverage?: number;
  /** Called before each run, counted from 1. */
  readonly onRun?: (run: number, repeat: number) => void;
  /** A run that takes longer is ended with a CpuFault `DEADLINE`; 10,000 when not given. */
  readonly deadlineMs?: number;
  /** The label at which calls enter the code; its first byte when not given. */
  readonly entry?: string;
}

/** Counts a call, on average. */
export interface StatCodeResult extends StatResult {
  /** Calls in one run. */
  readonly calls: number;
}

/** Calls the function at rdi as often as rsi says. */
const loopText = `
  push r12
  push rdi
  mov r12, rsi
  sub rsp, 8
again:
  call [rsp + 8]
  sub r12, 1
  jnz again
  add rsp, 16
  pop r12
  ret
`;

const DEFAULT_CALLS = 1000;
const DEFAULT_REPEAT = 10;
const DEFAULT_DEADLINE_MS = 10_000;

/**
 * Counts machine code that is called as a function without arguments.
 * @throws as native() and counters.open(); CpuFault, CallError when the code fails
 * @example
 * ```ts
 * import { statCode } from 'rawcpu';
 *
 * const { rows, calls } = statCode('xor eax, eax; ret', { events: 'task-clock', repeat: 2, calls: 100 });
 * rows[0]!.state; // => counted
 * calls; // => 100
 * ```
 */
export function statCode(code: NativeCode, options: StatCodeOptions = {}): StatCodeResult {
  const names = ['events', 'calls', 'repeat', 'minCoverage', 'onRun', 'deadlineMs', 'entry', 'exclude', 'hybrid'];
  options = readOptions('stat', options, names);
  const { calls = DEFAULT_CALLS, repeat = DEFAULT_REPEAT, deadlineMs = DEFAULT_DEADLINE_MS, entry } = options;
  for (const [name, value] of Object.entries({ calls, repeat })) wholeFrom(1, 2 ** 32 - 1)(`stat: ${name}`, value);
  optional(readEvents)('stat: events', options.events);
  optional(readFunction)('stat: onRun', options.onRun);
  checkedCoverage('stat', options.minCoverage);
  checkCounterOptions(options);
  const target = native({ args: [], returns: 'void' }, code, {
    name: 'code',
    ...(entry === undefined ? {} : { entry }),
  });
  const empty = native({ args: [], returns: 'void' }, 'ret', { name: 'baseline' });
  const signature = { args: ['ptr', 'u64'], returns: 'void' } as const;
  const loops = [
    native(signature, loopText, { name: 'code', deadlineMs }),
    native(signature, loopText, { name: 'baseline', deadlineMs }),
  ] as const;
  const [loop, emptyLoop] = loops;
  try {
    // SAFETY: the addresses are those of functions that are held until this function returns.
    const code = () => loop(target.address, calls);
    const baseline = () => emptyLoop(empty.address, calls);
    return run({ code, baseline, calls, repeat }, options);
  } finally {
    for (const each of [target, empty, ...loops]) each.dispose();
  }
}

interface Work {
  readonly code: () => void;
  readonly baseline: () => void;
  readonly calls: number;
  readonly repeat: number;
}

function run({ code, baseline, calls, repeat }: Work, options: StatCodeOptions): StatCodeResult {
  const { events = defaultStatEvents, minCoverage = 0.5, onRun, exclude } = options;
  const counters = StatCounters.open(events, {
    ...(exclude === undefined ? {} : { exclude }),
    hybrid: options.hybrid ?? 'each',
  });
  try {
    if (!counters.hasAny) throw counters.refused[0]!;
    const count = (work: () => void) => {
      counters.reset();
      counters.enable();
      const startedAt = process.hrtime.bigint();
      work();
      const elapsedNs = Number(process.hrtime.bigint() - startedAt);
      counters.disable();
      return { elapsedNs, rows: counters.read(minCoverage) };
    };
    count(baseline);
    count(code);
    const runs: { readonly rows: readonly RowReading[]; readonly elapsedNs: number }[] = [];
    for (let i = 1; i <= repeat; i++) {
      onRun?.(i, repeat);
      const empty = count(baseline);
      const full = count(code);
      const rows = full.rows.map((row, j) => net(row, empty.rows[j]!, calls));
      runs.push({ rows, elapsedNs: Math.max(0, full.elapsedNs - empty.elapsedNs) / calls });
    }
    return summarize(runs, calls, counters.notes);
  } finally {
    counters.close();
  }
}

/** A count a call; never below 0, for the baseline may have met more interrupts. */
function net(row: RowReading, empty: RowReading, calls: number): RowReading {
  if (!isCounted(row) || !isCounted(empty)) return isCounted(row) ? empty : row;
  return { ...row, count: Math.max(0, row.count - empty.count) / calls };
}

function summarize(
  runs: readonly { readonly rows: readonly RowReading[]; readonly elapsedNs: number }[],
  calls: number,
  notes: readonly string[],
): StatCodeResult {
  const rows: StatRow[] = runs[0]!.rows.map((_, i) => statRow(runs.map((each) => each.rows[i]!)));
  const values = rows.flatMap(({ name, unit, spread, coverage, isEstimate }) =>
    spread === undefined
      ? []
      : [{ name, unit, count: spread.mean, raw: spread.mean, enabledNs: 0, runningNs: 0, coverage, isEstimate }],
  );
  return {
    rows,
    derived: derive(values),
    elapsedNs: spreadOf(runs.map(({ elapsedNs }) => elapsedNs)),
    userNs: undefined,
    systemNs: undefined,
    repeat: runs.length,
    calls,
    exitCode: null,
    signal: null,
    notes,
  };
}
