// Reading position in source text, and the errors that name a place in it. It knows characters, not assembly.

import { type CodesOf, type ErrorExtras, lineOf, ParseError, parseErrorAt, RawCpuError } from '../../errors/index.ts';
import { codesOf, END_CODE, hashStep, NAME_CODE, type NameInText } from './name-table.ts';
import { readString } from './number.ts';

/** By code: 2 for what a name can begin with, 1 for digits, 0 for what no name holds. */
const nameParts = new Uint8Array(256);
for (let c = 0; c < 128; c++) {
  const isLetter = (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || '_.$?@'.includes(String.fromCharCode(c));
  nameParts[c] = isLetter ? 2 : c >= 48 && c <= 57 ? 1 : 0;
}
nameParts[NAME_CODE] = 2;

const NEWLINE = 10;
const QUOTE = 34;
const APOSTROPHE = 39;
const BACKSLASH = 92;
const AT = 64;
const HASH = 35;
const SLASH = 47;
const STAR = 42;
const SEMICOLON = 59;

/** A text that is being read, and where to go on in the one around it. */
interface Outer {
  readonly text: string;
  readonly codes: Uint8Array;
  readonly at: number;
  /** Range of the statement that is being expanded, and what it is. */
  readonly from: number;
  readonly to: number;
  readonly what: string;
}

/** The reading position, in the source or in the expansion of a macro. */
export class Cursor implements NameInText {
  /** The text that is being read: the source, or the expansion of a macro. */
  text: string;
  /** Its characters, see name-table.ts. */
  codes: Uint8Array;
  at = 0;
  readonly #outer: Outer[] = [];
  /** Range and hash of the name that scanName() read last. */
  nameFrom = 0;
  nameTo = 0;
  nameHash = 0;
  /** Of a name in quotes, what they hold, and `@PLT` or the like after them. */
  #quoted = { name: '', suffix: '' };

  constructor(text: string) {
    this.text = text;
    this.codes = codesOf(text);
  }

  /** Begins to read an expansion. Errors in it are reported at the statement (`from` to `to`) that it expands. */
  enter(text: string, what: string, from: number, to: number): void {
    this.#outer.push({ text: this.text, codes: this.codes, at: this.at, from, to, what });
    this.text = text;
    this.codes = codesOf(text);
    this.at = 0;
  }

  /** Goes back to the text around the expansion. */
  leave(): void {
    const { text, codes, at } = this.#outer.pop()!;
    this.text = text;
    this.codes = codes;
    this.at = at;
  }

  /** Number of expansions that are being read. */
  get depth(): number {
    return this.#outer.length;
  }

  /** Where a range of the present text begins in the source: an expansion begins where its statement does. */
  sourceFrom(from: number): number {
    return this.#outer.length === 0 ? from : this.#outer[0]!.from;
  }

  /** Where a range of the present text ends in the source. */
  sourceTo(to: number): number {
    return this.#outer.length === 0 ? to : this.#outer[0]!.to;
  }

  /** Number of the line of an offset in the source. */
  sourceLine(offset: number): number {
    return lineOf(this.#outer[0]?.text ?? this.text, offset);
  }

  /** Code of the character here; END_CODE at the end of the text. */
  get code(): number {
    return this.codes[this.at]!;
  }

  /** Skips blanks and block comments within the line. @returns the code of the character that follows. */
  blank(): number {
    const { codes } = this;
    for (;;) {
      const c = codes[this.at]!;
      if (c === 32 || c === 9 || c === 13) this.at++;
      else if (c === SLASH && codes[this.at + 1] === STAR) this.#blockComment();
      else return c;
    }
  }

  #blockComment(): void {
    const end = this.text.indexOf('*/', this.at + 2);
    if (end < 0) throw this.error('SYNTAX', 'a comment that begins with /* has no */', this.at, this.at + 2);
    this.at = end + 2;
  }

  /** True at the end of a statement: newline, `;`, a comment or the end of the text. Blanks must have been skipped. */
  atEnd(): boolean {
    const c = this.codes[this.at]!;
    return (
      c === NEWLINE ||
      c === SEMICOLON ||
      c === HASH ||
      c === END_CODE ||
      (c === SLASH && this.codes[this.at + 1] === SLASH)
    );
  }

  /** Goes to the beginning of the next statement. @returns false at the end of the text. */
  nextStatement(): boolean {
    for (;;) {
      const c = this.blank();
      if (c === NEWLINE || c === SEMICOLON) this.at++;
      else if (c === HASH || (c === SLASH && this.codes[this.at + 1] === SLASH)) this.#skipLine();
      else return c !== END_CODE;
    }
  }

  #skipLine(): void {
    const end = this.text.indexOf('\n', this.at);
    this.at = end < 0 ? this.text.length : end;
  }

  /** Skips the rest of a statement that was refused. A `;` within quotes does not end it. */
  skipStatement(): void {
    for (let inQuotes = false; this.at < this.text.length; this.at++) {
      const c = this.code;
      if (c === NEWLINE) return;
      if (inQuotes) {
        if (c === BACKSLASH) this.at++;
        else if (c === QUOTE) inQuotes = false;
      } else if (c === QUOTE) inQuotes = true;
      else if (c === SLASH && this.codes[this.at + 1] === STAR) {
        const end = this.text.indexOf('*/', this.at + 2);
        this.at = end < 0 ? this.text.length : end + 1;
      } else if (c === APOSTROPHE) this.#skipCharacter();
      else if (this.atEnd()) return;
    }
    this.at = Math.min(this.at, this.text.length);
  }

  /** Skips a character constant but for its last character; the closing quote may be missing. */
  #skipCharacter(): void {
    const { codes, at } = this;
    const last = codes[at + 1] === BACKSLASH ? at + 2 : at + 1;
    if (codes[at + 1] !== NEWLINE && codes[last] !== NEWLINE)
      this.at = codes[last + 1] === APOSTROPHE ? last + 1 : last;
  }

  /**
   * Reads a name into nameFrom, nameTo and nameHash. In quotes it may hold any character, and is not a word of the language.
   * @returns false, and reads nothing, where none begins.
   */
  scanName(): boolean {
    const { codes } = this;
    const from = this.at;
    let c = codes[from]!;
    if (nameParts[c] !== 2) return c === QUOTE && this.#quotedName();
    let hash = 0;
    let at = from;
    do {
      hash = hashStep(hash, c);
      c = codes[++at]!;
    } while (nameParts[c] !== 0);
    this.nameFrom = from;
    this.nameTo = at;
    this.nameHash = hash;
    this.at = at;
    return true;
  }

  #quotedName(): true {
    const from = this.at;
    const name = new TextDecoder().decode(readString(this));
    if (name === '') throw this.error('SYNTAX', 'a name in quotes is empty', from, this.at);
    const end = this.at;
    if (this.code === AT) {
      this.at++;
      this.word();
    }
    this.#quoted = { name, suffix: this.text.slice(end, this.at) };
    this.nameFrom = from;
    this.nameTo = this.at;
    return true;
  }

  /** True where the name that was read last stands in quotes; nameHash is not its own then. */
  get isQuoted(): boolean {
    return this.codes[this.nameFrom] === QUOTE;
  }

  /** The name that was read last. */
  get name(): string {
    return this.isQuoted ? this.#quoted.name + this.#quoted.suffix : this.text.slice(this.nameFrom, this.nameTo);
  }

  /** The same, and apart from it what follows its first @: `PLT` of `f@PLT`. */
  get nameAndSuffix(): { name: string; suffix: string } {
    if (this.isQuoted) return { name: this.#quoted.name, suffix: this.#quoted.suffix.slice(1) };
    const { name } = this;
    const at = name.indexOf('@', 1);
    return at < 0 ? { name, suffix: '' } : { name: name.slice(0, at), suffix: name.slice(at + 1) };
  }

  /** Reads a name, or returns '' where none begins. */
  identifier(): string {
    return this.scanName() ? this.name : '';
  }

  /** Reads digits and letters, for numbers. */
  word(): string {
    const from = this.at;
    for (;;) {
      const c = this.code;
      if (nameParts[c] !== 0 && c !== NAME_CODE && c !== 36 && c !== 63 && c !== 64) this.at++;
      else break;
    }
    return this.text.slice(from, this.at);
  }

  /** Reads a decimal number of up to nine digits; -1, and nothing read, for anything else. A leading zero means octal. */
  shortDecimal(): number {
    const { codes, at: from } = this;
    let at = from;
    let value = 0;
    for (let c = codes[at]!; c >= 48 && c <= 57; c = codes[++at]!) value = value * 10 + c - 48;
    const digits = at - from;
    if (digits === 0 || digits > 9 || (digits > 1 && codes[from] === 48)) return -1;
    this.at = at;
    return value;
  }

  /** Consumes one character if it is the given one. Blanks before it are skipped. */
  accept(code: number): boolean {
    if (this.blank() !== code) return false;
    this.at++;
    return true;
  }

  /** What stands here, for a message. */
  found(): string {
    this.blank();
    if (this.atEnd()) return 'the end of the statement';
    const from = this.at;
    const name = this.identifier() || this.word();
    this.at = from;
    return `'${name === '' ? String.fromCodePoint(this.text.codePointAt(from)!) : name}'`;
  }

  /** An error at a range of the text. */
  error(code: CodesOf<'ParseError'>, message: string, from: number, to: number, extras: ErrorExtras = {}): ParseError {
    const source = this.#outer[0];
    if (source === undefined) return parseErrorAt(code, message, this.text, from, to, extras);
    const innermost = this.#outer.at(-1)!.what;
    const around = this.#outer.length === 1 ? '' : ` (expanded ${this.#outer.length} deep)`;
    const where = `in ${innermost}, line ${lineOf(this.text, from)}${around}`;
    return parseErrorAt(code, `${where}: ${message}`, source.text, source.from, source.to, extras);
  }

  /** An error at a range of the source itself, wherever the cursor is. */
  sourceError(
    code: CodesOf<'ParseError'>,
    message: string,
    from: number,
    to: number,
    extras: ErrorExtras = {},
  ): ParseError {
    return parseErrorAt(code, message, this.#outer[0]?.text ?? this.text, from, to, extras);
  }

  /** An error of the assembler at a range of the text; its code is among the details. Any other error as it is. */
  located(error: unknown, from: number, to: number, otherHint?: string): unknown {
    if (!(error instanceof RawCpuError) || error instanceof ParseError) return error;
    const hint = otherHint ?? error.hint;
    const details = { ...error.details, code: error.code };
    return this.error('BAD_STATEMENT', error.summary, from, to, { hint, details, cause: error });
  }

  /** An error at the present place. */
  errorHere(code: CodesOf<'ParseError'>, message: string, extras: ErrorExtras = {}): ParseError {
    this.blank();
    const from = this.at;
    const length = (this.identifier() || this.word()).length;
    this.at = from;
    return this.error(code, message, from, from + Math.max(1, length), extras);
  }
}
