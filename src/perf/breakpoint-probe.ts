// Whether hardware breakpoints reach this machine's user code. Some hypervisors let a guest set them and never deliver
// one: the event opens, and counts nothing, which looks like an answer.

import { nativeEnvironment } from '../jit/index.ts';
import { perfTypes } from '../linux/index.ts';
import { perfKernel } from './kernel.ts';

const WRITES = 2;

let isDelivered: boolean | undefined;

/** Watches a word, writes it once, and looks whether that was counted; true where no such event opens. */
export function deliversBreakpoints(): boolean {
  isDelivered ??= probe();
  return isDelivered;
}

function probe(): boolean {
  const kernel = perfKernel();
  const word = new Uint32Array(1);
  const watched = { type: perfTypes.BREAKPOINT, bp_type: WRITES, bp_addr: nativeEnvironment().buffers.addressOf(word) };
  const fd = kernel.open({ ...watched, bp_len: 4, exclude_kernel: true }, { pid: 0, cpu: -1, groupFd: -1 });
  if (fd < 0) return true;
  try {
    word[0] = 1;
    const count = new BigUint64Array(1);
    kernel.read(fd, new Uint8Array(count.buffer));
    return count[0]! > 0n;
  } finally {
    kernel.close(fd);
  }
}
