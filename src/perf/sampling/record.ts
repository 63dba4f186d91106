// record(command): samples a program and everything that it starts, as `perf record` does, or a process that runs
// already. What is sampled is a subject (record-subject.ts), which says when it has ended.

import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import {
  isList,
  optional,
  RawCpuError,
  readBoolean,
  readOptions,
  refuseValue,
  UnsupportedError,
  wholeFrom,
} from '../../errors/index.ts';
import { checkSignal, LONGEST_TIMER_MS, readCommand } from '../given.ts';
import { readRegularFile } from '../regular-file.ts';
import { perfMapPath } from '../symbols/perf-map.ts';
import { Collector } from './collector.ts';
import { LibraryCode } from './library-code.ts';
import { resolveSample } from './profile.ts';
import { Profile } from './profile-data.ts';
import type { CodeFacts, ResolvedSample } from './profile-types.ts';
import { readJitdump } from './read-jitdump.ts';
import { RunningProcess, type Subject, type SubjectEnd, startProgram } from './record-subject.ts';
import { type CommandRecord, type ForkRecord, type MappingRecord, readRecords, type Sample } from './records.ts';
import { type SampleField, Sampler } from './sampler.ts';
import { checkSampling, type SamplingOptions, samplingOptionNames } from './sampling-options.ts';
import { SymbolFiles } from './symbol-files.ts';
import { type NamedRange, ProcessSymbols, readPerfMap } from './symbolize.ts';

/** Options of {@link record}. */
export interface RecordOptions extends SamplingOptions {
  /** Whether Node programs are asked for the names of their functions, by NODE_OPTIONS; true when not given. */
  readonly nodeNames?: boolean;
  /** Ends the recording after so many seconds; the program is told to end then (SIGTERM, and SIGKILL a second later). */
  readonly seconds?: number;
  /** Ends it when this is aborted, in the same way; what was sampled until then is the profile. */
  readonly signal?: AbortSignal;
}

/** How a recorded program ended, and its profile. Both are null for a process that was running already. */
export interface Recording {
  /** Its exit status; null where a signal ended it. */
  readonly exitCode: number | null;
  /** The signal that ended it; null where it ended by itself. */
  readonly signal: NodeJS.Signals | null;
  /** Where the time went. */
  readonly profile: Profile;
}

const RING_SIZES = [4 << 20, 512 << 10, 128 << 10];
/** Taken over by JavaScript from time to time, so that a long recording needs no huge buffer. */
const PAUSE_BYTES = 16 << 20;
const BUFFER_BYTES = 256 << 20;

/**
 * Runs a program and samples it, its threads and its children; or samples the threads that a running process has.
 * @param target the program and its arguments, which has this process's standard input and output; or `{ pid }`
 * @throws RawCpuError `BAD_OPTION`; ParseError for the event; UnsupportedError `EVENT_MISSING`, `EVENT_FORBIDDEN`,
 * `EVENT_LIMIT`, `EVENT_TARGET`
 * @example
 * ```ts
 * import { record } from 'rawcpu';
 *
 * const { exitCode, profile } = await record([process.execPath, '-e', 'for (let i = 0; i < 1e6; i++) Math.sqrt(i)']);
 * exitCode; // => 0
 * profile.samples.length > 0; // => true
 * ```
 */
export async function record(
  target: readonly string[] | { readonly pid: number },
  options: RecordOptions = {},
): Promise<Recording> {
  options = readOptions('record', options, [...samplingOptionNames, 'nodeNames', 'seconds', 'signal']);
  const { command, pid } = checkTarget(target);
  checkSampling('record', options);
  optional(readBoolean)('record: nodeNames', options.nodeNames);
  const { seconds } = options;
  const mostSeconds = Math.floor(LONGEST_TIMER_MS / 1000);
  if (seconds !== undefined && !(typeof seconds === 'number' && seconds > 0 && seconds <= mostSeconds)) {
    refuseValue('record: seconds', `a number above 0 and up to ${mostSeconds}`, seconds);
  }
  checkSignal('record: signal', options.signal);
  const folder = mkdtempSync(join(tmpdir(), 'rawcpu-record-'));
  try {
    const nodeNames = command !== undefined && options.nodeNames !== false;
    const subject = command === undefined ? new RunningProcess(pid) : await startProgram(command, folder, nodeNames);
    return await new Recorder(subject, { ...options, nodeNames }, folder).run();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Target =
  | { readonly command: string[]; readonly pid?: undefined }
  | { readonly command?: undefined; readonly pid: number };

function checkTarget(target: unknown): Target {
  if (typeof target !== 'object' || target === null) {
    refuseValue('record: the target', 'a program and its arguments, or { pid }', target);
  }
  if (isList(target)) {
    const command = readCommand('record: the command', target);
    if (command.length === 0) throw new RawCpuError('BAD_OPTION', 'record: there is no command to run');
    return { command };
  }
  const { pid } = readOptions('record: the target', target as { pid: unknown }, ['pid']);
  return { pid: wholeFrom(1)('record: pid', pid) };
}

/** What happened, in the order of time: names and mappings change while samples come. */
type Happening = { readonly timeNs: bigint } & (
  | { readonly sample: Sample }
  | { readonly mapping: MappingRecord }
  | { readonly command: CommandRecord }
  | { readonly fork: ForkRecord }
);

class Recorder {
  readonly #subject: Subject;
  readonly #options: RecordOptions;
  readonly #folder: string;
  readonly #happenings: Happening[] = [];
  #lost = 0;
  #throttled = 0;
  #isEnding = false;

  constructor(subject: Subject, options: RecordOptions, folder: string) {
    this.#subject = subject;
    this.#options = options;
    this.#folder = folder;
  }

  async run(): Promise<Recording> {
    const subject = this.#subject;
    let sampler: Sampler | undefined;
    let collector: Collector | undefined;
    try {
      sampler = this.#open();
      collector = new Collector(sampler.rings, { mostBytes: BUFFER_BYTES });
      const begun = process.hrtime.bigint();
      const collecting = this.#collect(collector, sampler);
      if (!subject.isNew) sampler.enable();
      subject.begin();
      const end = await this.#end();
      const durationNs = process.hrtime.bigint() - begun;
      if (!subject.isNew) sampler.disable();
      this.#isEnding = true;
      await collector.stop();
      await collecting;
      // It may have paused just then, with rings that hold more.
      collector.start();
      await collector.stop();
      this.#read(collector.take(), sampler);
      return { ...end, profile: this.#profile(sampler, durationNs) };
    } finally {
      subject.kill();
      await collector?.close();
      sampler?.close();
    }
  }

  /** Waits until the subject has ended, or is told to. */
  async #end(): Promise<SubjectEnd> {
    const { seconds, signal } = this.#options;
    const stop = () => this.#subject.stop();
    const timer = seconds === undefined ? undefined : setTimeout(stop, 1000 * seconds);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await this.#subject.ended;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    }
  }

  /** Opens with the given ring, or the largest that this user may have. */
  #open(): Sampler {
    const { isNew } = this.#subject;
    const { event = 'cpu-clock', period, callChain = true, kernel = false, ringBytes } = this.#options;
    const frequencyHz = period === undefined ? (this.#options.frequencyHz ?? 1000) : undefined;
    const fields: SampleField[] = callChain ? ['callChain'] : [];
    const targets = this.#subject.targets();
    const sizes = ringBytes === undefined ? RING_SIZES : [ringBytes];
    for (const [i, size] of sizes.entries()) {
      try {
        return Sampler.open({
          event,
          frequencyHz,
          period,
          fields,
          includesKernel: kernel,
          ringBytes: size,
          targets,
          inherit: isNew,
          enableOnExec: isNew,
          followsProcesses: true,
        });
      } catch (error) {
        const isLimit = error instanceof UnsupportedError && error.code === 'EVENT_LIMIT';
        if (!isLimit || i === sizes.length - 1) throw error;
      }
    }
    throw new RawCpuError('INTERNAL', 'record: no size of ring was tried');
  }

  /** Collects until the end, and reads in between what has come together. */
  async #collect(collector: Collector, sampler: Sampler): Promise<void> {
    while (!this.#isEnding) {
      await collector.start(PAUSE_BYTES);
      if (!this.#isEnding) this.#read(collector.take(), sampler);
    }
  }

  #read(bytes: Uint8Array, sampler: Sampler): void {
    const all = this.#happenings;
    readRecords(bytes, sampler.format, {
      sample: (sample) => void all.push({ timeNs: sample.timeNs, sample }),
      mapping: (mapping, timeNs) => void all.push({ timeNs, mapping }),
      command: (command, timeNs) => void all.push({ timeNs, command }),
      fork: (fork, timeNs) => void all.push({ timeNs, fork }),
      lost: (count) => {
        this.#lost += count;
      },
      throttled: () => {
        this.#throttled++;
      },
    });
  }

  #profile(sampler: Sampler, durationNs: bigint): Profile {
    const { frequencyHz = 1000, period } = this.#options;
    const files = new SymbolFiles();
    const processes = new Map<number, ProcessSymbols>();
    const code: CodeFacts[] = [];
    const processOf = (pid: number) => {
      let found = processes.get(pid);
      if (found === undefined) {
        const { pid: first, isNew, root, mappings } = this.#subject;
        found = new ProcessSymbols(files, pid === first && !isNew ? root : '');
        if (pid === first) for (const mapping of mappings) found.map(mapping);
        const own = this.#ownCode(pid);
        found.setCode([...this.#mapOf(pid), ...own.map(nativeRange)]);
        code.push(...own);
        processes.set(pid, found);
      }
      return found;
    };
    const samples: ResolvedSample[] = [];
    const libraries = new LibraryCode();
    // A stable sort: records of one CPU keep their order.
    this.#happenings.sort((a, b) => (a.timeNs < b.timeNs ? -1 : a.timeNs > b.timeNs ? 1 : 0));
    for (const happening of this.#happenings) {
      if ('sample' in happening) {
        const symbols = processOf(happening.sample.pid);
        const resolved = resolveSample(happening.sample, symbols);
        samples.push(resolved);
        libraries.add(resolved, (called) => symbols.placeOf(called));
      } else if ('mapping' in happening) processOf(happening.mapping.pid).map(happening.mapping);
      else if ('command' in happening) {
        if (happening.command.isExec) processOf(happening.command.pid).clear();
      } else if (happening.fork.pid !== happening.fork.parentPid) {
        processOf(happening.fork.pid).inherit(processOf(happening.fork.parentPid));
      }
    }
    const notes = [...files.notes];
    if (this.#lost > 0) notes.push(`${this.#lost} samples were lost: the rings were full`);
    code.push(...libraries.facts(files));
    const facts = { event: sampler.event.name, frequencyHz: period === undefined ? frequencyHz : undefined, period };
    return new Profile({ ...facts, lost: this.#lost, throttled: this.#throttled, durationNs, notes }, samples, code);
  }

  /** The names that Node left, if we asked for them; the file is ours to delete then. */
  #mapOf(pid: number): NamedRange[] {
    const path = perfMapPath(pid);
    const text = readRegularFile(path)?.toString('utf8');
    if (text === undefined) return [];
    const ranges = readPerfMap(text);
    if (this.#options.nodeNames) this.#removeNodeFiles(pid, path);
    return ranges;
  }

  /** The map, and the log that V8 opens along with it in the folder where the program began, though it has no use for it. */
  #removeNodeFiles(pid: number, map: string): void {
    rmSync(map, { force: true });
    const log = new RegExp(`^isolate-0x[0-9a-f]+-${pid}-v8\\.log$`);
    for (const name of readdirSync('.')) if (log.test(name)) rmSync(name, { force: true });
  }

  /** Native code of this package that the process left in dumps, one a thread. */
  #ownCode(pid: number): CodeFacts[] {
    const threads = join(this.#folder, `rawcpu-${pid}`);
    const folders = existsSync(threads) ? readdirSync(threads).filter((name) => name.startsWith('thread-')) : [];
    return [this.#folder, ...folders.map((name) => join(threads, name))]
      .map((folder) => join(folder, `jit-${pid}.dump`))
      .map((path) => readRegularFile(path))
      .filter((dump) => dump !== undefined)
      .flatMap((dump) => readJitdump(dump).map((code) => ({ ...code, pid })));
  }
}

const nativeRange = ({ name, address, bytes }: CodeFacts): NamedRange => ({
  name,
  address,
  sizeBytes: bytes.length,
  isNative: true,
});
