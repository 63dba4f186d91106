// Expressions with C precedence over constants, symbols, the current address and, inside addresses, registers.

import { Label } from '../../isa/label.ts';
import type { Cursor } from './cursor.ts';
import { exact, readCharacter, readNumber } from './number.ts';
import { negate, RelocatableExpression } from './relocatable-expression.ts';
import { wordHere } from './words.ts';

/** What an expression asks of its surroundings. */
export interface Scope {
  /** The value of the symbol whose name the cursor read last; an unknown one becomes a label that must be defined later. */
  symbol(): RelocatableExpression;
  /** The same as it is kept: a label, or the value of a constant, which must not be changed. */
  label(): Label | RelocatableExpression;
  /** A numeric local label, `1b` or `1f`. */
  local(number: number, forward: boolean, from: number): Label;
  /** A label at the present place. */
  here(): Label;
  /** Distance between two labels where nothing can change it any more; undefined otherwise. */
  distance(from: Label, to: Label): number | undefined;
}

interface Operator {
  readonly text: string;
  /** Higher binds tighter. */
  readonly precedence: number;
  /** What it does to constants; undefined for + - *, which take more than constants. */
  readonly apply: ((a: bigint, b: bigint) => bigint) | undefined;
}

const operator = (text: string, precedence: number, apply?: (a: bigint, b: bigint) => bigint): Operator => ({
  text,
  precedence,
  apply,
});

const operators: readonly Operator[] = [
  operator('||', 1, (a, b) => BigInt(a !== 0n || b !== 0n)),
  operator('&&', 2, (a, b) => BigInt(a !== 0n && b !== 0n)),
  operator('|', 3, (a, b) => a | b),
  operator('^', 4, (a, b) => a ^ b),
  operator('&', 5, (a, b) => a & b),
  // Truth is -1, as in GNU as, so that it can be used as a mask.
  operator('==', 6, (a, b) => -BigInt(a === b)),
  operator('!=', 6, (a, b) => -BigInt(a !== b)),
  operator('<=', 7, (a, b) => -BigInt(a <= b)),
  operator('>=', 7, (a, b) => -BigInt(a >= b)),
  operator('<<', 8, (a, b) => a << b),
  // Zeros come in, as for both assemblers, which know 64 bits.
  operator('>>', 8, (a, b) => (a < 0n && a >= -(1n << 63n) ? BigInt.asUintN(64, a) : a) >> b),
  operator('<', 7, (a, b) => -BigInt(a < b)),
  operator('>', 7, (a, b) => -BigInt(a > b)),
  operator('+', 9),
  operator('-', 9),
  operator('*', 10),
  operator('/', 10, (a, b) => a / b),
  operator('%', 10, (a, b) => a % b),
];

/** Operators by their first character; the longer of two stands first. */
const operatorsByCode: (readonly Operator[] | undefined)[] = new Array(128).fill(undefined);
for (const op of operators) {
  const code = op.text.charCodeAt(0);
  operatorsByCode[code] = [...(operatorsByCode[code] ?? []), op].sort((a, b) => b.text.length - a.text.length);
}

/** The operators that Intel syntax writes as words. */
const wordOperators = new Map<string, Operator>(
  Object.entries({
    or: '|',
    xor: '^',
    and: '&',
    eq: '==',
    ne: '!=',
    le: '<=',
    ge: '>=',
    shl: '<<',
    shr: '>>',
    lt: '<',
    gt: '>',
    mod: '%',
  }).map(([word, text]) => [word, operators.find((op) => op.text === text)!]),
);

const LEFT_BRACKET = 91;
const RIGHT_BRACKET = 93;
const COLON = 58;
const COMMA = 44;
const DOLLAR = 36;
const DOT = 46;
const PERCENT = 37;

const DEEPEST = 200;
const WIDEST_BITS = 128n;
/** Values beyond this cannot be meant, and would take ever longer to compute with. */
const LARGEST = 1n << 256n;

/** Reads expressions at a cursor. */
export class ExpressionReader {
  readonly #cursor: Cursor;
  readonly #scope: Scope;
  #depth = 0;
  /** Characters of the operator that #operator() found last. */
  #operatorLength = 0;

  constructor(cursor: Cursor, scope: Scope) {
    this.#cursor = cursor;
    this.#scope = scope;
  }

  /** Reads an expression. @throws ParseError */
  read(): RelocatableExpression {
    this.#depth = 0;
    return this.#binary(1);
  }

  /** Reads a label that is the rest of the statement; anything else is left to read(): undefined, and nothing read. */
  lastLabel(): Label | undefined {
    const cursor = this.#cursor;
    const from = cursor.at;
    if (!cursor.scanName()) return undefined;
    const c = cursor.codes[from];
    const isHere = cursor.at === from + 1 && (c === DOLLAR || c === DOT);
    cursor.blank();
    if (!isHere && cursor.atEnd() && wordHere(cursor) === undefined) {
      const label = this.#scope.label();
      if (label instanceof Label) return label;
    }
    cursor.at = from;
    return undefined;
  }

  /** Reads an expression that must be a constant now. */
  constant(what: string): number | bigint {
    const cursor = this.#cursor;
    cursor.blank();
    const from = cursor.at;
    const value = this.read();
    if (!value.isConstant)
      throw cursor.error('BAD_STATEMENT', `${what} must be a constant that is known here`, from, cursor.at);
    return value.constant;
  }

  #binary(lowest: number): RelocatableExpression {
    // Brackets bind looser than a sign: `-4[rbp]` is 4 below rbp.
    const left = this.#indexed(this.#unary());
    for (;;) {
      const op = this.#operator();
      if (op === undefined || op.precedence < lowest) return left;
      const from = this.#cursor.at;
      this.#cursor.at += this.#operatorLength;
      const right = this.#binary(op.precedence + 1);
      const problem = combine(left, op, right) ?? tooWide(left);
      if (problem !== undefined) throw this.#cursor.error('BAD_STATEMENT', problem, from, this.#cursor.at);
      if (left.minus !== undefined && left.label !== undefined) this.#foldDistance(left, left.minus, left.label);
    }
  }

  /** A distance that is known is a constant like any other. */
  #foldDistance(value: RelocatableExpression, from: Label, to: Label): void {
    const known = this.#scope.distance(from, to);
    if (known === undefined) return;
    value.constant = exact(BigInt(value.constant) + BigInt(known));
    value.label = undefined;
    value.minus = undefined;
  }

  /** The operator here. */
  #operator(): Operator | undefined {
    const c = this.#cursor.blank();
    const candidates = c < 128 ? operatorsByCode[c] : undefined;
    if (candidates === undefined) return (c | 0x20) >= 97 && (c | 0x20) <= 122 ? this.#wordOperator() : undefined;
    const { codes, at } = this.#cursor;
    const next = codes[at + 1]!;
    if (c === 47 && next === 47) return undefined;
    for (const op of candidates) {
      if (op.text.length === 1 || op.text.charCodeAt(1) === next) {
        this.#operatorLength = op.text.length;
        return op;
      }
    }
    return undefined;
  }

  #wordOperator(): Operator | undefined {
    const { at } = this.#cursor;
    const word = this.#cursor.identifier().toLowerCase();
    this.#cursor.at = at;
    this.#operatorLength = word.length;
    return wordOperators.get(word);
  }

  #unary(): RelocatableExpression {
    const cursor = this.#cursor;
    const c = cursor.blank();
    const from = cursor.at;
    if (c === 45 || c === 43 || c === 126 || c === 33) {
      cursor.at++;
      this.#descend(from);
      const value = this.#unary();
      this.#depth--;
      if (c === 43) return value;
      if (c === 45 && value.isConstant) {
        value.constant = negate(value.constant);
        value.outside = -value.outside;
        return value;
      }
      if (c === 45) {
        const zero = new RelocatableExpression(0);
        const problem = zero.add(value, -1);
        if (problem !== undefined) throw cursor.error('BAD_STATEMENT', problem, from, cursor.at);
        return zero;
      }
      if (!value.isConstant)
        throw cursor.error('BAD_STATEMENT', `${String.fromCharCode(c)} needs a constant`, from, cursor.at);
      const wide = BigInt(value.constant);
      value.outside = 0;
      value.constant = exact(c === 126 ? ~wide : BigInt(wide === 0n));
      return value;
    }
    return this.#primary(c, from);
  }

  /** Adds the brackets that follow a value: `table[rax*4]`, `[rax][rcx]`. */
  #indexed(value: RelocatableExpression): RelocatableExpression {
    const cursor = this.#cursor;
    while (cursor.blank() === LEFT_BRACKET) {
      const from = cursor.at;
      const problem = value.add(this.#brackets(), 1);
      if (problem !== undefined) throw cursor.error('BAD_STATEMENT', problem, from, cursor.at);
    }
    return value;
  }

  /** A value in brackets; the cursor stands on the first. */
  #brackets(): RelocatableExpression {
    const cursor = this.#cursor;
    const from = cursor.at++;
    this.#descend(from);
    const value = this.#binary(1);
    this.#depth--;
    if (!cursor.accept(RIGHT_BRACKET)) throw cursor.errorHere('SYNTAX', `expected ']', found ${cursor.found()}`);
    value.hasBrackets = true;
    return value;
  }

  #primary(c: number, from: number): RelocatableExpression {
    const cursor = this.#cursor;
    if (c >= 48 && c <= 57) {
      const local = this.#localReference(from);
      return local ?? new RelocatableExpression(readNumber(cursor));
    }
    if (c === 39) return new RelocatableExpression(readCharacter(cursor));
    if (c === LEFT_BRACKET) return this.#brackets();
    if (c === 40) {
      cursor.at++;
      this.#descend(from);
      const value = this.#binary(1);
      this.#depth--;
      if (!cursor.accept(41)) throw cursor.errorHere('SYNTAX', `expected ')', found ${cursor.found()}`);
      return value;
    }
    if (c === PERCENT) cursor.at++;
    if (!cursor.scanName()) throw cursor.errorHere('SYNTAX', `expected a value, found ${cursor.found()}`);
    const word = wordHere(cursor);
    if (c === PERCENT && word?.register === undefined)
      throw cursor.error('SYNTAX', "expected a register after '%'", from, cursor.at);
    if (word?.register !== undefined) {
      const value = new RelocatableExpression(0);
      value.register = word.register;
      return value;
    }
    const length = cursor.nameTo - cursor.nameFrom;
    if (word !== undefined || length === 3) {
      const value = this.#wordUnary(cursor.name.toLowerCase(), from);
      if (value !== undefined) return value;
    }
    if (length === 1 && (c === DOLLAR || c === DOT)) {
      const value = new RelocatableExpression(0);
      value.label = this.#scope.here();
      return value;
    }
    return this.#scope.symbol();
  }

  /** `not VALUE`, `offset VALUE` and `flat:VALUE`; undefined for any other name. */
  #wordUnary(name: string, from: number): RelocatableExpression | undefined {
    const cursor = this.#cursor;
    const to = cursor.at;
    if (name === 'flat' && cursor.accept(COLON)) {
      this.#descend(from);
      const value = this.#unary();
      this.#depth--;
      return value;
    }
    if (name !== 'not' && name !== 'offset') return undefined;
    cursor.blank();
    // A symbol may have such a name: it is one where no value follows.
    if (cursor.atEnd() || cursor.code === COMMA || cursor.code === RIGHT_BRACKET) {
      cursor.at = to;
      return undefined;
    }
    this.#descend(from);
    const value = this.#unary();
    this.#depth--;
    if (name === 'offset') value.hasOffset = true;
    else if (value.isConstant) value.constant = exact(~BigInt(value.constant));
    else throw cursor.error('BAD_STATEMENT', 'not needs a constant', from, cursor.at);
    return value;
  }

  /** `1b` and `1f` name the nearest label `1:` before and after; `0b1` and `1fh` are numbers. */
  #localReference(from: number): RelocatableExpression | undefined {
    const { text, codes } = this.#cursor;
    let at = from;
    while (codes[at]! >= 48 && codes[at]! <= 57) at++;
    const letter = text[at];
    if (letter !== 'b' && letter !== 'f') return undefined;
    const next = codes[at + 1]!;
    if ((next >= 48 && next <= 57) || (next >= 65 && next <= 90) || (next >= 97 && next <= 122) || next === 95)
      return undefined;
    this.#cursor.at = at + 1;
    const value = new RelocatableExpression(0);
    value.label = this.#scope.local(Number(text.slice(from, at)), letter === 'f', from);
    return value;
  }

  #descend(from: number): void {
    if (++this.#depth > DEEPEST)
      throw this.#cursor.error('BAD_STATEMENT', `an expression is nested more than ${DEEPEST} deep`, from, from + 1);
  }
}

/** Applies an operator in place. @returns the reason when it has no meaning. */
function combine(
  left: RelocatableExpression,
  { text, apply }: Operator,
  right: RelocatableExpression,
): string | undefined {
  if (apply === undefined) return text === '*' ? left.multiply(right) : left.add(right, text === '+' ? 1 : -1);
  if (!left.isConstant || !right.isConstant) return `'${text}' needs constants on both sides`;
  const b = BigInt(right.constant);
  if ((text === '/' || text === '%') && b === 0n) return 'division by zero';
  if ((text === '<<' || text === '>>') && (b < 0n || b >= WIDEST_BITS)) {
    return `a shift by ${b} is out of range; 0 to ${WIDEST_BITS - 1n} is possible`;
  }
  left.outside = 0;
  left.constant = exact(apply(BigInt(left.constant), b));
  return undefined;
}

function tooWide({ constant }: RelocatableExpression): string | undefined {
  return typeof constant === 'bigint' && (constant > LARGEST || constant < -LARGEST)
    ? 'the value needs more than 256 bits'
    : undefined;
}
