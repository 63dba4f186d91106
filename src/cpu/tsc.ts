// The time-stamp counter: reading it, how fast it ticks and who says so, and what a reading costs.
//
// RDTSC alone may be run early or late by a processor that reorders. The fenced forms follow the SDM (volume 2B, RDTSC
// and RDTSCP) and the APM (volume 3): LFENCE before, so that what came before has finished; RDTSCP and LFENCE after.

import { readFunction, refuseValue, UnsupportedError } from '../errors/index.ts';
import { readCpuidDump } from './cpuid.ts';
import { decodeCpuid } from './decode/index.ts';
import {
  cycleChainInstruction,
  lazily,
  rdtscFencedInstruction,
  rdtscInstruction,
  rdtscpFencedInstruction,
  rdtscpInstruction,
  tscDeltaInstruction,
} from './instructions.ts';
import { kernelTscScale } from './kernel-clock.ts';

/**
 * The time-stamp counter, by RDTSC. Not ordered against the instructions around it.
 * @throws UnsupportedError `PLATFORM`
 * @example
 * ```ts
 * import { rdtsc } from 'rawcpu';
 *
 * const before = rdtsc();
 * rdtsc() > before; // => true
 * ```
 */
export function rdtsc(): bigint {
  const read = readTsc ?? makeRdtsc();
  // SAFETY: reads a counter.
  return read();
}

// The call above must only ever see the native function: a second target would cost it V8's fast call (Node 20 on a
// Sapphire Rapids guest: 26 ns instead of 11).
let readTsc: (() => bigint) | undefined;

function makeRdtsc(): () => bigint {
  readTsc = rdtscInstruction();
  return readTsc;
}

/** A reading by RDTSCP, and IA32_TSC_AUX, where Linux keeps the CPU's number (bits 11:0) and its node (31:12). */
export interface RdtscpResult {
  /** The time-stamp counter, 64 bits. */
  readonly tsc: bigint;
  /** IA32_TSC_AUX, 32 bits. */
  readonly aux: number;
}

const aux = lazily(() => new Uint32Array(1));

/**
 * The time-stamp counter and IA32_TSC_AUX, by RDTSCP: everything before it has finished.
 * @throws UnsupportedError `CPU_FEATURE` where the processor has no RDTSCP, `PLATFORM`
 * @example
 * ```ts
 * import { cpuInfo, rdtscp } from 'rawcpu';
 *
 * if (cpuInfo().features.rdtscp.usable) {
 *   const { tsc, aux } = rdtscp();
 *   typeof tsc; // => bigint
 *   aux >= 0; // => true
 * }
 * ```
 */
export function rdtscp(): RdtscpResult {
  requireRdtscp();
  const cell = aux();
  // SAFETY: the code stores one word into an array of one.
  const counter = rdtscpInstruction()(cell);
  return { tsc: counter, aux: cell[0]! };
}

const hasRdtscp = lazily(() => decodeCpuid(readCpuidDump()).features.rdtscp.cpu);

function requireRdtscp(): void {
  if (hasRdtscp()) return;
  throw new UnsupportedError('CPU_FEATURE', 'this processor has no RDTSCP', {
    hint: 'in TypeScript rdtsc() needs none',
  });
}

/** Where a frequency comes from. */
export type TscFrequencySource = 'cpuid' | 'kernel' | 'calibration';

/** The rate of the time-stamp counter, and who says so. */
export interface TscFrequency {
  /** Ticks a second. */
  readonly hz: number;
  /** Where it comes from. */
  readonly source: TscFrequencySource;
  /** The leaf, the kernel's interface, or the length of the calibration. */
  readonly detail: string;
  /** Runs on through every power state and at one rate; otherwise ticks are not time. */
  readonly isInvariant: boolean;
}

const frequency = lazily((): TscFrequency => {
  const { frequency: told } = decodeCpuid(readCpuidDump());
  const { isTscInvariant: isInvariant } = told;
  const kernel = kernelTscScale();
  // The kernel has compared with a clock; CPUID tells what was meant to be. A hypervisor's leaf is what KVM itself uses.
  if (kernel !== undefined) {
    return { hz: kernel.hz, source: 'kernel', detail: kernel.detail, isInvariant };
  }
  if (told.tscHz !== undefined) return { hz: told.tscHz, source: 'cpuid', detail: told.tscSource!, isInvariant };
  return { ...calibrate(), isInvariant };
});

const CALIBRATION_MS = 50;

/** Ticks against the monotonic clock. Each end is taken in the shortest of several tries, where nothing interrupted. */
function calibrate(): Pick<TscFrequency, 'hz' | 'source' | 'detail'> {
  const start = pairedReading();
  const until = start.ns + BigInt(CALIBRATION_MS * 1e6);
  while (process.hrtime.bigint() < until) {
    // Time has to pass.
  }
  const end = pairedReading();
  const hz = (Number(end.tsc - start.tsc) * 1e9) / Number(end.ns - start.ns);
  return { hz, source: 'calibration', detail: `${CALIBRATION_MS} ms against CLOCK_MONOTONIC` };
}

function pairedReading(): { tsc: bigint; ns: bigint } {
  let best: { tsc: bigint; ns: bigint; width: bigint } | undefined;
  for (let i = 0; i < 50; i++) {
    const before = rdtsc();
    const ns = process.hrtime.bigint();
    const after = rdtsc();
    const width = after - before;
    if (best === undefined || width < best.width) best = { tsc: before + width / 2n, ns, width };
  }
  return best!;
}

const fenced = lazily(() => {
  const cell = aux();
  const begin = rdtscFencedInstruction();
  // Processors without RDTSCP get fences on both sides of RDTSC.
  const end = hasRdtscp() ? rdtscpFencedInstruction().bind(cell) : rdtscFencedInstruction();
  return { begin, end };
});

/** What a pair of fenced readings with nothing in between takes: the smallest of many. */
const overheadCycles = lazily(() => {
  const { begin, end } = fenced();
  let least = Infinity;
  for (let i = 0; i < 2000; i++) {
    const start = begin();
    least = Math.min(least, Number(end() - start));
  }
  return least;
});

/** What the core's own clock does against the time-stamp counter. */
export interface CoreClock {
  /** Core cycles for each tick, by a chain of dependent additions of one cycle each. */
  readonly cyclesPerTick: number;
  /** Core cycles a second. */
  readonly coreHz: number;
}

const CHAIN_LENGTH = 100;
const CHAIN_ROUNDS = 2000;

function measureCoreClock(): CoreClock {
  const chain = cycleChainInstruction();
  let least = Infinity;
  // SAFETY: the code uses registers only. The shortest of several runs is the one that nothing interrupted.
  for (let i = 0; i < 20; i++) least = Math.min(least, Number(chain(CHAIN_ROUNDS)));
  // The loop's own two instructions run beside the chain.
  const cyclesPerTick = (CHAIN_LENGTH * CHAIN_ROUNDS) / least;
  return { cyclesPerTick, coreHz: cyclesPerTick * frequency().hz };
}

let deltaReader: ReturnType<typeof tscDeltaInstruction> | undefined;

function makeDeltaReader(): ReturnType<typeof tscDeltaInstruction> {
  deltaReader = tscDeltaInstruction();
  return deltaReader;
}

/** The time-stamp counter as a clock. */
export interface TimeStampCounter {
  /**
   * Ticks a second.
   * @throws UnsupportedError `PLATFORM`
   */
  frequencyHz(): number;
  /**
   * Ticks a second, and who says so.
   * @example
   * ```ts
   * import { tsc } from 'rawcpu';
   *
   * const { hz, source, isInvariant } = tsc.frequency();
   * hz > 1e8; // => true
   * ['cpuid', 'kernel', 'calibration'].includes(source); // => true
   * typeof isInvariant; // => boolean
   * ```
   */
  frequency(): TscFrequency;
  /**
   * Ticks that a function takes, fenced, with the cost of two readings taken off; never below 0. Includes the call.
   * @throws RawCpuError `BAD_OPTION` when it is not a function
   * @example
   * ```ts
   * import { tsc } from 'rawcpu';
   *
   * const ticks = tsc.cycles(() => Math.sqrt(2));
   * ticks >= 0; // => true
   * ```
   */
  cycles(work: () => unknown): number;
  /**
   * The counter once everything before has finished: LFENCE, RDTSC. For the start of what is measured.
   * @throws UnsupportedError `PLATFORM`
   * @example
   * ```ts
   * import { tsc } from 'rawcpu';
   *
   * const start = tsc.begin();
   * for (let i = 0; i < 1e6; i++);
   * const ticks = Number(tsc.end() - start) - tsc.overheadCycles();
   * ticks > 1e5; // => true
   * ```
   */
  begin(): bigint;
  /**
   * The counter once everything before has finished, and before anything after begins: RDTSCP, LFENCE. For the end of
   * what is measured; {@link overheadCycles} says what the pair takes by itself. Processors without RDTSCP have LFENCE
   * and RDTSC.
   * @throws UnsupportedError `PLATFORM`
   */
  end(): bigint;
  /** Ticks since the last call of this function, as a number; the first call counts from the processor's reset. */
  delta(): number;
  /** Ticks that two fenced readings take by themselves. */
  overheadCycles(): number;
  /**
   * Nanoseconds that so many ticks take.
   * @example
   * ```ts
   * import { tsc } from 'rawcpu';
   *
   * Math.round(tsc.toNanoseconds(tsc.frequencyHz())); // => 1000000000
   * ```
   */
  toNanoseconds(ticks: number | bigint): number;
  /** The core's clock against the counter, measured now: it changes with power states and turbo. */
  coreClock(): CoreClock;
}

/** The time-stamp counter as a clock. */
export const tsc: TimeStampCounter = {
  frequencyHz: (): number => frequency().hz,

  frequency: (): TscFrequency => frequency(),

  cycles(work: () => unknown): number {
    readFunction('tsc.cycles: the work', work);
    const overhead = overheadCycles();
    const { begin, end } = fenced();
    const start = begin();
    work();
    return Math.max(0, Number(end() - start) - overhead);
  },

  begin: (): bigint => fenced().begin(),

  end: (): bigint => fenced().end(),

  delta(): number {
    const { invoke, cell } = deltaReader ?? makeDeltaReader();
    // SAFETY: reads a counter into a cell of ours.
    invoke();
    return cell[1]!;
  },

  overheadCycles: (): number => overheadCycles(),

  toNanoseconds(ticks: number | bigint): number {
    const isNumber = typeof ticks === 'bigint' || (typeof ticks === 'number' && !Number.isNaN(ticks));
    if (!isNumber) refuseValue('tsc.toNanoseconds: the ticks', 'a number or a bigint', ticks);
    return (Number(ticks) * 1e9) / frequency().hz;
  },

  coreClock: (): CoreClock => measureCoreClock(),
};
