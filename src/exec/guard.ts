// The guard of one thread as exec uses it: what thunks need to know, and errors for what it caught.

import process from 'node:process';
import { isMainThread } from 'node:worker_threads';
import { RawCpuError, UnsupportedError } from '../errors/index.ts';
import {
  CONTEXT_OFFSET,
  errnoName,
  faultSignals,
  GAP_BYTES,
  Guard,
  NATIVE_STACK_BYTES,
  type NativeEnvironment,
  readMemory,
  recordOffsets,
} from '../native/index.ts';
import { violationError } from './abi-violation.ts';
import { CpuState, type StateLayout, stateOffsets } from './cpu-state.ts';
import { cpuFault, type RunningCode } from './fault.ts';
import type { FaultReport } from './fault-kind.ts';
import { hostStateLayout } from './state-facts.ts';
import type { ThunkGuard } from './thunk.ts';

/** How the calls of one function are guarded. */
export interface GuardOptions {
  readonly usesX87: boolean;
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
}

export class ExecGuard {
  readonly #environment: NativeEnvironment;
  readonly #layout: StateLayout;
  readonly #guard: Guard;
  /** Size of a record of a caught signal. */
  readonly recordBytes: number;

  constructor(environment: NativeEnvironment) {
    const { memory, buffers } = environment;
    this.#environment = environment;
    this.#layout = hostStateLayout();
    this.recordBytes = recordOffsets.state + this.#layout.sizeBytes;
    const xsaveBytes = this.#layout.sizeBytes - stateOffsets.xsave;
    const hasAvx = this.#layout.vectorWidthBits > 128;
    this.#guard = new Guard(memory, buffers, { xsaveBytes, hasAvx }, !isMainThread);
    if (isMainThread) this.#watchListeners();
  }

  /** `process.on('SIGFPE')` and the like replace handlers, ours too; it is put back in front of theirs. */
  #watchListeners(): void {
    process.on('newListener', (event) => {
      if (typeof event === 'string' && Object.hasOwn(faultSignals, event)) queueMicrotask(() => this.#guard.refresh());
    });
  }

  /** What a thunk is made with. */
  thunkGuard({ usesX87, deadlineMs }: GuardOptions): ThunkGuard {
    const guard = this.#guard;
    return {
      contextAddress: guard.contextAddress,
      threadContextRoutine: guard.routine('thread_context'),
      armRoutine: guard.routine('arm'),
      disarmRoutine: guard.routine('disarm'),
      hasAvx: this.#layout.vectorWidthBits > 128,
      usesX87,
      deadlineNs: deadlineMs === undefined ? undefined : BigInt(Math.max(1, Math.round(deadlineMs * 1e6))),
    };
  }

  /** MXCSR and the x87 status word when a signal was caught. */
  floatStatus(record: Uint8Array): [mxcsr: number, x87Status: number] {
    const { state } = readReport(record, this.#layout);
    return [Number(state.get('mxcsr')), Number(state.get('fsw'))];
  }

  get native(): Guard {
    return this.#guard;
  }

  /** The record of what this thread's last call ran into. */
  threadRecord(): Uint8Array {
    return this.#guard.readRecord(this.recordBytes);
  }

  /** The error for a call that did not return: from its status, and from the record where there is one. */
  error(status: number, record: Uint8Array, call: CaughtCall): Error {
    const { name } = call.code;
    if (status < 0) return this.setupError(name, status);
    const report = readReport(record, this.#layout);
    const rip = report.state.get('rip');
    const { block, stackOffset } = call.thunk;
    // Those two stop a thunk that has nothing to complain about: a pending x87 exception is raised behind the code.
    const isOfCode = report.signal === this.#guard.deadlineSignal || report.signal === faultSignals.SIGFPE;
    if (!isOfCode && rip >= block.address && rip < block.address + BigInt(block.sizeBytes)) {
      return violationError(name, record, report.state, stackOffset);
    }
    const stack = stackOf(record);
    return cpuFault(report, {
      code: call.code,
      deadline: { signal: this.#guard.deadlineSignal, ms: call.deadlineMs ?? 0 },
      stackGuard: stack.guard,
      read: (address, sizeBytes) => {
        const isOnStack = address >= stack.guard.end && address < stack.end;
        const left = Number(stack.end - address);
        return isOnStack ? this.#guard.read(address, Math.min(sizeBytes, left)) : this.read(address, sizeBytes);
      },
    });
  }

  /** The error for a call whose thread or timer could not be set up. @param status a negative error number */
  setupError(name: string, status: number): UnsupportedError {
    return new UnsupportedError('SYSTEM_CALL', `${name}: the call could not be set up: ${errnoName(-status)}`, {
      details: { function: name, errno: -status, errnoName: errnoName(-status) },
      hint: 'memory is short, or a limit on timers (ulimit -i) is reached',
    });
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
    return readMemory(this.#environment.memory, this.#environment.buffers, address, sizeBytes);
  }
}

/** A record as a report. */
export function readReport(record: Uint8Array, layout: StateLayout): FaultReport {
  const view = new DataView(record.buffer, record.byteOffset);
  const { signal, code, address, trap, errorCode, faultAddress, state } = recordOffsets;
  return {
    signal: view.getInt32(signal, true),
    code: view.getInt32(code, true),
    address: view.getBigUint64(address, true),
    trap: Number(view.getBigUint64(trap, true)),
    errorCode: view.getBigUint64(errorCode, true),
    faultAddress: view.getBigUint64(faultAddress, true),
    state: new CpuState(layout, record.subarray(state)),
  };
}

/** The stack that the code ran on, and what it runs into: a frame may skip all of the guard, so what is below counts. */
function stackOf(record: Uint8Array): { guard: { start: bigint; end: bigint }; end: bigint } {
  const context = new DataView(record.buffer, record.byteOffset).getBigUint64(recordOffsets.context, true);
  const end = context - BigInt(GAP_BYTES);
  return { guard: { start: context - BigInt(CONTEXT_OFFSET), end: end - BigInt(NATIVE_STACK_BYTES) }, end };
}

/**
 * Whether code may use x87 or MMX registers, judged by bytes that begin such instructions. Other bytes may look the
 * same, which costs those calls two nanoseconds (Xeon of the Sapphire Rapids generation) and changes nothing.
 */
export function mayUseX87(bytes: Uint8Array): boolean {
  return bytes.some((byte, i) => (byte >= 0xd8 && byte <= 0xdf) || (byte === 0x0f && isMmxOpcode(bytes[i + 1] ?? 0)));
}

/** The second opcode bytes of MMX instructions, and those that lead to more (0f 38). Intel SDM volume 2, table A-3. */
function isMmxOpcode(byte: number): boolean {
  return (
    (byte >= 0x60 && byte <= 0x6b) ||
    [0x2a, 0x2c, 0x2d, 0x38, 0x3a, 0x6e, 0x6f, 0x7e, 0x7f, 0xc4, 0xc5, 0x0f].includes(byte) ||
    (byte >= 0x70 && byte <= 0x76) ||
    (byte >= 0xd1 && byte !== 0xd6 && byte !== 0xe6 && byte !== 0xf0 && byte !== 0xff)
  );
}

/** Nobody waits for longer than a day, and a timer takes no more than some centuries. */
const LONGEST_DEADLINE_MS = 24 * 60 * 60 * 1000;

/** Checks the option `deadlineMs`. @throws RawCpuError `BAD_OPTION` */
export function checkDeadline(where: string, value: unknown): asserts value is number | undefined {
  if (value === undefined) return;
  if (typeof value === 'number' && value > 0 && value <= LONGEST_DEADLINE_MS) return;
  throw new RawCpuError(
    'BAD_OPTION',
    `${where}: deadlineMs must be milliseconds above 0 and up to ${LONGEST_DEADLINE_MS}, got ${String(value)}`,
    { details: { option: 'deadlineMs' } },
  );
}
