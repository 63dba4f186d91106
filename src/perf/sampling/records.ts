// What the kernel writes into a ring, record by record (perf_event_open(2), "MMAP layout"; enum perf_event_type in
// include/uapi/linux/perf_event.h). The fields of a sample follow from the event's sample_type, in a fixed order.

import { perfSampleType as has } from '../../linux/index.ts';

/** PERF_RECORD_: kinds of record. */
export const recordTypes = {
  MMAP: 1,
  LOST: 2,
  COMM: 3,
  EXIT: 4,
  THROTTLE: 5,
  UNTHROTTLE: 6,
  FORK: 7,
  SAMPLE: 9,
  MMAP2: 10,
  LOST_SAMPLES: 13,
} as const;

/** PERF_RECORD_MISC_COMM_EXEC: the new name comes from exec. */
const MISC_COMM_EXEC = 1 << 13;
/** PERF_RECORD_MISC_MMAP_BUILD_ID: a build ID stands where the file's device and inode would. */
const MISC_MMAP_BUILD_ID = 1 << 14;
/** PERF_RECORD_MISC_CPUMODE_MASK and the modes that matter here. */
const CPU_MODE_MASK = 7;
const MODE_KERNEL = 1;

/** PERF_CONTEXT_KERNEL and PERF_CONTEXT_USER stand in call chains before the addresses of each; all markers lie above. */
export const contextMarkers = { kernel: 2n ** 64n - 128n, user: 2n ** 64n - 512n, least: 2n ** 64n - 4095n } as const;

/** How samples of an event are to be read. */
export interface SampleFormat {
  /** perf_event_attr.sample_type. */
  readonly sampleType: number;
  /** Names of the registers in sample_regs_user and sample_regs_intr, from the lowest bit. */
  readonly userRegisters?: readonly string[];
  readonly interruptRegisters?: readonly string[];
  /** perf_event_attr.sample_id_all: every record ends with thread, time and what else identifies a sample. */
  readonly hasTrailer?: boolean;
}

/** A taken branch. */
export interface Branch {
  /** Address of the branch. */
  readonly from: bigint;
  /** Where it went. */
  readonly to: bigint;
  /** Whether the processor had expected something else. */
  readonly isMispredicted: boolean;
  /** Core cycles since the branch before, 0 where the processor does not say. */
  readonly cycles: number;
}

/** One sample. What was not asked for is undefined. */
export interface Sample {
  /** The instruction's address. */
  readonly ip: bigint;
  /** Whether it was taken in the kernel. */
  readonly isKernel: boolean;
  /** The process. */
  readonly pid: number;
  /** The thread. */
  readonly tid: number;
  /** Nanoseconds of the event's clock. */
  readonly timeNs: bigint;
  /** The address that the event is about, such as that of a load or a fault; the meaning is the event's. */
  readonly addr: bigint | undefined;
  /** The logical CPU. */
  readonly cpu: number | undefined;
  /** Events since the sample before. */
  readonly period: bigint | undefined;
  /** Return addresses from the innermost on, `ip` first; no markers. */
  readonly callChain: BigUint64Array | undefined;
  /** The user's registers; undefined too where there were none, as in a kernel thread. */
  readonly registers: Readonly<Record<string, bigint>> | undefined;
  /** Registers at the interrupt. */
  readonly interruptRegisters: Readonly<Record<string, bigint>> | undefined;
  /** Taken branches, the latest first. */
  readonly branches: readonly Branch[] | undefined;
}

/** Which file a mapping is of, as stat(2) tells it: a name alone may lead to another one by now. */
export interface FileIdentity {
  /** st_dev. */
  readonly device: bigint;
  readonly inode: bigint;
}

/** A file, or memory, that a process mapped executable. */
export interface MappingRecord {
  readonly pid: number;
  readonly address: bigint;
  readonly sizeBytes: number;
  readonly fileOffset: bigint;
  readonly file: string;
  /** Undefined for memory, and where the kernel does not say. */
  readonly identity?: FileIdentity;
}

/** The identity of a mapping as a field of its record. The device is made of its numbers as makedev(3) does. */
export function mappedFile(major: number, minor: number, inode: bigint): { readonly identity?: FileIdentity } {
  if (inode === 0n) return {};
  const [high, low] = [BigInt(major), BigInt(minor)];
  const device = ((high & ~0xfffn) << 32n) | ((high & 0xfffn) << 8n) | ((low & ~0xffn) << 12n) | (low & 0xffn);
  return { identity: { device, inode } };
}

/** A thread got a name, by exec or otherwise. */
export interface CommandRecord {
  readonly pid: number;
  readonly tid: number;
  readonly name: string;
  readonly isExec: boolean;
}

/** A process or thread came to be. */
export interface ForkRecord {
  readonly pid: number;
  readonly parentPid: number;
  readonly tid: number;
}

/** Whoever wants to hear of records names the kinds. Times are 0 where records have no trailer. */
export interface RecordVisitor {
  sample?(sample: Sample): void;
  mapping?(mapping: MappingRecord, timeNs: bigint): void;
  /** Samples that the kernel had no room for. */
  lost?(count: number): void;
  throttled?(): void;
  command?(command: CommandRecord, timeNs: bigint): void;
  fork?(fork: ForkRecord, timeNs: bigint): void;
}

/**
 * Reads records one after the other.
 * @returns the number of bytes read; what is left is the beginning of a record
 */
export function readRecords(bytes: Uint8Array, format: SampleFormat, visitor: RecordVisitor): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let start = 0;
  while (start + 8 <= bytes.length) {
    const size = view.getUint16(start + 6, true);
    if (size < 8 || start + size > bytes.length) break;
    readRecord(view, start, size, format, visitor);
    start += size;
  }
  return start;
}

function readRecord(view: DataView, start: number, size: number, format: SampleFormat, visitor: RecordVisitor): void {
  const u32 = (offset: number) => view.getUint32(start + offset, true);
  const u64 = (offset: number) => view.getBigUint64(start + offset, true);
  const misc = view.getUint16(start + 4, true);
  switch (u32(0)) {
    case recordTypes.SAMPLE:
      visitor.sample?.(new SampleReader(view, start + 8, format).read((misc & CPU_MODE_MASK) === MODE_KERNEL));
      break;
    case recordTypes.LOST:
      visitor.lost?.(Number(u64(16)));
      break;
    case recordTypes.LOST_SAMPLES:
      visitor.lost?.(Number(u64(8)));
      break;
    case recordTypes.THROTTLE:
      visitor.throttled?.();
      break;
    case recordTypes.COMM:
      visitor.command?.(
        {
          pid: u32(8),
          tid: u32(12),
          name: textAt(view, start + 16, start + size),
          isExec: (misc & MISC_COMM_EXEC) !== 0,
        },
        trailerTime(view, start + size, format),
      );
      break;
    case recordTypes.FORK:
      visitor.fork?.({ pid: u32(8), parentPid: u32(12), tid: u32(16) }, trailerTime(view, start + size, format));
      break;
    case recordTypes.MMAP:
    case recordTypes.MMAP2: {
      const isOld = u32(0) === recordTypes.MMAP;
      const nameAt = isOld ? 40 : 72;
      const identity = isOld || (misc & MISC_MMAP_BUILD_ID) !== 0 ? {} : mappedFile(u32(40), u32(44), u64(48));
      const place = { address: u64(16), sizeBytes: Number(u64(24)), fileOffset: u64(32) };
      visitor.mapping?.(
        { pid: u32(8), ...place, file: textAt(view, start + nameAt, start + size), ...identity },
        trailerTime(view, start + size, format),
      );
      break;
    }
  }
}

/** The time in a record's trailer: thread, time, then whichever of ID, STREAM_ID, CPU and IDENTIFIER the type has. */
function trailerTime(view: DataView, end: number, { sampleType, hasTrailer }: SampleFormat): bigint {
  if (hasTrailer !== true || (sampleType & has.TIME) === 0) return 0n;
  const behind = [has.ID, has.STREAM_ID, has.CPU, has.IDENTIFIER].filter((bit) => (sampleType & bit) !== 0).length;
  return view.getBigUint64(end - 8 * (behind + 1), true);
}

function textAt(view: DataView, from: number, limit: number): string {
  let to = from;
  while (to < limit && view.getUint8(to) !== 0) to++;
  return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + from, to - from));
}

/** Reads the fields of one sample in the order in which the kernel writes them (perf_output_sample()). */
class SampleReader {
  readonly #view: DataView;
  readonly #format: SampleFormat;
  #at: number;

  constructor(view: DataView, at: number, format: SampleFormat) {
    this.#view = view;
    this.#at = at;
    this.#format = format;
  }

  #u32(): number {
    const value = this.#view.getUint32(this.#at, true);
    this.#at += 4;
    return value;
  }

  #u64(): bigint {
    const value = this.#view.getBigUint64(this.#at, true);
    this.#at += 8;
    return value;
  }

  read(isKernel: boolean): Sample {
    const { sampleType, userRegisters = [], interruptRegisters = [] } = this.#format;
    const wants = (bit: number) => (sampleType & bit) !== 0;
    if (wants(has.IDENTIFIER)) this.#at += 8;
    const ip = wants(has.IP) ? this.#u64() : 0n;
    const [pid, tid] = wants(has.TID) ? [this.#u32(), this.#u32()] : [0, 0];
    const timeNs = wants(has.TIME) ? this.#u64() : 0n;
    const addr = wants(has.ADDR) ? this.#u64() : undefined;
    if (wants(has.ID)) this.#at += 8;
    if (wants(has.STREAM_ID)) this.#at += 8;
    const cpu = wants(has.CPU) ? this.#u32() : undefined;
    if (wants(has.CPU)) this.#at += 4;
    const period = wants(has.PERIOD) ? this.#u64() : undefined;
    const callChain = wants(has.CALLCHAIN) ? this.#callChain() : undefined;
    if (wants(has.RAW)) {
      // A length of 32 bits, and as many bytes as make both a multiple of eight.
      const rawBytes = this.#u32();
      this.#at += rawBytes;
    }
    const branches = wants(has.BRANCH_STACK) ? this.#branches() : undefined;
    const registers = wants(has.REGS_USER) ? this.#registers(userRegisters) : undefined;
    if (wants(has.STACK_USER)) {
      const stackBytes = Number(this.#u64());
      this.#at += stackBytes === 0 ? 0 : stackBytes + 8;
    }
    if (wants(has.WEIGHT) || wants(has.WEIGHT_STRUCT)) this.#at += 8;
    if (wants(has.DATA_SRC)) this.#at += 8;
    if (wants(has.TRANSACTION)) this.#at += 8;
    const interrupted = wants(has.REGS_INTR) ? this.#registers(interruptRegisters) : undefined;
    const who = { ip, isKernel, pid, tid, timeNs };
    return { ...who, addr, cpu, period, callChain, registers, interruptRegisters: interrupted, branches };
  }

  #callChain(): BigUint64Array {
    const count = Number(this.#u64());
    const addresses = new BigUint64Array(count);
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const address = this.#u64();
      if (address < contextMarkers.least) addresses[kept++] = address;
    }
    return addresses.subarray(0, kept);
  }

  #branches(): Branch[] {
    const count = Number(this.#u64());
    return Array.from({ length: count }, () => {
      const [from, to, flags] = [this.#u64(), this.#u64(), this.#u64()];
      return { from, to, isMispredicted: (flags & 1n) !== 0n, cycles: Number((flags >> 4n) & 0xffffn) };
    });
  }

  /** A word that says whether there are any (PERF_SAMPLE_REGS_ABI), then the registers. */
  #registers(names: readonly string[]): Record<string, bigint> | undefined {
    const abi = this.#u64();
    if (abi === 0n) return undefined;
    return Object.fromEntries(names.map((name) => [name, this.#u64()]));
  }
}
