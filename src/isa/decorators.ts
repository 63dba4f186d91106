// Decorators that stand as operands of their own: embedded rounding and suppression of exceptions (Intel SDM volume 2,
// section 2.7.7). In text they are `{rn-sae}` and `{sae}`, before an immediate and after everything else.

import { OperandClass } from './operand-class.ts';

/** `{rn-sae}`, `{rd-sae}`, `{ru-sae}`, `{rz-sae}`: rounding for one instruction, exceptions suppressed. */
export interface Rounding {
  readonly rounding: 'nearest' | 'down' | 'up' | 'zero';
}

/** `{sae}`: exceptions suppressed for one instruction. */
export interface SuppressAllExceptions {
  readonly suppressAllExceptions: true;
}

/** The class behind both. */
export class DecoratorOperand implements Rounding, SuppressAllExceptions {
  readonly name: string;
  readonly cls: number;
  /** Value of EVEX.L'L: 0 nearest, 1 down, 2 up, 3 zero. */
  readonly control: number;
  readonly suppressAllExceptions: true = true;

  constructor(name: string, cls: number, control: number) {
    this.name = name;
    this.cls = cls;
    this.control = control;
  }

  get rounding(): Rounding['rounding'] {
    return (['nearest', 'down', 'up', 'zero'] as const)[this.control]!;
  }

  toString(): string {
    return this.name;
  }
}

const rounding = (name: string, control: number): Rounding => new DecoratorOperand(name, OperandClass.er, control);

/** Round to nearest, ties to even. */
export const rn_sae: Rounding = rounding('{rn-sae}', 0);
/** Round towards minus infinity. */
export const rd_sae: Rounding = rounding('{rd-sae}', 1);
/** Round towards plus infinity. */
export const ru_sae: Rounding = rounding('{ru-sae}', 2);
/** Round towards zero. */
export const rz_sae: Rounding = rounding('{rz-sae}', 3);
/** Suppress all exceptions. */
export const sae: SuppressAllExceptions = new DecoratorOperand('{sae}', OperandClass.sae, 0);
