// The IR: a directed acyclic graph of typed operations in SSA form. Nodes are immutable and made by a Graph only, which
// gives equal nodes once (common subexpressions vanish as they are made) and refuses what the table of operations does
// not allow. The order of `nodes` is a valid order of evaluation: arguments come before what uses them.

import { RawCpuError } from '../../errors/index.ts';
import { type DType, dtypes, isFloat, isInteger, type ValueType } from '../dtype.ts';
import { type Domain, integerLike, type Op, type OpRow, ops } from './ops.ts';

export type ConstantValue = number | bigint | boolean;

/** The place in the user's source from which a node came: offsets into the text, in characters. */
export interface SourceSpan {
  readonly start: number;
  readonly end: number;
}

/** One value. `id` is its place in the order of its graph. */
export interface Node {
  readonly id: number;
  readonly op: Op;
  readonly type: ValueType;
  readonly args: readonly Node[];
  /** Of `input`, `parameter` and `carried`: which one. */
  readonly index?: number;
  /** Of `constant`. */
  readonly value?: ConstantValue;
  /** Of `lookup`: the entries, a power of two of them. */
  readonly table?: readonly number[];
  readonly source?: SourceSpan | undefined;
}

export interface Extras {
  readonly index?: number;
  readonly value?: ConstantValue;
  readonly table?: readonly number[];
  readonly source?: SourceSpan | undefined;
}

/** What a node carries beside its arguments: for a node like it elsewhere. */
export function extrasOf({ index, value, table, source }: Node): Extras {
  return {
    ...(index === undefined ? {} : { index }),
    ...(value === undefined ? {} : { value }),
    ...(table === undefined ? {} : { table }),
    source,
  };
}

/** A stream of elements, or a scalar, that a kernel takes. */
export interface Variable {
  /** The name by which a call may give it. */
  readonly name: string;
  /** Its element type. */
  readonly type: DType;
}

/** A value that a kernel stores. */
export interface Output {
  readonly name: string;
  readonly type: DType;
  readonly node: Node;
}

/** A value that goes from element to element: what a reduction has gathered so far. */
export interface LoopCarried {
  readonly name: string;
  readonly type: DType;
  readonly initial: ConstantValue;
  /** The value after this element, in which `carried` nodes stand for the value before it. */
  readonly next: Node;
}

function inDomain(type: ValueType, domain: Domain): boolean {
  switch (domain) {
    case 'any':
      return true;
    case 'bool':
      return type === 'bool';
    case 'number':
      return type !== 'bool';
    case 'float':
      return isFloat(type);
    case 'integer':
      return isInteger(type);
    case 'bits':
      return type === 'bool' || isInteger(type);
  }
}

function fault(op: Op, problem: string): RawCpuError {
  return new RawCpuError('INTERNAL', `IR node '${op}': ${problem}`);
}

/** The key under which equal constants meet: -0 is not 0, and every NaN is one. */
function valueKey(value: ConstantValue | undefined): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

export class Graph {
  readonly inputs: readonly Variable[];
  readonly parameters: readonly Variable[];
  readonly nodes: Node[] = [];
  readonly outputs: Output[] = [];
  readonly loopCarried: LoopCarried[] = [];
  /** Operations on floats that are carried out for the exceptions which they raise, where lanes have elements. */
  readonly raised: Node[] = [];
  /** Whether only they raise exceptions; else whatever is computed does. */
  isWatched = false;
  private readonly known = new Map<string, Node>();

  constructor(inputs: readonly Variable[], parameters: readonly Variable[] = []) {
    this.inputs = inputs;
    this.parameters = parameters;
  }

  /** The node for an operation on arguments; the one that exists where an equal one was made before. */
  node(op: Op, type: ValueType, args: readonly Node[] = [], extras: Extras = {}): Node {
    let key = `${op} ${type}`;
    for (const arg of args) key += ` ${arg.id}`;
    if (extras.index !== undefined) key += ` #${extras.index}`;
    if (extras.value !== undefined) key += ` =${valueKey(extras.value)}`;
    if (extras.table !== undefined) key += ` [${extras.table.map(valueKey).join()}]`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.check(op, type, args);
    const node: Node = { id: this.nodes.length, op, type, args, ...extras };
    this.nodes.push(node);
    this.known.set(key, node);
    return node;
  }

  input(index: number, source?: SourceSpan): Node {
    return this.node('input', (this.inputs[index] as Variable).type, [], { index, source });
  }

  parameter(index: number, source?: SourceSpan): Node {
    return this.node('parameter', (this.parameters[index] as Variable).type, [], { index, source });
  }

  constant(type: ValueType, value: ConstantValue, source?: SourceSpan): Node {
    return this.node('constant', type, [], { value, source });
  }

  /** Names a node as something to be stored; it is converted where its type is another. */
  output(name: string, type: DType, node: Node): void {
    this.outputs.push({ name, type, node: node.type === type ? node : this.node('convert', type, [node]) });
  }

  /** The value of loop-carried value number `index` before this element. */
  carried(index: number, type: DType): Node {
    return this.node('carried', type, [], { index });
  }

  /** Says what the next loop-carried value begins with and becomes. */
  addLoopCarried(name: string, initial: ConstantValue, next: Node): void {
    if (next.type === 'bool') throw fault(next.op, 'a loop-carried value has an element type');
    this.loopCarried.push({ name, type: next.type, initial, next });
  }

  /** Has an operation carried out for its exceptions, whatever becomes of its value. */
  raise(op: Op, type: ValueType, args: readonly Node[]): void {
    this.raised.push(this.node(op, type, args));
  }

  /** Takes over what another graph is computed for: outputs, loop-carried values and exceptions, by the nodes that its own became. */
  takeResults(from: Graph, mapped: (node: Node) => Node): void {
    for (const { name, type, node } of from.outputs) this.output(name, type, mapped(node));
    for (const { name, initial, next } of from.loopCarried) this.addLoopCarried(name, initial, mapped(next));
    this.isWatched = from.isWatched;
    for (const { op, type, args } of from.raised) this.raise(op, type, args.map(mapped));
  }

  private check(op: Op, type: ValueType, args: readonly Node[]): void {
    const row: OpRow = ops[op];
    if (args.length !== row.arity) throw fault(op, `${row.arity} arguments expected, ${args.length} given`);
    for (const arg of args) if (this.nodes[arg.id] !== arg) throw fault(op, 'an argument belongs to another graph');
    if (row.rule === 'leaf') return;
    const values = row.rule === 'select' ? args.slice(1) : row.rule === 'scale' ? args.slice(0, 1) : args;
    const first = (values[0] as Node).type;
    if (values.some((value) => value.type !== first)) {
      throw fault(op, `the arguments are of different types: ${values.map((value) => value.type).join(', ')}`);
    }
    if (row.rule !== 'lookup' && !inDomain(first, row.domain)) throw fault(op, `takes no ${first}`);
    const wanted = this.resultOf(op, row, first, type, args);
    if (type !== wanted) throw fault(op, `gives ${wanted}, not ${type}`);
  }

  private resultOf(op: Op, row: OpRow, first: ValueType, type: ValueType, args: readonly Node[]): ValueType {
    switch (row.rule) {
      case 'compare':
        return 'bool';
      case 'integer':
        return integerLike(first);
      case 'convert':
        if (op === 'bitcast' && (type === 'bool' || dtypes[type].bytes !== dtypes[first as DType].bytes)) {
          throw fault(op, `${first} and ${type} differ in size`);
        }
        return type;
      case 'select':
        if ((args[0] as Node).type !== 'bool') throw fault(op, 'the condition is not a bool');
        return first;
      case 'scale':
        if ((args[1] as Node).type !== integerLike(first)) throw fault(op, 'the exponent has another width');
        return first;
      case 'lookup':
        if (first !== integerLike(type)) throw fault(op, 'the index has another width than the entries');
        return type;
      default:
        return first;
    }
  }
}
