// A call site is what one JavaScript wrapper needs to call machine code: a task descriptor, a thunk that knows the
// descriptor and the code, and the wrapper itself. A native function has one; every bound function has one of its own.

import { type CodeBlock, type NativeEnvironment, nativeEnvironment } from '../native/index.ts';
import { callStatus, type Descriptor, DescriptorArenas, statusIndex } from './descriptors.ts';
import type { Wrapper, WrapperControl, WrapperParts } from './fast-path.ts';
import type { RunningCode } from './fault.ts';
import { FloatControl } from './float-control.ts';
import { ExecGuard, type GuardOptions } from './guard.ts';
import type { CallPlan } from './plan.ts';
import { buildThunk, type ThunkCaller } from './thunk.ts';

/** The native environment, the descriptors and the floating-point control of this thread. */
export interface ExecEnvironment extends NativeEnvironment {
  readonly descriptors: DescriptorArenas;
  readonly floatControl: FloatControl;
  /** Made when the first guarded function is. */
  readonly guard: () => ExecGuard;
}

let environment: ExecEnvironment | undefined;

/** This thread's environment. @throws UnsupportedError `PLATFORM`, `BRIDGE_REFUSED` */
export function execEnvironment(): ExecEnvironment {
  if (environment === undefined) {
    const native = nativeEnvironment();
    const { buffers } = native;
    let guard: ExecGuard | undefined;
    environment = {
      ...native,
      descriptors: new DescriptorArenas(buffers),
      floatControl: new FloatControl(buffers),
      guard: () => (guard ??= new ExecGuard(native)),
    };
  }
  return environment;
}

/** How native calls of this thread compute with floating point. */
export function floatControl(): FloatControl {
  return execEnvironment().floatControl;
}

/** What a call site is made for. */
export interface CallSiteRequest {
  readonly environment: ExecEnvironment;
  readonly plan: CallPlan;
  readonly targetAddress: bigint;
  readonly code: RunningCode;
  /** Undefined for calls without a guard. */
  readonly guard: GuardOptions | undefined;
  /** Stores arguments that never change. */
  readonly fill?: (descriptor: Descriptor) => void;
  readonly makeWrapper: (parts: Pick<WrapperParts, 'descriptor' | 'invoke' | 'failed'>) => Wrapper;
}

/** A thunk in its place. */
export interface PlacedThunk {
  readonly block: CodeBlock;
  readonly stackOffset: number;
}

export class CallSite {
  readonly control: WrapperControl;
  readonly descriptor: Descriptor;
  /** Runs the code with what the descriptor holds. Says nothing of how it ended. */
  readonly invoke: () => void;
  /** Throws the error for a guarded call that did not return. */
  readonly failed: (() => never) | undefined;
  readonly #environment: ExecEnvironment;
  readonly #plan: CallPlan;
  readonly #targetAddress: bigint;
  readonly #code: RunningCode;
  readonly #guard: GuardOptions | undefined;
  readonly #thunk: PlacedThunk;
  #poolThunk: PlacedThunk | undefined;
  #isReleased = false;

  private constructor(request: CallSiteRequest, out: Partial<Made>) {
    const { environment, plan, guard, fill, makeWrapper } = request;
    this.#environment = environment;
    this.#plan = plan;
    this.#targetAddress = request.targetAddress;
    this.#code = request.code;
    this.#guard = guard;
    this.failed = guard === undefined ? undefined : () => this.#throwCaught();
    this.descriptor = environment.descriptors.take(plan.slotCount);
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
      environment.descriptors.giveBack(this.descriptor, plan.slotCount);
      throw error;
    }
    this.#thunk = thunk;
  }

  #placeThunk(caller: ThunkCaller): PlacedThunk {
    const guard = this.#guard;
    const { bytes, stackOffset } = buildThunk({
      caller,
      plan: this.#plan,
      descriptorAddress: this.descriptor.address,
      targetAddress: this.#targetAddress,
      controlAddress: this.#environment.floatControl.address,
      guard: guard === undefined ? undefined : this.#environment.guard().thunkGuard(guard),
    });
    return { block: this.#environment.thunks.allocate(bytes), stackOffset };
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

  /** Runs the code and throws if it did not return. */
  invokeChecked(): void {
    this.invoke();
    const { views } = this.descriptor;
    if (this.failed !== undefined && views.I32[statusIndex(this.descriptor)] !== callStatus.returned) this.failed();
  }

  #throwCaught(): never {
    const { views } = this.descriptor;
    const index = statusIndex(this.descriptor);
    const status = views.I32[index]!;
    views.I32[index] = callStatus.returned;
    throw this.error(status, this.#environment.guard().threadRecord(), this.#thunk);
  }

  /** The error for a call that ended with this status. @param record what the guard caught, where it did */
  error(status: number, record: Uint8Array, thunk: PlacedThunk): Error {
    return this.#environment.guard().error(status, record, {
      code: this.#code,
      thunk,
      deadlineMs: this.#guard?.deadlineMs,
    });
  }

  /** Retires the wrapper, and then gives thunk and descriptor back. Nothing of this site may be running. */
  release(): void {
    if (this.#isReleased) return;
    this.#isReleased = true;
    this.control.retire();
    this.#thunk.block.release();
    this.#poolThunk?.block.release();
    this.#environment.descriptors.giveBack(this.descriptor, this.#plan.slotCount);
  }
}

interface Made {
  site: CallSite;
  call: Wrapper['call'];
}
