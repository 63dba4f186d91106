// perf_event_open(2) and the calls on its descriptors, as an interface: whoever counts or samples is given one, so that
// a test can replay what a kernel answered. Nothing here judges an answer; a negative number is an error number.

import { mapFlags, protection } from './constants.ts';
import { encodePerfAttribute, type PerfAttribute } from './perf-attribute.ts';
import { perfOpenFlags } from './perf-constants.ts';
import { systemCallNumbers as call, errorNumbers, type SystemAccess } from './system-calls.ts';

/** What an event counts: see perf_event_open(2). */
export interface PerfTarget {
  /** A thread's or process's number, 0 for the calling thread, -1 for all of them on `cpu`; a descriptor of a cgroup. */
  readonly pid: number;
  /** A logical CPU, or -1 for any. */
  readonly cpu: number;
  /** The leader's descriptor, or -1 for an event that leads or stands alone. */
  readonly groupFd: number;
  /** Flags beside PERF_FLAG_FD_CLOEXEC, which is always set. */
  readonly flags?: number;
}

/** What the kernel does for events. Results below 0 are error numbers, negated. */
export interface PerfKernel {
  /** Opens an event. @returns its descriptor */
  open(attribute: PerfAttribute, target: PerfTarget): number;
  /** @param argument a number, or memory that the kernel reads or fills during the call */
  ioctl(fd: number, request: number, argument: number | Uint8Array): number;
  /** Reads what the event has to say. @returns the number of bytes */
  read(fd: number, into: Uint8Array): number;
  close(fd: number): void;
  /** Maps the event's pages: one with what it counts, and a ring of a power of two of them after it. */
  map(fd: number, sizeBytes: number, isWritable: boolean): bigint;
  unmap(address: bigint, sizeBytes: number): void;
}

/** Descriptors that are open, for whoever closes them when a thread is terminated. */
export interface OpenDescriptors {
  add(fd: number): void;
  /** To be called before the descriptor is closed. */
  remove(fd: number): void;
}

const EINTR = -errorNumbers.EINTR!;

/** The kernel that this process runs on. */
export class LivePerfKernel implements PerfKernel {
  readonly #native: SystemAccess;
  readonly #ledger: OpenDescriptors | undefined;

  /** @param native its `openDescriptors` are told of every event, so that none outlives its thread */
  constructor(native: SystemAccess & { readonly openDescriptors?: OpenDescriptors | undefined }) {
    this.#native = native;
    this.#ledger = native.openDescriptors;
  }

  open(attribute: PerfAttribute, target: PerfTarget): number {
    const { memory, buffers } = this.#native;
    const held: Uint8Array[] = [];
    const bytes = encodePerfAttribute(attribute, (text) => {
      const encoded = new TextEncoder().encode(`${text}\0`);
      held.push(encoded);
      return buffers.addressOf(encoded);
    });
    const flags = (target.flags ?? 0) | perfOpenFlags.FD_CLOEXEC;
    const { pid, cpu, groupFd } = target;
    const address = buffers.addressOf(bytes);
    let opened: number;
    do {
      // SAFETY: the kernel reads the structure, whose size it finds inside, and may write that size; text that it points
      // to ends with a zero byte. `bytes` and `held` live until the call has returned.
      opened = Number(memory.systemCall(call.perf_event_open, address, pid, cpu, groupFd, flags));
      // A signal may come while the kernel waits for a lock of the process.
    } while (opened === EINTR);
    held.length = 0;
    if (opened >= 0) this.#ledger?.add(opened);
    return opened;
  }

  ioctl(fd: number, request: number, argument: number | Uint8Array): number {
    const { memory, buffers } = this.#native;
    const value = typeof argument === 'number' ? argument : buffers.addressOf(argument);
    // SAFETY: the descriptor is an event's; memory that the request touches is the argument's, which is held.
    return Number(memory.systemCall(call.ioctl, fd, request, value));
  }

  read(fd: number, into: Uint8Array): number {
    const { memory, buffers } = this.#native;
    for (;;) {
      // SAFETY: the kernel writes at most the array's length into it, and it is held.
      const count = Number(memory.systemCall(call.read, fd, buffers.addressOf(into), into.length));
      if (count !== EINTR) return count;
    }
  }

  close(fd: number): void {
    this.#ledger?.remove(fd);
    // SAFETY: callers close what they opened, once.
    this.#native.memory.systemCall(call.close, fd);
  }

  map(fd: number, sizeBytes: number, isWritable: boolean): bigint {
    const access = protection.READ | (isWritable ? protection.WRITE : 0);
    // SAFETY: a new mapping at a place of the kernel's choice.
    return this.#native.memory.systemCall(call.mmap, 0, sizeBytes, access, mapFlags.SHARED, fd, 0);
  }

  unmap(address: bigint, sizeBytes: number): void {
    // SAFETY: callers unmap what map() gave them, whole, and nobody reads it any more.
    this.#native.memory.systemCall(call.munmap, address, sizeBytes);
  }
}
