// What counts of an object of options: its own keys, whatever a page has done to the prototypes.

import { describe, expect, test } from 'vitest';
import { readOptions, readRecord } from '../../../src/errors/index.ts';

describe('readOptions', () => {
  const read = (options: object) => ({ ...readOptions('f', options, ['a', 'b']) });

  test('gives what the object has, read once, without a prototype', () => {
    let reads = 0;
    const given = {
      get a() {
        return ++reads;
      },
    };
    const options = readOptions('f', given as { a: number; b?: number }, ['a', 'b']);
    expect([options.a, options.a, options.b, reads]).toEqual([1, 1, undefined, 1]);
    expect(Object.getPrototypeOf(options)).toBeNull();
  });

  test('what is on Object.prototype has no effect', () => {
    const everywhere = Object.prototype as { a?: number; c?: number };
    try {
      Object.assign(everywhere, { a: 1, c: 2 });
      expect(readOptions('f', {} as { a?: number }, ['a']).a).toBeUndefined();
    } finally {
      delete everywhere.a;
      delete everywhere.c;
    }
  });

  class Options {
    get a() {
      return 5;
    }
  }
  test.each([
    ['an object of defaults', Object.create({ a: 1 })],
    ['one without a prototype', Object.create(Object.create(null, { a: { value: 1, enumerable: true } }))],
    ['a class', new Options()],
  ])('a key inherited from %s is refused', (_, options) => {
    expect(() => read(options)).toThrow(
      expect.objectContaining({ code: 'BAD_OPTION', message: expect.stringContaining("'a' is inherited") }),
    );
  });

  test('an unknown key is told with those that there are', () => {
    expect(() => read({ k: 1 })).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_OPTION', message: "f: unknown option 'k'; known are a, b" }),
    );
    expect(() => readOptions('f', { k: 1 }, [])).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_OPTION', message: "f: unknown option 'k'; there are none" }),
    );
  });

  test('a key of its own stands before an inherited one', () => {
    expect(read(Object.assign(Object.create({ a: 1 }), { a: 2 }))).toEqual({ a: 2 });
  });

  test.each([null, 5, 'a', [], () => {}])('%s are not options', (options) => {
    expect(() => read(options as object)).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  });

  test('__proto__ as a key of its own is a key like any other', () => {
    const record = readRecord('f', JSON.parse('{ "__proto__": 1, "constructor": 2 }'));
    expect(Object.keys(record)).toEqual(['__proto__', 'constructor']);
  });
});
