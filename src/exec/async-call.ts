// fn.async(): one call on the thread pool. Each has a descriptor of its own, so any number can run at once, beside
// synchronous calls of the same function.

import { RawCpuError } from '../errors/index.ts';
import type { BufferAddresses, NativeMemory } from '../native/index.ts';
import { watchBuffers } from './bound.ts';
import { slotViews } from './descriptors.ts';
import { bufferError, type Marshaller } from './marshal.ts';
import type { CallPlan } from './plan.ts';
import { JOB_HEADER_SLOTS } from './thunk.ts';

/** Where the bridge leaves how a job ended, as a Node-API status. */
const STATUS_SLOT = 2;

export interface JobRequest {
  readonly memory: NativeMemory;
  readonly buffers: BufferAddresses;
  readonly plan: CallPlan;
  readonly name: string;
  readonly marshaller: Marshaller;
  /** The thunk's entry for the thread pool. */
  readonly asyncAddress: bigint;
  readonly args: readonly unknown[];
  /** The native function, held so that its code is not freed meanwhile. */
  readonly owner: object;
}

/** Everything that must outlive the calls that are running: functions, descriptors, buffers. */
const running = new Set<object>();

export async function startJob(request: JobRequest): Promise<unknown> {
  const { memory, buffers, plan, name, marshaller, asyncAddress, args } = request;
  const views = slotViews(JOB_HEADER_SLOTS + plan.slotCount);
  const descriptor = { views, base: JOB_HEADER_SLOTS, address: 0n };
  marshaller.store(args, descriptor);
  const watched = watchBuffers(plan, args);
  const held = { request, views, watched };
  running.add(held);
  try {
    // SAFETY: the thunk's async entry takes the job's address and finds the descriptor behind the header. Code, job and
    // buffers are held by `running` until the promise is settled, and dispose() refuses while it is not.
    await memory.runAsync(asyncAddress, buffers.addressOf(views.U64));
  } finally {
    running.delete(held);
  }
  const status = views.I64[STATUS_SLOT];
  if (status !== 0n) throw new RawCpuError('INTERNAL', `${name}: the thread pool ended the call with status ${status}`);
  const lost = watched.find(({ view }) => view.length === 0);
  if (lost !== undefined) throw bufferError(name, lost.argument, 'BUFFER_DETACHED');
  return marshaller.load(descriptor);
}
