// Operations that one instruction does together: a product with negations, one of integers that were widened for it, an and
// with a not, a comparison under the mask of another one, and with AVX-512 whatever three values can be joined to bit by bit
// (vpternlogd).

import { fits, isInteger, type ValueType } from '../../dtype.ts';
import type { Node } from '../../ir/graph.ts';
import { type Op, ops } from '../../ir/ops.ts';

/** Operations that only code generation knows. */
export type FusedOp = 'fms' | 'fnma' | 'fnms' | 'mulsigned' | 'mulunsigned' | 'andn' | 'ternlog' | 'raisingFma';

/** One operation of the table with its arguments; `node` is the outermost node of those that were joined. */
export interface MachineOperation {
  readonly op: Op | FusedOp;
  readonly node: Node;
  readonly args: readonly Node[];
  /** A bool that is and-ed to the result, where masks are registers. */
  readonly under?: Node;
  /** Of `ternlog`: the result for each combination of bits of its three arguments, the first one weighing 4. */
  readonly truth?: number;
}

/** How often live nodes use a node. */
export type UseCounts = ReadonlyMap<Node, number>;

/** Whether nothing but the node that is looked at uses another one, which may then vanish into it. */
const single = (node: Node, uses: UseCounts) => uses.get(node) === 1;

function unwrapNegations(node: Node): { readonly node: Node; readonly minus: boolean } {
  let [inner, minus] = [node, false];
  while (inner.op === 'neg') {
    inner = inner.args[0] as Node;
    minus = !minus;
  }
  return { node: inner, minus };
}

/** a * b + c with negations taken into the instruction. */
function fuseProduct(node: Node): MachineOperation {
  const [a, b, c] = node.args.map(unwrapNegations) as [
    ReturnType<typeof unwrapNegations>,
    ReturnType<typeof unwrapNegations>,
    ReturnType<typeof unwrapNegations>,
  ];
  const minusProduct = a.minus !== b.minus;
  const op = minusProduct ? (c.minus ? 'fnms' : 'fnma') : c.minus ? 'fms' : 'fma';
  return { op, node, args: [a.node, b.node, c.node] };
}

/** A product in 64 bits of numbers that 32 bits hold: vpmuldq and vpmuludq multiply the low halves. */
function fuseWidened(node: Node): MachineOperation | undefined {
  const areWidened = (half: ValueType) =>
    node.args.every(({ op, args }) => op === 'convert' && fits((args[0] as Node).type, half));
  const op = areWidened('u32') ? 'mulunsigned' : areWidened('i32') ? 'mulsigned' : undefined;
  return op && { op, node, args: node.args };
}

const bitwise: Readonly<Record<string, (a: number, b: number) => number>> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
  not: (a) => ~a,
};

/** The bits that the three arguments of vpternlogd have in the eight places of its truth table. */
const places = [0xf0, 0xcc, 0xaa];

function truthOf(node: Node, leaves: readonly Node[]): number {
  const leaf = leaves.indexOf(node);
  if (leaf >= 0) return places[leaf] as number;
  const [a, b] = node.args.map((arg) => truthOf(arg, leaves)) as [number, number?];
  return (bitwise[node.op] as (a: number, b: number) => number)(a, b ?? 0) & 0xff;
}

/** A truth table takes any number of operations, but working it out takes longer than a few more instructions. */
const MOST_JOINED = 16;

/** What a bitwise operation is made of; a `not` costs nothing in a truth table, so one looks through it. */
function partsOf(node: Node): readonly Node[] {
  return node.args.map((arg) => (arg.op === 'not' ? (arg.args[0] as Node) : arg));
}

/** As many bitwise operations as have three arguments together; undefined where that is one that has its own instruction. */
function fuseBits(node: Node, uses: UseCounts): MachineOperation | undefined {
  let leaves: readonly Node[] = [...new Set(partsOf(node))];
  let joined = node.args.some(({ op }) => op === 'not') ? 2 : 1;
  for (let i = 0; i < leaves.length; ) {
    const leaf = leaves[i] as Node;
    const wider = [...new Set([...leaves.slice(0, i), ...partsOf(leaf), ...leaves.slice(i + 1)])];
    if (bitwise[leaf.op] === undefined || !single(leaf, uses) || wider.length > 3 || joined === MOST_JOINED) i++;
    else {
      leaves = wider;
      joined++;
      i = 0;
    }
  }
  // vpandn has three operands of its own, and nothing to write over.
  const andNot = node.op === 'and' && joined === 2 && node.args.some(({ op }) => op === 'not');
  if (joined === 1 || (andNot && leaves.length === 2)) return undefined;
  const args = [0, 1, 2].map((i) => leaves[Math.min(i, leaves.length - 1)] as Node);
  return { op: 'ternlog', node, args, truth: truthOf(node, leaves) };
}

/** A comparison that is only and-ed to another bool is made under that one's mask. */
function fuseComparison(node: Node, uses: UseCounts): MachineOperation | undefined {
  const [a, b] = node.args as [Node, Node];
  const compared = [b, a].find((arg) => ops[arg.op].rule === 'compare' && single(arg, uses));
  if (compared === undefined || a === b) return undefined;
  return { op: compared.op, node, args: compared.args, under: compared === a ? b : a };
}

function fuseAnd(node: Node): MachineOperation | undefined {
  const [a, b] = node.args as [Node, Node];
  if (a.op === 'not') return { op: 'andn', node, args: [a.args[0] as Node, b] };
  if (b.op === 'not') return { op: 'andn', node, args: [b.args[0] as Node, a] };
  return undefined;
}

/** What is done for a node whose value is wanted. */
export function fuse(node: Node, uses: UseCounts, evex: boolean): MachineOperation {
  let fused: MachineOperation | undefined;
  if (node.op === 'fma') fused = fuseProduct(node);
  else if (node.op === 'mul' && (node.type === 'i64' || node.type === 'u64')) fused = fuseWidened(node);
  else if (evex && bitwise[node.op] !== undefined && isInteger(node.type)) fused = fuseBits(node, uses);
  else if (evex && node.op === 'and') fused = fuseComparison(node, uses);
  if (fused === undefined && node.op === 'and') fused = fuseAnd(node);
  if (node.op === 'select') {
    const [condition, yes, no] = node.args as [Node, Node, Node];
    if (condition.op === 'not') fused = { op: 'select', node, args: [condition.args[0] as Node, no, yes] };
  }
  return fused ?? { op: node.op, node, args: node.args };
}
