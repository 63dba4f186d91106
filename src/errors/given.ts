// What is checked of a value that a caller gives, wherever that is: one error, which says what was expected and what came.
// A reader takes what errors call the value, and the value; it gives it back as what it is. Lists are read once, as options
// are (read-options.ts), so that what was checked is what is used.

import { describeValue, quoted } from './describe-value.ts';
import { isOurs, isStackOverflow, RawCpuError, thrownMessage } from './raw-cpu-error.ts';

/** @throws RawCpuError `BAD_OPTION` for another value */
export type Reader<T> = (what: string, value: unknown) => T;

/** @throws RawCpuError `BAD_OPTION`: `WHAT must be EXPECTED, got VALUE` */
export function refuseValue(what: string, expected: string, value: unknown, hint?: string): never {
  throw new RawCpuError('BAD_OPTION', `${what} must be ${expected}, got ${describeValue(value)}`, { hint });
}

export const readText: Reader<string> = (what, value) =>
  typeof value === 'string' ? value : refuseValue(what, 'text', value);

export const readBoolean: Reader<boolean> = (what, value) =>
  typeof value === 'boolean' ? value : refuseValue(what, 'true or false', value);

export const readFunction: Reader<(...args: never[]) => unknown> = (what, value) =>
  typeof value === 'function' ? (value as () => unknown) : refuseValue(what, 'a function', value);

/** A number, which may be fractional; not NaN. */
export const readNumber: Reader<number> = (what, value) =>
  typeof value === 'number' && !Number.isNaN(value) ? value : refuseValue(what, 'a number', value);

/** Whole numbers from `from` on, up to `to`. */
export function wholeFrom(from: number, to: number = Number.MAX_SAFE_INTEGER): Reader<number> {
  const isOpen = to === Number.MAX_SAFE_INTEGER;
  const expected = isOpen ? `a whole number above ${from - 1}` : `a whole number from ${from} to ${to}`;
  return (what, value) => {
    const isWithin = Number.isSafeInteger(value) && (value as number) >= from && (value as number) <= to;
    return isWithin ? (value as number) : refuseValue(what, expected, value);
  };
}

/** One of some names. */
export function oneOf<T extends string>(names: readonly T[]): Reader<T> {
  return (what, value) => {
    if (names.includes(value as T)) return value as T;
    throw new RawCpuError('BAD_OPTION', `${what} must be ${names.join(', ')}, got ${quoted(value)}`);
  };
}

/** An address: a bigint or a safe integer of 64 bits, with or without sign. */
export const readAddress: Reader<bigint> = (what, value) => {
  if (typeof value !== 'bigint' && !Number.isSafeInteger(value)) {
    refuseValue(what, 'an address, an integer or a bigint', value);
  }
  const address = BigInt(value as bigint | number);
  const isWithin = BigInt.asUintN(64, address) === address || BigInt.asIntN(64, address) === address;
  return isWithin ? address : refuseValue(what, 'an address of 64 bits', value);
};

/** More than any list that is given; an array may claim four thousand million. */
const MOST_ITEMS = 1 << 24;

/** Whether a value is an array; false for one that cannot be looked at. */
export function isList(value: unknown): value is unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

/** The items of an array. @param expected what it should be: `a list of CPUs` */
export function readList(what: string, expected: string, given: unknown): unknown[] {
  try {
    if (!Array.isArray(given)) return refuseValue(what, expected, given);
    const { length } = given;
    if (length > MOST_ITEMS) return refuseValue(what, `${expected}, ${MOST_ITEMS} at most`, given);
    return Array.from({ length }, (_, i) => given[i] as unknown);
  } catch (cause) {
    throw unreadable(what, cause);
  }
}

/** The error for what cannot be read: a revoked proxy, or a getter that throws. */
export function unreadable(what: string, cause: unknown): Error {
  if (isOurs(cause) || isStackOverflow(cause)) return cause as Error;
  const message = thrownMessage(cause);
  const reason = message === undefined ? `${describeValue(cause)} was thrown` : message.split('\n')[0]!;
  return new RawCpuError('BAD_OPTION', `${what} cannot be read: ${reason}`, { cause });
}
