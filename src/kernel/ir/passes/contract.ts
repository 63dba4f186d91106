// FMA contraction, where the kernel allows it: a * b + c becomes `muladd`, which may round once. A product that is used
// elsewhere too is left alone, because it must be computed anyway. This changes results, if only by their last bit.

import { isFloat } from '../../dtype.ts';
import type { Graph, Node } from '../graph.ts';
import { type Maker, rewrite, useCounts } from './rewrite.ts';

export function contractMultiplyAdd(graph: Graph): Graph {
  const uses = useCounts(graph);
  const isProduct = (node: Node) => node.op === 'mul' && uses[node.id] === 1;
  return rewrite(graph, [], (node: Node, maker: Maker, mapped) => {
    if ((node.op !== 'add' && node.op !== 'sub') || !isFloat(node.type)) return undefined;
    const [a, b] = node.args as readonly [Node, Node];
    const product = isProduct(a) ? a : isProduct(b) ? b : undefined;
    if (product === undefined) return undefined;
    const [x, y] = product.args.map(mapped) as [Node, Node];
    const extras = { source: node.source };
    const negate = (value: Node) => maker.make('neg', node.type, [value], extras);
    const other = mapped(product === a ? b : a);
    if (node.op === 'add') return maker.make('muladd', node.type, [x, y, other], extras);
    return product === a
      ? maker.make('muladd', node.type, [x, y, negate(other)], extras)
      : maker.make('muladd', node.type, [negate(x), y, other], extras);
  });
}
