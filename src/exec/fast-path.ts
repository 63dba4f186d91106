// JavaScript generated for one native function: check what was passed, store it, call, load the result. It takes the
// plain cases only (arguments of the right type, typed arrays that it saw a moment ago) and hands everything else to
// the slow path, which converts or complains.
//
// Each function gets source text of its own, because engines keep what they learn about a call with the source: one
// shared wrapper would be a shared, and soon useless, piece of type feedback. Only numbers and names from our own tables
// are put into the text. Where the runtime forbids code from strings, the slow path serves every call.

import { type Descriptor, statusIndex } from './descriptors.ts';
import type { CallPlan, PlannedArgument } from './plan.ts';
import { isArrayType, type ResultType, scalarTypes } from './types.ts';

type Result = number | bigint | boolean | undefined;

/** A wrapper, and the means to steer it. Whoever steers must not hold the wrapper, or it would never be collected. */
export interface Wrapper {
  readonly call: (...args: unknown[]) => Result;
  readonly control: WrapperControl;
}

export interface WrapperControl {
  /** From now on every call takes the slow path, and the wrapper stores nothing. */
  readonly retire: () => void;
  /** The slow path has just stored these arguments. Only typed arrays are remembered. */
  readonly remember: (args: ArrayLike<unknown>) => void;
  readonly forget: () => void;
}

/** What a wrapper is made of. */
export interface WrapperParts {
  readonly descriptor: Descriptor;
  /** The machine code as a function; calling it needs a filled descriptor. */
  readonly invoke: () => void;
  readonly slow: (args: ArrayLike<unknown>) => Result;
  /** Throws the error for a call that did not return; undefined where calls are not guarded. */
  readonly failed: (() => never) | undefined;
  /** Throws for floating-point exceptions of `mask`, whose flags lie in two words; undefined where none are thrown for. */
  readonly raised: { readonly flagsIndex: number; readonly mask: number; readonly fail: () => never } | undefined;
}

type Factory = (
  views: Descriptor['views'],
  invoke: () => void,
  slow: WrapperParts['slow'],
  asIntN: typeof BigInt.asIntN,
  asUintN: typeof BigInt.asUintN,
  toBigInt: typeof BigInt,
  isSafeInteger: typeof Number.isSafeInteger,
  watched: readonly ArrayLike<unknown>[],
  failed: WrapperParts['failed'],
  raised: (() => never) | undefined,
) => Wrapper;

let wrapperCount = 0;

/** A wrapper that takes arguments. */
export function makeWrapper(plan: CallPlan, parts: WrapperParts): Wrapper {
  const factory = compile(() => wrapperSource(plan, parts));
  if (factory === undefined) return plainWrapper(parts);
  return instantiate(factory, parts, []);
}

/**
 * A wrapper whose arguments are in the descriptor already.
 * @param watched typed arrays whose memory the code uses; a call with one of them detached takes the slow path
 */
export function makeBoundWrapper(plan: CallPlan, parts: WrapperParts, watched: readonly ArrayLike<unknown>[]): Wrapper {
  const factory = compile(() => boundSource(plan, parts, watched.length));
  if (factory === undefined) return plainWrapper(parts);
  return instantiate(factory, parts, watched);
}

function instantiate(factory: Factory, parts: WrapperParts, watched: readonly ArrayLike<unknown>[]): Wrapper {
  const { descriptor, invoke, slow, failed, raised } = parts;
  const { asIntN, asUintN } = BigInt;
  const { views } = descriptor;
  const { isSafeInteger } = Number;
  return factory(views, invoke, slow, asIntN, asUintN, BigInt, isSafeInteger, watched, failed, raised?.fail);
}

function plainWrapper({ slow }: WrapperParts): Wrapper {
  const nothing = () => {};
  return { call: (...args) => slow(args), control: { retire: nothing, remember: nothing, forget: nothing } };
}

function compile(source: () => string): Factory | undefined {
  try {
    const parameters = 'views, invoke, slow, asIntN, asUintN, toBigInt, isSafeInteger, watched, failed, raised';
    return new Function(parameters, source()) as Factory;
  } catch (error) {
    if (error instanceof EvalError) return undefined;
    throw error;
  }
}

// In the text below, `var` and `=== true` are on purpose: a `let` that closures share is checked for its initialisation
// at every use, and the truth of a value of unknown type takes a dozen comparisons (V8 11 to 14, --print-opt-code).

function wrapperSource(plan: CallPlan, parts: WrapperParts): string {
  const { base } = parts.descriptor;
  const names = plan.arguments.map(({ slot }) => `a${slot}`);
  const remembering = plan.arguments.filter(isRemembered);
  const forget = remembering.map(({ slot }) => `k${slot} = undefined;`).join(' ');
  const conditions = plan.arguments.map(condition);
  return `'use strict'; // ${wrapperCount++}
const { F64, F32, I32, U32, I64, U64 } = views;
var isLive = true;
${remembering.map(({ slot }) => `var k${slot};`).join(' ')}
return {
  call: function (${names.join(', ')}) {
    if (!(${['isLive === true', `arguments.length === ${names.length}`, ...conditions].join(' && ')})) return slow(arguments);
    ${plan.arguments.map((argument) => storeStatement(argument, base)).join(' ')}
    invoke();${checkStatement(parts)}
    return ${resultExpression(plan.returns, base)};
  },
  control: {
    retire: () => { isLive = false; ${forget} },
    remember: (args) => { ${remembering.map(rememberStatement).join(' ')} },
    forget: () => { ${forget} },
  },
};`;
}

function boundSource(plan: CallPlan, parts: WrapperParts, watchedCount: number): string {
  const { base } = parts.descriptor;
  const watched = Array.from({ length: watchedCount }, (_, i) => i);
  const conditions = ['isLive === true', 'arguments.length === 0', ...watched.map((i) => `w${i}.length !== 0`)];
  return `'use strict'; // ${wrapperCount++}
const { F64, F32, I32, U32, I64, U64 } = views;
${watched.map((i) => `const w${i} = watched[${i}];`).join(' ')}
var isLive = true;
return {
  call: function () {
    if (!(${conditions.join(' && ')})) return slow(arguments);
    invoke();${checkStatement(parts)}
    return ${resultExpression(plan.returns, base)};
  },
  control: { retire: () => { isLive = false; }, remember: () => {}, forget: () => {} },
};`;
}

/** A guarded call says in the slot before the descriptor when it did not return. */
function checkStatement({ descriptor, failed, raised }: WrapperParts): string {
  const returned = failed === undefined ? '' : ` if (I32[${statusIndex(descriptor)}] !== 0) failed();`;
  if (raised === undefined) return returned;
  const flags = `(U32[${raised.flagsIndex}] | U32[${raised.flagsIndex + 1}])`;
  return `${returned} if ((${flags} & ${raised.mask}) !== 0) raised();`;
}

function isRemembered({ type }: PlannedArgument): boolean {
  return isArrayType(type) || type === 'ptr';
}

/** A typed array is remembered while its address is in the slot; a detached one has the length 0. */
function rememberStatement({ slot, type }: PlannedArgument): string {
  const array = `args[${slot - 1}]`;
  if (type !== 'ptr') return `k${slot} = ${array};`;
  return `k${slot} = ArrayBuffer.isView(${array}) && !(${array} instanceof DataView) ? ${array} : undefined;`;
}

function condition({ slot, type }: PlannedArgument): string {
  const a = `a${slot}`;
  const seen = `${a} === k${slot} && ${a} !== undefined && ${a}.length !== 0`;
  if (isArrayType(type)) return `(${seen})`;
  switch (type) {
    case 'f32':
    case 'f64':
      return `typeof ${a} === 'number'`;
    case 'bool':
      return `typeof ${a} === 'boolean'`;
    case 'i32':
      return `typeof ${a} === 'number' && (${a} | 0) === ${a}`;
    case 'u32':
      return `typeof ${a} === 'number' && (${a} >>> 0) === ${a}`;
    case 'i64':
      return `(typeof ${a} === 'bigint' ? asIntN(64, ${a}) === ${a} : isSafeInteger(${a}))`;
    case 'u64':
      return `(typeof ${a} === 'bigint' ? asUintN(64, ${a}) === ${a} : isSafeInteger(${a}) && ${a} >= 0)`;
    case 'ptr':
      return `(typeof ${a} === 'bigint' ? asUintN(64, ${a}) === ${a} : ${seen})`;
    default: {
      const [min, max] = (scalarTypes[type] as { range: readonly [bigint, bigint] }).range;
      return `typeof ${a} === 'number' && (${a} | 0) === ${a} && ${a} >= ${min} && ${a} <= ${max}`;
    }
  }
}

function storeStatement({ slot, type }: PlannedArgument, base: number): string {
  const a = `a${slot}`;
  const wide = base + slot;
  if (isArrayType(type)) return '';
  switch (type) {
    case 'f32':
      return `F32[${2 * wide}] = ${a};`;
    case 'f64':
      return `F64[${wide}] = ${a};`;
    case 'bool':
      return `U32[${2 * wide}] = ${a} ? 1 : 0;`;
    case 'i64':
    case 'u64':
      return `I64[${wide}] = typeof ${a} === 'bigint' ? ${a} : toBigInt(${a});`;
    case 'ptr':
      return `if (typeof ${a} === 'bigint') { U64[${wide}] = ${a}; k${slot} = undefined; }`;
    default:
      return `I32[${2 * wide}] = ${a};`;
  }
}

function resultExpression(type: ResultType, base: number): string {
  const low = `I32[${2 * base}]`;
  const expressions: Record<ResultType, string> = {
    void: 'undefined',
    i8: `${low} << 24 >> 24`,
    u8: `${low} & 0xff`,
    i16: `${low} << 16 >> 16`,
    u16: `${low} & 0xffff`,
    i32: low,
    u32: `U32[${2 * base}]`,
    i64: `I64[${base}]`,
    u64: `U64[${base}]`,
    ptr: `U64[${base}]`,
    f32: `F32[${2 * base}]`,
    f64: `F64[${base}]`,
    bool: `(${low} & 0xff) !== 0`,
  };
  return expressions[type];
}
