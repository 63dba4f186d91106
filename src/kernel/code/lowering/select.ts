// Chooses the operations that are worth code: walks back from what a graph keeps, leaves out what nobody needs, joins what
// one instruction does together, and sets apart what is seldom run.

import type { Graph, Node } from '../../ir/graph.ts';
import { fuse, type Operation, type UseCounts } from './fuse.ts';

/** What is computed where: the operations of the body, or of a part of it that is seldom run. */
export interface Region {
  readonly outer: Region | undefined;
  readonly depth: number;
  readonly operations: Operation[];
}

export interface Selection {
  readonly body: Region;
  /** For each `rarely`, what only its rare side needs. */
  readonly rare: ReadonlyMap<Node, Region>;
  /** All operations, in an order of evaluation. */
  readonly operations: readonly Operation[];
}

/** The innermost region that contains both. */
function common(a: Region, b: Region): Region {
  let [x, y] = [a, b];
  while (x !== y) {
    if (x.depth >= y.depth) x = x.outer as Region;
    else y = y.outer as Region;
  }
  return x;
}

/** How often each node is used by nodes that are needed; what is stored, carried or raises counts twice, for it has to be there. */
function usesOf(graph: Graph): UseCounts {
  const uses = new Map<Node, number>();
  const count = (node: Node, times: number) => uses.set(node, (uses.get(node) ?? 0) + times);
  for (const { node } of graph.outputs) count(node, 2);
  for (const { next } of graph.carries) count(next, 2);
  for (const { args } of graph.raised) for (const arg of args) count(arg, 2);
  for (let id = graph.nodes.length - 1; id >= 0; id--) {
    const node = graph.nodes[id] as Node;
    if (!uses.has(node)) continue;
    // The two sides of a `rarely` may be in different regions; what it uses stays where it is.
    for (const arg of node.args) count(arg, node.op === 'rarely' ? 2 : 1);
  }
  return uses;
}

/** The operations that a graph's outputs and carries need, each in the region that all who need it share. */
export function selectOperations(graph: Graph, evex: boolean): Selection {
  const uses = usesOf(graph);
  const body: Region = { outer: undefined, depth: 0, operations: [] };
  const wanted = new Map<Node, Region>();
  const rare = new Map<Node, Region>();
  const operations: Operation[] = [];
  const want = (node: Node, region: Region) => {
    const known = wanted.get(node);
    wanted.set(node, known === undefined ? region : common(known, region));
  };
  for (const output of graph.outputs) want(output.node, body);
  for (const carry of graph.carries) want(carry.next, body);
  for (const { args } of graph.raised) for (const arg of args) want(arg, body);
  for (let id = graph.nodes.length - 1; id >= 0; id--) {
    const node = graph.nodes[id] as Node;
    const region = wanted.get(node);
    if (region === undefined) continue;
    const operation = fuse(node, uses, evex);
    operations.push(operation);
    region.operations.push(operation);
    const inner: Region = { outer: region, depth: region.depth + 1, operations: [] };
    if (node.op === 'rarely') rare.set(node, inner);
    if (operation.under !== undefined) want(operation.under, region);
    operation.args.forEach((arg, i) => {
      // Leaves are made where the body is: what a rare part loads might be wanted after it.
      const leaf = arg.args.length === 0;
      want(arg, leaf ? body : node.op === 'rarely' && i === 1 ? inner : region);
    });
  }
  for (const { operations: list } of [body, ...rare.values()]) list.reverse();
  return { body, rare, operations: operations.reverse() };
}
