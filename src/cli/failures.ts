// What can go wrong before and after a command: its words, its input, and the exit statuses.

import { getSystemErrorMap } from 'node:util';

/** The exit status for a command line that cannot be understood. */
export const USAGE_STATUS = 2;

/** The exit statuses of sysexits.h: wrong input, input that cannot be read, a fault of ours, of the system, of output. */
export const DATA_STATUS = 65;
export const NO_INPUT_STATUS = 66;
export const INTERNAL_STATUS = 70;
export const SYSTEM_STATUS = 71;
export const CANNOT_CREATE_STATUS = 73;

/** Input that is no bytes at all, or a file that cannot be read. */
export class InputError extends Error {
  readonly status: number;
  /** How to mend it. */
  readonly hint: string | undefined;

  constructor(message: string, status: number, hint?: string) {
    super(message);
    this.status = status;
    this.hint = hint;
  }
}

/** What the system calls an error: `no space left on device`. */
export function reasonOf(error: unknown): string {
  const { code, errno, message } = error as NodeJS.ErrnoException;
  const reasons: Record<string, string> = {
    ENOENT: 'there is no such file or folder',
    EISDIR: 'it is a folder',
  };
  return reasons[code ?? ''] ?? getSystemErrorMap().get(errno ?? 0)?.[1] ?? message;
}

/** A file that cannot be read. */
export function inputError(path: string, error: unknown): InputError {
  return new InputError(`cannot read ${path}: ${reasonOf(error)}`, NO_INPUT_STATUS);
}
