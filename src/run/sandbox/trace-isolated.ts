// A trace in a child. What the child noted lies in memory that the code could write to, so it is looked through before
// anything is made of it.

import type { CheckedRun } from '../run-options.ts';
import { StepLog, wholeNotes } from '../step-log.ts';
import { stopReason } from '../step-source.ts';
import { setTrapFlag, type TraceBounds, traceEnd, withoutOwnFlags } from '../trace-run.ts';
import { Trace } from '../trace-steps.ts';
import { isolatedRequest } from './request.ts';
import { runIsolated } from './run-isolated.ts';

/** Traces code in a child. */
export async function traceIsolated(checked: CheckedRun, bounds: TraceBounds): Promise<Trace> {
  const { request, addresses, contentsOf } = isolatedRequest(checked);
  const { state, places } = request;
  setTrapFlag(state);
  const result = await runIsolated({ ...request, trace: bounds });
  const { log, noteCount, reason: noted } = result.steps!;
  // The stepper's word counts where the child came to the end that belongs to it.
  const isEnd = result.reported === (noted === stopReason.returned ? 'returned' : 'stopped');
  const reason = isEnd ? noted : stopReason.none;
  // The stepper notes the state behind the last step, too.
  const most = bounds.maxSteps + 1;
  const { count, isWhole: isReadable } = wholeNotes(log, Math.min(noteCount, most), state.layout);
  const isWhole = isReadable && noteCount <= most;
  const { end, fault } = traceEnd({ name: checked.name, reason, fault: result.fault, isWhole });
  const isStopped = fault !== undefined && result.state !== undefined;
  return new Trace({
    log: new StepLog(state.layout, log, isStopped ? Math.min(count, bounds.maxSteps) : count),
    end,
    fault,
    code: {
      name: checked.name,
      bytes: places.codeBytes,
      address: places.codeAddress,
      labels: checked.prepared.assembly?.labels,
    },
    // The child's memory has gone, and there is no code in it but the one that was given.
    read: () => new Uint8Array(0),
    entry: withoutOwnFlags(state),
    stoppedState: isStopped ? withoutOwnFlags(result.state!) : undefined,
    memory: contentsOf(result.memory),
    addresses: Object.fromEntries(addresses),
  });
}
