// Runs the suite by itself and prints one line of JSON: what passed, and the error of each case that did not.

import process from 'node:process';
import { suites } from '../support/conformance/suite.ts';

const failures: { name: string; error: string }[] = [];
let passed = 0;
for (const [suite, cases] of Object.entries(suites)) {
  for (const { name, run } of cases) {
    try {
      await run();
      passed++;
    } catch (error) {
      failures.push({
        name: `${suite}: ${name}`,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    }
  }
}
process.stdout.write(`${JSON.stringify({ passed, failures })}\n`);
