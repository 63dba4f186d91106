// Empties the kernel's rings while the sampled thread works: machine code on a thread of the pool, so that nothing is
// lost while JavaScript is busy in the very function that is sampled. It waits in poll(2), copies what a ring holds after
// what it has copied before, and tells the kernel how far it came.
//
// The kernel writes records, then data_head; a reader reads data_head, then records, then writes data_tail (comment of
// struct perf_event_mmap_page in include/uapi/linux/perf_event.h). On x86 plain loads and stores keep these orders (Intel
// SDM volume 3, section 9.2.2), and this is not a compiler that could move them.

import { assemble } from '../../asm/index.ts';
import { CallError, MemoryError, RawCpuError, UnsupportedError } from '../../errors/index.ts';
import { type NativeEnvironment, nativeEnvironment } from '../../jit/index.ts';
import {
  systemCallNumbers as call,
  closeDescriptors,
  EFD_CLOEXEC,
  errnoName,
  errnoOf,
  mapAnonymous,
  mapFlags,
  POLLIN,
  perfPageOffsets,
  systemCallNumbers,
  unmap,
} from '../../linux/index.ts';

/** A ring as it is mapped: the page that describes it, and its data. */
export interface Ring {
  readonly page: bigint;
  readonly data: bigint;
  /** A power of two. */
  readonly sizeBytes: number;
  /** The event's descriptor, for poll(2); -1 for none. */
  readonly fd: number;
}

/** Slots of a job, eight bytes each. The first three are the addon's. */
const slots = {
  status: 2,
  rings: 4,
  ringCount: 5,
  out: 6,
  outSize: 7,
  used: 8,
  pollTable: 9,
  pollCount: 10,
  stop: 11,
  pause: 12,
  isFull: 13,
  timeoutMs: 14,
  rounds: 15,
} as const;
const JOB_SLOTS = 16;
const RING_SLOTS = 3;

const at = (slot: keyof typeof slots): string => `[rbx + ${8 * slots[slot]}]`;

/** The collector: execute(env, job) of a job for the thread pool. */
const collectorText = `
  push rbx
  push rbp
  push r12
  push r13
  push r14
  push r15
  sub rsp, 8
  cld
  mov rbx, rsi
round:
  mov rdi, ${at('pollTable')}
  mov rsi, ${at('pollCount')}
  mov rdx, ${at('timeoutMs')}
  mov eax, ${call.poll}  # whatever it says, the rings are looked at
  syscall
  inc qword ptr ${at('rounds')}
  mov rbp, ${at('stop')}        # read first: after stop, one whole round follows
  xor r12d, r12d
  mov r13, ${at('rings')}
ring:
  cmp r12, ${at('ringCount')}
  jae round_done
  mov r14, [r13]
  mov rax, [r14 + ${perfPageOffsets.data_head}]
  mov rcx, [r14 + ${perfPageOffsets.data_tail}]
  mov rdx, rax
  sub rdx, rcx                  # bytes to copy
  je next
  mov r8, ${at('used')}
  lea r9, [r8 + rdx]
  cmp r9, ${at('outSize')}
  ja full
  mov r10, [r13 + 16]
  lea r11, [r10 - 1]
  and rcx, r11                  # where they begin
  mov rsi, [r13 + 8]
  add rsi, rcx
  mov rdi, ${at('out')}
  add rdi, r8
  sub r10, rcx                  # bytes up to the end of the ring
  mov rcx, rdx
  cmp r10, rdx
  cmovb rcx, r10
  mov r15, rdx
  sub r15, rcx                  # the rest, from the start of the ring
  rep movsb
  mov rsi, [r13 + 8]
  mov rcx, r15
  rep movsb
  mov ${at('used')}, r9
  mov [r14 + ${perfPageOffsets.data_tail}], rax
next:
  add r13, ${8 * RING_SLOTS}
  inc r12
  jmp ring
full:
  mov qword ptr ${at('isFull')}, 1
  jmp leave
round_done:
  test rbp, rbp
  jne leave
  mov rax, ${at('used')}
  cmp rax, ${at('pause')}
  jb round
leave:
  add rsp, 8
  pop r15
  pop r14
  pop r13
  pop r12
  pop rbp
  pop rbx
  ret
`;

let collectorAddress: bigint | undefined;

function collectorCode({ thunks }: NativeEnvironment): bigint {
  collectorAddress ??= thunks.allocate(assemble(collectorText).bytes).address;
  return collectorAddress;
}

export interface CollectorOptions {
  /** How many bytes may be collected before somebody takes them; address space, of which only what is used is memory. */
  readonly mostBytes: number;
  /** How long poll(2) waits at most, in milliseconds. */
  readonly timeoutMs?: number;
}

/** Jobs that run: what they use must outlive them. */
const running = new Set<object>();

export class Collector {
  readonly #native: NativeEnvironment;
  readonly #job = new BigInt64Array(JOB_SLOTS);
  readonly #rings: BigUint64Array;
  readonly #pollTable: Int32Array;
  readonly #wake: number;
  readonly #out: bigint;
  readonly #outSize: number;
  #run: Promise<void> | undefined;
  #isClosed = false;

  /**
   * @throws MemoryError `MAP_FAILED`; UnsupportedError `SYSTEM_CALL`
   */
  constructor(rings: readonly Ring[], options: CollectorOptions, native: NativeEnvironment = nativeEnvironment()) {
    const { memory, buffers } = native;
    this.#native = native;
    this.#outSize = options.mostBytes;
    // The range is this object's until close().
    this.#out = mapAnonymous(memory, options.mostBytes, { flags: mapFlags.NORESERVE });
    const errno = errnoOf(this.#out);
    if (errno !== undefined) {
      throw new MemoryError('MAP_FAILED', `no room for ${options.mostBytes} bytes of samples: ${errnoName(errno)}`, {
        hint: 'raise the limit on address space (ulimit -v); ask for less with { mostBytes }',
      });
    }
    const wake = memory.systemCall(systemCallNumbers.eventfd2, 0, EFD_CLOEXEC);
    const refused = errnoOf(wake);
    if (refused !== undefined) {
      // Nothing has used the range yet.
      unmap(memory, this.#out, options.mostBytes);
      throw new UnsupportedError('SYSTEM_CALL', `no descriptor for the collector: ${errnoName(refused)}`, {
        details: { systemCall: 'eventfd2', errno: refused },
        hint: 'ulimit -n raises the limit of open files',
      });
    }
    this.#wake = Number(wake);
    this.#rings = BigUint64Array.from(rings.flatMap(({ page, data, sizeBytes }) => [page, data, BigInt(sizeBytes)]));
    const polled = [...rings.map(({ fd }) => fd), this.#wake];
    this.#pollTable = Int32Array.from(polled.flatMap((fd) => [fd, POLLIN]));
    const job = this.#job;
    job[slots.rings] = rings.length === 0 ? 0n : buffers.addressOf(this.#rings);
    job[slots.ringCount] = BigInt(rings.length);
    job[slots.out] = this.#out;
    job[slots.outSize] = BigInt(options.mostBytes);
    job[slots.pollTable] = buffers.addressOf(this.#pollTable);
    job[slots.pollCount] = BigInt(polled.length);
    job[slots.timeoutMs] = BigInt(options.timeoutMs ?? 100);
  }

  /** Whether so much was collected that no more fitted; the kernel then counts what it loses. */
  get isFull(): boolean {
    return this.#job[slots.isFull] !== 0n;
  }

  /** How often the rings were looked at. */
  get rounds(): number {
    return Number(this.#job[slots.rounds]);
  }

  /**
   * Begins to collect.
   * @returns what settles after stop(), or once as many bytes as `pauseAfter` are collected
   */
  start(pauseAfter: number = this.#outSize): Promise<void> {
    this.#requireOpen();
    const job = this.#job;
    job[slots.pause] = BigInt(pauseAfter);
    job[slots.stop] = 0n;
    if (job[slots.used] === 0n) job[slots.isFull] = 0n;
    const { memory, buffers } = this.#native;
    running.add(this);
    // SAFETY: the code keeps the calling convention and stays for ever; job, tables, rings and the range for the copies
    // are this object's, which `running` holds, and close() waits for the end.
    const ended = memory.runAsync(collectorCode(this.#native), buffers.addressOf(job)).finally(() => {
      running.delete(this);
    });
    this.#run = ended;
    return ended;
  }

  /** Ends the collecting, after a last look at every ring. */
  async stop(): Promise<void> {
    if (this.#run === undefined) return;
    this.#job[slots.stop] = 1n;
    const one = BigUint64Array.of(1n);
    // SAFETY: the kernel reads eight bytes of `one`, which is held.
    this.#native.memory.systemCall(systemCallNumbers.write, this.#wake, this.#native.buffers.addressOf(one), 8);
    await this.#run;
    this.#run = undefined;
    if (this.#job[slots.status] !== 0n) {
      throw new RawCpuError('INTERNAL', `the thread pool ended the collector with status ${this.#job[slots.status]}`);
    }
  }

  /** What was collected since the last time, as a copy. Not while it runs. */
  take(): Uint8Array {
    this.#requireOpen();
    const used = Number(this.#job[slots.used]);
    const bytes = new Uint8Array(new ArrayBuffer(used));
    if (used > 0) {
      // SAFETY: the range is ours and holds as many bytes; the collector does not run. `bytes` is held.
      this.#native.memory.copy(this.#native.buffers.addressOf(bytes), this.#out, used);
    }
    this.#job[slots.used] = 0n;
    return bytes;
  }

  #requireOpen(): void {
    if (this.#isClosed) throw new CallError('DISPOSED', 'the collector of samples was disposed of');
  }

  /** Gives everything back; doing it twice is not an error. The rings stay, they are not ours. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.stop();
    const { memory } = this.#native;
    // Nothing runs any more; range and descriptor are ours.
    unmap(memory, this.#out, this.#outSize);
    closeDescriptors(this.#native, this.#wake);
  }
}
