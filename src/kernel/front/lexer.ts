// Tokens of the expression language: names, numbers as JavaScript writes them, operators. Comments begin with # or //.

import type { SourceSpan } from '../ir/graph.ts';
import { type NumberLiteral, parseError } from './tree.ts';

export interface Token extends SourceSpan {
  readonly kind: 'name' | 'number' | 'operator' | 'end';
  readonly text: string;
  /** A line ended between the token before and this one. */
  readonly newLine: boolean;
}

const blank = /[ \t\r\n\f\v\u00a0\u2028\u2029\ufeff]+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const name = /[\p{ID_Start}$_][\p{ID_Continue}$]*/uy;
const number =
  /0[xX][\da-fA-F]+(?:_[\da-fA-F]+)*n?|0[bB][01]+(?:_[01]+)*n?|0[oO][0-7]+(?:_[0-7]+)*n?|(?:\d+(?:_\d+)*n|(?:\d+(?:_\d+)*\.?\d*(?:_\d+)*|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+)?)/y;
/** The longest first. */
const operator =
  />>>=?|===|!==|\*\*=?|<<=?|>>=?|&&=?|\|\|=?|\?\?=?|=>|\?\.|\+\+|--|[=!<>+\-*/%&|^]=|[-+*/%<>=!~&|^?:;,.()[\]{}]/y;

function match(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? '';
}

/** All tokens, the last one of kind `end`. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    let newLine = false;
    for (let skipped = match(blank, source, at); skipped !== ''; skipped = match(blank, source, at)) {
      at += skipped.length;
      newLine ||= skipped.includes('\n');
    }
    if (source.startsWith('/*', at))
      throw parseError('SYNTAX', 'a comment that begins with /* has no */', source, { start: at, end: at + 2 });
    if (at >= source.length) {
      tokens.push({ kind: 'end', text: '', start: source.length, end: source.length, newLine });
      return tokens;
    }
    const text = match(name, source, at);
    const digits = text === '' ? match(number, source, at) : '';
    const symbol = text === '' && digits === '' ? match(operator, source, at) : '';
    const token = text || digits || symbol;
    const end = at + token.length;
    if (token === '') {
      const char = String.fromCodePoint(source.codePointAt(at) as number);
      const place = { start: at, end: at + char.length };
      if (char === '"' || char === "'" || char === '`') {
        throw parseError('SYNTAX', 'there are no strings in a kernel', source, place);
      }
      throw parseError('SYNTAX', `${JSON.stringify(char)} means nothing here`, source, place);
    }
    if (
      digits !== '' &&
      (match(name, source, end) !== '' || match(/[.\d]/y, source, end) !== '' || /^0\d/.test(digits))
    ) {
      const rest = match(/[\p{ID_Continue}$.]*/uy, source, end);
      const place = { start: at, end: end + rest.length };
      throw parseError('BAD_NUMBER', `'${digits}${rest}' is not a number`, source, place);
    }
    tokens.push({
      kind: text !== '' ? 'name' : digits !== '' ? 'number' : 'operator',
      text: token,
      start: at,
      end,
      newLine,
    });
    at = end;
  }
}

/** The value of a number token: a bigint where it ends in n. With a fraction or an exponent it is not an integer. */
export function numberValue(text: string): Pick<NumberLiteral, 'value' | 'integer' | 'digits'> {
  const digits = text.replaceAll('_', '');
  if (digits.endsWith('n')) return { value: BigInt(digits.slice(0, -1)), integer: true };
  const decimal = !/^0[xXbBoO]/.test(digits);
  if (decimal && /[.eE]/.test(digits)) return { value: Number(digits), integer: false };
  const value = Number(digits);
  return Number.isSafeInteger(value) ? { value, integer: true } : { value, integer: true, digits: BigInt(digits) };
}
