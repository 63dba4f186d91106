// What a mangled name means, as nodes that can be written. A C++ declarator goes around the name that it declares, so a
// node is written as what stands to the left and what to the right of it: `void (` `)(int)` for a pointer to a function.
// Itanium C++ ABI, section 5.1; the spelling is that of c++filt.

/** Longer names are of use to nobody, and references back can double a name again and again. */
const MOST_CHARACTERS = 1 << 16;

/** Thrown where a name is not understood, or grows beyond all measure; it never leaves this folder. */
export class NotUnderstood extends Error {}

export interface Parts {
  readonly left: string;
  readonly right: string;
  /** A function or an array: a pointer to it needs brackets. */
  readonly isWrapped?: boolean;
  /** What kind of reference it is, and to what. */
  readonly reference?: '&' | '&&';
  readonly referred?: Parts;
}

/** How names are written. */
export interface Style {
  /** Without the types of parameters, return types and template arguments. */
  readonly isShort: boolean;
  /** Which element of a pack is being written. */
  readonly element?: number | undefined;
}

export interface Node {
  parts(style: Style): Parts;
  /** The elements of the first pack in it that is not expanded yet. */
  pack?(): readonly Node[] | undefined;
  /** The last name in it, which constructors bear: `vector` of `std::vector<int>`. */
  readonly last?: string | undefined;
  /** Whether template arguments end it: such functions have their return type in the name. */
  readonly isTemplate?: boolean;
  /** A constructor, destructor or conversion: no return type. */
  readonly hasNoReturn?: boolean;
  /** What a member function's `this` is qualified with. */
  readonly qualifiers?: string;
}

export function written(node: Node, style: Style): string {
  const { left, right } = node.parts(style);
  return bounded(left + right);
}

function bounded(text: string): string {
  if (text.length > MOST_CHARACTERS) throw new NotUnderstood('too long');
  return text;
}

const plainParts = (left: string): Parts => ({ left: bounded(left), right: '' });

/** Text as it stands. */
export function text(left: string, last: string | undefined = left): Node {
  const parts = { left, right: '' };
  return { parts: () => parts, last };
}

/** `scope::name`. */
export function nested(scope: Node, name: Node): Node {
  return {
    parts: (style) => plainParts(`${written(scope, style)}::${written(name, style)}`),
    pack: () => scope.pack?.() ?? name.pack?.(),
    last: name.last,
    isTemplate: name.isTemplate === true,
    hasNoReturn: name.hasNoReturn === true,
  };
}

/** A list with its packs spread out; an empty pack leaves nothing. */
export function list(items: readonly Node[], style: Style): string {
  return bounded(items.flatMap((item) => spread(item, style)).join(', '));
}

function spread(item: Node, style: Style): string[] {
  const shown = written(item, style);
  return shown === '' ? [] : [shown];
}

export function template(name: Node, args: readonly Node[]): Node {
  return {
    parts: (style) => {
      const shown = written(name, style);
      if (style.isShort) return plainParts(shown);
      const inside = list(args, style);
      // `operator<` and its arguments must not run into one token, nor two closing brackets.
      return plainParts(`${shown}${shown.endsWith('<') ? ' ' : ''}<${inside}${inside.endsWith('>') ? ' ' : ''}>`);
    },
    pack: () => name.pack?.() ?? packOf(args),
    last: name.last,
    isTemplate: true,
    hasNoReturn: name.hasNoReturn === true,
  };
}

export function packOf(nodes: readonly (Node | undefined)[]): readonly Node[] | undefined {
  for (const node of nodes) {
    const found = node?.pack?.();
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A pack of template arguments: all of them, or the one that an expansion is at. */
export function argumentPack(items: readonly Node[]): Node {
  return {
    parts: (style) => {
      if (style.element === undefined) return plainParts(list(items, style));
      const item = items[style.element];
      if (item === undefined) throw new NotUnderstood('pack');
      return item.parts({ ...style, element: undefined });
    },
    pack: () => items,
  };
}

/** A pattern, written once for each element of the pack in it. */
export function expansion(pattern: Node): Node {
  return {
    parts: (style) => {
      const items = pattern.pack?.();
      if (items === undefined) return plainParts(`${written(pattern, style)}...`);
      return plainParts(bounded(items.map((_, element) => written(pattern, { ...style, element })).join(', ')));
    },
  };
}

/** `const`, `volatile`, `restrict`, or what a vendor adds. */
export function qualified(of: Node, qualifier: string): Node {
  return {
    parts: (style) => {
      const inner = of.parts(style);
      // What qualifies an array qualifies its elements; what qualifies a function, its `this`.
      if (inner.isWrapped && inner.right.startsWith('(')) return { ...inner, right: `${inner.right} ${qualifier}` };
      // A template argument may bring the qualifier that its parameter has already.
      if (inner.left.endsWith(` ${qualifier}`)) return inner;
      return { ...inner, left: bounded(`${inner.left} ${qualifier}`) };
    },
    pack: () => of.pack?.(),
  };
}

export function pointer(of: Node): Node {
  return { parts: (style) => declared(of.parts(style), '*'), pack: () => of.pack?.() };
}

/** A reference; references to references become one, and one & wins. */
export function reference(of: Node, sign: '&' | '&&'): Node {
  return {
    parts: (style) => {
      const inner = of.parts(style);
      const referred = inner.referred ?? inner;
      const kind = inner.reference === undefined ? sign : sign === '&' || inner.reference === '&' ? '&' : '&&';
      return { ...declared(referred, kind), reference: kind, referred };
    },
    pack: () => of.pack?.(),
  };
}

function declared({ left, right, isWrapped }: Parts, sign: string): Parts {
  return isWrapped
    ? { left: bounded(`${left}${left.endsWith(' ') ? '' : ' '}(${sign}`), right: `)${right}` }
    : { left: bounded(`${left}${sign}`), right };
}

export function memberPointer(owner: Node, of: Node): Node {
  return {
    parts: (style) => {
      const inner = of.parts(style);
      const sign = `${written(owner, style)}::*`;
      return inner.isWrapped ? declared(inner, sign) : { ...inner, left: bounded(`${inner.left} ${sign}`) };
    },
    pack: () => packOf([owner, of]),
  };
}

export function functionType(result: Node, parameters: readonly Node[], suffix: string): Node {
  return {
    parts: (style) => {
      const { left, right } = result.parts(style);
      const list = parameterList(parameters, style);
      return { left: `${left} `, right: bounded(`(${list})${suffix}${right}`), isWrapped: true };
    },
    pack: () => packOf([result, ...parameters]),
  };
}

export function arrayType(of: Node, size: string | Node): Node {
  return {
    parts: (style) => {
      const { left, right } = of.parts(style);
      const shown = typeof size === 'string' ? size : written(size, style);
      return { left, right: bounded(` [${shown}]${right.trimStart()}`), isWrapped: true };
    },
    pack: () => of.pack?.(),
  };
}

/** `void` alone stands for no parameter. */
export function parameterList(parameters: readonly Node[], style: Style): string {
  const shown = list(parameters, style);
  return parameters.length === 1 && shown === 'void' ? '' : shown;
}

/** A function with its parameters, or a variable. */
export function encoding(name: Node, result: Node | undefined, parameters: readonly Node[] | undefined): Node {
  return {
    parts: (style) => {
      const shown = written(name, style);
      if (style.isShort || parameters === undefined) return plainParts(shown);
      const body = `${shown}(${parameterList(parameters, style)})${name.qualifiers ?? ''}`;
      if (result === undefined) return plainParts(body);
      const { left, right } = result.parts(style);
      return plainParts(`${left}${left.endsWith('(') || left.endsWith(' ') ? '' : ' '}${body}${right}`);
    },
    last: name.last,
  };
}

/** Text around other nodes, in their order. */
export function composed(pieces: readonly (string | Node)[], last?: string): Node {
  const nodes = pieces.filter((piece) => typeof piece !== 'string');
  return {
    parts: (style) =>
      plainParts(pieces.map((piece) => (typeof piece === 'string' ? piece : written(piece, style))).join('')),
    pack: () => packOf(nodes),
    last,
  };
}
