// Kernels: expressions become SIMD machine code.

export { type DType, type DTypeFacts, dtypes } from './dtype.ts';
