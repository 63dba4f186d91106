#!/usr/bin/env node
// The program `rawcpu`: loads the command line, and says so where that cannot be loaded, for want of descriptors say.

import { writeSync } from 'node:fs';
import process from 'node:process';

let start: () => Promise<number>;
try {
  ({ start } = await import('./start.ts'));
} catch (error) {
  try {
    writeSync(2, `error: the program cannot be loaded: ${(error as Error).message.split('\n')[0]}\n`);
  } catch {
    // Where nothing can be written, the status is all that can be told.
  }
  process.exit(71);
}
process.exit(await start());
