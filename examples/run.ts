// How every example starts: its main() runs when the file is the program, and not when a test imports it.

import process from 'node:process';
import { pathToFileURL } from 'node:url';

/** Where an example's output goes. */
export type Print = (line: string) => void;

/** Runs `main` if the module with this URL is the one that the runtime was started with. */
export function runIfProgram(moduleUrl: string, main: (print: Print) => void | Promise<void>): void {
  const program = process.argv[1];
  if (program !== undefined && pathToFileURL(program).href === moduleUrl) void main(console.log);
}
