// Descriptors: memory without a name in any file system, pipes, and a pipe that tells when a thread goes.
// memfd_create(2), pipe(2), fcntl(2).

import type { Socket } from 'node:net';
import process from 'node:process';
import { fcntlCommands, memfdFlags, openFlags } from './constants.ts';
import { errnoOf, errorNumbers, type SystemAccess, systemCallNumbers } from './system-calls.ts';

/** Closes descriptors of the caller's. */
export function closeDescriptors({ memory }: Pick<SystemAccess, 'memory'>, ...fds: readonly number[]): void {
  // SAFETY: the caller owns them and uses them no more.
  for (const fd of fds) memory.systemCall(systemCallNumbers.close, fd);
}

/**
 * Another descriptor of the same open file, with the same position, that closes on execve. It stays open when the other
 * is closed.
 * @returns the descriptor, or a negative error number
 */
export function duplicateDescriptor({ memory }: Pick<SystemAccess, 'memory'>, fd: number): bigint {
  // SAFETY: no memory is passed.
  return memory.systemCall(systemCallNumbers.fcntl, fd, fcntlCommands.DUPFD_CLOEXEC, 0);
}

/**
 * Makes a file in memory that closes on execve.
 * @param name what /proc/PID/maps shows, after `/memfd:`
 * @param use whether its contents are to be executed or never; kernels before 6.3 do not tell these apart
 * @returns the descriptor, or a negative error number
 */
export function createMemoryFile({ memory, buffers }: SystemAccess, name: string, use: 'execute' | 'data'): bigint {
  const text = new TextEncoder().encode(`${name}\0`);
  const create = (flags: number) => {
    // SAFETY: the name is a NUL-terminated string that is held during the call.
    return memory.systemCall(systemCallNumbers.memfd_create, buffers.addressOf(text), memfdFlags.CLOEXEC | flags);
  };
  const fd = create(use === 'execute' ? memfdFlags.EXEC : memfdFlags.NOEXEC_SEAL);
  // Kernels before 6.3 refuse flags that they do not know.
  return errnoOf(fd) === errorNumbers.EINVAL ? create(0) : fd;
}

/** The ends of a pipe. */
export interface Pipe {
  readonly reader: number;
  readonly writer: number;
}

/** Makes a pipe that closes on execve. @returns its ends, or an error number */
export function openPipe({ memory, buffers }: SystemAccess, flags = 0): Pipe | number {
  const fds = new Int32Array(2);
  // SAFETY: the kernel writes two descriptors into the array, which is held.
  const result = memory.systemCall(systemCallNumbers.pipe2, buffers.addressOf(fds), openFlags.CLOEXEC | flags);
  return errnoOf(result) ?? { reader: fds[0]!, writer: fds[1]! };
}

export interface LifelineOptions {
  /** O_ besides O_CLOEXEC. */
  readonly flags?: number;
  /** Whether the runtime is to own the watched end too and close it with the thread. */
  readonly holdsReader?: boolean;
  /** Node's module; asked of the runtime, which Node before 20.16 does not know, when not given. */
  readonly net?: Pick<typeof import('node:net'), 'Socket'>;
}

/**
 * Makes a pipe whose reading end tells when this thread goes: the runtime holds the other end, and closes its handles
 * before it waits for jobs on the thread pool, so that whoever watches learns of a thread that is terminated, or of a
 * process that exits, at once.
 * @returns the reading end, or undefined where no pipe is to be had
 */
export function openLifeline(access: SystemAccess, options: LifelineOptions = {}): number | undefined {
  const { flags = 0, holdsReader = false } = options;
  const pipe = openPipe(access, flags);
  if (typeof pipe === 'number') return undefined;
  const { reader, writer } = pipe;
  try {
    // Asked for here, for most programs never need it.
    const net = options.net ?? process.getBuiltinModule('node:net');
    const hold = (fd: number): Socket => {
      const socket = new net.Socket({ fd, readable: false, writable: true }).unref();
      sockets.push(socket);
      return socket;
    };
    // The writing end first: a runtime that takes no descriptor has then not got the other one either.
    const held = hold(writer);
    process.on('exit', () => held.destroy());
    if (holdsReader) hold(reader);
  } catch {
    // A runtime whose sockets take no descriptor: then the end of the process is all that can be watched.
    process.on('exit', () => closeDescriptors(access, writer));
  }
  return reader;
}

/** Held, so that none is collected while the thread lives. */
const sockets: Socket[] = [];
