// Rewrites a graph so that the table has instructions for every operation of it on a target: an operation whose row names
// a recipe is written in other operations, until all are instructions.

import { RawCpuError } from '../../../errors/index.ts';
import { type DType, dtypes, isInteger, type ValueType } from '../../dtype.ts';
import { type ConstantValue, type Extras, extrasOf, Graph, type Node } from '../../ir/graph.ts';
import { integerLike, type Op, ops } from '../../ir/ops.ts';
import { bitsOf } from '../../ir/scalar/rounding.ts';
import type { Target } from '../target.ts';
import { type RecipeWriter, type RowContext, rowFor } from './lowering-table.ts';
import { recipes } from './recipes.ts';

/** The key of an operation in the table. */
export function tableKey(op: string, type: ValueType, args: readonly Node[]): string {
  const from = (args[op === 'select' ? 1 : 0] as Node).type;
  return op === 'convert' ? `convert.${from}.${type}` : `${op}.${from}`;
}

/** Whether a constant node is of a kind that a guard names. */
export function constantIs(node: Node | undefined, which: string): boolean {
  if (node?.op !== 'constant') return false;
  const value = node.value as ConstantValue;
  switch (which) {
    case 'const':
      return true;
    case 'nonzero':
      return Number(value) !== 0 && !Number.isNaN(Number(value));
    case '+0':
      return Object.is(value, 0) || value === 0n;
    case '-0':
      return Object.is(value, -0);
    default:
      return false;
  }
}

const mirrored: Partial<Record<Op, Op>> = {
  add: 'add',
  mul: 'mul',
  min: 'min',
  max: 'max',
  and: 'and',
  or: 'or',
  xor: 'xor',
  eq: 'eq',
  ne: 'ne',
  lt: 'gt',
  gt: 'lt',
  le: 'ge',
  ge: 'le',
};

class Legaliser implements RecipeWriter {
  readonly target: Target;
  readonly graph: Graph;

  constructor(source: Graph, target: Target) {
    this.target = target;
    this.graph = new Graph(source.inputs, source.parameters);
  }

  do(op: Op, ...args: Node[]): Node {
    const first = args[ops[op].rule === 'select' ? 1 : 0] as Node;
    const { rule } = ops[op];
    const type = rule === 'compare' ? 'bool' : rule === 'integer' ? integerLike(first.type) : first.type;
    return this.node(op, type, args);
  }

  keep(op: Op, ...args: Node[]): Node {
    return this.graph.node(op, (args[0] as Node).type, args);
  }

  convert(a: Node, type: ValueType): Node {
    return this.node('convert', type, [a]);
  }

  cast(a: Node, type: DType): Node {
    return a.type === type ? a : this.node('bitcast', type, [a]);
  }

  value(type: DType, value: number | bigint): Node {
    const big = type === 'i64' || type === 'u64';
    return this.graph.constant(type, big ? BigInt(value) : Number(value));
  }

  node(op: Op, type: ValueType, args: readonly Node[], extras: Extras = {}): Node {
    const [a, b] = args as [Node, Node?];
    if (op === 'iota') return this.position(type, extras);
    if (op === 'lookup') return this.lookup(type as DType, a, extras);
    if (args.length === 0 || op === 'selectUnlikely') return this.graph.node(op, type, args, extras);
    if (op === 'bitcast') return this.bitcast(type as DType, a, extras);
    if (op === 'convert') {
      if (a.type === type) return a;
      if (isInteger(a.type) && isInteger(type) && dtypes[a.type as DType].bytes === dtypes[type as DType].bytes) {
        return this.bitcast(type as DType, a, extras);
      }
    }
    const mirror = mirrored[op];
    if (mirror !== undefined && a.op === 'constant' && b !== undefined && b.op !== 'constant') {
      return this.node(mirror, type, [b, a], extras);
    }
    const key = tableKey(op, type, args);
    const row = rowFor(key, this.target, new ArgumentContext(args));
    if (row === undefined) {
      throw new RawCpuError('INTERNAL', `lowering table: no row for ${key} at level ${this.target.level}`);
    }
    if (row.recipe === undefined) return this.graph.node(op, type, args, extras);
    const [name, through] = row.recipe.split(' ') as [string, DType?];
    const recipe = recipes[name];
    if (recipe === undefined) throw new RawCpuError('INTERNAL', `lowering table: no recipe '${name}'`);
    return recipe({ make: this, op, type, args, through });
  }

  private bitcast(type: DType, a: Node, extras: Extras): Node {
    const source = a.op === 'bitcast' ? (a.args[0] as Node) : a;
    return source.type === type ? source : this.graph.node('bitcast', type, [source], extras);
  }

  private position(type: ValueType, extras: Extras): Node {
    const wide = isInteger(type) && dtypes[type as DType].bytes < 8 ? 'i32' : 'i64';
    const position = this.graph.node('iota', wide, [], extras);
    return type === wide ? position : this.convert(position, type);
  }

  /** Narrow entries are looked up as integers of 4 bytes. */
  private lookup(type: DType, index: Node, extras: Extras): Node {
    const { bytes } = dtypes[type];
    if (bytes >= 4) return this.graph.node('lookup', type, [index], extras);
    const table = (extras.table as readonly number[]).map((entry) => Number(bitsOf(type, entry)));
    const entry = this.graph.node('lookup', 'i32', [this.convert(index, 'i32')], { ...extras, table });
    return this.cast(this.convert(entry, integerLike(type)), type);
  }
}

/** What guards may ask before lanes and registers are known. */
class ArgumentContext implements RowContext {
  private readonly args: readonly Node[];

  constructor(args: readonly Node[]) {
    this.args = args;
  }

  isConstant(name: string, which: string): boolean {
    return constantIs(this.args['abc'.indexOf(name)], which);
  }

  dies(): boolean {
    return false;
  }

  registerBytes(): undefined {
    return undefined;
  }
}

/** The graph in operations that the target has instructions for. */
export function legalise(source: Graph, target: Target): Graph {
  const legaliser = new Legaliser(source, target);
  const made: Node[] = [];
  for (const node of source.nodes) {
    const args = node.args.map((arg) => made[arg.id] as Node);
    made.push(legaliser.node(node.op, node.type, args, extrasOf(node)));
  }
  const { graph } = legaliser;
  graph.takeResults(source, (node) => made[node.id] as Node);
  return graph;
}
