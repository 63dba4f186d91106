// What record() samples: a program that it starts, or a process that runs already. A program waits until the events are
// open, and they begin with its exec, so nothing of it is missed and nothing of ours is seen.

import { readdirSync, readlinkSync } from 'node:fs';
import process from 'node:process';
import { onlineCpus } from '../../cpu/index.ts';
import { UnsupportedError } from '../../errors/index.ts';
import { nativeEnvironment } from '../../jit/index.ts';
import { type HeldChild, holdChild, isAlive } from '../../linux/index.ts';
import type { MappingRecord } from './records.ts';
import { readMaps } from './symbolize.ts';

/** How a subject ended; both null for one that goes on. */
export interface SubjectEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Subject {
  readonly pid: number;
  /** Whether it has yet to begin: sampling starts with its exec. */
  readonly isNew: boolean;
  /** What it has mapped already. */
  readonly mappings: readonly MappingRecord[];
  /** The folder in which its files are found: its own root, where that is not ours. */
  readonly root: string;
  readonly ended: Promise<SubjectEnd>;
  /** Threads, or processes on each CPU. */
  targets(): readonly { readonly pid: number; readonly cpu: number }[];
  begin(): void;
  /** Ends the recording: a program of ours is told to end, another process goes on. */
  stop(): void;
  /** Ends what is ours for certain. */
  kill(): void;
}

/** What Node is asked for: a perf map, and interpreted functions that have an address of their own. */
const nodeOptions = '--perf-basic-prof --interpreted-frames-native-stack';

/** How long a program that is told to end may take. */
const GRACE_MS = 1000;

/**
 * @param folder where code of this package leaves its names
 * @throws what holdChild() throws
 */
export async function startProgram(command: readonly string[], folder: string, nodeNames: boolean): Promise<Subject> {
  const { env } = process;
  const child = await holdChild(nativeEnvironment(), command, {
    env: {
      ...env,
      RAWCPU_SYMBOLS: env.RAWCPU_SYMBOLS ?? 'jitdump',
      RAWCPU_SYMBOLS_DIR: folder,
      ...(nodeNames ? { NODE_OPTIONS: `${env.NODE_OPTIONS ?? ''} ${nodeOptions}`.trim() } : {}),
    },
  });
  return new StartedProgram(child);
}

class StartedProgram implements Subject {
  readonly pid: number;
  readonly isNew = true;
  readonly mappings: readonly MappingRecord[] = [];
  readonly root = '';
  readonly ended: Promise<SubjectEnd>;
  readonly #child: HeldChild;
  #settle!: (end: Promise<SubjectEnd>) => void;
  #hasBegun = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(child: HeldChild) {
    this.#child = child;
    this.pid = child.pid;
    this.ended = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  targets(): { pid: number; cpu: number }[] {
    return onlineCpus().map((cpu) => ({ pid: this.pid, cpu }));
  }

  begin(): void {
    this.#hasBegun = true;
    this.#settle(this.#child.run().finally(() => clearTimeout(this.#timer)));
  }

  stop(): void {
    this.#child.kill('SIGTERM');
    this.#timer ??= setTimeout(() => this.kill(), GRACE_MS);
  }

  kill(): void {
    if (this.#hasBegun) this.#child.kill('SIGKILL');
    else this.#child.abandon();
  }
}

/** How often is looked whether a process is still there. */
const LOOK_MS = 50;

export class RunningProcess implements Subject {
  readonly pid: number;
  readonly isNew = false;
  readonly mappings: readonly MappingRecord[];
  readonly root: string;
  readonly ended: Promise<SubjectEnd>;
  #stop = () => {};

  /** @throws UnsupportedError `EVENT_TARGET`, `EVENT_FORBIDDEN` */
  constructor(pid: number) {
    this.pid = pid;
    this.mappings = reading(pid, () => readMaps(pid));
    this.root = rootOf(pid);
    this.ended = new Promise((resolve) => {
      const look = setInterval(() => {
        if (!isAlive(pid)) this.#stop();
      }, LOOK_MS);
      this.#stop = () => {
        clearInterval(look);
        resolve({ exitCode: null, signal: null });
      };
    });
  }

  targets(): { pid: number; cpu: number }[] {
    return reading(this.pid, () => readdirSync(`/proc/${this.pid}/task`)).map((tid) => ({ pid: Number(tid), cpu: -1 }));
  }

  begin(): void {}

  stop(): void {
    this.#stop();
  }

  /** It is not ours. */
  kill(): void {
    this.#stop();
  }
}

function reading<T>(pid: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') {
      throw new UnsupportedError('EVENT_FORBIDDEN', `process ${pid} belongs to another user (${code})`, {
        details: { pid },
        hint: 'run as its user or as root',
      });
    }
    throw new UnsupportedError('EVENT_TARGET', `there is no process ${pid} to sample`, { details: { pid } });
  }
}

/** A process in another mount namespace has files of its own under the same names. */
function rootOf(pid: number): string {
  try {
    const isOurs = readlinkSync(`/proc/${pid}/ns/mnt`) === readlinkSync('/proc/self/ns/mnt');
    return isOurs && readlinkSync(`/proc/${pid}/root`) === '/' ? '' : `/proc/${pid}/root`;
  } catch {
    return '';
  }
}
