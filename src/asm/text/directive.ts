// What every directive works with.

import type { StatementSink } from '../statement-sink.ts';
import type { Cursor } from './cursor.ts';
import type { ExpressionReader } from './expression.ts';
import type { Symbols } from './symbols.ts';

/** The sections that `.popsection` and `.previous` go back to. */
export interface SectionHistory {
  readonly stack: { readonly present: string; readonly previous: string }[];
  previous: string;
}

/** What a directive works with. The cursor stands after its name. */
export interface DirectiveContext {
  readonly cursor: Cursor;
  readonly expressions: ExpressionReader;
  readonly symbols: Symbols;
  readonly sink: StatementSink;
  readonly sections: SectionHistory;
  /** True after .att_syntax, where no instruction is read. */
  isAtt: boolean;
}

/** Reads what follows a directive's name, and does what it says. @throws ParseError */
export type Directive = (context: DirectiveContext, name: string) => void;

/** Reads a count or a size, which must be known, whole, and 0 to `most`. @throws ParseError */
export function readCount({ cursor, expressions }: DirectiveContext, what: string, most: number): number {
  cursor.blank();
  const from = cursor.at;
  const value = expressions.constant(what);
  if (typeof value === 'bigint' || value < 0 || value > most)
    throw cursor.error('BAD_NUMBER', `${what} is 0 to ${most}, not ${value}`, from, cursor.at);
  return value;
}

/** Reads the byte to fill with, of which the low eight bits count. @throws ParseError */
export const readFill = ({ expressions }: DirectiveContext): number =>
  Number(BigInt.asUintN(8, BigInt(expressions.constant('the fill byte'))));
