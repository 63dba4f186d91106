// Long arrays in blocks that stay in the cache: the arguments of a call checked, and cut into parts.

import { elementCount, partOf } from '../../buffers/index.ts';
import { CallError, RawCpuError, readRecord } from '../../errors/index.ts';
import type { DType } from '../dtype.ts';
import type { Variable } from '../ir/graph.ts';
import { asTypedArray, type TypedArray } from '../run/arrays.ts';
import type { KernelOptions } from '../run/options.ts';

/** Elements of a block: in f64 they fill half of a small L2. */
export const BLOCK = 16384;

/** The arrays and numbers of a call, checked. */
export interface Inputs {
  readonly values: readonly (TypedArray | number | bigint)[];
  readonly length: number;
}

/** @throws CallError `ARGUMENT_TYPE`, `ARGUMENT_COUNT`, `SHAPE_MISMATCH` */
export function readInputs(what: string, inputs: readonly Variable[], args: readonly unknown[]): Inputs {
  if (args.length !== inputs.length) {
    throw new CallError('ARGUMENT_COUNT', `${what} takes ${inputs.length} inputs, got ${args.length}`);
  }
  let length = -1;
  const values = args.map((value, k) => {
    if (typeof value === 'number' || typeof value === 'bigint') return value;
    const { name, type } = inputs[k]!;
    const array = asTypedArray(type, value, `the input '${name}'`);
    if (array === undefined) {
      throw new CallError('ARGUMENT_TYPE', `${what}: the input '${name}' takes a typed array, a buffer or a number`);
    }
    const count = elementCount(array);
    if (length >= 0 && count !== length) {
      throw new CallError('SHAPE_MISMATCH', `${what}: '${name}' has ${count} elements, another input has ${length}`);
    }
    length = count;
    return array;
  });
  if (length < 0) throw new CallError('ARGUMENT_TYPE', `${what}: at least one input is an array`);
  return { values, length };
}

/** Calls `work` with the inputs of each block in turn. */
export function inBlocks(
  { values, length }: Inputs,
  work: (inputs: readonly unknown[], first: number, count: number) => void,
): void {
  for (let first = 0; first < length; first += BLOCK) {
    const count = Math.min(BLOCK, length - first);
    work(
      values.map((value) => (typeof value === 'object' ? partOf(value, first, count) : value)),
      first,
      count,
    );
  }
}

/** The options of a kernel whose values have the type `dtype`, comparisons too. @throws RawCpuError `BAD_OPTION` */
export function withOutput(what: string, dtype: DType, options: KernelOptions): KernelOptions {
  if (options.outputs !== undefined) {
    throw new RawCpuError('BAD_OPTION', `${what} takes no option outputs: its values are ${dtype}`, {
      hint: `convert in the expression: ${dtype}(...)`,
    });
  }
  return readRecord(what, { ...options, outputs: dtype });
}
