// trace(): code is run one instruction at a time by the processor itself, and every step can be looked at afterwards.

import type { NativeCode } from '../call/index.ts';
import { RawCpuError, readRecord } from '../errors/index.ts';
import { traceHere } from './here/trace-here.ts';
import { checkRun, type RunOptions } from './run-options.ts';
import { traceIsolated } from './sandbox/trace-isolated.ts';
import type { Trace } from './trace-steps.ts';

export interface TraceOptions extends RunOptions {
  /** Instructions that are run at most; 100,000 when not given. */
  readonly maxSteps?: number;
  /** Called about five times a second while the code runs, with the number of steps so far. */
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
 */
export async function trace(code: NativeCode, options: TraceOptions = {}): Promise<Trace> {
  const { maxSteps = DEFAULT_STEPS, onProgress } = readRecord('trace: the options', options);
  if (!Number.isInteger(maxSteps) || maxSteps < 1 || maxSteps > LARGEST_STEPS) {
    throw new RawCpuError('BAD_OPTION', `trace: maxSteps must be from 1 to ${LARGEST_STEPS}, got ${String(maxSteps)}`);
  }
  if (onProgress !== undefined && typeof onProgress !== 'function') {
    throw new RawCpuError('BAD_OPTION', `trace: onProgress must be a function, got ${typeof onProgress}`);
  }
  const checked = checkRun('trace', code, options, ['maxSteps', 'onProgress']);
  const bounds = { maxSteps, onProgress };
  return checked.isolated ? traceIsolated(checked, bounds) : traceHere(checked, bounds);
}
