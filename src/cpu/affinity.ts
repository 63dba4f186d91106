// Which logical CPU this thread runs on. Moving a thread takes two system calls; whatever happens in between, it goes
// back to where it was allowed to run before.

import { readFileSync } from 'node:fs';
import { describeValue, quoted, RawCpuError, readText, UnsupportedError } from '../errors/index.ts';
import { nativeEnvironment } from '../jit/index.ts';
import { errnoName, errnoOf, systemCallNumbers } from '../linux/index.ts';

/** Bytes of a CPU set: 8192 logical CPUs, the most that Linux can be built for. */
const SET_BYTES = 1024;

/** The CPUs that this thread may run on, as a bit set. */
function currentSet(): Uint8Array {
  const set = new Uint8Array(SET_BYTES);
  const result = callAffinity(systemCallNumbers.sched_getaffinity, set);
  const errno = errnoOf(result);
  if (errno === undefined) return set;
  throw new UnsupportedError('SYSTEM_CALL', `sched_getaffinity failed: ${errnoName(errno)}`, {
    details: { systemCall: 'sched_getaffinity', errno },
  });
}

function callAffinity(number: number, set: Uint8Array): bigint {
  const { memory, buffers } = nativeEnvironment();
  // SAFETY: the set is held and has the length that the call is told; thread 0 is the calling one.
  return memory.systemCall(number, 0, SET_BYTES, buffers.addressOf(set));
}

/** The CPUs that this thread may run on, as numbers. */
export function allowedCpus(): number[] {
  const set = currentSet();
  return Array.from({ length: SET_BYTES * 8 }, (_, cpu) => cpu).filter(
    (cpu) => ((set[cpu >> 3]! >> (cpu & 7)) & 1) === 1,
  );
}

/** The CPUs that the kernel has switched on, from /sys; those that this thread may run on where /sys is not there. */
export function onlineCpus(): number[] {
  let list: string;
  try {
    list = readFileSync('/sys/devices/system/cpu/online', 'utf8');
  } catch {
    return allowedCpus();
  }
  return parseKernelCpuList(list);
}

/**
 * Reads a list such as `0-3,8`; a CPU that is there twice counts once.
 * @throws RawCpuError `BAD_OPTION`, for an empty list and an empty item too
 */
export function parseCpuList(list: string): number[] {
  const cpus = new Set<number>();
  for (const part of readText('a list of logical CPUs', list).trim().split(',')) {
    const range = /^\s*(\d{1,9})(?:-(\d{1,9}))?\s*$/.exec(part);
    const first = Number(range?.[1]);
    const last = Number(range?.[2] ?? range?.[1]);
    if (!(first <= last && last < SET_BYTES * 8)) {
      throw new RawCpuError(
        'BAD_OPTION',
        `${quoted(part)} is not a range of logical CPUs; expected numbers up to ${SET_BYTES * 8 - 1} such as 0-3,8`,
      );
    }
    for (let cpu = first; cpu <= last; cpu++) cpus.add(cpu);
  }
  return [...cpus];
}

/** Reads a list as the kernel's files have it: one without CPUs is empty. */
export const parseKernelCpuList = (text: string): number[] => (text.trim() === '' ? [] : parseCpuList(text));

/**
 * Runs a function on one logical CPU. The function must not yield: only this thread is moved, and only meanwhile.
 * @throws UnsupportedError `CPU_OFFLINE`
 */
export function runOnCpu<T>(cpu: number, work: () => T): T {
  requireCpuNumber(cpu);
  const before = currentSet();
  const only = new Uint8Array(SET_BYTES);
  only[cpu >> 3] = 1 << (cpu & 7);
  const errno = errnoOf(callAffinity(systemCallNumbers.sched_setaffinity, only));
  if (errno !== undefined) throw offline(cpu, errnoName(errno));
  try {
    return work();
  } finally {
    callAffinity(systemCallNumbers.sched_setaffinity, before);
  }
}

/** Refuses what cannot be the number of a logical CPU. */
export function requireCpuNumber(cpu: unknown): asserts cpu is number {
  if (typeof cpu === 'number' && Number.isInteger(cpu) && cpu >= 0 && cpu < SET_BYTES * 8) return;
  throw offline(cpu, 'no such number');
}

function offline(cpu: unknown, reason: string): UnsupportedError {
  return new UnsupportedError('CPU_OFFLINE', `logical CPU ${describeValue(cpu)} cannot be used: ${reason}`, {
    details: { cpu, reason },
    hint: `online here are ${onlineText()}; \`taskset -p $$\` shows where this process may run`,
  });
}

function onlineText(): string {
  try {
    return readFileSync('/sys/devices/system/cpu/online', 'utf8').trim();
  } catch {
    return 'those that /proc/cpuinfo lists';
  }
}
