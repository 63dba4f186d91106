// Frequency, power and temperature on machines that are played: a folder in the place of /sys, registers and events from
// tables. Each reading must come from the first source that has it, and say so.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { UnsupportedError } from 'rawcpu/errors';
import { afterAll, describe, expect, test } from 'vitest';
import { MsrEvents } from '../../../src/cpu/msr-events.ts';
import { makeReadings, type ReadingHost } from '../../../src/cpu/readings.ts';
import { SensorFiles } from '../../../src/cpu/sensors.ts';
import type { PerfKernel } from '../../../src/linux/index.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A folder with these files, in the place of /sys. */
function fakeSys(files: Readonly<Record<string, string | number>>): string {
  const root = mkdtempSync(join(tmpdir(), 'rawcpu-sys-'));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${text}\n`);
  }
  return root;
}

const noDevice = () => {
  throw new UnsupportedError('MSR_UNAVAILABLE', 'cannot open /dev/cpu/0/msr: the msr driver is not there', {
    details: { layer: 'module' },
    hint: 'as root: modprobe msr',
  });
};

/** A kernel whose events count what a table says, one step at each read. */
function fakeKernel(counts: Readonly<Record<string, readonly bigint[]>>, opened: string[] = []): PerfKernel {
  const open: { counts: readonly bigint[]; at: number }[] = [];
  return {
    open: ({ type, config }, { pid, cpu }) => {
      opened.push(`${type}:${config} pid ${pid} cpu ${cpu}`);
      const found = counts[`${type}:${config}`];
      return found === undefined ? -2 : open.push({ counts: found, at: 0 }) - 1;
    },
    read: (fd, into) => {
      const event = open[fd]!;
      new DataView(into.buffer, into.byteOffset).setBigUint64(0, event.counts[event.at++]!, true);
      return 8;
    },
    close: () => {},
    ioctl: () => 0,
    map: () => 0n,
    unmap: () => {},
  };
}

interface Played {
  readonly files?: Readonly<Record<string, string | number>>;
  readonly registers?: Readonly<Record<string, bigint | (() => bigint)>>;
  readonly counts?: Readonly<Record<string, readonly bigint[]>>;
  readonly isAmd?: boolean;
  readonly duringPause?: (root: string) => void;
}

function machine({ files = {}, registers, counts = {}, isAmd = false, duringPause }: Played) {
  const root = fakeSys(files);
  const events = new MsrEvents(root, () => fakeKernel(counts));
  const read = (register: number | string): bigint => {
    if (registers === undefined) return noDevice();
    const value = registers[register];
    if (value === undefined) throw new UnsupportedError('MSR_UNKNOWN', `${register} cannot be read on CPU 0`);
    return typeof value === 'function' ? value() : value;
  };
  let now = 0n;
  const msr = {
    read,
    watch: (register: number | string) => {
      const start = read(register);
      const common = { cpu: 0, register: 0, source: 'device' as const, path: '/dev/cpu/0/msr', close: () => {} };
      return { ...common, delta: () => BigInt.asUintN(32, read(register) - start) };
    },
  };
  return makeReadings({
    msr: msr as ReadingHost['msr'],
    events: () => events,
    sensors: new SensorFiles(root),
    isAmd: () => isAmd,
    nowNs: () => now,
    pause: async (ms) => {
      now += BigInt(ms * 1e6);
      duringPause?.(root);
    },
  });
}

const topology = {
  'devices/system/cpu/cpu0/topology/core_id': 4,
  'devices/system/cpu/cpu0/topology/physical_package_id': 0,
  'devices/system/cpu/cpu9/topology/core_id': 4,
  'devices/system/cpu/cpu9/topology/physical_package_id': 1,
};

const coretemp = (hwmon: string, packageId: number, base: number) => ({
  [`class/hwmon/${hwmon}/name`]: 'coretemp',
  [`class/hwmon/${hwmon}/temp1_label`]: `Package id ${packageId}`,
  [`class/hwmon/${hwmon}/temp1_input`]: base + 9000,
  [`class/hwmon/${hwmon}/temp2_label`]: 'Core 0',
  [`class/hwmon/${hwmon}/temp2_input`]: base,
  [`class/hwmon/${hwmon}/temp6_label`]: 'Core 4',
  [`class/hwmon/${hwmon}/temp6_input`]: base + 500,
});

describe('temperature, with a fake /sys', () => {
  test('registers go before hwmon', () => {
    const { coreCelsius } = machine({
      files: { ...topology, ...coretemp('hwmon0', 0, 40_000) },
      registers: { MSR_TEMPERATURE_TARGET: 100n << 16n, IA32_THERM_STATUS: (1n << 31n) | (47n << 16n) },
    });
    expect(coreCelsius()).toMatchObject({ value: 53, unit: '°C', source: 'device', path: '/dev/cpu/0/msr' });
  });

  test('coretemp: the core of the CPU, on its own package', () => {
    const files = { ...topology, ...coretemp('hwmon3', 0, 40_000), ...coretemp('hwmon10', 1, 60_000) };
    const { coreCelsius } = machine({ files });
    expect(coreCelsius()).toMatchObject({ value: 40.5, source: 'hwmon', from: 'coretemp, Core 4' });
    expect(coreCelsius({ cpu: 9 })).toMatchObject({ value: 60.5, from: 'coretemp, Core 4' });
    expect(coreCelsius({ cpu: 9 }).path).toMatch(/class\/hwmon\/hwmon10\/temp6_input$/);
  });

  test('k10temp: the die before what the fan follows, other drivers not at all', () => {
    const k10temp = {
      'class/hwmon/hwmon0/name': 'nvme',
      'class/hwmon/hwmon0/temp1_input': 30_000,
      'class/hwmon/hwmon1/name': 'k10temp',
      'class/hwmon/hwmon1/temp1_label': 'Tctl',
      'class/hwmon/hwmon1/temp1_input': 75_125,
    };
    const of = (files: Record<string, string | number>) => machine({ files, isAmd: true, registers: {} }).coreCelsius();
    expect(of(k10temp)).toMatchObject({ value: 75.125, source: 'hwmon', from: 'k10temp, Tctl' });
    const both = { 'class/hwmon/hwmon1/temp2_label': 'Tdie', 'class/hwmon/hwmon1/temp2_input': 55_125 };
    expect(of({ ...k10temp, ...both })).toMatchObject({ value: 55.125, from: 'k10temp, Tdie' });
  });

  test('none: what was tried, and what helps', () => {
    const { coreCelsius } = machine({ files: { 'class/hwmon/hwmon0/name': 'nvme' } });
    expect(() => coreCelsius()).toThrow(
      expect.objectContaining({
        code: 'MSR_UNAVAILABLE',
        hint: 'as root: modprobe msr',
        details: expect.objectContaining({
          tried: [
            { source: 'device', reason: expect.stringContaining('msr driver') },
            { source: 'hwmon', reason: expect.stringContaining('sensor') },
          ],
        }),
      }),
    );
  });
});

const zone = {
  'class/powercap/intel-rapl/enabled': 1,
  'class/powercap/intel-rapl:0/name': 'package-0',
  'class/powercap/intel-rapl:0/energy_uj': 262_143_000_000,
  'class/powercap/intel-rapl:0/max_energy_range_uj': 262_143_328_850,
  'class/powercap/intel-rapl:0/constraint_0_name': 'long_term',
  'class/powercap/intel-rapl:0/constraint_0_power_limit_uw': 125_000_000,
  'class/powercap/intel-rapl:0/constraint_0_time_window_us': 27_983_872,
  'class/powercap/intel-rapl:0/constraint_1_name': 'short_term',
  'class/powercap/intel-rapl:0/constraint_1_power_limit_uw': 250_000_000,
  'class/powercap/intel-rapl:0:0/name': 'core',
  'class/powercap/intel-rapl:0:0/energy_uj': 1,
};

describe('power, with a fake /sys', () => {
  test('the register, whose counter may wrap', async () => {
    const energies = [0xffff_f000n, 0xffff_f000n, 0x1_0000n - 0x1000n];
    const { packageWatts } = machine({
      files: zone,
      registers: { MSR_RAPL_POWER_UNIT: 0xa0e03n, MSR_PKG_ENERGY_STATUS: () => energies.shift()! },
    });
    const reading = await packageWatts({ overMs: 1000 });
    expect(reading).toEqual({
      cpu: 0,
      value: 4,
      unit: 'W',
      source: 'device',
      path: '/dev/cpu/0/msr',
      from: 'MSR_PKG_ENERGY_STATUS',
    });
  });

  test("AMD's register", async () => {
    const energies = [100n, 100n, 100n + 65536n];
    const registers = { AMD_RAPL_POWER_UNIT: 16n << 8n, AMD_PKG_ENERGY_STATUS: () => energies.shift()! };
    const { packageWatts } = machine({ registers, isAmd: true });
    expect(await packageWatts({ overMs: 500 })).toMatchObject({ value: 2, from: 'AMD_PKG_ENERGY_STATUS' });
  });

  test("the kernel's power events, with their scale", async () => {
    const { packageWatts } = machine({
      files: {
        ...zone,
        'bus/event_source/devices/power/type': 17,
        'bus/event_source/devices/power/events/energy-pkg': 'event=0x02',
        'bus/event_source/devices/power/events/energy-pkg.scale': 2 ** -32,
      },
      counts: { '17:2': [0n, 30n << 32n] },
    });
    const reading = await packageWatts({ overMs: 2000 });
    expect(reading).toMatchObject({ value: 15, source: 'perf', from: 'power/energy-pkg/' });
    expect(reading.path).toMatch(/devices\/power\/events\/energy-pkg$/);
  });

  test('powercap, whose counter begins again', async () => {
    const { packageWatts } = machine({
      files: { ...topology, ...zone },
      duringPause: (root) => writeFileSync(join(root, 'class/powercap/intel-rapl:0/energy_uj'), '671150\n'),
    });
    const reading = await packageWatts({ overMs: 100 });
    expect(reading).toMatchObject({ source: 'powercap', from: 'energy_uj' });
    expect(reading.value).toBeCloseTo(10, 9);
  });

  test('hwmon goes before powercap', async () => {
    const { packageWatts } = machine({
      files: {
        ...topology,
        ...zone,
        'class/hwmon/hwmon2/name': 'amd_energy',
        'class/hwmon/hwmon2/energy17_label': 'Esocket0',
        'class/hwmon/hwmon2/energy17_input': 1_000_000,
      },
      duringPause: (root) => writeFileSync(join(root, 'class/hwmon/hwmon2/energy17_input'), '9000000\n'),
    });
    expect(await packageWatts({ overMs: 100 })).toMatchObject({ value: 80, source: 'hwmon', from: 'energy17_input' });
  });

  test('none', async () => {
    const tried = ['device', 'perf', 'hwmon', 'powercap'].map((source) => expect.objectContaining({ source }));
    await expect(machine({}).packageWatts()).rejects.toThrow(
      expect.objectContaining({ code: 'MSR_UNAVAILABLE', details: expect.objectContaining({ tried }) }),
    );
  });

  test('limits: the register, or powercap', () => {
    const value = 0x00df_8000n | (1000n & 0x7fffn) | ((0x0042_8000n | 2000n) << 32n);
    const registers = { MSR_RAPL_POWER_UNIT: 0xa0e03n, MSR_PKG_POWER_LIMIT: value };
    const [long, short] = machine({ registers }).packageLimits();
    expect(long).toMatchObject({ name: 'long_term', watts: 125, isEnabled: true, source: 'device' });
    // Y = 15, Z = 3: 2^15 times 1.75, in units of 2^-10 s.
    expect(long!.windowSeconds).toBe((2 ** 15 * 1.75) / 1024);
    expect(short).toMatchObject({ name: 'short_term', watts: 250, windowSeconds: (2 * 1.25) / 1024 });
    const limits = machine({ files: { ...topology, ...zone } }).packageLimits();
    expect(limits.map(({ path, ...rest }) => rest)).toEqual([
      { name: 'long_term', watts: 125, windowSeconds: 27.983872, isEnabled: undefined, source: 'powercap' },
      { name: 'short_term', watts: 250, windowSeconds: undefined, isEnabled: undefined, source: 'powercap' },
    ]);
    expect(() => machine({}).packageLimits()).toThrow(expect.objectContaining({ code: 'MSR_UNAVAILABLE' }));
  });
});

describe('msr events, with a fake /sys', () => {
  const files = {
    'bus/event_source/devices/msr/type': 9,
    'bus/event_source/devices/msr/events/tsc': 'event=0x00',
    'bus/event_source/devices/msr/events/aperf': 'event=0x01',
    'bus/event_source/devices/msr/events/cpu_thermal_margin': 'event=0x06',
  };

  test('the machine has what its files say', () => {
    const events = new MsrEvents(fakeSys(files), () => fakeKernel({}));
    expect(events.list().sort()).toEqual(['aperf', 'cpu_thermal_margin', 'tsc']);
    expect([0x10, 0xe8, 0xe7, 0x19c, 0x1b].map((address) => events.nameOf(address))).toEqual([
      'tsc',
      'aperf',
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('an event is opened on one CPU, for everything that runs there', () => {
    const opened: string[] = [];
    const events = new MsrEvents(fakeSys(files), () => fakeKernel({ '9:1': [5n, 12n] }, opened));
    const event = events.open(0xe8, 0);
    expect([event.read(), event.read()]).toEqual([5n, 12n]);
    expect(opened).toEqual(['9:1 pid -1 cpu 0']);
  });

  test.each([
    [-13, 'permission', 'EACCES'],
    [-2, 'kernel', 'ENOENT'],
  ])('a refusal of the kernel: %i', (answer, layer, errnoName) => {
    const kernel = { ...fakeKernel({}), open: () => answer };
    const events = new MsrEvents(fakeSys(files), () => kernel);
    expect(() => events.open(0x10, 0)).toThrow(
      expect.objectContaining({
        code: 'MSR_UNAVAILABLE',
        message: expect.stringContaining(errnoName),
        details: expect.objectContaining({ layer, errnoName }),
      }),
    );
  });

  test('events and registers that are not there', () => {
    const events = new MsrEvents(fakeSys({}), () => fakeKernel({}));
    const code = 'MSR_UNAVAILABLE';
    expect(() => events.open(0x10, 0)).toThrow(expect.objectContaining({ code }));
    expect(() => events.open(0x1b, 0)).toThrow(expect.objectContaining({ code }));
    expect(events.list()).toEqual([]);
  });
});
