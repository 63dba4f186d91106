// The functions of the expression language, one row each: names as JavaScript's Math has them, and numexpr's for what
// those lack. A row says how many arguments a function takes and how it is written in operations of the IR.

import { type DType, dtypes, floatOf, isFloat, isInteger, type ValueType } from '../dtype.ts';
import type { Node } from '../ir/graph.ts';
import type { Op } from '../ir/ops.ts';
import { Literal, type Outlier } from './literals.ts';

export type Operand = Node | Literal | Outlier;

/** What a function may ask of the one who lowers it. */
export interface FunctionContext {
  /** The type in which these values meet, as a number. */
  common(values: readonly Operand[]): DType;
  /** A value in a type: literals become constants, others are converted. */
  to(value: Operand, type: ValueType): Node;
  /** The same where the source asks for the type: what a literal loses on the way is wanted. */
  cast(value: Operand, type: DType): Node;
  make(op: Op, type: ValueType, ...args: readonly Node[]): Node;
  constant(type: ValueType, value: number | boolean): Node;
  /** Whether a value counts as true. */
  truth(value: Operand): Node;
  /** The conditional operator. */
  choose(test: Operand, then: Operand, otherwise: Operand): Operand;
  /** The default type of the kernel. */
  readonly dtype: DType;
  /** Throws a type error about an argument. */
  refuse(index: number, problem: string, hint?: string): never;
}

export interface FunctionRow {
  readonly least: number;
  readonly most: number;
  /** What type it gives: always a float, what its arguments meet in, or one of its own. */
  readonly gives: 'float' | 'number' | 'own';
  /** For documentation: what it computes. */
  readonly meaning: string;
  readonly lower: (args: readonly Operand[], context: FunctionContext) => Operand;
}

type Lower = FunctionRow['lower'];

const rowOf =
  (gives: FunctionRow['gives']) =>
  (least: number, most: number, meaning: string, lower: Lower): FunctionRow => ({ least, most, gives, meaning, lower });
const number = rowOf('number');
const float = rowOf('float');
const own = rowOf('own');

/** An operation on floats; integers become floats first. */
const inFloats =
  (op: Op): Lower =>
  (args, context) => {
    const type = floatOf(context.common(args));
    return context.make(op, type, ...args.map((arg) => context.to(arg, type)));
  };

/** An operation that leaves integers as they are. */
const toIntegral =
  (op: Op): Lower =>
  (args, context) => {
    const type = context.common(args);
    const x = context.to(args[0] as Operand, type);
    return isInteger(type) ? x : context.make(op, type, x);
  };

/** An operation of two arguments, applied from left to right to as many as there are. */
const reduced =
  (op: Op, single: (x: Node, type: DType, context: FunctionContext) => Node, float = false): Lower =>
  (args, context) => {
    const common = context.common(args);
    const type = float ? floatOf(common) : common;
    const [first, ...rest] = args.map((arg) => context.to(arg, type));
    if (rest.length === 0) return single(first as Node, type, context);
    return rest.reduce((a, b) => context.make(op, type, a, b), first as Node);
  };

function integerOf(args: readonly Operand[], index: number, context: FunctionContext): Node {
  const value = args[index] as Operand;
  if (value instanceof Literal && value.integer) return context.to(value, 'i64');
  const type = context.common([value]);
  if (!isInteger(type)) context.refuse(index, `an integer expected, not ${type}`, 'convert it: i32(...)');
  return context.to(value, type);
}

/** An integer in another integer type, by its low bits. */
const wrapped = (x: Node, type: DType, context: FunctionContext) => context.make('convert', type, x);

const sign: Lower = (args, context) => {
  const type = context.common(args);
  const x = context.to(args[0] as Operand, type);
  if (isFloat(type)) return context.make('sign', type, x);
  const most = context.make('min', type, x, context.constant(type, 1));
  return dtypes[type].kind === 'unsigned' ? most : context.make('max', type, most, context.constant(type, -1));
};

const isNaNRow: Lower = (args, context) => {
  const type = context.common(args);
  const x = context.to(args[0] as Operand, type);
  return isFloat(type) ? context.make('ne', 'bool', x, x) : context.constant('bool', false);
};

function finite(x: Node, type: DType, context: FunctionContext): Node {
  return context.make('lt', 'bool', context.make('abs', type, x), context.constant(type, Infinity));
}

const isFiniteRow: Lower = (args, context) => {
  const type = context.common(args);
  return isFloat(type) ? finite(context.to(args[0] as Operand, type), type, context) : context.constant('bool', true);
};

const isIntegerRow: Lower = (args, context) => {
  const type = context.common(args);
  if (!isFloat(type)) return context.constant('bool', true);
  const x = context.to(args[0] as Operand, type);
  const whole = context.make('eq', 'bool', context.make('trunc', type, x), x);
  return context.make('and', 'bool', whole, finite(x, type, context));
};

/** As in JavaScript a rounded number, which goes on as what it was; f32(a) changes the type. */
const fround: Lower = (args, context) => {
  const type = floatOf(context.common(args));
  const x = context.to(args[0] as Operand, type);
  return type === 'f64' ? context.make('convert', 'f64', context.make('convert', 'f32', x)) : x;
};

const clamp: Lower = (args, context) => {
  const type = context.common(args);
  const [x, low, high] = args.map((arg) => context.to(arg, type)) as [Node, Node, Node];
  return context.make('min', type, context.make('max', type, x, low), high);
};

const imul: Lower = (args, context) => {
  const [a, b] = [0, 1].map((i) => wrapped(integerOf(args, i, context), 'i32', context)) as [Node, Node];
  return context.make('mul', 'i32', a, b);
};

const clz32: Lower = (args, context) => {
  const x = wrapped(integerOf(args, 0, context), 'u32', context);
  return wrapped(context.make('clz', 'u32', x), 'i32', context);
};

const bits =
  (op: Op): Lower =>
  (args, context) => {
    const x = integerOf(args, 0, context);
    return context.make(op, x.type, x);
  };

const where = own(3, 3, 'b where a is true, else c', ([a, b, c], context) =>
  context.choose(a as Operand, b as Operand, c as Operand),
);
const index = own(0, 0, 'the index of the element', (_args, context) => context.make('iota', context.dtype));
const nearest = number(1, 1, 'to the nearest integer, ties to even', toIntegral('nearest'));
const popcnt = own(1, 1, 'how many bits are set', bits('popcnt'));
const float1 = (op: Op, meaning: string) => float(1, 1, meaning, inFloats(op));
const cast = (type: DType) => own(1, 1, `the value as ${type}`, ([x], context) => context.cast(x as Operand, type));

const casts = Object.fromEntries((Object.keys(dtypes) as DType[]).map((type) => [type, cast(type)]));

const asin = float1('asin', 'the arc sine');
const acos = float1('acos', 'the arc cosine');
const atan = float1('atan', 'the arc tangent');
const atan2 = float(2, 2, 'the angle of the point (b, a)', inFloats('atan2'));
const asinh = float1('asinh', 'the inverse hyperbolic sine');
const acosh = float1('acosh', 'the inverse hyperbolic cosine');
const atanh = float1('atanh', 'the inverse hyperbolic tangent');

export const functions: Readonly<Record<string, FunctionRow>> = {
  abs: number(1, 1, 'the magnitude', ([x], context) => {
    const type = context.common([x as Operand]);
    return context.make('abs', type, context.to(x as Operand, type));
  }),
  min: number(
    1,
    Infinity,
    'the least, NaN if one is NaN',
    reduced('min', (x) => x),
  ),
  max: number(
    1,
    Infinity,
    'the greatest, NaN if one is NaN',
    reduced('max', (x) => x),
  ),
  clamp: number(3, 3, 'a, not below b, not above c', clamp),
  sign: number(1, 1, '-1, 1, or a itself where it is 0 or NaN', sign),
  copysign: float(2, 2, 'the magnitude of a with the sign of b', inFloats('copysign')),
  sqrt: float1('sqrt', 'the square root'),
  cbrt: float1('cbrt', 'the cube root'),
  hypot: float(
    1,
    Infinity,
    'the root of the sum of squares',
    reduced('hypot', (x, type, context) => context.make('abs', type, x), true),
  ),
  pow: float(2, 2, 'a to the power of b', inFloats('pow')),
  fma: float(3, 3, 'a * b + c, rounded once', inFloats('fma')),
  exp: float1('exp', 'e to the power of a'),
  exp2: float1('exp2', '2 to the power of a'),
  expm1: float1('expm1', 'exp(a) - 1'),
  log: float1('log', 'the natural logarithm'),
  log2: float1('log2', 'the logarithm to base 2'),
  log10: float1('log10', 'the logarithm to base 10'),
  log1p: float1('log1p', 'log(1 + a)'),
  sin: float1('sin', 'the sine'),
  cos: float1('cos', 'the cosine'),
  tan: float1('tan', 'the tangent'),
  asin,
  acos,
  atan,
  atan2,
  sinh: float1('sinh', 'the hyperbolic sine'),
  cosh: float1('cosh', 'the hyperbolic cosine'),
  tanh: float1('tanh', 'the hyperbolic tangent'),
  asinh,
  acosh,
  atanh,
  floor: number(1, 1, 'toward -Infinity', toIntegral('floor')),
  ceil: number(1, 1, 'toward Infinity', toIntegral('ceil')),
  trunc: number(1, 1, 'toward zero', toIntegral('trunc')),
  round: number(1, 1, 'to the nearest integer, ties toward Infinity', toIntegral('round')),
  nearest,
  rint: nearest,
  fround: float(1, 1, 'rounded to f32, as a value of the type of a', fround),
  isNaN: own(1, 1, 'whether a is NaN', isNaNRow),
  isFinite: own(1, 1, 'whether a is neither infinite nor NaN', isFiniteRow),
  'Number.isNaN': own(1, 1, 'as isNaN', isNaNRow),
  'Number.isFinite': own(1, 1, 'as isFinite', isFiniteRow),
  'Number.isInteger': own(1, 1, 'whether a is finite and has no fraction', isIntegerRow),
  imul: own(2, 2, 'the low 32 bits of the product, as i32', imul),
  clz32: own(1, 1, 'leading zero bits of a as 32 bits', clz32),
  clz: own(1, 1, 'leading zero bits in the width of a', bits('clz')),
  popcnt,
  popcount: popcnt,
  where,
  select: where,
  index,
  position: index,
  ...casts,
  bool: own(1, 1, 'whether a is neither 0 nor NaN', ([x], context) => context.truth(x as Operand)),
  arcsin: asin,
  arccos: acos,
  arctan: atan,
  arctan2: atan2,
  arcsinh: asinh,
  arccosh: acosh,
  arctanh: atanh,
};

/** Named numbers. */
export const constants: Readonly<Record<string, number | boolean>> = {
  'Math.PI': Math.PI,
  'Math.E': Math.E,
  'Math.LN2': Math.LN2,
  'Math.LN10': Math.LN10,
  'Math.LOG2E': Math.LOG2E,
  'Math.LOG10E': Math.LOG10E,
  'Math.SQRT2': Math.SQRT2,
  'Math.SQRT1_2': Math.SQRT1_2,
  'Number.EPSILON': Number.EPSILON,
  'Number.MAX_VALUE': Number.MAX_VALUE,
  'Number.MIN_VALUE': Number.MIN_VALUE,
  'Number.MAX_SAFE_INTEGER': Number.MAX_SAFE_INTEGER,
  'Number.MIN_SAFE_INTEGER': Number.MIN_SAFE_INTEGER,
  'Number.POSITIVE_INFINITY': Infinity,
  'Number.NEGATIVE_INFINITY': -Infinity,
  'Number.NaN': Number.NaN,
  Infinity,
  NaN: Number.NaN,
  true: true,
  false: false,
};
