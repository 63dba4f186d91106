// `rawcpu trace`: runs code one instruction at a time and prints what each one changed.

import { type Command, Option } from 'commander';
import { type Trace, type TraceOptions, type TraceStep, trace } from '../../index.ts';
import { colorText } from '../color-listing.ts';
import type { Colors, Io } from '../io.ts';
import { wholeNumber } from '../numbers.ts';
import { hexText, jsonText } from '../output.ts';
import { changeText } from '../register-text.ts';
import { inFile } from '../report.ts';
import { addRunningOptions, type RunningOptions, readCode, runOptionsOf, valueHelp } from '../run-options.ts';

interface TraceCommandOptions extends RunningOptions {
  readonly maxSteps: number;
}

const help = `
The trace ends at ret, at a fault, at the deadline, and before a system call. Without --isolated the code runs in this
process.
${valueHelp}
Examples:
  $ rawcpu trace 'mov ecx, 3; next: add rax, rcx; dec ecx; jnz next; ret'
  $ rawcpu trace file.s --memory buffer=64 --set rdi=buffer --max-steps 1000
  $ rawcpu trace --isolated file.s --deadline 500
  $ rawcpu trace file.s --json | jq '.steps[] | .instruction'
`;

export function addTraceCommand(program: Command, io: Io): void {
  const command = program
    .command('trace')
    .description('Runs code under the trap flag and prints every instruction with what it changed.');
  addRunningOptions(command)
    .addOption(
      new Option('--max-steps <number>', 'run at most this many instructions')
        .argParser(wholeNumber({ from: 1, to: 100_000_000 }))
        .default(10_000),
    )
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action(async (given: string[], options: TraceCommandOptions) => {
      const { code, input } = await readCode(given, options.file, io);
      const { maxSteps } = options;
      const progress = showProgress(io, maxSteps);
      const running = inFile(input.file, () => trace(code, { ...runOptionsOf(options), maxSteps, ...progress.option }));
      const steps = await running.finally(progress.end);
      if (options.json) writeJson(steps, io);
      else writeText(steps, io);
      if (steps.fault !== undefined) throw steps.fault;
    });
}

/** A line on a terminal that says how far a trace is, once it takes a while. */
function showProgress({ err }: Io, maxSteps: number): { option: Pick<TraceOptions, 'onProgress'>; end(): void } {
  if (!err.isTerminal) return { option: {}, end: () => {} };
  const start = performance.now();
  let shown = false;
  const onProgress = (steps: number) => {
    shown = true;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const text = `${steps.toLocaleString('en')} of at most ${maxSteps.toLocaleString('en')} steps, ${seconds} s`;
    err.write(`\r${err.colors.dim(text)}\u001b[K`);
  };
  return {
    option: { onProgress },
    end: () => {
      if (shown) err.write('\r\u001b[K');
    },
  };
}

const CHUNK_STEPS = 500;

function writeText(steps: Trace, { out }: Io): void {
  const digits = Math.max(1, String(steps.length - 1).length);
  let text = '';
  for (const step of steps) {
    text += `${stepText(step, digits, out.colors)}\n`;
    if (step.index % CHUNK_STEPS !== CHUNK_STEPS - 1) continue;
    out.write(text);
    text = '';
  }
  out.write(`${text}${out.colors.dim(endText(steps))}\n`);
}

const endWords: Readonly<Record<Trace['end'], string>> = {
  returned: 'returned',
  fault: 'ended with a fault',
  deadline: 'stopped at the deadline',
  maxSteps: 'stopped: --max-steps is reached',
  systemCall: 'stopped before a system call',
  logFull: 'stopped: the log is full',
};

function endText({ length, end }: Trace): string {
  return `${length} step${length === 1 ? '' : 's'}, ${endWords[end]}`;
}

const INSTRUCTION_COLUMN = 40;

function stepText(step: TraceStep, digits: number, colors: Colors): string {
  const place = step.place ?? `0x${step.address.toString(16)}`;
  const head = `${colors.dim(`${String(step.index).padStart(digits)}  ${place.padEnd(12)}`)}  ${colorText(step.instruction, colors)}`;
  const changes = Object.entries(step.changed).map(([name, { before, after }]) =>
    changeText(name, before, after, colors),
  );
  if (step.memory !== undefined) {
    const { address, bytes } = step.memory;
    changes.push(`${colors.magenta(`[0x${address.toString(16)}]`)} ${hexText(bytes)}`);
  }
  const gap = ' '.repeat(Math.max(2, INSTRUCTION_COLUMN - step.instruction.length));
  return changes.length === 0 ? head : `${head}${gap}${changes.join('  ')}`;
}

/** Written step by step, for a trace may be long. */
function writeJson(steps: Trace, { out }: Io): void {
  const { end, fault, before, after, memory, addresses } = steps;
  out.write('{"steps":[');
  for (const step of steps) out.write(`${step.index === 0 ? '' : ','}\n${compactJson(step)}`);
  const rest = {
    end,
    fault: fault === undefined ? null : { code: fault.code, message: fault.message, details: fault.details },
    ...{ before, after, memory, addresses },
  };
  out.write(`\n],\n${jsonText(rest).slice(1)}`);
}

function compactJson(step: TraceStep): string {
  return JSON.stringify(JSON.parse(jsonText(step)));
}
