// Adds up the reports that the suites wrote into one folder (vitest's JSON, or any JSON with the same four counts) and
// prints `ci: N passed, N failed`. A report without a passed test fails, and so does a suite that ended badly without one
// failed test; the second argument is the number of suites that ended badly.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, badSuites] = process.argv.slice(2);
if (badSuites === undefined) throw new Error('usage: node scripts/ci-sum.mjs FOLDER BAD_SUITES');

const total = { passed: 0, failed: 0, skipped: 0 };
const faults = [];
for (const name of readdirSync(folder).sort()) {
  const report = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const passed = report.numPassedTests;
  const skipped = (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0);
  if (passed === 0) faults.push(`${name}: no test passed`);
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
