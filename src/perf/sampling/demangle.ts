// Names of C++ functions as people read them, for the common case: nested names of the Itanium C++ ABI (section 5.1),
// without parameters and template arguments. What is beyond that stays as the linker has it.

const operators: Readonly<Record<string, string>> = {
  nw: 'operator new',
  dl: 'operator delete',
  aS: 'operator=',
  eq: 'operator==',
  ix: 'operator[]',
  cl: 'operator()',
  ls: 'operator<<',
};

/** `_ZN2v88internal7Isolate4InitEv` becomes `v8::internal::Isolate::Init`. */
export function demangle(symbol: string): string {
  if (!symbol.startsWith('_Z')) return symbol;
  const name = new Demangler(symbol).read();
  return name ?? symbol;
}

class Demangler {
  readonly #text: string;
  #at = 2;

  constructor(text: string) {
    this.#text = text;
  }

  read(): string | undefined {
    const isNested = this.#text[this.#at] === 'N';
    if (isNested) this.#at++;
    while (isNested && 'KVrRO'.includes(this.#text[this.#at] ?? ' ')) this.#at++;
    const parts: string[] = [];
    do {
      const part = this.#part(parts.at(-1));
      if (part === undefined) return undefined;
      if (part !== '') parts.push(part);
    } while (isNested ? this.#text[this.#at] !== 'E' : parts.length === 1 && parts[0] === 'std');
    return parts.join('::');
  }

  /** One component; '' for template arguments, undefined for what is not understood. */
  #part(before: string | undefined): string | undefined {
    const rest = this.#text.slice(this.#at);
    const [digits] = /^\d+/.exec(rest) ?? [];
    if (digits !== undefined) {
      const start = this.#at + digits.length;
      this.#at = start + Number(digits);
      const name = this.#text.slice(start, this.#at);
      return name.startsWith('_GLOBAL__N') ? '(anonymous namespace)' : name;
    }
    if (rest.startsWith('St')) {
      this.#at += 2;
      return 'std';
    }
    if (rest.startsWith('I') && before !== undefined) return this.#skipTemplate() ? '' : undefined;
    const [isConstructor] = /^C[123]/.exec(rest) ?? [];
    const [isDestructor] = /^D[012]/.exec(rest) ?? [];
    if ((isConstructor ?? isDestructor) !== undefined && before !== undefined) {
      this.#at += 2;
      return isConstructor === undefined ? `~${before}` : before;
    }
    const operator = operators[rest.slice(0, 2)];
    if (operator !== undefined) this.#at += 2;
    return operator;
  }

  /** Skips template arguments by counting brackets; names inside are jumped over by their length. */
  #skipTemplate(): boolean {
    let depth = 0;
    while (this.#at < this.#text.length) {
      const rest = this.#text.slice(this.#at);
      const [digits] = /^\d+/.exec(rest) ?? [];
      // Substitutions and parameters (S_, S1_, T0_), and literals (Lb0E), whose digits are no lengths.
      const [reference] = /^(?:S[0-9A-Z]*_|T\d*_|L[a-z]n?\d+E)/.exec(rest) ?? [];
      if (digits !== undefined || reference !== undefined) {
        this.#at += reference?.length ?? digits!.length + Number(digits);
        continue;
      }
      const letter = this.#text[this.#at++]!;
      if (letter === 'L') return false;
      if ('INXJF'.includes(letter)) depth++;
      if (letter === 'E') depth--;
      if (depth === 0) return true;
    }
    return false;
  }
}
