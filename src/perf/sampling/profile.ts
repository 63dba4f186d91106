// profile(fn): samples this thread, or all threads of the process, while a function runs. The function may be synchronous,
// for what the kernel writes is collected by machine code on another thread; names come afterwards.

import { readdirSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import {
  listOf,
  oneOf,
  RawCpuError,
  readFunction,
  readOptions,
  UnsupportedError,
  wholeFrom,
} from '../../errors/index.ts';
import { nativeEnvironment, onCodeRegistered, type RegisteredCode } from '../../jit/index.ts';
import { readMemory } from '../../linux/index.ts';
import { readRegularFile } from '../regular-file.ts';
import { perfMapPath } from '../symbols/perf-map.ts';
import { Collector } from './collector.ts';
import { JitCodeEvents, type NamedCode } from './jit-code-events.ts';
import { LibraryCode } from './library-code.ts';
import { Profile } from './profile-data.ts';
import type { CodeFacts, ProfiledFunction, ResolvedSample } from './profile-types.ts';
import { readRecords, type Sample } from './records.ts';
import { type SampleField, Sampler, sampleFields } from './sampler.ts';
import { checkSampling, type SamplingOptions, samplingOptionNames } from './sampling-options.ts';
import { SymbolFiles } from './symbol-files.ts';
import { functionOfCode, type NamedRange, ProcessSymbols, readMaps, readPerfMap } from './symbolize.ts';

/** Options of {@link profile}. */
export interface ProfileOptions extends SamplingOptions {
  /** What samples hold besides. */
  readonly fields?: readonly SampleField[];
  /** `calling`, the default, samples this thread; `all` those that the process has now. */
  readonly threads?: 'calling' | 'all';
  /** How much may be collected, 1 GiB when not given. It is address space: only what is used becomes memory. */
  readonly mostBytes?: number;
}

/** What a profiled function gave, and its profile. */
export interface Profiled<T> {
  /** What the function returned, or what its promise was fulfilled with. */
  readonly result: T;
  /** Where its time went. */
  readonly profile: Profile;
}

const RING_SIZES = [8 << 20, 512 << 10, 128 << 10];
const MOST_BYTES = 2 ** 30;
const DEFAULT_FREQUENCY_HZ = 1000;

let isProfiling = false;

/**
 * Samples what runs while `work` does.
 *
 * Native code of this package and code that V8 compiled are counted per instruction, everything else per function. One
 * profile at a time. A thread of Node's pool does the collecting.
 * @param work a function; where it returns a promise, until that is settled
 * @throws RawCpuError `BAD_OPTION`; ParseError for the event; UnsupportedError `EVENT_MISSING`, `EVENT_FORBIDDEN`,
 * `EVENT_LIMIT`; whatever `work` throws
 * @example
 * ```ts
 * import { profile } from 'rawcpu';
 *
 * const { result, profile: found } = await profile(() => {
 *   let sum = 0;
 *   for (let i = 0; i < 3e6; i++) sum += Math.sqrt(i);
 *   return Math.round(sum);
 * });
 * result; // => 3464100749
 * found.event; // => cpu-clock
 * found.functions.every(({ self, total }) => self <= total); // => true
 * ```
 */
export async function profile<T>(work: () => T, options: ProfileOptions = {}): Promise<Profiled<Awaited<T>>> {
  readFunction('profile: the work', work);
  const checked = checkOptions(options);
  if (isProfiling) throw new RawCpuError('BAD_OPTION', 'profile: one profile at a time; await the one that runs');
  isProfiling = true;
  try {
    return await sampleWork(work, checked);
  } finally {
    isProfiling = false;
  }
}

type Checked = ReturnType<typeof checkOptions>;

function checkOptions(options: ProfileOptions) {
  options = readOptions('profile', options, [...samplingOptionNames, 'fields', 'threads', 'mostBytes']);
  checkSampling('profile', options);
  const { event = 'cpu-clock', period, callChain = true, kernel = false, threads = 'calling' } = options;
  const { ringBytes, mostBytes = MOST_BYTES, frequencyHz } = options;
  wholeFrom(1)('profile: mostBytes', mostBytes);
  oneOf(['calling', 'all'])('profile: threads', threads);
  const fields = listOf('a list of fields', oneOf(sampleFields))('profile: fields', options.fields ?? []);
  return {
    event,
    period,
    frequencyHz: period === undefined ? (frequencyHz ?? DEFAULT_FREQUENCY_HZ) : undefined,
    fields: [...new Set(callChain ? [...fields, 'callChain' as const] : fields)],
    kernel,
    threads,
    ringBytes,
    mostBytes,
  };
}

/** Opens with the given ring, or the largest that this user may have. */
function openSampler(options: Checked): Sampler {
  const { event, frequencyHz, period, fields, kernel, threads, ringBytes } = options;
  const targets =
    threads === 'calling'
      ? [{ pid: 0, cpu: -1 }]
      : readdirSync('/proc/self/task').map((tid) => ({ pid: Number(tid), cpu: -1 }));
  const open = (size: number) =>
    Sampler.open({ event, frequencyHz, period, fields, includesKernel: kernel, ringBytes: size, targets });
  if (ringBytes !== undefined) return open(ringBytes);
  for (const [i, size] of RING_SIZES.entries()) {
    try {
      return open(size);
    } catch (error) {
      const isLimit = error instanceof UnsupportedError && error.code === 'EVENT_LIMIT';
      if (!isLimit || i === RING_SIZES.length - 1) throw error;
    }
  }
  throw new RawCpuError('INTERNAL', 'profile: no size of ring was tried');
}

async function sampleWork<T>(work: () => T, options: Checked): Promise<Profiled<Awaited<T>>> {
  const sampler = openSampler(options);
  const seen = new Set<RegisteredCode>();
  const jit = new JitCodeEvents();
  let collector: Collector | undefined;
  let stopListening: (() => void) | undefined;
  try {
    collector = new Collector(sampler.rings, { mostBytes: options.mostBytes });
    const collecting = collector.start();
    collecting.catch(() => {}); // told by stop()
    const tellsNames = jit.start();
    // Named code that goes while it is sampled is remembered.
    stopListening = onCodeRegistered({ registered: (code) => seen.add(code), released: () => {} });
    const begun = performance.now();
    let result: Awaited<T>;
    sampler.enable();
    try {
      result = await settled(work(), collector);
    } finally {
      sampler.disable();
    }
    const durationNs = BigInt(Math.round((performance.now() - begun) * 1e6));
    await collector.stop();
    stopListening();
    const compiled = jit.stop();
    const bytes = collector.take();
    const data = { bytes, compiled, durationNs, tellsNames, isFull: collector.isFull, seen };
    return { result, profile: buildProfile(sampler, options, data) };
  } finally {
    stopListening?.();
    jit.stop();
    await collector?.close();
    sampler.close();
  }
}

/** How often the rings are emptied where the pool has one thread only. */
const SHORT_POOL_MS = 50;

/**
 * Waits for work that is not done. A pool of one thread is needed for that work then, so the collector, which would keep
 * the thread until the end, takes short turns instead.
 */
async function settled<T>(value: T, collector: Collector): Promise<Awaited<T>> {
  const isThenable = typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
  if (!isThenable || process.env.UV_THREADPOOL_SIZE !== '1') return await value;
  await collector.stop();
  let turn: Promise<void> | undefined;
  const timer = setInterval(() => {
    if (turn !== undefined) return;
    collector.start().catch(() => {}); // told by stop()
    turn = collector.stop().finally(() => {
      turn = undefined;
    });
  }, SHORT_POOL_MS);
  try {
    return await value;
  } finally {
    clearInterval(timer);
    await turn;
    collector.start().catch(() => {});
  }
}

interface Collected {
  readonly bytes: Uint8Array;
  readonly compiled: readonly NamedCode[];
  readonly durationNs: bigint;
  readonly tellsNames: boolean;
  readonly isFull: boolean;
  readonly seen: ReadonlySet<RegisteredCode>;
}

function buildProfile(sampler: Sampler, options: Checked, data: Collected): Profile {
  const files = new SymbolFiles();
  const symbols = new ProcessSymbols(files);
  for (const mapping of readMaps('self')) symbols.map(mapping);
  const samples: Sample[] = [];
  let lost = 0;
  let throttled = 0;
  readRecords(data.bytes, sampler.format, {
    sample: (sample) => void samples.push(sample),
    lost: (count) => {
      lost += count;
    },
    throttled: () => {
      throttled++;
    },
    mapping: (mapping) => symbols.map(mapping),
  });
  const registered = [...data.seen];
  const named: NamedRange[] = [
    ...nodesOwnMap(),
    ...data.compiled,
    ...registered.map(({ name, address, bytes }) => ({ name, address, sizeBytes: bytes.length, isNative: true })),
  ];
  symbols.setCode(named);
  samples.sort((a, b) => (a.timeNs < b.timeNs ? -1 : a.timeNs > b.timeNs ? 1 : 0));
  const resolved = samples.map((sample) => resolveSample(sample, symbols));
  const libraries = new LibraryCode();
  for (const each of resolved) libraries.add(each, (called) => symbols.placeOf(called));
  const notes: string[] = [...files.notes];
  if (!data.tellsNames) notes.push('this runtime does not tell the names of the code that it compiles');
  if (data.isFull) notes.push('more was sampled than mostBytes allowed; the rest was lost');
  if (lost > 0) notes.push(`${lost} samples were lost: the rings were full`);
  const nameless = resolved.filter(({ stack }) => isNamelessCode(stack[0]!)).length;
  if (nameless > 0 && data.tellsNames) {
    notes.push(
      `${nameless} samples lie in compiled code without a name: V8 does not list what it optimised while a loop ran, before the profile began. Start Node with --perf-basic-prof, or profile the first call`,
    );
  }
  const facts = { event: sampler.event.name, frequencyHz: options.frequencyHz, period: options.period };
  const code = [...registered.map(registeredFacts), ...compiledFacts(samples, symbols), ...libraries.facts(files)];
  return new Profile({ ...facts, lost, throttled, durationNs: data.durationNs, notes }, resolved, code);
}

/** Generated code that nobody named. */
const isNamelessCode = ({ kind, module }: ProfiledFunction): boolean => kind === 'unknown' && module === '[jit]';

/** What V8 wrote into its map, if Node was started with --perf-basic-prof. */
function nodesOwnMap(): NamedRange[] {
  return readPerfMap(readRegularFile(perfMapPath(process.pid))?.toString('utf8') ?? '');
}

/** Names the stack of a sample. Callers are looked up by the byte before where they go on: a call may end a function. */
export function resolveSample(sample: Sample, symbols: ProcessSymbols): ResolvedSample {
  const chain = sample.callChain;
  if (chain === undefined || chain.length === 0) return { sample, stack: [symbols.functionAt(sample.ip)] };
  const stack: ProfiledFunction[] = [];
  for (let i = 0; i < chain.length; i++) stack.push(symbols.functionAt(i === 0 ? chain[0]! : chain[i]! - 1n));
  return { sample, stack };
}

function registeredFacts({ name, address, bytes, labels, lines }: RegisteredCode): CodeFacts {
  return { name, kind: 'native', address, bytes, labels, lines: lines?.() };
}

/** Code of V8's with samples in it, with its bytes, if it is still there. */
function compiledFacts(samples: readonly Sample[], symbols: ProcessSymbols): CodeFacts[] {
  const native = nativeEnvironment();
  const hit = new Set<NamedRange>();
  for (const { ip } of samples) {
    const code = symbols.codeAt(ip);
    if (code !== undefined && code.isNative !== true) hit.add(code);
  }
  return [...hit].flatMap((code): CodeFacts[] => {
    const { name, kind } = functionOfCode(code);
    if (kind === 'native' || kind === 'library' || kind === 'kernel') return [];
    const bytes = readMemory(native, code.address, code.sizeBytes);
    return bytes.length === 0 ? [] : [{ name, kind, address: code.address, bytes }];
  });
}
