// asin, acos, atan, atan2. Arguments far from 0 are brought near to it by asin x = pi/2 - 2 asin sqrt((1 - x) / 2) and
// atan x = pi/2 - atan(1 / x); what the square root and the quotient lose to rounding is added again.

import type { Node } from '../ir/graph.ts';
import type { Builder, Double } from './builder.ts';
import { constants, polynomials } from './coefficients.gen.ts';

/** asin s = s + tail for the s that serves |x|, and whether that is sqrt((1 - |x|) / 2). */
function asinParts(b: Builder, x: Node) {
  const a = b.abs(x);
  const far = b.gt(a, b.c(0.5));
  const half = b.c(0.5);
  // (1 - |x|) / 2, exactly.
  const z = b.select(far, b.nmad(a, half, half), b.mul(a, a));
  const root = b.sqrt(z);
  const s = b.select(far, root, a);
  const rest = b.residual(root, root, z);
  const low = b.div(rest, b.greater(b.add(root, root), b.c(2 ** (1 - b.bias))));
  const cubic = b.mul(b.mul(s, z), b.polynomial(z, polynomials[b.type].asin));
  return { far, s, tail: b.select(far, b.add(cubic, low), cubic) };
}

export function asin(b: Builder, x: Node): Node {
  const [halfPi, rest] = constants[b.type].halfPiDouble;
  const { far, s, tail } = asinParts(b, x);
  const sum = b.fastTwoSum(b.c(halfPi), b.mul(s, b.c(-2)));
  const mirrored = b.add(sum.hi, b.add(sum.lo, b.mad(tail, b.c(-2), b.c(rest))));
  return b.copysign(b.select(far, mirrored, b.add(s, tail)), x);
}

export function acos(b: Builder, x: Node): Node {
  const [halfPi, rest] = constants[b.type].halfPiDouble;
  const { far, s, tail } = asinParts(b, x);
  const negative = b.lt(x, b.c(0));
  // Near 0: pi/2 - asin x. Else 2 asin s on the right, pi - 2 asin s on the left.
  const factor = b.select(far, b.c(2), b.c(-1));
  const signed = b.select(negative, b.neg(factor), factor);
  const base = b.select(far, b.select(negative, b.c(2 * halfPi), b.c(0)), b.c(halfPi));
  const baseRest = b.select(far, b.select(negative, b.c(2 * rest), b.c(0)), b.c(rest));
  const sum = b.fastTwoSum(base, b.mul(signed, s));
  return b.add(sum.hi, b.add(sum.lo, b.mad(tail, signed, baseRest)));
}

interface Angle {
  /** y above tan(pi/8) x, and above tan(3 pi/8) x. */
  readonly middle: Node;
  readonly steep: Node;
  /** The tangent of the angle less pi/4 where `middle`, less pi/2 where `steep`: at most tan(pi/8). */
  readonly t: Double;
}

/** The angle of the point (x, y) with x and y from 0 on, not both 0 and not so large that x + y overflows. */
function angleOf(b: Builder, y: Node, x: Node): Angle {
  const middle = b.gt(y, b.mul(x, b.c(Math.SQRT2 - 1)));
  const steep = b.gt(b.mul(y, b.c(Math.SQRT2 - 1)), x);
  const zero = b.c(0);
  const difference = b.twoSum(y, b.neg(x));
  const sum = b.twoSum(y, x);
  const pick = (a: Node, m: Node, s: Node) => b.select(steep, s, b.select(middle, m, a));
  const top = pick(y, difference.hi, b.neg(x));
  const topLow = pick(zero, difference.lo, zero);
  const bottom = pick(x, sum.hi, y);
  const bottomLow = pick(zero, sum.lo, zero);
  const hi = b.div(top, bottom);
  const missing = b.nmad(hi, bottomLow, b.add(b.residual(hi, bottom, top), topLow));
  // An infinite divisor leaves no rest.
  const lo = b.select(b.lt(bottom, b.c(Infinity)), b.div(missing, bottom), zero);
  return { middle, steep, t: { hi, lo } };
}

/** base + atan t, where |base| > |t| or base is 0. */
function rotated(b: Builder, base: Node, baseRest: Node, t: Double): Node {
  const sum = b.fastTwoSum(base, t.hi);
  const z = b.mul(t.hi, t.hi);
  // The derivative is 1 / (1 + z), nearly 1 - z.
  const low = b.add(b.nmad(t.lo, z, t.lo), baseRest);
  const tail = b.mad(b.mul(z, b.polynomial(z, polynomials[b.type].atan)), t.hi, low);
  return b.add(sum.hi, b.add(sum.lo, tail));
}

export function atan(b: Builder, x: Node): Node {
  const { halfPiDouble: half, quarterPi: quarter } = constants[b.type];
  // More than this is pi / 2 to the last bit, and the residual of the quotient needs room.
  const bounded = b.lesser(b.c(2 ** (b.precision + 6)), b.abs(x));
  const { middle, steep, t } = angleOf(b, bounded, b.c(1));
  const base = (k: 0 | 1) => b.select(steep, b.c(half[k]), b.select(middle, b.c(quarter[k]), b.c(0)));
  return b.copysign(rotated(b, base(0), base(1), t), x);
}

export function atan2(b: Builder, y: Node, x: Node): Node {
  const { halfPiDouble: half, quarterPi: quarter, threeQuarterPi } = constants[b.type];
  const one = b.c(1);
  const ay = b.abs(y);
  const ax = b.abs(x);
  const most = b.greater(ay, ax);
  // To where neither sums overflow nor the residual of the quotient is lost among the denormal numbers.
  const scaled = (below: number, by: number, otherwise: Node) =>
    b.select(b.lt(most, b.c(2 ** below)), b.c(2 ** by), otherwise);
  const factor = b.isF32
    ? scaled(-20, 120, scaled(50, 60, scaled(110, 0, b.c(2 ** -40))))
    : scaled(-150, 970, scaled(400, 480, scaled(900, 0, b.c(2 ** -300))));
  // What is equal, 0 and infinity with themselves among it, has the angle of (1, 1), or of (1, 0) for zeros.
  const same = b.eq(ay, ax);
  const zero = b.eq(most, b.c(0));
  const top = b.select(same, b.select(zero, b.c(0), one), b.mul(ay, factor));
  const bottom = b.select(same, one, b.mul(ax, factor));
  const { middle, steep, t } = angleOf(b, top, bottom);
  // pi minus the angle where x is negative.
  const left = b.lt(b.copysign(one, x), b.c(0));
  const base = (k: 0 | 1) => {
    const between = b.select(left, b.c(threeQuarterPi[k]), b.c(quarter[k]));
    return b.select(steep, b.c(half[k]), b.select(middle, between, b.select(left, b.c(2 * half[k]), b.c(0))));
  };
  const direction = b.select(left, b.neg(one), one);
  const value = rotated(b, base(0), base(1), { hi: b.mul(direction, t.hi), lo: b.mul(direction, t.lo) });
  const either = b.either(b.isNaN(x), b.isNaN(y));
  return b.select(either, b.add(x, y), b.copysign(value, y));
}
