// What `run` and `trace` have in common: code, registers and memory on the command line.

import { type Command, Option } from 'commander';
import type { MemoryRegion, RegisterValue, RunOptions } from '../index.ts';
import { type Input, looksBinary, readInput, sourceOf } from './input.ts';
import type { Io } from './io.ts';
import { numberAboveZero } from './numbers.ts';
import { fileOption, jsonOption } from './options.ts';
import { collect, parseMemory, parseRegister } from './run-values.ts';

export interface RunningOptions {
  readonly file?: string;
  readonly set: Record<string, RegisterValue>;
  readonly memory: Record<string, MemoryRegion>;
  readonly deadline: number;
  readonly entry?: string;
  readonly isolated?: boolean;
  readonly json?: true;
}

const LONGEST_DEADLINE_MS = 86_400_000;

export const valueHelp = `
A register's value is an integer (42, -1, 0xff, 0b101), the name of a memory region, or a list of elements:
f32:1,2.5  f64:0.1  i8: u8: i16: u16: i32: u32: i64: u64:
Memory is name=size, name=hex:0102ff, name=text:hello, or name=@file.
`;

/** Adds the options. */
export function addRunningOptions(command: Command): Command {
  return command
    .argument('[code...]', 'assembly text, the name of a file, or - for standard input')
    .addOption(fileOption())
    .addOption(
      new Option('-s, --set <register=value>', 'set a register; may be repeated')
        .argParser(collect(parseRegister))
        .default({}, 'all 0'),
    )
    .addOption(
      new Option('-m, --memory <name=contents>', 'give the code memory; may be repeated')
        .argParser(collect(parseMemory))
        .default({}, 'none'),
    )
    .addOption(
      new Option('--deadline <ms>', 'stop the code after this time')
        .argParser(numberAboveZero(LONGEST_DEADLINE_MS))
        .default(10_000),
    )
    .option('--entry <label>', 'the label at which the code is entered')
    .option('--isolated', 'run in a child process that can do nothing but compute')
    .addOption(jsonOption());
}

/** The options as the library takes them. */
export function runOptionsOf({ set, memory, deadline, entry, isolated = false }: RunningOptions): RunOptions {
  return {
    registers: set,
    memory,
    deadlineMs: deadline,
    isolated,
    ...(entry === undefined ? {} : { entry }),
  };
}

/** The code: text, or machine code where the input is not text. */
export async function readCode(
  given: string[],
  file: string | undefined,
  io: Io,
): Promise<{ code: string | Uint8Array; input: Input }> {
  const input = await readInput(given, file, '\n', io);
  const isSource = input.file !== undefined && /\.(s|asm)$/i.test(input.file);
  return { code: isSource || !looksBinary(input.bytes) ? sourceOf(input) : input.bytes, input };
}
