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

/** What a directive works with. The cursor stands behind its name. */
export interface DirectiveContext {
  readonly cursor: Cursor;
  readonly expressions: ExpressionReader;
  readonly symbols: Symbols;
  readonly sink: StatementSink;
  readonly sections: SectionHistory;
  /** True behind .att_syntax, where no instruction is read. */
  isAtt: boolean;
}

export type Directive = (context: DirectiveContext, name: string) => void;
