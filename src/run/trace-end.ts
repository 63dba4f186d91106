// What belongs to every trace: the flags that belong to the tracing, telling how far it is, and how it ended.

import { CpuFault } from '../errors/index.ts';
import { type CpuState, lostDetails, stateOffsets } from '../fault/index.ts';
import { RESUME_FLAG } from './registers.ts';
import { stopReason } from './step-source.ts';

const TRAP_FLAG = 0x100n;
const PROGRESS_MS = 200;

/** Why a trace ended. */
export type TraceEnd = 'returned' | 'fault' | 'deadline' | 'maxSteps' | 'systemCall' | 'logFull';

/** What tracing needs to know besides what running does. */
export interface TraceBounds {
  readonly maxSteps: number;
  readonly onProgress: ((steps: number) => void) | undefined;
}

function changeFlags(state: CpuState, flags: bigint): CpuState {
  new DataView(state.bytes.buffer, state.bytes.byteOffset).setBigUint64(stateOffsets.rflags, flags, true);
  return state;
}

/** Makes a state one that the processor stops in after an instruction. */
export function setTrapFlag(state: CpuState): CpuState {
  return changeFlags(state, state.get('rflags') | TRAP_FLAG);
}

/** Takes trap and resume flag away, which are of the tracing. */
export function withoutOwnFlags(state: CpuState): CpuState {
  return changeFlags(state, state.get('rflags') & ~(TRAP_FLAG | RESUME_FLAG));
}

/** What can be asked of a trace while it runs. */
export interface RunningTrace {
  stepsSoFar(): number;
  /** Ends it before its next step. */
  stop(): void;
}

/**
 * Waits for a trace and tells now and then how far it is. What `onProgress` throws, or the promise that it gives rejects
 * with, ends the trace, and is thrown here once nothing runs any more.
 */
export async function whileRunning<T>(
  running: Promise<T>,
  { onProgress }: Pick<TraceBounds, 'onProgress'>,
  trace: RunningTrace,
): Promise<T> {
  if (onProgress === undefined) return running;
  let failure: { readonly error: unknown } | undefined;
  let isOver = false;
  const fail = (error: unknown) => {
    if (isOver || failure !== undefined) return;
    failure = { error };
    clearInterval(timer);
    trace.stop();
  };
  const timer = setInterval(() => {
    try {
      Promise.resolve<unknown>(onProgress(trace.stepsSoFar())).catch(fail);
    } catch (error) {
      fail(error);
    }
  }, PROGRESS_MS);
  try {
    const result = await running;
    if (failure === undefined) return result;
  } catch (error) {
    if (failure === undefined) throw error;
  } finally {
    isOver = true;
    clearInterval(timer);
  }
  throw (failure as { readonly error: unknown }).error;
}

/** What the stepper's reasons to stop are called. */
const endNames: Readonly<Record<number, TraceEnd>> = {
  [stopReason.maxSteps]: 'maxSteps',
  [stopReason.logFull]: 'logFull',
  [stopReason.systemCall]: 'systemCall',
  [stopReason.returned]: 'returned',
};

export interface TraceOutcome {
  readonly name: string;
  /** What the stepper says. */
  readonly reason: number;
  /** What stopped the code otherwise. */
  readonly fault: CpuFault | undefined;
  /** Whether all of the notes can be read. */
  readonly isWhole: boolean;
}

/** How a trace ended. A signal that came when the stepper had stopped it already counts for nothing. */
export function traceEnd({ name, reason, fault, isWhole }: TraceOutcome): {
  end: TraceEnd;
  fault?: CpuFault | undefined;
} {
  const known = endNames[reason];
  if (isWhole && known !== undefined) return { end: known };
  if (fault !== undefined) return { end: fault.code === 'DEADLINE' ? 'deadline' : 'fault', fault };
  const lost = new CpuFault('REPORT_LOST', `${name}: not all of its steps were noted`, {
    details: lostDetails(name, { kind: 'not all steps were noted' }),
    hint: 'the code cleared the trap flag, or wrote to the memory in which its steps are noted',
  });
  return { end: 'fault', fault: lost };
}
