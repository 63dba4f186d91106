// The passes in their order. Each one alone is a function from graph to graph; together they share walks, because making
// a kernel has to be quick.

import type { Graph } from '../graph.ts';
import { contractMultiplyAdd } from './contract.ts';
import { eliminateDeadCode } from './dead-code.ts';
import { type PowerOptions, powerRule } from './powers.ts';
import { type PassOptions, rewrite } from './rewrite.ts';
import { simplifyRules } from './simplify.ts';
import { reduceStrength, strengthRules } from './strength.ts';

export { contractMultiplyAdd } from './contract.ts';
export { eliminateDeadCode } from './dead-code.ts';
export { foldConstants } from './fold.ts';
export { expandPowers, type PowerOptions } from './powers.ts';
export type { PassOptions } from './rewrite.ts';
export { simplify } from './simplify.ts';
export { reduceStrength } from './strength.ts';

export interface OptimizeOptions extends PassOptions, PowerOptions {
  /** Lets a * b + c round once. */
  readonly contract?: boolean;
}

/** All passes: no dead code, no equal nodes, and no bit of a result changed unless `contract` or `fast` allow it. */
export function optimize(graph: Graph, options: OptimizeOptions = {}): Graph {
  const rules = [...simplifyRules(options), powerRule(options)];
  if (options.contract !== true) return eliminateDeadCode(rewrite(graph, [...rules, ...strengthRules]));
  return eliminateDeadCode(reduceStrength(contractMultiplyAdd(eliminateDeadCode(rewrite(graph, rules)))));
}
