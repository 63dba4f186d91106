// Every operation on every type at every level that this machine runs, against the interpreter: all pairs of edges, and
// random values.

import { describe, expect, test } from 'vitest';
import {
  allCases,
  cares,
  columns,
  constantCases,
  differences,
  missingLevels,
  randomBits,
  variants,
} from '../hardware/kernel-lowering-support.ts';

if (missingLevels.length > 0) console.log(`not tested, for this processor lacks them: ${missingLevels.join(', ')}`);

describe.each(variants)('$name', (variant) => {
  test.each([...allCases(), ...constantCases()])('$name', ({ op, inputs, graph }) => {
    expect(differences(graph, variant, columns(inputs, randomBits(1), 4000), cares(op))).toEqual([]);
  });
});
