// The options that elementwise() and reduce() share, checked, and the target that they lead to.

import type { FloatOptions } from '../../call/index.ts';
import { cpuInfo, type MxcsrOptions } from '../../cpu/index.ts';
import { quoted, RawCpuError, readOptions, readRecord } from '../../errors/index.ts';
import { type Level, levels, type Target, targetFor, usableFeatures } from '../code/target.ts';
import { type DType, dtypes, isDType } from '../dtype.ts';
import type { InputsOption, OutputsOption, ScalarsOption } from '../front/index.ts';

/** Options of everything that is made from an expression. The parameters are the types of the first three. */
export interface KernelOptions<
  T extends InputsOption = InputsOption,
  U extends OutputsOption = OutputsOption,
  C extends ScalarsOption = ScalarsOption,
> {
  /** Element types of inputs that are not of the kernel's own type. */
  readonly inputs?: T;
  /** Values of the scalars that the expression names beside its inputs; calls and `with()` may change them. */
  readonly scalars?: C;
  /** The type of the output, or of outputs by name; that of the kernel, or u8 for a comparison, when not given. */
  readonly outputs?: U;
  /** The instruction set to use; the best that processor and operating system have when not given. */
  readonly isa?: Level;
  /** True: `a * b + c` may become one fused operation with one rounding. Then results differ from JavaScript's. */
  readonly fma?: boolean;
  /** `full`: functions within 1 ULP. `fast`: within 3.5 ULP, in less time. */
  readonly accuracy?: 'full' | 'fast';
  /** How the kernel rounds; `nearest` when not given. */
  readonly rounding?: MxcsrOptions['rounding'];
  /** Results below the normal range become zero. */
  readonly flushToZero?: boolean;
  /** Inputs below the normal range count as zero. */
  readonly denormalsAreZero?: boolean;
  /**
   * As for native(): `'throw'` throws when an operation on an element was invalid, divided by zero, overflowed or
   * underflowed; a list names the exceptions to throw for.
   */
  readonly reportExceptions?: Exclude<FloatOptions['reportExceptions'], true>;
  /**
   * Vectors that one turn of the loop computes; chosen by the length of the code when not given. Reductions take fewer
   * where what they gather would not fit into the registers.
   */
  readonly unroll?: 1 | 2 | 4 | 8;
  /** What profilers and error messages call the code. */
  readonly name?: string;
}

/** The names of the options, for refusing others. */
export const optionNames = [
  'inputs',
  'scalars',
  'outputs',
  'isa',
  'fma',
  'accuracy',
  'rounding',
  'flushToZero',
  'denormalsAreZero',
  'reportExceptions',
  'unroll',
  'name',
] as const;

let features: ReadonlySet<string> | undefined;

const targets = new Map<Level | undefined, Target>();

/** The target for a level, or the best one of this machine. @throws UnsupportedError `FACILITY_MISSING` */
export function machineTarget(level?: Level): Target {
  features ??= usableFeatures(cpuInfo().features);
  // The same object each time, by which the lowering table knows what it has chosen before.
  let target = targets.get(level);
  if (target === undefined) {
    target = targetFor(features, level);
    targets.set(level, target);
  }
  return target;
}

export function checkDType(what: string, dtype: unknown): asserts dtype is DType {
  if (typeof dtype === 'string' && isDType(dtype)) return;
  throw new RawCpuError(
    'BAD_OPTION',
    `${what}: the element type is one of ${Object.keys(dtypes).join(', ')}, got ${typeof dtype === 'string' ? `'${dtype}'` : typeof dtype}`,
  );
}

/**
 * @param others names of options beside those of every kernel.
 * @returns the options that the object itself has
 * @throws RawCpuError `BAD_OPTION`, `UNKNOWN_OPTION`
 */
export function checkOptions<O extends KernelOptions>(what: string, options: O, others: readonly string[] = []): O {
  options = readOptions(what, options, [...optionNames, ...others]);
  for (const name of ['inputs', 'scalars', 'outputs'] as const) {
    const given = options[name];
    if (given === undefined || (name === 'outputs' && typeof given === 'string')) continue;
    Object.assign(options, { [name]: readRecord(`${what}: ${name}`, given as object) });
  }
  const oneOf = (key: keyof KernelOptions, values: readonly unknown[]) => {
    const value = options[key];
    if (value !== undefined && !values.includes(value)) {
      throw new RawCpuError('BAD_OPTION', `${what}: ${key} is one of ${values.join(', ')}, got ${quoted(value)}`);
    }
  };
  oneOf('isa', levels);
  oneOf('fma', [true, false]);
  oneOf('accuracy', ['full', 'fast']);
  oneOf('unroll', [1, 2, 4, 8]);
  if ((options.reportExceptions as unknown) === true) {
    throw new RawCpuError(
      'BAD_OPTION',
      `${what}: reportExceptions is 'throw', a list of exceptions or false, got true`,
      {
        hint: 'a kernel has no property `exceptions`; the details of the error that is thrown say what was raised',
      },
    );
  }
  if (options.name !== undefined && typeof options.name !== 'string') {
    throw new RawCpuError('BAD_OPTION', `${what}: name is a string, got ${typeof options.name}`);
  }
  for (const [name, type] of Object.entries(options.inputs ?? {})) checkDType(`${what}: inputs.${name}`, type);
  return options;
}

/** The floating-point options of the native function; undefined where none was given. */
export function floatOptions({
  rounding,
  flushToZero,
  denormalsAreZero,
  reportExceptions,
}: KernelOptions): FloatOptions | undefined {
  const changes = rounding !== undefined || flushToZero !== undefined || denormalsAreZero !== undefined;
  if (!changes && reportExceptions === undefined) return undefined;
  return {
    ...(changes
      ? {
          mxcsr: {
            ...(rounding === undefined ? {} : { rounding }),
            ...(flushToZero === undefined ? {} : { flushToZero }),
            ...(denormalsAreZero === undefined ? {} : { denormalsAreZero }),
          },
        }
      : {}),
    ...(reportExceptions === undefined ? {} : { reportExceptions }),
  };
}
