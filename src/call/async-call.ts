// fn.async(): one call on the thread pool. Each has a descriptor of its own, so any number can run at once, beside
// synchronous calls of the same function. The memory of its buffers stays until it has ended, whatever becomes of them.

import { troubleText } from '../buffers/index.ts';
import { MemoryError, RawCpuError } from '../errors/index.ts';
import { type Guard, JOB_OWNER_OFFSET } from '../fault/index.ts';
import { type BufferAddresses, holdBuffers, type NativeMemory, nativeEnvironment } from '../jit/index.ts';
import type { CallSite } from './call-site.ts';
import { slotViews, statusIndex } from './descriptors.ts';
import { FLOAT_CELL_SLOTS } from './float-control.ts';
import { FloatCell } from './float-options.ts';
import { bufferError, type Marshaller } from './marshal.ts';
import type { CallPlan } from './plan.ts';
import { JOB_HEADER_SLOTS } from './thunk-stages.ts';

/** Where the addon leaves how a job ended, as a Node-API status. */
const STATUS_SLOT = 2;

export interface JobRequest {
  readonly memory: NativeMemory;
  readonly buffers: BufferAddresses;
  readonly plan: CallPlan;
  readonly name: string;
  readonly marshaller: Marshaller;
  /** The site whose thunk has the entry for the thread pool. */
  readonly site: CallSite;
  /** Undefined for calls without a guard. */
  readonly guard: Guard | undefined;
  readonly args: readonly unknown[];
  /** The native function, held so that its code is not freed meanwhile. */
  readonly owner: object;
}

/** Everything that must outlive the calls that are running: functions, descriptors, buffers. */
const running = new Set<object>();

export async function startJob(request: JobRequest): Promise<unknown> {
  const { memory, buffers, plan, name, marshaller, site, guard, args } = request;
  const cellStart = JOB_HEADER_SLOTS + plan.slotCount;
  const recordStart = cellStart + FLOAT_CELL_SLOTS;
  // After the cell: the record of a signal that the guard catches.
  const views = slotViews(recordStart + Math.ceil((guard?.recordBytes ?? 0) / 8));
  views.I32[JOB_OWNER_OFFSET / 4] = guard?.jobOwner ?? 0;
  const descriptor = { views, base: JOB_HEADER_SLOTS, address: 0n };
  const cell = new FloatCell(views.U32, 2 * cellStart);
  site.fillJobCell(cell);
  marshaller.store(args, descriptor);
  const held = holdBuffers(memory, args);
  if (held.isCopied) marshaller.store(held.views(), descriptor);
  const job = { request, views, held };
  running.add(job);
  let lost: number | undefined;
  try {
    // SAFETY: the thunk's async entry takes the job's address and finds the descriptor after the header. Code, job and
    // buffers are held by `running` until the promise is settled, and dispose() refuses while it is not.
    await memory.runAsync(site.poolThunk.block.address, buffers.addressOf(views.U64));
  } finally {
    running.delete(job);
    lost = held.letGo();
  }
  const status = views.I64[STATUS_SLOT];
  if (status !== 0n) throw new RawCpuError('INTERNAL', `${name}: the thread pool ended the call with status ${status}`);
  const ended = views.I32[statusIndex(descriptor)]!;
  site.endJob(ended, new Uint8Array(views.U64.buffer, 8 * recordStart), cell, descriptor);
  if (lost !== undefined) throw bufferError(name, plan.arguments[lost]!, 'BUFFER_DETACHED');
  return marshaller.load(descriptor);
}

/**
 * Does asynchronous work on arrays of the same memory, which stays whatever JavaScript does with the arrays meanwhile.
 * @param nameOf what the error calls an array, by its index
 * @throws MemoryError `BUFFER_DETACHED` afterwards, where one was transferred away
 */
export async function holdArrays<A extends ArrayBufferView, T>(
  arrays: readonly A[],
  nameOf: (index: number) => string,
  work: (held: readonly A[]) => Promise<T>,
): Promise<T> {
  const held = holdBuffers(nativeEnvironment().memory, arrays);
  let lost: number | undefined;
  let result: T;
  try {
    result = await work(held.views() as A[]);
  } finally {
    lost = held.letGo();
  }
  if (lost === undefined) return result;
  const { what, hint } = troubleText('BUFFER_DETACHED');
  throw new MemoryError('BUFFER_DETACHED', `${nameOf(lost)} cannot be used: ${what}`, { hint });
}
