// One stretch of memory for code, in either of two ways, and never writable and executable at once:
//
//   dual       one memfd mapped twice: at one address readable and executable, for the processor, at another readable
//              and writable, for the writer. Functions share pages, and writing one does not stop the others.
//   switching  where the kernel refuses that: one private mapping, made writable for each write and executable again
//              after it. Functions must not share pages then, for another thread may be running a neighbour.
//
// mmap(2), memfd_create(2), mprotect(2).

import { MemoryError } from '../errors/index.ts';
import {
  type ArrayAddresses,
  createMemoryFile,
  errnoName,
  errnoOf,
  errorNumbers,
  mapAnonymous,
  mapFlags,
  READ_EXEC,
  READ_WRITE,
  type SystemCallName,
  type SystemCalls,
  systemCallNumbers,
  unmap,
  wholePages,
} from '../linux/index.ts';

export type MappingMode = 'dual' | 'switching';

/** Copies bytes of JavaScript's to an address. */
export interface MemoryWriter {
  writeBytes(address: bigint, bytes: Uint8Array): void;
}

/** A stretch of memory for code. */
export interface CodeMapping {
  readonly mode: MappingMode;
  /** Where the processor runs it. */
  readonly address: bigint;
  readonly sizeBytes: number;
  /** The mappings that this one consists of. */
  readonly ranges: readonly { readonly address: bigint; readonly sizeBytes: number }[];
  /** Writes at an offset; in switching mode a multiple of the page size. */
  write(offset: number, bytes: Uint8Array): void;
  unmap(): void;
}

/** The name of a memfd as /proc/self/maps shows it: `/memfd:rawcpu`. */
const MEMFD_NAME = 'rawcpu';

/** A step that the kernel refused. */
class Refusal {
  readonly step: SystemCallName;
  readonly errno: number;

  constructor(step: SystemCallName, errno: number) {
    this.step = step;
    this.errno = errno;
  }

  toString(): string {
    return `${this.step}: ${errnoName(this.errno)}`;
  }
}

/**
 * Maps memory for code, in dual mode if `mode` is not given and the kernel allows it.
 * @param sizeBytes a multiple of the page size
 * @throws MemoryError `MAP_FAILED` or `PROTECT_FAILED`, which names the error of every way that was tried.
 */
export function mapCode(
  system: SystemCalls & MemoryWriter & ArrayAddresses,
  sizeBytes: number,
  mode?: MappingMode,
): CodeMapping {
  const refusals: Refusal[] = [];
  if (mode !== 'switching') {
    const mapping = mapDual(system, sizeBytes);
    if (!(mapping instanceof Refusal)) return mapping;
    refusals.push(mapping);
  }
  if (mode !== 'dual') {
    const mapping = mapSwitching(system, sizeBytes);
    if (!(mapping instanceof Refusal)) return mapping;
    refusals.push(mapping);
  }
  throw refusalError(refusals, sizeBytes);
}

function refusalError(refusals: readonly Refusal[], sizeBytes: number): MemoryError {
  const last = refusals.at(-1)!;
  const isOutOfMemory = last.errno === errorNumbers.ENOMEM;
  return new MemoryError(
    last.step === 'mprotect' ? 'PROTECT_FAILED' : 'MAP_FAILED',
    `the kernel refused ${sizeBytes} bytes of memory for code (${refusals.join('; ')})`,
    {
      details: {
        sizeBytes,
        refusals: refusals.map(({ step, errno }) => ({ systemCall: step, errno, errnoName: errnoName(errno) })),
      },
      hint: isOutOfMemory
        ? 'memory is short, or a limit on address space (ulimit -v) or on mappings (vm.max_map_count) is reached'
        : 'a seccomp filter, SELinux (execmem), or MemoryDenyWriteExecute= of systemd forbids executable memory here',
    },
  );
}

function attempt(system: SystemCalls, step: SystemCallName, ...args: readonly (number | bigint)[]): bigint | Refusal {
  return refusedOr(step, system.systemCall(systemCallNumbers[step], ...args));
}

function refusedOr(step: SystemCallName, result: bigint): bigint | Refusal {
  const errno = errnoOf(result);
  return errno === undefined ? result : new Refusal(step, errno);
}

function mapDual(system: SystemCalls & MemoryWriter & ArrayAddresses, sizeBytes: number): CodeMapping | Refusal {
  const fd = refusedOr('memfd_create', createMemoryFile({ memory: system, buffers: system }, MEMFD_NAME, 'execute'));
  if (fd instanceof Refusal) return fd;
  try {
    // SAFETY: the kernel chooses addresses that are free; nobody else knows the descriptor.
    const sized = attempt(system, 'ftruncate', fd, sizeBytes);
    if (sized instanceof Refusal) return sized;
    const address = attempt(system, 'mmap', 0, sizeBytes, READ_EXEC, mapFlags.SHARED, fd, 0);
    if (address instanceof Refusal) return address;
    const writeAddress = attempt(system, 'mmap', 0, sizeBytes, READ_WRITE, mapFlags.SHARED, fd, 0);
    if (writeAddress instanceof Refusal) {
      unmap(system, address, sizeBytes);
      return writeAddress;
    }
    return new DualMapping(system, address, writeAddress, sizeBytes);
  } finally {
    // The mappings keep the memory; the descriptor is of no more use.
    system.systemCall(systemCallNumbers.close, fd);
  }
}

class DualMapping implements CodeMapping {
  readonly mode = 'dual';
  readonly address: bigint;
  readonly sizeBytes: number;
  readonly #writeAddress: bigint;
  readonly #system: SystemCalls & MemoryWriter;

  constructor(system: SystemCalls & MemoryWriter, address: bigint, writeAddress: bigint, sizeBytes: number) {
    this.address = address;
    this.sizeBytes = sizeBytes;
    this.#writeAddress = writeAddress;
    this.#system = system;
  }

  get ranges(): CodeMapping['ranges'] {
    const { sizeBytes } = this;
    return [
      { address: this.address, sizeBytes },
      { address: this.#writeAddress, sizeBytes },
    ];
  }

  write(offset: number, bytes: Uint8Array): void {
    // SAFETY: the owner (CodeMemory) writes inside the mapping, and only blocks that no code runs in.
    this.#system.writeBytes(this.#writeAddress + BigInt(offset), bytes);
  }

  unmap(): void {
    // SAFETY: both ranges are ours, whole, and the owner unmaps once no block of theirs is in use.
    for (const range of this.ranges) unmap(this.#system, range.address, range.sizeBytes);
  }
}

function mapSwitching(system: SystemCalls & MemoryWriter, sizeBytes: number): CodeMapping | Refusal {
  const address = refusedOr('mmap', mapAnonymous(system, sizeBytes));
  if (address instanceof Refusal) return address;
  // Asked for at once, so that a refusal comes before anything relies on the mapping.
  const protectedRange = attempt(system, 'mprotect', address, sizeBytes, READ_EXEC);
  if (protectedRange instanceof Refusal) {
    unmap(system, address, sizeBytes);
    return protectedRange;
  }
  return new SwitchingMapping(system, address, sizeBytes);
}

class SwitchingMapping implements CodeMapping {
  readonly mode = 'switching';
  readonly address: bigint;
  readonly sizeBytes: number;
  readonly #system: SystemCalls & MemoryWriter;

  constructor(system: SystemCalls & MemoryWriter, address: bigint, sizeBytes: number) {
    this.address = address;
    this.sizeBytes = sizeBytes;
    this.#system = system;
  }

  get ranges(): CodeMapping['ranges'] {
    return [{ address: this.address, sizeBytes: this.sizeBytes }];
  }

  #protect(offset: number, sizeBytes: number, protection: number): void {
    // SAFETY: whole pages of our own mapping, in which no code runs now.
    const refusal = attempt(this.#system, 'mprotect', this.address + BigInt(offset), sizeBytes, protection);
    if (refusal instanceof Refusal) throw refusalError([refusal], sizeBytes);
  }

  write(offset: number, bytes: Uint8Array): void {
    const sizeBytes = wholePages(bytes.length);
    this.#protect(offset, sizeBytes, READ_WRITE);
    // SAFETY: the pages are writable until the next line, and the owner writes inside the mapping.
    this.#system.writeBytes(this.address + BigInt(offset), bytes);
    this.#protect(offset, sizeBytes, READ_EXEC);
  }

  unmap(): void {
    // SAFETY: the range is ours, whole, and the owner unmaps once no block of it is in use.
    unmap(this.#system, this.address, this.sizeBytes);
  }
}
