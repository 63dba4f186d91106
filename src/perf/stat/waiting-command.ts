// A command that is started and waits: its process exists, so that counters can be opened for it, and its program does
// not run yet. A small static executable of our own waits on a pipe and becomes the command when it is told to, which is
// also what starts counters that were opened with enable_on_exec. execve(2), perf_event_open(2).

import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { writeExecutable } from '../../elf/index.ts';
import { RawCpuError, UnsupportedError } from '../../errors/index.ts';
import { errnoName, errnoOf, type NativeEnvironment, nativeEnvironment } from '../../native/index.ts';
import { launcherBytes } from './launcher-program.ts';

/** How a command came to its end. */
export interface CommandEnd {
  readonly exitStatus: number | null;
  /** The name of the signal that killed it. */
  readonly signal: string | null;
  /** process.hrtime.bigint() when it ended. */
  readonly endedAt: bigint;
}

export interface WaitingCommand {
  readonly pid: number;
  /** Lets it run. Settles when it has ended. @throws RawCpuError `BAD_OPTION` when the kernel refuses to execute it */
  run(): Promise<CommandEnd>;
  /** Ends the process that still waits. */
  abandon(): void;
}

export interface CommandStreams {
  /** Where the command's standard output goes; `inherit` when not given. */
  readonly output?: 'inherit' | 'error' | 'ignore';
}

/**
 * Starts a process that waits to become a command.
 * @param command the program, looked up in PATH, and its arguments
 * @throws RawCpuError `BAD_OPTION` when there is no such program; UnsupportedError `SYSTEM_CALL` at a limit, or without /proc
 */
export async function prepareCommand(
  command: readonly string[],
  streams: CommandStreams = {},
): Promise<WaitingCommand> {
  // Loaded here: it takes five milliseconds, and few programs need it.
  const { spawn } = await import('node:child_process');
  const native = nativeEnvironment();
  const name = command[0]!;
  const path = findProgram(name);
  const launcher = launcherPath(native);
  const output = { inherit: 'inherit', error: 2, ignore: 'ignore' } as const;
  const go = openPipe(native);
  const answer = openPipe(native);
  const child = spawn(launcher, [path, ...command], {
    stdio: ['inherit', output[streams.output ?? 'inherit'], 'inherit', go.reader, answer.writer],
    argv0: 'rawcpu-stat',
  });
  const ended = new Promise<CommandEnd>((resolve) => {
    child.once('exit', (exitStatus, signal) => resolve({ exitStatus, signal, endedAt: process.hrtime.bigint() }));
  });
  close(native, go.reader, answer.writer);
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (cause: NodeJS.ErrnoException) => {
      close(native, go.writer, answer.reader);
      reject(refusedByLimit(name, cause) ?? cannotStart(name, cause.message));
    });
  });
  const run = async () => {
    const byte = Uint8Array.of(1);
    // SAFETY: one byte of an array that is held.
    native.memory.systemCall(WRITE, go.writer, native.buffers.addressOf(byte), 1);
    const end = await ended;
    const errno = readAnswer(native, answer.reader);
    close(native, go.writer, answer.reader);
    if (errno === undefined) return end;
    const isScript = errnoName(errno) === 'ENOEXEC';
    throw cannotStart(name, errnoName(errno), isScript ? 'a script begins with #!/bin/sh' : undefined);
  };
  return { pid: child.pid!, run, abandon: () => close(native, go.writer, answer.reader) };
}

const READ = 0;
const WRITE = 1;
const CLOSE = 3;
const PIPE2 = 293;
const O_CLOEXEC = 0o2000000;

function openPipe({ memory, buffers }: NativeEnvironment): { reader: number; writer: number } {
  const fds = new Int32Array(2);
  // SAFETY: the kernel writes two descriptors into the array, which is held.
  const errno = errnoOf(memory.systemCall(PIPE2, buffers.addressOf(fds), O_CLOEXEC));
  if (errno === undefined) return { reader: fds[0]!, writer: fds[1]! };
  throw new UnsupportedError('SYSTEM_CALL', `no pipe can be opened: ${errnoName(errno)}`, {
    details: { systemCall: 'pipe2', errno },
    hint: 'ulimit -n raises the limit of open files',
  });
}

function close({ memory }: NativeEnvironment, ...fds: readonly number[]): void {
  // SAFETY: the descriptors are ours, and closed once.
  for (const fd of fds) memory.systemCall(CLOSE, fd);
}

/** Why the program was not executed. The other end is closed by now, so this does not wait. */
function readAnswer({ memory, buffers }: NativeEnvironment, fd: number): number | undefined {
  const answer = new BigInt64Array(1);
  // SAFETY: the kernel writes at most 8 bytes into an array of that size, which is held.
  const count = memory.systemCall(READ, fd, buffers.addressOf(answer), 8);
  return count === 8n ? Number(-answer[0]!) : undefined;
}

function cannotStart(name: string, why: string, hint?: string): RawCpuError {
  return new RawCpuError('BAD_OPTION', `the program '${name}' cannot be started: ${why}`, {
    details: { program: name },
    ...(hint === undefined ? {} : { hint }),
  });
}

/** The error where the system is out of something, or has no /proc, rather than the program wrong. */
function refusedByLimit(name: string, { code = '', message }: NodeJS.ErrnoException): UnsupportedError | undefined {
  const hints: Readonly<Record<string, string>> = {
    EMFILE: 'ulimit -n raises the limit of open files',
    EAGAIN: 'ulimit -u raises the limit of processes',
    ENOMEM: 'memory is short, or its limit too low (ulimit -v)',
    // The launcher has no other path than one of /proc.
    ENOENT: 'mount /proc: commands are started through it',
  };
  if (!Object.hasOwn(hints, code)) return undefined;
  return new UnsupportedError('SYSTEM_CALL', `no process for '${name}' can be started: ${message}`, {
    details: { systemCall: 'execve', program: name },
    hint: hints[code]!,
  });
}

/** @throws RawCpuError `BAD_OPTION` */
function findProgram(name: string): string {
  const candidates = name.includes('/')
    ? [name]
    : (process.env.PATH ?? '/usr/bin:/bin').split(delimiter).map((folder) => join(folder || '.', name));
  const found = candidates.find(isExecutable);
  if (found !== undefined) return found;
  throw cannotStart(name, name.includes('/') ? 'it is no file that may be executed' : 'no folder of PATH has it');
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

let launcher: string | undefined;

/** A path under which the kernel finds the launcher, for as long as this process lives. */
function launcherPath(native: NativeEnvironment): string {
  launcher ??= makeLauncher(native);
  return launcher;
}

const MEMFD_CREATE = 319;
const MFD_CLOEXEC = 1;
const MFD_EXEC = 0x10;

function makeLauncher({ memory, buffers }: NativeEnvironment): string {
  const program = writeExecutable({
    sections: [{ name: '.text', bytes: launcherBytes, access: 'execute' }],
    entry: { section: '.text', offset: 0 },
  });
  const name = new TextEncoder().encode('rawcpu-stat\0');
  const make = (flags: number) => {
    // SAFETY: the name ends with a zero byte and is held during the call.
    return memory.systemCall(MEMFD_CREATE, buffers.addressOf(name), flags);
  };
  let fd = make(MFD_CLOEXEC | MFD_EXEC);
  // Kernels before 6.3 do not know MFD_EXEC.
  if (errnoOf(fd) !== undefined) fd = make(MFD_CLOEXEC);
  // SAFETY: address and length are the program's, which is held.
  const written = errnoOf(fd) ?? errnoOf(memory.systemCall(WRITE, fd, buffers.addressOf(program), program.length));
  if (written === undefined) return `/proc/${process.pid}/fd/${fd}`;
  throw new UnsupportedError('SYSTEM_CALL', `the program that starts commands cannot be made: ${errnoName(written)}`, {
    details: { systemCall: 'memfd_create', errno: written },
    hint: 'ulimit -n and the sysctl vm.memfd_noexec bound what is granted',
  });
}
