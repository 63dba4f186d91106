// `rawcpu asm`: Intel-syntax text to machine code.

import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Assembly, assemble, type ExplainedInstruction, explainEncoding, writeObject } from '../../index.ts';
import { colorListing } from '../color-listing.ts';
import { drawEncoding } from '../explain-drawing.ts';
import { InputError, USAGE_STATUS } from '../failures.ts';
import { readInput, sourceOf } from '../input.ts';
import { explainedJson } from '../instruction-json.ts';
import { type Io, noColors } from '../io.ts';
import { explainOption, fileOption, jsonOption, originOption } from '../options.ts';
import { cArray, type Format, formatOfFile, formats, hexText, jsonText, tsArray, writeOutput } from '../output.ts';
import { inFile } from '../report.ts';
import { reservedBy } from '../reserved-words.ts';

interface AsmOptions {
  readonly file?: string;
  readonly output?: string;
  readonly format?: Format;
  readonly name: string;
  readonly origin: bigint;
  readonly explain?: true;
  readonly json?: true;
}

const help = `
Source is text, a file's name, or standard input. Several arguments are several statements.
Without --format, a terminal gets a listing, a pipe hexadecimal bytes, and a file what its name says:
.c and .h an array of C, .ts one of TypeScript, .hex and .txt hexadecimal, .lst a listing, .o an ELF object, others the bytes.

Examples:
  $ rawcpu asm 'mov eax, 42' ret
  $ rawcpu asm --explain 'vaddps zmm0{k1}{z}, zmm1, [rdi]{1to16}'
  $ rawcpu asm kernel.s -o kernel.ts --name kernel
  $ rawcpu asm kernel.s -o kernel.o
  $ echo 'syscall' | rawcpu asm --format raw | xxd
`;

export function addAsmCommand(program: Command, io: Io): void {
  program
    .command('asm')
    .description('Assembles Intel-syntax text to machine code.')
    .argument('[source...]', 'assembly text, or the name of a file')
    .addOption(fileOption())
    .option('-o, --output <path>', 'write to this file')
    .addOption(
      new Option('-F, --format <format>', 'the format of the output').choices(formats).conflicts(['explain', 'json']),
    )
    .option('--name <identifier>', 'name of the array in C and TypeScript', parseIdentifier, 'code')
    .addOption(originOption())
    .addOption(explainOption())
    .addOption(jsonOption())
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action(async (given: string[], options: AsmOptions) => {
      checkName(options, io);
      const input = await readInput(given, options.file, '\n', io);
      const source = sourceOf(input);
      const assembly = inFile(input.file, () => assemble(source, { origin: options.origin }));
      writeOutput(render(assembly, options, io), options.output, io);
    });
}

const pathOf = ({ output }: AsmOptions): string | undefined => (output === '-' ? undefined : output);

/** What is written: what was asked for, what the file's name says, or what a terminal or a pipe is given. */
function formatOf(options: AsmOptions, io: Io): Format {
  const path = pathOf(options);
  if (options.format !== undefined) return options.format;
  return path === undefined ? (io.out.isTerminal ? 'listing' : 'hex') : formatOfFile(path);
}

/** @throws InputError for a name that the language of the output keeps for itself */
function checkName(options: AsmOptions, io: Io): void {
  if (options.json || options.explain) return;
  const language = reservedBy(options.name, formatOf(options, io));
  if (language === undefined) return;
  throw new InputError(`'${options.name}' is a reserved word of ${language}`, USAGE_STATUS, 'give another --name');
}

function render(assembly: Assembly, options: AsmOptions, io: Io): string | Uint8Array {
  const { bytes } = assembly;
  const path = pathOf(options);
  const isTerminal = path === undefined && io.out.isTerminal;
  const colors = path === undefined ? io.out.colors : noColors;
  if (options.json) return jsonText(assemblyJson(assembly, options));
  if (options.explain) {
    const drawings = explained(assembly, options.origin).map((each) => drawEncoding(each, colors));
    return drawings.join('\n');
  }
  const format = formatOf(options, io);
  switch (format) {
    case 'listing':
      return bytes.length === 0 ? '' : `${colorListing(assembly.listing(), colors)}\n`;
    case 'hex':
      return bytes.length === 0 ? '' : `${hexText(bytes)}\n`;
    case 'c':
      return cArray(bytes, options.name);
    case 'ts':
      return tsArray(bytes, options.name);
    case 'elf':
    case 'raw':
      if (!isTerminal) return format === 'elf' ? writeObject(assembly) : bytes;
      throw new InputError(
        'machine code itself is not for a terminal',
        USAGE_STATUS,
        'send it to a file with -o FILE, or into a pipe',
      );
  }
}

/** The instructions of the code sections; data has no instructions in it. */
function explained({ bytes, sections }: Assembly, origin: bigint): ExplainedInstruction[] {
  return sections
    .filter(({ kind }) => kind === 'code')
    .flatMap(({ offset, sizeBytes }) =>
      explainEncoding(bytes.subarray(offset, offset + sizeBytes), { origin: origin + BigInt(offset) }),
    );
}

function assemblyJson(assembly: Assembly, { origin, explain }: AsmOptions): object {
  const { bytes, count, labels, sections, relocations, fixedTargets } = assembly;
  return {
    origin,
    sizeBytes: bytes.length,
    count,
    bytes,
    labels: Object.fromEntries(labels),
    sections,
    relocations,
    fixedTargets,
    ...(explain ? { instructions: explained(assembly, origin).map(explainedJson) } : {}),
  };
}

function parseIdentifier(text: string): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(text)) throw new InvalidArgumentError('It is not an identifier.');
  return text;
}
