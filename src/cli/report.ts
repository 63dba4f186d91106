// How an error looks on standard error: the message, the place with a caret, a hint, and no stack unless it is our fault.

import { exitStatusOf, RawCpuError } from '../index.ts';
import { CANNOT_CREATE_STATUS, DATA_STATUS, INTERNAL_STATUS, InputError, reasonOf, SYSTEM_STATUS } from './failures.ts';
import { inWordsOfFlags } from './flags.ts';
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
    throw new InputError(placed(file, error.message), error.status);
  }
  throw error;
}

/** A message with the file in front, as compilers write it: `file:line:column: ...`, or `file: ...`. */
const placed = (file: string, message: string): string => `${file}:${/^\d+:\d+: /.test(message) ? '' : ' '}${message}`;

interface Told {
  readonly status: number;
  readonly messages: readonly string[];
}

/** What is said of an error, and the exit status. */
function tell(error: unknown): Told {
  if (error instanceof FileContentError) {
    const { status, messages } = tell(error.error);
    return { status, messages: messages.map((message) => placed(error.file, message)) };
  }
  if (error instanceof RawCpuError) {
    const { errors = [error] } = error.details as { errors?: readonly Error[] };
    return { status: exitStatusOf(error), messages: errors.map(messageOf) };
  }
  if (error instanceof InputError) return { status: error.status, messages: [error.message] };
  if (error instanceof OutputError) {
    return { status: CANNOT_CREATE_STATUS, messages: [`${error.message}: ${reasonOf(error.cause)}`] };
  }
  return tellForeign(error);
}

/** Errors of Node and of the engine: limits of the system in words, and what nobody thought of. */
function tellForeign(error: unknown): Told {
  const { name, code = '', syscall, path, message = String(error) } = error as NodeJS.ErrnoException;
  if (syscall !== undefined && /^E[A-Z0-9]+$/.test(code)) {
    const hint = code === 'EMFILE' ? '\n  hint: raise the limit of open files: ulimit -n 64' : '';
    const what = [syscall, path].filter((part) => part !== undefined).join(' ');
    return { status: SYSTEM_STATUS, messages: [`the system refuses ${what}: ${reasonOf(error)}${hint}`] };
  }
  if (name === 'RangeError' && /call stack/.test(message)) {
    const hint = 'raise the limit: ulimit -s, or node --stack-size';
    return { status: SYSTEM_STATUS, messages: [`the stack of this process is too small\n  hint: ${hint}`] };
  }
  if (name === 'RangeError' && /allocat|out of memory|Invalid (array buffer|string|array) length/i.test(message)) {
    return { status: SYSTEM_STATUS, messages: [`there is not enough memory: ${message}`] };
  }
  const report = 'please report it, with what RAWCPU_DEBUG=1 shows';
  return { status: INTERNAL_STATUS, messages: [`internal error: ${message.split('\n')[0]}\n  hint: ${report}`] };
}

/** Prints an error. @returns the exit status. */
export function reportError(error: unknown, io: Io, command?: string): number {
  // A reader that has seen enough is no fault.
  if (error instanceof OutputError && error.isClosedPipe) return 0;
  const { status, messages } = tell(error);
  try {
    for (const message of messages) printError(inWordsOfFlags(message, command), io);
    if (io.env.RAWCPU_DEBUG && error instanceof Error) io.err.write(`${error.stack}\n`);
  } catch (failure) {
    // Where nothing can be written, the status is all that can be told.
    if (!(failure instanceof OutputError)) throw failure;
  }
  return status;
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
