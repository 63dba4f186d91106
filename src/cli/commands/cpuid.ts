// `rawcpu cpuid`: what a processor is and can do, this one or a recorded one.

import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  type CpuInfo,
  type CpuidDump,
  cpuid,
  type DecodedLeaf,
  decodeCpuid,
  decodeLeaves,
  decodeMachine,
  formatCpuidDump,
  formatRawDump,
  listFeatures,
  type MachineInfo,
  parseCpuidDump,
  readAllCpuidDumps,
  readCpuidDump,
  UnsupportedError,
} from '../../index.ts';
import { InputError } from '../failures.ts';
import { readNamed, textOf } from '../input.ts';
import type { Colors, Io } from '../io.ts';
import { jsonOption } from '../options.ts';
import { jsonText } from '../output.ts';
import { inFile } from '../report.ts';
import { alignColumns, hertzText, sizeText } from '../table.ts';

interface CpuidOptions {
  readonly dump?: string;
  readonly cpu?: number | 'all';
  readonly leaf?: readonly [leaf: number, subleaf: number | undefined];
  readonly leaves?: true;
  readonly features?: true;
  readonly raw?: true;
  readonly diff?: true;
  readonly json?: true;
}

const help = `
A dump is what \`cpuid -r\` prints, libcpuid's raw data, InstLatx64's text, or what --raw --json printed.

Examples:
  $ rawcpu cpuid                            this processor
  $ rawcpu cpuid --leaf 7                   a leaf, bit by bit; --leaf 0xd.1 for a subleaf
  $ rawcpu cpuid --features                 every feature: does the CPU have it, did the system enable it
  $ rawcpu cpuid --cpu all --raw > me.txt   record every logical CPU
  $ rawcpu cpuid --dump other.txt           another processor
  $ rawcpu cpuid --diff me.txt other.txt    what tells them apart
`;

export function addCpuidCommand(program: Command, io: Io): void {
  program
    .command('cpuid')
    .description('Decodes CPUID of this processor or of a recorded one.')
    .option('--dump <file>', 'decode this dump; - is standard input')
    .addOption(new Option('--cpu <number>', 'a logical CPU, or all').argParser(parseCpu))
    .addOption(new Option('--leaf <leaf>', 'decode one leaf, such as 7 or 0xd.1').argParser(parseLeaf))
    .option('--leaves', 'decode every leaf')
    .option('--features', 'list every feature')
    .option('--raw', 'print the registers; with --json as our own dump')
    .argument('[dumps...]', 'what --diff compares')
    .option('--diff', 'compare two dumps, or a dump with this processor')
    .addOption(jsonOption())
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action(async (dumps: string[], options: CpuidOptions) => {
      io.out.write(await render(dumps, options, io));
    });
}

function parseCpu(text: string): number | 'all' {
  if (text === 'all') return 'all';
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("It is neither a number nor 'all'.");
  return Number(text);
}

function parseLeaf(text: string): readonly [number, number | undefined] {
  const match = /^(0x[0-9a-f]+|\d+|[0-9a-f]+h)(?:[.:](0x[0-9a-f]+|\d+))?$/i.exec(text);
  if (match === null) throw new InvalidArgumentError('It is not a leaf such as 7, 0xd.1 or 80000001h.');
  const digits = match[1]!;
  if (/^\d{8}$/.test(digits)) throw new InvalidArgumentError(`Hexadecimal begins with 0x: 0x${digits}.`);
  const leaf = /h$/i.test(digits) ? Number.parseInt(digits, 16) : Number(digits);
  const subleaf = match[2] === undefined ? undefined : Number(match[2]);
  if (leaf > 0xffff_ffff || (subleaf ?? 0) > 0xffff_ffff) throw new InvalidArgumentError('A leaf has 32 bits.');
  return [leaf, subleaf];
}

async function render(compared: readonly string[], options: CpuidOptions, io: Io): Promise<string> {
  const { json, raw, leaf, leaves, features, diff } = options;
  const { colors } = io.out;
  if (diff) return renderDiff(compared, json === true, io);
  if (compared.length > 0) {
    throw new InputError(
      `'${compared[0]}' is a dump for --diff, which is not given`,
      2,
      'decode a dump with --dump FILE',
    );
  }
  const dumps = await dumpsFor(options, io);
  if (raw) return json ? formatCpuidDump(dumps) : formatRawDump(dumps);
  if (leaf !== undefined || leaves) {
    const chosen = chooseLeaves(dumps, options);
    if (json) return jsonText(chosen);
    const title = (cpu: number) => (chosen.length > 1 ? `${colors.bold(`CPU ${cpu}`)}\n` : '');
    return chosen.map((each) => title(each.cpu) + each.leaves.map((at) => leafText(at, colors)).join('\n')).join('\n');
  }
  if (features) {
    const info = decodeCpuid(dumps[0]!);
    return json ? jsonText(info.features) : featuresText(info, colors);
  }
  const machine = decodeMachine(options.cpu === undefined && options.dump === undefined ? allOr(dumps) : dumps);
  if (json) return jsonText(options.cpu === 'all' || options.dump !== undefined ? machine : machine.cpus[0]);
  return summaryText(machine, colors);
}

/** Every logical CPU, for the dies and cores of one package may differ; or what is there, where some are out of reach. */
function allOr(dumps: readonly CpuidDump[]): readonly CpuidDump[] {
  try {
    return readAllCpuidDumps();
  } catch (error) {
    if (error instanceof UnsupportedError) return dumps;
    throw error;
  }
}

async function dumpsFor({ dump, cpu }: CpuidOptions, io: Io): Promise<readonly CpuidDump[]> {
  if (dump !== undefined) {
    const dumps = await readDump(dump, io);
    if (cpu === undefined || cpu === 'all') return dumps;
    const one = dumps.filter((each) => each.cpu === cpu);
    if (one.length > 0) return one;
    throw new InputError(`${dump} has no CPU ${cpu}; it has ${dumps.map((each) => each.cpu).join(', ')}`, 2);
  }
  if (cpu === 'all') return readAllCpuidDumps();
  return [readCpuidDump(cpu === undefined ? {} : { cpu })];
}

async function readDump(path: string, io: Io): Promise<CpuidDump[]> {
  const { bytes, file } = await readNamed(path, io);
  return inFile(file, () => parseCpuidDump(textOf(bytes)));
}

interface ChosenLeaves {
  readonly cpu: number;
  readonly leaves: readonly DecodedLeaf[];
}

/** The leaves that were asked for. This processor is asked for a leaf that it does not list, too. */
function chooseLeaves(dumps: readonly CpuidDump[], { leaf: wanted, dump: path, cpu }: CpuidOptions): ChosenLeaves[] {
  const chosen = dumps.map((dump): ChosenLeaves => {
    const all = decodeLeaves(dump);
    if (wanted === undefined) return { cpu: dump.cpu, leaves: all };
    const [leaf, subleaf] = wanted;
    const found = all.filter((at) => at.leaf === leaf && (subleaf === undefined || at.subleaf === subleaf));
    if (found.length > 0 || path !== undefined) return { cpu: dump.cpu, leaves: found };
    const answer = cpuid(leaf, subleaf ?? 0, cpu === undefined ? {} : { cpu: dump.cpu });
    const asked = { leaf, subleaf: subleaf ?? 0, ...answer };
    return { cpu: dump.cpu, leaves: decodeLeaves({ ...dump, leaves: [...dump.leaves, asked] }).slice(-1) };
  });
  const some = chosen.filter(({ leaves }) => leaves.length > 0);
  if (some.length === 0) throw new InputError(`the dump has no leaf 0x${wanted![0].toString(16)}`, 1);
  return some;
}

const hex = (value: number) => `0x${value.toString(16).padStart(8, '0')}`;

function leafText(
  { leaf, subleaf, name, isBeyondLast, fields, unnamed, ...registers }: DecodedLeaf,
  colors: Colors,
): string {
  const words = (['eax', 'ebx', 'ecx', 'edx'] as const).map((register) => `${register} ${hex(registers[register])}`);
  const heading = `${colors.bold(`leaf 0x${leaf.toString(16)}.${subleaf}`)}  ${isBeyondLast ? 'beyond the last leaf: it means nothing' : (name ?? 'unknown')}`;
  const rows = fields.map(({ register, high, low, name: field, text, meaning }) => {
    const bits = high === low ? `${low}` : `${high}:${low}`;
    return [`  ${register}[${bits}]`, field, text, meaning];
  });
  const strange = unnamed.map(({ register, bit }) => `  ${register}[${bit}]  set, and named by no manual known here\n`);
  return `${heading}\n  ${words.join('  ')}\n${alignColumns(rows)}${strange.join('')}`;
}

function featuresText({ features }: CpuInfo, colors: Colors): string {
  const rows = listFeatures().flatMap(({ name, option, meaning, needs }) => {
    const { cpu, os, usable } = features[name];
    if (!cpu) return [];
    const state = usable ? 'usable' : os ? 'not permitted' : `${os === undefined ? 'not known' : 'off'}: ${needs}`;
    return [[name, state, option ?? '', meaning]];
  });
  const absent = listFeatures()
    .filter(({ name }) => !features[name].cpu)
    .map(({ name }) => name);
  return `${alignColumns(rows)}\n${colors.dim(`absent: ${absent.join(' ')}`)}\n`;
}

const coreLetters = { performance: 'P', efficiency: 'E', 'low-power efficiency': 'LP E', unknown: '?' } as const;

function summaryText(machine: MachineInfo, colors: Colors): string {
  const info = machine.cpus[0]!;
  const label = (text: string) => colors.bold(text.padEnd(15));
  const lines: [string, string][] = [
    ['processor', info.brand ?? 'it gives no name'],
    ['vendor', `${info.vendorName} (${info.vendor})`],
    ['code name', `${info.codeName}, ${info.microarchitecture}`],
    ['signature', `${hex(info.signature)}: family ${info.family}, model ${info.model}, stepping ${info.stepping}`],
    ['level', info.isaLevel ?? 'below x86-64'],
    ...machine.groups.map((group): [string, string] => [
      group.kind === 'general' ? 'cores' : `${coreLetters[group.kind]} cores`,
      `${group.cores}, ${group.logicalCpus} logical CPUs`,
    ]),
    ...machine.groups.flatMap(({ caches }) =>
      caches.map((cache): [string, string] => [
        `L${cache.level} ${cache.kind === 'unified' ? '' : cache.kind}`.trim(),
        `${cache.instances} x ${cache.kind === 'trace' ? `${cache.sizeBytes / 1000} K micro-operations` : sizeText(cache.sizeBytes)}, ` +
          `${cache.ways === 'full' ? 'fully associative' : `${cache.ways} ways`}, lines of ${cache.lineBytes}`,
      ]),
    ),
    ['addresses', `${info.addressBits.physical} bits physical, ${info.addressBits.linear} linear`],
  ];
  if (info.frequency.baseMhz !== undefined) {
    lines.push(['frequency', `${info.frequency.baseMhz} MHz base, ${info.frequency.maximumMhz ?? '?'} MHz highest`]);
  }
  if (info.frequency.tscHz !== undefined) {
    lines.push(['TSC', `${hertzText(info.frequency.tscHz)} (${info.frequency.tscSource})`]);
  }
  if (info.hypervisor !== undefined) {
    const { name, version, interfaces } = info.hypervisor;
    const others = interfaces.slice(1).map((other) => other.name);
    const text = [name, ...(version === undefined ? [] : [version])].join(' ');
    lines.push(['hypervisor', [text, ...others].join(', ')]);
  }
  const present = listFeatures().filter(({ name }) => info.features[name].cpu);
  const unknown = present.filter(({ name }) => info.features[name].os === undefined).map(({ name }) => name);
  const off = present
    .filter(({ name }) => !info.features[name].usable && !unknown.includes(name))
    .map(({ name }) => name);
  const usable = present.filter(({ name }) => info.features[name].usable).map(({ name }) => name);
  let text = lines.map(([name, value]) => `${label(name)}${value}\n`).join('');
  text += `${label('features')}${wrap(usable, 15)}\n`;
  if (off.length > 0) text += `${label('not usable')}${wrap(off, 15)}\n`;
  if (unknown.length > 0) text += `${label('not recorded')}${wrap(unknown, 15)}\n`;
  for (const remark of info.remarks) text += `${label('remark')}${colors.yellow(remark)}\n`;
  return text;
}

const LINE_WIDTH = 110;

function wrap(words: readonly string[], indent: number): string {
  const lines: string[] = [''];
  for (const word of words) {
    const line = lines.at(-1)!;
    if (line !== '' && line.length + word.length + 1 > LINE_WIDTH - indent) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}

async function renderDiff(paths: readonly string[], isJson: boolean, io: Io): Promise<string> {
  if (paths.length < 1 || paths.length > 2)
    throw new InputError(`--diff takes one or two dumps, got ${paths.length}`, 2);
  const first = (await readDump(paths[0]!, io))[0]!;
  const second = paths[1] === undefined ? readCpuidDump() : (await readDump(paths[1], io))[0]!;
  const differences = compareDumps(first, second);
  if (isJson) return jsonText(differences);
  const { colors } = io.out;
  const names = [paths[0]!, paths[1] ?? 'this processor'];
  if (differences.length === 0) return `${names.join(' and ')} answer alike\n`;
  const rows = differences.map(({ place, name, first: a, second: b }) => [place, name, a ?? 'absent', b ?? 'absent']);
  return `${colors.bold(`from ${names[0]} to ${names[1]}`)}\n${alignColumns(rows)}`;
}

interface Difference {
  readonly place: string;
  readonly name: string;
  readonly first: string | undefined;
  readonly second: string | undefined;
}

function compareDumps(first: CpuidDump, second: CpuidDump): Difference[] {
  const fieldsOf = (dump: CpuidDump) => {
    const fields = new Map<string, { name: string; text: string }>();
    for (const at of decodeLeaves(dump)) {
      const place = `${at.leaf.toString(16).padStart(8, '0')}.${at.subleaf}`;
      if (at.fields.length === 0) {
        for (const register of ['eax', 'ebx', 'ecx', 'edx'] as const) {
          if (at[register] !== 0) fields.set(`${place}.${register}`, { name: 'unknown', text: hex(at[register]) });
        }
      }
      for (const { register, high, low, name, text } of at.fields) {
        fields.set(`${place}.${register}[${high === low ? low : `${high}:${low}`}]`, { name, text });
      }
    }
    return fields;
  };
  const [a, b] = [fieldsOf(first), fieldsOf(second)];
  const places = [...new Set([...a.keys(), ...b.keys()])];
  return places.flatMap((place) => {
    const [left, right] = [a.get(place), b.get(place)];
    if (left?.text === right?.text) return [];
    return [{ place, name: (left ?? right)!.name, first: left?.text, second: right?.text }];
  });
}
