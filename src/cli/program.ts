// The commands, and what becomes of their errors.

import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { addAsmCommand } from './commands/asm.ts';
import { addCpuidCommand } from './commands/cpuid.ts';
import { addDisasmCommand } from './commands/disasm.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addKernelCommand } from './commands/kernel.ts';
import { addMsrCommand } from './commands/msr.ts';
import { addRecordCommand } from './commands/record.ts';
import { addRunCommand } from './commands/run.ts';
import { addStatCommand, CommandEnded } from './commands/stat.ts';
import { addTraceCommand } from './commands/trace.ts';
import { addTscCommand } from './commands/tsc.ts';
import type { Io } from './io.ts';
import { reportError, USAGE_STATUS } from './report.ts';

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

/** Runs one command line. @returns the exit status; nothing is thrown. */
export async function runCommandLine(args: readonly string[], io: Io): Promise<number> {
  const program = new Command('rawcpu')
    .description('Bare-metal x86-64: assemble, disassemble, look at the bits.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .enablePositionalOptions()
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', examples)
    .configureOutput({
      writeOut: (text) => io.out.write(text),
      writeErr: (text) => io.err.write(text),
      outputError: (text, write) => write(text.replace(/^error:/, io.err.colors.red('error:'))),
      getOutHasColors: () => io.out.colors.isColorSupported,
      getErrHasColors: () => io.err.colors.isColorSupported,
    })
    .configureHelp({
      styleTitle: (title) => io.out.colors.bold(title),
      styleCommandText: (text) => io.out.colors.cyan(text),
    })
    .exitOverride();
  addAsmCommand(program, io);
  addDisasmCommand(program, io);
  addRunCommand(program, io);
  addTraceCommand(program, io);
  addRecordCommand(program, io);
  addKernelCommand(program, io);
  addCpuidCommand(program, io);
  addMsrCommand(program, io);
  addTscCommand(program, io);
  addStatCommand(program, io);
  addDoctorCommand(program, io);
  try {
    if (args.length === 0) io.out.write(`${program.helpInformation()}${examples}`);
    else await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has printed its own: help, version, or what is wrong with the arguments.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE_STATUS;
    if (error instanceof CommandEnded) return error.status;
    return reportError(error, io);
  }
}

function packageVersion(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
