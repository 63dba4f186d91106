// The Mandelbrot set: one step z = z * z + c for all points at once, as often as wanted. A row of real parts meets a column
// of imaginary parts, so the plane itself is never stored.

import { column, elementwise, row, view } from 'rawcpu';
import { type Print, runIfProgram } from './run.ts';

/** One step; a point that has left the circle of radius 2 stays where it is and counts no more. */
const step = elementwise('f32', (re: number, im: number, cRe: number, cIm: number, count: number) => {
  const reSquared = re * re;
  const imSquared = im * im;
  const inside = reSquared + imSquared <= 4;
  return {
    re: inside ? reSquared - imSquared + cRe : re,
    im: inside ? 2 * re * im + cIm : im,
    count: inside ? count + 1 : count,
  };
});

/** How many steps each point of a part of the plane stays inside, row by row. */
export function mandelbrot(width: number, height: number, steps: number): Float32Array {
  const cRe = Float32Array.from({ length: width }, (_, x) => -2.2 + (3.2 * x) / (width - 1));
  const cIm = Float32Array.from({ length: height }, (_, y) => -1.2 + (2.4 * y) / (height - 1));
  const plane = () => view(new Float32Array(width * height), { shape: [height, width] });
  const [re, im, count] = [plane(), plane(), plane()];
  for (let k = 0; k < steps; k++) step({ re, im, count, cRe: row(cRe), cIm: column(cIm) }, { re, im, count });
  return count.array;
}

export function main(print: Print): void {
  const [width, height, steps] = [100, 36, 60];
  const count = mandelbrot(width, height, steps);
  for (let y = 0; y < height; y++) {
    const line = count.subarray(y * width, (y + 1) * width);
    print(
      Array.from(line, (n) => (n >= steps ? '#' : n > 12 ? '+' : n > 6 ? '.' : ' '))
        .join('')
        .trimEnd(),
    );
  }
}

runIfProgram(import.meta.url, main);
