// Kernels: expressions become SIMD machine code.

export { type Level, levels } from './code/target.ts';
export { type DType, type DTypeFacts, dtypes } from './dtype.ts';
export {
  type BuilderInputs,
  type BuilderResult,
  type BuilderValues,
  type BuiltExpression,
  buildExpression,
  type FloatOf,
  type FloatType,
  type IntegerType,
  type KernelFunction,
  type KernelSource,
  type Scalar,
  type ScalarOption,
  scalar,
  type Value,
} from './front/index.ts';
export { compress, cumulativeSum } from './gather/gather.ts';
export { type HistogramOptions, histogram } from './gather/histogram.ts';
export { constants } from './math/coefficients.gen.ts';
export type { ReductionName } from './reduce/operations.ts';
export { type Reduced, type ReduceOptions, type Reduction, reduce } from './reduce/reduce.ts';
export { type ArrayOf, arrayOf, type TypedArray } from './run/arrays.ts';
export { elementwise, type KernelResult } from './run/elementwise.ts';
export type { ArrowResult, Kernel, KernelInput, KernelInputs } from './run/kernel.ts';
export type { KernelOptions } from './run/options.ts';
export type { ParallelOptions } from './run/parallel.ts';
export { column, row, type View, type ViewOptions, view } from './run/view.ts';
