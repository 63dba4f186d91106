// The kernel's own scale from time-stamp counter to nanoseconds. perf's page for user space has it (perf_event_open(2),
// time_mult and time_shift), for any event that this process may open; a software event that never fires will do.

import { nativeEnvironment } from '../jit/index.ts';
import {
  errnoOf,
  LivePerfKernel,
  PAGE_SIZE_BYTES,
  perfPageCapabilities,
  perfPageOffsets,
  perfTypes,
} from '../linux/index.ts';

/** PERF_COUNT_SW_DUMMY. */
const DUMMY = 9;

export interface TscScale {
  readonly hz: number;
  readonly detail: string;
}

/** The kernel's scale, or undefined where it gives none. */
export function kernelTscScale(): TscScale | undefined {
  const native = nativeEnvironment();
  const kernel = new LivePerfKernel(native);
  const attribute = { type: perfTypes.SOFTWARE, config: DUMMY, disabled: 1, exclude_kernel: 1, exclude_hv: 1 };
  const fd = kernel.open(attribute, { pid: 0, cpu: -1, groupFd: -1 });
  if (fd < 0) return undefined;
  try {
    const page = kernel.map(fd, PAGE_SIZE_BYTES, false);
    if (errnoOf(page) !== undefined) return undefined;
    const copy = new Uint8Array(perfPageOffsets.size);
    // SAFETY: the page is mapped and readable; the copy is shorter than it, and held.
    native.memory.copy(native.buffers.addressOf(copy), page, copy.length);
    kernel.unmap(page, PAGE_SIZE_BYTES);
    return scaleOf(new DataView(copy.buffer));
  } finally {
    kernel.close(fd);
  }
}

function scaleOf(page: DataView): TscScale | undefined {
  const capabilities = page.getBigUint64(perfPageOffsets.capabilities, true);
  if ((capabilities & BigInt(perfPageCapabilities.user_time)) === 0n) return undefined;
  const shift = page.getUint16(perfPageOffsets.time_shift, true);
  const multiplier = page.getUint32(perfPageOffsets.time_mult, true);
  if (multiplier === 0) return undefined;
  return { hz: (1e9 * 2 ** shift) / multiplier, detail: "perf's page: time_mult and time_shift" };
}
