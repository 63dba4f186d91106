// Running sums and packing: what is not computed element by element, and is no single value either. An elementwise kernel
// computes a block into the cache, and a pass of machine code (passes.ts) takes it from there.

import { RawCpuError, readRecord } from '../../errors/index.ts';
import { type DType, dtypes, isFloat } from '../dtype.ts';
import { type KernelSource, namesIn } from '../front/index.ts';
import { type ArrayOf, newArray, type TypedArray } from '../run/arrays.ts';
import { type BlockKernel, blockKernel } from '../run/elementwise.ts';
import { checkDType, checkOptions, floatOptions, type KernelOptions, machineTarget } from '../run/options.ts';
import { BLOCK, inBlocks, readInputs, withOutput } from './blocks.ts';
import { packWanted, runningSum } from './passes.ts';

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
  options = checkOptions('cumulativeSum', options);
  const type = sumType(dtype);
  const value = blockKernel('cumulativeSum', dtype, expression, withOutput('cumulativeSum', dtype, options));
  const widen = blockKernel('cumulativeSum', type, 'a', { inputs: { a: dtype } });
  const add = runningSum(type, floatOptions(options));
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

/** The options for one of two sources: without the names that only the other one has. */
function namedIn(source: KernelSource, other: KernelSource | undefined, options: KernelOptions): KernelOptions {
  const [names, others] = [namesIn(source), other === undefined ? new Set() : namesIn(other)];
  const kept = <T>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(record).filter(([name]) => names.has(name) || !others.has(name)));
  const { inputs, scalars } = options;
  return readRecord('compress', {
    ...options,
    ...(inputs === undefined ? {} : { inputs: kept(inputs) }),
    ...(scalars === undefined ? {} : { scalars: kept(scalars) }),
  });
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
  options = checkOptions('compress', options);
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
    const elements = readInputs('compress', inputs, args);
    const packed = newArray(dtype, elements.length + 64) as TypedArray;
    let length = 0;
    inBlocks(elements, (part, first, count) => {
      test.run(pick(test, part), wanted.subarray(0, count), first);
      made.run(pick(made, part), values.subarray(0, count), first);
      length += pack(count, values, wanted, packed.subarray(length)) as number;
    });
    return packed.slice(0, length) as ArrayOf<D>;
  };
}
