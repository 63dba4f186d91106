// From what the builder built to the IR: its nodes become operations one after the other, arguments before what uses them,
// however deep they nest. Each is shared, so nothing is computed twice.

import { describeValue, RawCpuError } from '../../errors/index.ts';
import type { SourceSpan } from '../ir/graph.ts';
import { isInstance } from '../own.ts';
import { type BuilderResult, type BuiltExpression, type BuiltNode, nodeOf, Value } from './builder.ts';
import { type FunctionRow, functions, type Operand } from './functions.ts';
import { Literal } from './literals.ts';
import type { Operations, Place } from './operations.ts';
import type { Input, Program } from './tree.ts';

export const argsOf = (node: BuiltNode): readonly BuiltNode[] => ('args' in node ? node.args : []);

/** What a built expression is made of, in an order in which it can be computed. */
export interface BuiltProgram {
  readonly inputs: readonly Input[];
  readonly shape: Program['shape'];
  readonly results: readonly (readonly [name: string, node: BuiltNode])[];
  /** Arguments before what uses them. */
  readonly order: readonly BuiltNode[];
  /** How often each is used. */
  readonly uses: ReadonlyMap<BuiltNode, number>;
}

/** Where the nodes stand in a text, which listings and errors show. */
export interface BuiltPlaces {
  readonly text: string;
  readonly operations: ReadonlyMap<BuiltNode, Place>;
  /** In the order of the results. */
  readonly results: readonly SourceSpan[];
}

/** @throws RawCpuError `BAD_OPTION` for a result that is none */
export function readBuilt({ inputs, result }: BuiltExpression): BuiltProgram {
  const { shape, results } = resultsOf(result);
  const order: BuiltNode[] = [];
  const uses = new Map<BuiltNode, number>();
  const stack: { readonly node: BuiltNode; next: number }[] = [];
  const visit = (node: BuiltNode) => {
    const count = uses.get(node) ?? 0;
    uses.set(node, count + 1);
    if (count === 0) stack.push({ node, next: 0 });
  };
  for (const [, root] of results) {
    visit(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const arg = argsOf(top.node)[top.next++];
      if (arg !== undefined) visit(arg);
      else order.push((stack.pop() as (typeof stack)[number]).node);
    }
  }
  const names = Object.keys(inputs).map((name) => ({ name, local: name, place: { start: 0, end: 0 } }));
  return { inputs: names, shape, results, order, uses };
}

function resultsOf(result: BuilderResult): Pick<BuiltProgram, 'shape' | 'results'> {
  const resultNode = (value: unknown, name: string): BuiltNode => {
    if (isInstance(value, Value)) return nodeOf(value);
    throw new RawCpuError(
      'BAD_OPTION',
      `result '${name}': a value of this kernel expected, not ${describeValue(value)}`,
    );
  };
  if (isInstance(result, Value)) return { shape: 'single', results: [['out', nodeOf(result)]] };
  if (typeof result !== 'object' || result === null || Object.keys(result).length === 0) {
    throw new RawCpuError('BAD_OPTION', 'the builder gave no result', {
      hint: 'return a value, an array of values, or a record of them',
    });
  }
  if (Array.isArray(result)) {
    return { shape: 'array', results: result.map((value, i) => [`out${i}`, resultNode(value, `out${i}`)] as const) };
  }
  return {
    shape: 'record',
    results: Object.entries(result).map(([name, value]) => [name, resultNode(value, name)] as const),
  };
}

/**
 * The values of the results, in their order.
 * @param scope the values of inputs and scalars
 * @throws ParseError with a place in the text; RawCpuError `BAD_OPTION` for a value of another expression
 */
export function lowerBuilt(
  { results, order }: BuiltProgram,
  places: BuiltPlaces,
  operations: Operations,
  scope: ReadonlyMap<string, Operand>,
): Operand[] {
  const values = new Map<BuiltNode, Operand>();
  const operandOf = (node: BuiltNode, span: SourceSpan): Operand =>
    node.kind === 'number' ? new Literal(node.value, node.integer, span) : (values.get(node) as Operand);
  for (const node of order) {
    if (node.kind === 'number') continue;
    values.set(node, node.kind === 'name' ? named(node.name, scope) : lowerNode(node));
  }
  return results.map(([, node], k) => operandOf(node, places.results[k] as SourceSpan));

  function lowerNode(node: Exclude<BuiltNode, { kind: 'number' | 'name' }>): Operand {
    const place = places.operations.get(node) as Place;
    const args = node.args.map((arg, i) => operandOf(arg, place.operands[i] as SourceSpan));
    const [a, b] = args as [Operand, Operand];
    switch (node.kind) {
      case 'unary':
        return operations.unary(node.operator, a, place);
      case 'binary':
        return operations.binary(node.operator, a, b, place);
      case 'call':
        return operations.call(node.name, functions[node.name] as FunctionRow, args, place);
    }
  }
}

function named(name: string, scope: ReadonlyMap<string, Operand>): Operand {
  const value = scope.get(name);
  if (value !== undefined) return value;
  throw new RawCpuError('BAD_OPTION', `'${name}' is a value of another expression`, {
    hint: 'use the values that are given to the function which builds this one',
  });
}
