// Adds up the reports that the suites wrote into one folder (vitest's JSON, or any JSON with the same four counts), says
// again which tests failed and why, for only the end of a long log may be kept, and prints `ci: N passed, N failed`. A
// report without a passed test fails, and so does a suite that ended badly without one failed test; the second argument
// is the number of suites that ended badly.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Characters of one test's failure that are said again. */
const FAILURE_LENGTH = 3000;

const [folder, badSuites] = process.argv.slice(2);
if (badSuites === undefined) throw new Error('usage: node scripts/ci-sum.mjs FOLDER BAD_SUITES');

/** Every failed test of a vitest report with its messages, and every file that could not be read as tests. */
function* failuresIn({ testResults = [] }) {
  for (const { name: file, status, message, assertionResults } of testResults) {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    for (const { fullName, failureMessages } of failed)
      yield `${file}: ${fullName}\n${failureMessages.join('\n').slice(0, FAILURE_LENGTH)}`;
    if (status === 'failed' && failed.length === 0) yield `${file}\n${(message ?? '').slice(0, FAILURE_LENGTH)}`;
  }
}

const total = { passed: 0, failed: 0, skipped: 0 };
const faults = [];
for (const name of readdirSync(folder).sort()) {
  const report = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const passed = report.numPassedTests;
  const skipped = (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0);
  if (passed === 0) faults.push(`${name}: no test passed`);
  for (const failure of failuresIn(report)) console.log(`ci: failed: ${failure}`);
  total.passed += passed;
  total.failed += report.numFailedTests;
  total.skipped += skipped;
}
if (total.passed === 0) faults.push('no report has a passed test');
total.failed = Math.max(total.failed, Number(badSuites), faults.length);
for (const fault of faults) console.log(`ci: ${fault}`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`ci: ${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
