// The one reader of objects that callers pass for their keys: options, and records by name such as registers. What counts
// is what the object itself has, read once. What a page put on Object.prototype has no effect, and a key that is only
// inherited from elsewhere is refused, for it would be left out without a word.

import { quoted } from './describe-value.ts';
import { refuseValue, unreadable } from './given.ts';
import { RawCpuError } from './raw-cpu-error.ts';

const { create, getOwnPropertyDescriptor, getPrototypeOf, hasOwn, keys } = Object;

/**
 * The enumerable properties that an object itself has, in an object without a prototype.
 * @param what errors call it
 * @throws RawCpuError `BAD_OPTION` for what is not an object or cannot be read, and for keys that are inherited
 */
export function readRecord<T extends object>(what: string, given: T): T {
  try {
    if (typeof given !== 'object' || given === null || Symbol.iterator in given) {
      return refuseValue(what, 'an object', given);
    }
    return readOwn(what, given);
  } catch (cause) {
    throw unreadable(what, cause);
  }
}

function readOwn<T extends object>(what: string, given: T): T {
  const record = create(null) as Record<string, unknown>;
  for (const key of keys(given)) record[key] = (given as Record<string, unknown>)[key];
  for (const key of inheritedKeys(given)) {
    if (key in record) continue;
    throw new RawCpuError(
      'BAD_OPTION',
      `${what}: ${quoted(key)} is inherited, and only an object's own keys are read`,
      {
        details: { option: key },
        hint: 'copy it: { ...defaults, ...others }',
      },
    );
  }
  return record as T;
}

/** Keys and accessors of an object's prototypes, up to the one that all objects have (Object.prototype of any realm). */
function inheritedKeys(of: object): string[] {
  const found: string[] = [];
  for (let from = getPrototypeOf(of); from !== null && !hasOwn(from, 'hasOwnProperty'); from = getPrototypeOf(from)) {
    for (const key of Object.getOwnPropertyNames(from)) {
      const { enumerable, get } = getOwnPropertyDescriptor(from, key)!;
      if (enumerable || (get !== undefined && key !== '__proto__')) found.push(key);
    }
  }
  return found;
}

/**
 * The options that an object itself has.
 * @throws RawCpuError `UNKNOWN_OPTION`, which lists the known keys; `BAD_OPTION` as readRecord()
 */
export function readOptions<T extends object>(where: string, options: T, known: readonly string[]): T {
  const read = readRecord(`${where}: the options`, options);
  for (const key of keys(read)) {
    if (known.includes(key)) continue;
    const those = known.length === 0 ? 'there are none' : `known are ${known.join(', ')}`;
    throw new RawCpuError('UNKNOWN_OPTION', `${where}: unknown option ${quoted(key)}; ${those}`, {
      details: { option: key, known },
    });
  }
  return read;
}
