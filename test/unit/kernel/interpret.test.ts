import { describe, expect, it } from 'vitest';
import { type DType, dtypes, isFloat, type ValueType } from '../../../src/kernel/dtype.ts';
import { Graph, type Node } from '../../../src/kernel/ir/graph.ts';
import { Interpreter, interpret, type Value } from '../../../src/kernel/ir/interpret.ts';
import { integerLike, type Op, type OpRow, ops } from '../../../src/kernel/ir/ops.ts';
import { scalarFunction } from '../../../src/kernel/ir/scalar/semantics.ts';

/** One operation on constant inputs of one type. */
function apply(op: Op, type: DType, values: readonly Value[], result: ValueType = type): Value {
  const graph = new Graph(values.map((_, i) => ({ name: `x${i}`, type })));
  const node = graph.node(
    op,
    result,
    values.map((_, i) => graph.input(i)),
  );
  graph.output('out', result === 'bool' ? 'u8' : result, node);
  return interpret(
    graph,
    values.map((value) => [value]),
  )[0]?.[0] as Value;
}

const convert = (from: DType, to: DType, value: Value) => apply('convert', from, [value], to);

describe('interpret', () => {
  it('integers wrap, divide as JavaScript, and shift modulo their width', () => {
    expect(apply('add', 'u8', [200, 100])).toBe(44);
    expect(apply('mul', 'i32', [0x12345678, 0x7fffffff])).toBe(Math.imul(0x12345678, 0x7fffffff));
    expect(apply('mul', 'u32', [0xffffffff, 0xffffffff])).toBe(1);
    expect(apply('mul', 'i64', [2n ** 40n + 3n, 2n ** 30n])).toBe(3n << 30n);
    expect(apply('sub', 'u64', [0n, 1n])).toBe(2n ** 64n - 1n);
    expect(apply('neg', 'u16', [1])).toBe(65535);
    expect(apply('abs', 'i8', [-128])).toBe(-128);
    for (const [type, min] of [
      ['i8', -128],
      ['i16', -32768],
      ['i32', -(2 ** 31)],
    ] as const) {
      expect(apply('div', type, [min, -1])).toBe(min);
      expect(Object.is(apply('rem', type, [min, -1]), 0)).toBe(true);
      expect(apply('div', type, [7, 0])).toBe(0);
      expect(apply('rem', type, [7, 0])).toBe(0);
      expect(apply('div', type, [-7, 2])).toBe(-3);
      expect(apply('rem', type, [-7, 2])).toBe(-1);
    }
    expect(apply('div', 'i64', [-(2n ** 63n), -1n])).toBe(-(2n ** 63n));
    expect(apply('div', 'u64', [7n, 0n])).toBe(0n);
    expect(apply('shl', 'i8', [1, 7])).toBe(-128);
    expect(apply('shl', 'i8', [1, 8])).toBe(1);
    expect(apply('shr', 'i16', [-2, 1])).toBe(-1);
    expect(apply('ushr', 'i8', [-2, 1])).toBe(127);
    expect(apply('ushr', 'i8', [-2, 0])).toBe(-2);
    expect(apply('shr', 'u32', [0x80000000, 31])).toBe(1);
    expect(apply('ushr', 'i64', [-1n, 60n])).toBe(15n);
    expect(apply('shr', 'i64', [-16n, 66n])).toBe(-4n);
    expect(apply('clz', 'i8', [1])).toBe(7);
    expect(apply('clz', 'u16', [0])).toBe(16);
    expect(apply('clz', 'i64', [1n])).toBe(63n);
    expect(apply('clz', 'i64', [-1n])).toBe(0n);
    expect(apply('popcnt', 'i8', [-1])).toBe(8);
    expect(apply('popcnt', 'u64', [2n ** 64n - 1n])).toBe(64n);
    expect(apply('popcnt', 'i32', [-1])).toBe(32);
    expect(apply('not', 'u8', [0])).toBe(255);
    expect(apply('not', 'u64', [0n])).toBe(2n ** 64n - 1n);
  });

  it('floats keep to IEEE 754 and to the row of each operation', () => {
    expect(apply('add', 'f32', [1, 2 ** -24])).toBe(1);
    expect(apply('add', 'f16', [2048, 1])).toBe(2048);
    expect(apply('mul', 'bf16', [1.0078125, 1.0078125])).toBe(1.015625);
    expect(apply('mul', 'f16', [256, 256])).toBe(Infinity);
    expect(apply('min', 'f32', [0, -0])).toBe(-0);
    expect(apply('max', 'f64', [Number.NaN, 1])).toBeNaN();
    expect(apply('lesser', 'f64', [Number.NaN, 1])).toBe(1);
    expect(apply('lesser', 'f64', [1, Number.NaN])).toBeNaN();
    expect(Object.is(apply('lesser', 'f64', [-0, 0]), 0)).toBe(true);
    expect(Object.is(apply('greater', 'f64', [0, -0]), -0)).toBe(true);
    expect(apply('nearest', 'f64', [2.5])).toBe(2);
    expect(apply('nearest', 'f64', [3.5])).toBe(4);
    expect(Object.is(apply('nearest', 'f32', [-0.5]), -0)).toBe(true);
    expect(apply('nearest', 'f64', [2 ** 52 + 1])).toBe(2 ** 52 + 1);
    expect(apply('nearest', 'f64', [0.49999999999999994])).toBe(0);
    expect(apply('rem', 'f32', [-7, 2])).toBe(-1);
    expect(Object.is(apply('rem', 'f64', [-4, 2]), -0)).toBe(true);
    expect(Object.is(apply('ceil', 'f64', [-0.5]), -0)).toBe(true);
    expect(apply('copysign', 'f64', [3, -0])).toBe(-3);
    expect(apply('significand', 'f64', [-12])).toBe(-1.5);
    expect(apply('significand', 'f64', [3 * 2 ** -1074])).toBe(1.5);
    expect(apply('exponent', 'f64', [3 * 2 ** -1074], 'i64')).toBe(-1073n);
    expect(apply('exponent', 'f32', [0.75], 'i32')).toBe(-1);
    expect(Object.is(apply('round', 'f64', [-0.5]), -0)).toBe(true);
    expect(apply('round', 'f64', [2.5])).toBe(3);
    expect(apply('ne', 'f32', [Number.NaN, Number.NaN], 'bool')).toBe(1);
    expect(apply('le', 'f32', [Number.NaN, 1], 'bool')).toBe(0);
  });

  it('converts: to floats with one rounding, to integers truncating and saturating, between integers wrapping', () => {
    expect(convert('f64', 'i8', 300)).toBe(127);
    expect(convert('f64', 'u8', -5)).toBe(0);
    expect(Object.is(convert('f64', 'i32', -0.5), 0)).toBe(true);
    expect(convert('f32', 'i32', Number.NaN)).toBe(0);
    expect(convert('f32', 'u32', 2 ** 32)).toBe(2 ** 32 - 1);
    expect(convert('f64', 'i64', 1e30)).toBe(2n ** 63n - 1n);
    expect(convert('f64', 'i64', -Infinity)).toBe(-(2n ** 63n));
    expect(convert('f64', 'u64', -1)).toBe(0n);
    expect(convert('f64', 'i64', Number.NaN)).toBe(0n);
    expect(convert('f64', 'i64', 2 ** 62 + 2 ** 10)).toBe(2n ** 62n + 2n ** 10n);
    expect(convert('i32', 'i8', 0x1ff)).toBe(-1);
    expect(convert('i64', 'u32', -1n)).toBe(2 ** 32 - 1);
    expect(convert('i8', 'u64', -1)).toBe(2n ** 64n - 1n);
    expect(convert('i64', 'f32', 2n ** 60n + 2n ** 36n + 1n)).toBe(2 ** 60 + 2 ** 37);
    expect(convert('f64', 'f16', 65519.99)).toBe(65504);
    expect(convert('f64', 'f16', 65520)).toBe(Infinity);
    // Through f32 this would become a tie.
    expect(convert('f64', 'f16', 1 + 2 ** -11 + 2 ** -40)).toBe(1 + 2 ** -10);
    expect(apply('convert', 'f32', [Number.NaN], 'bool')).toBe(1);
    expect(apply('convert', 'f32', [-0], 'bool')).toBe(0);
    expect(apply('bitcast', 'f32', [1], 'u32')).toBe(0x3f800000);
    expect(apply('bitcast', 'i16', [-1], 'u16')).toBe(65535);
    expect(apply('bitcast', 'u16', [0x3c00], 'f16')).toBe(1);
    expect(apply('bitcast', 'i64', [-1n << 62n], 'f64')).toBe(-2);
  });

  it('muladd rounds twice, or once where asked to', () => {
    const graph = new Graph([{ name: 'a', type: 'f32' }]);
    const a = graph.input(0);
    graph.output('out', 'f32', graph.node('muladd', 'f32', [a, a, graph.constant('f32', -1)]));
    const x = 1 + 2 ** -12;
    expect(interpret(graph, [[x]])).toEqual([[2 ** -11]]);
    expect(interpret(graph, [[x]], [], 1, { muladd: 'fused' })).toEqual([[2 ** -11 + 2 ** -24]]);
  });

  it('has parameters, the position, tables and scalb', () => {
    const graph = new Graph([{ name: 'a', type: 'f64' }], [{ name: 'k', type: 'f64' }]);
    const place = graph.node('iota', 'i64');
    const entry = graph.node('lookup', 'f64', [place], { table: [1, 10, 100, 1000] });
    const scaled = graph.node('scalb', 'f64', [graph.input(0), place]);
    const sum = graph.node('add', 'f64', [graph.node('mul', 'f64', [entry, graph.parameter(0)]), scaled]);
    graph.output('sum', 'f64', sum);
    graph.output('place', 'u8', place);
    const n = 2500;
    const input = Float64Array.from({ length: n }, () => 1);
    const [sums, places] = new Interpreter(graph, { first: 5 }).run([input], [2], n).outputs;
    expect(sums?.slice(0, 3)).toEqual([20 + 32, 200 + 64, 2000 + 128]);
    expect(sums?.[1100]).toBe(2 * 10 ** (1105 % 4) + Infinity);
    expect(places?.[300]).toBe(305 & 255);
    expect(places).toHaveLength(n);
  });

  it('carries a value from element to element', () => {
    const graph = new Graph([{ name: 'a', type: 'i32' }]);
    const before = graph.carried(0, 'i64');
    const next = graph.node('add', 'i64', [before, graph.node('convert', 'i64', [graph.input(0)])]);
    graph.addLoopCarried('sum', 10n, next);
    graph.output('running', 'i64', next);
    const interpreter = new Interpreter(graph);
    for (let again = 0; again < 2; again++) {
      expect(interpreter.run([[1, 2, 3]], [], 3)).toEqual({ outputs: [[11n, 13n, 16n]], loopCarried: [16n] });
    }
    expect(interpreter.run([[]], [], 0).loopCarried).toEqual([10n]);
  });

  it('knows every operation of the table on every type of its domain', () => {
    const types = [...(Object.keys(dtypes) as DType[]), 'bool'] as const;
    let known = 0;
    for (const [op, row] of Object.entries(ops) as [Op, OpRow][]) {
      if (row.rule === 'leaf' || row.rule === 'lookup') continue;
      for (const type of types) {
        const fits = { any: true, number: type !== 'bool', float: isFloat(type), bool: type === 'bool' }[
          row.domain as 'any'
        ];
        const integer = !isFloat(type) && (type !== 'bool' || row.domain === 'bits');
        if (!(fits ?? integer)) continue;
        const result = row.rule === 'integer' ? integerLike(type) : row.rule === 'compare' ? 'bool' : type;
        expect(scalarFunction(op, result, type, 'separate'), `${op} ${type}`).toBeTypeOf('function');
        known++;
      }
    }
    expect(known).toBeGreaterThan(400);
  });

  it('runs a hundred thousand elements at once', () => {
    const graph = new Graph([{ name: 'a', type: 'f32' }]);
    let node: Node = graph.input(0);
    for (let i = 0; i < 20; i++) node = graph.node('add', 'f32', [node, graph.constant('f32', i)]);
    graph.output('out', 'f32', node);
    const input = Float32Array.from({ length: 100_000 }, (_, i) => i);
    expect(interpret(graph, [input])[0]?.[99_999]).toBe(99_999 + 190);
  });
});
