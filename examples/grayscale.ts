// An image in grey: red, green and blue lie interleaved, four bytes a pixel, so each colour is a view with a stride of 4.
// The weights are those of ITU-R BT.709 for linear light.

import { elementwise, view } from 'rawcpu';
import { type Print, runIfProgram } from './run.ts';

const luminance = elementwise('u8', (r: number, g: number, b: number) =>
  Math.round(0.2126 * r + 0.7152 * g + 0.0722 * b),
);

/** The brightness of each pixel of an RGBA image, 0 to 255. */
export function grayscale(rgba: Uint8Array): Uint8Array {
  const pixels = rgba.length / 4;
  const colour = (offset: number) => view(rgba, { shape: [pixels], strides: [4], offset });
  return luminance(colour(0), colour(1), colour(2));
}

export function main(print: Print): void {
  const [width, height] = [64, 16];
  const image = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) image.set([x * 4, y * 16, 255 - x * 4, 255], (y * width + x) * 4);
  }
  const grey = grayscale(image);
  const shades = ' .:-=+*#%@';
  for (let y = 0; y < height; y += 2) {
    const line = grey.subarray(y * width, (y + 1) * width);
    print(Array.from(line, (value) => shades[Math.floor((value * shades.length) / 256)]).join(''));
  }
}

runIfProgram(import.meta.url, main);
