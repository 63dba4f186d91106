// Recipes of the lowering table: operations written in other operations. Each is a definition in the IR's own terms, so
// that every level and type computes it the same way; what it uses is legalised in its turn.

import { type DType, dtypes, type ValueType } from '../../dtype.ts';
import type { Node } from '../../ir/graph.ts';
import { integerLike, type Op, ops } from '../../ir/ops.ts';
import { reciprocal } from './constant-bytes.ts';
import type { LoweringRecipe, RecipeWriter } from './lowering-table.ts';
import { floatRecipes } from './recipes-float.ts';

const bitsIn = (type: ValueType): number => 8 * dtypes[type as DType].bytes;

const big = (type: ValueType) => type === 'i64' || type === 'u64';

function unsignedLike(type: ValueType): 'u8' | 'u16' | 'u32' | 'u64' {
  return integerLike(type).replace('i', 'u') as 'u8';
}

/** The same operation under another name. */
const rename =
  (op: Op): LoweringRecipe =>
  ({ make, args }) =>
    make.do(op, ...args);

/** The operation in a wider type; conversions to and fro are part of it. */
const through: LoweringRecipe = ({ make, op, type, args, through: wide }) => {
  const via = wide as DType;
  if (op === 'convert') return make.convert(make.convert(args[0] as Node, via), type);
  const { rule } = ops[op];
  const wider = args.map((arg, i) => make.convert(arg, rule === 'scale' && i === 1 ? integerLike(via) : via));
  const result = make.do(op, ...wider);
  return rule === 'compare' ? result : make.convert(result, type);
};

/** A divisor that is known and not 0, as a number. */
function knownDivisor(b: Node): number | undefined {
  const value = b.op === 'constant' ? Number(b.value) : 0;
  return value === 0 ? undefined : value;
}

/** A quotient or a remainder, but 0 where the divisor is. */
function unlessZero(make: RecipeWriter, b: Node, value: Node): Node {
  if (knownDivisor(b) !== undefined) return value;
  const zero = make.value(value.type as DType, 0);
  return make.do('select', make.do('eq', b, zero), zero, value);
}

/** An integer quotient by floats of enough precision; 0 where the divisor is. */
const divideThrough: LoweringRecipe = ({ make, type, args, through: wide }) => {
  const [a, b] = args as [Node, Node];
  const float = wide as 'f32' | 'f64';
  const known = knownDivisor(b);
  const dividend = make.convert(a, float);
  const quotient =
    known === undefined
      ? make.do('div', dividend, make.convert(b, float))
      : make.do('mul', dividend, make.value(float, reciprocal(known, float)));
  // Through i32, where MIN / -1 still has room: narrowing it wraps to MIN again.
  const integer = bitsIn(type) < 32 ? make.convert(make.convert(quotient, 'i32'), type) : make.convert(quotient, type);
  return unlessZero(make, b, integer);
};

const remainder: LoweringRecipe = ({ make, args }) => {
  const [a, b] = args as [Node, Node];
  return unlessZero(make, b, make.do('sub', a, make.do('mul', make.do('div', a, b), b)));
};

/** A shift by a count of its own in each lane, where only wider elements have one. */
const shiftThrough: LoweringRecipe = ({ make, op, type, args, through: wide }) => {
  const [a, b] = args as [Node, Node];
  const signs = op === 'shr' ? type : unsignedLike(type);
  const width = make.value(type as DType, bitsIn(type) - 1);
  const count = make.convert(make.cast(make.do('and', b, width), unsignedLike(type)), wide as DType);
  return make.convert(make.do(op, make.convert(make.cast(a, signs as DType), wide as DType), count), type);
};

/** A comparison is the opposite of another one. */
const opposite: LoweringRecipe = ({ make, op, args }) =>
  make.do('not', make.do(op === 'ne' ? 'eq' : op === 'le' ? 'gt' : 'lt', ...args));

/** Comparisons without sign, by those with sign: the order is the same once the top bit is flipped. */
const flipSigns: LoweringRecipe = ({ make, op, args }) => {
  const type = (args[0] as Node).type as DType;
  const sign = 1n << BigInt(bitsIn(type) - 1);
  const signed = integerLike(type);
  const flip = (node: Node) => {
    if (node.op !== 'constant') {
      return make.cast(make.do('xor', node, make.value(type, big(type) ? sign : Number(sign))), signed);
    }
    const flipped = BigInt.asIntN(bitsIn(type), BigInt(node.value as number | bigint) ^ sign);
    return make.value(signed, flipped);
  };
  return make.do(op, ...args.map(flip));
};

/** Leading zeros by the exponent of the number as a float; bits that might round it up are taken away before. */
const clzByExponent: LoweringRecipe = ({ make, type, args, through: wide }) => {
  const float = wide as 'f32' | 'f64';
  const unsigned = unsignedLike(type);
  const a = make.cast(args[0] as Node, unsigned);
  const one = make.value(unsigned, 1);
  const top = make.do('and', a, make.do('not', make.do('ushr', a, one)));
  const { precision, bytes } = dtypes[float];
  const bits = make.cast(make.convert(top, float), integerLike(float));
  const exponent = make.do('ushr', bits, make.value(integerLike(float), precision - 1));
  const bias = bytes === 4 ? 127 : 1023;
  const zeros = make.do('sub', make.value(integerLike(float), bias + 8 * bytes - 1), exponent);
  // Of 0 the exponent field is 0, which gives far too many.
  const limit = make.value(integerLike(float), 8 * bytes);
  return make.cast(
    make.do('select', make.do('eq', exponent, make.value(integerLike(float), 0)), limit, zeros),
    type as DType,
  );
};

const clzThrough: LoweringRecipe = ({ make, type, args, through: wide }) => {
  const a = make.convert(make.cast(args[0] as Node, unsignedLike(type)), wide as DType);
  const zeros = make.do('sub', make.do('clz', a), make.value(wide as DType, bitsIn(wide as DType) - bitsIn(type)));
  return make.convert(zeros, type);
};

const bySelect =
  (compare: Op): LoweringRecipe =>
  ({ make, args }) => {
    const [a, b] = args as [Node, Node];
    return make.do('select', make.do(compare, a, b), a, b);
  };

const notZero: LoweringRecipe = ({ make, args }) => {
  const [a] = args as [Node];
  return make.do('ne', a, make.value(a.type as DType, 0));
};

/** Floats to integers of 8 and 16 bits: first into the range, then through i32. */
const clampToInteger: LoweringRecipe = ({ make, type, args }) => {
  const [a] = args as [Node];
  const float = a.type as DType;
  const bits = dtypes[type as DType].precision;
  const low = make.value(float, dtypes[type as DType].kind === 'signed' ? -(2 ** bits) : 0);
  // The constant comes first: where a is NaN it stays, and becomes 0 below.
  const clamped = make.do('greater', low, make.do('lesser', make.value(float, 2 ** bits - 1), a));
  return make.convert(make.convert(clamped, 'i32'), type);
};

/**
 * Integers of 64 bits to f32 and bf16 with one rounding: what a double cannot hold is or-ed into its last bit, where it
 * only says that something is there.
 */
const wideToSingle: LoweringRecipe = ({ make, type, args }) => {
  const [a] = args as [Node];
  const integer = a.type as DType;
  const low = make.value(integer, 0x7ff);
  const sticky = make.do('add', make.do('and', a, low), low);
  const rounded = make.do('and', make.do('or', a, sticky), make.do('not', low));
  const magnitude = make.cast(make.do('abs', a), 'u64');
  const wide = make.do('ne', make.do('ushr', magnitude, make.value('u64', 53)), make.value('u64', 0));
  return make.convert(make.convert(make.do('select', wide, rounded, a), 'f64'), type);
};

export const recipes: Readonly<Record<string, LoweringRecipe>> = {
  through,
  divideThrough,
  remainder,
  shiftThrough,
  opposite,
  flipSigns,
  clzByExponent,
  clzThrough,
  notZero,
  clampToInteger,
  wideToSingle,
  same: ({ args }) => args[0] as Node,
  fma: rename('fma'),
  min: rename('min'),
  max: rename('max'),
  ushr: rename('ushr'),
  minBySelect: bySelect('lt'),
  maxBySelect: bySelect('gt'),
  mulAdd: ({ make, args }) => make.do('add', make.do('mul', args[0] as Node, args[1] as Node), args[2] as Node),
  ...floatRecipes,
};
