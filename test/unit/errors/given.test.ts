// Values that were given: shown whatever they are, read once, refused with what was expected.

import { describe, expect, test } from 'vitest';
import {
  describeValue,
  listOf,
  mapOf,
  oneOf,
  optional,
  quoted,
  RawCpuError,
  readAddress,
  readList,
  readRecord,
  readText,
  shapeOf,
  wholeFrom,
} from '../../../src/errors/index.ts';

const throwing = (): never => {
  throw new Error('no');
};
const revoked = (() => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
})();
const refusal = (message: string) => expect.objectContaining({ code: 'BAD_OPTION', summary: message });

describe('a value in a message', () => {
  const detached = Float32Array.of(1);
  structuredClone(detached.buffer, { transfer: [detached.buffer] });
  // Not by test.each, which looks at the values.
  const shown: readonly [unknown, string][] = [
    [undefined, 'undefined'],
    [null, 'null'],
    [true, 'true'],
    [-0, '-0'],
    [Number.NaN, 'NaN'],
    [7n, '7n'],
    [1n << 300n, 'a bigint of more than 256 bits'],
    [`"${'a'.repeat(99)}`, `the string "\\"${'a'.repeat(39)}…"`],
    [Symbol('s'), 'a Symbol'],
    [throwing, 'a function'],
    [[], 'an Array'],
    [{ toString: throwing, valueOf: throwing }, 'an Object'],
    [Object.create(null), 'an Object'],
    [revoked, 'an Object'],
    [
      {
        get [Symbol.toStringTag]() {
          return throwing();
        },
      },
      'an Object',
    ],
    [{ [Symbol.toStringTag]: 'a\nb' }, 'an Object'],
    [new ArrayBuffer(4), 'an ArrayBuffer'],
    [new Uint8Array(3), 'a Uint8Array of 3 elements'],
    [Object.setPrototypeOf(new Uint8Array(3), null), 'a Uint8Array of 3 elements'],
    [detached, 'a Float32Array of 0 elements'],
  ];
  test.each(shown.map(([, text], i) => [text, i] as const))('%s', (text, i) => {
    expect(describeValue(shown[i]![0])).toBe(text);
  });

  test('a name is quoted, anything else described', () => {
    expect(['a', 'a\nb', 'a'.repeat(50), 5, revoked].map(quoted)).toEqual([
      ...["'a'", "'a\\nb'", `'${'a'.repeat(40)}…'`, '5', 'an Object'],
    ]);
  });
});

describe('readers', () => {
  test('give what they took', () => {
    expect(readText('it', 'a')).toBe('a');
    expect(wholeFrom(1)('it', 5)).toBe(5);
    expect(oneOf(['a', 'b'])('it', 'b')).toBe('b');
    expect(optional(readText)('it', undefined)).toBeUndefined();
    expect([readAddress('it', -1), readAddress('it', 1n << 63n)]).toEqual([-1n, 1n << 63n]);
  });

  test.each([
    [() => readText('it', 5), 'it must be text, got 5'],
    [() => wholeFrom(1)('it', 0), 'it must be a whole number above 0, got 0'],
    [() => wholeFrom(1, 9)('it', 1.5), 'it must be a whole number from 1 to 9, got 1.5'],
    [() => oneOf(['a', 'b'])('it', 'c'), "it must be a, b, got 'c'"],
    [() => optional(readText)('it', null), 'it must be text, got null'],
    [() => readAddress('it', 1n << 64n), `it must be an address of 64 bits, got ${1n << 64n}n`],
    [() => readList('it', 'a list', {}), 'it must be a list, got an Object'],
    [
      () => readList('it', 'a list', revoked),
      "it cannot be read: Cannot perform 'IsArray' on a proxy that has been revoked",
    ],
    [() => listOf('a list', readText)('it', ['a', 5]), 'it[1] must be text, got 5'],
    [() => mapOf('a map', readText)('it', new Map([[5, 'a']])), 'it: a key must be text, got 5'],
    [() => mapOf('a map', readText)('it', {}), 'it must be a map, got an Object'],
    [() => shapeOf('a place', { at: readText })('it', 5), 'it must be a place, got 5'],
    [() => shapeOf('a place', { at: readText })('it', {}), 'it.at must be text, got undefined'],
    [
      () =>
        shapeOf('a place', { at: readText })('it', {
          get at() {
            return throwing();
          },
        }),
      'it.at cannot be read: no',
    ],
    [() => readRecord('it', revoked), "it cannot be read: Cannot perform 'has' on a proxy that has been revoked"],
  ])('%#: %s', (read, message) => {
    expect(read).toThrow(refusal(message));
  });

  test('look at each part once, inherited ones too', () => {
    let looks = 0;
    class Place {
      get at() {
        looks++;
        return 'here';
      }
    }
    const given = new Place() as { at: string; note?: string };
    const read = shapeOf<{ at: string; note?: string }>('a place', { at: readText, note: optional(readText) });
    expect([read('it', given), looks]).toEqual([{ at: 'here' }, 1]);
  });

  test('what a value throws when it is looked at is the cause', () => {
    const given = {
      get a() {
        return throwing();
      },
    };
    try {
      readRecord('it', given);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(RawCpuError);
      expect((error as RawCpuError).cause).toMatchObject({ message: 'no' });
    }
  });

  test('a list of four thousand million holes is refused', () => {
    expect(() => readList('it', 'a list', new Array(2 ** 32 - 1))).toThrow(RawCpuError);
  });
});
