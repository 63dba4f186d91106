// The operations that are worth code, and the region of each: walks back from what a graph keeps, leaves out what nobody
// needs, joins what one instruction does together, and sets cold blocks apart.

import type { Graph, Node } from '../../ir/graph.ts';
import { fuse, type MachineOperation, type UseCounts } from './fuse.ts';

/** What is computed where: the operations of the body, or of a cold block. */
export interface Region {
  readonly outer: Region | undefined;
  readonly depth: number;
  readonly operations: MachineOperation[];
}

export interface Regions {
  readonly body: Region;
  /** For each `selectUnlikely`, what only its seldom chosen side needs. */
  readonly cold: ReadonlyMap<Node, Region>;
  /** All operations, in an order of evaluation. */
  readonly operations: readonly MachineOperation[];
}

/** The innermost region that contains both. */
function innermostCommon(a: Region, b: Region): Region {
  let [x, y] = [a, b];
  while (x !== y) {
    if (x.depth >= y.depth) x = x.outer!;
    else y = y.outer!;
  }
  return x;
}

/** How often each node is used by nodes that are needed; what is stored, carried or raises counts twice, for it has to be there. */
function usesOf(graph: Graph): UseCounts {
  const uses = new Map<Node, number>();
  const count = (node: Node, times: number) => uses.set(node, (uses.get(node) ?? 0) + times);
  for (const { node } of graph.outputs) count(node, 2);
  for (const { next } of graph.loopCarried) count(next, 2);
  for (const { args } of graph.raised) for (const arg of args) count(arg, 2);
  for (let id = graph.nodes.length - 1; id >= 0; id--) {
    const node = graph.nodes[id]!;
    if (!uses.has(node)) continue;
    // The two sides of a `selectUnlikely` may be in different regions; what it uses stays where it is.
    for (const arg of node.args) count(arg, node.op === 'selectUnlikely' ? 2 : 1);
  }
  return uses;
}

/** The operations that a graph's outputs and loop-carried values need, each in the region that all who need it share. */
export function findRegions(graph: Graph, evex: boolean): Regions {
  const uses = usesOf(graph);
  const body: Region = { outer: undefined, depth: 0, operations: [] };
  const wanted = new Map<Node, Region>();
  const cold = new Map<Node, Region>();
  const operations: MachineOperation[] = [];
  const want = (node: Node, region: Region) => {
    const known = wanted.get(node);
    wanted.set(node, known === undefined ? region : innermostCommon(known, region));
  };
  for (const output of graph.outputs) want(output.node, body);
  for (const { next } of graph.loopCarried) want(next, body);
  for (const { args } of graph.raised) for (const arg of args) want(arg, body);
  for (let id = graph.nodes.length - 1; id >= 0; id--) {
    const node = graph.nodes[id]!;
    const region = wanted.get(node);
    if (region === undefined) continue;
    const operation = fuse(node, uses, evex);
    operations.push(operation);
    region.operations.push(operation);
    const inner: Region = { outer: region, depth: region.depth + 1, operations: [] };
    if (node.op === 'selectUnlikely') cold.set(node, inner);
    if (operation.under !== undefined) want(operation.under, region);
    operation.args.forEach((arg, i) => {
      // Leaves are made where the body is: what a cold block loads might be wanted after it.
      const leaf = arg.args.length === 0;
      want(arg, leaf ? body : node.op === 'selectUnlikely' && i === 1 ? inner : region);
    });
  }
  for (const { operations: list } of [body, ...cold.values()]) list.reverse();
  return { body, cold, operations: operations.reverse() };
}
