// One stretch of memory for code, in either of two ways, and never writable and executable at once:
//
//   dual       one memfd mapped twice: at one address readable and executable, for the processor, at another readable
//              and writable, for the writer. Functions share pages, and writing one does not stop the others.
//   switching  where the kernel refuses that: one private mapping, made writable for each write and executable again
//              after it. Functions must not share pages then, for another thread may be running a neighbour.
//
// mmap(2), memfd_create(2), mprotect(2).

import { MemoryError } from '../errors/index.ts';
import { errnoName, errnoOf, type SystemCallName, type SystemCalls, systemCallNumbers } from './system.ts';

export const PAGE_SIZE_BYTES = 4096;

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

const PROT_READ = 1;
const PROT_WRITE = 2;
const PROT_EXEC = 4;
const MAP_SHARED = 1;
const MAP_PRIVATE = 2;
const MAP_ANONYMOUS = 0x20;
const MFD_CLOEXEC = 1;
const MFD_EXEC = 0x10;
const EINVAL = 22;

/** The name of a memfd as /proc/self/maps shows it: `/memfd:rawcpu`. */
const memfdName = new Uint8Array(new Uint8Array([0x72, 0x61, 0x77, 0x63, 0x70, 0x75, 0]).buffer);

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
  system: SystemCalls & MemoryWriter & { addressOf(array: Uint8Array): bigint },
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
  const isOutOfMemory = last.errno === 12;
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
  const result = system.systemCall(systemCallNumbers[step], ...args);
  const errno = errnoOf(result);
  return errno === undefined ? result : new Refusal(step, errno);
}

function createMemfd(system: SystemCalls, nameAddress: bigint): bigint | Refusal {
  // SAFETY: the name is a NUL-terminated string that stays during the call.
  const fd = attempt(system, 'memfd_create', nameAddress, MFD_CLOEXEC | MFD_EXEC);
  // Kernels before 6.3 do not know MFD_EXEC and refuse unknown flags.
  const isOldKernel = fd instanceof Refusal && fd.errno === EINVAL;
  return isOldKernel ? attempt(system, 'memfd_create', nameAddress, MFD_CLOEXEC) : fd;
}

function mapDual(
  system: SystemCalls & MemoryWriter & { addressOf(array: Uint8Array): bigint },
  sizeBytes: number,
): CodeMapping | Refusal {
  const fd = createMemfd(system, system.addressOf(memfdName));
  if (fd instanceof Refusal) return fd;
  try {
    // SAFETY: the kernel chooses addresses that are free; nobody else knows the descriptor.
    const sized = attempt(system, 'ftruncate', fd, sizeBytes);
    if (sized instanceof Refusal) return sized;
    const address = attempt(system, 'mmap', 0, sizeBytes, PROT_READ | PROT_EXEC, MAP_SHARED, fd, 0);
    if (address instanceof Refusal) return address;
    const writeAddress = attempt(system, 'mmap', 0, sizeBytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (writeAddress instanceof Refusal) {
      system.systemCall(systemCallNumbers.munmap, address, sizeBytes);
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
    for (const range of this.ranges) this.#system.systemCall(systemCallNumbers.munmap, range.address, range.sizeBytes);
  }
}

function mapSwitching(system: SystemCalls & MemoryWriter, sizeBytes: number): CodeMapping | Refusal {
  // SAFETY: the kernel chooses an address that is free.
  const address = attempt(system, 'mmap', 0, sizeBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (address instanceof Refusal) return address;
  // Asked for at once, so that a refusal comes before anything relies on the mapping.
  const protectedRange = attempt(system, 'mprotect', address, sizeBytes, PROT_READ | PROT_EXEC);
  if (protectedRange instanceof Refusal) {
    system.systemCall(systemCallNumbers.munmap, address, sizeBytes);
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
    const sizeBytes = Math.ceil(bytes.length / PAGE_SIZE_BYTES) * PAGE_SIZE_BYTES;
    this.#protect(offset, sizeBytes, PROT_READ | PROT_WRITE);
    // SAFETY: the pages are writable until the next line, and the owner writes inside the mapping.
    this.#system.writeBytes(this.address + BigInt(offset), bytes);
    this.#protect(offset, sizeBytes, PROT_READ | PROT_EXEC);
  }

  unmap(): void {
    // SAFETY: the range is ours, whole, and the owner unmaps once no block of it is in use.
    this.#system.systemCall(systemCallNumbers.munmap, this.address, this.sizeBytes);
  }
}
