// Random graphs of the kernel IR and inputs for them, with a liking for special values.

import fc from 'fast-check';
import { type DType, dtypes, isFloat, isInteger, type ValueType } from '../../src/kernel/dtype.ts';
import { Graph, type Node } from '../../src/kernel/ir/graph.ts';
import type { Value } from '../../src/kernel/ir/interpret.ts';
import { integerLike, type Op, type OpRow, ops } from '../../src/kernel/ir/ops.ts';
import { rangeOf, roundTo } from '../../src/kernel/ir/scalar/rounding.ts';
import { convertFunction } from '../../src/kernel/ir/scalar/semantics.ts';

const allTypes = Object.keys(dtypes) as DType[];

const interesting: readonly number[] = [
  0,
  -0,
  1,
  -1,
  2,
  3,
  4,
  -2,
  0.5,
  1.5,
  2.5,
  -0.5,
  7,
  8,
  10,
  16,
  100,
  127,
  128,
  255,
  256,
  32767,
  65535,
  65536,
  2 ** 31,
  -(2 ** 31),
  2 ** 32 - 1,
  2 ** 53,
  2 ** 63,
  0.1,
  1e10,
  -1e-10,
  1e300,
  2 ** -126,
  2 ** -149,
  2 ** -1022,
  2 ** -1074,
  2 ** -14,
  2 ** -24,
  65504,
  3.4e38,
  Infinity,
  -Infinity,
  Number.NaN,
];

/** A value of a type made of a number: an interesting one, or one with random bits. */
export function valueFrom(type: ValueType, choice: number): Value {
  if (type === 'bool') return choice % 2 === 0;
  const pick = interesting[choice % interesting.length] as number;
  if (isFloat(type)) {
    const round = roundTo(type);
    return choice % 3 === 0 ? round((((choice * 7919) % 2001) - 1000) / 2 ** (choice % 13)) : round(pick);
  }
  if (choice % 3 === 0) return convertFunction('i64', type)(BigInt.asIntN(64, BigInt(choice) * 0x9e3779b97f4a7c15n));
  const { min, max } = rangeOf(type as DType);
  if (choice % 7 === 0) return convertFunction('i64', type)(choice % 2 === 0 ? min : max);
  return convertFunction('f64', type)(pick);
}

/** Operations that random graphs are made of: all primitives, and the functions that are exact. */
const operations = (Object.entries(ops) as [Op, OpRow][]).filter(
  ([op, row]) =>
    row.rule !== 'leaf' &&
    // What these give at 0, infinity and NaN is unspecified; what bits a NaN has, too.
    !['exponent', 'significand', 'lookup', 'bitcast', 'muladd', 'copysign'].includes(op) &&
    (row.tier === 'primitive' || op === 'round' || op === 'sign'),
);

function takes(row: OpRow, type: ValueType): boolean {
  switch (row.domain) {
    case 'float':
      return isFloat(type);
    case 'integer':
      return isInteger(type);
    case 'number':
      return type !== 'bool';
    case 'bits':
      return type === 'bool' || isInteger(type);
    default:
      return true;
  }
}

/** Makes a graph out of numbers: each one is a decision. */
export function graphFrom(types: readonly DType[], decisions: readonly number[]): Graph {
  const inputs = types.map((type, i) => ({ name: `x${i}`, type }));
  const graph = new Graph(inputs);
  for (let i = 0; i < types.length; i++) graph.input(i);
  const nodes: Node[] = [...graph.nodes];
  /** A node of a type: the latest ones are likelier; a conversion or a constant where there is none. */
  const pick = (type: ValueType, choice: number): Node => {
    const fitting = nodes.filter((node) => node.type === type);
    if (fitting.length === 0 || choice % 5 === 0) return graph.constant(type, valueFrom(type, choice >>> 3));
    return fitting[fitting.length - 1 - ((choice >>> 3) % Math.min(fitting.length, 4))] as Node;
  };
  for (const decision of decisions) {
    const [op, row] = operations[decision % operations.length] as [Op, OpRow];
    const source = nodes[nodes.length - 1 - ((decision >>> 7) % Math.min(nodes.length, 4))] as Node;
    const type = source.type;
    if (!takes(row, type)) continue;
    const second = pick(type, decision >>> 9);
    const third = pick(type, decision >>> 13);
    const args: readonly Node[] =
      row.rule === 'select'
        ? [pick('bool', decision >>> 11), source, second]
        : row.rule === 'scale'
          ? [source, pick(integerLike(type), decision >>> 11)]
          : ([source, second, third].slice(0, row.arity) as Node[]);
    const wanted = [...types, ...allTypes, 'bool' as const];
    const result =
      row.rule === 'compare'
        ? 'bool'
        : row.rule === 'convert'
          ? (wanted[(decision >>> 5) % wanted.length] as ValueType)
          : type;
    const swapped = decision % 11 === 0 && row.arity === 2 && row.rule !== 'scale' ? [...args].reverse() : args;
    nodes.push(graph.node(op, result, swapped));
  }
  for (const node of nodes.slice(-3)) {
    graph.output(`y${graph.outputs.length}`, node.type === 'bool' ? 'u8' : node.type, node);
  }
  return graph;
}

export const anyGraph = fc
  .tuple(
    fc.array(fc.constantFrom(...allTypes, 'f32' as const, 'f64' as const, 'i32' as const), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.array(fc.nat(), { minLength: 1, maxLength: 14 }),
  )
  .map(([types, decisions]) => graphFrom(types, decisions));

/** Elements for the inputs of a graph: every pair of interesting values meets somewhere. */
export function inputsFor(graph: Graph, count: number): Value[][] {
  return graph.inputs.map(({ type }, i) =>
    Array.from({ length: count }, (_, k) => valueFrom(type, i === 0 ? k : i === 1 ? k * 5 + 1 : k * 11 + 2)),
  );
}
