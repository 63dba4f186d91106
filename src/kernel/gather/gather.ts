// Running sums, histograms and packing: what is not computed element by element, and is no single value either. An
// elementwise kernel computes a block into the cache, and a pass of machine code (passes.ts) takes it from there.

import { CallError, RawCpuError, refuseUnknownOptions } from '../../errors/index.ts';
import { type DType, dtypes, isFloat } from '../dtype.ts';
import type { KernelSource } from '../front/index.ts';
import { type ArrayOf, asTypedArray, newArray, type TypedArray } from '../run/arrays.ts';
import { elementwise } from '../run/elementwise.ts';
import type { Kernel } from '../run/kernel.ts';
import { checkDType, type KernelOptions, machineTarget, optionNames } from '../run/options.ts';
import { countBins, packWanted, runningSum } from './passes.ts';

/** Elements of a block: in f64 they fill half of a small L2. */
const BLOCK = 16384;

/** Calls `work` with the inputs of each block in turn. @throws CallError `ARGUMENT_TYPE`, `ARGUMENT_COUNT`, `SHAPE_MISMATCH` */
function inBlocks(
  what: string,
  kernel: Pick<Kernel<TypedArray>, 'inputs'>,
  args: readonly unknown[],
  work: (inputs: readonly unknown[], first: number, count: number) => void,
): number {
  const { inputs } = kernel;
  if (args.length !== inputs.length) {
    throw new CallError('ARGUMENT_COUNT', `${what} takes ${inputs.length} inputs, got ${args.length}`);
  }
  let length = -1;
  const arrays = args.map((value, k) => {
    if (typeof value === 'number' || typeof value === 'bigint') return value;
    const { name, type } = inputs[k]!;
    const array = asTypedArray(type, value, `the input '${name}'`);
    if (array === undefined) {
      throw new CallError('ARGUMENT_TYPE', `${what}: the input '${name}' takes a typed array, a buffer or a number`);
    }
    if (length >= 0 && array.length !== length) {
      throw new CallError(
        'SHAPE_MISMATCH',
        `${what}: '${name}' has ${array.length} elements, another input has ${length}`,
      );
    }
    length = array.length;
    return array;
  });
  if (length < 0) throw new CallError('ARGUMENT_TYPE', `${what}: at least one input is an array`);
  for (let first = 0; first < length; first += BLOCK) {
    const count = Math.min(BLOCK, length - first);
    const part = arrays.map((array) => (typeof array === 'object' ? array.subarray(first, first + count) : array));
    work(part, first, count);
  }
  return length;
}

/** The length of the array that is first among the arguments. */
const lengthOf = (args: readonly unknown[]): number =>
  args.reduce<number>((length, value) => Math.max(length, (value as { length?: number })?.length ?? 0), 0);

/** An element type in which sums are kept, and the array that they come in. */
type SumType<D extends DType> = D extends 'f64'
  ? 'f64'
  : D extends 'f32' | 'f16' | 'bf16'
    ? 'f32'
    : D extends 'i8' | 'i16' | 'i32' | 'i64'
      ? 'i64'
      : 'u64';

function sumType<D extends DType>(dtype: D): SumType<D> {
  const type = isFloat(dtype) ? (dtype === 'f64' ? 'f64' : 'f32') : dtypes[dtype].kind === 'signed' ? 'i64' : 'u64';
  return type as SumType<D>;
}

/**
 * Makes a function of running sums: element i of the result is the sum of the elements 0 to i. Floats are added one after
 * the other in their own type (f16 and bf16 in f32), integers in 64 bits, as NumPy does.
 * @example cumulativeSum('f32')(x)
 * @throws as elementwise() does
 */
export function cumulativeSum<D extends DType>(
  dtype: D,
  expression: KernelSource = 'a',
  options: KernelOptions = {},
): (...args: readonly unknown[]) => ArrayOf<SumType<D>> {
  checkDType('cumulativeSum', dtype);
  const type = sumType(dtype);
  const value = elementwise(dtype, expression as never, options) as unknown as Kernel<TypedArray>;
  const widen = elementwise(type, 'a', { inputs: { a: dtype } }) as unknown as Kernel<TypedArray>;
  const add = runningSum(type);
  const values = newArray(dtype, BLOCK);
  const wide = newArray(type, BLOCK) as TypedArray;
  return (...args) => {
    const out = newArray(type, lengthOf(args));
    const state = newArray(type, 1);
    inBlocks('cumulativeSum', value, args, (part, first, count) => {
      value(...part, values.subarray(0, count));
      widen(values.subarray(0, count), wide.subarray(0, count));
      add(count, wide, out.subarray(first), state);
    });
    return out;
  };
}

export interface HistogramOptions extends KernelOptions {
  /** How many bins of equal width, at most 2^24. */
  readonly bins: number;
  /** The lower edge of the first bin and the upper edge of the last one, which belongs to it. */
  readonly range: readonly [number, number];
}

/**
 * Makes a function that counts how many values fall into each of some bins of equal width. Values outside of the range, and
 * NaN, are not counted. The counts come as a Float64Array, which holds them exactly.
 * @example histogram('f32', { bins: 10, range: [0, 1] })(x)
 * @throws RawCpuError `BAD_OPTION`; as elementwise() does
 */
export function histogram<D extends DType>(
  dtype: D,
  options: HistogramOptions,
  expression: KernelSource = 'a',
): (...args: readonly unknown[]) => Float64Array {
  checkDType('histogram', dtype);
  refuseUnknownOptions('histogram', options, [...optionNames, 'bins', 'range']);
  const { bins, range, ...rest } = options;
  if (!Number.isInteger(bins) || bins < 1 || bins > 2 ** 24) {
    throw new RawCpuError('BAD_OPTION', `histogram: bins is an integer from 1 to ${2 ** 24}, got ${String(bins)}`);
  }
  const [low, high] = range ?? [];
  if (!Number.isFinite(low) || !Number.isFinite(high) || !(low < high)) {
    throw new RawCpuError(
      'BAD_OPTION',
      `histogram: range is two finite numbers, the smaller one first, got ${String(range)}`,
    );
  }
  const value = elementwise(dtype, expression as never, rest) as unknown as Kernel<TypedArray>;
  const widen = elementwise('f64', 'a', { inputs: { a: dtype } }) as unknown as Kernel<TypedArray>;
  const guess = elementwise('i32', 'i32(a >= low && a <= high ? min((a - low) * scale, last) : -1)', {
    inputs: { a: 'f64' },
    scalars: { low, high, scale: bins / (high - low), last: bins - 1 },
  }) as unknown as Kernel<TypedArray>;
  const edges = Float64Array.from({ length: bins + 1 }, (_, k) =>
    k === bins ? high : low + k * ((high - low) / bins),
  );
  const count = countBins();
  const values = newArray(dtype, BLOCK) as TypedArray;
  const wide = new Float64Array(BLOCK);
  const guesses = new Int32Array(BLOCK);
  return (...args) => {
    const counts = new Float64Array(bins);
    inBlocks('histogram', value, args, (part, _first, n) => {
      value(...part, values.subarray(0, n));
      widen(values.subarray(0, n), wide.subarray(0, n));
      guess(wide.subarray(0, n), guesses.subarray(0, n));
      count(n, wide, guesses, edges, bins, counts);
    });
    return counts;
  };
}

/**
 * Makes a function that packs the values for which a condition is true, in their order.
 * @example compress('f32', 'a > 0')(x)
 * @param condition a comparison
 * @param value what is packed, an expression of the same inputs; the first input of the condition when not given. A call
 * takes the inputs of the condition, in their order, and behind them those that only the value has.
 * @throws RawCpuError `BAD_OPTION`; as elementwise() does
 */
export function compress<D extends DType>(
  dtype: D,
  condition: KernelSource,
  value?: KernelSource,
  options: KernelOptions = {},
): (...args: readonly unknown[]) => ArrayOf<D> {
  checkDType('compress', dtype);
  const test = elementwise(dtype, condition as never, options) as unknown as Kernel<TypedArray>;
  if (test.outputs[0]!.type !== 'u8') {
    throw new RawCpuError(
      'BAD_OPTION',
      `compress: the condition is a comparison; this one gives ${test.outputs[0]!.type}`,
      {
        hint: 'compare with 0: a != 0',
      },
    );
  }
  const first = test.inputs[0]?.name;
  const made = elementwise(dtype, (value ?? first) as never, options) as unknown as Kernel<TypedArray>;
  const added = made.inputs.filter(({ name }) => !test.inputs.some((known) => known.name === name));
  const inputs = [...test.inputs, ...added];
  const pack = packWanted(dtype, machineTarget(options.isa));
  const wanted = new Uint8Array(BLOCK);
  const values = newArray(dtype, BLOCK) as TypedArray;
  const pick = (kernel: Kernel<TypedArray>, part: readonly unknown[]) =>
    Object.fromEntries(kernel.inputs.map(({ name }) => [name, part[inputs.findIndex((input) => input.name === name)]]));
  return (...args) => {
    const packed = newArray(dtype, lengthOf(args) + 64) as TypedArray;
    let length = 0;
    inBlocks('compress', { inputs }, args, (part, _first, count) => {
      test(pick(test, part), wanted.subarray(0, count));
      made(pick(made, part), values.subarray(0, count));
      length += pack(count, values, wanted, packed.subarray(length)) as number;
    });
    return packed.slice(0, length) as ArrayOf<D>;
  };
}
