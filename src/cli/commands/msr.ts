// `rawcpu msr`: model-specific registers, read, decoded, listed; written only when asked for in as many words.

import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  type DecodedMsr,
  decodeMsr,
  type MsrReading,
  type MsrRegister,
  msr,
  msrFacts,
  onlineCpus,
  RawCpuError,
  readings,
  tsc,
} from '../../index.ts';
import { InputError } from '../failures.ts';
import type { Colors, Io } from '../io.ts';
import { jsonOption, parseRegisterValue } from '../options.ts';
import { jsonText } from '../output.ts';
import { alignColumns, hertzText } from '../table.ts';

interface MsrOptions {
  readonly cpu?: number | 'all';
  readonly list?: true;
  readonly decode?: bigint;
  readonly write?: bigint;
  readonly allowWrite?: true;
  readonly derived?: true;
  readonly json?: true;
}

const help = `
Registers are numbers (0x1a2) or names (IA32_THERM_STATUS, tsc). Reading needs the msr driver and root. Without the driver
the time-stamp counter comes from the kernel's msr events or from RDTSC, and --derived asks events, hwmon and powercap.

Examples:
  $ rawcpu msr IA32_EFER 0x1b --cpu all
  $ rawcpu msr IA32_THERM_STATUS --decode 0x88240000     decode a value; needs no privilege
  $ rawcpu msr --list                                    every register with a name
  $ rawcpu msr --derived                                 frequency, watts, limits, temperature
  $ rawcpu msr IA32_TSC_ADJUST --write 0 --allow-write
`;

export function addMsrCommand(program: Command, io: Io): void {
  program
    .command('msr')
    .description('Reads and decodes model-specific registers.')
    .argument('[registers...]', 'numbers or names')
    .addOption(new Option('--cpu <number>', 'a logical CPU, or all').argParser(parseCpu))
    .option('--list', 'list the registers that have names here')
    .addOption(new Option('--decode <value>', 'decode this value instead of reading').argParser(parseRegisterValue))
    .addOption(new Option('--write <value>', 'write this value').argParser(parseRegisterValue))
    .option('--allow-write', 'yes, write it: a wrong value can stop the machine')
    .option('--derived', 'effective frequency, package power and its limits, temperature')
    .addOption(jsonOption())
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action(async (registers: string[], options: MsrOptions) => {
      io.out.write(await render(registers.map(parseRegister), options, io.out.colors));
    });
}

function parseCpu(text: string): number | 'all' {
  if (text === 'all') return 'all';
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("It is neither a number nor 'all'.");
  return Number(text);
}

const parseRegister = (text: string): MsrRegister => (/^(0x[0-9a-f]+|\d+)$/i.test(text) ? Number(text) : text);

async function render(registers: readonly MsrRegister[], options: MsrOptions, colors: Colors): Promise<string> {
  const { list, decode, write, derived, json } = options;
  if (list) return renderList(json === true);
  const cpus = options.cpu === 'all' ? onlineCpus() : [options.cpu ?? 0];
  if (derived) return renderDerived(cpus, json === true);
  if (registers.length === 0) throw new InputError('no register is given; --list names them', 2);
  if (decode !== undefined) {
    const decoded = registers.map((register) => decodeMsr(register, decode));
    return json ? jsonText(decoded) : decoded.map((each) => decodedText(each, undefined, colors)).join('\n');
  }
  if (write !== undefined) {
    for (const register of registers) {
      for (const cpu of cpus) msr.write(register, write, { cpu, allowWrite: options.allowWrite as true });
    }
  }
  const found = msr.readMany(registers, { cpus });
  // A single refusal is the command's own error, so that its exit status tells.
  if (found.length === 1 && 'error' in found[0]!) throw found[0].error;
  if (json) return jsonText(found.map(readingJson));
  return found.map((reading) => readingText(reading, colors)).join('\n');
}

function readingJson(reading: MsrReading): unknown {
  if (!('error' in reading)) return { ...reading, decoded: decodeMsr(reading.register, reading.value) };
  const { code, message } = reading.error;
  return { cpu: reading.cpu, register: reading.register, error: { code, message } };
}

function readingText(reading: MsrReading, colors: Colors): string {
  const { cpu, register } = reading;
  if (!('error' in reading)) return decodedText(decodeMsr(register, reading.value), reading, colors);
  const name = msrFacts(register)?.name ?? '';
  return `${colors.bold(`CPU ${cpu}  0x${register.toString(16)} ${name}`.trimEnd())}  ${colors.red(reading.error.summary)}\n`;
}

function decodedText(
  { address, name, meaning, value, fields, unnamedBits }: DecodedMsr,
  reading: { readonly cpu: number; readonly source: string; readonly path: string } | undefined,
  colors: Colors,
): string {
  const where = reading === undefined ? '' : `CPU ${reading.cpu}  `;
  const source = reading === undefined ? '' : `  (${reading.source}: ${reading.path})`;
  const heading = colors.bold(`${where}0x${address.toString(16)} ${name ?? 'unknown'}`);
  const rows = fields.map(({ high, low, name: field, text, meaning: what }) => [
    `  [${high === low ? low : `${high}:${low}`}]`,
    field,
    text,
    what ?? '',
  ]);
  const rest = unnamedBits === 0n || name === undefined ? '' : `  other bits set: 0x${unnamedBits.toString(16)}\n`;
  return (
    `${heading} = 0x${value.toString(16).padStart(16, '0')}${source}  ${meaning ?? ''}`.trimEnd() +
    `\n${alignColumns(rows)}${rest}`
  );
}

function renderList(isJson: boolean): string {
  const rows = msr.list();
  if (isJson) return jsonText(rows.map(({ fields, ...row }) => ({ ...row, fields: fields.map((field) => field[2]) })));
  return alignColumns(
    rows.map(({ address, name, vendor, isReadOnly, meaning }) => [
      `0x${address.toString(16).padStart(8, '0')}`,
      name,
      isReadOnly ? 'r' : 'rw',
      vendor,
      meaning,
    ]),
  );
}

interface DerivedRow {
  readonly name: string;
  readonly cpu: number;
  readonly value?: number;
  readonly unit?: string;
  readonly source?: string;
  readonly path?: string;
  readonly from?: string;
  readonly error?: string;
}

async function renderDerived(cpus: readonly number[], isJson: boolean): Promise<string> {
  const attempts = cpus.flatMap((cpu) => [
    ['effective frequency', cpu, async () => [await readings.effectiveHz(tsc.frequencyHz(), { cpu })]] as const,
    ['package power', cpu, async () => [await readings.packageWatts({ cpu })]] as const,
    ['power limit', cpu, async () => limitsOf(cpu)] as const,
    ['temperature', cpu, async () => [readings.coreCelsius({ cpu })]] as const,
  ]);
  const rows: DerivedRow[] = [];
  for (const [name, cpu, read] of attempts) {
    try {
      rows.push(...(await read()).map((reading) => ({ name, ...reading })));
    } catch (error) {
      rows.push({ name, cpu, error: error instanceof RawCpuError ? error.summary : (error as Error).message });
    }
  }
  if (isJson) return jsonText(rows);
  return alignColumns(
    rows.map(({ name, cpu, value, unit, source, path, from, error }) =>
      value === undefined
        ? [`CPU ${cpu}`, name, '-', error!]
        : [
            `CPU ${cpu}`,
            name,
            unit === 'Hz' ? hertzText(value) : `${value.toFixed(1)} ${unit}`,
            `${source}: ${path}, ${from}`,
          ],
    ),
  );
}

function limitsOf(cpu: number): Omit<DerivedRow, 'name'>[] {
  return readings.packageLimits({ cpu }).map(({ name, watts, windowSeconds, source, path }) => {
    const window = windowSeconds === undefined ? '' : ` over ${windowSeconds.toPrecision(3)} s`;
    return { cpu, value: watts, unit: 'W', source, path, from: `${name}${window}` };
  });
}
