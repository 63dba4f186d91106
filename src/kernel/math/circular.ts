// sin, cos, tan: the polynomials for |r| up to pi / 4 and the choice between them by the quadrant.

import type { Node } from '../ir/graph.ts';
import type { Builder, Double } from './builder.ts';
import { polynomials } from './coefficients.gen.ts';
import { reduceByHalfPi } from './pi-reduction.ts';
import { sineByTable } from './tabled.ts';

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

/** sin(x + shift pi / 2). */
function sinusoid(b: Builder, x: Node, shift: 0 | 1): Node {
  const { r, quadrant } = reduceByHalfPi(b, x);
  const shifted = shift === 0 ? quadrant : b.bitop('add', quadrant, b.int(1));
  const z = b.mul(r.hi, r.hi);
  const odd = b.intEq(b.bitop('and', shifted, b.int(1)), b.int(1));
  const value = b.select(odd, cosineOf(b, r, z), sineOf(b, r, z));
  const sign = b.bitop('shl', b.bitop('and', shifted, b.int(2)), b.int(b.width - 2));
  return b.fromBits(b.bitop('xor', b.bits(value), sign));
}

export function sin(b: Builder, x: Node): Node {
  const tabled = sineByTable(b, x, 0);
  if (tabled !== undefined) return tabled;
  const value = sinusoid(b, x, 0);
  // The reduction loses the sign of zero.
  return b.select(b.eq(x, b.c(0)), x, value);
}

export function cos(b: Builder, x: Node): Node {
  return sineByTable(b, x, 8) ?? sinusoid(b, x, 1);
}

/** 2t / (1 - t^2) with t = tan(r / 2), or minus its inverse for odd quadrants. */
export function tan(b: Builder, x: Node): Node {
  const { r, quadrant } = reduceByHalfPi(b, x);
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
  const value = b.mad(missing, inverse, quotient);
  // So near to 0, x^3 is nothing; and denormal numbers must not be halved.
  return b.select(b.lt(b.abs(x), b.c(2 ** (-b.precision / 2 - 1))), x, value);
}
