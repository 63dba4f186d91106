// `rawcpu disasm`: machine code to text.

import { type Command, Option } from 'commander';
import { disassemble, explainEncoding, type Instruction, type Syntax } from '../../index.ts';
import { parseBytes } from '../byte-text.ts';
import { colorText } from '../color-listing.ts';
import { drawEncoding } from '../explain-drawing.ts';
import { type Input, looksBinary, readInput, textOf } from '../input.ts';
import { explainedJson, instructionJson } from '../instruction-json.ts';
import type { Colors, Io } from '../io.ts';
import { explainOption, fileOption, jsonOption, originOption } from '../options.ts';
import { hexText, jsonText } from '../output.ts';
import { inFile } from '../report.ts';

interface DisasmOptions {
  readonly file?: string;
  readonly raw?: true;
  readonly origin: bigint;
  readonly syntax: Syntax;
  readonly explain?: true;
  readonly facts?: true;
  readonly json?: true;
}

const help = `
Bytes are hexadecimal in any spelling, an array of C or TypeScript, a listing of this program, objdump or xxd,
a file's name, or standard input. Input that is no text is the machine code itself, as with --raw.

Examples:
  $ rawcpu disasm f3 0f 58 c1
  $ rawcpu disasm '\\xf3\\x0f\\x58\\xc1' --explain
  $ rawcpu disasm --syntax att 0x62,0xf1,0x7c,0x48,0x58,0xc1
  $ rawcpu disasm code.bin --origin 0x401000
`;

export function addDisasmCommand(program: Command, io: Io): void {
  program
    .command('disasm')
    .description('Disassembles machine code for 64-bit mode.')
    .argument('[bytes...]', 'hexadecimal bytes, or the name of a file')
    .addOption(fileOption())
    .option('--raw', 'the input is the machine code itself')
    .addOption(originOption())
    .addOption(
      new Option('--syntax <syntax>', 'the syntax of the text')
        .choices(['intel', 'nasm', 'masm', 'att'])
        .default('intel'),
    )
    .addOption(
      new Option('--facts', 'add what each instruction reads, writes and needs').conflicts(['explain', 'json']),
    )
    .addOption(explainOption())
    .addOption(jsonOption())
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action(async (given: string[], options: DisasmOptions) => {
      const input = await readInput(given, options.file, ' ', io);
      const bytes = machineCode(input, options.raw === true);
      io.out.write(render(bytes, options, io.out.colors));
    });
}

function machineCode({ bytes, file }: Input, isRaw: boolean): Uint8Array {
  return isRaw || looksBinary(bytes) ? bytes : inFile(file, () => parseBytes(textOf(bytes)));
}

function render(bytes: Uint8Array, options: DisasmOptions, colors: Colors): string {
  const { origin, syntax, explain, json } = options;
  if (explain) {
    const explained = explainEncoding(bytes, { origin, syntax });
    if (json) return jsonText({ origin, instructions: explained.map(explainedJson) });
    return explained.map((each) => drawEncoding(each, colors)).join('\n');
  }
  const instructions = disassemble(bytes, { origin, syntax });
  if (json) return jsonText({ origin, instructions: instructions.map(instructionJson) });
  return instructionList(instructions, origin + BigInt(bytes.length), options.facts === true, colors);
}

const BYTES_SHOWN = 8;

/** One line an instruction; bytes that do not fit stand on a line below. */
function instructionList(
  instructions: readonly Instruction[],
  end: bigint,
  withFacts: boolean,
  colors: Colors,
): string {
  const digits = Math.max(4, end.toString(16).length);
  const addressOf = (address: bigint) => colors.dim(address.toString(16).padStart(digits, '0'));
  let text = '';
  for (const instruction of instructions) {
    const { address, bytes, length } = instruction;
    const shown = hexText(bytes.subarray(0, BYTES_SHOWN)).padEnd(BYTES_SHOWN * 3 - 1);
    const statement = colorText(instruction.text + addressComment(instruction), colors);
    text += `${addressOf(address)}  ${colors.yellow(shown)}  ${statement}\n`;
    if (length > BYTES_SHOWN) {
      text += `${addressOf(address + BigInt(BYTES_SHOWN))}  ${colors.yellow(hexText(bytes.subarray(BYTES_SHOWN)))}\n`;
    }
    if (withFacts) {
      const indent = ' '.repeat(digits + BYTES_SHOWN * 3 + 5);
      text += factLines(instruction)
        .map((line) => `${indent}${colors.dim(line)}\n`)
        .join('');
    }
  }
  return text;
}

/** What an instruction reads, writes and needs, a line each. */
function factLines({ registersRead, registersWritten, flags, features }: Instruction): string[] {
  const changes = [
    ['writes', flags.written],
    ['clears', flags.cleared],
    ['sets', flags.set],
    ['leaves undefined', flags.undefined],
  ] as const;
  const lines: [label: string, text: string][] = [
    ['reads', [...registersRead.map(({ name }) => name), ...flags.read].join(', ')],
    ['writes', registersWritten.map(({ name }) => name).join(', ')],
    [
      'flags',
      changes
        .filter(([, list]) => list.length > 0)
        .map(([verb, list]) => `${verb} ${list.join(', ')}`)
        .join('; '),
    ],
    ['needs', features.join(', ')],
  ];
  return lines.filter(([, text]) => text !== '').map(([label, text]) => `${label.padEnd(6)} ${text}`);
}

/** The address that a rip-relative operand means. */
function addressComment({ operands }: Instruction): string {
  const memory = operands.find((operand) => operand.kind === 'memory');
  const isRelative = memory?.base !== undefined && memory.address !== undefined;
  return isRelative ? `  # 0x${memory.address.toString(16)}` : '';
}
