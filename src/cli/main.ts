#!/usr/bin/env node
// The program `rawcpu`: the command line, its exit status, and nothing else.

import process from 'node:process';
import { processIo } from './io.ts';
import { runCommandLine } from './program.ts';

// A reader that has seen enough, such as `head`, closes the pipe: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runCommandLine(process.argv.slice(2), processIo());
