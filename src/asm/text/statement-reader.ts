// Statements: labels, assignments, directives, prefixes and instructions. A statement that is refused leaves nothing
// behind, its error is kept, and reading goes on with the next one.

import { EncodeError, ParseError, RawCpuError } from '../../errors/index.ts';
import { formsOf, mnemonicNumber } from '../../isa/table.ts';
import type { AssemblerCore } from '../assembler.ts';
import { Hint } from '../hints.ts';
import type { Operand } from '../operand.ts';
import { Cursor } from './cursor.ts';
import { directive } from './directives.ts';
import { ExpressionReader } from './expression.ts';
import { OperandReader } from './operand-reader.ts';
import { nearNames } from './suggest.ts';
import { Symbols } from './symbols.ts';

const COLON = 58;
const EQUALS = 61;
const COMMA = 44;
const LEFT_BRACE = 123;
const MOST_OPERANDS = 5;
/** Errors that are reported together; more say nothing new. */
const MOST_ERRORS = 20;

/** Prefixes by name: the hint, and the byte for a prefix that stands alone. */
const prefixes: Record<string, [hint: number, byte: number]> = {
  lock: [Hint.lock, 0xf0],
  rep: [Hint.rep, 0xf3],
  repe: [Hint.rep, 0xf3],
  repz: [Hint.rep, 0xf3],
  repne: [Hint.repne, 0xf2],
  repnz: [Hint.repne, 0xf2],
  xacquire: [Hint.xacquire, 0xf2],
  xrelease: [Hint.xrelease, 0xf3],
  bnd: [Hint.bnd, 0xf2],
  notrack: [Hint.notrack, 0x3e],
  data16: [Hint.data16, 0x66],
  addr32: [Hint.addr32, 0x67],
};

/** Encoding choices in braces before a mnemonic. */
const choices: Record<string, number> = {
  vex: Hint.vex,
  vex2: Hint.vex2,
  vex3: Hint.vex3,
  evex: Hint.evex,
  load: Hint.load,
  store: Hint.store,
  disp8: Hint.disp8,
  disp32: Hint.disp32,
  rex: Hint.rex,
  nooptimize: 0,
};

/** Which mnemonics take a branch target, by number. */
const branches: (boolean | undefined)[] = [];
const isBranch = (mnemonic: number): boolean =>
  (branches[mnemonic] ??= formsOf(mnemonic).some((form) => form.branchBytes > 0));

export class StatementReader {
  readonly #cursor: Cursor;
  readonly #assembler: AssemblerCore;
  readonly #symbols: Symbols;
  readonly #expressions: ExpressionReader;
  readonly #operands: OperandReader;
  readonly #noting: boolean;
  readonly errors: Error[] = [];

  constructor(source: string, assembler: AssemblerCore, noting: boolean) {
    this.#cursor = new Cursor(source);
    this.#assembler = assembler;
    this.#symbols = new Symbols(this.#cursor, assembler);
    this.#expressions = new ExpressionReader(this.#cursor, this.#symbols);
    this.#operands = new OperandReader(this.#cursor, this.#expressions, assembler);
    this.#noting = noting;
  }

  /** Reads the whole text. Errors are in `errors`. */
  readAll(): void {
    const cursor = this.#cursor;
    while (this.errors.length < MOST_ERRORS) {
      try {
        if (!cursor.nextStatement()) break;
        this.#statement();
      } catch (error) {
        this.errors.push(error as Error);
        cursor.skipStatement();
      }
    }
    for (const error of this.#symbols.undefined()) {
      if (this.errors.length < MOST_ERRORS) this.errors.push(error);
    }
  }

  #statement(): void {
    const cursor = this.#cursor;
    const from = cursor.at;
    const before = this.#noting ? this.#assembler.position : undefined;
    if (this.#labelOrAssignment()) {
      this.#note(from, before);
      return;
    }
    cursor.at = from;
    let hints = 0;
    for (;;) {
      const start = cursor.at;
      if (cursor.code === LEFT_BRACE) hints |= this.#choice();
      else {
        const name = cursor.identifier();
        if (name === '')
          throw cursor.errorHere('SYNTAX', `expected an instruction, a directive or a label, found ${cursor.found()}`);
        const lower = /[A-Z]/.test(name) ? name.toLowerCase() : name;
        const prefix = prefixes[lower];
        if (prefix === undefined) {
          this.#instructionOrDirective(lower, start, hints);
          break;
        }
        cursor.blank();
        if (cursor.atEnd()) {
          this.#assembler.db(prefix[1]);
          break;
        }
        hints |= prefix[0];
      }
      cursor.blank();
    }
    cursor.blank();
    if (!cursor.atEnd()) throw cursor.errorHere('SYNTAX', `expected the end of the statement, found ${cursor.found()}`);
    this.#note(from, before);
  }

  /** Reads `name:`, `1:` or `name = value`. @returns false where the statement is of another kind. */
  #labelOrAssignment(): boolean {
    const cursor = this.#cursor;
    const from = cursor.at;
    const name = cursor.identifier();
    if (name === '') {
      const digits = /^[0-9]+(?=[ \t]*:)/.exec(cursor.text.slice(from, from + 12));
      if (digits === null) return false;
      cursor.at += digits[0].length;
      cursor.accept(COLON);
      this.#symbols.defineLocal(Number(digits[0]));
      return true;
    }
    const to = cursor.at;
    const c = cursor.blank();
    if (c === COLON) {
      cursor.at++;
      this.#symbols.define(name, from, to);
      return true;
    }
    if (c === EQUALS && cursor.text.charCodeAt(cursor.at + 1) !== EQUALS) {
      cursor.at++;
      this.#symbols.assign(name, this.#expressions.read(), true, from, to);
      cursor.blank();
      if (!cursor.atEnd())
        throw cursor.errorHere('SYNTAX', `expected the end of the statement, found ${cursor.found()}`);
      return true;
    }
    return false;
  }

  /** Reads `{evex}` and its like before a mnemonic. */
  #choice(): number {
    const cursor = this.#cursor;
    const from = cursor.at++;
    const name = cursor.identifier().toLowerCase();
    const hint = choices[name];
    const closed = cursor.accept(125);
    if (hint === undefined || !closed) {
      throw cursor.error(
        'SYNTAX',
        `'{${name}}' is no encoding choice; known are ${Object.keys(choices)
          .map((c) => `{${c}}`)
          .join(', ')}`,
        from,
        cursor.at,
      );
    }
    return hint;
  }

  #instructionOrDirective(name: string, from: number, hints: number): void {
    const cursor = this.#cursor;
    const to = cursor.at;
    const mnemonic = mnemonicNumber(name);
    if (mnemonic !== undefined) {
      this.#instruction(mnemonic, from, hints);
      return;
    }
    const handler = directive(name);
    if (handler !== undefined) {
      if (hints !== 0) throw cursor.error('SYNTAX', `a directive takes no prefix`, from, to);
      handler({ cursor, expressions: this.#expressions, symbols: this.#symbols, assembler: this.#assembler }, name);
      return;
    }
    const near = nearNames(name);
    const kind = name.startsWith('.') ? 'directive' : 'instruction';
    throw cursor.error(
      name.startsWith('.') ? 'UNKNOWN_DIRECTIVE' : 'UNKNOWN_MNEMONIC',
      `'${name}' is no ${kind}`,
      from,
      to,
      {
        ...(near.length === 0 ? {} : { hint: `did you mean ${near.join(', ')}?` }),
        details: { name, near },
      },
    );
  }

  #instruction(mnemonic: number, from: number, hints: number): void {
    const cursor = this.#cursor;
    const reader = this.#operands;
    const operands: Operand[] = [];
    const places: number[] = [];
    reader.hints = 0;
    cursor.blank();
    if (!cursor.atEnd()) {
      const branch = isBranch(mnemonic);
      do {
        cursor.blank();
        places.push(cursor.at);
        reader.trailing = undefined;
        operands.push(reader.read(branch));
        if (reader.trailing !== undefined) {
          operands.push(reader.trailing);
          places.push(cursor.at);
        }
        places.push(cursor.at);
        if (operands.length > MOST_OPERANDS)
          throw cursor.error('BAD_STATEMENT', `an instruction has at most ${MOST_OPERANDS} operands`, from, cursor.at);
      } while (cursor.accept(COMMA));
      cursor.blank();
      if (!cursor.atEnd())
        throw cursor.errorHere('SYNTAX', `expected ',' or the end of the statement, found ${cursor.found()}`);
    }
    try {
      this.#assembler
        .withHints(hints | reader.hints)
        .emit(mnemonic, operands[0], operands[1], operands[2], operands[3], operands[4]);
    } catch (error) {
      throw this.#located(error, from, operands.length * 2 === places.length ? places : []);
    }
  }

  /** An encoder's error at the operand that it names, or at the whole statement. */
  #located(error: unknown, from: number, places: readonly number[]): unknown {
    if (!(error instanceof RawCpuError) || error instanceof ParseError) return error;
    const operand = error instanceof EncodeError ? error.details.operand : undefined;
    const at = typeof operand === 'number' ? places[operand * 2] : undefined;
    const end = typeof operand === 'number' ? places[operand * 2 + 1] : undefined;
    const message =
      error.hint === undefined ? error.message : error.message.slice(0, error.message.indexOf('\n  hint: '));
    return this.#cursor.error('BAD_STATEMENT', message, at ?? from, end ?? this.#cursor.at, {
      cause: error,
      details: { ...error.details, code: error.code },
      ...(error.hint === undefined ? {} : { hint: error.hint }),
    });
  }

  #note(from: number, before: { readonly at: number; readonly elasticBefore: number } | undefined): void {
    if (before === undefined) return;
    this.#assembler.note(this.#cursor.text.slice(from, this.#cursor.at).trim(), before.at, before.elasticBefore);
  }
}
