// Directives: data, alignment, constants, and the words that compilers print and that mean nothing here.

import { LabelAddress } from '../operand.ts';
import type { Cursor } from './cursor.ts';
import { type Directive, type DirectiveContext, readCount, readFill } from './directive.ts';
import { readPlainString, readString, singleOf } from './number.ts';
import { distanceOf, type RelocatableExpression } from './relocatable-expression.ts';
import { sectionDirectives } from './section-directives.ts';

const DOUBLE_QUOTE = 34;
const QUOTE = 39;

/** The most bytes that one directive may make. */
const MOST_BYTES = 1 << 28;

const integers =
  (sizeBytes: 1 | 2 | 4 | 8): Directive =>
  ({ cursor, expressions, sink }, name) => {
    const values: (number | bigint | LabelAddress | Uint8Array)[] = [];
    do {
      const c = cursor.blank();
      const from = cursor.at;
      const other = name.startsWith('.') ? undefined : nasmDatum(cursor, c, sizeBytes);
      if (other !== undefined) {
        values.push(other);
        continue;
      }
      const value = expressions.read();
      if (value.register !== undefined) throw cursor.error('BAD_STATEMENT', 'data holds no register', from, cursor.at);
      if (value.label === undefined && value.minus !== undefined) {
        value.label = sink.fixedLabel(BigInt(value.constant));
        value.constant = 0;
      }
      if (value.label !== undefined) {
        if (value.minus === undefined && sizeBytes < 4)
          throw cursor.error('BAD_STATEMENT', `${name} holds distances between labels, no addresses`, from, cursor.at);
        values.push(new LabelAddress(value.label, distanceOf(value, cursor, from), value.minus));
        continue;
      }
      const wide = BigInt(value.constant);
      const bits = BigInt(sizeBytes * 8);
      if (wide < -(1n << (bits - 1n)) || wide >= 1n << bits) {
        throw cursor.error('BAD_NUMBER', `${value.constant} does not fit into ${bits} bits`, from, cursor.at);
      }
      values.push(value.constant);
    } while (cursor.accept(44));
    // Strings and numbers of other kinds are bytes already.
    if (!values.some((value) => value instanceof Uint8Array)) sink.data(sizeBytes, values);
    else for (const value of values) sink.data(value instanceof Uint8Array ? 1 : sizeBytes, [value]);
  };

/** What `db` and its like take beside integers: strings, padded to whole fields, and floating-point numbers. */
function nasmDatum(cursor: Cursor, c: number, sizeBytes: number): Uint8Array | undefined {
  const string = c === DOUBLE_QUOTE ? readString(cursor) : c === QUOTE ? readPlainString(cursor) : undefined;
  if (string !== undefined) {
    const padded = new Uint8Array(Math.ceil(string.length / sizeBytes) * sizeBytes);
    padded.set(string);
    return padded;
  }
  const number =
    sizeBytes < 4
      ? null
      : /^[+-]?\d+(?:\.\d*(?:e[+-]?\d+)?|e[+-]?\d+)(?![\w.])/i.exec(cursor.text.slice(cursor.at, cursor.at + 400));
  if (number === null) return undefined;
  cursor.at += number[0].length;
  return floatBytes(number[0], sizeBytes as 4 | 8);
}

const floatBytes = (text: string, sizeBytes: 4 | 8): Uint8Array =>
  new Uint8Array(sizeBytes === 4 ? Float32Array.of(singleOf(text)).buffer : Float64Array.of(Number(text)).buffer);

/** A NaN as both assemblers write it: every bit is set, but for the sign where there is none. */
function nanBytes(isNegative: boolean, sizeBytes: 4 | 8): Uint8Array {
  const bytes = new Uint8Array(sizeBytes).fill(0xff);
  if (!isNegative) bytes[sizeBytes - 1] = 0x7f;
  return bytes;
}

const floats =
  (sizeBytes: 4 | 8): Directive =>
  ({ cursor, sink }, name) => {
    do {
      cursor.blank();
      const from = cursor.at;
      const match = /^[+-]?(?:inf(?:inity)?|nan|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)/i.exec(
        cursor.text.slice(from, from + 400),
      );
      if (match === null)
        throw cursor.errorHere('BAD_NUMBER', `${name} takes numbers such as 1.5 or 2e-3, not ${cursor.found()}`);
      cursor.at += match[0].length;
      const text = match[0].toLowerCase();
      if (text.endsWith('nan')) {
        sink.data(1, [nanBytes(text.startsWith('-'), sizeBytes)]);
        continue;
      }
      const isInfinite = text.includes('inf');
      const spelled = text.replace(/inf(inity)?/, 'Infinity');
      const value = sizeBytes === 4 ? singleOf(spelled) : Number(spelled);
      if (!isInfinite && !Number.isFinite(value))
        throw cursor.error('BAD_NUMBER', `${text} is too large for ${name}`, from, cursor.at);
      if (value === 0 && /[1-9]/.test(text.replace(/e.*/, '')))
        throw cursor.error('BAD_NUMBER', `${text} is too small for ${name}; it would become 0`, from, cursor.at);
      sink.data(1, [floatBytes(spelled, sizeBytes)]);
    } while (cursor.accept(44));
  };

const strings =
  (terminator: readonly number[]): Directive =>
  ({ cursor, sink }, name) => {
    do {
      if (cursor.blank() !== DOUBLE_QUOTE)
        throw cursor.errorHere('SYNTAX', `${name} takes strings in double quotes, not ${cursor.found()}`);
      const parts = [readString(cursor)];
      // Strings without a comma between them are one.
      while (cursor.blank() === DOUBLE_QUOTE) parts.push(readString(cursor));
      sink.data(1, [...parts, ...terminator]);
    } while (cursor.accept(44));
  };

const zero: Directive = (context, name) => {
  const size = readCount(context, `the size of ${name}`, MOST_BYTES);
  const fill = context.cursor.accept(44) ? readFill(context) : 0;
  context.sink.repeated(Uint8Array.of(fill), size);
};

const fill: Directive = (context, name) => {
  const { cursor, expressions, sink } = context;
  const from = cursor.at;
  const repeat = readCount(context, `the repeat of ${name}`, MOST_BYTES);
  const size = cursor.accept(44) ? Math.min(8, readCount(context, `the size of ${name}`, MOST_BYTES)) : 1;
  const value = cursor.accept(44) ? BigInt(expressions.constant('the value')) : 0n;
  if (repeat * size > MOST_BYTES)
    throw cursor.error(
      'BAD_NUMBER',
      `${name} makes ${repeat * size} bytes; at most ${MOST_BYTES} are possible`,
      from,
      cursor.at,
    );
  const unit = new Uint8Array(size);
  // The value has four bytes at most; the rest of a larger unit is zero, as in GNU as.
  for (let at = 0; at < Math.min(size, 4); at++)
    unit[at] = Number((BigInt.asUintN(64, value) >> BigInt(at * 8)) & 0xffn);
  sink.repeated(unit, repeat);
};

const align =
  (isPower: boolean): Directive =>
  (context, name) => {
    const { cursor, sink } = context;
    cursor.blank();
    const from = cursor.at;
    const value = readCount(context, `the alignment of ${name}`, isPower ? 16 : 65536);
    const alignment = isPower ? 2 ** value : value;
    if (alignment !== 0 && (alignment & (alignment - 1)) !== 0)
      throw cursor.error('BAD_NUMBER', `an alignment is a power of two, not ${alignment}`, from, cursor.at);
    let byte = -1;
    let most = alignment;
    if (cursor.accept(44)) {
      cursor.blank();
      if (cursor.code !== 44 && !cursor.atEnd()) byte = readFill(context);
      if (cursor.accept(44)) most = readCount(context, 'the most padding', 65536);
    }
    if (alignment > 1) sink.align(alignment, byte, most);
  };

const assign =
  (again: boolean): Directive =>
  (context, name) => {
    const { cursor, expressions, symbols } = context;
    cursor.blank();
    const from = cursor.at;
    const symbol = cursor.identifier();
    const to = cursor.at;
    if (symbol === '') throw cursor.errorHere('SYNTAX', `${name} takes a name, a comma and a value`);
    if (!cursor.accept(44)) throw cursor.errorHere('SYNTAX', `expected ',', found ${cursor.found()}`);
    const value = expressions.read();
    if (symbol === '.') advance(context, value, 0, from);
    else symbols.assign(symbol, value, again, from, to);
  };

/** Fills up to a place in the section, which must be known: a distance from its start, or from a label. */
export function advance(
  { cursor, symbols, sink }: DirectiveContext,
  target: RelocatableExpression,
  fill: number,
  from: number,
): void {
  const { at, fragmentsBefore } = sink.position;
  const refuse = (message: string) => cursor.error('BAD_STATEMENT', message, from, cursor.at);
  if (target.register !== undefined || target.minus !== undefined) throw refuse('a place is a number or a label');
  const base =
    target.label === undefined
      ? fragmentsBefore === 0
        ? -at
        : undefined
      : symbols.distance(symbols.here(), target.label);
  if (base === undefined)
    throw refuse('the distance to that place is not known here: branches or alignments may still change it');
  const count = base + Number(target.constant);
  if (count < 0 || count > MOST_BYTES)
    throw refuse(`the place is ${count} bytes ahead; 0 to ${MOST_BYTES} are possible`);
  sink.repeated(Uint8Array.of(fill), count);
}

/** `.org PLACE, FILL`. */
const org: Directive = (context) => {
  const { cursor, expressions } = context;
  cursor.blank();
  const from = cursor.at;
  const target = expressions.read();
  const fill = cursor.accept(44) ? readFill(context) : 0;
  advance(context, target, fill, from);
};

/** `.uleb128` and `.sleb128`: numbers of variable length, seven bits in each byte (DWARF 5, section 7.6). */
const leb128 =
  (signed: boolean): Directive =>
  ({ cursor, expressions, sink }, name) => {
    const bytes: number[] = [];
    do {
      cursor.blank();
      const from = cursor.at;
      let rest = BigInt(expressions.constant(`a value of ${name}`));
      if (!signed && rest < 0n) throw cursor.error('BAD_NUMBER', `${name} holds no negative number`, from, cursor.at);
      for (;;) {
        const low = Number(rest & 0x7fn);
        rest >>= 7n;
        const done = signed ? (rest === 0n && low < 0x40) || (rest === -1n && low >= 0x40) : rest === 0n;
        bytes.push(done ? low : low | 0x80);
        if (done) break;
      }
    } while (cursor.accept(44));
    sink.data(1, [Uint8Array.from(bytes)]);
  };

/** `.octa`: integers of 128 bits. */
const octa: Directive = ({ cursor, expressions, sink }, name) => {
  do {
    cursor.blank();
    const from = cursor.at;
    const value = BigInt(expressions.constant(`a value of ${name}`));
    if (value < -(1n << 127n) || value >= 1n << 128n)
      throw cursor.error('BAD_NUMBER', `${value} does not fit into 128 bits`, from, cursor.at);
    sink.data(8, [BigInt.asUintN(64, value), BigInt.asUintN(64, value >> 64n)]);
  } while (cursor.accept(44));
};

/** `.comm NAME, SIZE, ALIGNMENT`: room in .bss. */
const common: Directive = (context, name) => {
  const { cursor, symbols, sink } = context;
  cursor.blank();
  const from = cursor.at;
  const symbol = cursor.identifier();
  const to = cursor.at;
  if (symbol === '' || !cursor.accept(44)) throw cursor.errorHere('SYNTAX', `${name} takes a name, a comma and a size`);
  const size = readCount(context, `the size of ${name}`, MOST_BYTES);
  const alignment = cursor.accept(44) ? readCount(context, 'the alignment', 65536) : 1;
  const back = sink.sectionName;
  sink.section('.bss');
  sink.align(Math.max(1, alignment), -1, alignment);
  symbols.bind(symbol, from, to);
  sink.repeated(Uint8Array.of(0), size);
  sink.section(back);
};

/** Reads the word after .intel_syntax and .att_syntax, which changes nothing: registers have a percent sign or none. */
const readSign: Directive = ({ cursor }, name) => {
  cursor.blank();
  const from = cursor.at;
  const word = cursor.identifier().toLowerCase();
  if (word !== '' && word !== 'prefix' && word !== 'noprefix')
    throw cursor.error('SYNTAX', `${name} takes prefix or noprefix, not '${word}'`, from, cursor.at);
};

/** GCC ends its Intel-syntax output with .att_syntax; directives are the same in both, instructions are not read. */
const syntax =
  (isAtt: boolean): Directive =>
  (context, name) => {
    readSign(context, name);
    context.isAtt = isAtt;
  };

const mode: Directive = ({ cursor }, name) => {
  if (name === '.code64') return;
  throw cursor.error('BAD_STATEMENT', 'only code for 64-bit mode is assembled', cursor.nameFrom, cursor.nameTo);
};

/** Directives that say in which syntax the text goes on, and for which mode of the processor it is. */
const syntaxDirectives: ReadonlyMap<string, Directive> = new Map([
  ['.intel_syntax', syntax(false)],
  ['.att_syntax', syntax(true)],
  ['.code64', mode],
  ['.code32', mode],
  ['.code16', mode],
]);

/** Words for linkers, debuggers and unwinders: flat machine code has no use for them. */
const ignore: Directive = ({ cursor }) => cursor.skipStatement();

const handlers = new Map<string, Directive>(
  Object.entries<Directive>({
    '.float': floats(4),
    '.single': floats(4),
    '.double': floats(8),
    '.ascii': strings([]),
    '.asciz': strings([0]),
    '.string': strings([0]),
    '.string8': strings([0]),
    '.zero': zero,
    '.skip': zero,
    '.space': zero,
    '.fill': fill,
    '.org': org,
    '.align': align(false),
    '.balign': align(false),
    '.p2align': align(true),
    '.uleb128': leb128(false),
    '.sleb128': leb128(true),
    '.octa': octa,
    '.comm': common,
    '.lcomm': common,
    '.equ': assign(true),
    '.set': assign(true),
    '.equiv': assign(false),
  }),
);
for (const name of ['.byte', '.1byte', '.dc.b', 'db']) handlers.set(name, integers(1));
for (const name of ['.word', '.value', '.short', '.hword', '.2byte', '.dc.w', 'dw']) handlers.set(name, integers(2));
for (const name of ['.long', '.int', '.4byte', '.dc.l', 'dd']) handlers.set(name, integers(4));
for (const name of ['.quad', '.8byte', '.dc.q', 'dq']) handlers.set(name, integers(8));
for (const name of [
  '.globl',
  '.global',
  '.type',
  '.size',
  '.file',
  '.loc',
  '.ident',
  '.weak',
  '.hidden',
  '.local',
  '.addrsig',
  '.addrsig_sym',
]) {
  handlers.set(name, ignore);
}

for (const [name, handler] of [...sectionDirectives, ...syntaxDirectives]) handlers.set(name, handler);

/** Directives that are obeyed within a section that is left out of the image, too. */
export const isSectionDirective = (name: string): boolean => sectionDirectives.has(name) || syntaxDirectives.has(name);

/** The handler of a directive in lower case, or undefined. */
export function directive(name: string): Directive | undefined {
  return handlers.get(name) ?? (name.startsWith('.cfi_') ? ignore : undefined);
}

/** The names of all directives but those of macros, for suggestions. */
export const directiveNames: readonly string[] = [...handlers.keys()];
