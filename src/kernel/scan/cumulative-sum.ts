// Running sums.

import { partOf } from '../../buffers/index.ts';
import { type DType, dtypes, isFloat } from '../dtype.ts';
import type { InputsOf, InputsOption, KernelSource, NoNames, ScalarsOf, ScalarsOption } from '../front/index.ts';
import { newArray } from '../run/arrays.ts';
import type { Scan } from '../run/call-types.ts';
import { makeCallable } from '../run/callable.ts';
import { checkDType, checkOptions, floatOptions, type KernelOptions } from '../run/options.ts';
import { runningSum } from './passes.ts';
import { ScanEngine, type ScanKind } from './scan-engine.ts';
import { valueFamily, withOutput } from './values.ts';

/** The element type in which sums are kept: floats in their own or f32, integers in 64 bits. */
export type SumType<D extends DType> = D extends 'f64'
  ? 'f64'
  : D extends 'f32' | 'f16' | 'bf16'
    ? 'f32'
    : D extends 'i8' | 'i16' | 'i32' | 'i64'
      ? 'i64'
      : 'u64';

function sumType(dtype: DType): 'f64' | 'f32' | 'i64' | 'u64' {
  if (isFloat(dtype)) return dtype === 'f64' ? 'f64' : 'f32';
  return dtypes[dtype].kind === 'signed' ? 'i64' : 'u64';
}

/**
 * Makes a function of running sums: element i of the result is the sum of the elements 0 to i. Floats are added one after
 * the other in their own type (f16 and bf16 in f32), integers in 64 bits, as NumPy does.
 * @throws as elementwise() does
 * @example
 * ```ts
 * import { cumulativeSum } from 'rawcpu';
 *
 * cumulativeSum('f64')(Float64Array.of(1, 2, 3, 4)); // => Float64Array(4) [ 1, 3, 6, 10 ]
 * ```
 */
export function cumulativeSum<
  D extends DType,
  S extends KernelSource,
  T extends InputsOption = NoNames,
  C extends ScalarsOption = NoNames,
>(
  dtype: D,
  expression: S,
  options?: KernelOptions<T, undefined, C>,
): Scan<SumType<D>, InputsOf<D, S, T, C>, ScalarsOf<S, C>>;
/** The same where the expression may be missing. */
export function cumulativeSum<
  D extends DType,
  S extends KernelSource | undefined = undefined,
  T extends InputsOption = NoNames,
  C extends ScalarsOption = NoNames,
>(
  dtype: D,
  expression?: S,
  options?: KernelOptions<T, undefined, C>,
): Scan<SumType<D>, InputsOf<D, S, T, C>, ScalarsOf<S, C>>;
export function cumulativeSum(dtype: DType, expression?: KernelSource, options: KernelOptions = {}): unknown {
  checkDType('cumulativeSum', dtype);
  const checked = checkOptions('cumulativeSum', options);
  const type = sumType(dtype);
  const value = valueFamily('cumulativeSum', dtype, expression ?? 'a', withOutput('cumulativeSum', dtype, checked));
  const widen =
    type === dtype ? [] : [{ family: valueFamily('cumulativeSum', type, 'a', { inputs: { a: dtype } }), of: 0 }];
  const add = runningSum(type, floatOptions(checked));
  const kind: ScanKind = {
    what: 'cumulativeSum',
    result: type,
    writesEarly: true,
    room: (length) => ({ elements: length, isExact: true }),
    begin: (length, given) => {
      const out = given ?? newArray(type, length);
      const state = newArray(type, 1);
      return {
        step: (computed, first, count) => {
          add(count, computed.at(-1), partOf(out, first, count), state);
        },
        finish: () => out,
      };
    },
  };
  return makeCallable(new ScanEngine(kind, { values: [value], derived: widen }));
}
