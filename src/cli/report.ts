// How an error looks on standard error: the message, the place with a caret, a hint, and no stack unless it is our fault.

import { type ErrorPlace, exitStatusOf, RawCpuError, textAt } from '../errors/index.ts';
import { CANNOT_CREATE_STATUS, DATA_STATUS, INTERNAL_STATUS, InputError, reasonOf, SYSTEM_STATUS } from './failures.ts';
import { hintWithFlags, withFlags } from './flags.ts';
import type { Io } from './io.ts';
import { OutputError } from './write.ts';

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
    const result = run();
    return result instanceof Promise ? (result.catch((error: unknown) => refuse(file, error)) as T) : result;
  } catch (error) {
    return refuse(file, error);
  }
}

function refuse(file: string | undefined, error: unknown): never {
  if (file === undefined) throw error;
  // Other statuses mean the machine or the options, which the file says nothing about.
  if (error instanceof RawCpuError && exitStatusOf(error) === DATA_STATUS) throw new FileContentError(file, error);
  if (error instanceof InputError && error.status === DATA_STATUS) {
    throw new InputError(placed(file, error.message), error.status, error.hint);
  }
  throw error;
}

/** A message with the file in front, as compilers write it: `file:line:column: ...`, or `file: ...`. */
const placed = (file: string, message: string): string => `${file}:${/^\d+:\d+: /.test(message) ? '' : ' '}${message}`;

/** One thing to say, and how to mend it. */
interface Report {
  /** The file that it is about. */
  readonly file?: string;
  readonly summary: string;
  readonly place?: ErrorPlace | undefined;
  readonly listing?: string | undefined;
  readonly hint?: string | undefined;
}

interface Told {
  readonly status: number;
  readonly reports: readonly Report[];
}

/** What is said of an error, and the exit status. */
function tell(error: unknown): Told {
  if (error instanceof FileContentError) {
    const { status, reports } = tell(error.error);
    return { status, reports: reports.map((report) => ({ ...report, file: error.file })) };
  }
  if (error instanceof RawCpuError) {
    const { errors = [error] } = error.details as { errors?: readonly Error[] };
    return { status: exitStatusOf(error), reports: errors.map(reportOf) };
  }
  if (error instanceof InputError)
    return { status: error.status, reports: [{ summary: error.message, hint: error.hint }] };
  if (error instanceof OutputError) {
    return { status: CANNOT_CREATE_STATUS, reports: [{ summary: `${error.message}: ${reasonOf(error.cause)}` }] };
  }
  return tellForeign(error);
}

/** Errors of Node and of the engine: limits of the system in words, and what nobody thought of. */
function tellForeign(error: unknown): Told {
  const { name, code = '', syscall, path, message = String(error) } = error as NodeJS.ErrnoException;
  if (syscall !== undefined && /^E[A-Z0-9]+$/.test(code)) {
    const hint = code === 'EMFILE' ? 'raise the limit of open files: ulimit -n 64' : undefined;
    const what = [syscall, path].filter((part) => part !== undefined).join(' ');
    return { status: SYSTEM_STATUS, reports: [{ summary: `the system refuses ${what}: ${reasonOf(error)}`, hint }] };
  }
  if (name === 'RangeError' && /call stack/.test(message)) {
    const hint = 'raise the limit: ulimit -s, or node --stack-size';
    return { status: SYSTEM_STATUS, reports: [{ summary: 'the stack of this process is too small', hint }] };
  }
  if (name === 'RangeError' && /allocat|out of memory|Invalid (array buffer|string|array) length/i.test(message)) {
    return { status: SYSTEM_STATUS, reports: [{ summary: `there is not enough memory: ${message}` }] };
  }
  const hint = 'please report it, with what RAWCPU_DEBUG=1 shows';
  return { status: INTERNAL_STATUS, reports: [{ summary: `internal error: ${message.split('\n')[0]}`, hint }] };
}

/** Prints an error. @returns the exit status. */
export function reportError(error: unknown, io: Io, command?: string): number {
  // A reader that has seen enough is not a fault.
  if (error instanceof OutputError && error.isClosedPipe) return 0;
  const { status, reports } = tell(error);
  for (const { file, summary, place, listing, hint } of reports) {
    const text = textAt(withFlags(summary, command), place, listing);
    const mended = hint === undefined ? undefined : hintWithFlags(hint, command);
    writeIfPossible(errorText(file === undefined ? text : placed(file, text), mended, io), io);
  }
  if (io.env.RAWCPU_DEBUG && error instanceof Error) writeIfPossible(`${error.stack}\n`, io);
  return status;
}

/** Writes what there is to say of an error. Where nothing can be written, the exit status is all that can be told. */
export function writeIfPossible(text: string, { err }: Io): void {
  try {
    err.write(text);
  } catch (failure) {
    if (!(failure instanceof OutputError)) throw failure;
  }
}

/** One error, in the parts that it is printed in. */
const reportOf = (error: Error): Report =>
  error instanceof RawCpuError
    ? { summary: error.summary, place: error.place, listing: error.listing, hint: error.hint }
    : { summary: error.message };

function errorText(text: string, hint: string | undefined, { err }: Io): string {
  const { colors } = err;
  const lines = text.split('\n').map((line, i) => {
    if (i === 0) return colors.bold(line);
    return /^\s*\^+$/.test(line) ? colors.red(line) : line;
  });
  if (hint !== undefined) lines.push(`  ${colors.cyan('hint:')} ${hint}`);
  return `${colors.red('error:')} ${lines.join('\n')}\n`;
}
