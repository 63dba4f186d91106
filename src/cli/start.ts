// The command line of this process.

import process from 'node:process';
import { processIo } from './io.ts';
import { runCommandLine } from './program.ts';
import { reportError } from './report.ts';

/** Runs it. @returns the exit status; nothing is thrown */
export function start(): Promise<number> {
  const io = processIo();
  // What is thrown where no command waits for it, such as in a timer, ends the program as its other errors do.
  process.on('uncaughtException', (error) => process.exit(reportError(error, io)));
  return runCommandLine(process.argv.slice(2), io);
}
