// The one place where this program writes: to its streams and to files. Everything is written at once and checked, so a
// full disk, a closed pipe or a device that fails ends the command with an error rather than with output that is cut.

import {
  closeSync,
  fchmodSync,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';

/** Output that could not be written. */
export class OutputError extends Error {
  /** True where the reader of a pipe has seen enough, such as `head`. */
  readonly isClosedPipe: boolean;
  /** What cannot be written: a file's name, or a stream's. */
  readonly target: string;

  constructor(target: string, cause: unknown) {
    super(`cannot write ${target}`, { cause });
    this.target = target;
    this.isClosedPipe = codeOf(cause) === 'EPIPE';
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | undefined)?.code;

/** Writes all of a chunk to a stream of this process. @throws OutputError */
export function writeStream(descriptor: number, name: string, chunk: string | Uint8Array): void {
  try {
    writeAll(descriptor, chunk);
  } catch (error) {
    throw new OutputError(name, error);
  }
}

const WAIT_MS = 5;
const never = new Int32Array(new SharedArrayBuffer(4));

/** A pipe that somebody else has made non-blocking is waited for. */
function writeAll(descriptor: number, chunk: string | Uint8Array): void {
  const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error;
      Atomics.wait(never, 0, 0, WAIT_MS);
    }
  }
}

/**
 * Writes a file: all of it or nothing. A new file takes the place of the old one when it is complete; what cannot be
 * replaced, such as a device or a file in a folder that takes no new ones, is written to directly.
 * @throws OutputError
 */
export function writeFile(path: string, content: string | Uint8Array): void {
  try {
    const target = replaceableFile(path);
    const draft = target === undefined ? undefined : openDraft(target);
    if (draft === undefined) writeInPlace(path, content);
    else replace(target!.path, draft, content);
  } catch (error) {
    throw new OutputError(path, error);
  }
}

interface Target {
  readonly path: string;
  readonly mode: number | undefined;
}

/** The file that can be replaced, or made; undefined for a device, and for a file with other names or another owner. */
function replaceableFile(path: string): Target | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) {
    const isDanglingLink = lstatSync(path, { throwIfNoEntry: false }) !== undefined;
    return isDanglingLink ? undefined : { path, mode: undefined };
  }
  if (!found.isFile() || found.nlink !== 1 || found.uid !== process.geteuid?.()) return undefined;
  return { path: realpathSync(path), mode: found.mode & 0o7777 };
}

interface Draft {
  readonly path: string;
  readonly descriptor: number;
}

/** A file beside the target; undefined where the folder takes none, though the target itself may be written. */
function openDraft({ path, mode }: Target): Draft | undefined {
  const draft = join(dirname(path), `.${basename(path).slice(0, 200)}.${process.pid}`);
  let descriptor: number;
  try {
    descriptor = openSync(draft, 'wx');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw error;
    return undefined;
  }
  if (mode !== undefined) fchmodSync(descriptor, mode);
  return { path: draft, descriptor };
}

function replace(path: string, draft: Draft, content: string | Uint8Array): void {
  try {
    writeAndClose(draft.descriptor, content);
    renameSync(draft.path, path);
  } catch (error) {
    rmSync(draft.path, { force: true });
    throw error;
  }
}

function writeInPlace(path: string, content: string | Uint8Array): void {
  const descriptor = openSync(path, 'w');
  writeAndClose(descriptor, content, () => {
    if (fstatSync(descriptor).isFile()) ftruncateSync(descriptor);
  });
}

function writeAndClose(descriptor: number, content: string | Uint8Array, onFailure = () => {}): void {
  try {
    writeAll(descriptor, content);
  } catch (error) {
    onFailure();
    closeSync(descriptor);
    throw error;
  }
  closeSync(descriptor);
}
