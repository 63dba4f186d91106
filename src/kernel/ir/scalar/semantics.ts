// What every operation of the IR means for one element, as a JavaScript function: the definition in ops.ts made to run.
// Operations of the tier `primitive` are exact to the last bit. Those of the tier `function` are the engine's Math.* in
// double precision, rounded to the type: good to an ULP, not to the bit. The bits of a NaN are not kept.

import { RawCpuError } from '../../../errors/index.ts';
import { type DType, dtypes, isFloat, type ValueType } from '../../dtype.ts';
import type { Op } from '../ops.ts';
import { fmaF64, fmaNarrow } from './fma.ts';
import {
  bitsOf,
  exponentOf,
  fromBits,
  powerOfTwo,
  rangeOf,
  roundBigInt,
  roundTo,
  signBit,
  type Value,
  wrapBigInt,
  wrapTo,
} from './rounding.ts';

/** One operation on one element. Arguments that the operation does not have are not looked at. */
export type ScalarFunction = (a: Value, b: Value, c: Value) => Value;

/** How `muladd` rounds, which the IR leaves open. */
export type Contraction = 'fused' | 'separate';

type OnNumbers = Partial<Record<Op, (a: number, b: number, c: number) => Value>>;
type OnBigInts = Partial<Record<Op, (a: bigint, b: bigint, c: bigint) => Value>>;

// Not Math.min and Math.max, which treat NaN and signed zeros in another way.
const lesser = <T extends number | bigint>(a: T, b: T) => (a < b ? a : b);
const greater = <T extends number | bigint>(a: T, b: T) => (a > b ? a : b);

const comparisons = {
  eq: (a: number, b: number) => a === b,
  ne: (a: number, b: number) => a !== b,
  lt: (a: number, b: number) => a < b,
  le: (a: number, b: number) => a <= b,
  gt: (a: number, b: number) => a > b,
  ge: (a: number, b: number) => a >= b,
  lesser: lesser<number>,
  greater: greater<number>,
};

/** To the nearest integer, ties to even. */
function nearest(x: number): number {
  const magnitude = Math.abs(x);
  if (!(magnitude < 2 ** 52)) return x;
  const rounded = magnitude + 2 ** 52 - 2 ** 52;
  return signBit(x) ? -rounded : rounded;
}

/** a * 2^b for doubles, with one rounding even where the result is subnormal. */
export function scalbF64(a: number, b: number): number {
  if (a === 0 || !Number.isFinite(a)) return a;
  const exponent = exponentOf(a);
  const target = exponent + Math.max(-4000, Math.min(4000, b));
  // Into [1, 2), in two exact steps because neither 2^1074 nor 2^-1023 is a normal double.
  const significand = exponent < -900 ? a * 2 ** 100 * powerOfTwo(-exponent - 100) : a * 0.5 * powerOfTwo(1 - exponent);
  if (target > 1023) return a < 0 ? -Infinity : Infinity;
  if (target >= -1022) return significand * powerOfTwo(target);
  // Two steps, of which only the last one rounds.
  return significand * powerOfTwo(Math.max(target + 200, -1022)) * 2 ** -200;
}

function floatOps(type: ValueType): OnNumbers {
  const round = roundTo(type);
  const fma = type === 'f64' ? fmaF64 : fmaNarrow(round);
  // bfloat16 has the exponents of f32 and is computed in f32: tiny products and quotients round there first.
  const through = type === 'bf16' ? (x: number) => round(Math.fround(x)) : round;
  return {
    ...comparisons,
    add: (a, b) => round(a + b),
    sub: (a, b) => round(a - b),
    mul: (a, b) => through(a * b),
    div: (a, b) => through(a / b),
    rem: (a, b) => a % b,
    neg: (a) => -a,
    abs: Math.abs,
    fma,
    sqrt: (a) => round(Math.sqrt(a)),
    min: (a, b) => Math.min(a, b),
    max: (a, b) => Math.max(a, b),
    copysign: (a, b) => (signBit(b) ? -Math.abs(a) : Math.abs(a)),
    floor: Math.floor,
    ceil: Math.ceil,
    trunc: Math.trunc,
    nearest,
    significand: (a) => (a === 0 || !Number.isFinite(a) ? a : scalbF64(a, -exponentOf(a))),
    scalef: (a, b) => (Number.isNaN(b) ? b : round(scalbF64(a, Math.floor(b)))),
    logb: (a) => (a === 0 ? -Infinity : Number.isFinite(a) ? exponentOf(a) : Math.abs(a)),
    mantissa: (a) => (a < 0 ? Number.NaN : a === 0 || a === Infinity ? 1 : scalbF64(a, -exponentOf(a))),
    exp: (a) => round(Math.exp(a)),
    exp2: (a) => round(2 ** a),
    expm1: (a) => round(Math.expm1(a)),
    log: (a) => round(Math.log(a)),
    log2: (a) => round(Math.log2(a)),
    log10: (a) => round(Math.log10(a)),
    log1p: (a) => round(Math.log1p(a)),
    sin: (a) => round(Math.sin(a)),
    cos: (a) => round(Math.cos(a)),
    tan: (a) => round(Math.tan(a)),
    asin: (a) => round(Math.asin(a)),
    acos: (a) => round(Math.acos(a)),
    atan: (a) => round(Math.atan(a)),
    atan2: (a, b) => round(Math.atan2(a, b)),
    sinh: (a) => round(Math.sinh(a)),
    cosh: (a) => round(Math.cosh(a)),
    tanh: (a) => round(Math.tanh(a)),
    asinh: (a) => round(Math.asinh(a)),
    acosh: (a) => round(Math.acosh(a)),
    atanh: (a) => round(Math.atanh(a)),
    cbrt: (a) => round(Math.cbrt(a)),
    pow: (a, b) => round(a ** b),
    hypot: (a, b) => round(Math.hypot(a, b)),
    round: Math.round,
    sign: Math.sign,
  };
}

function popcnt32(x: number): number {
  x -= (x >>> 1) & 0x55555555;
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Integers of up to 32 bits. */
function intOps(type: DType): OnNumbers {
  const wrap = wrapTo(type);
  const width = dtypes[type].bytes * 8;
  const bits = width === 32 ? (a: number) => a >>> 0 : (a: number) => a & ((1 << width) - 1);
  return {
    ...comparisons,
    add: (a, b) => wrap(a + b),
    sub: (a, b) => wrap(a - b),
    mul: (a, b) => wrap(Math.imul(a, b)),
    div: (a, b) => (b === 0 ? 0 : wrap(Math.trunc(a / b))),
    rem: (a, b) => (b === 0 ? 0 : wrap(a % b)),
    neg: (a) => wrap(-a),
    abs: (a) => wrap(Math.abs(a)),
    min: (a, b) => Math.min(a, b),
    max: (a, b) => Math.max(a, b),
    and: (a, b) => wrap(a & b),
    or: (a, b) => wrap(a | b),
    xor: (a, b) => wrap(a ^ b),
    not: (a) => wrap(~a),
    shl: (a, b) => wrap(a << (b & (width - 1))),
    shr: dtypes[type].kind === 'signed' ? (a, b) => a >> (b & (width - 1)) : (a, b) => a >>> (b & (width - 1)),
    ushr: (a, b) => wrap(bits(a) >>> (b & (width - 1))),
    clz: (a) => Math.clz32(bits(a)) - (32 - width),
    popcnt: (a) => popcnt32(bits(a)),
  };
}

function bigOps(type: 'i64' | 'u64'): OnBigInts {
  const wrap = wrapBigInt(type);
  const bits = (a: bigint) => BigInt.asUintN(64, a);
  const high = (a: bigint) => Number(bits(a) >> 32n);
  const low = (a: bigint) => Number(a & 0xffffffffn);
  return {
    eq: (a, b) => a === b,
    ne: (a, b) => a !== b,
    lt: (a, b) => a < b,
    le: (a, b) => a <= b,
    gt: (a, b) => a > b,
    ge: (a, b) => a >= b,
    lesser: lesser<bigint>,
    greater: greater<bigint>,
    min: lesser<bigint>,
    max: greater<bigint>,
    add: (a, b) => wrap(a + b),
    sub: (a, b) => wrap(a - b),
    mul: (a, b) => wrap(a * b),
    div: (a, b) => (b === 0n ? 0n : wrap(a / b)),
    rem: (a, b) => (b === 0n ? 0n : a % b),
    neg: (a) => wrap(-a),
    abs: (a) => wrap(a < 0n ? -a : a),
    and: (a, b) => a & b,
    or: (a, b) => a | b,
    xor: (a, b) => wrap(a ^ b),
    not: (a) => wrap(~a),
    shl: (a, b) => wrap(a << (b & 63n)),
    shr: (a, b) => a >> (b & 63n),
    ushr: (a, b) => wrap(bits(a) >> (b & 63n)),
    clz: (a) => BigInt(high(a) === 0 ? 32 + Math.clz32(low(a)) : Math.clz32(high(a))),
    popcnt: (a) => BigInt(popcnt32(high(a)) + popcnt32(low(a))),
  };
}

const onBooleans: Partial<Record<Op, ScalarFunction>> = {
  and: (a, b) => a === true && b === true,
  or: (a, b) => a === true || b === true,
  xor: (a, b) => a !== b,
  not: (a) => a !== true,
};

/** The function of an operation whose arguments are of type T. Leaves, conversions and lookups are made elsewhere. */
const tables = new Map<ValueType, Partial<Record<Op, ScalarFunction>>>();

function tableOf(type: ValueType): Partial<Record<Op, ScalarFunction>> {
  let table = tables.get(type);
  if (table === undefined) {
    // The IR's checks see to it that a table only meets values of its own type.
    table = (
      type === 'bool'
        ? onBooleans
        : type === 'i64' || type === 'u64'
          ? bigOps(type)
          : isFloat(type)
            ? floatOps(type)
            : intOps(type)
    ) as Partial<Record<Op, ScalarFunction>>;
    tables.set(type, table);
  }
  return table;
}

function missing(op: Op, type: ValueType): RawCpuError {
  return new RawCpuError('INTERNAL', `the interpreter has no '${op}' on ${type}`);
}

/** Converts one value from a type to another, as the row `convert` says. */
export function convertFunction(from: ValueType, to: ValueType): (a: Value) => Value {
  if (from === to) return (a) => a;
  const big = to === 'i64' || to === 'u64';
  if (to === 'bool') return from === 'i64' || from === 'u64' ? (a) => a !== 0n : (a) => a !== 0;
  if (from === 'bool') {
    const [no, yes] = big ? [0n, 1n] : [0, 1];
    return (a) => (a ? yes : no);
  }
  if (isFloat(to)) {
    const round = roundTo(to);
    if (from === 'i64' || from === 'u64') return (a) => roundBigInt(a as bigint, to);
    return (a) => round(a as number);
  }
  if (isFloat(from)) {
    const { min, max } = rangeOf(to);
    if (big) {
      const [low, high] = [Number(min), Number(max)];
      return (a) => {
        const x = Math.trunc(a as number);
        return Number.isNaN(x) ? 0n : x <= low ? min : x >= high ? max : BigInt(x);
      };
    }
    const [low, high] = [Number(min), Number(max)];
    // Adding zero makes -0 an integer's zero.
    return (a) => (Number.isNaN(a) ? 0 : Math.trunc(Math.max(low, Math.min(high, a as number))) + 0);
  }
  if (big) {
    const wrap = wrapBigInt(to);
    return (a) => wrap(BigInt(a as number | bigint));
  }
  const wrap = wrapTo(to);
  if (from === 'i64' || from === 'u64') return (a) => wrap(Number(BigInt.asIntN(32, a as bigint)));
  return (a) => wrap(a as number);
}

/** The entries of a `lookup` as values of its type. */
export function tableValues(type: ValueType, table: readonly number[]): Value[] {
  if (isFloat(type)) return table.map(convertFunction('f64', type));
  const convert = convertFunction('i64', type);
  return table.map((entry) => convert(BigInt(entry)));
}

/**
 * The function of an operation for one element.
 * @param type the type of the result
 * @param from the type of the arguments: of the values for `select`, of the first argument for `scalb`
 */
export function scalarFunction(op: Op, type: ValueType, from: ValueType, contraction: Contraction): ScalarFunction {
  const round = roundTo(type);
  switch (op) {
    case 'select':
    case 'selectUnlikely':
      return (a, b, c) => (a ? b : c);
    case 'convert':
      return convertFunction(from, type);
    case 'bitcast':
      return (a) => fromBits(type as DType, bitsOf(from as DType, a));
    case 'muladd': {
      if (contraction === 'fused') return scalarFunction('fma', type, from, contraction);
      return ((a: number, b: number, c: number) => round(round(a * b) + c)) as ScalarFunction;
    }
    case 'scalb': {
      // Every value of a narrower type, scaled this far, is still exact in a double.
      const scale =
        type === 'f64' ? scalbF64 : (a: number, b: number) => round(a * 2 ** Math.max(-500, Math.min(500, b)));
      return (a, b) => scale(a as number, Number(b));
    }
    case 'exponent': {
      const of = (a: Value) => (a === 0 || !Number.isFinite(a) ? 0 : exponentOf(a as number));
      return type === 'i64' ? (a) => BigInt(of(a)) : of;
    }
    default: {
      const known = tableOf(from)[op];
      if (known === undefined) throw missing(op, from);
      return known;
    }
  }
}
