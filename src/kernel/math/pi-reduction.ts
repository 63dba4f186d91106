// x = n pi / 2 + r with |r| at most pi / 4: for arguments of usual size by taking away n pi / 2 in parts (Cody and
// Waite), for huge ones by multiplying with as many bits of 2 / pi as can matter (Payne and Hanek, "Radian reduction for
// trigonometric functions", SIGNUM Newsletter 18, 1983), in floating point: a table holds (2^k 2 / pi) mod 4 in four
// pieces for every bucket of exponents, and the product of the integer x / 2^k with a piece is exact as a sum of two.

import type { Node } from '../ir/graph.ts';
import type { Builder, Double } from './builder.ts';
import { constants, twoOverPi } from './coefficients.gen.ts';

export interface Quadrant {
  readonly r: Double;
  /** n as the low bits of an integer. */
  readonly quadrant: Node;
}

/** From here on the parts of pi / 2 do not suffice. */
export const nearLimits = { f32: 2 ** 9, f64: 2 ** 20 };

/** For |x| below the type's `nearLimits`. */
export function reduceNear(b: Builder, x: Node): Quadrant {
  const [first, second, third, fourth] = constants[b.type].halfPi;
  const n = b.nearestInteger(x, 2 / Math.PI);
  // Each of the first three parts has so few bits that its product with n is exact.
  const one = b.nmad(n.float, b.c(first), x);
  const two = b.twoSum(one, b.neg(b.mul(n.float, b.c(second))));
  const three = b.twoSum(two.hi, b.neg(b.mul(n.float, b.c(third))));
  const low = b.nmad(n.float, b.c(fourth), b.add(two.lo, three.lo));
  return { r: b.fastTwoSum(three.hi, low), quadrant: n.bits };
}

/** a less a multiple of 4, toward zero: exact, as taking the nearest multiple would not be where a is almost 2. */
function mod4(b: Builder, a: Node): Node {
  return b.sub(a, b.mul(b.trunc(b.mul(a, b.c(0.25))), b.c(4)));
}

export function reduceHuge(b: Builder, x: Node): Quadrant {
  const { bucketLog2, firstExponent, tables } = twoOverPi[b.type];
  const bits = b.bits(b.abs(x));
  const field = b.bitop('ushr', bits, b.int(b.precision - 1));
  const place = b.bitop('sub', field, b.int(b.bias + firstExponent));
  const bucket = b.bitop('ushr', place, b.int(bucketLog2));
  // x = m 2^k, m an integer.
  const base = b.bitop('shl', bucket, b.int(bucketLog2));
  const down = b.bitop('sub', b.int(b.bias - firstExponent + (b.precision - 1)), base);
  const m = b.mul(x, b.fromBits(b.bitop('shl', down, b.int(b.precision - 1))));
  const product = tables.map((table) => b.twoProduct(m, b.lookup(bucket, table)));
  const [p1, p2, p3, p4] = product as [Double, Double, Double, Double];
  const sum1 = b.twoSum(mod4(b, p1.hi), mod4(b, p1.lo));
  const sum2 = b.twoSum(sum1.hi, mod4(b, p2.hi));
  const whole = b.nearestInteger(sum2.hi, 1);
  // What is left is at most 1 / 2, and may be next to nothing: nothing may be lost where it cancels.
  const fraction = b.sub(sum2.hi, whole.float);
  const small1 = b.twoSum(sum1.lo, sum2.lo);
  const small2 = b.twoSum(p2.lo, p3.hi);
  const small3 = b.twoSum(small1.hi, small2.hi);
  const tiny = b.add(b.add(small1.lo, small2.lo), b.add(small3.lo, b.add(p3.lo, p4.hi)));
  const high = b.twoSum(fraction, small3.hi);
  const f = b.twoSum(high.hi, b.add(high.lo, tiny));
  const [halfPi, rest] = constants[b.type].halfPiDouble;
  const r = b.twoProduct(f.hi, b.c(halfPi));
  const low = b.mad(f.hi, b.c(rest), b.mad(f.lo, b.c(halfPi), r.lo));
  return { r: b.fastTwoSum(r.hi, low), quadrant: whole.bits };
}
