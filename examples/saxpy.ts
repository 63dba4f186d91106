// y = a * x + y, the first routine of every linear algebra library, with a scalar that each call can change.

import { elementwise } from 'rawcpu';
import { type Print, runIfProgram } from './run.ts';

/** `fma` lets the product keep its bits until the sum is rounded. */
const saxpy = elementwise('f32', 'a * x + y', { scalars: { a: 2 }, fma: true });

export function main(print: Print): void {
  const x = Float32Array.from({ length: 1000 }, (_, k) => k);
  const y = new Float32Array(1000).fill(0.5);
  saxpy(x, y, y); // in place
  print(`2 * 10 + 0.5 = ${y[10]}`);
  saxpy({ x, y, a: -1 }, y);
  print(`-10 + ${2 * 10 + 0.5} = ${y[10]}`);
}

runIfProgram(import.meta.url, main);
