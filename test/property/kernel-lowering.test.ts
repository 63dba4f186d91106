// Random graphs of primitive operations, mixed types and constants: machine code of every level against the interpreter.

import { test } from 'vitest';
import { variants } from '../support/kernel/lowering.ts';
import { checkRandomGraphs } from '../support/kernel/random-graph.ts';

test.each(variants)('$name', (variant) => checkRandomGraphs(variant, { runs: 12, seed: 1 }));
