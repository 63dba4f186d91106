// sinh, cosh, tanh. With x = n ln 2 + r, e^x and e^-x come from the same sinh r and cosh r and from powers of two:
// sinh x = sinh r cosh(n ln 2) + cosh r sinh(n ln 2), where both factors are sums of two powers of two. No division, and
// no cancellation where x is small.

import type { Node } from '../ir/graph.ts';
import type { Builder } from './builder.ts';
import { polynomials } from './coefficients.gen.ts';
import { clamp, reduceByLn2 } from './exponential.ts';
import { tanhByTable } from './tabled.ts';

/** A quarter of 2^n + 2^-n and 2^n - 2^-n: a quarter, so that nothing overflows before the result does. */
function powers(b: Builder, n: { readonly float: Node; readonly bits: Node }) {
  const two = b.c(2);
  const up = b.powerOfTwo({ float: b.sub(n.float, two), bits: b.bitop('sub', n.bits, b.int(2)) });
  const down = b.powerOfTwo({
    float: b.sub(b.neg(n.float), two),
    bits: b.bitop('sub', b.int(-2), n.bits),
  });
  // 2^-n below the normal numbers is far too small to matter.
  const least = b.gt(n.float, b.c(b.precision * 2));
  return { up, down: b.select(least, b.c(0), down) };
}

function hyperbolicParts(b: Builder, x: Node, near: number) {
  const most = b.pick(89.5, 710.5);
  const bounded = b.lesser(b.c(most), b.abs(x));
  const { n, r } = reduceByLn2(b, b.abs(bounded));
  const small = b.lt(bounded, b.c(near));
  const zero = b.c(0);
  return { n, r, small, bounded, zero };
}

export function sinh(b: Builder, x: Node): Node {
  const { n: whole, r: rest, small, bounded, zero } = hyperbolicParts(b, x, 1);
  // Below 1 the polynomial serves alone: the sum would cancel for n = 1.
  const n = {
    float: b.select(small, zero, whole.float),
    bits: b.select(small, b.int(0), whole.bits),
  };
  const r = { hi: b.select(small, bounded, rest.hi), lo: b.select(small, zero, rest.lo) };
  const { up, down } = powers(b, n);
  const z = b.mul(r.hi, r.hi);
  const sinhTail = b.mad(b.mul(z, r.hi), b.polynomial(z, polynomials[b.type].sinh), r.lo);
  const coshTail = b.mad(b.polynomial(z, polynomials[b.type].cosh), z, b.mul(r.hi, r.lo));
  const sum = b.add(up, down);
  const difference = b.fastTwoSum(up, b.neg(down));
  let low = b.mad(sum, sinhTail, difference.lo);
  low = b.mad(difference.hi, coshTail, low);
  // Products with powers of two are exact. Near 0 there is nothing but one of them.
  const high = b.twoSum(difference.hi, b.mul(b.select(small, sum, up), r.hi));
  const lesser = b.select(small, zero, b.mul(down, r.hi));
  const value = b.add(high.hi, b.add(high.lo, b.add(lesser, low)));
  // So near to 0, x^3 is nothing; and denormal numbers must not be halved.
  const tiny = b.lt(bounded, b.c(2 ** (-b.precision / 2 - 1)));
  return b.copysign(b.select(tiny, bounded, b.mul(value, b.c(2))), x);
}

export function cosh(b: Builder, x: Node): Node {
  const { n, r } = hyperbolicParts(b, x, 0);
  const { up, down } = powers(b, n);
  const z = b.mul(r.hi, r.hi);
  const sinhTail = b.mad(b.mul(z, r.hi), b.polynomial(z, polynomials[b.type].sinh), r.lo);
  const coshTail = b.mul(b.polynomial(z, polynomials[b.type].cosh), z);
  const sum = b.fastTwoSum(up, down);
  const difference = b.sub(up, down);
  let low = b.mad(sum.hi, coshTail, sum.lo);
  low = b.mad(difference, sinhTail, low);
  const high = b.fastTwoSum(sum.hi, b.mul(up, r.hi));
  return b.mul(b.add(high.hi, b.add(high.lo, b.nmad(down, r.hi, low))), b.c(2));
}

/** (e^2x - 1) / (e^2x + 1), numerator and denominator times 2^-n. */
export function tanh(b: Builder, x: Node): Node {
  const tabled = tanhByTable(b, x);
  if (tabled !== undefined) return tabled;
  const bounded = clamp(b, b.abs(x), 0, b.pick(10, 20));
  const { n, r } = reduceByLn2(b, b.mul(bounded, b.c(2)));
  const down = b.powerOfTwo({ float: b.neg(n.float), bits: b.bitop('sub', b.int(0), n.bits) });
  const tail = b.mad(b.mul(r.hi, r.hi), b.polynomial(r.hi, polynomials[b.type].exp), r.lo);
  const one = b.c(1);
  const less = b.fastTwoSum(one, b.neg(down));
  const more = b.fastTwoSum(one, down);
  const above = b.fastTwoSum(less.hi, r.hi);
  const below = b.fastTwoSum(more.hi, r.hi);
  const numerator = b.fastTwoSum(above.hi, b.add(b.add(above.lo, less.lo), tail));
  const denominator = b.fastTwoSum(below.hi, b.add(b.add(below.lo, more.lo), tail));
  const inverse = b.div(one, denominator.hi);
  const quotient = b.mul(numerator.hi, inverse);
  const rest = b.residual(quotient, denominator.hi, numerator.hi);
  const correction = b.add(rest, b.nmad(quotient, denominator.lo, numerator.lo));
  return b.copysign(b.mad(correction, inverse, quotient), x);
}
