// Algebraic simplification that changes no bit of any result (but which NaN it is): identities, what undoes itself, and
// one form for what can be written in several ways. Floats keep to IEEE 754: x + 0 stays, because -0 + 0 is 0.

import { type DType, dtypes, fits, isFloat, isInteger, type ValueType } from '../../dtype.ts';
import type { Graph, Node } from '../graph.ts';
import type { Op } from '../ops.ts';
import { exponentOf } from '../scalar/rounding.ts';
import { foldRule } from './fold.ts';
import { constantOf, type Maker, type PassOptions, type Proposal, type Rule, rewrite } from './rewrite.ts';

type Simplifier = (proposal: Proposal, maker: Maker, options: PassOptions) => Node | undefined;

const argOf = (node: Node, index = 0) => node.args[index] as Node;

/** True for a constant of this value; integers of 64 bits are compared as such. */
function is(node: Node, value: number): boolean {
  const constant = constantOf(node);
  return typeof constant === 'bigint' ? constant === BigInt(value) : Object.is(constant, value);
}

/** True for the constant whose bits are all set. */
function isAllOnes(node: Node): boolean {
  if (node.op !== 'constant' || node.type === 'bool') return node.value === true;
  const { kind, precision } = dtypes[node.type];
  return kind === 'signed'
    ? is(node, -1)
    : node.type === 'u64'
      ? node.value === 2n ** 64n - 1n
      : is(node, 2 ** precision - 1);
}

const isNegation = (node: Node) => node.op === 'neg';
const isNot = (node: Node) => node.op === 'not';

const add: Simplifier = ({ type, args: [a, b] }, maker, options) => {
  const [x, y] = [a as Node, b as Node];
  if (isNegation(y)) return maker.make('sub', type, [x, argOf(y)]);
  if (isNegation(x)) return maker.make('sub', type, [y, argOf(x)]);
  if (isFloat(type)) return options.dynamicFloat !== true && is(y, -0) ? x : undefined;
  return is(y, 0) ? x : undefined;
};

const sub: Simplifier = ({ type, args: [a, b] }, maker, options) => {
  const [x, y] = [a as Node, b as Node];
  if (isNegation(y)) return maker.make('add', type, [x, argOf(y)]);
  if (isFloat(type)) {
    if (options.dynamicFloat === true) return undefined;
    if (is(y, 0)) return x;
    return is(x, -0) ? maker.make('neg', type, [y]) : undefined;
  }
  if (x === y) return zero(type, maker);
  if (is(y, 0)) return x;
  return is(x, 0) ? maker.make('neg', type, [y]) : undefined;
};

const zero = (type: ValueType, maker: Maker) => maker.constant(type, type === 'i64' || type === 'u64' ? 0n : 0);

/** x * 1 and x / 1 are x, and with -1 its negative; but where MXCSR flushes denormals, they flush x. */
function byUnit(type: ValueType, x: Node, y: Node, maker: Maker, options: PassOptions): Node | undefined {
  if (isFloat(type) && options.dynamicFloat === true) return undefined;
  if (is(y, 1)) return x;
  return is(y, -1) ? maker.make('neg', type, [x]) : undefined;
}

const mul: Simplifier = ({ type, args: [a, b] }, maker, options) => {
  const [x, y] = [a as Node, b as Node];
  if (isNegation(x) && isNegation(y)) return maker.make('mul', type, [argOf(x), argOf(y)]);
  const unit = byUnit(type, x, y, maker, options);
  if (unit !== undefined) return unit;
  if (isNegation(x) && y.op === 'constant') return maker.make('mul', type, [argOf(x), maker.make('neg', type, [y])]);
  return isInteger(type) && is(y, 0) ? y : undefined;
};

/** 1 / c where that is exact and normal: for powers of two. */
function exactReciprocal(type: ValueType, c: number): number | undefined {
  const reciprocal = 1 / c;
  const smallest = { f64: 2 ** -1022, f32: 2 ** -126, f16: 2 ** -14, bf16: 2 ** -126 }[type as 'f64'];
  const isPower = Number.isFinite(reciprocal) && Number.isFinite(c) && Math.abs(c) === 2 ** exponentOf(c);
  return isPower && Math.abs(reciprocal) >= smallest && Math.abs(c) >= smallest ? reciprocal : undefined;
}

const div: Simplifier = ({ type, args: [a, b] }, maker, options) => {
  const [x, y] = [a as Node, b as Node];
  const unit = byUnit(type, x, y, maker, options);
  if (unit !== undefined) return unit;
  if (isInteger(type)) return is(y, 0) ? y : undefined;
  if (isNegation(x) && isNegation(y)) return maker.make('div', type, [argOf(x), argOf(y)]);
  if (y.op !== 'constant') return undefined;
  if (isNegation(x)) return maker.make('div', type, [argOf(x), maker.make('neg', type, [y])]);
  const reciprocal = exactReciprocal(type, y.value as number);
  return reciprocal === undefined ? undefined : maker.make('mul', type, [x, maker.constant(type, reciprocal)]);
};

const rem: Simplifier = ({ type, args: [, b] }, maker) =>
  isInteger(type) && (is(b as Node, 1) || is(b as Node, -1) || is(b as Node, 0)) ? zero(type, maker) : undefined;

const neg: Simplifier = ({ type, args: [a] }, maker) => {
  const x = a as Node;
  if (isNegation(x)) return argOf(x);
  return isInteger(type) && x.op === 'sub' ? maker.make('sub', type, [argOf(x, 1), argOf(x)]) : undefined;
};

const abs: Simplifier = ({ type, args: [a] }, maker) => {
  const x = a as Node;
  if (x.op === 'abs' || (type !== 'bool' && dtypes[type].kind === 'unsigned')) return x;
  return isNegation(x) ? maker.make('abs', type, [argOf(x)]) : undefined;
};

const copysign: Simplifier = ({ type, args: [a, b] }, maker) => {
  const [x, y] = [a as Node, b as Node];
  if (x === y) return x;
  if (x.op === 'abs' || isNegation(x)) return maker.make('copysign', type, [argOf(x), y]);
  const value = constantOf(y) as number | undefined;
  if (value === undefined || Number.isNaN(value)) return undefined;
  const magnitude = maker.make('abs', type, [x]);
  return value < 0 || Object.is(value, -0) ? maker.make('neg', type, [magnitude]) : magnitude;
};

/** Operations whose results are integers, infinite or NaN. */
const integral: ReadonlySet<Op> = new Set(['floor', 'ceil', 'trunc', 'nearest', 'round', 'sign']);

const toIntegral: Simplifier = ({ args: [a] }) => {
  const x = a as Node;
  if (integral.has(x.op)) return x;
  // An integer that rounds to a float gives one without a fraction.
  return x.op === 'convert' && !isFloat(argOf(x).type) ? x : undefined;
};

const extreme: Simplifier = ({ op, type, args: [a, b] }, maker, options) => {
  if (isFloat(type) && options.dynamicFloat === true) return undefined;
  if (a === b) return a;
  if (!isInteger(type) || (op !== 'lesser' && op !== 'greater')) return undefined;
  return maker.make(op === 'lesser' ? 'min' : 'max', type, [a as Node, b as Node]);
};

const and: Simplifier = ({ args: [a, b] }) => {
  const [x, y] = [a as Node, b as Node];
  if (x === y || isAllOnes(y)) return x;
  return is(y, 0) || y.value === false ? y : undefined;
};

const or: Simplifier = ({ args: [a, b] }) => {
  const [x, y] = [a as Node, b as Node];
  if (x === y || is(y, 0) || y.value === false) return x;
  return isAllOnes(y) ? y : undefined;
};

const xor: Simplifier = ({ type, args: [a, b] }, maker) => {
  const [x, y] = [a as Node, b as Node];
  if (x === y) return type === 'bool' ? maker.constant('bool', false) : zero(type, maker);
  if (is(y, 0) || y.value === false) return x;
  return isAllOnes(y) ? maker.make('not', type, [x]) : undefined;
};

const opposite: Partial<Record<Op, Op>> = { lt: 'ge', ge: 'lt', gt: 'le', le: 'gt' };

const not: Simplifier = ({ type, args: [a] }, maker) => {
  const x = a as Node;
  if (isNot(x)) return argOf(x);
  if (x.op === 'eq') return maker.make('ne', type, x.args);
  if (x.op === 'ne') return maker.make('eq', type, x.args);
  // With a NaN both are false, so that floats keep the negation.
  const other = opposite[x.op];
  return other !== undefined && isInteger(argOf(x).type) ? maker.make(other, type, x.args) : undefined;
};

const shift: Simplifier = ({ op, type, args: [a, b] }, maker) => {
  const [x, y] = [a as Node, b as Node];
  const width = dtypes[type as DType].bytes * 8;
  const count = constantOf(y);
  if (count === undefined) return undefined;
  const n = Number(BigInt.asUintN(32, BigInt(count as number | bigint))) & (width - 1);
  if (n === 0) return x;
  const inner = x.op === op ? constantOf(argOf(x, 1)) : undefined;
  if (inner === undefined) return undefined;
  const sum = n + (Number(BigInt.asUintN(32, BigInt(inner as number | bigint))) & (width - 1));
  const big = type === 'i64' || type === 'u64';
  const make = (total: number) => maker.make(op, type, [argOf(x), maker.constant(type, big ? BigInt(total) : total)]);
  if (sum < width) return make(sum);
  // Everything has left, but for the sign, which shr goes on copying.
  return op === 'shr' && dtypes[type as DType].kind === 'signed' ? make(width - 1) : zero(type, maker);
};

/** Both sides as values of the narrower type that one of them came from, if the other one fits there too. */
function narrowedPair(x: Node, y: Node, maker: Maker): readonly [Node, Node] | undefined {
  if (x.op !== 'convert') return undefined;
  const { type } = argOf(x);
  if (type === 'bool' || !fits(type, x.type)) return undefined;
  const other = narrowed(y, type, maker);
  return other === undefined ? undefined : [argOf(x), other];
}

const comparison: Simplifier = ({ op, type, args: [a, b] }, maker, options) => {
  const [x, y] = [a as Node, b as Node];
  if (x === y && isInteger(x.type)) return maker.constant(type, op === 'eq' || op === 'le' || op === 'ge');
  if (x.op !== 'convert') return undefined;
  const truth = argOf(x);
  if (truth.type !== 'bool') {
    if (isFloat(truth.type) && options.dynamicFloat === true) return undefined;
    const pair = narrowedPair(x, y, maker);
    return pair === undefined ? undefined : maker.make(op, type, pair);
  }
  if (op !== 'eq' && op !== 'ne') return undefined;
  if (is(y, 0)) return op === 'ne' ? truth : maker.make('not', 'bool', [truth]);
  return is(y, 1) ? (op === 'eq' ? truth : maker.make('not', 'bool', [truth])) : undefined;
};

/** `lt(a, b) ? a : b` and its relatives, which one instruction computes. */
function selectedExtreme(condition: Node, x: Node, y: Node, type: ValueType, maker: Maker): Node | undefined {
  const [a, b] = condition.args as readonly [Node, Node];
  if (!((a === x && b === y) || (a === y && b === x))) return undefined;
  // As if the condition were `x op y`: turned round where it names them the other way.
  const straight = a === x;
  const turned: Partial<Record<Op, Op>> = { lt: 'gt', gt: 'lt', le: 'ge', ge: 'le' };
  const op = straight ? condition.op : turned[condition.op];
  if (op === 'lt') return maker.make('lesser', type, [x, y]);
  if (op === 'gt') return maker.make('greater', type, [x, y]);
  if (!isInteger(type)) return undefined;
  if (op === 'le') return maker.make('min', type, [x, y]);
  if (op === 'ge') return maker.make('max', type, [x, y]);
  return condition.op === 'eq' ? y : condition.op === 'ne' ? x : undefined;
}

/** Integers only: `a < 0 ? -a : a`. Of floats, -0 would come out another way. */
function selectedMagnitude(condition: Node, x: Node, y: Node, type: ValueType, maker: Maker): Node | undefined {
  if (!isInteger(type) || dtypes[type as DType].kind !== 'signed') return undefined;
  const [a, b] = condition.args;
  if (b === undefined || !is(b, 0)) return undefined;
  const below = condition.op === 'lt' || condition.op === 'le';
  const above = condition.op === 'gt' || condition.op === 'ge';
  if (below && y === a && isNegation(x) && argOf(x) === a) return maker.make('abs', type, [y]);
  return above && x === a && isNegation(y) && argOf(y) === a ? maker.make('abs', type, [x]) : undefined;
}

const select: Simplifier = ({ type, args: [c, a, b] }, maker, options) => {
  const [condition, x, y] = [c as Node, a as Node, b as Node];
  if (x === y) return x;
  if (condition.op === 'constant') return condition.value === true ? x : y;
  if (isNot(condition)) return maker.make('select', type, [argOf(condition), y, x]);
  if (is(x, 1) && is(y, 0)) return maker.make('convert', type, [condition]);
  if (is(x, 0) && is(y, 1)) return maker.make('convert', type, [maker.make('not', 'bool', [condition])]);
  if (x.op === 'select' && argOf(x) === condition) return maker.make('select', type, [condition, argOf(x, 1), y]);
  if (y.op === 'select' && argOf(y) === condition) return maker.make('select', type, [condition, x, argOf(y, 2)]);
  if (isFloat(type) && options.dynamicFloat === true) return undefined;
  return selectedExtreme(condition, x, y, type, maker) ?? selectedMagnitude(condition, x, y, type, maker);
};

/** Operations whose result in double the precision and then rounded is the result in the precision itself. */
const innocuous: ReadonlySet<Op> = new Set(['add', 'sub', 'mul', 'div', 'sqrt']);
const narrowable: ReadonlySet<Op> = new Set([
  'neg',
  'abs',
  'min',
  'max',
  'lesser',
  'greater',
  'floor',
  'ceil',
  'trunc',
  'nearest',
  'rem',
  'copysign',
]);

/** A float's argument as a value of a narrower type, if it came from there. */
function narrowed(node: Node, type: ValueType, maker: Maker): Node | undefined {
  if (node.op === 'convert' && argOf(node).type === type) return argOf(node);
  const value = constantOf(node);
  if (value === undefined) return undefined;
  const folded = maker.make('convert', type, [node]);
  const back = maker.make('convert', node.type, [folded]);
  return folded.op === 'constant' && back === node ? folded : undefined;
}

/** f32(f64(a) + f64(b)), which is a + b in f32: 53 >= 2 * 24 + 2 (Figueroa, When is double rounding innocuous?, 1995). */
function demoted(x: Node, type: ValueType, maker: Maker, options: PassOptions): Node | undefined {
  if (!isFloat(type) || !isFloat(x.type) || x.args.length === 0) return undefined;
  const rounds = innocuous.has(x.op);
  if (!rounds && !narrowable.has(x.op)) return undefined;
  if (options.dynamicFloat === true) return undefined;
  if (rounds && dtypes[x.type as DType].precision < 2 * dtypes[type as DType].precision + 2) return undefined;
  if (!fits(type, x.type) || (rounds && type === 'bf16' && x.type !== 'f32')) return undefined;
  const args: Node[] = [];
  for (const arg of x.args) {
    const small = narrowed(arg, type, maker);
    if (small === undefined) return undefined;
    args.push(small);
  }
  return maker.make(x.op, type, args);
}

const bytesOf = (type: ValueType) => (type === 'bool' ? 0 : dtypes[type].bytes);

/** Whether from -> over -> to is the same as from -> to. */
function detourKeeps(from: ValueType, over: ValueType, to: ValueType): boolean {
  // Of integers only the low bits count, as long as the detour kept them.
  if (isInteger(from) && isInteger(over) && isInteger(to) && bytesOf(to) <= bytesOf(over)) return true;
  if (!fits(from, over)) return false;
  // Integers wrap, but floats that become integers saturate.
  if (isFloat(over) && isInteger(from) && isInteger(to)) return fits(from, to);
  // The two 16-bit floats have no conversion of their own.
  return !(isFloat(from) && isFloat(to) && bytesOf(from) === 2 && bytesOf(to) === 2 && from !== to);
}

const convert: Simplifier = ({ type, args: [a] }, maker, options) => {
  const x = a as Node;
  if (x.type === type) return x;
  if (x.op === 'convert') {
    const origin = argOf(x);
    if (detourKeeps(origin.type, x.type, type) && !(isFloat(origin.type) && options.dynamicFloat === true)) {
      return maker.make('convert', type, [origin]);
    }
  }
  return demoted(x, type, maker, options);
};

const bitcast: Simplifier = ({ type, args: [a] }, maker) => {
  const x = a as Node;
  if (x.type === type) return x;
  return x.op === 'bitcast' ? maker.make('bitcast', type, [argOf(x)]) : undefined;
};

const simplifiers: Partial<Record<Op, Simplifier>> = {
  add,
  sub,
  mul,
  div,
  rem,
  neg,
  abs,
  copysign,
  floor: toIntegral,
  ceil: toIntegral,
  trunc: toIntegral,
  nearest: toIntegral,
  round: toIntegral,
  min: extreme,
  max: extreme,
  lesser: extreme,
  greater: extreme,
  and,
  or,
  xor,
  not,
  shl: shift,
  shr: shift,
  ushr: shift,
  eq: comparison,
  ne: comparison,
  lt: comparison,
  le: comparison,
  gt: comparison,
  ge: comparison,
  select,
  convert,
  bitcast,
};

const commutative: ReadonlySet<Op> = new Set(['add', 'mul', 'min', 'max', 'and', 'or', 'xor', 'eq', 'ne']);
const mirrored: Partial<Record<Op, Op>> = { lt: 'gt', gt: 'lt', le: 'ge', ge: 'le' };

/** One order for arguments that may change places: constants last, else as they were made. So `a * b` meets `b * a`. */
const order: Rule = ({ op, type, args, extras }, maker) => {
  const [a, b] = args;
  if (a === undefined || b === undefined || b.op === 'constant') return undefined;
  if (a.op !== 'constant' && a.id <= b.id) return undefined;
  if (commutative.has(op)) return maker.make(op, type, [b, a], extras);
  const mirror = a.op === 'constant' ? mirrored[op] : undefined;
  return mirror === undefined ? undefined : maker.make(mirror, type, [b, a], extras);
};

export function simplifyRules(options: PassOptions): Rule[] {
  return [foldRule(options), order, (proposal, maker) => simplifiers[proposal.op]?.(proposal, maker, options)];
}

/** Constant folding and algebraic simplification in one walk. */
export function simplify(graph: Graph, options: PassOptions = {}): Graph {
  return rewrite(graph, simplifyRules(options));
}
