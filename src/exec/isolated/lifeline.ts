// A pipe whose one end the launcher watches while it waits for a child, and whose other end closes when this thread
// goes: the runtime closes its handles before it waits for jobs on the pool, so a thread that is terminated, or a process
// that exits, takes its children along at once, not at their deadline. Where the whole process is killed, the kernel kills
// the children by itself (setup.ts).

import type { Socket } from 'node:net';
import process from 'node:process';
import { errnoOf, type NativeEnvironment } from '../../native/index.ts';

const PIPE2 = 293;
const CLOSE = 3;
const O_CLOEXEC = 0o2000000;
const NO_FD = -1;

/** Makes the pipe and gives the descriptor to watch, or -1 where none can be had. */
export async function openLifeline({ memory, buffers }: NativeEnvironment): Promise<number> {
  // Loaded here, for most programs never need it.
  const { Socket } = await import('node:net');
  const fds = new Int32Array(2);
  // SAFETY: the kernel writes two descriptors into the array, which is held.
  if (errnoOf(memory.systemCall(PIPE2, buffers.addressOf(fds), O_CLOEXEC)) !== undefined) return NO_FD;
  const [watched, held] = fds as unknown as [number, number];
  try {
    // Both ends belong to the runtime, which closes them with the thread; whoever watches then is woken by that.
    sockets.push(...[watched, held].map((fd) => new Socket({ fd, readable: false, writable: true }).unref()));
    process.on('exit', () => sockets.at(-1)?.destroy());
  } catch {
    // A runtime whose sockets take no descriptor: then the end of the process is all that can be watched.
    // SAFETY: closes a descriptor that is ours and that nothing else closes.
    process.on('exit', () => memory.systemCall(CLOSE, held));
  }
  return watched;
}

/** Held, so that none is collected while the thread lives. */
const sockets: Socket[] = [];
