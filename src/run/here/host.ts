// Runs in this process: the code runs on a thread of the pool, under the guard. Where it is traced, the guard's signal handler
// hands SIGTRAP to the stepper.

import { type CallEnvironment, callEnvironment, placeCode } from '../../call/index.ts';
import {
  type CpuState,
  contextOffsets,
  cpuFault,
  type FaultReport,
  type FaultScene,
  faultingCode,
  type RunningCode,
} from '../../fault/index.ts';
import { isWritable, wholePages } from '../../linux/index.ts';
import type { PlacedRun, RunEnd } from '../host.ts';
import type { CheckedRun } from '../run-options.ts';
import { StepMemory } from '../step-data.ts';
import { stepText, stopReason } from '../step-source.ts';
import { type TraceBounds, whileRunning } from '../trace-end.ts';
import { type JobPlaces, placeJob, RUN_STACK_GUARD_BYTES, type RunJob, runJob } from './run-job.ts';
import { RunMemory } from './run-memory.ts';

/**
 * Places a run in this process.
 * @throws MemoryError; RawCpuError `BAD_OPTION` where a region's address is taken; UnsupportedError `SYSTEM_CALL`
 */
export function placeHere(run: CheckedRun): PlacedRun {
  const environment = callEnvironment();
  const memory = new RunMemory(environment, run.regions);
  try {
    return new RunHere(run, environment, memory);
  } catch (error) {
    memory.release();
    throw error;
  }
}

class RunHere implements PlacedRun {
  readonly code: RunningCode;
  readonly entry: bigint;
  readonly #run: CheckedRun;
  readonly #environment: CallEnvironment;
  readonly #memory: RunMemory;
  readonly #places: JobPlaces;
  readonly #releaseCode: () => void;

  constructor(run: CheckedRun, environment: CallEnvironment, memory: RunMemory) {
    const { name, prepared } = run;
    this.#run = run;
    this.#environment = environment;
    this.#memory = memory;
    const { block, bytes } = placeCode(environment, prepared);
    this.#releaseCode = () => block.release();
    try {
      this.#places = placeJob(environment, memory);
    } catch (error) {
      block.release();
      throw error;
    }
    this.code = { name, bytes, address: block.address, labels: prepared.assembly?.labels };
    this.entry = block.address + BigInt(prepared.entryOffset);
  }

  get stackPointer(): bigint {
    return this.#places.stackPointer;
  }

  get addresses(): ReadonlyMap<string, bigint> {
    return this.#memory.addresses;
  }

  async start(state: CpuState, trace?: TraceBounds): Promise<RunEnd> {
    const { deadlineMs } = this.#run;
    const job = {
      environment: this.#environment,
      memory: this.#memory,
      places: this.#places,
      entry: this.entry,
      state,
      deadlineMs,
    };
    if (trace !== undefined) return this.#startTraced(job, trace);
    const end = await runJob(job);
    return { state: end.state, fault: this.#faultOf(end.report), memory: this.#memory.contents(), notes: undefined };
  }

  async #startTraced(job: Omit<RunJob, 'stepper'>, bounds: TraceBounds): Promise<RunEnd> {
    const memory = this.#memory;
    const guard = this.#environment.guard();
    const { xsaveBytes } = guard;
    const { bytes: code, address: codeAddress } = this.code;
    const steps = new StepMemory({ code, codeAddress, maxSteps: bounds.maxSteps, xsaveBytes });
    const dataAddress = memory.mapGuarded(BigInt(wholePages(steps.sizeBytes)));
    const read = (offset: number, sizeBytes: number) => memory.read(dataAddress + BigInt(offset), sizeBytes);
    // SAFETY: the pages are ours, and longer than the image.
    this.#environment.memory.writeBytes(dataAddress, steps.image({ address: dataAddress }));
    const text = stepText({
      loadData: `  mov r8, [r10 + ${contextOffsets.trapData}]`,
      leave: `  mov rax, ${guard.native.routine('leave_code')}\n  jmp rax`,
      seesOtherCode: true,
      xsaveBytes,
    });
    const running = runJob({ ...job, stepper: { text, dataAddress } });
    const end = await whileRunning(running, bounds, {
      stepsSoFar: () => steps.stepsSoFar(read),
      // SAFETY: the pages are ours until release(); the stepper only reads this word.
      stop: () =>
        steps.stop((offset, bytes) => this.#environment.memory.writeBytes(dataAddress + BigInt(offset), bytes)),
    });
    const notes = { ...steps.take(dataAddress, read), isWhole: true };
    // A signal that came when the stepper had stopped already is none of the code's.
    const report = notes.reason === stopReason.none ? end.report : undefined;
    return { state: report?.state, fault: this.#faultOf(report), memory: memory.contents(), notes };
  }

  #faultOf(report: FaultReport | undefined) {
    if (report === undefined) return undefined;
    const code = faultingCode(this.code, report.state.get('rip'), report.signal);
    return cpuFault(report, { ...this.#scene(), code });
  }

  /** What errors for faults need. */
  #scene(): FaultScene {
    const guard = this.#environment.guard();
    const { stack } = this.#places;
    return {
      code: this.code,
      deadline: { signal: guard.native.deadlineSignal, ms: this.#run.deadlineMs },
      stackGuard: { start: stack - RUN_STACK_GUARD_BYTES, end: stack },
      read: (address, sizeBytes) => this.read(address, sizeBytes),
    };
  }

  read(address: bigint, sizeBytes: number): Uint8Array {
    return this.#environment.guard().read(address, sizeBytes);
  }

  isWritable(address: bigint, sizeBytes: number): boolean | undefined {
    return isWritable(this.#environment, address, sizeBytes);
  }

  release(): void {
    this.#releaseCode();
    this.#memory.release();
  }
}
