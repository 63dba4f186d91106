// Running sums, histograms and packing: what is not computed element by element, and is no single value either. An
// elementwise kernel computes a block into the cache, and a pass of machine code (passes.ts) takes it from there.

import { CallError, RawCpuError } from '../../errors/index.ts';
import { type DType, dtypes, isFloat } from '../dtype.ts';
import type { KernelSource } from '../front/index.ts';
import type { Variable } from '../ir/graph.ts';
import { type ArrayOf, asTypedArray, newArray, type TypedArray } from '../run/arrays.ts';
import { type BlockKernel, blockKernel } from '../run/elementwise.ts';
import { checkDType, checkOptions, type KernelOptions, machineTarget } from '../run/options.ts';
import { countBins, packWanted, runningSum } from './passes.ts';

/** Elements of a block: in f64 they fill half of a small L2. */
const BLOCK = 16384;

/** The arrays and numbers of a call, checked. */
interface Inputs {
  readonly values: readonly (TypedArray | number | bigint)[];
  readonly length: number;
}

/** @throws CallError `ARGUMENT_TYPE`, `ARGUMENT_COUNT`, `SHAPE_MISMATCH` */
function readInputs(what: string, inputs: readonly Variable[], args: readonly unknown[]): Inputs {
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
  return { values, length };
}

/** Calls `work` with the inputs of each block in turn. */
function inBlocks(
  { values, length }: Inputs,
  work: (inputs: readonly unknown[], first: number, count: number) => void,
): void {
  for (let first = 0; first < length; first += BLOCK) {
    const count = Math.min(BLOCK, length - first);
    work(
      values.map((value) => (typeof value === 'object' ? value.subarray(first, first + count) : value)),
      first,
      count,
    );
  }
}

/** The options of a kernel whose values have the type `dtype`, comparisons too. @throws RawCpuError `BAD_OPTION` */
function withOutput(what: string, dtype: DType, options: KernelOptions): KernelOptions {
  if (options.outputs !== undefined) {
    throw new RawCpuError('BAD_OPTION', `${what} takes no option outputs: its values are ${dtype}`, {
      hint: `convert in the expression: ${dtype}(...)`,
    });
  }
  return { ...options, outputs: dtype };
}

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
  checkOptions('cumulativeSum', options);
  const type = sumType(dtype);
  const value = blockKernel('cumulativeSum', dtype, expression, withOutput('cumulativeSum', dtype, options));
  const widen = blockKernel('cumulativeSum', type, 'a', { inputs: { a: dtype } });
  const add = runningSum(type);
  const values = newArray(dtype, BLOCK) as TypedArray;
  const wide = newArray(type, BLOCK) as TypedArray;
  return (...args) => {
    const inputs = readInputs('cumulativeSum', value.inputs, args);
    const out = newArray(type, inputs.length);
    const state = newArray(type, 1);
    inBlocks(inputs, (part, first, count) => {
      value.run(part, values.subarray(0, count), first);
      widen.run([values.subarray(0, count)], wide.subarray(0, count), 0);
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
  checkOptions('histogram', options, ['bins', 'range']);
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
  const value = blockKernel('histogram', dtype, expression, withOutput('histogram', dtype, rest));
  const widen = blockKernel('histogram', 'f64', 'a', { inputs: { a: dtype } });
  const guess = blockKernel('histogram', 'i32', 'i32(a >= low && a <= high ? min((a - low) * scale, last) : -1)', {
    inputs: { a: 'f64' },
    scalars: { low, high, scale: bins / (high - low), last: bins - 1 },
  });
  const edges = Float64Array.from({ length: bins + 1 }, (_, k) =>
    k === bins ? high : low + k * ((high - low) / bins),
  );
  const count = countBins();
  const values = newArray(dtype, BLOCK) as TypedArray;
  const wide = new Float64Array(BLOCK);
  const guesses = new Int32Array(BLOCK);
  return (...args) => {
    const counts = new Float64Array(bins);
    inBlocks(readInputs('histogram', value.inputs, args), (part, first, n) => {
      value.run(part, values.subarray(0, n), first);
      widen.run([values.subarray(0, n)], wide.subarray(0, n), 0);
      guess.run([wide.subarray(0, n)], guesses.subarray(0, n), 0);
      count(n, wide, guesses, edges, bins, counts);
    });
    return counts;
  };
}

/** The options for one of two sources: without the names that only the other one has. */
function namedIn(source: KernelSource, other: KernelSource | undefined, options: KernelOptions): KernelOptions {
  const has = (text: unknown, name: string) => new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(String(text));
  const own = <T>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(record).filter(([name]) => has(source, name) || !has(other ?? '', name)));
  const { inputs, scalars } = options;
  return {
    ...options,
    ...(inputs === undefined ? {} : { inputs: own(inputs) }),
    ...(scalars === undefined ? {} : { scalars: own(scalars) }),
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
  checkOptions('compress', options);
  const valueOptions = withOutput('compress', dtype, options);
  const test = blockKernel('compress', dtype, condition, namedIn(condition, value, options));
  if (test.type !== 'u8') {
    throw new RawCpuError('BAD_OPTION', `compress: the condition is a comparison; this one gives ${test.type}`, {
      hint: 'compare with 0: a != 0',
    });
  }
  const source = value ?? test.inputs[0]?.name;
  if (source === undefined) {
    throw new RawCpuError('BAD_OPTION', 'compress: the condition has no input that could be packed', {
      hint: 'give the value as the third argument',
    });
  }
  const made = blockKernel('compress', dtype, source, namedIn(source, condition, valueOptions));
  const added = made.inputs.filter(({ name }) => !test.inputs.some((known) => known.name === name));
  const inputs = [...test.inputs, ...added];
  const pack = packWanted(dtype, machineTarget(options.isa));
  const wanted = new Uint8Array(BLOCK);
  const values = newArray(dtype, BLOCK) as TypedArray;
  const pick = (kernel: BlockKernel, part: readonly unknown[]) =>
    kernel.inputs.map(({ name }) => part[inputs.findIndex((input) => input.name === name)]);
  return (...args) => {
    const given = readInputs('compress', inputs, args);
    const packed = newArray(dtype, given.length + 64) as TypedArray;
    let length = 0;
    inBlocks(given, (part, first, count) => {
      test.run(pick(test, part), wanted.subarray(0, count), first);
      made.run(pick(made, part), values.subarray(0, count), first);
      length += pack(count, values, wanted, packed.subarray(length)) as number;
    });
    return packed.slice(0, length) as ArrayOf<D>;
  };
}
