// The names of a source text: labels, constants given by .equ, and numeric local labels.

import type { Label } from '../../isa/label.ts';
import type { AssemblerCore } from '../assembler-core.ts';
import type { Cursor } from './cursor.ts';
import type { Scope } from './expression.ts';
import { Linear } from './linear.ts';

interface Entry {
  label: Label | undefined;
  /** Value given by .equ; a symbol has this or a label. */
  value: Linear | undefined;
  defined: boolean;
  /** Range of the first mention. */
  readonly from: number;
  readonly to: number;
}

export class Symbols implements Scope {
  readonly #cursor: Cursor;
  readonly #assembler: AssemblerCore;
  readonly #entries = new Map<string, Entry>();
  /** The latest label of each number, and the next one that was asked for. */
  readonly #before = new Map<number, Label>();
  readonly #after = new Map<number, { label: Label; from: number }>();

  constructor(cursor: Cursor, assembler: AssemblerCore) {
    this.#cursor = cursor;
    this.#assembler = assembler;
  }

  symbol(name: string, from: number, to: number): Linear {
    let entry = this.#entries.get(name);
    if (entry === undefined) {
      entry = { label: this.#assembler.label(name), value: undefined, defined: false, from, to };
      this.#entries.set(name, entry);
    }
    const result = new Linear(0);
    if (entry.value !== undefined) result.add(entry.value, 1);
    else result.label = entry.label;
    return result;
  }

  local(number: number, forward: boolean, from: number): Label {
    if (!forward) {
      const label = this.#before.get(number);
      if (label === undefined)
        throw this.#cursor.error(
          'UNDEFINED_SYMBOL',
          `there is no label '${number}:' before this place`,
          from,
          this.#cursor.at,
        );
      return label;
    }
    let next = this.#after.get(number);
    if (next === undefined) {
      next = { label: this.#assembler.label(), from };
      this.#after.set(number, next);
    }
    return next.label;
  }

  here(): Label {
    const label = this.#assembler.label();
    this.#assembler.bind(label);
    return label;
  }

  /** Binds a label at the present place. */
  define(name: string, from: number, to: number): void {
    const entry = this.#entries.get(name);
    if (entry?.defined === true || entry?.value !== undefined) throw this.#redefined(name, entry, from, to);
    const label = entry?.label ?? this.#assembler.label(name);
    this.#entries.set(name, { label, value: undefined, defined: true, from, to });
    this.#assembler.bind(label);
  }

  /** Binds a numeric local label. */
  defineLocal(number: number): void {
    const label = this.#after.get(number)?.label ?? this.#assembler.label();
    this.#after.delete(number);
    this.#before.set(number, label);
    this.#assembler.bind(label);
  }

  /** Gives a name a value. @param again true where the name may have one already (.set, =). */
  assign(name: string, value: Linear, again: boolean, from: number, to: number): void {
    const entry = this.#entries.get(name);
    if (entry !== undefined && entry.value === undefined) {
      if (entry.defined) throw this.#redefined(name, entry, from, to);
      throw this.#cursor.error('BAD_STATEMENT', `'${name}' was used before it got its value`, entry.from, entry.to, {
        hint: 'move the definition before its first use',
      });
    }
    if (entry !== undefined && !again) throw this.#redefined(name, entry, from, to);
    this.#entries.set(name, { label: undefined, value, defined: true, from, to });
  }

  /** Errors for names that were used and never defined. */
  *undefined(): Generator<Error> {
    for (const [name, entry] of this.#entries) {
      if (!entry.defined)
        yield this.#cursor.error('UNDEFINED_SYMBOL', `'${name}' is used, but defined nowhere`, entry.from, entry.to, {
          hint: `write '${name}:' where it is meant to be`,
        });
    }
    for (const [number, { from }] of this.#after) {
      yield this.#cursor.error(
        'UNDEFINED_SYMBOL',
        `there is no label '${number}:' after this place`,
        from,
        from + String(number).length + 1,
      );
    }
  }

  #redefined(name: string, entry: Entry, from: number, to: number): Error {
    const line = this.#cursor.text.slice(0, entry.from).split('\n').length;
    return this.#cursor.error('SYMBOL_REDEFINED', `'${name}' is defined already, in line ${line}`, from, to);
  }
}
