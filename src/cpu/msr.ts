// Model-specific registers of this machine, through the kernel's msr device (msr(4)): /dev/cpu/N/msr, the position is
// the register. Nothing is written unless the caller says so in as many words.

import { closeSync, existsSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { RawCpuError, refuseUnknownOptions, UnsupportedError } from '../errors/index.ts';
import { onlineCpus, requireCpuNumber, runOnCpu } from './affinity.ts';
import {
  type DecodedMsr,
  decodeMsr,
  listMsrs,
  type MsrRegister,
  type MsrRow,
  msrAddress,
  msrFacts,
} from './decode/msr.ts';
import { rdtsc } from './tsc.ts';

export interface MsrReadOptions {
  /** The logical CPU; 0 when not given. */
  readonly cpu?: number;
}

export interface MsrWriteOptions extends MsrReadOptions {
  /** Must be true: a wrong value can stop the machine. */
  readonly allowWrite: true;
}

/** Where a value comes from: the kernel's device, or RDTSC for the time-stamp counter where there is no device. */
export type MsrSource = 'device' | 'rdtsc';

/** One register of one logical CPU: its value, or why there is none. */
export type MsrReading =
  | { readonly cpu: number; readonly register: number; readonly value: bigint; readonly source: MsrSource }
  | { readonly cpu: number; readonly register: number; readonly error: UnsupportedError };

const TSC_ADDRESS = 0x10;

/** An open device of one logical CPU. */
class MsrDevice {
  readonly #cpu: number;
  readonly #file: number;

  constructor(cpu: number, mode: 'r' | 'r+') {
    requireCpuNumber(cpu);
    this.#cpu = cpu;
    try {
      this.#file = openSync(devicePath(cpu), mode);
    } catch (error) {
      throw openError(cpu, error as NodeJS.ErrnoException);
    }
  }

  read(address: number): bigint {
    const bytes = new DataView(new ArrayBuffer(8));
    try {
      readSync(this.#file, bytes, 0, 8, address);
    } catch (error) {
      throw accessError('read', address, this.#cpu, error as NodeJS.ErrnoException);
    }
    return bytes.getBigUint64(0, true);
  }

  write(address: number, value: bigint): void {
    const bytes = new DataView(new ArrayBuffer(8));
    bytes.setBigUint64(0, value, true);
    try {
      writeSync(this.#file, bytes, 0, 8, address);
    } catch (error) {
      throw accessError('write', address, this.#cpu, error as NodeJS.ErrnoException);
    }
  }

  close(): void {
    closeSync(this.#file);
  }
}

const devicePath = (cpu: number) => `/dev/cpu/${cpu}/msr`;
const registerText = (address: number) => `0x${address.toString(16)}${nameOf(address)}`;
const nameOf = (address: number) => {
  const name = msrFacts(address)?.name;
  return name === undefined ? '' : ` (${name})`;
};

const CAPABILITY_HINT =
  'needs root, or CAP_SYS_RAWIO and read permission on the device: sudo setcap cap_sys_rawio+ep NODE';

/** Names the layer that refused to open the device. */
function openError(cpu: number, error: NodeJS.ErrnoException): UnsupportedError {
  const details = { cpu, device: devicePath(cpu), errnoName: error.code };
  const refuse = (layer: string, text: string, hint: string) =>
    new UnsupportedError('MSR_UNAVAILABLE', `cannot open ${devicePath(cpu)}: ${text}`, {
      details: { ...details, layer },
      hint,
      cause: error,
    });
  if (error.code === 'ENOENT' || error.code === 'ENXIO') {
    if (!onlineCpus().includes(cpu)) {
      return new UnsupportedError('CPU_OFFLINE', `there is no logical CPU ${cpu} online`, {
        details,
        hint: `online are ${onlineCpus().join(', ')}`,
        cause: error,
      });
    }
    return existsSync(devicePath(cpu))
      ? refuse('cpu', 'this processor has no MSRs', 'nothing helps')
      : refuse('module', 'the msr driver is not there', 'as root: modprobe msr (the kernel needs CONFIG_X86_MSR)');
  }
  if (error.code === 'EPERM' || error.code === 'EACCES') {
    return refuse('permission', `${error.code}, not permitted`, `${CAPABILITY_HINT}${lockdownHint()}`);
  }
  return refuse('kernel', error.code ?? error.message, CAPABILITY_HINT);
}

/** The kernel's lockdown mode, where it has one: `integrity` refuses writes, `confidentiality` reads as well. */
export function lockdownMode(): string | undefined {
  try {
    return /\[(\w+)\]/.exec(readFileSync('/sys/kernel/security/lockdown', 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

function lockdownHint(): string {
  const mode = lockdownMode();
  return mode === undefined || mode === 'none' ? '' : `; the kernel is locked down (${mode}), which refuses it too`;
}

function accessError(
  what: 'read' | 'write',
  address: number,
  cpu: number,
  error: NodeJS.ErrnoException,
): UnsupportedError {
  const details = { cpu, register: address, errnoName: error.code };
  if (error.code === 'EIO') {
    const text = `${registerText(address)} cannot be ${what === 'read' ? 'read' : 'written'} on CPU ${cpu}`;
    return new UnsupportedError('MSR_UNKNOWN', `${text}: the processor raised a general protection fault`, {
      details,
      hint: 'the processor or its hypervisor has no such register, or refuses the value',
      cause: error,
    });
  }
  return new UnsupportedError('MSR_UNAVAILABLE', `${registerText(address)}: the kernel answered ${error.code}`, {
    details: { ...details, layer: 'kernel' },
    hint: `${CAPABILITY_HINT}${lockdownHint()}; writes also want msr.allow_writes=on`,
    cause: error,
  });
}

function readRegister(device: () => MsrDevice, cpu: number, address: number): { value: bigint; source: MsrSource } {
  try {
    return { value: device().read(address), source: 'device' };
  } catch (error) {
    const isRefused = error instanceof UnsupportedError && error.code === 'MSR_UNAVAILABLE';
    if (!isRefused || address !== TSC_ADDRESS) throw error;
    return { value: runOnCpu(cpu, rdtsc), source: 'rdtsc' };
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
  refuseUnknownOptions('msr.readMany', options, ['cpus']);
  const addresses = registers.map(msrAddress);
  return (options.cpus ?? onlineCpus()).flatMap((cpu) => {
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

/** Model-specific registers. */
export const msr = {
  /**
   * Reads a register, by number or name.
   * @throws UnsupportedError `MSR_UNKNOWN`, `MSR_UNAVAILABLE`, `CPU_OFFLINE`; RawCpuError `BAD_OPTION`
   */
  read(register: MsrRegister, options: MsrReadOptions = {}): bigint {
    refuseUnknownOptions('msr.read', options, ['cpu']);
    const { cpu = 0 } = options;
    const reading = readMany([register], { cpus: [cpu] })[0]!;
    if ('error' in reading) throw reading.error;
    return reading.value;
  },

  readMany,

  /**
   * Writes a register. A wrong value can stop the machine, so the options must say `allowWrite: true`.
   * @throws RawCpuError `MSR_WRITE_REFUSED`, `BAD_OPTION`; UnsupportedError as {@link msr.read}
   */
  write(register: MsrRegister, value: bigint, options: MsrWriteOptions): void {
    const { cpu = 0, allowWrite } = (options ?? {}) as Partial<MsrWriteOptions>;
    refuseUnknownOptions('msr.write', options ?? {}, ['cpu', 'allowWrite']);
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
      throw new RawCpuError(
        'BAD_OPTION',
        `msr.write: the value must be a bigint from 0 to 2^64 - 1, got ${String(value)}`,
      );
    }
    const device = new MsrDevice(cpu, 'r+');
    try {
      device.write(address, value);
    } finally {
      device.close();
    }
  },

  /** A value's fields, with units and meanings. */
  decode: (register: MsrRegister, value: bigint): DecodedMsr => decodeMsr(register, value),

  /** Every register that the table knows, by address. */
  list: (): readonly MsrRow[] => listMsrs(),
} as const;
