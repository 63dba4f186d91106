// Reads memory of this process that may not be there. The kernel does it (process_vm_readv(2)) and says where it ends
// instead of faulting.

import { PAGE_SIZE_BYTES } from './constants.ts';
import { type SystemAccess, systemCallNumbers } from './system-calls.ts';

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
