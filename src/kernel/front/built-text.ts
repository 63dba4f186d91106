// What the builder built as text, so that listings and errors can point into it. A value that is used more than once gets a
// name, as does one that nests deeply, so the text is no longer than it must be. Nothing reads it again.

import type { SourceSpan } from '../ir/graph.ts';
import type { BuiltNode } from './builder.ts';
import { argsOf, type BuiltPlaces, type BuiltProgram } from './built.ts';
import type { Place } from './operations.ts';

/** A value nested deeper than this gets a name of its own. */
const DEEPEST = 40;

class Printer {
  text = '';
  readonly places = new Map<BuiltNode, Place>();
  private readonly names = new Map<BuiltNode, string>();

  hasName(node: BuiltNode): boolean {
    return this.names.has(node);
  }

  /** Prints a node. @param isWhole where a statement is nothing but this node: its name is not meant, nor are brackets. */
  print(node: BuiltNode, isWhole = false): SourceSpan {
    const start = this.text.length;
    const name = isWhole ? undefined : this.names.get(node);
    const operands = name === undefined ? this.printNode(node, isWhole) : this.put(name);
    const span = { start, end: this.text.length };
    if (name === undefined && !this.places.has(node)) this.places.set(node, { ...span, operands });
    return span;
  }

  private put(text: string): readonly SourceSpan[] {
    this.text += text;
    return [];
  }

  private printNode(node: BuiltNode, isWhole: boolean): readonly SourceSpan[] {
    switch (node.kind) {
      case 'number': {
        const text = Object.is(node.value, -0) ? '-0' : String(node.value);
        return this.put(text.startsWith('-') && !isWhole ? `(${text})` : text);
      }
      case 'name':
        return this.put(node.name);
      case 'unary':
        this.text += node.operator;
        return [this.print(node.args[0])];
      case 'binary':
        return this.list(node.args, ` ${node.operator} `, isWhole ? ['', ''] : ['(', ')']);
      case 'call':
        return this.list(node.args, ', ', [`${node.name}(`, ')']);
    }
  }

  private list(args: readonly BuiltNode[], between: string, [open, close]: readonly [string, string]): SourceSpan[] {
    this.text += open;
    const spans = args.map((arg, i) => {
      if (i > 0) this.text += between;
      return this.print(arg);
    });
    this.text += close;
    return spans;
  }

  /** `name = node`. @returns where the name stands */
  define(name: string, node: BuiltNode): SourceSpan {
    const place = { start: this.text.length, end: this.text.length + name.length };
    this.text += `${name} = `;
    this.print(node, true);
    return place;
  }

  /** The same as a statement, after which the name stands for the node. */
  defineShared(name: string, node: BuiltNode): void {
    this.define(name, node);
    this.text += '; ';
    this.names.set(node, name);
  }
}

/** The text of a built expression, and where its nodes stand in it. */
export function printBuilt({ inputs, shape, results, order, uses }: BuiltProgram): BuiltPlaces {
  const printer = new Printer();
  const heights = new Map<BuiltNode, number>();
  const taken = new Set([...inputs, ...results.map(([name]) => ({ name }))].map(({ name }) => name));
  let count = 0;
  for (const node of order) {
    const args = argsOf(node);
    if (args.length === 0) continue;
    const height = args.reduce((most, arg) => Math.max(most, 1 + (heights.get(arg) ?? 0)), 1);
    heights.set(node, height);
    if (uses.get(node) === 1 && height < DEEPEST) continue;
    let name: string;
    do name = `t${++count}`;
    while (taken.has(name));
    printer.defineShared(name, node);
    heights.set(node, 0);
  }
  const spans = results.map(([name, node], i) => {
    if (i > 0) printer.text += ', ';
    return shape === 'record' ? printer.define(name, node) : printer.print(node, !printer.hasName(node));
  });
  return { text: printer.text, operations: printer.places, results: spans };
}
