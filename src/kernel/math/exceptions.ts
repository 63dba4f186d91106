// Which exceptions a kernel raises: a graph gets the operations that raise those of what the user wrote, and nothing else
// raises any (`raised` of the graph). So neither the arithmetic inside functions, nor lanes without an element, nor what a
// pass makes of an operation shows. What is chosen by a condition counts only in the lanes that take it; elsewhere the
// arguments of what is raised are 1, of which every such operation makes an exact number.
//
// What an operation raises is in exception-rules.ts.

import type { Target } from '../code/target.ts';
import { type DType, dtypes, type ValueType } from '../dtype.ts';
import { extrasOf, Graph, type Node } from '../ir/graph.ts';
import type { Op } from '../ir/ops.ts';
import { contractMultiplyAdd } from '../ir/passes/contract.ts';
import { eliminateDeadCode } from '../ir/passes/dead-code.ts';
import { type Exception, rules, signaling, type Watcher } from './exception-rules.ts';

export interface ExceptionOptions {
  readonly target: Pick<Target, 'evex' | 'features'>;
  /** Products and sums may round once. */
  readonly contract: boolean;
  /** Results are rounded otherwise than to the nearest. */
  readonly isDirected: boolean;
}

/** Undefined: every lane needs the value. */
type Demand = Node | undefined;

class ExceptionWatcher implements Watcher {
  readonly graph: Graph;
  readonly target: ExceptionOptions['target'];
  readonly isDirected: boolean;
  private readonly demands = new Map<Node, Demand>();
  private demand: Demand;
  private readonly conditions = new Map<string, Node>();
  private readonly untouched = new Set<Node>();

  constructor(graph: Graph, { target, isDirected }: ExceptionOptions) {
    this.graph = graph;
    this.target = target;
    this.isDirected = isDirected;
    for (const node of graph.nodes) if (this.keepsSignaling(node)) this.untouched.add(node);
  }

  private keepsSignaling({ op, args }: Node): boolean {
    if (op === 'neg' || op === 'abs' || op === 'copysign') return this.untouched.has(args[0] as Node);
    if (op === 'select') return args.some((arg) => this.untouched.has(arg));
    return op === 'input' || op === 'bitcast';
  }

  mayBeSignaling(node: Node): boolean {
    return this.untouched.has(node);
  }

  /** @param results what the user asked for, and whether those are gathered, to which a signaling NaN is invalid too. */
  run(results: readonly Node[], areGathered: boolean): void {
    const { graph } = this;
    graph.isWatched = true;
    for (const node of results) this.need(node, undefined);
    if (areGathered) signaling(this, { args: results });
    for (const node of [...graph.nodes].reverse()) {
      if (!this.demands.has(node)) continue;
      this.demand = this.demands.get(node);
      this.needArguments(node, this.demand);
      rules[node.op](this, node);
    }
    for (const [key, condition] of this.conditions) this.raiseWhere(key, condition);
  }

  raise(op: Op, type: ValueType, ...args: readonly Node[]): void {
    const { demand } = this;
    const one = (arg: Node) => this.graph.constant(arg.type, 1);
    this.graph.raise(
      op,
      type,
      args.map((arg) => (demand === undefined ? arg : this.select(demand, arg, one(arg)))),
    );
  }

  when(exception: Exception, condition: Node, type: ValueType): void {
    const wide = dtypes[type as DType].bytes === 8 ? 'f64' : 'f32';
    const key = `${exception} ${wide}`;
    const here = this.demand === undefined ? condition : this.bool('and', this.demand, condition);
    const known = this.conditions.get(key);
    this.conditions.set(key, known === undefined ? here : this.bool('or', known, here));
  }

  /** One operation that raises an exception in the lanes where a condition holds. */
  private raiseWhere(key: string, condition: Node): void {
    const [exception, type] = key.split(' ') as [Exception, 'f32' | 'f64'];
    const constant = (value: number) => this.graph.constant(type, value);
    const [op, there, elsewhere] = causes[exception](type);
    const argument = this.select(condition, constant(there), constant(elsewhere));
    this.graph.raise(
      op,
      type,
      op === 'sqrt' ? [argument] : op === 'mul' ? [argument, argument] : [constant(1), argument],
    );
  }

  private need(node: Node, demand: Demand): void {
    const before = this.demands.get(node);
    const isFirst = !this.demands.has(node);
    if (isFirst) this.demands.set(node, demand);
    else if (before !== undefined) {
      this.demands.set(node, demand === undefined ? undefined : this.bool('or', before, demand));
    }
  }

  private needArguments({ op, type, args }: Node, demand: Demand): void {
    const [a, b, c] = args as [Node, Node, Node];
    const under = (condition: Node) => (demand === undefined ? condition : this.bool('and', demand, condition));
    if (op === 'select') {
      this.need(a, demand);
      this.need(b, under(a));
      this.need(c, under(this.not(a)));
    } else if (type === 'bool' && (op === 'and' || op === 'or')) {
      this.need(a, demand);
      this.need(b, under(op === 'and' ? a : this.not(a)));
    } else for (const arg of args) this.need(arg, demand);
  }

  private bool(op: 'and' | 'or', a: Node, b: Node): Node {
    return a === b ? a : this.graph.node(op, 'bool', [a, b]);
  }

  private not(a: Node): Node {
    return this.graph.node('not', 'bool', [a]);
  }

  private select(condition: Node, a: Node, b: Node): Node {
    return a === b ? a : this.graph.node('select', a.type, [condition, a, b]);
  }
}

/** An operation, and the argument with which it raises an exception and the one with which it does not. */
const causes: Readonly<
  Record<Exception, (type: 'f32' | 'f64') => readonly ['sqrt' | 'div' | 'mul' | 'add', number, number]>
> = {
  invalid: () => ['sqrt', -1, 1],
  divideByZero: () => ['div', 0, 1],
  overflow: (type) => ['mul', type === 'f32' ? 2 ** 100 : 2 ** 1000, 1],
  // An odd number of units far below the least one.
  underflow: (type) => ['mul', type === 'f32' ? 1.5 * 2 ** -100 : 1.5 * 2 ** -1000, 1],
  inexact: (type) => ['add', type === 'f32' ? 2 ** -60 : 2 ** -100, 1],
};

/** The same graph; of `values`, which may be of any type, each is an output. */
function withOutputs(graph: Graph, values: readonly Node[]): Graph {
  const copy = new Graph(graph.inputs, graph.parameters);
  const copies: Node[] = [];
  const mapped = ({ id }: Node) => copies[id] as Node;
  for (const node of graph.nodes) copies.push(copy.node(node.op, node.type, node.args.map(mapped), extrasOf(node)));
  copy.takeResults(graph, mapped);
  for (const value of values.map(mapped)) {
    copy.output('', value.type === 'bool' ? 'u8' : value.type, value);
  }
  return copy;
}

/**
 * A graph that computes the same and raises exactly what the operations of the given one do.
 * @param values of a reduction, what is gathered of each element: the exceptions of these count, those of gathering do not
 */
export function watchExceptions(graph: Graph, options: ExceptionOptions, values?: readonly Node[]): Graph {
  const copy = withOutputs(graph, values ?? []);
  const watched = options.contract ? contractMultiplyAdd(copy) : eliminateDeadCode(copy);
  const results = watched.outputs.map(({ node }) => node);
  if (values !== undefined) watched.outputs.length = 0;
  new ExceptionWatcher(watched, options).run(results, values !== undefined);
  return watched;
}
