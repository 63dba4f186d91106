// `rawcpu run`: runs code and shows every register that it changed.

import type { Command } from 'commander';
import { assemble, disassemble, type RunResult, run } from '../../index.ts';
import type { Colors, Io } from '../io.ts';
import { type LaneType, lanesOf } from '../lanes.ts';
import { hexText, jsonText } from '../output.ts';
import {
  changedJson,
  changeText,
  flagsSet,
  laneTypeOf,
  registerText,
  type VectorView,
  vectorsOption,
} from '../register-text.ts';
import { inFile } from '../report.ts';
import { addRunningOptions, type RunningOptions, readCode, runOptionsOf, valueHelp } from '../run-options.ts';

interface RunCommandOptions extends RunningOptions {
  readonly all?: true;
  readonly vectors: VectorView;
}

const help = `
The code ends with ret. Without --isolated it runs in this process; a fault is caught and shown all the same.
${valueHelp}
Examples:
  $ rawcpu run 'mov eax, 42; ret'
  $ rawcpu run 'lea rax, [rdi + rsi*4]; ret' --set rdi=5 --set rsi=7
  $ rawcpu run 'vaddps ymm0, ymm1, ymm2; ret' --set ymm1=f32:1,2,3,4 --set ymm2=f32:10,20,30,40
  $ rawcpu run --isolated file.s --memory buffer=4096 --set rdi=buffer
`;

export function addRunCommand(program: Command, io: Io): void {
  const command = program
    .command('run')
    .description('Runs assembly text or machine code with registers of your choice, and shows the state afterwards.');
  addRunningOptions(command)
    .option('--all', 'show all registers, not only those that changed')
    .addOption(vectorsOption())
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action(async (given: string[], options: RunCommandOptions) => {
      const { code, input } = await readCode(given, options.file, io);
      const result = await inFile(input.file, () => run(code, runOptionsOf(options)));
      const written = options.vectors === 'auto' ? lastWriters(code) : new Map<string, LaneType>();
      const laneOf = (name: string) => laneTypeOf(name, options.vectors, written.get(name));
      if (options.json) io.out.write(jsonText(resultJson(result, laneOf)));
      else io.out.write(resultText(result, options, laneOf, io.out.colors));
      if (result.fault !== undefined) throw result.fault;
    });
}

type LaneOf = (name: string) => LaneType | undefined;

/** What the last instruction of the code that writes each vector register computes with. */
function lastWriters(code: string | Uint8Array): ReadonlyMap<string, LaneType> {
  const lanes = new Map<string, LaneType>();
  const { bytes, sections } = typeof code === 'string' ? assemble(code) : { bytes: code, sections: [wholeOf(code)] };
  const parts = sections.filter(({ name }) => name.startsWith('.text'));
  for (const { offset, sizeBytes } of parts) {
    for (const { mnemonic, registersWritten } of disassemble(bytes.subarray(offset, offset + sizeBytes))) {
      const written = lanesOf(mnemonic);
      if (written === undefined) continue;
      for (const { name } of registersWritten) {
        // A register of the state is the widest one, whichever part of it was written.
        const [, number] = /^[xyz]mm(\d+)$/.exec(name) ?? [];
        for (const width of number === undefined ? '' : 'xyz') lanes.set(`${width}mm${number}`, written);
      }
    }
  }
  return lanes;
}

const wholeOf = (code: Uint8Array) => ({ name: '.text', offset: 0, sizeBytes: code.length });

function resultJson({ fault, changed, ...rest }: RunResult, laneOf: LaneOf): unknown {
  return {
    ...rest,
    changed: changedJson(changed, laneOf),
    fault: fault === undefined ? null : { code: fault.code, message: fault.message, details: fault.details },
  };
}

function resultText(result: RunResult, { all, memory }: RunCommandOptions, laneOf: LaneOf, colors: Colors): string {
  const { changed, after } = result;
  const lines: string[] = [];
  const names = all ? Object.keys(after) : Object.keys(changed).filter((name) => name !== 'rflags');
  const width = Math.max(0, ...names.map((name) => name.length));
  for (const name of names) {
    const change = changed[name];
    const label = name.padEnd(width);
    const lanes = laneOf(name);
    if (change === undefined) lines.push(`${label} ${colors.dim(registerText(name, after[name]!, lanes))}`);
    else lines.push(changeText({ ...change, name: label, lanes }, colors));
  }
  if (names.length === 0) lines.push(colors.dim('no register changed'));
  lines.push(`${colors.cyan('flags'.padEnd(width))} ${flagsSet(after.rflags!)}`);
  for (const [name, bytes] of Object.entries(result.memory))
    lines.push(...memoryLines(name, bytes, memory[name], colors));
  return `${lines.join('\n')}\n`;
}

const BYTES_A_LINE = 16;
const LINES_SHOWN = 16;

/** The lines of a region that differ from what was given. */
function memoryLines(name: string, bytes: Uint8Array, given: unknown, colors: Colors): string[] {
  const before = given instanceof Uint8Array ? given : new Uint8Array(bytes.length);
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += BYTES_A_LINE) {
    const line = bytes.subarray(at, at + BYTES_A_LINE);
    if (line.every((byte, i) => byte === before[at + i])) continue;
    lines.push(`  ${colors.dim(at.toString(16).padStart(4, '0'))}  ${colors.yellow(hexText(line))}`);
  }
  const rest = lines.length - LINES_SHOWN;
  const shown = rest > 0 ? [...lines.slice(0, LINES_SHOWN), colors.dim(`  and ${rest} lines more`)] : lines;
  return [`${colors.cyan(name)} ${lines.length === 0 ? colors.dim('unchanged') : 'changed'}`, ...shown];
}
