// Readers of what has parts (given.ts): lists, maps, and objects by their properties. What they give is a copy, made of
// what the readers of the parts gave, so that nothing is looked at twice.

import { type Reader, readList, refuseValue, unreadable } from './given.ts';

/** A value that may be left out. */
export function optional<T>(read: Reader<T>): Reader<T | undefined> {
  return (what, value) => (value === undefined ? undefined : read(what, value));
}

/** @param expected what it should be: `a list of sections` */
export function listOf<T>(expected: string, read: Reader<T>): Reader<T[]> {
  return (what, value) => readList(what, expected, value).map((item, i) => read(`${what}[${i}]`, item));
}

/** A Map from names. @param expected what it should be: `a Map from labels to offsets` */
export function mapOf<T>(expected: string, read: Reader<T>): Reader<Map<string, T>> {
  return (what, value) => {
    const copy = new Map<string, T>();
    for (const [key, each] of entriesOf(what, expected, value)) {
      if (typeof key !== 'string') refuseValue(`${what}: a key`, 'text', key);
      copy.set(key, read(`${what}: the value of ${JSON.stringify(key)}`, each));
    }
    return copy;
  };
}

const { entries } = Map.prototype;

function entriesOf(what: string, expected: string, value: unknown): [unknown, unknown][] {
  try {
    return [...entries.call(value as Map<unknown, unknown>)];
  } catch {
    return refuseValue(what, expected, value);
  }
}

/**
 * An object with certain properties, its own or those of its class; others are left out.
 * @param expected what it should be: `a section`
 */
export function shapeOf<T extends object>(
  expected: string,
  parts: { readonly [K in keyof T]-?: Reader<T[K]> },
): Reader<T> {
  const names = Object.keys(parts) as (keyof T & string)[];
  return (what, value) => {
    if (typeof value !== 'object' || value === null) refuseValue(what, expected, value);
    const found = names.map((name) => {
      try {
        return (value as T)[name];
      } catch (cause) {
        throw unreadable(`${what}.${name}`, cause);
      }
    });
    const copy = names.map((name, i) => [name, parts[name](`${what}.${name}`, found[i])] as const);
    return Object.fromEntries(copy.filter(([, part]) => part !== undefined)) as T;
  };
}
