// Memory without a name in any file system (memfd), by its descriptor: the host writes and reads it by system calls and
// maps none of it, so nothing that a child does to its mapping can disturb the host. memfd_create(2), fcntl(2).

import { CallError, MemoryError, UnsupportedError } from '../../errors/index.ts';
import {
  closeDescriptors,
  createMemoryFile,
  errnoName,
  errnoOf,
  errorNumbers,
  fcntlCommands,
  type SystemAccess,
  type SystemCallName,
  systemCallNumbers,
} from '../../linux/index.ts';
import { CHILD_MEMORY_FD } from './launcher-source.ts';

/** Errors that say memory or descriptors are short; a system that forbids memory files says something else. */
const { ENOMEM, ENFILE, EMFILE, ENOSPC } = errorNumbers;
const shortages = [ENOMEM, ENFILE, EMFILE, ENOSPC];

/** Makes a system call. @throws MemoryError `MAP_FAILED`; UnsupportedError `ISOLATION_REFUSED` where it is forbidden */
function checked(system: SystemAccess, name: SystemCallName, ...args: readonly (number | bigint)[]): number {
  return checkedResult(name, system.memory.systemCall(systemCallNumbers[name], ...args));
}

function checkedResult(name: SystemCallName, result: bigint): number {
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
  readonly #fd: number;
  readonly #system: SystemAccess;
  #isClosed = false;

  /** @param use what the memory is for: `data`, or a `program` that the kernel will start from it */
  constructor(system: SystemAccess, sizeBytes: number, use: 'data' | 'program') {
    this.#system = system;
    this.#fd = aboveChildFds(system, createMemfd(system, use === 'program' ? 'execute' : 'data'));
    try {
      checked(system, 'ftruncate', this.#fd, sizeBytes);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** The descriptor, until it is closed or handed over. @throws CallError `DISPOSED` */
  get fd(): number {
    if (this.#isClosed) throw new CallError('DISPOSED', 'memory that was shared with a child was given back');
    return this.#fd;
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
    closeDescriptors(this.#system, this.#fd);
  }
}

/** What /proc/PID/maps shows: `/memfd:rawcpu-isolated`. */
const MEMFD_NAME = 'rawcpu-isolated';

function createMemfd(system: SystemAccess, use: 'execute' | 'data'): number {
  return checkedResult('memfd_create', createMemoryFile(system, MEMFD_NAME, use));
}

/** Moves a descriptor away from those that a child puts its own at; needed where standard streams are closed. */
function aboveChildFds(system: SystemAccess, fd: number): number {
  if (fd > CHILD_MEMORY_FD) return fd;
  try {
    return checked(system, 'fcntl', fd, fcntlCommands.DUPFD_CLOEXEC, CHILD_MEMORY_FD + 1);
  } finally {
    closeDescriptors(system, fd);
  }
}
