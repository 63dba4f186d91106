// A call site is what one JavaScript wrapper needs to call machine code: a task descriptor, a thunk that knows the
// descriptor and the code, and the wrapper itself. A native function has one; every bound function has one of its own.

import { Guard, type GuardOptions, type RunningCode } from '../fault/index.ts';
import { type CodeBlock, type NativeEnvironment, nativeEnvironment, registerCode } from '../jit/index.ts';
import { callStatus, type Descriptor, DescriptorArenas, statusIndex } from './descriptors.ts';
import type { Wrapper, WrapperControl, WrapperParts } from './fast-path.ts';
import { FLOAT_CELL_SLOTS, FloatControl, noteEngineText } from './float-control.ts';
import { type CallExceptions, FloatCell, type FloatPlan, floatExceptionError, wantedControl } from './float-options.ts';
import { loadResult } from './marshal.ts';
import type { CallPlan } from './plan.ts';
import { buildThunk } from './thunk.ts';
import { assembleLines } from './thunk-assembler.ts';
import type { ThunkCaller } from './thunk-stages.ts';

/** The native environment, the descriptors and the floating-point control of this thread. */
export interface CallEnvironment extends NativeEnvironment {
  readonly descriptors: DescriptorArenas;
  readonly floatControl: FloatControl;
  /** Made when the first guarded function is. */
  readonly guard: () => Guard;
}

let environment: CallEnvironment | undefined;

/** This thread's environment. @throws UnsupportedError `PLATFORM`, `ADDON_REFUSED` */
export function callEnvironment(): CallEnvironment {
  if (environment === undefined) {
    const native = nativeEnvironment();
    const { buffers } = native;
    const floatControl = new FloatControl(buffers);
    noteEngineControl(native, floatControl);
    let guard: Guard | undefined;
    environment = {
      ...native,
      descriptors: new DescriptorArenas(buffers),
      floatControl,
      guard: () => (guard ??= new Guard(native)),
    };
  }
  return environment;
}

/** Tells the cell of this thread with which registers the engine computes. */
function noteEngineControl({ functions, thunks }: NativeEnvironment, { address }: FloatControl): void {
  const { bytes, labels } = assembleLines(noteEngineText);
  new DataView(bytes.buffer).setBigUint64(labels.get('cell')! - 8, address, true);
  const block = thunks.allocate(bytes);
  // SAFETY: the code writes into the cell, which the control holds, and returns 0; it is called once.
  functions.functionAt(block.address)();
  block.release();
}

/** How native calls of this thread compute with floating point. */
export function floatControl(): FloatControl {
  return callEnvironment().floatControl;
}

/** What a call site is made for. */
export interface CallSiteRequest {
  readonly environment: CallEnvironment;
  readonly plan: CallPlan;
  readonly targetAddress: bigint;
  readonly code: RunningCode;
  /** Undefined for calls without a guard. */
  readonly guard: GuardOptions | undefined;
  /** Undefined for a function without floating-point options. */
  readonly float: FloatPlan | undefined;
  /** Stores arguments that never change. */
  readonly fill?: (descriptor: Descriptor) => void;
  readonly makeWrapper: (parts: Pick<WrapperParts, 'descriptor' | 'invoke' | 'failed' | 'raised'>) => Wrapper;
}

/** A thunk in its place. */
export interface PlacedThunk {
  readonly block: Pick<CodeBlock, 'address' | 'sizeBytes' | 'release'>;
  readonly stackOffset: number;
}

export class CallSite {
  readonly control: WrapperControl;
  readonly descriptor: Descriptor;
  /** Runs the code with what the descriptor holds. Says nothing of how it ended. */
  readonly invoke: () => void;
  /** Throws the error for a guarded call that did not return. */
  readonly failed: (() => never) | undefined;
  /** What throws for exceptions that a call raised, and where their flags lie; undefined where none are thrown for. */
  readonly raised: WrapperParts['raised'];
  readonly #environment: CallEnvironment;
  readonly #plan: CallPlan;
  readonly #targetAddress: bigint;
  readonly #code: RunningCode;
  readonly #guard: GuardOptions | undefined;
  readonly #float: FloatPlan | undefined;
  readonly #cell: FloatCell | undefined;
  readonly #slotCount: number;
  readonly #thunk: PlacedThunk;
  #poolThunk: PlacedThunk | undefined;
  #isReleased = false;

  private constructor(request: CallSiteRequest, out: Partial<Made>) {
    const { environment, plan, guard, float, fill, makeWrapper } = request;
    this.#environment = environment;
    this.#plan = plan;
    this.#targetAddress = request.targetAddress;
    this.#code = request.code;
    this.#guard = guard;
    // Made here rather than where it is filled: every function in between would be a line of its stack, and takes time.
    this.failed = guard === undefined ? undefined : () => this.#throwCaught(new Error());
    this.#float = float;
    this.#slotCount = plan.slotCount + (float === undefined ? 0 : FLOAT_CELL_SLOTS);
    this.descriptor = environment.descriptors.take(this.#slotCount);
    if (float !== undefined) {
      this.#cell = new FloatCell(this.descriptor.views.U32, 2 * (this.descriptor.base + plan.slotCount));
      this.#cell.want({ mxcsr: float.mxcsr ?? 0, x87: float.x87 ?? 0 });
      this.#cell.leave(0, 0);
      const flagsIndex = this.#cell.leftIndex;
      if (float.thrown !== 0) this.raised = { flagsIndex, mask: float.thrown, fail: () => this.#throwRaised() };
    }
    let thunk: PlacedThunk | undefined;
    try {
      fill?.(this.descriptor);
      thunk = this.#placeThunk('engine');
      // SAFETY: the thunk is a callback that leaves alone what it is given and returns 0. It stays in its block until
      // release(), and this class lets nobody call it afterwards.
      this.invoke = environment.functions.functionAt(thunk.block.address);
      const wrapper = makeWrapper(this);
      this.control = wrapper.control;
      out.call = wrapper.call;
    } catch (error) {
      thunk?.block.release();
      environment.descriptors.giveBack(this.descriptor, this.#slotCount);
      throw error;
    }
    this.#thunk = thunk;
  }

  #placeThunk(caller: ThunkCaller): PlacedThunk {
    const guard = this.#guard;
    const float = this.#float;
    const { bytes, stackOffset, unwind } = buildThunk({
      caller,
      plan: this.#plan,
      descriptorAddress: this.descriptor.address,
      targetAddress: this.#targetAddress,
      controlAddress: this.#environment.floatControl.address,
      guard: guard === undefined ? undefined : this.#environment.guard().thunkGuard(guard),
      float: float && {
        hasMxcsr: float.mxcsr !== undefined,
        hasX87: float.x87 !== undefined,
        usesX87: float.usesX87,
        isReported: float.isReported,
      },
    });
    const placed = this.#environment.thunks.allocate(bytes);
    const { address, sizeBytes } = placed;
    const name = `${this.#code.name} [${caller === 'engine' ? 'thunk' : 'pool thunk'}]`;
    let withdraw: () => void;
    try {
      withdraw = registerCode({ name, address, bytes, entryOffset: 0, unwind, isThunk: true });
    } catch (error) {
      placed.release();
      throw error;
    }
    const release = () => {
      withdraw();
      placed.release();
    };
    return { block: { address, sizeBytes, release }, stackOffset };
  }

  /** The thunk for the thread pool; its address is what the pool is given. */
  get poolThunk(): PlacedThunk {
    this.#poolThunk ??= this.#placeThunk('pool');
    return this.#poolThunk;
  }

  /** Makes a call site and its wrapper, which the site does not hold: it must be collectable while the site is not. */
  static create(request: CallSiteRequest): Made {
    const out: Partial<Made> = {};
    out.site = new CallSite(request, out);
    return out as Made;
  }

  /** Runs the code and throws if it did not return, or raised what is thrown for. */
  invokeChecked(): void {
    this.invoke();
    const { views } = this.descriptor;
    if (this.failed !== undefined && views.I32[statusIndex(this.descriptor)] !== callStatus.returned) this.failed();
    if (this.raised !== undefined && (this.#cell!.flags & this.raised.mask) !== 0) this.raised.fail();
  }

  #throwCaught(blank: Error): never {
    const { views } = this.descriptor;
    const index = statusIndex(this.descriptor);
    const status = views.I32[index]!;
    views.I32[index] = callStatus.returned;
    const record = this.#environment.guard().threadRecord();
    this.#noteCaught(status, record, this.#cell);
    throw this.#error(status, record, this.#thunk, this.#float !== undefined, blank);
  }

  /** A call that did not return has its flags in the record, unless it was stopped before or after the code. */
  #noteCaught(status: number, record: Uint8Array, cell: FloatCell | undefined): void {
    if (cell === undefined) return;
    if (status < 0) cell.leave(0, 0);
    else if (cell.isLost) cell.leave(...this.#environment.guard().floatStatus(record));
  }

  #throwRaised(): never {
    throw floatExceptionError(this.#code.name, this.#cell!, loadResult(this.#plan.returns, this.descriptor));
  }

  /** The exceptions that the last call raised, if the function reports them. */
  get exceptions(): CallExceptions | undefined {
    return this.#float?.isReported === true ? this.#cell!.exceptions() : undefined;
  }

  /** Fills a job's cell: a job takes along the floating-point control of the scope that it was started in. */
  fillJobCell(cell: FloatCell): void {
    cell.want(wantedControl(this.#float, this.#environment.floatControl));
  }

  /**
   * Takes over what a job's cell says, for the job has ended.
   * @throws CallError `FLOAT_EXCEPTION`; for one that did not return, the error for its status
   */
  endJob(status: number, record: Uint8Array, cell: FloatCell, descriptor: Descriptor): void {
    this.#noteCaught(status, record, cell);
    this.#cell?.copyFrom(cell);
    if (status !== callStatus.returned) throw this.#error(status, record, this.poolThunk, cell.isWanted);
    if ((cell.flags & (this.#float?.thrown ?? 0)) === 0) return;
    throw floatExceptionError(this.#code.name, cell, loadResult(this.#plan.returns, descriptor));
  }

  /**
   * The error for a call that ended with this status.
   * @param record what the guard caught, where it did
   * @param blank becomes the error where it is a CpuFault
   */
  #error(status: number, record: Uint8Array, thunk: PlacedThunk, isFloatControlled: boolean, blank?: Error): Error {
    const call = { code: this.#code, thunk, deadlineMs: this.#guard?.deadlineMs, isFloatControlled };
    return this.#environment.guard().error(status, record, call, blank);
  }

  /** Retires the wrapper, and then gives thunk and descriptor back. Nothing of this site may be running. */
  release(): void {
    if (this.#isReleased) return;
    this.#isReleased = true;
    this.control.retire();
    this.#thunk.block.release();
    this.#poolThunk?.block.release();
    this.#environment.descriptors.giveBack(this.descriptor, this.#slotCount);
  }
}

interface Made {
  site: CallSite;
  call: Wrapper['call'];
}
