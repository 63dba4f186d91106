// What `run` and `trace` have in common: code, registers and memory on the command line, and values in the output.

import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { MemoryRegion, RegisterValue, RunOptions } from '../index.ts';
import { type Input, looksBinary, readInput, textOf } from './input.ts';
import type { Colors, Io } from './io.ts';
import { fileOption, jsonOption } from './options.ts';
import { fileError } from './report.ts';

export interface RunningOptions {
  readonly file?: string;
  readonly set: Record<string, RegisterValue>;
  readonly memory: Record<string, MemoryRegion>;
  readonly deadline: number;
  readonly entry?: string;
  readonly isolated?: boolean;
  readonly json?: true;
}

export const valueHelp = `
A register's value is an integer (42, -1, 0xff, 0b101), the name of a memory region, or a list of elements:
f32:1,2.5  f64:0.1  i8: u8: i16: u16: i32: u32: i64: u64:
Memory is name=size, name=hex:0102ff, name=text:hello, or name=@file.
`;

/** Adds the options. */
export function addRunningOptions(command: Command): Command {
  return command
    .argument('[code...]', 'assembly text, the name of a file, or - for standard input')
    .addOption(fileOption())
    .addOption(
      new Option('-s, --set <register=value>', 'set a register; may be repeated')
        .argParser((text, previous: Record<string, RegisterValue>) => ({ ...previous, ...parseRegister(text) }))
        .default({}, 'all 0'),
    )
    .addOption(
      new Option('-m, --memory <name=contents>', 'give the code memory; may be repeated')
        .argParser((text, previous: Record<string, MemoryRegion>) => ({ ...previous, ...parseMemory(text) }))
        .default({}, 'none'),
    )
    .addOption(new Option('--deadline <ms>', 'stop the code after this time').argParser(parsePositive).default(10_000))
    .option('--entry <label>', 'the label at which the code is entered')
    .option('--isolated', 'run in a child process that can do nothing but compute')
    .addOption(jsonOption());
}

/** The options as the library takes them. */
export function runOptionsOf({ set, memory, deadline, entry, isolated = false }: RunningOptions): RunOptions {
  return {
    registers: set,
    memory,
    deadlineMs: deadline,
    isolated,
    ...(entry === undefined ? {} : { entry }),
  };
}

/** The code: text, or machine code where the input is no text. */
export async function readCode(
  given: string[],
  file: string | undefined,
  io: Io,
): Promise<{ code: string | Uint8Array; input: Input }> {
  const input = await readInput(given, file, '\n', io);
  return { code: looksBinary(input.bytes) ? input.bytes : textOf(input.bytes), input };
}

function parsePositive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('It is no number above 0.');
  return value;
}

function splitAssignment(text: string, example: string): [name: string, value: string] {
  const at = text.indexOf('=');
  if (at < 1 || at === text.length - 1) throw new InvalidArgumentError(`It is not of the form ${example}.`);
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

const elementTypes: Readonly<Record<string, (items: readonly string[]) => ArrayBufferView>> = {
  f32: (items) => Float32Array.from(items, parseFloatStrictly),
  f64: (items) => Float64Array.from(items, parseFloatStrictly),
  i8: (items) => Int8Array.from(items, (item) => Number(parseInteger(item))),
  u8: (items) => Uint8Array.from(items, (item) => Number(parseInteger(item))),
  i16: (items) => Int16Array.from(items, (item) => Number(parseInteger(item))),
  u16: (items) => Uint16Array.from(items, (item) => Number(parseInteger(item))),
  i32: (items) => Int32Array.from(items, (item) => Number(parseInteger(item))),
  u32: (items) => Uint32Array.from(items, (item) => Number(parseInteger(item))),
  i64: (items) => BigInt64Array.from(items, parseInteger),
  u64: (items) => BigUint64Array.from(items, parseInteger),
};

function parseFloatStrictly(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || (Number.isNaN(value) && !/^nan$/i.test(text))) {
    throw new InvalidArgumentError(`'${text}' is no number.`);
  }
  return value;
}

function parseInteger(text: string): bigint {
  const [, sign = '', digits = ''] = /^\s*(-?)(0x[0-9a-f_]+|0b[01_]+|[0-9_]+)\s*$/i.exec(text) ?? [];
  if (digits === '') throw new InvalidArgumentError(`'${text}' is no integer.`);
  const value = BigInt(digits.replaceAll('_', ''));
  return sign === '-' ? -value : value;
}

/** `rdi=5`, `rsi=table`, `zmm0=f32:1,2,3`. */
export function parseRegister(text: string): Record<string, RegisterValue> {
  const [name, value] = splitAssignment(text, 'rdi=5');
  const [, type = '', items = ''] = /^([a-z]\d+):(.*)$/.exec(value) ?? [];
  const make = Object.hasOwn(elementTypes, type) ? elementTypes[type] : undefined;
  if (make !== undefined) return { [name]: make(items.split(',')) };
  if (/^st[0-7]$/.test(name) && /[.e]/i.test(value) && !/^0x/i.test(value))
    return { [name]: parseFloatStrictly(value) };
  return { [name]: /^-?\d/.test(value) ? parseInteger(value) : value };
}

/** `buffer=4096`, `data=hex:0102`, `word=text:hello`, `image=@file`. */
export function parseMemory(text: string): Record<string, MemoryRegion> {
  const [name, value] = splitAssignment(text, 'buffer=4096');
  if (value.startsWith('@')) return { [name]: readRegion(value.slice(1)) };
  if (value.startsWith('text:')) return { [name]: new TextEncoder().encode(value.slice(5)) };
  if (value.startsWith('hex:')) {
    const digits = value.slice(4).replace(/[\s,_]/g, '');
    if (!/^([0-9a-f]{2})+$/i.test(digits)) throw new InvalidArgumentError('hex: takes pairs of hexadecimal digits.');
    return { [name]: Uint8Array.from(digits.match(/../g)!, (pair) => Number.parseInt(pair, 16)) };
  }
  return { [name]: Number(parseInteger(value)) };
}

function readRegion(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw fileError('read', path, error);
  }
}

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
