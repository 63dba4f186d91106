// The parser of expressions as text: JavaScript's operators and precedences, statements separated by `;` or new lines,
// and at the end one expression, assignments separated by commas, or an array or record of results.

import type { SourceSpan } from '../ir/graph.ts';
import { numberValue, type Token, tokenize } from './lexer.ts';
import {
  type BinaryOperator,
  type Definition,
  type Expression,
  type Input,
  MOST_NESTED,
  type Program,
  parseError,
  type UnaryOperator,
} from './tree.ts';

/** JavaScript's precedences of binary operators; `**`, which groups to the right, is above all of them. */
const precedence: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '|': 3,
  '^': 4,
  '&': 5,
  '==': 6,
  '!=': 6,
  '===': 6,
  '!==': 6,
  '<': 7,
  '<=': 7,
  '>': 7,
  '>=': 7,
  '<<': 8,
  '>>': 8,
  '>>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
  '%': 10,
};
const EQUALITY = 6;
const RELATION = 7;

/** Objects whose members are reached by a dot. */
export const namespaces: ReadonlySet<string> = new Set(['Math', 'Number']);

class TextParser {
  private readonly source: string;
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;
  /** What is not defined before it is used, in order of appearance: inputs, scalars and constants. */
  private readonly mentioned = new Map<string, Input>();
  private readonly defined = new Set<string>();
  private readonly bracketed = new WeakSet<Expression>();

  constructor(source: string) {
    this.source = source;
    this.tokens = tokenize(source);
  }

  private get token(): Token {
    return this.tokens[this.at] as Token;
  }

  private get ended(): boolean {
    return this.token.kind === 'end';
  }

  private fail(message: string, place: SourceSpan = this.token, hint?: string) {
    return parseError('SYNTAX', message, this.source, place, hint);
  }

  private unexpected(wanted: string) {
    const { kind, text } = this.token;
    return this.fail(kind === 'end' ? `${wanted} expected, but the text ends` : `${wanted} expected, not '${text}'`);
  }

  private sees(text: string): boolean {
    return this.token.text === text && this.token.kind === 'operator';
  }

  private take(text: string): boolean {
    if (!this.sees(text)) return false;
    this.at++;
    return true;
  }

  private need(text: string, opened?: Token): Token {
    const token = this.token;
    if (this.take(text)) return token;
    if (opened === undefined || token.kind !== 'end') throw this.unexpected(`'${text}'`);
    throw this.fail(`'${opened.text}' is never closed`, opened);
  }

  program(): Program {
    const definitions: Definition[] = [];
    let last: Pick<Program, 'results' | 'shape'> | undefined;
    for (;;) {
      while (this.take(';'));
      if (this.token.kind === 'end') break;
      if (last !== undefined) {
        const [first] = last.results as readonly [Definition];
        if (!this.defined.has(first.name)) {
          throw this.fail('the value of this statement is lost: only the last one gives results', first.value);
        }
        for (const definition of last.results) definitions.push(definition);
      }
      last = this.statement();
      if (!this.sees(';') && !this.ended && !this.token.newLine) throw this.unexpected("an operator or ';'");
    }
    if (last === undefined) throw this.fail('the expression is empty');
    const single = last.results[0] as Definition;
    const results = last.shape === 'single' && single.name === '' ? [{ ...single, name: 'out' }] : last.results;
    return {
      source: this.source,
      inputs: [...this.mentioned.values()],
      closed: false,
      definitions,
      results,
      shape: last.shape,
    };
  }

  private statement(): Pick<Program, 'results' | 'shape'> {
    if (this.sees('[')) return { results: this.list(), shape: 'array' };
    if (this.sees('{')) return { results: this.record(), shape: 'record' };
    if (!this.startsDefinition()) {
      const value = this.expression();
      this.refuseAssignment(value);
      return { results: [{ name: '', value, place: value }], shape: 'single' };
    }
    const results: Definition[] = [];
    do {
      if (!this.startsDefinition()) throw this.unexpected('another NAME = VALUE');
      const place = this.token;
      this.at += 2;
      const value = this.expression();
      this.refuseAssignment(value);
      this.define(place);
      results.push({ name: place.text, value, place });
    } while (this.take(','));
    return { results, shape: results.length === 1 ? 'single' : 'record' };
  }

  private define({ text, start, end }: Token): void {
    if (this.mentioned.has(text))
      throw this.fail(`'${text}' is an input, which cannot be given a value`, { start, end });
    if (this.defined.has(text)) {
      throw this.fail(`'${text}' has a value already`, { start, end }, 'give the new value a new name');
    }
    this.defined.add(text);
  }

  private mention(name: string, place: SourceSpan): Expression {
    if (!this.defined.has(name) && !this.mentioned.has(name)) {
      this.mentioned.set(name, { name, local: name, place: { start: place.start, end: place.end } });
    }
    return { kind: 'name', name, start: place.start, end: place.end };
  }

  private startsDefinition(): boolean {
    const next = this.tokens[this.at + 1];
    return this.token.kind === 'name' && next?.kind === 'operator' && next.text === '=';
  }

  private refuseAssignment(left: Expression): void {
    const { text, kind } = this.token;
    if (kind !== 'operator') return;
    if (/^(\*\*|<<|>>>?|&&|\|\||\?\?|[+\-*/%&|^])=$/.test(text) || text === '++' || text === '--') {
      throw this.fail(
        `'${text}' changes a value in place, which a kernel cannot do`,
        this.token,
        'give the result a new name',
      );
    }
    if (text === '=') throw this.fail('only a name can be given a value', left, "'==' compares");
  }

  private list(): Definition[] {
    const opened = this.need('[');
    const results: Definition[] = [];
    while (!this.sees(']')) {
      const value = this.expression();
      results.push({ name: `out${results.length}`, value, place: value });
      if (!this.take(',')) break;
    }
    this.need(']', opened);
    if (results.length === 0) throw this.fail('there are no results', opened);
    return results;
  }

  private record(): Definition[] {
    const opened = this.need('{');
    const results: Definition[] = [];
    while (!this.sees('}')) {
      const place = this.token;
      if (place.kind !== 'name') throw this.unexpected('the name of a result');
      this.at++;
      const value: Expression = this.take(':') ? this.expression() : this.mention(place.text, place);
      results.push({ name: place.text, value, place });
      if (!this.take(',')) break;
    }
    this.need('}', opened);
    if (results.length === 0) throw this.fail('there are no results', opened);
    return results;
  }

  private nested<T>(parse: () => T): T {
    if (++this.depth > MOST_NESTED) {
      throw parseError(
        'EXPRESSION_TOO_DEEP',
        `brackets, signs or calls nest more than ${MOST_NESTED} deep`,
        this.source,
        this.token,
        'name a part of the expression: `t = ...; ...`',
      );
    }
    const result = parse();
    this.depth--;
    return result;
  }

  private expression(): Expression {
    return this.nested(() => this.conditional());
  }

  /** A chain of `? :` is as long as it likes: only what stands between ? and : nests. */
  private conditional(): Expression {
    const tests: Expression[] = [];
    const branches: Expression[] = [];
    let last = this.binary(0);
    while (this.take('?')) {
      tests.push(last);
      branches.push(this.expression());
      this.need(':');
      last = this.binary(0);
    }
    for (let i = tests.length - 1; i >= 0; i--) {
      const test = tests[i] as Expression;
      last = {
        kind: 'conditional',
        test,
        consequent: branches[i] as Expression,
        alternate: last,
        start: test.start,
        end: last.end,
      };
    }
    return last;
  }

  private binary(least: number): Expression {
    let left = this.unary();
    for (;;) {
      const token = this.token;
      const rank = token.kind === 'operator' ? (precedence[token.text] ?? 0) : 0;
      if (rank <= least) {
        if (token.text === '??' || token.text === '=>') throw this.fail(`'${token.text}' has no place in a kernel`);
        return left;
      }
      this.at++;
      const right = this.nested(() => this.binary(rank));
      this.refuseChain(left, rank, token);
      const operator = (token.text === '===' ? '==' : token.text === '!==' ? '!=' : token.text) as BinaryOperator;
      left = { kind: 'binary', operator, left, right, start: left.start, end: right.end };
    }
  }

  /** a < b < c compares a boolean with c, which nobody means. */
  private refuseChain(left: Expression, rank: number, token: Token): void {
    if (left.kind !== 'binary' || this.bracketed.has(left)) return;
    const inner = precedence[left.operator] as number;
    if (inner === rank && (rank === EQUALITY || rank === RELATION)) {
      throw this.fail('comparisons do not chain', token, 'write a < b && b < c');
    }
  }

  private unary(): Expression {
    const token = this.token;
    if (
      token.kind === 'operator' &&
      (token.text === '-' || token.text === '+' || token.text === '!' || token.text === '~')
    ) {
      this.at++;
      const argument = this.nested(() => this.unary());
      return { kind: 'unary', operator: token.text as UnaryOperator, argument, start: token.start, end: argument.end };
    }
    const base = this.primary();
    if (!this.sees('**')) return base;
    this.at++;
    const right = this.nested(() => this.unary());
    return { kind: 'binary', operator: '**', left: base, right, start: base.start, end: right.end };
  }

  private primary(): Expression {
    const token = this.token;
    if (token.kind === 'number') {
      this.at++;
      const number = numberValue(token.text);
      if (number.value === Infinity && number.digits === undefined) {
        const hint = 'Infinity is a constant';
        throw parseError('BAD_NUMBER', `${token.text} is more than a number can be`, this.source, token, hint);
      }
      return { kind: 'number', ...number, start: token.start, end: token.end };
    }
    if (token.kind === 'name') return this.name();
    if (!this.sees('(')) throw this.unexpected('a value');
    this.at++;
    const inner = this.expression();
    this.refuseAssignment(inner);
    this.need(')', token);
    this.bracketed.add(inner);
    return inner;
  }

  private name(): Expression {
    const first = this.token;
    this.at++;
    let last = first;
    if (namespaces.has(first.text) && this.sees('.')) {
      this.at++;
      last = this.token;
      if (last.kind !== 'name') throw this.unexpected(`a member of ${first.text}`);
      this.at++;
    }
    const qualified = last !== first;
    const callee = { start: first.start, end: last.end };
    if (this.sees('.') || this.sees('[') || this.sees('?.')) {
      throw this.fail(`'${first.text}' has no members: a kernel sees elements only`, callee);
    }
    if (!this.sees('(')) {
      if (qualified) return { kind: 'name', name: `${first.text}.${last.text}`, ...callee };
      return this.mention(first.text, callee);
    }
    const opened = this.need('(');
    const args: Expression[] = [];
    while (!this.sees(')')) {
      const arg = this.expression();
      this.refuseAssignment(arg);
      args.push(arg);
      if (!this.take(',')) break;
    }
    const { end } = this.need(')', opened);
    const name = first.text === 'Math' ? last.text : qualified ? `${first.text}.${last.text}` : last.text;
    return { kind: 'call', name, callee, args, start: first.start, end };
  }
}

/**
 * Parses an expression, or statements that end in results.
 * @throws ParseError `SYNTAX`, `BAD_NUMBER` or `EXPRESSION_TOO_DEEP` with the place
 */
export function parseText(source: string): Program {
  return new TextParser(source).program();
}
