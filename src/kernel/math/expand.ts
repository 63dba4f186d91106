// The pass that writes out functions: every operation of the tier `function` becomes primitive operations, in a way that
// suits the target. The types are f32 and f64; f16 and bf16 are computed in f32.

import { RawCpuError } from '../../errors/index.ts';
import type { Target } from '../code/target.ts';
import { extrasOf, Graph, type Node } from '../ir/graph.ts';
import { type Op, ops } from '../ir/ops.ts';
import { type Accuracy, Builder, type MathTarget } from './builder.ts';
import * as circular from './circular.ts';
import * as exponential from './exponential.ts';
import * as hyperbolic from './hyperbolic.ts';
import * as inverse from './inverse-circular.ts';
import * as logarithm from './logarithm.ts';
import * as power from './power.ts';
import * as rounding from './rounding.ts';

type Expansion = (b: Builder, ...args: Node[]) => Node;

const expansions: Partial<Record<Op, (b: Builder, x: Node, y: Node) => Node>> = {
  exp: exponential.exp,
  exp2: exponential.exp2,
  expm1: exponential.expm1,
  log: logarithm.log,
  log2: logarithm.log2,
  log10: logarithm.log10,
  log1p: logarithm.log1p,
  sin: circular.sin,
  cos: circular.cos,
  tan: circular.tan,
  asin: inverse.asin,
  acos: inverse.acos,
  atan: inverse.atan,
  atan2: inverse.atan2,
  sinh: hyperbolic.sinh,
  cosh: hyperbolic.cosh,
  tanh: hyperbolic.tanh,
  asinh: logarithm.asinh,
  acosh: logarithm.acosh,
  atanh: logarithm.atanh,
  cbrt: power.cbrt,
  pow: power.pow,
  hypot: power.hypot,
  round: rounding.round,
  sign: rounding.sign,
};

export interface ExpandOptions {
  readonly target: Pick<Target, 'evex' | 'features'>;
  readonly accuracy: Accuracy;
}

const isFunction = (node: Node) => ops[node.op].tier === 'function';

function expand(b: Builder, op: Op, args: readonly Node[]): Node {
  const expansion = expansions[op] as Expansion | undefined;
  if (expansion === undefined) throw new RawCpuError('INTERNAL', `no expansion of '${op}'`);
  return expansion(b, ...args);
}

/**
 * A graph that computes the same without functions: within 1.0 ULP, or 3.5 for `fast`. A graph that has none comes back
 * as it is.
 */
export function expandFunctions(graph: Graph, options: ExpandOptions): Graph {
  const { accuracy } = options;
  if (!graph.nodes.some(isFunction)) return graph;
  const target: MathTarget = { evex: options.target.evex, fma: options.target.features.has('fma') };
  const result = new Graph(graph.inputs, graph.parameters);
  const made: Node[] = [];
  for (const node of graph.nodes) {
    const args = node.args.map((arg) => made[arg.id] as Node);
    if (!isFunction(node)) {
      made.push(result.node(node.op, node.type, args, extrasOf(node)));
      continue;
    }
    if (node.type === 'f16' || node.type === 'bf16') {
      const wide = args.map((arg) => result.node('convert', 'f32', [arg]));
      const value = expand(new Builder(result, 'f32', target, accuracy), node.op, wide);
      made.push(result.node('convert', node.type, [value]));
    } else {
      made.push(expand(new Builder(result, node.type as 'f32' | 'f64', target, accuracy), node.op, args));
    }
  }
  result.takeResults(graph, (node) => made[node.id] as Node);
  return result;
}
