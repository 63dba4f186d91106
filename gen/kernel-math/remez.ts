// Minimax polynomials by Remez's exchange algorithm, in exact arithmetic. The coefficients come out rounded to the
// precision of the type that they are for: the first ones are rounded one after the other, and what follows is fitted
// again to make up for it (Brisebarre, Muller and Tisserand, "Computing machine-efficient polynomial approximations",
// ACM TOMS 32, 2006, solve the same problem exactly; the gain over this is a fraction of a bit).

import { type Fixed, fx } from './fixed.ts';

export interface Fit {
  /** What sum c[k] x^k shall approach on [from, to]. */
  readonly f: (x: Fixed) => Fixed;
  readonly from: number;
  readonly to: number;
  /** How many coefficients. */
  readonly terms: number;
  /** What the error is multiplied with, nowhere negative: x^3 / sin x where the polynomial P serves x + x^3 P(x^2), say. */
  readonly weight: (x: Fixed) => Fixed;
  /** Bits of the significand of the coefficients. */
  readonly precision: number;
}

export interface Polynomial {
  readonly coefficients: number[];
  /** The largest weighted error on the interval, as log2. */
  readonly errorLog2: number;
}

interface Sample {
  readonly x: Fixed;
  readonly weight: Fixed;
  /** f - what the coefficients that are settled make of it. */
  rest: Fixed;
  /** x^k of the first coefficient that is open. */
  power: Fixed;
}

/** Gauss with partial pivoting; the matrix is square with the right side as its last column. */
function solve(rows: Fixed[][]): Fixed[] {
  const n = rows.length;
  const magnitude = (a: Fixed) => (a < 0n ? -a : a);
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) {
      if (magnitude(rows[i]?.[k] as Fixed) > magnitude(rows[best]?.[k] as Fixed)) best = i;
    }
    [rows[k], rows[best]] = [rows[best] as Fixed[], rows[k] as Fixed[]];
    const pivot = rows[k] as Fixed[];
    for (let i = k + 1; i < n; i++) {
      const row = rows[i] as Fixed[];
      const factor = fx.div(row[k] as Fixed, pivot[k] as Fixed);
      if (factor === 0n) continue;
      for (let j = k; j <= n; j++) row[j] = (row[j] as Fixed) - fx.mul(factor, pivot[j] as Fixed);
    }
  }
  const x: Fixed[] = new Array(n);
  for (let k = n - 1; k >= 0; k--) {
    const row = rows[k] as Fixed[];
    let sum = row[n] as Fixed;
    for (let j = k + 1; j < n; j++) sum -= fx.mul(row[j] as Fixed, x[j] as Fixed);
    x[k] = fx.div(sum, row[k] as Fixed);
  }
  return x;
}

function weightedError(sample: Sample, coefficients: readonly Fixed[]): Fixed {
  let sum = 0n;
  for (let k = coefficients.length - 1; k >= 0; k--) sum = fx.mul(sum, sample.x) + (coefficients[k] as Fixed);
  return fx.mul(sample.rest - fx.mul(sum, sample.power), sample.weight);
}

/** The extrema of the error, one for each run of equal signs. */
function extrema(errors: readonly Fixed[]): number[] {
  const found: number[] = [];
  for (let i = 0; i < errors.length; i++) {
    const error = errors[i] as Fixed;
    const last = found.at(-1);
    const before = last === undefined ? 0n : (errors[last] as Fixed);
    if (last === undefined || error < 0n !== before < 0n) found.push(i);
    else if (error < 0n ? error < before : error > before) found[found.length - 1] = i;
  }
  return found;
}

function largestError(samples: readonly Sample[], coefficients: readonly Fixed[]): Fixed {
  let largest = 0n;
  for (const sample of samples) {
    const error = weightedError(sample, coefficients);
    if (error > largest) largest = error;
    if (-error > largest) largest = -error;
  }
  return largest;
}

/**
 * One run of the exchange for the coefficients that are open. What was settled before may leave an error that does not
 * alternate often enough: then the best that was met is taken, `known` among it.
 */
function exchange(samples: readonly Sample[], terms: number, known: readonly Fixed[]): readonly Fixed[] {
  let reference: number[] = [];
  for (let i = 0; i <= terms; i++) reference.push(Math.round((i * (samples.length - 1)) / terms));
  let best = known;
  let least = known.length === terms ? largestError(samples, known) : undefined;
  for (let round = 0; round < 12; round++) {
    const rows = reference.map((place, i) => {
      const { x, weight, rest, power } = samples[place] as Sample;
      const row: Fixed[] = [];
      let value = fx.mul(power, weight);
      for (let k = 0; k < terms; k++) {
        row.push(value);
        value = fx.mul(value, x);
      }
      row.push(i % 2 === 0 ? fx.one : -fx.one, fx.mul(rest, weight));
      return row;
    });
    const solution = solve(rows);
    const levelled = solution[terms] as Fixed;
    const coefficients = solution.slice(0, terms);
    const errors = samples.map((sample) => weightedError(sample, coefficients));
    const magnitude = (i: number) => {
      const error = errors[i] as Fixed;
      return error < 0n ? -error : error;
    };
    let next = extrema(errors);
    let largest = 0n;
    for (const i of next) if (magnitude(i) > largest) largest = magnitude(i);
    if (least === undefined || largest < least) {
      least = largest;
      best = coefficients;
    }
    // Too many: the smaller end goes. Too few: rounding noise, and the fit is as good as it gets.
    while (next.length > terms + 1) {
      next = magnitude(next[0] as number) < magnitude(next.at(-1) as number) ? next.slice(1) : next.slice(0, -1);
    }
    const goal = levelled < 0n ? -levelled : levelled;
    if (next.length < terms + 1 || largest * 100n <= goal * 101n) break;
    reference = next;
  }
  return best;
}

/** How many leading coefficients are rounded one at a time. What comes later matters less and less. */
const CAREFUL = 4;

export function minimax(fit: Fit): Polynomial {
  const { terms, precision } = fit;
  const count = 14 * (terms + 2);
  const samples: Sample[] = [];
  for (let i = 0; i < count; i++) {
    const place = (1 - Math.cos((Math.PI * (i + 0.5)) / count)) / 2;
    const x = fx.of(fit.from + (fit.to - fit.from) * place);
    samples.push({ x, weight: fit.weight(x), rest: fit.f(x), power: fx.one });
  }
  const coefficients: number[] = [];
  let open: readonly Fixed[] = [];
  while (coefficients.length < terms) {
    open = exchange(samples, terms - coefficients.length, open);
    const settle = coefficients.length < CAREFUL ? 1 : open.length;
    const settled = open.slice(0, settle);
    open = open.slice(settle);
    for (const coefficient of settled) {
      const rounded = fx.round(coefficient, precision);
      coefficients.push(rounded);
      for (const sample of samples) {
        sample.rest -= fx.mul(fx.of(rounded), sample.power);
        sample.power = fx.mul(sample.power, sample.x);
      }
    }
  }
  return { coefficients, errorLog2: Math.log2(fx.round(largestError(samples, []), 53)) };
}
