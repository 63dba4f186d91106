// Which exceptions kernels report: what Annex F of the C standard and IEEE 754 say for special values, written down by
// hand. test/slow/kernel-exceptions.test.ts compares with C's library.

import { cpuInfo } from 'rawcpu/cpu';
import {
  cumulativeSum,
  type DType,
  elementwise,
  type Level,
  levels,
  reduce,
  type TypedArray,
  view,
} from 'rawcpu/kernel';
import { describe, expect, test } from 'vitest';
import { missingFor, usableFeatures } from '../../../src/kernel/code/target.ts';
import { ops } from '../../../src/kernel/ir/ops.ts';

const features = usableFeatures(cpuInfo().features);
const usable = levels.filter((level) => missingFor(level, features).length === 0);
const watched = ['invalid', 'divideByZero', 'overflow', 'underflow'] as const;
const withInexact = [...watched, 'inexact'] as const;

type Array1 = Float32Array | Float64Array | Uint16Array;

/** What a call raises of the exceptions that are asked for, in their order. */
function raisedBy(work: () => unknown): string {
  try {
    work();
    return '';
  } catch (error) {
    const { code, details } = error as { code?: string; details: { raised: readonly string[] } };
    if (code !== 'FLOAT_EXCEPTION') throw error;
    return details.raised.filter((name) => name !== 'denormal').join(' ');
  }
}

const inf = Infinity;
const [I, D, O, U] = ['invalid', 'divideByZero', 'overflow inexact', 'underflow inexact'] as const;
type Row = readonly [args: readonly number[], raised: string];
const quiet = (...values: number[]): Row[] => values.map((value) => [[value], '']);
const raising = (raised: string, ...values: number[]): Row[] => values.map((value) => [[value], raised]);
/** Like the argument itself around 0: denormal arguments have denormal results, which are not exact. */
const small = raising(U, 1e-310, -1e-310);

/** For f64; results that are inexact and nothing else are taken as they come. */
const functions: Readonly<Record<string, readonly Row[]>> = {
  exp: [...quiet(0, -0, 1, inf, -inf, NaN, 709, 1e-310), ...raising(O, 710, 1e300), ...raising(U, -746, -720, -1e300)],
  exp2: [...quiet(0, 3, inf, -inf, NaN, -1074, 1023.5), ...raising(O, 1024), ...raising(U, -1075.5, -1050.5, -1e300)],
  expm1: [...quiet(0, -0, 1, inf, -inf, NaN, -1e300, 709), ...raising(O, 710), ...small],
  log: [...quiet(1, inf, NaN, 1e300, 5e-324, 2e31), ...raising(D, 0, -0), ...raising(I, -1, -inf, -5e-324)],
  log2: [...quiet(1, 8, inf, NaN, 1e300, 5e-324), ...raising(D, 0, -0), ...raising(I, -1, -inf)],
  log10: [...quiet(1, 1000, inf, NaN, 1e300, 5e-324), ...raising(D, 0, -0), ...raising(I, -1, -inf)],
  log1p: [...quiet(0, -0, 1, inf, NaN, 1e300, -0.5), ...raising(D, -1), ...raising(I, -2, -inf), ...small],
  sin: [...quiet(0, -0, 1, NaN, 1e300, 1e10, 22), ...raising(I, inf, -inf), ...small],
  cos: [...quiet(0, -0, 1, NaN, 1e300, 1e10, 5e-324), ...raising(I, inf, -inf)],
  tan: [...quiet(0, -0, 1, NaN, 1e300, 1e10, 2e31), ...raising(I, inf, -inf), ...small],
  asin: [...quiet(0, -0, 1, -1, 0.5, NaN), ...raising(I, 2, -2, inf, -inf), ...small],
  acos: [...quiet(0, -0, 1, -1, 0.5, NaN, 5e-324), ...raising(I, 2, -2, inf, -inf)],
  atan: [...quiet(0, -0, 1, NaN, inf, -inf, 1e300), ...small],
  sinh: [...quiet(0, -0, 1, NaN, inf, -inf, 710), ...raising(O, 711, -1e300), ...small],
  cosh: [...quiet(0, -0, 1, NaN, inf, -inf, 710, 5e-324), ...raising(O, 711, -1e300)],
  tanh: [...quiet(0, -0, 1, NaN, inf, -inf, 1e300), ...small],
  asinh: [...quiet(0, -0, 1, NaN, inf, -inf, 1e300), ...small],
  acosh: [...quiet(1, 2, NaN, inf, 1e300), ...raising(I, 0.5, 0, -1, -inf)],
  atanh: [...quiet(0, -0, 0.5, NaN), ...raising(D, 1, -1), ...raising(I, 2, inf, -inf), ...small],
  cbrt: quiet(0, -0, 8, -27, NaN, inf, -inf, 5e-324, 1e300, 2e31),
  sqrt: [...quiet(0, -0, 4, NaN, inf, 5e-324), ...raising(I, -1, -inf, -5e-324)],
  floor: quiet(0, 0.5, NaN, inf, -inf, 1e300, -5e-324),
  ceil: quiet(0, 0.5, NaN, inf, -inf, 1e300, -5e-324),
  trunc: quiet(0, 0.5, NaN, inf, -inf, 1e300, -5e-324),
  nearest: quiet(0, 0.5, NaN, inf, -inf, 1e300, -5e-324),
  round: quiet(0, 0.5, NaN, inf, -inf, 1e300, -5e-324),
  sign: quiet(0, 0.5, NaN, inf, -inf, 1e300, -5e-324),
  abs: quiet(0, 0.5, NaN, inf, -inf, 1e300, -5e-324),
  atan2: [
    [[0, 0], ''],
    [[-0, -0], ''],
    [[inf, inf], ''],
    [[inf, -inf], ''],
    [[1, inf], ''],
    [[NaN, 0], ''],
    [[1, NaN], ''],
    [[1e300, 1e-300], ''],
    [[1e-300, 1e300], U],
    [[5e-324, 1], U],
  ],
  hypot: [
    [[0, 0], ''],
    [[3, 4], ''],
    [[inf, NaN], ''],
    [[NaN, 1], ''],
    [[1e300, 1e300], ''],
    [[5e-324, 0], ''],
    [[3 * 5e-324, 4 * 5e-324], ''],
    [[1e308, 1.7e308], O],
    [[5e-324, 5e-324], U],
  ],
  pow: [
    [[2, 3], ''],
    [[0, 5], ''],
    [[NaN, 0], ''],
    [[2, NaN], ''],
    [[NaN, 2], ''],
    [[0, inf], ''],
    [[0, -inf], ''],
    [[inf, -1], ''],
    [[-inf, 3], ''],
    [[2, -inf], ''],
    [[2, -1074], ''],
    [[2 ** -537, 2], ''],
    [[1e-310, 1], ''],
    [[-2, 3], ''],
    [[0, -1], D],
    [[-0, -3], D],
    [[0, -0.5], D],
    [[-2, 0.5], I],
    [[-1e-310, -1.5], I],
    [[1e200, 2], O],
    [[-1e200, 3], O],
    [[1e-200, 2], U],
    [[3, -700], U],
    [[2, -1075], U],
  ],
  min: [
    [[NaN, 1], ''],
    [[1, NaN], ''],
    [[0, -0], ''],
    [[inf, -inf], ''],
  ],
  max: [
    [[NaN, 1], ''],
    [[1, NaN], ''],
    [[0, -0], ''],
    [[inf, -inf], ''],
  ],
  copysign: [[[NaN, -1], '']],
  fma: [
    [[1, 2, 3], ''],
    [[NaN, 1, 2], ''],
    [[inf, 1, 1], ''],
    [[1, 1, -inf], ''],
    [[0, inf, NaN], ''],
    [[0, 1, 0], ''],
    [[1e200, 1e200, -inf], ''],
    [[5e-324, 1, 5e-324], ''],
    [[inf, 0, 1], I],
    [[inf, 1, -inf], I],
    [[1e200, 1e200, -1e300], O],
    [[1e-200, 1e-200, 0], U],
    [[1e-200, 1e-200, 5e-324], U],
    [[1, 0.5, 5e-324], 'inexact'],
  ],
  '+': [
    [[1, 2], ''],
    [[NaN, inf], ''],
    [[inf, inf], ''],
    [[5e-324, 5e-324], ''],
    [[inf, -inf], I],
    [[1.7e308, 1.7e308], O],
    [[1, 1e-20], 'inexact'],
  ],
  '*': [
    [[1, 2], ''],
    [[NaN, 0], ''],
    [[inf, -2], ''],
    [[inf, 0], I],
    [[1e200, 1e200], O],
    [[1e-200, 1e-200], U],
  ],
  '/': [
    [[1, 2], ''],
    [[NaN, 0], ''],
    [[inf, 0], ''],
    [[1, inf], ''],
    [[0, 0], I],
    [[inf, inf], I],
    [[1, 0], D],
    [[-5e-324, -0], D],
    [[1e200, 1e-200], O],
    [[1e-200, 1e200], U],
  ],
  '%': [
    [[5, 3], ''],
    [[NaN, 0], ''],
    [[5, inf], ''],
    [[0, 3], ''],
    [[1e300, 3], ''],
    [[1e-310, 7e-320], ''],
    [[1, 0], I],
    [[inf, 3], I],
    [[-inf, inf], I],
  ],
  '<': [
    [[1, inf], ''],
    [[NaN, 1], I],
    [[1, NaN], I],
  ],
  '==': [
    [[1, inf], ''],
    [[NaN, 1], ''],
    [[NaN, NaN], ''],
  ],
};

const expressionOf = (name: string, arity: number): string =>
  /^\w/.test(name) ? `${name}(${['x', 'y', 'z'].slice(0, arity).join(', ')})` : `x ${name} y`;

/** The rows whose arguments a type holds, and which raise the same there: extreme ones are of f64. */
const fits = (type: DType, args: readonly number[]): boolean =>
  type === 'f64' || args.every((x) => !Number.isFinite(x) || x === 0 || (Math.abs(x) >= 0.5 && Math.abs(x) <= 27));

function arrayOf(type: DType, values: readonly number[]): Array1 {
  return type === 'f64' ? Float64Array.from(values) : Float32Array.from(values);
}

describe.each(usable)('at level %s', (isa: Level) => {
  const some = ['exp', 'log', 'tan', 'tanh', 'cbrt', 'pow', 'fma', 'round', '%'];
  const isWhole = isa === usable[0] || isa === 'sse2';
  const cases = [
    ...(isWhole ? Object.keys(functions) : some).map((name) => ['f64', name] as const),
    ...some.map((name) => ['f32', name] as const),
  ];

  test.each(cases)('%s: %s', (type, name) => {
    const rows = functions[name]!.filter(([args]) => fits(type, args));
    const arity = rows[0]![0].length;
    const isRounding = /^[+*/]$|^fma$/.test(name);
    const kernel = elementwise(type, expressionOf(name, arity), {
      isa,
      reportExceptions: isRounding ? withInexact : watched,
      outputs: type,
    });
    const call = (columns: readonly Array1[]) => raisedBy(() => kernel(...(columns as never[])));
    const columns = (list: readonly Row[]) =>
      Array.from({ length: arity }, (_, k) =>
        arrayOf(
          type,
          list.map(([args]) => args[k]!),
        ),
      );
    expect(call(columns(rows.filter(([, raised]) => raised === '')))).toBe('');
    const harmless = rows[0]!;
    for (const row of rows) {
      if (row[1] === '') continue;
      const expected = row[1];
      expect(`${row[0].join()}: ${call(columns([row]))}`).toBe(`${row[0].join()}: ${expected}`);
      expect(call(columns([harmless, harmless, harmless, harmless, row]))).toBe(expected);
    }
  });

  test('signaling NaN is invalid wherever it is computed with, also where a pass takes the operation away', () => {
    const signaling = new Float32Array(Uint32Array.of(0x7f800001).buffer);
    const raised = (text: string) =>
      raisedBy(() => elementwise('f32', text, { isa, reportExceptions: watched, outputs: 'f32' })(signaling));
    for (const text of ['x * 1', 'x ** 1', 'x ** 0', 'min(x, x)', 'x / 1', 'x - 0', 'floor(x)', 'x == x', 'tanh(x)']) {
      expect(`${text}: ${raised(text)}`).toBe(`${text}: invalid`);
    }
    for (const text of ['x', '-x', 'abs(x)', 'copysign(x, -1)']) expect(`${text}: ${raised(text)}`).toBe(`${text}: `);
  });

  test('what is not chosen raises nothing, and lanes without an element neither', () => {
    const x = Float64Array.of(4, 0, -1, 0, 0, 0, 0.25, 0, 1);
    const raised = (text: string, ...inputs: Float64Array[]) =>
      raisedBy(() => elementwise('f64', text, { isa, reportExceptions: withInexact, outputs: 'f64' })(...inputs));
    expect(raised('x > 0 ? 1 / sqrt(x) : 0', x)).toBe('');
    expect(raised('x > 0 ? 1 / x : x < 0 ? sqrt(-x) : 5', x)).toBe('');
    expect(raised('x != 0 && 1 / x > 1 ? 1 : 2', x)).toBe('');
    expect(raised('x == 0 || 1 / x > 1 ? 1 : 2', x)).toBe('');
    expect(raised('x >= 0 ? 1 / x : 0', x)).toBe('divideByZero');
    const kernel = elementwise('f64', 'f32(1) / (x > 1 ? y : f32(0)) + position() - position()', {
      isa,
      inputs: { y: 'f32' },
      reportExceptions: withInexact,
    });
    const apart = elementwise('f64', '1 / (2 - position()) + x', { isa, reportExceptions: watched });
    for (const length of [1, 2]) {
      expect(raisedBy(() => kernel(new Float64Array(length).fill(2), new Float32Array(length).fill(2)))).toBe('');
      expect(raisedBy(() => apart(view(new Float64Array(9), { shape: [length], strides: [3] })))).toBe('');
    }
    expect(raisedBy(() => apart(new Float64Array(4)))).toBe('divideByZero');
  });

  test('integers raise nothing, conversions what does not fit', () => {
    const options = { isa, reportExceptions: withInexact } as const;
    const zeros = Int32Array.of(0, 0, 1);
    expect(raisedBy(() => elementwise('i32', 'a / b + a % b', options)(Int32Array.of(1, 2, 3), zeros))).toBe('');
    const convert = (to: DType, value: number) =>
      raisedBy(() => elementwise('f64', `${to}(a)`, { ...options, outputs: to })(Float64Array.of(value)));
    for (const [to, least, most] of [
      ['i8', -128, 127],
      ['u16', 0, 65535],
      ['i32', -(2 ** 31), 2 ** 31 - 1],
      ['u32', 0, 2 ** 32 - 1],
    ] as const) {
      expect([least, most, -0].map((value) => convert(to, value))).toEqual(['', '', '']);
      expect([least - 1, most + 1, NaN, -inf].map((value) => convert(to, value))).toEqual([I, I, I, I]);
      expect([least - 0.5, most + 0.5].map((value) => convert(to, value))).toEqual(['inexact', 'inexact']);
    }
    expect([1e300, 65520, 65504, NaN, inf].map((value) => convert('f16', value))).toEqual([O, O, '', '', '']);
    expect([2 ** -24, 2 ** -25, 2 ** -14 * (1 - 2 ** -12)].map((value) => convert('f16', value))).toEqual([
      '',
      U,
      'inexact',
    ]);
    expect([1e300, 1e-310, 1].map((value) => convert('f32', value))).toEqual([O, U, '']);
    const whole = (from: DType, to: DType, value: TypedArray) =>
      raisedBy(() => elementwise(from, `${to}(a)`, { ...options, outputs: to })(value));
    expect(whole('i32', 'f32', Int32Array.of(2 ** 24 + 1))).toBe('inexact');
    expect(whole('i32', 'f32', Int32Array.of(2 ** 31 - 1))).toBe('inexact');
    expect(whole('u64', 'f64', BigUint64Array.of(2n ** 64n - 1n))).toBe('inexact');
    expect(whole('u64', 'f32', BigUint64Array.of(2n ** 63n, 2n ** 64n - 2n ** 40n))).toBe('');
    expect(whole('i32', 'f16', Int32Array.of(65520))).toBe(O);
  });

  test('16-bit floats raise by their own range', () => {
    const raised = (type: DType, text: string, ...values: number[]) =>
      raisedBy(() =>
        elementwise(type, text, { isa, reportExceptions: watched })(...values.map((value) => Uint16Array.of(value))),
      );
    expect(raised('f16', 'x * y', 0x7bff, 0x7bff)).toBe(O);
    expect(raised('f16', 'x * y', 0x0400, 0x1000)).toBe(U);
    expect(raised('f16', 'x * y', 0x0400, 0x3800)).toBe('');
    expect(raised('f16', 'x / y', 0x3c00, 0)).toBe(D);
    expect(raised('f16', 'exp(x)', 0x4a00)).toBe(O);
    expect(raised('f16', 'exp(x)', 0x7e00)).toBe('');
    expect(raised('f16', 'x + y', 0x7c01, 0x3c00)).toBe(I);
    expect(raised('f16', 'fma(x, y, y)', 0x7c00, 0x3c00)).toBe('');
    expect(raised('bf16', 'x * y', 0x7f7f, 0x7f7f)).toBe(O);
    expect(raised('bf16', 'log(x)', 0)).toBe(D);
  });
});

describe('with other options', () => {
  const report = { reportExceptions: watched } as const;

  test.each(['up', 'down', 'zero', 'nearest'] as const)('rounding %s: what is too large overflows', (rounding) => {
    const options = { ...report, rounding };
    const large = Float64Array.of(1e200);
    expect(raisedBy(() => elementwise('f64', 'exp(a)', options)(large))).toBe(O);
    expect(raisedBy(() => elementwise('f64', 'a ** b', options)(large, Float64Array.of(2.5)))).toBe(O);
    expect(raisedBy(() => elementwise('f64', 'f16(a)', { ...options, outputs: 'f16' })(large))).toBe(O);
    expect(raisedBy(() => elementwise('f64', 'hypot(a, 0) * 2', options)(Float64Array.of(8e307)))).toBe('');
    expect(raisedBy(() => elementwise('f64', 'hypot(a, 0)', options)(Float64Array.of(1.7e308)))).toBe('');
  });

  test('a fused product raises what its one rounding does', () => {
    const columns = [3e38, 2, -3e38].map((value) => Float32Array.of(value));
    const two = raisedBy(() => elementwise('f32', 'a * b + c', report)(...columns));
    const fused = elementwise('f32', 'a * b + c', { ...report, fma: true });
    expect(two).toBe(O);
    expect(raisedBy(() => fused(...columns))).toBe(features.has('fma') ? '' : O);
  });

  test('faster functions raise the same', () => {
    const fast = elementwise('f32', 'exp(a) + log(b) + sin(c) + tanh(d)', { ...report, accuracy: 'fast' });
    const [a, b, c, d] = [NaN, NaN, NaN, NaN].map((value) => Float32Array.of(value, 0));
    b![1] = inf;
    expect(raisedBy(() => fast(a!, b!, c!, d!))).toBe('');
    c![1] = inf;
    expect(raisedBy(() => fast(a!, b!, c!, d!))).toBe(I);
  });

  test('running sums raise what their additions do', () => {
    const sum = cumulativeSum('f64', 'a', { reportExceptions: 'throw' });
    expect(raisedBy(() => sum(Float64Array.of(1, NaN, inf)))).toBe('');
    expect(raisedBy(() => sum(Float64Array.of(1.5e308, 1.5e308)))).toBe(O);
  });
});

test('every function of the language has a row', () => {
  const named = Object.entries(ops).filter(([, { tier }]) => tier === 'function');
  expect(named.map(([name]) => name).filter((name) => functions[name] === undefined)).toEqual([]);
});

describe('reductions raise what their elements raise, and what the result says', () => {
  const far = [1.5e308, 1.5e308];
  const rows: readonly (readonly [Parameters<typeof reduce>[1], string, readonly number[], string])[] = [
    ['sum', '1 / a', [1, 2, NaN, inf], ''],
    ['sum', '1 / a', [1, 0, 2], D],
    ['sum', 'exp(a)', [NaN, inf, -inf], ''],
    ['sum', 'a', [NaN, inf, -inf], ''],
    ['sum', 'a', [inf, 1, 1e308, 1e308], ''],
    ['sum', 'a', far, O],
    ['sum', 'a', [...far, -1.5e308, -1.5e308], ''],
    ['sum', 'a', [inf, -inf], I],
    ['prod', 'a', [1e200, 1e200], O],
    ['prod', 'a', [1e-200, 1e-200], U],
    ['prod', 'a', [0, 1e200, 1e200], ''],
    ['prod', 'a', [0, inf], I],
    ['mean', 'a', far, ''],
    ['norm', 'a', [1e200, 1e-200], ''],
    ['norm', 'a', far, O],
    ['dot', 'a * a', [1e200], O],
    ['variance', 'a', [1e200, -1e200], O],
    ['variance', 'a', [2, 2, 2], ''],
    ['variance', 'a', [inf, 2], I],
    ['std', 'a', [1e200, -1e200], ''],
    ['std', 'a', [NaN, 2], ''],
    ['min', 'a', [NaN, 1, -0, 0], ''],
    ['argmax', 'a', [1, NaN, 2], ''],
    ['count', 'a', [1, NaN, 0], ''],
    ['any', 'a > 1', [1, NaN, 0], I],
  ];
  test.each(usable)('at level %s', async (isa) => {
    for (const [operation, text, values, raised] of rows) {
      const reduction = reduce('f64', operation, text, { isa, reportExceptions: 'throw' });
      const call = `${operation} ${text} of ${values.join()}`;
      expect(`${call}: ${raisedBy(() => reduction(Float64Array.from(values)))}`).toBe(`${call}: ${raised}`);
      expect(`${call}: ${raisedBy(() => reduction(Float64Array.from(values)))}`).toBe(`${call}: ${raised}`);
    }
    const sum = reduce('f64', 'sum', 'a', { isa, reportExceptions: ['overflow'] });
    await expect(sum.parallel(Float64Array.from(far))).rejects.toMatchObject({ code: 'FLOAT_EXCEPTION' });
    expect(sum(Float64Array.of(inf, -inf))).toBeNaN();
    expect(
      raisedBy(() => reduce('f64', 'variance', 'a', { isa, ddof: 1, reportExceptions: 'throw' })(Float64Array.of(5))),
    ).toBe(I);
  });
});
