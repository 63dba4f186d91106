// Division by a constant as a product: right next to every multiple, where it could go wrong.

import { expect, test } from 'vitest';
import { reciprocal } from '../../../src/kernel/code/lowering/constant-bytes.ts';

test('integers of 16 bits by every divisor, in f32', () => {
  const wrong: number[][] = [];
  for (let divisor = 1; divisor < 65_536; divisor++) {
    const factor = reciprocal(divisor, 'f32');
    for (let a = divisor; a <= 65_536; a += divisor) {
      if (a < 65_536 && Math.trunc(Math.fround(a * factor)) !== a / divisor) wrong.push([a, divisor]);
      if (Math.trunc(Math.fround((a - 1) * factor)) !== a / divisor - 1) wrong.push([a - 1, divisor]);
    }
  }
  expect(wrong).toEqual([]);
});

test('integers of 32 bits, in f64', () => {
  const wrong: number[][] = [];
  const most = 2 ** 32 - 1;
  for (let i = 0; i < 200_000; i++) {
    const divisor = i < 100_000 ? i + 1 : (Math.imul(i, 2_654_435_761) >>> 0) >>> (i % 31) || 1;
    const factor = reciprocal(divisor, 'f64');
    const top = Math.floor(most / divisor);
    for (const quotient of [top, top >>> 1, 1]) {
      const a = quotient * divisor;
      if (Math.trunc(a * factor) !== quotient) wrong.push([a, divisor]);
      if (a > 0 && Math.trunc((a - 1) * factor) !== quotient - 1) wrong.push([a - 1, divisor]);
    }
    if (Math.trunc(most * factor) !== top) wrong.push([most, divisor]);
  }
  expect(wrong).toEqual([]);
});
