// The guard of one thread as calls and runs use it: what thunks need to know, and errors for what it caught.

import process from 'node:process';
import { isMainThread } from 'node:worker_threads';
import { describeValue, lazyCpuFault, RawCpuError, UnsupportedError } from '../errors/index.ts';
import type { NativeEnvironment } from '../jit/index.ts';
import { errnoName, fcntlCommands, openFlags, openLifeline, readMemory, systemCallNumbers } from '../linux/index.ts';
import { violationError } from './abi-violation.ts';
import type { CodeTraits } from './code-traits.ts';
import { CpuState, generalRegisterNames, type StateLayout, stateOffsets } from './cpu-state.ts';
import {
  type FaultParts,
  type FaultScene,
  faultingCode,
  faultParts,
  LONGEST_INSTRUCTION_BYTES,
  type RunningCode,
} from './fault.ts';
import type { FaultReport } from './fault-kind.ts';
import { recordOffsets, STACK_TOP_BYTES } from './fault-record.ts';
import { SignalHandler } from './signal-handler.ts';
import { faultSignals } from './signal-handler-source.ts';
import { hostStateLayout } from './state-facts.ts';
import { CONTEXT_OFFSET, GAP_BYTES, NATIVE_STACK_BYTES } from './thread-context.ts';

/** What a guarded thunk needs to know. */
export interface ThunkGuard {
  readonly contextAddress: bigint;
  readonly beginJobRoutine: bigint;
  readonly jobIsOverRoutine: bigint;
  readonly armRoutine: bigint;
  readonly disarmRoutine: bigint;
  readonly hasAvx: boolean;
  /** What the code may change of the state that not every call is looked after for, as far as this machine has it. */
  readonly traits: CodeTraits;
  readonly deadlineNs: bigint | undefined;
}

/** How the calls of one function are guarded. */
export interface GuardOptions {
  readonly traits: CodeTraits;
  readonly deadlineMs: number | undefined;
}

/** Where a caught call ran. */
export interface CaughtCall {
  readonly code: RunningCode;
  readonly thunk: {
    readonly block: { readonly address: bigint; readonly sizeBytes: number };
    readonly stackOffset: number;
  };
  readonly deadlineMs: number | undefined;
  /** Whether the thunk puts MXCSR and the x87 control word back by itself, so that the code may leave them changed. */
  readonly isFloatControlled: boolean;
}

/** In a record. */
const RIP_OFFSET = recordOffsets.state + stateOffsets.rip;
const RSP_OFFSET = recordOffsets.state + stateOffsets.general + 8 * generalRegisterNames.indexOf('rsp');

export class Guard {
  readonly #environment: NativeEnvironment;
  readonly #layout: StateLayout;
  readonly #guard: SignalHandler;
  readonly #threadRecord: () => Uint8Array;
  /** A view of what the last call of that gave, and copies of it. */
  #view: DataView | undefined;
  readonly #records: Snapshots;
  #jobOwner: number | undefined;
  /** Size of a record of a caught signal. */
  readonly recordBytes: number;

  constructor(environment: NativeEnvironment) {
    const { memory, buffers } = environment;
    this.#environment = environment;
    this.#layout = hostStateLayout();
    this.recordBytes = recordOffsets.state + this.#layout.sizeBytes;
    this.#records = new Snapshots(this.recordBytes);
    const xsaveBytes = this.#layout.sizeBytes - stateOffsets.xsave;
    const { vectorWidthBits, pkruOffset } = this.#layout;
    const facts = { xsaveBytes, hasAvx: vectorWidthBits > 128, pkruOffset };
    this.#guard = new SignalHandler(memory, buffers, facts, !isMainThread);
    this.#threadRecord = this.#guard.recordReader(this.recordBytes);
    if (isMainThread) this.#watchListeners();
  }

  /** `process.on('SIGFPE')` and the like replace handlers, ours too; it is put back in front of theirs. */
  #watchListeners(): void {
    process.on('newListener', (event) => {
      if (typeof event === 'string' && Object.hasOwn(faultSignals, event)) queueMicrotask(() => this.#guard.refresh());
    });
  }

  /** What a thunk is made with. */
  thunkGuard({ traits, deadlineMs }: GuardOptions): ThunkGuard {
    const guard = this.#guard;
    return {
      contextAddress: guard.contextAddress,
      beginJobRoutine: guard.routine('begin_job'),
      jobIsOverRoutine: guard.routine('job_is_over'),
      armRoutine: guard.routine('arm'),
      disarmRoutine: guard.routine('disarm'),
      hasAvx: this.#layout.vectorWidthBits > 128,
      traits: {
        x87: traits.x87,
        highVectors: traits.highVectors && this.#layout.vectorCount > 16,
        tiles: traits.tiles && this.#layout.hasTiles,
        keys: traits.keys && this.#layout.pkruOffset > 0,
      },
      deadlineNs: deadlineMs === undefined ? undefined : BigInt(Math.max(1, Math.round(deadlineMs * 1e6))),
    };
  }

  /** MXCSR and the x87 status word when a signal was caught. */
  floatStatus(record: Uint8Array): [mxcsr: number, x87Status: number] {
    const { state } = readReport(record, this.#layout);
    return [Number(state.get('mxcsr')), Number(state.get('fsw'))];
  }

  get native(): SignalHandler {
    return this.#guard;
  }

  /** The record of what this thread's last call ran into. It is good until another one does. */
  threadRecord(): Uint8Array {
    return this.#threadRecord();
  }

  /**
   * The error for a call that did not return: from its status, and from the record where there is one.
   * @param blank becomes the error where it is a CpuFault
   */
  error(status: number, record: Uint8Array, call: CaughtCall, blank?: Error): Error {
    const { code, thunk, deadlineMs } = call;
    if (status < 0) return this.setupError(code.name, status);
    const view = this.#viewOf(record);
    const signal = view.getInt32(recordOffsets.signal, true);
    const rip = addressAt(view, RIP_OFFSET);
    // Those two stop a thunk that has nothing to complain about: a pending x87 exception is raised after the code.
    const isOfCode = signal === this.#guard.deadlineSignal || signal === faultSignals.SIGFPE;
    if (!isOfCode && isIn(rip, thunk.block.address, thunk.block.sizeBytes)) {
      const { state } = readReport(record, this.#layout);
      return violationError(code.name, record, state, thunk.stackOffset, call.isFloatControlled);
    }
    const copy = this.#records.take(record);
    const isOnStack = view.getUint32(recordOffsets.stackBytes, true) > 0;
    const isInCode = isIn(rip, code.address, code.bytes.length);
    const memory = isInCode && isOnStack ? undefined : this.#memoryAround(view);
    const own = isInCode ? code : faultingCode(code, view.getBigUint64(RIP_OFFSET, true), signal);
    return lazyCpuFault(() => this.#partsOf(copy(), own, deadlineMs ?? 0, memory), blank);
  }

  #partsOf(
    record: Uint8Array,
    code: RunningCode,
    deadlineMs: number,
    memory: FaultScene['read'] | undefined,
  ): FaultParts {
    return faultParts(readReport(record, this.#layout), {
      code,
      deadline: { signal: this.#guard.deadlineSignal, ms: deadlineMs },
      stackGuard: stackGuardOf(record),
      read: memory ?? ((_, sizeBytes) => stackTop(record).subarray(0, sizeBytes)),
    });
  }

  #viewOf(record: Uint8Array): DataView {
    if (this.#view?.buffer !== record.buffer) this.#view = new DataView(record.buffer, record.byteOffset);
    return this.#view!;
  }

  /** What a fault's text will ask for, as it is now: the stack, and the instruction where that is not in the code. */
  #memoryAround(record: DataView): FaultScene['read'] {
    const rip = record.getBigUint64(RIP_OFFSET, true);
    const rsp = record.getBigUint64(RSP_OFFSET, true);
    const stack = this.read(rsp, STACK_TOP_BYTES);
    // From one byte before: int3 is after rip.
    const first = BigInt.asUintN(64, rip - 1n);
    const bytes = this.read(first, LONGEST_INSTRUCTION_BYTES + 1);
    const around =
      bytes.length > 0 ? { first, bytes } : { first: rip, bytes: this.read(rip, LONGEST_INSTRUCTION_BYTES) };
    return (from, sizeBytes) => {
      if (from === rsp) return stack.subarray(0, sizeBytes);
      const distance = Number(from - around.first);
      return distance < 0 || distance > 1 ? new Uint8Array(0) : around.bytes.subarray(distance, distance + sizeBytes);
    };
  }

  /** The error for a call whose thread or timer could not be set up. @param status a negative error number */
  setupError(name: string, status: number): UnsupportedError {
    return new UnsupportedError('SYSTEM_CALL', `${name}: the call could not be set up: ${errnoName(-status)}`, {
      details: { function: name, errno: -status, errnoName: errnoName(-status) },
      hint: 'memory is short, or a limit on timers (ulimit -i) is reached',
    });
  }

  /** The descriptor that this thread's jobs watch, see openJobOwner(). */
  get jobOwner(): number {
    if (this.#jobOwner === undefined) {
      this.#jobOwner = openJobOwner(this.#environment, this.#guard.deadlineSignal);
      this.#guard.closeAtEnd(this.#jobOwner);
    }
    return this.#jobOwner;
  }

  /** Size of the XSAVE area in a state. */
  get xsaveBytes(): number {
    return this.#layout.sizeBytes - stateOffsets.xsave;
  }

  get layout(): StateLayout {
    return this.#layout;
  }

  /** Bytes of this process's memory, as many as there are. */
  read(address: bigint, sizeBytes: number): Uint8Array {
    return readMemory(this.#environment, address, sizeBytes);
  }
}

/** A record as a report. */
export function readReport(record: Uint8Array, layout: StateLayout): FaultReport {
  const view = new DataView(record.buffer, record.byteOffset);
  const { signal, code, address, trap, errorCode, faultAddress, cs, state } = recordOffsets;
  return {
    signal: view.getInt32(signal, true),
    code: view.getInt32(code, true),
    address: view.getBigUint64(address, true),
    trap: Number(view.getBigUint64(trap, true)),
    errorCode: view.getBigUint64(errorCode, true),
    faultAddress: view.getBigUint64(faultAddress, true),
    codeSegment: view.getUint16(cs, true),
    state: new CpuState(layout, record.subarray(state)),
  };
}

/** An address as a number: exact for those of a process, and near enough for those that are none. */
function addressAt(record: DataView, offset: number): number {
  return record.getUint32(offset, true) + 2 ** 32 * record.getUint32(offset + 4, true);
}

function isIn(address: number, start: bigint, sizeBytes: number): boolean {
  const distance = address - Number(start);
  return distance >= 0 && distance < sizeBytes;
}

/** What is in a record of the stack from rsp on. */
function stackTop(record: Uint8Array): Uint8Array {
  const { stack, stackBytes } = recordOffsets;
  const sizeBytes = new DataView(record.buffer, record.byteOffset).getUint32(stackBytes, true);
  return record.subarray(stack, stack + sizeBytes);
}

/** What the stack that the code ran on runs into: a frame may skip all of the guard, so what is below counts. */
function stackGuardOf(record: Uint8Array): { start: bigint; end: bigint } {
  const context = new DataView(record.buffer, record.byteOffset).getBigUint64(recordOffsets.context, true);
  return {
    start: context - BigInt(CONTEXT_OFFSET),
    end: context - BigInt(GAP_BYTES) - BigInt(NATIVE_STACK_BYTES),
  };
}

/** Nobody waits for longer than a day, and a timer takes no more than some centuries. */
const LONGEST_DEADLINE_MS = 24 * 60 * 60 * 1000;

/** Checks the option `deadlineMs`. @throws RawCpuError `BAD_OPTION` */
export function checkDeadline(where: string, value: unknown): asserts value is number | undefined {
  if (value === undefined) return;
  if (typeof value === 'number' && value > 0 && value <= LONGEST_DEADLINE_MS) return;
  throw new RawCpuError(
    'BAD_OPTION',
    `${where}: deadlineMs must be milliseconds above 0 and up to ${LONGEST_DEADLINE_MS}, got ${describeValue(value)}`,
    { details: { option: 'deadlineMs' } },
  );
}

/** No descriptor: nobody is told. */
const NONE = 0;

/**
 * Makes the lifeline.
 * @param signal what the kernel sends the process when the runtime lets go
 * @returns the descriptor that jobs watch, or 0 where there is none to be had: then jobs are waited for
 */
export function openJobOwner(native: NativeEnvironment, signal: number): number {
  const watched = openLifeline(native, { flags: openFlags.NONBLOCK });
  if (watched === undefined) return NONE;
  const { fcntl } = systemCallNumbers;
  // SAFETY: numbers only; the descriptor is ours.
  native.memory.systemCall(fcntl, watched, fcntlCommands.SETOWN, process.pid);
  native.memory.systemCall(fcntl, watched, fcntlCommands.SETSIG, signal);
  native.memory.systemCall(fcntl, watched, fcntlCommands.SETFL, openFlags.NONBLOCK | openFlags.ASYNC);
  return watched;
}

const COPIES_A_SLAB = 10;

export class Snapshots {
  readonly #sizeBytes: number;
  readonly #strideBytes: number;
  #slab = new Uint8Array(0);
  #next = 0;

  constructor(sizeBytes: number) {
    this.#sizeBytes = sizeBytes;
    this.#strideBytes = Math.ceil(sizeBytes / 8) * 8;
  }

  /** Copies an array of the size. @returns what gives the copy */
  take(bytes: Uint8Array): () => Uint8Array {
    if (this.#next === this.#slab.length) {
      this.#slab = new Uint8Array(COPIES_A_SLAB * this.#strideBytes);
      this.#next = 0;
    }
    const slab = this.#slab;
    const start = this.#next;
    const end = start + this.#sizeBytes;
    slab.set(bytes, start);
    this.#next += this.#strideBytes;
    return () => slab.subarray(start, end);
  }
}
