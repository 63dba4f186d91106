// Kernels: expressions become SIMD machine code.

export { type Level, levels } from './code/target.ts';
export {
  type DType,
  type DTypeFacts,
  dtypes,
  type Promote,
  promotionColumns,
  promotions,
  type ValueType,
  type WordAt,
} from './dtype.ts';
export {
  type BuilderInputs,
  type BuilderResult,
  type BuilderValues,
  type BuiltExpression,
  buildExpression,
  type FloatFunction,
  type FloatOf,
  type FloatType,
  type InputsOf,
  type InputsOfProduct,
  type InputsOfTwo,
  type InputsOption,
  type InputTypes,
  type IntegerType,
  type KernelFunction,
  type KernelSource,
  type NoNames,
  type OutputsOf,
  type OutputsOption,
  type OutputTypes,
  type Returned,
  type SameTypeFunction,
  type Scalar,
  type ScalarOption,
  type ScalarsOf,
  type ScalarsOption,
  scalar,
  type TestFunction,
  type TupleFor,
  type Value,
  type ValueFloatMethods,
  type ValueOperand,
  type ValueSameTypeMethods,
  type ValueTestMethods,
} from './front/index.ts';
export type { Variable } from './ir/graph.ts';
export type { ReductionName } from './reduce/operations.ts';
export {
  type ElementTypesOf,
  type InputsOfReduction,
  type NumberOf,
  type Reduced,
  type ReducedNumber,
  type ReduceOptions,
  reduce,
} from './reduce/reduce.ts';
export {
  type ArrayOf,
  arrayOf,
  type ElementArray,
  type ElementArrays,
  type Float16Elements,
  type TypedArray,
} from './run/arrays.ts';
export type { ArrowChunk, ArrowVector } from './run/arrow-vector.ts';
export type {
  ArrowCalls,
  ArrowResult,
  AsOutput,
  Calls,
  ElementTypesIn,
  Filled,
  FilledPart,
  HasOpenInputs,
  InputsInOrder,
  Kernel,
  KernelArrow,
  KernelCall,
  KernelInput,
  KernelInputs,
  KernelMembers,
  KernelOutput,
  KernelOutputs,
  KernelParallel,
  KernelResult,
  OfExpression,
  OpenArgument,
  OpenArrow,
  OpenCall,
  OpenParallel,
  OpenReductionParallel,
  OpenScan,
  OpenScanParallel,
  ParallelCalls,
  PerhapsFilled,
  Reduction,
  ReductionCall,
  ReductionParallel,
  ReductionParallelCalls,
  Scan,
  ScanCall,
  ScanCalls,
  ScanMembers,
  ScanParallel,
  ScanParallelCalls,
} from './run/call-types.ts';
export { elementwise } from './run/elementwise.ts';
export type { KernelOptions } from './run/options.ts';
export type { ParallelOptions } from './run/parallel.ts';
export { column, row, type View, type ViewedArray, type ViewOptions, view } from './run/view.ts';
export { compress } from './scan/compress.ts';
export { cumulativeSum, type SumType } from './scan/cumulative-sum.ts';
export { type HistogramOptions, histogram } from './scan/histogram.ts';
