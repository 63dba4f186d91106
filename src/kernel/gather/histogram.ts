// Histograms. An elementwise kernel computes a block of values, another one says for each in which bin it should lie, and a
// pass of machine code lets the edges of the bins decide and counts (passes.ts).

import type { DType } from '../dtype.ts';
import type { KernelSource } from '../front/index.ts';
import { newArray, type TypedArray } from '../run/arrays.ts';
import { blockKernel } from '../run/elementwise.ts';
import { checkDType, checkOptions, type KernelOptions } from '../run/options.ts';
import { type Bins, binsOf } from './bins.ts';
import { BLOCK, inBlocks, readInputs, withOutput } from './blocks.ts';
import { countBins } from './passes.ts';

export interface HistogramOptions extends KernelOptions {
  /** How many bins of equal width, at most 2^24. */
  readonly bins: number;
  /**
   * The lower edge of the first bin and the upper edge of the last one, which belongs to it. Equal ones stand for a range of
   * half a unit below to half a unit above.
   */
  readonly range: readonly [number | bigint, number | bigint];
}

/** The number of the bin of a value, give or take one; -1 outside of the range and for NaN. */
function guessing(dtype: DType, bins: number, { low, width, lowest, highest }: Bins, options: KernelOptions) {
  const scale = bins / width;
  // The quotient overflows where the width is denormal, or nearly so.
  const place = Number.isFinite(scale) ? '(f64(a) - low) * scale' : '(f64(a) - low) / width * bins';
  return blockKernel('histogram', dtype, `a >= lowest && a <= highest ? i32(clamp(${place}, 0, last)) : -1`, {
    ...options,
    outputs: 'i32',
    scalars: {
      lowest: { type: dtype, value: lowest },
      highest: { type: dtype, value: highest },
      low: { type: 'f64', value: low },
      ...(Number.isFinite(scale)
        ? { scale: { type: 'f64', value: scale } }
        : { width: { type: 'f64', value: width }, bins: { type: 'f64', value: bins } }),
      last: { type: 'f64', value: bins - 1 },
    },
  });
}

/**
 * Makes a function that counts how many values fall into each of some bins of equal width, as numpy.histogram() does: the
 * edges of the bins are those of f64, rounded to the type of floats. Values outside of the range, infinities and NaN are not
 * counted. The counts come as a Float64Array, which holds them exactly.
 * @example histogram('f32', { bins: 10, range: [0, 1] })(x)
 * @throws RawCpuError `BAD_OPTION`, for more bins than the type has numbers in the range as well; as elementwise() does
 */
export function histogram<D extends DType>(
  dtype: D,
  options: HistogramOptions,
  expression: KernelSource = 'a',
): (...args: readonly unknown[]) => Float64Array {
  checkDType('histogram', dtype);
  options = checkOptions('histogram', options, ['bins', 'range']);
  const { bins, range, ...rest } = options;
  const made = binsOf(dtype, bins, range);
  const { isa } = options;
  const ownOptions = isa === undefined ? {} : { isa };
  const value = blockKernel('histogram', dtype, expression, withOutput('histogram', dtype, rest));
  const guess = guessing(dtype, bins, made, ownOptions);
  const widen =
    dtype === 'f64' ? undefined : blockKernel('histogram', 'f64', 'a', { ...ownOptions, inputs: { a: dtype } });
  const count = countBins();
  const values = newArray(dtype, BLOCK) as TypedArray;
  const wide = widen === undefined ? values : new Float64Array(BLOCK);
  const guesses = new Int32Array(BLOCK);
  return (...args) => {
    const counts = new Float64Array(bins);
    inBlocks(readInputs('histogram', value.inputs, args), (part, first, n) => {
      const block = values.subarray(0, n);
      value.run(part, block, first);
      guess.run([block], guesses.subarray(0, n), 0);
      widen?.run([block], wide.subarray(0, n), 0);
      count(n, wide, guesses, made.edges, bins, counts);
    });
    return counts;
  };
}
