// Every example runs and prints what it says, and the vector versions agree with the scalar one at every length.

import { describe, expect, test } from 'vitest';
import { bitField, main as bitFields } from '../../examples/bit-field.ts';
import { callPrices } from '../../examples/black-scholes.ts';
import { main as countersExample } from '../../examples/counters.ts';
import { main as elementwiseAdd } from '../../examples/elementwise-add.ts';
import { makeAdd, main as simd, usableVectorSets } from '../../examples/elementwise-add-simd.ts';
import { firFilter } from '../../examples/fir-filter.ts';
import { grayscale } from '../../examples/grayscale.ts';
import { mandelbrot } from '../../examples/mandelbrot.ts';
import { advance, momentum, someBodies } from '../../examples/n-body.ts';
import { polynomial, main as polynomials } from '../../examples/polynomial.ts';
import { main as rdtsc } from '../../examples/rdtsc.ts';
import { main as saxpy } from '../../examples/saxpy.ts';
import { main as scalarAddBytes } from '../../examples/scalar-add-bytes.ts';
import { main as scalarAddText } from '../../examples/scalar-add-text.ts';
import { softmax } from '../../examples/softmax.ts';
import { main as story } from '../../examples/story.ts';

function output(main: (print: (line: string) => void) => void): string[] {
  const lines: string[] = [];
  main((line) => lines.push(line));
  return lines;
}

test('counters', () => {
  const [faults, instructions] = output(countersExample);
  // Huge pages, where they come unasked, are one fault for 512 pages.
  expect(faults).toMatch(/^page faults of 1,000 fresh pages: (about 1,000|\d+)$|^page-faults:u: not here: \S/);
  expect(instructions).toMatch(/^instructions, four a page: 400\d$|^instructions:u: not here: \S/);
});

test('scalar add from bytes', () => expect(output(scalarAddBytes)).toEqual(['5']));

test('scalar add from text', () => expect(output(scalarAddText)).toEqual(['f3 0f 58 c1 f3 0f 11 02', '5']));

test('a polynomial, as the typed assembler writes it', () => {
  const lines = output(polynomials);
  expect(lines[0]).toMatch(/mulsd xmm1, xmm0\n.*addsd xmm1, qword ptr \[rip \+ coefficients\]/);
  expect(lines.slice(1)).toEqual(['exp(0.5) is about 1.648']);
  const exact = polynomial([5, 0, -2, 1]);
  expect([-2, -1, 0, 1, 3].map((x) => exact(x))).toEqual([-11, 2, 5, 4, 14]);
  expect(polynomial([7])(100)).toBe(7);
});

test('bits of a number, by the template tag', () => {
  expect(output(bitFields)).toEqual(['-0.15625: sign 1, exponent -3, fraction 0x4000000000000']);
  for (const [high, low] of [
    [0, 0],
    [63, 0],
    [31, 4],
    [63, 32],
  ] as const) {
    const value = 0x8123_4567_89ab_cdefn;
    expect(bitField(high, low)(value)).toBe(BigInt.asUintN(high - low + 1, value >> BigInt(low)));
  }
});

test('elementwise add', () => {
  expect(output(elementwiseAdd)).toEqual(['element 0: 0', 'element 1: 2', 'element 999: 1998']);
});

test('rdtsc', () => {
  const [work, pair] = output(rdtsc);
  expect(Number(/took (\d+) ticks/.exec(work!)![1])).toBeGreaterThan(100_000);
  expect(Number(/are (\d+) ticks/.exec(pair!)![1])).toBeGreaterThan(0);
});

test('elementwise add with vectors', () => {
  const lines = output(simd);
  expect(lines).toEqual(usableVectorSets().map((set) => `${set}: element 0 is 0, element 1 is 2, element 999 is 1998`));
});

test('the story is told to its end', () => {
  const lines = output(story);
  expect(lines).toContain('   add(2, 3) is 5');
  expect(lines.some((line) => line.includes('f3 0f 58 04 86') && line.includes('addss xmm0, [rsi + rax*4]'))).toBe(
    true,
  );
  expect(lines.some((line) => line.includes('out[999] is 1998'))).toBe(true);
  expect(lines.filter((line) => line.includes('ns per element'))).toHaveLength(1 + usableVectorSets().length);
});

test('saxpy', () => expect(output(saxpy)).toEqual(['2 * 10 + 0.5 = 20.5', '-10 + 20.5 = 10.5']));

test('grey is what the weights say, pixel by pixel', () => {
  const image = Uint8Array.from({ length: 4 * 333 }, (_, k) => (k * 7919) % 256);
  const expected = Uint8Array.from({ length: 333 }, (_, p) => {
    const [r, g, b] = image.subarray(4 * p, 4 * p + 3);
    const f = Math.fround;
    return Math.round(f(f(f(f(0.2126) * r!) + f(f(0.7152) * g!)) + f(f(0.0722) * b!)));
  });
  const grey = grayscale(image);
  grey.forEach((value, p) => {
    expect(Math.abs(value - expected[p]!)).toBeLessThanOrEqual(1);
  });
});

test('the Mandelbrot set is that of a loop over its points', () => {
  const [width, height, steps] = [61, 31, 25];
  const f = Math.fround;
  const expected = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [cRe, cIm] = [f(-2.2 + (3.2 * x) / (width - 1)), f(-1.2 + (2.4 * y) / (height - 1))];
      let [re, im, count] = [0, 0, 0];
      for (let k = 0; k < steps && f(f(re * re) + f(im * im)) <= 4; k++) {
        [re, im] = [f(f(f(re * re) - f(im * im)) + cRe), f(f(f(2 * re) * im) + cIm)];
        count++;
      }
      expected[y * width + x] = count;
    }
  }
  expect(mandelbrot(width, height, steps)).toEqual(expected);
});

test('options cost what Black and Scholes say', () => {
  // Hull, Options, Futures and Other Derivatives: S = 42, K = 40, r = 0.1, sigma = 0.2, T = 0.5 gives 4.76.
  expect(callPrices(42, Float64Array.of(40), 0.5, 0.1, 0.2)[0]).toBeCloseTo(4.76, 2);
});

test('bodies keep their momentum, and two that are alone fall towards each other', () => {
  const bodies = someBodies(50);
  for (let k = 0; k < 20; k++) advance(bodies, 1e-3);
  for (const p of momentum(bodies)) expect(Math.abs(p)).toBeLessThan(1e-9);
});

test('softmax adds up to 1, whatever the size of its inputs', () => {
  const p = softmax(Float32Array.from({ length: 1000 }, (_, k) => 900 + Math.sin(k) * 50));
  expect(p.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
});

test('a filter weighs its neighbours', () => {
  const signal = Float32Array.from({ length: 100 }, (_, k) => (k * 37) % 11);
  const smooth = firFilter([0.25, 0.5, 0.25])(signal);
  expect(smooth).toEqual(
    Float32Array.from({ length: 98 }, (_, k) => signal[k]! * 0.25 + signal[k + 1]! * 0.5 + signal[k + 2]! * 0.25),
  );
});

describe.each(usableVectorSets())('%s', (set) => {
  const add = makeAdd(set);

  test('every length up to 200, at every offset in a cache line, writes what it should and nothing else', () => {
    for (let length = 0; length <= 200; length++) {
      const offset = length % 16;
      const a = Float32Array.from({ length: length + 16 }, (_, i) => i * 1.5).subarray(offset, offset + length);
      const b = Float32Array.from({ length: length + 16 }, (_, i) => i - 7.25).subarray(offset, offset + length);
      const whole = new Float32Array(length + 32).fill(-1);
      add(a, b, whole.subarray(offset), length);
      const expected = new Float32Array(length + 32).fill(-1);
      for (let i = 0; i < length; i++) expected[offset + i] = a[i]! + b[i]!;
      expect(whole).toEqual(expected);
    }
  });
});
