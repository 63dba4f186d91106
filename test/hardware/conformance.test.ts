// The conformance suite in this process, under the test runner's Node.

import { describe, it } from 'vitest';
import { suites } from '../support/conformance/suite.ts';

for (const [suite, cases] of Object.entries(suites)) {
  describe(suite, () => {
    for (const { name, run } of cases) it(name, run);
  });
}
