// The options that profile() and record() share, checked.

import { optional, RawCpuError, readBoolean, readText, refuseValue, wholeFrom } from '../../errors/index.ts';
import { PAGE_SIZE_BYTES } from '../../linux/index.ts';

/** Options of {@link profile} and {@link record} alike. */
export interface SamplingOptions {
  /** What is sampled, in perf's notation; the CPU clock when not given, which every machine has. */
  readonly event?: string;
  /** Samples a second, of each CPU where a program is recorded; 1000 when neither this nor `period` is given. */
  readonly frequencyHz?: number;
  /** Events from one sample to the next, in place of a frequency. */
  readonly period?: number;
  /** Who called whom; true when not given. Callers are found by frame pointers, which JavaScript has. */
  readonly callChain?: boolean;
  /** Samples in the kernel too; false when not given. */
  readonly kernel?: boolean;
  /** Size of each ring in the kernel, a power of two; as much as is allowed, up to a few MiB, when not given. */
  readonly ringBytes?: number;
}

export const samplingOptionNames: readonly (keyof SamplingOptions)[] = [
  ...(['event', 'frequencyHz', 'period', 'callChain', 'kernel', 'ringBytes'] as const),
];

/** @throws RawCpuError `BAD_OPTION` */
export function checkSampling(where: string, options: SamplingOptions): void {
  const { event, frequencyHz, period, callChain, kernel, ringBytes } = options;
  if (frequencyHz !== undefined && period !== undefined) {
    const text = `${where}: frequencyHz and period are two ways to say the same; give one of them`;
    throw new RawCpuError('BAD_OPTION', text);
  }
  optional(readText)(`${where}: event`, event);
  optional(wholeFrom(1))(`${where}: frequencyHz`, frequencyHz);
  optional(wholeFrom(1))(`${where}: period`, period);
  optional(readBoolean)(`${where}: callChain`, callChain);
  optional(readBoolean)(`${where}: kernel`, kernel);
  if (ringBytes !== undefined) checkRingBytes(where, ringBytes);
}

const LARGEST_RING_BYTES = 2 ** 32;

/** @throws RawCpuError `BAD_OPTION` */
export function checkRingBytes(where: string, ringBytes: unknown): void {
  const isWithin = (n: number) => n >= PAGE_SIZE_BYTES && n <= LARGEST_RING_BYTES && Number.isInteger(Math.log2(n));
  if (typeof ringBytes === 'number' && isWithin(ringBytes)) return;
  refuseValue(`${where}: ringBytes`, `a power of two from ${PAGE_SIZE_BYTES} to ${LARGEST_RING_BYTES}`, ringBytes);
}
