import { describe, expect, test } from 'vitest';
import { type Code, compile, join, js, name, type Piece, type Word } from '../../../src/javascript/index.ts';

const run = (code: Code): unknown => compile<() => unknown>(js``, js`return ${code};`)?.();

describe('literals', () => {
  test.each([0, -0, 1.5, -1.5, 1e300, 5e-324, Number.NaN, Infinity, -Infinity, 2 ** 53, -5n, 2n ** 64n, true, false])(
    '%p is itself, whatever stands before it',
    (value) => {
      expect(run(js`${value}`)).toBe(value);
      if (typeof value === 'number') expect(run(js`-${value}`)).toBe(-value);
      if (typeof value === 'number' && value < 0) expect(run(js`${value} ** 2`)).toBe(value ** 2);
    },
  );
});

describe('what is not code', () => {
  test.each([
    'globalThis.process.exit(42)',
    '',
    '\u2028',
    null,
    undefined,
    {},
    [],
    Symbol('x'),
    { toString: () => 'x' },
  ])('has no way in: %p', (value) => {
    expect(() => js`${value as unknown as Piece}`).toThrow(TypeError);
    expect(() => join([value as unknown as Code], ', ')).toThrow(TypeError);
    expect(() => compile(js``, value as unknown as Code)).toThrow(TypeError);
  });

  test('names are ours', () => {
    expect(`${name('a', 3)} ${name('out')}`).toBe('a3 out');
    for (const word of ['class', 'i', 'process', '__proto__', 'x;y', '']) {
      expect(() => name(word as Word)).toThrow(TypeError);
    }
    expect(() => name('a', ';x' as unknown as number)).toThrow(TypeError);
  });
});
