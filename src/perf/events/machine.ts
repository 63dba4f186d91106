// What resolving an event looks at: files of sysfs and tracefs, the processor's identity, and where a thread may run.
// An interface, so that a test can play any machine.

import { closeSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { allowedCpus, cpuInfo, parseKernelCpuList } from '../../cpu/index.ts';
import type { ElfSource } from '../../elf/index.ts';
import { deliversBreakpoints } from '../breakpoint-probe.ts';
import { fileSource, openRegularFile } from '../regular-file.ts';

/** A processor, as much as its events depend on it. */
export interface CoreIdentity {
  readonly vendor: string;
  /** The displayed ones, as cpuInfo() gives them. */
  readonly family: number;
  readonly model: number;
  readonly stepping: number;
  /** Of a hybrid processor: the kind of this core. */
  readonly coreKind?: string | undefined;
  readonly isGuest: boolean;
}

/** A file that is open until it is closed. */
export interface OpenProgram extends ElfSource {
  readonly sizeBytes: number;
  close(): void;
}

export interface EventMachine {
  /** A file's text, without the white space around it; undefined where it cannot be read. */
  read(path: string): string | undefined;
  /** The names in a folder; undefined where it cannot be read. */
  list(path: string): readonly string[] | undefined;
  /** Why a path cannot be read: ENOENT, EACCES ... */
  refusal(path: string): string | undefined;
  /** Opens a regular file at a path that a user gave; else why it cannot be read: `ENOENT`, `it is a folder`. */
  openProgram(path: string): OpenProgram | string;
  identity(): CoreIdentity | undefined;
  /** Whether hardware breakpoints that are set are also reached. */
  deliversBreakpoints(): boolean;
  /** The CPUs that a thread may run on; 0 is the calling one. Undefined where that cannot be known. */
  cpusOfThread(pid: number): readonly number[] | undefined;
}

const attempt = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

let identity: CoreIdentity | undefined;

/** This machine. */
export const thisMachine: EventMachine = {
  read: (path) => attempt(() => readFileSync(path, 'utf8').trim()),
  list: (path) => attempt(() => readdirSync(path)),
  refusal: (path) => {
    try {
      if (existsSync(path)) readFileSync(path);
      else readdirSync(path);
      return undefined;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      return code === 'EISDIR' ? undefined : code;
    }
  },
  openProgram: (path) => {
    const { fd, refusal } = openRegularFile(path);
    return fd === undefined ? refusal : { ...fileSource(fd), close: () => closeSync(fd) };
  },
  identity: () => {
    identity ??= attempt(() => {
      const info = cpuInfo();
      const { vendor, family, model, stepping, topology, features } = info;
      return { vendor, family, model, stepping, coreKind: topology.coreKind, isGuest: features.hypervisor.cpu };
    });
    return identity;
  },
  deliversBreakpoints,
  cpusOfThread: (pid) => (pid === 0 ? attempt(allowedCpus) : attempt(() => cpusInStatus(pid))),
};

function cpusInStatus(pid: number): number[] {
  const list = /^Cpus_allowed_list:\s*(.*)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]!;
  return parseKernelCpuList(list);
}

/** A list as the kernel writes it. */
export function cpuListText(cpus: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const cpu of [...cpus].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === cpu - 1) last[1] = cpu;
    else ranges.push([cpu, cpu]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join();
}
