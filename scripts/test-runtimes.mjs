// Runs the conformance suite (test/runtimes/) in Node 20, 22, 24 and 26, Bun and Deno, once with the fastest calls that
// a runtime has and once with RAWCPU_FAST_CALLS=0, and prints a table. Ends with status 1 when a case failed or a runtime
// is missing. Where qemu-x86_64 is installed (Debian's package qemu-user), this Node also runs the suite on an emulated
// Nehalem (no AVX) and Haswell (AVX2, no AVX-512), whose emulator does not see code change under another address. With RAWCPU_TEST_REPORT set, the counts are also written to that path, in the shape of vitest's report.
//
// Names of runtimes as arguments restrict the run: node scripts/test-runtimes.mjs 'node 26' deno

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { commandOf, runtimes, versionOf } from './runtimes.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const suite = fileURLToPath(new URL('../build/test/runtimes/main.js', import.meta.url));
const TIME_LIMIT_MS = 120_000;

function runSuite([file, ...args], environment) {
  const child = spawnSync(file, [...args, suite], {
    cwd: root,
    encoding: 'utf8',
    timeout: TIME_LIMIT_MS,
    env: { ...process.env, ...environment },
  });
  const line = child.stdout?.trim().split('\n').at(-1) ?? '';
  if (child.status === 0 && line.startsWith('{')) return JSON.parse(line);
  const reason = child.error?.message ?? (child.signal ? `killed by ${child.signal}` : `status ${child.status}`);
  return { passed: 0, failures: [{ name: 'the whole suite', error: `${reason}\n${child.stderr ?? ''}`.trim() }] };
}

const wanted = process.argv.slice(2);
const known = runtimes.map(({ name }) => name);
for (const name of wanted) {
  if (!known.includes(name)) throw new Error(`there is no runtime '${name}'; known are ${known.join(', ')}`);
}

const rows = [];
const faults = [];
for (const runtime of runtimes.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  let command;
  try {
    command = commandOf(runtime);
  } catch (error) {
    faults.push(`${runtime.name}: missing: ${error.message}`);
    rows.push({ runtime: runtime.name, version: 'missing', calls: '', passed: 0, failed: 1 });
    continue;
  }
  const version = versionOf(runtime);
  for (const [calls, environment] of [
    ['default', {}],
    ['RAWCPU_FAST_CALLS=0', { RAWCPU_FAST_CALLS: '0' }],
  ]) {
    const { passed, failures } = runSuite(command, environment);
    rows.push({ runtime: runtime.name, version, calls, passed, failed: failures.length });
    for (const { name, error } of failures) faults.push(`${runtime.name} ${version} (${calls}): ${name}\n${error}`);
  }
}

const hasEmulator = spawnSync('qemu-x86_64', ['--version']).status === 0;
if (wanted.length === 0 && !hasEmulator) console.log('emulated processors: not run, qemu-x86_64 is not installed\n');
for (const cpu of wanted.length === 0 && hasEmulator ? ['Nehalem', 'Haswell'] : []) {
  const { passed, failures } = runSuite(['qemu-x86_64', '-cpu', cpu, process.execPath], {});
  const runtime = `this node, ${cpu}`;
  rows.push({ runtime, version: process.versions.node, calls: 'default', passed, failed: failures.length });
  for (const { name, error } of failures) faults.push(`${runtime}: ${name}\n${error}`);
}

const columns = ['runtime', 'version', 'calls', 'passed', 'failed'];
const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => String(row[column]).length)));
const line = (cells) => cells.map((cell, i) => String(cell).padEnd(widths[i])).join('  ');
console.log(line(columns));
for (const row of rows) console.log(line(columns.map((column) => row[column])));
if (faults.length > 0) console.error(`\n${faults.join('\n\n')}`);

const total = (column) => rows.reduce((sum, row) => sum + row[column], 0);
const report = process.env.RAWCPU_TEST_REPORT;
if (report) {
  const [passed, failed] = [total('passed'), total('failed')];
  const counts = { numTotalTests: passed + failed, numPassedTests: passed, numFailedTests: failed };
  writeFileSync(report, JSON.stringify({ ...counts, numPendingTests: 0, success: failed === 0 }));
}
if (faults.length > 0 || rows.length === 0) process.exitCode = 1;
