// How an error looks on standard error: the message, the place with a caret, a hint, and no stack unless it is our fault.

import { exitStatusOf, RawCpuError } from '../index.ts';
import type { Io } from './io.ts';

/** The exit status for a command line that cannot be understood. */
export const USAGE_STATUS = 2;

/** The exit statuses for input that cannot be read, and for output that cannot be written (sysexits.h). */
const NO_INPUT_STATUS = 66;
const CANNOT_CREATE_STATUS = 73;

/** Input that is no bytes at all, or a file that cannot be read or written. */
export class InputError extends Error {
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** An error of the library about the contents of a file. */
class FileContentError extends Error {
  readonly file: string;
  readonly error: RawCpuError;

  constructor(file: string, error: RawCpuError) {
    super(error.message);
    this.file = file;
    this.error = error;
  }
}

/** Runs something that reads the contents of a file, whose name then stands in front of what is wrong with them. */
export function inFile<T>(file: string | undefined, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (file !== undefined && error instanceof RawCpuError) throw new FileContentError(file, error);
    if (file !== undefined && error instanceof InputError)
      throw new InputError(`${file}:${error.message}`, error.status);
    throw error;
  }
}

/** A file that cannot be read or written, in words. */
export function fileError(verb: 'read' | 'write', path: string, error: unknown): InputError {
  const { code, message } = error as NodeJS.ErrnoException;
  const reasons: Record<string, string> = {
    ENOENT: 'there is no such file or folder',
    EACCES: 'permission denied',
    EISDIR: 'it is a folder',
  };
  const reason = reasons[code ?? ''] ?? message;
  return new InputError(`cannot ${verb} ${path}: ${reason}`, verb === 'read' ? NO_INPUT_STATUS : CANNOT_CREATE_STATUS);
}

/** Prints an error. @returns the exit status. */
export function reportError(error: unknown, io: Io, file = ''): number {
  if (error instanceof FileContentError) return reportError(error.error, io, `${error.file}:`);
  if (error instanceof RawCpuError) {
    const { errors = [error] } = error.details as { errors?: readonly Error[] };
    for (const each of errors) printError(file + messageOf(each), io);
    return exitStatusOf(error);
  }
  if (error instanceof InputError) {
    printError(error.message, io);
    return error.status;
  }
  printError(`rawcpu has a fault; please report this:\n${error instanceof Error ? error.stack : String(error)}`, io);
  return exitStatusOf(error);
}

/** The message of one error, without the summary of its companions. */
const messageOf = (error: Error): string => error.message.split('\n(and ')[0]!;

function printError(message: string, { err }: Io): void {
  const { colors } = err;
  const lines = message.split('\n').map((line, i) => {
    if (i === 0) return colors.bold(line);
    if (/^\s*\^+$/.test(line)) return colors.red(line);
    return line.replace(/^(\s*hint:)/, (hint) => colors.cyan(hint));
  });
  err.write(`${colors.red('error:')} ${lines.join('\n')}\n`);
}
