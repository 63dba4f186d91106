// elementwise(): an expression becomes a function over arrays.

import { RawCpuError, readRecord } from '../../errors/index.ts';
import type { DType } from '../dtype.ts';
import type { KernelSource } from '../front/index.ts';
import type { Variable } from '../ir/graph.ts';
import type { ArrayOf, TypedArray } from './arrays.ts';
import { prepareCall, runCall } from './call.ts';
import { keep, makeProgram, parseSource, type Recipe, type Shared, sourceKey } from './compile.ts';
import { Family } from './family.ts';
import { type Compiled, type Kernel, makeKernel } from './kernel.ts';
import { checkDType, checkOptions, type KernelOptions } from './options.ts';

/** What a kernel of an element type gives for what its arrow function returns. */
export type KernelResult<D extends DType, S> = S extends (...args: never[]) => infer R
  ? R extends readonly unknown[]
    ? ArrayOf<D>[]
    : R extends number | boolean | bigint
      ? ArrayOf<D>
      : { [Key in keyof R]: ArrayOf<D> }
  : ArrayOf<D>;

/**
 * Makes a kernel: machine code for this processor that computes an expression for every element of its arrays.
 *
 * The expression is text (`'a * b + c'`), whose inputs come in the order in which they appear, or an arrow function, whose
 * inputs are its parameters. The function is read, never called. All inputs and the output have the type `dtype` unless
 * `options.inputs` says otherwise; docs/kernels.md has the language, the types and how they mix.
 *
 * Kernels are kept by expression, types and options: making the same one again costs some microseconds.
 *
 * @example
 * const saxpy = elementwise('f32', (x, y) => a * x + y, { scalars: { a: 2 } });
 * saxpy(x, y, out);
 * @throws ParseError with the place in the expression; RawCpuError `BAD_OPTION`, `UNKNOWN_OPTION`; UnsupportedError
 * `FACILITY_MISSING` where the processor lacks the level that `options.isa` asks for, `PLATFORM`.
 */
export function elementwise<D extends DType, S extends KernelSource>(
  dtype: D,
  expression: S,
  options: KernelOptions = {},
): Kernel<KernelResult<D, S>> {
  options = checkOptions('elementwise', options);
  return makeKernel(familyOf('elementwise', dtype, expression, options));
}

function familyOf(what: string, dtype: DType, expression: KernelSource, options: KernelOptions): Family<Compiled> {
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

/** A kernel of one output that is called for blocks of long arrays. */
export interface BlockKernel {
  readonly inputs: readonly Variable[];
  readonly type: DType;
  /** @param base the position of the first element of the block. */
  run(inputs: readonly unknown[], output: TypedArray, base: number): void;
}

/** @throws as elementwise() does; RawCpuError `BAD_OPTION` for several outputs. */
export function blockKernel(what: string, dtype: DType, expression: KernelSource, options: KernelOptions): BlockKernel {
  const family = familyOf(what, dtype, expression, options);
  const { graph } = family.usual.value;
  if (graph.outputs.length !== 1) {
    throw new RawCpuError('BAD_OPTION', `${what}: the expression has one value, not ${graph.outputs.length}`);
  }
  return {
    inputs: graph.inputs,
    type: graph.outputs[0]!.type,
    run: (given, output, base) => {
      const { made, inputs, parameters } = family.fit(given);
      runCall(prepareCall(made.value.program, inputs, [output], parameters), base);
    },
  };
}
