// Every operation on every type at every level that this machine runs, against the interpreter: all pairs of edges, and
// random values.

import process from 'node:process';
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
} from '../support/kernel/lowering.ts';

if (missingLevels.length > 0) console.log(`not tested, for this processor lacks them: ${missingLevels.join(', ')}`);

// In an emulator everything is slow: there it is enough to see the levels with an instruction set of their own.
const emulated = process.env.RAWCPU_EMULATED_LEVELS?.split(',');
const chosen = emulated === undefined ? variants : variants.filter(({ level }) => emulated.includes(level));
const cases = emulated === undefined ? [...allCases(), ...constantCases()] : allCases();

describe.each(chosen)('$name', (variant) => {
  test.each(cases)('$name', ({ op, inputs, graph }) => {
    expect(
      differences(graph, variant, columns(inputs, randomBits(1), emulated === undefined ? 4000 : 100), cares(op)),
    ).toEqual([]);
  });
});
