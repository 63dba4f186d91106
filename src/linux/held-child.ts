// A command that is held before it runs: its process exists, so that counters can be opened for it, and its program does
// not run yet. A small static executable of our own waits on a pipe and becomes the command when it is told to, which is
// also what starts counters that were opened with enable_on_exec. execve(2), perf_event_open(2).

import type { ChildProcess } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { writeExecutable } from '../elf/index.ts';
import { RawCpuError, UnsupportedError } from '../errors/index.ts';
import { closeDescriptors, createMemoryFile, openPipe } from './descriptors.ts';
import { launcherBytes } from './held-child-program.ts';
import { OwnedDescriptor } from './owned-descriptor.ts';
import { errnoName, errnoOf, type SystemAccess, systemCallNumbers } from './system-calls.ts';

/** How a command came to its end. */
export interface CommandEnd {
  readonly exitCode: number | null;
  /** The name of the signal that killed it. */
  readonly signal: NodeJS.Signals | null;
  /** process.hrtime.bigint() when it ended. */
  readonly endedAt: bigint;
}

export interface HeldChild {
  readonly pid: number;
  /**
   * Lets it run, once. Settles when it has ended.
   * @throws RawCpuError `BAD_OPTION` when the kernel refuses to execute it; CallError `DISPOSED` after abandon()
   */
  run(): Promise<CommandEnd>;
  /** Ends the process that still waits, as does forgetting it; one that runs or has ended is left alone. */
  abandon(): void;
  /** Sends it a signal, if it has not ended. */
  kill(signal: NodeJS.Signals): void;
}

export interface HeldChildOptions {
  /** Where the command's standard output goes; `inherit` when not given. */
  readonly output?: 'inherit' | 'error' | 'ignore';
  /** Its environment; that of this process when not given. */
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Starts a process that waits to become a command.
 * @param command the program, looked up in PATH, and its arguments
 * @throws RawCpuError `BAD_OPTION` when there is no such program; UnsupportedError `SYSTEM_CALL` at a limit, or without /proc
 */
export async function holdChild(
  native: SystemAccess,
  command: readonly string[],
  options: HeldChildOptions = {},
): Promise<HeldChild> {
  // Loaded here: it takes five milliseconds, and few programs need it.
  const { spawn } = await import('node:child_process');
  const name = command[0]!;
  const path = findProgram(name);
  const launcher = launcherPath(native);
  const output = { inherit: 'inherit', error: 2, ignore: 'ignore' } as const;
  const pipes: OwnedPipe[] = [];
  const closeAll = () => {
    for (const { reader, writer } of pipes) {
      reader.close();
      writer.close();
    }
  };
  let child: ChildProcess;
  try {
    // What the child waits at, and where it tells why its program was refused.
    for (const what of ['start', 'answer']) pipes.push(pipeOf(native, `the ${what} of '${name}'`));
    child = spawn(launcher, [path, ...command], {
      stdio: ['inherit', output[options.output ?? 'inherit'], 'inherit', pipes[0]!.reader.fd, pipes[1]!.writer.fd],
      argv0: PROGRAM_NAME,
      env: options.env ?? process.env,
    });
  } catch (error) {
    closeAll();
    throw error;
  }
  const [go, answer] = pipes as [OwnedPipe, OwnedPipe];
  const ended = new Promise<CommandEnd>((resolve) => {
    child.once('exit', (exitCode, signal) => resolve({ exitCode, signal, endedAt: process.hrtime.bigint() }));
  });
  go.reader.close();
  answer.writer.close();
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      // Heard for ever: a signal that cannot be sent is told here too.
      child.on('error', reject);
    });
  } catch (error) {
    closeAll();
    const cause = error as NodeJS.ErrnoException;
    throw refusedByLimit(name, cause) ?? cannotStart(name, cause.message);
  }
  const begin = async () => {
    const byte = Uint8Array.of(1);
    // SAFETY: one byte of an array that is held.
    native.memory.systemCall(systemCallNumbers.write, go.writer.fd, native.buffers.addressOf(byte), 1);
    const end = await ended;
    const errno = readAnswer(native, answer.reader.fd);
    closeAll();
    if (errno === undefined) return end;
    const isScript = errnoName(errno) === 'ENOEXEC';
    throw cannotStart(name, errnoName(errno), isScript ? 'a script begins with #!/bin/sh' : undefined);
  };
  let running: Promise<CommandEnd> | undefined;
  return {
    pid: child.pid!,
    run: () => {
      running ??= begin();
      return running;
    },
    abandon: () => {
      if (running === undefined) closeAll();
    },
    kill: (signal) => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    },
  };
}

/** The ends of a pipe, each closed once. */
interface OwnedPipe {
  readonly reader: OwnedDescriptor;
  readonly writer: OwnedDescriptor;
}

function pipeOf(access: SystemAccess, what: string): OwnedPipe {
  const pipe = openPipe(access);
  if (typeof pipe !== 'number') {
    const owned = (fd: number) => new OwnedDescriptor(what, fd, (own) => closeDescriptors(access, own));
    return { reader: owned(pipe.reader), writer: owned(pipe.writer) };
  }
  throw new UnsupportedError('SYSTEM_CALL', `no pipe can be opened: ${errnoName(pipe)}`, {
    details: { systemCall: 'pipe2', errno: pipe },
    hint: 'ulimit -n raises the limit of open files',
  });
}

/** Why the program was not executed. The other end is closed by now, so this does not wait. */
function readAnswer({ memory, buffers }: SystemAccess, fd: number): number | undefined {
  const answer = new BigInt64Array(1);
  // SAFETY: the kernel writes at most 8 bytes into an array of that size, which is held.
  const count = memory.systemCall(systemCallNumbers.read, fd, buffers.addressOf(answer), 8);
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
  throw cannotStart(name, name.includes('/') ? 'it is not a file that may be executed' : 'no folder of PATH has it');
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** What `ps` shows while a command waits. */
const PROGRAM_NAME = 'rawcpu-held';

let launcher: string | undefined;

/** A path under which the kernel finds the launcher, for as long as this process lives. */
function launcherPath(native: SystemAccess): string {
  launcher ??= makeLauncher(native);
  return launcher;
}

function makeLauncher({ memory, buffers }: SystemAccess): string {
  const program = writeExecutable({
    sections: [{ name: '.text', bytes: launcherBytes, access: 'execute' }],
    entry: { section: '.text', offset: 0 },
  });
  const fd = createMemoryFile({ memory, buffers }, PROGRAM_NAME, 'execute');
  // SAFETY: address and length are the program's, which is held.
  const written =
    errnoOf(fd) ?? errnoOf(memory.systemCall(systemCallNumbers.write, fd, buffers.addressOf(program), program.length));
  if (written === undefined) return `/proc/${process.pid}/fd/${fd}`;
  throw new UnsupportedError('SYSTEM_CALL', `the program that starts commands cannot be made: ${errnoName(written)}`, {
    details: { systemCall: 'memfd_create', errno: written },
    hint: 'ulimit -n and the sysctl vm.memfd_noexec bound what is granted',
  });
}
