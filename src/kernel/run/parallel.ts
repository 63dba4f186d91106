// Calls on several threads. The array is cut into chunks, and each thread takes the next one that is left. What is computed
// for an element does not depend on the chunk that it lies in.

import { holdArrays } from '../../call/index.ts';
import { allowedCpus } from '../../cpu/index.ts';
import { describeValue, RawCpuError, readOptions } from '../../errors/index.ts';
import { type Block, type Blocks, blocksOf } from './blocks.ts';
import { bytesPerElement, type PreparedCall, partArguments } from './call.ts';
import type { Program } from './program.ts';
import type { Stream } from './streams.ts';

/** Options of calls on several threads. */
export interface ParallelOptions {
  /**
   * How many threads at most; as many as this process may use CPUs when not given. The threads are those of libuv's
   * pool: the environment variable UV_THREADPOOL_SIZE (4 when not set) limits them.
   */
  readonly threads?: number;
  /** Called after each chunk with the elements done and all there are. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Streams of the smallest chunk together: it fits into an L2. */
const CHUNK_BYTES = 1024 * 1024;
/** Chunks for each thread. To hand one over takes some 30 us, so there are few; so many that no thread waits long at the end. */
const CHUNKS_A_THREAD = 4;

/** Elements of a chunk: a multiple of 1024, so that no two threads write to one cache line of an aligned array. */
function chunkElements(program: Program, total: number, threads: number): number {
  const least = CHUNK_BYTES / bytesPerElement(program.graph);
  return Math.ceil(Math.max(least, total / (threads * CHUNKS_A_THREAD)) / 1024) * 1024;
}

/** The same with the number of threads. */
export type ReadParallelOptions = ParallelOptions & { readonly threads: number };

/** @throws RawCpuError `BAD_OPTION`, `UNKNOWN_OPTION` */
export function readParallelOptions(what: string, options: ParallelOptions): ReadParallelOptions {
  options = readOptions(what, options, ['threads', 'onProgress']);
  const { threads = allowedCpus().length, onProgress } = options;
  if (!Number.isInteger(threads) || threads < 1 || threads > 1024) {
    throw new RawCpuError('BAD_OPTION', `${what}: threads is an integer from 1 to 1024, got ${describeValue(threads)}`);
  }
  if (onProgress !== undefined && typeof onProgress !== 'function') {
    throw new RawCpuError('BAD_OPTION', `${what}: onProgress is a function, got ${typeof onProgress}`);
  }
  return { ...options, threads };
}

/** Runs `work` for the numbers 0 to count - 1, so many at a time. After a failure nothing new is begun. */
async function inParallel(count: number, threads: number, work: (chunk: number) => Promise<void>): Promise<void> {
  let next = 0;
  let failed = false;
  const worker = async () => {
    while (next < count && !failed) {
      try {
        await work(next++);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const workers = Array.from({ length: Math.min(threads, count) }, worker);
  // Every thread is waited for, so that no buffer is written to after the promise is settled.
  const outcomes = await Promise.allSettled(workers);
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
}

/**
 * Does work on streams whose memory stays, also of arrays that are transferred away meanwhile.
 * @throws MemoryError `BUFFER_DETACHED` afterwards, where one was
 */
export function whileHeld<T>(
  streams: readonly Stream[],
  names: readonly string[],
  work: (streams: readonly Stream[]) => Promise<T>,
): Promise<T> {
  return holdArrays(
    streams.map(({ array }) => array),
    (index) => `parallel: the array for '${names[index] ?? 'valid'}'`,
    (held) => work(streams.map((stream, k) => ({ ...stream, array: held[k]! }))),
  );
}

/** Does work on blocks on several threads, and tells how far it came. */
export async function eachBlock(
  blocks: Blocks,
  { threads, onProgress }: ReadParallelOptions,
  work: (block: Block, k: number) => Promise<void>,
): Promise<void> {
  let done = 0;
  await inParallel(blocks.count, threads, async (k) => {
    const block = blocks.block(k);
    await work(block, k);
    done += block.elements;
    await heard(onProgress?.(done, blocks.total));
  });
}

/**
 * Lets a promise that a callback gave refuse at once. It is not waited for, for it may stay open; what it refuses later, when
 * nobody can be told any more, is nothing.
 */
async function heard(answer: unknown): Promise<void> {
  if (answer === undefined) return;
  await Promise.race([answer, new Promise((resolve) => setTimeout(resolve))]);
}

/** Runs a prepared call in chunks. */
export async function runParallel(program: Program, call: PreparedCall, options: ReadParallelOptions): Promise<void> {
  const { shape, variant } = call;
  const elements = chunkElements(program, shape.rows * shape.columns, options.threads);
  await eachBlock(blocksOf(shape, elements), options, (block) => variant.call.async(...partArguments(call, block)));
}
