// run(): code with every register chosen, and every register, flag and byte of memory looked at afterwards.

import { type CallEnvironment, callEnvironment, type NativeCode, placeCode } from '../call/index.ts';
import type { CpuFault } from '../errors/index.ts';
import { type CpuState, cpuFault } from '../fault/index.ts';
import { type JobPlaces, placeJob, RUN_STACK_GUARD_BYTES, runJob } from './here/run-job.ts';
import { RunMemory } from './here/run-memory.ts';
import { type CheckedRun, checkRun, entryState, type RunOptions } from './run-options.ts';
import { isolatedRequest } from './sandbox/request.ts';
import { runIsolated } from './sandbox/run-isolated.ts';

/** The flags of rflags that instructions look at. */
export type FlagName = 'cf' | 'pf' | 'af' | 'zf' | 'sf' | 'df' | 'of';

/** Every register by its widest name that this processor has. */
export type Registers = Readonly<Record<string, bigint>>;

export interface RunResult {
  /** Registers at the entry, and when the code returned or faulted. */
  readonly before: Registers;
  readonly after: Registers;
  /** The registers that differ; rsp only when `ret` did not leave it as a call expects. */
  readonly changed: Readonly<Record<string, { readonly before: bigint; readonly after: bigint }>>;
  /** The flags afterwards. */
  readonly flags: Readonly<Record<FlagName, boolean>>;
  /** Contents of the regions afterwards, and where they lay. */
  readonly memory: Readonly<Record<string, Uint8Array>>;
  readonly addresses: Readonly<Record<string, bigint>>;
  /** Why the code did not return. */
  readonly fault: CpuFault | undefined;
}

/** The processor sets it in what it saves for a fault; it says nothing of the code. */
const RESUME_FLAG = 0x1_0000n;
const flagBits: Readonly<Record<FlagName, bigint>> = { cf: 0n, pf: 2n, af: 4n, zf: 6n, sf: 7n, df: 10n, of: 11n };

/**
 * Runs code with a register state of the caller's choice, on a thread of the pool, and gives the whole state afterwards.
 *
 * The code ends with `ret`. A fault of the processor is part of the result, not thrown. Unless `isolated`, the code
 * shares this process: it can write to any memory and make system calls.
 * @throws RawCpuError `BAD_OPTION`, `UNKNOWN_OPTION`; MemoryError; UnsupportedError `PLATFORM`, `ADDON_REFUSED`,
 * `ISOLATION_REFUSED`; whatever the assembler has to say about text
 */
export async function run(code: NativeCode, options: RunOptions = {}): Promise<RunResult> {
  const checked = checkRun('run', code, options);
  return checked.isolated ? runInChild(checked) : runHere(checked);
}

async function runHere(checked: CheckedRun): Promise<RunResult> {
  const environment = callEnvironment();
  const memory = new RunMemory(environment, checked.regions);
  try {
    const { block, bytes } = placeCode(environment, checked.prepared);
    try {
      const places = placeJob(environment, memory);
      const entry = block.address + BigInt(checked.prepared.entryOffset);
      const state = entryState(checked, entry, places.stackPointer, memory.addresses);
      const before = state.toRecord();
      const end = await runJob({ environment, memory, places, entry, state, deadlineMs: checked.deadlineMs });
      const { name, prepared } = checked;
      const running = { name, bytes, address: block.address, labels: prepared.assembly?.labels };
      const fault = end.report && cpuFault(end.report, faultScene(environment, places, running, checked.deadlineMs));
      return runResult(before, end.state, { fault, memory: memory.contents(), addresses: memory.addresses });
    } finally {
      block.release();
    }
  } finally {
    memory.release();
  }
}

/** What errors for faults of a run need. */
export function faultScene(
  environment: CallEnvironment,
  { stack }: JobPlaces,
  code: Parameters<typeof cpuFault>[1]['code'],
  deadlineMs: number,
): Parameters<typeof cpuFault>[1] {
  const guard = environment.guard();
  return {
    code,
    deadline: { signal: guard.native.deadlineSignal, ms: deadlineMs },
    stackGuard: { start: stack - RUN_STACK_GUARD_BYTES, end: stack },
    read: (address, sizeBytes) => guard.read(address, sizeBytes),
  };
}

async function runInChild(checked: CheckedRun): Promise<RunResult> {
  const { request, addresses, contentsOf } = isolatedRequest(checked);
  const before = request.state.toRecord();
  const end = await runIsolated(request);
  const memory = contentsOf(end.memory);
  return runResult(before, end.state ?? request.state, { fault: end.fault, memory, addresses });
}

function runResult(
  before: Registers,
  state: CpuState,
  rest: Pick<RunResult, 'fault' | 'memory'> & { readonly addresses: ReadonlyMap<string, bigint> },
): RunResult {
  const record = state.toRecord();
  const after = { ...record, rflags: record.rflags! & ~RESUME_FLAG };
  return {
    before,
    after,
    changed: changedRegisters(before, after, rest.fault === undefined),
    flags: flagsOf(after.rflags!),
    memory: rest.memory,
    addresses: Object.fromEntries(rest.addresses),
    fault: rest.fault,
  };
}

/** What differs. A `ret` takes the return address off the stack and goes where nobody but us knows. */
export function changedRegisters(before: Registers, after: Registers, hasReturned: boolean): RunResult['changed'] {
  const changed = Object.entries(after).filter(([name, value]) => {
    if (hasReturned && name === 'rip') return false;
    if (hasReturned && name === 'rsp' && value === before.rsp! + 8n) return false;
    return before[name] !== value;
  });
  return Object.fromEntries(changed.map(([name, value]) => [name, { before: before[name] ?? 0n, after: value }]));
}

/** The flags of rflags. */
export function flagsOf(rflags: bigint): RunResult['flags'] {
  return Object.fromEntries(
    Object.entries(flagBits).map(([name, bit]) => [name, ((rflags >> bit) & 1n) === 1n]),
  ) as RunResult['flags'];
}
