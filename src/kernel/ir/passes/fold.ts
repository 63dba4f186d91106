// Constant folding: operations on constants become constants, through the reference interpreter, so to the last bit what
// the processor would have computed. Functions (exp, sin ...) are not folded, because their code may differ from the
// engine's in the last place; once math/ has written them out, their primitives are.

import { isFloat, type ValueType } from '../../dtype.ts';
import type { ConstantValue, Graph } from '../graph.ts';
import { type Op, type OpRow, ops } from '../ops.ts';
import { scalarFunction, tableValues } from '../scalar/semantics.ts';
import { constantOf, type PassOptions, type Proposal, type Rule, rewrite } from './rewrite.ts';

/** Functions whose result is exact, and so the same in every implementation. */
const exactFunctions: ReadonlySet<Op> = new Set(['round', 'sign']);

/** Operations on floats that neither round nor look at MXCSR: they only move and change bits, or select. */
const bitwise: ReadonlySet<Op> = new Set(['neg', 'abs', 'copysign', 'bitcast', 'select', 'lookup']);

const smallestNormal = { f64: 2 ** -1022, f32: 2 ** -126, f16: 2 ** -14, bf16: 2 ** -126 } as const;

function isSubnormal(type: ValueType, value: ConstantValue): boolean {
  return isFloat(type) && value !== 0 && Math.abs(Number(value)) < smallestNormal[type as keyof typeof smallestNormal];
}

/** Whether MXCSR can change the outcome of a conversion of this constant. */
function convertsExactly(from: ValueType, to: ValueType, value: ConstantValue): boolean {
  if (isSubnormal(from, value)) return false;
  if (!isFloat(to)) return true;
  const result = scalarFunction('convert', to, from, 'separate')(value, value, value);
  return typeof value === 'bigint' ? BigInt(result as number) === value : Object.is(Number(value), result);
}

function dependsOnMxcsr({ op, type, args }: Proposal): boolean {
  const floats = isFloat(type) || args.some((arg) => isFloat(arg.type));
  if (!floats || bitwise.has(op)) return false;
  const [arg] = args;
  return !(op === 'convert' && arg?.value !== undefined && convertsExactly(arg.type, type, arg.value));
}

export function foldRule(options: PassOptions): Rule {
  return (proposal, maker) => {
    const { op, type, args, extras } = proposal;
    const row: OpRow = ops[op];
    if (args.length === 0 || (row.tier === 'function' && !exactFunctions.has(op))) return undefined;
    const values: ConstantValue[] = [];
    for (const arg of args) {
      const value = constantOf(arg);
      if (value === undefined) return undefined;
      values.push(value);
    }
    if (options.dynamicFloat === true && dependsOnMxcsr(proposal)) return undefined;
    const [a, b, c] = values as [ConstantValue, ConstantValue, ConstantValue];
    if (op === 'lookup') {
      const entries = tableValues(type, extras.table as readonly number[]);
      const place = typeof a === 'bigint' ? Number(BigInt.asUintN(32, a)) : (a as number);
      return maker.constant(type, entries[place & (entries.length - 1)] as ConstantValue);
    }
    const from = args[op === 'select' ? 1 : 0]?.type as ValueType;
    const result = scalarFunction(op, type, from, 'separate')(a, b, c);
    // JavaScript does not keep the bits of a NaN, so nothing may be made of them here.
    if (op === 'bitcast' && (Number.isNaN(result) || Number.isNaN(a))) return undefined;
    return maker.constant(type, result);
  };
}

export function foldConstants(graph: Graph, options: PassOptions = {}): Graph {
  return rewrite(graph, [foldRule(options)]);
}
