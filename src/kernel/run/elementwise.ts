// elementwise(): an expression becomes a function over arrays.

import { readRecord } from '../../errors/index.ts';
import type { DType } from '../dtype.ts';
import type {
  InputsOf,
  InputsOption,
  KernelSource,
  NoNames,
  OutputsOf,
  OutputsOption,
  ScalarsOf,
  ScalarsOption,
} from '../front/index.ts';
import type { Kernel } from './call-types.ts';
import { type Compiled, keep, makeProgram, parseSource, type Recipe, type Shared, sourceKey } from './compile.ts';
import { Family } from './family.ts';
import { makeKernel } from './kernel.ts';
import { checkDType, checkOptions, type KernelOptions } from './options.ts';

/**
 * Makes a kernel: machine code for this processor that computes an expression for every element of its arrays.
 *
 * The expression is text (`'a * b + c'`), whose inputs come in the order in which they appear, or an arrow function, whose
 * inputs are its parameters. The function is read, never called. All inputs and the output have the type `dtype` unless
 * `options.inputs` says otherwise; docs/kernels.md has the language, the types and how they mix.
 *
 * Kernels are kept by expression, types and options: making the same one again costs some microseconds.
 *
 * @throws ParseError with the place in the expression; RawCpuError `BAD_OPTION`, `UNKNOWN_OPTION`; UnsupportedError
 * `FACILITY_MISSING` where the processor lacks the level that `options.isa` asks for, `PLATFORM`.
 * @example
 * ```ts
 * import { elementwise } from 'rawcpu';
 *
 * const saxpy = elementwise('f32', 'a * x + y', { scalars: { a: 2 } });
 * saxpy(Float32Array.of(1, 2, 3), Float32Array.of(10, 20, 30)); // => Float32Array(3) [ 12, 24, 36 ]
 *
 * const hypotenuse = elementwise('f64', (x: number, y: number) => Math.sqrt(x * x + y * y));
 * const out = new Float64Array(2);
 * hypotenuse(Float64Array.of(3, 5), Float64Array.of(4, 12), out);
 * out; // => Float64Array(2) [ 5, 13 ]
 * ```
 */
export function elementwise<
  D extends DType,
  S extends KernelSource,
  T extends InputsOption = NoNames,
  U extends OutputsOption = undefined,
  C extends ScalarsOption = NoNames,
>(
  dtype: D,
  expression: S,
  options?: KernelOptions<T, U, C>,
): Kernel<InputsOf<D, S, T, C>, OutputsOf<D, S, U, C>, ScalarsOf<S, C>>;
export function elementwise(dtype: DType, expression: KernelSource, options: KernelOptions = {}): unknown {
  return makeKernel(familyOf('elementwise', dtype, expression, checkOptions('elementwise', options)));
}

/** What was compiled for an expression, or is kept of it. @param what the function that was called, for messages */
export function familyOf(
  what: string,
  dtype: DType,
  expression: KernelSource,
  options: KernelOptions,
): Family<Compiled> {
  checkDType(what, dtype);
  return new Family({ what: 'elementwise', dtype, expression, options: readRecord(what, options) }, compiled);
}

/** The program for an expression, from those that are kept or a new one. */
function compiled(recipe: Recipe): Shared<Compiled> {
  return keep(sourceKey(recipe, ''), () => {
    const { graph, ...parsed } = parseSource(recipe);
    const program = makeProgram(graph, recipe, recipe.options.name ?? 'kernel');
    program.compileUsual();
    return { program, graph: program.graph, ...parsed, dispose: () => program.dispose() };
  });
}
