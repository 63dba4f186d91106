// run(): code with every register chosen, and every register, flag and byte of memory looked at afterwards.

import type { NativeCode } from '../call/index.ts';
import type { CpuFault } from '../errors/index.ts';
import { placeHere } from './here/host.ts';
import type { PlacedRun, RunEnd } from './host.ts';
import {
  changedRegisters,
  type FlagName,
  flagsOf,
  RESUME_FLAG,
  type RegisterChanges,
  type Registers,
} from './registers.ts';
import { type CheckedRun, checkRun, entryState, type RunOptions } from './run-options.ts';
import { placeInSandbox } from './sandbox/host.ts';

/** How a run ended, and what it left. */
export interface RunResult {
  /** Registers at the entry. */
  readonly before: Registers;
  /** Registers when the code returned or faulted. */
  readonly after: Registers;
  /** The registers that differ; rsp only when `ret` did not leave it as a call expects. */
  readonly changed: RegisterChanges;
  /** The flags afterwards. */
  readonly flags: Readonly<Record<FlagName, boolean>>;
  /** Contents of the regions afterwards, by name. */
  readonly memory: Readonly<Record<string, Uint8Array>>;
  /** Where the regions lay, by name. */
  readonly addresses: Readonly<Record<string, bigint>>;
  /** Why the code did not return. */
  readonly fault: CpuFault | undefined;
}

/**
 * Runs code with a register state of the caller's choice, on a thread of the pool, and gives the whole state afterwards.
 *
 * The code ends with `ret`. A fault of the processor is part of the result, not thrown. Unless `isolated`, the code
 * shares this process: it can write to any memory and make system calls.
 * @throws RawCpuError `BAD_OPTION`, `UNKNOWN_OPTION`; MemoryError; UnsupportedError `PLATFORM`, `ADDON_REFUSED`,
 * `ISOLATION_REFUSED`; whatever the assembler has to say about text
 * @example
 * ```ts
 * import { run } from 'rawcpu';
 *
 * const { after, changed, flags, memory } = await run('add rdi, rsi; mov [rdx], rdi; ret', {
 *   registers: { rdi: -1n, rsi: 3n, rdx: 'out' },
 *   memory: { out: 8 },
 * });
 * after.rdi; // => 2n
 * changed.rdi; // => { before: 18446744073709551615n, after: 2n }
 * flags.cf; // => true
 * memory.out; // => Uint8Array(8) [ 2, 0, 0, 0, 0, 0, 0, 0 ]
 * ```
 */
export async function run(code: NativeCode, options: RunOptions = {}): Promise<RunResult> {
  const checked = checkRun('run', code, options);
  return withPlaces(checked, async (placed) => {
    const state = entryState(checked, placed);
    const before = state.toRecord();
    const { state: last = state, ...end } = await placed.start(state);
    return runResult(before, last.toRecord(), placed, end);
  });
}

/** Does something with a run's code and memory in their places. */
export async function withPlaces<T>(checked: CheckedRun, work: (placed: PlacedRun) => Promise<T>): Promise<T> {
  const placed = (checked.isolated ? placeInSandbox : placeHere)(checked);
  try {
    return await work(placed);
  } finally {
    placed.release();
  }
}

function runResult(
  before: Registers,
  last: Registers,
  { addresses }: PlacedRun,
  { fault, memory }: Pick<RunEnd, 'fault' | 'memory'>,
): RunResult {
  const after = { ...last, rflags: last.rflags! & ~RESUME_FLAG };
  return {
    before,
    after,
    changed: changedRegisters(before, after, fault === undefined),
    flags: flagsOf(after.rflags!),
    memory,
    addresses: Object.fromEntries(addresses),
    fault,
  };
}
