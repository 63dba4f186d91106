// Registers and memory as the command line spells them: `rdi=5`, `zmm0=f32:1,2,3`, `buffer=4096`, `data=hex:0102`.

import { InvalidArgumentError } from 'commander';
import type { MemoryRegion, RegisterValue } from '../index.ts';
import { hexBytes } from './byte-text.ts';
import { integerOf, readReal } from './numbers.ts';
import { readFile } from './read.ts';

function splitAssignment(text: string, example: string): [name: string, value: string] {
  const at = text.indexOf('=');
  if (at < 1 || at === text.length - 1) throw new InvalidArgumentError(`It must have the form ${example}.`);
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function integer(text: string, lowest: bigint, highest: bigint): bigint {
  const value = integerOf(text);
  if (value === undefined) throw new InvalidArgumentError(`'${text}' is not an integer.`);
  if (value >= lowest && value <= highest) return value;
  throw new InvalidArgumentError(`${text} is beyond the type, which holds ${lowest} to ${highest}.`);
}

/** A type of numbers with a fraction: what it makes of a double, and the largest and the least that it holds. */
interface RealType {
  readonly round: (value: number) => number;
  readonly largest: string;
  readonly least: string;
}

const single: RealType = { round: Math.fround, largest: '3.4028235e38', least: '1e-45' };
const double: RealType = { round: (value) => value, largest: '1.7976931348623157e308', least: '5e-324' };

function real(text: string, { round, largest, least }: RealType): number {
  const value = readReal(text, round);
  switch (value) {
    case 'no number':
      throw new InvalidArgumentError(`'${text}' is not a number.`);
    case 'too large':
      throw new InvalidArgumentError(`${text} is beyond the type, which holds up to ${largest}.`);
    case 'too small':
      throw new InvalidArgumentError(`${text} would become 0: the least that the type holds is ${least}.`);
    default:
      return value;
  }
}

const signed = (bits: bigint) => (item: string) => integer(item, -(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n);
const unsigned = (bits: bigint) => (item: string) => integer(item, 0n, (1n << bits) - 1n);
const small = (read: (item: string) => bigint) => (item: string) => Number(read(item));

const elementTypes: Readonly<Record<string, (items: readonly string[]) => ArrayBufferView>> = {
  f32: (items) => Float32Array.from(items, (item) => real(item, single)),
  f64: (items) => Float64Array.from(items, (item) => real(item, double)),
  i8: (items) => Int8Array.from(items, small(signed(8n))),
  u8: (items) => Uint8Array.from(items, small(unsigned(8n))),
  i16: (items) => Int16Array.from(items, small(signed(16n))),
  u16: (items) => Uint16Array.from(items, small(unsigned(16n))),
  i32: (items) => Int32Array.from(items, small(signed(32n))),
  u32: (items) => Uint32Array.from(items, small(unsigned(32n))),
  i64: (items) => BigInt64Array.from(items, signed(64n)),
  u64: (items) => BigUint64Array.from(items, unsigned(64n)),
};

/** Reads `NAME=VALUE` options into one record. A name that is given twice is refused. */
export function collect<T>(parse: (text: string) => [name: string, value: T]) {
  return (text: string, previous: Readonly<Record<string, T>>): Record<string, T> => {
    const [name, value] = parse(text);
    if (Object.hasOwn(previous, name)) throw new InvalidArgumentError(`'${name}' is given twice.`);
    return { ...previous, [name]: value };
  };
}

/** Bits of the fraction that an x87 register holds; its value is the integer that they make times a power of two. */
const EXTENDED_FRACTION_BITS = 64;
const EXTENDED_BIAS = 16383n;

/** The 80 bits of an integer in the format of x87 (SDM volume 1, 4.2.2). */
function extendedInteger(text: string, value: bigint): bigint {
  if (value === 0n) return text.startsWith('-') ? 1n << 79n : 0n;
  const magnitude = value < 0n ? -value : value;
  const digits = magnitude.toString(2);
  if (digits.replace(/0+$/, '').length > EXTENDED_FRACTION_BITS)
    throw new InvalidArgumentError(`${text} has more than the ${EXTENDED_FRACTION_BITS} bits that the register holds.`);
  const exponent = EXTENDED_BIAS + BigInt(digits.length - 1);
  if (exponent >= 0x7fffn) throw new InvalidArgumentError(`${text} is beyond what the register holds.`);
  const fraction = BigInt(`0b${digits.padEnd(EXTENDED_FRACTION_BITS, '0').slice(0, EXTENDED_FRACTION_BITS)}`);
  return ((value < 0n ? 1n : 0n) << 79n) | (exponent << 64n) | fraction;
}

/** What an x87 register is set to: `5` and `1.5` are the numbers, `0x3fff8000000000000000` and `0b...` its bits. */
function x87Value(text: string): number | bigint {
  const whole = integerOf(text);
  if (whole === undefined) return real(text, double);
  return /^[+-]?0[xb]/i.test(text) ? whole : extendedInteger(text, whole);
}

/** `rdi=5`, `rsi=table`, `zmm0=f32:1,2,3`, `st0=1.5`. */
export function parseRegister(text: string): [name: string, value: RegisterValue] {
  const [name, value] = splitAssignment(text, 'rdi=5');
  const isX87 = /^st[0-7]$/.test(name);
  const [, type, items = ''] = /^(\w+):(.*)$/.exec(value) ?? [];
  if (type !== undefined) {
    // The bits of a float of 32 or 64 bits are not float of 80.
    if (isX87 && type.startsWith('f'))
      throw new InvalidArgumentError(`${name} holds one number of 80 bits: ${name}=${items.split(',')[0]}.`);
    if (Object.hasOwn(elementTypes, type)) return [name, elementTypes[type]!(items.split(','))];
    throw new InvalidArgumentError(`'${type}:' must be one of ${Object.keys(elementTypes).join(', ')}.`);
  }
  if (!/^[+-]?(\.?\d|inf$|nan$)/i.test(value)) return [name, value];
  if (isX87) return [name, x87Value(value)];
  const whole = integerOf(value);
  if (whole !== undefined) return [name, whole];
  const hint = readReal(value) === 'no number' ? '' : ` Fractions want a type: ${name}=f64:${value}.`;
  throw new InvalidArgumentError(`'${value}' is not an integer.${hint}`);
}

/** `buffer=4096`, `data=hex:0102`, `word=text:hello`, `image=@file`. */
export function parseMemory(text: string): [name: string, contents: MemoryRegion] {
  const [name, value] = splitAssignment(text, 'buffer=4096');
  if (value.startsWith('@')) return [name, readFile(value.slice(1), LARGEST_REGION_BYTES)];
  if (value.startsWith('text:')) return [name, new TextEncoder().encode(text.slice(text.indexOf('text:') + 5))];
  if (value.startsWith('hex:')) {
    const bytes = hexBytes(value.slice(4));
    if (bytes === undefined) throw new InvalidArgumentError('hex: takes pairs of hexadecimal digits.');
    return [name, bytes];
  }
  return [name, Number(integer(value, 1n, BigInt(LARGEST_REGION_BYTES)))];
}

const LARGEST_REGION_BYTES = 1 << 30;
