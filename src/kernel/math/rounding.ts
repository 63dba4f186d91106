// Math.round and Math.sign.

import type { Node } from '../ir/graph.ts';
import type { Builder } from './builder.ts';

export function round(b: Builder, x: Node): Node {
  const below = b.floor(x);
  // x - floor(x) is exact, which x + 1/2 would not be.
  const up = b.ge(b.sub(x, below), b.c(0.5));
  return b.copysign(b.select(up, b.add(below, b.c(1)), below), x);
}

export function sign(b: Builder, x: Node): Node {
  const zero = b.c(0);
  return b.select(b.gt(x, zero), b.c(1), b.select(b.lt(x, zero), b.c(-1), x));
}
