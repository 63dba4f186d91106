// Statements: labels, assignments, directives, prefixes and instructions. A statement that is refused leaves nothing
// after, its error is kept, and reading goes on with the next one.

import {
  describeValue,
  MemoryError,
  nearNames,
  type ParseError,
  quoted,
  RawCpuError,
  withArticle,
} from '../../errors/index.ts';
import { allMnemonics, mnemonicNumber } from '../../isa/mnemonics.ts';
import { EncodingOption, type EncodingOptions } from '../encoding-options.ts';
import type { StatementLog } from '../listing.ts';
import type { Position, StatementSink } from '../statement-sink.ts';
import { Cursor } from './cursor.ts';
import type { DirectiveContext } from './directive.ts';
import { advance, directive, directiveNames, isSectionDirective } from './directives.ts';
import { ExpressionReader } from './expression.ts';
import { InstructionReader } from './instruction-reader.ts';
import { Macros } from './macros.ts';
import { OperandReader } from './operand-reader.ts';
import { RelocatableExpression } from './relocatable-expression.ts';
import { newSectionHistory } from './section-directives.ts';
import { Symbols } from './symbols.ts';
import { wordHere } from './words.ts';

const COLON = 58;
const EQUALS = 61;
const MINUS = 45;
const DOT = 46;
const LEFT_BRACE = 123;
/** An instruction has 15 bytes at most, the last of them an opcode (SDM volume 2, section 2.3.11). */
const MOST_PREFIXES = 14;
/** Of values, as expressions have them at most; a symbol may have as many. */
const WIDEST_BITS = 257;
/** Errors that are reported together; more say nothing new. */
const MOST_ERRORS = 20;

/** Encoding choices in braces before a mnemonic. */
const choices = new Map<string, number>(
  Object.entries({
    vex: EncodingOption.vex,
    vex2: EncodingOption.vex2,
    vex3: EncodingOption.vex3,
    evex: EncodingOption.evex,
    load: EncodingOption.load,
    store: EncodingOption.store,
    disp8: EncodingOption.disp8,
    disp32: EncodingOption.disp32,
    rex: EncodingOption.rex,
    rex2: EncodingOption.rex2,
    nf: EncodingOption.nf,
    nooptimize: 0,
  }),
);

/** Reads a source, statement by statement, into what takes statements. */
export class StatementReader {
  readonly #cursor: Cursor;
  readonly #sink: StatementSink;
  readonly #symbols: Symbols;
  readonly #expressions: ExpressionReader;
  readonly #instructions: InstructionReader;
  readonly #macros: Macros;
  readonly #context: DirectiveContext;
  readonly #log: StatementLog | undefined;
  readonly #source: string;
  /** The line of the statement that was noted last, and the offset at which it begins. */
  #line = 1;
  #lineFrom = 0;
  readonly errors: Error[] = [];

  /** @param log keeps the statements that have bytes, where it is given. */
  constructor(source: string, sink: StatementSink, log?: StatementLog) {
    this.#cursor = new Cursor(source);
    this.#sink = sink;
    this.#symbols = new Symbols(this.#cursor, sink);
    this.#expressions = new ExpressionReader(this.#cursor, this.#symbols);
    const operands = new OperandReader(this.#cursor, this.#expressions, sink);
    this.#instructions = new InstructionReader(this.#cursor, operands, sink);
    this.#macros = new Macros(this.#cursor, sink.budget, () => this.#readText());
    this.#context = {
      cursor: this.#cursor,
      expressions: this.#expressions,
      symbols: this.#symbols,
      sink,
      sections: newSectionHistory(),
      isAtt: false,
    };
    this.#log = log;
    this.#source = source;
  }

  /** Gives a symbol a value from outside of the text. @throws RawCpuError `BAD_OPTION` */
  define(name: string, value: number | bigint): void {
    const isInteger =
      typeof value === 'bigint' ? BigInt.asIntN(WIDEST_BITS, value) === value : Number.isSafeInteger(value);
    if (!isInteger) {
      throw new RawCpuError(
        'BAD_OPTION',
        `symbol ${quoted(name)} has the value ${describeValue(value)}; expected an integer below 2^53 or a bigint of at most 256 bits`,
        { details: { symbol: name } },
      );
    }
    const expression = new RelocatableExpression(value);
    expression.outside = 1;
    this.#symbols.assign(name, expression, false, 0, 0);
  }

  /** Reads the whole source. Errors are in `errors`. */
  readAll(): void {
    this.#readText();
    if (this.errors.length === 0) {
      this.#symbols.writeAddressHolders();
      this.#symbols.nameAliases();
    }
    for (const error of this.#symbols.undefined()) {
      if (this.errors.length >= MOST_ERRORS) break;
      this.errors.push(error);
    }
  }

  /** Reads statements until the end of the cursor's text. */
  #readText(): void {
    const cursor = this.#cursor;
    const { budget } = this.#sink;
    while (this.errors.length < MOST_ERRORS) {
      let from = cursor.at;
      try {
        if (!cursor.nextStatement()) break;
        from = cursor.at;
        this.#statement();
      } catch (error) {
        if (!(error instanceof RawCpuError)) throw error;
        this.errors.push(error instanceof MemoryError ? (cursor.located(error, from, cursor.at) as Error) : error);
        cursor.skipStatement();
      }
      if (budget.isSpent) return;
    }
  }

  #statement(): void {
    const cursor = this.#cursor;
    const from = cursor.at;
    const before = this.#log === undefined ? undefined : this.#sink.position;
    this.#sink.mark(cursor.sourceFrom(from));
    let options = 0;
    let named = cursor.scanName();
    /** True for prefixes that are the whole statement. */
    let alone = false;
    const bytes: number[] = [];
    let prefixes = 0;
    if (this.#labelOrAssignment(named, from)) {
      // Another statement may follow a label at once.
      if (cursor.codes[cursor.at - 1] === COLON) {
        this.#note(from, before);
        return;
      }
    } else {
      while (!named || wordHere(cursor)?.prefix !== undefined) {
        if (++prefixes > MOST_PREFIXES)
          throw cursor.errorHere('BAD_STATEMENT', `an instruction has at most ${MOST_PREFIXES} prefixes`);
        if (named) {
          const { option, byte, excluded } = wordHere(cursor)!.prefix!;
          if ((options & excluded) !== 0) throw this.#prefixTwice();
          cursor.blank();
          if (cursor.atEnd()) {
            this.#sink.data(1, [...bytes, byte]);
            alone = true;
            break;
          }
          options |= option;
          bytes.push(byte);
        } else if (cursor.code === LEFT_BRACE) options |= this.#choice();
        else
          throw cursor.errorHere('SYNTAX', `expected an instruction, a directive or a label, found ${cursor.found()}`);
        cursor.blank();
        named = cursor.scanName();
      }
      if (!alone) this.#instructionOrDirective(options);
    }
    cursor.blank();
    if (!cursor.atEnd()) throw cursor.errorHere('SYNTAX', `expected the end of the statement, found ${cursor.found()}`);
    this.#note(from, before);
  }

  #attRefused(from: number): ParseError {
    const message = 'only Intel syntax is read, and this instruction stands after .att_syntax';
    return this.#cursor.error('BAD_STATEMENT', message, from, this.#cursor.at, {
      hint: '.intel_syntax noprefix goes back; compilers print Intel syntax with -masm=intel, objdump with -Mintel',
    });
  }

  /** The error for the prefix that was read last: one of its group stands before it. */
  #prefixTwice(): ParseError {
    const cursor = this.#cursor;
    const message = `'${cursor.name}' is a prefix of a group that has one here already; an instruction takes one of each group`;
    return cursor.error('BAD_STATEMENT', message, cursor.nameFrom, cursor.nameTo, {
      hint: 'the groups: lock; rep, repne, bnd, xacquire, xrelease; the segments and notrack; data16; addr32; rex',
      details: { code: 'PREFIX_NOT_ALLOWED' },
    });
  }

  /** Reads `name:`, `1:` or `name = value`. @returns false, and reads nothing more, where the statement is of another kind. */
  #labelOrAssignment(named: boolean, from: number): boolean {
    const cursor = this.#cursor;
    if (!named) {
      const { code } = cursor;
      const digits = code >= 48 && code <= 57 ? /^[0-9]+(?=[ \t]*:)/.exec(cursor.text.slice(from, from + 12)) : null;
      if (digits === null) return false;
      cursor.at += digits[0].length;
      cursor.accept(COLON);
      this.#symbols.bindLocal(Number(digits[0]));
      return true;
    }
    const to = cursor.at;
    const c = cursor.blank();
    if (c === COLON) {
      cursor.at++;
      this.#symbols.bindHere();
      return true;
    }
    if (c === EQUALS && cursor.codes[cursor.at + 1] !== EQUALS) {
      const { name } = cursor;
      cursor.at++;
      const value = this.#expressions.read();
      if (name === '.') advance(this.#context, value, 0, from);
      else this.#symbols.assign(name, value, true, from, to);
      return true;
    }
    return false;
  }

  /** Reads `{evex}` and its like before a mnemonic. */
  #choice(): number {
    const cursor = this.#cursor;
    const from = cursor.at++;
    const name = cursor.identifier().toLowerCase();
    const option = choices.get(name);
    const closed = cursor.accept(125);
    if (option === undefined || !closed) {
      throw cursor.error(
        'SYNTAX',
        `'{${name}}' is not an encoding choice; known are ${[...choices.keys()].map((c) => `{${c}}`).join(', ')}`,
        from,
        cursor.at,
      );
    }
    return option;
  }

  /** Reads what begins with the name that was read last. */
  #instructionOrDirective(options: EncodingOptions): void {
    const cursor = this.#cursor;
    const { nameFrom: from, nameTo: to } = cursor;
    if (cursor.isQuoted)
      throw cursor.error('SYNTAX', "a name in quotes is a symbol; expected ':' or '=' after it", from, to);
    if (this.#sink.isLeftOut && !isSectionDirective(cursor.name.toLowerCase())) {
      cursor.skipStatement();
      return;
    }
    if (this.#context.isAtt && cursor.codes[from] !== DOT) throw this.#attRefused(from);
    const mnemonic = wordHere(cursor)?.mnemonic ?? -1;
    const isWhole = cursor.codes[to] !== MINUS;
    if (mnemonic >= 0 && isWhole) {
      this.#instructions.read(mnemonic, from, options);
      return;
    }
    const name = cursor.name.toLowerCase();
    if (this.#hyphenated(name, from, options) || this.#suffixed(name, from, options)) return;
    if (mnemonic >= 0) {
      this.#instructions.read(mnemonic, from, options);
      return;
    }
    const handler = directive(name);
    if (handler !== undefined) {
      if (options !== 0) throw cursor.error('SYNTAX', `a directive takes no prefix`, from, to);
      handler(this.#context, name);
      return;
    }
    if (this.#macros.handle(name, from, this.#context)) return;
    if (isOf32Bit(name))
      throw cursor.error('UNKNOWN_MNEMONIC', `'${name}' does not exist in 64-bit mode`, from, to, {
        details: { name },
      });
    const near = nearStatements(name);
    const kind = name.startsWith('.') ? 'directive' : 'instruction';
    throw cursor.error(
      name.startsWith('.') ? 'UNKNOWN_DIRECTIVE' : 'UNKNOWN_MNEMONIC',
      `'${name}' is not ${withArticle(kind)}`,
      from,
      to,
      {
        ...(near.length === 0 ? {} : { hint: `did you mean ${near.join(', ')}?` }),
        details: { name, near },
      },
    );
  }

  /** GNU as's older spelling of encoding choices: `mov.s` for the other direction, `mov.d8`, `mov.d32`. */
  #suffixed(name: string, from: number, options: EncodingOptions): boolean {
    const found = /^(.{1,32})\.(s|d8|d32)$/.exec(name);
    const mnemonic = found === null ? undefined : mnemonicNumber(found[1]!);
    if (mnemonic === undefined) return false;
    const choice = {
      s: EncodingOption.load | EncodingOption.store,
      d8: EncodingOption.disp8,
      d32: EncodingOption.disp32,
    }[found![2] as 's' | 'd8' | 'd32'];
    this.#instructions.read(mnemonic, from, options | choice);
    return true;
  }

  /** Objdump and GNU as write `xcrypt-ecb` for xcryptecb. */
  #hyphenated(first: string, from: number, options: EncodingOptions): boolean {
    const cursor = this.#cursor;
    const { at } = cursor;
    if (cursor.code !== MINUS) return false;
    cursor.at++;
    const second = cursor.identifier().toLowerCase();
    const mnemonic = second === '' ? undefined : mnemonicNumber(first + second);
    if (mnemonic === undefined) {
      cursor.at = at;
      return false;
    }
    this.#instructions.read(mnemonic, from, options);
    return true;
  }

  #note(from: number, before: Position | undefined): void {
    if (before === undefined) return;
    const offset = this.#cursor.sourceFrom(from);
    this.#log!.add(this.#cursor.text.slice(from, this.#cursor.at).trim(), before, this.#lineAt(offset));
  }

  /** The line of an offset of the source. Statements come in order, so lines are counted on from the last one. */
  #lineAt(offset: number): number {
    for (let at = this.#source.indexOf('\n', this.#lineFrom); at >= 0 && at < offset; ) {
      this.#line++;
      this.#lineFrom = at + 1;
      at = this.#source.indexOf('\n', this.#lineFrom);
    }
    return this.#line;
  }
}

/** Instructions that 64-bit mode has not (SDM volume 2, "Invalid in 64-bit mode"; les, lds and arpl encode others there). */
const notIn64Bit = new Set(
  'aaa aad aam aas daa das into bound pusha pushad popa popad lds les arpl pushaw popaw salc setalc'.split(' '),
);

/** True for an instruction of the other modes. */
const isOf32Bit = (name: string): boolean => notIn64Bit.has(name);

const mnemonics = (): Iterable<string> => Array.from(allMnemonics(), ([mnemonic]) => mnemonic);

/** Up to three mnemonics or directives that differ little from `name`, the nearest first. */
function nearStatements(name: string): string[] {
  return nearNames(name, name.startsWith('.') ? directiveNames : mnemonics());
}
