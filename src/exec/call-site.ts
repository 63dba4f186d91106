// A call site is what one JavaScript wrapper needs to call machine code: a task descriptor, a thunk that knows the
// descriptor and the code, and the wrapper itself. A native function has one; every bound function has one of its own.

import { type CodeBlock, type NativeEnvironment, nativeEnvironment } from '../native/index.ts';
import { type Descriptor, DescriptorArenas } from './descriptors.ts';
import type { Wrapper, WrapperControl, WrapperParts } from './fast-path.ts';
import { FloatControl } from './float-control.ts';
import type { CallPlan } from './plan.ts';
import { buildThunk } from './thunk.ts';

/** The native environment, the descriptors and the floating-point control of this thread. */
export interface ExecEnvironment extends NativeEnvironment {
  readonly descriptors: DescriptorArenas;
  readonly floatControl: FloatControl;
}

let environment: ExecEnvironment | undefined;

/** This thread's environment. @throws UnsupportedError `PLATFORM`, `BRIDGE_REFUSED` */
export function execEnvironment(): ExecEnvironment {
  if (environment === undefined) {
    const native = nativeEnvironment();
    const { buffers } = native;
    environment = {
      ...native,
      descriptors: new DescriptorArenas(buffers),
      floatControl: new FloatControl(buffers),
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
  /** Stores arguments that never change. */
  readonly fill?: (descriptor: Descriptor) => void;
  readonly makeWrapper: (parts: Pick<WrapperParts, 'descriptor' | 'invoke'>) => Wrapper;
}

export class CallSite {
  readonly control: WrapperControl;
  readonly descriptor: Descriptor;
  /** Runs the code with what the descriptor holds. */
  readonly invoke: () => void;
  /** Address of the thunk's entry for the thread pool. */
  readonly asyncAddress: bigint;
  readonly #environment: ExecEnvironment;
  readonly #slotCount: number;
  readonly #thunk: CodeBlock;
  #isReleased = false;

  private constructor({ environment, plan, targetAddress, fill, makeWrapper }: CallSiteRequest, out: Partial<Made>) {
    this.#environment = environment;
    this.#slotCount = plan.slotCount;
    this.descriptor = environment.descriptors.take(plan.slotCount);
    let thunkBlock: CodeBlock | undefined;
    try {
      fill?.(this.descriptor);
      const thunk = buildThunk(plan, this.descriptor.address, targetAddress, environment.floatControl.address);
      thunkBlock = environment.thunks.allocate(thunk.bytes);
      this.asyncAddress = thunkBlock.address + BigInt(thunk.asyncEntry);
      // SAFETY: the thunk is a callback that leaves alone what it is given and returns 0. It stays in its block until
      // release(), and this class lets nobody call it afterwards.
      this.invoke = environment.functions.functionAt(thunkBlock.address);
      const wrapper = makeWrapper(this);
      this.control = wrapper.control;
      out.call = wrapper.call;
    } catch (error) {
      thunkBlock?.release();
      environment.descriptors.giveBack(this.descriptor, plan.slotCount);
      throw error;
    }
    this.#thunk = thunkBlock;
  }

  /** Makes a call site and its wrapper, which the site does not hold: it must be collectable while the site is not. */
  static create(request: CallSiteRequest): Made {
    const out: Partial<Made> = {};
    out.site = new CallSite(request, out);
    return out as Made;
  }

  /** Retires the wrapper, and then gives thunk and descriptor back. Nothing of this site may be running. */
  release(): void {
    if (this.#isReleased) return;
    this.#isReleased = true;
    this.control.retire();
    this.#thunk.release();
    this.#environment.descriptors.giveBack(this.descriptor, this.#slotCount);
  }
}

interface Made {
  site: CallSite;
  call: Wrapper['call'];
}
