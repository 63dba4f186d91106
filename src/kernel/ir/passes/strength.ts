// Strength reduction: cheaper instructions for the same bits. Last of the passes over what the user wrote, because it
// hides products from contraction.

import { type DType, dtypes, isFloat, type ValueType } from '../../dtype.ts';
import type { Graph, Node } from '../graph.ts';
import { fmaF64 } from '../scalar/fma.ts';
import { bitsOf as floatBits, fromBits } from '../scalar/rounding.ts';
import { constantOf, type Maker, type Rule, rewrite } from './rewrite.ts';

const widthOf = (type: ValueType) => dtypes[type as DType].bytes * 8;
const isSigned = (type: ValueType) => dtypes[type as DType].kind === 'signed';

function integer(type: ValueType, value: number, maker: Maker): Node {
  return maker.constant(type, widthOf(type) === 64 ? BigInt(value) : value);
}

/** The bits of a constant as an unsigned number. */
function bitsOf(node: Node, width: number): bigint | undefined {
  const value = constantOf(node);
  return typeof value === 'number' || typeof value === 'bigint' ? BigInt.asUintN(width, BigInt(value)) : undefined;
}

/** k for 2^k, -1 for anything else. */
function log2(bits: bigint): number {
  return bits > 0n && (bits & (bits - 1n)) === 0n ? bits.toString(2).length - 1 : -1;
}

function multiply(type: ValueType, x: Node, y: Node, maker: Maker): Node | undefined {
  const width = widthOf(type);
  const bits = bitsOf(y, width);
  if (bits === undefined) return undefined;
  const shifted = (count: number) => maker.make('shl', type, [x, integer(type, count, maker)]);
  const power = log2(bits);
  if (power >= 0) return shifted(power);
  // Products of 32 and 64 bits take several steps each on every processor; a shift and a sum take two cycles.
  if (width < 32) return undefined;
  const below = log2(bits - 1n);
  if (below > 0) return maker.make('add', type, [shifted(below), x]);
  const above = log2(bits + 1n);
  return above > 0 && above < width ? maker.make('sub', type, [shifted(above), x]) : undefined;
}

/** x / 2^k rounded toward zero: negative x are raised by 2^k - 1 before the shift. */
function quotient(type: ValueType, x: Node, power: number, maker: Maker): Node {
  const count = integer(type, power, maker);
  if (!isSigned(type)) return maker.make('ushr', type, [x, count]);
  const width = widthOf(type);
  const sign = maker.make('shr', type, [x, integer(type, width - 1, maker)]);
  const bias = maker.make('ushr', type, [sign, integer(type, width - power, maker)]);
  return maker.make('shr', type, [maker.make('add', type, [x, bias]), count]);
}

/** The exponent of a divisor that is a positive power of two in its type. */
function divisorPower(y: Node): number {
  const value = constantOf(y);
  if (value === undefined || BigInt(value) <= 1n) return -1;
  return log2(BigInt(value));
}

/** The least float of a type that is not below 1 / divisor. */
function reciprocalAbove(float: 'f32' | 'f64', divisor: number): number {
  const nearest = float === 'f32' ? Math.fround(1 / divisor) : 1 / divisor;
  if (fmaF64(nearest, divisor, -1) >= 0) return nearest;
  const bits = floatBits(float, nearest);
  return fromBits(float, typeof bits === 'bigint' ? bits + 1n : bits + 1) as number;
}

/**
 * x / c by the reciprocal, in a float type with more than twice the bits to spare. Rounded up, it never takes a multiple of
 * c below its quotient, and what it adds, |x| / c * 2^-22 in f32 for 16 bits or 2^-51 in f64 for 32, is less than the 1 / c
 * that any other x is away from the next quotient. So truncation gives the quotient, whatever the rounding mode.
 */
function quotientByReciprocal(type: ValueType, x: Node, divisor: number, maker: Maker): Node {
  const float = widthOf(type) === 32 ? 'f64' : 'f32';
  const reciprocal = maker.constant(float, reciprocalAbove(float, Math.abs(divisor)));
  const product = maker.make('mul', float, [maker.make('convert', float, [x]), reciprocal]);
  // The divisor is 3 or more, so that the quotient has room in an i32.
  const quotient = maker.make('convert', type, [maker.make('convert', 'i32', [product])]);
  return divisor < 0 ? maker.make('neg', type, [quotient]) : quotient;
}

/** A divisor of up to 32 bits for which the reciprocal serves. */
function reciprocalDivisor(type: ValueType, y: Node): number | undefined {
  const value = constantOf(y);
  return typeof value === 'number' && widthOf(type) < 64 && Math.abs(value) >= 3 ? value : undefined;
}

function remainder(type: ValueType, x: Node, power: number, maker: Maker): Node {
  if (!isSigned(type)) {
    const mask = 2n ** BigInt(power) - 1n;
    return maker.make('and', type, [x, maker.constant(type, widthOf(type) === 64 ? mask : Number(mask))]);
  }
  const multiple = maker.make('shl', type, [quotient(type, x, power, maker), integer(type, power, maker)]);
  return maker.make('sub', type, [x, multiple]);
}

const strength: Rule = ({ op, type, args }, maker) => {
  if (op !== 'mul' && op !== 'div' && op !== 'rem') return undefined;
  const [x, y] = args as readonly [Node, Node];
  if (isFloat(type)) return op === 'mul' && constantOf(y) === 2 ? maker.make('add', type, [x, x]) : undefined;
  if (op === 'mul') return multiply(type, x, y, maker);
  const power = divisorPower(y);
  if (power >= 0) return op === 'div' ? quotient(type, x, power, maker) : remainder(type, x, power, maker);
  const divisor = reciprocalDivisor(type, y);
  if (divisor === undefined) return undefined;
  const whole = quotientByReciprocal(type, x, divisor, maker);
  return op === 'div' ? whole : maker.make('sub', type, [x, maker.make('mul', type, [whole, y])]);
};

export const strengthRules: readonly Rule[] = [strength];

export function reduceStrength(graph: Graph): Graph {
  return rewrite(graph, strengthRules);
}
