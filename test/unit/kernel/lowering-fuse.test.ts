// What lowering joins into one instruction, and that it stays away where something else needs the parts.

import { describe, expect, test } from 'vitest';
import { lower } from '../../../src/kernel/code/lowering/index.ts';
import { type Level, targetFor } from '../../../src/kernel/code/target.ts';
import type { DType } from '../../../src/kernel/dtype.ts';
import { Graph, type Node } from '../../../src/kernel/ir/graph.ts';

const features = new Set([
  ...['sse2', 'ssse3', 'sse4_1', 'sse4_2', 'popcnt', 'avx', 'avx2', 'fma', 'f16c'],
  ...['bmi2', 'avx512f', 'avx512dq', 'avx512cd', 'avx512bw', 'avx512vl'],
]);

/** The instructions of a graph of three inputs, with their immediates. */
function mnemonics(level: Level, type: DType, build: (graph: Graph, a: Node, b: Node, c: Node) => Node[]): string[] {
  const graph = new Graph(['a', 'b', 'c'].map((name) => ({ name, type })));
  const [a, b, c] = [0, 1, 2].map((i) => graph.input(i)) as [Node, Node, Node];
  build(graph, a, b, c).forEach((node, i) => {
    graph.output(`y${i}`, node.type === 'bool' ? 'u8' : node.type, node);
  });
  return lower(graph, targetFor(features, level)).body.flatMap((step) => {
    if (step.kind !== 'instruction') return [];
    const last = step.sources.at(-1)!;
    return [step.mnemonic + (last.kind === 'immediate' ? ` ${last.value}` : '')];
  });
}

describe('negations in products', () => {
  const product = (which: readonly number[]) =>
    mnemonics('avx2', 'f32', (graph, ...args) => {
      const signed = args.map((arg, i) => (which.includes(i) ? graph.node('neg', 'f32', [arg]) : arg));
      return [graph.node('fma', 'f32', signed)];
    });

  test.each([
    [[], 'vfmadd231ps'],
    [[2], 'vfmsub231ps'],
    [[0], 'vfnmadd231ps'],
    [[1, 2], 'vfnmsub231ps'],
    [[0, 1], 'vfmadd231ps'],
  ])('of arguments %j', (which, mnemonic) => {
    expect(product(which)).toEqual([mnemonic]);
  });

  test('write over what is not needed after', () => {
    const outputs = (graph: Graph, a: Node, b: Node, c: Node) => [graph.node('fma', 'f32', [a, b, c]), c];
    expect(mnemonics('avx512', 'f32', outputs)).toEqual(['vfmadd213ps']);
  });
});

describe('bits', () => {
  const choose = (graph: Graph, a: Node, b: Node, c: Node) => {
    const taken = graph.node('and', 'i32', [a, b]);
    const other = graph.node('and', 'i32', [graph.node('not', 'i32', [a]), c]);
    return [graph.node('or', 'i32', [taken, other])];
  };

  test('three values are one vpternlogd with AVX-512', () => {
    expect(mnemonics('avx512', 'i32', choose)).toEqual(['vpternlogd 202']);
    expect(mnemonics('avx2', 'i32', choose)).toEqual(['vpand', 'vpandn', 'vpor']);
  });

  test('a part that is needed elsewhere stays', () => {
    const both = (graph: Graph, a: Node, b: Node, c: Node) => {
      const part = graph.node('or', 'i32', [a, b]);
      return [graph.node('xor', 'i32', [part, c]), part];
    };
    expect(mnemonics('avx512', 'i32', both)).toEqual(['vpord', 'vpxord']);
  });
});

test.each([
  ['i32', 'i64', 'avx512', 'vpmuldq'],
  ['i16', 'u64', 'sse4.2', 'vpmuldq'],
  ['u32', 'i64', 'sse2', 'vpmuludq'],
  ['u8', 'u64', 'avx2', 'vpmuludq'],
] as const)('a product of %s that are widened to %s, at %s', (from, to, level, mnemonic) => {
  const product = (graph: Graph, a: Node, b: Node) => [
    graph.node('mul', to, [graph.node('convert', to, [a]), graph.node('convert', to, [b])]),
  ];
  const found = mnemonics(level, from, product);
  expect(found.filter((name) => name.startsWith('vpmul'))).toEqual([mnemonic]);
});

test('comparisons that are and-ed are made one under the other', () => {
  const between = (graph: Graph, a: Node, b: Node, c: Node) => {
    const low = graph.node('lt', 'bool', [b, a]);
    return [graph.node('select', 'f32', [graph.node('and', 'bool', [low, graph.node('lt', 'bool', [a, c])]), a, b])];
  };
  expect(mnemonics('avx512-256', 'f32', between)).toEqual(['vcmpps 17', 'vcmpps 17', 'vblendmps']);
  expect(mnemonics('avx2', 'f32', between)).toEqual(['vcmpps 17', 'vcmpps 17', 'vandps', 'vblendvps']);
});

test('a select by the opposite of a comparison changes sides', () => {
  const unlike = (graph: Graph, a: Node, b: Node, c: Node) => [
    graph.node('select', 'i32', [graph.node('ne', 'bool', [a, b]), b, c]),
  ];
  expect(mnemonics('avx2', 'i32', unlike)).toEqual(['vpcmpeqd', 'vblendvps']);
});

test('ten thousand operations', () => {
  for (const level of ['avx512', 'sse2'] as const) {
    for (const [type, ops] of [
      ['i32', ['xor', 'and', 'or', 'add']],
      ['f32', ['add', 'mul', 'max', 'sub']],
    ] as const) {
      const count = mnemonics(level, type, (graph, a, b, c) => {
        let value = a;
        // Runs of bitwise operations on two values first, which could all be joined, then a mixture.
        for (let i = 0; i < 5000; i++) value = graph.node(ops[(i % 7) % 3] as 'xor', type, [value, i % 2 ? b : a]);
        for (let i = 0; i < 5000; i++) value = graph.node(ops[i % 4] as 'xor', type, [value, i % 3 ? b : c]);
        return [value];
      }).length;
      expect(count).toBeGreaterThan(1000);
    }
  }
});
