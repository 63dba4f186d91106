// Opens an event for sampling, with a ring for each thread or CPU that is sampled, and says plainly why a kernel refuses.

import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { CallError, RawCpuError, UnsupportedError } from '../../errors/index.ts';
import type { PerfKernel } from '../../linux/index.ts';
import {
  CLOCK_MONOTONIC,
  errnoName,
  PAGE_SIZE_BYTES,
  type PerfAttribute,
  perfIoctls,
  perfTypes,
  perfSampleType as type,
} from '../../linux/index.ts';
import { deliversBreakpoints } from '../breakpoint-probe.ts';
import { undeliveredError } from '../counters/refusal.ts';
import { type ResolvedEvent, resolveEvents } from '../events/index.ts';
import { perfKernel } from '../kernel.ts';
import type { Ring } from './collector.ts';
import type { SampleFormat } from './records.ts';
import { checkRingBytes } from './sampling-options.ts';

/** What a sample may hold beside the instruction's address, its thread and the time. */
export type SampleField = 'addr' | 'cpu' | 'period' | 'callChain' | 'registers' | 'interruptRegisters' | 'branches';

/** PERF_SAMPLE_ bits. */
const fieldBits: Record<SampleField, number> = {
  addr: type.ADDR,
  cpu: type.CPU,
  period: type.PERIOD,
  callChain: type.CALLCHAIN,
  registers: type.REGS_USER,
  interruptRegisters: type.REGS_INTR,
  branches: type.BRANCH_STACK,
};

/** Every field. */
export const sampleFields = Object.keys(fieldBits) as readonly SampleField[];

/** Registers by their bit, enum perf_event_x86_regs of the kernel; the segments of data are not there in 64-bit mode. */
const registerBits: readonly (readonly [bit: number, name: string])[] = [
  ...['rax', 'rbx', 'rcx', 'rdx', 'rsi', 'rdi', 'rbp', 'rsp', 'rip', 'rflags', 'cs', 'ss'].entries(),
  ...['r8', 'r9', 'r10', 'r11', 'r12', 'r13', 'r14', 'r15'].map((name, i) => [16 + i, name] as const),
];
const registerMask = registerBits.reduce((mask, [bit]) => mask | (1 << bit), 0);
const registerNames = registerBits.map(([, name]) => name);

/** PERF_SAMPLE_BRANCH_USER | PERF_SAMPLE_BRANCH_ANY. */
const BRANCH_USER_ANY = 1 | 8;

export interface SamplerRequest {
  /** An event in perf's notation. */
  readonly event: string;
  /** Samples a second, or else `period`: events from one sample to the next. */
  readonly frequencyHz?: number | undefined;
  readonly period?: number | undefined;
  readonly fields: readonly SampleField[];
  /** Size of each ring: a power of two from 4096 on. */
  readonly ringBytes: number;
  /** Whether samples in the kernel are taken too. */
  readonly includesKernel: boolean;
  /** Who is sampled: a thread, or with `inherit` a process and its children on one CPU. */
  readonly targets: readonly { readonly pid: number; readonly cpu: number }[];
  readonly inherit?: boolean;
  /** Begin when the target calls exec, rather than at enable(). */
  readonly enableOnExec?: boolean;
  /** Have the kernel write how processes come, go, and are named. */
  readonly followsProcesses?: boolean;
}

/** Events that are open for sampling. */
export class Sampler {
  readonly rings: readonly Ring[];
  readonly format: SampleFormat;
  /** The event as it was resolved. */
  readonly event: ResolvedEvent;
  readonly #kernel: PerfKernel;
  #isClosed = false;

  private constructor(kernel: PerfKernel, event: ResolvedEvent, format: SampleFormat, rings: readonly Ring[]) {
    this.#kernel = kernel;
    this.event = event;
    this.format = format;
    this.rings = rings;
  }

  /**
   * Opens the event for every target, disabled.
   * @throws RawCpuError `BAD_OPTION`; ParseError for the event; UnsupportedError `EVENT_MISSING`, `EVENT_FORBIDDEN`,
   * `EVENT_LIMIT`, `EVENT_TARGET`. Nothing stays open then.
   */
  static open(request: SamplerRequest, kernel: PerfKernel = perfKernel()): Sampler {
    checkRingBytes('sampling', request.ringBytes);
    const event = oneEvent(request.event);
    if (event.attribute.type === perfTypes.BREAKPOINT && !deliversBreakpoints()) throw undeliveredError(event.name);
    const attribute = attributeOf(event, request);
    const rings: Ring[] = [];
    try {
      for (const target of request.targets) rings.push(openRing(kernel, attribute, target, request, event));
    } catch (error) {
      closeRings(kernel, rings);
      throw error;
    }
    const wantsUser = request.fields.includes('registers');
    const wantsInterrupt = request.fields.includes('interruptRegisters');
    const format = {
      sampleType: Number(attribute.sample_type),
      hasTrailer: true,
      ...(wantsUser ? { userRegisters: registerNames } : {}),
      ...(wantsInterrupt ? { interruptRegisters: registerNames } : {}),
    };
    return new Sampler(kernel, event, format, rings);
  }

  enable(): void {
    this.#control(perfIoctls.ENABLE);
  }

  disable(): void {
    this.#control(perfIoctls.DISABLE);
  }

  #control(request: number): void {
    if (this.#isClosed) throw new CallError('DISPOSED', `the sampler of ${this.event.name} was disposed of`);
    for (const { fd } of this.rings) this.#kernel.ioctl(fd, request, 0);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    closeRings(this.#kernel, this.rings);
  }
}

function oneEvent(text: string): ResolvedEvent {
  const events = resolveEvents(text).flatMap((group) => group.events);
  if (events.length === 1) return events[0]!;
  throw new RawCpuError('BAD_OPTION', `sampling takes one event at a time; '${text}' means ${events.length}`);
}

function attributeOf(event: ResolvedEvent, request: SamplerRequest): PerfAttribute {
  const { fields, frequencyHz, period, includesKernel, ringBytes } = request;
  const wants = (field: SampleField) => fields.includes(field);
  const sampleType = fields.reduce((bits, field) => bits | fieldBits[field], type.IP | type.TID | type.TIME);
  return {
    ...event.attribute,
    sample_type: sampleType,
    ...(period === undefined ? { freq: true, sample_freq: frequencyHz! } : { sample_period: period }),
    disabled: true,
    ...(includesKernel ? {} : { exclude_kernel: true, exclude_hv: true, exclude_callchain_kernel: true }),
    ...(wants('registers') ? { sample_regs_user: registerMask } : {}),
    ...(wants('interruptRegisters') ? { sample_regs_intr: registerMask } : {}),
    ...(wants('branches') ? { branch_sample_type: BRANCH_USER_ANY } : {}),
    inherit: request.inherit === true,
    enable_on_exec: request.enableOnExec === true,
    mmap: true,
    mmap2: true,
    comm: request.followsProcesses === true,
    comm_exec: request.followsProcesses === true,
    task: request.followsProcesses === true,
    sample_id_all: true,
    watermark: true,
    wakeup_watermark: Math.max(1, ringBytes / 4),
    use_clockid: true,
    clockid: CLOCK_MONOTONIC,
  };
}

function openRing(
  kernel: PerfKernel,
  attribute: PerfAttribute,
  target: { readonly pid: number; readonly cpu: number },
  request: SamplerRequest,
  event: ResolvedEvent,
): Ring {
  const { ringBytes } = request;
  const fd = kernel.open(attribute, { ...target, groupFd: -1 });
  if (fd < 0) throw openError(-fd, event, request, target);
  const page = kernel.map(fd, PAGE_SIZE_BYTES + ringBytes, true);
  if (page < 0n && page >= -4095n) {
    kernel.close(fd);
    throw mapError(Number(-page), ringBytes, request.targets.length);
  }
  return { page, data: page + BigInt(PAGE_SIZE_BYTES), sizeBytes: ringBytes, fd };
}

function closeRings(kernel: PerfKernel, rings: readonly Ring[]): void {
  for (const { fd, page, sizeBytes } of rings) {
    // SAFETY: the mapping is ours, whole, and no collector reads it any more.
    kernel.unmap(page, PAGE_SIZE_BYTES + sizeBytes);
    kernel.close(fd);
  }
}

/** A number in a file of /proc/sys/kernel, for messages. */
function setting(name: string): string {
  try {
    return readFileSync(`/proc/sys/kernel/${name}`, 'utf8').trim();
  } catch {
    return 'unknown';
  }
}

const { EPERM, ENOENT, ESRCH, EACCES, ENODEV, EINVAL, EMFILE, EOPNOTSUPP } = constants.errno;

function openError(
  errno: number,
  event: ResolvedEvent,
  { frequencyHz, includesKernel, fields }: SamplerRequest,
  target: { readonly pid: number; readonly cpu: number },
): UnsupportedError | RawCpuError {
  const { name } = event;
  const details = { event: name, errno, errnoName: errnoName(errno), ...target };
  const software = 'the kernel samples by its clock without one: cpu-clock, task-clock';
  if (errno === EACCES || errno === EPERM) {
    const level = setting('perf_event_paranoid');
    const reason =
      level === 'unknown' ? 'a seccomp filter or a missing capability forbids it' : `perf_event_paranoid is ${level}`;
    return new UnsupportedError('EVENT_FORBIDDEN', `sampling ${name} is not permitted: ${reason}`, {
      details: { ...details, paranoid: level },
      hint: `${includesKernel ? 'leave the kernel out, or ' : ''}run as root or with CAP_PERFMON, or: sysctl kernel.perf_event_paranoid=1`,
    });
  }
  if (errno === ESRCH) {
    return new UnsupportedError('EVENT_TARGET', `there is no process or thread ${target.pid} to sample`, { details });
  }
  if (errno === EMFILE) {
    return new UnsupportedError('EVENT_LIMIT', 'too many files are open to open an event more', {
      details,
      hint: 'raise the limit: ulimit -n',
    });
  }
  const maximum = Number(setting('perf_event_max_sample_rate'));
  if (errno === EINVAL && frequencyHz !== undefined && frequencyHz > maximum) {
    return new RawCpuError('BAD_OPTION', `the kernel takes at most ${maximum} samples a second, not ${frequencyHz}`, {
      details,
      hint: `sysctl kernel.perf_event_max_sample_rate=${frequencyHz}`,
    });
  }
  const isPlain = !fields.some((field) => field === 'branches' || field === 'interruptRegisters');
  if ([ENOENT, ENODEV, EOPNOTSUPP, EINVAL].some((number) => number === errno)) {
    const layer =
      isPlain || errno === ENOENT ? 'no PMU here samples it' : `no PMU here samples it with ${fields.join(', ')}`;
    return new UnsupportedError('EVENT_MISSING', `${name} cannot be sampled: ${layer} (${errnoName(errno)})`, {
      details,
      hint: event.isHardware ? `virtual machines often have no PMU; ${software}` : 'ask for fewer fields',
    });
  }
  return new UnsupportedError('SYSTEM_CALL', `perf_event_open failed for ${name}: ${errnoName(errno)}`, { details });
}

function mapError(errno: number, ringBytes: number, rings: number): UnsupportedError {
  const details = { errno, errnoName: errnoName(errno), ringBytes, rings };
  if (errno !== EPERM) {
    return new UnsupportedError('SYSTEM_CALL', `a ring of ${ringBytes} bytes cannot be mapped: ${errnoName(errno)}`, {
      details,
    });
  }
  const allowed = setting('perf_event_mlock_kb');
  const text = `a ring of ${ringBytes / 1024} KiB is more locked memory than this user may have (perf_event_mlock_kb is ${allowed})`;
  return new UnsupportedError('EVENT_LIMIT', text, {
    details: { ...details, mlockKiB: allowed },
    hint: 'ask for a smaller ring, raise the limit (ulimit -l, or sysctl kernel.perf_event_mlock_kb), or have CAP_IPC_LOCK',
  });
}
