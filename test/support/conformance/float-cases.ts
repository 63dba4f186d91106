// Floating-point options of native functions in every runtime: the code computes with them, the runtime never does.

import { mxcsr, native } from 'rawcpu';
import { type Case, equal, rejects, throws } from './check.ts';

const divide = 'divsd xmm0, xmm1; ret';
const binary = { args: ['f64', 'f64'], returns: 'f64' } as const;
const third = 1 / 3;
const above = third + 2 ** -54;

/** What the engine computes where a changed MXCSR would show. */
function arithmetic(): string {
  const v = new Float64Array([1, 3, 5e-324]);
  return [v[0]! / v[1]!, -v[0]! / v[1]!, v[2]! + v[2]!].join();
}
const untouched = arithmetic();

function unharmed(): void {
  equal(arithmetic(), untouched, 'arithmetic');
  equal(mxcsr.read().rounding, 'nearest');
}

export const floatCases: Case[] = [true, false].flatMap((unchecked) => [
  {
    name: `rounding and denormals${unchecked ? ', unchecked' : ''}`,
    run: async () => {
      const up = native(binary, divide, { unchecked, mxcsr: { rounding: 'up', flushToZero: true } });
      for (let i = 0; i < 100; i++) equal([up(1, 3), up(-1, 3), up(2 ** -1022, 2)], [above, -third, 0]);
      equal(await up.async(1, 3), above);
      equal(up.bind(1, 3)(), above);
      unharmed();
    },
  },
  {
    name: `raised exceptions${unchecked ? ', unchecked' : ''}`,
    run: async () => {
      const f = native(binary, divide, { unchecked, reportExceptions: 'throw', name: 'f' });
      for (let i = 0; i < 100; i++) {
        throws(() => f(1, 0), 'FLOAT_EXCEPTION', 'f: ', 'divideByZero');
        equal(f.exceptions.raised, ['divideByZero']);
        equal(f(1, 3), third);
        equal(f.exceptions.raised, ['inexact']);
      }
      await rejects(f.async(0, 0), 'FLOAT_EXCEPTION', 'invalid');
      throws(() => f.bind(1, 0)(), 'FLOAT_EXCEPTION');
      unharmed();
    },
  },
]);
