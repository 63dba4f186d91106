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
  /** Range of the first mention, in the source. */
  readonly from: number;
  readonly to: number;
}

export class Symbols implements Scope {
  readonly #cursor: Cursor;
  readonly #assembler: AssemblerCore;
  readonly #entries = new Map<string, Entry>();
  readonly #holders = new Map<Label, Label>();
  /** The latest label of each number, and the next one that was asked for. */
  readonly #before = new Map<number, Label>();
  readonly #after = new Map<number, { label: Label; from: number; to: number }>();

  constructor(cursor: Cursor, assembler: AssemblerCore) {
    this.#cursor = cursor;
    this.#assembler = assembler;
  }

  symbol(written: string, from: number, to: number): Linear {
    // `f@PLT` is f: there is no linker between caller and callee. `x@GOTPCREL` is a place that holds the address of x.
    const at = written.indexOf('@', 1);
    const name = at < 0 ? written : written.slice(0, at);
    const suffix = at < 0 ? '' : written.slice(at + 1).toUpperCase();
    if (suffix !== '' && suffix !== 'PLT' && suffix !== 'GOTPCREL') {
      throw this.#cursor.error(
        'BAD_STATEMENT',
        `'@${suffix}' needs a linker; @PLT and @GOTPCREL are possible`,
        from,
        to,
      );
    }
    let entry = this.#entries.get(name);
    if (entry === undefined) {
      entry = {
        label: this.#assembler.label(name),
        value: undefined,
        defined: false,
        ...this.#cursor.sourceRange(from, to),
      };
      this.#entries.set(name, entry);
    }
    const result = new Linear(0);
    if (entry.value !== undefined) result.add(entry.value, 1);
    else if (suffix === 'GOTPCREL') result.label = this.#addressHolder(entry.label!);
    else result.label = entry.label;
    return result;
  }

  /** The label of eight bytes that hold a label's address. */
  #addressHolder(label: Label): Label {
    let holder = this.#holders.get(label);
    if (holder === undefined) {
      holder = this.#assembler.label();
      this.#holders.set(label, holder);
    }
    return holder;
  }

  /** Writes the addresses that were asked for with @GOTPCREL, behind everything else. */
  writeAddressHolders(): void {
    if (this.#holders.size === 0) return;
    this.#assembler.section('.rodata.addresses').align(8);
    for (const [label, holder] of this.#holders) this.#assembler.bind(holder).dq(label);
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
      next = { label: this.#assembler.label(), ...this.#cursor.sourceRange(from, this.#cursor.at) };
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
    this.#entries.set(name, { label, value: undefined, defined: true, ...this.#cursor.sourceRange(from, to) });
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
      // It was used before: it stands for the other label from the beginning.
      if (value.label === entry.label)
        throw this.#cursor.error('BAD_STATEMENT', `'${name}' is defined by itself`, from, to);
      if (value.label !== undefined && value.minus === undefined && value.register === undefined) {
        this.#assembler.equate(entry.label!, value.label, Number(value.constant));
        entry.defined = true;
        return;
      }
      throw this.#cursor.sourceError(
        'BAD_STATEMENT',
        `'${name}' was used before it got its value`,
        entry.from,
        entry.to,
        {
          hint: 'move the definition before its first use',
        },
      );
    }
    if (entry !== undefined && !again) throw this.#redefined(name, entry, from, to);
    this.#entries.set(name, { label: undefined, value, defined: true, ...this.#cursor.sourceRange(from, to) });
  }

  /** True for a name that has a place or a value already. */
  isDefined(name: string): boolean {
    return this.#entries.get(name)?.defined === true;
  }

  /** Errors for names that were used and never defined. */
  *undefined(): Generator<Error> {
    for (const [name, entry] of this.#entries) {
      if (!entry.defined)
        yield this.#cursor.sourceError(
          'UNDEFINED_SYMBOL',
          `'${name}' is used, but defined nowhere`,
          entry.from,
          entry.to,
          {
            hint: `write '${name}:' where it is meant to be`,
          },
        );
    }
    for (const [number, { from, to }] of this.#after) {
      yield this.#cursor.sourceError('UNDEFINED_SYMBOL', `there is no label '${number}:' after this place`, from, to);
    }
  }

  #redefined(name: string, entry: Entry, from: number, to: number): Error {
    const line = this.#cursor.sourceLine(entry.from);
    return this.#cursor.error('SYMBOL_REDEFINED', `'${name}' is defined already, in line ${line}`, from, to);
  }
}
