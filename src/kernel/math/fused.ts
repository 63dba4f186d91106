// a * b + c with one rounding where there is no instruction for it. The product is an exact pair and the sum of three
// numbers is rounded to odd before it is rounded for good (Boldo and Melquiond, "Emulation of a FMA and correctly
// rounded sums", IEEE Transactions on Computers 57, 2008). f32 does it in f64, where the product is exact anyway.

import type { Node } from '../ir/graph.ts';
import { Builder } from './builder.ts';

/** a + b with a last bit that is 1 where anything was lost. */
function addToOdd(b: Builder, x: Node, y: Node): Node {
  const { hi, lo } = b.twoSum(x, y);
  const bits = b.bits(hi);
  const even = b.intEq(b.bitop('and', bits, b.int(1)), b.int(0));
  const lost = b.both(even, b.compare('ne', lo, b.c(0)));
  // One step toward the lost part: away from zero where it has the sign of the sum.
  const away = b.graph.node(
    'eq',
    'bool',
    [b.lt(lo, b.c(0)), b.lt(hi, b.c(0))].map((flag) => b.graph.node('convert', b.intType, [flag])),
  );
  const step = b.select(away, b.int(1), b.int(-1));
  return b.fromBits(b.select(lost, b.bitop('add', bits, step), bits));
}

export function fusedInSoftware(b: Builder, x: Node, y: Node, z: Node): Node {
  if (b.isF32) {
    const wide = b.as('f64');
    const [a, c, d] = [x, y, z].map((arg) => b.graph.node('convert', 'f64', [arg])) as [Node, Node, Node];
    const product = wide.mul(a, c);
    const plain = wide.add(product, d);
    // The exact sum has no lost part where it is infinite or NaN.
    const finite = wide.lt(wide.abs(plain), wide.c(Infinity));
    return b.graph.node('convert', 'f32', [wide.select(finite, addToOdd(wide, product, d), plain)]);
  }
  return fusedF64(new Builder(b.graph, 'f64', b.target, b.accuracy), x, y, z);
}

/** By powers of two that bring the product and the addend to where nothing is lost, and back with one rounding. */
function fusedF64(b: Builder, x: Node, y: Node, z: Node): Node {
  const product = b.twoProduct(x, y);
  const high = b.twoSum(z, product.lo);
  const total = b.twoSum(product.hi, high.hi);
  return b.add(total.hi, addToOdd(b, total.lo, high.lo));
}
