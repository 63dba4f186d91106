// `rawcpu record`: samples a program, a script, or a piece of machine code, and shows where its time goes.

import { constants } from 'node:os';
import { type Command, Option } from 'commander';
import { CallError, CpuFault, native, type Profile, profile, RawCpuError, record } from '../../index.ts';
import { CommandEnded } from '../command-ended.ts';
import { InputError, USAGE_STATUS } from '../failures.ts';
import type { Io } from '../io.ts';
import { LONGEST_TIMER_MS, numberAboveZero, wholeNumber } from '../numbers.ts';
import { jsonOption } from '../options.ts';
import { jsonText, writeOutput } from '../output.ts';
import { profileText } from '../profile-text.ts';

interface RecordCommandOptions {
  readonly event?: string;
  readonly frequency?: number;
  readonly count?: number;
  readonly callChain: boolean;
  readonly kernel?: true;
  readonly nodeNames: boolean;
  readonly ring?: number;
  readonly code?: string;
  readonly seconds?: number;
  readonly pid?: number;
  readonly output?: string;
  readonly format?: Format;
  readonly top: number;
  readonly listings: number;
  readonly json?: true;
}

const formats = ['folded', 'speedscope', 'pprof'] as const;
type Format = (typeof formats)[number];

const help = `
A file that ends with .js, .mjs or .cjs is run with Node. Names of Node's own functions come from a perf map that the
program writes (NODE_OPTIONS gets --perf-basic-prof); code of this package is listed with its instructions.
Written by -o: .folded or .txt for flame graphs, .json for speedscope, .pb.gz for pprof.

Ctrl-C ends a recording: what was sampled until then is shown, and written.

Examples:
  $ rawcpu record script.mjs
  $ rawcpu record -p 1234 --seconds 5
  $ rawcpu record -F 5000 -o profile.json -- node --test
  $ rawcpu record --code 'mov ecx, 100000; again: imul rax, rcx; dec ecx; jne again; ret'
`;

const positive = wholeNumber({ from: 1, to: Number.MAX_SAFE_INTEGER });
const countOrNone = wholeNumber({ from: 0, to: Number.MAX_SAFE_INTEGER });
const seconds = numberAboveZero(Math.floor(LONGEST_TIMER_MS / 1000));

export function addRecordCommand(program: Command, io: Io): void {
  program
    .command('record')
    .description('Samples a program, a script or machine code; lists functions, and instructions of generated code.')
    .argument('[command...]', 'the program and its arguments, after --')
    .option('-e, --event <event>', 'what is sampled, as perf spells it (default: cpu-clock)')
    .addOption(new Option('-F, --frequency <hz>', 'samples a second (default: 1000)').argParser(positive))
    .addOption(new Option('-c, --count <n>', 'a sample every n events').argParser(positive).conflicts('frequency'))
    .option('--no-call-chain', 'leave out who called whom')
    .option('--kernel', 'sample in the kernel too')
    .option('--no-node-names', 'do not ask Node for the names of its functions')
    .addOption(new Option('--ring <bytes>', 'size of each ring of the kernel, a power of two').argParser(positive))
    .addOption(new Option('--code <asm>', 'machine code to call again and again, in place of a command'))
    .addOption(new Option('-p, --pid <pid>', 'a running process, in place of a command').argParser(positive))
    .addOption(new Option('--seconds <s>', 'end after so long (--code: 1 s if not given)').argParser(seconds))
    .option('-o, --output <file>', 'write the profile to a file')
    .addOption(new Option('--format <format>', 'format of the file, if its name does not tell').choices(formats))
    .addOption(new Option('--top <n>', 'functions in the table').argParser(positive).default(20))
    .addOption(new Option('--listings <n>', 'pieces of code to list').argParser(countOrNone).default(3))
    .addOption(jsonOption())
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action(async (given: string[], options: RecordCommandOptions) => {
      const format = options.output === undefined ? undefined : formatOf(options.output, options.format);
      const { profile: recorded, status } = await sampled(given, options);
      if (options.output !== undefined) writeOutput(exported(recorded, format!), options.output, io);
      if (options.json) io.out.write(jsonText(profileJson(recorded)));
      else report(recorded, options, io);
      // The program's own end is this one's too, as a shell would tell it.
      if (status !== 0) throw new CommandEnded(status);
    });
}

function report(recorded: Profile, { output, top, listings }: RecordCommandOptions, io: Io): void {
  // The program had the output to itself; what is said about it goes beside.
  io.out.write(profileText(recorded, { top, listings }, io.out.colors));
  if (output !== undefined) io.err.write(io.err.colors.dim(`profile written to ${output}\n`));
}

async function sampled(given: string[], options: RecordCommandOptions): Promise<{ profile: Profile; status: number }> {
  const { event, frequency, count, callChain, kernel = false, ring, code } = options;
  const common = {
    ...(event === undefined ? {} : { event }),
    ...(frequency === undefined ? {} : { frequencyHz: frequency }),
    ...(count === undefined ? {} : { period: count }),
    ...(ring === undefined ? {} : { ringBytes: ring }),
    callChain,
    kernel,
  };
  const { pid, seconds } = options;
  if ([given.length > 0, code !== undefined, pid !== undefined].filter(Boolean).length !== 1) {
    throw new InputError('record takes one of a command, --code and --pid', USAGE_STATUS);
  }
  const interruption = new Interruption(given.length > 0);
  try {
    const { signal } = interruption;
    if (code !== undefined) {
      const recorded = await sampledCode(code, seconds ?? 1, signal, common);
      return { profile: recorded, status: interruption.status };
    }
    const more = { ...common, signal, ...(seconds === undefined ? {} : { seconds }) };
    if (pid !== undefined) return { profile: (await record({ pid }, more)).profile, status: 0 };
    const isScript = /\.[cm]?js$/.test(given[0]!);
    const command = isScript ? [process.execPath, ...given] : given;
    const {
      profile: recorded,
      exitCode,
      signal: death,
    } = await record(command, {
      ...more,
      nodeNames: options.nodeNames,
    });
    const isOurEnd = seconds !== undefined && death === 'SIGTERM' && interruption.status === 0;
    return { profile: recorded, status: exitCode ?? (isOurEnd ? 0 : 128 + constants.signals[death!]) };
  } finally {
    interruption.over();
  }
}

/** How long a program has to end by itself after Ctrl-C, which a terminal sends to it as well. */
const INTERRUPT_GRACE_MS = 300;

/** Ctrl-C and SIGTERM: they end the recording, and what was sampled until then is shown. */
class Interruption {
  readonly #controller = new AbortController();
  readonly #hasProgram: boolean;
  #timer: NodeJS.Timeout | undefined;
  /** Exit status of a program that ends by the signal that came; 0 while none has. */
  status = 0;

  constructor(hasProgram: boolean) {
    this.#hasProgram = hasProgram;
    process.on('SIGINT', this.#take);
    process.on('SIGTERM', this.#take);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  readonly #take = (name: NodeJS.Signals): void => {
    this.status = 128 + constants.signals[name];
    const abort = () => this.#controller.abort();
    if (this.#hasProgram && name === 'SIGINT') this.#timer ??= setTimeout(abort, INTERRUPT_GRACE_MS);
    else abort();
  };

  over(): void {
    clearTimeout(this.#timer);
    process.off('SIGINT', this.#take);
    process.off('SIGTERM', this.#take);
  }
}

/** Calls a function at rsi until the word at rdi is not 0. */
const callAgain = `
  push rdi
  push rsi
  sub rsp, 8
again:
  mov rdi, [rsp + 16]
  cmp dword ptr [rdi], 0
  jne done
  call [rsp + 8]
  jmp again
done:
  add rsp, 24
  ret
`;

/** What profiles call that function, and the code. */
const CALLER_NAME = '[calling]';
const CODE_NAME = 'code';

/** An error that names the caller, because nobody knows better, is about the code that it called. */
function asOfCode(error: unknown): unknown {
  const isOurs = error instanceof CpuFault || error instanceof CallError;
  if (!isOurs || error.details.function !== CALLER_NAME) return error;
  const { code, hint, listing, summary } = error;
  const extras = { details: { ...error.details, function: CODE_NAME }, hint, listing };
  const renamed = summary.replace(CALLER_NAME, CODE_NAME);
  return error instanceof CpuFault
    ? new CpuFault(error.code, renamed, { ...extras, details: { ...error.details, function: CODE_NAME } })
    : new CallError(code as CallError['code'], renamed, extras);
}

/** How much longer than asked code may go on that does not come back. */
const LATE_MS = 20;

/**
 * Samples machine code that is called again and again. Machine code does the calling, so that the samples of short code
 * lie in it, on a thread of the pool, so that code that never comes back can be ended, and Ctrl-C is heard.
 */
async function sampledCode(
  code: string,
  forSeconds: number,
  signal: AbortSignal,
  common: Parameters<typeof profile>[1],
): Promise<Profile> {
  const deadlineMs = 1000 * forSeconds + LATE_MS;
  const call = native({ args: [], returns: 'void' }, code, { name: CODE_NAME });
  const loop = native({ args: ['i32*', 'ptr'], returns: 'void' }, callAgain, { name: CALLER_NAME, deadlineMs });
  const isOver = new Int32Array(new SharedArrayBuffer(4));
  const end = () => {
    isOver[0] = 1;
  };
  signal.addEventListener('abort', end, { once: true });
  const work = async () => {
    const timer = setTimeout(end, 1000 * forSeconds);
    try {
      await Promise.race([
        loop.async(isOver, call.address),
        new Promise<void>((resolve) => {
          signal.addEventListener('abort', () => setTimeout(resolve, LATE_MS), { once: true });
        }),
      ]);
    } catch (error) {
      if (!(error instanceof RawCpuError) || error.code !== 'DEADLINE') throw asOfCode(error);
    } finally {
      clearTimeout(timer);
    }
  };
  try {
    // The pool's threads are there from its first job on, and those that are there are sampled.
    const nothing = native({ args: [], returns: 'void' }, 'ret');
    await nothing.async();
    nothing.dispose();
    return (await profile(work, { ...common, threads: 'all' })).profile;
  } finally {
    signal.removeEventListener('abort', end);
  }
}

function formatOf(path: string, given: Format | undefined): Format {
  if (given !== undefined) return given;
  if (/\.(folded|txt)$/.test(path)) return 'folded';
  if (/\.json$/.test(path)) return 'speedscope';
  if (/\.(pb|pb\.gz|pprof)$/.test(path)) return 'pprof';
  throw new InputError(`${path}: the name does not tell the format; say --format ${formats.join(', ')}`, USAGE_STATUS);
}

function exported(recorded: Profile, format: Format): Uint8Array {
  if (format === 'pprof') return recorded.pprof({ timeNs: BigInt(Date.now()) * 1_000_000n });
  const text = format === 'folded' ? recorded.folded() : `${JSON.stringify(recorded.speedscope())}\n`;
  return new TextEncoder().encode(text);
}

function profileJson({
  event,
  frequencyHz,
  period,
  samples,
  lost,
  throttled,
  durationNs,
  notes,
  functions,
  code,
}: Profile) {
  return {
    event,
    frequencyHz: frequencyHz ?? null,
    period: period ?? null,
    samples: samples.length,
    lost,
    throttled,
    durationNs: Number(durationNs),
    notes,
    functions,
    code: code.map(({ instructions, module, ...rest }) => ({
      ...rest,
      module: module ?? null,
      instructions: instructions.map(({ offset, samples: hits, share, text, line, labels }) => ({
        offset,
        samples: hits,
        share,
        text,
        line: line ?? null,
        labels,
      })),
    })),
  };
}
