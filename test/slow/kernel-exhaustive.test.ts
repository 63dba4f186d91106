// Every value of the types of 8 and 16 bits through every operation of one argument, and conversions to half precision at
// every boundary between two neighbours and right beside it.

import { describe, expect, test } from 'vitest';
import type { DType } from '../../src/kernel/dtype.ts';
import type { Value } from '../../src/kernel/ir/interpret.ts';
import { fromBits } from '../../src/kernel/ir/scalar/rounding.ts';
import { allCases, cares, differences, variants } from '../support/kernel/lowering.ts';

const small = new Map<DType, number>([
  ['i8', 256],
  ['u8', 256],
  ['i16', 65_536],
  ['u16', 65_536],
  ['f16', 65_536],
  ['bf16', 65_536],
]);

const unary = allCases().filter(({ inputs }) => inputs.length === 1 && small.has(inputs[0]!));
const toHalf = allCases().filter(({ op, type, to }) => op === 'convert' && /^f(32|64)$/.test(type) && /f16$/.test(to));

/** The numbers in the middle of two neighbours, and a little to either side as far as the source type has such. */
function boundaries(half: DType, from: DType): Value[] {
  const values: Value[] = [];
  for (let bits = 0; bits < 0x7fff; bits++) {
    const [low, high] = [bits, bits + 1].map((pattern) => fromBits(half, pattern) as number) as [number, number];
    const middle = low + (Math.min(high, 2 * low || high) - low) / 2;
    const beside = from === 'f64' ? [2 ** -52, -(2 ** -53), 2 ** -30] : [2 ** -23, -(2 ** -24), 2 ** -16];
    for (const value of [middle, ...beside.map((part) => middle * (1 + part))]) {
      values.push(from === 'f32' ? Math.fround(value) : value, from === 'f32' ? Math.fround(-value) : -value);
    }
  }
  return values;
}

describe.each(variants)('$name', (variant) => {
  test.each(unary)('every value: $name', ({ op, inputs, graph }) => {
    const [type] = inputs as [DType];
    const values = Array.from({ length: small.get(type)! }, (_, bits) => fromBits(type, bits));
    expect(differences(graph, variant, [values], cares(op))).toEqual([]);
  });

  test.each(toHalf)('every boundary: $name', ({ type, to, graph }) => {
    expect(differences(graph, variant, [boundaries(to as DType, type)])).toEqual([]);
  });
});
