// The names of a source text: labels, constants given by .equ, and numeric local labels.

import { Label } from '../../isa/label.ts';
import { LabelAddress } from '../operand.ts';
import type { Datum, StatementSink } from '../statement-sink.ts';
import type { Cursor } from './cursor.ts';
import type { Scope } from './expression.ts';
import { hashOf, NameTable, NO_ENTRY } from './name-table.ts';
import { distanceOf, nearDistance, RelocatableExpression } from './relocatable-expression.ts';

/** The symbols of one source. */
export class Symbols implements Scope {
  readonly #cursor: Cursor;
  readonly #sink: StatementSink;
  /** The names; what follows is kept under their numbers, in columns rather than objects: a text may have a million. */
  readonly #table = new NameTable(false);
  /** A label, or the value given by .equ. */
  readonly #values: (Label | RelocatableExpression)[] = [];
  readonly #defined: boolean[] = [];
  /** Ranges in the source: of the definition, before it of the first mention. */
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  /** How many are used and not defined. */
  #open = 0;
  /** Numbers of the names that were given the place of a label before any use. */
  readonly #aliases = new Set<number>();
  /** The labels of the slots that @GOTPCREL asked for, by the number of the name, and what each slot holds. */
  readonly #holders = new Map<number, { label: Label; value: Label | RelocatableExpression }>();
  readonly #held: { label: Label; datum: Datum }[] = [];
  /** The latest label of each number, and the next one that was asked for. */
  readonly #before = new Map<number, Label>();
  readonly #after = new Map<number, { label: Label; from: number; to: number }>();

  constructor(cursor: Cursor, sink: StatementSink) {
    this.#cursor = cursor;
    this.#sink = sink;
  }

  /** The value of the symbol whose name the cursor read last. */
  symbol(): RelocatableExpression {
    const value = this.label();
    const result = new RelocatableExpression(0);
    if (value instanceof RelocatableExpression) result.add(value, 1);
    else result.label = value;
    return result;
  }

  /** The label, or the value, of the symbol whose name the cursor read last. */
  label(): Label | RelocatableExpression {
    const cursor = this.#cursor;
    const number = cursor.isQuoted ? NO_ENTRY : this.#table.find(cursor);
    return number === NO_ENTRY ? this.#newOrSuffixed() : this.#values[number]!;
  }

  /** `f@PLT` is f: there is no linker between caller and callee. `x@GOTPCREL` is a place that holds the address of x. */
  #newOrSuffixed(): Label | RelocatableExpression {
    const { nameFrom: from, nameTo: to, nameAndSuffix } = this.#cursor;
    const { name } = nameAndSuffix;
    const suffix = nameAndSuffix.suffix.toUpperCase();
    if (suffix !== '' && suffix !== 'PLT' && suffix !== 'GOTPCREL') {
      throw this.#cursor.error(
        'BAD_STATEMENT',
        `'@${suffix}' needs a linker; @PLT and @GOTPCREL are possible`,
        from,
        to,
      );
    }
    let number = this.#table.numberOf(name);
    if (number === NO_ENTRY) {
      number = this.#add(name, hashOf(name), this.#sink.label(name), false, from, to);
      this.#open++;
    }
    return suffix === 'GOTPCREL' ? this.#addressHolder(number, from, to) : this.#values[number]!;
  }

  #add(
    name: string,
    hash: number,
    value: Label | RelocatableExpression,
    defined: boolean,
    from: number,
    to: number,
  ): number {
    const number = this.#table.add(name, hash);
    this.#values.push(value);
    this.#defined.push(defined);
    this.#from.push(this.#cursor.sourceFrom(from));
    this.#to.push(this.#cursor.sourceTo(to));
    return number;
  }

  /** Notes that a symbol is defined by a range of the present text. */
  #define(number: number, from: number, to: number): void {
    if (!this.#defined[number]) this.#open--;
    this.#defined[number] = true;
    this.#from[number] = this.#cursor.sourceFrom(from);
    this.#to[number] = this.#cursor.sourceTo(to);
  }

  /** The label of eight bytes that hold what a name stands for now: the address of a label, or a constant. */
  #addressHolder(number: number, from: number, to: number): Label {
    const value = this.#values[number]!;
    const known = this.#holders.get(number);
    if (known?.value === value) return known.label;
    const datum = value instanceof Label ? value : this.#slotContent(number, value, from, to);
    const label = this.#sink.label();
    this.#holders.set(number, { label, value });
    this.#held.push({ label, datum });
    return label;
  }

  /** What a slot holds for a name that was given a value. */
  #slotContent(number: number, value: RelocatableExpression, from: number, to: number): Datum {
    const { label, minus, register, constant } = value;
    const refuse = (problem: string) =>
      this.#cursor.error('BAD_STATEMENT', `'${this.#table.names[number]}' is ${problem}`, from, to, {
        hint: '@GOTPCREL is a place that holds an address, or a constant of 64 bits',
      });
    if (register !== undefined) throw refuse('not an address: its value holds a register');
    if (label !== undefined) return new LabelAddress(label, distanceOf(value, this.#cursor, from), minus);
    const wide = BigInt(constant);
    if (minus !== undefined) return new LabelAddress(this.#sink.fixedLabel(wide), 0, minus);
    if (wide < -(1n << 63n) || wide >= 1n << 64n) throw refuse(`${constant}, which does not fit into 64 bits`);
    return wide;
  }

  /** Writes the addresses that were asked for with @GOTPCREL, after everything else. */
  writeAddressHolders(): void {
    if (this.#held.length === 0) return;
    const sink = this.#sink;
    sink.section('.rodata.addresses');
    sink.align(8, -1, 8);
    for (const { label, datum } of this.#held) {
      sink.bind(label);
      sink.data(8, [datum]);
    }
  }

  /** Makes the names that were given the place of a label labels themselves: entries of code, and names in `labels`. */
  nameAliases(): void {
    for (const number of this.#aliases) {
      const { label, minus, register, constant } = this.#values[number] as RelocatableExpression;
      const distance = minus === undefined && register === undefined ? nearDistance(constant) : undefined;
      if (label === undefined || distance === undefined) continue;
      this.#sink.equate(this.#sink.label(this.#table.names[number]!), label, distance);
    }
  }

  local(number: number, forward: boolean, from: number): Label {
    const cursor = this.#cursor;
    if (!forward) {
      const label = this.#before.get(number);
      if (label === undefined)
        throw cursor.error('UNDEFINED_SYMBOL', `there is no label '${number}:' before this place`, from, cursor.at);
      return label;
    }
    let next = this.#after.get(number);
    if (next === undefined) {
      next = { label: this.#sink.label(), from: cursor.sourceFrom(from), to: cursor.sourceTo(cursor.at) };
      this.#after.set(number, next);
    }
    return next.label;
  }

  distance(from: Label, to: Label): number | undefined {
    return this.#sink.distance(from, to);
  }

  here(): Label {
    const label = this.#sink.label();
    this.#sink.bind(label);
    return label;
  }

  /** Binds the label whose name the cursor read last at the present place. */
  bindHere(): void {
    const cursor = this.#cursor;
    const { nameFrom: from, nameTo: to, nameHash: hash } = cursor;
    if (cursor.isQuoted) {
      this.bind(cursor.name, from, to);
      return;
    }
    const number = this.#table.find(cursor);
    if (number === NO_ENTRY) this.#bindNew(cursor.name, hash, from, to);
    else this.#bindKnown(number, from, to);
  }

  /** Binds a label at the present place. */
  bind(name: string, from: number, to: number): void {
    const number = this.#table.numberOf(name);
    if (number === NO_ENTRY) this.#bindNew(name, hashOf(name), from, to);
    else this.#bindKnown(number, from, to);
  }

  #bindNew(name: string, hash: number, from: number, to: number): void {
    const label = this.#sink.label(name);
    this.#add(name, hash, label, true, from, to);
    this.#sink.bind(label);
  }

  #bindKnown(number: number, from: number, to: number): void {
    if (this.#defined[number]) throw this.#redefined(number, from, to);
    this.#define(number, from, to);
    this.#sink.bind(this.#values[number] as Label);
  }

  /** Binds a numeric local label. */
  bindLocal(number: number): void {
    const label = this.#after.get(number)?.label ?? this.#sink.label();
    this.#after.delete(number);
    this.#before.set(number, label);
    this.#sink.bind(label);
  }

  /** Gives a name a value. @param again true where the name may have one already (.set, =). */
  assign(name: string, value: RelocatableExpression, again: boolean, from: number, to: number): void {
    const number = this.#table.numberOf(name);
    if (number === NO_ENTRY) {
      const added = this.#add(name, hashOf(name), value, true, from, to);
      if (value.label !== undefined) this.#aliases.add(added);
      return;
    }
    const known = this.#values[number]!;
    if (this.#defined[number] && (known instanceof Label || !again)) throw this.#redefined(number, from, to);
    if (known instanceof RelocatableExpression) {
      this.#values[number] = value;
      if (value.label !== undefined) this.#aliases.add(number);
    } else this.#equate(number, known, value, from, to);
    this.#define(number, from, to);
  }

  /** A label that was used before it got its value: it stands for the other label from the beginning. */
  #equate(number: number, label: Label, value: RelocatableExpression, from: number, to: number): void {
    if (value.label === label)
      throw this.#cursor.error('BAD_STATEMENT', `'${label.name}' is defined by itself`, from, to);
    if (value.label === undefined || value.minus !== undefined || value.register !== undefined) {
      throw this.#cursor.sourceError(
        'BAD_STATEMENT',
        `'${label.name}' was used before it got its value`,
        this.#from[number]!,
        this.#to[number]!,
        { hint: 'move the definition before its first use' },
      );
    }
    this.#sink.equate(label, value.label, distanceOf(value, this.#cursor, from));
  }

  /** True for a name that has a place or a value already. */
  isDefined(name: string): boolean {
    const number = this.#table.numberOf(name);
    return number !== NO_ENTRY && this.#defined[number]!;
  }

  /** Errors for names that were used and never defined. */
  *undefined(): Generator<Error> {
    for (const [number, name] of this.#open === 0 ? [] : this.#table.names.entries()) {
      if (!this.#defined[number])
        yield this.#cursor.sourceError(
          'UNDEFINED_SYMBOL',
          `'${name}' is used, but defined nowhere`,
          this.#from[number]!,
          this.#to[number]!,
          { hint: `write '${name}:' where it is meant to be` },
        );
    }
    for (const [number, { from, to }] of this.#after) {
      yield this.#cursor.sourceError('UNDEFINED_SYMBOL', `there is no label '${number}:' after this place`, from, to);
    }
  }

  #redefined(number: number, from: number, to: number): Error {
    const line = this.#cursor.sourceLine(this.#from[number]!);
    const name = this.#table.names[number];
    return this.#cursor.error('SYMBOL_REDEFINED', `'${name}' is defined already, in line ${line}`, from, to);
  }
}
