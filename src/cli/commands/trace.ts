// `rawcpu trace`: runs code one instruction at a time and prints what each one changed.

import { type Command, Option } from 'commander';
import { type Trace, type TraceOptions, trace } from '../../index.ts';
import type { Io } from '../io.ts';
import { wholeNumber } from '../numbers.ts';
import { jsonText } from '../output.ts';
import { type VectorView, vectorsOption } from '../register-text.ts';
import { inFile } from '../report.ts';
import { addRunningOptions, type RunningOptions, readCode, runOptionsOf, valueHelp } from '../run-options.ts';
import { StepWriter } from '../step-text.ts';

interface TraceCommandOptions extends RunningOptions {
  readonly maxSteps: number;
  readonly vectors: VectorView;
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
    .addOption(vectorsOption())
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action(async (given: string[], options: TraceCommandOptions) => {
      const { code, input } = await readCode(given, options.file, io);
      const { maxSteps } = options;
      const progress = showProgress(io, maxSteps);
      const running = inFile(input.file, () => trace(code, { ...runOptionsOf(options), maxSteps, ...progress.option }));
      const steps = await running.finally(progress.end);
      if (options.json) writeJson(steps, options.vectors, io);
      else writeText(steps, options.vectors, io);
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

function writeText(steps: Trace, view: VectorView, { out }: Io): void {
  const digits = Math.max(1, String(steps.length - 1).length);
  const writer = new StepWriter(steps, view, out.colors);
  let text = '';
  for (const step of steps) {
    text += `${writer.text(step, digits)}\n`;
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

/** Written step by step, for a trace may be long. */
function writeJson(steps: Trace, view: VectorView, { out }: Io): void {
  const { end, fault, before, after, memory, addresses } = steps;
  const writer = new StepWriter(steps, view, out.colors);
  out.write('{"steps":[');
  for (const step of steps) out.write(`${step.index === 0 ? '' : ','}\n${compactJson(writer.json(step))}`);
  const rest = {
    end,
    fault: fault === undefined ? null : { code: fault.code, message: fault.message, details: fault.details },
    ...{ before, after, memory, addresses },
  };
  out.write(`\n],\n${jsonText(rest).slice(1)}`);
}

function compactJson(step: object): string {
  return JSON.stringify(JSON.parse(jsonText(step)));
}
