// Every example runs and prints what it says, and the vector versions agree with the scalar one at every length.

import { describe, expect, test } from 'vitest';
import { main as elementwiseAdd } from '../../examples/elementwise-add.ts';
import { makeAdd, main as simd, usableVectorSets } from '../../examples/elementwise-add-simd.ts';
import { main as rdtsc } from '../../examples/rdtsc.ts';
import { main as scalarAddBytes } from '../../examples/scalar-add-bytes.ts';
import { main as scalarAddText } from '../../examples/scalar-add-text.ts';
import { main as story } from '../../examples/story.ts';

function output(main: (print: (line: string) => void) => void): string[] {
  const lines: string[] = [];
  main((line) => lines.push(line));
  return lines;
}

test('scalar add from bytes', () => expect(output(scalarAddBytes)).toEqual(['5']));

test('scalar add from text', () => expect(output(scalarAddText)).toEqual(['f3 0f 58 c1 f3 0f 11 02', '5']));

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
