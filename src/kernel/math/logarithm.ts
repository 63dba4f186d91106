// log, log2, log10, log1p and the inverse hyperbolic functions, which are log1p of something. The argument is m 2^e with
// m from sqrt(1/2) to sqrt(2), so that nothing cancels around 1, where m - 1 is exact and the leading term.

import type { Node } from '../ir/graph.ts';
import type { Builder, Double } from './builder.ts';
import { constants, polynomials } from './coefficients.gen.ts';
import { logByTable } from './tabled.ts';

/**
 * log(1 + r) - r for 1 + r from sqrt(1/2) to sqrt(2), as -r^2 / 2 and the rest. `exact`: what rounding takes from r^2 is
 * in the rest.
 */
function log1pTail(b: Builder, r: Node, exact: boolean): Double {
  const pair = exact ? b.twoProduct(r, r) : undefined;
  const square = pair?.hi ?? b.mul(r, r);
  const half = b.mul(square, b.c(-0.5));
  const lost = pair && b.mul(pair.lo, b.c(-0.5));
  const plus = (x: Node, y: Node) => (lost === undefined ? b.mul(x, y) : b.mad(x, y, lost));
  if (b.isF32) return { hi: half, lo: plus(b.mul(square, r), b.polynomial(r, polynomials.f32.log)) };
  // log(1 + r) = 2 atanh(s / 2) with s = 2r / (2 + r), and s = r - r s / 2: the term r^2 / 2 is computed from r, which
  // is exact, so that the error of the division counts little (fdlibm's arrangement).
  const s = b.div(r, b.add(b.c(2), r));
  const z = b.mul(b.mul(s, s), b.c(4));
  const series = b.mul(b.mul(z, b.c(2)), b.polynomial(z, polynomials.f64.atanh));
  return { hi: half, lo: plus(s, b.sub(series, half)) };
}

/** Puts in what a logarithm is for 0, infinity, NaN and below 0. */
function finish(b: Builder, x: Node, value: Node): Node {
  const finite = b.select(b.lt(x, b.c(Infinity)), value, x);
  const special = b.select(b.eq(x, b.c(0)), b.c(-Infinity), b.c(Number.NaN));
  return b.select(b.compare('le', x, b.c(0)), special, finite);
}

/** The natural logarithm of m 2^e + rest, as high part and correction; |rest| is less than m 2^e's last place. */
function naturalParts(b: Builder, m: Node, e: Node, rest?: Node): Double {
  const { ln2High, ln2Low } = constants[b.type];
  let r = b.sub(m, b.c(1));
  let low: Node | undefined;
  if (rest !== undefined) {
    const sum = b.fastTwoSum(r, rest);
    r = sum.hi;
    // The derivative of log(1 + r) is near enough to 1 - r.
    low = b.nmad(sum.lo, r, sum.lo);
  }
  const sum = b.fastTwoSum(b.mul(e, b.c(ln2High)), r);
  const tail = log1pTail(b, r, false);
  let small = b.mad(e, b.c(ln2Low), b.add(tail.lo, sum.lo));
  if (low !== undefined) small = b.add(small, low);
  return { hi: sum.hi, lo: b.add(tail.hi, small) };
}

export function log(b: Builder, x: Node): Node {
  const tabled = logByTable(b, x);
  if (tabled !== undefined) return tabled;
  const { m, e } = b.split2(x);
  const { hi, lo } = naturalParts(b, m, e);
  return finish(b, x, b.add(hi, lo));
}

/** A logarithm to another base: `factor` is 1 / ln(base), `unit` the logarithm of 2, both in two parts. */
function logTo(b: Builder, x: Node, factor: readonly [number, number], unit: readonly [number, number]): Node {
  const { m, e } = b.split2(x);
  const r = b.sub(m, b.c(1));
  const product = b.twoProduct(r, b.c(factor[0]));
  const sum = b.fastTwoSum(b.mul(e, b.c(unit[0])), product.hi);
  // From the smallest to the largest: only the last sums round to anything that counts.
  let low = b.mad(e, b.c(unit[1]), b.mad(r, b.c(factor[1]), b.add(product.lo, sum.lo)));
  const tail = log1pTail(b, r, true);
  low = b.mad(tail.hi, b.c(factor[0]), b.mad(tail.lo, b.c(factor[0]), low));
  return finish(b, x, b.add(sum.hi, low));
}

export function log2(b: Builder, x: Node): Node {
  return logTo(b, x, constants[b.type].log2e, [1, 0]);
}

export function log10(b: Builder, x: Node): Node {
  return logTo(b, x, constants[b.type].log10e, constants[b.type].log10Of2);
}

/** log(1 + x + low) for |low| below x's last place, and that of twice as much where `doubled` holds. */
function log1pOf(b: Builder, x: Node, low?: Node, doubled?: Node): Node {
  const sum = b.twoSum(b.c(1), x);
  const { m, e } = b.split2(sum.hi);
  const rest = low === undefined ? sum.lo : b.add(sum.lo, low);
  // Where 1 is less than half of x's last place, or more than any, the rest is nothing.
  const down = b.target.evex
    ? b.scalef(rest, b.neg(e))
    : b.mul(rest, b.fromBits(b.bitop('sub', b.bits(b.c(2)), b.bitop('sub', b.bits(sum.hi), b.bits(m)))));
  const far = b.gt(x, b.c(2 ** (b.precision + 2)));
  const scaled = b.target.evex ? down : b.mul(down, b.c(0.5));
  const exponent = doubled === undefined ? e : b.select(doubled, b.add(e, b.c(1)), e);
  const parts = naturalParts(b, m, exponent, b.select(far, b.c(0), scaled));
  return finish(b, sum.hi, b.add(parts.hi, parts.lo));
}

export function log1p(b: Builder, x: Node): Node {
  return b.copysign(log1pOf(b, x), x);
}

/** The square root of a double, as a double. */
function squareRoot(b: Builder, a: Double): Double {
  const hi = b.sqrt(a.hi);
  const rest = b.add(b.residual(hi, hi, a.hi), a.lo);
  // The divisor is no 0, for what follows must not be NaN.
  return { hi, lo: b.div(rest, b.greater(b.add(hi, hi), b.c(2 ** (1 - b.bias)))) };
}

/** Above this, 1 is nothing to x. */
function large(b: Builder): number {
  return 2 ** (b.precision + 2);
}

/** asinh |x| = log1p(|x| + x^2 / (1 + sqrt(1 + x^2))). */
export function asinh(b: Builder, x: Node): Node {
  const a = b.abs(x);
  const far = b.gt(a, b.c(large(b)));
  const bounded = b.select(far, b.c(1), a);
  const square = b.twoProduct(bounded, bounded);
  const one = b.c(1);
  const below = b.twoSum(one, square.hi);
  const root = squareRoot(b, { hi: below.hi, lo: b.add(below.lo, square.lo) });
  const divisor = b.fastTwoSum(root.hi, one);
  const quotient = b.div(square.hi, divisor.hi);
  const missing = b.nmad(quotient, b.add(divisor.lo, root.lo), square.lo);
  const rest = b.div(b.add(b.residual(quotient, divisor.hi, square.hi), missing), divisor.hi);
  const sum = b.twoSum(bounded, quotient);
  const hi = b.select(far, a, sum.hi);
  const lo = b.select(far, b.c(0), b.add(sum.lo, rest));
  return b.copysign(log1pOf(b, hi, lo, far), x);
}

/** acosh x = log1p(t + sqrt(t (x + 1))) with t = x - 1. */
export function acosh(b: Builder, x: Node): Node {
  const far = b.gt(x, b.c(large(b)));
  const one = b.c(1);
  const bounded = b.select(far, one, x);
  const t = b.twoSum(bounded, b.neg(one));
  const up = b.twoSum(bounded, one);
  const product = b.twoProduct(t.hi, up.hi);
  const low = b.mad(t.hi, up.lo, b.mad(t.lo, up.hi, product.lo));
  const root = squareRoot(b, { hi: product.hi, lo: low });
  const sum = b.twoSum(t.hi, root.hi);
  const hi = b.select(far, x, sum.hi);
  const lo = b.select(far, b.c(0), b.add(sum.lo, b.add(t.lo, root.lo)));
  const value = log1pOf(b, hi, lo, far);
  return b.select(b.lt(x, one), b.c(Number.NaN), value);
}

/** atanh |x| = log1p(2|x| / (1 - |x|)) / 2. */
export function atanh(b: Builder, x: Node): Node {
  const a = b.abs(x);
  const twice = b.add(a, a);
  const divisor = b.twoSum(b.c(1), b.neg(a));
  const quotient = b.div(twice, divisor.hi);
  const rest = b.nmad(quotient, divisor.lo, b.residual(quotient, divisor.hi, twice));
  const low = b.div(rest, divisor.hi);
  // At 1 the quotient is infinite, and there is nothing to correct.
  const inside = b.lt(quotient, b.c(2 ** (b.precision + 2)));
  const value = log1pOf(b, quotient, b.select(inside, low, b.c(0)));
  return b.copysign(b.mul(value, b.c(0.5)), x);
}
