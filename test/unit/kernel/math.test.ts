// Functions written out in primitive operations: what the interpreter makes of them, against true values from the exact
// arithmetic that the coefficients come from, and against JavaScript's Math where the result is special. The exhaustive
// measurements are in test/slow/kernel-math.test.ts.

import { describe, expect, it } from 'vitest';
import { type Fixed, FixedPoint, fx } from '../../../gen/kernel-math/fixed.ts';
import { Graph } from '../../../src/kernel/ir/graph.ts';
import { Interpreter } from '../../../src/kernel/ir/interpret.ts';
import { type Op, ops } from '../../../src/kernel/ir/ops.ts';
import { expandFunctions } from '../../../src/kernel/math/expand.ts';

type Type = 'f32' | 'f64';

const targets = {
  'AVX-512': { evex: true, features: new Set(['fma']) },
  AVX2: { evex: false, features: new Set(['fma']) },
  'no FMA': { evex: false, features: new Set<string>() },
};

const functions = (Object.keys(ops) as Op[]).filter((op) => ops[op].tier === 'function');

function expanded(op: Op, type: Type, target: keyof typeof targets, accuracy: 'full' | 'fast' = 'full'): Graph {
  const inputs = Array.from({ length: ops[op].arity }, (_, k) => ({ name: `x${k}`, type }));
  const graph = new Graph(inputs);
  graph.output(
    'out',
    type,
    graph.node(
      op,
      type,
      inputs.map((_, k) => graph.input(k)),
    ),
  );
  return expandFunctions(graph, { target: targets[target], accuracy });
}

function run(graph: Graph, args: readonly number[][]): number[] {
  return new Interpreter(graph).run(args, [], args[0]?.length ?? 0).outputs[0] as number[];
}

const { one, ln2, pi } = fx;
const { mul, div } = { mul: fx.mul.bind(fx), div: fx.div.bind(fx) };
const huge = new FixedPoint(1300);
const hugePi = huge.pi;

/** x less a multiple of 2 pi, also for the largest x. */
function turned(x: Fixed, exact: number): Fixed {
  if (Math.abs(exact) < 4) return x;
  return (huge.of(exact) % (2n * hugePi)) >> (huge.bits - fx.bits);
}

function arcTangent(x: Fixed): Fixed {
  if (x < 0n) return -arcTangent(-x);
  return x > one ? pi / 2n - fx.atan(div(one, x)) : fx.atan(x);
}

const root = (x: Fixed) => fx.sqrt(x);

/** The true functions, for arguments inside their domains whose results are not special values. */
const truth: Record<string, (x: Fixed, y: Fixed, given: readonly number[]) => Fixed> = {
  exp: (x) => fx.exp(x),
  exp2: (x) => fx.exp(mul(x, ln2)),
  expm1: (x) => fx.exp(x) - one,
  log: (x) => fx.log(x),
  log2: (x) => div(fx.log(x), ln2),
  log10: (x) => div(fx.log(x), fx.log(10n * one)),
  log1p: (x) => fx.log(one + x),
  sin: (x, _, [exact]) => fx.sin(turned(x, exact as number)),
  cos: (x, _, [exact]) => fx.cos(turned(x, exact as number)),
  tan: (x, _, [exact]) => div(fx.sin(turned(x, exact as number)), fx.cos(turned(x, exact as number))),
  asin: (x) => arcTangent(div(x, root(one - mul(x, x)))),
  acos: (x) => pi / 2n - arcTangent(div(x, root(one - mul(x, x)))),
  atan: (x) => arcTangent(x),
  atan2: (y, x) => arcTangent(div(y, x)) + (x > 0n ? 0n : y > 0n ? pi : -pi),
  sinh: (x) => (fx.exp(x) - fx.exp(-x)) / 2n,
  cosh: (x) => (fx.exp(x) + fx.exp(-x)) / 2n,
  tanh: (x) => one - div(2n * one, fx.exp(2n * x) + one),
  asinh: (x) => (x < 0n ? -1n : 1n) * fx.log((x < 0n ? -x : x) + root(mul(x, x) + one)),
  acosh: (x) => fx.log(x + root(mul(x, x) - one)),
  atanh: (x) => fx.log(div(one + x, one - x)) / 2n,
  cbrt: (x) => (x < 0n ? -1n : 1n) * fx.exp(fx.log(x < 0n ? -x : x) / 3n),
  pow: (x, y) => fx.exp(mul(y, fx.log(x))),
  hypot: (x, y) => root(mul(x, x) + mul(y, y)),
  round: (x) => ((x + one / 2n) >> fx.bits) << fx.bits,
  sign: (x) => (x > 0n ? one : -one),
};

/** The distance in units of the last place of the true value. */
function ulps(got: number, want: Fixed, type: Type): number {
  const [precision, least] = type === 'f32' ? [24, -126] : [53, -1022];
  const magnitude = want < 0n ? -want : want;
  const exponent = Math.max(magnitude.toString(2).length - 1 - Number(fx.bits), least);
  const unit = BigInt(exponent - (precision - 1)) + fx.bits;
  const distance = fx.of(got) - want;
  return Number(((distance < 0n ? -distance : distance) * 1000n) >> unit) / 1000;
}

/** Arguments in a function's domain: of all sizes that its results leave room for, and at the seams of expansions. */
function argumentsOf(op: Op, type: Type): number[][] {
  let state = 12345;
  const random = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 2 ** 32;
  };
  const round = type === 'f32' ? Math.fround : (x: number) => x;
  const domains: Partial<Record<Op, [number, number]>> = {
    asin: [-1, 1],
    acos: [-1, 1],
    atanh: [-1, 1],
    acosh: [1, 60],
    log1p: [-0.99, 30],
  };
  const [from, to] = domains[op] ?? [-40, 40];
  const positive = op === 'log' || op === 'log2' || op === 'log10' || op === 'pow';
  const list: number[][] = [];
  for (let k = 0; k < 60; k++) {
    const spread = from + (to - from) * random();
    const small = (random() - 0.5) * 2 ** (-12 * random());
    const pick = k % 3 === 0 ? small : spread;
    const inside = pick < from ? -pick : pick;
    const x = round(op === 'acosh' && inside < 1 ? 1 + Math.abs(inside) : positive ? Math.abs(inside) : inside);
    list.push([x, round((random() - 0.5) * 20)]);
  }
  if (op === 'sin' || op === 'cos' || op === 'tan') {
    // 7.048e24 makes a partial product a hair less than 2.
    for (const x of [
      710.2,
      3e5,
      1.6e6,
      8e22,
      7.0481550341130376e24,
      -5e30,
      2.2e38,
      ...(type === 'f64' ? [1e100, 6.3e300] : []),
    ]) {
      list.push([round(x), 1]);
    }
  }
  return list;
}

describe('functions in primitive operations', () => {
  it('leaves no function behind, and graphs without any alone', () => {
    for (const op of functions) {
      for (const type of ['f32', 'f64'] as const) {
        const graph = expanded(op, type, 'AVX2');
        expect(graph.nodes.filter((node) => ops[node.op].tier === 'function')).toEqual([]);
      }
    }
    const plain = new Graph([{ name: 'a', type: 'f32' }]);
    plain.output('out', 'f32', plain.node('sqrt', 'f32', [plain.input(0)]));
    expect(expandFunctions(plain, { target: targets.AVX2, accuracy: 'full' })).toBe(plain);
  });

  describe.each(Object.keys(targets) as (keyof typeof targets)[])('for %s', (target) => {
    it.each(functions)('%s is within a last place', (op) => {
      for (const type of ['f32', 'f64'] as const) {
        const args = argumentsOf(op, type);
        const got = run(
          expanded(op, type, target),
          [args.map(([x]) => x as number), args.map(([, y]) => y as number)].slice(0, ops[op].arity),
        );
        args.forEach((given, i) => {
          const want = truth[op]?.(fx.of(given[0] as number), fx.of(given[1] as number), given) as Fixed;
          const error = ulps(got[i] as number, want, type);
          if (!(error <= 1)) expect.fail(`${op} ${type} (${given}): ${got[i]} is ${error} ULP off`);
        });
      }
    });

    it.each(functions)('%s has special values as Math has them', (op) => {
      const specials = [
        0,
        -0,
        1,
        -1,
        Infinity,
        -Infinity,
        Number.NaN,
        2,
        -2,
        0.5,
        -0.5,
        3,
        -3,
        1e30,
        -1e30,
        1e-30,
        -1e-30,
      ];
      const math = (Math as unknown as Record<string, (x: number, y: number) => number>)[op] ?? ((x: number) => 2 ** x);
      for (const type of ['f32', 'f64'] as const) {
        const round = type === 'f32' ? Math.fround : (x: number) => x;
        const pairs = specials.flatMap((x) => (ops[op].arity === 1 ? [[x, 0]] : specials.map((y) => [x, y])));
        const xs = pairs.map(([x]) => round(x as number));
        const ys = pairs.map(([, y]) => round(y as number));
        const got = run(expanded(op, type, target), [xs, ys].slice(0, ops[op].arity));
        got.forEach((value, i) => {
          const [x, y] = [xs[i] as number, ys[i] as number];
          const want = round(ops[op].arity === 1 ? math(x, 0) : math(x, y));
          // Elsewhere Math errs by a place now and then.
          if (want !== 0 && Number.isFinite(want)) {
            expect(Math.abs(value / want - 1), `${op} ${type} (${x}, ${y}): ${value}`).toBeLessThan(
              type === 'f32' ? 3e-7 : 2e-15,
            );
          } else if (!Object.is(value, want)) expect.fail(`${op} ${type} (${x}, ${y}): ${value}, Math says ${want}`);
        });
      }
    });
  });

  it('computes f16 in f32', () => {
    const graph = new Graph([{ name: 'a', type: 'f16' }]);
    graph.output('out', 'f16', graph.node('exp', 'f16', [graph.input(0)]));
    const result = expandFunctions(graph, { target: targets.AVX2, accuracy: 'full' });
    expect(run(result, [[0, 1, -1]])).toEqual([1, 2.71875, 0.367919921875]);
  });
});
