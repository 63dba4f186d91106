// What the command line reads from and writes to. Commands get this rather than the process, so that tests can run them.

import process from 'node:process';
import { isatty } from 'node:tty';
import pc from 'picocolors';
import { readStandardInput } from './read.ts';
import { writeStream } from './write.ts';

export type Colors = ReturnType<typeof pc.createColors>;

export const noColors: Colors = pc.createColors(false);

/** One output stream: standard output or standard error. */
export interface Output {
  /** Writes all of it before it returns. @throws OutputError */
  write(chunk: string | Uint8Array): void;
  readonly isTerminal: boolean;
  readonly colors: Colors;
}

export interface Io {
  readonly out: Output;
  readonly err: Output;
  /** Reads standard input to its end. */
  readInput(): Promise<Uint8Array>;
  readonly inputIsTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The streams of this process. */
export function processIo(): Io {
  return {
    out: processOutput(1, 'standard output'),
    err: processOutput(2, 'standard error'),
    readInput: readStandardInput,
    inputIsTerminal: isatty(0),
    env: process.env,
  };
}

function processOutput(descriptor: number, name: string): Output {
  const isTerminal = isatty(descriptor);
  return {
    write: (chunk) => writeStream(descriptor, name, chunk),
    isTerminal,
    colors: pc.createColors(wantsColors(isTerminal)),
  };
}

/** Colours go to terminals that have them; NO_COLOR and FORCE_COLOR decide otherwise (no-color.org, force-color.org). */
export function wantsColors(
  isTerminal: boolean,
  env: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return true;
  return isTerminal && env.TERM !== 'dumb';
}
