// This thread's kernel for events.

import { LivePerfKernel, nativeEnvironment, type PerfKernel } from '../native/index.ts';

let kernel: PerfKernel | undefined;

/**
 * The kernel that this process runs on.
 * @throws UnsupportedError `PLATFORM`, `BRIDGE_REFUSED`
 */
export function perfKernel(): PerfKernel {
  kernel ??= new LivePerfKernel(nativeEnvironment());
  return kernel;
}
