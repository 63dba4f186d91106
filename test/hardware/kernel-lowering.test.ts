// Lowered operations run and give what the interpreter gives: a part of the matrix of operations, types and levels, another
// one for each level. The whole of it is in test/slow/.

import { describe, expect, test } from 'vitest';
import {
  allCases,
  cares,
  columns,
  constantCases,
  differences,
  randomBits,
  variants,
} from '../support/kernel/lowering.ts';

const cases = [...allCases(), ...constantCases()];
const STEP = 6 * variants.length + 1;

describe.each(variants.map((variant, number) => ({ ...variant, variant, number })))('$name', ({ variant, number }) => {
  test('operations', () => {
    const found = cases
      .filter((_, i) => i % STEP === (6 * number) % STEP)
      .map(({ name, op, inputs, graph }) => ({
        name,
        differences: differences(graph, variant, columns(inputs, randomBits(1), 40), cares(op)),
      }))
      .filter((result) => result.differences.length > 0);
    expect(found).toEqual([]);
  });
});
