// Recipes on the bits of floating-point numbers: rounding to integers, scaling, half precision, and the fused product
// where the processor has no FMA.

import { type DType, dtypes } from '../../dtype.ts';
import type { Node } from '../../ir/graph.ts';
import { integerLike } from '../../ir/ops.ts';
import type { LoweringRecipe, RecipeWriter } from './lowering-table.ts';

/** The numbers of a binary format that recipes compute with. */
interface FloatFormat {
  readonly float: 'f32' | 'f64';
  readonly integer: 'i32' | 'i64';
  readonly precision: number;
  readonly bias: number;
  readonly minExponent: number;
}

function formatOf(node: Node): FloatFormat {
  const float = node.type as 'f32' | 'f64';
  const bias = float === 'f32' ? 127 : 1023;
  const integer = integerLike(float) as 'i32' | 'i64';
  return { float, integer, precision: dtypes[float].precision, bias, minExponent: 1 - bias };
}

/** A sum with a number so large that its last bit counts ones, taken back again; beyond it everything is an integer. */
const nearestBySum: LoweringRecipe = ({ make, args }) => {
  const [a] = args as [Node];
  const { float, precision } = formatOf(a);
  const limit = make.value(float, 2 ** (precision - 1));
  const magnitude = make.do('abs', a);
  const rounded = make.do('sub', make.do('add', magnitude, limit), limit);
  return make.do('copysign', make.do('select', make.do('lt', magnitude, limit), rounded, magnitude), a);
};

/**
 * a - trunc(a / b) * b, which FMA computes exactly while the quotient has fewer bits than the type: what is left is below b
 * and a multiple of b's last bit. The quotient may have been rounded up to the next integer. Larger ones are left to fprem.
 */
const remainderByQuotient: LoweringRecipe = ({ make, args }) => {
  const [a, b] = args as [Node, Node];
  const { float, precision } = formatOf(a);
  const [dividend, divisor] = [make.do('abs', a), make.do('abs', b)];
  const quotient = make.do('trunc', make.do('div', dividend, divisor));
  const rest = make.do('fma', make.do('neg', quotient), divisor, dividend);
  const mended = make.do('select', make.do('lt', rest, make.value(float, 0)), make.do('add', rest, divisor), rest);
  const small = make.do('select', make.do('lt', dividend, divisor), dividend, mended);
  const large = make.do('ge', quotient, make.value(float, 2 ** (precision - 2)));
  return make.do('selectUnlikely', large, make.keep('rem', a, b), make.do('copysign', small, a));
};

function floor(make: RecipeWriter, a: Node): Node {
  const rounded = make.do('nearest', a);
  const below = make.do('sub', rounded, make.value(a.type as DType, 1));
  return make.do('select', make.do('gt', rounded, a), below, rounded);
}

const ceilByNearest: LoweringRecipe = ({ make, args }) => {
  const [a] = args as [Node];
  const rounded = make.do('nearest', a);
  const above = make.do('add', rounded, make.value(a.type as DType, 1));
  return make.do('copysign', make.do('select', make.do('lt', rounded, a), above, rounded), a);
};

/** 2^n of an n within the exponents of normal numbers. */
function powerOfTwo(make: RecipeWriter, { float, integer, bias, precision }: FloatFormat, n: Node): Node {
  const field = make.do('add', n, make.value(integer, bias));
  return make.cast(make.do('shl', field, make.value(integer, precision - 1)), float);
}

/**
 * Three products with powers of two, of which at most one rounds: towards denormal numbers the first two leave so many
 * bits that what they round is far below the smallest one.
 */
const scalbByProducts: LoweringRecipe = ({ make, args }) => {
  const [a, b] = args as [Node, Node];
  const format = formatOf(a);
  const { integer, minExponent, bias, precision } = format;
  const [low, high, zero] = [minExponent, bias, 0].map((n) => make.value(integer, n)) as [Node, Node, Node];
  const down = make.value(integer, minExponent + precision);
  let rest = b;
  let value = a;
  for (let i = 0; i < 2; i++) {
    const up = make.do('select', make.do('gt', rest, high), high, zero);
    const part = make.do('select', make.do('lt', rest, low), down, up);
    value = make.do('mul', value, powerOfTwo(make, format, part));
    rest = make.do('sub', rest, part);
  }
  const last = make.do('max', make.do('min', rest, high), low);
  return make.do('mul', value, powerOfTwo(make, format, last));
};

/** The number with denormal ones scaled up, and whether that was done. */
function normalised(make: RecipeWriter, a: Node): { readonly value: Node; readonly tiny: Node } {
  const { float, minExponent, precision } = formatOf(a);
  const tiny = make.do('lt', make.do('abs', a), make.value(float, 2 ** minExponent));
  const scaled = make.do('mul', a, make.value(float, 2 ** precision));
  return { value: make.do('select', tiny, scaled, a), tiny };
}

const exponentByBits: LoweringRecipe = ({ make, args }) => {
  const [a] = args as [Node];
  const { integer, bias, precision } = formatOf(a);
  const { value, tiny } = normalised(make, a);
  const bits = make.cast(make.do('abs', value), integer);
  const field = make.do('ushr', bits, make.value(integer, precision - 1));
  const offset = make.do('select', tiny, make.value(integer, bias + precision), make.value(integer, bias));
  return make.do('sub', field, offset);
};

const significandByBits: LoweringRecipe = ({ make, args }) => {
  const [a] = args as [Node];
  const { float, integer, precision, bias } = formatOf(a);
  const bits = make.cast(normalised(make, a).value, integer);
  const field = (BigInt(2 * bias + 1) << BigInt(precision - 1)) | 0n;
  const kept = make.do('and', bits, make.value(integer, BigInt.asIntN(float === 'f32' ? 32 : 64, ~field)));
  const one = make.value(integer, BigInt(bias) << BigInt(precision - 1));
  return make.cast(make.do('or', kept, one), float);
};

const scalefByScalb: LoweringRecipe = ({ make, args }) => {
  const [a, b] = args as [Node, Node];
  const scaled = make.do('scalb', a, make.convert(make.do('floor', b), integerLike(a.type)));
  return make.do('select', make.do('ne', b, b), b, scaled);
};

const logbByExponent: LoweringRecipe = ({ make, args }) => {
  const [a] = args as [Node];
  const float = a.type as DType;
  const infinity = make.value(float, Infinity);
  const finite = make.do('lt', make.do('abs', a), infinity);
  const exponent = make.convert(make.do('exponent', a), float);
  // The square of an infinity or a NaN is what is wanted of them.
  const value = make.do('select', finite, exponent, make.do('mul', a, a));
  return make.do('select', make.do('eq', a, make.value(float, 0)), make.value(float, -Infinity), value);
};

const mantissaBySignificand: LoweringRecipe = ({ make, args }) => {
  const [a] = args as [Node];
  const float = a.type as DType;
  const zero = make.value(float, 0);
  const other = make.do('select', make.do('ge', a, zero), make.value(float, 1), make.value(float, Number.NaN));
  const inside = make.do('and', make.do('gt', a, zero), make.do('lt', a, make.value(float, Infinity)));
  return make.do('select', inside, make.do('significand', a), other);
};

/**
 * a * b + c of a type that has less than half the bits of f64, with one rounding. The product is exact in f64; the sum is
 * rounded to odd, by what TwoSum says it lost, so that the conversion may round again.
 */
const fmaThroughDouble: LoweringRecipe = ({ make, type, args }) => {
  const [a, b, c] = args.map((arg) => make.convert(arg, 'f64')) as [Node, Node, Node];
  const product = make.do('mul', a, b);
  const sum = make.do('add', product, c);
  const second = make.do('sub', sum, product);
  const lost = make.do('add', make.do('sub', product, make.do('sub', sum, second)), make.do('sub', c, second));
  const bits = make.cast(sum, 'i64');
  // -1 where the sum was rounded away from zero.
  const back = make.do('shr', make.do('xor', bits, make.cast(lost, 'i64')), make.value('i64', 63));
  const odd = make.do('or', make.do('add', bits, back), make.value('i64', 1));
  const inexact = make.do('gt', make.do('abs', lost), make.value('f64', 0));
  return make.convert(make.cast(make.do('select', inexact, odd, bits), 'f64'), type);
};

/** f64 to f16: what f32 could not hold is or-ed into a bit that f32 keeps, so that only the second step rounds. */
const halfFromDouble: LoweringRecipe = ({ make, args }) => {
  const bits = make.cast(args[0] as Node, 'i64');
  const low = make.value('i64', 0x3fffffff);
  const sticky = make.do('or', bits, make.do('add', make.do('and', bits, low), low));
  const kept = make.do('and', sticky, make.do('not', low));
  return make.convert(make.convert(make.cast(kept, 'f64'), 'f32'), 'f16');
};

/** f64 to bf16, whose denormals reach as low as those of f32: through f32 rounded to odd. */
const bf16FromDouble: LoweringRecipe = ({ make, args }) => {
  const [a] = args as [Node];
  const single = make.convert(a, 'f32');
  const back = make.convert(single, 'f64');
  const inexact = make.do('or', make.do('lt', a, back), make.do('gt', a, back));
  const away = make.do('gt', make.do('abs', back), make.do('abs', a));
  const bits = make.cast(single, 'i32');
  const one = make.value('i32', 1);
  const odd = make.do('or', make.do('select', away, make.do('sub', bits, one), bits), one);
  return make.convert(make.cast(make.do('select', inexact, odd, bits), 'f32'), 'bf16');
};

/** f16 to f32 without F16C: the bits in their new places, and a product that mends the exponent, of denormals too. */
const singleFromHalf: LoweringRecipe = ({ make, args }) => {
  const bits = make.convert(make.cast(args[0] as Node, 'u16'), 'i32');
  const magnitude = make.do('and', bits, make.value('i32', 0x7fff));
  const sign = make.do('shl', make.do('and', bits, make.value('i32', 0x8000)), make.value('i32', 16));
  const placed = make.cast(make.do('shl', magnitude, make.value('i32', 13)), 'f32');
  const value = make.do('mul', placed, make.value('f32', 2 ** 112));
  const special = make.do('ge', value, make.value('f32', 65536));
  const field = make.do('select', special, make.value('i32', 0x7f800000), make.value('i32', 0));
  return make.cast(make.do('or', make.do('or', make.cast(value, 'i32'), field), sign), 'f32');
};

/** f32 to f16 without F16C. Normal numbers round by an integer sum, denormal ones by a sum with 0.5, whose last bit is theirs. */
const halfFromSingle: LoweringRecipe = ({ make, args }) => {
  const int = (n: number) => make.value('i32', n | 0);
  const bits = make.cast(args[0] as Node, 'i32');
  const magnitude = make.do('and', bits, int(0x7fffffff));
  const sign = make.do('and', make.do('ushr', bits, int(16)), int(0x8000));
  const odd = make.do('and', make.do('ushr', magnitude, int(13)), int(1));
  const rebased = make.do('add', magnitude, int(0xfff - 0x38000000));
  const normal = make.do('ushr', make.do('add', rebased, odd), int(13));
  const shifted = make.do('add', make.cast(magnitude, 'f32'), make.value('f32', 0.5));
  const denormal = make.do('sub', make.cast(shifted, 'i32'), int(0x3f000000));
  const finite = make.do('select', make.do('gt', int(0x38800000), magnitude), denormal, normal);
  const special = make.do('select', make.do('gt', magnitude, int(0x7f800000)), int(0x7e00), int(0x7c00));
  const all = make.do('select', make.do('gt', magnitude, int(0x477fffff)), special, finite);
  return make.cast(make.convert(make.do('or', all, sign), 'i16'), 'f16');
};

export const floatRecipes: Readonly<Record<string, LoweringRecipe>> = {
  nearestBySum,
  remainderByQuotient,
  floorByNearest: ({ make, args }) => floor(make, args[0] as Node),
  ceilByNearest,
  truncByNearest: ({ make, args }) =>
    make.do('copysign', floor(make, make.do('abs', args[0] as Node)), args[0] as Node),
  scalbByProducts,
  exponentByBits,
  significandByBits,
  scalefByScalb,
  logbByExponent,
  mantissaBySignificand,
  fmaThroughDouble,
  halfFromDouble,
  bf16FromDouble,
  singleFromHalf,
  halfFromSingle,
};
