// The child's side of bench/call.ts: for every line that holds a count, run that many calls and answer with the
// nanoseconds that they took. Runs in Node, Bun and Deno.

import process from 'node:process';
import { createInterface } from 'node:readline';

/** @param run does `count` calls and returns how many of the results were wrong */
export function serve(run) {
  console.log('ready');
  createInterface({ input: process.stdin }).on('line', (line) => {
    const count = Number(line);
    const start = process.hrtime.bigint();
    const wrong = run(count);
    const elapsed = process.hrtime.bigint() - start;
    console.log(wrong === 0 ? `${elapsed}` : `${wrong} wrong results`);
  });
}
