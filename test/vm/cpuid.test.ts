// CPUID and native code on processors that this machine is not, each in a virtual machine under software emulation:
// what we say is usable must be what the guest's kernel lists.

import { decodeMachine, parseCpuidDump } from 'rawcpu/cpu/decode';
import { describe, expect, test } from 'vitest';
import { linuxOnlyFlags } from '../support/linux-flags.ts';
import { buildImage, missingTools } from './image.ts';
import { bootMachine } from './machine.ts';

const missing = missingTools();
if (missing.length > 0) console.log(`virtual machine: skipped, not there:\n  ${missing.join('\n  ')}`);

const models = [
  ['Nehalem', 'GenuineIntel', 6, 26, 'x86-64-v2'],
  ['Haswell', 'GenuineIntel', 6, 60, 'x86-64-v3'],
  ['Denverton', 'GenuineIntel', 6, 95, 'x86-64-v2'],
  ['Opteron_G3', 'AuthenticAMD', 16, 2, 'x86-64'],
  ['EPYC-Rome', 'AuthenticAMD', 23, 49, 'x86-64-v3'],
] as const;

describe.runIf(missing.length === 0)('cpuid in a guest', () => {
  test.each(models)('%s', async (model, vendor, family, number, isaLevel) => {
    const run = await bootMachine(buildImage(), model, ['cpuid']);
    const resultOf = (name: string) => {
      const report = run.reports.get(name);
      if (report?.value === undefined) throw new Error(`'${name}' is missing:\n${run.console.slice(-3000)}`);
      return report.value;
    };
    console.log(`${model}: booted, tested and ended in ${run.seconds.toFixed(0)} s`);
    expect(resultOf('info')).toMatchObject({ vendor, family, model: number, isaLevel });
    expect(resultOf('apic ids')).toEqual([0, 1]);
    expect(resultOf('device')).toEqual([0, 1]);
    expect(resultOf('native')).toEqual([3, true]);
    expect(resultOf('rdtsc')).toBe(true);

    const machine = decodeMachine(parseCpuidDump(resultOf('dump') as string));
    expect(machine).toMatchObject({ isCounted: true, groups: [{ logicalCpus: 2 }] });
    const flags = /^flags\s*: (.*)$/m.exec(resultOf('cpuinfo') as string)![1]!.split(' ');
    const usable = new Set(resultOf('usable') as string[]);
    expect(flags.filter((flag) => !usable.has(flag) && !linuxOnlyFlags.has(flag))).toEqual([]);
  });
});
