// The child's side of bench/call.ts: for every line that holds a count, run that many calls and answer with the
// nanoseconds that they took. Runs in Node, Bun and Deno.

import process from 'node:process';
import { createInterface } from 'node:readline';

/** @param run does `count` calls and returns something that depends on every result */
export function serve(run) {
  let sink = 0;
  console.log('ready');
  createInterface({ input: process.stdin }).on('line', (line) => {
    const count = Number(line);
    const start = process.hrtime.bigint();
    sink += run(count);
    const elapsed = process.hrtime.bigint() - start;
    console.log(`${elapsed} ${Number.isNaN(sink) ? 'NaN' : ''}`);
  });
}
