// Registers and flags as `run` and `trace` print them.

import type { Colors } from './io.ts';

/** Registers that are numbers to look at rather than rows of elements. */
const isScalar = (name: string): boolean => /^(r|k|f|mxcsr)/.test(name);

/** A register's value: hexadecimal, and decimal where that says more. */
export function registerText(name: string, value: bigint): string {
  const hexText = `0x${value.toString(16)}`;
  if (!isScalar(name) || name === 'rflags' || name === 'rip' || value < 10n) return hexText;
  const signed = BigInt.asIntN(64, value);
  return (signed < 0n ? -signed : signed) < 1n << 32n ? `${hexText} (${signed})` : hexText;
}

const flagLetters = [
  ['CF', 0],
  ['PF', 2],
  ['AF', 4],
  ['ZF', 6],
  ['SF', 7],
  ['DF', 10],
  ['OF', 11],
] as const;

/** The flags that differ, as `+ZF -CF`. */
export function flagChanges(before: bigint, after: bigint): string {
  const bit = (value: bigint, at: number) => (value >> BigInt(at)) & 1n;
  return flagLetters
    .filter(([, at]) => bit(before, at) !== bit(after, at))
    .map(([name, at]) => (bit(after, at) === 1n ? `+${name}` : `-${name}`))
    .join(' ');
}

/** The flags that are set, by name. */
export function flagsSet(rflags: bigint): string {
  const names = flagLetters.filter(([, at]) => ((rflags >> BigInt(at)) & 1n) === 1n).map(([name]) => name);
  return names.length === 0 ? 'none' : names.join(' ');
}

/** One changed register in colour. */
export function changeText(name: string, before: bigint, after: bigint, colors: Colors): string {
  if (name === 'rflags') return `${colors.cyan('flags')} ${colors.green(flagChanges(before, after) || 'as before')}`;
  return `${colors.cyan(name)} ${colors.dim(registerText(name, before))} → ${colors.green(registerText(name, after))}`;
}
