// The suites. `npm test` runs the fast one, which needs nothing but Node and the locked packages; the others say what
// they need and how to get it. With RAWCPU_TEST_REPORT set, a run also writes vitest's JSON report to that path.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const src = fileURLToPath(new URL('./src/', import.meta.url));

/** What the package exports of a room: api.ts, or its index.ts where that is all there is. */
const entryOf = (room: string): string => [`${room}/api.ts`, `${room}/index.ts`].find((path) => existsSync(path))!;
const reportPath = process.env.RAWCPU_TEST_REPORT;

export default defineConfig({
  resolve: {
    alias: [
      { find: /^rawcpu$/, replacement: `${src}index.ts` },
      { find: /^rawcpu\/(.+)$/, replacement: `${src}$1`, customResolver: entryOf },
    ],
  },
  test: {
    // Hardware tests run machine code in the test process: a crash must take down one file's process, not the run.
    pool: 'forks',
    reporters: reportPath ? ['default', ['json', { outputFile: reportPath }]] : ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['test/{unit,golden,property,hardware}/**/*.test.ts'],
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
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
