// Isolated runs of one thread, a few at a time: at most as many children as there are processors, and always one thread
// of the pool left for others, since each child has one wait for it (file system and name look-ups use the same pool).

import { availableParallelism } from 'node:os';
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';
import { UnsupportedError } from '../../errors/index.ts';
import { type ChildRequest, type ChildResult, runInChild } from './child-run.ts';
import { TaskQueue } from './queue.ts';

/** How many runs may wait for their turn. */
export const WAITING_LIMIT = 4096;
/** libuv's pool, unless UV_THREADPOOL_SIZE says otherwise. */
const DEFAULT_POOL_THREADS = 4;

export interface ParallelismFacts {
  readonly processors: number;
  readonly poolSize: string | undefined;
}

/** How many children may run at once. */
export function childLimit({ processors, poolSize }: ParallelismFacts): number {
  const threads = Number.parseInt(poolSize ?? '', 10) || DEFAULT_POOL_THREADS;
  return Math.max(1, Math.min(processors, threads - 1));
}

let queue: TaskQueue | undefined;

/**
 * Runs code in a child when its turn comes.
 * @throws CallError `QUEUE_FULL`; UnsupportedError `ISOLATION_REFUSED`; and what runInChild throws.
 */
export async function runQueued(request: ChildRequest): Promise<ChildResult> {
  checkRuntime();
  const { UV_THREADPOOL_SIZE: poolSize } = process.env;
  queue ??= new TaskQueue(childLimit({ processors: availableParallelism(), poolSize }), WAITING_LIMIT);
  return queue.run(() => runInChild(request));
}

function checkRuntime(): void {
  // Node's permission model cannot see system calls of ours; who forbids child processes there means these too.
  const { permission } = process as { permission?: { has(scope: string): boolean } };
  if (permission !== undefined && !permission.has('child')) {
    throw new UnsupportedError('ISOLATION_REFUSED', "Node's permission model forbids child processes", {
      details: { step: 'permission' },
      hint: 'add --allow-child-process to the command line',
    });
  }
  // Where a worker ends while a job of its own runs, Node waits for the job; Bun 1.4 and Deno 2 do not, and crash.
  const { bun, deno } = process.versions;
  if (!isMainThread && (bun !== undefined || deno !== undefined)) {
    throw new UnsupportedError('ISOLATION_REFUSED', 'isolated runs are not safe in worker threads of Bun and Deno', {
      details: { step: 'runtime' },
      hint: 'run isolated code from the main thread',
    });
  }
}
