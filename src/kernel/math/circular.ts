// sin, cos, tan: the polynomials for |r| up to pi / 4 and the choice between them by the quadrant.

import type { Node } from '../ir/graph.ts';
import type { Builder, Double } from './builder.ts';
import { polynomials } from './coefficients.gen.ts';
import { nearLimits, type Quadrant, reduceHuge, reduceNear } from './pi-reduction.ts';
import { sineByTable, tableLimit } from './tabled.ts';

function sineOf(b: Builder, r: Double, z: Node): Node {
  const tail = b.mad(b.mul(r.hi, z), b.polynomial(z, polynomials[b.type].sin), r.lo);
  return b.add(r.hi, tail);
}

function cosineOf(b: Builder, r: Double, z: Node): Node {
  const half = b.c(-0.5);
  const one = b.c(1);
  const main = b.mad(z, half, one);
  const lost = b.mad(z, half, b.sub(one, main));
  const tail = b.mad(b.mul(z, z), b.polynomial(z, polynomials[b.type].cos), b.nmad(r.hi, r.lo, lost));
  return b.add(main, tail);
}

/** sin(r + (quadrant + shift) pi / 2). */
function sinusoid(b: Builder, { r, quadrant }: Quadrant, shift: 0 | 1): Node {
  const shifted = shift === 0 ? quadrant : b.bitop('add', quadrant, b.int(1));
  const z = b.mul(r.hi, r.hi);
  const odd = b.intEq(b.bitop('and', shifted, b.int(1)), b.int(1));
  const value = b.select(odd, cosineOf(b, r, z), sineOf(b, r, z));
  const sign = b.bitop('shl', b.bitop('and', shifted, b.int(2)), b.int(b.width - 2));
  return b.fromBits(b.bitop('xor', b.bits(value), sign));
}

/** Huge arguments, for which the reduction is long, go a way of their own to the very end, so that others do not wait. */
function byQuadrant(b: Builder, x: Node, tabled: Node | undefined, f: (quadrant: Quadrant) => Node): Node {
  const limit = tabled === undefined ? nearLimits[b.type] : tableLimit;
  return b.selectUnlikely(b.ge(b.abs(x), b.c(limit)), f(reduceHuge(b, x)), tabled ?? f(reduceNear(b, x)));
}

export function sin(b: Builder, x: Node): Node {
  // A reduction loses the sign of zero.
  const signed = (quadrant: Quadrant) => b.select(b.eq(x, b.c(0)), x, sinusoid(b, quadrant, 0));
  return byQuadrant(b, x, sineByTable(b, x, 0), signed);
}

export function cos(b: Builder, x: Node): Node {
  return byQuadrant(b, x, sineByTable(b, x, 8), (quadrant) => sinusoid(b, quadrant, 1));
}

/** 2t / (1 - t^2) with t = tan(r / 2), or minus its inverse for odd quadrants. */
function tangentOf(b: Builder, { r, quadrant }: Quadrant): Node {
  const half = b.c(0.5);
  const h = { hi: b.mul(r.hi, half), lo: b.mul(r.lo, half) };
  const z = b.mul(h.hi, h.hi);
  const factor = b.mul(z, b.polynomial(z, polynomials[b.type].tan));
  // The derivative is 1 + tan^2, nearly 1 + z.
  const t = b.fastTwoSum(h.hi, b.mad(h.hi, factor, b.mad(h.lo, z, h.lo)));
  const square = b.twoProduct(t.hi, t.hi);
  const twice = b.add(t.hi, t.hi);
  const twiceLow = b.add(t.lo, t.lo);
  const rest = b.fastTwoSum(b.c(1), b.neg(square.hi));
  const restLow = b.sub(rest.lo, b.mad(twice, t.lo, square.lo));
  const odd = b.intEq(b.bitop('and', quadrant, b.int(1)), b.int(1));
  const top = b.select(odd, b.neg(rest.hi), twice);
  const topLow = b.select(odd, b.neg(restLow), twiceLow);
  const bottom = b.select(odd, twice, rest.hi);
  const bottomLow = b.select(odd, twiceLow, restLow);
  const inverse = b.div(b.c(1), bottom);
  const quotient = b.mul(top, inverse);
  const missing = b.nmad(quotient, bottomLow, b.add(b.residual(quotient, bottom, top), topLow));
  return b.mad(missing, inverse, quotient);
}

export function tan(b: Builder, x: Node): Node {
  const value = byQuadrant(b, x, undefined, (quadrant) => tangentOf(b, quadrant));
  // So near to 0, x^3 is nothing; and denormal numbers must not be halved.
  return b.select(b.lt(b.abs(x), b.c(2 ** (-b.precision / 2 - 1))), x, value);
}
