#!/usr/bin/env node
// The program `rawcpu`: the command line, its exit status, and nothing else.

import process from 'node:process';
import { processIo } from './io.ts';
import { runCommandLine } from './program.ts';
import { reportError } from './report.ts';

const io = processIo();

// What is thrown where no command waits for it, such as in a timer, ends the program as its other errors do.
process.on('uncaughtException', (error) => process.exit(reportError(error, io)));

process.exit(await runCommandLine(process.argv.slice(2), io));
