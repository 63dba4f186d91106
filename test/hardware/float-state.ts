// JavaScript's own arithmetic, which native calls must never change: what it computes is compared after each test.

import { mxcsr, x87 } from 'rawcpu/cpu';
import { afterEach, expect } from 'vitest';

const denormal = 5e-324;

/** Rounding and denormals as JavaScript computes them; kept from being folded by the engine. */
export function probe(): readonly number[] {
  const v = new Float64Array([1, 3, denormal, 2.5]);
  return [v[0]! / v[1]!, -v[0]! / v[1]!, v[2]! + v[2]!, v[2]! * v[3]!, Math.fround(v[0]! / v[1]!), v[3]! % v[1]!];
}

/** What the probe gave before any test ran. */
export const untouched = probe();

/** Has every test of a file checked that it left rounding, denormals and exceptions as they were. */
export function watchFloatState(): void {
  afterEach(() => {
    expect(probe()).toEqual(untouched);
    expect(mxcsr.read()).toMatchObject({
      rounding: 'nearest',
      flushToZero: false,
      denormalsAreZero: false,
      unmasked: [],
    });
    expect(x87.read().value).toBe(x87.default.value);
  });
}
