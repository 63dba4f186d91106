// Which polynomials src/kernel/math uses, one row each: what is approached, on which interval, by how many coefficients
// for f32 and f64. Each row fits the part of a function that is left when its leading terms, which are computed
// exactly, are taken away; the weight makes the error relative to the function itself.

import { type Fixed, fx } from './fixed.ts';
import { minimax, type Polynomial } from './remez.ts';

interface Row {
  readonly meaning: string;
  readonly from: number;
  readonly to: number;
  readonly f32?: number;
  readonly f64?: number;
  readonly f: (x: Fixed) => Fixed;
  readonly weight: (x: Fixed) => Fixed;
}

const { one, ln2 } = fx;
const { mul, div } = { mul: fx.mul.bind(fx), div: fx.div.bind(fx) };
const square = (x: Fixed) => mul(x, x);
const magnitude = (x: Fixed) => (x < 0n ? -x : x);
const cube = (x: Fixed) => mul(x, mul(x, x));
const halfLn2 = fx.round(ln2, 53) / 2;

/** A row for an odd function: f(x) = x + x^3 P(x^2), fitted over z = x^2 up to `to`. */
function odd(meaning: string, f: (x: Fixed) => Fixed, to: number, terms: Partial<Row>): Row {
  return {
    meaning: `${meaning} = x + x^3 P(x^2) for |x| <= ${to}`,
    from: 0,
    to: to * to,
    ...terms,
    f: (z) => {
      const x = fx.sqrt(z);
      return div(f(x) - x, mul(x, z));
    },
    weight: (z) => {
      const x = fx.sqrt(z);
      return div(mul(x, z), f(x));
    },
  };
}

const log1p = (x: Fixed) => fx.log(one + x);
const sinh = (x: Fixed) => (fx.exp(x) - fx.exp(-x)) / 2n;
const cosh = (x: Fixed) => (fx.exp(x) + fx.exp(-x)) / 2n;
const quarterPi = Math.PI / 4 + 0.0001;
const eighthPi = Math.PI / 8 + 0.0001;

const rows: Record<string, Row> = {
  exp: {
    meaning: 'e^x = 1 + x + x^2 P(x) for |x| <= ln(2) / 2',
    from: -halfLn2 - 0.0001,
    to: halfLn2 + 0.0001,
    f32: 5,
    f64: 11,
    f: (x) => div(fx.exp(x) - one - x, square(x)),
    weight: (x) => div(square(x), fx.exp(x)),
  },
  exp2: {
    meaning: '2^x = 1 + x ln 2 + x^2 P(x) for |x| <= 1 / 2',
    from: -0.5,
    to: 0.5,
    f32: 5,
    f64: 11,
    f: (x) => div(fx.exp(mul(x, ln2)) - one - mul(x, ln2), square(x)),
    weight: (x) => div(square(x), fx.exp(mul(x, ln2))),
  },
  log: {
    meaning: 'log(1 + x) = x - x^2 / 2 + x^3 P(x) for sqrt(1/2) <= 1 + x <= sqrt(2)',
    from: Math.SQRT1_2 - 1,
    to: Math.SQRT2 - 1,
    f32: 9,
    f: (x) => div(log1p(x) - x + square(x) / 2n, cube(x)),
    weight: (x) => div(cube(x), log1p(x)),
  },
  logShort: {
    meaning: 'log(1 + x) = x - x^2 / 2 + x^3 P(x) for sqrt(1/2) <= 1 + x <= sqrt(2), for powers of f32',
    from: Math.SQRT1_2 - 1,
    to: Math.SQRT2 - 1,
    f64: 12,
    f: (x) => div(log1p(x) - x + square(x) / 2n, cube(x)),
    weight: (x) => div(cube(x), log1p(x)),
  },
  exp2Short: {
    meaning: '2^x = 1 + x P(x) for |x| <= 1 / 2, for powers of f32',
    from: -0.5,
    to: 0.5,
    f64: 7,
    f: (x) => div(fx.exp(mul(x, ln2)) - one, x),
    weight: (x) => magnitude(x),
  },
  logNear1: {
    meaning: 'log(1 + x) = x + x^2 P(x) for -1/16 <= x <= 1/8, what the table of logarithms leaves',
    from: -0.0626,
    to: 0.1251,
    f32: 5,
    f: (x) => div(log1p(x) - x, square(x)),
    weight: (x) => magnitude(div(square(x), log1p(x))),
  },
  expFast: {
    meaning: 'e^x = 1 + x + x^2 P(x) for |x| <= ln(2) / 2, for 3.5 ULP',
    from: -halfLn2 - 0.0001,
    to: halfLn2 + 0.0001,
    f32: 4,
    f: (x) => div(fx.exp(x) - one - x, square(x)),
    weight: (x) => div(square(x), fx.exp(x)),
  },
  logFast: {
    meaning: 'log(1 + x) = x + x^2 P(x) for -1/16 <= x <= 1/8, for 3.5 ULP',
    from: -0.0626,
    to: 0.1251,
    f32: 4,
    f: (x) => div(log1p(x) - x, square(x)),
    weight: (x) => magnitude(div(square(x), log1p(x))),
  },
  sinNear0: odd('sin x', (x) => fx.sin(x), Math.PI / 32 + 0.001, { f32: 2 }),
  cosNear0: {
    meaning: 'cos x = 1 + x^2 P(x^2) for |x| <= pi / 32',
    from: 0,
    to: (Math.PI / 32 + 0.001) ** 2,
    f32: 2,
    f: (z) => div(fx.cos(fx.sqrt(z)) - one, z),
    weight: (z) => z,
  },
  atanh: odd('2 atanh(x / 2)', (x) => log1p(x / 2n) - log1p(-x / 2n), 0.3432, { f64: 7 }),
  atanhTail: {
    meaning: 'atanh x = x (1 + x^2 / 3 + x^4 / 5 + x^6 P(x^2)) for |x| <= 0.1716',
    from: 0,
    to: 0.1716 ** 2,
    f64: 7,
    f: (z) => {
      const x = fx.sqrt(z);
      const sum = div(log1p(x) - log1p(-x), 2n * x);
      return div(sum - one - z / 3n - square(z) / 5n, cube(z));
    },
    weight: cube,
  },
  sin: odd('sin x', (x) => fx.sin(x), quarterPi, { f32: 3, f64: 6 }),
  cos: {
    meaning: 'cos x = 1 - x^2 / 2 + x^4 P(x^2) for |x| <= pi / 4',
    from: 0,
    to: quarterPi * quarterPi,
    f32: 3,
    f64: 6,
    f: (z) => div(fx.cos(fx.sqrt(z)) - one + z / 2n, square(z)),
    weight: (z) => div(square(z), fx.cos(fx.sqrt(z))),
  },
  tan: odd('tan x', (x) => div(fx.sin(x), fx.cos(x)), eighthPi, { f32: 4, f64: 9 }),
  atan: odd('atan x', (x) => fx.atan(x), Math.SQRT2 - 1, { f32: 5, f64: 11 }),
  asin: odd('asin x', (x) => fx.asin(x), 0.5, { f32: 5, f64: 12 }),
  sinh: odd('sinh x', sinh, 1, { f32: 4, f64: 8 }),
  cosh: {
    meaning: 'cosh x = 1 + x^2 P(x^2) for |x| <= ln(2) / 2',
    from: 0,
    to: (halfLn2 + 0.0001) ** 2,
    f32: 3,
    f64: 6,
    f: (z) => div(cosh(fx.sqrt(z)) - one, z),
    weight: (z) => div(z, cosh(fx.sqrt(z))),
  },
  inverseCubeRoot: {
    meaning: 'x^(-1/3) = P(x) for sqrt(1/2) <= x <= sqrt(2)',
    from: Math.SQRT1_2,
    to: Math.SQRT2,
    f32: 4,
    f64: 6,
    f: (x) => fx.exp(-fx.log(x) / 3n),
    weight: (x) => fx.exp(fx.log(x) / 3n),
  },
};

export interface Fitted extends Polynomial {
  readonly name: string;
  readonly type: 'f32' | 'f64';
  readonly meaning: string;
}

export function fitAll(): Fitted[] {
  const fitted: Fitted[] = [];
  for (const [name, row] of Object.entries(rows)) {
    for (const type of ['f32', 'f64'] as const) {
      const terms = row[type];
      if (terms === undefined) continue;
      const polynomial = minimax({ ...row, terms, precision: type === 'f32' ? 24 : 53 });
      fitted.push({ name, type, meaning: row.meaning, ...polynomial });
    }
  }
  return fitted;
}
