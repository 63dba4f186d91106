// This thread's kernel for events. Reading counters is what is done most, and often around code that takes a
// microsecond, so it has a system call of its own in machine code: its numbers need not become `bigint`s.

import { native } from '../call/index.ts';
import { nativeEnvironment } from '../jit/index.ts';
import { LivePerfKernel, type PerfKernel } from '../linux/index.ts';

/** read(fd, array, sizeBytes), again when a signal came in between (EINTR). */
const READ = `
again:
  xor eax, eax
  syscall
  cmp rax, -4
  je again
  ret`;

function makeRead() {
  // Unchecked: the code calls the kernel and touches no register that a caller wants back (rcx and r11 are not).
  const options = { name: 'read', unchecked: true } as const;
  return native({ args: ['i32', 'u8*', 'i32'], returns: 'i32' }, READ, options);
}

/** Whoever reads a few times only, as a command of the shell does, need not wait for the assembler. */
const PLAIN_READS = 50;

class QuickPerfKernel extends LivePerfKernel {
  #reads = 0;
  #read: ReturnType<typeof makeRead> | undefined;

  override read(fd: number, into: Uint8Array): number {
    // SAFETY: the kernel writes at most the array's length into it; native() holds the array during the call.
    if (this.#read !== undefined) return this.#read(fd, into, into.length);
    if (++this.#reads > PLAIN_READS) this.#read = makeRead();
    return super.read(fd, into);
  }
}

let kernel: PerfKernel | undefined;

/**
 * The kernel that this process runs on.
 * @throws UnsupportedError `PLATFORM`, `ADDON_REFUSED`
 */
export function perfKernel(): PerfKernel {
  kernel ??= new QuickPerfKernel(nativeEnvironment());
  return kernel;
}
