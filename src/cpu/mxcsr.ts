// MXCSR and the x87 control word of native calls. JavaScript's own arithmetic is never touched: the thunks load what is
// wanted right before the user's code and put the engine's own back right after it (call/float-control.ts).

import { floatControl } from '../call/index.ts';
import { RawCpuError, readFunction } from '../errors/index.ts';
import { exceptionNames } from '../isa/index.ts';
import {
  decodeMxcsr,
  decodeX87Control,
  encodeMxcsr,
  encodeX87Control,
  type FloatException,
  MXCSR_DEFAULT,
  type Mxcsr,
  type MxcsrOptions,
  X87_CONTROL_DEFAULT,
  type X87Control,
  type X87ControlOptions,
} from './decode/index.ts';
import { fnstcwInstruction, stmxcsrInstruction } from './instructions.ts';

/** What a function returned, and the exceptions that the native calls in it raised: of SSE and AVX, and of x87. */
export interface FloatReport<T> {
  /** What the function returned. */
  readonly result: T;
  /** Exceptions of SSE and AVX. */
  readonly raised: readonly FloatException[];
  /** Exceptions of the x87 unit. */
  readonly x87Raised: readonly FloatException[];
}

/** What is left out stays as the scope around has it. */
interface Wanted {
  readonly mxcsr?: number;
  readonly x87?: number;
}

function during<T>(where: string, { mxcsr, x87 }: Wanted, work: () => T): FloatReport<T> {
  readFunction(`${where}: the work`, work);
  const control = floatControl();
  const { wanted } = control;
  const registers = {
    mxcsr: mxcsr ?? (wanted.mxcsr || MXCSR_DEFAULT),
    x87: x87 ?? (wanted.x87 || X87_CONTROL_DEFAULT),
  };
  const { result, flags } = control.during(registers, work);
  if (typeof (result as { then?: unknown } | undefined)?.then === 'function') {
    throw new RawCpuError('BAD_OPTION', `${where}: the function must not be asynchronous`, {
      hint: 'what it awaits would run after the registers were put back; make the native calls before the first await',
    });
  }
  return { result, raised: exceptionNames(flags.mxcsr), x87Raised: exceptionNames(flags.x87) };
}

/** MXCSR of native calls: JavaScript's own arithmetic is never touched. */
export interface MxcsrScope {
  /**
   * The register as native calls see it now: the engine's own, or what {@link MxcsrScope.with} has set around this call.
   * @throws UnsupportedError `PLATFORM`
   */
  read(): Mxcsr;
  /**
   * Runs a function; the native calls that it makes run with this MXCSR, those included that it starts with `async()`.
   * What is left out of the options has its default. A function with an `mxcsr` of its own keeps that. JavaScript's
   * arithmetic in the function is unchanged, and so is everything after it.
   * @throws RawCpuError `UNKNOWN_OPTION`, `BAD_OPTION`; whatever the function throws
   * @example
   * ```ts
   * import { mxcsr, native } from 'rawcpu';
   *
   * const divide = native({ args: ['f32', 'f32'], returns: 'f32' }, 'divss xmm0, xmm1; ret');
   * const down = mxcsr.with({ rounding: 'down' }, () => divide(1, 3));
   * const up = mxcsr.with({ rounding: 'up' }, () => divide(1, 3));
   * down < up; // => true
   * ```
   */
  with<T>(options: MxcsrOptions, work: () => T): T;
  /**
   * As {@link MxcsrScope.with}, and says which exceptions the native calls raised.
   * @example
   * ```ts
   * import { mxcsr, native } from 'rawcpu';
   *
   * const divide = native({ args: ['f32', 'f32'], returns: 'f32' }, 'divss xmm0, xmm1; ret');
   * mxcsr.report({}, () => divide(1, 0)); // => { result: Infinity, raised: [ 'divideByZero' ], x87Raised: [] }
   * ```
   */
  report<T>(options: MxcsrOptions, work: () => T): FloatReport<T>;
}

/** MXCSR: rounding, denormals and exceptions of SSE, AVX and AVX-512. */
export const mxcsr: MxcsrScope = {
  read: (): Mxcsr => decodeMxcsr(stmxcsrInstruction()()),

  with: <T>(options: MxcsrOptions, work: () => T): T =>
    during('mxcsr.with', { mxcsr: encodeMxcsr(options) }, work).result,

  report: <T>(options: MxcsrOptions, work: () => T): FloatReport<T> =>
    during('mxcsr.report', { mxcsr: encodeMxcsr(options) }, work),
};

/** The x87 control word of native calls. */
export interface X87Scope {
  /** The word as native calls see it now. @throws UnsupportedError `PLATFORM` */
  read(): X87Control;
  /**
   * Runs a function; the native calls that it makes run with this control word, and with MXCSR as the scope around has
   * it.
   * @throws RawCpuError `UNKNOWN_OPTION`, `BAD_OPTION`; whatever the function throws
   * @example
   * ```ts
   * import { native, x87 } from 'rawcpu';
   *
   * const third = native(
   *   { args: ['f64*'], returns: 'void' },
   *   'fld1; fdiv qword ptr [rdi]; fstp qword ptr [rdi]; ret',
   * );
   * const value = Float64Array.of(3);
   * x87.with({ precision: 'single' }, () => third(value)); // rounds to 24 bits
   * value[0] === Math.fround(1 / 3); // => true
   * ```
   */
  with<T>(options: X87ControlOptions, work: () => T): T;
  /** The word that every process begins with: all masked, to nearest, extended precision. */
  readonly default: X87Control;
}

/** The x87 control word. */
export const x87: X87Scope = {
  read: (): X87Control => decodeX87Control(fnstcwInstruction()()),

  with: <T>(options: X87ControlOptions, work: () => T): T =>
    during('x87.with', { x87: encodeX87Control(options) }, work).result,

  default: decodeX87Control(X87_CONTROL_DEFAULT),
};
