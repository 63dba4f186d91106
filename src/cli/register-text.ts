// Registers and flags as `run` and `trace` print them, and as their JSON has them.

import { InvalidArgumentError, Option } from 'commander';
import type { Colors } from './io.ts';
import { extendedText, isVector, type LaneType, lanesIn, laneTypes } from './lanes.ts';

/** How vector registers are shown: by the instruction that wrote them, as bits, or as elements of one type. */
export type VectorView = 'auto' | 'hex' | LaneType;

export const vectorsOption = (): Option =>
  new Option('--vectors <type>', `show vector registers as auto, hex, ${laneTypes.join(', ')}`)
    .argParser((text): VectorView => {
      const known: readonly VectorView[] = ['auto', 'hex', ...laneTypes];
      const found = known.find((view) => view === text);
      if (found === undefined) throw new InvalidArgumentError(`It must be one of ${known.join(', ')}.`);
      return found;
    })
    .default('auto');

/** The elements of a register under a view; undefined for its bits. @param written what its last writer computes with */
export function laneTypeOf(name: string, view: VectorView, written: LaneType | undefined): LaneType | undefined {
  if (!isVector(name) || view === 'hex') return undefined;
  return view === 'auto' ? written : view;
}

const isScalar = (name: string): boolean => /^(r|k|f|mxcsr)/.test(name);
const isExtended = (name: string): boolean => /^st[0-7]$/.test(name);

/** A register's value: hexadecimal, with its decimal where that says more; elements; a number of x87. */
export function registerText(name: string, value: bigint, lanes?: LaneType): string {
  if (lanes !== undefined) return `${lanes}:${lanesIn(lanes, value).join(',')}`;
  if (isExtended(name)) return extendedText(value);
  const hexText = `0x${value.toString(16)}`;
  if (!isScalar(name) || name === 'rflags' || name === 'rip' || value < 10n) return hexText;
  const signed = BigInt.asIntN(64, value);
  return (signed < 0n ? -signed : signed) < 1n << 32n ? `${hexText} (${signed})` : hexText;
}

/** What JSON says of a register beside its bits: the numbers in it. */
export function numbersIn(name: string, value: bigint, lanes: LaneType | undefined): string[] | undefined {
  if (lanes !== undefined) return lanesIn(lanes, value);
  return isExtended(name) ? [extendedText(value)] : undefined;
}

type Changed = Readonly<Record<string, { readonly before: bigint; readonly after: bigint }>>;

/** Changes as JSON has them: bits, and for vector and x87 registers the numbers in them. */
export function changedJson(changed: Changed, laneOf: (name: string) => LaneType | undefined): object {
  return Object.fromEntries(
    Object.entries(changed).map(([name, { before, after }]) => {
      const lanes = laneOf(name);
      const numbers = numbersIn(name, after, lanes);
      if (numbers === undefined) return [name, { before, after }];
      const type = lanes ?? 'f80';
      return [name, { before, after, numbers: { type, before: numbersIn(name, before, lanes), after: numbers } }];
    }),
  );
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

export interface Change {
  /** The register, padded or not. */
  readonly name: string;
  readonly before: bigint;
  readonly after: bigint;
  readonly lanes: LaneType | undefined;
  /** The place that the new value is the address of. */
  readonly place?: string | undefined;
}

/** One changed register in colour. */
export function changeText({ name, before, after, lanes, place }: Change, colors: Colors): string {
  const register = name.trimEnd();
  if (register === 'rflags')
    return `${colors.cyan('flags')} ${colors.green(flagChanges(before, after) || 'as before')}`;
  const beside = place === undefined ? '' : ` (${place})`;
  const texts = [before, after].map((value) => registerText(register, value, lanes));
  return `${colors.cyan(name)} ${colors.dim(texts[0]!)} → ${colors.green(texts[1]!)}${beside}`;
}
