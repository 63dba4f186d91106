// A trace as its reader sees it: steps, made from the log's notes when they are asked for.

import type { Instruction } from '../disasm/index.ts';
import { type CpuFault, describeValue, RawCpuError, refuseValue } from '../errors/index.ts';
import { type CpuState, instructionAt, offsetIn, placeName, type RunningCode } from '../fault/index.ts';
import type { RegisterChanges, Registers } from './registers.ts';
import type { RunResult } from './run.ts';
import type { LogCursor, StepLog } from './step-log.ts';
import type { TraceEnd } from './trace-end.ts';

/** One instruction that ran. */
export interface TraceStep {
  /** Number of the step, from 0. */
  readonly index: number;
  /** Where the instruction lies. */
  readonly address: bigint;
  /** Its distance in bytes from the start of the code; undefined for an instruction elsewhere. */
  readonly offset: number | undefined;
  /** The label before it, and the distance from that: `loop+0x4`; undefined for an instruction elsewhere. */
  readonly place: string | undefined;
  /** Its text in Intel syntax. */
  readonly instruction: string;
  /** The registers that it changed, rip aside. */
  readonly changed: RegisterChanges;
  /** Its memory operand, or what it pushed: where, the bytes there afterwards, and whether it wrote them. */
  readonly memory: { readonly address: bigint; readonly bytes: Uint8Array; readonly isWritten: boolean } | undefined;
  /** The address that a direct jump or call names. */
  readonly target: bigint | undefined;
  /** Whether a conditional jump jumped; undefined for all else. */
  readonly isTaken: boolean | undefined;
}

/** What a trace is made of. */
export interface TraceParts extends Pick<RunResult, 'fault' | 'memory' | 'addresses'> {
  readonly log: StepLog;
  readonly end: TraceEnd;
  readonly code: RunningCode;
  readonly read: (address: bigint, sizeBytes: number) => Uint8Array;
  /** The state at the entry. */
  readonly entry: CpuState;
  /** The state in which a fault or deadline stopped the code. */
  readonly stoppedState: CpuState | undefined;
}

/** The steps of a traced run, in order; an iterable, and by index. */
export class Trace implements Iterable<TraceStep> {
  readonly #parts: TraceParts;
  readonly #instructions = new Map<bigint, Instruction | undefined>();
  /** Number of steps. The last one of a fault is the instruction that faulted. */
  readonly length: number;
  /** Why the trace ended. */
  readonly end: TraceEnd;
  /** What stopped the code; undefined where it returned, and where the trace ended first. */
  readonly fault: CpuFault | undefined;
  /** Contents of the regions afterwards, by name. */
  readonly memory: RunResult['memory'];
  /** Where the regions lay, by name. */
  readonly addresses: RunResult['addresses'];

  /** @internal */
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

  /** The label before an address of the code, and the distance from it: `loop+0x4`; undefined for other addresses. */
  place(address: bigint): string | undefined {
    const { code } = this.#parts;
    const isInteger = typeof address === 'bigint' || Number.isSafeInteger(address);
    if (!isInteger) refuseValue('trace: the address', 'an integer or a bigint', address);
    const offset = offsetIn(code, BigInt(address));
    return offset === undefined ? undefined : placeName(offset, code.labels);
  }

  /** Registers before the first step. */
  get before(): Registers {
    const { log, entry } = this.#parts;
    return log.noteCount === 0 ? entry.toRecord() : log.registersAt(0);
  }

  /** Registers after the last step. */
  get after(): Registers {
    const { log, stoppedState } = this.#parts;
    if (stoppedState !== undefined) return stoppedState.toRecord();
    return log.noteCount === 0 ? this.before : log.registersAt(log.noteCount - 1);
  }

  /** All registers before a step; those before the one after the last are those after it. */
  registersBefore(index: number): Registers {
    if (index === this.length) return this.after;
    this.#check(index);
    return this.#parts.log.registersAt(index);
  }

  /** One step. @throws RawCpuError `BAD_OPTION` for an index that is no step */
  step(index: number): TraceStep {
    this.#check(index);
    return this.#next(this.#parts.log.at(index));
  }

  /** The steps in order, each made when it is asked for. */
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
    throw new RawCpuError('BAD_OPTION', `there is no step ${describeValue(index)}; steps are 0 to ${this.length - 1}`);
  }

  /** The step at which a cursor stands; it moves on by one. */
  #next(cursor: LogCursor): TraceStep {
    const { log, code, stoppedState } = this.#parts;
    const { index } = cursor;
    const address = cursor.state.get('rip');
    const { changed, operand } =
      index + 1 < log.noteCount
        ? log.step(cursor)
        : { changed: differences(cursor.state, stoppedState!), operand: undefined };
    const instruction = this.#instructionAt(address);
    // The cursor stands at the next instruction, unless this one was the last.
    const hasNext = index + 1 < log.noteCount && instruction?.flow === 'branch';
    return {
      index,
      address,
      offset: offsetIn(code, address),
      place: this.place(address),
      instruction: instruction?.text ?? '(unknown)',
      changed,
      memory: operand && { ...operand, isWritten: instruction !== undefined && writesMemory(instruction) },
      target: instruction?.target,
      isTaken: hasNext ? cursor.state.get('rip') !== address + BigInt(instruction.length) : undefined,
    };
  }

  #instructionAt(address: bigint): Instruction | undefined {
    if (!this.#instructions.has(address)) this.#instructions.set(address, instructionAt(address, this.#parts));
    return this.#instructions.get(address);
  }
}

const writesMemory = ({ pushedBytes, operands }: Instruction): boolean =>
  pushedBytes > 0 || operands.some(({ kind, access }) => kind === 'memory' && access.endsWith('write'));

function differences(before: CpuState, after: CpuState): TraceStep['changed'] {
  const [from, to] = [before.toRecord(), after.toRecord()];
  const names = Object.keys(to).filter((name) => name !== 'rip' && from[name] !== to[name]);
  return Object.fromEntries(names.map((name) => [name, { before: from[name]!, after: to[name]! }]));
}
