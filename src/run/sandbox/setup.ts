// The policy of isolation: what a child may still do when the code begins, which is to compute, and to end.
//
//   dies with its parent           PR_SET_PDEATHSIG, and a look whether the parent had already gone
//   is alone                       a session of its own; no descriptor; one mapping shared with the host
//   gains nothing                  no-new-privileges; not dumpable, so nobody traces it or reads its memory
//   is bounded                     address space, processor time, files, processes, core dumps
//   code is never writable         mapped readable and executable from a copy that nothing else in the child maps
//   makes no system call           the seccomp filter, and syscall user dispatch, which stops what passes any filter
//
// The limits would hold code that got past the filter; the filter alone already refuses what they forbid. The table of all
// but the last three calls lies in memory of its own, where the child counts what it has done. The first of those three
// unmaps that memory, so the code that runs in the end cannot change what is told there. prctl(2), prlimit(2), mmap(2),
// sigaction(2), seccomp(2), Documentation/admin-guide/syscall-user-dispatch.rst.

import {
  systemCallNumbers as call,
  mapFlags,
  PR_SYS_DISPATCH_ON,
  prctlOptions,
  READ_EXEC,
  READ_WRITE,
  resourceLimits,
  SECCOMP_SET_MODE_FILTER,
  SIG_SETMASK,
  SIGNAL_SET_BYTES,
  signalActionFlags as saFlags,
  signalNumbers,
  wholePages,
} from '../../linux/index.ts';
import { CHILD_MEMORY_FD } from './launcher-source.ts';
import {
  address,
  BLOCK_SIZE_BYTES,
  block,
  SETUP_SIZE_BYTES,
  SIGNAL_STACK_MARGIN_BYTES,
  SIGNAL_STACK_SIZE_BYTES,
  STACK_SIZE_BYTES,
  setupArea,
} from './layout.ts';
import { systemCallFilter } from './seccomp.ts';
import { SetupTable } from './setup-table.ts';

/** A part of the shared memory as the child maps it. */
export interface SharedRange {
  readonly address: number;
  readonly sizeBytes: number;
  /** Where it lies in the shared memory. */
  readonly offset: number;
}

export interface SetupRequest {
  readonly hostPid: number;
  readonly deadlineMs: number;
  readonly code: SharedRange;
  /** Data after the code, which it may write to; its changes are its own. */
  readonly data: SharedRange | undefined;
  readonly memory: readonly SharedRange[];
  /** What a trace notes; undefined where nothing is traced. */
  readonly trace: SharedRange | undefined;
  /** What the program is made of, see child-object.ts. */
  readonly program: { readonly sizeBytes: number; readonly labels: Readonly<Record<ProgramLabel, bigint>> };
}

/** Addresses in the child's program that the set-up needs. */
export type ProgramLabel = 'on_signal' | 'restore' | 'setup_done' | 'exit_done';

const { SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGSEGV, SIGALRM, SIGXCPU, SIGSYS } = signalNumbers;

/** Signals that end a run and say something about the code. */
export const reportedSignals = { SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGSEGV, SIGALRM, SIGXCPU, SIGSYS } as const;

const SA_FLAGS = saFlags.SIGINFO | saFlags.RESTORER | saFlags.ONSTACK;

/** The name of a child, as `ps` shows it. */
export const CHILD_NAME = 'rawcpu-isolated';

/** Room for what the kernel maps by itself before it is unmapped: the first stack, vdso, vvar. */
const KERNEL_MAPPINGS_BYTES = 4 * 1024 * 1024;
/** Below this address the kernel maps nothing by itself. */
const KERNEL_AREA_START = 0x7000_0000_0000;
/** Calls that do not depend on the run; each range that is mapped adds two. */
const FIXED_CALLS = 40;

/** The set-up of one run: what is done first, and the last calls, in the block. */
export interface Setup {
  readonly first: SetupTable;
  readonly last: SetupTable;
}

export function setUp(request: SetupRequest): Setup {
  return { first: firstCalls(request), last: lastCalls(request.program.labels) };
}

function firstCalls(request: SetupRequest): SetupTable {
  const ranges = mappedRanges(request);
  const table = new SetupTable(address.setup, setupArea, FIXED_CALLS + 2 * ranges.length);
  becomeAlone(table, request.hostPid);
  setLimits(table, request.deadlineMs, ranges);
  mapMemory(table, request);
  closeAndUnmap(table, ranges);
  takeSignals(table, request);
  const microseconds = Math.max(1, Math.round(request.deadlineMs * 1000));
  const timer = [0, 0, Math.floor(microseconds / 1e6), microseconds % 1e6];
  table.call('setitimer', call.setitimer, [0, table.data(timer), 0]);
  // Nothing is stopped by a range of all addresses, but a kernel that cannot do it says so while that can be told.
  table.call('prctl(PR_SET_SYSCALL_USER_DISPATCH)', call.prctl, dispatchOnly(1n, BigInt(address.end)));
  return table;
}

const dispatchOnly = (start: bigint, sizeBytes: bigint): readonly bigint[] => [
  BigInt(prctlOptions.SET_SYSCALL_USER_DISPATCH),
  BigInt(PR_SYS_DISPATCH_ON),
  start,
  sizeBytes,
  0n,
];

function lastCalls({ setup_done: setup, exit_done: exit }: SetupRequest['program']['labels']): SetupTable {
  const table = new SetupTable(address.block, block, 3);
  table.call('munmap(set-up)', call.munmap, [address.setup, SETUP_SIZE_BYTES]);
  const onlyExit = dispatchOnly(exit, 1n);
  const filter = systemCallFilter([
    { number: call.exit_group, after: exit, args: [0n] },
    { number: call.prctl, after: setup, args: onlyExit },
  ]);
  table.call('seccomp', call.seccomp, [
    SECCOMP_SET_MODE_FILTER,
    0,
    table.data([filter.length / 8, table.data(filter)]),
  ]);
  table.call('prctl(PR_SET_SYSCALL_USER_DISPATCH)', call.prctl, onlyExit);
  return table;
}

function becomeAlone(table: SetupTable, hostPid: number): void {
  const set = (option: keyof typeof prctlOptions, ...args: readonly (number | bigint)[]) =>
    table.call(`prctl(PR_${option})`, call.prctl, [prctlOptions[option], ...args]);
  set('SET_PDEATHSIG', signalNumbers.SIGKILL);
  table.call('getppid', call.getppid, [], { value: hostPid });
  table.call('setsid', call.setsid, []);
  set('SET_NAME', table.data(new TextEncoder().encode(`${CHILD_NAME}\0`)));
  set('SET_DUMPABLE', 0);
  set('SET_NO_NEW_PRIVS', 1);
}

function setLimits(table: SetupTable, deadlineMs: number, ranges: readonly Range[]): void {
  const mappedBytes = ranges.reduce((sum, range) => sum + range.end - range.start, SETUP_SIZE_BYTES);
  // The processor's time can only pass the deadline's when the timer failed; the hard limit kills a second later.
  const cpuSeconds = Math.ceil(deadlineMs / 1000) + 1;
  const limits: readonly (readonly [keyof typeof resourceLimits, soft: number, hard: number])[] = [
    ['CORE', 0, 0],
    ['FSIZE', 0, 0],
    ['NPROC', 0, 0],
    ['MEMLOCK', 0, 0],
    ['MSGQUEUE', 0, 0],
    ['CPU', cpuSeconds, cpuSeconds + 1],
    ['AS', mappedBytes + KERNEL_MAPPINGS_BYTES, mappedBytes + KERNEL_MAPPINGS_BYTES],
  ];
  for (const [name, soft, hard] of limits) setLimit(table, name, soft, hard);
}

function setLimit(table: SetupTable, name: keyof typeof resourceLimits, soft: number, hard: number): void {
  table.call(`prlimit(RLIMIT_${name})`, call.prlimit64, [0, resourceLimits[name], table.data([soft, hard]), 0]);
}

function mapMemory(table: SetupTable, { code, data, memory, trace }: SetupRequest): void {
  const map = (range: SharedRange, protection: number, flags: number, fd = CHILD_MEMORY_FD) => {
    const { address: at, sizeBytes, offset } = range;
    table.call('mmap', call.mmap, [at, wholePages(sizeBytes), protection, flags | mapFlags.FIXED, fd, offset]);
  };
  const anonymous = (at: number, sizeBytes: number) =>
    map({ address: at, sizeBytes, offset: 0 }, READ_WRITE, mapFlags.PRIVATE | mapFlags.ANONYMOUS, -1);
  map(code, READ_EXEC, mapFlags.PRIVATE);
  if (data !== undefined) map(data, READ_WRITE, mapFlags.PRIVATE);
  for (const range of memory) map(range, READ_WRITE, mapFlags.SHARED);
  if (trace !== undefined) map(trace, READ_WRITE, mapFlags.SHARED);
  anonymous(address.stack, STACK_SIZE_BYTES);
  anonymous(address.signalStack, SIGNAL_STACK_SIZE_BYTES + SIGNAL_STACK_MARGIN_BYTES);
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** All that the child keeps mapped when the code runs, in ascending order. */
function mappedRanges({ code, data, memory, trace, program }: SetupRequest): Range[] {
  const range = (start: number, sizeBytes: number) => ({ start, end: start + wholePages(sizeBytes) });
  return [
    range(code.address, code.sizeBytes),
    ...(data === undefined ? [] : [range(data.address, data.sizeBytes)]),
    range(address.stack, STACK_SIZE_BYTES),
    ...memory.map((shared) => range(shared.address, shared.sizeBytes)),
    ...(trace === undefined ? [] : [range(trace.address, trace.sizeBytes)]),
    range(address.program, program.sizeBytes),
    range(address.block, BLOCK_SIZE_BYTES),
    range(address.signalStack, SIGNAL_STACK_SIZE_BYTES + SIGNAL_STACK_MARGIN_BYTES),
  ].sort((a, b) => a.start - b.start);
}

/** Closes every descriptor and unmaps whatever the kernel has mapped elsewhere: the first stack, the vdso. */
function closeAndUnmap(table: SetupTable, ranges: readonly Range[]): void {
  table.call('close_range', call.close_range, [0, 0xffff_ffff, 0]);
  setLimit(table, 'NOFILE', 0, 0);
  let end = 0;
  const setup = { start: address.setup, end: address.setup + SETUP_SIZE_BYTES };
  const kept = [...ranges, setup].sort((a, b) => a.start - b.start);
  for (const { start, end: next } of [...kept, { start: address.end, end: address.end }]) {
    // A kernel may have sealed its own mappings (mseal), then they stay: read-only pages with nothing of the host.
    const mayBeSealed = start > KERNEL_AREA_START;
    if (start > end) table.call('munmap', call.munmap, [end, start - end], mayBeSealed ? 'anything' : 'success');
    end = next;
  }
}

function takeSignals(table: SetupTable, { program: { labels }, trace }: SetupRequest): void {
  const stack = table.data([address.signalStack, 0, SIGNAL_STACK_SIZE_BYTES]);
  table.call('sigaltstack', call.sigaltstack, [stack, 0]);
  const action = (flags: number, blocked: bigint) =>
    table.data([labels.on_signal, SA_FLAGS | flags, labels.restore, blocked]);
  const last = action(0, 0xffff_ffff_ffff_ffffn);
  // A stepper goes back to the code without a system call, so it must block no signal, the deadline's least of all.
  const step = trace === undefined ? last : action(saFlags.NODEFER, 0n);
  for (const signal of Object.values(reportedSignals)) {
    const given = signal === reportedSignals.SIGTRAP ? step : last;
    table.call('rt_sigaction', call.rt_sigaction, [signal, given, 0, SIGNAL_SET_BYTES]);
  }
  const noSignal = table.data([0]);
  table.call('rt_sigprocmask', call.rt_sigprocmask, [SIG_SETMASK, noSignal, 0, SIGNAL_SET_BYTES]);
}
