// Kernels by the thousand, in a process of their own: what nobody holds any more must not stay.

import { expect, test } from 'vitest';
import { evaluate, nativeUrl } from '../support/child.ts';

test('thousands of kernels that nobody holds are collected, their code and their descriptors too', () => {
  const { first, later, mapped } = evaluate(
    `(async () => {
      const { nativeEnvironment } = await import(${JSON.stringify(nativeUrl)});
      const make = async (from, count) => {
        for (let k = 0; k < count; k++) {
          rawcpu.elementwise('f32', '(a + b) * ' + (from + k))(Float32Array.of(1), Float32Array.of(2));
          if (k % 250 === 0) await new Promise((resolve) => setTimeout(resolve, 0));
        }
        for (let k = 0; k < 8; k++) { gc(); await new Promise((resolve) => setTimeout(resolve, 5)); }
        return { heap: process.memoryUsage().heapUsed, mapped: nativeEnvironment().code.usage.mappedBytes };
      };
      const settled = await make(0, 1000);
      const again = await make(1000, 1000);
      const last = await make(2000, 1000);
      return { first: settled.heap, later: last.heap, mapped: [again.mapped, last.mapped] };
    })()`,
    { nodeArgs: ['--expose-gc'] },
  ) as { first: number; later: number; mapped: number[] };
  // 2,000 kernels more: what was left behind for each would be at least a graph and a few closures, some 10 KB.
  expect(later - first).toBeLessThan(6_000_000);
  expect(mapped[1]! - mapped[0]!).toBeLessThan(512 * 1024);
});
