// Model-specific registers of this machine: through the kernel's msr device, or through what offers some of them where
// there is none: the kernel's msr events, RDTSC. Each answer says which it was. Nothing is written unless the caller says
// so in as many words.

import { disposeSymbol } from '../call/index.ts';
import { RawCpuError, readList, readOptions, refuseValue, UnsupportedError } from '../errors/index.ts';
import { onlineCpus, runOnCpu } from './affinity.ts';
import { type DecodedMsr, decodeMsr, listMsrs, type MsrRegister, type MsrRow, msrAddress } from './decode/msr.ts';
import { devicePath, MsrDevice, registerText } from './msr-device.ts';
import { liveMsrEvents, type MsrEvents } from './msr-events.ts';
import { rdtsc } from './tsc.ts';

/** Which logical CPU's register is meant. */
export interface MsrReadOptions {
  /** The logical CPU; 0 when not given. */
  readonly cpu?: number;
}

/** Which logical CPU's register is written, and the word that it may be. */
export interface MsrWriteOptions extends MsrReadOptions {
  /** Must be true: a wrong value can stop the machine. */
  readonly allowWrite: true;
}

/** Where a value comes from: the kernel's device, its msr events, or RDTSC for the time-stamp counter. */
export type MsrSource = 'device' | 'perf' | 'rdtsc';

/** A value, and where it comes from. */
export interface MsrValue {
  /** The register, 64 bits. */
  readonly value: bigint;
  /** Who answered. */
  readonly source: MsrSource;
  /** The device, the event's file below /sys, or the instruction. */
  readonly path: string;
}

/** One register of one logical CPU: its value, or why there is none. */
export type MsrReading =
  | ({ readonly cpu: number; readonly register: number } & MsrValue)
  | { readonly cpu: number; readonly register: number; readonly error: UnsupportedError };

/** A register that counts, from some moment on. */
export interface MsrWatch {
  /** The logical CPU. */
  readonly cpu: number;
  /** The register's address. */
  readonly register: number;
  /** Who answers. */
  readonly source: MsrSource;
  /** The device, the event's file below /sys, or the instruction. */
  readonly path: string;
  /** How far the register has counted since the watch began. @throws CallError `DISPOSED` after dispose() */
  delta(): bigint;
  /** Ends the watch and closes what it holds open. Doing it twice is not an error. */
  dispose(): void;
  /** The same as dispose(). */
  close(): void;
  /** Does what dispose() does, at the end of a `using` declaration's block. */
  [Symbol.dispose](): void;
}

const TSC_ADDRESS = 0x10;

const isUnavailable = (error: unknown): error is UnsupportedError =>
  error instanceof UnsupportedError && error.code === 'MSR_UNAVAILABLE';

function readRegister(device: () => MsrDevice, cpu: number, address: number): MsrValue {
  try {
    return { value: device().read(address), source: 'device', path: devicePath(cpu) };
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    if (address === TSC_ADDRESS) return readTsc(liveMsrEvents(), cpu);
    throw liveMsrEvents().nameOf(address) === undefined ? error : withEventHint(error, address);
  }
}

/**
 * The time-stamp counter without a device. The kernel's event counts from when it is switched on, so RDTSC says where
 * that was; where there is no event, or not for us, RDTSC says everything.
 */
function readTsc(events: MsrEvents, cpu: number): MsrValue {
  return runOnCpu(cpu, () => {
    const start = rdtsc();
    try {
      const event = events.open(TSC_ADDRESS, cpu);
      try {
        return { value: BigInt.asUintN(64, start + event.read()), source: 'perf', path: event.path };
      } finally {
        event.close();
      }
    } catch (error) {
      if (!(error instanceof UnsupportedError)) throw error;
      return { value: rdtsc(), source: 'rdtsc', path: 'RDTSC' };
    }
  });
}

/** The kernel's events tell how far a register counts, never what it holds. */
function withEventHint(error: UnsupportedError, address: number): UnsupportedError {
  const hint = `the kernel's events count ${registerText(address)} from now on: msr.watch()`;
  return new UnsupportedError('MSR_UNAVAILABLE', error.summary, {
    details: error.details,
    hint: error.hint === undefined ? hint : `${error.hint}; ${hint}`,
    cause: error,
  });
}

/** Neither the device nor an event: both are named. */
function withoutEvent(error: UnsupportedError, address: number): UnsupportedError {
  const events = liveMsrEvents().list();
  const text = `the kernel has no msr event for ${registerText(address)}`;
  return new UnsupportedError('MSR_UNAVAILABLE', `${error.summary}; ${text}`, {
    details: { ...error.details, events },
    ...(error.hint !== undefined && { hint: error.hint }),
    cause: error,
  });
}

/** Counters that are narrower than their registers (SDM 4, table 2-2 and the tables of RAPL). */
const narrowCounters: ReadonlySet<number> = new Set([
  0x34, 0x611, 0x619, 0x639, 0x641, 0x64d, 0xc001_029a, 0xc001_029b,
]);

/** One function under the names that it goes by. */
const disposal = (dispose: () => void) => ({ dispose, close: dispose, [disposeSymbol]: dispose });

function watch(register: MsrRegister, options: MsrReadOptions = {}): MsrWatch {
  options = readOptions('msr.watch', options, ['cpu']);
  const { cpu = 0 } = options;
  const address = msrAddress(register);
  const common = { cpu, register: address };
  let device: MsrDevice | undefined;
  try {
    const open = new MsrDevice(cpu, 'r');
    device = open;
    const start = open.read(address);
    const bits = narrowCounters.has(address) ? 32 : 64;
    return {
      ...common,
      source: 'device',
      path: devicePath(cpu),
      delta: () => BigInt.asUintN(bits, open.read(address) - start),
      ...disposal(() => open.close()),
    };
  } catch (error) {
    device?.close();
    if (!isUnavailable(error)) throw error;
    if (liveMsrEvents().nameOf(address) === undefined) throw withoutEvent(error, address);
    const event = liveMsrEvents().open(address, cpu);
    return { ...common, source: 'perf', path: event.path, delta: () => event.read(), ...disposal(() => event.close()) };
  }
}

/**
 * Reads registers of logical CPUs. Each answer stands for itself: a register that one CPU refuses spoils no other.
 * @throws RawCpuError `BAD_OPTION` for an unknown name
 */
function readMany(
  registers: readonly MsrRegister[],
  options: { readonly cpus?: readonly number[] } = {},
): MsrReading[] {
  options = readOptions('msr.readMany', options, ['cpus']);
  const asked = readList('msr.readMany: the registers', 'a list of registers', registers) as MsrRegister[];
  const addresses = asked.map(msrAddress);
  const cpus =
    options.cpus === undefined ? onlineCpus() : readList('msr.readMany: cpus', 'a list of CPUs', options.cpus);
  return (cpus as number[]).flatMap((cpu) => {
    let device: MsrDevice | undefined;
    const open = () => {
      device ??= new MsrDevice(cpu, 'r');
      return device;
    };
    try {
      return addresses.map((register): MsrReading => {
        try {
          return { cpu, register, ...readRegister(open, cpu, register) };
        } catch (error) {
          if (error instanceof UnsupportedError) return { cpu, register, error };
          throw error;
        }
      });
    } finally {
      device?.close();
    }
  });
}

/** Model-specific registers of this machine, and what their values mean. */
export interface ModelSpecificRegisters {
  /**
   * Reads a register, by number or name. {@link readMany} also says where the value comes from.
   * @throws UnsupportedError `MSR_UNKNOWN`, `MSR_UNAVAILABLE`, `CPU_OFFLINE`; RawCpuError `BAD_OPTION`
   * @example
   * ```ts
   * import { msr, UnsupportedError } from 'rawcpu';
   *
   * try {
   *   msr.read('IA32_TSC', { cpu: 0 }) > 0n; // => true
   * } catch (error) {
   *   // Without root, or in a virtual machine without the device, the code says what is missing.
   *   if (!(error instanceof UnsupportedError)) throw error;
   * }
   * ```
   */
  read(register: MsrRegister, options?: MsrReadOptions): bigint;
  /**
   * Reads registers of logical CPUs, all that are online when none are named. Each answer stands for itself: a register
   * that one CPU refuses spoils no other.
   * @throws RawCpuError `BAD_OPTION` for an unknown name
   */
  readMany(registers: readonly MsrRegister[], options?: { readonly cpus?: readonly number[] }): MsrReading[];
  /**
   * Follows a register that counts: how far it goes from now on, from the device, or else from the kernel's msr events
   * (`tsc`, `aperf`, `mperf`, `pperf`, `smi`, `ptsc`, `irperf`, as far as the processor has them). Dispose of it at the end, or declare it with `using`.
   * @throws UnsupportedError as {@link read}; RawCpuError `BAD_OPTION`
   */
  watch(register: MsrRegister, options?: MsrReadOptions): MsrWatch;
  /**
   * Writes a register. A wrong value can stop the machine, so the options must say `allowWrite: true`.
   * @throws RawCpuError `MSR_WRITE_REFUSED`, `BAD_OPTION`; UnsupportedError as {@link read}
   */
  write(register: MsrRegister, value: bigint, options: MsrWriteOptions): void;
  /**
   * A value's fields, with units and meanings. Reads nothing, so it works anywhere.
   * @throws RawCpuError `BAD_OPTION`
   * @example
   * ```ts
   * import { msr } from 'rawcpu';
   *
   * const { name, fields } = msr.decode(0x1b, 0xfee0_0900n);
   * name; // => IA32_APIC_BASE
   * fields.map((field) => `${field.name}=${field.text}`).join(' '); // => bsp=yes x2apic=no enabled=yes base=0xfee00000
   * ```
   */
  decode(register: MsrRegister, value: bigint): DecodedMsr;
  /** Every register that the table knows, by address. */
  list(): readonly MsrRow[];
}

/** Model-specific registers. */
export const msr: ModelSpecificRegisters = {
  read(register: MsrRegister, options: MsrReadOptions = {}): bigint {
    options = readOptions('msr.read', options, ['cpu']);
    const { cpu = 0 } = options;
    const reading = readMany([register], { cpus: [cpu] })[0]!;
    if ('error' in reading) throw reading.error;
    return reading.value;
  },

  readMany,

  watch,

  write(register: MsrRegister, value: bigint, options: MsrWriteOptions): void {
    const given: Partial<MsrWriteOptions> = readOptions('msr.write', options ?? {}, ['cpu', 'allowWrite']);
    const { cpu = 0, allowWrite } = given;
    const address = msrAddress(register);
    if (allowWrite !== true) {
      throw new RawCpuError(
        'MSR_WRITE_REFUSED',
        `msr.write: ${registerText(address)} is not written without being asked`,
        {
          details: { register: address },
          hint: 'pass { allowWrite: true }; a wrong value can stop the machine',
        },
      );
    }
    if (typeof value !== 'bigint' || BigInt.asUintN(64, value) !== value) {
      refuseValue('msr.write: the value', 'a bigint from 0 to 2^64 - 1', value);
    }
    const device = new MsrDevice(cpu, 'r+');
    try {
      device.write(address, value);
    } finally {
      device.close();
    }
  },

  decode: (register: MsrRegister, value: bigint): DecodedMsr => decodeMsr(register, value),

  list: (): readonly MsrRow[] => listMsrs(),
};
