// The body of a macro or a repetition: text with places for arguments. It is taken apart once, however often it is used.

/** What takes a place's text: `\@` a number that differs in every expansion, `\()` nothing, `\name` an argument. */
const places = /\\(@|\(\)|[A-Za-z_.$][\w.$]*)/g;

export class TemplateBody {
  readonly text: string;
  /** Text, the name of a place, text, and so on. */
  readonly #parts: readonly string[];

  constructor(text: string) {
    this.text = text;
    this.#parts = text.split(places);
  }

  /**
   * The text with arguments in its places. A name that is no parameter stays: of `\reg_lo` no parameter `reg` is taken,
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
