// fn.bind(): a call site whose arguments are stored once. It calls without checking anything but that it is alive and
// that the memory of its buffers is still there, which one look at the first element of each tells.

import { bufferOf, byteLengthOf, bytesOf, isBuffer } from '../buffers/index.ts';
import { CallError } from '../errors/index.ts';
import type { GuardOptions, RunningCode } from '../fault/index.ts';
import { type CallEnvironment, CallSite } from './call-site.ts';
import { makeBoundWrapper } from './fast-path.ts';
import type { FloatPlan } from './float-options.ts';
import { bufferError, type Marshaller } from './marshal.ts';
import type { BoundFunction } from './native-function.ts';
import type { CallPlan, PlannedArgument } from './plan.ts';

export interface BindRequest {
  readonly environment: CallEnvironment;
  readonly plan: CallPlan;
  readonly name: string;
  readonly marshaller: Marshaller;
  readonly targetAddress: bigint;
  readonly code: RunningCode;
  readonly guard: GuardOptions | undefined;
  readonly float: FloatPlan | undefined;
  readonly args: readonly unknown[];
  /** The native function, held so that its code is not freed while the bound one can be called. */
  readonly owner: object;
  readonly requireLive: () => void;
  readonly released: (site: CallSite) => void;
}

/** A buffer that code was given the address of, and a view of it that has no first element any more once it is detached. */
interface WatchedBuffer {
  readonly argument: PlannedArgument;
  readonly view: Uint8Array;
}

/** The buffers among the arguments. Empty ones have no memory to lose and are left out. */
function watchBuffers(plan: CallPlan, args: readonly unknown[]): WatchedBuffer[] {
  return plan.arguments.flatMap((argument, i) => {
    const value = args[i];
    if (!isBuffer(value)) return [];
    const buffer = bufferOf(value);
    return byteLengthOf(buffer) === 0 ? [] : [{ argument, view: bytesOf(buffer) }];
  });
}

/** The property `exceptions` of a function. */
export function exceptionsProperty(site: CallSite, requireLive: () => void): PropertyDescriptor {
  return {
    get: () => {
      requireLive();
      return site.exceptions;
    },
  };
}

/** Under this key a bound function holds the native function whose code it runs. */
const ownerKey = Symbol('owner');

const forgotten = new FinalizationRegistry<() => void>((release) => release());

export function bindArguments(request: BindRequest): { site: CallSite; call: BoundFunction } {
  const { environment, plan, name, marshaller, targetAddress, code, guard, float, args, owner } = request;
  const { released } = request;
  let isDisposed = false;
  let watched: WatchedBuffer[] = [];
  let madeSite: CallSite | undefined;
  const requireLive = () => {
    request.requireLive();
    if (isDisposed) throw new CallError('DISPOSED', `${name}: the bound function was disposed of`);
  };
  const slow = (given: ArrayLike<unknown>) => {
    requireLive();
    if (given.length > 0) {
      const text = `${name}: the function is bound and takes no arguments, got ${given.length}`;
      throw new CallError('ARGUMENT_COUNT', text, { details: { function: name, expected: 0, actual: given.length } });
    }
    const lost = watched.find(({ view }) => view[0] === undefined);
    if (lost !== undefined) throw bufferError(name, lost.argument, 'BUFFER_DETACHED');
    // SAFETY: the descriptor was filled when the function was bound, and every buffer in it still has its memory.
    madeSite!.invokeChecked();
    return marshaller.load(madeSite!.descriptor);
  };
  const { site, call } = CallSite.create({
    environment,
    plan,
    targetAddress,
    code,
    guard,
    float,
    fill: (descriptor) => {
      marshaller.store(args, descriptor);
      watched = watchBuffers(plan, args);
    },
    makeWrapper: (parts) =>
      makeBoundWrapper(
        plan,
        { ...parts, slow },
        watched.map(({ view }) => view),
      ),
  });
  madeSite = site;
  const release = () => {
    isDisposed = true;
    site.release();
    released(site);
  };
  const token = {};
  const disposal = {
    value: () => {
      forgotten.unregister(token);
      release();
    },
  };
  Object.defineProperties(call, {
    name: { value: `bound ${name}`, configurable: true },
    // A property, not a closure: a bundler drops variables that only stand there to be held.
    [ownerKey]: { value: owner },
    ...(float?.isReported === true && { exceptions: exceptionsProperty(site, requireLive) }),
    dispose: disposal,
    [Symbol.dispose ?? Symbol.for('Symbol.dispose')]: disposal,
  });
  forgotten.register(call, release, token);
  return { site, call: call as unknown as BoundFunction };
}
