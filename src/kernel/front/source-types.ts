// What TypeScript knows of a kernel by its source: the types of its inputs, of its outputs, and the names of its scalars.
// An arrow function tells how many inputs there are, and by what it returns which results are truth values; the builder
// tells all; text tells what a few characters give away. What is not known for certain is a union.

import type { DType, ValueType } from '../dtype.ts';
import type { BuiltExpression, Scalar, Value } from './builder.ts';

/** A number or a truth value, of which functions return one, a list or a record. */
export type Returned = number | bigint | boolean;

/** A function that is read, and never called: numbers in, and a number, a truth value, a list or a record of such out. */
// biome-ignore lint/suspicious/noExplicitAny: what a parameter is without an annotation
export type KernelFunction = (...args: any[]) => Returned | readonly Returned[] | readonly [] | object;

/** What a kernel is made from. */
export type KernelSource = string | KernelFunction | BuiltExpression;

/** A scalar: its value now, from which follows its type unless that is given too. */
export type ScalarOption =
  | number
  | bigint
  | boolean
  | { readonly type: DType; readonly value: number | bigint | boolean };

/** The option `inputs` of everything that is made from an expression: types by name. */
export type InputsOption = Readonly<Record<string, DType>>;
/** The option `outputs`: the type of all of them, or types by name. */
export type OutputsOption = DType | Readonly<Record<string, DType>> | undefined;
/** The option `scalars`: values by name. */
export type ScalarsOption = Readonly<Record<string, ScalarOption>>;

/** An option of names that was not given. */
export type NoNames = Readonly<Record<never, never>>;

/**
 * The element types of inputs: in their order, where names are not known (`['f32', 'f32']`; `'f32'[]` where their number is
 * not known either), or by name.
 */
export type InputTypes = readonly (DType | undefined)[] | { readonly [name: string]: DType };

/** The element types of outputs: of the only one, of a list, or by name. */
export type OutputTypes = DType | readonly DType[] | { readonly [name: string]: DType };

type IsAny<T> = 0 extends 1 & T ? true : false;
type IsNever<T> = [T] extends [never] ? true : false;

type ToIntersection<U> = (U extends unknown ? (x: U) => void : never) extends (x: infer I) => void ? I : never;
/** One member of a union; which one is not to be relied on. */
type OneOf<U> = ToIntersection<U extends unknown ? () => U : never> extends () => infer R ? R : never;
/** A tuple as long as a union has members. */
export type TupleFor<U, Element, T extends readonly unknown[] = []> = [U] extends [never]
  ? T
  : TupleFor<Exclude<U, OneOf<U>>, Element, readonly [...T, Element]>;

// Inputs

/** A type that the option `inputs` may give to an input whose name is not known. */
type Named<D extends DType, T extends InputsOption> = D | T[keyof T];

/** P, of which so many of the last may be missing as there are in `Missing`. */
type OptionalLast<
  P extends readonly unknown[],
  Missing extends readonly unknown[],
  Last extends readonly unknown[] = [],
> = Missing extends readonly [unknown, ...infer Fewer]
  ? P extends readonly [...infer First, infer Next]
    ? OptionalLast<First, Fewer, [Next, ...Last]>
    : readonly [...P, ...Partial<Last>]
  : readonly [...P, ...Partial<Last>];

/** Parameters as inputs: as many as there are scalars may be such, whose names the options have. */
type InOrder<P extends readonly unknown[], Type extends DType, C extends ScalarsOption> = string extends keyof C
  ? AllOf<Partial<P>, Type>
  : IsNever<keyof C> extends true
    ? AllOf<P, Type>
    : AllOf<OptionalLast<P, TupleFor<keyof C, unknown>>, Type>;
type AllOf<P, Type> = { readonly [K in keyof P]: Type };

/** Inputs of known names: those that are not scalars, with the type that the options or a builder give. */
type ByName<N, D extends DType, T extends InputsOption, C extends ScalarsOption, I = unknown> = {
  readonly [K in Exclude<N & string, keyof C>]: K extends keyof T ? T[K] : K extends keyof I ? I[K] & DType : D;
};

type OfParameters<P extends readonly unknown[], D extends DType, T extends InputsOption, C extends ScalarsOption> =
  // A record without a type of its own looks like an input.
  P extends readonly [infer Only]
    ? IsAny<Only> extends true
      ? InOrder<P, Named<D, T>, C>
      : Only extends object
        ? ByName<keyof Only, D, T, C>
        : InOrder<P, Named<D, T>, C>
    : InOrder<P, Named<D, T>, C>;

type DeclaredNames<I> = { [K in keyof I]: I[K] extends Scalar<DType> ? never : K }[keyof I];

type InputsBy<D extends DType, S, T extends InputsOption, C extends ScalarsOption> = S extends undefined
  ? ByName<'a', D, T, C>
  : S extends BuiltExpression<infer I>
    ? string extends keyof I
      ? readonly DType[]
      : ByName<DeclaredNames<I>, D, T, C, I>
    : S extends (...args: infer P) => unknown
      ? OfParameters<P, D, T, C>
      : readonly Named<D, T>[];

/** The inputs of a source. Where none is given, the expression is that of its only input, `a`. */
export type InputsOf<D extends DType, S, T extends InputsOption, C extends ScalarsOption> =
  // Written out once more, so that editors show what it comes to.
  InputsBy<D, S, T, C> extends infer I extends InputTypes ? { readonly [K in keyof I]: I[K] } : never;

/** The inputs of the product of `a` and `b`. */
export type InputsOfProduct<D extends DType, T extends InputsOption, C extends ScalarsOption> =
  ByName<'a' | 'b', D, T, C> extends infer I extends InputTypes ? { readonly [K in keyof I]: I[K] } : never;

type TypesOf<I> = I extends readonly unknown[] ? Exclude<I[number], undefined> : I[keyof I];
type IsOpen<I> = I extends readonly unknown[] ? (number extends I['length'] ? true : false) : false;

/** The inputs of two sources that share those of one name; of parameters nobody knows which these are. */
type Together<I, J> = true extends IsOpen<I> | IsOpen<J>
  ? readonly (TypesOf<I> | TypesOf<J>)[]
  : I extends readonly unknown[]
    ? J extends readonly unknown[]
      ? readonly [...I, ...Partial<J>]
      : readonly (TypesOf<I> | TypesOf<J>)[]
    : J extends readonly unknown[]
      ? readonly (TypesOf<I> | TypesOf<J>)[]
      : { readonly [K in keyof I | keyof J]: K extends keyof I ? I[K] : J[K & keyof J] };

/** The inputs of a condition and of a value, which is the condition's first input where none is given. */
export type InputsOfTwo<D extends DType, S, V, T extends InputsOption, C extends ScalarsOption> = V extends undefined
  ? InputsOf<D, S, T, C>
  : Together<InputsOf<D, S, T, C>, InputsOf<D, V, T, C>> extends infer I extends InputTypes
    ? { readonly [K in keyof I]: I[K] }
    : never;

/** The names of the scalars of a source. */
export type ScalarsOf<S, C extends ScalarsOption> =
  | (keyof C & string)
  | (S extends BuiltExpression<infer I> ? { [K in keyof I]: I[K] extends Scalar<DType> ? K : never }[keyof I] : never);

// Outputs

type ValueIn<O> = O extends { readonly value: infer V } ? V : O;

/** Whether what TypeScript takes for a truth value is one: a scalar may be given as a boolean, and is a number then. */
type IsSure<P, C extends ScalarsOption> = IsNever<
  Extract<ValueIn<C[keyof C]>, boolean> | TruthIn<P extends readonly unknown[] ? P[number] : never>
>;
type TruthIn<T> =
  IsAny<T> extends true
    ? never
    : T extends boolean
      ? T
      : T extends number | bigint
        ? never
        : T extends object
          ? IsAny<T[keyof T]> extends true
            ? never
            : Extract<T[keyof T], boolean>
          : never;

/** The type that a value of an arrow function is stored in. What TypeScript knows nothing of counts as a number. */
type Stored<V, D extends DType, Sure extends boolean> =
  IsAny<V> extends true
    ? D
    : [V] extends [boolean]
      ? Sure extends true
        ? 'u8'
        : D | 'u8'
      : IsNever<Extract<V, boolean>> extends true
        ? D
        : D | 'u8';

/** The same, unless the option `outputs` says otherwise. */
type Output<Name, Natural extends DType, U extends OutputsOption> = U extends DType
  ? U
  : U extends undefined
    ? Natural
    : string extends keyof U
      ? Natural | U[keyof U]
      : Name extends keyof U
        ? U[Name]
        : Natural;

type OfReturned<R, D extends DType, U extends OutputsOption, Sure extends boolean> =
  IsAny<R> extends true
    ? Output<'out', D, U>
    :
        | (IsNever<Extract<R, Returned>> extends true ? never : Output<'out', Stored<Extract<R, Returned>, D, Sure>, U>)
        | OfList<Extract<R, readonly unknown[]>, D, U, Sure>
        | OfRecord<Exclude<R, Returned | readonly unknown[]>, D, U, Sure>;

type OfList<R, D extends DType, U extends OutputsOption, Sure extends boolean> = R extends readonly unknown[]
  ? { readonly [K in keyof R]: Output<`out${K & string}`, Stored<R[K], D, Sure>, U> }
  : never;

type OfRecord<R, D extends DType, U extends OutputsOption, Sure extends boolean> = R extends object
  ? IsNever<keyof R> extends true
    ? { readonly [name: string]: Output<string, D | 'u8', U> }
    : { readonly [K in keyof R & string]: Output<K, Stored<R[K], D, Sure>, U> }
  : never;

type OfBuilt<V, D extends DType> = V extends Value<infer T> ? StoredValue<T, D> : D | 'u8';
/** A value of the builder is a truth value, a number, or either. */
type StoredValue<T extends ValueType, D extends DType> = T extends 'bool' ? 'u8' : D;

type OfBuilder<R, D extends DType, U extends OutputsOption> =
  R extends Value<infer T>
    ? Output<'out', StoredValue<T, D>, U>
    : R extends readonly unknown[]
      ? { readonly [K in keyof R]: Output<`out${K & string}`, OfBuilt<R[K], D>, U> }
      : { readonly [K in keyof R & string]: Output<K, OfBuilt<R[K], D>, U> };

// Text

type Without<S extends string, Part extends string> = S extends `${infer Before}${Part}${infer After}`
  ? Without<`${Before} ${After}`, Part>
  : S;
/** What neither compares nor gives a name: arrows and shifts. */
type Plain<S extends string> = Without<Without<Without<Without<S, '=>'>, '>>>'>, '>>'>, '<<'>;
type Has<S extends string, Part extends string> = S extends `${string}${Part}${string}` ? true : false;

/** Text of which a part is not known: nothing can be said of what that contains. */
type IsOpenText<S extends string> = NoNames extends Record<S, unknown> ? true : false;

/** Whether a value may be a truth value: there is a comparison, a negation, or a function or constant that is one. */
type MayBeTruth<S extends string> =
  IsOpenText<S> extends true
    ? true
    : Has<Plain<S>, '<' | '>' | '!' | '==' | 'true' | 'false' | 'isNaN' | 'isFinite' | 'isInteger' | 'bool'>;

/** Whether there may be several results: a list, a record, or several names with values. */
type MayBeSeveral<S extends string> =
  IsOpenText<S> extends true
    ? true
    : true extends Has<S, '[' | '{'>
      ? true
      : true extends Has<S, ','>
        ? Has<Without<Without<Without<Plain<S>, '=='>, '!='>, '<=' | '>='>, '='>
        : false;

type TextElement<S extends string, D extends DType> = true extends MayBeTruth<S> ? D | 'u8' : D;

type OfText<S extends string, D extends DType, U extends OutputsOption> =
  true extends MayBeSeveral<S> ? SeveralOfText<TextElement<S, D>, U> : OneOfText<TextElement<S, D>, U>;

type OneOfText<E extends DType, U extends OutputsOption> = U extends DType
  ? U
  : U extends Readonly<Record<string, DType>>
    ? // The only output has the only name.
      string extends keyof U
      ? E | U[keyof U]
      : IsNever<keyof U> extends true
        ? E
        : U[keyof U]
    : E;

type SeveralOfText<E extends DType, U extends OutputsOption> = U extends DType
  ? AnyNumberOf<U>
  : U extends Readonly<Record<string, DType>>
    ? string extends keyof U
      ? AnyNumberOf<E | U[keyof U]>
      : NamedOfText<E, U>
    : AnyNumberOf<E>;

type AnyNumberOf<E extends DType> = E | readonly E[] | { readonly [name: string]: E };

/** Names that the option `outputs` gives tell a record, which has at least those, from a list, and both from one output. */
type NamedOfText<E extends DType, U extends Readonly<Record<string, DType>>> =
  | U
  | (IsNever<Exclude<keyof U & string, `out${number}`>> extends true ? readonly (E | U[keyof U])[] : never)
  | (IsNever<Exclude<keyof U, OneOf<keyof U>>> extends true ? U[keyof U] : never);

type OutputsBy<D extends DType, S, U extends OutputsOption, C extends ScalarsOption> =
  S extends BuiltExpression<infer _I, infer R>
    ? OfBuilder<R, D, U>
    : S extends (...args: infer P) => infer R
      ? OfReturned<R, D, U, IsSure<P, C>>
      : S extends string
        ? OfText<S, D, U>
        : never;

/** The outputs of a source. */
export type OutputsOf<D extends DType, S, U extends OutputsOption, C extends ScalarsOption> =
  OutputsBy<D, S, U, C> extends infer O extends OutputTypes ? { readonly [K in keyof O]: O[K] } : never;
