// What the operators and functions of the language are in operations of the IR. Values of every front end meet here: they
// get a type as NumPy mixes types (dtype.ts), literals adapt to what they meet, and whatever has no meaning is refused with
// its place.

import { type DType, dtypes, floatOf, isFloat, isInteger, promote, type ValueType } from '../dtype.ts';
import { type Graph, Graph as IrGraph, type Node, type SourceSpan } from '../ir/graph.ts';
import { interpret, type Value } from '../ir/interpret.ts';
import { type Op, ops } from '../ir/ops.ts';
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
import type { FunctionContext, FunctionRow, Operand } from './functions.ts';
import { comparison, Literal, literalBinary, literalUnary, Outlier } from './literals.ts';
import { type BinaryOperator, parseError, type UnaryOperator } from './tree.ts';

/** Where an operation stands in the source, and each of its operands. */
export interface Place extends SourceSpan {
  readonly operands: readonly SourceSpan[];
}

const arithmetic: Partial<Record<BinaryOperator, Op>> = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div', '%': 'rem' };
const bitwise: Partial<Record<BinaryOperator, Op>> = { '&': 'and', '|': 'or', '^': 'xor' };
const shifts: Partial<Record<BinaryOperator, Op>> = { '<<': 'shl', '>>': 'shr', '>>>': 'ushr' };

/**
 * The largest expression: some 30 seconds of work and a gigabyte while it is compiled, and values that fit into the 8 MiB of
 * the stack even where half of all operations are kept for the other half.
 */
const MOST_OPERATIONS = 200_000;
/** Operations that a function such as `sin` becomes, roughly. */
const FUNCTION_SIZE = 100;

/** x ** n of integers is multiplied out up to here. */
const LARGEST_INTEGER_POWER = 64n;

const describe = (value: Operand) => (value instanceof Literal ? String(value.exact) : value.type);

/** The number that an operand is, if it is known. */
const numberOf = (value: Operand) =>
  value instanceof Literal ? value.exact : value instanceof Outlier ? value.value : undefined;

const isBoolean = (value: Operand): boolean =>
  value instanceof Literal ? typeof value.value === 'boolean' : value.type === 'bool';

export class Operations {
  readonly graph: Graph;
  /** The text that places point into. */
  readonly source: string;
  private readonly dtype: DType;
  /** How many functions there are that become many operations. */
  private functions = 0;

  constructor(graph: Graph, dtype: DType, source: string) {
    this.graph = graph;
    this.dtype = dtype;
    this.source = source;
  }

  private tooLarge(span: SourceSpan) {
    const most = `${MOST_OPERATIONS} operations and constants, or ${MOST_OPERATIONS / FUNCTION_SIZE} functions`;
    const hint = 'make several kernels of it, one of which takes what another one gives';
    return parseError('EXPRESSION_TOO_LARGE', `a kernel has at most ${most}`, this.source, span, hint);
  }

  private typeError(message: string, span: SourceSpan, hint?: string) {
    return parseError('TYPE_MISMATCH', message, this.source, span, hint);
  }

  // Values

  private make(op: Op, type: ValueType, span: SourceSpan, ...args: readonly Node[]): Node {
    if (ops[op].tier === 'function') this.functions++;
    if (this.graph.nodes.length + this.functions * FUNCTION_SIZE > MOST_OPERATIONS) throw this.tooLarge(span);
    return this.graph.node(op, type, args, { source: { start: span.start, end: span.end } });
  }

  private literalNode(literal: Literal, type: ValueType): Node {
    const { exact, span } = literal;
    const place = { start: span.start, end: span.end };
    if (type === 'bool') return this.graph.constant('bool', literal.truth, place);
    const element = elementOf(type, exact);
    if (element === undefined) throw this.misfitError(literal, type);
    this.refuseChanged(literal, type);
    return this.graph.constant(type, element, place);
  }

  /** Refuses an integer of 64 bits that JavaScript's numbers have changed on its way. */
  private refuseChanged({ changed, exact, span }: Literal, type: ValueType): void {
    if (changed === undefined || !(type === 'i64' || type === 'u64')) return;
    const [why, example] =
      changed === 'cut'
        ? ['bit operators keep 32 bits of a number', '1n << 40n']
        : ['numbers round integers beyond 2^53', '9007199254740993n - 1n'];
    const message = `JavaScript's ${why}, which gives ${numberText(exact)} here`;
    throw parseError('BAD_NUMBER', message, this.source, span, `${type} takes bigints: ${example}`);
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
    this.refuseChanged(value, type);
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
  truth(value: Operand, span: SourceSpan): Node {
    if (value instanceof Literal) return this.literalNode(value, 'bool');
    if (value instanceof Outlier) return this.literalNode(new Literal(value.value, true, span), 'bool');
    const { type } = value;
    if (type === 'bool') return value;
    if (isInteger(type)) return this.make('convert', 'bool', span, value);
    return this.make('gt', 'bool', span, this.make('abs', type, span, value), this.graph.constant(type, 0));
  }

  // Operators

  unary(operator: UnaryOperator, value: Operand, span: SourceSpan): Operand {
    if (operator === '!') {
      return value instanceof Literal
        ? literalUnary('!', value, span)
        : this.make('not', 'bool', span, this.truth(value, span));
    }
    if (value instanceof Literal) {
      if (operator === '~' && !value.integer) throw this.typeError(`'~' takes integers, not ${describe(value)}`, span);
      return literalUnary(operator, value, span);
    }
    if (operator === '~') {
      if (value.type === 'bool')
        throw this.typeError("'~' takes integers, not bool", span, "'!' negates a truth value");
      if (!isInteger(value.type)) {
        throw this.typeError(`'~' takes integers, not ${value.type}`, span, 'convert it first: ~i32(...)');
      }
      return this.make('not', value.type, span, this.to(value, value.type));
    }
    const type = this.common([value]);
    const number = this.to(value, type, span);
    return operator === '-' ? this.make('neg', type, span, number) : number;
  }

  binary(operator: BinaryOperator, left: Operand, right: Operand, place: Place): Operand {
    if (left instanceof Literal && right instanceof Literal) {
      const value = literalBinary(operator, left, right, place);
      if (value !== undefined) return value;
      throw this.typeError(`'${operator}' has no value for ${describe(left)} and ${describe(right)}`, place);
    }
    const op = arithmetic[operator];
    if (op !== undefined) {
      const type = this.common([left, right]);
      return this.make(op, type, place, this.to(left, type), this.to(right, type));
    }
    const compared = comparison[operator];
    if (compared !== undefined) return this.compare(compared, left, right, place);
    if (operator === '&&' || operator === '||') return this.logical(operator, left, right, place);
    return operator === '**' ? this.power(left, right, place) : this.bits(operator, left, right, place);
  }

  private compare(op: Comparison, left: Operand, right: Operand, span: SourceSpan): Operand {
    if (isBoolean(left) && isBoolean(right) && (op === 'eq' || op === 'ne')) {
      const differ = this.make('xor', 'bool', span, this.to(left, 'bool'), this.to(right, 'bool'));
      return op === 'ne' ? differ : this.make('not', 'bool', span, differ);
    }
    const [x, y] = [numberOf(left), numberOf(right)];
    if (x !== undefined && y !== undefined) return this.truthNode(compareNumbers(op, x, y), span);
    for (const [literal, other] of [
      [left, right],
      [right, left],
    ] as const) {
      if (literal instanceof Literal) this.refuseChanged(literal, (other as Node).type);
    }
    if (y !== undefined) return this.compareNumber(op, left as Node, y, span);
    if (x !== undefined) return this.compareNumber(mirrored(op), right as Node, x, span);
    const type = this.common([left, right]);
    return this.make(op, 'bool', span, this.to(left, type), this.to(right, type));
  }

  private truthNode(value: boolean, { start, end }: SourceSpan): Node {
    return this.graph.constant('bool', value, { start, end });
  }

  /** Compares elements with a number, by its value, whatever their type holds. */
  private compareNumber(op: Comparison, x: Node, value: Value, span: SourceSpan): Node {
    if (x.type === 'bool') {
      const [ofFalse, ofTrue] = [compareNumbers(op, 0, value), compareNumbers(op, 1, value)];
      if (ofFalse === ofTrue) return this.truthNode(ofTrue, span);
      return ofTrue ? x : this.make('not', 'bool', span, x);
    }
    const decision = compareWith(op, x.type, value);
    if (typeof decision === 'boolean') return this.truthNode(decision, span);
    const constant = this.graph.constant(x.type, decision.value, { start: span.start, end: span.end });
    return this.make(decision.op, 'bool', span, x, constant);
  }

  private logical(operator: '&&' | '||', left: Operand, right: Operand, span: SourceSpan): Operand {
    const both = operator === '&&';
    if (left instanceof Literal) return left.truth === both ? right : left;
    if (isBoolean(left) && isBoolean(right)) {
      return this.make(both ? 'and' : 'or', 'bool', span, this.to(left, 'bool'), this.to(right, 'bool'));
    }
    return both ? this.choose(left, right, left, span) : this.choose(left, left, right, span);
  }

  /** The same of truths, where only the truth of the outcome is wanted. */
  logicalTruth(operator: '&&' | '||', left: Node | Literal, right: Node | Literal, span: SourceSpan): Node | Literal {
    const both = operator === '&&';
    if (left instanceof Literal) return left.truth === both ? right : left;
    if (right instanceof Literal) return right.truth === both ? left : right;
    return this.make(both ? 'and' : 'or', 'bool', span, left, right);
  }

  private power(left: Operand, right: Operand, span: SourceSpan): Operand {
    const type = this.common([left, right]);
    if (isFloat(type)) return this.make('pow', type, span, this.to(left, type), this.to(right, type));
    if (!(right instanceof Literal) || right.bigint < 0n || right.bigint > LARGEST_INTEGER_POWER) {
      throw this.typeError(
        `integers are raised to a constant power from 0 to ${LARGEST_INTEGER_POWER}, not to ${describe(right)}`,
        span,
        'convert the base first: f64(...) ** ...',
      );
    }
    let square = this.to(left, type);
    let result: Node | undefined;
    for (let n = right.bigint; n > 0n; n >>= 1n) {
      if (n & 1n) result = result === undefined ? square : this.make('mul', type, span, result, square);
      if (n > 1n) square = this.make('mul', type, span, square, square);
    }
    return result ?? this.literalNode(new Literal(1, true, span), type);
  }

  private bits(operator: BinaryOperator, left: Operand, right: Operand, place: Place): Operand {
    const op = bitwise[operator];
    if (op !== undefined && isBoolean(left) && isBoolean(right)) {
      return this.make(op, 'bool', place, this.to(left, 'bool'), this.to(right, 'bool'));
    }
    for (const [index, value] of [left, right].entries()) {
      const integer = value instanceof Literal ? value.integer : value.type === 'bool' || isInteger(value.type);
      if (integer) continue;
      const wanted = op === undefined ? 'integers' : 'integers or truth values';
      const problem = `'${operator}' takes ${wanted}, not ${describe(value)}`;
      throw this.typeError(problem, place.operands[index] ?? place, 'convert it first: i32(...)');
    }
    const type = this.common([left, right]);
    if (!isInteger(type)) {
      const problem = `'${operator}' takes integers; ${describe(left)} and ${describe(right)} meet in ${type}`;
      throw this.typeError(problem, place, 'convert one of them first: i64(...)');
    }
    if (op !== undefined) {
      const [x, y] = op === 'and' ? [this.mask(left, type), this.mask(right, type)] : [left, right];
      return this.make(op, type, place, this.to(x, type), this.to(y, type));
    }
    const width = BigInt(dtypes[type].bytes * 8);
    const { changed } = right instanceof Literal ? right : {};
    const count =
      right instanceof Literal ? new Literal(right.bigint & (width - 1n), true, right.span, { changed }) : right;
    const shift = shifts[operator] as Op;
    return this.make(shift, type, place, this.to(left, type), this.to(count, type));
  }

  /** `x & ~3` of an unsigned x: a negative mask has endless bits in front, of which x has so many as its type. */
  private mask(value: Operand, type: DType): Operand {
    if (!(value instanceof Literal) || dtypes[type].kind !== 'unsigned' || value.bigint >= 0n) return value;
    const { span, changed } = value;
    return new Literal(BigInt.asUintN(dtypes[type].bytes * 8, value.bigint), true, span, { changed });
  }

  /** The conditional operator. */
  choose(test: Operand, then: Operand, otherwise: Operand, span: SourceSpan): Operand {
    if (test instanceof Literal) return test.truth ? then : otherwise;
    const condition = this.truth(test, span);
    if (isBoolean(then) && isBoolean(otherwise)) {
      const [a, b] = [this.to(then, 'bool'), this.to(otherwise, 'bool')];
      const not = this.make('not', 'bool', span, condition);
      const yes = this.make('and', 'bool', span, condition, a);
      return this.make('or', 'bool', span, yes, this.make('and', 'bool', span, not, b));
    }
    const type = this.common([then, otherwise]);
    return this.make('select', type, span, condition, this.to(then, type), this.to(otherwise, type));
  }

  // Calls

  /** A function of values. */
  call(name: string, row: FunctionRow, values: readonly Operand[], place: Place): Operand {
    if (row.gives !== 'own' && values.every((value) => value instanceof Literal)) {
      return this.literalCall(name, row, values as readonly Literal[], place);
    }
    return row.lower(values, this.context(name, place));
  }

  private context(name: string, place: Place): FunctionContext {
    return {
      dtype: this.dtype,
      common: (values) => this.common(values),
      to: (value, type) => this.to(value, type, place),
      cast: (value, type) => this.cast(value, type, place),
      make: (op, type, ...args) => this.make(op, type, place, ...args),
      constant: (type, value) => this.literalNode(new Literal(value, true, place), type),
      truth: (value) => this.truth(value, place),
      choose: (test, then, otherwise) => this.choose(test, then, otherwise, place),
      refuse: (index, problem, hint) => {
        throw this.typeError(`${name}: ${problem}`, place.operands[index] ?? place, hint);
      },
    };
  }

  /** A function of literals is a literal: computed here, in double precision. */
  private literalCall(name: string, row: FunctionRow, values: readonly Literal[], place: Place): Literal {
    const scratch = new Operations(new IrGraph([]), 'f64', this.source);
    const node = row.lower(values, scratch.context(name, place)) as Node;
    scratch.graph.output('out', 'f64', node);
    const value = interpret(scratch.graph, [], [], 1)[0]?.[0] as number;
    const integer = row.gives === 'number' && values.every((literal) => literal.integer) && Number.isInteger(value);
    const isRounded = values.some(({ exact }) => typeof exact === 'bigint' && BigInt(Number(exact)) !== exact);
    const before = values.find((literal) => literal.changed !== undefined)?.changed;
    return new Literal(value, integer, place, { changed: before ?? (isRounded ? 'rounded' : undefined) });
  }
}
