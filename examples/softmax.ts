// softmax: e^x over the sum of e^x, in three passes. The largest value is taken away first, so that nothing overflows.

import { elementwise, reduce } from 'rawcpu';
import { type Print, runIfProgram } from './run.ts';

const largest = reduce('f32', 'max');
const exponentials = elementwise('f32', 'exp(x - most)');
const total = reduce('f32', 'sum');
const scale = elementwise('f32', 'x / total');

export function softmax(x: Float32Array, out: Float32Array = new Float32Array(x.length)): Float32Array {
  exponentials({ x, most: largest(x) }, out);
  return scale({ x: out, total: total(out) }, out);
}

export function main(print: Print): void {
  const probabilities = softmax(Float32Array.of(1, 2, 3, 4, 1000, 1001));
  print(Array.from(probabilities, (p) => p.toFixed(4)).join('  '));
}

runIfProgram(import.meta.url, main);
