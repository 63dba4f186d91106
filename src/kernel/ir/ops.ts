// The operations of the kernel IR, one row each. A row says how many arguments an operation takes, of which types, and
// what type comes out; `meaning` is the definition that the interpreter, the passes and every code generator keep to.
//
// Two tiers share the table. What the lowering table turns into instructions is `primitive`. What math/ writes out in
// primitive operations before code is generated is `function`.

import type { ValueType } from '../dtype.ts';

/**
 * How types go together, T being the type of the arguments:
 * - `leaf`     no arguments; the node itself carries the type
 * - `same`     T, T ... -> T
 * - `compare`  T, T -> bool
 * - `select`   bool, T, T -> T
 * - `convert`  T -> the node's type
 * - `integer`  T -> the signed integer type as wide as T (i32 for f32, i64 for f64)
 * - `scale`    T, the signed integer as wide as T -> T
 * - `lookup`   the signed integer as wide as the node's type -> the node's type
 */
export type Rule = 'leaf' | 'same' | 'compare' | 'select' | 'convert' | 'integer' | 'scale' | 'lookup';

/** Which T a row takes. `bits` are integers and bool. */
export type Domain = 'any' | 'number' | 'float' | 'integer' | 'bits' | 'bool';

export interface OpRow {
  readonly arity: number;
  readonly rule: Rule;
  readonly domain: Domain;
  readonly tier: 'primitive' | 'function';
  readonly meaning: string;
}

const leaf = (meaning: string) => ({ arity: 0, rule: 'leaf', domain: 'any', tier: 'primitive', meaning }) as const;
const row = <A extends number, R extends Rule, D extends Domain>(arity: A, rule: R, domain: D, meaning: string) =>
  ({ arity, rule, domain, tier: 'primitive', meaning }) as const;
const fn = <A extends number>(arity: A, meaning: string) =>
  ({ arity, rule: 'same', domain: 'float', tier: 'function', meaning }) as const;

export const ops = {
  // Leaves.
  input: leaf('The element of input number `index` at this place.'),
  parameter: leaf('Scalar parameter number `index`, the same for every element.'),
  constant: leaf('`value`: a number exactly representable in the type, a bigint for i64 and u64, a boolean for bool.'),
  iota: leaf('The index of the element, counted from 0 in the whole array.'),
  carried: leaf(
    'What loop-carried value number `index` of the graph was after the element before: the state of a reduction.',
  ),

  // Arithmetic. Integers wrap. Floats round to nearest even, or as MXCSR says.
  add: row(2, 'same', 'number', 'a + b'),
  sub: row(2, 'same', 'number', 'a - b'),
  mul: row(2, 'same', 'number', 'a * b; the low half for integers'),
  div: row(2, 'same', 'number', 'a / b; integers truncate, x / 0 is 0 and MIN / -1 is MIN, as JavaScript (a / b) | 0'),
  rem: row(2, 'same', 'number', "JavaScript's %: exact, sign of a; for integers x % 0 is 0"),
  neg: row(1, 'same', 'number', '-a; flips the sign bit of a float, NaN included'),
  abs: row(1, 'same', 'number', '|a|; clears the sign bit of a float; |MIN| is MIN for integers'),
  fma: row(3, 'same', 'float', 'a * b + c with one rounding'),
  muladd: row(3, 'same', 'float', 'a * b + c with one rounding or two, whichever the processor does faster'),
  sqrt: row(1, 'same', 'float', 'the square root, correctly rounded'),
  min: row(2, 'same', 'number', "JavaScript's Math.min: NaN if one is NaN, -0 below +0"),
  max: row(2, 'same', 'number', "JavaScript's Math.max: NaN if one is NaN, +0 above -0"),
  lesser: row(2, 'same', 'number', 'a < b ? a : b, which is what minps does: b where one is NaN or both are zero'),
  greater: row(2, 'same', 'number', 'a > b ? a : b, which is what maxps does: b where one is NaN or both are zero'),
  copysign: row(2, 'same', 'float', 'the magnitude of a with the sign of b'),
  floor: row(1, 'same', 'float', 'rounds toward -infinity; keeps signed zeros'),
  ceil: row(1, 'same', 'float', 'rounds toward +infinity; -0.5 gives -0'),
  trunc: row(1, 'same', 'float', 'rounds toward zero; keeps the sign of zero'),
  nearest: row(1, 'same', 'float', 'rounds to the nearest integer, ties to even'),

  // Bits. The count of a shift is taken modulo the width of T, as JavaScript does.
  and: row(2, 'same', 'bits', 'a & b'),
  or: row(2, 'same', 'bits', 'a | b'),
  xor: row(2, 'same', 'bits', 'a ^ b'),
  not: row(1, 'same', 'bits', '~a; logical not of a bool'),
  shl: row(2, 'same', 'integer', 'a << (b mod width)'),
  shr: row(2, 'same', 'integer', 'a >> (b mod width); copies the sign bit of signed types, else zeros'),
  ushr: row(2, 'same', 'integer', 'a >>> (b mod width); always shifts in zeros'),
  clz: row(1, 'same', 'integer', 'leading zero bits in the width of T; the width for 0'),
  popcnt: row(1, 'same', 'integer', 'bits that are set'),

  // Comparisons: false where one side is NaN, except `ne`.
  eq: row(2, 'compare', 'number', 'a == b'),
  ne: row(2, 'compare', 'number', 'a != b'),
  lt: row(2, 'compare', 'number', 'a < b'),
  le: row(2, 'compare', 'number', 'a <= b'),
  gt: row(2, 'compare', 'number', 'a > b'),
  ge: row(2, 'compare', 'number', 'a >= b'),
  select: row(3, 'select', 'number', 'a ? b : c; both sides are computed'),
  selectUnlikely: row(
    3,
    'select',
    'number',
    'a ? b : c where a is seldom true: what only b needs may be jumped over where no lane has a',
  ),

  // Between types.
  convert: row(
    1,
    'convert',
    'any',
    'the value in another type: floats round to nearest even, float to integer truncates and saturates with NaN as 0, ' +
      'integer to narrower integer wraps, bool is 0 or 1, to bool is a != 0',
  ),
  bitcast: row(1, 'convert', 'number', 'the same bits as another type of the same size'),

  // What functions are made of.
  scalb: row(2, 'scale', 'float', 'a * 2^b with one rounding, for every b'),
  exponent: row(
    1,
    'integer',
    'float',
    'floor(log2 |a|) for finite a that is not 0 (denormals included), else unspecified',
  ),
  significand: row(
    1,
    'same',
    'float',
    '|a| / 2^exponent(a), in [1, 2), with the sign of a; for 0, inf, NaN unspecified',
  ),
  // These three are one instruction each with AVX-512 (vscalefps, vgetexpps, vgetmantps); math/ uses them only there.
  scalef: row(2, 'same', 'float', 'a * 2^floor(b) with one rounding; NaN where b is NaN, unspecified for infinite b'),
  logb: row(1, 'same', 'float', 'floor(log2 |a|), denormals included; -inf for 0, inf for +-inf, NaN for NaN'),
  mantissa: row(
    1,
    'same',
    'float',
    'a / 2^logb(a), in [1, 2), for a above 0; 1 for 0 and inf, -1 or 1 for -0; NaN for NaN and below 0',
  ),
  lookup: row(
    1,
    'lookup',
    'number',
    'entry a of `table`, which has a power of two of entries; only the low bits of a count',
  ),

  // Functions, within 1.0 ULP unless the kernel asks for `fast` (3.5 ULP); special values as ECMAScript and C99 Annex F say.
  exp: fn(1, 'e^a'),
  exp2: fn(1, '2^a'),
  expm1: fn(1, 'e^a - 1'),
  log: fn(1, 'the natural logarithm'),
  log2: fn(1, 'the logarithm to base 2'),
  log10: fn(1, 'the logarithm to base 10'),
  log1p: fn(1, 'log(1 + a)'),
  sin: fn(1, 'the sine, for every finite a'),
  cos: fn(1, 'the cosine, for every finite a'),
  tan: fn(1, 'the tangent, for every finite a'),
  asin: fn(1, 'the arc sine'),
  acos: fn(1, 'the arc cosine'),
  atan: fn(1, 'the arc tangent'),
  atan2: fn(2, 'the angle of the point (b, a)'),
  sinh: fn(1, 'the hyperbolic sine'),
  cosh: fn(1, 'the hyperbolic cosine'),
  tanh: fn(1, 'the hyperbolic tangent'),
  asinh: fn(1, 'the inverse hyperbolic sine'),
  acosh: fn(1, 'the inverse hyperbolic cosine'),
  atanh: fn(1, 'the inverse hyperbolic tangent'),
  cbrt: fn(1, 'the cube root'),
  pow: fn(2, "a^b as JavaScript's ** (1 ** NaN and 1 ** Infinity are NaN)"),
  hypot: fn(2, 'sqrt(a * a + b * b) without overflow between'),
  round: fn(1, "JavaScript's Math.round: to the nearest integer, ties toward +infinity; -0.5 and -0 give -0"),
  sign: fn(1, 'Math.sign: -1, 1, or a itself where a is 0 or NaN'),
} as const satisfies Record<string, OpRow>;

export type Op = keyof typeof ops;

/** The signed integer type as wide as a type. */
export function integerLike(type: ValueType): 'i8' | 'i16' | 'i32' | 'i64' {
  switch (type) {
    case 'f64':
    case 'i64':
    case 'u64':
      return 'i64';
    case 'f32':
    case 'i32':
    case 'u32':
      return 'i32';
    case 'i8':
    case 'u8':
      return 'i8';
    default:
      return 'i16';
  }
}
