// Errors about a text: the one way to an error with line, column, length and caret, for assembly, kernels, events and dumps.

import type { CodesOf } from './codes.ts';
import { type ErrorExtras, ParseError } from './raw-cpu-error.ts';

/** An error at a range of a text. The place of a range of many lines ends with the first of them. */
export function parseErrorAt(
  code: CodesOf<'ParseError'>,
  summary: string,
  text: string,
  from: number,
  to: number,
  extras: ErrorExtras = {},
): ParseError {
  const start = Math.min(from, text.length);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', start);
  const sourceLine = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd).replace(/\r$/, '');
  const length = Math.max(1, Math.min(to, lineStart + sourceLine.length) - start);
  const place = { line: lineOf(text, start), column: start - lineStart + 1, length };
  return new ParseError(code, summary, place, sourceLine, extras);
}

/** Number of the line of an offset, from 1. */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
