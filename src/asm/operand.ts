// Anything that can stand as an operand, and its class.

import { describeValue, OperandError } from '../errors/index.ts';
import type {
  DecoratorOperand,
  DefaultFlags,
  DefaultFlagsOperand,
  Rounding,
  SuppressAllExceptions,
} from '../isa/decorators.ts';
import type { Label } from '../isa/label.ts';
import type {
  Broadcast,
  MaskedMemory,
  MaskedVectorMemory,
  Memory,
  MemoryOperand,
  VectorMemory,
} from '../isa/memory.ts';
import { classOfBigint, classOfNumber, OperandClass } from '../isa/operand-class.ts';
import type { MaskedRegister, Register, RegisterOperand, ZeroingRegister } from '../isa/registers.ts';

/** Beyond this, the place of a label plus a distance might not be exact as a number. */
export const LONGEST_DISTANCE = 2 ** 52;

/** True for a whole number of bytes that may be added to a label's place. */
export const isDistance = (value: unknown): value is number =>
  Number.isInteger(value) && Math.abs(value as number) <= LONGEST_DISTANCE;

/** Refuses any other value for a distance. @throws OperandError `BAD_OPERAND` */
export function checkDistance(value: unknown): void {
  if (!isDistance(value))
    throw new OperandError(
      'BAD_OPERAND',
      `the distance from a label is a whole number of at most 2^52 bytes either way, not ${describe(value)}`,
    );
}

/** A label's address as an immediate (`offset label` in text), or the distance between two labels. */
export class LabelAddress {
  /** The label whose address it is. */
  readonly label: Label;
  /** Bytes that are added to the address. */
  readonly addend: number;
  /** The label that the distance counts from; undefined for an address. */
  readonly minus: Label | undefined;
  /** Operand class, see isa/operand-class.ts. */
  readonly cls: number = OperandClass.isym;

  /**
   * @param addend bytes that are added. @param minus makes it the distance from this label.
   * @throws OperandError `BAD_OPERAND` for an addend that is not a whole number, or beyond 2^52.
   */
  constructor(label: Label, addend = 0, minus?: Label) {
    if (addend !== 0) checkDistance(addend);
    this.label = label;
    this.addend = addend;
    this.minus = minus;
  }

  /** As text has it. */
  toString(): string {
    return `offset ${this.label}${this.minus === undefined ? '' : ` - ${this.minus}`}${this.addend === 0 ? '' : ` + ${this.addend}`}`;
  }
}

/** A branch target beside a label. */
export class BranchTarget {
  readonly label: Label;
  readonly addend: number;
  readonly cls: number = OperandClass.target;

  constructor(label: Label, addend: number) {
    this.label = label;
    this.addend = addend;
  }

  toString(): string {
    return `${this.label} + ${this.addend}`;
  }
}

/** An operand value. Numbers and bigints are immediates, or addresses where a branch expects one. */
export type Operand =
  | RegisterOperand
  | MemoryOperand
  | DecoratorOperand
  | DefaultFlagsOperand
  | LabelAddress
  | BranchTarget
  | Label
  | number
  | bigint;

/** What the typed methods take, whichever of them. */
export type AnyOperand =
  | Register
  | MaskedRegister
  | ZeroingRegister
  | Memory
  | MaskedMemory
  | Broadcast
  | VectorMemory
  | MaskedVectorMemory
  | Rounding
  | SuppressAllExceptions
  | DefaultFlags
  | LabelAddress
  | Label
  | number
  | bigint;

/** The class of any operand. @throws OperandError `BAD_OPERAND` for a value that is none. */
export function classOfOperand(operand: Operand): number {
  if (typeof operand === 'object' && operand !== null) {
    const { cls } = operand;
    if (cls > 0) return cls;
  } else if (typeof operand === 'number') {
    if ((operand | 0) === operand || Number.isSafeInteger(operand)) return classOfNumber(operand);
    throw new OperandError(
      'BAD_OPERAND',
      `an immediate is an integer, as a number below 2^53 or as a bigint; ${operand} is not`,
    );
  } else if (typeof operand === 'bigint') {
    const cls = classOfBigint(operand);
    if (cls >= 0) return cls;
    throw new OperandError('BAD_OPERAND', `an immediate has at most 64 bits; ${operand} does not fit`);
  }
  throw new OperandError(
    'BAD_OPERAND',
    `${describe(operand)} is not an operand; expected a register, memory, an immediate or a label`,
  );
}

/** A value in an error message. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'bigint') return `${value}n`;
  try {
    return String(value);
  } catch {
    // An object without a text, or one that throws when it is asked for it.
    return describeValue(value);
  }
}
