import { describe, expect, it } from 'vitest';
import { type KernelSource, type ParseOptions, parseExpression } from '../../../src/kernel/front/index.ts';
import { Graph } from '../../../src/kernel/ir/graph.ts';
import { interpret } from '../../../src/kernel/ir/interpret.ts';
import {
  contractMultiplyAdd,
  eliminateDeadCode,
  expandPowers,
  type OptimizeOptions,
  optimize,
  simplify,
} from '../../../src/kernel/ir/passes/index.ts';
import { printGraph } from '../../../src/kernel/ir/print.ts';

const graphOf = (source: KernelSource, options: Partial<ParseOptions> = {}) =>
  parseExpression(source, { dtype: 'f32', ...options }).graph;

/** The operations that are left, leaves aside. */
function opsAfter(source: string, dtype: ParseOptions['dtype'] = 'f32', options: OptimizeOptions = {}): string {
  const leaves = ['input', 'parameter', 'constant'];
  return optimize(graphOf(source, { dtype }), options)
    .nodes.map(({ op }) => op)
    .filter((op) => !leaves.includes(op))
    .join(' ');
}

describe('print', () => {
  it('shows each node on a line', () => {
    const graph = graphOf('t = a * k; t + t * 2', { inputs: { a: 'f64' }, scalars: { k: 2 } });
    expect(printGraph(graph)).toBe(
      [
        '%0: f32 = parameter k',
        '%1: f64 = input a',
        '%2: f64 = convert %0',
        '%3: f64 = mul %1, %2',
        '%4: f64 = constant 2',
        '%5: f64 = mul %3, %4',
        '%6: f64 = add %3, %5',
        '%7: f32 = convert %6',
        'store out: f32 = %7',
        '',
      ].join('\n'),
    );
  });

  it('with the source that it came from', () => {
    const source = 'a\n  * b';
    expect(printGraph(graphOf(source), { source }).split('\n')[2]).toMatch(/^%2: f32 = mul %0, %1 +; a \* b$/);
  });

  it('tables, loop-carried values and bigints', () => {
    const graph = new Graph([{ name: 'i', type: 'i64' }]);
    const table = Array.from({ length: 16 }, (_, i) => i);
    const entry = graph.node('lookup', 'i64', [graph.input(0)], { table });
    graph.addLoopCarried('total', -5n, graph.node('add', 'i64', [graph.carried(0, 'i64'), entry]));
    expect(printGraph(graph)).toBe(
      [
        '%0: i64 = input i',
        '%1: i64 = lookup %0, [0, 1, 2, 3, 4, 5, 6, 7, ... 16 entries]',
        '%2: i64 = carried total',
        '%3: i64 = add %2, %1',
        'loop-carried total: i64 = %3, from -5n',
        '',
      ].join('\n'),
    );
  });
});

describe('passes', () => {
  it('common subexpressions meet, in whatever order they were written', () => {
    expect(opsAfter('a * b + b * a')).toBe('mul add');
    expect(opsAfter('(a < 1) * b + (1 > a) * c')).toBe('lt convert mul mul add');
  });

  it('identities vanish where they change no bit', () => {
    expect(opsAfter('a * 1 / 1 - 0')).toBe('');
    expect(opsAfter('a + 0')).toBe('add');
    expect(opsAfter('a + -0')).toBe('');
    expect(opsAfter('a + 0', 'i32')).toBe('');
    expect(opsAfter('-(-a)')).toBe('');
    expect(opsAfter('a - -b')).toBe('add');
    expect(opsAfter('abs(-a)')).toBe('abs');
    expect(opsAfter('floor(trunc(a))')).toBe('trunc');
    expect(opsAfter('copysign(abs(a), -2)')).toBe('abs neg');
    expect(opsAfter('a - a')).toBe('sub');
    expect(opsAfter('a - a', 'u64')).toBe('');
    expect(opsAfter('a ^ a | a & 0', 'u8')).toBe('');
  });

  it('a choice becomes the operation that it stands for', () => {
    expect(opsAfter('a < b ? a : b')).toBe('lesser');
    expect(opsAfter('a > b ? a : b')).toBe('greater');
    expect(opsAfter('a < b ? b : a')).toBe('greater');
    expect(opsAfter('a <= b ? a : b')).toBe('le select');
    expect(opsAfter('a <= b ? a : b', 'i32')).toBe('min');
    expect(opsAfter('a < 0 ? -a : a', 'i32')).toBe('abs');
    expect(opsAfter('a < 0 ? -a : a')).toBe('lt neg select');
    expect(opsAfter('a > 1 ? 1 : 0')).toBe('gt convert');
    expect(opsAfter('!(a == b) ? a : b')).toBe('ne select');
    expect(opsAfter('!(a < b) ? a : c')).toBe('lt select');
    expect(opsAfter('a > b ? c : c')).toBe('');
  });

  it('cheaper operations replace dear ones', () => {
    expect(opsAfter('a * 2')).toBe('add');
    expect(opsAfter('a / 4')).toBe('mul');
    expect(opsAfter('a / 3')).toBe('div');
    expect(opsAfter('a * 8', 'i32')).toBe('shl');
    expect(opsAfter('a * 7', 'i32')).toBe('shl sub');
    expect(opsAfter('a / 8', 'u32')).toBe('ushr');
    expect(opsAfter('a % 8', 'u32')).toBe('and');
    expect(opsAfter('a / 8', 'i32')).toBe('shr ushr add shr');
    expect(opsAfter('a / 10', 'i32')).toBe('convert mul convert');
    expect(opsAfter('a % 10', 'u16')).toBe('convert mul convert convert mul sub');
    expect(opsAfter('a / 10', 'i64')).toBe('div');
    expect(opsAfter('a ** 2')).toBe('mul');
    expect(opsAfter('a ** -1')).toBe('div');
    expect(opsAfter('2 ** a')).toBe('exp2');
    expect(opsAfter('a ** 2.5')).toBe('pow');
  });

  it('division by a constant is exact for every element', () => {
    const check = (type: ParseOptions['dtype'], divisor: number, values: ArrayLike<number>) => {
      const graph = optimize(graphOf(`[a / ${divisor}, a % ${divisor}]`, { dtype: type }));
      expect(graph.nodes.some(({ op }) => op === 'div' || op === 'rem')).toBe(false);
      const [quotients, rests] = interpret(graph, [values], [], values.length) as number[][];
      let wrong = 0;
      for (let i = 0; i < values.length; i++) {
        if (quotients![i] !== Math.trunc(values[i]! / divisor) + 0 || rests![i] !== (values[i]! % divisor) + 0) wrong++;
      }
      expect(wrong, `${type} / ${divisor}`).toBe(0);
    };
    const all = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);
    for (let divisor = 3; divisor < 128; divisor += 4) check('i8', -divisor, all(-128, 256));
    for (const divisor of [3, 7, 10, 255, 641, 32767, 65535]) check('u16', divisor, all(0, 65536));
    for (const divisor of [-10, 1000, -32768]) check('i16', divisor, all(-32768, 65536));
    for (const divisor of [3, 7, 10, 641, 1000, 65537, 1e9, 2 ** 31 - 1, -2147483647]) {
      // The places where a quotient changes, and the ends of the range.
      const step = Math.max(1, Math.floor(2 ** 31 / Math.abs(divisor) / 400)) * Math.abs(divisor);
      const values: number[] = [2 ** 31 - 1, -(2 ** 31), 0];
      for (let x = 0; x < 2 ** 31 - 1; x += step)
        values.push(x, -x, x + 1, -x - 1, Math.max(0, x - 1), Math.min(0, 1 - x));
      check('i32', divisor, values);
    }
    for (const divisor of [3, 10, 4e9, 2 ** 32 - 1]) {
      const step = Math.max(1, Math.floor(2 ** 32 / divisor / 400)) * divisor;
      const values: number[] = [2 ** 32 - 1, 2 ** 32 - 2];
      for (let x = 0; x < 2 ** 32 - 1; x += step) values.push(x, x + 1, Math.max(0, x - 1));
      check('u32', divisor, values);
    }
  });

  it('wide arithmetic that is rounded at once is done in the narrow type', () => {
    expect(opsAfter('f32(f64(a) * f64(b))')).toBe('mul');
    expect(opsAfter('fround(fround(a) * fround(b))', 'f64')).toBe('convert convert mul convert');
    expect(opsAfter('f64(a) > f64(b)')).toBe('gt convert');
    expect(opsAfter('f32(f64(a) * 0.1)')).toBe('convert mul convert');
    expect(opsAfter('i8(i32(a))', 'i8')).toBe('');
    expect(opsAfter('u8(f32(a))', 'i8')).toBe('convert convert convert');
  });

  it('constants fold, but what depends on MXCSR waits for the processor', () => {
    expect(opsAfter('a + f32(1) / f32(3)')).toBe('add');
    expect(opsAfter('a + f32(1) / f32(3)', 'f32', { dynamicFloat: true })).toBe('div add');
    expect(opsAfter('a + f32(i32(3))', 'f32', { dynamicFloat: true })).toBe('add');
    expect(opsAfter('a + i32(7) / i32(2)', 'i32', { dynamicFloat: true })).toBe('add');
    expect(opsAfter('a - 0', 'f32', { dynamicFloat: true })).toBe('sub');
    expect(opsAfter('a * 1', 'f32', { dynamicFloat: true })).toBe('mul');
    expect(opsAfter('a + sin(f32(1))')).toBe('sin add');
  });

  it('contraction takes products that nothing else uses', () => {
    expect(opsAfter('a * b + c')).toBe('mul add');
    expect(opsAfter('a * b + c', 'f32', { contract: true })).toBe('muladd');
    expect(opsAfter('a * b - c', 'f32', { contract: true })).toBe('neg muladd');
    expect(opsAfter('c - a * b', 'f32', { contract: true })).toBe('neg muladd');
    expect(opsAfter('t = a * b; [t + c, t]', 'f32', { contract: true })).toBe('mul add');
    expect(opsAfter('a * 2 + b', 'f32', { contract: true })).toBe('muladd');
    expect(opsAfter('a * b + c', 'i32', { contract: true })).toBe('mul add');
    const graph = contractMultiplyAdd(graphOf('a * b + c', { dtype: 'f64' }));
    const x = 1 + 2 ** -30;
    expect(interpret(graph, [[x], [x], [-1]], [], 1, { muladd: 'fused' })).toEqual([[2 ** -29 + 2 ** -60]]);
  });

  it('dead code goes, and a graph without any is left as it is', () => {
    const graph = graphOf('t = a * b; a + 1');
    expect(eliminateDeadCode(graph).nodes.map(({ op }) => op)).toEqual(['input', 'constant', 'add']);
    const live = graphOf('a * b');
    expect(eliminateDeadCode(live)).toBe(live);
  });

  it('loop-carried values and parameters survive', () => {
    const graph = new Graph([{ name: 'a', type: 'f32' }], [{ name: 'k', type: 'f32' }]);
    const term = graph.node('mul', 'f32', [graph.parameter(0), graph.input(0)]);
    graph.addLoopCarried('sum', 0, graph.node('add', 'f32', [graph.carried(0, 'f32'), term]));
    const after = optimize(graph);
    expect(after.loopCarried).toMatchObject([{ name: 'sum', initial: 0 }]);
    expect(simplify(after).loopCarried).toHaveLength(1);
  });
});

describe('powers with constant exponents', () => {
  const f64 = new Float64Array(1);
  const bits = new BigInt64Array(f64.buffer);

  /** A finite double as integer * 2^-1074. */
  function exactly(x: number): bigint {
    f64[0] = x;
    const field = (bits[0]! >> 52n) & 0x7ffn;
    const fraction = bits[0]! & (2n ** 52n - 1n);
    const magnitude = field === 0n ? fraction : (fraction | (2n ** 52n)) << (field - 1n);
    return x < 0 ? -magnitude : magnitude;
  }

  /** How far `got` is from x ** n, in units in the last place of `got`. */
  function ulps(x: number, n: number, got: number): number {
    const scale = 1074n * BigInt(n - 1);
    const distance = (exactly(got) << scale) - exactly(x) ** BigInt(n);
    const last = Math.max(2 ** -1074, 2 ** (Math.floor(Math.log2(Math.abs(got))) - 52));
    return Number(((distance < 0n ? -distance : distance) * 1000n) / (exactly(last) << scale)) / 1000;
  }

  const values = Array.from(
    { length: 3000 },
    (_, i) => (i % 2 === 0 ? 1 : -1) * (1 + ((i * 0.6180339887498949) % 1)) * 2 ** ((i % 97) - 48),
  );

  for (const [n, fast, most] of [
    [2, false, 0.5],
    [3, false, 0.6],
    [4, false, 0.6],
    [3, true, 1.5],
    [4, true, 2.5],
  ] as const) {
    it(`x ** ${n}${fast ? ', fast' : ''}: within ${most} ULP`, () => {
      const graph = expandPowers(graphOf(`x ** ${n}`, { dtype: 'f64' }), { fast, fma: true });
      expect(graph.nodes.some(({ op }) => op === 'pow')).toBe(false);
      const got = interpret(graph, [values])[0] as number[];
      expect(Math.max(...values.map((x, i) => ulps(x, n, got[i]!)))).toBeLessThanOrEqual(most);
    });
  }

  it('keep to JavaScript at the edges', () => {
    const edges = [
      0,
      -0,
      Infinity,
      -Infinity,
      Number.NaN,
      1e200,
      -1e200,
      1e-200,
      -1e-200,
      5e-324,
      1,
      -1,
      4,
      2 ** 511,
      1e-103,
    ];
    for (const n of [0, 1, 2, 3, 4, -1, 0.5]) {
      const graph = expandPowers(graphOf(`x ** ${n}`, { dtype: 'f64' }), { fma: true });
      expect(graph.nodes.some(({ op }) => op === 'pow')).toBe(false);
      const got = interpret(graph, [edges])[0] as number[];
      for (const [i, x] of edges.entries()) {
        const expected = x ** n;
        if (expected === 0 || !Number.isFinite(expected)) expect(got[i], `${x} ** ${n}`).toBe(expected);
        else expect(Math.abs(got[i]! / expected - 1), `${x} ** ${n}`).toBeLessThan(1e-15);
      }
    }
    expect(opsAfter('x ** 3')).toBe('pow');
    expect(opsAfter('x ** 3', 'f16')).toBe('convert mul mul convert');
  });
});
