// Memory without a name in any file system (memfd), by its descriptor: the host writes and reads it by system calls and
// maps none of it, so nothing that a child does to its mapping can disturb the host. memfd_create(2), fcntl(2).

import { MemoryError, UnsupportedError } from '../../errors/index.ts';
import { errnoName, errnoOf, type NativeEnvironment } from '../../native/index.ts';
import { CHILD_MEMORY_FD } from './launcher-source.ts';

export type FdSystem = Pick<NativeEnvironment, 'memory' | 'buffers'>;

const call = {
  memfd_create: 319,
  ftruncate: 77,
  pwrite64: 18,
  pread64: 17,
  fcntl: 72,
  close: 3,
} as const;

const MFD_CLOEXEC = 1;
const MFD_NOEXEC_SEAL = 8;
const MFD_EXEC = 0x10;
const F_DUPFD_CLOEXEC = 1030;
const EINVAL = 22;

/** Errors that say memory or descriptors are short; a system that forbids memory files says something else. */
const shortages: readonly number[] = [12, 23, 24, 28]; // ENOMEM, ENFILE, EMFILE, ENOSPC

/** Makes a system call. @throws MemoryError `MAP_FAILED`; UnsupportedError `ISOLATION_REFUSED` where it is forbidden */
function checked(system: FdSystem, name: keyof typeof call, ...args: readonly (number | bigint)[]): number {
  const result = system.memory.systemCall(call[name], ...args);
  const errno = errnoOf(result);
  if (errno === undefined) return Number(result);
  if (name === 'memfd_create' && !shortages.includes(errno)) {
    throw new UnsupportedError('ISOLATION_REFUSED', `no child can be started (memfd_create: ${errnoName(errno)})`, {
      details: { step: name, errno },
      hint: 'isolation needs memory files, which the sysctl vm.memfd_noexec=2 or a seccomp filter of a container forbids',
    });
  }
  throw new MemoryError(
    'MAP_FAILED',
    `the kernel refused memory to share with a child (${name}: ${errnoName(errno)})`,
    {
      details: { systemCall: name, errno, errnoName: errnoName(errno) },
      hint: name === 'memfd_create' ? 'ulimit -n bounds how many files there may be' : 'memory is short',
    },
  );
}

export class SharedMemory {
  readonly fd: number;
  readonly #system: FdSystem;
  #isClosed = false;

  /** @param use what the memory is for: `data`, or a `program` that the kernel will start from it */
  constructor(system: FdSystem, sizeBytes: number, use: 'data' | 'program') {
    this.#system = system;
    this.fd = aboveChildFds(system, createMemfd(system, use === 'program' ? MFD_EXEC : MFD_NOEXEC_SEAL));
    try {
      checked(system, 'ftruncate', this.fd, sizeBytes);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  write(offset: number, bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) {
      // SAFETY: address and length are those of the array, which is held during the call.
      const from = this.#system.buffers.addressOf(bytes) + BigInt(done);
      done += checked(this.#system, 'pwrite64', this.fd, from, bytes.length - done, offset + done);
    }
  }

  read(offset: number, sizeBytes: number): Uint8Array {
    const bytes = new Uint8Array(sizeBytes);
    for (let done = 0; done < sizeBytes; ) {
      // SAFETY: as above.
      const to = this.#system.buffers.addressOf(bytes) + BigInt(done);
      const count = checked(this.#system, 'pread64', this.fd, to, sizeBytes - done, offset + done);
      if (count === 0) break;
      done += count;
    }
    return bytes;
  }

  /** Somebody else closes the descriptor from here on. */
  handOver(): void {
    this.#isClosed = true;
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    // SAFETY: the descriptor is ours and used by nobody after this.
    this.#system.memory.systemCall(call.close, this.fd);
  }
}

/** What `ps` and /proc/PID/maps show: `/memfd:rawcpu-isolated`. */
const memfdName = new TextEncoder().encode('rawcpu-isolated\0');

function createMemfd(system: FdSystem, executable: number): number {
  // SAFETY: the name is a NUL-terminated string that stays during the call.
  const name = system.buffers.addressOf(memfdName);
  const fd = system.memory.systemCall(call.memfd_create, name, MFD_CLOEXEC | executable);
  // Kernels before 6.3 do not know the flags about execution and refuse unknown ones.
  if (errnoOf(fd) === EINVAL) return checked(system, 'memfd_create', name, MFD_CLOEXEC);
  return errnoOf(fd) === undefined ? Number(fd) : checked(system, 'memfd_create', name, MFD_CLOEXEC | executable);
}

/** Moves a descriptor away from those that a child puts its own at; needed where standard streams are closed. */
function aboveChildFds(system: FdSystem, fd: number): number {
  if (fd > CHILD_MEMORY_FD) return fd;
  try {
    return checked(system, 'fcntl', fd, F_DUPFD_CLOEXEC, CHILD_MEMORY_FD + 1);
  } finally {
    system.memory.systemCall(call.close, fd);
  }
}
