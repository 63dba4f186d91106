// Registers without the msr driver: the kernel's own msr events, on this machine.

import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { type MsrWatch, msr, msrEvents, onlineCpus, rdtsc } from 'rawcpu/cpu';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../support/child.ts';

/** Runtimes without the symbol have the registered one in its place. */
const disposal = Symbol.dispose ?? Symbol.for('Symbol.dispose');

const hasDevice = existsSync('/dev/cpu/0/msr');
const hasEvent = msrEvents().includes('tsc');
/** Whether this process may count on whole CPUs. */
const mayCount = ((): string | undefined => {
  if (!hasEvent) return "this kernel has no event 'tsc'";
  if (hasDevice) return 'the msr device is there and goes first';
  try {
    msr.watch('TSC').close();
    return undefined;
  } catch (error) {
    return (error as Error).message.split('\n')[0]!;
  }
})();
if (mayCount !== undefined) console.log(`msr events: skipped: ${mayCount}`);

describe.runIf(mayCount === undefined)('the time-stamp counter, by the msr events of this kernel', () => {
  test.each(onlineCpus())('CPU %i', (cpu) => {
    for (const register of ['IA32_TIME_STAMP_COUNTER', 'IA32_TSC', 0x10]) {
      const before = rdtsc();
      const [reading] = msr.readMany([register], { cpus: [cpu] });
      const after = rdtsc();
      expect(reading).toMatchObject({ cpu, register: 0x10, source: 'perf' });
      expect(reading).toHaveProperty('path', '/sys/bus/event_source/devices/msr/events/tsc');
      const value = 'value' in reading! ? reading.value : 0n;
      expect(value).toBeGreaterThanOrEqual(before);
      expect(value).toBeLessThanOrEqual(after);
    }
    expect(msr.read('TSC', { cpu })).toBeGreaterThan(0n);
  });

  test('a watch goes along with RDTSC', () => {
    const cpu = onlineCpus()[0]!;
    const earliest = rdtsc();
    const watch = msr.watch('IA32_TSC', { cpu });
    const latest = rdtsc();
    const first = rdtsc();
    const delta = watch.delta();
    const last = rdtsc();
    watch.close();
    expect(delta).toBeGreaterThanOrEqual(first - latest);
    expect(delta).toBeLessThanOrEqual(last - earliest);
    expect(watch).toMatchObject({ cpu, register: 0x10, source: 'perf' });
  });

  test.each([
    ['dispose()', (watch: MsrWatch) => watch.dispose()],
    ['close()', (watch: MsrWatch) => watch.close()],
    ['the end of a using block', (watch: MsrWatch) => (watch as unknown as Record<symbol, () => void>)[disposal]!()],
  ])('%s ends a watch once, and touches no file that gets its number', (_, end) => {
    const watch = msr.watch('TSC');
    end(watch);
    // The lowest free numbers are given first, so one of these has that of the watch.
    const files = Array.from({ length: 10 }, () => openSync('package.json', 'r'));
    end(watch);
    expect(() => watch.delta()).toThrow(expect.objectContaining({ code: 'DISPOSED' }));
    for (const file of files) expect(readSync(file, new Uint8Array(8))).toBe(8);
    for (const file of files) closeSync(file);
  });

  test('watches that are forgotten are closed when they are collected; one that counts is not', () => {
    const seen = evaluate(
      `(async () => {
        const { readdirSync } = await import('node:fs');
        const count = () => readdirSync('/proc/self/fd').length;
        rawcpu.msr.watch('TSC').close();
        const before = count();
        // What is kept is one function of the watch.
        const { delta } = rawcpu.msr.watch('TSC');
        for (let i = 0; i < 50; i++) rawcpu.msr.watch('TSC');
        const most = count() - before;
        for (let i = 0; i < 50 && count() > before + 1; i++) {
          globalThis.gc();
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
        return { most, left: count() - before, counts: delta() > 0n };
      })()`,
      { nodeArgs: ['--expose-gc'] },
    );
    expect(seen).toEqual({ most: 51, left: 1, counts: true });
  });
});

describe.runIf(!hasDevice)('without the driver', () => {
  test('a register that only counts says how it can be followed', () => {
    if (!msrEvents().includes('smi')) return;
    expect(() => msr.read('MSR_SMI_COUNT')).toThrow(/modprobe msr.*msr\.watch\(\)/s);
    expect(msr.readMany(['MSR_SMI_COUNT'])[0]).toHaveProperty('error');
  });

  test('a register that no event has', () => {
    expect(() => msr.watch('IA32_EFER')).toThrow(expect.objectContaining({ code: 'MSR_UNAVAILABLE' }));
    expect(() => msr.watch('IA32_EFER')).toThrow(/no msr event for .*IA32_EFER.*modprobe msr/s);
  });
});

test.each([
  ['a CPU that is not there', () => msr.watch('TSC', { cpu: 4000 }), 'CPU_OFFLINE'],
  ['no such register', () => msr.watch('IA32_NONSENSE'), 'BAD_OPTION'],
  ['an unknown option', () => msr.watch('TSC', { core: 1 } as never), 'UNKNOWN_OPTION'],
])('a watch refuses %s', (_, call, code) => {
  expect(call).toThrow(expect.objectContaining({ code }));
});
