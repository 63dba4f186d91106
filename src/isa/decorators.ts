// Decorators that stand as operands of their own: embedded rounding and suppression of exceptions (Intel SDM volume 2,
// section 2.7.7). In text they are `{rn-sae}` and `{sae}`, before an immediate and after everything else. And the default
// flags of APX's conditional compare and test, `{dfv=of,sf}`, before everything else.

import { OperandError, quoted } from '../errors/index.ts';
import { OperandClass } from './operand-class.ts';

/** `{rn-sae}`, `{rd-sae}`, `{ru-sae}`, `{rz-sae}`: rounding for one instruction, exceptions suppressed. */
export interface Rounding {
  /** Where results are rounded to. */
  readonly rounding: 'nearest' | 'down' | 'up' | 'zero';
}

/** `{sae}`: exceptions suppressed for one instruction. */
export interface SuppressAllExceptions {
  /** Always true: it tells the type from a rounding. */
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

/** A flag that a conditional compare or test can leave set where its condition is false. */
export type DefaultFlag = 'of' | 'sf' | 'zf' | 'cf';

/** The flags that a conditional compare or test leaves where its condition is false; made by {@link dfv}. */
export interface DefaultFlags {
  /** The flags that are set; the others of the four are cleared. */
  readonly defaultFlags: readonly DefaultFlag[];
}

const flagOrder: readonly DefaultFlag[] = ['of', 'sf', 'zf', 'cf'];

/** The class behind it. */
export class DefaultFlagsOperand implements DefaultFlags {
  readonly cls: number = OperandClass.dfv;
  /** The bits of EVEX that hold the flags: of 8, sf 4, zf 2, cf 1. */
  readonly id: number;

  constructor(id: number) {
    this.id = id;
  }

  get defaultFlags(): readonly DefaultFlag[] {
    return flagOrder.filter((_, i) => (this.id & (8 >> i)) !== 0);
  }

  toString(): string {
    return `{dfv=${this.defaultFlags.join(',')}}`;
  }
}

/** Default flags, `{dfv=of,sf}` in text: the flags that are named are set, the others cleared. */
export function dfv(...flags: readonly DefaultFlag[]): DefaultFlags {
  let id = 0;
  for (const flag of flags) {
    const at = flagOrder.indexOf(flag);
    if (at < 0)
      throw new OperandError('BAD_DECORATOR', `${quoted(flag)} is not a default flag; expected of, sf, zf or cf`);
    id |= 8 >> at;
  }
  return new DefaultFlagsOperand(id);
}
