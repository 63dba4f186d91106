import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const src = fileURLToPath(new URL('./src/', import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^rawcpu$/, replacement: `${src}index.ts` },
      { find: /^rawcpu\/(.+)$/, replacement: `${src}$1/index.ts` },
    ],
  },
  test: {
    include: ['test/{unit,golden,property,hardware}/**/*.test.ts'],
    // Hardware tests run machine code in the test process: a crash must take down one file's process, not the run.
    pool: 'forks',
    testTimeout: 20_000,
  },
});
