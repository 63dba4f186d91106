// The loop that kernel.javascript() shows against the interpreter: every operation, every type, at the edges; and names.

import { describe, expect, it } from 'vitest';
import { compile, js } from '../../../src/javascript/index.ts';
import { type DType, dtypes, isFloat, type ValueType } from '../../../src/kernel/dtype.ts';
import { parseExpression } from '../../../src/kernel/front/index.ts';
import { Graph } from '../../../src/kernel/ir/graph.ts';
import { interpret, type Value } from '../../../src/kernel/ir/interpret.ts';
import { javascriptLoop } from '../../../src/kernel/ir/javascript.ts';
import { type Op, ops } from '../../../src/kernel/ir/ops.ts';
import { rangeOf } from '../../../src/kernel/ir/scalar/rounding.ts';
import { newArray } from '../../../src/kernel/run/arrays.ts';

type Loop = (...arrays: unknown[]) => void;

function loopOf(graph: Graph): Loop | undefined {
  const code = javascriptLoop(graph);
  return code && compile<() => Loop>(js``, js`return ${code};`)?.();
}

const types = (Object.keys(dtypes) as DType[]).filter((type) => type !== 'f16' && type !== 'bf16');

function edges(type: DType): Value[] {
  if (isFloat(type)) return [0, -0, 1, -1, 0.5, -2.5, 255.5, -129, 2 ** 31, 3e9, -3e9, 1e20, Infinity, -Infinity, NaN];
  const { min, max } = rangeOf(type);
  const values = [min, min + 1n, -1n, 0n, 1n, 2n, 3n, 7n, 31n, 33n, 100n, max - 1n, max].filter((x) => x >= min);
  return type === 'i64' || type === 'u64' ? values : values.map(Number);
}

function check(op: Op, type: ValueType, from: readonly ValueType[]): boolean {
  const inputs = from.map((of, k) => ({ name: `x${k}`, type: of === 'bool' ? ('u8' as const) : of }));
  const graph = new Graph(inputs);
  const args = from.map((of, k) => (of === 'bool' ? graph.node('convert', 'bool', [graph.input(k)]) : graph.input(k)));
  const node = graph.node(op, type, args);
  const out = type === 'bool' ? 'u8' : type;
  graph.output('out', out, node);
  const loop = loopOf(graph);
  if (loop === undefined) return false;
  const columns = inputs.map(({ type: of }) => edges(of));
  const count = columns.reduce((n, column) => n * column.length, 1);
  const data = columns.map((column, k) => {
    const step = columns.slice(0, k).reduce((n, { length }) => n * length, 1);
    return Array.from({ length: count }, (_, i) => column[Math.floor(i / step) % column.length]!);
  });
  const arrays = data.map((column, k) => Object.assign(newArray(inputs[k]!.type, count), column));
  const result = newArray(out, count);
  loop(...arrays, result);
  const wanted = Object.assign(newArray(out, count), interpret(graph, arrays as ArrayLike<Value>[], [], count)[0]);
  expect(result, `${op} ${type} of ${from}`).toEqual(wanted);
  return true;
}

describe('the loop computes what the kernel does', () => {
  const exact = Object.entries(ops).filter(([op, { arity }]) => arity > 0 && op !== 'lookup') as [
    Op,
    (typeof ops)[Op],
  ][];
  it.each(exact)('%s', (op, { arity, rule, domain }) => {
    for (const type of types) {
      const fitting = {
        any: true,
        number: true,
        float: isFloat(type),
        integer: !isFloat(type),
        bits: !isFloat(type),
        bool: false,
      };
      if (!fitting[domain] || (isFloat(type) && type === 'f32' && rule === 'same')) continue;
      if (rule === 'same') check(op, type, Array(arity).fill(type));
      if (rule === 'compare') expect(check(op, 'bool', [type, type]), type).toBe(true);
      if (rule === 'select') expect(check(op, type, ['bool', type, type]), type).toBe(true);
      if (op === 'convert') {
        for (const to of [...types, 'bool'] as const) check(op, to, [type]);
        check(op, type, ['bool']);
      }
    }
  });

  it('has all arithmetic of integers', () => {
    for (const op of [
      'add',
      'sub',
      'mul',
      'div',
      'rem',
      'neg',
      'abs',
      'min',
      'max',
      'and',
      'shl',
      'shr',
      'ushr',
    ] as const) {
      for (const type of types) {
        if (isFloat(type)) continue;
        expect(check(op, type, Array(ops[op].arity).fill(type)), `${op} ${type}`).toBe(true);
      }
    }
  });

  it('scalars, constants and positions', () => {
    const { graph } = parseExpression('a * k + position() - 0.5', { dtype: 'f64', scalars: { k: -0 } });
    const out = new Float64Array(3);
    loopOf(graph)?.([1, 2, 3], -2, out);
    expect([...out]).toEqual([-2.5, -3.5, -4.5]);
  });

  it('is short, and shallow enough for engines', () => {
    const doubled = Array.from({ length: 60 }, (_, k) => `t${k + 1} = t${k} < b ? t${k} : b`).join('\n');
    const deep = `a${' + a * b'.repeat(5000)}`;
    for (const text of [`t0 = a\n${doubled}\nt60`, deep]) {
      const { graph } = parseExpression(text, { dtype: 'f64' });
      expect(String(javascriptLoop(graph)).length).toBeLessThan(30 * text.length);
      const out = new Float64Array(1);
      loopOf(graph)?.([1], [0.5], out);
      expect(out[0]).toBe(interpret(graph, [[1], [0.5]])[0]![0]);
    }
  });
});

describe('no name of a user gets into the text', () => {
  const names = ['while', 'class', 'this', 'arguments', 'await', 'yield', 'let', 'eval', 'i', 'out', 'n', 'Math'];
  const others = [
    'Number',
    '__proto__',
    'constructor',
    'toString',
    'globalThis',
    'process',
    'undefined',
    't1',
    'k0',
    'ä',
    'a',
  ];

  it.each([...names, ...others])('an input and a scalar called %s', (name) => {
    for (const [text, scalars] of [
      [`sqrt(${name}) + b`, {}],
      [`b * 2 + sqrt(${name})`, { [name]: 4 }],
    ] as const) {
      const { graph } = parseExpression(text, { dtype: 'f64', scalars });
      const out = new Float64Array(1);
      const isScalar = Object.keys(scalars).length > 0;
      if (isScalar) loopOf(graph)?.([3], 4, out);
      else loopOf(graph)?.([4], [3], out);
      expect(out[0]).toBe(isScalar ? 8 : 5);
    }
  });

  it.each([
    '[b = globalThis.process.exit(42)]',
    '__proto__x',
    'a\nb',
    'a"b',
    '*/ x',
    '\\',
    '\u2028',
    '`$\u007b1}`',
    '',
  ])('a result called %j', (name) => {
    const { graph } = parseExpression(`a => ({ ${JSON.stringify(name)}: a * 2, other: a })`, { dtype: 'f64' });
    const text = String(javascriptLoop(graph));
    expect(text).toMatch(/^\(a, out0, out1\) => \{\n {2}for \(let i = 0; i < out0\.length; i\+\+\) \{\n/);
    if (name.length > 1) expect(text).not.toContain(name);
  });
});
