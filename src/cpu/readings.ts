// Readings that follow from several registers, or from one register twice: what turbostat shows.

import { UnsupportedError } from '../errors/index.ts';
import { cpuInfo } from './cpuid.ts';
import { msr } from './msr.ts';

/** A rate or a temperature that follows from registers, and which they were. */
export interface DerivedReading {
  readonly cpu: number;
  readonly value: number;
  readonly unit: 'Hz' | 'W' | '°C';
  readonly source: string;
}

const isAmd = (cpu: number) => ['AMD', 'Hygon'].includes(cpuInfo({ cpu }).vendorName);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Readings that follow from several registers or from one register twice. */
export const readings = {
  /**
   * The frequency at which a core ran while it was awake: APERF over MPERF times the rate at which MPERF ticks.
   * @throws UnsupportedError as {@link msr.read}; `FACILITY_MISSING` when the core slept all the time
   */
  async effectiveHz(mperfHz: number, { cpu = 0, overMs = 100 } = {}): Promise<DerivedReading> {
    const read = () => ({ aperf: msr.read('IA32_APERF', { cpu }), mperf: msr.read('IA32_MPERF', { cpu }) });
    const first = read();
    await pause(overMs);
    const last = read();
    const awake = Number(BigInt.asUintN(64, last.mperf - first.mperf));
    if (awake === 0) throw new UnsupportedError('FACILITY_MISSING', `CPU ${cpu} was not awake within ${overMs} ms`);
    const ratio = Number(BigInt.asUintN(64, last.aperf - first.aperf)) / awake;
    return { cpu, value: ratio * mperfHz, unit: 'Hz', source: 'IA32_APERF and IA32_MPERF' };
  },

  /**
   * The power of the package, from two readings of its energy counter, which wraps at 32 bits.
   * @throws UnsupportedError as {@link msr.read}
   */
  async packageWatts({ cpu = 0, overMs = 200 } = {}): Promise<DerivedReading> {
    const prefix = isAmd(cpu) ? 'AMD' : 'MSR';
    const exponent = Number((msr.read(`${prefix}_RAPL_POWER_UNIT`, { cpu }) >> 8n) & 0x1fn);
    const read = () => ({ energy: msr.read(`${prefix}_PKG_ENERGY_STATUS`, { cpu }), ns: process.hrtime.bigint() });
    const first = read();
    await pause(overMs);
    const last = read();
    const joules = Number(BigInt.asUintN(32, last.energy - first.energy)) / 2 ** exponent;
    const value = joules / (Number(last.ns - first.ns) / 1e9);
    return { cpu, value, unit: 'W', source: `${prefix}_PKG_ENERGY_STATUS` };
  },

  /**
   * The temperature of an Intel core: the target less what IA32_THERM_STATUS says it is below.
   * @throws UnsupportedError as {@link msr.read}; `FACILITY_MISSING` for a reading that is not valid
   */
  coreCelsius({ cpu = 0 } = {}): DerivedReading {
    const target = Number((msr.read('MSR_TEMPERATURE_TARGET', { cpu }) >> 16n) & 0xffn);
    const status = msr.read('IA32_THERM_STATUS', { cpu });
    if (status >> 31n === 0n)
      throw new UnsupportedError('FACILITY_MISSING', `the sensor of CPU ${cpu} gives no reading`);
    const value = target - Number((status >> 16n) & 0x7fn);
    return { cpu, value, unit: '°C', source: 'MSR_TEMPERATURE_TARGET and IA32_THERM_STATUS' };
  },
} as const;
