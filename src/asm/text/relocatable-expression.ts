// A relocatable expression, the value of what the text writes: a constant, plus labels, plus registers times constants.
// Addresses are such sums, and so is every other operand; what an operand may hold is decided where it is used.

import type { Label } from '../../isa/label.ts';
import type { RegisterOperand } from '../../isa/registers.ts';
import { isDistance } from '../operand.ts';
import { type Exact, exact, type Place } from './number.ts';

/** A sum that is computed in place. */
export class RelocatableExpression {
  constant: Exact;
  label: Label | undefined = undefined;
  /** A label that is subtracted. */
  minus: Label | undefined = undefined;
  /** Registers in order of appearance, with their factors; a factor of 0 means that none was written. */
  register: RegisterOperand | undefined = undefined;
  factor = 0;
  register2: RegisterOperand | undefined = undefined;
  factor2 = 0;
  /** True where the word `offset` or a pair of brackets was part of it; an operand may mean something else then. */
  hasOffset = false;
  hasBrackets = false;
  /** How often symbols from outside of the text are in the constant: one makes it an address, beside rip. */
  outside = 0;

  constructor(constant: Exact) {
    this.constant = constant;
  }

  get isConstant(): boolean {
    return this.label === undefined && this.minus === undefined && this.register === undefined;
  }

  /** Adds another value, or subtracts it. @returns a reason when the sum has no meaning. */
  add(other: RelocatableExpression, sign: 1 | -1): string | undefined {
    if (other.hasOffset) this.hasOffset = true;
    if (other.hasBrackets) this.hasBrackets = true;
    this.outside += sign * other.outside;
    this.constant = addExact(this.constant, sign === 1 ? other.constant : negate(other.constant));
    const [plus, minus] = sign === 1 ? [other.label, other.minus] : [other.minus, other.label];
    if (plus !== undefined) {
      if (this.minus === plus) this.minus = undefined;
      else if (this.label !== undefined) return 'two labels cannot be added';
      else this.label = plus;
    }
    if (minus !== undefined) {
      if (this.label === minus) this.label = undefined;
      else if (this.minus !== undefined) return 'two labels cannot be subtracted';
      else this.minus = minus;
    }
    if (other.register !== undefined) {
      if (sign === -1) return 'a register cannot be subtracted';
      const problem = this.#addRegister(other.register, other.factor);
      if (problem !== undefined) return problem;
      if (other.register2 !== undefined) return this.#addRegister(other.register2, other.factor2);
    }
    return undefined;
  }

  #addRegister(register: RegisterOperand, factor: number): string | undefined {
    if (this.register === undefined) {
      this.register = register;
      this.factor = factor;
    } else if (this.register2 === undefined) {
      this.register2 = register;
      this.factor2 = factor;
    } else return 'an address has at most two registers';
    return undefined;
  }

  /** Multiplies by another value, one of the two being a constant. @returns a reason when the product has no meaning. */
  multiply(other: RelocatableExpression): string | undefined {
    if (!other.isConstant) {
      if (!this.isConstant) return 'a product needs a constant factor';
      const { constant } = this;
      this.constant = other.constant;
      this.label = other.label;
      this.minus = other.minus;
      this.register = other.register;
      this.factor = other.factor;
      this.register2 = other.register2;
      this.outside = other.outside;
      return this.multiply(new RelocatableExpression(constant));
    }
    this.outside *= Number(other.constant);
    if (this.label !== undefined || this.minus !== undefined || this.register2 !== undefined)
      return 'only a constant or a register can be multiplied';
    if (this.register !== undefined) {
      this.factor = (this.factor === 0 ? 1 : this.factor) * Number(other.constant);
      if (this.constant !== 0) this.constant = multiplyExact(this.constant, other.constant);
      return undefined;
    }
    this.constant = multiplyExact(this.constant, other.constant);
    return undefined;
  }
}

function addExact(a: Exact, b: Exact): Exact {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return exact(BigInt(a) + BigInt(b));
}

function multiplyExact(a: Exact, b: Exact): Exact {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product === 0 ? 0 : product;
  }
  return exact(BigInt(a) * BigInt(b));
}

/** The value with the other sign, and no negative zero. */
export function negate(value: Exact): Exact {
  return value === 0 ? 0 : -value;
}

/**
 * The constant beside a label as a distance from it; undefined where it is none. Addresses wrap around at 2^64, so
 * `x - 0xffffffff80000000` is as near as `x + 0x80000000`.
 */
export function nearDistance(constant: Exact): number | undefined {
  if (isDistance(constant)) return constant;
  const wide = BigInt(constant);
  const wrapped = Number(BigInt.asIntN(64, wide));
  return wide > -(1n << 64n) && wide < 1n << 64n && isDistance(wrapped) ? wrapped : undefined;
}

/** The same of an expression that begins at `from`. @throws ParseError `BAD_NUMBER` */
export function distanceOf({ constant }: RelocatableExpression, cursor: Place, from: number): number {
  const distance = nearDistance(constant);
  if (distance !== undefined) return distance;
  throw cursor.error(
    'BAD_NUMBER',
    `${constant} is too far away from a label; 2^52 bytes either way are possible`,
    from,
    cursor.at,
  );
}
