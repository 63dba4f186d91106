// Random graphs of primitive operations of all types, from a seed. Left out is what the table of operations leaves open:
// the sign and the payload of NaN, and the parts of numbers that have none.

import fc from 'fast-check';
import { expect } from 'vitest';
import { type DType, dtypes } from '../../../src/kernel/dtype.ts';
import { Graph, type Node } from '../../../src/kernel/ir/graph.ts';
import { integerLike, type Op, type OpRow, ops } from '../../../src/kernel/ir/ops.ts';
import { columns, differences, edges, randomBits, types, type Variant } from './lowering.ts';

const open = new Set<Op>(['muladd', 'exponent', 'significand', 'mantissa', 'scalef', 'logb']);
const primitive = (Object.keys(ops) as Op[]).filter(
  (op) => ops[op].tier === 'primitive' && ops[op].rule !== 'leaf' && !open.has(op),
);

class Sprouting {
  private readonly random: () => number;
  readonly graph: Graph;
  private readonly preferred: readonly DType[];

  constructor(seed: number) {
    this.random = randomBits(seed);
    const count = 1 + (this.random() % 2);
    this.preferred = Array.from({ length: 1 + (this.random() % 3) }, () => this.pick(types));
    this.graph = new Graph(
      Array.from({ length: count }, (_, i) => ({ name: `x${i}`, type: this.pick(this.preferred) })),
    );
    for (let i = 0; i < count; i++) this.graph.input(i);
  }

  private pick<T>(list: readonly T[]): T {
    return list[this.random() % list.length] as T;
  }

  /** A value of a type: one that is there, a constant, or a conversion. */
  private value(type: DType): Node {
    const known = this.graph.nodes.filter((node) => node.type === type);
    const chance = this.random() % 8;
    if (known.length > 0 && chance < 6) return this.pick(known);
    if (chance === 6) return this.graph.constant(type, this.pick(edges(type)));
    const from = this.pick(this.graph.nodes);
    return from.type === type ? from : this.graph.node('convert', type, [from]);
  }

  private condition(): Node {
    const known = this.graph.nodes.filter((node) => node.type === 'bool');
    if (known.length > 0 && this.random() % 2 === 0) return this.pick(known);
    const type = this.pick(this.preferred);
    return this.graph.node(this.pick(['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const), 'bool', [
      this.value(type),
      this.value(type),
    ]);
  }

  /** One more operation, where one that was thought of fits the type. */
  grow(): void {
    const { graph } = this;
    const op = this.pick(primitive);
    const row: OpRow = ops[op];
    const type = this.pick(this.preferred);
    const isFloat = dtypes[type].kind === 'float';
    if (row.domain === 'float' && !isFloat) return;
    if ((row.domain === 'integer' || row.domain === 'bits') && isFloat) {
      if (row.domain === 'bits') {
        graph.node(
          op,
          'bool',
          Array.from({ length: row.arity }, () => this.condition()),
        );
      }
      return;
    }
    const args = () => Array.from({ length: row.arity }, () => this.value(type));
    switch (row.rule) {
      case 'same':
        if (op === 'copysign') {
          const sign = this.graph.node('convert', type, [this.value('i32')]);
          graph.node(op, type, [this.value(type), sign]);
        } else graph.node(op, type, args());
        break;
      case 'compare':
        graph.node(op, 'bool', args());
        break;
      case 'select':
        graph.node(op, type, [this.condition(), this.value(type), this.value(type)]);
        break;
      case 'convert':
        this.conversion(op, type);
        break;
      case 'scale':
        graph.node(op, type, [this.value(type), this.value(integerLike(type))]);
        break;
      case 'lookup': {
        const length = 2 ** (this.random() % 7);
        const table = Array.from({ length }, () => this.random() % 100);
        graph.node(op, type, [this.value(integerLike(type))], { table });
        break;
      }
      default:
        break;
    }
  }

  private conversion(op: Op, type: DType): void {
    const { graph } = this;
    if (op === 'convert') {
      const kind = this.random() % 4;
      if (kind === 0) graph.node(op, 'bool', [this.value(type)]);
      else if (kind === 1) graph.node(op, type, [this.condition()]);
      else {
        const to = this.pick(this.preferred);
        if (to !== type) graph.node(op, to, [this.value(type)]);
      }
      return;
    }
    const alike = types.filter((other) => other !== type && dtypes[other].bytes === dtypes[type].bytes);
    if (dtypes[type].kind !== 'float') {
      const integers = alike.filter((other) => dtypes[other].kind !== 'float');
      graph.node(op, this.pick(integers), [this.value(type)]);
    }
  }

  /** Stores the last values that nothing else uses. */
  finish(): Graph {
    const used = new Set(this.graph.nodes.flatMap(({ args }) => args));
    const ends = this.graph.nodes.filter((node) => !used.has(node)).slice(-3);
    ends.forEach((node, i) => {
      this.graph.output(`y${i}`, node.type === 'bool' ? 'u8' : node.type, node);
    });
    return this.graph;
  }
}

/** A graph of about `size` operations. */
export function randomGraph(seed: number, size: number): Graph {
  const sprouting = new Sprouting(seed);
  for (let i = 0; i < size; i++) sprouting.grow();
  return sprouting.finish();
}

/** A graph in one line for each node, for messages. */
export function describeGraph(graph: Graph): string {
  return graph.nodes
    .map(({ id, op, type, args, value, index }) => {
      const extra = index ?? (value === undefined ? '' : Object.is(value, -0) ? '-0' : String(value));
      return `%${id} ${type} = ${op} ${args.map((arg) => `%${arg.id}`).join(' ')}${extra}`;
    })
    .join('\n');
}

/** Compares machine code with the interpreter on so many random graphs. */
export function checkRandomGraphs(
  variant: Variant,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): void {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.integer({ min: 1, max: 20 }), (graphSeed, size) => {
      const graph = randomGraph(graphSeed, size);
      const inputs = graph.inputs.map(({ type }) => type);
      const data = columns(inputs, randomBits(graphSeed), 20).map((column) => column.slice(-150));
      expect(differences(graph, variant, data), describeGraph(graph)).toEqual([]);
    }),
    { numRuns: runs, seed },
  );
}
