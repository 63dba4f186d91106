// Readings that follow from several registers, or from one register twice: what turbostat shows. Where the registers
// cannot be reached, the kernel's events, hwmon and powercap are asked in this order, and each reading says who answered.

import { readOptions, refuseValue, UnsupportedError } from '../errors/index.ts';
import { requireCpuNumber } from './affinity.ts';
import { type CpuOptions, cpuInfo } from './cpuid.ts';
import { type MsrWatch, msr } from './msr.ts';
import { liveMsrEvents, type MsrEvents } from './msr-events.ts';
import { SensorFiles } from './sensors.ts';

/** Who answers: the msr device, perf events, or files of the kernel's drivers. */
export type ReadingSource = 'device' | 'perf' | 'hwmon' | 'powercap';

/** A rate, a temperature or a power, where it comes from and what it follows from. */
export interface DerivedReading {
  /** The logical CPU that was asked. */
  readonly cpu: number;
  /** In units of `unit`. */
  readonly value: number;
  /** Hertz, watts, or degrees Celsius. */
  readonly unit: 'Hz' | 'W' | '°C';
  /** Who answered. */
  readonly source: ReadingSource;
  /** The device or file. */
  readonly path: string;
  /** The registers, the event or the sensor. */
  readonly from: string;
}

/** A limit of the package's power. */
export interface PowerLimit {
  /** Which limit: `PL1` and `PL2`, or what powercap calls it. */
  readonly name: string;
  /** The limit in watts. */
  readonly watts: number;
  /** The time over which the mean counts, where it is told. */
  readonly windowSeconds: number | undefined;
  /** Whether it is in force; undefined where that is not told. */
  readonly isEnabled: boolean | undefined;
  /** Who answered. */
  readonly source: ReadingSource;
  /** The device or file. */
  readonly path: string;
}

/** What readings are made from; tests play a machine with it. */
export interface ReadingHost {
  readonly msr: Pick<typeof msr, 'read' | 'watch'>;
  readonly events: () => Pick<MsrEvents, 'openEvent' | 'scaleOf'>;
  readonly sensors: SensorFiles;
  readonly isAmd: (cpu: number) => boolean;
  readonly nowNs: () => bigint;
  readonly pause: (ms: number) => Promise<void>;
}

const liveHost: ReadingHost = {
  msr,
  events: liveMsrEvents,
  sensors: new SensorFiles('/sys'),
  isAmd: (cpu) => ['AMD', 'Hygon'].includes(cpuInfo({ cpu }).vendorName),
  nowNs: () => process.hrtime.bigint(),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** One way to a reading. */
interface Way<T> {
  readonly source: ReadingSource;
  readonly go: () => T;
}

/** The first way that leads somewhere. @throws UnsupportedError of the first way, with the reasons of all of them */
function firstOf<T>(what: string, ways: readonly Way<T>[]): T {
  const refusals: { source: ReadingSource; error: Error }[] = [];
  for (const { source, go } of ways) {
    try {
      return go();
    } catch (error) {
      const isRefusal = error instanceof UnsupportedError && error.code !== 'CPU_OFFLINE';
      if (!isRefusal && (error as NodeJS.ErrnoException).syscall === undefined) throw error;
      refusals.push({ source, error: error as Error });
    }
  }
  const tried = refusals.map(({ source, error }) => ({
    source,
    reason: error instanceof UnsupportedError ? error.summary : error.message,
  }));
  const first = refusals[0]!.error;
  const code = first instanceof UnsupportedError ? first.code : 'FACILITY_MISSING';
  throw new UnsupportedError(code, `${what}: ${tried.map(({ source, reason }) => `${source}: ${reason}`).join('; ')}`, {
    details: { ...(first instanceof UnsupportedError ? first.details : {}), tried },
    ...(first instanceof UnsupportedError && first.hint !== undefined && { hint: first.hint }),
    cause: first,
  });
}

function absent(text: string): never {
  throw new UnsupportedError('FACILITY_MISSING', text);
}

/** Something that counts energy. */
interface EnergyMeter {
  readonly source: ReadingSource;
  readonly path: string;
  readonly from: string;
  /** Joules since the meter was made. */
  joules(): number;
  close(): void;
}

const rapl = (isAmd: boolean) => (isAmd ? 'AMD' : 'MSR');

function registerMeter({ msr, isAmd }: ReadingHost, cpu: number): EnergyMeter {
  const prefix = rapl(isAmd(cpu));
  const exponent = Number((msr.read(`${prefix}_RAPL_POWER_UNIT`, { cpu }) >> 8n) & 0x1fn);
  const watch = msr.watch(`${prefix}_PKG_ENERGY_STATUS`, { cpu });
  return {
    source: 'device',
    path: watch.path,
    from: `${prefix}_PKG_ENERGY_STATUS`,
    joules: () => Number(watch.delta()) / 2 ** exponent,
    close: () => watch.close(),
  };
}

/** The kernel's power events (arch/x86/events/rapl.c); their scale turns a count into joules. */
function eventMeter({ events }: ReadingHost, cpu: number): EnergyMeter {
  const scale = events().scaleOf('power', 'energy-pkg');
  const event = events().openEvent('power', 'energy-pkg', cpu);
  return {
    source: 'perf',
    path: event.path,
    from: 'power/energy-pkg/',
    joules: () => Number(event.read()) * (scale ?? 2 ** -32),
    close: () => event.close(),
  };
}

function fileMeter({ sensors }: ReadingHost, cpu: number, source: 'hwmon' | 'powercap'): EnergyMeter {
  const file = sensors.packageEnergy(cpu).find((each) => each.source === source);
  if (file === undefined) absent(`nothing there counts the energy of the package of CPU ${cpu}`);
  const start = file.read();
  const joules = () => {
    const difference = file.read() - start;
    return Number(difference < 0n ? difference + file.rangeMicrojoules : difference) / 1e6;
  };
  return { source, path: file.path, from: file.path.split('/').at(-1)!, joules, close: () => {} };
}

/** Both counters from one source. */
function frequencyWatches({ msr }: ReadingHost, cpu: number): { aperf: MsrWatch; mperf: MsrWatch } {
  const aperf = msr.watch('IA32_APERF', { cpu });
  try {
    return { aperf, mperf: msr.watch('IA32_MPERF', { cpu }) };
  } catch (error) {
    aperf.close();
    throw error;
  }
}

function registerCelsius({ msr, isAmd }: ReadingHost, cpu: number): DerivedReading {
  if (isAmd(cpu)) absent("AMD's processors tell their temperature in no register");
  const target = Number((msr.read('MSR_TEMPERATURE_TARGET', { cpu }) >> 16n) & 0xffn);
  const status = msr.read('IA32_THERM_STATUS', { cpu });
  if (((status >> 31n) & 1n) === 0n) absent(`the sensor of CPU ${cpu} gives no reading`);
  const value = target - Number((status >> 16n) & 0x7fn);
  const from = 'MSR_TEMPERATURE_TARGET and IA32_THERM_STATUS';
  return { cpu, value, unit: '°C', source: 'device', path: `/dev/cpu/${cpu}/msr`, from };
}

function sensorCelsius({ sensors }: ReadingHost, cpu: number): DerivedReading {
  const found = sensors.temperature(cpu);
  if (found === undefined) absent('no driver shows a sensor of the processor');
  return { cpu, value: found.celsius, unit: '°C', source: 'hwmon', path: found.path, from: found.sensor };
}

/** The fields of MSR_PKG_POWER_LIMIT (SDM 3B, 15.10.3). A time window is 2^Y (1 + Z/4) time units. */
function registerLimits({ msr }: ReadingHost, cpu: number): PowerLimit[] {
  const units = msr.read('MSR_RAPL_POWER_UNIT', { cpu });
  const wattUnit = 2 ** -Number(units & 0xfn);
  const secondUnit = 2 ** -Number((units >> 16n) & 0xfn);
  const value = msr.read('MSR_PKG_POWER_LIMIT', { cpu });
  return (['long_term', 'short_term'] as const).map((name, i): PowerLimit => {
    const half = Number((value >> BigInt(32 * i)) & 0xffff_ffffn);
    const window = 2 ** ((half >> 17) & 0x1f) * (1 + ((half >> 22) & 3) / 4);
    return {
      name,
      watts: (half & 0x7fff) * wattUnit,
      windowSeconds: window * secondUnit,
      isEnabled: ((half >> 15) & 1) === 1,
      source: 'device',
      path: `/dev/cpu/${cpu}/msr`,
    };
  });
}

function zoneLimits({ sensors }: ReadingHost, cpu: number): PowerLimit[] {
  const found = sensors.packageLimits(cpu);
  if (found.length === 0) absent(`powercap shows no limits of the package of CPU ${cpu}`);
  return found.map((limit) => ({ ...limit, isEnabled: undefined, source: 'powercap' }));
}

/** Which logical CPU is asked, and for how long. */
export interface ReadingOptions extends CpuOptions {
  /** Milliseconds between the two readings that make a rate. */
  readonly overMs?: number;
}

/** Readings that follow from several registers or from one register twice. */
export interface Readings {
  /**
   * The frequency at which a core ran while it was awake: APERF over MPERF times the rate at which MPERF ticks. From
   * the msr device, or the kernel's msr events. Over 100 ms when not said otherwise.
   * @throws UnsupportedError as `msr.read`; `FACILITY_MISSING` when the core slept all the time
   */
  effectiveHz(mperfHz: number, options?: ReadingOptions): Promise<DerivedReading>;
  /**
   * The power of the package, from two readings of an energy counter: the register, the kernel's power events,
   * powercap or hwmon. Over 200 ms when not said otherwise.
   * @throws UnsupportedError as `msr.read`, with what each source answered in `details.tried`
   */
  packageWatts(options?: ReadingOptions): Promise<DerivedReading>;
  /**
   * The limits of the package's power: of Intel's register, or of powercap.
   * @throws UnsupportedError as `msr.read`, with what each source answered in `details.tried`
   */
  packageLimits(options?: CpuOptions): PowerLimit[];
  /**
   * The temperature of a core: Intel's registers (the target less what IA32_THERM_STATUS says it is below), or hwmon,
   * which may know the package's only; `from` says which sensor it was.
   * @throws UnsupportedError as `msr.read`, with what each source answered in `details.tried`
   */
  coreCelsius(options?: CpuOptions): DerivedReading;
}

const LONGEST_TIME_MS = 2 ** 31 - 1;

/** The options of a reading: a logical CPU, and the time that is looked at. @throws RawCpuError `BAD_OPTION` */
function checked<T extends ReadingOptions>(where: string, given: T, names: readonly string[]): T {
  const options = readOptions(`readings.${where}`, given, names);
  if (options.cpu !== undefined) requireCpuNumber(options.cpu);
  const { overMs } = options;
  if (overMs !== undefined && !(typeof overMs === 'number' && overMs > 0 && overMs <= LONGEST_TIME_MS)) {
    refuseValue(`readings.${where}: overMs`, `milliseconds above 0 and up to ${LONGEST_TIME_MS}`, overMs);
  }
  return options;
}

/** The readings of a machine. */
export function makeReadings(host: ReadingHost): Readings {
  return {
    async effectiveHz(mperfHz: number, options: ReadingOptions = {}): Promise<DerivedReading> {
      const { cpu = 0, overMs = 100 } = checked('effectiveHz', options, ['cpu', 'overMs']);
      if (!(typeof mperfHz === 'number' && mperfHz > 0)) {
        refuseValue('readings.effectiveHz: mperfHz', 'a number above 0', mperfHz);
      }
      const { aperf, mperf } = frequencyWatches(host, cpu);
      try {
        const before = { aperf: aperf.delta(), mperf: mperf.delta() };
        await host.pause(overMs);
        const own = Number(aperf.delta() - before.aperf);
        const awake = Number(mperf.delta() - before.mperf);
        if (awake === 0) absent(`CPU ${cpu} was not awake within ${overMs} ms`);
        const source = aperf.source === 'perf' ? 'perf' : 'device';
        const from = 'IA32_APERF and IA32_MPERF';
        return { cpu, value: (own / awake) * mperfHz, unit: 'Hz', source, path: aperf.path, from };
      } finally {
        aperf.close();
        mperf.close();
      }
    },

    async packageWatts(options: ReadingOptions = {}): Promise<DerivedReading> {
      const { cpu = 0, overMs = 200 } = checked('packageWatts', options, ['cpu', 'overMs']);
      const meter = firstOf<EnergyMeter>('package power', [
        { source: 'device', go: () => registerMeter(host, cpu) },
        { source: 'perf', go: () => eventMeter(host, cpu) },
        { source: 'hwmon', go: () => fileMeter(host, cpu, 'hwmon') },
        { source: 'powercap', go: () => fileMeter(host, cpu, 'powercap') },
      ]);
      try {
        const first = { joules: meter.joules(), ns: host.nowNs() };
        await host.pause(overMs);
        const last = { joules: meter.joules(), ns: host.nowNs() };
        const value = (last.joules - first.joules) / (Number(last.ns - first.ns) / 1e9);
        return { cpu, value, unit: 'W', source: meter.source, path: meter.path, from: meter.from };
      } finally {
        meter.close();
      }
    },

    packageLimits(options: CpuOptions = {}): PowerLimit[] {
      const { cpu = 0 } = checked('packageLimits', options, ['cpu']);
      return firstOf<PowerLimit[]>('package limits', [
        { source: 'device', go: () => registerLimits(host, cpu) },
        { source: 'powercap', go: () => zoneLimits(host, cpu) },
      ]);
    },

    coreCelsius(options: CpuOptions = {}): DerivedReading {
      const { cpu = 0 } = checked('coreCelsius', options, ['cpu']);
      return firstOf<DerivedReading>('temperature', [
        { source: 'device', go: () => registerCelsius(host, cpu) },
        { source: 'hwmon', go: () => sensorCelsius(host, cpu) },
      ]);
    },
  };
}

/** Readings that follow from several registers or from one register twice. */
export const readings: Readings = makeReadings(liveHost);
