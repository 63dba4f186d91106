// The floating-point options of native(): which registers the code runs with, and what becomes of the exceptions that it
// raises. A function without these options knows nothing of this file.

import { CallError, isList, quoted, RawCpuError } from '../errors/index.ts';
import {
  encodeMxcsr,
  encodeX87Control,
  exceptionBits,
  exceptionFlags,
  exceptionNames,
  type FloatException,
  type FloatExceptionFlags,
  MXCSR_DEFAULT,
  type MxcsrOptions,
  X87_CONTROL_DEFAULT,
  type X87ControlOptions,
} from '../isa/index.ts';
import { cellWord, type FloatControl, NOT_LEFT } from './float-control.ts';

/** How native code computes with floating-point numbers. */
export interface FloatOptions {
  /**
   * MXCSR while the code runs, whatever `mxcsr.with()` says around the call. What is left out has its default.
   * JavaScript's own is put back after each call.
   */
  readonly mxcsr?: MxcsrOptions;
  /** The x87 control word while the code runs, in the same way. */
  readonly x87?: X87ControlOptions;
  /**
   * The floating-point exceptions that a call raises. `true`: they can be read from `exceptions`. `'throw'`: a call that
   * raises invalid, divideByZero, overflow or underflow also throws a CallError `FLOAT_EXCEPTION`, after the code has
   * run to its end. A list: the same for these exceptions; inexact and denormal, which most code raises, are told so.
   */
  readonly reportExceptions?: boolean | 'throw' | readonly FloatException[];
}

/** The exceptions that a call raised: of SSE, AVX and AVX-512, and beside them of x87. */
export interface CallExceptions extends FloatExceptionFlags {
  /** The names of all that happened in either unit. */
  readonly raised: readonly FloatException[];
  /** Those of the x87 unit, and whether its stack ran over or empty (SDM 1, 8.1.3). */
  readonly x87: FloatExceptionFlags & { readonly stackFault: boolean };
}

/** The options, checked and as register values. */
export interface FloatPlan {
  /** Undefined: the scope's, or the default. */
  readonly mxcsr: number | undefined;
  readonly x87: number | undefined;
  /** Whether the code may use x87, so that its control word and flags matter. */
  readonly usesX87: boolean;
  readonly isReported: boolean;
  /** Sticky flags that become an error. */
  readonly thrown: number;
}

const thrownByDefault = exceptionBits('', ['invalid', 'divideByZero', 'overflow', 'underflow']);

/** Checks the options; undefined where there are none. @throws RawCpuError `BAD_OPTION`, `UNKNOWN_OPTION` */
export function planFloat(
  options: FloatOptions,
  { isGuarded, usesX87 }: { readonly isGuarded: boolean; readonly usesX87: boolean },
): FloatPlan | undefined {
  const { mxcsr, x87, reportExceptions = false } = options;
  const what = 'native: reportExceptions';
  const isListed = isList(reportExceptions);
  if (!isListed && typeof reportExceptions !== 'boolean' && reportExceptions !== 'throw') {
    throw new RawCpuError(
      'BAD_OPTION',
      `${what} must be true, false, 'throw' or a list of exceptions, got ${quoted(reportExceptions)}`,
    );
  }
  const isReported = reportExceptions !== false;
  const thrown = isListed ? exceptionBits(what, reportExceptions) : reportExceptions === 'throw' ? thrownByDefault : 0;
  if (mxcsr === undefined && x87 === undefined && !isReported) return undefined;
  const values = {
    mxcsr: mxcsr === undefined ? undefined : encodeMxcsr(mxcsr),
    x87: x87 === undefined ? undefined : encodeX87Control(x87),
  };
  const unmasked = [...(mxcsr?.unmasked ?? []), ...(x87?.unmasked ?? [])];
  if (!isGuarded && unmasked.length > 0) {
    throw new RawCpuError(
      'BAD_OPTION',
      `native: unmasked exceptions (${unmasked.join(', ')}) need the guard, which unchecked: true drops`,
      { hint: "reportExceptions: 'throw' throws for masked ones, with or without a guard" },
    );
  }
  return { ...values, usesX87: usesX87 || x87 !== undefined, isReported, thrown };
}

/** What a call's cell asks for: the function's own, else the scope's, else what a report of exceptions begins with. */
export function wantedControl(
  plan: FloatPlan | undefined,
  { wanted }: Pick<FloatControl, 'wanted'>,
): { readonly mxcsr: number; readonly x87: number } {
  if (plan === undefined) return wanted;
  return {
    mxcsr: plan.mxcsr ?? (wanted.mxcsr || MXCSR_DEFAULT),
    x87: plan.x87 ?? (wanted.x87 || X87_CONTROL_DEFAULT),
  };
}

/** A cell in memory that JavaScript and a thunk share. */
export class FloatCell {
  readonly #words: Uint32Array;
  readonly #at: number;

  /** @param at index of the cell's first word */
  constructor(words: Uint32Array, at: number) {
    this.#words = words;
    this.#at = at;
  }

  /** Where the words lie that a call leaves. */
  get leftIndex(): number {
    return this.#at + cellWord('leftMxcsr');
  }

  want({ mxcsr, x87 }: { readonly mxcsr: number; readonly x87: number }): void {
    this.#words[this.#at + cellWord('mxcsr')] = mxcsr;
    this.#words[this.#at + cellWord('x87')] = x87;
  }

  /** Whether the cell asks for registers at all. */
  get isWanted(): boolean {
    return this.#words[this.#at + cellWord('mxcsr')] !== 0;
  }

  /** Whether the code was entered and did not come back. */
  get isLost(): boolean {
    return this.#words[this.leftIndex] === NOT_LEFT;
  }

  /** Notes what a call left: MXCSR and the x87 status word. */
  leave(mxcsr: number, x87Status: number): void {
    this.#words[this.leftIndex] = mxcsr;
    this.#words[this.leftIndex + 1] = x87Status;
  }

  copyFrom(other: FloatCell): void {
    this.leave(other.#words[other.leftIndex]!, other.#words[other.leftIndex + 1]!);
  }

  /** The sticky flags of both units together. */
  get flags(): number {
    return (this.#words[this.leftIndex]! | this.#words[this.leftIndex + 1]!) & 0x3f;
  }

  exceptions(): CallExceptions {
    const status = this.#words[this.leftIndex + 1]!;
    const x87 = { ...exceptionFlags(status), stackFault: ((status >> 6) & 1) === 1 };
    return { ...exceptionFlags(this.#words[this.leftIndex]!), raised: exceptionNames(this.flags), x87 };
  }
}

/** The error for a call that raised what `reportExceptions` names. */
export function floatExceptionError(name: string, cell: FloatCell, result: unknown): CallError {
  return exceptionError(name, cell.exceptions(), result);
}

/** The same where a result tells what was raised in making it. */
export function raisedError(name: string, raised: readonly FloatException[], result: unknown): CallError {
  const none = { ...exceptionFlags(0), stackFault: false };
  return exceptionError(name, { ...exceptionFlags(exceptionBits(name, raised)), raised, x87: none }, result);
}

function exceptionError(name: string, exceptions: CallExceptions, result: unknown): CallError {
  return new CallError('FLOAT_EXCEPTION', `${name}: the code raised ${exceptions.raised.join(', ')}`, {
    details: { function: name, raised: exceptions.raised, exceptions, result },
    hint: 'the code ran to its end, and details.result is what it returned; reportExceptions lists what is thrown for',
  });
}
