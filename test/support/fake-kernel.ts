// A kernel that answers from a script instead of counting: what real ones answered, or what their source says they do.

import type { PerfKernel, PerfTarget } from '../../src/linux/index.ts';
import type { PerfAttribute } from '../../src/linux/perf-attribute.ts';
import { perfIoctls } from '../../src/linux/perf-constants.ts';

/** Answers to open() one after another: an error number, or what a read of the event's group will give. */
export interface Script {
  /** Negative: an error number. Given the attribute and how many are open. */
  readonly open?: (attribute: PerfAttribute, target: PerfTarget, openCount: number) => number | undefined;
  /** Words of a read: enabled, running, then a count an event; or a number of bytes or error to return instead. */
  readonly read?: (fd: number, groupSize: number) => readonly number[] | number;
}

export interface Opened {
  readonly attribute: PerfAttribute;
  readonly target: PerfTarget;
  readonly fd: number;
}

export class FakeKernel implements PerfKernel {
  readonly opened: Opened[] = [];
  readonly open_ = new Map<number, Opened>();
  readonly ioctls: { fd: number; request: string }[] = [];
  readonly #script: Script;
  #nextFd = 1000;

  constructor(script: Script = {}) {
    this.#script = script;
  }

  open(attribute: PerfAttribute, target: PerfTarget): number {
    const answer = this.#script.open?.(attribute, target, this.open_.size);
    if (answer !== undefined && answer < 0) return answer;
    const fd = this.#nextFd++;
    const opened = { attribute, target, fd };
    this.opened.push(opened);
    this.open_.set(fd, opened);
    return fd;
  }

  ioctl(fd: number, request: number): number {
    const name = Object.entries(perfIoctls).find(([, value]) => value === request)![0];
    this.ioctls.push({ fd, request: name });
    return 0;
  }

  read(fd: number, into: Uint8Array): number {
    const size = [...this.open_.values()].filter((each) => each.fd === fd || each.target.groupFd === fd).length;
    const answer = this.#script.read?.(fd, size) ?? [100, 100, ...Array.from({ length: size }, (_, i) => 10 * (i + 1))];
    if (typeof answer === 'number') return answer;
    const view = new DataView(into.buffer, into.byteOffset);
    for (const [i, value] of [size, ...answer].entries()) view.setBigUint64(8 * i, BigInt(value), true);
    return 8 * (1 + answer.length);
  }

  close(fd: number): void {
    if (!this.open_.delete(fd)) throw new Error(`closed twice, or never open: ${fd}`);
  }

  map(): bigint {
    return -19n;
  }

  unmap(): void {}
}
