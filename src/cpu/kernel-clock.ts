// The kernel's own scale from time-stamp counter to nanoseconds. perf's page for user space has it (perf_event_open(2),
// time_mult and time_shift), for any event that this process may open; a software event that never fires will do.

import { errnoOf, nativeEnvironment } from '../native/index.ts';

const MMAP = 9;
const MUNMAP = 11;
const CLOSE = 3;
const PERF_EVENT_OPEN = 298;

const PERF_TYPE_SOFTWARE = 1;
const PERF_COUNT_SW_DUMMY = 9n;
const ATTRIBUTE_BYTES = 64;
/** perf_event_attr: disabled, exclude_kernel, exclude_hv. */
const ATTRIBUTE_FLAGS = (1n << 0n) | (1n << 5n) | (1n << 6n);
const PERF_FLAG_FD_CLOEXEC = 8;

const PAGE_BYTES = 4096;
const PROT_READ = 1;
const MAP_SHARED = 1;

export interface TscScale {
  readonly hz: number;
  readonly detail: string;
}

/** The kernel's scale, or undefined where it gives none. */
export function kernelTscScale(): TscScale | undefined {
  const { memory, buffers } = nativeEnvironment();
  const attribute = new DataView(new ArrayBuffer(ATTRIBUTE_BYTES));
  attribute.setUint32(0, PERF_TYPE_SOFTWARE, true);
  attribute.setUint32(4, ATTRIBUTE_BYTES, true);
  attribute.setBigUint64(8, PERF_COUNT_SW_DUMMY, true);
  attribute.setBigUint64(40, ATTRIBUTE_FLAGS, true);
  // SAFETY: the kernel reads the attribute, whose length it is told, during the call.
  const opened = memory.systemCall(PERF_EVENT_OPEN, buffers.addressOf(attribute), 0, -1, -1, PERF_FLAG_FD_CLOEXEC);
  if (errnoOf(opened) !== undefined) return undefined;
  // SAFETY: a new mapping of one page, at a place of the kernel's choice.
  const page = memory.systemCall(MMAP, 0, PAGE_BYTES, PROT_READ, MAP_SHARED, opened, 0);
  try {
    if (errnoOf(page) !== undefined) return undefined;
    const copy = new Uint8Array(72);
    // SAFETY: the page is mapped and readable; the copy is as long as what is read of it, and held.
    memory.copy(buffers.addressOf(copy), page, copy.length);
    // SAFETY: nobody has the page's address any more.
    memory.systemCall(MUNMAP, page, PAGE_BYTES);
    return scaleOf(new DataView(copy.buffer));
  } finally {
    memory.systemCall(CLOSE, opened);
  }
}

/** struct perf_event_mmap_page: capabilities at 40, time_shift at 50, time_mult at 52. */
function scaleOf(page: DataView): TscScale | undefined {
  const CAP_USER_TIME = 1n << 3n;
  if ((page.getBigUint64(40, true) & CAP_USER_TIME) === 0n) return undefined;
  const shift = page.getUint16(50, true);
  const multiplier = page.getUint32(52, true);
  if (multiplier === 0) return undefined;
  return { hz: (1e9 * 2 ** shift) / multiplier, detail: "perf's page: time_mult and time_shift" };
}
