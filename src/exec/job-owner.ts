// Tells jobs on the thread pool when the thread that started them goes: one that is terminated, or the process. A pipe's
// one end is held by the runtime, which closes its handles before it waits for jobs; the other end is watched by the kernel
// (native/job-end-source.ts). An isolated run has a pipe of its own, for its job polls it.

import type { Socket } from 'node:net';
import process from 'node:process';
import { errnoOf, type NativeEnvironment, systemCallNumbers } from '../native/index.ts';

const O_NONBLOCK = 0o4000;
const O_ASYNC = 0o20000;
const O_CLOEXEC = 0o2000000;
const F_SETFL = 4;
const F_SETOWN = 8;
const F_SETSIG = 10;

/** No descriptor: nobody is told. */
const NONE = 0;

/**
 * Makes the pipe.
 * @param signal what the kernel sends the process when the runtime lets go
 * @returns the descriptor that jobs watch, or 0 where there is none to be had: then jobs are waited for
 */
export function openJobOwner({ memory, buffers }: NativeEnvironment, signal: number): number {
  const fds = new Int32Array(2);
  const { pipe2, fcntl, close } = systemCallNumbers;
  // SAFETY: the kernel writes two descriptors into the array, which is held.
  if (errnoOf(memory.systemCall(pipe2, buffers.addressOf(fds), O_CLOEXEC | O_NONBLOCK)) !== undefined) return NONE;
  const [watched, held] = fds as unknown as [number, number];
  // SAFETY: numbers only; the descriptor is ours.
  memory.systemCall(fcntl, watched, F_SETOWN, process.pid);
  memory.systemCall(fcntl, watched, F_SETSIG, signal);
  memory.systemCall(fcntl, watched, F_SETFL, O_NONBLOCK | O_ASYNC);
  try {
    // Asked for here, for most programs never need it, and so that a job can be started without waiting.
    const net = process.getBuiltinModule('node:net');
    const socket = new net.Socket({ fd: held, readable: false, writable: true });
    sockets.push(socket.unref());
    process.on('exit', () => socket.destroy());
  } catch {
    // A runtime whose sockets take no descriptor: then the end of the process is all that can be watched.
    // SAFETY: closes a descriptor that is ours and that nothing else closes.
    process.on('exit', () => memory.systemCall(close, held));
  }
  return watched;
}

/** Held, so that none is collected while the thread lives. */
const sockets: Socket[] = [];
