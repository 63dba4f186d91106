// The matrix of lowered operations on processors that this machine is not: Nehalem has no AVX, Haswell no AVX-512.
// qemu-x86_64 refuses instructions that the processor lacks, so that one which slipped into a level shows. Node itself
// runs in the emulator, and with it the tests, in threads of one process: children would run on the real processor.

import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
const hasEmulator = spawnSync('qemu-x86_64', ['--version']).status === 0;
if (!hasEmulator) console.log('skipped: emulated processors need qemu-x86_64, of the package qemu-user');

/** The environment without what vitest tells its workers, and without the report that this run writes. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_OPTIONS|RAWCPU_TEST_REPORT)/.test(name)),
);

describe.skipIf(!hasEmulator)('lowered operations, emulated', () => {
  test.each([
    ['Nehalem', 'sse4.2,sse2'],
    ['Haswell', 'avx2,avx'],
  ])('%s: %s', { timeout: 2_400_000 }, (cpu, chosen) => {
    const pool = ['--pool=threads', '--maxWorkers=1', '--reporter=json'];
    const child = spawnSync(
      'qemu-x86_64',
      ['-cpu', cpu, process.execPath, vitest, 'run', '--project', 'slow', ...pool, 'test/slow/kernel-lowering.test.ts'],
      { cwd: root, encoding: 'utf8', env: { ...environment, RAWCPU_EMULATED_LEVELS: chosen }, maxBuffer: 1 << 28 },
    );
    const report = child.stdout.slice(child.stdout.indexOf('{"num'));
    const { numFailedTests, numPassedTests, testResults } = JSON.parse(report) as {
      numFailedTests: number;
      numPassedTests: number;
      testResults: { assertionResults: { fullName: string; status: string }[] }[];
    };
    const failed = testResults.flatMap(({ assertionResults }) =>
      assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
    );
    expect(failed).toEqual([]);
    expect(numFailedTests).toBe(0);
    expect(numPassedTests).toBeGreaterThan(1000);
  });
});
