// Macros and repetition: .macro, .rept, .irp, .irpc, and the conditions .if, .ifdef, .ifndef. A block is text until it is
// expanded; an expansion is read like the source, and errors in it name the statement that asked for it.

import type { Cursor } from './cursor.ts';
import type { DirectiveContext } from './directives.ts';

/** Expansions within expansions, and bytes of text that one source may expand to. */
const DEEPEST_EXPANSION = 100;
const MOST_EXPANDED_BYTES = 1 << 25;

interface Parameter {
  readonly name: string;
  readonly fallback: string | undefined;
  readonly required: boolean;
  /** Takes all that is left, commas included. */
  readonly rest: boolean;
}

interface Macro {
  readonly parameters: readonly Parameter[];
  readonly body: string;
}

export class Macros {
  readonly #cursor: Cursor;
  readonly #readAll: () => void;
  readonly #byName = new Map<string, Macro>();
  #expansions = 0;
  #expandedBytes = 0;

  /** @param readAll reads statements until the end of the cursor's text. */
  constructor(cursor: Cursor, readAll: () => void) {
    this.#cursor = cursor;
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
      case '.if':
      case '.ifdef':
      case '.ifndef':
        this.#condition(name, from, context);
        return true;
      case '.purgem':
        this.#cursor.blank();
        this.#byName.delete(this.#cursor.identifier().toLowerCase());
        return true;
      default: {
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
    this.#byName.set(name, { parameters, body: this.#block(from, /^\.macro$/, /^\.endm$/) });
  }

  #call(name: string, macro: Macro, from: number): void {
    const cursor = this.#cursor;
    const values = new Map<string, string>();
    let position = 0;
    for (cursor.blank(); !cursor.atEnd(); cursor.accept(44), cursor.blank()) {
      const start = cursor.at;
      const key = cursor.identifier();
      let parameter = key !== '' && cursor.accept(61) ? macro.parameters.find((p) => p.name === key) : undefined;
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
    this.#expand(substitute(macro.body, values, this.#expansions), `macro '${name}'`, from, cursor.at);
  }

  #repeat(from: number, { expressions }: DirectiveContext): void {
    const cursor = this.#cursor;
    cursor.blank();
    const at = cursor.at;
    const count = expressions.constant('the count of .rept');
    const to = cursor.at;
    const body = this.#block(from, /^\.(rept|irpc?)$/, /^\.endr$/);
    if (typeof count === 'bigint' || count < 0 || count * body.length > MOST_EXPANDED_BYTES) {
      throw cursor.error('BAD_NUMBER', `.rept ${count} is out of range`, at, to);
    }
    this.#expand(body.repeat(count), '.rept', from, to);
  }

  #repeatFor(name: string, from: number): void {
    const cursor = this.#cursor;
    cursor.blank();
    const parameter = cursor.identifier();
    if (parameter === '') throw cursor.errorHere('SYNTAX', `${name} needs the name of a parameter`);
    cursor.accept(44);
    let values: string[] = [];
    for (cursor.blank(); !cursor.atEnd(); cursor.accept(44), cursor.blank()) values.push(this.#argument(false));
    if (name === '.irpc') values = [...values.join('')];
    const to = cursor.at;
    const body = this.#block(from, /^\.(rept|irpc?)$/, /^\.endr$/);
    this.#expand(
      values.map((value) => substitute(body, new Map([[parameter, value]]), this.#expansions)).join(''),
      name,
      from,
      to,
    );
  }

  #condition(name: string, from: number, { expressions, symbols }: DirectiveContext): void {
    const cursor = this.#cursor;
    cursor.blank();
    const truth = (directive: string): boolean => {
      if (directive === '.if' || directive === '.elseif') return BigInt(expressions.constant('a condition')) !== 0n;
      return symbols.isDefined(cursor.identifier()) === (directive === '.ifdef');
    };
    const holds = truth(name);
    const to = cursor.at;
    const body = this.#block(from, /^\.if/, /^\.endif$/);
    const branches = splitBranches(body);
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
    if (chosen !== undefined) this.#expand(chosen, name, from, to);
  }

  /** The text up to the directive that ends a block, blocks within it included. */
  #block(from: number, opens: RegExp, closes: RegExp): string {
    const cursor = this.#cursor;
    const to = cursor.at;
    cursor.skipStatement();
    // The newline or ; behind the opening statement is not part of the block, so that its lines count from 1.
    const start = cursor.at + 1;
    for (let depth = 1; cursor.nextStatement(); cursor.skipStatement()) {
      const before = cursor.at;
      const word = cursor.identifier().toLowerCase();
      if (opens.test(word)) depth++;
      else if (closes.test(word) && --depth === 0) return `${cursor.text.slice(start, before)}\n`;
    }
    throw cursor.error('SYNTAX', `the block that begins here has no ${closes.source.replace(/[\\^$]/g, '')}`, from, to);
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

  #expand(text: string, what: string, from: number, to: number): void {
    const cursor = this.#cursor;
    this.#expansions++;
    this.#expandedBytes += text.length;
    if (cursor.depth >= DEEPEST_EXPANSION)
      throw cursor.error('BAD_STATEMENT', `${what} expands itself more than ${DEEPEST_EXPANSION} deep`, from, to);
    if (this.#expandedBytes > MOST_EXPANDED_BYTES)
      throw cursor.error(
        'BAD_STATEMENT',
        `macros expand to more than ${MOST_EXPANDED_BYTES >> 20} MiB of text`,
        from,
        to,
      );
    cursor.enter(text, what, from, to);
    try {
      this.#readAll();
    } finally {
      cursor.leave();
    }
  }
}

/** Puts arguments for `\name`, a number that differs in every expansion for `\@`, and nothing for `\()`. */
function substitute(body: string, values: ReadonlyMap<string, string>, expansion: number): string {
  return body.replace(/\\(@|\(\)|[A-Za-z_.$][\w.$]*)/g, (whole, name: string) => {
    if (name === '@') return String(expansion);
    if (name === '()') return '';
    // The longest parameter that the name begins with: `\reg_lo` with a parameter `reg` needs `\reg\()_lo`.
    return values.get(name) ?? whole;
  });
}

/** Splits the body of an .if at its own .elseif and .else. */
function splitBranches(body: string): { condition: string | undefined; text: string }[] {
  const branches: { condition: string | undefined; text: string }[] = [{ condition: undefined, text: '' }];
  let depth = 0;
  for (const line of body.split('\n')) {
    const word = /^\s*(\.\w+)/.exec(line)?.[1]?.toLowerCase() ?? '';
    if (word.startsWith('.if')) depth++;
    if (word === '.endif') depth--;
    if (depth === 0 && (word === '.else' || word === '.elseif')) {
      branches.push({ condition: word === '.else' ? undefined : line.replace(/^\s*\.\w+/, ''), text: '' });
    } else branches.at(-1)!.text += `${line}\n`;
  }
  return branches;
}
