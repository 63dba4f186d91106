// The syntax tree that every front end makes and lower.ts types: expressions with their places in the source text.

import { type CodesOf, type ParseError, parseErrorAt } from '../../errors/index.ts';
import type { SourceSpan } from '../ir/graph.ts';

export type UnaryOperator = '-' | '+' | '!' | '~';
export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '**'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '&'
  | '|'
  | '^'
  | '<<'
  | '>>'
  | '>>>'
  | '&&'
  | '||';

export interface NumberLiteral extends SourceSpan {
  readonly kind: 'number';
  readonly value: number | bigint | boolean;
  /** An integer: it takes on any type it meets. Otherwise it wants a float. */
  readonly integer: boolean;
  /** All digits of an integer that is written out and that a double does not hold. */
  readonly digits?: bigint;
}

export interface NameExpression extends SourceSpan {
  readonly kind: 'name';
  readonly name: string;
}

export interface UnaryExpression extends SourceSpan {
  readonly kind: 'unary';
  readonly operator: UnaryOperator;
  readonly argument: Expression;
}

export interface BinaryExpression extends SourceSpan {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface ConditionalExpression extends SourceSpan {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly consequent: Expression;
  readonly alternate: Expression;
}

export interface CallExpression extends SourceSpan {
  readonly kind: 'call';
  /** Without `Math.` before it. */
  readonly name: string;
  /** The place of the name alone. */
  readonly callee: SourceSpan;
  readonly args: readonly Expression[];
}

export type Expression =
  | NumberLiteral
  | NameExpression
  | UnaryExpression
  | BinaryExpression
  | ConditionalExpression
  | CallExpression;

/** The expressions that one is made of. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'unary':
      return [expression.argument];
    case 'binary':
      return [expression.left, expression.right];
    case 'conditional':
      return [expression.test, expression.consequent, expression.alternate];
    case 'call':
      return expression.args;
    default:
      return [];
  }
}

/** A name for the value of an expression. */
export interface Definition {
  readonly name: string;
  readonly value: Expression;
  /** The place of the name. */
  readonly place: SourceSpan;
}

/** What a kernel computes for each element. */
export interface Program {
  readonly source: string;
  /** In order. Of a text: the names that it mentions and does not define. */
  readonly inputs: readonly Input[];
  /** The source lists its inputs, as a function does; another name is then no input. */
  readonly closed: boolean;
  readonly definitions: readonly Definition[];
  readonly results: readonly Definition[];
  /** How the results were written: a single one, an array, or names. */
  readonly shape: 'single' | 'array' | 'record';
}

export interface Input {
  /** The name by which callers know it. */
  readonly name: string;
  /** The name by which the source knows it. */
  readonly local: string;
  readonly place: SourceSpan;
}

/** The end of a hint about names of a function that are not found: a bundle may no longer have them. */
export const RENAMED =
  'in TypeScript, a minifier may have renamed it: names that one parameter is taken apart to are kept, ' +
  '({ x, k }) => x * k, and so is an expression as text';

/** How deeply brackets and the like may nest before a parser, and what walks the tree, would run out of stack. */
export const MOST_NESTED = 300;

/** An error at a place in source text, with the line and a caret under it. */
export function parseError(
  code: CodesOf<'ParseError'>,
  message: string,
  source: string,
  span: SourceSpan,
  hint?: string,
): ParseError {
  return parseErrorAt(code, message, source, span.start, span.end, { hint });
}
