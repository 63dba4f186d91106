// What happens to the bits of NaN and of zeros, which values do not show: signs are flipped, cleared and copied, nothing
// else changes, and choosing and reinterpreting keep every bit.

import { describe, expect, test } from 'vitest';
import { dtypes } from '../../src/kernel/dtype.ts';
import { Graph, type Node } from '../../src/kernel/ir/graph.ts';
import { integerLike } from '../../src/kernel/ir/ops.ts';
import { randomBits, randoms, runCompiled, variants } from '../support/kernel/lowering.ts';

const floats = ['f64', 'f32', 'f16', 'bf16'] as const;

describe.each(variants.map((variant) => ({ ...variant, variant })))('$name', ({ variant }) => {
  test.each(floats)('%s', (type) => {
    const integer = integerLike(type);
    const bits = 8 * dtypes[type].bytes;
    const fraction = BigInt(dtypes[type].precision - 1);
    const sign = 1n << BigInt(bits - 1);
    const random = randomBits(11);
    // Infinities and NaN of either sign, quiet and signalling, and anything else.
    const special = [sign - (1n << fraction), sign - 1n, sign - (1n << fraction) + 1n, 0n];
    const anything = (seed: number) => [
      ...special,
      ...special.map((pattern) => pattern | sign),
      ...randoms(integer, 120, randomBits(seed)).map((value) => BigInt.asUintN(bits, BigInt(value as number | bigint))),
    ];
    const [x, y] = [anything(random()), anything(random()).reverse()] as [bigint[], bigint[]];

    const graph = new Graph(['x', 'y'].map((name) => ({ name, type: integer })));
    const [a, b] = [0, 1].map((i) => graph.node('bitcast', type, [graph.input(i)])) as [Node, Node];
    const chosen = graph.node('lt', 'bool', [graph.input(0), graph.input(1)]);
    const results = [
      graph.node('neg', type, [a]),
      graph.node('abs', type, [a]),
      graph.node('copysign', type, [a, b]),
      graph.node('select', type, [chosen, a, b]),
    ];
    const outputs = results.map((node) => {
      const one = new Graph(graph.inputs);
      const copies: Node[] = [];
      for (const { op, type: kind, args, index } of graph.nodes) {
        copies.push(
          one.node(
            op,
            kind,
            args.map((arg) => copies[arg.id]!),
            index === undefined ? {} : { index },
          ),
        );
      }
      one.output('z', integer, one.node('bitcast', integer, [copies[node.id]!]));
      const signed = [x, y].map((list) =>
        list.map((pattern) => {
          const value = BigInt.asIntN(bits, pattern);
          return bits === 64 ? value : Number(value);
        }),
      );
      return runCompiled(one, variant, signed)[0]!.map((value) =>
        BigInt.asUintN(bits, BigInt(value as number | bigint)),
      );
    });
    expect(outputs[0]).toEqual(x.map((pattern) => pattern ^ sign));
    expect(outputs[1]).toEqual(x.map((pattern) => pattern & ~sign));
    expect(outputs[2]).toEqual(x.map((pattern, i) => (pattern & ~sign) | (y[i]! & sign)));
    const isLess = (i: number) => BigInt.asIntN(bits, x[i]!) < BigInt.asIntN(bits, y[i]!);
    expect(outputs[3]).toEqual(x.map((pattern, i) => (isLess(i) ? pattern : y[i]!)));
  });

  test('0 becomes +0, also where MXCSR rounds down', () => {
    for (const from of ['i8', 'u16', 'i32', 'u32', 'i64', 'u64'] as const) {
      for (const to of ['f64', 'f32', 'f16', 'bf16'] as const) {
        const graph = new Graph([{ name: 'x', type: from }]);
        graph.output('y', to, graph.node('convert', to, [graph.input(0)]));
        const zeros = new Array(20).fill(dtypes[from].bytes === 8 ? 0n : 0);
        const [values] = runCompiled(graph, variant, [zeros], { mxcsr: { rounding: 'down' } });
        expect(values, `${from} to ${to}`).toEqual(new Array(20).fill(0));
      }
    }
  });
});
