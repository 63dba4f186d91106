// trace(): code is run one instruction at a time by the processor itself, and every step can be looked at afterwards.

import { type CpuFault, RawCpuError, refuseUnknownOptions } from '../errors/index.ts';
import { execEnvironment } from './call-site.ts';
import { type CpuState, stateOffsets } from './cpu-state.ts';
import { cpuFault, instructionAt, placeName, type RunningCode } from './fault.ts';
import { type NativeCode, placeCode } from './native-code.ts';
import { checkRun, entryState, faultScene, type Registers, type RunOptions, type RunResult } from './run.ts';
import { placeJob, runJob } from './run-job.ts';
import { RunMemory } from './run-memory.ts';
import { type LogCursor, StepLog } from './step-log.ts';
import { LONGEST_NOTE_BYTES, stepOffsets, stepText, stopReason } from './step-source.ts';
import { stepTable } from './step-table.ts';

export interface TraceOptions extends Omit<RunOptions, 'isolated'> {
  /** Instructions that are run at most; 100,000 when not given. */
  readonly maxSteps?: number;
}

/** Why a trace ended. */
export type TraceEnd = 'returned' | 'fault' | 'deadline' | 'maxSteps' | 'systemCall' | 'logFull';

/** One instruction that ran. */
export interface TraceStep {
  readonly index: number;
  readonly address: bigint;
  /** Distance from the start of the code, and the same with the label before it; undefined elsewhere. */
  readonly offset: number | undefined;
  readonly place: string | undefined;
  readonly instruction: string;
  /** The registers that it changed, rip aside. */
  readonly changed: Readonly<Record<string, { readonly before: bigint; readonly after: bigint }>>;
  /** Its memory operand: where, and the bytes there afterwards. */
  readonly memory: { readonly address: bigint; readonly bytes: Uint8Array } | undefined;
}

const DEFAULT_STEPS = 100_000;
const LARGEST_STEPS = 100_000_000;
const BYTES_PER_STEP = 200;
const TRAP_FLAG = 0x100n;
const PAGE = 4096n;

const endNames: Readonly<Record<number, TraceEnd>> = {
  [stopReason.maxSteps]: 'maxSteps',
  [stopReason.logFull]: 'logFull',
  [stopReason.systemCall]: 'systemCall',
  [stopReason.returned]: 'returned',
};

/** What a trace is made of. */
interface TraceParts extends Pick<RunResult, 'fault' | 'memory' | 'addresses'> {
  readonly log: StepLog;
  readonly end: TraceEnd;
  readonly code: RunningCode;
  readonly read: (address: bigint, sizeBytes: number) => Uint8Array;
  /** The state in which a fault or deadline stopped the code. */
  readonly stoppedState: CpuState | undefined;
}

/** The steps of a traced run, in order; an iterable, and by index. */
export class Trace implements Iterable<TraceStep> {
  readonly #parts: TraceParts;
  readonly #texts = new Map<bigint, string>();
  /** Number of steps. The last one of a fault is the instruction that faulted. */
  readonly length: number;
  readonly end: TraceEnd;
  readonly fault: CpuFault | undefined;
  /** Contents of the regions afterwards, and where they lay. */
  readonly memory: RunResult['memory'];
  readonly addresses: RunResult['addresses'];

  constructor(parts: TraceParts) {
    this.#parts = parts;
    this.end = parts.end;
    this.fault = parts.fault;
    this.memory = parts.memory;
    this.addresses = parts.addresses;
    this.length = Math.max(0, parts.log.noteCount - (parts.stoppedState === undefined ? 1 : 0));
  }

  /** Bytes that the steps take. */
  get sizeBytes(): number {
    return this.#parts.log.bytes.length;
  }

  /** Registers before the first step. */
  get before(): Registers {
    return this.registersBefore(0);
  }

  /** Registers after the last step. */
  get after(): Registers {
    const { log, stoppedState } = this.#parts;
    return stoppedState?.toRecord() ?? log.registersAt(log.noteCount - 1);
  }

  /** All registers before a step. */
  registersBefore(index: number): Registers {
    if (index !== this.length || this.#parts.stoppedState !== undefined) this.#check(index);
    return this.#parts.log.registersAt(index);
  }

  /** One step. @throws RawCpuError `BAD_OPTION` for an index that is no step */
  step(index: number): TraceStep {
    this.#check(index);
    return this.#next(this.#parts.log.at(index));
  }

  *[Symbol.iterator](): IterableIterator<TraceStep> {
    if (this.length === 0) return;
    const cursor = this.#parts.log.at(0);
    while (cursor.index < this.length) {
      const isLast = cursor.index === this.length - 1;
      yield this.#next(cursor);
      if (isLast) return;
    }
  }

  #check(index: number): void {
    if (Number.isInteger(index) && index >= 0 && index < this.length) return;
    throw new RawCpuError('BAD_OPTION', `there is no step ${index}; steps are 0 to ${this.length - 1}`);
  }

  /** The step at which a cursor stands; it moves on by one. */
  #next(cursor: LogCursor): TraceStep {
    const { log, code, stoppedState } = this.#parts;
    const { index } = cursor;
    const address = cursor.state.get('rip');
    const distance = address - code.address;
    const offset = distance >= 0n && distance < BigInt(code.bytes.length) ? Number(distance) : undefined;
    const { changed, operand } =
      index + 1 < log.noteCount
        ? log.step(cursor)
        : { changed: differences(cursor.state, stoppedState!), operand: undefined };
    return {
      index,
      address,
      offset,
      place: offset === undefined ? undefined : placeName(offset, code.labels),
      instruction: this.#textAt(address),
      changed,
      memory: operand,
    };
  }

  #textAt(address: bigint): string {
    let text = this.#texts.get(address);
    if (text === undefined) {
      text = instructionAt(address, this.#parts)?.text ?? '(unknown)';
      this.#texts.set(address, text);
    }
    return text;
  }
}

function differences(before: CpuState, after: CpuState): TraceStep['changed'] {
  const [from, to] = [before.toRecord(), after.toRecord()];
  const names = Object.keys(to).filter((name) => name !== 'rip' && from[name] !== to[name]);
  return Object.fromEntries(names.map((name) => [name, { before: from[name]!, after: to[name]! }]));
}

/**
 * Runs code as run() does, and notes every instruction: what it was, the registers and flags that it changed, its memory
 * operand's address and value. The code's own calls are stepped through.
 *
 * It ends at `ret`, a fault, the deadline, `maxSteps`, and before a system call. A step takes about 32 bytes.
 * @throws RawCpuError `BAD_OPTION`, `UNKNOWN_OPTION`; MemoryError; UnsupportedError `PLATFORM`, `BRIDGE_REFUSED`;
 * whatever the assembler has to say about text
 */
export async function trace(code: NativeCode, options: TraceOptions = {}): Promise<Trace> {
  refuseUnknownOptions('trace', options, ['registers', 'memory', 'deadlineMs', 'entry', 'name', 'maxSteps']);
  const { maxSteps = DEFAULT_STEPS, ...rest } = options;
  if (!Number.isInteger(maxSteps) || maxSteps < 1 || maxSteps > LARGEST_STEPS) {
    throw new RawCpuError('BAD_OPTION', `trace: maxSteps must be from 1 to ${LARGEST_STEPS}, got ${String(maxSteps)}`);
  }
  const checked = checkRun('trace', code, rest);
  const environment = execEnvironment();
  const guard = environment.guard();
  const memory = new RunMemory(environment, checked.regions);
  try {
    const { block, bytes } = placeCode(environment, checked.prepared);
    try {
      const places = placeJob(environment, memory);
      const entry = block.address + BigInt(checked.prepared.entryOffset);
      const state = entryState(checked, entry, places.stackPointer, memory.addresses);
      setTrapFlag(state);
      const stepper = new Stepper(memory, environment, { bytes, address: block.address }, maxSteps);
      const text = stepText({ leaveRoutine: guard.native.routine('leave_code'), xsaveBytes: guard.xsaveBytes });
      const { deadlineMs, name, prepared } = checked;
      const end = await runJob({
        environment,
        memory,
        places,
        entry,
        state,
        deadlineMs,
        stepper: { text, dataAddress: stepper.dataAddress },
      });
      const running = { name, bytes, address: block.address, labels: prepared.assembly?.labels };
      const { log, reason } = stepper.take(state);
      const report = reason === stopReason.none ? end.report : undefined;
      const fault = report && cpuFault(report, faultScene(environment, places, running, deadlineMs));
      return new Trace({
        log,
        end: fault === undefined ? endNames[reason]! : fault.code === 'DEADLINE' ? 'deadline' : 'fault',
        code: running,
        read: (address, sizeBytes) => guard.read(address, sizeBytes),
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

function setTrapFlag(state: CpuState): void {
  const view = new DataView(state.bytes.buffer, state.bytes.byteOffset);
  view.setBigUint64(stateOffsets.rflags, state.get('rflags') | TRAP_FLAG, true);
}

/** Trap and resume flag are of the tracing. */
function withoutOwnFlags(state: CpuState): CpuState {
  const view = new DataView(state.bytes.buffer, state.bytes.byteOffset);
  view.setBigUint64(stateOffsets.rflags, state.get('rflags') & ~0x1_0100n, true);
  return state;
}

/** The stepper's memory: its data, the table of operands, the log. */
class Stepper {
  readonly dataAddress: bigint;
  readonly #memory: RunMemory;
  readonly #logAddress: bigint;

  constructor(
    memory: RunMemory,
    environment: ReturnType<typeof execEnvironment>,
    code: Pick<RunningCode, 'bytes' | 'address'>,
    maxSteps: number,
  ) {
    this.#memory = memory;
    const dataBytes = BigInt(stepOffsets.xsave + environment.guard().xsaveBytes);
    this.dataAddress = memory.mapGuarded(((dataBytes + PAGE - 1n) / PAGE) * PAGE);
    const table = stepTable(code.bytes, code.address);
    let tableAddress = 0n;
    if (table !== undefined) {
      tableAddress = memory.mapGuarded(((BigInt(table.length) + PAGE - 1n) / PAGE) * PAGE);
      // SAFETY: the pages are ours and as long as the table.
      environment.memory.writeBytes(tableAddress, table);
    }
    const logBytes = ((BigInt(maxSteps * BYTES_PER_STEP + 4 * LONGEST_NOTE_BYTES) + PAGE - 1n) / PAGE) * PAGE;
    this.#logAddress = memory.mapGuarded(logBytes);
    const words = new BigUint64Array(stepOffsets.general / 8);
    words[stepOffsets.codeStart / 8] = code.address;
    words[stepOffsets.codeBytes / 8] = BigInt(code.bytes.length);
    words[stepOffsets.table / 8] = tableAddress;
    words[stepOffsets.next / 8] = this.#logAddress;
    words[stepOffsets.limit / 8] = this.#logAddress + logBytes - BigInt(2 * LONGEST_NOTE_BYTES);
    words[stepOffsets.left / 8] = BigInt(maxSteps);
    // SAFETY: the data's pages are ours and longer.
    environment.memory.writeBytes(this.dataAddress, new Uint8Array(words.buffer));
  }

  /** What was noted, copied out. */
  take({ layout }: CpuState): { log: StepLog; reason: number } {
    const data = this.#memory.read(this.dataAddress, stepOffsets.general);
    const words = new BigUint64Array(data.buffer);
    const sizeBytes = Number(words[stepOffsets.next / 8]! - this.#logAddress);
    const notes = sizeBytes === 0 ? new Uint8Array(0) : this.#memory.read(this.#logAddress, sizeBytes);
    const log = new StepLog(layout, notes, Number(words[stepOffsets.noteCount / 8]!));
    return { log, reason: Number(words[stepOffsets.stopped / 8]!) };
  }
}
