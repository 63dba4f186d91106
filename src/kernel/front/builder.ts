// Expressions without parsing: typed objects with a method for every operation. TypeScript knows the type of each value,
// so that bit operations on floats, or a number where a truth value is wanted, do not compile.

import { RawCpuError, readRecord } from '../../errors/index.ts';
import { type DType, dtypes, floatOf, isDType, isInteger, type Promote, promote, type ValueType } from '../dtype.ts';
import { misfitOf } from '../ir/scalar/element.ts';
import type { BinaryOperator, UnaryOperator } from './tree.ts';

export type IntegerType = 'i8' | 'u8' | 'i16' | 'u16' | 'i32' | 'u32' | 'i64' | 'u64';
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

const floatFunctions = [
  ...(['sqrt', 'cbrt', 'exp', 'exp2', 'expm1', 'log', 'log2', 'log10', 'log1p', 'sin', 'cos', 'tan'] as const),
  ...(['asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh'] as const),
] as const;
const sameTypeFunctions = ['abs', 'sign', 'floor', 'ceil', 'trunc', 'round', 'nearest'] as const;
const testFunctions = ['isNaN', 'isFinite'] as const;

type FloatMethods<T extends ValueType> = {
  readonly [K in (typeof floatFunctions)[number]]: () => T extends DType ? Value<FloatOf<T>> : never;
};
type SameTypeMethods<T extends ValueType> = {
  readonly [K in (typeof sameTypeFunctions)[number]]: () => T extends DType ? Value<T> : never;
};
type TestMethods<T extends ValueType> = {
  readonly [K in (typeof testFunctions)[number]]: () => T extends DType ? Value<'bool'> : never;
};

/** What stands beside a value of type T: another value, or a number, which takes on type T. */
type Other<B extends DType> = Value<B> | number | bigint;

export interface Value<T extends ValueType> extends FloatMethods<T>, SameTypeMethods<T>, TestMethods<T> {}

/** A value of each element, in a kernel that is being built. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: as above
export class Value<T extends ValueType> {
  readonly type: T;
  /** @internal */
  readonly node: BuiltNode;

  constructor(type: T, node: BuiltNode) {
    this.type = type;
    this.node = node;
  }

  add<B extends DType = T & DType>(this: Value<T & DType>, other: Other<B>): Value<Promote<T & DType, B>> {
    return arithmetic('+', this, other);
  }

  sub<B extends DType = T & DType>(this: Value<T & DType>, other: Other<B>): Value<Promote<T & DType, B>> {
    return arithmetic('-', this, other);
  }

  mul<B extends DType = T & DType>(this: Value<T & DType>, other: Other<B>): Value<Promote<T & DType, B>> {
    return arithmetic('*', this, other);
  }

  /** Of integers: the quotient without its fraction, 0 where the divisor is 0. */
  div<B extends DType = T & DType>(this: Value<T & DType>, other: Other<B>): Value<Promote<T & DType, B>> {
    return arithmetic('/', this, other);
  }

  /** JavaScript's %: with the sign of the dividend. */
  rem<B extends DType = T & DType>(this: Value<T & DType>, other: Other<B>): Value<Promote<T & DType, B>> {
    return arithmetic('%', this, other);
  }

  /** Integers are raised to constant powers only. */
  pow<B extends DType = T & DType>(this: Value<T & DType>, other: Other<B>): Value<Promote<T & DType, B>> {
    return arithmetic('**', this, other);
  }

  min<B extends DType = T & DType>(this: Value<T & DType>, other: Other<B>): Value<Promote<T & DType, B>> {
    return mixed('min', this, other);
  }

  max<B extends DType = T & DType>(this: Value<T & DType>, other: Other<B>): Value<Promote<T & DType, B>> {
    return mixed('max', this, other);
  }

  atan2<B extends FloatType = T & FloatType>(this: Value<T & FloatType>, x: Other<B>): Value<Promote<T & DType, B>> {
    return mixed('atan2', this, x);
  }

  hypot<B extends FloatType = T & FloatType>(this: Value<T & FloatType>, y: Other<B>): Value<Promote<T & DType, B>> {
    return mixed('hypot', this, y);
  }

  copysign<B extends FloatType = T & FloatType>(
    this: Value<T & FloatType>,
    sign: Other<B>,
  ): Value<Promote<T & DType, B>> {
    return mixed('copysign', this, sign);
  }

  /** this * factor + term, rounded once. */
  fma(this: Value<T & FloatType>, factor: Other<T & FloatType>, term: Other<T & FloatType>): Value<T & FloatType> {
    const args = [this.node, operand(factor, this), operand(term, this)];
    return new Value(this.type, { kind: 'call', name: 'fma', args });
  }

  clamp(this: Value<T & DType>, low: Other<T & DType>, high: Other<T & DType>): Value<T & DType> {
    return new Value(this.type, {
      kind: 'call',
      name: 'clamp',
      args: [this.node, operand(low, this), operand(high, this)],
    });
  }

  neg(this: Value<T & DType>): Value<T & DType> {
    return new Value(this.type, { kind: 'unary', operator: '-', args: [this.node] });
  }

  lt<B extends DType = T & DType>(this: Value<T & DType>, other: Other<B>): Value<'bool'> {
    return comparison('<', this, other);
  }

  le<B extends DType = T & DType>(this: Value<T & DType>, other: Other<B>): Value<'bool'> {
    return comparison('<=', this, other);
  }

  gt<B extends DType = T & DType>(this: Value<T & DType>, other: Other<B>): Value<'bool'> {
    return comparison('>', this, other);
  }

  ge<B extends DType = T & DType>(this: Value<T & DType>, other: Other<B>): Value<'bool'> {
    return comparison('>=', this, other);
  }

  eq<B extends DType = T & DType>(this: Value<T & DType>, other: Other<B>): Value<'bool'> {
    return comparison('==', this, other);
  }

  ne<B extends DType = T & DType>(this: Value<T & DType>, other: Other<B>): Value<'bool'> {
    return comparison('!=', this, other);
  }

  /** Of integers bit by bit; of truth values whether both are true. */
  and<B extends T & (IntegerType | 'bool')>(
    this: Value<T & (IntegerType | 'bool')>,
    other: Value<B> | (T extends 'bool' ? never : number | bigint),
  ): Value<T & (IntegerType | 'bool')> {
    return bitwise('&', this, other);
  }

  or<B extends T & (IntegerType | 'bool')>(
    this: Value<T & (IntegerType | 'bool')>,
    other: Value<B> | (T extends 'bool' ? never : number | bigint),
  ): Value<T & (IntegerType | 'bool')> {
    return bitwise('|', this, other);
  }

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
    return new Value(this.type, { kind: 'unary', operator, args: [this.node] });
  }

  shl(this: Value<T & IntegerType>, count: Other<T & IntegerType>): Value<T & IntegerType> {
    return bitwise('<<', this, count);
  }

  /** Copies the sign bit of signed types. */
  shr(this: Value<T & IntegerType>, count: Other<T & IntegerType>): Value<T & IntegerType> {
    return bitwise('>>', this, count);
  }

  /** Shifts in zeros. */
  ushr(this: Value<T & IntegerType>, count: Other<T & IntegerType>): Value<T & IntegerType> {
    return bitwise('>>>', this, count);
  }

  clz(this: Value<T & IntegerType>): Value<T & IntegerType> {
    if (!isInteger(this.type)) throw wrongType('clz', this.type, 'an integer');
    return new Value(this.type, { kind: 'call', name: 'clz', args: [this.node] });
  }

  popcnt(this: Value<T & IntegerType>): Value<T & IntegerType> {
    if (!isInteger(this.type)) throw wrongType('popcnt', this.type, 'an integer');
    return new Value(this.type, { kind: 'call', name: 'popcnt', args: [this.node] });
  }

  /** Of a truth value: the first where it is true, else the second. */
  select<A extends DType, B extends DType = A>(
    this: Value<'bool'>,
    then: Value<A>,
    otherwise: Other<B>,
  ): Value<Promote<A, B>> {
    if (this.type !== 'bool') throw wrongType('select', this.type, 'a truth value');
    const type = otherwise instanceof Value ? promote(then.type, otherwise.type) : then.type;
    const args = [this.node, then.node, operand(otherwise, then)];
    return new Value(type as Promote<A, B>, { kind: 'call', name: 'select', args });
  }

  /** The value in another type. */
  to<D extends DType>(type: D): Value<D> {
    if (!isDType(type)) throw new RawCpuError('BAD_OPTION', `an element type expected, not '${String(type)}'`);
    return new Value(type, { kind: 'call', name: type, args: [this.node] });
  }
}

const isBits = (type: ValueType) => type === 'bool' || isInteger(type);

function wrongType(name: string, type: ValueType, wanted: string): RawCpuError {
  return new RawCpuError('BAD_OPTION', `${name}() takes ${wanted}, not ${type}`, { hint: "convert it: to('i32')" });
}

/** The node of a value, or of a number. */
function numberOperand(value: Value<ValueType> | number | bigint): BuiltNode {
  if (value instanceof Value) return value.node;
  if (typeof value !== 'number' && typeof value !== 'bigint') {
    throw new RawCpuError('BAD_OPTION', `a value of this kernel or a number expected, not ${String(value)}`);
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

function meet(a: Value<DType>, b: Other<DType>): DType {
  const other = b instanceof Value ? b.type : a.type;
  if ((a.type as ValueType) === 'bool' || (other as ValueType) === 'bool') {
    throw new RawCpuError('BAD_OPTION', 'a number expected, not a truth value', { hint: "convert it: to('f32')" });
  }
  return promote(a.type, other);
}

function arithmetic<R extends DType>(operator: BinaryOperator, a: Value<DType>, b: Other<DType>): Value<R> {
  return new Value(meet(a, b) as R, { kind: 'binary', operator, args: [a.node, operand(b, a)] });
}

function comparison(operator: BinaryOperator, a: Value<DType>, b: Other<DType>): Value<'bool'> {
  meet(a, b);
  return new Value('bool', { kind: 'binary', operator, args: [a.node, numberOperand(b)] });
}

function mixed<R extends DType>(name: string, a: Value<DType>, b: Other<DType>): Value<R> {
  return new Value(meet(a, b) as R, { kind: 'call', name, args: [a.node, operand(b, a)] });
}

function bitwise<T extends ValueType>(
  operator: BinaryOperator,
  a: Value<T>,
  b: Value<ValueType> | number | bigint,
): Value<T> {
  const shift = operator.length > 1;
  if (shift ? !isInteger(a.type) : !isBits(a.type)) throw wrongType(operator, a.type, 'integers');
  if (b instanceof Value && b.type !== a.type) {
    throw new RawCpuError('BAD_OPTION', `${operator}: ${a.type} and ${b.type} differ`, {
      hint: `convert one: to(...)`,
    });
  }
  return new Value(a.type, { kind: 'binary', operator, args: [a.node, operand(b, a)] });
}

function addMethods(names: readonly string[], typeOf: (type: DType) => ValueType): void {
  for (const name of names) {
    Object.defineProperty(Value.prototype, name, {
      value(this: Value<DType>) {
        if ((this.type as ValueType) === 'bool') throw wrongType(name, 'bool', 'a number');
        return new Value(typeOf(this.type), { kind: 'call', name, args: [this.node] });
      },
    });
  }
}

addMethods(floatFunctions, floatOf);
addMethods(sameTypeFunctions, (type) => type);
addMethods(testFunctions, () => 'bool');

/** A scalar parameter of a kernel that is built. */
export class Scalar<T extends DType> {
  readonly type: T;
  readonly value: number | bigint;

  constructor(type: T, value: number | bigint) {
    this.type = type;
    this.value = value;
  }
}

/** Declares an input as a scalar: the same for all elements, and given anew with each call if need be. */
export function scalar<T extends DType>(type: T, value: number | bigint): Scalar<T> {
  if (!isDType(type)) throw new RawCpuError('BAD_OPTION', `an element type expected, not '${String(type)}'`);
  return new Scalar(type, value);
}

export type BuilderInputs = Readonly<Record<string, DType | Scalar<DType>>>;
export type BuilderValues<I extends BuilderInputs> = {
  readonly [K in keyof I]: I[K] extends Scalar<infer T> ? Value<T> : I[K] extends DType ? Value<I[K]> : never;
};
export type BuilderResult =
  | Value<ValueType>
  | readonly Value<ValueType>[]
  | readonly []
  | Readonly<Record<string, Value<ValueType>>>;

/** What the builder made, to be given to `elementwise` and its like in place of an expression. */
export class BuiltExpression<I extends BuilderInputs = BuilderInputs, R extends BuilderResult = BuilderResult> {
  readonly inputs: I;
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
  const values = Object.entries(inputs).map(([name, declared]): [string, Value<ValueType>] => {
    const type = declared instanceof Scalar ? declared.type : declared;
    if (!isDType(type)) {
      throw new RawCpuError('BAD_OPTION', `input '${name}': an element type expected, not '${String(type)}'`, {
        hint: `known are ${Object.keys(dtypes).join(', ')}`,
      });
    }
    if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)) {
      throw new RawCpuError('BAD_OPTION', `an input is named by an identifier, not '${name}'`);
    }
    return [name, new Value(type, { kind: 'name', name })];
  });
  return new BuiltExpression(inputs, build(Object.fromEntries(values) as BuilderValues<I>));
}
