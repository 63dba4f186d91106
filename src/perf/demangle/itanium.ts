// Reads mangled C++ names: encodings, names and types of the Itanium C++ ABI, sections 5.1.2 to 5.1.6. Expressions are in
// expressions.ts, the tables of short codes in codes.ts.

import { builtinTypes, operators, standardNames, standardWhole, vendorTypes } from './codes.ts';
import { type NameSource, readExpression, readLiteral } from './expressions.ts';
import {
  argumentPack,
  arrayType,
  composed,
  encoding,
  expansion,
  functionType,
  memberPointer,
  type Node,
  NotUnderstood,
  nested,
  parameterList,
  pointer,
  qualified,
  reference,
  template,
  text,
} from './nodes.ts';

const MOST_DEPTH = 200;

export class NameReader implements NameSource {
  readonly #text: string;
  #at: number;
  #depth = 0;
  readonly #substitutions: Node[] = [];
  #arguments: readonly Node[] = [];
  /** The template arguments of a conversion operator, which come after the type that they are needed in. */
  #later: { args?: readonly Node[] } | undefined;
  #isLambda = false;

  constructor(mangled: string, at: number) {
    this.#text = mangled;
    this.#at = at;
  }

  /** @throws NotUnderstood */
  read(): Node {
    const node = this.encoding();
    if (this.#at !== this.#text.length) throw new NotUnderstood('more after it');
    return node;
  }

  peek(count = 1): string {
    return this.#text.slice(this.#at, this.#at + count);
  }

  /** Takes text if it comes next. */
  take(wanted: string): boolean {
    if (!this.#text.startsWith(wanted, this.#at)) return false;
    this.#at += wanted.length;
    return true;
  }

  expect(wanted: string): void {
    if (!this.take(wanted)) throw new NotUnderstood(`no ${wanted}`);
  }

  /** Takes what a sticky expression matches here; empty where it does not. */
  match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  within<T>(read: () => T): T {
    if (++this.#depth > MOST_DEPTH) throw new NotUnderstood('too deep');
    const result = read();
    this.#depth--;
    return result;
  }

  /** @param isScope whether something is named within it: then its return type is left out */
  encoding(isScope = false): Node {
    return this.within(() => {
      if (this.peek() === 'T' || this.peek() === 'G') return this.#special();
      const outer = this.#arguments;
      const name = this.name(true);
      if (this.#isEnd()) return encoding(name, undefined, undefined);
      const result = name.isTemplate && !name.hasNoReturn ? this.type() : undefined;
      const parameters: Node[] = [];
      this.#later = undefined;
      do parameters.push(this.type());
      while (!this.#isEnd());
      this.#arguments = outer;
      return encoding(name, isScope ? undefined : result, parameters);
    });
  }

  #isEnd(): boolean {
    const next = this.peek();
    return next === '' || next === 'E' || next === '.' || next === '_';
  }

  #special(): Node {
    for (const [code, words] of specialTypes) if (this.take(code)) return composed([words, this.type()]);
    if (this.take('TC')) {
      const type = this.type();
      this.match(/\d+_/y);
      return composed(['construction vtable for ', this.type(), '-in-', type]);
    }
    for (const [code, words] of specialNames) if (this.take(code)) return composed([words, this.name(false)]);
    if (this.take('GR')) {
      const name = this.name(false);
      const number = this.match(/[0-9A-Z]*_/y).slice(0, -1);
      const index = number === '' ? 0 : Number.parseInt(number, 36) + 1;
      return composed([`reference temporary #${index} for `, name]);
    }
    for (const [code, words] of specialEncodings) if (this.take(code)) return composed([words, this.encoding()]);
    const thunks = { h: 'non-virtual thunk to ', v: 'virtual thunk to ', c: 'covariant return thunk to ' };
    const kind = this.#text[this.#at + 1] as keyof typeof thunks;
    if (this.peek() !== 'T' || thunks[kind] === undefined) throw new NotUnderstood('special');
    this.#at += kind === 'c' ? 2 : 1;
    for (let offsets = kind === 'c' ? 2 : 1; offsets > 0; offsets--) {
      if (this.match(/h\w?n?\d*_|hn?\d+_|vn?\d+_n?\d+_/y) === '') throw new NotUnderstood('offset');
    }
    return composed([thunks[kind], this.encoding()]);
  }

  /** @param isOuter whether its template arguments are those that T_ means from here on */
  name(isOuter: boolean): Node {
    return this.within(() => {
      if (this.take('N')) return this.#nestedName(isOuter);
      if (this.take('Z')) return this.#localName();
      if (this.peek() === 'S' && this.#text[this.#at + 1] !== 't') {
        const found = this.#substitution();
        return template(found, this.#templateArguments(isOuter));
      }
      const name = this.#unscopedName();
      if (this.peek() !== 'I') return name;
      this.#substitutions.push(name);
      return template(name, this.#templateArguments(isOuter));
    });
  }

  #unscopedName(): Node {
    const isStandard = this.take('St');
    this.take('L');
    const name = this.#unqualifiedName(undefined);
    return isStandard ? nested(text('std'), name) : name;
  }

  #nestedName(isOuter: boolean): Node {
    let isExplicit = false;
    if (this.take('H')) isExplicit = true;
    const qualifiers = isExplicit ? '' : this.#qualifiersText() + (this.take('R') ? ' &' : this.take('O') ? ' &&' : '');
    let node: Node | undefined;
    let isNew = false;
    while (!this.take('E')) {
      if (this.peek() === '') throw new NotUnderstood('nested');
      const isPrefix = this.peek() === 'S' && this.#text[this.#at + 1] !== 't';
      if (this.peek() === 'I') {
        if (node === undefined) throw new NotUnderstood('arguments');
        node = template(node, this.#templateArguments(isOuter));
        isNew = true;
      } else if (isPrefix && node === undefined) {
        node = this.#substitution();
        isNew = false;
        continue;
      } else if (this.peek() === 'T' && node === undefined) {
        node = this.#templateParameter();
        isNew = true;
      } else if (this.take('M')) {
        continue;
      } else if ((this.peek(2) === 'Dt' || this.peek(2) === 'DT') && node === undefined) {
        node = this.type();
        continue;
      } else if (node === undefined && this.take('St')) {
        node = text('std');
        isNew = false;
        continue;
      } else {
        this.take('L');
        const name: Node = this.#unqualifiedName(node);
        node = node === undefined ? name : nested(node, name);
        isNew = true;
      }
      // The whole name is not a substitution, what stands before it is.
      if (isNew && this.peek() !== 'E') this.#substitutions.push(node);
    }
    if (node === undefined) throw new NotUnderstood('empty');
    if (qualifiers === '') return node;
    return { ...node, parts: node.parts, qualifiers };
  }

  /** Before a name or a type: restrict, volatile, const. */
  #qualifiersText(): string {
    const codes = this.match(/r?V?K?/y);
    return ` ${[...codes]
      .reverse()
      .map((code) => cvQualifiers[code])
      .join(' ')}`.trimEnd();
  }

  #localName(): Node {
    const scope = this.encoding(true);
    this.expect('E');
    if (this.take('s')) {
      this.#discriminator();
      return nested(scope, text('string literal'));
    }
    if (this.take('d')) {
      const number = this.match(/\d*_/y).slice(0, -1);
      const index = number === '' ? 1 : Number(number) + 2;
      return nested(nested(scope, text(`{default arg#${index}}`)), this.name(true));
    }
    const name = this.name(true);
    this.#discriminator();
    const inner = nested(scope, name);
    return name.qualifiers === undefined ? inner : { ...inner, qualifiers: name.qualifiers };
  }

  #discriminator(): void {
    this.match(/__\d+_|_\d/y);
  }

  /** @param scope what it lies in, whose name a constructor bears */
  #unqualifiedName(scope: Node | undefined): Node {
    let node: Node;
    const next = this.peek();
    if (next >= '0' && next <= '9') node = this.sourceName();
    else if (this.peek(2) === 'Ul') node = this.#lambda();
    else if (this.take('Ut')) node = text(`{unnamed type#${this.#number()}}`);
    else if (this.take('DC')) {
      const names: Node[] = [];
      while (!this.take('E')) names.push(this.sourceName());
      node = composed(['[', ...names.flatMap((name, i) => (i === 0 ? [name] : [', ', name])), ']']);
    } else if ((next === 'C' || next === 'D') && scope !== undefined && this.match(/C[1-5]|CI[12]|D[0-5]/y) !== '') {
      if (this.#text[this.#at - 2] === 'I') this.type();
      node = { ...text(`${next === 'D' ? '~' : ''}${scope.last ?? ''}`, scope.last), hasNoReturn: true };
    } else node = this.#operatorName();
    while (this.take('B')) node = composed([node, `[abi:${this.#identifier()}]`], node.last);
    return node;
  }

  sourceName(): Node {
    const name = this.#identifier();
    return text(name.startsWith('_GLOBAL__N') ? '(anonymous namespace)' : name);
  }

  #identifier(): string {
    const digits = this.match(/\d+/y);
    const length = Number(digits);
    const name = this.peek(length);
    if (digits === '' || length === 0 || name.length < length) throw new NotUnderstood('identifier');
    this.#at += length;
    return name;
  }

  #operatorName(): Node {
    if (this.take('cv')) {
      this.#later = {};
      const type = this.type();
      return { ...composed(['operator ', type]), hasNoReturn: true };
    }
    if (this.take('li')) return composed(['operator"" ', this.sourceName()]);
    const code = this.peek(2);
    const sign = Object.hasOwn(operators, code) ? operators[code] : undefined;
    if (sign === undefined) throw new NotUnderstood('operator');
    this.#at += 2;
    return text(/^[a-z]/.test(sign) ? `operator ${sign}` : `operator${sign}`);
  }

  /** `Ul` parameters `E` number `_`. */
  #lambda(): Node {
    this.expect('Ul');
    const wasLambda = this.#isLambda;
    this.#isLambda = true;
    const parameters: Node[] = [];
    while (this.peek() !== 'E') parameters.push(this.type());
    this.expect('E');
    this.#isLambda = wasLambda;
    const number = this.#number();
    return {
      parts: (style) => ({
        left: style.isShort ? `{lambda#${number}}` : `{lambda(${parameterList(parameters, style)})#${number}}`,
        right: '',
      }),
    };
  }

  /** `_` is 1, `0_` is 2. */
  #number(): number {
    const digits = this.match(/\d*/y);
    this.expect('_');
    return digits === '' ? 1 : Number(digits) + 2;
  }

  #substitution(): Node {
    this.expect('S');
    const code = this.match(/[0-9A-Z]*_/y);
    if (code !== '') {
      const index = code === '_' ? 0 : Number.parseInt(code, 36) + 1;
      const found = this.#substitutions[index];
      if (found === undefined) throw new NotUnderstood('substitution');
      return found;
    }
    const letter = this.peek();
    const known = standardNames[letter];
    if (known === undefined) throw new NotUnderstood('substitution');
    this.#at++;
    const [short, whole] = [known[0], standardWhole[letter] ?? known[0]];
    let node: Node = { parts: ({ isShort }) => ({ left: isShort ? short : whole, right: '' }), last: known[1] };
    if (this.peek() === 'B') {
      while (this.take('B')) node = composed([node, `[abi:${this.#identifier()}]`], node.last);
      this.#substitutions.push(node);
    }
    return node;
  }

  #templateParameter(): Node {
    this.expect('T');
    this.match(/L\d*__/y);
    const digits = this.match(/[0-9A-Z]*/y);
    this.expect('_');
    const index = digits === '' ? 0 : Number.parseInt(digits, 36) + 1;
    const later = this.#later;
    if (later !== undefined) {
      return {
        parts: (style) => {
          const found = later.args?.[index];
          if (found === undefined) throw new NotUnderstood('parameter');
          return found.parts(style);
        },
        pack: () => later.args?.[index]?.pack?.(),
      };
    }
    const found = this.#arguments[index];
    if (found !== undefined) return found;
    if (this.#isLambda) return text(`auto:${index + 1}`);
    throw new NotUnderstood('parameter');
  }

  #templateArguments(isOuter: boolean): Node[] {
    this.expect('I');
    const outer = this.#arguments;
    const found: Node[] = [];
    const later = this.#later;
    this.#later = undefined;
    if (isOuter) this.#arguments = found;
    while (!this.take('E')) found.push(this.#templateArgument());
    if (!isOuter) this.#arguments = outer;
    if (later !== undefined) later.args = found;
    return found;
  }

  #templateArgument(): Node {
    return this.within(() => {
      if (this.peek() === 'L') return readLiteral(this);
      if (this.take('X')) {
        const node = readExpression(this);
        this.expect('E');
        return node;
      }
      if (this.take('J')) {
        const items: Node[] = [];
        while (!this.take('E')) items.push(this.#templateArgument());
        return argumentPack(items);
      }
      return this.type();
    });
  }

  templateArguments(): Node[] {
    return this.#templateArguments(false);
  }

  templateParameter(): Node {
    return this.#templateParameter();
  }

  unqualifiedName(): Node {
    return this.#unqualifiedName(undefined);
  }

  type(): Node {
    return this.within(() => {
      const next = this.peek();
      const builtin = Object.hasOwn(builtinTypes, next) ? builtinTypes[next] : undefined;
      if (builtin !== undefined) {
        this.#at++;
        return text(builtin);
      }
      if (next === 'D') {
        const code = this.peek(2);
        const vendor = Object.hasOwn(vendorTypes, code) ? vendorTypes[code] : undefined;
        if (vendor !== undefined) {
          this.#at += 2;
          return text(vendor);
        }
        const float = this.match(/DF\d+[_bx]/y);
        if (float !== '') return text(float.endsWith('b') ? 'std::bfloat16_t' : `_Float${float.slice(2, -1)}`);
      }
      if (next === 'S' && this.#text[this.#at + 1] !== 't') {
        const found = this.#substitution();
        if (this.peek() !== 'I') return found;
        return this.#remembered(template(found, this.#templateArguments(false)));
      }
      return this.#remembered(this.#compoundType(next));
    });
  }

  #remembered(node: Node): Node {
    this.#substitutions.push(node);
    return node;
  }

  #compoundType(next: string): Node {
    const cv = this.match(/r?V?K?/y);
    if (cv !== '') {
      const isFunction = this.peek() === 'F';
      let node = isFunction ? this.#functionType() : this.type();
      for (const code of [...cv].reverse()) node = qualified(node, cvQualifiers[code]!);
      return node;
    }
    switch (next) {
      case 'P':
        this.#at++;
        return pointer(this.type());
      case 'R':
        this.#at++;
        return reference(this.type(), '&');
      case 'O':
        this.#at++;
        return reference(this.type(), '&&');
      case 'C':
        this.#at++;
        return qualified(this.type(), '_Complex');
      case 'G':
        this.#at++;
        return qualified(this.type(), '_Imaginary');
      case 'u':
        this.#at++;
        return this.#withArguments(this.sourceName());
      case 'F':
        return this.#functionType();
      case 'A':
        return this.#arrayType();
      case 'M': {
        this.#at++;
        const owner = this.type();
        return memberPointer(owner, this.type());
      }
      case 'T': {
        const node = this.#templateParameter();
        if (this.peek() !== 'I' || this.#later !== undefined) return node;
        this.#substitutions.push(node);
        return template(node, this.#templateArguments(false));
      }
      case 'U': {
        this.#at++;
        const name = this.#withArguments(this.sourceName());
        const of = this.type();
        return {
          parts: (style) => ({
            left: `${of.parts(style).left} ${name.parts(style).left}`,
            right: of.parts(style).right,
          }),
        };
      }
      case 'D':
        return this.#extendedType();
    }
    return this.name(false);
  }

  #withArguments(node: Node): Node {
    return this.peek() === 'I' ? template(node, this.#templateArguments(false)) : node;
  }

  #extendedType(): Node {
    if (this.take('Dp')) return expansion(this.type());
    if (this.take('Dt') || this.take('DT')) {
      const node = readExpression(this);
      this.expect('E');
      return composed(['decltype (', node, ')']);
    }
    if (this.take('Dv')) {
      let size: string | Node;
      if (this.take('_')) {
        size = readExpression(this);
      } else size = this.match(/\d+/y);
      this.expect('_');
      return composed([this.type(), ' __vector(', size, ')']);
    }
    return this.#functionType();
  }

  #functionType(): Node {
    let suffix = '';
    this.take('Dx');
    if (this.take('Do')) suffix = ' noexcept';
    this.expect('F');
    this.take('Y');
    const result = this.type();
    const parameters: Node[] = [];
    for (;;) {
      if (this.take('E')) break;
      if (this.take('RE')) {
        suffix = ` &${suffix}`;
        break;
      }
      if (this.take('OE')) {
        suffix = ` &&${suffix}`;
        break;
      }
      parameters.push(this.type());
    }
    return functionType(result, parameters, suffix);
  }

  #arrayType(): Node {
    this.expect('A');
    const digits = this.match(/\d+/y);
    const size = digits !== '' || this.peek() === '_' ? digits : readExpression(this);
    this.expect('_');
    return arrayType(this.type(), size);
  }
}

const cvQualifiers: Readonly<Record<string, string>> = { r: 'restrict', V: 'volatile', K: 'const' };

const specialTypes = [
  ['TV', 'vtable for '],
  ['TT', 'VTT for '],
  ['TI', 'typeinfo for '],
  ['TS', 'typeinfo name for '],
] as const;

const specialNames = [
  ['GV', 'guard variable for '],
  ['TW', 'TLS wrapper function for '],
  ['TH', 'TLS init function for '],
] as const;

const specialEncodings = [
  ['GTt', 'transaction clone for '],
  ['GTn', 'non-transaction clone for '],
  ['GA', 'hidden alias for '],
] as const;
