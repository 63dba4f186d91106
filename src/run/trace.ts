// trace(): code is run one instruction at a time by the processor itself, and every step can be looked at afterwards.

import type { NativeCode } from '../call/index.ts';
import { optional, readFunction, readRecord, wholeFrom } from '../errors/index.ts';
import type { CpuState } from '../fault/index.ts';
import type { PlacedRun, RunEnd } from './host.ts';
import { withPlaces } from './run.ts';
import { checkRun, entryState, type RunOptions } from './run-options.ts';
import { StepLog } from './step-log.ts';
import { setTrapFlag, traceEnd, withoutOwnFlags } from './trace-end.ts';
import { Trace } from './trace-steps.ts';

/** Options of {@link trace}. */
export interface TraceOptions extends RunOptions {
  /** Instructions that are run at most; 100,000 when not given. */
  readonly maxSteps?: number;
  /**
   * Called about five times a second while the code runs, with the number of steps so far. What it throws ends the trace,
   * and trace() rejects with it.
   */
  readonly onProgress?: (steps: number) => void;
}

const DEFAULT_STEPS = 100_000;
const LARGEST_STEPS = 100_000_000;

/**
 * Runs code as run() does, and notes every instruction: what it was, the registers and flags that it changed, its memory
 * operand's address and value. The code's own calls are stepped through.
 *
 * It ends at `ret`, a fault, the deadline, `maxSteps`, when the log has a gigabyte, and before a system call. A step
 * takes about 32 bytes. With `isolated` all of this happens in a child, as with run().
 * @throws RawCpuError `BAD_OPTION`, `UNKNOWN_OPTION`; MemoryError; UnsupportedError `PLATFORM`, `ADDON_REFUSED`,
 * `ISOLATION_REFUSED`; CallError `QUEUE_FULL`; whatever the assembler has to say about text
 * @example
 * ```ts
 * import { trace } from 'rawcpu';
 *
 * const steps = await trace('mov ecx, 2; next: dec ecx; jnz next; ret');
 * steps.length; // => 6
 * steps.end; // => returned
 * [...steps].map(({ place }) => place); // => [ 'code', 'next', 'next+0x2', 'next', 'next+0x2', 'next+0x4' ]
 * steps.step(2).isTaken; // => true
 * steps.step(0).changed; // => { rcx: { before: 0n, after: 2n } }
 * ```
 */
export async function trace(code: NativeCode, options: TraceOptions = {}): Promise<Trace> {
  const { maxSteps = DEFAULT_STEPS, onProgress } = readRecord('trace: the options', options);
  wholeFrom(1, LARGEST_STEPS)('trace: maxSteps', maxSteps);
  optional(readFunction)('trace: onProgress', onProgress);
  const checked = checkRun('trace', code, options, ['maxSteps', 'onProgress']);
  return withPlaces(checked, async (placed) => {
    const state = setTrapFlag(entryState(checked, placed));
    const ended = await placed.start(state, { maxSteps, onProgress });
    return traceOf(checked.name, placed, state, maxSteps, ended);
  });
}

function traceOf(name: string, placed: PlacedRun, state: CpuState, maxSteps: number, ended: RunEnd): Trace {
  const { log, noteCount, reason, isWhole } = ended.notes!;
  const { end, fault } = traceEnd({ name, reason, fault: ended.fault, isWhole });
  const isStopped = fault !== undefined && ended.state !== undefined;
  return new Trace({
    log: new StepLog(state.layout, log, isStopped ? Math.min(noteCount, maxSteps) : noteCount),
    end,
    fault,
    code: placed.code,
    read: (address, sizeBytes) => placed.read(address, sizeBytes),
    entry: withoutOwnFlags(state),
    stoppedState: isStopped ? withoutOwnFlags(ended.state!) : undefined,
    memory: ended.memory,
    addresses: Object.fromEntries(placed.addresses),
  });
}
