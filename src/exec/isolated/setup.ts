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
  wholePages,
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
  /** Data behind the code, which it may write to; its changes are its own. */
  readonly data: SharedRange | undefined;
  readonly memory: readonly SharedRange[];
  /** What a trace notes; undefined where nothing is traced. */
  readonly trace: SharedRange | undefined;
  /** What the program is made of, see child-object.ts. */
  readonly program: { readonly sizeBytes: number; readonly labels: Readonly<Record<ProgramLabel, bigint>> };
}

/** Addresses in the child's program that the set-up needs. */
export type ProgramLabel = 'on_signal' | 'restore' | 'setup_done' | 'exit_done';

const systemCall = {
  close_range: 436,
  exit_group: 231,
  getppid: 110,
  mmap: 9,
  munmap: 11,
  prctl: 157,
  prlimit64: 302,
  rt_sigaction: 13,
  rt_sigprocmask: 14,
  seccomp: 317,
  setitimer: 38,
  setsid: 112,
  sigaltstack: 131,
} as const;

const prctl = {
  PR_SET_PDEATHSIG: 1,
  PR_SET_DUMPABLE: 4,
  PR_SET_NAME: 15,
  PR_SET_NO_NEW_PRIVS: 38,
  PR_SET_SYSCALL_USER_DISPATCH: 59,
} as const;
/** System calls pass from a range of addresses only: its start and size. */
const PR_SYS_DISPATCH_ON = 1;
const limit = { CPU: 0, FSIZE: 1, CORE: 4, NPROC: 6, NOFILE: 7, MEMLOCK: 8, AS: 9, MSGQUEUE: 12 } as const;
const [PROT_READ, PROT_WRITE, PROT_EXEC] = [1, 2, 4];
const [MAP_SHARED, MAP_PRIVATE, MAP_FIXED, MAP_ANONYMOUS] = [1, 2, 0x10, 0x20];
const SIGKILL = 9;

/** Signals that end a run and say something about the code. */
export const reportedSignals = {
  SIGILL: 4,
  SIGTRAP: 5,
  SIGBUS: 7,
  SIGFPE: 8,
  SIGSEGV: 11,
  SIGALRM: 14,
  SIGXCPU: 24,
  SIGSYS: 31,
} as const;

const SA_FLAGS = 0x4 | 0x0400_0000 | 0x0800_0000; // SA_SIGINFO, SA_RESTORER, SA_ONSTACK
const SA_NODEFER = 0x4000_0000;

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
  table.call('setitimer', systemCall.setitimer, [0, table.data(timer), 0]);
  // Nothing is stopped by a range of all addresses, but a kernel that cannot do it says so while that can be told.
  table.call('prctl(PR_SET_SYSCALL_USER_DISPATCH)', systemCall.prctl, dispatchOnly(1n, BigInt(address.end)));
  return table;
}

const dispatchOnly = (start: bigint, sizeBytes: bigint): readonly bigint[] => [
  BigInt(prctl.PR_SET_SYSCALL_USER_DISPATCH),
  BigInt(PR_SYS_DISPATCH_ON),
  start,
  sizeBytes,
  0n,
];

function lastCalls({ setup_done: setup, exit_done: exit }: SetupRequest['program']['labels']): SetupTable {
  const table = new SetupTable(address.block, block, 3);
  table.call('munmap(set-up)', systemCall.munmap, [address.setup, SETUP_SIZE_BYTES]);
  const onlyExit = dispatchOnly(exit, 1n);
  const filter = systemCallFilter([
    { number: systemCall.exit_group, behind: exit, args: [0n] },
    { number: systemCall.prctl, behind: setup, args: onlyExit },
  ]);
  table.call('seccomp', systemCall.seccomp, [1, 0, table.data([filter.length / 8, table.data(filter)])]);
  table.call('prctl(PR_SET_SYSCALL_USER_DISPATCH)', systemCall.prctl, onlyExit);
  return table;
}

function becomeAlone(table: SetupTable, hostPid: number): void {
  const set = (option: keyof typeof prctl, ...args: readonly (number | bigint)[]) =>
    table.call(`prctl(${option})`, systemCall.prctl, [prctl[option], ...args]);
  set('PR_SET_PDEATHSIG', SIGKILL);
  table.call('getppid', systemCall.getppid, [], { value: hostPid });
  table.call('setsid', systemCall.setsid, []);
  set('PR_SET_NAME', table.data(new TextEncoder().encode(`${CHILD_NAME}\0`)));
  set('PR_SET_DUMPABLE', 0);
  set('PR_SET_NO_NEW_PRIVS', 1);
}

function setLimits(table: SetupTable, deadlineMs: number, ranges: readonly Range[]): void {
  const mappedBytes = ranges.reduce((sum, range) => sum + range.end - range.start, SETUP_SIZE_BYTES);
  // The processor's time can only pass the deadline's when the timer failed; the hard limit kills a second later.
  const cpuSeconds = Math.ceil(deadlineMs / 1000) + 1;
  const limits: readonly (readonly [keyof typeof limit, soft: number, hard: number])[] = [
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

function setLimit(table: SetupTable, name: keyof typeof limit, soft: number, hard: number): void {
  table.call(`prlimit(RLIMIT_${name})`, systemCall.prlimit64, [0, limit[name], table.data([soft, hard]), 0]);
}

function mapMemory(table: SetupTable, { code, data, memory, trace }: SetupRequest): void {
  const map = (range: SharedRange, protection: number, flags: number, fd = CHILD_MEMORY_FD) => {
    const { address: at, sizeBytes, offset } = range;
    table.call('mmap', systemCall.mmap, [at, wholePages(sizeBytes), protection, flags | MAP_FIXED, fd, offset]);
  };
  const anonymous = (at: number, sizeBytes: number) =>
    map({ address: at, sizeBytes, offset: 0 }, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1);
  map(code, PROT_READ | PROT_EXEC, MAP_PRIVATE);
  if (data !== undefined) map(data, PROT_READ | PROT_WRITE, MAP_PRIVATE);
  for (const range of memory) map(range, PROT_READ | PROT_WRITE, MAP_SHARED);
  if (trace !== undefined) map(trace, PROT_READ | PROT_WRITE, MAP_SHARED);
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
  table.call('close_range', systemCall.close_range, [0, 0xffff_ffff, 0]);
  setLimit(table, 'NOFILE', 0, 0);
  let end = 0;
  const setup = { start: address.setup, end: address.setup + SETUP_SIZE_BYTES };
  const kept = [...ranges, setup].sort((a, b) => a.start - b.start);
  for (const { start, end: next } of [...kept, { start: address.end, end: address.end }]) {
    // A kernel may have sealed its own mappings (mseal), then they stay: read-only pages with nothing of the host.
    const mayBeSealed = start > KERNEL_AREA_START;
    if (start > end) table.call('munmap', systemCall.munmap, [end, start - end], mayBeSealed ? 'anything' : 'success');
    end = next;
  }
}

function takeSignals(table: SetupTable, { program: { labels }, trace }: SetupRequest): void {
  const stack = table.data([address.signalStack, 0, SIGNAL_STACK_SIZE_BYTES]);
  table.call('sigaltstack', systemCall.sigaltstack, [stack, 0]);
  const action = (flags: number, blocked: bigint) =>
    table.data([labels.on_signal, SA_FLAGS | flags, labels.restore, blocked]);
  const last = action(0, 0xffff_ffff_ffff_ffffn);
  // A stepper goes back to the code without a system call, so it must block no signal, the deadline's least of all.
  const step = trace === undefined ? last : action(SA_NODEFER, 0n);
  for (const signal of Object.values(reportedSignals)) {
    const given = signal === reportedSignals.SIGTRAP ? step : last;
    table.call('rt_sigaction', systemCall.rt_sigaction, [signal, given, 0, 8]);
  }
  const noSignal = table.data([0]);
  table.call('rt_sigprocmask', systemCall.rt_sigprocmask, [2, noSignal, 0, 8]);
}
