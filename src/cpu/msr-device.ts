// The kernel's msr device (msr(4)): /dev/cpu/N/msr, where the position is the register. An error names the layer that
// refused: no driver, no permission, a kernel that is locked down, or the processor.

import { closeSync, existsSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { UnsupportedError } from '../errors/index.ts';
import { OwnedDescriptor } from '../linux/index.ts';
import { onlineCpus, requireCpuNumber } from './affinity.ts';
import { msrFacts } from './decode/index.ts';

/** An open device of one logical CPU. Its use after close() throws `DISPOSED`. */
export class MsrDevice {
  readonly #cpu: number;
  readonly #file: OwnedDescriptor;

  constructor(cpu: number, mode: 'r' | 'r+') {
    requireCpuNumber(cpu);
    this.#cpu = cpu;
    try {
      this.#file = new OwnedDescriptor(`the watch of ${devicePath(cpu)}`, openSync(devicePath(cpu), mode), closeSync);
    } catch (error) {
      throw openError(cpu, error as NodeJS.ErrnoException);
    }
  }

  read(address: number): bigint {
    const { fd } = this.#file;
    const bytes = new DataView(new ArrayBuffer(8));
    try {
      readSync(fd, bytes, 0, 8, address);
    } catch (error) {
      throw accessError('read', address, this.#cpu, error as NodeJS.ErrnoException);
    }
    return bytes.getBigUint64(0, true);
  }

  write(address: number, value: bigint): void {
    const { fd } = this.#file;
    const bytes = new DataView(new ArrayBuffer(8));
    bytes.setBigUint64(0, value, true);
    try {
      writeSync(fd, bytes, 0, 8, address);
    } catch (error) {
      throw accessError('write', address, this.#cpu, error as NodeJS.ErrnoException);
    }
  }

  /** Closes the device; doing it twice is not an error. One that is forgotten is closed too. */
  close(): void {
    this.#file.close();
  }
}

export const devicePath = (cpu: number) => `/dev/cpu/${cpu}/msr`;
/** A register's number, and its name where it has one. */
export const registerText = (address: number) => `0x${address.toString(16)}${nameOf(address)}`;
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
