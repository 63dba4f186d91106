// Packing: the elements for which a condition holds, one after the other.

import { bytesOf, partOf } from '../../buffers/index.ts';
import { RawCpuError, readRecord } from '../../errors/index.ts';
import type { DType } from '../dtype.ts';
import {
  type InputsOfTwo,
  type InputsOption,
  type KernelSource,
  type NoNames,
  namesIn,
  type ScalarsOf,
  type ScalarsOption,
} from '../front/index.ts';
import { newArray } from '../run/arrays.ts';
import type { Scan } from '../run/call-types.ts';
import { makeCallable } from '../run/callable.ts';
import { checkDType, checkOptions, type KernelOptions, machineTarget } from '../run/options.ts';
import { packWanted } from './passes.ts';
import { ScanEngine, type ScanKind } from './scan-engine.ts';
import { valueFamily, withOutput } from './values.ts';

/** Elements that packing may write after the last one. */
const SPARE = 64;

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
 * Makes a function that packs the values for which a condition is true, in their order. An output that is given has room for
 * all of them; what comes back is the part that was written.
 * @param condition a comparison
 * @param value what is packed, an expression of the same inputs; the first input of the condition when not given. A call
 * takes the inputs of the condition, in their order, and after them those that only the value has.
 * @throws RawCpuError `BAD_OPTION`; as elementwise() does
 * @example
 * ```ts
 * import { compress } from 'rawcpu';
 *
 * compress('f32', 'a > 0')(Float32Array.of(1, -2, 3, -4)); // => Float32Array(2) [ 1, 3 ]
 * ```
 */
export function compress<
  D extends DType,
  S extends KernelSource,
  V extends KernelSource,
  T extends InputsOption = NoNames,
  C extends ScalarsOption = NoNames,
>(
  dtype: D,
  condition: S,
  value: V,
  options?: KernelOptions<T, undefined, C>,
): Scan<D, InputsOfTwo<D, S, V, T, C>, ScalarsOf<S | V, C>>;
/** The same where the value may be missing. */
export function compress<
  D extends DType,
  S extends KernelSource,
  V extends KernelSource | undefined = undefined,
  T extends InputsOption = NoNames,
  C extends ScalarsOption = NoNames,
>(
  dtype: D,
  condition: S,
  value?: V,
  options?: KernelOptions<T, undefined, C>,
): Scan<D, InputsOfTwo<D, S, V, T, C>, ScalarsOf<S | V, C>>;
export function compress(
  dtype: DType,
  condition: KernelSource,
  value?: KernelSource,
  options: KernelOptions = {},
): unknown {
  checkDType('compress', dtype);
  const checked = checkOptions('compress', options);
  const valueOptions = withOutput('compress', dtype, checked);
  const test = valueFamily('compress', dtype, condition, namedIn(condition, value, checked));
  const { inputs, outputs } = test.usual.value.graph;
  if (outputs[0]!.type !== 'u8') {
    test.dispose();
    throw new RawCpuError('BAD_OPTION', `compress: the condition is a comparison; this one gives ${outputs[0]!.type}`, {
      hint: 'compare with 0: a != 0',
    });
  }
  const [first] = inputs;
  const source = value ?? first?.name;
  if (source === undefined) {
    test.dispose();
    throw new RawCpuError('BAD_OPTION', 'compress: the condition has no input that could be packed', {
      hint: 'give the value as the third argument',
    });
  }
  const given = namedIn(source, condition, valueOptions);
  const pickedOptions = value === undefined ? { ...given, inputs: { [first!.name]: first!.type } } : given;
  const picked = valueFamily('compress', dtype, source, pickedOptions);
  const pack = packWanted(dtype, machineTarget(checked.isa));
  const kind: ScanKind = {
    what: 'compress',
    result: dtype,
    writesEarly: false,
    room: (length) => ({ elements: length, isExact: false }),
    begin: (elements, out) => {
      const packed = newArray(dtype, elements + SPARE);
      let length = 0;
      return {
        step: ([wanted, values], _first, count) => {
          length += pack(count, values, wanted, partOf(packed, length)) as number;
        },
        finish: () => {
          const found = partOf(packed, 0, length);
          if (out === undefined) return found.slice();
          const place = partOf(out, 0, length);
          bytesOf(place).set(bytesOf(found));
          return place;
        },
      };
    },
  };
  return makeCallable(new ScanEngine(kind, { values: [test, picked], derived: [] }));
}
