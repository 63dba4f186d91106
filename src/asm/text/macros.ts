// Macros and repetition: .macro, .rept, .irp, .irpc, and the conditions .if, .ifdef, .ifndef. A block is text until it is
// expanded; an expansion is read like the source, and errors in it name the statement that asked for it.

import { ARGUMENT_COST, type Budget, expansionCost, MOST_EXPANDED } from '../budget.ts';
import type { Cursor } from './cursor.ts';
import type { DirectiveContext } from './directive.ts';

/** Expansions within expansions. */
const DEEPEST_EXPANSION = 100;

/** What a condition asks of what follows, and which answers (numbers, or 1 for yes) let its block be read. */
interface Condition {
  readonly asks: 'value' | 'name' | 'rest' | 'texts';
  readonly holds: (answer: bigint) => boolean;
}

const isTrue = (answer: bigint): boolean => answer !== 0n;
const isFalse = (answer: bigint): boolean => answer === 0n;

const conditions: ReadonlyMap<string, Condition> = new Map<string, Condition>([
  ['.if', { asks: 'value', holds: isTrue }],
  ['.elseif', { asks: 'value', holds: isTrue }],
  ['.ifne', { asks: 'value', holds: isTrue }],
  ['.ifeq', { asks: 'value', holds: isFalse }],
  ['.ifgt', { asks: 'value', holds: (value) => value > 0n }],
  ['.ifge', { asks: 'value', holds: (value) => value >= 0n }],
  ['.iflt', { asks: 'value', holds: (value) => value < 0n }],
  ['.ifle', { asks: 'value', holds: (value) => value <= 0n }],
  ['.ifdef', { asks: 'name', holds: isTrue }],
  ['.ifndef', { asks: 'name', holds: isFalse }],
  ['.ifnotdef', { asks: 'name', holds: isFalse }],
  ['.ifb', { asks: 'rest', holds: isTrue }],
  ['.ifnb', { asks: 'rest', holds: isFalse }],
  ['.ifc', { asks: 'texts', holds: isTrue }],
  ['.ifnc', { asks: 'texts', holds: isFalse }],
  ['.ifeqs', { asks: 'texts', holds: isTrue }],
  ['.ifnes', { asks: 'texts', holds: isFalse }],
]);

const NEWLINE = 10;
const SEMICOLON = 59;

interface Parameter {
  readonly name: string;
  readonly fallback: string | undefined;
  readonly required: boolean;
  /** Takes all that is left, commas included. */
  readonly rest: boolean;
}

interface Macro {
  readonly parameters: readonly Parameter[];
  readonly byName: ReadonlyMap<string, Parameter>;
  readonly body: TemplateBody;
}

/** Text that a statement becomes. */
interface Expansion {
  readonly what: string;
  readonly from: number;
  readonly to: number;
  /** For `\@`. */
  readonly number: number;
  text: string;
}

/** The macros of one source, and whatever else makes text of text. */
export class Macros {
  readonly #cursor: Cursor;
  readonly #budget: Budget;
  readonly #readAll: () => void;
  readonly #byName = new Map<string, Macro>();
  #expansions = 0;

  /** @param readAll reads statements until the end of the cursor's text. */
  constructor(cursor: Cursor, budget: Budget, readAll: () => void) {
    this.#cursor = cursor;
    this.#budget = budget;
    this.#readAll = readAll;
  }

  /** Handles a directive of this kind, or the name of a macro. @returns false for any other name. */
  handle(name: string, from: number, context: DirectiveContext): boolean {
    switch (name) {
      case '.macro':
        this.#define(from);
        return true;
      case '.rept':
        this.#repeat(from, context);
        return true;
      case '.irp':
      case '.irpc':
        this.#repeatFor(name, from);
        return true;
      case '.purgem':
        this.#cursor.blank();
        this.#byName.delete(this.#cursor.identifier().toLowerCase());
        return true;
      default: {
        if (conditions.has(name)) {
          this.#condition(name, from, context);
          return true;
        }
        const macro = this.#byName.get(name);
        if (macro !== undefined) this.#call(name, macro, from);
        return macro !== undefined;
      }
    }
  }

  #define(from: number): void {
    const cursor = this.#cursor;
    cursor.blank();
    const name = cursor.identifier().toLowerCase();
    if (name === '') throw cursor.errorHere('SYNTAX', '.macro needs a name');
    cursor.accept(44);
    const parameters: Parameter[] = [];
    for (cursor.blank(); !cursor.atEnd(); cursor.accept(44), cursor.blank()) {
      const parameter = cursor.identifier();
      if (parameter === '')
        throw cursor.errorHere('SYNTAX', `expected the name of a parameter, found ${cursor.found()}`);
      let kind = '';
      if (cursor.accept(58)) kind = cursor.identifier().toLowerCase();
      if (kind !== '' && kind !== 'req' && kind !== 'vararg')
        throw cursor.errorHere('SYNTAX', `a parameter is :req or :vararg, not :${kind}`);
      const fallback = cursor.accept(61) ? this.#argument(false) : undefined;
      parameters.push({ name: parameter, fallback, required: kind === 'req', rest: kind === 'vararg' });
    }
    const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
    const body = new TemplateBody(this.#block(from, /^\.macro$/, /^\.endm$/));
    this.#byName.set(name, { parameters, byName, body });
  }

  #call(name: string, macro: Macro, from: number): void {
    const cursor = this.#cursor;
    const values = new Map<string, string>();
    let position = 0;
    for (cursor.blank(); !cursor.atEnd(); cursor.accept(44), cursor.blank()) {
      const start = cursor.at;
      const key = cursor.identifier();
      let parameter = key !== '' && cursor.accept(61) ? macro.byName.get(key) : undefined;
      if (parameter === undefined) {
        cursor.at = start;
        parameter = macro.parameters[position++];
      }
      if (parameter === undefined)
        throw cursor.errorHere(
          'BAD_STATEMENT',
          `macro '${name}' takes ${macro.parameters.length} arguments; this is one more`,
        );
      values.set(parameter.name, this.#argument(parameter.rest));
    }
    for (const { name: parameter, fallback, required } of macro.parameters) {
      if (values.has(parameter)) continue;
      if (required)
        throw cursor.error('BAD_STATEMENT', `macro '${name}' needs its argument '${parameter}'`, from, cursor.at);
      values.set(parameter, fallback ?? '');
    }
    const expansion = this.#begin(`macro '${name}'`, from, cursor.at, macro.body.text, macro.parameters.length);
    expansion.text = this.#textOf(macro.body, values, expansion);
    this.#read(expansion);
  }

  #repeat(from: number, { expressions }: DirectiveContext): void {
    const cursor = this.#cursor;
    cursor.blank();
    const at = cursor.at;
    const count = expressions.constant('the count of .rept');
    const to = cursor.at;
    const body = this.#block(from, /^\.(rept|irpc?)$/, /^\.endr$/);
    if (typeof count === 'bigint' || count < 0 || count * body.length > MOST_EXPANDED) {
      throw cursor.error('BAD_NUMBER', `.rept ${count} is out of range`, at, to);
    }
    const expansion = this.#begin('.rept', from, to, body);
    if (count > 0) {
      this.#draw(expansion, count * body.length);
      expansion.text = body.repeat(count);
    }
    this.#read(expansion);
  }

  #repeatFor(name: string, from: number): void {
    const cursor = this.#cursor;
    cursor.blank();
    const parameter = cursor.identifier();
    if (parameter === '') throw cursor.errorHere('SYNTAX', `${name} needs the name of a parameter`);
    cursor.accept(44);
    const list: string[] = [];
    for (cursor.blank(); !cursor.atEnd(); cursor.accept(44), cursor.blank()) list.push(this.#argument(false));
    // Without a value the block is read once, with nothing for the parameter.
    if (list.length === 0) list.push('');
    const joined = list.join('');
    const values = name === '.irpc' && joined !== '' ? joined : list;
    const to = cursor.at;
    const body = this.#block(from, /^\.(rept|irpc?)$/, /^\.endr$/);
    const expansion = this.#begin(name, from, to, body);
    const template = new TemplateBody(body);
    const texts: string[] = [];
    for (const value of values) {
      this.#draw(expansion, body.length);
      texts.push(this.#textOf(template, new Map([[parameter, value]]), expansion));
    }
    expansion.text = texts.join('');
    this.#read(expansion);
  }

  #condition(name: string, from: number, { expressions, symbols }: DirectiveContext): void {
    const cursor = this.#cursor;
    cursor.blank();
    const truth = (directive: string): boolean => {
      const { asks, holds } = conditions.get(directive)!;
      if (asks === 'value') return holds(BigInt(expressions.constant('a condition')));
      if (asks === 'name') return holds(BigInt(symbols.isDefined(cursor.identifier())));
      const first = asks === 'rest' ? this.#argument(true) : this.#argument(false);
      if (asks === 'rest') return holds(BigInt(first === ''));
      if (!cursor.accept(44)) throw cursor.errorHere('SYNTAX', `${directive} compares two texts, with a comma between`);
      return holds(BigInt(first === this.#argument(false)));
    };
    const holds = truth(name);
    const to = cursor.at;
    const body = this.#block(from, /^\.if/, /^\.endif$/);
    const branches = this.#branches(body, name, from, to);
    let chosen = holds ? branches[0]!.text : undefined;
    for (const { condition, text } of branches.slice(1)) {
      if (chosen !== undefined) break;
      if (condition === undefined) chosen = text;
      else {
        cursor.enter(condition, name, from, to);
        try {
          cursor.blank();
          if (truth('.elseif')) chosen = text;
        } finally {
          cursor.leave();
        }
      }
    }
    if (chosen === undefined) return;
    const expansion = this.#begin(name, from, to, chosen);
    expansion.text = chosen;
    this.#read(expansion);
  }

  /** The text up to the directive that ends a block, blocks within it included. */
  #block(from: number, opens: RegExp, closes: RegExp): string {
    const cursor = this.#cursor;
    const to = cursor.at;
    cursor.skipStatement();
    const start = this.#next();
    for (let depth = 1; cursor.nextStatement(); cursor.skipStatement()) {
      const before = cursor.at;
      const word = cursor.identifier().toLowerCase();
      if (opens.test(word)) depth++;
      else if (closes.test(word) && --depth === 0) return `${cursor.text.slice(start, before)}\n`;
    }
    throw cursor.error('SYNTAX', `the block that begins here has no ${closes.source.replace(/[\\^$]/g, '')}`, from, to);
  }

  /** Where the text after a statement begins: its newline or ;, or its comment, are left out, so that lines count from 1. */
  #next(): number {
    const { text, at, code } = this.#cursor;
    if (code === NEWLINE || code === SEMICOLON) return at + 1;
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end + 1;
  }

  /** Splits the body of an .if at its own .elseif and .else. */
  #branches(body: string, what: string, from: number, to: number): { condition: string | undefined; text: string }[] {
    const cursor = this.#cursor;
    const branches: { condition: string | undefined; text: string }[] = [];
    let condition: string | undefined;
    let start = 0;
    cursor.enter(body, what, from, to);
    try {
      for (let depth = 0; cursor.nextStatement(); cursor.skipStatement()) {
        const before = cursor.at;
        const word = cursor.identifier().toLowerCase();
        if (word.startsWith('.if')) depth++;
        if (word === '.endif') depth--;
        if (depth !== 0 || (word !== '.else' && word !== '.elseif')) continue;
        branches.push({ condition, text: `${body.slice(start, before)}\n` });
        const { at } = cursor;
        cursor.skipStatement();
        condition = word === '.else' ? undefined : body.slice(at, cursor.at);
        start = this.#next();
      }
    } finally {
      cursor.leave();
    }
    branches.push({ condition, text: body.slice(start) });
    return branches;
  }

  /** One argument of a macro: up to a comma or the end, quotes and brackets kept together. */
  #argument(rest: boolean): string {
    const cursor = this.#cursor;
    cursor.blank();
    const start = cursor.at;
    if (!rest && cursor.code === 34) {
      const end = cursor.text.indexOf('"', start + 1);
      if (end < 0) throw cursor.error('SYNTAX', 'a string has no closing quote', start, start + 1);
      cursor.at = end + 1;
      return cursor.text.slice(start + 1, end);
    }
    for (let depth = 0; !cursor.atEnd(); cursor.at++) {
      const c = cursor.code;
      if (c === 40 || c === 91 || c === 123) depth++;
      else if (c === 41 || c === 93 || c === 125) depth--;
      else if (!rest && depth <= 0 && c === 44) break;
    }
    return cursor.text.slice(start, cursor.at).trim();
  }

  /** Begins an expansion by the statement from `from` to `to`; the body is looked through, whatever comes of it. */
  #begin(what: string, from: number, to: number, body: string, parameters = 0): Expansion {
    const cursor = this.#cursor;
    if (cursor.depth >= DEEPEST_EXPANSION)
      throw cursor.error('BAD_STATEMENT', `${what} expands itself more than ${DEEPEST_EXPANSION} deep`, from, to);
    const expansion = { what, from, to, number: this.#expansions++, text: '' };
    this.#draw(expansion, expansionCost(parameters) + body.length);
    return expansion;
  }

  /** Draws characters from the budget before they are made. */
  #draw({ from, to }: Expansion, characters: number): void {
    if (!this.#budget.drawText(characters))
      throw this.#cursor.error(
        'BAD_STATEMENT',
        `macros and repetitions make more than ${MOST_EXPANDED >> 20} MiB of text`,
        from,
        to,
      );
  }

  #textOf(body: TemplateBody, values: ReadonlyMap<string, string>, expansion: Expansion): string {
    return body.with(values, expansion.number, (characters) => this.#draw(expansion, characters + ARGUMENT_COST));
  }

  #read({ text, what, from, to }: Expansion): void {
    this.#cursor.enter(text, what, from, to);
    try {
      this.#readAll();
    } finally {
      this.#cursor.leave();
    }
  }
}

/** What takes a place's text: `\@` a number that differs in every expansion, `\()` nothing, `\name` an argument. */
const places = /\\(@|\(\)|[A-Za-z_.$][\w.$]*)/g;

/** The body of a macro or a repetition: text with places for arguments. It is taken apart once, however often it is used. */
class TemplateBody {
  readonly text: string;
  /** Text, the name of a place, text, and so on. */
  readonly #parts: readonly string[];

  constructor(text: string) {
    this.text = text;
    this.#parts = text.split(places);
  }

  /**
   * The text with arguments in its places. A name that is not a parameter stays: of `\reg_lo` no parameter `reg` is taken,
   * which is written `\reg\()_lo`.
   * @param draw is told of the characters of each argument before they are added.
   */
  with(values: ReadonlyMap<string, string>, expansion: number, draw: (characters: number) => void): string {
    const parts = this.#parts;
    const text = [parts[0]!];
    for (let i = 1; i < parts.length; i += 2) {
      const name = parts[i]!;
      const value = name === '()' ? '' : name === '@' ? String(expansion) : (values.get(name) ?? `\\${name}`);
      draw(value.length);
      text.push(value, parts[i + 1]!);
    }
    return text.join('');
  }
}
