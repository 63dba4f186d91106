// Writes what the builder made as text with its tree, so that errors and listings can point into it. A value that is used
// more than once gets a name, as does one that nests deeply: built expressions may be as long and deep as they like.

import { RawCpuError } from '../../errors/index.ts';
import { type BuilderResult, type BuiltExpression, type BuiltNode, Value } from './builder.ts';
import type { Definition, Expression, Program } from './tree.ts';

/** A value nested deeper than this gets a name of its own. */
const DEEPEST = 40;

const argsOf = (node: BuiltNode): readonly BuiltNode[] => ('args' in node ? node.args : []);
const isLeaf = (node: BuiltNode) => argsOf(node).length === 0;

/** All nodes below the roots, arguments before what uses them, and how often each is used. */
function orderOf(roots: readonly BuiltNode[]): { readonly order: BuiltNode[]; readonly uses: Map<BuiltNode, number> } {
  const order: BuiltNode[] = [];
  const uses = new Map<BuiltNode, number>();
  const stack: { readonly node: BuiltNode; next: number }[] = [];
  const visit = (node: BuiltNode) => {
    const count = uses.get(node) ?? 0;
    uses.set(node, count + 1);
    if (count === 0) stack.push({ node, next: 0 });
  };
  for (const root of roots) {
    visit(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const arg = argsOf(top.node)[top.next++];
      if (arg !== undefined) visit(arg);
      else order.push((stack.pop() as (typeof stack)[number]).node);
    }
  }
  return { order, uses };
}

class Writer {
  text = '';
  private readonly names: ReadonlyMap<BuiltNode, string>;

  constructor(names: ReadonlyMap<BuiltNode, string>) {
    this.names = names;
  }

  /** Writes a node; `whole` where its own name is being defined. */
  write(node: BuiltNode, whole = false): Expression {
    const start = this.text.length;
    const done = () => ({ start, end: this.text.length });
    const name = whole ? undefined : this.names.get(node);
    if (name !== undefined) {
      this.text += name;
      return { kind: 'name', name, ...done() };
    }
    switch (node.kind) {
      case 'number': {
        const text = Object.is(node.value, -0) ? '-0' : String(node.value);
        this.text += text.startsWith('-') && !whole ? `(${text})` : text;
        return { kind: 'number', value: node.value, integer: node.integer, ...done() };
      }
      case 'name':
        this.text += node.name;
        return { kind: 'name', name: node.name, ...done() };
      case 'unary': {
        this.text += node.operator;
        const argument = this.write(node.args[0]);
        return { kind: 'unary', operator: node.operator, argument, ...done() };
      }
      case 'binary': {
        if (!whole) this.text += '(';
        const left = this.write(node.args[0]);
        this.text += ` ${node.operator} `;
        const right = this.write(node.args[1]);
        if (!whole) this.text += ')';
        return { kind: 'binary', operator: node.operator, left, right, ...done() };
      }
      case 'call': {
        this.text += node.name;
        const callee = done();
        this.text += '(';
        const args = node.args.map((arg, i) => {
          if (i > 0) this.text += ', ';
          return this.write(arg);
        });
        this.text += ')';
        return { kind: 'call', name: node.name, callee, args, ...done() };
      }
    }
  }

  define(name: string, node: BuiltNode): Definition {
    const start = this.text.length;
    this.text += name;
    const place = { start, end: this.text.length };
    this.text += ' = ';
    return { name, value: this.write(node, true), place };
  }
}

function resultsOf(result: BuilderResult): {
  readonly shape: Program['shape'];
  readonly entries: [string, BuiltNode][];
} {
  const nodeOf = (value: unknown, name: string): BuiltNode => {
    if (value instanceof Value) return value.node;
    throw new RawCpuError('BAD_OPTION', `result '${name}': a value of this kernel expected, not ${String(value)}`);
  };
  if (result instanceof Value) return { shape: 'single', entries: [['out', result.node]] };
  if (typeof result !== 'object' || result === null || Object.keys(result).length === 0) {
    throw new RawCpuError('BAD_OPTION', 'the builder gave no result', {
      hint: 'return a value, an array of values, or a record of them',
    });
  }
  if (Array.isArray(result)) {
    return { shape: 'array', entries: result.map((value, i) => [`out${i}`, nodeOf(value, `out${i}`)]) };
  }
  return { shape: 'record', entries: Object.entries(result).map(([name, value]) => [name, nodeOf(value, name)]) };
}

/** The program that a built expression means. */
export function programOf(built: BuiltExpression): Program {
  const { shape, entries } = resultsOf(built.result);
  const { order, uses } = orderOf(entries.map(([, node]) => node));
  const names = new Map<BuiltNode, string>();
  const heights = new Map<BuiltNode, number>();
  const taken = new Set([...Object.keys(built.inputs), ...entries.map(([name]) => name)]);
  const definitions: Definition[] = [];
  const writer = new Writer(names);
  let count = 0;
  for (const node of order) {
    if (isLeaf(node)) continue;
    const height = argsOf(node).reduce((most, arg) => Math.max(most, 1 + (heights.get(arg) ?? 0)), 1);
    heights.set(node, height);
    if ((uses.get(node) as number) === 1 && height < DEEPEST) continue;
    let name: string;
    do name = `t${++count}`;
    while (taken.has(name));
    definitions.push(writer.define(name, node));
    writer.text += '; ';
    names.set(node, name);
    heights.set(node, 0);
  }
  const results = entries.map(([name, node], i) => {
    if (i > 0) writer.text += ', ';
    if (shape === 'record') return writer.define(name, node);
    const start = writer.text.length;
    const value = writer.write(node, !names.has(node));
    return { name, value, place: { start, end: writer.text.length } };
  });
  const inputs = Object.keys(built.inputs).map((name) => ({ name, local: name, place: { start: 0, end: 0 } }));
  return { source: writer.text, inputs, closed: true, definitions, results, shape };
}
