// Runs command lines in this process, with streams of its own.

import pc from 'picocolors';
import type { Io } from '../../src/cli/io.ts';
import { runCommandLine } from '../../src/cli/program.ts';

export interface RunResult {
  readonly status: number;
  readonly out: string;
  readonly outBytes: Uint8Array;
  readonly err: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly isTerminal?: boolean;
  readonly colors?: boolean;
}

export async function rawcpu(args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const { input = '', isTerminal = false, colors = false } = options;
  const chunks: { out: Uint8Array[]; err: Uint8Array[] } = { out: [], err: [] };
  const output = (name: 'out' | 'err') => ({
    write: (chunk: string | Uint8Array) => void chunks[name].push(Buffer.from(chunk as string)),
    isTerminal,
    colors: pc.createColors(colors),
  });
  const io: Io = {
    out: output('out'),
    err: output('err'),
    readInput: async () => Buffer.from(input as string),
    inputIsTerminal: false,
    env: {},
  };
  const status = await runCommandLine(args, io);
  const outBytes = Buffer.concat(chunks.out);
  return { status, out: outBytes.toString(), outBytes, err: Buffer.concat(chunks.err).toString() };
}
