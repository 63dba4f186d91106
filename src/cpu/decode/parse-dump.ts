// Reads recorded dumps: `cpuid -r`, libcpuid's raw data, InstLatx64's text and our own JSON. Text that is not a dump at
// all, or a line that breaks off, is refused with its place; free text between the lines of InstLatx64 is passed over.

import { ParseError, quoted, readText } from '../../errors/index.ts';
import { type CpuidDump, type CpuidLeaf, hex32, readDumps, registerNames } from './dump.ts';
import { type Heading, readHeading } from './dump-heading.ts';
import { jsonFaultOffset } from './json-fault.ts';

/**
 * Reads a recorded dump: one result for each logical CPU in it, in the order of the text.
 * @throws ParseError `BAD_DUMP` with line and column; RawCpuError `BAD_OPTION` for what is not text
 * @example
 * ```ts
 * import { decodeCpuid, parseCpuidDump } from 'rawcpu';
 *
 * // What `cpuid -r`, InstLatx64 and `rawcpu cpuid --raw` write, of any processor.
 * const [dump] = parseCpuidDump(`
 * CPU 0:
 *    0x00000000 0x00: eax=0x00000001 ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69
 *    0x00000001 0x00: eax=0x000006fb ebx=0x00000800 ecx=0x00002201 edx=0x078bfbfd
 * `);
 * const { vendorName, family, model, codeName } = decodeCpuid(dump!);
 * `${vendorName} ${family}-${model}: ${codeName}`; // => Intel 6-15: Conroe
 * ```
 */
export function parseCpuidDump(source: string): CpuidDump[] {
  // Editors and shells of Windows put a mark of the byte order first.
  const text = readText('parseCpuidDump: the text', source).replace(/^\ufeff/, '');
  // A bracket with a letter after it begins a heading: `[ CPUID Registers / Logical CPU #0 ]`.
  if (/^\s*(?:\{|\[(?!\s*[A-Za-z]))/.test(text)) return parseJson(text);
  return new LineReader(text).read();
}

/** A value as JSON has it; nothing for one that cannot be written, such as lists within lists ten thousand deep. */
function writtenAs(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}

const WORD = '[0-9a-fA-F]{8}';
/** Characters of the first two words. */
const LEAF_AND_SUBLEAF = 17;
const SIX_WORDS = new RegExp(`^${WORD}( ${WORD}){5}$`);

/** A line that carries an answer: how it begins, and what all of it must look like. */
interface LineForm {
  readonly begins: RegExp;
  readonly whole: RegExp;
  /** Says what the line should look like. */
  readonly example: string;
  leafOf(
    groups: Record<string, string | undefined>,
    sequence: (leaf: number) => number,
  ): { leaf: number; subleaf: number };
}

/** Which leaf libcpuid's arrays hold; the number in brackets is the leaf or the subleaf. */
const libcpuidArrays: Readonly<Record<string, (n: number) => readonly [leaf: number, subleaf: number]>> = {
  basic_cpuid: (n) => [n, 0],
  ext_cpuid: (n) => [0x8000_0000 + n, 0],
  intel_fn4: (n) => [0x4, n],
  intel_fn11: (n) => [0xb, n],
  intel_fn12h: (n) => [0x12, n],
  intel_fn14h: (n) => [0x14, n],
  amd_fn8000001dh: (n) => [0x8000_001d, n],
  amd_fn80000026h: (n) => [0x8000_0026, n],
};

const forms: readonly LineForm[] = [
  {
    begins: /^\s*0x/,
    whole: new RegExp(
      `^\\s*0x(?<leaf>${WORD}) 0x(?<subleaf>[0-9a-fA-F]+): eax=0x(?<eax>${WORD}) ebx=0x(?<ebx>${WORD}) ecx=0x(?<ecx>${WORD}) edx=0x(?<edx>${WORD})\\s*$`,
    ),
    example: '0x00000000 0x00: eax=0x0000000d ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69',
    leafOf: ({ leaf, subleaf }) => ({ leaf: hex(leaf), subleaf: hex(subleaf) }),
  },
  {
    // A word of digits after the name, and not what such files say in their heads: `CPUID CPU Name`, `CPUID Revision`.
    begins: /^\s*CPUID\s+(?:(?=[a-z]*\d)[\da-z]{6,}|[\da-f]+\s*:)/i,
    whole: new RegExp(
      `^\\s*CPUID\\s+(?<leaf>${WORD})(?:\\s*:\\s*|\\s+)${['eax', 'ebx', 'ecx', 'edx'].map((name) => `(?<${name}>${WORD})`).join('(?:\\s*-\\s*|\\s+)')}(?:\\s*\\[(?:SL (?<subleaf>[0-9a-f]+)|[^\\]]*)\\]|(?![\\w-])).*$`,
      'i',
    ),
    example: 'CPUID 00000004: 1C004121-01C0003F-0000003F-00000000 [SL 00]',
    leafOf: ({ leaf, subleaf }, sequence) => ({
      leaf: hex(leaf),
      subleaf: subleaf === undefined ? sequence(hex(leaf)) : hex(subleaf),
    }),
  },
  {
    begins: new RegExp(`^(${Object.keys(libcpuidArrays).join('|')})\\[`),
    whole: new RegExp(
      `^(?<array>[a-z0-9_]+)\\[(?<n>\\d+)\\]=(?<eax>${WORD}) (?<ebx>${WORD}) (?<ecx>${WORD}) (?<edx>${WORD})\\s*$`,
    ),
    example: 'basic_cpuid[0]=0000000d 756e6547 6c65746e 49656e69',
    leafOf: ({ array, n }) => {
      const [leaf, subleaf] = libcpuidArrays[array!]!(Number(n));
      return { leaf, subleaf };
    },
  },
];

function hex(digits: string | undefined): number {
  return Number.parseInt(digits ?? '0', 16);
}

/** The logical CPU that lines belong to. */
interface CpuBlock {
  readonly cpu: number;
  /** Whether a heading began it. */
  readonly isNamed: boolean;
  readonly leaves: CpuidLeaf[];
  /** The leaves by leaf and subleaf; libcpuid writes some of them twice, into two arrays. */
  readonly known: Map<string, CpuidLeaf>;
}

class LineReader {
  readonly #lines: readonly string[];
  readonly #blocks: CpuBlock[] = [];
  /** How often each leaf has come for this logical CPU: subleaves that are not numbered count upwards. */
  readonly #timesSeen = new Map<number, number>();
  #form: LineForm | undefined;

  constructor(text: string) {
    this.#lines = text.split(/\r\n|\n|\r/);
  }

  read(): CpuidDump[] {
    for (let i = 0; i < this.#lines.length; i++) this.#readLine(this.#lines[i]!, i + 1);
    const dumps = this.#blocks.flatMap(({ cpu, leaves }) => (leaves.length > 0 ? [{ cpu, leaves }] : []));
    if (dumps.length === 0) {
      throw badDump(
        "there is no line of a dump; expected what 'cpuid -r' prints, libcpuid's raw data, InstLatx64's text or rawcpu's JSON",
        { line: 1, column: 1, length: 1 },
        this.#lines[0] ?? '',
      );
    }
    return dumps;
  }

  #readLine(line: string, number: number): void {
    const heading = readHeading(line);
    if (heading !== undefined) {
      this.#beginCpu(heading.number === undefined ? undefined : cpuNumber(heading, line, number), true);
      return;
    }
    const form = forms.find(({ begins }) => begins.test(line));
    if (form === undefined) {
      // `cpuid -r` prints nothing but answers, so anything else there is damage.
      if (this.#form === forms[0] && line.trim() !== '' && !line.startsWith('#')) {
        throw badDump(`expected a line such as '${forms[0]!.example}'`, { line: number, column: 1, length: 1 }, line);
      }
      return;
    }
    this.#form = form;
    this.#addLeaf(line, number, form);
  }

  #addLeaf(line: string, number: number, form: LineForm): void {
    const match = form.whole.exec(line);
    if (match === null) {
      const column = firstDifference(line, form.example) + 1;
      throw badDump(`expected a line such as '${form.example}'`, { line: number, column, length: 1 }, line);
    }
    const groups = match.groups as Record<string, string | undefined>;
    const sequence = (leaf: number) => this.#timesSeen.get(leaf) ?? 0;
    const { leaf } = form.leafOf(groups, sequence);
    // Leaf 0 again begins another round: of the next logical CPU where the recorder wrote no heading, else of this one.
    if (leaf === 0 && sequence(0) > 0) {
      if (this.#blocks.at(-1)!.isNamed) this.#timesSeen.clear();
      else this.#beginCpu(undefined, false);
    } else if (this.#blocks.length === 0) this.#beginCpu(undefined, false);
    const { subleaf } = form.leafOf(groups, sequence);
    this.#timesSeen.set(leaf, sequence(leaf) + 1);
    const [eax, ebx, ecx, edx] = registerNames.map((register) => hex(groups[register])) as [
      number,
      number,
      number,
      number,
    ];
    this.#keep(`${groups.array ?? ''}${leaf}.${subleaf}`, { leaf, subleaf, eax, ebx, ecx, edx }, line, number);
  }

  /** A leaf that is there already is a repetition; with other values it is another CPU's, whose heading nobody knew. */
  #keep(key: string, answer: CpuidLeaf, line: string, number: number): void {
    const { cpu, leaves, known } = this.#blocks.at(-1)!;
    const before = known.get(key);
    if (before === undefined) {
      known.set(key, answer);
      leaves.push(answer);
    } else if (registerNames.some((register) => before[register] !== answer[register])) {
      throw badDump(repetitionText(answer, cpu), { line: number, column: 1, length: line.length }, line);
    }
  }

  #beginCpu(cpu: number | undefined, isNamed: boolean): void {
    this.#blocks.push({ cpu: cpu ?? this.#blocks.length, isNamed, leaves: [], known: new Map() });
    this.#timesSeen.clear();
  }
}

const repetitionText = ({ leaf, subleaf }: CpuidLeaf, cpu: number): string =>
  `leaf ${hex32(leaf)} subleaf ${subleaf} comes twice for CPU ${cpu}, with other values; the lines of the next logical CPU begin with a heading such as 'CPU 1:'`;

const isCpuNumber = (value: unknown): value is number => typeof value === 'number' && value >>> 0 === value;

/** The number in a heading. @throws ParseError for what is none */
function cpuNumber({ number, at }: Heading, line: string, lineNumber: number): number {
  const cpu = /^(?:\d+|0x[\da-f]+)$/i.test(number!) ? Number(number) : Number.NaN;
  if (isCpuNumber(cpu)) return cpu;
  const place = { line: lineNumber, column: at + 1, length: Math.max(1, number!.length) };
  throw badDump(`a logical CPU has a number of 32 bits, such as 5 or 0x5, not ${quoted(number)}`, place, line);
}

/** Where a line stops looking like its example, a hexadecimal digit standing for any other. */
function firstDifference(line: string, example: string): number {
  const indent = line.length - line.trimStart().length;
  const kind = (char: string | undefined) => (char !== undefined && /[0-9a-fA-F]/.test(char) ? '0' : char);
  for (let i = 0; i < example.length; i++) {
    if (kind(line[indent + i]) !== kind(example[i])) return indent + i;
  }
  return indent + example.length;
}

function badDump(message: string, place: { line: number; column: number; length: number }, line: string): ParseError {
  return new ParseError('BAD_DUMP', message, place, line);
}

/** Our own form, as formatCpuidDump() writes it. */
export interface JsonDump {
  readonly format: 'rawcpu-cpuid';
  readonly cpus: readonly {
    readonly cpu: number;
    readonly xcr0?: string;
    readonly permittedStates?: string;
    readonly kernelFlags?: readonly string[];
    readonly threadFlags?: readonly string[];
    /** Leaf, subleaf, eax, ebx, ecx, edx, in hexadecimal. */
    readonly leaves: readonly string[];
  }[];
}

/** Writes dumps as JSON, which parseCpuidDump() reads back. */
export function formatCpuidDump(dumps: readonly CpuidDump[]): string {
  const word = (value: number) => value.toString(16).padStart(8, '0');
  const cpus = readDumps('formatCpuidDump: the dumps', dumps).map(
    ({ cpu, xcr0, permittedStates, kernelFlags, threadFlags, leaves }) => ({
      cpu,
      ...(xcr0 !== undefined && { xcr0: `0x${xcr0.toString(16)}` }),
      ...(permittedStates !== undefined && { permittedStates: `0x${permittedStates.toString(16)}` }),
      ...(kernelFlags !== undefined && { kernelFlags }),
      ...(threadFlags !== undefined && { threadFlags }),
      leaves: leaves.map((at) => [at.leaf, at.subleaf, at.eax, at.ebx, at.ecx, at.edx].map(word).join(' ')),
    }),
  );
  return `${JSON.stringify({ format: 'rawcpu-cpuid', cpus } satisfies JsonDump, undefined, 1)}\n`;
}

/** Writes dumps in the form of `cpuid -r`, which `cpuid -f` reads as well. */
export function formatRawDump(dumps: readonly CpuidDump[]): string {
  const word = (value: number) => `0x${value.toString(16).padStart(8, '0')}`;
  const lines = readDumps('formatRawDump: the dumps', dumps).flatMap(({ cpu, leaves }) => [
    `CPU ${cpu}:`,
    ...leaves.map(({ leaf, subleaf, eax, ebx, ecx, edx }) => {
      const registers = `eax=${word(eax)} ebx=${word(ebx)} ecx=${word(ecx)} edx=${word(edx)}`;
      return `   ${word(leaf)} 0x${subleaf.toString(16).padStart(2, '0')}: ${registers}`;
    }),
  ]);
  return `${lines.join('\n')}\n`;
}

function parseJson(text: string): CpuidDump[] {
  const refuse = (message: string, offset = 0, length = 1) => {
    const before = text.slice(0, offset).split('\n');
    const column = before.at(-1)!.length + 1;
    return badDump(message, { line: before.length, column, length }, text.split('\n')[before.length - 1]!);
  };
  /** Points at the first place where the text has this value. */
  const refuseValue = (message: string, found: unknown) => {
    const written = writtenAs(found);
    return refuse(`${message}, got ${written}`, Math.max(0, text.indexOf(written)), written.length);
  };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    throw refuse(`the JSON is malformed: ${message}`, jsonFaultOffset(text));
  }
  const { format, cpus } = (value ?? {}) as Partial<JsonDump>;
  if (format !== 'rawcpu-cpuid' || !Array.isArray(cpus) || cpus.length === 0) {
    throw refuse(`expected an object with "format": "rawcpu-cpuid" and "cpus", as 'rawcpu cpuid --raw --json' prints`);
  }
  const optionalWord = (name: string, word: unknown): bigint | undefined => {
    if (word === undefined) return undefined;
    if (typeof word === 'string' && /^0x[0-9a-f]{1,16}$/i.test(word)) return BigInt(word);
    throw refuseValue(`"${name}" must be a hexadecimal number such as "0x7"`, word);
  };
  const optionalNames = (name: string, list: unknown): readonly string[] | undefined => {
    if (list === undefined) return undefined;
    if (Array.isArray(list) && list.every((item) => typeof item === 'string')) return list;
    throw refuseValue(`"${name}" must be a list of names such as ["la57"]`, list);
  };
  return cpus.map((entry) => {
    const { cpu, leaves, ...words } = (entry ?? {}) as Partial<JsonDump['cpus'][number]>;
    if (!isCpuNumber(cpu) || !Array.isArray(leaves) || leaves.length === 0) {
      throw refuse('every entry of "cpus" needs "cpu", a number, and "leaves", a list of lines');
    }
    const xcr0 = optionalWord('xcr0', words.xcr0);
    const permittedStates = optionalWord('permittedStates', words.permittedStates);
    const kernelFlags = optionalNames('kernelFlags', words.kernelFlags);
    const threadFlags = optionalNames('threadFlags', words.threadFlags);
    const known = new Map<string, string>();
    return {
      cpu: cpu as number,
      leaves: leaves.flatMap((line): CpuidLeaf[] => {
        if (typeof line !== 'string' || !SIX_WORDS.test(line)) {
          throw refuseValue('expected six words of eight digits', line);
        }
        const [leaf, subleaf, eax, ebx, ecx, edx] = line.split(' ').map(hex) as [number, ...number[]] & { length: 6 };
        const key = line.slice(0, LEAF_AND_SUBLEAF);
        const before = known.get(key);
        if (before === line) return [];
        if (before !== undefined) throw refuseValue(`a leaf comes twice for CPU ${cpu}, with other values`, line);
        known.set(key, line);
        return [{ leaf, subleaf: subleaf!, eax: eax!, ebx: ebx!, ecx: ecx!, edx: edx! }];
      }),
      ...(xcr0 !== undefined && { xcr0 }),
      ...(permittedStates !== undefined && { permittedStates }),
      ...(kernelFlags !== undefined && { kernelFlags }),
      ...(threadFlags !== undefined && { threadFlags }),
    };
  });
}
