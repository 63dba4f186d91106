// How kernels and their like are called, in types: arguments by position or by name, the output that may be given last, and
// what comes back. Element types of inputs and outputs are the parameters of all of them.

import type { Assembly } from '../../asm/index.ts';
import type { Level } from '../code/target.ts';
import type { DType } from '../dtype.ts';
import type { InputTypes, OutputTypes, ScalarOption, TupleFor } from '../front/index.ts';
import type { Variable } from '../ir/graph.ts';
import type { ArrayOf, ElementArray, TypedArray } from './arrays.ts';
import type { ArrowChunk, ArrowVector } from './arrow-vector.ts';
import type { ParallelOptions } from './parallel.ts';
import type { View } from './view.ts';

/** What an output of an element type takes: an array, a part of one, or a buffer. */
export type KernelOutput<D extends DType = DType> = ElementArray<D> | View<ElementArray<D>> | ArrayBufferLike;

/** What an input of an element type takes: the same, a vector of Apache Arrow, or one number for all elements. */
export type KernelInput<D extends DType = DType> =
  | KernelOutput<D>
  | ArrowVector
  | ArrowChunk
  | number
  | bigint
  | boolean;

/** The element types of inputs, whichever these are. */
export type ElementTypesIn<I> = Exclude<I[keyof I & (I extends readonly unknown[] ? number : string)], undefined> &
  DType;

/** Whether so little is known of the inputs that the last argument may be an output as well. */
export type HasOpenInputs<I> = I extends readonly unknown[]
  ? number extends I['length']
    ? true
    : false
  : string extends keyof I
    ? true
    : false;

/** Inputs in their order. */
export type InputsInOrder<I> = I extends readonly unknown[]
  ? { [K in keyof I]: KernelInput<Exclude<I[K], undefined> & DType> }
  : string extends keyof I
    ? KernelInput<ElementTypesIn<I>>[]
    : TupleFor<keyof I, KernelInput<ElementTypesIn<I>>>;

/** Inputs by name, and scalars for this call. */
export type KernelInputs<I extends InputTypes = InputTypes, S extends string = string> = I extends readonly unknown[]
  ? { readonly [name: string]: KernelInput<ElementTypesIn<I>> | ScalarOption }
  : { readonly [K in keyof I]: KernelInput<I[K] & DType> } & { readonly [K in S]?: ScalarOption };

/** The arrays that a kernel makes. */
export type KernelResult<O extends OutputTypes> = O extends DType
  ? ArrayOf<O>
  : { -readonly [K in keyof O]: ArrayOf<O[K] & DType> };

/** What may be given for the outputs: arrays that are left out are made. */
export type KernelOutputs<O extends OutputTypes> = O extends DType
  ? KernelOutput<O>
  : O extends readonly unknown[]
    ? { readonly [K in keyof O]: KernelOutput<O[K] & DType> | undefined }
    : { readonly [K in keyof O]?: KernelOutput<O[K] & DType> | undefined };

/** The result of a call that was given outputs G: what was given, and what was made beside. */
export type Filled<O extends OutputTypes, G> = G extends undefined
  ? KernelResult<O>
  : O extends DType
    ? G extends KernelOutput<O>
      ? G
      : never
    : O extends readonly unknown[]
      ? G extends readonly unknown[]
        ? { -readonly [K in keyof O]: FilledPart<O[K] & DType, K extends keyof G ? G[K] : undefined> }
        : never
      : G extends KernelOutput | readonly unknown[]
        ? never
        : { -readonly [K in keyof O]: FilledPart<O[K] & DType, K extends keyof G ? G[K] : undefined> };

/** One of several outputs: what was given for it, or else an array that was made. */
export type FilledPart<D extends DType, G> = Exclude<G, undefined> | (undefined extends G ? ArrayOf<D> : never);

/** The result of a call of which nobody knows whether its last argument was an output. */
export type PerhapsFilled<O extends OutputTypes, A extends readonly unknown[]> =
  | KernelResult<O>
  | AsOutput<O, A extends readonly [...unknown[], infer Last] ? Last : A[number]>;
/** What comes back where G is an output. */
export type AsOutput<O extends OutputTypes, G> =
  G extends KernelResult<O> ? never : G extends KernelOutputs<O> ? Filled<O, G> : never;

/** What became of a call with Arrow vectors: values, and the bitmap of those that count. */
export interface ArrowResult<R> {
  /** What the kernel computed, of elements that are null as well. */
  readonly values: R;
  /** Least significant bit first, as Arrow has it; undefined where every element counts. */
  readonly nullBitmap: Uint8Array | undefined;
}

/** The ways to call a kernel. */
export interface KernelCall<I extends InputTypes, O extends OutputTypes, S extends string> {
  /** Inputs by name, and an output if need be. */
  <G extends KernelOutputs<O> | undefined = undefined>(inputs: KernelInputs<I, S>, out?: G): Filled<O, G>;
  /** Inputs in their order, and an output if need be. */
  <G extends KernelOutputs<O> | undefined = undefined>(...args: [...InputsInOrder<I>, out?: G]): Filled<O, G>;
}

/** The ways to call a kernel on several threads. */
export interface KernelParallel<I extends InputTypes, O extends OutputTypes, S extends string> {
  /** Inputs by name, and options. */
  (inputs: KernelInputs<I, S>, options: ParallelOptions): Promise<KernelResult<O>>;
  /** Inputs by name, and an output if need be. */
  <G extends KernelOutputs<O> | undefined = undefined>(
    inputs: KernelInputs<I, S>,
    out?: G,
    options?: ParallelOptions,
  ): Promise<Filled<O, G>>;
  /** Inputs in their order, and options. */
  (...args: [...InputsInOrder<I>, options: ParallelOptions]): Promise<KernelResult<O>>;
  /** Inputs in their order, and an output if need be. */
  <G extends KernelOutputs<O> | undefined = undefined>(
    ...args: [...InputsInOrder<I>, out?: G, options?: ParallelOptions]
  ): Promise<Filled<O, G>>;
}

/** The ways to call a kernel with Arrow vectors. */
export interface KernelArrow<I extends InputTypes, O extends OutputTypes, S extends string> {
  /** Inputs by name, and an output if need be. */
  <G extends KernelOutputs<O> | undefined = undefined>(inputs: KernelInputs<I, S>, out?: G): ArrowResult<Filled<O, G>>;
  /** Inputs in their order, and an output if need be. */
  <G extends KernelOutputs<O> | undefined = undefined>(
    ...args: [...InputsInOrder<I>, out?: G]
  ): ArrowResult<Filled<O, G>>;
}

/** An input or an output, where nobody knows which. */
export type OpenArgument<I extends InputTypes, O extends OutputTypes> =
  | KernelInput<ElementTypesIn<I>>
  | KernelOutputs<O>
  | undefined;

/** The same where nobody knows how many inputs there are. */
export interface OpenCall<I extends InputTypes, O extends OutputTypes, S extends string> {
  /** Inputs by name, and an output if need be. */
  <G extends KernelOutputs<O> | undefined = undefined>(inputs: KernelInputs<I, S>, out?: G): Filled<O, G>;
  /** Inputs in their order, and perhaps an output. */
  <A extends readonly OpenArgument<I, O>[]>(...args: A): PerhapsFilled<O, A>;
}

/** The same on several threads. */
export interface OpenParallel<I extends InputTypes, O extends OutputTypes, S extends string> {
  /** Inputs by name, and options. */
  (inputs: KernelInputs<I, S>, options: ParallelOptions): Promise<KernelResult<O>>;
  /** Inputs by name, and an output if need be. */
  <G extends KernelOutputs<O> | undefined = undefined>(
    inputs: KernelInputs<I, S>,
    out?: G,
    options?: ParallelOptions,
  ): Promise<Filled<O, G>>;
  /** Inputs in their order, and perhaps an output. */
  <A extends readonly OpenArgument<I, O>[]>(...args: A): Promise<PerhapsFilled<O, A>>;
  /** Inputs in their order, and what comes after them, and options. */
  <A extends readonly OpenArgument<I, O>[]>(...args: [...A, options: ParallelOptions]): Promise<PerhapsFilled<O, A>>;
}

/** The same with Arrow vectors. */
export interface OpenArrow<I extends InputTypes, O extends OutputTypes, S extends string> {
  /** Inputs by name, and an output if need be. */
  <G extends KernelOutputs<O> | undefined = undefined>(inputs: KernelInputs<I, S>, out?: G): ArrowResult<Filled<O, G>>;
  /** Inputs in their order, and perhaps an output. */
  <A extends readonly OpenArgument<I, O>[]>(...args: A): ArrowResult<PerhapsFilled<O, A>>;
}

/** What all that is made of an expression has. */
export interface OfExpression<Self, S extends string> {
  /** The names and types of its inputs, in the order in which a call takes them. */
  readonly inputs: readonly Variable[];
  /** The names and types of its scalars. */
  readonly scalars: readonly Variable[];
  /** The instruction set that the code was generated for. */
  readonly isa: Level;
  /**
   * The same with other values of its scalars. @throws CallError `ARGUMENT_TYPE`, `ARGUMENT_RANGE`; RawCpuError
   * `UNKNOWN_OPTION` for an unknown name
   */
  with(scalars: { readonly [K in S]?: ScalarOption }): Self;
  /**
   * Calls throw `DISPOSED` afterwards. The code is given back when everything that was made of the same expression was
   * disposed of, and no `parallel` of theirs is running; that of what is forgotten, when the collector finds it.
   */
  dispose(): void;
  /** The same, for `using`. */
  [Symbol.dispose](): void;
}

// Inputs that may be missing, because a parameter may be a scalar: each number of inputs is a way to call, the most first.
// What comes after the inputs stands where a missing one would, so they cannot be optional parameters.

/** The ways to call a kernel, however many inputs it has. */
export type Calls<I extends InputTypes, O extends OutputTypes, S extends string> =
  HasOpenInputs<I> extends true
    ? OpenCall<I, O, S>
    : KernelCall<Extract<Required<I>, InputTypes>, O, S> &
        (I extends Required<I>
          ? unknown
          : I extends readonly [...infer Fewer extends readonly DType[], unknown?]
            ? Calls<Fewer, O, S>
            : unknown);
/** The same on several threads. */
export type ParallelCalls<I extends InputTypes, O extends OutputTypes, S extends string> =
  HasOpenInputs<I> extends true
    ? OpenParallel<I, O, S>
    : KernelParallel<Extract<Required<I>, InputTypes>, O, S> &
        (I extends Required<I>
          ? unknown
          : I extends readonly [...infer Fewer extends readonly DType[], unknown?]
            ? ParallelCalls<Fewer, O, S>
            : unknown);
/** The same with Arrow vectors. */
export type ArrowCalls<I extends InputTypes, O extends OutputTypes, S extends string> =
  HasOpenInputs<I> extends true
    ? OpenArrow<I, O, S>
    : KernelArrow<Extract<Required<I>, InputTypes>, O, S> &
        (I extends Required<I>
          ? unknown
          : I extends readonly [...infer Fewer extends readonly DType[], unknown?]
            ? ArrowCalls<Fewer, O, S>
            : unknown);
/** The ways to call a reduction on several threads, however many inputs it has. */
export type ReductionParallelCalls<I extends InputTypes, R, S extends string> =
  HasOpenInputs<I> extends true
    ? OpenReductionParallel<I, R, S>
    : ReductionParallel<Extract<Required<I>, InputTypes>, R, S> &
        (I extends Required<I>
          ? unknown
          : I extends readonly [...infer Fewer extends readonly DType[], unknown?]
            ? ReductionParallelCalls<Fewer, R, S>
            : unknown);
/** The ways to call a scan, however many inputs it has. */
export type ScanCalls<I extends InputTypes, O extends DType, S extends string> =
  HasOpenInputs<I> extends true
    ? OpenScan<I, O, S>
    : ScanCall<Extract<Required<I>, InputTypes>, O, S> &
        (I extends Required<I>
          ? unknown
          : I extends readonly [...infer Fewer extends readonly DType[], unknown?]
            ? ScanCalls<Fewer, O, S>
            : unknown);
/** The same on several threads. */
export type ScanParallelCalls<I extends InputTypes, O extends DType, S extends string> =
  HasOpenInputs<I> extends true
    ? OpenScanParallel<I, O, S>
    : ScanParallel<Extract<Required<I>, InputTypes>, O, S> &
        (I extends Required<I>
          ? unknown
          : I extends readonly [...infer Fewer extends readonly DType[], unknown?]
            ? ScanParallelCalls<Fewer, O, S>
            : unknown);

/** What a kernel has beside being called. */
export interface KernelMembers<I extends InputTypes, O extends OutputTypes, S extends string>
  extends OfExpression<Kernel<I, O, S>, S> {
  /**
   * The same on the threads of libuv's pool. Options come last. The result does not depend on the number of threads. The
   * arrays must be left alone until the promise is settled.
   */
  readonly parallel: ParallelCalls<I, O, S>;
  /** For Arrow vectors: the values, and the validity bitmaps of the inputs taken together. */
  readonly arrow: ArrowCalls<I, O, S>;
  /** The names and types of its outputs. */
  readonly outputs: readonly Variable[];
  /** The code, for arrays that lie element after element. */
  readonly assembly: Assembly;
  /** The expression as the code generator saw it. */
  ir(): string;
  /**
   * The loop that one would write in JavaScript, as text; undefined where JavaScript lacks an operation. Its parameters are
   * the inputs (`a`, `b` ...), the scalars (`k0` ...) and the outputs (`out`), in their order.
   */
  javascript(): string | undefined;
  /** The same as a function of the inputs and outputs, as arrays; undefined, too, where the runtime makes no code of text. */
  loop(): ((...arrays: readonly (TypedArray | number | bigint)[]) => void) | undefined;
}

/**
 * A function that computes every element. Inputs stand in order, or as one record by name, which may also hold scalars; the
 * output comes last, and is made where it is left out. A number in place of an array is used for every element. An output
 * may be the very array of an input. Other overlaps are refused.
 *
 * `I` has the element types of inputs: a tuple in their order, or a record by name. `O` has those of outputs, `S` the names
 * of scalars. A call that is given an output gives it back.
 *
 * @throws CallError `ARGUMENT_TYPE`, `ARGUMENT_RANGE`, `ARGUMENT_COUNT`, `SHAPE_MISMATCH`, `OVERLAP`, `DISPOSED`; MemoryError
 * `BUFFER_DETACHED`, `BUFFER_RESIZABLE`, `RESULT_TOO_LARGE`.
 */
export type Kernel<
  I extends InputTypes = readonly DType[],
  O extends OutputTypes = OutputTypes,
  S extends string = string,
> = Calls<I, O, S> & KernelMembers<I, O, S>;

/** The ways to call a reduction. */
export interface ReductionCall<I extends InputTypes, R, S extends string> {
  /** Inputs by name. */
  (inputs: KernelInputs<I, S>): R;
  /** Inputs in their order. */
  (...inputs: InputsInOrder<I>): R;
}

/** The same on several threads. */
export interface ReductionParallel<I extends InputTypes, R, S extends string> {
  /** Inputs by name. */
  (inputs: KernelInputs<I, S>, options?: ParallelOptions): Promise<R>;
  /** Inputs in their order. */
  (...args: [...InputsInOrder<I>, options?: ParallelOptions]): Promise<R>;
}

/** The same where nobody knows how many inputs there are. */
export interface OpenReductionParallel<I extends InputTypes, R, S extends string> {
  /** Inputs by name. */
  (inputs: KernelInputs<I, S>, options?: ParallelOptions): Promise<R>;
  /** Inputs in their order, and what comes after them. */
  (...args: readonly (KernelInput<ElementTypesIn<I>> | ParallelOptions)[]): Promise<R>;
}

/**
 * A function that makes one value of every element. Inputs stand in order, or as one record by name, which may also hold
 * scalars. Of Arrow vectors, elements that are null do not count. `R` is the type of the value; `I` and `S` are as for
 * {@link Kernel}.
 *
 * @throws CallError `ARGUMENT_TYPE`, `ARGUMENT_COUNT`, `SHAPE_MISMATCH`, `EMPTY` where no elements have no result, `DISPOSED`.
 */
export interface Reduction<
  R extends number | bigint | boolean = number | bigint | boolean,
  I extends InputTypes = readonly DType[],
  S extends string = string,
> extends ReductionCall<I, R, S>,
    OfExpression<Reduction<R, I, S>, S> {
  /** The same on several threads; the result is the same whatever their number. Options come last. */
  readonly parallel: ReductionParallelCalls<I, R, S>;
  /** The code of the first pass, for arrays that lie element after element. */
  readonly assembly: Assembly;
  /** The expression and what is gathered of it, as the code generator saw it. */
  ir(): string;
}

/** The ways to call a scan. */
export interface ScanCall<I extends InputTypes, O extends DType, S extends string> {
  /** Inputs by name, and an output if need be. */
  (inputs: KernelInputs<I, S>, out?: ArrayOf<O>): ArrayOf<O>;
  /** Inputs in their order, and an output if need be. */
  (...args: [...InputsInOrder<I>, out?: ArrayOf<O>]): ArrayOf<O>;
}

/** The same on several threads. */
export interface ScanParallel<I extends InputTypes, O extends DType, S extends string> {
  /** Inputs by name, and options. */
  (inputs: KernelInputs<I, S>, options: ParallelOptions): Promise<ArrayOf<O>>;
  /** Inputs by name, and an output if need be. */
  (inputs: KernelInputs<I, S>, out?: ArrayOf<O>, options?: ParallelOptions): Promise<ArrayOf<O>>;
  /** Inputs in their order, and options. */
  (...args: [...InputsInOrder<I>, options: ParallelOptions]): Promise<ArrayOf<O>>;
  /** Inputs in their order, and an output if need be. */
  (...args: [...InputsInOrder<I>, out?: ArrayOf<O>, options?: ParallelOptions]): Promise<ArrayOf<O>>;
}

/** The ways to call a scan, where nobody knows how many inputs there are. */
export interface OpenScan<I extends InputTypes, O extends DType, S extends string> {
  /** Inputs by name, and an output if need be. */
  (inputs: KernelInputs<I, S>, out?: ArrayOf<O>): ArrayOf<O>;
  /** Inputs in their order, and what comes after them. */
  (...args: readonly (KernelInput<ElementTypesIn<I>> | ArrayOf<O>)[]): ArrayOf<O>;
}

/** The same on several threads. */
export interface OpenScanParallel<I extends InputTypes, O extends DType, S extends string> {
  /** Inputs by name, and options. */
  (inputs: KernelInputs<I, S>, options: ParallelOptions): Promise<ArrayOf<O>>;
  /** Inputs by name, and an output if need be. */
  (inputs: KernelInputs<I, S>, out?: ArrayOf<O>, options?: ParallelOptions): Promise<ArrayOf<O>>;
  /** Inputs in their order, and what comes after them. */
  (...args: readonly (KernelInput<ElementTypesIn<I>> | ArrayOf<O> | ParallelOptions)[]): Promise<ArrayOf<O>>;
}

/** What a scan has beside being called. */
export interface ScanMembers<O extends DType, I extends InputTypes, S extends string>
  extends OfExpression<Scan<O, I, S>, S> {
  /** The same with the expression computed on several threads. Options come last. */
  readonly parallel: ScanParallelCalls<I, O, S>;
}

/**
 * A function that goes over the elements in their order and makes an array of them: running sums, counts in bins, or the
 * elements that are wanted. Inputs stand in order, or as one record by name, which may also hold scalars; the output comes
 * last, and is made where it is left out. `O` is the type of the result's elements; `I` and `S` are as for {@link Kernel}.
 *
 * @throws CallError `ARGUMENT_TYPE`, `ARGUMENT_RANGE`, `ARGUMENT_COUNT`, `SHAPE_MISMATCH`, `OVERLAP`, `DISPOSED`; MemoryError
 * `BUFFER_DETACHED`, `BUFFER_RESIZABLE`, `RESULT_TOO_LARGE`.
 */
export type Scan<
  O extends DType = DType,
  I extends InputTypes = readonly DType[],
  S extends string = string,
> = ScanCalls<I, O, S> & ScanMembers<O, I, S>;
