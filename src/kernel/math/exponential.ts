// exp, exp2, expm1. The argument is n ln 2 + r with an integer n and |r| at most half of ln 2, and e^r is a polynomial
// (Cody and Waite, "Software Manual for the Elementary Functions", 1980, chapter 6). ln 2 is taken away in two parts, of
// which the first has so few bits that n times it is exact with or without FMA.

import type { Node } from '../ir/graph.ts';
import type { Builder, Double } from './builder.ts';
import { constants, polynomials } from './coefficients.gen.ts';

export interface Reduced {
  readonly n: { readonly float: Node; readonly bits: Node };
  /** What is left of the argument, and what rounding took from it. */
  readonly r: Double;
}

/** x = n ln 2 + r for |x| up to 2^10 or so. */
export function reduceByLn2(b: Builder, x: Node): Reduced {
  const { ln2High, ln2Low } = constants[b.type];
  const n = b.nearestInteger(x, Math.LOG2E);
  const first = b.nmad(n.float, b.c(ln2High), x);
  const product = b.mul(n.float, b.c(ln2Low));
  const hi = b.target.fma ? b.nmad(n.float, b.c(ln2Low), first) : b.sub(first, product);
  const difference = b.sub(first, hi);
  const lo = b.target.fma ? b.nmad(n.float, b.c(ln2Low), difference) : b.sub(difference, product);
  return { n, r: { hi, lo } };
}

/** Keeps x between two bounds, and NaN. */
export function clamp(b: Builder, x: Node, least: number, most: number): Node {
  return b.greater(b.c(least), b.lesser(b.c(most), x));
}

export function exp(b: Builder, x: Node): Node {
  // Beyond these bounds the result is 0 or infinite, and n would not fit its exponent.
  const inside = b.pick([-104, 89], [-746, 710]) as [number, number];
  const { n, r } = reduceByLn2(b, clamp(b, x, ...inside));
  const fast = b.accuracy === 'fast' && b.isF32;
  const tail = b.polynomial(r.hi, fast ? polynomials.f32.expFast : polynomials[b.type].exp);
  const one = b.c(1);
  if (b.target.fma) return b.scale(b.mad(b.mad(tail, r.hi, one), r.hi, one), n);
  const sum = b.fastTwoSum(one, r.hi);
  const small = b.add(sum.lo, b.mad(b.mul(r.hi, r.hi), tail, r.lo));
  return b.scale(b.add(sum.hi, small), n);
}

/** 2^(x + low) for |x| at most half, without rounding 1 + x ln 2 + ... more than once to speak of. */
export function exp2Near0(b: Builder, x: Node, low?: Node): Node {
  const { ln2Rest } = constants[b.type];
  // 2^x = 1 + x ln 2 + x^2 P(x): the second term in one piece, its constant's rounding error among the small ones.
  const square = b.mul(x, x);
  let tail = b.mul(square, b.polynomial(x, polynomials[b.type].exp2));
  tail = b.mad(x, b.c(ln2Rest), tail);
  if (low !== undefined) {
    const small = b.mul(low, b.c(Math.LN2));
    const power = b.mad(x, b.c(Math.LN2), tail);
    tail = b.add(tail, b.mad(power, small, small));
  }
  const one = b.c(1);
  if (b.target.fma) return b.add(one, b.mad(x, b.c(Math.LN2), tail));
  const linear = b.twoProduct(x, b.c(Math.LN2));
  const sum = b.fastTwoSum(one, linear.hi);
  return b.add(sum.hi, b.add(sum.lo, b.add(linear.lo, tail)));
}

export function exp2(b: Builder, x: Node): Node {
  const inside = b.pick([-151, 129], [-1076, 1025]) as [number, number];
  const bounded = clamp(b, x, ...inside);
  const n = b.nearestInteger(bounded, 1);
  return b.scale(exp2Near0(b, b.sub(bounded, n.float)), n);
}

export function expm1(b: Builder, x: Node): Node {
  // At the lower bound e^x is less than a quarter of a unit in the last place of 1.
  const inside = b.pick([-18, 88.8], [-39, 709.9]) as [number, number];
  const { n, r } = reduceByLn2(b, clamp(b, x, ...inside));
  const half = b.c(0.5);
  // Half of 2^n, which would overflow for the largest arguments.
  const power = b.powerOfTwo({ float: b.sub(n.float, b.c(1)), bits: b.bitop('sub', n.bits, b.int(1)) });
  // (2^n - 1) + 2^n r + 2^n r^2 / 2 with the errors of the sums, and the rest of e^r - 1. Where 2^n has no bit for the
  // one, the one goes to the small terms.
  const large = b.gt(n.float, b.c(8));
  const base = b.select(large, power, b.sub(power, half));
  const square = b.twoProduct(r.hi, r.hi);
  const [first, ...further] = polynomials[b.type].exp as [number, ...number[]];
  const rest = b.mad(square.hi, b.polynomial(r.hi, [first - 0.5, ...further]), b.mad(square.lo, half, r.lo));
  const linear = b.fastTwoSum(base, b.mul(power, r.hi));
  const quadratic = b.fastTwoSum(linear.hi, b.mul(power, b.mul(square.hi, half)));
  const small = b.add(b.add(linear.lo, quadratic.lo), b.select(large, b.c(-0.5), b.c(0)));
  const value = b.add(quadratic.hi, b.mad(power, rest, small));
  // So near to 0, x^2 / 2 is nothing; and denormal numbers must not be halved.
  const tiny = b.lt(b.abs(x), b.c(2 ** (-b.precision - 1)));
  return b.select(tiny, x, b.mul(value, b.c(2)));
}
