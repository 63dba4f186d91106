// A filter of finite impulse response: each output is a weighted sum of neighbouring inputs. Shifted views of one array are
// as many streams, so the whole filter is one kernel, made for its number of taps.

import { elementwise } from 'rawcpu';
import { type Print, runIfProgram } from './run.ts';

/** Makes a filter with these taps. Its output is shorter than its input by taps - 1. */
export function firFilter(taps: readonly number[]): (signal: Float32Array) => Float32Array {
  const names = taps.map((_, k) => `x${k}`);
  // The taps are constants of the code: x0 * 0.25 + x1 * 0.5 + x2 * 0.25
  const text = names.map((name, k) => `${name} * ${taps[k]}`).join(' + ');
  const kernel = elementwise('f32', text, { fma: true });
  return (signal) => {
    const out = new Float32Array(signal.length - taps.length + 1);
    kernel(...names.map((_, k) => signal.subarray(k, k + out.length)), out);
    return out;
  };
}

export function main(print: Print): void {
  const smooth = firFilter([1, 4, 6, 4, 1].map((weight) => weight / 16));
  const noisy = Float32Array.from({ length: 48 }, (_, k) => Math.sin(k / 6) + (k % 2 === 0 ? 0.25 : -0.25));
  const draw = (value: number) => `${' '.repeat(Math.round(20 + 14 * value))}*`;
  smooth(noisy).forEach((value, k) => {
    if (k % 4 === 0) print(draw(value));
  });
}

runIfProgram(import.meta.url, main);
