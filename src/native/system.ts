// Linux system calls by number (arch/x86/entry/syscalls/syscall_64.tbl), and errors by name. The layer is an interface,
// so that a test can refuse whatever a kernel might refuse.

import { constants } from 'node:os';
import { UnsupportedError } from '../errors/index.ts';

/** Makes a system call; a negative result from -4095 on is an error number. */
export interface SystemCalls {
  systemCall(number: number, ...args: readonly (number | bigint)[]): bigint;
}

export const systemCallNumbers = {
  close: 3,
  mmap: 9,
  mprotect: 10,
  munmap: 11,
  rt_sigaction: 13,
  getpid: 39,
  fcntl: 72,
  ftruncate: 77,
  pipe2: 293,
  process_vm_readv: 310,
  memfd_create: 319,
} as const;

export type SystemCallName = keyof typeof systemCallNumbers;

const errnoNames = new Map(Object.entries(constants.errno).map(([name, number]) => [number as number, name]));

/** The name of an error number, such as `EPERM` for 1. */
export function errnoName(errno: number): string {
  return errnoNames.get(errno) ?? `errno ${errno}`;
}

/** The error number in a system call's result, or undefined for a success. */
export function errnoOf(result: bigint): number | undefined {
  return result < 0n && result >= -4095n ? Number(-result) : undefined;
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
  const result = system.systemCall(systemCallNumbers[name], ...args);
  const errno = errnoOf(result);
  if (errno === undefined) return result;
  throw new UnsupportedError('SYSTEM_CALL', `${name} failed: ${errnoName(errno)}`, {
    details: { systemCall: name, errno, errnoName: errnoName(errno) },
  });
}
