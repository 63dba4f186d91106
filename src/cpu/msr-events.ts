// The kernel's msr events (the PMU `msr`, arch/x86/events/msr.c): a handful of registers that perf_event_open(2) reads, on
// machines where nobody loads the msr driver. An event counts from when it is switched on; it never tells what the
// register holds. Except for the thermal margin, which is what it is.

import { readFileSync } from 'node:fs';
import { UnsupportedError } from '../errors/index.ts';
import { nativeEnvironment } from '../jit/index.ts';
import { errnoName, LivePerfKernel, OwnedDescriptor, type PerfKernel } from '../linux/index.ts';
import { onlineCpus, requireCpuNumber } from './affinity.ts';
import { lazily } from './instructions.ts';

/** The events by the registers that they read. */
const eventNames = {
  16: 'tsc',
  52: 'smi',
  231: 'mperf',
  232: 'aperf',
  412: 'cpu_thermal_margin',
  1614: 'pperf',
  3221225705: 'irperf',
  3221291648: 'ptsc',
} as const satisfies Record<number, MsrEventName>;

/** An event of the kernel's `msr` device; each counts what one register holds. */
export type MsrEventName = 'tsc' | 'smi' | 'mperf' | 'aperf' | 'cpu_thermal_margin' | 'pperf' | 'irperf' | 'ptsc';

const THERM_STATUS = 0x19c;

/** An event that counts, until close(); reading it after that throws `DISPOSED`. One that is forgotten is closed too. */
export interface OpenEvent {
  /** The event's file below /sys. */
  readonly path: string;
  read(): bigint;
  close(): void;
}

export class MsrEvents {
  readonly #root: string;
  readonly #kernel: () => PerfKernel;

  /** @param root where the kernel shows its devices; another one than /sys for tests */
  constructor(root: string, kernel: () => PerfKernel) {
    this.#root = root;
    this.#kernel = kernel;
  }

  /** The event that counts a register on this machine. */
  nameOf(address: number): MsrEventName | undefined {
    const name = (eventNames as Readonly<Record<number, MsrEventName>>)[address];
    // The thermal margin is one field of its register, and no counter.
    return name === undefined || address === THERM_STATUS || this.#file('msr', name) === undefined ? undefined : name;
  }

  /** The events that this machine has. */
  list(): MsrEventName[] {
    return Object.values(eventNames).filter((name) => this.#file('msr', name) !== undefined);
  }

  #path(device: string, name: string): string {
    return `${this.#root}/bus/event_source/devices/${device}/events/${name}`;
  }

  #file(device: string, name: string): string | undefined {
    return readText(this.#path(device, name));
  }

  /**
   * Opens the event that counts a register on one logical CPU, and starts it.
   * @throws UnsupportedError `MSR_UNAVAILABLE`, `CPU_OFFLINE`
   */
  open(address: number, cpu: number): OpenEvent {
    const name = (eventNames as Readonly<Record<number, MsrEventName>>)[address];
    if (name === undefined) throw refusal(`no msr event reads register 0x${address.toString(16)}`, {});
    return this.openEvent('msr', name, cpu);
  }

  /** Opens an event of a device by its name. */
  openEvent(device: string, name: string, cpu: number): OpenEvent {
    requireCpuNumber(cpu);
    const path = this.#path(device, name);
    const type = readText(`${this.#root}/bus/event_source/devices/${device}/type`);
    const config = /^event=(0x[0-9a-f]+)/.exec(this.#file(device, name) ?? '')?.[1];
    if (type === undefined || config === undefined) {
      throw refusal(`there is no event ${device}/${name}/`, { details: { layer: 'cpu', path } });
    }
    const kernel = this.#kernel();
    const fd = kernel.open({ type: Number(type), config: BigInt(config) }, { pid: -1, cpu, groupFd: -1 });
    if (fd < 0) throw openError(device, name, path, cpu, -fd);
    const text = `${device}/${name}/`;
    const event = new OwnedDescriptor(`the watch of ${text} on CPU ${cpu}`, fd, closedBy(kernel));
    const bytes = new BigInt64Array(1);
    return {
      path,
      read: () => {
        const count = kernel.read(event.fd, new Uint8Array(bytes.buffer));
        if (count === 8) return bytes[0]!;
        throw refusal(`the event ${text} cannot be read: ${count < 0 ? errnoName(-count) : 'no count'}`, {
          details: { layer: 'kernel', path },
        });
      },
      close: () => event.close(),
    };
  }

  /** What one unit of an event's count stands for, from the file that says so. */
  scaleOf(device: string, name: string): number | undefined {
    const text = this.#file(device, `${name}.scale`);
    return text === undefined ? undefined : Number(text);
  }
}

/** Outside of openEvent(), whose scope holds what is to be collected. */
const closedBy = (kernel: PerfKernel) => (fd: number) => kernel.close(fd);

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}

function refusal(text: string, extras: { details?: Record<string, unknown>; hint?: string }): UnsupportedError {
  return new UnsupportedError('MSR_UNAVAILABLE', text, extras);
}

function openError(device: string, name: string, path: string, cpu: number, errno: number): UnsupportedError {
  const errnoText = errnoName(errno);
  const details = { layer: 'kernel', path, cpu, errno, errnoName: errnoText };
  if (!onlineCpus().includes(cpu)) {
    return new UnsupportedError('CPU_OFFLINE', `there is no logical CPU ${cpu} online`, { details });
  }
  const isPermission = errnoText === 'EACCES' || errnoText === 'EPERM';
  return refusal(`perf_event_open refused ${device}/${name}/ on CPU ${cpu}: ${errnoText}`, {
    details: { ...details, layer: isPermission ? 'permission' : 'kernel' },
    ...(isPermission && { hint: 'sysctl kernel.perf_event_paranoid=0, or CAP_PERFMON: events of a whole CPU need it' }),
  });
}

/** The events of this machine. */
export const liveMsrEvents: () => MsrEvents = lazily(
  () => new MsrEvents('/sys', () => new LivePerfKernel(nativeEnvironment())),
);

/** The kernel's msr events on this machine, by name: what `msr.watch()` has where there is no msr device. */
export const msrEvents = (): readonly MsrEventName[] => liveMsrEvents().list();

/**
 * Opens one of them on a whole CPU and closes it again, to see whether this process may.
 * @throws UnsupportedError `MSR_UNAVAILABLE`
 */
export function tryMsrEvent(name: MsrEventName): void {
  liveMsrEvents()
    .openEvent('msr', name, onlineCpus()[0] ?? 0)
    .close();
}
