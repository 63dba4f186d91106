// The errors of every room: one base class, one subclass for each kind of trouble, each with a stable code from the
// table beside this file. What happened, how to mend it and where it stands in a text are separate facts; the message puts
// them together.

import { type CodesOf, type ErrorClassName, type ErrorCode, errorCodes } from './codes.ts';
import { type LazyParts, lazyError, lazyListing } from './lazy-error.ts';

/** A place in source text. Lines and columns count from 1, columns and lengths in UTF-16 units. */
export interface SourcePlace {
  /** Counts from 1. */
  readonly line: number;
  /** Counts from 1, in UTF-16 units. */
  readonly column: number;
  /** In UTF-16 units; 0 where nothing stands, such as the end of a line. */
  readonly length: number;
}

/** What may accompany an error beside its summary. */
export interface ErrorExtras<D extends object = Readonly<Record<string, unknown>>> {
  /** Facts about the error as data, for programs that handle it. */
  readonly details?: D;
  /** One sentence that says how to mend it. */
  readonly hint?: string | undefined;
  /** Lines of the message after the summary, such as the registers of a fault. */
  readonly listing?: string | undefined;
  /** What was caught, where this error follows from another one. */
  readonly cause?: unknown;
}

/** A place with the line that it lies in. */
export interface ErrorPlace extends SourcePlace {
  /** The line of the source text as a whole, without its end. */
  readonly sourceLine: string;
}

/**
 * The base of every error that rawcpu throws on purpose. `message` is its text as a whole: place, summary, the line with
 * a caret or what else is listed, hint.
 * @example
 * ```ts
 * import { assemble, RawCpuError } from 'rawcpu';
 *
 * try {
 *   assemble('jmp nowhere');
 * } catch (error) {
 *   if (!(error instanceof RawCpuError)) throw error;
 *   error.code; // => UNDEFINED_SYMBOL
 *   error.summary; // => 'nowhere' is used, but defined nowhere
 *   error.hint; // => write 'nowhere:' where it is meant to be
 * }
 * ```
 */
export class RawCpuError<
  C extends ErrorClassName = ErrorClassName,
  D extends object = Readonly<Record<string, unknown>>,
> extends Error {
  /** The stable code, a row of docs/errors.md. */
  readonly code: CodesOf<C>;
  /** Facts about the error as data. */
  readonly details: D;
  /** One sentence that says how to mend it. */
  readonly hint: string | undefined;
  readonly #summary: string;
  readonly #place: ErrorPlace | undefined;
  readonly #listing: string | undefined;

  /** Makes an error with one of the codes of its class. The message is put together from all that is told apart. */
  constructor(code: CodesOf<C>, summary: string, extras: ErrorExtras<D> = {}, place?: ErrorPlace) {
    const { cause, hint, details, listing } = extras;
    super(messageOf({ summary, place, listing, hint }), cause === undefined ? undefined : { cause });
    // Not the class's own name, which minifiers change.
    this.name = (errorCodes[code] as { class: ErrorClassName } | undefined)?.class ?? 'RawCpuError';
    this.code = code;
    this.details = details ?? ({} as D);
    this.hint = hint;
    this.#summary = summary;
    this.#place = place;
    this.#listing = listing;
  }

  /** What was expected and what came, in one line: the message without place, listing and hint. */
  get summary(): string {
    return this.#summary;
  }

  /** Where it stands in the source text, for an error about a text. */
  get place(): ErrorPlace | undefined {
    return #place in this ? this.#place : undefined;
  }

  /** Lines that the message has after the summary: of a fault its place in the code, the instruction, the registers. */
  get listing(): string | undefined {
    return #listing in this ? this.#listing : lazyListing(this);
  }
}

/** What a message is put together from. */
interface MessageParts {
  readonly summary: string;
  readonly place?: ErrorPlace | undefined;
  readonly listing?: string | undefined;
  readonly hint: string | undefined;
}

function messageOf({ summary, place, listing, hint }: MessageParts): string {
  const end = hint === undefined ? '' : `\n  hint: ${hint}`;
  return `${textAt(summary, place, listing)}${end}`;
}

/** An operand that no instruction could take. */
export class OperandError extends RawCpuError<'OperandError'> {}

/** Operands that this instruction cannot take. */
export class EncodeError extends RawCpuError<'EncodeError'> {}

/** Labels, targets and object files that do not fit together. */
export class LinkError extends RawCpuError<'LinkError'> {}

/** Memory that cannot be had, or a buffer that native code must not touch. */
export class MemoryError extends RawCpuError<'MemoryError'> {}

/** A call with a wrong signature, wrong arguments, a broken calling convention, or of what was disposed of. */
export class CallError extends RawCpuError<'CallError'> {}

/**
 * What a {@link CpuFault} says as data. Of a fault whose report was lost, only some of it is known. (A type rather than an
 * interface, which would be no record of any details.)
 */
export type CpuFaultDetails = {
  /** The name of the function or run that it happened in. */
  readonly function: string;
  /** What happened, in words. */
  readonly kind: string;
  /** The signal's name, such as `SIGSEGV`, or `deadline`. */
  readonly signal: string | undefined;
  /** The address that the code tried to use, where there is one. */
  readonly address: bigint | undefined;
  /** Address of the instruction that faulted. */
  readonly instructionPointer: bigint | undefined;
  /** Its distance in bytes from the start of that code; undefined for an instruction elsewhere. */
  readonly offset: number | undefined;
  /** The label before the instruction, and the distance from it: `loop+0x4`. */
  readonly place: string | undefined;
  /** The instruction's text. */
  readonly instruction: string | undefined;
  /** Every register by name; none where they are not known. */
  readonly registers: Readonly<Record<string, bigint>>;
  /** The 64-bit words on the stack from rsp on, as many as there are, up to 16. */
  readonly stack: readonly bigint[];
  /** The process that sent a signal to an isolated run. */
  readonly sender?: number;
  /** The exit status of an isolated run that reported nothing. */
  readonly exitStatus?: number;
};

/**
 * A fault that the processor raised inside native code.
 * @example
 * ```ts
 * import { CpuFault, native } from 'rawcpu';
 *
 * const read = native({ args: ['ptr'], returns: 'u64' }, 'first: mov rax, [rdi + 8]; ret', { name: 'read' });
 * try {
 *   read(16n);
 * } catch (error) {
 *   if (!(error instanceof CpuFault)) throw error;
 *   error.code; // => FAULT_READ
 *   error.summary; // => read: read 8 bytes from 0x18, which is not mapped
 *   error.details.place; // => first
 *   error.details.registers.rdi; // => 16n
 * }
 * ```
 */
export class CpuFault extends RawCpuError<'CpuFault', CpuFaultDetails> {}

/**
 * A fault whose parts are made when somebody looks at one of them: most of its time would go there.
 * @param blank what becomes the fault: an error that was made where the stack should begin
 */
export function lazyCpuFault(
  make: () => LazyParts<CodesOf<'CpuFault'>, CpuFaultDetails>,
  blank: Error = new Error(),
): CpuFault {
  return lazyError(blank, CpuFault, 'CpuFault', make, messageOf);
}

/** Something that this processor, kernel, permission or runtime does not offer. */
export class UnsupportedError extends RawCpuError<'UnsupportedError'> {}

/** A measurement that cannot be trusted. */
export class MeasurementError extends RawCpuError<'MeasurementError'> {}

/**
 * A text that cannot be read, with the place. The message has the line and a caret under the place.
 * @example
 * ```ts
 * import { assemble, ParseError } from 'rawcpu';
 *
 * try {
 *   assemble('nop\nmov eax, [rdi + ]');
 * } catch (error) {
 *   if (!(error instanceof ParseError)) throw error;
 *   error.line; // => 2
 *   error.column; // => 17
 *   error.summary; // => expected a value, found ']'
 *   error.place?.sourceLine; // => mov eax, [rdi + ]
 * }
 * ```
 */
export class ParseError extends RawCpuError<'ParseError'> {
  /** Counts from 1. */
  readonly line: number;
  /** Counts from 1, in UTF-16 units. */
  readonly column: number;
  /** In UTF-16 units. */
  readonly length: number;

  /** Makes an error about a place in a text. A summary of more than 400 characters is cut there. */
  constructor(
    code: CodesOf<'ParseError'>,
    summary: string,
    place: SourcePlace,
    sourceLine: string,
    extras: ErrorExtras = {},
  ) {
    super(code, shortened(summary), extras, { ...place, sourceLine });
    this.line = place.line;
    this.column = place.column;
    this.length = place.length;
  }
}

const EXCERPT_WIDTH = 120;
/** Characters of a message that quotes what it found, which may be of any length. */
const LONGEST_MESSAGE = 400;

const shortened = (message: string): string =>
  message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}...` : message;

/** Place and summary in one line. */
export const headline = (summary: string, place: ErrorPlace | undefined): string =>
  place === undefined ? summary : `${place.line}:${place.column}: ${summary}`;

/** Place and summary, and the source line with a caret line under it, cut around the place where it is long; the listing. */
export function textAt(summary: string, place: ErrorPlace | undefined, listing?: string): string {
  if (listing !== undefined) return `${textAt(summary, place)}\n${listing}`;
  if (place === undefined) return summary;
  const { sourceLine } = place;
  const at = place.column - 1;
  const from = Math.max(0, Math.min(at - EXCERPT_WIDTH / 2, sourceLine.length - EXCERPT_WIDTH));
  const shown = sourceLine.slice(from, from + EXCERPT_WIDTH);
  const indent = shown.slice(0, at - from).replace(/[^\t]/g, ' ');
  const carets = '^'.repeat(Math.max(1, Math.min(place.length, shown.length - indent.length)));
  return `${headline(summary, place)}\n    ${shown}\n    ${indent}${carets}`;
}

/**
 * Whether an error is the engine's for a stack without room. Parsers limit how deep texts nest, well below the usual stack;
 * a caller may have used most of it, or have a small one.
 */
export const isStackOverflow = (error: unknown): boolean =>
  !isOurs(error) && thrownMessage(error)?.includes('call stack') === true;

/** The message of whatever was thrown; undefined where it has none that can be read. */
export function thrownMessage(thrown: unknown): string | undefined {
  try {
    return thrown instanceof Error && typeof thrown.message === 'string' ? thrown.message : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The exit status that the command line gives for an error: from the table, or 70 for one that is not ours.
 * @example
 * ```ts
 * import { assemble, exitStatusOf } from 'rawcpu';
 *
 * try {
 *   assemble('no_such_thing');
 * } catch (error) {
 *   exitStatusOf(error); // => 65
 * }
 * ```
 */
export function exitStatusOf(error: unknown): number {
  return isOurs(error) ? errorCodes[error.code as ErrorCode].exitStatus : 70;
}

/** Whether an error is of this package; a proxy that was thrown may refuse to be looked at. */
export function isOurs(error: unknown): error is RawCpuError {
  try {
    return error instanceof RawCpuError;
  } catch {
    return false;
  }
}
