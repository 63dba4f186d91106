// Chooses the operations that are worth code: walks back from what a graph keeps, leaves out what nobody needs, and joins
// neighbours that one instruction does together (a product with a negation, an and with a not).

import type { Graph, Node } from '../../ir/graph.ts';
import type { Op } from '../../ir/ops.ts';

/** Operations that only code generation knows. */
export type FusedOp = 'fms' | 'fnma' | 'fnms' | 'andn';

/** One operation of the table with its arguments; `op` may be a fused one, where `node` is the outermost node. */
export interface Operation {
  readonly op: Op | FusedOp;
  readonly node: Node;
  readonly args: readonly Node[];
}

function negated(node: Node): Node | undefined {
  return node.op === 'neg' ? node.args[0] : undefined;
}

/** a * b + c with negations taken into the instruction. */
function fusedProduct(node: Node): Operation {
  let [a, b, c] = node.args as [Node, Node, Node];
  let minusProduct = false;
  let minusSum = false;
  for (let inner = negated(a); inner !== undefined; inner = negated(a)) {
    a = inner;
    minusProduct = !minusProduct;
  }
  for (let inner = negated(b); inner !== undefined; inner = negated(b)) {
    b = inner;
    minusProduct = !minusProduct;
  }
  for (let inner = negated(c); inner !== undefined; inner = negated(c)) {
    c = inner;
    minusSum = !minusSum;
  }
  const op = minusProduct ? (minusSum ? 'fnms' : 'fnma') : minusSum ? 'fms' : 'fma';
  return { op, node, args: [a, b, c] };
}

function fuse(node: Node): Operation {
  if (node.op === 'fma') return fusedProduct(node);
  if (node.op === 'and') {
    const [a, b] = node.args as [Node, Node];
    if (a.op === 'not') return { op: 'andn', node, args: [a.args[0] as Node, b] };
    if (b.op === 'not') return { op: 'andn', node, args: [b.args[0] as Node, a] };
  }
  if (node.op === 'select') {
    const [condition, yes, no] = node.args as [Node, Node, Node];
    if (condition.op === 'not') return { op: 'select', node, args: [condition.args[0] as Node, no, yes] };
  }
  return { op: node.op, node, args: node.args };
}

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

/** The operations that a graph's outputs and carries need, each in the region that all who need it share. */
export function selectOperations(graph: Graph): Selection {
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
  for (let id = graph.nodes.length - 1; id >= 0; id--) {
    const node = graph.nodes[id] as Node;
    const region = wanted.get(node);
    if (region === undefined) continue;
    const operation = fuse(node);
    operations.push(operation);
    region.operations.push(operation);
    const inner: Region = { outer: region, depth: region.depth + 1, operations: [] };
    if (node.op === 'rarely') rare.set(node, inner);
    operation.args.forEach((arg, i) => {
      // Leaves are made where the body is: what a rare part loads might be wanted after it.
      const leaf = arg.args.length === 0;
      want(arg, leaf ? body : node.op === 'rarely' && i === 1 ? inner : region);
    });
  }
  for (const { operations: list } of [body, ...rare.values()]) list.reverse();
  return { body, rare, operations: operations.reverse() };
}
