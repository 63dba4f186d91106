// Dead code: what no output and no loop-carried value needs is left out.

import type { Graph } from '../graph.ts';
import { liveNodes, rewrite } from './rewrite.ts';

export function eliminateDeadCode(graph: Graph): Graph {
  return liveNodes(graph).includes(0) ? rewrite(graph, []) : graph;
}
