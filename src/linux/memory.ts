// Memory of this process: fresh mappings from the kernel, and reading what may not be there, which the kernel does and says
// where it ends instead of faulting. mmap(2), munmap(2), process_vm_readv(2).

import { mapFlags, PAGE_SIZE_BYTES, READ_WRITE } from './constants.ts';
import { errnoName, errnoOf, type SystemAccess, type SystemCalls, systemCallNumbers } from './system-calls.ts';

export interface MappingOptions {
  /** PROT_; readable and writable when not given. */
  readonly protection?: number;
  /** MAP_ besides private and anonymous. */
  readonly flags?: number;
  /** The address that is wanted; the kernel chooses one when not given. */
  readonly at?: number | bigint;
}

/** Maps fresh, private memory. @returns its address, or a negative error number, see errnoOf() */
export function mapAnonymous(system: SystemCalls, sizeBytes: number | bigint, options: MappingOptions = {}): bigint {
  const { protection = READ_WRITE, flags = 0, at = 0 } = options;
  // SAFETY: private and anonymous; callers that name an address with MAP_FIXED own what lies there.
  return system.systemCall(
    systemCallNumbers.mmap,
    at,
    sizeBytes,
    protection,
    mapFlags.PRIVATE | mapFlags.ANONYMOUS | flags,
    -1,
    0,
  );
}

/** Unmaps a whole mapping that the caller owns and that nothing uses any more. */
export function unmap(system: SystemCalls, address: bigint, sizeBytes: number | bigint): void {
  // SAFETY: the caller's, see above.
  system.systemCall(systemCallNumbers.munmap, address, sizeBytes);
}

const PAGE = BigInt(PAGE_SIZE_BYTES);

/**
 * Copies up to `sizeBytes` bytes from an address; as many as there are from there on, none where nothing is mapped.
 * None either where the kernel refuses the call altogether.
 */
export function readMemory({ memory, buffers }: SystemAccess, address: bigint, sizeBytes: number): Uint8Array {
  const bytes = new Uint8Array(sizeBytes);
  const vectors = new BigUint64Array(4);
  const local = buffers.addressOf(bytes);
  const pid = memory.systemCall(systemCallNumbers.getpid);
  let done = 0;
  // Page by page: the kernel copies all of a piece or nothing of it.
  while (done < sizeBytes) {
    const from = BigInt.asUintN(64, address + BigInt(done));
    const left = Number(PAGE - (from % PAGE));
    const count = Math.min(sizeBytes - done, left);
    vectors.set([local + BigInt(done), BigInt(count), from, BigInt(count)]);
    const at = buffers.addressOf(vectors);
    // SAFETY: the kernel writes into `bytes` only, at most to its end, and reads both vectors; all are held.
    const copied = memory.systemCall(systemCallNumbers.process_vm_readv, pid, at, 1, at + 16n, 1, 0);
    if (copied !== BigInt(count)) break;
    done += count;
  }
  return bytes.subarray(0, done);
}

/**
 * Whether bytes can be written to: those that are there are written once more, so that nothing changes.
 * @returns undefined where the kernel refuses to look
 */
export function isWritable(access: SystemAccess, address: bigint, sizeBytes: number): boolean | undefined {
  const bytes = readMemory(access, address, sizeBytes);
  if (bytes.length < sizeBytes) return canLook(access) ? false : undefined;
  const { memory, buffers } = access;
  const pid = memory.systemCall(systemCallNumbers.getpid);
  const vectors = BigUint64Array.of(buffers.addressOf(bytes), BigInt(sizeBytes), address, BigInt(sizeBytes));
  const at = buffers.addressOf(vectors);
  // SAFETY: the kernel reads `bytes`, which is as long as is said, and both vectors; all are held.
  const written = memory.systemCall(systemCallNumbers.process_vm_writev, pid, at, 1, at + 16n, 1, 0);
  const errno = errnoOf(written);
  return errno === undefined || errnoName(errno) === 'EFAULT' ? written === BigInt(sizeBytes) : undefined;
}

/** Whether the kernel lets this process look at its own memory. */
function canLook(access: SystemAccess): boolean {
  const own = new Uint8Array(new ArrayBuffer(PAGE_SIZE_BYTES));
  return readMemory(access, access.buffers.addressOf(own), 1).length === 1;
}
