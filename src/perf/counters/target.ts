// What is counted: options turned into instances, the pairs of thread and CPU that perf_event_open(2) takes. An instance has one
// descriptor an event; a count is the sum over the instances.

import { closeSync, constants, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onlineCpus } from '../../cpu/index.ts';
import { describeValue, optional, RawCpuError, readList, readText, UnsupportedError } from '../../errors/index.ts';
import { perfOpenFlags } from '../../linux/index.ts';
import { cpuListText } from '../events/index.ts';

/** Who is counted. Without any of these it is the calling thread. */
export interface TargetOptions {
  /** A process: all threads that it has, and with `inherit` those that it will have. */
  readonly pid?: number;
  /** One thread. */
  readonly tid?: number;
  /** Logical CPUs, or 'all': everything that runs there, or of the given process, thread or cgroup what runs there. */
  readonly cpu?: number | readonly number[] | 'all';
  /** A cgroup: its folder, or its path below where cgroups are mounted. Needs CPUs; all when none are given. */
  readonly cgroup?: string;
}

/** A place to open events at. */
export interface EventInstance {
  readonly pid: number;
  readonly cpu: number;
  readonly flags: number;
}

export interface Target {
  readonly instances: readonly EventInstance[];
  /** No thread is named: events of a package can be counted. */
  readonly isSystemWide: boolean;
  /** The CPUs that were asked for; undefined for a thread wherever it runs. */
  readonly cpus: readonly number[] | undefined;
  /** The thread whose affinity says on which CPUs it may run. */
  readonly thread: number;
  /** In words, for messages. */
  readonly text: string;
  /** Gives back what the target itself holds, once its events are open. */
  readonly release: () => void;
}

/** Where Linux mounts cgroups; /proc/self/mounts knows better. */
const CGROUPS = '/sys/fs/cgroup';

/**
 * Finds the instances.
 * @throws UnsupportedError `EVENT_TARGET`, `CPU_OFFLINE`; RawCpuError `BAD_OPTION`
 */
export function findTarget({ pid, tid, cpu, cgroup }: TargetOptions): Target {
  const named = Object.entries({ pid, tid, cgroup }).filter(([, value]) => value !== undefined);
  if (named.length > 1) {
    throw new RawCpuError('BAD_OPTION', `counters: ${named.map(([name]) => name).join(' and ')} exclude each other`);
  }
  requireId('pid', pid);
  requireId('tid', tid);
  optional(readText)('counters: cgroup', cgroup);
  const cpus = cpu === undefined && cgroup === undefined ? undefined : cpuList(cpu ?? 'all');
  const common = { cpus, release: () => {} };
  if (cgroup !== undefined) return cgroupTarget(cgroup, cpus!);
  if (pid === undefined && tid === undefined) {
    const ids = cpus === undefined ? [0] : [-1];
    const text = cpus === undefined ? 'this thread' : `CPUs ${cpuListText(cpus)}`;
    return { ...common, instances: instances(ids, cpus, 0), isSystemWide: cpus !== undefined, thread: 0, text };
  }
  const threads = tid === undefined ? threadsOf(pid!) : [tid];
  const text = tid === undefined ? `process ${pid}` : `thread ${tid}`;
  return { ...common, instances: instances(threads, cpus, 0), isSystemWide: false, thread: threads[0]!, text };
}

function instances(ids: readonly number[], cpus: readonly number[] | undefined, flags: number): EventInstance[] {
  return ids.flatMap((pid) => (cpus ?? [-1]).map((cpu) => ({ pid, cpu, flags })));
}

function requireId(name: string, value: number | undefined): void {
  if (value === undefined || (Number.isInteger(value) && value > 0)) return;
  throw new RawCpuError('BAD_OPTION', `counters: ${name} must be a whole number above 0, got ${describeValue(value)}`);
}

/** @throws UnsupportedError `EVENT_TARGET` when the process is gone */
export function threadsOf(pid: number): number[] {
  let names: string[] = [];
  try {
    names = readdirSync(`/proc/${pid}/task`);
  } catch {
    // Gone, or never there.
  }
  if (names.length > 0) return names.map(Number).sort((a, b) => a - b);
  throw new UnsupportedError('EVENT_TARGET', `there is no process ${pid}`, {
    details: { pid, layer: 'process' },
    hint: 'it has ended, or /proc is mounted with hidepid',
  });
}

function cpuList(cpu: NonNullable<TargetOptions['cpu']>): number[] {
  const online = onlineCpus();
  const asked =
    cpu === 'all'
      ? online
      : typeof cpu === 'number'
        ? [cpu]
        : (readList('counters: cpu', "a number, a list of numbers, or 'all'", cpu) as number[]);
  if (asked.length === 0) throw new RawCpuError('BAD_OPTION', 'counters: the list of CPUs is empty');
  const offline = asked.find((each) => !online.includes(each));
  if (offline === undefined) return [...new Set(asked)];
  throw new UnsupportedError(
    'CPU_OFFLINE',
    `logical CPU ${describeValue(offline)} cannot be counted on: it is not online`,
    {
      details: { cpu: offline, online },
      hint: `online here are ${cpuListText(online)}`,
    },
  );
}

function cgroupTarget(cgroup: string, cpus: readonly number[]): Target {
  const mounts = cgroupMounts();
  const isWhole = mounts.some((mount) => cgroup === mount || cgroup.startsWith(`${mount}/`));
  const path = isWhole ? cgroup : join(mounts[0] ?? CGROUPS, cgroup);
  let fd: number;
  try {
    fd = openSync(path, constants.O_RDONLY | constants.O_DIRECTORY);
  } catch (error) {
    throw new UnsupportedError(
      'EVENT_TARGET',
      `the cgroup ${path} cannot be opened: ${(error as NodeJS.ErrnoException).code}`,
      { details: { cgroup: path, layer: 'cgroup' }, hint: `cgroups are folders below ${mounts[0] ?? CGROUPS}` },
    );
  }
  return {
    instances: instances([fd], cpus, perfOpenFlags.PID_CGROUP),
    isSystemWide: false,
    cpus,
    thread: 0,
    text: `cgroup ${cgroup}`,
    release: () => closeSync(fd),
  };
}

/** Mount points whose cgroups can be counted: those of version 2, and the perf_event hierarchy of version 1. */
function cgroupMounts(): string[] {
  let mounts = '';
  try {
    mounts = readFileSync('/proc/self/mounts', 'utf8');
  } catch {
    // Then the usual place is tried.
  }
  return mounts.split('\n').flatMap((line) => {
    const [, point, type, options = ''] = line.split(' ');
    const isCountable = type === 'cgroup2' || (type === 'cgroup' && options.split(',').includes('perf_event'));
    return isCountable && point !== undefined ? [point] : [];
  });
}
