// The options that profile() and record() share, checked.

import { optional, RawCpuError, readBoolean, readText, refuseValue, wholeFrom } from '../../errors/index.ts';
import { PAGE_SIZE_BYTES } from '../../linux/index.ts';

/** What both of them have; each says for itself what it means. */
export interface SamplingOptions {
  readonly event?: string;
  readonly frequencyHz?: number;
  readonly period?: number;
  readonly callChain?: boolean;
  readonly kernel?: boolean;
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
