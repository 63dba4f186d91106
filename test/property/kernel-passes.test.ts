import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Graph } from '../../src/kernel/ir/graph.ts';
import { interpret } from '../../src/kernel/ir/interpret.ts';
import {
  contractMultiplyAdd,
  eliminateDeadCode,
  foldConstants,
  optimize,
  reduceStrength,
  simplify,
} from '../../src/kernel/ir/passes/index.ts';
import { printGraph } from '../../src/kernel/ir/print.ts';
import { anyGraph, inputsFor } from './kernel-graphs.ts';

const COUNT = 150;

/** Runs a graph before and after a pass; NaN is NaN, but -0 is not 0. */
function same(graph: Graph, pass: (graph: Graph) => Graph): void {
  const after = pass(graph);
  const inputs = inputsFor(graph, COUNT);
  const was = interpret(graph, inputs, [], COUNT);
  const is = interpret(after, inputs, [], COUNT);
  for (let k = 0; k < was.length; k++) {
    for (let i = 0; i < COUNT; i++) {
      if (Object.is(was[k]?.[i], is[k]?.[i])) continue;
      const at = inputs.map((input) => input[i]);
      expect.fail(
        `output ${k} of (${at.join(', ')}) was ${was[k]?.[i]}, is ${is[k]?.[i]}\n${printGraph(graph)}=>\n${printGraph(after)}`,
      );
    }
  }
}

describe('passes change no bit', () => {
  for (const [name, pass] of Object.entries({
    eliminateDeadCode,
    foldConstants,
    simplify,
    reduceStrength,
    optimize: (graph: Graph) => optimize(graph),
    dynamic: (graph: Graph) => optimize(graph, { dynamicFloat: true }),
    contract: (graph: Graph) => contractMultiplyAdd(graph),
    'all twice': (graph: Graph) => optimize(optimize(graph, { contract: true }), { contract: true }),
  })) {
    it(name, () => {
      fc.assert(
        fc.property(anyGraph, (graph) => same(graph, pass)),
        { numRuns: 200 },
      );
    });
  }
});
