// Kernels: expressions become SIMD machine code.

export { type Level, levels } from './code/target.ts';
export { type DType, type DTypeFacts, dtypes, type ValueType } from './dtype.ts';
export {
  type BuilderInputs,
  type BuilderResult,
  type BuilderValues,
  type BuiltExpression,
  buildExpression,
  type FloatOf,
  type FloatType,
  type InputsOption,
  type InputTypes,
  type IntegerType,
  type KernelFunction,
  type KernelSource,
  type OutputsOption,
  type OutputTypes,
  type Scalar,
  type ScalarOption,
  type ScalarsOption,
  scalar,
  type Value,
} from './front/index.ts';
export { compress } from './gather/compress.ts';
export { cumulativeSum, type SumType } from './gather/cumulative-sum.ts';
export { type HistogramOptions, histogram } from './gather/histogram.ts';
export type { ReductionName } from './reduce/operations.ts';
export { type Reduced, type ReduceOptions, reduce } from './reduce/reduce.ts';
export {
  type ArrayOf,
  arrayOf,
  type ElementArray,
  type Float16Elements,
  type TypedArray,
} from './run/arrays.ts';
export type { ArrowChunk, ArrowVector } from './run/arrow-vector.ts';
export type {
  ArrowResult,
  Filled,
  Kernel,
  KernelInput,
  KernelInputs,
  KernelOutput,
  KernelOutputs,
  KernelResult,
  Reduction,
  Scan,
} from './run/call-types.ts';
export { elementwise } from './run/elementwise.ts';
export type { KernelOptions } from './run/options.ts';
export type { ParallelOptions } from './run/parallel.ts';
export { column, row, type View, type ViewedArray, type ViewOptions, view } from './run/view.ts';
