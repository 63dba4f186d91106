// Expressions without parsing: typed objects with a method for every operation. TypeScript knows the type of each value,
// so that bit operations on floats, or a number where a truth value is wanted, do not compile.

import { describeValue, quoted, RawCpuError, readFunction, readRecord } from '../../errors/index.ts';
import { type DType, dtypes, floatOf, isDType, isInteger, type Promote, promote, type ValueType } from '../dtype.ts';
import { misfitOf } from '../ir/scalar/element.ts';
import { isInstance } from '../own.ts';
import type { BinaryOperator, UnaryOperator } from './tree.ts';

/** An element type of integers. */
export type IntegerType = 'i8' | 'u8' | 'i16' | 'u16' | 'i32' | 'u32' | 'i64' | 'u64';
/** An element type of floats. */
export type FloatType = Exclude<DType, IntegerType>;
/** The type of a function such as the sine, by the type of its argument. */
export type FloatOf<T extends DType> = T extends FloatType ? T : T extends 'i8' | 'u8' | 'i16' | 'u16' ? 'f32' : 'f64';

/** One operation of a built expression. */
export type BuiltNode =
  | { readonly kind: 'number'; readonly value: number | bigint; readonly integer: boolean }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly args: readonly [BuiltNode] }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly args: readonly [BuiltNode, BuiltNode] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly BuiltNode[] };

const nodes = new WeakMap<object, BuiltNode>();

/** What a value of the builder stands for. */
export const nodeOf = (value: Value<ValueType>): BuiltNode => nodes.get(value) as BuiltNode;

/** Only the builder makes values. */
let makeValue: <T extends ValueType>(type: T, node: BuiltNode) => Value<T>;

/** The names of the functions that give a float. */
export type FloatFunction =
  | ('sqrt' | 'cbrt' | 'exp' | 'exp2' | 'expm1' | 'log' | 'log2' | 'log10' | 'log1p' | 'sin' | 'cos' | 'tan')
  | ('asin' | 'acos' | 'atan' | 'sinh' | 'cosh' | 'tanh' | 'asinh' | 'acosh' | 'atanh');
/** The names of the functions that give the type which they take. */
export type SameTypeFunction = 'abs' | 'sign' | 'floor' | 'ceil' | 'trunc' | 'round' | 'nearest';
/** The names of the functions that give a truth value. */
export type TestFunction = 'isNaN' | 'isFinite';

/** The functions that give a float: JavaScript's, and those of the language that are like them. */
export type ValueFloatMethods<T extends ValueType> = {
  readonly [K in FloatFunction]: () => T extends DType ? Value<FloatOf<T>> : never;
};
/** The functions that give a value of the type that they take. */
export type ValueSameTypeMethods<T extends ValueType> = {
  readonly [K in SameTypeFunction]: () => T extends DType ? Value<T> : never;
};
/** The functions that give a truth value. */
export type ValueTestMethods<T extends ValueType> = {
  readonly [K in TestFunction]: () => T extends DType ? Value<'bool'> : never;
};

/** What stands beside a value of type T: another value, or a number, which takes on type T. */
export type ValueOperand<B extends DType> = Value<B> | number | bigint;

/** A value of each element, in a kernel that is being built: `T` is its type. */
export interface Value<T extends ValueType>
  extends ValueFloatMethods<T>,
    ValueSameTypeMethods<T>,
    ValueTestMethods<T> {}

/** A value of each element, in a kernel that is being built. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: as above
export class Value<T extends ValueType> {
  /** The type of the value. */
  readonly type: T;

  private constructor(type: T, node: BuiltNode) {
    this.type = type;
    nodes.set(this, node);
  }

  /** @internal */
  static {
    makeValue = (type, node) => new Value(type, node);
  }

  /** The sum, in the type in which both meet. */
  add<B extends DType = T & DType>(this: Value<T & DType>, other: ValueOperand<B>): Value<Promote<T & DType, B>> {
    return arithmetic('+', this, other);
  }

  /** The difference. */
  sub<B extends DType = T & DType>(this: Value<T & DType>, other: ValueOperand<B>): Value<Promote<T & DType, B>> {
    return arithmetic('-', this, other);
  }

  /** The product. */
  mul<B extends DType = T & DType>(this: Value<T & DType>, other: ValueOperand<B>): Value<Promote<T & DType, B>> {
    return arithmetic('*', this, other);
  }

  /** Of integers: the quotient without its fraction, 0 where the divisor is 0. */
  div<B extends DType = T & DType>(this: Value<T & DType>, other: ValueOperand<B>): Value<Promote<T & DType, B>> {
    return arithmetic('/', this, other);
  }

  /** JavaScript's %: with the sign of the dividend. */
  rem<B extends DType = T & DType>(this: Value<T & DType>, other: ValueOperand<B>): Value<Promote<T & DType, B>> {
    return arithmetic('%', this, other);
  }

  /** Integers are raised to constant powers only. */
  pow<B extends DType = T & DType>(this: Value<T & DType>, other: ValueOperand<B>): Value<Promote<T & DType, B>> {
    return arithmetic('**', this, other);
  }

  /** The smaller of both, NaN if one is NaN. */
  min<B extends DType = T & DType>(this: Value<T & DType>, other: ValueOperand<B>): Value<Promote<T & DType, B>> {
    return mixed('min', this, other);
  }

  /** The larger of both, NaN if one is NaN. */
  max<B extends DType = T & DType>(this: Value<T & DType>, other: ValueOperand<B>): Value<Promote<T & DType, B>> {
    return mixed('max', this, other);
  }

  /** The angle of the point (x, this). */
  atan2<B extends FloatType = T & FloatType>(
    this: Value<T & FloatType>,
    x: ValueOperand<B>,
  ): Value<Promote<T & DType, B>> {
    return mixed('atan2', this, x);
  }

  /** The square root of the sum of both squares. */
  hypot<B extends FloatType = T & FloatType>(
    this: Value<T & FloatType>,
    y: ValueOperand<B>,
  ): Value<Promote<T & DType, B>> {
    return mixed('hypot', this, y);
  }

  /** The magnitude of this with the sign of the other. */
  copysign<B extends FloatType = T & FloatType>(
    this: Value<T & FloatType>,
    sign: ValueOperand<B>,
  ): Value<Promote<T & DType, B>> {
    return mixed('copysign', this, sign);
  }

  /** this * factor + term, rounded once. */
  fma(
    this: Value<T & FloatType>,
    factor: ValueOperand<T & FloatType>,
    term: ValueOperand<T & FloatType>,
  ): Value<T & FloatType> {
    const args = [nodeOf(this), operand(factor, this), operand(term, this)];
    return makeValue(this.type, { kind: 'call', name: 'fma', args });
  }

  /** This, not below `low` and not above `high`. */
  clamp(this: Value<T & DType>, low: ValueOperand<T & DType>, high: ValueOperand<T & DType>): Value<T & DType> {
    return makeValue(this.type, {
      kind: 'call',
      name: 'clamp',
      args: [nodeOf(this), operand(low, this), operand(high, this)],
    });
  }

  /** The value with its sign changed. */
  neg(this: Value<T & DType>): Value<T & DType> {
    return makeValue(this.type, { kind: 'unary', operator: '-', args: [nodeOf(this)] });
  }

  /** Whether this is less. */
  lt<B extends DType = T & DType>(this: Value<T & DType>, other: ValueOperand<B>): Value<'bool'> {
    return comparison('<', this, other);
  }

  /** Whether this is less or equal. */
  le<B extends DType = T & DType>(this: Value<T & DType>, other: ValueOperand<B>): Value<'bool'> {
    return comparison('<=', this, other);
  }

  /** Whether this is greater. */
  gt<B extends DType = T & DType>(this: Value<T & DType>, other: ValueOperand<B>): Value<'bool'> {
    return comparison('>', this, other);
  }

  /** Whether this is greater or equal. */
  ge<B extends DType = T & DType>(this: Value<T & DType>, other: ValueOperand<B>): Value<'bool'> {
    return comparison('>=', this, other);
  }

  /** Whether both are equal. */
  eq<B extends DType = T & DType>(this: Value<T & DType>, other: ValueOperand<B>): Value<'bool'> {
    return comparison('==', this, other);
  }

  /** Whether they differ. */
  ne<B extends DType = T & DType>(this: Value<T & DType>, other: ValueOperand<B>): Value<'bool'> {
    return comparison('!=', this, other);
  }

  /** Of integers bit by bit; of truth values whether both are true. */
  and<B extends T & (IntegerType | 'bool')>(
    this: Value<T & (IntegerType | 'bool')>,
    other: Value<B> | (T extends 'bool' ? never : number | bigint),
  ): Value<T & (IntegerType | 'bool')> {
    return bitwise('&', this, other);
  }

  /** Of integers bit by bit; of truth values whether one is true. */
  or<B extends T & (IntegerType | 'bool')>(
    this: Value<T & (IntegerType | 'bool')>,
    other: Value<B> | (T extends 'bool' ? never : number | bigint),
  ): Value<T & (IntegerType | 'bool')> {
    return bitwise('|', this, other);
  }

  /** Of integers bit by bit; of truth values whether they differ. */
  xor<B extends T & (IntegerType | 'bool')>(
    this: Value<T & (IntegerType | 'bool')>,
    other: Value<B> | (T extends 'bool' ? never : number | bigint),
  ): Value<T & (IntegerType | 'bool')> {
    return bitwise('^', this, other);
  }

  /** Of integers the complement; of a truth value its opposite. */
  not(this: Value<T & (IntegerType | 'bool')>): Value<T & (IntegerType | 'bool')> {
    const operator = this.type === 'bool' ? '!' : '~';
    if (!isBits(this.type)) throw wrongType('not', this.type, 'an integer or a truth value');
    return makeValue(this.type, { kind: 'unary', operator, args: [nodeOf(this)] });
  }

  /** Shifts the bits to the left. */
  shl(this: Value<T & IntegerType>, count: ValueOperand<T & IntegerType>): Value<T & IntegerType> {
    return bitwise('<<', this, count);
  }

  /** Copies the sign bit of signed types. */
  shr(this: Value<T & IntegerType>, count: ValueOperand<T & IntegerType>): Value<T & IntegerType> {
    return bitwise('>>', this, count);
  }

  /** Shifts in zeros. */
  ushr(this: Value<T & IntegerType>, count: ValueOperand<T & IntegerType>): Value<T & IntegerType> {
    return bitwise('>>>', this, count);
  }

  /** How many bits are zero before the first one, in the width of the type. */
  clz(this: Value<T & IntegerType>): Value<T & IntegerType> {
    if (!isInteger(this.type)) throw wrongType('clz', this.type, 'an integer');
    return makeValue(this.type, { kind: 'call', name: 'clz', args: [nodeOf(this)] });
  }

  /** How many bits are one. */
  popcnt(this: Value<T & IntegerType>): Value<T & IntegerType> {
    if (!isInteger(this.type)) throw wrongType('popcnt', this.type, 'an integer');
    return makeValue(this.type, { kind: 'call', name: 'popcnt', args: [nodeOf(this)] });
  }

  /** Of a truth value: the first where it is true, else the second. */
  select<A extends DType, B extends DType = A>(
    this: Value<'bool'>,
    then: Value<A>,
    otherwise: ValueOperand<B>,
  ): Value<Promote<A, B>> {
    if (this.type !== 'bool') throw wrongType('select', this.type, 'a truth value');
    if (!isInstance(then, Value)) {
      throw new RawCpuError('BAD_OPTION', `select: a value of this kernel expected, not ${describeValue(then)}`);
    }
    const type = isInstance(otherwise, Value) ? promote(then.type, otherwise.type) : then.type;
    const args = [nodeOf(this), nodeOf(then), operand(otherwise, then)];
    return makeValue(type as Promote<A, B>, { kind: 'call', name: 'select', args });
  }

  /** The value in another type. */
  to<D extends DType>(type: D): Value<D> {
    if (!isDType(type)) throw new RawCpuError('BAD_OPTION', `an element type expected, not ${quoted(type)}`);
    return makeValue(type, { kind: 'call', name: type, args: [nodeOf(this)] });
  }
}

const isBits = (type: ValueType) => type === 'bool' || isInteger(type);

function wrongType(name: string, type: ValueType, wanted: string): RawCpuError {
  return new RawCpuError('BAD_OPTION', `${name}() takes ${wanted}, not ${type}`, { hint: "convert it: to('i32')" });
}

/** The node of a value, or of a number. */
function numberOperand(value: Value<ValueType> | number | bigint): BuiltNode {
  if (isInstance(value, Value)) return nodeOf(value);
  if (typeof value !== 'number' && typeof value !== 'bigint') {
    throw new RawCpuError('BAD_OPTION', `a value of this kernel or a number expected, not ${describeValue(value)}`);
  }
  return { kind: 'number', value, integer: typeof value === 'bigint' || Number.isInteger(value) };
}

/** The node of a value, or of a number that takes on the type of the value beside it. */
function operand(value: Value<ValueType> | number | bigint, { type }: Value<ValueType>): BuiltNode {
  const node = numberOperand(value);
  if (node.kind === 'number' && !node.integer && isInteger(type)) {
    const { problem, details } = misfitOf(type as DType, node.value);
    throw new RawCpuError('BAD_OPTION', problem, { details, hint: "convert the other side first: to('f32')" });
  }
  return node;
}

function meet(a: Value<DType>, b: ValueOperand<DType>): DType {
  const other = isInstance(b, Value) ? b.type : a.type;
  if ((a.type as ValueType) === 'bool' || (other as ValueType) === 'bool') {
    throw new RawCpuError('BAD_OPTION', 'a number expected, not a truth value', { hint: "convert it: to('f32')" });
  }
  return promote(a.type, other);
}

function arithmetic<R extends DType>(operator: BinaryOperator, a: Value<DType>, b: ValueOperand<DType>): Value<R> {
  return makeValue(meet(a, b) as R, { kind: 'binary', operator, args: [nodeOf(a), operand(b, a)] });
}

function comparison(operator: BinaryOperator, a: Value<DType>, b: ValueOperand<DType>): Value<'bool'> {
  meet(a, b);
  return makeValue('bool', { kind: 'binary', operator, args: [nodeOf(a), numberOperand(b)] });
}

function mixed<R extends DType>(name: string, a: Value<DType>, b: ValueOperand<DType>): Value<R> {
  return makeValue(meet(a, b) as R, { kind: 'call', name, args: [nodeOf(a), operand(b, a)] });
}

function bitwise<T extends ValueType>(
  operator: BinaryOperator,
  a: Value<T>,
  b: Value<ValueType> | number | bigint,
): Value<T> {
  const shift = operator.length > 1;
  if (shift ? !isInteger(a.type) : !isBits(a.type)) throw wrongType(operator, a.type, 'integers');
  if (isInstance(b, Value) && b.type !== a.type) {
    throw new RawCpuError('BAD_OPTION', `${operator}: ${a.type} and ${b.type} differ`, {
      hint: `convert one: to(...)`,
    });
  }
  return makeValue(a.type, { kind: 'binary', operator, args: [nodeOf(a), operand(b, a)] });
}

function addMethods<N extends string>(names: Readonly<Record<N, true>>, typeOf: (type: DType) => ValueType): void {
  for (const name of Object.keys(names)) {
    Object.defineProperty(Value.prototype, name, {
      value(this: Value<DType>) {
        if ((this.type as ValueType) === 'bool') throw wrongType(name, 'bool', 'a number');
        return makeValue(typeOf(this.type), { kind: 'call', name, args: [nodeOf(this)] });
      },
    });
  }
}

addMethods<FloatFunction>(
  {
    sqrt: true,
    cbrt: true,
    exp: true,
    exp2: true,
    expm1: true,
    log: true,
    log2: true,
    log10: true,
    log1p: true,
    sin: true,
    cos: true,
    tan: true,
    asin: true,
    acos: true,
    atan: true,
    sinh: true,
    cosh: true,
    tanh: true,
    asinh: true,
    acosh: true,
    atanh: true,
  },
  floatOf,
);
addMethods<SameTypeFunction>(
  { abs: true, sign: true, floor: true, ceil: true, trunc: true, round: true, nearest: true },
  (type) => type,
);
addMethods<TestFunction>({ isNaN: true, isFinite: true }, () => 'bool');

/** A scalar parameter of a kernel that is built. */
export class Scalar<T extends DType> {
  /** Its element type. */
  readonly type: T;
  /** Its value, unless a call or `with()` gives another. */
  readonly value: number | bigint;

  constructor(type: T, value: number | bigint) {
    this.type = type;
    this.value = value;
  }
}

/** Declares an input as a scalar: the same for all elements, and given anew with each call if need be. */
export function scalar<T extends DType>(type: T, value: number | bigint): Scalar<T> {
  if (!isDType(type)) throw new RawCpuError('BAD_OPTION', `an element type expected, not ${quoted(type)}`);
  return new Scalar(type, value);
}

/** The inputs of an expression that is built: names, and types or scalars. */
export type BuilderInputs = Readonly<Record<string, DType | Scalar<DType>>>;
/** The values that stand for inputs and scalars. */
export type BuilderValues<I extends BuilderInputs> = {
  readonly [K in keyof I]: I[K] extends Scalar<infer T> ? Value<T> : I[K] extends DType ? Value<I[K]> : never;
};
/** What is built: one value, a list, or a record of several. */
export type BuilderResult =
  | Value<ValueType>
  | readonly Value<ValueType>[]
  | readonly []
  | Readonly<Record<string, Value<ValueType>>>;

/** What the builder made, to be given to `elementwise` and its like in place of an expression. */
export class BuiltExpression<I extends BuilderInputs = BuilderInputs, R extends BuilderResult = BuilderResult> {
  /** The inputs and scalars, in the order in which a call takes the inputs. */
  readonly inputs: I;
  /** The values that are stored. */
  readonly result: R;

  constructor(inputs: I, result: R) {
    this.inputs = inputs;
    this.result = result;
  }
}

/**
 * Builds an expression with typed values instead of text.
 * @param inputs names and types, in the order in which a call takes them; `scalar(type, value)` for a scalar
 * @param build computes the result out of the inputs: one value, an array, or a record of several
 */
export function buildExpression<const I extends BuilderInputs, const R extends BuilderResult>(
  inputs: I,
  build: (values: BuilderValues<I>) => R,
): BuiltExpression<I, R> {
  inputs = readRecord('the inputs', inputs);
  readFunction('what builds an expression', build);
  const values = Object.entries(inputs).map(([name, declared]): [string, Value<ValueType>] => {
    const type = isInstance(declared, Scalar) ? declared.type : declared;
    if (!isDType(type)) {
      throw new RawCpuError('BAD_OPTION', `input '${name}': an element type expected, not ${quoted(type)}`, {
        hint: `known are ${Object.keys(dtypes).join(', ')}`,
      });
    }
    if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)) {
      throw new RawCpuError('BAD_OPTION', `an input is named by an identifier, not '${name}'`);
    }
    return [name, makeValue(type, { kind: 'name', name })];
  });
  return new BuiltExpression(inputs, build(Object.fromEntries(values) as BuilderValues<I>));
}
