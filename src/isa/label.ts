// A label as an operand: a place that an assembler binds. It knows no assembler; the assembler keeps the place.

import { OperandClass } from './operand-class.ts';

/** A place in the code of one assembler. Made by `Assembler.label()`. */
export class Label {
  /** What the encoder needs to know of the operand's kind. */
  readonly cls: number = OperandClass.target;
  /** Number within the owner; the assembler keeps the place under it. */
  readonly id: number;
  /** The assembler that made it; a label of another one is refused. */
  readonly owner: object;
  readonly #name: string | undefined;

  constructor(owner: object, id: number, name: string | undefined) {
    this.owner = owner;
    this.id = id;
    this.#name = name;
  }

  /** True where it was given a name. */
  get isNamed(): boolean {
    return this.#name !== undefined;
  }

  /** The name that it was given, or one made of its number. */
  get name(): string {
    return this.#name ?? `L${this.id}`;
  }

  /** The name, as listings print it. */
  toString(): string {
    return this.name;
  }
}
