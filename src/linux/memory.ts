// Memory of this process: fresh mappings from the kernel, and reading what may not be there, which the kernel does and says
// where it ends instead of faulting. mmap(2), munmap(2), process_vm_readv(2).

import { mapFlags, PAGE_SIZE_BYTES, READ_WRITE } from './constants.ts';
import { type SystemAccess, type SystemCalls, systemCallNumbers } from './system-calls.ts';

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
