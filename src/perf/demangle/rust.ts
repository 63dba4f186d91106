// Mangled names of Rust. The scheme of today, `_R...`, is RFC 2603; the older one is a C++ name whose last part is a hash,
// with `$LT$` and the like for characters that linkers do not take.

import { NotUnderstood, type Style } from './nodes.ts';

const legacy = /^_ZN(\d[\w.$]*)17h[0-9a-f]{16}E(?:\.[\w.@]*)?$/;

export function isRustName(symbol: string): boolean {
  return /^_R[CMXYNIB]/.test(symbol) || legacy.test(symbol);
}

/** @throws NotUnderstood */
export function rustName(symbol: string, style: Style): string {
  return symbol.startsWith('_R') ? new RustReader(symbol.replace(/\..*$/s, ''), style).read() : legacyName(symbol);
}

const escapes: Readonly<Record<string, string>> = {
  SP: '@',
  BP: '*',
  RF: '&',
  LT: '<',
  GT: '>',
  LP: '(',
  RP: ')',
  C: ',',
};

function legacyName(symbol: string): string {
  const body = legacy.exec(symbol)![1]!;
  const parts: string[] = [];
  let at = 0;
  while (at < body.length) {
    const digits = /^\d+/.exec(body.slice(at, at + 6))?.[0] ?? '';
    const length = Number(digits);
    const start = at + digits.length;
    if (digits === '' || start + length > body.length) throw new NotUnderstood('identifier');
    parts.push(unescaped(body.slice(start, start + length)));
    at = start + length;
  }
  return parts.join('::');
}

function unescaped(part: string): string {
  // An underscore was put before a name that would begin with an escape.
  const plain = part.startsWith('_$') ? part.slice(1) : part;
  return plain.replace(/\$(?:u([0-9a-f]{1,6})|([A-Z]{1,2}))\$|\.\./g, (whole, code?: string, name?: string) => {
    if (whole === '..') return '::';
    if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff));
    return escapes[name!] ?? whole;
  });
}

const basicTypes: Readonly<Record<string, string>> = {
  a: 'i8',
  b: 'bool',
  c: 'char',
  d: 'f64',
  e: 'str',
  f: 'f32',
  h: 'u8',
  i: 'isize',
  j: 'usize',
  l: 'i32',
  m: 'u32',
  n: 'i128',
  o: 'u128',
  p: '_',
  s: 'i16',
  t: 'u16',
  u: '()',
  v: '...',
  x: 'i64',
  y: 'u64',
  z: '!',
};

const MOST_DEPTH = 200;
const MOST_CHARACTERS = 1 << 16;

class RustReader {
  readonly #text: string;
  readonly #isShort: boolean;
  #at = 2;
  #depth = 0;
  /** Characters that were made, back references included: they may double a name again and again. */
  #made = 0;
  #boundLifetimes = 0;

  constructor(text: string, { isShort }: Style) {
    this.#text = text;
    this.#isShort = isShort;
  }

  read(): string {
    const name = this.#path(true);
    // The crate that instantiated it says nothing of what it is.
    if (this.#at < this.#text.length) this.#path(false);
    if (this.#at !== this.#text.length) throw new NotUnderstood('more after it');
    return name;
  }

  #next(): string {
    return this.#text[this.#at++] ?? '';
  }

  #take(letter: string): boolean {
    if (this.#text[this.#at] !== letter) return false;
    this.#at++;
    return true;
  }

  #within(read: () => string): string {
    if (++this.#depth > MOST_DEPTH) throw new NotUnderstood('too deep');
    const made = read();
    this.#depth--;
    this.#made += made.length;
    if (this.#made > MOST_CHARACTERS * 4 || made.length > MOST_CHARACTERS) throw new NotUnderstood('too long');
    return made;
  }

  /** `_` is 0, `0_` is 1. */
  #base62(): number {
    let value = 0;
    for (let count = 0; ; count++) {
      const letter = this.#next();
      if (letter === '_') return count === 0 ? 0 : value + 1;
      const digit = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(letter);
      if (letter === '' || digit < 0 || count > 12) throw new NotUnderstood('number');
      value = value * 62 + digit;
    }
  }

  #disambiguator(): number {
    return this.#take('s') ? this.#base62() + 1 : 0;
  }

  #identifier(): string {
    const isPunycode = this.#take('u');
    const digits = /^(?:0|[1-9]\d{0,5})/.exec(this.#text.slice(this.#at, this.#at + 6))?.[0] ?? '';
    if (digits === '') throw new NotUnderstood('identifier');
    this.#at += digits.length;
    this.#take('_');
    const name = this.#text.slice(this.#at, this.#at + Number(digits));
    if (name.length < Number(digits)) throw new NotUnderstood('identifier');
    this.#at += name.length;
    return isPunycode ? decodePunycode(name) : name;
  }

  /** Reads again what stands at an earlier place. */
  #back(read: () => string): string {
    const target = this.#base62() + 2;
    const here = this.#at;
    if (target >= here) throw new NotUnderstood('reference');
    this.#at = target;
    const made = read();
    this.#at = here;
    return made;
  }

  #path(isValue: boolean): string {
    return this.#within(() => {
      const kind = this.#next();
      switch (kind) {
        case 'C':
          this.#disambiguator();
          return this.#identifier();
        case 'M':
        case 'X': {
          this.#disambiguator();
          this.#path(false);
          const type = this.#type();
          return kind === 'M' ? `<${type}>` : `<${type} as ${this.#path(false)}>`;
        }
        case 'Y': {
          const type = this.#type();
          return `<${type} as ${this.#path(false)}>`;
        }
        case 'N': {
          const space = this.#next();
          const inside = this.#path(isValue);
          const number = this.#disambiguator();
          const name = this.#identifier();
          if (/[a-z]/.test(space)) return name === '' ? inside : `${inside}::${name}`;
          if (!/[A-Z]/.test(space)) throw new NotUnderstood('name space');
          const words = { C: 'closure', S: 'shim' }[space] ?? space;
          return `${inside}::{${words}${name === '' ? '' : `:${name}`}#${number}}`;
        }
        case 'I': {
          const of = this.#path(isValue);
          const args = this.#list(() => this.#argument());
          if (this.#isShort && isValue) return of;
          return `${of}${isValue ? '::' : ''}<${args.join(', ')}>`;
        }
        case 'B':
          return this.#back(() => this.#path(isValue));
      }
      throw new NotUnderstood('path');
    });
  }

  #list(read: () => string): string[] {
    const items: string[] = [];
    while (!this.#take('E')) items.push(read());
    return items;
  }

  #argument(): string {
    if (this.#take('L')) return this.#lifetime(this.#base62());
    if (this.#take('K')) return this.#constant();
    return this.#type();
  }

  #lifetime(index: number): string {
    if (index === 0) return "'_";
    const depth = this.#boundLifetimes - index;
    if (depth < 0) throw new NotUnderstood('lifetime');
    return depth < 26 ? `'${String.fromCharCode(97 + depth)}` : `'_${depth}`;
  }

  /** `for<'a, 'b> ` before what binds lifetimes. */
  #bound(read: () => string): string {
    const before = this.#boundLifetimes;
    const count = this.#take('G') ? this.#base62() + 1 : 0;
    if (count > 64) throw new NotUnderstood('lifetimes');
    this.#boundLifetimes += count;
    const names = Array.from({ length: count }, (_, i) => this.#lifetime(count - i));
    const made = read();
    this.#boundLifetimes = before;
    return count === 0 ? made : `for<${names.join(', ')}> ${made}`;
  }

  #type(): string {
    return this.#within(() => {
      const kind = this.#next();
      const basic = Object.hasOwn(basicTypes, kind) ? basicTypes[kind] : undefined;
      if (basic !== undefined) return basic;
      switch (kind) {
        case 'A': {
          const of = this.#type();
          return `[${of}; ${this.#constant()}]`;
        }
        case 'S':
          return `[${this.#type()}]`;
        case 'T': {
          const items = this.#list(() => this.#type());
          return `(${items.join(', ')}${items.length === 1 ? ',' : ''})`;
        }
        case 'R':
        case 'Q': {
          const index = this.#take('L') ? this.#base62() : 0;
          return `&${index === 0 ? '' : `${this.#lifetime(index)} `}${kind === 'Q' ? 'mut ' : ''}${this.#type()}`;
        }
        case 'P':
          return `*const ${this.#type()}`;
        case 'O':
          return `*mut ${this.#type()}`;
        case 'F':
          return this.#bound(() => this.#function());
        case 'D': {
          const traits = this.#bound(() => this.#list(() => this.#trait()).join(' + '));
          if (!this.#take('L')) throw new NotUnderstood('lifetime');
          const index = this.#base62();
          return `dyn ${traits}${index === 0 ? '' : ` + ${this.#lifetime(index)}`}`;
        }
        case 'B':
          return this.#back(() => this.#type());
      }
      this.#at--;
      return this.#path(false);
    });
  }

  #function(): string {
    const unsafe = this.#take('U') ? 'unsafe ' : '';
    let abi = '';
    if (this.#take('K')) abi = `extern "${this.#take('C') ? 'C' : this.#identifier().replaceAll('_', '-')}" `;
    const parameters = this.#list(() => this.#type());
    const result = this.#take('u') ? '' : ` -> ${this.#type()}`;
    return `${unsafe}${abi}fn(${parameters.join(', ')})${result}`;
  }

  #trait(): string {
    const path = this.#path(false);
    const bindings: string[] = [];
    while (this.#take('p')) {
      const name = this.#identifier();
      bindings.push(`${name} = ${this.#type()}`);
    }
    if (bindings.length === 0) return path;
    return path.endsWith('>') ? `${path.slice(0, -1)}, ${bindings.join(', ')}>` : `${path}<${bindings.join(', ')}>`;
  }

  #constant(): string {
    return this.#within(() => {
      if (this.#take('B')) return this.#back(() => this.#constant());
      const kind = this.#next();
      if (kind === 'p') return '_';
      if (!/[a-z]/.test(kind)) throw new NotUnderstood('constant');
      const sign = this.#take('n') ? '-' : '';
      let digits = '';
      for (let letter = this.#next(); letter !== '_'; letter = this.#next()) {
        if (!/[0-9a-f]/.test(letter) || digits.length > 32) throw new NotUnderstood('constant');
        digits += letter;
      }
      const value = BigInt(`0x${digits || '0'}`);
      if (kind === 'b') return value === 0n ? 'false' : 'true';
      if (kind === 'c') return characterText(Number(value));
      return `${sign}${value}`;
    });
  }
}

function characterText(code: number): string {
  if (code > 0x10ffff) throw new NotUnderstood('character');
  const named: Readonly<Record<number, string>> = { 9: '\\t', 10: '\\n', 13: '\\r', 39: "\\'", 92: '\\\\' };
  const shown = code >= 0x20 && code < 0x7f ? String.fromCodePoint(code) : `\\u{${code.toString(16)}}`;
  return `'${named[code] ?? shown}'`;
}

/** RFC 3492, with an underscore in place of the hyphen. */
function decodePunycode(encoded: string): string {
  const split = encoded.lastIndexOf('_');
  const points = [...(split < 0 ? '' : encoded.slice(0, split))].map((char) => char.codePointAt(0)!);
  let [code, index, bias] = [128, 0, 72];
  let at = split + 1;
  let isFirst = true;
  while (at < encoded.length) {
    const before = index;
    let weight = 1;
    for (let k = 36; ; k += 36) {
      const letter = encoded[at++] ?? '';
      const digit = 'abcdefghijklmnopqrstuvwxyz0123456789'.indexOf(letter);
      if (letter === '' || digit < 0) throw new NotUnderstood('punycode');
      index += digit * weight;
      const threshold = Math.min(26, Math.max(1, k - bias));
      if (digit < threshold) break;
      weight *= 36 - threshold;
      if (weight > 2 ** 40) throw new NotUnderstood('punycode');
    }
    const count = points.length + 1;
    let delta = Math.floor((index - before) / (isFirst ? 700 : 2));
    isFirst = false;
    delta += Math.floor(delta / count);
    let k = 0;
    for (; delta > 455; k += 36) delta = Math.floor(delta / 35);
    bias = k + Math.floor((36 * delta) / (delta + 38));
    code += Math.floor(index / count);
    index %= count;
    if (code > 0x10ffff) throw new NotUnderstood('punycode');
    points.splice(index++, 0, code);
  }
  return String.fromCodePoint(...points.slice(0, 1 << 12));
}
