// JavaScript generated for one native function: check what was passed, store it, call, load the result. It takes the
// plain cases only (arguments of the right type, typed arrays that it saw a moment ago) and hands everything else to
// the slow path, which converts or complains.
//
// Each function gets source text of its own, because engines keep what they learn about a call with the source: one
// shared wrapper would be a shared, and soon useless, piece of type feedback. Where the runtime forbids code from strings,
// the slow path serves every call.

import { typedArrayTag } from '../buffers/index.ts';
import { type Code, compile, join, js, name } from '../javascript/index.ts';
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
  tagOf: typeof typedArrayTag,
) => Wrapper;

let wrapperCount = 0;

/** A wrapper that takes arguments. */
export function makeWrapper(plan: CallPlan, parts: WrapperParts): Wrapper {
  return instantiate(wrapperSource(plan, parts), parts, []);
}

/**
 * A wrapper whose arguments are in the descriptor already.
 * @param watched typed arrays whose memory the code uses; a call with one of them detached takes the slow path
 */
export function makeBoundWrapper(plan: CallPlan, parts: WrapperParts, watched: readonly ArrayLike<unknown>[]): Wrapper {
  return instantiate(boundSource(plan, parts, watched.length), parts, watched);
}

const factoryParameters = js`views, invoke, slow, asIntN, asUintN, toBigInt, isSafeInteger, watched, failed, raised, tagOf`;

function instantiate(source: Code, parts: WrapperParts, watched: readonly ArrayLike<unknown>[]): Wrapper {
  const factory = compile<Factory>(factoryParameters, source);
  if (factory === undefined) return plainWrapper(parts);
  const { descriptor, invoke, slow, failed, raised } = parts;
  const { asIntN, asUintN } = BigInt;
  const { views } = descriptor;
  const { isSafeInteger } = Number;
  return factory(
    views,
    invoke,
    slow,
    asIntN,
    asUintN,
    BigInt,
    isSafeInteger,
    watched,
    failed,
    raised?.fail,
    typedArrayTag,
  );
}

function plainWrapper({ slow }: WrapperParts): Wrapper {
  const nothing = () => {};
  return { call: (...args) => slow(args), control: { retire: nothing, remember: nothing, forget: nothing } };
}

// In the text below, `var` and `=== true` are on purpose: a `let` that closures share is checked for its initialisation
// at every use, and the truth of a value of unknown type takes a dozen comparisons (V8 11 to 14, --print-opt-code).

const argument = (slot: number): Code => name('a', slot);
/** The typed array whose address is in the slot. */
const known = (slot: number): Code => name('k', slot);

function wrapperSource(plan: CallPlan, parts: WrapperParts): Code {
  const { base } = parts.descriptor;
  const names = plan.arguments.map(({ slot }) => argument(slot));
  const remembering = plan.arguments.filter(isRemembered);
  const statements = (make: (argument: PlannedArgument) => Code) => join(remembering.map(make), ' ');
  const forget = statements(({ slot }) => js`${known(slot)} = undefined;`);
  const conditions = [
    js`isLive === true`,
    js`arguments.length === ${names.length}`,
    ...plan.arguments.map((argument) => condition(argument)),
  ];
  return js`'use strict'; // ${wrapperCount++}
const { F64, F32, I32, U32, I64, U64 } = views;
var isLive = true;
${statements(({ slot }) => js`var ${known(slot)};`)}
return {
  call: function (${join(names, ', ')}) {
    if (!(${join(conditions, ' && ')})) return slow(arguments);
    ${join(
      plan.arguments.map((argument) => storeStatement(argument, base)),
      ' ',
    )}
    invoke();${checkStatement(parts)}
    return ${resultExpression(plan.returns, base)};
  },
  control: {
    retire: () => { isLive = false; ${forget} },
    remember: (args) => { ${statements(rememberStatement)} },
    forget: () => { ${forget} },
  },
};`;
}

function boundSource(plan: CallPlan, parts: WrapperParts, watchedCount: number): Code {
  const { base } = parts.descriptor;
  const watched = Array.from({ length: watchedCount }, (_, i) => i);
  const conditions = [
    js`isLive === true`,
    js`arguments.length === 0`,
    ...watched.map((i) => js`${name('w', i)}[0] !== undefined`),
  ];
  return js`'use strict'; // ${wrapperCount++}
const { F64, F32, I32, U32, I64, U64 } = views;
${join(
  watched.map((i) => js`const ${name('w', i)} = watched[${i}];`),
  ' ',
)}
var isLive = true;
return {
  call: function () {
    if (!(${join(conditions, ' && ')})) return slow(arguments);
    invoke();${checkStatement(parts)}
    return ${resultExpression(plan.returns, base)};
  },
  control: { retire: () => { isLive = false; }, remember: () => {}, forget: () => {} },
};`;
}

/** A guarded call says in the slot before the descriptor when it did not return. */
function checkStatement({ descriptor, failed, raised }: WrapperParts): Code {
  const returned = failed === undefined ? js`` : js` if (I32[${statusIndex(descriptor)}] !== 0) failed();`;
  if (raised === undefined) return returned;
  const flags = js`(U32[${raised.flagsIndex}] | U32[${raised.flagsIndex + 1}])`;
  return js`${returned} if ((${flags} & ${raised.mask}) !== 0) raised();`;
}

function isRemembered({ type }: PlannedArgument): boolean {
  return isArrayType(type) || type === 'ptr';
}

/**
 * A typed array is remembered while its address is in the slot. A detached one has no first element, and an element is the
 * one thing of a typed array that no subclass, property or prototype can put another value in place of.
 */
function rememberStatement({ slot, type }: PlannedArgument): Code {
  const array = js`args[${slot - 1}]`;
  if (type !== 'ptr') return js`${known(slot)} = ${array};`;
  return js`${known(slot)} = tagOf(${array}) === undefined ? undefined : ${array};`;
}

function condition({ slot, type }: PlannedArgument): Code {
  const a = argument(slot);
  const seen = js`${a} === ${known(slot)} && ${a} !== undefined && ${a}[0] !== undefined`;
  if (isArrayType(type)) return js`(${seen})`;
  switch (type) {
    case 'f32':
    case 'f64':
      return js`typeof ${a} === 'number'`;
    case 'bool':
      return js`typeof ${a} === 'boolean'`;
    case 'i32':
      return js`typeof ${a} === 'number' && (${a} | 0) === ${a}`;
    case 'u32':
      return js`typeof ${a} === 'number' && (${a} >>> 0) === ${a}`;
    case 'i64':
      return js`(typeof ${a} === 'bigint' ? asIntN(64, ${a}) === ${a} : isSafeInteger(${a}))`;
    case 'u64':
      return js`(typeof ${a} === 'bigint' ? asUintN(64, ${a}) === ${a} : isSafeInteger(${a}) && ${a} >= 0)`;
    case 'ptr':
      return js`(typeof ${a} === 'bigint' ? asUintN(64, ${a}) === ${a} : ${seen})`;
    default: {
      const [min, max] = (scalarTypes[type] as { range: readonly [bigint, bigint] }).range.map(Number) as [
        number,
        number,
      ];
      return js`typeof ${a} === 'number' && (${a} | 0) === ${a} && ${a} >= ${min} && ${a} <= ${max}`;
    }
  }
}

function storeStatement({ slot, type }: PlannedArgument, base: number): Code {
  const a = argument(slot);
  const wide = base + slot;
  if (isArrayType(type)) return js``;
  switch (type) {
    case 'f32':
      return js`F32[${2 * wide}] = ${a};`;
    case 'f64':
      return js`F64[${wide}] = ${a};`;
    case 'bool':
      return js`U32[${2 * wide}] = ${a} ? 1 : 0;`;
    case 'i64':
    case 'u64':
      return js`I64[${wide}] = typeof ${a} === 'bigint' ? ${a} : toBigInt(${a});`;
    case 'ptr':
      return js`if (typeof ${a} === 'bigint') { U64[${wide}] = ${a}; ${known(slot)} = undefined; }`;
    default:
      return js`I32[${2 * wide}] = ${a};`;
  }
}

function resultExpression(type: ResultType, base: number): Code {
  const low = js`I32[${2 * base}]`;
  const expressions: Record<ResultType, Code> = {
    void: js`undefined`,
    i8: js`${low} << 24 >> 24`,
    u8: js`${low} & 0xff`,
    i16: js`${low} << 16 >> 16`,
    u16: js`${low} & 0xffff`,
    i32: low,
    u32: js`U32[${2 * base}]`,
    i64: js`I64[${base}]`,
    u64: js`U64[${base}]`,
    ptr: js`U64[${base}]`,
    f32: js`F32[${2 * base}]`,
    f64: js`F64[${base}]`,
    bool: js`(${low} & 0xff) !== 0`,
  };
  return expressions[type];
}
