// MXCSR and x87 control around native calls, and JavaScript's own arithmetic, which must never change.

import { mxcsr, x87 } from 'rawcpu/cpu';
import { describe, expect, test } from 'vitest';
import { native } from '../../src/call/native.ts';
import { probe, untouched, watchFloatState } from './float-state.ts';

const divide = native({ args: ['f64', 'f64'], returns: 'f64' }, 'divsd xmm0, xmm1\nret', { name: 'divide' });
const add = native({ args: ['f64', 'f64'], returns: 'f64' }, 'addsd xmm0, xmm1\nret', { name: 'add' });
const round = native({ args: ['f64'], returns: 'i32' }, 'cvtsd2si eax, xmm0\nret', { name: 'round' });
const x87Divide = native(
  { args: ['f64', 'f64'], returns: 'f64' },
  'movsd [rsp - 8], xmm0\nmovsd [rsp - 16], xmm1\nfld qword ptr [rsp - 8]\nfdiv qword ptr [rsp - 16]\nfstp qword ptr [rsp - 8]\nmovsd xmm0, [rsp - 8]\nret',
  { name: 'x87Divide' },
);
const sumOfNine = native(
  { args: ['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'f64', 'i32'], returns: 'f64' },
  'cvtsi2sd xmm1, dword ptr [rsp + 8]\naddsd xmm0, xmm1\ncvtsi2sd xmm1, dword ptr [rsp + 16]\naddsd xmm0, xmm1\nret',
);

const denormal = 5e-324;

watchFloatState();

describe('mxcsr.with', () => {
  test('rounds native calls, and nothing else', () => {
    const third = 1 / 3;
    const results = (['down', 'up', 'zero', 'nearest'] as const).map((rounding) =>
      mxcsr.with({ rounding }, () => {
        expect(mxcsr.read().rounding).toBe(rounding);
        expect(probe()).toEqual(untouched);
        return [divide(1, 3), divide(-1, 3), round(2.5), round(-2.5)];
      }),
    );
    const above = third + 2 ** -54;
    expect(results).toEqual([
      [third, -above, 2, -3],
      [above, -third, 3, -2],
      [third, -third, 2, -2],
      [third, -third, 2, -2],
    ]);
  });

  test('flushes denormals of native calls', () => {
    expect(mxcsr.with({ flushToZero: true }, () => divide(2 ** -1022, 2))).toBe(0);
    expect(mxcsr.with({ denormalsAreZero: true }, () => add(denormal, 0))).toBe(0);
    expect(add(denormal, 0)).toBe(denormal);
  });

  test('reaches calls with arguments on the stack and bound calls', () => {
    const bound = divide.bind(1, 3);
    mxcsr.with({ rounding: 'up' }, () => {
      expect(sumOfNine(1, 2, 3, 4, 5, 6, 7, 0.5, 8)).toBe(15.5);
      expect(bound()).toBeGreaterThan(1 / 3);
    });
    expect(bound()).toBe(1 / 3);
    bound.dispose();
  });

  test('can be nested; the innermost counts', () => {
    mxcsr.with({ rounding: 'up' }, () => {
      mxcsr.with({ rounding: 'down' }, () => expect(mxcsr.read().rounding).toBe('down'));
      expect(mxcsr.read().rounding).toBe('up');
    });
  });

  test('puts everything back when the function throws', () => {
    const boom = new Error('boom');
    const failing = () => {
      divide(1, 3);
      throw boom;
    };
    expect(() => mxcsr.with({ rounding: 'up', flushToZero: true }, failing)).toThrow(boom);
  });

  test('refuses what it does not know, and runs nothing', () => {
    let ran = false;
    const work = () => {
      ran = true;
    };
    const refusals = [
      [{ rounding: 'sideways' }, 'BAD_OPTION'],
      [{ flushToZero: 1 }, 'BAD_OPTION'],
      [{ unmasked: ['everything'] }, 'BAD_OPTION'],
      [{ daz: true }, 'UNKNOWN_OPTION'],
    ] as const;
    for (const [options, code] of refusals) {
      expect(() => mxcsr.with(options as never, work)).toThrow(expect.objectContaining({ code }));
    }
    expect(() => mxcsr.with({}, 1 as never)).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
    expect(ran).toBe(false);
    expect(() => mxcsr.with({}, async () => {})).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  });

  test('says which exceptions native calls raised, and leaves none of them behind', () => {
    expect(mxcsr.report({}, () => divide(1, 0))).toEqual({
      result: Infinity,
      raised: ['divideByZero'],
      x87Raised: [],
    });
    expect(mxcsr.report({}, () => divide(1, 2)).raised).toEqual([]);
    expect(mxcsr.report({}, () => [divide(0, 0), divide(1, 3)]).raised).toEqual(['invalid', 'inexact']);
    expect(mxcsr.read().flags).not.toContain('invalid');
    expect(mxcsr.read().flags).not.toContain('divideByZero');
  });
});

describe('x87.with', () => {
  test('sets precision and rounding of native calls', () => {
    expect(x87.with({ precision: 'single' }, () => x87Divide(1, 3))).toBe(Math.fround(1 / 3));
    expect(x87.with({ precision: 'double', rounding: 'up' }, () => x87Divide(1, 3))).toBe(1 / 3 + 2 ** -54);
    expect(x87Divide(1, 3)).toBe(1 / 3);
    expect(() => x87.with({ precision: 'half' as never }, () => 0)).toThrow(/single, double, extended/);
  });
});
