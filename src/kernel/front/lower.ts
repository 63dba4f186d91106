// From the syntax tree to the IR: names and calls are looked up, and every operator and function becomes operations
// (operations.ts). Chains are walked in loops, however long they are.

import { didYouMean } from '../../errors/index.ts';
import type { Node } from '../ir/graph.ts';
import { constants, functions, type Operand } from './functions.ts';
import { Literal } from './literals.ts';
import type { Operations, Place } from './operations.ts';
import {
  type BinaryExpression,
  type CallExpression,
  type ConditionalExpression,
  type Expression,
  type NameExpression,
  parseError,
  partsOf,
  RENAMED,
} from './tree.ts';

const placeOf = (expression: Expression): Place => ({
  start: expression.start,
  end: expression.end,
  operands: partsOf(expression),
});

export class Lowerer {
  private readonly operations: Operations;
  private readonly scope: Map<string, Operand>;
  private readonly closed: boolean;

  /**
   * @param scope the values of names
   * @param closed the source lists its inputs, so that an unknown name is a captured value rather than a misspelt one
   */
  constructor(operations: Operations, scope: ReadonlyMap<string, Operand>, closed = false) {
    this.operations = operations;
    this.scope = new Map(scope);
    this.closed = closed;
  }

  define(name: string, value: Operand): void {
    this.scope.set(name, value);
  }

  lower(expression: Expression): Operand {
    switch (expression.kind) {
      case 'number':
        return new Literal(expression.value, expression.integer, expression, { digits: expression.digits });
      case 'name':
        return this.name(expression);
      case 'unary': {
        const { operator, argument } = expression;
        const value = operator === '!' ? this.condition(argument) : this.lower(argument);
        return this.operations.unary(operator, value, expression);
      }
      case 'binary':
        return this.spine(expression);
      case 'conditional':
        return this.conditional(expression);
      case 'call':
        return this.call(expression);
    }
  }

  private name({ name, start, end }: NameExpression): Operand {
    const { source } = this.operations;
    const known = this.scope.get(name);
    if (known !== undefined) return known instanceof Literal ? known.at({ start, end }) : known;
    if (Object.hasOwn(constants, name)) {
      const value = constants[name] as number | boolean;
      return new Literal(value, typeof value === 'boolean', { start, end });
    }
    const bare = name.startsWith('Math.') ? name.slice('Math.'.length) : name;
    if (Object.hasOwn(functions, bare)) {
      throw parseError('UNKNOWN_NAME', `'${name}' is a function`, source, { start, end }, `call it: ${name}(...)`);
    }
    const near = didYouMean(name, [...this.scope.keys(), ...Object.keys(constants)]);
    const captured = `a value from outside is passed as { scalars: { ${name}: ... } }; ${RENAMED}`;
    throw parseError(
      'UNKNOWN_NAME',
      this.closed ? `'${name}' is neither a parameter nor a constant of this function` : `'${name}' has no value`,
      source,
      { start, end },
      name.includes('.') || !this.closed ? near : near === undefined ? captured : `${near}; else, ${captured}`,
    );
  }

  /** A chain such as a + b - c + ...: its left sides nest. */
  private spine(expression: BinaryExpression): Operand {
    const chain: BinaryExpression[] = [];
    let leftmost: Expression = expression;
    while (leftmost.kind === 'binary') {
      chain.push(leftmost);
      leftmost = leftmost.left;
    }
    let value = this.lower(leftmost);
    for (let i = chain.length - 1; i >= 0; i--) {
      const link = chain[i] as BinaryExpression;
      value = this.operations.binary(link.operator, value, this.lower(link.right), placeOf(link));
    }
    return value;
  }

  /** The truth of an expression. Of && and || only the truth of each part is wanted, not its value. */
  private condition(expression: Expression): Node | Literal {
    if (expression.kind !== 'binary' || (expression.operator !== '&&' && expression.operator !== '||')) {
      const value = this.lower(expression);
      return value instanceof Literal
        ? new Literal(value.truth, true, value.span)
        : this.operations.truth(value, expression);
    }
    const { operator } = expression;
    const chain: BinaryExpression[] = [];
    let leftmost: Expression = expression;
    while (leftmost.kind === 'binary' && leftmost.operator === operator) {
      chain.push(leftmost);
      leftmost = leftmost.left;
    }
    let value = this.condition(leftmost);
    for (let i = chain.length - 1; i >= 0; i--) {
      const link = chain[i] as BinaryExpression;
      value = this.operations.logicalTruth(operator, value, this.condition(link.right), link);
    }
    return value;
  }

  private conditional(expression: ConditionalExpression): Operand {
    const chain: ConditionalExpression[] = [];
    let last: Expression = expression;
    while (last.kind === 'conditional') {
      chain.push(last);
      last = last.alternate;
    }
    // In the order of the source, so that nodes come in the order in which they were written.
    const tests = chain.map((link) => [this.condition(link.test), this.lower(link.consequent)] as const);
    let value = this.lower(last);
    for (let i = chain.length - 1; i >= 0; i--) {
      const [test, consequent] = tests[i] as readonly [Operand, Operand];
      value = this.operations.choose(test, consequent, value, chain[i] as ConditionalExpression);
    }
    return value;
  }

  private call(expression: CallExpression): Operand {
    const { name, callee, args } = expression;
    const { source } = this.operations;
    const row = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (row === undefined) {
      const near = didYouMean(name, Object.keys(functions));
      const known = this.scope.has(name) ? `'${name}' is a value, not a function` : `there is no function '${name}'`;
      const listed = near ?? 'docs/kernels.md lists the functions';
      throw parseError('UNKNOWN_NAME', known, source, callee, this.closed ? `${listed}; ${RENAMED}` : listed);
    }
    if (args.length < row.least || args.length > row.most) {
      const wanted =
        row.most === Infinity
          ? `at least ${row.least}`
          : row.least === row.most
            ? row.least
            : `${row.least} to ${row.most}`;
      const plural = wanted === 1 || wanted === 'at least 1' ? '' : 's';
      throw parseError('SYNTAX', `${name} takes ${wanted} argument${plural}, not ${args.length}`, source, expression);
    }
    const chooses = name === 'where' || name === 'select';
    const values = args.map((arg, i) => (chooses && i === 0 ? this.condition(arg) : this.lower(arg)));
    return this.operations.call(name, row, values, placeOf(expression));
  }
}
