// Linux system calls by name (arch/x86/entry/syscalls/syscall_64.tbl), and errors by name. Who makes them is an interface,
// so that a test can refuse whatever a kernel might refuse.

import { constants } from 'node:os';
import { UnsupportedError } from '../errors/index.ts';
import { LOWEST_ERROR } from './constants.ts';

/** Makes a system call; a negative result from -4095 on is an error number. */
export interface SystemCalls {
  systemCall(number: number, ...args: readonly (number | bigint)[]): bigint;
}

/** Tells where an array lies, for calls that read or fill memory. */
export interface ArrayAddresses {
  addressOf(array: Uint8Array | Int32Array | BigInt64Array | BigUint64Array): bigint;
}

/** What most of this room needs of its caller. */
export interface SystemAccess {
  readonly memory: SystemCalls;
  readonly buffers: ArrayAddresses;
}

/** The system calls that this package makes, here and in machine code. system-call-names.ts has the names of all. */
export const systemCallNumbers = {
  read: 0,
  write: 1,
  close: 3,
  poll: 7,
  mmap: 9,
  mprotect: 10,
  munmap: 11,
  rt_sigaction: 13,
  rt_sigprocmask: 14,
  rt_sigreturn: 15,
  ioctl: 16,
  pread64: 17,
  pwrite64: 18,
  dup2: 33,
  setitimer: 38,
  getpid: 39,
  clone: 56,
  execve: 59,
  fcntl: 72,
  ftruncate: 77,
  getppid: 110,
  setsid: 112,
  sigaltstack: 131,
  prctl: 157,
  arch_prctl: 158,
  gettid: 186,
  sched_setaffinity: 203,
  sched_getaffinity: 204,
  timer_create: 222,
  timer_settime: 223,
  timer_delete: 226,
  exit_group: 231,
  tgkill: 234,
  waitid: 247,
  ppoll: 271,
  eventfd2: 290,
  pipe2: 293,
  perf_event_open: 298,
  prlimit64: 302,
  process_vm_readv: 310,
  process_vm_writev: 311,
  seccomp: 317,
  memfd_create: 319,
  execveat: 322,
  pidfd_send_signal: 424,
  close_range: 436,
} as const;

export type SystemCallName = keyof typeof systemCallNumbers;

/** Error numbers by name. errno(3). */
export const errorNumbers: Readonly<Record<string, number>> = constants.errno;

const errnoNames = new Map(Object.entries(constants.errno).map(([name, number]) => [number as number, name]));

/** The name of an error number, such as `EPERM` for 1. */
export function errnoName(errno: number): string {
  return errnoNames.get(errno) ?? `errno ${errno}`;
}

/** The error number in a system call's result, or undefined for a success. */
export function errnoOf(result: bigint): number | undefined {
  return result < 0n && result >= BigInt(LOWEST_ERROR) ? Number(-result) : undefined;
}

/**
 * Makes a system call and gives its result.
 * @throws UnsupportedError `SYSTEM_CALL` with the error's name.
 */
export function checkedSystemCall(
  system: SystemCalls,
  name: SystemCallName,
  ...args: readonly (number | bigint)[]
): bigint {
  return checkedResult(name, system.systemCall(systemCallNumbers[name], ...args));
}

/** A system call's result. @throws UnsupportedError `SYSTEM_CALL` with the error's name. */
export function checkedResult(name: SystemCallName, result: bigint): bigint {
  const errno = errnoOf(result);
  if (errno === undefined) return result;
  throw new UnsupportedError('SYSTEM_CALL', `${name} failed: ${errnoName(errno)}`, {
    details: { systemCall: name, errno, errnoName: errnoName(errno) },
  });
}
