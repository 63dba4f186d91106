// From the syntax tree to the IR: every expression gets a type and becomes operations of that type. Types mix as NumPy
// mixes them (dtype.ts); literals adapt to what they meet; whatever has no meaning is refused with its place.

import { didYouMean } from '../../errors/index.ts';
import { type DType, dtypes, floatOf, isFloat, isInteger, promote, type ValueType } from '../dtype.ts';
import { type Graph, Graph as IrGraph, type Node, type SourceSpan } from '../ir/graph.ts';
import { interpret, type Value } from '../ir/interpret.ts';
import type { Op } from '../ir/ops.ts';
import {
  type Comparison,
  compareNumbers,
  compareWith,
  elementOf,
  mirrored,
  misfitOf,
  numberText,
} from '../ir/scalar/element.ts';
import { convertFunction } from '../ir/scalar/semantics.ts';
import { constants, type FunctionContext, type FunctionRow, functions, type Operand } from './functions.ts';
import { comparison, Literal, literalBinary, literalUnary, Outlier } from './literals.ts';
import {
  type BinaryExpression,
  type BinaryOperator,
  type CallExpression,
  type ConditionalExpression,
  type Expression,
  type NameExpression,
  parseError,
  RENAMED,
  type UnaryExpression,
} from './tree.ts';

const arithmetic: Partial<Record<BinaryOperator, Op>> = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div', '%': 'rem' };
const bitwise: Partial<Record<BinaryOperator, Op>> = { '&': 'and', '|': 'or', '^': 'xor' };
const shifts: Partial<Record<BinaryOperator, Op>> = { '<<': 'shl', '>>': 'shr', '>>>': 'ushr' };

/** x ** n of integers is multiplied out up to here. */
const LARGEST_INTEGER_POWER = 64n;

const describe = (value: Operand) => (value instanceof Literal ? String(value.exact) : value.type);

/** The number that an operand is, if it is known. */
const numberOf = (value: Operand) =>
  value instanceof Literal ? value.exact : value instanceof Outlier ? value.value : undefined;

export class Lowerer {
  readonly graph: Graph;
  private readonly dtype: DType;
  private readonly source: string;
  private readonly scope = new Map<string, Operand>();
  private readonly closed: boolean;

  /** @param closed the source lists its inputs, so that an unknown name is a captured value rather than a misspelt one */
  constructor(graph: Graph, dtype: DType, source: string, closed = false) {
    this.graph = graph;
    this.dtype = dtype;
    this.source = source;
    this.closed = closed;
  }

  define(name: string, value: Operand): void {
    this.scope.set(name, value);
  }

  private typeError(message: string, span: SourceSpan, hint?: string) {
    return parseError('TYPE_MISMATCH', message, this.source, span, hint);
  }

  // Values

  private make(op: Op, type: ValueType, span: SourceSpan, ...args: readonly Node[]): Node {
    return this.graph.node(op, type, args, { source: { start: span.start, end: span.end } });
  }

  private literalNode(literal: Literal, type: ValueType): Node {
    const { exact, span } = literal;
    const place = { start: span.start, end: span.end };
    if (type === 'bool') return this.graph.constant('bool', literal.truth, place);
    const element = elementOf(type, exact);
    if (element === undefined) throw this.misfitError(literal, type);
    if (literal.cut && isInteger(type) && dtypes[type].bytes === 8) {
      const message = `JavaScript's bit operators keep 32 bits of a number, which gives ${numberText(exact)} here`;
      throw parseError('BAD_NUMBER', message, this.source, span, `${type} takes bigints: 1n << 40n`);
    }
    return this.graph.constant(type, element, place);
  }

  private misfitError({ exact, integer, span }: Literal, type: DType) {
    const { problem, hint, details } = misfitOf(type, exact);
    const other = details.types[0];
    const ways = [
      ...(other === undefined ? [] : [`convert what it meets first, as in ${other}(...)`]),
      ...(integer && isInteger(type) ? [`${type}(${numberText(exact)}) has its low bits`] : []),
    ];
    return parseError('BAD_NUMBER', problem, this.source, span, [hint, ...ways].join('; '));
  }

  /** A value in a type: literals become constants, others are converted. */
  to(value: Operand, type: ValueType, span?: SourceSpan): Node {
    if (value instanceof Literal) return this.literalNode(value, type);
    if (value instanceof Outlier) throw value.refusal();
    if (value.type === type) return value;
    return this.graph.node('convert', type, [value], { source: span ?? value.source });
  }

  /** The same where the source asks for it: literals are converted, too, so that integers keep their low bits. */
  private cast(value: Operand, type: DType, span: SourceSpan): Node {
    if (!(value instanceof Literal) || elementOf(type, value.exact) !== undefined) return this.to(value, type, span);
    const converted =
      value.integer && !isFloat(type)
        ? convertFunction('i64', type)(BigInt.asIntN(64, value.bigint))
        : convertFunction('f64', type)(Number(value.exact));
    return this.graph.constant(type, converted, { start: value.span.start, end: value.span.end });
  }

  /** The type in which values meet. Booleans count as numbers of whatever type the others have. */
  private common(values: readonly Operand[]): DType {
    let type: DType | undefined;
    let fraction = false;
    for (const value of values) {
      if (value instanceof Literal) fraction ||= !value.integer;
      else if (value.type !== 'bool') type = type === undefined ? value.type : promote(type, value.type);
    }
    type ??= this.dtype;
    return fraction ? floatOf(type) : type;
  }

  /** Whether a value counts as true: not 0, not NaN. */
  private truth(value: Operand, span: SourceSpan): Node {
    if (value instanceof Literal) return this.literalNode(value, 'bool');
    if (value instanceof Outlier) return this.literalNode(new Literal(value.value, true, span), 'bool');
    const { type } = value;
    if (type === 'bool') return value;
    if (isInteger(type)) return this.make('convert', 'bool', span, value);
    return this.make('gt', 'bool', span, this.make('abs', type, span, value), this.graph.constant(type, 0));
  }

  private static isBoolean(value: Operand): boolean {
    return value instanceof Literal ? typeof value.value === 'boolean' : value.type === 'bool';
  }

  // Expressions

  lower(expression: Expression): Operand {
    switch (expression.kind) {
      case 'number':
        return new Literal(expression.value, expression.integer, expression, { digits: expression.digits });
      case 'name':
        return this.name(expression);
      case 'unary':
        return this.unary(expression);
      case 'binary':
        return this.spine(expression);
      case 'conditional':
        return this.conditional(expression);
      case 'call':
        return this.call(expression);
    }
  }

  private name({ name, start, end }: NameExpression): Operand {
    const known = this.scope.get(name);
    if (known !== undefined) return known instanceof Literal ? known.at({ start, end }) : known;
    if (Object.hasOwn(constants, name)) {
      const value = constants[name] as number | boolean;
      return new Literal(value, typeof value === 'boolean', { start, end });
    }
    const bare = name.startsWith('Math.') ? name.slice('Math.'.length) : name;
    if (Object.hasOwn(functions, bare)) {
      throw parseError('UNKNOWN_NAME', `'${name}' is a function`, this.source, { start, end }, `call it: ${name}(...)`);
    }
    const near = didYouMean(name, [...this.scope.keys(), ...Object.keys(constants)]);
    const captured = `a value from outside is passed as { scalars: { ${name}: ... } }; ${RENAMED}`;
    throw parseError(
      'UNKNOWN_NAME',
      this.closed ? `'${name}' is neither a parameter nor a constant of this function` : `'${name}' has no value`,
      this.source,
      { start, end },
      name.includes('.') || !this.closed ? near : near === undefined ? captured : `${near}; else, ${captured}`,
    );
  }

  private unary(expression: UnaryExpression): Operand {
    const { operator } = expression;
    if (operator === '!') {
      const truth = this.condition(expression.argument);
      if (truth instanceof Literal) return literalUnary('!', truth, expression);
      return this.make('not', 'bool', expression, truth);
    }
    const value = this.lower(expression.argument);
    if (value instanceof Literal) {
      if (operator === '~' && !value.integer) {
        throw this.typeError(`'~' takes integers, not ${describe(value)}`, expression);
      }
      return literalUnary(operator, value, expression);
    }
    if (operator === '~') {
      if (value.type === 'bool')
        throw this.typeError("'~' takes integers, not bool", expression, "'!' negates a truth value");
      if (!isInteger(value.type)) {
        throw this.typeError(`'~' takes integers, not ${value.type}`, expression, 'convert it first: ~i32(...)');
      }
      return this.make('not', value.type, expression, this.to(value, value.type));
    }
    const type = this.common([value]);
    const number = this.to(value, type, expression);
    return operator === '-' ? this.make('neg', type, expression, number) : number;
  }

  /** A chain such as a + b - c + ..., however long: its left sides nest, and are walked in a loop. */
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
      value = this.binary(link, value, this.lower(link.right));
    }
    return value;
  }

  private binary(expression: BinaryExpression, left: Operand, right: Operand): Operand {
    const { operator } = expression;
    if (left instanceof Literal && right instanceof Literal) {
      const value = literalBinary(operator, left, right, expression);
      if (value !== undefined) return value;
      throw this.typeError(`'${operator}' has no value for ${describe(left)} and ${describe(right)}`, expression);
    }
    const op = arithmetic[operator];
    if (op !== undefined) {
      const type = this.common([left, right]);
      return this.make(op, type, expression, this.to(left, type), this.to(right, type));
    }
    const compared = comparison[operator];
    if (compared !== undefined) return this.compare(compared, expression, left, right);
    if (operator === '&&' || operator === '||') return this.logical(expression, left, right);
    return operator === '**' ? this.power(expression, left, right) : this.bits(expression, left, right);
  }

  private compare(op: Comparison, expression: BinaryExpression, left: Operand, right: Operand): Operand {
    if (Lowerer.isBoolean(left) && Lowerer.isBoolean(right) && (op === 'eq' || op === 'ne')) {
      const differ = this.make('xor', 'bool', expression, this.to(left, 'bool'), this.to(right, 'bool'));
      return op === 'ne' ? differ : this.make('not', 'bool', expression, differ);
    }
    const [x, y] = [numberOf(left), numberOf(right)];
    if (x !== undefined && y !== undefined) return this.truthNode(compareNumbers(op, x, y), expression);
    if (y !== undefined) return this.compareNumber(op, expression, left as Node, y);
    if (x !== undefined) return this.compareNumber(mirrored(op), expression, right as Node, x);
    const type = this.common([left, right]);
    return this.make(op, 'bool', expression, this.to(left, type), this.to(right, type));
  }

  private truthNode(value: boolean, { start, end }: SourceSpan): Node {
    return this.graph.constant('bool', value, { start, end });
  }

  /** Compares elements with a number, by its value, whatever their type holds. */
  private compareNumber(op: Comparison, expression: BinaryExpression, x: Node, value: Value): Node {
    if (x.type === 'bool') {
      const [ofFalse, ofTrue] = [compareNumbers(op, 0, value), compareNumbers(op, 1, value)];
      if (ofFalse === ofTrue) return this.truthNode(ofTrue, expression);
      return ofTrue ? x : this.make('not', 'bool', expression, x);
    }
    const decision = compareWith(op, x.type, value);
    if (typeof decision === 'boolean') return this.truthNode(decision, expression);
    const { start, end } = expression;
    const constant = this.graph.constant(x.type, decision.value, { start, end });
    return this.make(decision.op, 'bool', expression, x, constant);
  }

  private logical(expression: BinaryExpression, left: Operand, right: Operand): Operand {
    const both = expression.operator === '&&';
    if (left instanceof Literal) return left.truth === both ? right : left;
    if (Lowerer.isBoolean(left) && Lowerer.isBoolean(right)) {
      return this.make(both ? 'and' : 'or', 'bool', expression, this.to(left, 'bool'), this.to(right, 'bool'));
    }
    return both ? this.choose(left, right, left, expression) : this.choose(left, left, right, expression);
  }

  private power(expression: BinaryExpression, left: Operand, right: Operand): Operand {
    const type = this.common([left, right]);
    if (isFloat(type)) return this.make('pow', type, expression, this.to(left, type), this.to(right, type));
    if (!(right instanceof Literal) || right.bigint < 0n || right.bigint > LARGEST_INTEGER_POWER) {
      throw this.typeError(
        `integers are raised to a constant power from 0 to ${LARGEST_INTEGER_POWER}, not to ${describe(right)}`,
        expression,
        'convert the base first: f64(...) ** ...',
      );
    }
    let square = this.to(left, type);
    let result: Node | undefined;
    for (let n = right.bigint; n > 0n; n >>= 1n) {
      if (n & 1n) result = result === undefined ? square : this.make('mul', type, expression, result, square);
      if (n > 1n) square = this.make('mul', type, expression, square, square);
    }
    return result ?? this.literalNode(new Literal(1, true, expression), type);
  }

  private bits(expression: BinaryExpression, left: Operand, right: Operand): Operand {
    const { operator } = expression;
    const op = bitwise[operator];
    if (op !== undefined && Lowerer.isBoolean(left) && Lowerer.isBoolean(right)) {
      return this.make(op, 'bool', expression, this.to(left, 'bool'), this.to(right, 'bool'));
    }
    for (const [side, value] of [
      [expression.left, left],
      [expression.right, right],
    ] as const) {
      const integer = value instanceof Literal ? value.integer : value.type === 'bool' || isInteger(value.type);
      if (integer) continue;
      const wanted = op === undefined ? 'integers' : 'integers or truth values';
      throw this.typeError(`'${operator}' takes ${wanted}, not ${describe(value)}`, side, 'convert it first: i32(...)');
    }
    const type = this.common([left, right]);
    if (!isInteger(type)) {
      const problem = `'${operator}' takes integers; ${describe(left)} and ${describe(right)} meet in ${type}`;
      throw this.typeError(problem, expression, 'convert one of them first: i64(...)');
    }
    if (op !== undefined) {
      const [x, y] = op === 'and' ? [this.mask(left, type), this.mask(right, type)] : [left, right];
      return this.make(op, type, expression, this.to(x, type), this.to(y, type));
    }
    const width = BigInt(dtypes[type].bytes * 8);
    const count = right instanceof Literal ? new Literal(right.bigint & (width - 1n), true, right.span) : right;
    const shift = shifts[operator] as Op;
    return this.make(shift, type, expression, this.to(left, type), this.to(count, type));
  }

  /** `x & ~3` of an unsigned x: a negative mask has endless bits in front, of which x has so many as its type. */
  private mask(value: Operand, type: DType): Operand {
    if (!(value instanceof Literal) || dtypes[type].kind !== 'unsigned' || value.bigint >= 0n) return value;
    return new Literal(BigInt.asUintN(dtypes[type].bytes * 8, value.bigint), true, value.span);
  }

  /** The truth of an expression. Of && and || only the truth of each part is wanted, not its value. */
  private condition(expression: Expression): Node | Literal {
    if (expression.kind !== 'binary' || (expression.operator !== '&&' && expression.operator !== '||')) {
      const value = this.lower(expression);
      return value instanceof Literal ? new Literal(value.truth, true, value.span) : this.truth(value, expression);
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
      const right = this.condition(link.right);
      if (value instanceof Literal) value = value.truth === (operator === '&&') ? right : value;
      else if (right instanceof Literal) value = right.truth === (operator === '&&') ? value : right;
      else value = this.make(operator === '&&' ? 'and' : 'or', 'bool', link, value, right);
    }
    return value;
  }

  /** A chain of `? :` is walked in a loop, however long. */
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
      value = this.choose(test, consequent, value, chain[i] as ConditionalExpression);
    }
    return value;
  }

  private choose(test: Operand, then: Operand, otherwise: Operand, span: SourceSpan): Operand {
    if (test instanceof Literal) return test.truth ? then : otherwise;
    const condition = this.truth(test, span);
    if (Lowerer.isBoolean(then) && Lowerer.isBoolean(otherwise)) {
      const [a, b] = [this.to(then, 'bool'), this.to(otherwise, 'bool')];
      const not = this.make('not', 'bool', span, condition);
      const yes = this.make('and', 'bool', span, condition, a);
      return this.make('or', 'bool', span, yes, this.make('and', 'bool', span, not, b));
    }
    const type = this.common([then, otherwise]);
    return this.make('select', type, span, condition, this.to(then, type), this.to(otherwise, type));
  }

  // Calls

  private call(expression: CallExpression): Operand {
    const { name, callee } = expression;
    const row = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (row === undefined) {
      const near = didYouMean(name, Object.keys(functions));
      const known = this.scope.has(name) ? `'${name}' is a value, not a function` : `there is no function '${name}'`;
      const listed = near ?? 'docs/kernels.md lists the functions';
      const hint = this.closed ? `${listed}; ${RENAMED}` : listed;
      throw parseError('UNKNOWN_NAME', known, this.source, callee, hint);
    }
    const { args } = expression;
    if (args.length < row.least || args.length > row.most) {
      const wanted =
        row.most === Infinity
          ? `at least ${row.least}`
          : row.least === row.most
            ? row.least
            : `${row.least} to ${row.most}`;
      const plural = wanted === 1 || wanted === 'at least 1' ? '' : 's';
      const message = `${name} takes ${wanted} argument${plural}, not ${args.length}`;
      throw parseError('SYNTAX', message, this.source, expression);
    }
    const test = name === 'where' || name === 'select' ? 0 : -1;
    const values = args.map((arg, i) => (i === test ? this.condition(arg) : this.lower(arg)));
    if (row.gives !== 'own' && values.every((value) => value instanceof Literal)) {
      return this.literalCall(row, values as readonly Literal[], expression);
    }
    return row.lower(values, this.context(expression));
  }

  private context(expression: CallExpression): FunctionContext {
    return {
      dtype: this.dtype,
      common: (values) => this.common(values),
      to: (value, type) => this.to(value, type, expression),
      cast: (value, type) => this.cast(value, type, expression),
      make: (op, type, ...args) => this.make(op, type, expression, ...args),
      constant: (type, value) => this.literalNode(new Literal(value, true, expression), type),
      truth: (value) => this.truth(value, expression),
      choose: (test, then, otherwise) => this.choose(test, then, otherwise, expression),
      refuse: (index, problem, hint) => {
        throw this.typeError(`${expression.name}: ${problem}`, expression.args[index] as Expression, hint);
      },
    };
  }

  /** A function of literals is a literal: computed here, in double precision. */
  private literalCall(row: FunctionRow, values: readonly Literal[], expression: CallExpression): Literal {
    const scratch = new Lowerer(new IrGraph([]), 'f64', this.source);
    const node = row.lower(values, scratch.context(expression)) as Node;
    scratch.graph.output('out', 'f64', node);
    const value = interpret(scratch.graph, [], [], 1)[0]?.[0] as number;
    const integer = row.gives === 'number' && values.every((literal) => literal.integer) && Number.isInteger(value);
    return new Literal(value, integer, expression);
  }
}
