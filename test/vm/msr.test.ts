// Model-specific registers against the kernel's own driver, in a virtual machine under software emulation. Emulation
// answers zero to registers that it does not know, so the processor's refusal is shown by a value that it must refuse.

import { beforeAll, describe, expect, test } from 'vitest';
import { buildImage, missingTools } from './image.ts';
import { bootMachine, type Run } from './machine.ts';

const missing = missingTools();
if (missing.length > 0) console.log(`virtual machine: skipped, not there:\n  ${missing.join('\n  ')}`);

describe.runIf(missing.length === 0)('msr driver', () => {
  let run: Run;
  const resultOf = (name: string) => {
    const report = run.reports.get(name);
    if (report === undefined) throw new Error(`the guest did not report '${name}':\n${run.console.slice(-3000)}`);
    if (report.error !== undefined) throw new Error(`${name}: ${report.error.message}`);
    return report.value;
  };
  const errorOf = (name: string) => {
    const report = run.reports.get(name);
    if (report?.error === undefined) throw new Error(`'${name}' was expected to fail:\n${run.console.slice(-3000)}`);
    return report.error;
  };

  beforeAll(async () => {
    run = await bootMachine(buildImage(), 'max', ['msr']);
    console.log(`virtual machine: booted, tested and ended in ${run.seconds.toFixed(0)} s`);
  });

  test('the guest came to its end', () => {
    expect(resultOf('end')).toBe(true);
  });

  test("without the driver the error names it, and the kernel's event stands in for the time-stamp counter", () => {
    const error = errorOf('module missing');
    expect(error).toMatchObject({ code: 'MSR_UNAVAILABLE', details: { layer: 'module' } });
    expect(error.message).toContain('modprobe msr');
    expect(resultOf('tsc without module')).toMatchObject({
      source: 'perf',
      path: '/sys/bus/event_source/devices/msr/events/tsc',
    });
    expect(resultOf('tsc with module')).toMatchObject({ source: 'device', path: '/dev/cpu/0/msr' });
  });

  test('reads and decodes', () => {
    expect(resultOf('efer')).toMatchObject({ name: 'IA32_EFER', value: '0xd01' });
    expect(resultOf('by number')).toBe(true);
    expect(resultOf('pat')).toEqual(['WB', 'WC', 'UC-', 'UC', 'WB', 'WP', 'UC-', 'WT']);
    expect(resultOf('lstar')).toBe('0x1');
  });

  test('reads each CPU for itself', () => {
    const fields = resultOf('apic base') as { name: string; text: string }[][];
    const bootstrap = fields.map((each) => each.find(({ name }) => name === 'bsp')!.text);
    expect(bootstrap).toEqual(['yes', 'no']);
    expect(fields[0]!.find(({ name }) => name === 'base')!.text).toBe('0xfee00000');
    expect(resultOf('tsc aux')).toEqual(['0x0', '0x1']);
  });

  test('reads many registers of all CPUs', () => {
    const registers = [0xc000_0080, 0x277, 0xc000_0103];
    expect(resultOf('many')).toEqual([0, 1].flatMap((cpu) => registers.map((register) => [cpu, register, 'bigint'])));
  });

  test('writes when asked, to one CPU, and what was written is there', () => {
    expect(errorOf('write refused').code).toBe('MSR_WRITE_REFUSED');
    expect(resultOf('write')).toEqual({ before: '0x1', read: '0x123', after: '0x1', other: '0x0' });
    expect(resultOf('rdtscp agrees')).toBe(0x777);
  });

  test('a fault of the processor is MSR_UNKNOWN', () => {
    expect(errorOf('refused by the processor')).toMatchObject({ code: 'MSR_UNKNOWN', details: { errnoName: 'EIO' } });
  });

  test('no such CPU, and one that is offline', () => {
    expect(errorOf('no such cpu').code).toBe('CPU_OFFLINE');
    expect(errorOf('offline cpu').code).toBe('CPU_OFFLINE');
  });

  test('without permission the error names the capability', () => {
    for (const name of ['nobody', 'nobody with a readable device']) {
      expect(resultOf(name)).toMatchObject({ code: 'MSR_UNAVAILABLE', layer: 'permission' });
      expect((resultOf(name) as { message: string }).message).toContain('CAP_SYS_RAWIO');
    }
  });

  test('doctor and command line agree', () => {
    expect(resultOf('doctor')).toContainEqual(['msr', 'works', '/dev/cpu/0/msr']);
    expect(resultOf('command line')).toEqual([
      [0, '0xd01'],
      [1, '0xd01'],
    ]);
  });
});
