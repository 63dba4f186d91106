// Numbers that a type does not hold, at every door through which one comes: refused, or compared by value.

import {
  type BuilderResult,
  buildExpression,
  compress,
  cumulativeSum,
  elementwise,
  histogram,
  type KernelSource,
  reduce,
  scalar,
  type Value,
  view,
} from 'rawcpu/kernel';
import { describe, expect, test } from 'vitest';

const code = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    expect(message).toMatch(/hold|exact/);
    return code;
  }
  return 'nothing thrown';
};

const bytes = Uint8Array.of(0, 1, 100, 255);
const words = Int32Array.of(-(2 ** 31), -1, 0, 2 ** 31 - 1);

/** A function from its text, so that no tool on the way to the test changes it. */
const arrow = (text: string) => new Function(`return ${text}`)() as KernelSource;

const operators = ['<', '<=', '>', '>=', '==', '!='] as const;
const javascript = (op: string, a: unknown, b: unknown): number =>
  Number(new Function('a', 'b', `return a ${op} b`)(a, b));

describe('comparisons are decided by value', () => {
  const values = [
    300,
    255,
    255.5,
    -1,
    0.5,
    -0.5,
    1,
    1e300,
    Infinity,
    -Infinity,
    Number.NaN,
    300n,
    -1n,
    1n << 70n,
    true,
  ];
  const methods = { '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge', '==': 'eq', '!=': 'ne' } as const;

  test.each(values.map((k, i) => [k, i] as const))('with %s, wherever it stands', async (k, i) => {
    for (const op of operators) {
      const kernel = elementwise('u8', `a ${op} b`);
      expect([...kernel(bytes, k)], `a ${op} ${k}`).toEqual([...bytes].map((a) => javascript(op, a, k)));
    }
    // Every door with two of the operators.
    for (const op of [operators[i % 6]!, operators[(i + 3) % 6]!]) {
      const wanted = [...bytes].map((a) => javascript(op, a, k));
      const turned = [...bytes].map((a) => javascript(op, k, a));
      const got = (kernel: (...args: never[]) => unknown, ...args: unknown[]) => [
        ...((kernel as (...args: unknown[]) => unknown)(bytes, ...args) as Uint8Array),
      ];
      const what = `a ${op} ${k}`;
      const captured = elementwise('u8', `a ${op} k`, { scalars: { k } });
      expect(got(captured), what).toEqual(wanted);
      expect(got(captured.with({ k: 7 })), what).toEqual([...bytes].map((a) => javascript(op, a, 7)));
      expect(got(elementwise('u8', arrow(`(a) => k ${op} a`), { scalars: { k } })), what).toEqual(turned);
      const small = elementwise('u8', `a ${op} k`, { scalars: { k: 7 } });
      expect(got(small.with({ k } as never)), what).toEqual(wanted);
      expect([...small({ a: bytes, k } as never)], what).toEqual(wanted);
      expect(got(elementwise('u8', `a ${op} b`), k), what).toEqual(wanted);
      expect([...elementwise('u8', `b ${op} a`)(k, bytes)], what).toEqual(turned);
      expect(got(elementwise('u8', `(a ${op} k) && true ? 1 : 0`, { scalars: { k } })), what).toEqual(wanted);
      if (typeof k !== 'boolean') {
        const built = buildExpression({ a: 'u8' }, ({ a }) => (a as Value<'u8'>)[methods[op]](k) as BuilderResult);
        expect(got(elementwise('u8', built)), what).toEqual(wanted);
        const declared = buildExpression({ a: 'u8', k: scalar('u8', k) }, ({ a, k: s }) => a[methods[op]](s));
        expect(got(elementwise('u8', declared)), what).toEqual(wanted);
        const text = typeof k === 'bigint' ? `${k}n` : String(k);
        expect(got(elementwise('u8', `a ${op} ${text}`)), what).toEqual(wanted);
        expect(got(elementwise('u8', arrow(`a => ${text} ${op} a`))), what).toEqual(turned);
      }
      expect(reduce('u8', 'count', `a ${op} k`, { scalars: { k } })(bytes), what).toBe(
        wanted.reduce((x, y) => x + y, 0),
      );
      expect(reduce('u8', 'count', `a ${op} b`)(bytes, k), what).toBe(wanted.reduce((x, y) => x + y, 0));
      expect([...compress('u8', `a ${op} b`)(bytes, typeof k === 'boolean' ? 1 : k)], what).toEqual(
        [...bytes].filter((_, i) => wanted[i] === 1),
      );
      expect([...cumulativeSum('u8', `a ${op} k`, { scalars: { k } })(bytes)].map(Number).at(-1), what).toBe(
        wanted.reduce((x, y) => x + y, 0),
      );
      expect([...(await small.parallel({ a: bytes, k } as never))], what).toEqual(wanted);
      const loop = captured.loop();
      const out = new Uint8Array(4);
      loop?.(bytes, out);
      expect([...out], what).toEqual(wanted);
    }
  });

  test('at the borders of other types', () => {
    expect([...elementwise('i32', 'a < k', { scalars: { k: 3e9 } })(words)]).toEqual([1, 1, 1, 1]);
    expect([...elementwise('i32', 'a >= k', { scalars: { k: -3e9 } })(words)]).toEqual([1, 1, 1, 1]);
    expect([...elementwise('i32', '3e9 > a')(words)]).toEqual([1, 1, 1, 1]);
    expect([...elementwise('u32', 'a > -1')(Uint32Array.of(0, 2 ** 32 - 1))]).toEqual([1, 1]);
    const large = BigInt64Array.of(2n ** 53n + 1n, 2n ** 53n);
    expect([...elementwise('i64', 'a > 9007199254740992')(large)]).toEqual([1, 0]);
    expect([...elementwise('i64', 'a == k', { scalars: { k: 2 ** 53 } })(large)]).toEqual([0, 1]);
    expect([...elementwise('i64', 'a < k', { scalars: { k: 2 ** 64 } })(large)]).toEqual([1, 1]);
    const floats = Float32Array.of(3e38, Infinity, Number.NaN, 0);
    expect([...elementwise('f32', 'a <= 1e39')(floats)]).toEqual([1, 0, 0, 1]);
    expect([...elementwise('f32', 'a == 1e39')(floats)]).toEqual([0, 0, 0, 0]);
    expect([...elementwise('f32', 'a >= k', { scalars: { k: 1e39 } })(floats)]).toEqual([0, 1, 0, 0]);
    expect([...elementwise('f32', 'a > 1e-60')(floats)]).toEqual([1, 1, 0, 0]);
    expect([...elementwise('f32', 'a >= -1e-60')(floats)]).toEqual([1, 1, 0, 1]);
    expect([...elementwise('u8', 'a <= 2.9999999999')(Uint8Array.of(2, 3))]).toEqual([1, 0]);
    expect([...elementwise('u8', 'a > 1 == 2')(bytes)]).toEqual([0, 0, 0, 0]);
    expect([...elementwise('u8', '(a > 1) < 0.5')(bytes)]).toEqual([1, 1, 0, 0]);
  });

  test('a misfit in a condition is true where JavaScript has it so', () => {
    const kernel = elementwise('u8', 'k ? a : 0', { scalars: { k: 300 } });
    expect([...kernel(bytes)]).toEqual([...bytes]);
    expect([...kernel.with({ k: Number.NaN })(bytes)]).toEqual([0, 0, 0, 0]);
    expect([...kernel.with({ k: 0.5 })(bytes)]).toEqual([...bytes]);
    expect([...kernel.with({ k: 0 })(bytes)]).toEqual([0, 0, 0, 0]);
  });

  test('through views, and with the number as the only input beside them', () => {
    const kernel = elementwise('u8', 'a < b');
    const backwards = view(bytes, { shape: [4], strides: [-1], offset: 3 });
    expect([...kernel(backwards, 254.5)]).toEqual([0, 1, 1, 1]);
    expect([...kernel(1, 300)]).toEqual([1]);
    const out = new Uint8Array(4);
    for (const b of [300, 200, 300, -1]) {
      kernel(bytes, b, out);
      expect([...out]).toEqual([...bytes].map((a) => Number(a < b)));
    }
    expect([...kernel(bytes, bytes)]).toEqual([0, 0, 0, 0]);
  });
});

describe('what does not fit is refused', () => {
  const misfits: [type: 'u8' | 'i8' | 'i16' | 'u32' | 'i32' | 'i64' | 'u64' | 'f32' | 'f16', value: number | bigint][] =
    [
      ['u8', 300],
      ['u8', -1],
      ['i8', 128],
      ['i8', -129],
      ['i16', 32768],
      ['u32', -1],
      ['u32', 2 ** 32],
      ['i32', 3e9],
      ['i64', 2 ** 53 + 2],
      ['i64', 1n << 63n],
      ['u64', -1n],
      ['u64', 1n << 64n],
      ['f32', 1e39],
      ['f16', 70000],
      ['f16', 1e-9],
    ];

  test.each(misfits)('%s, %s', async (type, k) => {
    // Written out it would keep its digits.
    const text = typeof k === 'bigint' ? `${k}n` : type === 'i64' ? '2 ** 53 + 2' : String(k);
    const zero = typeof k === 'bigint' || type === 'i64' ? 0n : 0;
    const others = ['# * a', 'a > 0 ? a : #', 'max(a, #)', 'clamp(a, #, #)', 'where(a > 0, #, a)', '[a, #]'];
    for (const expression of ['a + #', others[misfits.findIndex((misfit) => misfit[1] === k) % others.length]!]) {
      const named = expression.replaceAll('#', 'k');
      const written = expression.replaceAll('#', `(${text})`);
      const what = `${type}: ${written}`;
      expect(
        code(() => elementwise(type, named, { scalars: { k } })),
        what,
      ).toBe('BAD_OPTION');
      expect(
        code(() => elementwise(type, named, { scalars: { k: { type, value: k } } })),
        what,
      ).toBe('BAD_OPTION');
      if (!/e[+-]/.test(text) || type === 'f16')
        expect(
          code(() => elementwise(type, written)),
          what,
        ).toBe('BAD_NUMBER');
      expect(
        code(() => elementwise(type, arrow(`a => ${written}`))),
        what,
      ).toBe('BAD_NUMBER');
      const kernel = elementwise(type, named, { scalars: { k: zero } });
      expect(
        code(() => kernel.with({ k })),
        what,
      ).toBe('ARGUMENT_RANGE');
      expect(
        code(() => kernel({ a: zero, k })),
        what,
      ).toBe('ARGUMENT_RANGE');
      const open = elementwise(type, named);
      const args = open.inputs.map(({ name }) => (name === 'k' ? k : zero));
      expect(
        code(() => open(...args)),
        what,
      ).toBe('ARGUMENT_RANGE');
      expect(
        code(() => open.arrow(...args)),
        what,
      ).toBe('ARGUMENT_RANGE');
      await expect(open.parallel(...args)).rejects.toMatchObject({ code: 'ARGUMENT_RANGE' });
      if (expression === '[a, #]') continue;
      expect(
        code(() => reduce(type, 'sum', named)(...args)),
        what,
      ).toBe('ARGUMENT_RANGE');
      expect(
        code(() => reduce(type, 'sum', named, { scalars: { k } })),
        what,
      ).toBe('BAD_OPTION');
      expect(
        code(() => cumulativeSum(type, named, { scalars: { k } })),
        what,
      ).toBe('BAD_OPTION');
      expect(
        code(() => histogram(type, named, { bins: 2, range: [0, 9], scalars: { k } })),
        what,
      ).toBe('BAD_OPTION');
      expect(
        code(() => compress(type, 'a > 0', named, { scalars: { k } })),
        what,
      ).toBe('BAD_OPTION');
    }
    expect(code(() => elementwise(type, 'a')(k))).toBe('ARGUMENT_RANGE');
    expect(code(() => elementwise(type, text))).toMatch(/BAD_NUMBER/);
  });

  test('fractions, infinities and NaN in integers', () => {
    const add = elementwise('u8', 'a + b');
    for (const value of [1.5, 0.5, Number.NaN, Infinity, -Infinity]) {
      expect(code(() => add(bytes, value))).toBe('ARGUMENT_RANGE');
      expect(code(() => elementwise('i32', 'a + k', { scalars: { k: 2 } }).with({ k: value }))).toBe('ARGUMENT_RANGE');
      if (!Number.isFinite(value))
        expect(code(() => elementwise('i32', 'a + k', { scalars: { k: value } }))).toBe('BAD_OPTION');
    }
    for (const text of ['2.5', 'NaN', 'Infinity', '[a, 0.5]', '{ x: a, y: 0.5 }', 'k = 0.5; k']) {
      expect(
        code(() => elementwise('u8', text)),
        text,
      ).toBe('BAD_NUMBER');
    }
    expect([...elementwise('u8', 'a * k', { scalars: { k: 0.5 } })(bytes)]).toEqual([0, 0, 50, 127]);
  });

  test('literals of other types than they meet', () => {
    const scaled = <S extends string>(text: S) => elementwise('f32', text, { inputs: { s: 'i16' } });
    expect(code(() => scaled('s/32768'))).toBe('BAD_NUMBER');
    expect([...scaled('s/32768.0')(Int16Array.of(-32768, 16384))]).toEqual([-1, 0.5]);
    expect([...scaled('f32(s)/32768')(Int16Array.of(-32768, 16384))]).toEqual([-1, 0.5]);
  });

  test('numbers that JavaScript cuts to 32 bits, in 64-bit types', () => {
    for (const text of ['a + (1 << 40)', 'a & ~0xffffffff', 'a | (0xfffffffff & 0xff00000000)']) {
      expect(() => elementwise('i64', text), text).toThrow('bit operators keep 32 bits');
    }
    expect([...elementwise('i64', 'a + (1n << 40n)')(BigInt64Array.of(1n))]).toEqual([2n ** 40n + 1n]);
    expect([...elementwise('i64', 'a + (1 << 4)')(BigInt64Array.of(1n))]).toEqual([17n]);
    expect([...elementwise('u64', 'a & ~0xff')(BigUint64Array.of(2n ** 64n - 1n))]).toEqual([2n ** 64n - 256n]);
    expect([...elementwise('u64', 'a & 0xff00000000000000')(BigUint64Array.of(2n ** 64n - 1n))]).toEqual([
      0xff00000000000000n,
    ]);
  });

  test('integers that JavaScript rounds on the way, in 64-bit types', () => {
    const big = '9007199254740993';
    const rounded = [`${big} - 1000`, `${big} % 2`, '2 ** 53 + 1 - 2 ** 53', `${big} / 2`, `i64(2 ** 53 + 1)`];
    const functions = [`min(${big}, 2 ** 60) - 5`, `(${big} - 1000) + 1n`, `(${big} - 1000) | 0`, `-(${big} - 1000)`];
    for (const text of [...rounded, ...functions, `x < ${big} - 1000`]) {
      for (const source of [text, `x => x + (${text})`]) {
        expect(() => elementwise('i64', source), source).toThrow('round integers beyond 2^53');
      }
    }
    for (const text of [`${big} == 9007199254740992`, `${big} > 9007199254740992`]) {
      expect(() => elementwise('i64', text), text).toThrow('has no value for');
    }
  });

  test.each([
    ['9007199254740993', 9007199254740993n],
    ['-9007199254740993', -9007199254740993n],
    ['9007199254740993 | 0', 9007199254740993n],
    ['9007199254740993 ^ 5', 9007199254740996n],
    ['~9007199254740993', -9007199254740994n],
    ['9007199254740993 << 1', 18014398509481986n],
    ['9007199254740993n - 1000', 9007199254739993n],
    ['x + 9007199254740993 - 1000', 9007199254739993n],
    ['0x20000000000001 & -1', 9007199254740993n],
    ['4000000000 * 2 - 1', 7999999999n],
  ])('all digits: %s', (text, expected) => {
    for (const source of [text, `x => x + (${text})`]) {
      const kernel = elementwise('i64', source as 'x');
      expect(
        [...kernel({ ...(kernel.inputs.length > 0 ? { x: BigInt64Array.of(0n) } : {}) } as never)],
        source,
      ).toEqual([expected]);
    }
  });

  test('masks keep their meaning, casts are asked for', () => {
    expect([...elementwise('u8', 'a & -2')(bytes)]).toEqual([0, 0, 100, 254]);
    expect([...elementwise('u32', '~7 & a')(Uint32Array.of(2 ** 32 - 1))]).toEqual([2 ** 32 - 8]);
    expect(code(() => elementwise('u8', 'a | -2'))).toBe('BAD_NUMBER');
    expect(code(() => elementwise('u8', 'a ^ -1'))).toBe('BAD_NUMBER');
    expect(code(() => elementwise('i8', 'a & 0xff'))).toBe('BAD_NUMBER');
    expect(code(() => elementwise('u8', 'a & k', { scalars: { k: -2 } }))).toBe('BAD_OPTION');
    expect([...elementwise('u8', 'a ^ u8(-1)')(bytes)]).toEqual([255, 254, 155, 0]);
    expect([...elementwise('i32', 'a ^ i32(0x80000000)')(words)]).toEqual([...words].map((a) => a ^ 0x80000000));
    expect([...elementwise('u8', 'a + u8(300)')(bytes)]).toEqual([44, 45, 144, 43]);
    expect([...elementwise('f32', 'a + f32(1e39)')(Float32Array.of(1))]).toEqual([Infinity]);
    expect([...elementwise('u8', 'a << 9')(bytes)]).toEqual([0, 2, 200, 254]);
  });

  test('what is not a number', () => {
    const kernel = elementwise('f32', 'a * k', { scalars: { k: 2 } });
    for (const k of [null, undefined, '3', 'x', {}, [], Symbol('x'), () => 1, new Number(3), { value: '3' }, 'NaN']) {
      expect(() => elementwise('f32', 'a * k', { scalars: { k } as never }), String(typeof k)).toThrow(
        'number expected',
      );
      expect(() => kernel.with({ k } as never)).toThrow('takes a number');
      expect(() => kernel({ a: Float32Array.of(1), k } as never)).toThrow('takes a number');
    }
    expect(() => kernel.with(null as never)).toThrow('must be an object');
    // @ts-expect-error there is no such scalar
    expect(() => kernel.with({ x: 1 })).toThrow('unknown option');
    expect(() => kernel.with({ k: { type: 'f64', value: 1 } } as never)).toThrow("'k' is f32, not f64");
    expect([...kernel.with({ k: true } as never)(Float32Array.of(3))]).toEqual([3]);
    expect([...kernel.with({ k: 3n })(Float32Array.of(3))]).toEqual([9]);
  });
});
