// What all passes are made of: a walk over the live nodes of a graph, in order, that makes a new graph. A pass is a list of
// rules; each looks at one operation about to be made and may give another node instead. The nodes that a rule makes go
// through the rules again, so no pass has to be repeated until nothing changes. Dead nodes are left behind, equal ones meet.

import type { ValueType } from '../../dtype.ts';
import { type ConstantValue, type Extras, extrasOf, Graph, type Node, type SourceSpan } from '../graph.ts';
import type { Op } from '../ops.ts';

/** An operation that is about to become a node; its arguments are nodes of the new graph. */
export interface Proposal {
  readonly op: Op;
  readonly type: ValueType;
  readonly args: readonly Node[];
  readonly extras: Extras;
}

/** Gives another node for the operation, or undefined where the rule has nothing to say. */
export type Rule = (proposal: Proposal, maker: Maker) => Node | undefined;

export class Maker {
  readonly graph: Graph;
  private readonly rules: readonly Rule[];
  private source: SourceSpan | undefined;

  constructor(graph: Graph, rules: readonly Rule[]) {
    this.graph = graph;
    this.rules = rules;
  }

  /** Makes a node, unless a rule knows a better one. */
  make(op: Op, type: ValueType, args: readonly Node[], extras: Extras = { source: this.source }): Node {
    const proposal: Proposal = { op, type, args, extras };
    const outer = this.source;
    this.source = extras.source;
    for (const rule of this.rules) {
      const better = rule(proposal, this);
      if (better !== undefined) {
        this.source = outer;
        return better;
      }
    }
    this.source = outer;
    return this.graph.node(op, type, args, extras);
  }

  constant(type: ValueType, value: ConstantValue): Node {
    return this.graph.constant(type, value, this.source);
  }
}

/** Which nodes outputs, loop-carried values and exceptions need. What is raised itself stays as it is: no rule changes it. */
export function liveNodes(graph: Graph): Uint8Array {
  const live = new Uint8Array(graph.nodes.length);
  for (const output of graph.outputs) live[output.node.id] = 1;
  for (const { next } of graph.loopCarried) live[next.id] = 1;
  for (const node of graph.raised) for (const arg of node.args) live[arg.id] = 1;
  for (let id = graph.nodes.length - 1; id >= 0; id--) {
    if (live[id]) for (const arg of (graph.nodes[id] as Node).args) live[arg.id] = 1;
  }
  return live;
}

/** How often live nodes, outputs, loop-carried values and exceptions use each node. */
export function useCounts(graph: Graph): Uint32Array {
  const live = liveNodes(graph);
  const uses = new Uint32Array(graph.nodes.length);
  const use = (node: Node) => {
    uses[node.id] = (uses[node.id] as number) + 1;
  };
  for (const node of graph.nodes) if (live[node.id]) for (const arg of node.args) use(arg);
  for (const output of graph.outputs) use(output.node);
  for (const { next } of graph.loopCarried) use(next);
  for (const node of graph.raised) for (const arg of node.args) use(arg);
  return uses;
}

/**
 * Makes a new graph by the rules.
 * @param skip gives the replacement of a node of the old graph itself, for passes that must know how it was used there
 */
export function rewrite(
  graph: Graph,
  rules: readonly Rule[],
  replace?: (node: Node, maker: Maker, mapped: (old: Node) => Node) => Node | undefined,
): Graph {
  const result = new Graph(graph.inputs, graph.parameters);
  const maker = new Maker(result, rules);
  const live = liveNodes(graph);
  const moved: Node[] = [];
  const mapped = (old: Node) => moved[old.id] as Node;
  for (const node of graph.nodes) {
    if (!live[node.id]) continue;
    moved[node.id] =
      replace?.(node, maker, mapped) ??
      (node.args.length === 0 && node.op !== 'lookup'
        ? result.node(node.op, node.type, [], extrasOf(node))
        : maker.make(node.op, node.type, node.args.map(mapped), extrasOf(node)));
  }
  result.takeResults(graph, mapped);
  return result;
}

/** The value of a node that is a constant. */
export function constantOf(node: Node | undefined): ConstantValue | undefined {
  return node?.op === 'constant' ? node.value : undefined;
}

/** What a pass must know of the world in which the code will run. */
export interface PassOptions {
  /**
   * True where the kernel sets MXCSR: another rounding mode, FTZ, DAZ or unmasked exceptions. Whatever depends on it is
   * left for the processor to compute.
   */
  readonly dynamicFloat?: boolean;
}
