// Tells jobs on the thread pool when the thread that started them goes: one that is terminated, or the process. The kernel
// watches the reading end of a lifeline for them (job-end-source.ts). A run in the sandbox has a lifeline of its own, for
// its job polls it.

import process from 'node:process';
import type { NativeEnvironment } from '../jit/index.ts';
import { fcntlCommands, openFlags, openLifeline, systemCallNumbers } from '../linux/index.ts';

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
