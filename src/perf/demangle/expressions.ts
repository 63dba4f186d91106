// Expressions and literals inside mangled C++ names (Itanium C++ ABI, section 5.1.6), as c++filt writes them.

import { builtinTypes, operators } from './codes.ts';
import { composed, expansion, list, type Node, NotUnderstood, nested, template, text, written } from './nodes.ts';

/** What reading an expression needs of the reader of names. */
export interface NameSource {
  peek(count?: number): string;
  take(wanted: string): boolean;
  expect(wanted: string): void;
  match(pattern: RegExp): string;
  within<T>(read: () => T): T;
  encoding(): Node;
  type(): Node;
  sourceName(): Node;
  unqualifiedName(): Node;
  templateArguments(): Node[];
  templateParameter(): Node;
}

const prefixes = new Set(['ps', 'ng', 'ad', 'de', 'nt', 'co']);
const binaries = new Set([
  ...['pl', 'mi', 'ml', 'dv', 'rm', 'an', 'or', 'eo', 'aS', 'pL', 'mI', 'mL', 'dV', 'rM', 'aN', 'oR', 'eO'],
  ...['ls', 'rs', 'lS', 'rS', 'eq', 'ne', 'lt', 'gt', 'le', 'ge', 'ss', 'aa', 'oo', 'cm', 'pm'],
]);

const commaList = (items: readonly Node[]): Node => ({
  parts: (style) => ({ left: list(items, style), right: '' }),
});

/** Names stand as they are, all else in brackets. */
interface Expression extends Node {
  readonly isSimple?: boolean;
}

const operand = (node: Expression): (string | Node)[] => (node.isSimple ? [node] : ['(', node, ')']);

const simple = (node: Node): Expression => ({ ...node, isSimple: true });

/** @throws NotUnderstood */
export function readExpression(reader: NameSource): Expression {
  return reader.within(() => readOne(reader));
}

function readOne(reader: NameSource): Expression {
  const code = reader.peek(2);
  if (code[0] === 'L') return readLiteral(reader);
  if (code[0] === 'T') return simple(reader.templateParameter());
  if (/^f[pL]/.test(code)) return parameter(reader);
  if (prefixes.has(code)) {
    reader.expect(code);
    return composed([operators[code]!, ...operand(readExpression(reader))]);
  }
  if (binaries.has(code)) {
    reader.expect(code);
    const left = operand(readExpression(reader));
    const right = operand(readExpression(reader));
    const pieces = [...left, operators[code]!, ...right];
    // A > would end the template arguments that the expression stands in.
    return code === 'gt' ? composed(['(', ...pieces, ')']) : composed(pieces);
  }
  switch (code) {
    case 'pp':
    case 'mm': {
      reader.expect(code);
      const isPrefix = reader.take('_');
      const inner = operand(readExpression(reader));
      return composed(isPrefix ? [operators[code]!, ...inner] : [...inner, operators[code]!]);
    }
    case 'qu': {
      reader.expect(code);
      const [test, yes, no] = [readExpression(reader), readExpression(reader), readExpression(reader)];
      return composed([...operand(test), '?', ...operand(yes), ' : ', ...operand(no)]);
    }
    case 'cl': {
      reader.expect(code);
      const called = readExpression(reader);
      return composed([...operand(called), '(', commaList(untilEnd(reader)), ')']);
    }
    case 'cv': {
      reader.expect(code);
      const type = reader.type();
      const values = reader.take('_') ? untilEnd(reader) : [readExpression(reader)];
      return composed(['(', type, ')(', commaList(values), ')']);
    }
    case 'tl': {
      reader.expect(code);
      return composed([reader.type(), '{', commaList(untilEnd(reader)), '}']);
    }
    case 'il':
      reader.expect(code);
      return simple(composed(['{', commaList(untilEnd(reader)), '}']));
    case 'dt':
    case 'pt': {
      reader.expect(code);
      const owner = readExpression(reader);
      return composed([...operand(owner), code === 'dt' ? '.' : '->', memberName(reader)]);
    }
    case 'ix': {
      reader.expect(code);
      const [array, index] = [readExpression(reader), readExpression(reader)];
      return composed([...operand(array), '[', index, ']']);
    }
    case 'sc':
    case 'dc':
    case 'cc':
    case 'rc': {
      reader.expect(code);
      const kind = { sc: 'static', dc: 'dynamic', cc: 'const', rc: 'reinterpret' }[code];
      return composed([`${kind}_cast<`, reader.type(), '>(', readExpression(reader), ')']);
    }
    case 'st':
      reader.expect(code);
      return composed(['sizeof (', reader.type(), ')']);
    case 'at':
      reader.expect(code);
      return composed(['alignof (', reader.type(), ')']);
    case 'sz':
      reader.expect(code);
      return composed(['sizeof ', ...operand(readExpression(reader))]);
    case 'az':
      reader.expect(code);
      return composed(['alignof ', ...operand(readExpression(reader))]);
    case 'nx':
      reader.expect(code);
      return composed(['noexcept ', ...operand(readExpression(reader))]);
    case 'sZ': {
      reader.expect(code);
      const of = reader.peek() === 'T' ? reader.templateParameter() : readExpression(reader);
      return { parts: () => ({ left: String(of.pack?.()?.length ?? 'sizeof...'), right: '' }) };
    }
    case 'sp':
      reader.expect(code);
      return expansion(readExpression(reader));
    case 'sr':
      return simple(scoped(reader));
    case 'gs':
      reader.expect(code);
      return composed(['::', readExpression(reader)]);
    case 'on': {
      reader.expect(code);
      return simple(withArguments(reader, reader.unqualifiedName()));
    }
    case 'tw':
      reader.expect(code);
      return composed(['throw ', readExpression(reader)]);
    case 'tr':
      reader.expect(code);
      return text('throw');
  }
  if (/^\d/.test(code)) return simple(withArguments(reader, reader.sourceName()));
  throw new NotUnderstood(`expression ${code}`);
}

function untilEnd(reader: NameSource): Expression[] {
  const items: Expression[] = [];
  while (!reader.take('E')) items.push(readExpression(reader));
  return items;
}

function withArguments(reader: NameSource, name: Node): Node {
  return reader.peek() === 'I' ? template(name, reader.templateArguments()) : name;
}

function memberName(reader: NameSource): Node {
  if (reader.peek(2) === 'sr' || reader.peek() === 'T') return readExpression(reader);
  reader.take('on');
  return withArguments(reader, reader.unqualifiedName());
}

/** `fp_`, `fp0_`, `fpT` for this, `fL` in a function within another. */
function parameter(reader: NameSource): Expression {
  if (reader.take('fpT')) return simple(text('this'));
  if (reader.take('fL')) {
    reader.match(/\d+/y);
    reader.expect('p');
  } else reader.expect('fp');
  reader.match(/[rVK]*/y);
  const digits = reader.match(/\d*/y);
  reader.expect('_');
  return simple(text(`{parm#${digits === '' ? 1 : Number(digits) + 2}}`));
}

/** A name in a type or a namespace that depends on parameters. */
function scoped(reader: NameSource): Node {
  reader.expect('sr');
  if (reader.take('N')) {
    let scope = reader.type();
    while (!reader.take('E')) scope = nested(scope, withArguments(reader, reader.sourceName()));
    return nested(scope, memberName(reader));
  }
  if (!/\d/.test(reader.peek())) return nested(reader.type(), memberName(reader));
  let scope = withArguments(reader, reader.sourceName());
  while (!reader.take('E')) scope = nested(scope, withArguments(reader, reader.sourceName()));
  return nested(scope, memberName(reader));
}

/** `Li5E`, `Lb1E`, `L_Z3foovE`. */
export function readLiteral(reader: NameSource): Expression {
  reader.expect('L');
  if (reader.take('_Z') || reader.take('Z')) {
    const node = reader.encoding();
    reader.expect('E');
    return simple(node);
  }
  const code = reader.peek();
  const type = reader.type();
  const sign = reader.take('n') ? '-' : '';
  const value = reader.match(/[^E_]*/y);
  if (reader.take('_')) {
    reader.match(/[0-9a-f]*/y);
  }
  reader.expect('E');
  const shown = `${sign}${value}`;
  if (code === 'b' && value === '0') return text('false');
  if (code === 'b' && value === '1') return text('true');
  const suffix = suffixes[code];
  if (suffix !== undefined && Object.hasOwn(builtinTypes, code)) return text(`${shown}${suffix}`);
  const isFloat = code === 'f' || code === 'd' || code === 'e' || code === 'g';
  const literal = isFloat ? `[${shown}]` : shown;
  return {
    parts: (style) => {
      const named = written(type, style);
      return { left: named === 'decltype(nullptr)' && value === '' ? named : `(${named})${literal}`, right: '' };
    },
    pack: () => type.pack?.(),
  };
}

const suffixes: Readonly<Record<string, string>> = { i: '', j: 'u', l: 'l', m: 'ul', x: 'll', y: 'ull' };
