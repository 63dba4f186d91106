// The commands, and what becomes of their errors.

import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { CommandEnded } from './command-ended.ts';
import { USAGE_STATUS } from './failures.ts';
import { textOf } from './input.ts';
import type { Io } from './io.ts';
import { readFile } from './read.ts';
import { reportError, writeIfPossible } from './report.ts';

const examples = `
Examples:
  $ rawcpu asm 'vaddps zmm0, zmm1, zmm2'              assemble a line
  $ rawcpu asm --explain 'add rax, [rdi + 8]'         see what every bit of it means
  $ rawcpu asm kernel.s -o kernel.bin                 assemble a file
  $ rawcpu disasm f3 0f 58 c1                         disassemble bytes
  $ rawcpu run 'mov eax, 42; ret'                     run code, see what it changed
  $ rawcpu trace 'mov eax, 3; inc eax; ret'           the same, step by step
  $ rawcpu record script.mjs                          where its time goes, down to instructions
  $ rawcpu kernel 'a*b+c' --bench                     SIMD machine code for an expression
  $ rawcpu cpuid                                      what this processor is and can do
  $ rawcpu stat -- ls                                 count what a command does
  $ rawcpu doctor                                     what works on this machine, and why not
  $ objcopy -O binary -j .text a.o /dev/stdout | rawcpu disasm --raw
`;

/** Adds a command to the program. */
type Add = (program: Command, io: Io) => void;

/** What `rawcpu help` says of each command, and where it is: only the one that runs is loaded. */
const commands: readonly { readonly name: string; readonly summary: string; load(): Promise<Add> }[] = [
  {
    name: 'asm',
    summary: 'assemble text to machine code',
    load: async () => (await import('./commands/asm.ts')).addAsmCommand,
  },
  {
    name: 'disasm',
    summary: 'disassemble machine code to text',
    load: async () => (await import('./commands/disasm.ts')).addDisasmCommand,
  },
  {
    name: 'run',
    summary: 'run machine code and show what it changed',
    load: async () => (await import('./commands/run.ts')).addRunCommand,
  },
  {
    name: 'trace',
    summary: 'run machine code step by step and show what each instruction changed',
    load: async () => (await import('./commands/trace.ts')).addTraceCommand,
  },
  {
    name: 'record',
    summary: 'sample a program and show where its time goes',
    load: async () => (await import('./commands/record.ts')).addRecordCommand,
  },
  {
    name: 'kernel',
    summary: 'compile an expression to SIMD machine code',
    load: async () => (await import('./commands/kernel.ts')).addKernelCommand,
  },
  {
    name: 'cpuid',
    summary: 'what this processor is and can do',
    load: async () => (await import('./commands/cpuid.ts')).addCpuidCommand,
  },
  {
    name: 'msr',
    summary: 'model-specific registers',
    load: async () => (await import('./commands/msr.ts')).addMsrCommand,
  },
  {
    name: 'tsc',
    summary: 'the time-stamp counter',
    load: async () => (await import('./commands/tsc.ts')).addTscCommand,
  },
  {
    name: 'stat',
    summary: 'count events of a command, a process or machine code',
    load: async () => (await import('./commands/stat.ts')).addStatCommand,
  },
  {
    name: 'doctor',
    summary: 'what works on this machine, and why not',
    load: async () => (await import('./commands/doctor.ts')).addDoctorCommand,
  },
];

/** Runs one command line. @returns the exit status; nothing is thrown. */
export async function runCommandLine(args: readonly string[], io: Io): Promise<number> {
  const program = new Command('rawcpu')
    .description('Bare-metal x86-64: assemble, run, trace, count, compile kernels, and look at the processor.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .enablePositionalOptions()
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', examples)
    .configureOutput({
      writeOut: (text) => io.out.write(text),
      writeErr: (text) => writeIfPossible(text, io),
      outputError: (text, write) => write(text.replace(/^error:/, io.err.colors.red('error:'))),
      getOutHasColors: () => io.out.colors.isColorSupported,
      getErrHasColors: () => io.err.colors.isColorSupported,
    })
    .configureHelp({
      styleTitle: (title) => io.out.colors.bold(title),
      styleCommandText: (text) => io.out.colors.cyan(text),
    })
    .exitOverride();
  const words = plainWords(args);
  const command = commands.find(({ name }) => name === words[0])?.name;
  try {
    for (const { name, summary, load } of commands) {
      if (name === command) (await load())(program, io);
      else program.command(name);
      program.commands.at(-1)!.summary(summary);
    }
    await program.parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has printed its own: help, version, or what is wrong with the arguments.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE_STATUS;
    if (error instanceof CommandEnded) return error.status;
    return reportError(error, io, command);
  }
}

/** The command line without `help`: help of a command is what its --help prints, and an unknown one is only named. */
function plainWords(args: readonly string[]): readonly string[] {
  const [first, second] = args;
  if (first === undefined) return ['--help'];
  const isKnown = (word: string) => word === 'help' || commands.some(({ name }) => name === word);
  if (first === 'help') {
    if (second === undefined || second === 'help' || second.startsWith('-')) return ['--help'];
    return isKnown(second) ? [second, '--help'] : [second];
  }
  return first.startsWith('-') || isKnown(first) ? args : [first];
}

function packageVersion(): string {
  const manifest = readFile(fileURLToPath(new URL('../../package.json', import.meta.url)));
  return (JSON.parse(textOf(manifest)) as { version: string }).version;
}
