// pow and cbrt and hypot: what needs more bits between than the result has. f32 goes through f64 for pow and hypot; f64
// computes with pairs of doubles.

import type { Node } from '../ir/graph.ts';
import type { Builder, Double } from './builder.ts';
import { constants, polynomials } from './coefficients.gen.ts';
import { clamp, exp2Near0 } from './exponential.ts';

/** A function of f32 computed in f64. */
export function throughF64(b: Builder, f: (b: Builder, ...args: Node[]) => Node, ...args: Node[]): Node {
  const wide = b.as('f64');
  const result = f(wide, ...args.map((arg) => b.graph.node('convert', 'f64', [arg])));
  return b.graph.node('convert', 'f32', [result]);
}

/** a * b for pairs. */
function product(b: Builder, x: Double, y: Double): Double {
  const p = b.twoProduct(x.hi, y.hi);
  return b.fastTwoSum(p.hi, b.add(p.lo, b.mad(x.hi, y.lo, b.mul(x.lo, y.hi))));
}

/** A number plus a pair that is smaller. */
function plus(b: Builder, a: Double, x: Double): Double {
  const sum = b.fastTwoSum(a.hi, x.hi);
  return b.fastTwoSum(sum.hi, b.add(sum.lo, b.add(a.lo, x.lo)));
}

/**
 * log2 of a positive finite number to about 2^-68 of it: 2 atanh(s) / ln 2 with s = (m - 1) / (m + 1), where the first
 * terms of the series in s^2 are pairs.
 */
function log2Pair(b: Builder, x: Node): { e: Node; fraction: Double } {
  const { log2e, third, fifth } = constants.f64;
  const pair = ([hi, lo]: readonly [number, number]): Double => ({ hi: b.c(hi), lo: b.c(lo) });
  const { m, e } = b.split2(x);
  const one = b.c(1);
  const r = b.sub(m, one);
  const divisor = b.twoSum(m, one);
  const inverse = b.div(one, divisor.hi);
  const quotient = b.mul(r, inverse);
  const rest = b.nmad(quotient, divisor.lo, b.residual(quotient, divisor.hi, r));
  const s = b.fastTwoSum(quotient, b.mul(rest, inverse));
  const z = product(b, s, s);
  const tail = b.mul(b.polynomial(z.hi, polynomials.f64.atanhTail), z.hi);
  let series = plus(b, pair(fifth), { hi: tail, lo: b.c(0) });
  series = plus(b, pair(third), product(b, z, series));
  series = plus(b, { hi: one, lo: b.c(0) }, product(b, z, series));
  const twice = { hi: b.add(s.hi, s.hi), lo: b.add(s.lo, s.lo) };
  return { e, fraction: product(b, product(b, twice, series), pair(log2e)) };
}

/** |x|^y for positive finite x, with pairs: the logarithm's error is multiplied by as much as 1024. */
function powerOfPair(b: Builder, x: Node, y: Node): Node {
  const zero = b.c(0);
  const { e, fraction } = log2Pair(b, x);
  const logarithm = b.fastTwoSum(e, fraction.hi);
  // Beyond 2^65 every power but that of 1 overflows or vanishes anyhow.
  const bounded = b.copysign(b.lesser(b.c(2 ** 65), b.abs(y)), y);
  const main = b.twoProduct(bounded, logarithm.hi);
  const rest = b.mad(bounded, b.add(logarithm.lo, fraction.lo), main.lo);
  const whole = b.fastTwoSum(main.hi, rest);
  const outside = b.gt(b.abs(whole.hi), b.c(1100));
  const exponent = clamp(b, whole.hi, -1100, 1100);
  const n = b.nearestInteger(exponent, 1);
  const low = b.select(outside, zero, whole.lo);
  return b.scale(exp2Near0(b, b.sub(exponent, n.float), low), n);
}

/** The same for f32, in f64: 2^-37 of the logarithm suffices. */
function powerOfFloat(b: Builder, x: Node, y: Node): Node {
  const { m, e } = b.split2(x);
  const r = b.sub(m, b.c(1));
  const tail = b.mad(b.polynomial(r, polynomials.f64.logShort), r, b.c(-0.5));
  const logarithm = b.mad(b.mad(b.mul(r, r), tail, r), b.c(Math.LOG2E), e);
  const exponent = clamp(b, b.mul(y, logarithm), -200, 200);
  const n = b.nearestInteger(exponent, 1);
  const f = b.sub(exponent, n.float);
  return b.scale(b.mad(b.polynomial(f, polynomials.f64.exp2Short), f, b.c(1)), n);
}

/** x^y in f64, where `power` computes it for positive finite x and any finite y. */
function powWith(b: Builder, x: Node, y: Node, power: (b: Builder, x: Node, y: Node) => Node): Node {
  const zero = b.c(0);
  const one = b.c(1);
  const infinity = b.c(Infinity);
  const ax = b.abs(x);
  const ay = b.abs(y);
  const endless = b.either(b.either(b.eq(ax, zero), b.eq(ax, infinity)), b.eq(ay, infinity));
  const regular = power(b, b.select(endless, one, ax), y);

  // 0 and infinity as base or exponent.
  const large = b.gt(ax, one);
  const negativePower = b.lt(y, zero);
  const grows = b.graph.node('xor', 'bool', [large, negativePower]);
  let value = b.select(endless, b.select(grows, infinity, zero), regular);
  const nan = b.c(Number.NaN);
  value = b.select(b.both(b.eq(ax, one), b.eq(ay, infinity)), nan, value);

  // The sign: odd powers keep it, broken powers of negative numbers are NaN.
  const halfY = b.mul(y, b.c(0.5));
  const integer = b.eq(b.trunc(y), y);
  const odd = b.both(integer, b.compare('ne', b.trunc(halfY), halfY));
  const negativeBase = b.lt(b.copysign(one, x), zero);
  value = b.select(b.both(negativeBase, odd), b.neg(value), value);
  const properNegative = b.both(b.lt(x, zero), b.gt(x, b.c(-Infinity)));
  value = b.select(b.both(properNegative, b.not(integer)), nan, value);
  value = b.select(b.either(b.isNaN(x), b.isNaN(y)), nan, value);
  return b.select(b.eq(y, zero), one, value);
}

export function pow(b: Builder, x: Node, y: Node): Node {
  if (!b.isF32) return powWith(b, x, y, powerOfPair);
  return throughF64(b, (wide, ...args) => powWith(wide, args[0] as Node, args[1] as Node, powerOfFloat), x, y);
}

/**
 * x = m 8^k with m from 0.35 to 2.83: a polynomial and one step of third order give m^(-1/3), whose square times m is the
 * root but for its last bit, which a last step from the exact residual sets right.
 */
export function cbrt(b: Builder, x: Node): Node {
  const a = b.abs(x);
  const { m, e } = b.split2(a);
  const k = b.nearestInteger(e, 1 / 3);
  const rest = b.nmad(k.float, b.c(3), e);
  const zero = b.c(0);
  const up = b.gt(rest, zero);
  const down = b.lt(rest, zero);
  const one = b.c(1);
  const base = b.mul(m, b.select(up, b.c(2), b.select(down, b.c(0.5), one)));
  const factor = b.select(up, b.c(2 ** (-1 / 3)), b.select(down, b.c(2 ** (1 / 3)), one));
  let z = b.mul(b.polynomial(m, polynomials[b.type].inverseCubeRoot), factor);
  const miss = b.nmad(b.mul(base, z), b.mul(z, z), one);
  z = b.mad(b.mul(z, miss), b.mad(miss, b.c(2 / 9), b.c(1 / 3)), z);
  const square = b.mul(z, z);
  const y = b.mul(base, square);
  const ySquare = b.twoProduct(y, y);
  const residual = b.nmad(y, ySquare.lo, b.residual(y, ySquare.hi, base));
  const root = b.mad(b.mul(residual, b.c(1 / 3)), square, y);
  const value = b.copysign(b.mul(root, b.powerOfTwo(k)), x);
  const usual = b.both(b.gt(a, zero), b.lt(a, b.c(Infinity)));
  return b.select(usual, value, x);
}

function hypotF64(b: Builder, x: Node, y: Node): Node {
  const ax = b.abs(x);
  const ay = b.abs(y);
  const one = b.c(1);
  const most = b.greater(ax, ay);
  const least = b.lesser(ax, ay);
  const high = b.gt(most, b.c(2 ** 500));
  const low = b.lt(most, b.c(2 ** -400));
  const factor = b.select(high, b.c(2 ** -600), b.select(low, b.c(2 ** 600), one));
  const back = b.select(high, b.c(2 ** 600), b.select(low, b.c(2 ** -600), one));
  const p = b.mul(most, factor);
  const q = b.mul(least, factor);
  const pp = b.twoProduct(p, p);
  const qq = b.twoProduct(q, q);
  const sum = b.fastTwoSum(pp.hi, qq.hi);
  const rest = b.add(sum.lo, b.add(pp.lo, qq.lo));
  const root = b.sqrt(sum.hi);
  const residual = b.add(b.residual(root, root, sum.hi), rest);
  const value = b.mul(b.add(root, b.div(residual, b.greater(b.add(root, root), b.c(2 ** -1022)))), back);
  const infinite = b.either(b.eq(ax, b.c(Infinity)), b.eq(ay, b.c(Infinity)));
  const either = b.either(b.isNaN(x), b.isNaN(y));
  return b.select(infinite, b.c(Infinity), b.select(either, b.c(Number.NaN), value));
}

/** In f64 the squares of floats are exact and cannot overflow. */
function hypotF32(b: Builder, x: Node, y: Node): Node {
  const root = b.sqrt(b.mad(x, x, b.mul(y, y)));
  const infinite = b.either(b.eq(b.abs(x), b.c(Infinity)), b.eq(b.abs(y), b.c(Infinity)));
  return b.select(infinite, b.c(Infinity), root);
}

export function hypot(b: Builder, x: Node, y: Node): Node {
  return b.isF32 ? throughF64(b, hypotF32, x, y) : hypotF64(b, x, y);
}
