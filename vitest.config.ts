// The suites. `npm test` runs the fast ones, shared and hardware, which need nothing but Node and the locked
// packages; the others say what they need and how to get it. A path finds its suite: `npx vitest run test/unit/asm`.
// With RAWCPU_TEST_REPORT set, a run also writes vitest's JSON report to that path.

import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const src = fileURLToPath(new URL('./src/', import.meta.url));
const { exports } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'));

/**
 * The package's entries by the names that users have for them. What a room exports is its api.ts, or its index.ts where
 * that is all there is.
 */
const entries = Object.keys(exports)
  .filter((path) => !path.endsWith('.json'))
  .map((path) => {
    const api = join(src, path, 'api.ts');
    const replacement = existsSync(api) ? api : join(src, path, 'index.ts');
    return { find: new RegExp(`^${path.replace('.', 'rawcpu')}$`), replacement };
  });
/** What leaves nothing of its process changed, and takes it down only with a fault of our own. */
const sharingTests = [
  'test/{unit,golden,property}/**/*.test.ts',
  'test/hardware/kernel/**/*.test.ts',
  'test/hardware/{kernel-*,absolute-targets,call-counters,code-image,cpu,cpu-float,cpu-state}.test.ts',
  'test/hardware/{elf-tools,held-child,isolated,isolated-child,isolated-trace,msr-sources,native-float,prototypes,run,trace}.test.ts',
];
const reportPath = process.env.RAWCPU_TEST_REPORT;

export default defineConfig({
  resolve: { alias: entries },
  test: {
    // Hardware tests run machine code in the test process: a crash must take down one file's process, not the run.
    pool: 'forks',
    maxWorkers: availableParallelism(),
    // What `--coverage` measures; scripts/coverage.mjs prints it by room.
    coverage: { include: ['src/**/*.ts'], exclude: ['**/*.gen.ts'], reporter: ['json-summary'] },
    reporters: reportPath ? ['default', ['json', { outputFile: reportPath }]] : ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: sharingTests,
          // One process for each core reads the sources once, for all files: they leave nothing of it changed.
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'hardware',
          include: ['test/hardware/**/*.test.ts'],
          exclude: sharingTests,
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: ['test/{slow,differential}/**/*.test.ts'],
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'vm',
          include: ['test/vm/**/*.test.ts'],
          // Each file boots machines of two CPUs: one after another.
          fileParallelism: false,
          testTimeout: 200_000,
          hookTimeout: 400_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
