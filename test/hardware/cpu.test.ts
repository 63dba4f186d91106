// This processor, against what the kernel and other programs say of it.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import {
  cpuInfo,
  cpuid,
  decodeMachine,
  formatRawDump,
  msr,
  onlineCpus,
  parseCpuidDump,
  rdtsc,
  rdtscp,
  readAllCpuidDumps,
  readCpuidDump,
  tsc,
} from 'rawcpu/cpu';
import { describe, expect, test } from 'vitest';
import { allowedCpus, cpuidThroughDevice } from '../../src/cpu/index.ts';
import { linuxOnlyFlags } from '../support/linux-flags.ts';

const info = cpuInfo();
const cpuinfo = readFileSync('/proc/cpuinfo', 'utf8').split('\n\n')[0]!;
const listed = (key: string) => new RegExp(`^${key}\\s*: (.*)$`, 'm').exec(cpuinfo)?.[1];

const inOneLine = (name: string | undefined) => name?.replace(/ +/g, ' ').trim();

/** Some hypervisors (PVM) answer the kernel's CPUID but not user code's, which then sees the processor of their host. */
const isTheKernels = info.brand === undefined || inOneLine(info.brand) === inOneLine(listed('model name'));
if (!isTheKernels) {
  console.log(`comparisons with the kernel: skipped, it sees '${listed('model name')}' and user code '${info.brand}'`);
}

describe.runIf(isTheKernels)('/proc/cpuinfo', () => {
  test('names, numbers and address sizes', () => {
    expect(info.vendor).toBe(listed('vendor_id'));
    expect([info.family, info.model, info.stepping].map(String)).toEqual([
      listed('cpu family'),
      listed('model'),
      listed('stepping'),
    ]);
    const { physical, linear } = info.addressBits;
    expect(listed('address sizes')).toBe(`${physical} bits physical, ${linear} bits virtual`);
  });

  test('every flag that it lists is there', () => {
    const features = info.features as Record<string, { cpu: boolean; os: boolean | undefined; usable: boolean }>;
    const flags = listed('flags')!.trim().split(/ +/);
    expect(flags.length).toBeGreaterThan(20);
    const absent = flags.filter((flag) => features[flag]?.cpu !== true && !linuxOnlyFlags.has(flag));
    expect(absent).toEqual([]);
    expect(flags.filter((flag) => features[flag]?.os === false)).toEqual([]);
    // What only the kernel knows: off where it does not list the feature, whatever CPUID says.
    for (const name of ['la57', 'fsgsbase']) expect(features[name]?.usable, name).toBe(flags.includes(name));
    expect(features.shstk?.os === true).toBe(flags.includes('user_shstk'));
  });
});

test.runIf(isTheKernels && spawnSync('lscpu', ['-J']).status === 0)('lscpu', () => {
  interface Entry {
    readonly field: string;
    readonly data: string | null;
    readonly children?: readonly Entry[];
  }
  const flatten = (entries: readonly Entry[]): Entry[] =>
    entries.flatMap((entry) => [entry, ...flatten(entry.children ?? [])]);
  const { lscpu } = JSON.parse(execFileSync('lscpu', ['-J'], { encoding: 'utf8' })) as { lscpu: Entry[] };
  const said = new Map(flatten(lscpu).map(({ field, data }) => [field.replace(/:$/, ''), data]));
  const machine = decodeMachine(readAllCpuidDumps());
  expect(said.get('Vendor ID')).toBe(info.vendor);
  expect(Number(said.get('Socket(s)'))).toBe(machine.packages);
  const cores = machine.groups.reduce((sum, group) => sum + group.cores, 0);
  expect(Number(said.get('Core(s) per socket')) * machine.packages).toBe(cores);
  expect(Number(said.get('CPU(s)'))).toBe(machine.cpus.length);
  const group = machine.groups[0]!;
  expect(Number(said.get('Thread(s) per core'))).toBe(group.logicalCpus / group.cores);
  expect(['CPU family', 'Model', 'Stepping'].map((field) => Number(said.get(field)))).toEqual([
    info.family,
    info.model,
    info.stepping,
  ]);
  expect(said.get('Model name')).toBe(info.brand?.replace(/ +/g, ' '));
  const { physical, linear } = info.addressBits;
  expect(said.get('Address sizes')).toBe(`${physical} bits physical, ${linear} bits virtual`);
  expect(said.has('Hypervisor vendor')).toBe(info.hypervisor !== undefined);
  const flags = said.get('Flags')!.split(' ');
  const features = info.features as Record<string, { cpu: boolean }>;
  expect(flags.filter((flag) => features[flag]?.cpu !== true && !linuxOnlyFlags.has(flag))).toEqual([]);
  const modes = features.lm!.cpu ? '32-bit, 64-bit' : '32-bit';
  expect(said.get('CPU op-mode(s)')).toBe(modes);
  // It adds up all instances: `96 KiB (2 instances)`.
  const unitBytes: Record<string, number> = { KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };
  for (const [field, level, kind] of [
    ['L1d cache', 1, 'data'],
    ['L1i cache', 1, 'instruction'],
    ['L2 cache', 2, 'unified'],
    ['L3 cache', 3, 'unified'],
  ] as const) {
    const [, amount, unit, instances] = /^([\d.]+) (\w+) \((\d+) instances?\)$/.exec(said.get(field) ?? '') ?? [];
    const ours = machine.groups.flatMap(({ caches }) => caches.filter((at) => at.level === level && at.kind === kind));
    if (amount === undefined) continue;
    const sum = ours.reduce((bytes, { sizeBytes, instances: count }) => bytes + sizeBytes * count, 0);
    // Its figure is rounded to one digit behind the point.
    expect(sum / unitBytes[unit!]!, field).toBeCloseTo(Number(amount), 1);
    expect(
      ours.reduce((count, cache) => count + cache.instances, 0),
      field,
    ).toBe(Number(instances));
  }
});

test('the cpuid program reads the same registers', () => {
  const run = spawnSync('cpuid', ['-i', '-r'], { encoding: 'utf8' });
  if (run.status !== 0) {
    console.log('cpuid: skipped, the program is not there: apt-get install cpuid');
    return;
  }
  const theirs = parseCpuidDump(run.stdout);
  const ours = readAllCpuidDumps();
  expect(theirs.map(({ cpu }) => cpu)).toEqual(ours.map(({ cpu }) => cpu));
  for (const [i, dump] of ours.entries()) {
    const known = new Map(theirs[i]!.leaves.map((at) => [`${at.leaf}.${at.subleaf}`, at]));
    // It may know fewer subleaves of leaves that are younger than it.
    const both = dump.leaves.filter(({ leaf, subleaf }) => known.has(`${leaf}.${subleaf}`));
    expect(both.length).toBeGreaterThan(20);
    expect(both.filter((at) => JSON.stringify(at) !== JSON.stringify(known.get(`${at.leaf}.${at.subleaf}`)))).toEqual(
      [],
    );
  }
});

describe('cpuid', () => {
  test('answers for each CPU, and the thread goes back to where it was', () => {
    const before = allowedCpus();
    for (const cpu of onlineCpus()) {
      const dump = readCpuidDump({ cpu });
      expect(dump.cpu).toBe(cpu);
      if (info.features.rdtscp.usable) expect(rdtscp().aux).toBeLessThan(2 ** 32);
    }
    expect(allowedCpus()).toEqual(before);
    if (!isTheKernels) return;
    const ids = onlineCpus().map((cpu) => cpuid(1, 0, { cpu }).ebx >>> 24);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.runIf(isTheKernels && existsSync('/dev/cpu/0/cpuid'))('the device answers alike', () => {
    for (const leaf of [0, 7, 0x8000_0002]) expect(cpuidThroughDevice(leaf, 0, 0)).toEqual(cpuid(leaf, 0, { cpu: 0 }));
  });

  test('what it records can be read back', () => {
    const dump = readCpuidDump();
    expect(parseCpuidDump(formatRawDump([dump]))[0]!.leaves).toEqual(dump.leaves);
    expect(dump.leaves.map(({ leaf }) => leaf)).toContain(0x8000_0000);
  });

  test.each([
    ['a CPU that is not there', () => cpuid(0, 0, { cpu: 5000 }), 'CPU_OFFLINE'],
    ['a CPU that cannot be', () => cpuid(0, 0, { cpu: -1 }), 'CPU_OFFLINE'],
    ['a CPU beyond every set', () => cpuid(0, 0, { cpu: 1e6 }), 'CPU_OFFLINE'],
    ['a leaf that does not fit', () => cpuid(2 ** 32), 'BAD_OPTION'],
    ['a leaf that is no integer', () => cpuid(1.5), 'BAD_OPTION'],
    ['an unknown option', () => cpuid(0, 0, { core: 1 } as never), 'UNKNOWN_OPTION'],
    ['an unknown option of cpuInfo', () => cpuInfo({ core: 1 } as never), 'UNKNOWN_OPTION'],
  ])('refuses %s', (_, call, code) => {
    expect(call).toThrow(expect.objectContaining({ code }));
  });
});

describe('time', () => {
  test('the counter goes on', () => {
    const first = rdtsc();
    expect(rdtsc()).toBeGreaterThan(first);
    if (info.features.rdtscp.usable) expect(rdtscp().tsc).toBeGreaterThan(first);
    else expect(rdtscp).toThrow(expect.objectContaining({ code: 'CPU_FEATURE' }));
    tsc.delta();
    expect(tsc.delta()).toBeGreaterThan(0);
  });

  test('a frequency, and who says so', () => {
    const { hz, source, detail } = tsc.frequency();
    expect(hz).toBeGreaterThan(1e8);
    expect(hz).toBeLessThan(1e10);
    expect(['cpuid', 'kernel', 'calibration']).toContain(source);
    expect(detail).not.toBe('');
    expect(tsc.toNanoseconds(hz)).toBeCloseTo(1e9, 0);
  });

  test('fenced readings follow each other', () => {
    const begin = tsc.begin();
    const end = tsc.end();
    expect(end).toBeGreaterThan(begin);
    expect(rdtsc()).toBeGreaterThan(end);
    expect(tsc.overheadCycles()).toBeGreaterThan(0);
  });

  test('cycles are never negative, and refuse what is not a function', () => {
    for (let i = 0; i < 100; i++) expect(tsc.cycles(() => {})).toBeGreaterThanOrEqual(0);
    expect(() => tsc.cycles(5 as never)).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  });
});

describe('model-specific registers', () => {
  test('a write needs leave', () => {
    const code = 'MSR_WRITE_REFUSED';
    expect(() => msr.write(0x10, 0n, {} as never)).toThrow(expect.objectContaining({ code }));
    expect(() => msr.write(0x10, 0n, undefined as never)).toThrow(expect.objectContaining({ code }));
    expect(() => msr.write(0x10, -1n, { allowWrite: true })).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  });

  test('every answer stands for itself', () => {
    const readings = msr.readMany(['IA32_TSC', 'IA32_EFER'], { cpus: [0, 4000] });
    expect(readings.map(({ cpu }) => cpu)).toEqual([0, 0, 4000, 4000]);
    expect(readings[0]).toHaveProperty('value');
    for (const reading of readings.slice(2)) expect(reading).toMatchObject({ error: { code: 'CPU_OFFLINE' } });
  });

  test.runIf(!existsSync('/dev/cpu/0/msr'))('without the driver the error says how to get it', () => {
    expect(() => msr.read('IA32_EFER')).toThrow(/modprobe msr/);
  });
});
