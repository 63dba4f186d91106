// A trace in this process: the code runs on a thread of the pool, under the guard, whose signal handler hands SIGTRAP to
// the stepper.

import { callEnvironment, placeCode } from '../../call/index.ts';
import { contextOffsets, cpuFault } from '../../fault/index.ts';
import { wholePages } from '../../linux/index.ts';
import { faultScene } from '../run.ts';
import { type CheckedRun, entryState } from '../run-options.ts';
import { StepMemory } from '../step-data.ts';
import { StepLog } from '../step-log.ts';
import { stepText, stopReason } from '../step-source.ts';
import { setTrapFlag, type TraceBounds, traceEnd, whileRunning, withoutOwnFlags } from '../trace-run.ts';
import { Trace } from '../trace-steps.ts';
import { placeJob, runJob } from './run-job.ts';
import { RunMemory } from './run-memory.ts';

/** Traces code in this process. */
export async function traceHere(checked: CheckedRun, bounds: TraceBounds): Promise<Trace> {
  const environment = callEnvironment();
  const guard = environment.guard();
  const memory = new RunMemory(environment, checked.regions);
  try {
    const { block, bytes } = placeCode(environment, checked.prepared);
    try {
      const places = placeJob(environment, memory);
      const entry = block.address + BigInt(checked.prepared.entryOffset);
      const state = entryState(checked, entry, places.stackPointer, memory.addresses);
      const { xsaveBytes } = guard;
      const steps = new StepMemory({ code: bytes, codeAddress: block.address, maxSteps: bounds.maxSteps, xsaveBytes });
      const dataAddress = memory.mapGuarded(BigInt(wholePages(steps.sizeBytes)));
      const read = (offset: number, sizeBytes: number) => memory.read(dataAddress + BigInt(offset), sizeBytes);
      // SAFETY: the pages are ours, and longer than the image.
      environment.memory.writeBytes(dataAddress, steps.image({ address: dataAddress }));
      const text = stepText({
        loadData: `  mov r8, [r10 + ${contextOffsets.trapData}]`,
        leave: `  mov rax, ${guard.native.routine('leave_code')}\n  jmp rax`,
        seesOtherCode: true,
        xsaveBytes,
      });
      const { deadlineMs, name, prepared } = checked;
      const job = { environment, memory, places, entry, state: setTrapFlag(state), deadlineMs };
      const end = await whileRunning(runJob({ ...job, stepper: { text, dataAddress } }), bounds, () =>
        steps.stepsSoFar(read),
      );
      const running = { name, bytes, address: block.address, labels: prepared.assembly?.labels };
      const { log, noteCount, reason } = steps.take(dataAddress, read);
      const report = reason === stopReason.none ? end.report : undefined;
      const caught = report && cpuFault(report, faultScene(environment, places, running, deadlineMs));
      const { end: how, fault } = traceEnd({ name, reason, fault: caught, isWhole: true });
      return new Trace({
        log: new StepLog(state.layout, log, noteCount),
        end: how,
        code: running,
        read: (address, sizeBytes) => guard.read(address, sizeBytes),
        entry: withoutOwnFlags(state),
        stoppedState: report && withoutOwnFlags(report.state),
        fault,
        memory: memory.contents(),
        addresses: Object.fromEntries(memory.addresses),
      });
    } finally {
      block.release();
    }
  } finally {
    memory.release();
  }
}
