// What the functions of this room are written with: a graph's operations on one floating-point type, and the small
// algorithms that all of them share: sums and products with their rounding errors (Dekker, Knuth), polynomials, powers
// of two. Nothing here knows of a particular function.

import type { Graph, Node } from '../ir/graph.ts';
import type { Op } from '../ir/ops.ts';

export type Accuracy = 'full' | 'fast';

/** What the processor does well, as far as it decides how a function is written out. */
export interface MathTarget {
  /** A fused multiply-add in hardware. */
  readonly fma: boolean;
  /** AVX-512: scalef, logb and mantissa are single instructions, and so are lookups in tables of one register. */
  readonly evex: boolean;
}

/** A value as the unevaluated sum of two, the second at most half a unit in the last place of the first. */
export interface Double {
  readonly hi: Node;
  readonly lo: Node;
}

interface Format {
  readonly precision: number;
  readonly int: 'i32' | 'i64';
  readonly bias: number;
  readonly width: number;
}

const formats: Record<'f32' | 'f64', Format> = {
  f32: { precision: 24, int: 'i32', bias: 127, width: 32 },
  f64: { precision: 53, int: 'i64', bias: 1023, width: 64 },
};

/** Operations on values of one type. */
export class Builder {
  readonly graph: Graph;
  readonly type: 'f32' | 'f64';
  readonly target: MathTarget;
  readonly accuracy: Accuracy;
  readonly precision: number;
  readonly intType: 'i32' | 'i64';
  /** The exponent's bias, which is also the largest exponent. */
  readonly bias: number;
  readonly width: number;

  constructor(graph: Graph, type: 'f32' | 'f64', target: MathTarget, accuracy: Accuracy) {
    const format = formats[type];
    this.graph = graph;
    this.type = type;
    this.target = target;
    this.accuracy = accuracy;
    this.precision = format.precision;
    this.intType = format.int;
    this.bias = format.bias;
    this.width = format.width;
  }

  /** The same on another type. */
  as(type: 'f32' | 'f64'): Builder {
    return new Builder(this.graph, type, this.target, this.accuracy);
  }

  get isF32(): boolean {
    return this.type === 'f32';
  }

  /** One of two values, by the type. */
  pick<T>(f32: T, f64: T): T {
    return this.isF32 ? f32 : f64;
  }

  private op(op: Op, ...args: Node[]): Node {
    return this.graph.node(op, this.type, args);
  }

  /** A constant of the type: the nearest to `value`. */
  c(value: number): Node {
    return this.graph.constant(this.type, this.isF32 ? Math.fround(value) : value);
  }

  add(a: Node, b: Node): Node {
    return this.op('add', a, b);
  }
  sub(a: Node, b: Node): Node {
    return this.op('sub', a, b);
  }
  mul(a: Node, b: Node): Node {
    return this.op('mul', a, b);
  }
  div(a: Node, b: Node): Node {
    return this.op('div', a, b);
  }
  neg(a: Node): Node {
    return this.op('neg', a);
  }
  abs(a: Node): Node {
    return this.op('abs', a);
  }
  sqrt(a: Node): Node {
    return this.op('sqrt', a);
  }
  floor(a: Node): Node {
    return this.op('floor', a);
  }
  trunc(a: Node): Node {
    return this.op('trunc', a);
  }
  copysign(a: Node, b: Node): Node {
    return this.op('copysign', a, b);
  }
  /** a < b ? a : b: a bound as `b` lets no NaN of `a` through, as `a` it does. */
  lesser(a: Node, b: Node): Node {
    return this.op('lesser', a, b);
  }
  greater(a: Node, b: Node): Node {
    return this.op('greater', a, b);
  }
  /** a * b + c: fused where the processor can, else rounded twice. */
  mad(a: Node, b: Node, c: Node): Node {
    return this.target.fma ? this.op('fma', a, b, c) : this.add(this.mul(a, b), c);
  }
  /** c - a * b, likewise. */
  nmad(a: Node, b: Node, c: Node): Node {
    return this.target.fma ? this.op('fma', this.neg(a), b, c) : this.sub(c, this.mul(a, b));
  }

  compare(op: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge', a: Node, b: Node): Node {
    return this.graph.node(op, 'bool', [a, b]);
  }
  lt(a: Node, b: Node): Node {
    return this.compare('lt', a, b);
  }
  gt(a: Node, b: Node): Node {
    return this.compare('gt', a, b);
  }
  ge(a: Node, b: Node): Node {
    return this.compare('ge', a, b);
  }
  eq(a: Node, b: Node): Node {
    return this.compare('eq', a, b);
  }
  isNaN(a: Node): Node {
    return this.compare('ne', a, a);
  }
  either(a: Node, b: Node): Node {
    return this.graph.node('or', 'bool', [a, b]);
  }
  both(a: Node, b: Node): Node {
    return this.graph.node('and', 'bool', [a, b]);
  }
  not(a: Node): Node {
    return this.graph.node('not', 'bool', [a]);
  }
  select(condition: Node, a: Node, b: Node): Node {
    return this.graph.node('select', a.type, [condition, a, b]);
  }
  /** Like `select`, where the condition seldom holds and `a` costs much. */
  selectUnlikely(condition: Node, a: Node, b: Node): Node {
    return this.graph.node('selectUnlikely', a.type, [condition, a, b]);
  }

  // Bits.
  int(value: number | bigint): Node {
    return this.graph.constant(this.intType, this.isF32 ? Number(value) : BigInt(value));
  }
  bits(a: Node): Node {
    return this.graph.node('bitcast', this.intType, [a]);
  }
  fromBits(a: Node): Node {
    return this.graph.node('bitcast', this.type, [a]);
  }
  bitop(op: 'add' | 'sub' | 'and' | 'or' | 'xor' | 'shl' | 'shr' | 'ushr', a: Node, b: Node): Node {
    return this.graph.node(op, this.intType, [a, b]);
  }
  intEq(a: Node, b: Node): Node {
    return this.graph.node('eq', 'bool', [a, b]);
  }
  lookup(index: Node, table: readonly number[]): Node {
    return this.graph.node('lookup', this.type, [index], { table: this.isF32 ? table.map(Math.fround) : table });
  }

  /** Flips the sign of `a` where that of `b` is set. */
  xorSign(a: Node, b: Node): Node {
    const sign = this.bitop('and', this.bits(b), this.int(this.isF32 ? -(2 ** 31) : -(2n ** 63n)));
    return this.fromBits(this.bitop('xor', this.bits(a), sign));
  }

  /** sum c[k] x^k, by Horner's rule: kernels run several chains side by side, so latency costs nothing. */
  polynomial(x: Node, coefficients: readonly number[]): Node {
    let sum = this.c(coefficients.at(-1) as number);
    for (let k = coefficients.length - 2; k >= 0; k--) sum = this.mad(sum, x, this.c(coefficients[k] as number));
    return sum;
  }

  /** a + b exactly, where |a| >= |b| or a is 0 (Dekker). */
  fastTwoSum(a: Node, b: Node): Double {
    const hi = this.add(a, b);
    return { hi, lo: this.sub(b, this.sub(hi, a)) };
  }

  /** a + b exactly (Knuth). */
  twoSum(a: Node, b: Node): Double {
    const hi = this.add(a, b);
    const bb = this.sub(hi, a);
    return { hi, lo: this.add(this.sub(a, this.sub(hi, bb)), this.sub(b, bb)) };
  }

  /** a * b exactly, where nothing overflows or underflows; with Dekker's splitting where there is no FMA. */
  twoProduct(a: Node, b: Node): Double {
    const hi = this.mul(a, b);
    if (this.target.fma) return { hi, lo: this.op('fma', a, b, this.neg(hi)) };
    const x = this.split(a);
    const y = this.split(b);
    const first = this.sub(this.mul(x.hi, y.hi), hi);
    const cross = this.add(this.add(first, this.mul(x.hi, y.lo)), this.mul(x.lo, y.hi));
    return { hi, lo: this.add(cross, this.mul(x.lo, y.lo)) };
  }

  /** c - a * b with little more than one rounding, where it cancels to about nothing. */
  residual(a: Node, b: Node, c: Node): Node {
    if (this.target.fma) return this.nmad(a, b, c);
    const product = this.twoProduct(a, b);
    return this.sub(this.sub(c, product.hi), product.lo);
  }

  /** a as a sum of two halves of its bits (Veltkamp). */
  private split(a: Node): Double {
    const scaled = this.mul(a, this.c(2 ** Math.ceil(this.precision / 2) + 1));
    const hi = this.sub(scaled, this.sub(scaled, a));
    return { hi, lo: this.sub(a, hi) };
  }

  /**
   * x * k to the nearest integer: as a float, and as bits whose low part is that integer. |x * k| below 2^(precision - 2).
   */
  nearestInteger(x: Node, k: number): { readonly float: Node; readonly bits: Node } {
    // Adding this leaves no room for fraction bits.
    const shift = this.c(1.5 * 2 ** (this.precision - 1));
    const sum = this.mad(x, this.c(k), shift);
    return { float: this.sub(sum, shift), bits: this.bits(sum) };
  }

  /**
   * y * 2^n for y of about 1 and an integer n, which came from nearestInteger(), with one rounding. |n| at most twice the
   * bias less a few.
   */
  scale(y: Node, n: { readonly float: Node; readonly bits: Node }): Node {
    if (this.target.evex) return this.op('scalef', y, n.float);
    // Two factors, since one would leave the range of exponents: the first product is exact.
    const place = this.int(this.precision - 1);
    const signed = this.bitop(
      'shr',
      this.bitop('shl', n.bits, this.int(this.isF32 ? 9 : 12)),
      this.int(this.isF32 ? 9 : 12),
    );
    const half = this.bitop('shr', signed, this.int(1));
    const power = (e: Node) => this.fromBits(this.bitop('shl', this.bitop('add', e, this.int(this.bias)), place));
    return this.mul(this.mul(y, power(half)), power(this.bitop('sub', signed, half)));
  }

  /** 2^n for an integer n from nearestInteger(), within the normal exponents. */
  powerOfTwo(n: { readonly float: Node; readonly bits: Node }): Node {
    if (this.target.evex) return this.op('scalef', this.c(1), n.float);
    const place = this.int(this.precision - 1);
    return this.fromBits(this.bitop('add', this.bitop('shl', n.bits, place), this.bits(this.c(1))));
  }

  /** floor(log2 |x|) as a float; only where `target.evex`, as the next two. */
  logb(x: Node): Node {
    return this.op('logb', x);
  }
  /** x / 2^logb(x), NaN below 0. */
  mantissa(x: Node): Node {
    return this.op('mantissa', x);
  }
  /** a * 2^floor(b) with one rounding. */
  scalef(a: Node, b: Node): Node {
    return this.op('scalef', a, b);
  }

  /**
   * x = m * 2^e with m in [sqrt(1/2), sqrt(2)) and e as a float, for x above 0, denormals included. With AVX-512 also: e is -inf
   * for 0, inf for inf and NaN for NaN, and m is NaN below 0. Without, those are the caller's to mend.
   */
  split2(x: Node): { readonly m: Node; readonly e: Node } {
    if (this.target.evex) {
      const m = this.op('mantissa', x);
      const high = this.ge(m, this.c(Math.SQRT2));
      const e = this.op('logb', x);
      return { m: this.select(high, this.mul(m, this.c(0.5)), m), e: this.select(high, this.add(e, this.c(1)), e) };
    }
    const tiny = this.lt(x, this.c(2 ** (1 - this.bias)));
    const lift = this.precision + 1;
    const normal = this.select(tiny, this.mul(x, this.c(2 ** lift)), x);
    const bits = this.bits(normal);
    // Counted from sqrt(1/2), the exponent field changes where m does. The bias keeps the difference positive.
    const offset = this.bitop(
      'sub',
      bits,
      this.int(this.isF32 ? 0x3f3504f3 - 0x3f800000 : 0x3fe6a09e_667f3bcdn - 0x3ff00000_00000000n),
    );
    const place = this.int(this.precision - 1);
    const biased = this.bitop('ushr', offset, place);
    const e = this.sub(this.fromSmall(biased), this.select(tiny, this.c(this.bias + lift), this.c(this.bias)));
    const one = this.bitop('sub', biased, this.int(this.bias));
    return { m: this.fromBits(this.bitop('sub', bits, this.bitop('shl', one, place))), e };
  }

  /** A nonnegative integer below 2^(precision - 2) as a float, without a conversion that AVX2 lacks for 64 bits. */
  fromSmall(n: Node): Node {
    const base = 2 ** (this.precision - 1);
    return this.sub(this.fromBits(this.bitop('or', n, this.bits(this.c(base)))), this.c(base));
  }
}
