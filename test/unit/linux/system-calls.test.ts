import { expect, test } from 'vitest';
import { checkedSystemCall, errnoName, errnoOf } from '../../../src/linux/system-calls.ts';

test('errors have names', () => {
  expect(errnoName(1)).toBe('EPERM');
  expect(errnoName(13)).toBe('EACCES');
  expect(errnoName(4000)).toBe('errno 4000');
});

test('only results from -4095 to -1 are errors', () => {
  expect(errnoOf(-1n)).toBe(1);
  expect(errnoOf(-4095n)).toBe(4095);
  for (const result of [0n, 5n, -4096n, 2n ** 47n]) expect(errnoOf(result)).toBeUndefined();
});

test('a failed system call says which and why', () => {
  const system = { systemCall: () => -12n };
  expect(() => checkedSystemCall(system, 'mmap', 0, 4096)).toThrow(
    expect.objectContaining({
      code: 'SYSTEM_CALL',
      message: 'mmap failed: ENOMEM',
      details: { systemCall: 'mmap', errno: 12, errnoName: 'ENOMEM' },
    }),
  );
});
