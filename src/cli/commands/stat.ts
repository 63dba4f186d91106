// `rawcpu stat`: performance counters of a command, a process, whole CPUs or machine code.

import { constants } from 'node:os';
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  listEvents,
  RawCpuError,
  type StatOptions,
  type StatResult,
  type StatRow,
  statCode,
  statCommand,
} from '../../index.ts';
import { parseBytes } from '../byte-text.ts';
import { CommandEnded } from '../command-ended.ts';
import { InputError, USAGE_STATUS } from '../failures.ts';
import { type Io, noColors, type Output } from '../io.ts';
import { LONGEST_TIMER_MS, realOf, wholeNumber } from '../numbers.ts';
import { jsonOption } from '../options.ts';
import { jsonText, writeOutput } from '../output.ts';
import { inFile } from '../report.ts';
import { StatChart } from '../stat-chart.ts';
import { intervalHeader, intervalLines, separatedLines, statTable } from '../stat-text.ts';

interface StatCommandOptions {
  readonly event?: string[];
  readonly repeat?: number;
  readonly interval?: number;
  readonly allCpus?: true;
  readonly cpu?: number[];
  readonly pid?: number;
  readonly tid?: number;
  readonly cgroup?: string;
  readonly inherit: boolean;
  readonly fieldSeparator?: string;
  readonly output?: string;
  readonly minCoverage?: number;
  readonly code?: string;
  readonly calls?: number;
  readonly list?: true;
  readonly json?: true;
}

const help = `
Events are perf's: cycles, page-faults:u, L1-dcache-load-misses, cpu/event=0xc0,umask=0x1/, msr/tsc/,
sched:sched_switch, mem:ADDRESS/8:w, uprobe:PATH:FUNCTION, {cycles,instructions}:u. Results go to standard error, for
standard output is the command's; with --json it is the other way round.

Examples:
  $ rawcpu stat -- ls -l
  $ rawcpu stat -e cycles,instructions -r 10 -- sort file
  $ rawcpu stat -a -I 1000                            all CPUs, a chart of every second, until Ctrl-C
  $ rawcpu stat -e 'syscalls:sys_enter_*' -p 1234     a process that runs already
  $ rawcpu stat --code 'mov ecx, 100; l: dec ecx; jnz l; ret'
`;

export function addStatCommand(program: Command, io: Io): void {
  program
    .command('stat')
    .description('Runs a command and counts what it does: cycles, instructions, page faults, any event of perf.')
    .argument('[command...]', 'the command and its arguments')
    .addOption(new Option('-e, --event <events>', 'what to count; may be repeated').argParser(collect))
    .addOption(
      new Option('-r, --repeat <n>', 'run the command n times, show mean and spread').argParser(
        wholeNumber({ from: 1, to: 1_000_000 }),
      ),
    )
    .addOption(
      new Option('-I, --interval <ms>', 'show counts every so often; a live chart on a terminal').argParser(
        wholeNumber({ from: 10, to: LONGEST_TIMER_MS }),
      ),
    )
    .option('-a, --all-cpus', 'count everything on all CPUs')
    .addOption(new Option('-C, --cpu <list>', 'count everything on these CPUs, such as 0-3,8').argParser(cpuList))
    .addOption(new Option('-p, --pid <pid>', 'count a process until it ends').argParser(positive))
    .addOption(new Option('-t, --tid <tid>', 'count a thread').argParser(positive))
    .option('-G, --cgroup <path>', 'count a cgroup, a folder below /sys/fs/cgroup')
    .option('--no-inherit', 'leave out the children of the command')
    .option('-x, --field-separator <separator>', 'print values with this separator, the columns of perf stat -x')
    .option('-o, --output <file>', 'write the result to a file')
    .addOption(
      new Option('--min-coverage <part>', 'the least part of the time that a count must cover').argParser(part),
    )
    .option('--code <text>', 'count machine code instead: assembly text or bytes, called as a function')
    .addOption(new Option('--calls <n>', 'calls of the code in one run').argParser(positive))
    .option('--list', 'list the events of this machine')
    .addOption(jsonOption())
    .passThroughOptions()
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action(async (command: string[], options: StatCommandOptions) => {
      if (options.list) list(command, options, io);
      else if (options.code !== undefined) countCode(options.code, command, options, io);
      else await countCommand(command, options, io);
    });
}

const collect = (text: string, previous: string[] = []): string[] => [...previous, text];

const positive = wholeNumber({ from: 1, to: 2 ** 31 - 1 });

function part(text: string): number {
  const value = realOf(text);
  if (value === undefined || !(value >= 0 && value <= 1))
    throw new InvalidArgumentError('It is not a number from 0 to 1.');
  return value;
}

/** Linux can be built for so many. */
const MOST_CPUS = 8192;

function cpuList(text: string): number[] {
  if (!/^\d+(-\d+)?(,\d+(-\d+)?)*$/.test(text)) throw new InvalidArgumentError('It is not a list such as 0-3,8.');
  return text.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    if (!(first <= last && last < MOST_CPUS)) {
      throw new InvalidArgumentError(`'${range}' is not a range of CPUs; they have numbers up to ${MOST_CPUS - 1}.`);
    }
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
}

function list(words: readonly string[], { json }: StatCommandOptions, io: Io): void {
  const wanted = words.map((word) => word.toLowerCase());
  const events = listEvents().filter(({ name, kind }) =>
    wanted.every((word) => name.toLowerCase().includes(word) || kind === word),
  );
  if (json) io.out.write(jsonText(events));
  else {
    const width = Math.min(60, Math.max(0, ...events.map(({ name }) => name.length)));
    for (const { name, kind, aliases } of events) {
      const also = aliases.length === 0 ? '' : `  or ${aliases.join(', ')}`;
      io.out.write(`${name.padEnd(width)}  ${io.out.colors.dim(`${kind}${also}`)}\n`);
    }
  }
}

/** Where results go: standard error, standard output for JSON, or a file. */
function resultOutput({ output, json }: StatCommandOptions, io: Io): Output & { readonly finish: () => void } {
  if (output === undefined) return { ...(json ? io.out : io.err), finish: () => {} };
  const chunks: string[] = [];
  const finish = () => writeOutput(chunks.join(''), output, io);
  return { write: (chunk) => chunks.push(String(chunk)), isTerminal: false, colors: noColors, finish };
}

function print(result: StatResult, title: string, options: StatCommandOptions, out: Output): void {
  const { fieldSeparator, json } = options;
  if (json) out.write(jsonText({ ...result, rows: result.rows.map(rowJson) }));
  else if (fieldSeparator !== undefined) {
    out.write(separatedLines(result.rows, result.derived, fieldSeparator, { hasRuns: result.repeat > 1 }));
  } else out.write(statTable(result, title, out.colors));
}

/** A row whose error has its message, which JSON leaves out of errors. */
function rowJson({ error, ...row }: StatRow): object {
  if (error === undefined) return row;
  const { code, message, details, hint } = error;
  return { ...row, error: { code, message, details, hint } };
}

/** A line that counts the runs, on a terminal; it clears itself. */
function progress(io: Io): Pick<StatOptions, 'onRun'> & { readonly clear: () => void } {
  if (!io.err.isTerminal) return { clear: () => {} };
  let isShown = false;
  return {
    onRun: (run, repeat) => {
      if (repeat === 1) return;
      isShown = true;
      const done = Math.round((20 * (run - 1)) / repeat);
      io.err.write(
        `\r${io.err.colors.dim(`run ${run} of ${repeat} ${'█'.repeat(done)}${'░'.repeat(20 - done)}`)}\x1b[K`,
      );
    },
    clear: () => {
      if (isShown) io.err.write('\r\x1b[K');
    },
  };
}

function countCode(code: string, words: readonly string[], options: StatCommandOptions, io: Io): void {
  const clash = (['allCpus', 'cpu', 'pid', 'tid', 'cgroup', 'interval'] as const).find(
    (name) => options[name] !== undefined,
  );
  if (words.length > 0 || clash !== undefined) {
    const other =
      clash === undefined ? 'a command' : `--${clash.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    throw new RawCpuError('BAD_OPTION', `stat: --code and ${other} exclude each other`);
  }
  const { event, repeat, calls, minCoverage } = options;
  const bar = progress(io);
  const isBytes = /^([0-9a-f]{2}\s*)+$/i.test(code);
  const counted = {
    ...(event === undefined ? {} : { events: event }),
    ...(repeat === undefined ? {} : { repeat }),
    ...(calls === undefined ? {} : { calls }),
    ...(minCoverage === undefined ? {} : { minCoverage }),
    ...(bar.onRun === undefined ? {} : { onRun: bar.onRun }),
  };
  let result: ReturnType<typeof statCode>;
  try {
    result = inFile('--code', () => statCode(isBytes ? parseBytes(code) : code, counted));
  } finally {
    bar.clear();
  }
  const out = resultOutput(options, io);
  print(result, `one call of '${code}', ${result.calls} calls a run`, options, out);
  out.finish();
}

const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

async function countCommand(command: readonly string[], options: StatCommandOptions, io: Io): Promise<void> {
  const { allCpus, cpu, pid, tid, cgroup } = options;
  if (command.length === 0 && [allCpus, cpu, pid, tid, cgroup].every((each) => each === undefined)) {
    const hint = 'give a command, or --pid, --tid, --cpu, --all-cpus or --cgroup; or machine code with --code';
    throw new InputError('stat: there is nothing to count', USAGE_STATUS, hint);
  }
  const out = resultOutput(options, io);
  const bar = progress(io);
  const abort = new AbortController();
  // The command ends first; this process stays to tell what was counted.
  let received: NodeJS.Signals | undefined;
  const onSignal = (name: NodeJS.Signals) => {
    received ??= name;
    abort.abort();
  };
  for (const name of ENDING_SIGNALS) process.on(name, onSignal);
  let result: StatResult;
  try {
    result = await statCommand(command, {
      ...statOptions(options),
      ...(bar.onRun === undefined ? {} : { onRun: bar.onRun }),
      ...intervals(options, out),
      signal: abort.signal,
    });
  } finally {
    for (const name of ENDING_SIGNALS) process.off(name, onSignal);
    bar.clear();
  }
  print(result, targetText(command, options), options, out);
  out.finish();
  if (received !== undefined) endAs({ ...result, exitCode: null, signal: received });
  endAs(result);
}

function statOptions(options: StatCommandOptions): StatOptions {
  const { event, repeat, interval, allCpus, cpu, pid, tid, cgroup, inherit, minCoverage, json, output } = options;
  return {
    inherit,
    output: json && output === undefined ? 'error' : 'inherit',
    ...(event === undefined ? {} : { events: event }),
    ...(repeat === undefined ? {} : { repeat }),
    ...(interval === undefined ? {} : { intervalMs: interval }),
    ...(allCpus === undefined ? {} : { cpu: 'all' }),
    ...(cpu === undefined ? {} : { cpu }),
    ...(pid === undefined ? {} : { pid }),
    ...(tid === undefined ? {} : { tid }),
    ...(cgroup === undefined ? {} : { cgroup }),
    ...(minCoverage === undefined ? {} : { minCoverage }),
  };
}

/** How intervals are shown: as a chart on a terminal, as lines elsewhere. */
function intervals(options: StatCommandOptions, out: Output): Pick<StatOptions, 'onInterval'> {
  const { interval, json, fieldSeparator } = options;
  if (interval === undefined) return {};
  if (json)
    return { onInterval: (each) => out.write(`${JSON.stringify({ ...each, rows: each.rows.map(rowJson) })}\n`) };
  if (fieldSeparator !== undefined) {
    return {
      onInterval: ({ sinceStartNs, rows }) =>
        out.write(separatedLines(rows, [], fieldSeparator, { time: (sinceStartNs / 1e9).toFixed(9) })),
    };
  }
  if (out.isTerminal) {
    const chart = new StatChart(out);
    return { onInterval: (each) => chart.draw(each) };
  }
  let isFirst = true;
  return {
    onInterval: (each) => {
      out.write(`${isFirst ? intervalHeader : ''}${intervalLines(each, out.colors)}`);
      isFirst = false;
    },
  };
}

function targetText(command: readonly string[], { allCpus, cpu, pid, tid, cgroup }: StatCommandOptions): string {
  const during = command.length === 0 ? '' : ` during '${command.join(' ')}'`;
  if (allCpus) return `system wide${during}`;
  if (cpu !== undefined) return `CPUs ${cpu.join()}${during}`;
  if (cgroup !== undefined) return `cgroup ${cgroup}${during}`;
  if (pid !== undefined) return `process ${pid}`;
  if (tid !== undefined) return `thread ${tid}`;
  return `'${command.join(' ')}'`;
}

/** The command's own end becomes the end of this program, as perf stat has it. */
function endAs({ exitCode, signal }: StatResult): void {
  const signalNumber = signal === null ? 0 : constants.signals[signal];
  const status = exitCode ?? (signalNumber === 0 ? 0 : 128 + signalNumber);
  if (status !== 0) throw new CommandEnded(status);
}
