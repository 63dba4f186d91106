// Tables for AVX-512, where a permutation of one or two registers looks up 16 or 32 entries at the cost of an addition.

import { type Fixed, fx } from './fixed.ts';
import { minimax } from './remez.ts';

/** Bits behind the point of the logarithms in the table, and of the part of ln 2 that is added to them. */
export const LOG_PLACE = 17;

/**
 * For m in [1 + i/16, 1 + (i+1)/16) a number near 1/m and its negative logarithm, of m / 2 from 1.4375 on. The numbers
 * are chosen so that their logarithms have few bits (Gal and Bachelis, "An accurate elementary mathematical library for
 * the IEEE floating point standard", ACM TOMS 17, 1991): sums with multiples of ln 2 are exact then, and nothing of them
 * is missing.
 */
export function logTable(): { reciprocals: number[]; logarithms: number[] } {
  const reciprocals: number[] = [];
  const logarithms: number[] = [];
  for (let i = 0; i < 16; i++) {
    const low = 1 + i / 16;
    const high = 1 + (i + 1) / 16;
    let reciprocal = i < 2 ? 1 : 0.5;
    let logarithm = 0;
    // Near 1 the logarithm is small: there m - 1, or m / 2 - 1, is exact, and the polynomial serves alone.
    if (i > 1 && i < 14) {
      const centre = Math.fround(2 / (low + high));
      let best = 1;
      for (let k = -20_000; k <= 20_000; k++) {
        // Half a unit in the last place of numbers in [1/2, 1). A double's logarithm is exact enough to choose by.
        const candidate = centre + k * 2 ** -24;
        const places = (-Math.log(candidate) - (low >= 1.4375 ? Math.LN2 : 0)) * 2 ** LOG_PLACE;
        const error = Math.abs(places - Math.round(places));
        if (error >= best) continue;
        best = error;
        reciprocal = candidate;
        logarithm = Math.round(places) * 2 ** -LOG_PLACE;
      }
    }
    reciprocals.push(reciprocal);
    logarithms.push(logarithm);
  }
  return { reciprocals, logarithms };
}

/** sin and cos of k pi / 16, and what rounding took from the sines. */
export function sineTable(): { sines: number[]; sineRests: number[]; cosines: number[] } {
  const sines: number[] = [];
  const sineRests: number[] = [];
  const cosines: number[] = [];
  for (let k = 0; k < 32; k++) {
    // From the first quadrant, so that the values at its ends are exact.
    const exactSine = (j: number): Fixed => {
      const i = j & 31;
      if (i >= 16) return -exactSine(i - 16);
      if (i > 8) return exactSine(16 - i);
      return i === 0 ? 0n : i === 8 ? fx.one : fx.sin((fx.pi * BigInt(i)) / 16n);
    };
    const sine = fx.round(exactSine(k), 24);
    sines.push(sine);
    sineRests.push(fx.round(exactSine(k) - fx.of(sine), 24));
    cosines.push(fx.round(exactSine(k + 8), 24));
  }
  return { sines, sineRests, cosines };
}

/** Where tanh is 1 to the last bit of f32. */
const TANH_END = 9.02;

/**
 * tanh in the intervals that the lowest bits of the exponent and the two highest of the significand tell apart, from
 * 1/16 to 16, the first one down to 0: a point of each whose tangent has next to no rounding error, that tangent, and
 * the coefficients of tanh(point + r) = tangent + r (c0 + c1 r + ...). At 0 the tangent's place is taken by r.
 */
export function tanhTable(): Record<string, number[]> {
  const terms = 5;
  const points = new Array<number>(32).fill(0);
  const values = new Array<number>(32).fill(0);
  const coefficients = Array.from({ length: terms }, () => new Array<number>(32).fill(0));
  const tanh = (x: Fixed) => {
    const e = fx.exp(2n * x);
    return fx.div(e - fx.one, e + fx.one);
  };
  for (let exponent = -4; exponent < 4; exponent++) {
    for (let quarter = 0; quarter < 4; quarter++) {
      const from = 2 ** exponent * (1 + quarter / 4);
      if (from > TANH_END) break;
      const to = Math.min(2 ** exponent * (1 + (quarter + 1) / 4), TANH_END);
      const first = exponent === -4 && quarter === 0;
      const index = (((exponent + 127) & 7) << 2) | quarter;
      let point = 0;
      if (!first) {
        const step = 2 ** (exponent - 23);
        const centre = Math.fround((from + to) / 2);
        let best = 1;
        for (let k = -4000; k <= 4000; k++) {
          const candidate = centre + k * step;
          const value = Math.tanh(candidate);
          const error = Math.abs(value - Math.fround(value)) / value;
          if (error >= best) continue;
          best = error;
          point = candidate;
        }
      }
      const exact = tanh(fx.of(point));
      const value = fx.round(exact, 24);
      const { coefficients: fitted } = minimax({
        f: (r) => fx.div(tanh(fx.of(point) + r) - (first ? r : exact), r),
        from: first ? 0 : from - point,
        to: to - point,
        terms,
        weight: (r) => {
          const error = fx.div(r, tanh(fx.of(point) + r));
          return error < 0n ? -error : error;
        },
        precision: 24,
      });
      points[index] = point;
      values[index] = value;
      fitted.forEach((coefficient, k) => {
        (coefficients[k] as number[])[index] = coefficient;
      });
    }
  }
  return {
    tanhPoints: points,
    tanhValues: values,
    ...Object.fromEntries(coefficients.map((list, k) => [`tanh${k}`, list])),
    // For 3.5 ULP the first interval is like the others: tanh 0 + r (1 + ...).
    tanhFast0: (coefficients[0] as number[]).map((value, k) => (k === 12 ? 1 + value : value)),
  };
}
