// Real numbers as BigInts with a fixed count of bits behind the point, and the elementary functions on them, by series
// and Newton's method. Every coefficient and table of src/kernel/math comes out of this arithmetic.

/** Bits behind the point. Two over pi for the largest double needs the exponent's 1024 and two significands more. */
const P = 1300n;
export type Fixed = bigint;

export class FixedPoint {
  readonly bits: bigint;
  readonly one: Fixed;

  constructor(bits: number) {
    this.bits = BigInt(bits);
    this.one = 1n << this.bits;
  }

  /** Exactly, for every finite double that is no multiple of less than 2^-bits. */
  of(x: number): Fixed {
    if (Number.isInteger(x)) return BigInt(x) << this.bits;
    let shift = 0n;
    while (!Number.isInteger(x)) {
      x *= 2;
      shift++;
    }
    const value = BigInt(x);
    return shift <= this.bits ? value << (this.bits - shift) : value >> (shift - this.bits);
  }

  /** The nearest number with a significand of `precision` bits, 53 at most; ties away from zero. */
  round(a: Fixed, precision: number): number {
    if (a === 0n) return 0;
    const magnitude = a < 0n ? -a : a;
    const length = magnitude.toString(2).length;
    const drop = BigInt(Math.max(length - precision, 0));
    const half = drop > 0n ? 1n << (drop - 1n) : 0n;
    const kept = Number((magnitude + half) >> drop);
    const value = scale(kept, Number(drop - this.bits));
    return a < 0n ? -value : value;
  }

  /** The largest number with bits down to 2^-place that is not above |a|, with its sign. */
  truncate(a: Fixed, place: number): number {
    const drop = this.bits - BigInt(place);
    const magnitude = (a < 0n ? -a : a) >> drop;
    const value = scale(Number(magnitude), -place);
    return a < 0n ? -value : value;
  }

  mul(a: Fixed, b: Fixed): Fixed {
    return (a * b) >> this.bits;
  }

  div(a: Fixed, b: Fixed): Fixed {
    return (a << this.bits) / b;
  }

  sqrt(a: Fixed): Fixed {
    const square = a << this.bits;
    if (square <= 0n) return 0n;
    let x = 1n << BigInt((square.toString(2).length + 1) >> 1);
    for (;;) {
      const next = (x + square / x) >> 1n;
      if (next >= x) return x;
      x = next;
    }
  }

  exp(a: Fixed): Fixed {
    const halvings = 16n;
    const x = a >> halvings;
    let term = this.one;
    let sum = this.one;
    for (let k = 1n; term !== 0n && term !== -1n; k++) {
      term = this.mul(term, x) / k;
      sum += term;
    }
    for (let k = 0n; k < halvings; k++) sum = this.mul(sum, sum);
    return sum;
  }

  /** By a third-order iteration on the exponential, from a double's logarithm. */
  log(a: Fixed): Fixed {
    let y = this.of(Math.log(this.round(a, 53)));
    for (let correct = 50; correct < Number(this.bits) + 10; correct *= 3) {
      const e = this.exp(y);
      y += 2n * this.div(a - e, a + e);
    }
    return y;
  }

  sin(a: Fixed): Fixed {
    return this.alternating(a, a, 2n);
  }

  cos(a: Fixed): Fixed {
    return this.alternating(a, this.one, 1n);
  }

  private alternating(a: Fixed, first: Fixed, k: bigint): Fixed {
    const square = this.mul(a, a);
    let term = first;
    let sum = first;
    for (; term !== 0n && term !== -1n; k += 2n) {
      term = -this.mul(term, square) / (k * (k + 1n));
      sum += term;
    }
    return sum;
  }

  /** Euler's series, whose terms at least halve for |a| up to 1. */
  atan(a: Fixed): Fixed {
    const factor = this.div(this.mul(a, a), this.one + this.mul(a, a));
    let term = this.div(a, this.one + this.mul(a, a));
    let sum = term;
    for (let k = 1n; term !== 0n && term !== -1n; k++) {
      term = (this.mul(term, factor) * 2n * k) / (2n * k + 1n);
      sum += term;
    }
    return sum;
  }

  asin(a: Fixed): Fixed {
    return this.atan(this.div(a, this.sqrt(this.one - this.mul(a, a))));
  }

  get pi(): Fixed {
    return 4n * this.atan(this.one);
  }

  get ln2(): Fixed {
    return this.log(2n * this.one);
  }
}

/** x * 2^exponent for results that are normal doubles. */
function scale(x: number, exponent: number): number {
  for (; exponent < -1000; exponent += 1000) x *= 2 ** -1000;
  return x * 2 ** exponent;
}

/** For polynomials. */
export const fx = new FixedPoint(256);
/** For two over pi. */
export const wide = new FixedPoint(Number(P));
