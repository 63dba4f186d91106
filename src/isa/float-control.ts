// MXCSR and the x87 control word as data (SDM 1, 10.2.3 and 8.1.5; APM 1, 4.2.2 and 6.2.3). Pure.

import { listOf, oneOf, readBoolean, readOptions, refuseValue, wholeFrom } from '../errors/index.ts';

/** The exceptions in the order of their bits. */
export const floatExceptions = ['invalid', 'denormal', 'divideByZero', 'overflow', 'underflow', 'inexact'] as const;

/**
 * A floating-point exception, as the bits of MXCSR, of the x87 control and the status word have it: invalid operation,
 * denormal operand, division by zero, overflow, underflow, inexact result (SDM 1, 4.9.1).
 */
export type FloatException = (typeof floatExceptions)[number];

const roundings: readonly FloatRounding[] = ['nearest', 'down', 'up', 'zero'];

/**
 * A rounding mode, in the order of its two bits: to nearest with ties to even, towards minus infinity, towards plus
 * infinity, towards zero (SDM 1, 4.8.4).
 */
export type FloatRounding = 'nearest' | 'down' | 'up' | 'zero';

/** What MXCSR holds after reset, and what JavaScript engines run with: everything masked, to nearest. */
export const MXCSR_DEFAULT = 0x1f80;

const FLUSH_TO_ZERO = 1 << 15;
const DENORMALS_ARE_ZERO = 1 << 6;
/** Of every processor since the first with DAZ; FXSAVE's MXCSR_MASK tells on older ones. */
const DEFINED_BITS = 0xffff;

/** The fields of MXCSR, the control and status register of SSE, AVX and AVX-512 (SDM 1, 10.2.3; APM 1, 4.2.2). */
export interface Mxcsr {
  /** The register as a whole, 32 bits. */
  readonly value: number;
  /** Bits 14:13. */
  readonly rounding: FloatRounding;
  /** Bit 15, FTZ: a result that would be denormal is a zero of its sign. */
  readonly flushToZero: boolean;
  /** Bit 6, DAZ: an operand that is denormal counts as a zero of its sign. */
  readonly denormalsAreZero: boolean;
  /** Exceptions whose mask, in bits 12:7, is clear: they raise SIGFPE rather than give a default result. */
  readonly unmasked: readonly FloatException[];
  /** Sticky flags, bits 5:0: exceptions that have happened since they were cleared. */
  readonly flags: readonly FloatException[];
  /** Set bits among those that the architecture reserves, 31:16. */
  readonly reserved: number;
}

/** What to set of MXCSR; whatever is left out stays at its default, that of {@link MXCSR_DEFAULT}. */
export interface MxcsrOptions {
  /** To nearest when not given. */
  readonly rounding?: FloatRounding;
  /** Makes zeros of results that would be denormal; false when not given. */
  readonly flushToZero?: boolean;
  /** Takes denormal operands as zeros; false when not given. */
  readonly denormalsAreZero?: boolean;
  /** Exceptions that raise SIGFPE, and so a `CpuFault`; none when not given. */
  readonly unmasked?: readonly FloatException[];
}

const pickBits = (bits: number): FloatException[] => floatExceptions.filter((_, i) => ((bits >> i) & 1) === 1);

const readControl = wholeFrom(-(2 ** 31), 2 ** 32 - 1);

/**
 * The fields of an MXCSR value.
 * @throws RawCpuError `BAD_OPTION` for what is not a number of 32 bits
 * @example
 * ```ts
 * import { decodeMxcsr } from 'rawcpu';
 *
 * decodeMxcsr(0x1fa0).flags; // => [ 'inexact' ]
 * decodeMxcsr(0x9fc0).flushToZero; // => true
 * ```
 */
export function decodeMxcsr(value: number): Mxcsr {
  readControl('decodeMxcsr: the value', value);
  return {
    value,
    rounding: roundings[(value >> 13) & 3]!,
    flushToZero: (value & FLUSH_TO_ZERO) !== 0,
    denormalsAreZero: (value & DENORMALS_ARE_ZERO) !== 0,
    unmasked: pickBits(~(value >> 7)),
    flags: pickBits(value),
    reserved: (value & ~DEFINED_BITS) >>> 0,
  };
}

/**
 * The MXCSR value for options, with no sticky flag set. Reserved bits stay clear: LDMXCSR faults on them.
 * @throws RawCpuError `UNKNOWN_OPTION`, `BAD_OPTION`
 */
export function encodeMxcsr(options: MxcsrOptions = {}): number {
  requireObject('mxcsr', options, "{ rounding: 'down' }");
  options = readOptions('mxcsr', options, ['rounding', 'flushToZero', 'denormalsAreZero', 'unmasked']);
  const { rounding = 'nearest', flushToZero = false, denormalsAreZero = false, unmasked = [] } = options;
  let value = MXCSR_DEFAULT | (indexOf('mxcsr: rounding', rounding, roundings) << 13);
  if (readBoolean('mxcsr: flushToZero', flushToZero)) value |= FLUSH_TO_ZERO;
  if (readBoolean('mxcsr: denormalsAreZero', denormalsAreZero)) value |= DENORMALS_ARE_ZERO;
  return value & ~(exceptionBits('mxcsr: unmasked', unmasked) << 7);
}

const precisions: readonly X87Control['precision'][] = ['single', 'reserved', 'double', 'extended'];

/** How many bits of a result's significand the x87 unit rounds to: 24, 53 or 64 (SDM 1, 8.1.5.2). */
export type X87Precision = 'single' | 'double' | 'extended';

/** What FNINIT sets, and Linux starts every process with. */
export const X87_CONTROL_DEFAULT = 0x37f;

/** The fields of the x87 control word (SDM 1, 8.1.5; APM 1, 6.2.3). */
export interface X87Control {
  /** The word as a whole, 16 bits. */
  readonly value: number;
  /** Bits 11:10. */
  readonly rounding: FloatRounding;
  /** Bits 9:8; the value 1 is reserved. */
  readonly precision: X87Precision | 'reserved';
  /** Exceptions whose mask, in bits 5:0, is clear. */
  readonly unmasked: readonly FloatException[];
}

/**
 * What to set of the x87 control word; whatever is left out stays at its default, that of {@link X87_CONTROL_DEFAULT}.
 */
export interface X87ControlOptions {
  /** To nearest when not given. */
  readonly rounding?: FloatRounding;
  /** Extended, all 64 bits, when not given. */
  readonly precision?: X87Precision;
  /** Exceptions that raise SIGFPE, and so a `CpuFault`; none when not given. */
  readonly unmasked?: readonly FloatException[];
}

/** The fields of an x87 control word. @throws RawCpuError `BAD_OPTION` */
export function decodeX87Control(value: number): X87Control {
  readControl('decodeX87Control: the value', value);
  return {
    value,
    rounding: roundings[(value >> 10) & 3]!,
    precision: precisions[(value >> 8) & 3]!,
    unmasked: pickBits(~value),
  };
}

/**
 * The x87 control word for options.
 * @throws RawCpuError `UNKNOWN_OPTION`, `BAD_OPTION`
 */
export function encodeX87Control(options: X87ControlOptions = {}): number {
  requireObject('x87', options, "{ precision: 'double' }");
  options = readOptions('x87', options, ['rounding', 'precision', 'unmasked']);
  const { rounding = 'nearest', precision = 'extended', unmasked = [] } = options;
  const known = ['single', 'double', 'extended'] as const;
  const code = [0, 2, 3][indexOf('x87: precision', precision, known)]!;
  const value = 0x7f | (code << 8) | (indexOf('x87: rounding', rounding, roundings) << 10);
  return value & ~exceptionBits('x87: unmasked', unmasked);
}

/** Which exceptions have happened. */
export type FloatExceptionFlags = Readonly<Record<FloatException, boolean>>;

/** The sticky flags in the low six bits of MXCSR or of the x87 status word, which have the same order. */
export function exceptionFlags(bits: number): FloatExceptionFlags {
  return Object.fromEntries(floatExceptions.map((name, i) => [name, ((bits >> i) & 1) === 1])) as FloatExceptionFlags;
}

/** The same as names. */
export function exceptionNames(bits: number): FloatException[] {
  return pickBits(bits);
}

/**
 * The bits of exceptions by name.
 * @throws RawCpuError `BAD_OPTION`
 */
export function exceptionBits(what: string, names: readonly FloatException[]): number {
  const given = listOf('a list', oneOf(floatExceptions))(what, names);
  return given.reduce((bits, name) => bits | (1 << floatExceptions.indexOf(name)), 0);
}

function requireObject(what: string, options: unknown, example: string): void {
  if (typeof options !== 'object' || options === null) refuseValue(what, `an object such as ${example}`, options);
}

function indexOf<T extends string>(what: string, value: T, known: readonly T[]): number {
  return known.indexOf(oneOf(known)(what, value));
}
