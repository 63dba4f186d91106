// What each operation raises, a row for every operation of the IR: IEEE 754 and Annex F of the C standard. Sums, products,
// quotients, roots and conversions between f32 and f64 are carried out once more where exceptions count, and raise what
// the processor says. Everything else raises by rule, from its arguments and its result.
//
// Of functions:
//   invalid        the result is NaN and no argument is, or an argument is a signaling NaN
//   divideByZero   the result is infinite, no argument is, and the function has a pole there
//   overflow       the result is infinite, no argument is, and there is no pole
//   underflow      the result is below the normal numbers and not exact
// Whether their results are exact is not told beyond that.

import { type DType, dtypes, isFloat, isInteger, type ValueType } from '../dtype.ts';
import type { Graph, Node } from '../ir/graph.ts';
import { integerLike, type Op } from '../ir/ops.ts';
import { bitsOf } from '../ir/scalar/rounding.ts';
import { Builder } from './builder.ts';

export type Exception = 'invalid' | 'divideByZero' | 'overflow' | 'underflow' | 'inexact';

/** What rules say it to. Where the value is not asked for, nothing is raised. */
export interface Watcher {
  readonly graph: Graph;
  readonly target: { readonly evex: boolean; readonly features: ReadonlySet<string> };
  /** Whether results are rounded otherwise than to the nearest. */
  readonly isDirected: boolean;
  /** Carries out an operation for its exceptions: one that is a single rounding, of f32 or f64. */
  raise(op: Op, type: ValueType, ...args: readonly Node[]): void;
  /** Whether a value may be a signaling NaN: it comes from memory, and no arithmetic has touched it. */
  mayBeSignaling(node: Node): boolean;
  /** Raises an exception where a condition holds that was found on values of a type. */
  when(exception: Exception, condition: Node, type: ValueType): void;
}

export type Rule = (watcher: Watcher, node: Node) => void;

/** Questions about values of one floating-point type, answered by their bits, whatever MXCSR says of denormal numbers. */
class Questions {
  private readonly graph: Graph;
  private readonly type: DType;
  private readonly integer: 'i8' | 'i16' | 'i32' | 'i64';
  private readonly infinity: bigint;

  constructor(graph: Graph, type: ValueType) {
    this.graph = graph;
    this.type = type as DType;
    this.integer = integerLike(type);
    this.infinity = BigInt(bitsOf(this.type, Infinity));
  }

  private constant(value: bigint): Node {
    return this.graph.constant(this.integer, this.integer === 'i64' ? value : Number(value));
  }

  private magnitude(x: Node): Node {
    const bits = this.graph.node('bitcast', this.integer, [x]);
    const all = (1n << BigInt(8 * dtypes[this.type].bytes - 1)) - 1n;
    return this.graph.node('and', this.integer, [bits, this.constant(all)]);
  }

  private compare(op: 'eq' | 'lt' | 'gt', x: Node, limit: bigint): Node {
    return this.graph.node(op, 'bool', [this.magnitude(x), this.constant(limit)]);
  }

  isNaN(x: Node): Node {
    return this.compare('gt', x, this.infinity);
  }
  isSignaling(x: Node): Node {
    const quiet = 1n << BigInt(dtypes[this.type].precision - 2);
    return all(this.graph, this.isNaN(x), this.compare('lt', x, this.infinity | quiet));
  }
  isInfinite(x: Node): Node {
    return this.compare('eq', x, this.infinity);
  }
  /** The largest finite magnitude, which an overflow gives where rounding leads away from infinity. */
  isLargest(x: Node): Node {
    return this.compare('eq', x, this.infinity - 1n);
  }
  isFinite(x: Node): Node {
    return this.compare('lt', x, this.infinity);
  }
  isZero(x: Node): Node {
    return this.compare('eq', x, 0n);
  }
  /** Below the normal numbers, 0 too. */
  isTiny(x: Node): Node {
    return this.compare('lt', x, 1n << BigInt(dtypes[this.type].precision - 1));
  }
}

function all(graph: Graph, ...conditions: readonly Node[]): Node {
  return conditions.reduce((a, b) => graph.node('and', 'bool', [a, b]));
}

function some(graph: Graph, ...conditions: readonly Node[]): Node {
  return conditions.reduce((a, b) => graph.node('or', 'bool', [a, b]));
}

function not(graph: Graph, condition: Node): Node {
  return graph.node('not', 'bool', [condition]);
}

function converted(graph: Graph, x: Node, type: ValueType): Node {
  return x.type === type ? x : graph.node('convert', type, [x]);
}

const isHalf = (type: ValueType) => type === 'f16' || type === 'bf16';

/** A signaling NaN is invalid to every operation but those that only move bits. */
export const signaling = (watcher: Watcher, { args }: Pick<Node, 'args'>): void => {
  for (const arg of args) {
    if (!isFloat(arg.type) || !watcher.mayBeSignaling(arg)) continue;
    watcher.when('invalid', new Questions(watcher.graph, arg.type).isSignaling(arg), arg.type);
  }
};

const nothing: Rule = () => {};

/** A NaN that no argument was. */
const invalidResult: Rule = (watcher, node) => {
  const { graph } = watcher;
  const ask = new Questions(graph, node.type);
  const known = node.args.map((arg) => not(graph, ask.isNaN(arg)));
  watcher.when('invalid', all(graph, ask.isNaN(node), ...known), node.type);
  signaling(watcher, node);
};

/** What rounding `wide`, exact or rounded to more than twice the bits, to the type of `narrow` raises. */
function narrowing(watcher: Watcher, wide: Node, narrow: Node, isRounded?: Node): void {
  const { graph } = watcher;
  const type = wide.type as DType;
  const ask = new Questions(graph, type);
  const finite = ask.isFinite(wide);
  const magnitude = graph.node('abs', type, [wide]);
  // Rounding toward zero makes the largest number of what is too large.
  const beyond = graph.constant(type, narrow.type === 'f16' ? 2 ** 16 : type === 'f64' ? 2 ** 128 : Infinity);
  const infinite = some(
    graph,
    new Questions(graph, narrow.type).isInfinite(narrow),
    graph.node('ge', 'bool', [magnitude, beyond]),
  );
  const differs = graph.node('ne', 'bool', [converted(graph, narrow, type), wide]);
  const inexact = all(graph, finite, isRounded === undefined ? differs : some(graph, differs, isRounded));
  const { precision } = dtypes[narrow.type as DType];
  // Tiny is what would be below the normal numbers if exponents went on downward.
  const least = leastNormal(narrow.type) * (1 - 2 ** -(precision + 1));
  const tiny = graph.node('lt', 'bool', [magnitude, graph.constant(type, least)]);
  watcher.when('overflow', all(graph, finite, infinite), type);
  watcher.when('underflow', all(graph, inexact, tiny), type);
  watcher.when('inexact', inexact, type);
}

function leastNormal(type: ValueType): number {
  return type === 'f64' ? 2 ** -1022 : type === 'f16' ? 2 ** -14 : 2 ** -126;
}

/** One rounding: of f32 and f64 the processor's own; of the 16-bit types in f32, which is as good, and from there. */
const arithmetic: Rule = (watcher, node) => {
  const { op, type, args } = node;
  if (!isFloat(type)) return;
  if (!isHalf(type)) {
    watcher.raise(op, type, ...args);
    return;
  }
  const { graph } = watcher;
  const wide = args.map((arg) => converted(graph, arg, 'f32'));
  watcher.raise(op, 'f32', ...wide);
  narrowing(watcher, graph.node(op, 'f32', wide), node);
  signaling(watcher, node);
};

/**
 * Without FMA by rule what is invalid: of 0 * Infinity + NaN the processors say that it is not. In f64 the code for single
 * lanes tells the rest; narrower types are summed in f64, where products are exact.
 */
const fused: Rule = (watcher, node) => {
  const { graph, target } = watcher;
  const { type, args } = node;
  const isNative = target.features.has('fma') && !isHalf(type);
  if (!isNative) invalidResult(watcher, node);
  if (isNative || type === 'f64') {
    watcher.raise('fma', type, ...args);
    return;
  }
  const [a, b, c] = args.map((arg) => converted(graph, arg, 'f64')) as [Node, Node, Node];
  const sum = builderOf(watcher, 'f64').twoSum(graph.node('mul', 'f64', [a, b]), c);
  narrowing(watcher, sum.hi, node, graph.node('ne', 'bool', [sum.lo, graph.constant('f64', 0)]));
};

/** As one rounding or two, as the code does it. */
const multiplyAdd: Rule = (watcher, node) => {
  const { graph, target } = watcher;
  const { type, args } = node;
  const isNative = type === 'f16' ? target.features.has('avx512_fp16') : type !== 'bf16';
  if (target.features.has('fma') && isNative) {
    fused(watcher, node);
    return;
  }
  const [a, b, c] = args as [Node, Node, Node];
  const product = graph.node('mul', type, [a, b]);
  arithmetic(watcher, product);
  arithmetic(watcher, graph.node('add', type, [product, c]));
};

/** `<` and its like are invalid for every NaN, as C's operators. That a number is finite is asked by one of them, quietly. */
const order: Rule = (watcher, node) => {
  const { graph } = watcher;
  const [a, b] = node.args as [Node, Node];
  if (!isFloat(a.type)) return;
  if (b.op === 'constant' && b.value === Infinity) {
    signaling(watcher, node);
    return;
  }
  const ask = new Questions(graph, a.type);
  watcher.when('invalid', some(graph, ask.isNaN(a), ask.isNaN(b)), a.type);
};

/** An integer must have room for what is left without its fraction. */
function toInteger(watcher: Watcher, node: Node, x: Node): void {
  const { graph } = watcher;
  const from = x.type as DType;
  const { kind, precision } = dtypes[node.type as DType];
  const constant = (value: number) => graph.constant(from, value);
  const whole = graph.node('trunc', from, [x]);
  const above = graph.node('ge', 'bool', [whole, constant(2 ** precision)]);
  const below = graph.node('lt', 'bool', [whole, constant(kind === 'signed' ? -(2 ** precision) : 0)]);
  const outside = some(graph, above, below, new Questions(graph, from).isNaN(x));
  watcher.when('invalid', outside, from);
  watcher.when('inexact', all(graph, not(graph, outside), graph.node('ne', 'bool', [whole, x])), from);
}

/** Whether an integer became a float exactly is seen on the way back, which has no room for the power of two above. */
function fromInteger(watcher: Watcher, node: Node, n: Node): void {
  const { graph } = watcher;
  const from = n.type as DType;
  if (dtypes[from].precision <= dtypes[node.type as DType].precision) return;
  const wide = converted(graph, node, isHalf(node.type) ? 'f32' : node.type);
  const back = graph.node('convert', from, [wide]);
  const limit = graph.node('eq', 'bool', [wide, graph.constant(wide.type, 2 ** dtypes[from].precision)]);
  const bool = graph.node('ne', 'bool', [back, n]);
  const type = dtypes[from].bytes === 8 ? 'f64' : wide.type;
  watcher.when('inexact', some(graph, bool, limit), type);
  if (node.type === 'f16') watcher.when('overflow', new Questions(graph, 'f16').isInfinite(node), type);
}

const conversion: Rule = (watcher, node) => {
  const { graph } = watcher;
  const [x] = node.args as [Node];
  if (isInteger(x.type) && isFloat(node.type)) fromInteger(watcher, node, x);
  if (!isFloat(x.type) || node.type === x.type) return;
  const isWide = !isHalf(x.type) && !isHalf(node.type);
  if (isFloat(node.type) && isWide) {
    watcher.raise('convert', node.type, x);
    return;
  }
  const single = isHalf(x.type) ? converted(graph, x, 'f32') : x;
  if (isInteger(node.type)) toInteger(watcher, node, single);
  else if (isHalf(node.type)) narrowing(watcher, single, node);
  signaling(watcher, node);
};

function builderOf({ graph, target }: Watcher, type: 'f32' | 'f64'): Builder {
  return new Builder(graph, type, { evex: target.evex, fma: target.features.has('fma') }, 'full');
}

/** Says of a result below the normal numbers, and of the arguments, whether it is exact. */
type Exactness = (watcher: Watcher, ask: Questions, node: Node) => Node;

interface FunctionRule {
  /** Where an infinite result of finite arguments is a pole; else it is an overflow. */
  readonly pole?: true | ((ask: Questions, node: Node) => Node);
  /** Undefined: the result is never so small, or exact where it is 0. */
  readonly exactTiny?: Exactness;
}

/** Whether the result is too large for the type. */
function endless({ graph, isDirected }: Watcher, ask: Questions, node: Node): Node {
  const infinite = ask.isInfinite(node);
  if (!isDirected) return infinite;
  const others = node.args.map((arg) => not(graph, ask.isLargest(arg)));
  return some(graph, infinite, all(graph, ask.isLargest(node), ...others));
}

function functionOf({ pole, exactTiny }: FunctionRule): Rule {
  return (watcher, node) => {
    const { graph } = watcher;
    const { type, args } = node;
    const ask = new Questions(graph, type);
    invalidResult(watcher, node);
    const infinite = all(graph, endless(watcher, ask, node), ...args.map((arg) => ask.isFinite(arg)));
    if (pole === undefined) watcher.when('overflow', infinite, type);
    else if (pole === true) watcher.when('divideByZero', infinite, type);
    else {
      const isPole = pole(ask, node);
      watcher.when('divideByZero', all(graph, infinite, isPole), type);
      watcher.when('overflow', all(graph, infinite, not(graph, isPole)), type);
    }
    if (exactTiny === undefined) return;
    watcher.when('underflow', all(graph, ask.isTiny(node), not(graph, exactTiny(watcher, ask, node))), type);
  };
}

const first = (node: Node) => node.args[0] as Node;
const second = (node: Node) => node.args[1] as Node;

/** Functions that are 0 at 0, and about as small as the argument around it. */
const atZero: Exactness = (_, ask, node) => ask.isZero(first(node));
const atInfinity: Exactness = ({ graph }, ask, node) => not(graph, ask.isFinite(first(node)));
const never: Exactness = ({ graph }) => graph.constant('bool', false);

/** Powers of two have every integer exponent that a denormal number has. */
const exactExp2: Exactness = ({ graph }, ask, node) => {
  const x = first(node);
  const whole = graph.node('eq', 'bool', [graph.node('trunc', node.type, [x]), x]);
  return some(graph, not(graph, ask.isFinite(x)), all(graph, whole, not(graph, ask.isZero(node))));
};

const exactAtan2: Exactness = ({ graph }, ask, node) =>
  some(graph, ask.isZero(first(node)), not(graph, ask.isFinite(second(node))));

/** The exponent of the lowest bit of a finite number that is not 0, as a float of at least 32 bits. */
function lowestBit(b: Builder, x: Node): Node {
  const bits = b.bitop('and', b.bits(x), b.int(b.isF32 ? 0x7fffffff : 0x7fffffff_ffffffffn));
  const place = b.int(b.precision - 1);
  const field = b.bitop('ushr', bits, place);
  const isDenormal = b.intEq(field, b.int(0));
  const fraction = b.bitop('and', bits, b.int(b.isF32 ? 0x7fffff : 0xfffff_ffffffffn));
  const hidden = b.bitop('shl', b.int(1), place);
  const significand = b.select(isDenormal, fraction, b.bitop('or', fraction, hidden));
  const below = b.bitop('sub', significand, b.int(1));
  const zeros = b.graph.node('popcnt', b.intType, [
    b.bitop('and', below, b.graph.node('not', b.intType, [significand])),
  ]);
  const exponent = b.bitop('add', b.select(isDenormal, b.int(1), field), zeros);
  return b.sub(b.fromSmall(exponent), b.c(b.bias + b.precision - 1));
}

/** x^y has its lowest bit at y times that of x, and nowhere else. */
const exactPower: Exactness = (watcher, ask, node) => {
  const { graph } = watcher;
  const [x, y] = [first(node), second(node)];
  const type = node.type === 'f64' ? 'f64' : 'f32';
  const b = builderOf(watcher, type);
  const [base, result] = [x, node].map((value) => lowestBit(b, converted(graph, value, type))) as [Node, Node];
  const product = b.twoProduct(base, converted(graph, y, type));
  const same = all(graph, b.eq(product.hi, result), b.eq(product.lo, b.c(0)), not(graph, ask.isZero(node)));
  const special = some(graph, ask.isZero(x), not(graph, ask.isFinite(x)), not(graph, ask.isFinite(y)));
  return some(graph, special, same);
};

/** Below the normal numbers r, a and b are integers of few bits in units of the least one: (r - a)(r + a) = b^2. */
const exactHypot: Exactness = (watcher, _, node) => {
  const { graph } = watcher;
  const type = node.type === 'f64' ? 'f64' : 'f32';
  const b = builderOf(watcher, type);
  const scale = b.c(node.type === 'f16' ? 1 : b.pick(2 ** 100, 2 ** 600));
  const scaled = (value: Node) => b.mul(b.abs(converted(graph, value, type)), scale);
  const [r, a, c] = [scaled(node), scaled(first(node)), scaled(second(node))] as [Node, Node, Node];
  const left = b.twoProduct(b.sub(r, a), b.add(r, a));
  const right = b.twoProduct(c, c);
  return all(graph, b.eq(left.hi, right.hi), b.eq(left.lo, right.lo));
};

/** 0 to a negative power. */
const powerPole = (ask: Questions, node: Node) => ask.isZero(first(node));

/** What only math/ writes, which comes after. */
const internal = nothing;

export const rules: Readonly<Record<Op, Rule>> = {
  input: nothing,
  parameter: nothing,
  constant: nothing,
  iota: nothing,
  carried: nothing,
  add: arithmetic,
  sub: arithmetic,
  mul: arithmetic,
  div: arithmetic,
  sqrt: arithmetic,
  rem: (watcher, node) => (isFloat(node.type) ? invalidResult(watcher, node) : undefined),
  neg: nothing,
  abs: nothing,
  copysign: nothing,
  fma: fused,
  muladd: multiplyAdd,
  min: signaling,
  max: signaling,
  lesser: signaling,
  greater: signaling,
  floor: signaling,
  ceil: signaling,
  trunc: signaling,
  nearest: signaling,
  round: signaling,
  sign: signaling,
  and: nothing,
  or: nothing,
  xor: nothing,
  not: nothing,
  shl: nothing,
  shr: nothing,
  ushr: nothing,
  clz: nothing,
  popcnt: nothing,
  eq: signaling,
  ne: signaling,
  lt: order,
  le: order,
  gt: order,
  ge: order,
  select: nothing,
  selectUnlikely: internal,
  convert: conversion,
  bitcast: nothing,
  scalb: internal,
  exponent: internal,
  significand: internal,
  scalef: internal,
  logb: internal,
  mantissa: internal,
  lookup: internal,
  exp: functionOf({ exactTiny: atInfinity }),
  exp2: functionOf({ exactTiny: exactExp2 }),
  expm1: functionOf({ exactTiny: atZero }),
  log: functionOf({ pole: true }),
  log2: functionOf({ pole: true }),
  log10: functionOf({ pole: true }),
  log1p: functionOf({ pole: true, exactTiny: atZero }),
  sin: functionOf({ exactTiny: atZero }),
  cos: functionOf({ exactTiny: never }),
  tan: functionOf({ exactTiny: atZero }),
  asin: functionOf({ exactTiny: atZero }),
  acos: functionOf({}),
  atan: functionOf({ exactTiny: atZero }),
  atan2: functionOf({ exactTiny: exactAtan2 }),
  sinh: functionOf({ exactTiny: atZero }),
  cosh: functionOf({}),
  tanh: functionOf({ exactTiny: atZero }),
  asinh: functionOf({ exactTiny: atZero }),
  acosh: functionOf({}),
  atanh: functionOf({ pole: true, exactTiny: atZero }),
  cbrt: functionOf({}),
  pow: functionOf({ pole: powerPole, exactTiny: exactPower }),
  hypot: functionOf({ exactTiny: exactHypot }),
};
