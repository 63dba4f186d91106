// assemble(): a whole source text at once.

import {
  headline,
  isStackOverflow,
  LinkError,
  type ParseError,
  RawCpuError,
  readOptions,
  readRecord,
} from '../../errors/index.ts';
import type { AssembleOptions, Assembly } from '../assembly.ts';
import { AssemblyUnit, readOrigin } from '../assembly-unit.ts';
import { StatementLog, type Statements } from '../listing.ts';
import { describe } from '../operand.ts';
import { Cursor } from './cursor.ts';
import { StatementReader } from './statement-reader.ts';

/**
 * Assembles Intel-syntax text.
 *
 * Statements end at a newline or `;`, comments begin with `#` or `//`. See docs/assembly.md for the dialect.
 * @param source the text.
 * @param options `origin`: the address that the first byte will have, 0 when not given. `symbols`: values of symbols that
 *   the text does not define.
 * @throws ParseError for the first refused statement; all of them are in `details.errors`, up to 20.
 * @example
 * ```ts
 * import { assemble } from 'rawcpu';
 *
 * const code = assemble('again: dec edi; jnz again; ret');
 * code.bytes; // => Uint8Array(5) [ 255, 207, 117, 252, 195 ]
 * code.count; // => 3
 * code.labels; // => Map(1) { 'again' => 0 }
 * assemble('mov eax, LIMIT', { symbols: { LIMIT: 7 } }).bytes; // => Uint8Array(5) [ 184, 7, 0, 0, 0 ]
 * assemble('cmp rcx, r8d'); // => throws BAD_STATEMENT
 * ```
 */
export function assemble(source: string, options: AssembleOptions = {}): Assembly {
  if (typeof source !== 'string')
    throw new RawCpuError('BAD_OPTION', `assemble() takes a string, not ${describe(source)}`);
  options = readOptions('assemble()', options, ['origin', 'symbols']);
  if (options.symbols !== undefined) {
    options = { ...options, symbols: readRecord('assemble(): symbols', options.symbols) };
  }
  try {
    return read(source, options);
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    throw new Cursor(source).error('BAD_STATEMENT', 'the stack has no room left to read this', 0, 1, { cause: error });
  }
}

/** @param log keeps the statements; without it the text is read again when somebody asks for them. */
function read(source: string, options: AssembleOptions, log?: StatementLog): Assembly {
  const unit = new AssemblyUnit(readOrigin(options.origin ?? 0));
  const reader = new StatementReader(source, unit, log);
  for (const [name, value] of Object.entries(options.symbols ?? {})) reader.define(name, value);
  reader.readAll();
  if (reader.errors.length > 0) throw together(reader.errors);
  try {
    return unit.finish(log ?? statementsOf(source, options));
  } catch (error) {
    throw located(error, source);
  }
}

/** Listing and lines are rare: they are made by reading the text again rather than by keeping every statement. */
function statementsOf(source: string, options: AssembleOptions): Statements {
  let noted: Assembly | undefined;
  const again = (): Assembly => {
    noted ??= read(source, options, new StatementLog());
    return noted;
  };
  return { source, listing: () => again().listing(), lines: () => again().lines() };
}

/** An error of the layout at the statement that it is about. */
function located(error: unknown, source: string): unknown {
  const from = error instanceof LinkError ? error.details.sourceOffset : undefined;
  if (typeof from !== 'number' || !(error instanceof LinkError)) return error;
  const cursor = new Cursor(source);
  cursor.at = from;
  cursor.skipStatement();
  return cursor.located(error, from, cursor.at);
}

/** The first error, which carries the others. */
function together(errors: readonly Error[]): Error {
  const [first] = errors;
  if (errors.length > 1) {
    first!.message += `\n(and ${errors.length - 1} more: ${errors
      .slice(1, 4)
      .map((error) => (error instanceof RawCpuError ? headline(error.summary, error.place) : error.message))
      .join('; ')}${errors.length > 4 ? '; ...' : ''})`;
  }
  const details = (first as ParseError).details;
  if (details !== undefined)
    Object.defineProperty(first, 'details', { value: { ...details, errors }, enumerable: true });
  return first!;
}
