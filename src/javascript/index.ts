// JavaScript that is made at run time. Source text is a `Code`, and only this file makes one: from templates in our own
// sources, numbers, and names that are ours. A string has no way in, so that no name, key or text of a user can become
// code. `compile` is the one place of the package that turns text into a function (a test watches over that).

/** A piece of JavaScript that was made here. */
export class Code {
  readonly #text: string;
  static #make = (text: string): Code => new Code(text);

  private constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }

  /** A template of our sources with its holes filled: code as it is, numbers, bigints and booleans as literals. */
  static from(parts: TemplateStringsArray, pieces: readonly Piece[]): Code {
    let text = parts[0] as string;
    for (const [i, piece] of pieces.entries()) text += textOf(piece) + parts[i + 1];
    return Code.#make(text);
  }

  /** Pieces one after the other, with a separator of our sources between them. */
  static joined(pieces: readonly Code[], separator: Separator): Code {
    return Code.#make(pieces.map(textOf).join(separator));
  }

  static named(word: Word, number: number | undefined): Code {
    if (!words.has(word)) throw new TypeError(`'${word}' is not a name of generated code`);
    return Code.#make(number === undefined ? word : `${word}${textOf(number)}`);
  }
}

export type Piece = Code | number | bigint | boolean;

type Separator = '' | ' ' | '\n' | ', ' | ' && ';

/** The words that names begin with. None is reserved, and none is another one with digits after it. */
const words = new Set(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'k', 'out', 's', 't', 'w', 'x'] as const);

export type Word = typeof words extends Set<infer W> ? W : never;

function literal(value: number | bigint | boolean): string {
  const text = typeof value === 'bigint' ? `${value}n` : Object.is(value, -0) ? '-0' : String(value);
  return text.startsWith('-') ? `(${text})` : text;
}

function textOf(piece: Piece): string {
  if (piece instanceof Code) return piece.toString();
  if (typeof piece === 'number' || typeof piece === 'bigint' || typeof piece === 'boolean') return literal(piece);
  throw new TypeError(`generated code takes no ${typeof piece}`);
}

/** The tag of code templates: js`F64[${slot}] = ${name('a', slot)};` */
export function js(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Code {
  return Code.from(parts, pieces);
}

export function join(pieces: readonly Code[], separator: Separator): Code {
  return Code.joined(pieces, separator);
}

/** A name: a word, and a number after it. */
export function name(word: Word, number?: number): Code {
  return Code.named(word, number);
}

/**
 * The function with these parameters and this body; undefined where the runtime forbids code from strings.
 */
export function compile<F>(parameters: Code, body: Code): F | undefined {
  try {
    return new Function(textOf(parameters), textOf(body)) as F;
  } catch (error) {
    if (error instanceof EvalError) return undefined;
    throw error;
  }
}
