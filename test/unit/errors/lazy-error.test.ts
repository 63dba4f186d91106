// An error whose parts are made later looks like any other, whoever looks and whatever is asked for first.

import { inspect } from 'node:util';
import { CpuFault, type CpuFaultDetails, RawCpuError } from 'rawcpu';
import { describe, expect, test } from 'vitest';
import { lazyCpuFault } from '../../../src/errors/index.ts';

function make(counts = { made: 0, details: 0, message: 0 }) {
  const fault = lazyCpuFault(() => {
    counts.made++;
    return {
      code: 'FAULT_READ',
      hint: 'look at rdi',
      get details() {
        counts.details++;
        return { address: 5n } as CpuFaultDetails;
      },
      get summary() {
        counts.message++;
        return 'f: read 8 bytes';
      },
    };
  });
  return { fault, counts };
}

/** The same, made at once. */
const plain = () =>
  new CpuFault('FAULT_READ', 'f: read 8 bytes', { details: { address: 5n } as CpuFaultDetails, hint: 'look at rdi' });

describe('a deferred error', () => {
  test('is of its class, and nothing is made for that', () => {
    const { fault, counts } = make();
    expect(fault instanceof CpuFault && fault instanceof RawCpuError && fault instanceof Error).toBe(true);
    expect(Object.prototype.toString.call(fault)).toBe('[object Error]');
    expect(fault.name).toBe('CpuFault');
    expect(Object.keys(fault).sort()).toEqual(Object.keys(plain()).sort());
    expect(counts).toEqual({ made: 0, details: 0, message: 0 });
  });

  test('makes what is asked for, once', () => {
    const { fault, counts } = make();
    expect([fault.code, fault.code, fault.hint]).toEqual(['FAULT_READ', 'FAULT_READ', 'look at rdi']);
    expect(counts).toEqual({ made: 1, details: 0, message: 0 });
    expect(fault.details).toEqual({ address: 5n });
    expect([fault.message, fault.message]).toEqual([plain().message, plain().message]);
    expect(counts.message).toBe(1);
    expect(fault.details).toBe(fault.details);
  });

  test.each([
    ['its stack', (error: Error) => error.stack!.split('\n    at ')[0]],
    ['util.inspect', (error: Error) => inspect(error).replaceAll(/\n {4}at .*/g, '')],
    ['inspect within something', (error: Error) => inspect({ error }).replaceAll(/\n {6}at .*/g, '')],
    ['its text', (error: Error) => String(error)],
    ['JSON', (error: Error) => JSON.stringify(error, (_, value) => (typeof value === 'bigint' ? `${value}` : value))],
    ['a copy', (error: Error) => ({ ...error })],
    ['its entries', (error: Error) => Object.entries(error).sort()],
  ])('%s is that of an error which was made at once', (_, look) => {
    expect(look(make().fault)).toEqual(look(plain()));
  });

  test('once printed, its properties are like any', () => {
    const { fault } = make();
    void fault.stack;
    const shape = (error: Error) =>
      ['message', 'code', 'details', 'hint'].map((name) => [name, Object.getOwnPropertyDescriptor(error, name)]);
    expect(shape(fault)).toEqual(shape(plain()));
  });

  test('can be changed, as programs do with messages', () => {
    const { fault } = make();
    fault.message = `while sorting: ${fault.message}`;
    expect(fault.message).toBe(`while sorting: ${plain().message}`);
    expect(fault.code).toBe('FAULT_READ');
    const other = make().fault;
    other.message = 'mine';
    expect([other.message, other.stack!.split('\n')[0]]).toEqual(['mine', 'CpuFault: mine']);
    expect([other.message, other.code]).toEqual(['mine', 'FAULT_READ']);
  });

  test('serves what inherits from it', () => {
    const heir = Object.create(make().fault) as CpuFault;
    expect([heir.code, heir.message]).toEqual(['FAULT_READ', plain().message]);
  });

  test('its stack begins where a blank was taken', () => {
    function here(): Error {
      return new Error();
    }
    const fault = lazyCpuFault(
      () => ({ code: 'BREAKPOINT', summary: 'm', details: {} as CpuFaultDetails, hint: undefined }),
      here(),
    );
    expect(fault.stack).toMatch(/^CpuFault: m\n {4}at .*here/);
  });
});

test('a listing is a part that is made late, too', () => {
  let made = 0;
  const parts = () => ({
    code: 'FAULT_READ' as const,
    summary: 'f: read 8 bytes',
    details: {} as CpuFaultDetails,
    hint: 'look at rdi',
    get listing() {
      made++;
      return '  rax 1';
    },
  });
  const fault = lazyCpuFault(parts);
  expect([fault.summary, made]).toEqual(['f: read 8 bytes', 0]);
  expect(fault.listing).toBe('  rax 1');
  expect(fault.message).toBe('f: read 8 bytes\n  rax 1\n  hint: look at rdi');
  expect(fault.listing).toBe('  rax 1');
  expect(Object.keys(fault)).not.toContain('listing');
});
