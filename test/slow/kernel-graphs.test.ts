// Random graphs of primitive operations by the thousand, as test/property/kernel-lowering.test.ts has a few of them.

import { test } from 'vitest';
import { variants } from '../support/kernel/lowering.ts';
import { checkRandomGraphs } from '../support/kernel/random-graph.ts';

test.each(variants)('$name', (variant) => checkRandomGraphs(variant, { runs: 1200, seed: 2 }));
