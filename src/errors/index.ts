// The errors of every room: one base class, one subclass for each kind of trouble, each with a stable code from the
// table beside this file. A message says what was expected, what arrived and how to mend it.

import { type CodesOf, type ErrorClassName, type ErrorCode, errorCodes } from './codes.ts';
import { type DeferredParts, deferError } from './deferred.ts';

export { type CodesOf, type ErrorClassName, type ErrorCode, errorCodes } from './codes.ts';
export { editDistance } from './edit-distance.ts';

/** What may accompany an error beside its message. */
export interface ErrorExtras {
  /** Facts about the error as data, for programs that handle it. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** One sentence that says how to mend it. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/** The base of every error that rawcpu throws on purpose. */
export class RawCpuError<C extends ErrorClassName = ErrorClassName> extends Error {
  /** The stable code, a row of docs/errors.md. */
  readonly code: CodesOf<C>;
  readonly details: Readonly<Record<string, unknown>>;
  readonly hint: string | undefined;

  constructor(code: CodesOf<C>, message: string, extras: ErrorExtras = {}) {
    super(withHint(message, extras.hint), extras.cause === undefined ? undefined : { cause: extras.cause });
    this.name = new.target.name;
    this.code = code;
    this.details = extras.details ?? {};
    this.hint = extras.hint;
  }
}

function withHint(message: string, hint: string | undefined): string {
  return hint === undefined ? message : `${message}\n  hint: ${hint}`;
}

/** An operand that no instruction could take. */
export class OperandError extends RawCpuError<'OperandError'> {}

/** Operands that this instruction cannot take. */
export class EncodeError extends RawCpuError<'EncodeError'> {}

/** Labels, targets and object files that do not fit together. */
export class LinkError extends RawCpuError<'LinkError'> {}

/** Memory that cannot be had, or a buffer that native code must not touch. */
export class MemoryError extends RawCpuError<'MemoryError'> {}

/** A native call with a wrong signature, wrong arguments or a broken calling convention. */
export class CallError extends RawCpuError<'CallError'> {}

/** A fault that the processor raised inside native code. */
export class CpuFault extends RawCpuError<'CpuFault'> {
  /**
   * A fault whose parts are made when somebody looks at one of them: most of its time would go there.
   * @param blank what becomes the fault: an error that was made where the stack should begin
   */
  static deferred(make: () => DeferredParts<CodesOf<'CpuFault'>>, blank = new Error()): CpuFault {
    return deferError(blank, CpuFault, () => {
      const parts = make();
      return {
        code: parts.code,
        hint: parts.hint,
        get details() {
          return parts.details;
        },
        get message() {
          return withHint(parts.message, parts.hint);
        },
      };
    });
  }
}

/** Something that this processor, kernel, permission or runtime does not offer. */
export class UnsupportedError extends RawCpuError<'UnsupportedError'> {}

/** A measurement that cannot be trusted. */
export class MeasurementError extends RawCpuError<'MeasurementError'> {}

/** A place in source text. Lines and columns count from 1, columns and lengths in UTF-16 units. */
export interface SourcePlace {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** Text that cannot be assembled, with its place. The message ends with the line and a caret under the place. */
export class ParseError extends RawCpuError<'ParseError'> {
  readonly line: number;
  readonly column: number;
  readonly length: number;

  constructor(
    code: CodesOf<'ParseError'>,
    message: string,
    place: SourcePlace,
    sourceLine: string,
    extras: ErrorExtras = {},
  ) {
    super(code, `${place.line}:${place.column}: ${shortened(message)}\n${excerpt(sourceLine, place)}`, extras);
    this.line = place.line;
    this.column = place.column;
    this.length = place.length;
  }
}

/** An error at a range of a text, of one line or many. */
export function parseErrorAt(
  code: CodesOf<'ParseError'>,
  message: string,
  text: string,
  from: number,
  to: number,
  extras: ErrorExtras = {},
): ParseError {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const lineEnd = text.indexOf('\n', from);
  const sourceLine = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd).replace(/\r$/, '');
  const length = Math.max(1, Math.min(to, lineStart + sourceLine.length) - from);
  return new ParseError(
    code,
    message,
    { line: lineOf(text, from), column: from - lineStart + 1, length },
    sourceLine,
    extras,
  );
}

/** Number of the line of an offset, from 1. */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

const EXCERPT_WIDTH = 120;
/** Characters of a message that quotes what it found, which may be of any length. */
const LONGEST_MESSAGE = 400;

const shortened = (message: string): string =>
  message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}...` : message;

/** The source line with a caret line under it; a long line is cut around the place. */
function excerpt(sourceLine: string, place: SourcePlace): string {
  const at = place.column - 1;
  const from = Math.max(0, Math.min(at - EXCERPT_WIDTH / 2, sourceLine.length - EXCERPT_WIDTH));
  const shown = sourceLine.slice(from, from + EXCERPT_WIDTH);
  const indent = shown.slice(0, at - from).replace(/[^\t]/g, ' ');
  const carets = '^'.repeat(Math.max(1, Math.min(place.length, shown.length - indent.length)));
  return `    ${shown}\n    ${indent}${carets}`;
}

/**
 * Whether an error is the engine's for a stack without room. Parsers limit how deep texts nest, well below the usual stack;
 * a caller may have used most of it, or have a small one.
 */
export const isStackOverflow = (error: unknown): boolean =>
  error instanceof Error && !(error instanceof RawCpuError) && error.message.includes('call stack');

/** The exit status that the command line gives for an error: from the table, or 70 for one that is not ours. */
export function exitStatusOf(error: unknown): number {
  return error instanceof RawCpuError ? errorCodes[error.code as ErrorCode].exitStatus : 70;
}

// The one reader of objects that callers pass for their keys: options, and records by name such as registers. What counts
// is what the object itself has, read once. What a page put on Object.prototype has no effect, and a key that is only
// inherited from elsewhere is refused, for it would be left out without a word.

const { create, getOwnPropertyDescriptor, getPrototypeOf, hasOwn, keys } = Object;
const { isArray } = Array;

/**
 * The enumerable properties that an object itself has, in an object without a prototype.
 * @param what errors call it
 * @throws RawCpuError `BAD_OPTION` for what is no object, and for keys that are inherited
 */
export function readRecord<T extends object>(what: string, given: T): T {
  if (typeof given !== 'object' || given === null || Symbol.iterator in given) {
    const got =
      given === null ? 'null' : isArray(given) ? 'a list' : typeof given === 'object' ? 'a collection' : typeof given;
    throw new RawCpuError('BAD_OPTION', `${what} must be an object, got ${got}`);
  }
  const record = create(null) as Record<string, unknown>;
  for (const key of keys(given)) record[key] = (given as Record<string, unknown>)[key];
  for (const key of inheritedKeys(given)) {
    if (key in record) continue;
    throw new RawCpuError('BAD_OPTION', `${what}: '${key}' is inherited, and only an object's own keys are read`, {
      details: { option: key },
      hint: 'copy it: { ...defaults, ...others }',
    });
  }
  return record as T;
}

/** Keys and accessors of an object's prototypes, up to the one that all objects have (Object.prototype of any realm). */
function inheritedKeys(of: object): string[] {
  const found: string[] = [];
  for (let from = getPrototypeOf(of); from !== null && !hasOwn(from, 'hasOwnProperty'); from = getPrototypeOf(from)) {
    for (const key of Object.getOwnPropertyNames(from)) {
      const { enumerable, get } = getOwnPropertyDescriptor(from, key)!;
      if (enumerable || (get !== undefined && key !== '__proto__')) found.push(key);
    }
  }
  return found;
}

/**
 * The options that an object itself has.
 * @throws RawCpuError `UNKNOWN_OPTION`, which lists the known keys; `BAD_OPTION` as readRecord()
 */
export function readOptions<T extends object>(where: string, options: T, known: readonly string[]): T {
  const read = readRecord(`${where}: the options`, options);
  for (const key of keys(read)) {
    if (known.includes(key)) continue;
    throw new RawCpuError('UNKNOWN_OPTION', `${where}: unknown option '${key}'; known are ${known.join(', ')}`, {
      details: { option: key, known },
    });
  }
  return read;
}
