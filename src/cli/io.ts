// What the command line reads from and writes to. Commands get this rather than the process, so that tests can run them.

import process from 'node:process';
import pc from 'picocolors';

export type Colors = ReturnType<typeof pc.createColors>;

export const noColors: Colors = pc.createColors(false);

/** One output stream: standard output or standard error. */
export interface Output {
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
}

/** The streams of this process. */
export function processIo(): Io {
  return {
    out: processOutput(process.stdout),
    err: processOutput(process.stderr),
    readInput: async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
    inputIsTerminal: process.stdin.isTTY === true,
  };
}

function processOutput(stream: NodeJS.WriteStream): Output {
  const isTerminal = stream.isTTY === true;
  return { write: (chunk) => stream.write(chunk), isTerminal, colors: pc.createColors(wantsColors(isTerminal)) };
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
