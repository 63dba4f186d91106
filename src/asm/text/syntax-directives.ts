// Directives that say in which syntax the text goes on, and for which mode of the processor it is.

import type { Directive } from './directive.ts';

/** Reads the word behind .intel_syntax and .att_syntax, which changes nothing: registers have a percent sign or none. */
const readSign: Directive = ({ cursor }, name) => {
  cursor.blank();
  const from = cursor.at;
  const word = cursor.identifier().toLowerCase();
  if (word !== '' && word !== 'prefix' && word !== 'noprefix')
    throw cursor.error('SYNTAX', `${name} takes prefix or noprefix, not '${word}'`, from, cursor.at);
};

/** GCC ends its Intel-syntax output with .att_syntax; directives are the same in both, instructions are not read. */
const syntax =
  (isAtt: boolean): Directive =>
  (context, name) => {
    readSign(context, name);
    context.isAtt = isAtt;
  };

const mode: Directive = ({ cursor }, name) => {
  if (name === '.code64') return;
  throw cursor.error('BAD_STATEMENT', 'only code for 64-bit mode is assembled', cursor.nameFrom, cursor.nameTo);
};

export const syntaxDirectives: ReadonlyMap<string, Directive> = new Map([
  ['.intel_syntax', syntax(false)],
  ['.att_syntax', syntax(true)],
  ['.code64', mode],
  ['.code32', mode],
  ['.code16', mode],
]);
