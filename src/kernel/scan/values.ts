// The kernels that scans take values from: one value for each element, of a type that the scan decides.

import { RawCpuError, readRecord } from '../../errors/index.ts';
import type { DType } from '../dtype.ts';
import type { KernelSource } from '../front/index.ts';
import type { Compiled } from '../run/compile.ts';
import { familyOf } from '../run/elementwise.ts';
import type { Family } from '../run/family.ts';
import type { KernelOptions } from '../run/options.ts';

/**
 * A kernel of one value for each element, which a scan takes on from there.
 * @throws as elementwise() does; RawCpuError `BAD_OPTION` for several outputs.
 */
export function valueFamily(
  what: string,
  dtype: DType,
  expression: KernelSource,
  options: KernelOptions,
): Family<Compiled> {
  const family = familyOf(what, dtype, expression, options);
  const { outputs } = family.usual.value.graph;
  if (outputs.length === 1) return family;
  family.dispose();
  throw new RawCpuError('BAD_OPTION', `${what}: the expression has one value, not ${outputs.length}`);
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
