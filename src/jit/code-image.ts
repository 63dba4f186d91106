// A mapping of its own for code that brings data to write to, or that must lie where addresses of 32 bits reach. Code
// pages are readable and executable, data pages readable and writable; no page is ever both. The code is written before
// its pages become executable, and never again.

import { LinkError, MemoryError } from '../errors/index.ts';
import {
  errnoName,
  errnoOf,
  mapAnonymous,
  mapFlags,
  PAGE_SIZE_BYTES,
  READ_EXEC,
  type SystemCallName,
  type SystemCalls,
  systemCallNumbers,
  unmap,
  wholePages,
} from '../linux/index.ts';
import type { MemoryWriter } from './code-mapping.ts';
import { type CodeBlock, INT3, LARGEST_CODE_BYTES } from './code-memory.ts';
import type { ExitLedger } from './exit-ledger.ts';

export interface ImageRequest {
  readonly sizeBytes: number;
  /** Where the writable part begins, a multiple of the page size; `sizeBytes` where there is none. */
  readonly writableFrom: number;
  /** Whether the image must lie in the first 2 GiB. */
  readonly isLow: boolean;
  /** An address that the code reaches by 32-bit distances; undefined where it may lie anywhere. */
  readonly near: bigint | undefined;
  /** The bytes for an image at this address. */
  readonly bytesAt: (address: bigint) => Uint8Array;
}

/** An image in memory. Nobody may write to it as a block does. */
export type CodeImage = Pick<CodeBlock, 'address' | 'sizeBytes' | 'release'>;

function refused(step: SystemCallName, errno: number, { sizeBytes, isLow }: ImageRequest): MemoryError {
  const where = isLow ? ' in the first 2 GiB of the address space, where the absolute addresses of 32 bits reach' : '';
  return new MemoryError(
    step === 'mprotect' ? 'PROTECT_FAILED' : 'MAP_FAILED',
    `the kernel refused ${sizeBytes} bytes of memory for code${where} (${step}: ${errnoName(errno)})`,
    {
      details: { sizeBytes, refusals: [{ systemCall: step, errno, errnoName: errnoName(errno) }] },
      hint: isLow
        ? 'address places relative to rip ([rip + label]); such code runs anywhere'
        : 'memory is short, or SELinux (execmem) or MemoryDenyWriteExecute= of systemd forbids executable memory here',
    },
  );
}

/**
 * Maps an image and fills it.
 * @throws MemoryError `CODE_EMPTY`, `CODE_TOO_LARGE`, `MAP_FAILED`, `PROTECT_FAILED`; whatever `bytesAt` throws. Where that
 * is a LinkError, other addresses near what the code must reach were tried as well.
 */
export function mapImage(
  system: SystemCalls & MemoryWriter,
  ledger: ExitLedger | undefined,
  request: ImageRequest,
): CodeImage {
  const { sizeBytes } = request;
  if (sizeBytes === 0) throw new MemoryError('CODE_EMPTY', 'there are no bytes to run');
  if (sizeBytes > LARGEST_CODE_BYTES) {
    throw new MemoryError('CODE_TOO_LARGE', `${sizeBytes} bytes of code; at most ${LARGEST_CODE_BYTES} are taken`);
  }
  let outOfReach: unknown;
  for (const hint of hints(request)) {
    try {
      return mapImageAt(system, ledger, request, hint);
    } catch (error) {
      if (!(error instanceof LinkError)) throw error;
      outOfReach ??= error;
    }
  }
  throw outOfReach;
}

/** Steps from an address that must be near, and how many of them lead away from it on either side. */
const HINT_STEP = 1n << 26n;
const HINT_STEPS = 24n;
/** The lowest and the first impossible address of a program on x86-64. */
const LOWEST_HINT = 1n << 16n;
const USER_END = 1n << 47n;

/** Where the kernel is asked to look for room, one after the other; 0 where it may choose. */
function* hints({ isLow, near }: ImageRequest): Generator<bigint> {
  yield 0n;
  if (isLow || near === undefined) return;
  for (let step = 1n; step <= HINT_STEPS; step++) {
    for (const at of [near - step * HINT_STEP, near + step * HINT_STEP]) {
      if (at >= LOWEST_HINT && at < USER_END) yield at & -BigInt(PAGE_SIZE_BYTES);
    }
  }
}

/** Maps an image where the kernel finds room, at `hint` if that is free. */
function mapImageAt(
  system: SystemCalls & MemoryWriter,
  ledger: ExitLedger | undefined,
  request: ImageRequest,
  hint: bigint,
): CodeImage {
  const { sizeBytes, writableFrom, isLow, bytesAt } = request;
  const mappedBytes = wholePages(sizeBytes);
  // The kernel chooses a free address, at the hint or elsewhere; the range is ours alone until it is unmapped.
  const address = mapAnonymous(system, mappedBytes, { at: hint, flags: isLow ? mapFlags.LOW : 0 });
  const errno = errnoOf(address);
  if (errno !== undefined) throw refused('mmap', errno, request);
  // The whole mapping is ours; callers see to it that none of its code runs or is called from then on.
  const unmapAll = () => unmap(system, address, mappedBytes);
  try {
    const codeBytes = wholePages(Math.min(writableFrom, sizeBytes));
    const filled = new Uint8Array(mappedBytes).fill(INT3, 0, codeBytes);
    filled.set(bytesAt(address));
    // SAFETY: the mapping is writable as a whole and as long as `filled`; no code runs in it yet.
    system.writeBytes(address, filled);
    const status = codeBytes === 0 ? 0n : system.systemCall(systemCallNumbers.mprotect, address, codeBytes, READ_EXEC);
    const refusal = errnoOf(status);
    if (refusal !== undefined) throw refused('mprotect', refusal, request);
  } catch (error) {
    unmapAll();
    throw error;
  }
  ledger?.add([{ address, sizeBytes: mappedBytes }]);
  let isReleased = false;
  return {
    address,
    sizeBytes: mappedBytes,
    release: () => {
      if (isReleased) return;
      isReleased = true;
      ledger?.remove([{ address, sizeBytes: mappedBytes }]);
      unmapAll();
    },
  };
}
