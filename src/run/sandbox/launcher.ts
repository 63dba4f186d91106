// Starts children and waits for them, each on a thread of the pool, see launcher-source.ts.

import { assemble } from '../../asm/index.ts';
import { UnsupportedError } from '../../errors/index.ts';
import { type NativeEnvironment, serializeText } from '../../jit/index.ts';
import { errnoName, errnoOf, wait } from '../../linux/index.ts';
import { endedBy, JOB_SLOTS, jobSlot, launcherText, RUSAGE_SLOT, SIGINFO_SLOT } from './launcher-source.ts';
import { SharedMemory } from './shared-memory.ts';

/** How a child came to its end. */
export interface ChildEnd {
  readonly endedBy: keyof typeof endedBy;
  /** The exit status, when it exited. */
  readonly exitStatus: number | undefined;
  /** The signal that killed it. */
  readonly signal: number | undefined;
  readonly cpuTimeMs: number;
}

const ALL_SIGNALS = -1n;
/** Where the pool's thread leaves a status other than 0 when it could not run a job. */
const STATUS_SLOT = 2;

export class Launcher {
  readonly #native: NativeEnvironment;
  readonly #address: bigint;
  readonly #program: Uint8Array;
  readonly #lifelineFd: number;
  /** Jobs that are running: the pool's threads write into them. */
  readonly #jobs = new Set<BigInt64Array>();

  /**
   * @param program the executable
   * @param lifelineFd end of a pipe; when its other end closes, children are killed
   */
  constructor(native: NativeEnvironment, program: Uint8Array, lifelineFd: number) {
    this.#native = native;
    this.#program = program;
    this.#lifelineFd = lifelineFd;
    // Never released: other threads may be inside until the process ends.
    this.#address = native.thunks.allocate(assemble(launcherText(serializeText('serialized'))).bytes).address;
  }

  /**
   * Starts a child that finds `memory` at its descriptor, and waits until it has ended.
   * @param limitMs after so long it is killed
   * @throws UnsupportedError `ISOLATION_REFUSED` when the kernel starts no child.
   */
  async run(memory: SharedMemory, limitMs: number): Promise<ChildEnd> {
    const job = new BigInt64Array(JOB_SLOTS);
    const seconds = Math.floor(limitMs / 1000);
    job[jobSlot.memoryFd] = BigInt(memory.fd);
    job[jobSlot.lifelineFd] = BigInt(this.#lifelineFd);
    job[jobSlot.limitSeconds] = BigInt(seconds);
    job[jobSlot.limitNs] = BigInt(Math.floor((limitMs - seconds * 1000) * 1e6));
    job[jobSlot.allSignals] = ALL_SIGNALS;
    const name = new Uint8Array(job.buffer, 8 * jobSlot.name, 16);
    name.set(new TextEncoder().encode('rawcpu-isolated'));
    // A file for each child, so that none stays behind when a worker thread ends; it costs a few microseconds.
    const program = new SharedMemory(this.#native, this.#program.length, 'program');
    this.#jobs.add(job);
    try {
      program.write(0, this.#program);
      job[jobSlot.programFd] = BigInt(program.fd);
      // SAFETY: the launcher reads and writes only the job, which is held until it has ended, as are both descriptors;
      // the child that shares this memory for a moment runs the launcher's own code and writes only into the job.
      const ended = this.#native.memory.runAsync(this.#address, this.#native.buffers.addressOf(job));
      // The launcher closes the program, and the memory too when this thread goes meanwhile.
      program.handOver();
      await ended;
      if (job[jobSlot.endedBy] === BigInt(endedBy.lifeline)) memory.handOver();
    } finally {
      this.#jobs.delete(job);
      program.close();
    }
    check('the thread pool', job[STATUS_SLOT]!);
    check('clone', job[jobSlot.cloneResult]!);
    check('execveat', job[jobSlot.execResult]!);
    return childEnd(job);
  }
}

function check(step: string, result: bigint): void {
  if (result >= 0n && step !== 'the thread pool') return;
  if (result === 0n) return;
  const errno = errnoOf(result);
  const reason = errno === undefined ? `status ${result}` : errnoName(errno);
  throw new UnsupportedError('ISOLATION_REFUSED', `no child can be started (${step}: ${reason})`, {
    details: { step, errno },
    hint: 'a limit on processes (ulimit -u), a seccomp filter, a kernel before 5.9 or the sysctl vm.memfd_noexec=2 does this',
  });
}

function childEnd(job: BigInt64Array): ChildEnd {
  const siginfo = new DataView(job.buffer, 8 * SIGINFO_SLOT);
  const code = siginfo.getInt32(8, true);
  const status = siginfo.getInt32(24, true);
  const reason = Number(job[jobSlot.endedBy]);
  const [userSeconds, userUs, systemSeconds, systemUs] = job.subarray(RUSAGE_SLOT, RUSAGE_SLOT + 4);
  return {
    endedBy: (Object.keys(endedBy) as (keyof typeof endedBy)[]).find((key) => endedBy[key] === reason)!,
    exitStatus: code === wait.CLD_EXITED ? status : undefined,
    signal: code === wait.CLD_EXITED || code === 0 ? undefined : status,
    cpuTimeMs: Number(userSeconds! + systemSeconds!) * 1000 + Number(userUs! + systemUs!) / 1000,
  };
}
