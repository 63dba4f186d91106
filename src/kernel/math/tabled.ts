// log, sin, cos and tanh of f32 for AVX-512, where a table of one or two registers costs one permutation: the table brings the
// argument so near to 1 or 0 that short polynomials suffice, and its values have no rounding errors to speak of.

import type { Node } from '../ir/graph.ts';
import type { Builder } from './builder.ts';
import { polynomials, tables } from './coefficients.gen.ts';

const fits = (b: Builder) => b.isF32 && b.target.evex;

/**
 * log(m 2^e) = e ln 2 - log t + log(m t) with t near 1/m from the table. 0, infinity, NaN and negative numbers come out
 * right by what logb and mantissa make of them.
 */
export function logByTable(b: Builder, x: Node): Node | undefined {
  if (!fits(b)) return undefined;
  const [ln2High, ln2Low] = tables.ln2 as [number, number];
  const m = b.mantissa(x);
  const exponent = b.logb(x);
  const index = b.bitop('ushr', b.bits(m), b.int(19));
  // From 1.4375 on the table speaks of m / 2.
  const e = b.select(b.ge(m, b.c(1.4375)), b.add(exponent, b.c(1)), exponent);
  const r = b.mad(m, b.lookup(index, tables.reciprocals), b.c(-1));
  const high = b.mad(e, b.c(ln2High), b.lookup(index, tables.logarithms));
  if (b.accuracy === 'fast') {
    const near = b.mad(b.mul(r, r), b.polynomial(r, polynomials.f32.logFast), r);
    // One part of ln 2 and its rounding will do.
    return b.add(b.mad(e, b.c(Math.LN2), b.lookup(index, tables.logarithms)), near);
  }
  const small = b.mad(b.mul(r, r), b.polynomial(r, polynomials.f32.logNear1), r);
  return b.add(high, b.mad(e, b.c(ln2Low), small));
}

/** From here on the parts of pi / 16 do not suffice. */
export const tableLimit = 2 ** 11;

/** sin(x + shift pi / 16) from the sine and the cosine of the nearest multiple of pi / 16, for |x| below `tableLimit`. */
export function sineByTable(b: Builder, x: Node, shift: 0 | 8): Node | undefined {
  if (!fits(b)) return undefined;
  const [first, second, third] = tables.sixteenthPi as [number, number, number];
  const turned = (table: readonly number[]) => table.map((_, k) => table[(k + shift) % 32] as number);
  const a = b.abs(x);
  const n = b.nearestInteger(a, 16 / Math.PI);
  // Exact; then rounded, but with an error that comes out exactly, for the second part has few bits.
  const one = b.nmad(n.float, b.c(first), a);
  const r = b.nmad(n.float, b.c(second), one);
  const rest = b.nmad(n.float, b.c(third), b.nmad(n.float, b.c(second), b.sub(one, r)));
  if (b.accuracy === 'fast') return signed(b, x, shift, sineFast(b, n, a, turned));
  const sine = b.lookup(n.bits, turned(tables.sines));
  const cosine = b.lookup(n.bits, turned(tables.cosines));
  const z = b.mul(r, r);
  const sineTail = b.mad(b.mul(r, z), b.polynomial(z, polynomials.f32.sinNear0), rest);
  const cosineTail = b.mul(z, b.polynomial(z, polynomials.f32.cosNear0));
  // sin(c + r) = sin c + cos c (r + ...) + sin c (cos r - 1), summed from the small to the large.
  let low = b.mad(sine, cosineTail, b.lookup(n.bits, turned(tables.sineRests)));
  low = b.mad(cosine, sineTail, low);
  low = b.mad(cosine, r, low);
  return signed(b, x, shift, b.add(sine, low));
}

/** The sine is odd, the cosine even. */
const signed = (b: Builder, x: Node, shift: 0 | 8, value: Node) => (shift === 0 ? b.xorSign(value, x) : value);

/** The same without what rounding takes from the rest of the argument and from the table. */
function sineFast(
  b: Builder,
  n: { readonly float: Node; readonly bits: Node },
  a: Node,
  turned: (table: readonly number[]) => readonly number[],
): Node {
  const [first, second, third] = tables.sixteenthPiFast as [number, number, number];
  const r = b.nmad(n.float, b.c(third), b.nmad(n.float, b.c(second), b.nmad(n.float, b.c(first), a)));
  const sine = b.lookup(n.bits, turned(tables.sines));
  const cosine = b.lookup(n.bits, turned(tables.cosines));
  const z = b.mul(r, r);
  const sineTail = b.mad(b.mul(r, z), b.polynomial(z, polynomials.f32.sinNear0), r);
  const cosineTail = b.mul(z, b.polynomial(z, polynomials.f32.cosNear0));
  return b.add(sine, b.mad(cosine, sineTail, b.mul(sine, cosineTail)));
}

/** tanh from the nearest point of a table. */
export function tanhByTable(b: Builder, x: Node): Node | undefined {
  if (!fits(b)) return undefined;
  const { tanhPoints, tanhValues, tanh0, tanh1, tanh2, tanh3, tanh4 } = tables;
  const a = b.lesser(b.c(9.02), b.abs(x));
  const index = b.bitop('ushr', b.bits(b.greater(b.c(2 ** -4), a)), b.int(21));
  const r = b.sub(a, b.lookup(index, tanhPoints));
  const fast = b.accuracy === 'fast';
  const coefficients = [fast ? tables.tanhFast0 : tanh0, tanh1, tanh2, tanh3, tanh4];
  const factor = coefficients.map((table) => b.lookup(index, table)).reduceRight((sum, next) => b.mad(sum, r, next));
  if (fast) return b.copysign(b.mad(factor, r, b.lookup(index, tanhValues)), x);
  const near = b.lt(a, b.c(1.25 * 2 ** -4));
  const base = b.select(near, r, b.lookup(index, tanhValues));
  return b.copysign(b.mad(factor, r, base), x);
}
