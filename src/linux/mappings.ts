// Memory of this process's own from the kernel. mmap(2), munmap(2).

import { mapFlags, READ_WRITE } from './constants.ts';
import { type SystemCalls, systemCallNumbers } from './system-calls.ts';

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
