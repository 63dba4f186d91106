// Histograms. An elementwise kernel computes a block of values, another one says for each in which bin it should lie, and a
// pass of machine code lets the edges of the bins decide and counts (passes.ts).

import { bytesOf } from '../../buffers/index.ts';
import type { DType } from '../dtype.ts';
import type { InputsOf, InputsOption, KernelSource, NoNames, ScalarsOf, ScalarsOption } from '../front/index.ts';
import { isRecord } from '../own.ts';
import type { Scan } from '../run/call-types.ts';
import { makeCallable } from '../run/callable.ts';
import { checkDType, checkOptions, type KernelOptions } from '../run/options.ts';
import { type Bins, binsOf } from './bins.ts';
import { countBins } from './passes.ts';
import { ScanEngine, type ScanKind } from './scan-engine.ts';
import { valueFamily, withOutput } from './values.ts';

/** Options of histograms. */
export interface HistogramOptions<T extends InputsOption = InputsOption, C extends ScalarsOption = ScalarsOption>
  extends KernelOptions<T, undefined, C> {
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
  return valueFamily('histogram', dtype, `a >= lowest && a <= highest ? i32(clamp(${place}, 0, last)) : -1`, {
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
 * @param expression as for elementwise(); `a` when not given
 * @throws RawCpuError `BAD_OPTION`, for more bins than the type has numbers in the range as well; as elementwise() does
 * @example
 * ```ts
 * import { histogram } from 'rawcpu';
 *
 * const count = histogram('f64', 'a * 2', { bins: 4, range: [0, 4] });
 * count(Float64Array.of(0, 0.5, 1, 1.25, 9)); // => Float64Array(4) [ 1, 1, 2, 0 ]
 * ```
 */
export function histogram<
  D extends DType,
  S extends KernelSource | undefined,
  T extends InputsOption = NoNames,
  C extends ScalarsOption = NoNames,
>(dtype: D, expression: S, options: HistogramOptions<T, C>): Scan<'f64', InputsOf<D, S, T, C>, ScalarsOf<S, C>>;
/**
 * The same in an order of its own.
 * @deprecated The expression stands before the options, as everywhere.
 */
export function histogram<
  D extends DType,
  S extends KernelSource | undefined = undefined,
  T extends InputsOption = NoNames,
  C extends ScalarsOption = NoNames,
>(dtype: D, options: HistogramOptions<T, C>, expression?: S): Scan<'f64', InputsOf<D, S, T, C>, ScalarsOf<S, C>>;
export function histogram(dtype: DType, second: unknown, third: unknown): unknown {
  checkDType('histogram', dtype);
  // An expression is not a plain object, so which is which is plain.
  const [expression, given] = isRecord(second) ? [third, second] : [second, third];
  const options = checkOptions('histogram', given as HistogramOptions, ['bins', 'range']);
  const { bins, range, isa, ...others } = options;
  const made = binsOf(dtype, bins, range);
  const own = isa === undefined ? {} : { isa };
  const source = (expression ?? 'a') as KernelSource;
  const value = valueFamily('histogram', dtype, source, withOutput('histogram', dtype, { ...others, ...own }));
  const derived = [
    { family: guessing(dtype, bins, made, own), of: 0 },
    ...(dtype === 'f64'
      ? []
      : [{ family: valueFamily('histogram', 'f64', 'a', { ...own, inputs: { a: dtype } }), of: 0 }]),
  ];
  const count = countBins();
  const kind: ScanKind = {
    what: 'histogram',
    result: 'f64',
    writesEarly: false,
    room: () => ({ elements: bins, isExact: true }),
    begin: (_length, out) => {
      const counts = new Float64Array(bins);
      return {
        step: ([values, guesses, wide = values], _first, elements) => {
          count(elements, wide, guesses, made.edges, bins, counts);
        },
        finish: () => {
          if (out === undefined) return counts;
          bytesOf(out).set(bytesOf(counts));
          return out;
        },
      };
    },
  };
  return makeCallable(new ScanEngine(kind, { values: [value], derived }));
}
