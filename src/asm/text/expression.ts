// Expressions with C precedence over constants, symbols, the current address and, inside addresses, registers.

import type { Label } from '../../isa/label.ts';
import { type RegisterOperand, registersByName } from '../../isa/registers.ts';
import type { Cursor } from './cursor.ts';
import { Linear, negate } from './linear.ts';
import { exact, readCharacter, readNumber } from './number.ts';

/** What an expression asks of its surroundings. */
export interface Scope {
  /** The value of a symbol; an unknown one becomes a label that must be defined later. */
  symbol(name: string, from: number, to: number): Linear;
  /** A numeric local label, `1b` or `1f`. */
  local(number: number, forward: boolean, from: number): Label;
  /** A label at the present place. */
  here(): Label;
}

/** Binary operators by spelling: precedence (higher binds tighter) and, for all but + - *, what they do. */
const operators: Record<string, [precedence: number, apply?: (a: bigint, b: bigint) => bigint]> = {
  '||': [1, (a, b) => BigInt(a !== 0n || b !== 0n)],
  '&&': [2, (a, b) => BigInt(a !== 0n && b !== 0n)],
  '|': [3, (a, b) => a | b],
  '^': [4, (a, b) => a ^ b],
  '&': [5, (a, b) => a & b],
  // Truth is -1, as in GNU as, so that it can be used as a mask.
  '==': [6, (a, b) => -BigInt(a === b)],
  '!=': [6, (a, b) => -BigInt(a !== b)],
  '<=': [7, (a, b) => -BigInt(a <= b)],
  '>=': [7, (a, b) => -BigInt(a >= b)],
  '<': [7, (a, b) => -BigInt(a < b)],
  '>': [7, (a, b) => -BigInt(a > b)],
  '<<': [8, (a, b) => a << b],
  '>>': [8, (a, b) => a >> b],
  '+': [9],
  '-': [9],
  '*': [10],
  '/': [10, (a, b) => a / b],
  '%': [10, (a, b) => a % b],
};

const DEEPEST = 200;
const WIDEST_BITS = 128n;

/** Reads expressions at a cursor. */
export class ExpressionReader {
  readonly #cursor: Cursor;
  readonly #scope: Scope;
  #depth = 0;

  constructor(cursor: Cursor, scope: Scope) {
    this.#cursor = cursor;
    this.#scope = scope;
  }

  /** Reads an expression. @throws ParseError */
  read(): Linear {
    this.#depth = 0;
    return this.#binary(1);
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

  #binary(lowest: number): Linear {
    const left = this.#unary();
    for (;;) {
      const from = this.#cursor.at;
      const name = this.#operator();
      if (name === '') return left;
      const [precedence, apply] = operators[name]!;
      if (precedence < lowest) return left;
      this.#cursor.at += name.length;
      const right = this.#binary(precedence + 1);
      const problem = combine(left, name, right, apply);
      if (problem !== undefined) throw this.#cursor.error('BAD_STATEMENT', problem, from, this.#cursor.at);
    }
  }

  /** The operator here, or ''. */
  #operator(): string {
    const c = this.#cursor.blank();
    // ] and , and the end of the line are by far the most frequent.
    if (c === 93 || c === 44 || c === 10 || Number.isNaN(c)) return '';
    const { text, at } = this.#cursor;
    const two = text.slice(at, at + 2);
    if (two === '//') return '';
    if (operators[two] !== undefined) return two;
    const one = text[at]!;
    return operators[one] !== undefined ? one : '';
  }

  #unary(): Linear {
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
        return value;
      }
      if (c === 45) {
        const zero = new Linear(0);
        const problem = zero.add(value, -1);
        if (problem !== undefined) throw cursor.error('BAD_STATEMENT', problem, from, cursor.at);
        return zero;
      }
      if (!value.isConstant)
        throw cursor.error('BAD_STATEMENT', `${String.fromCharCode(c)} needs a constant`, from, cursor.at);
      const wide = BigInt(value.constant);
      value.constant = exact(c === 126 ? ~wide : BigInt(wide === 0n));
      return value;
    }
    return this.#primary(c, from);
  }

  #primary(c: number, from: number): Linear {
    const cursor = this.#cursor;
    if (c >= 48 && c <= 57) {
      const local = this.#localReference(from);
      return local ?? new Linear(readNumber(cursor));
    }
    if (c === 39) return new Linear(readCharacter(cursor));
    if (c === 40) {
      cursor.at++;
      this.#descend(from);
      const value = this.#binary(1);
      this.#depth--;
      if (!cursor.accept(41)) throw cursor.errorHere('SYNTAX', `expected ')', found ${cursor.found()}`);
      return value;
    }
    const name = cursor.identifier();
    if (name === '') throw cursor.errorHere('SYNTAX', `expected a value, found ${cursor.found()}`);
    const register = registerHere(name);
    if (register !== undefined) {
      const value = new Linear(0);
      value.register = register;
      return value;
    }
    if (name === '$' || name === '.') {
      const value = new Linear(0);
      value.label = this.#scope.here();
      return value;
    }
    return this.#scope.symbol(name, from, cursor.at);
  }

  /** `1b` and `1f` name the nearest label `1:` before and after; `0b1` and `1fh` are numbers. */
  #localReference(from: number): Linear | undefined {
    const { text } = this.#cursor;
    let at = from;
    while (text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) at++;
    const letter = text[at];
    if (letter !== 'b' && letter !== 'f') return undefined;
    const next = text.charCodeAt(at + 1);
    if ((next >= 48 && next <= 57) || (next >= 65 && next <= 90) || (next >= 97 && next <= 122) || next === 95)
      return undefined;
    this.#cursor.at = at + 1;
    const value = new Linear(0);
    value.label = this.#scope.local(Number(text.slice(from, at)), letter === 'f', from);
    return value;
  }

  #descend(from: number): void {
    if (++this.#depth > DEEPEST)
      throw this.#cursor.error('BAD_STATEMENT', `an expression is nested more than ${DEEPEST} deep`, from, from + 1);
  }
}

/** A register by its name as written; names are nearly always in lower case already. */
export function registerHere(name: string): RegisterOperand | undefined {
  if (name.length > 5) return undefined;
  return registersByName.get(name) ?? registersByName.get(name.toLowerCase());
}

/** Applies an operator in place. @returns the reason when it has no meaning. */
function combine(
  left: Linear,
  name: string,
  right: Linear,
  apply: ((a: bigint, b: bigint) => bigint) | undefined,
): string | undefined {
  if (name === '+') return left.add(right, 1);
  if (name === '-') return left.add(right, -1);
  if (name === '*') return left.multiply(right);
  if (!left.isConstant || !right.isConstant) return `'${name}' needs constants on both sides`;
  const b = BigInt(right.constant);
  if ((name === '/' || name === '%') && b === 0n) return 'division by zero';
  if ((name === '<<' || name === '>>') && (b < 0n || b >= WIDEST_BITS))
    return `a shift by ${b} is out of range; 0 to ${WIDEST_BITS - 1n} is possible`;
  left.constant = exact(apply!(BigInt(left.constant), b));
  return undefined;
}
