// The PMUs of a machine as the kernel describes them in /sys/bus/event_source/devices
// (Documentation/ABI/testing/sysfs-bus-event_source-devices-{format,events}): the number of its type, fields of the
// configuration by name, events by name, the CPUs that it belongs to.

import { parseKernelCpuList } from '../../cpu/index.ts';
import { globMatcher } from './glob.ts';
import type { EventMachine } from './machine.ts';

const DEVICES = '/sys/bus/event_source/devices';

/** The words of an attribute that a field may lie in. */
export const configWords = ['config', 'config1', 'config2', 'config3', 'config4'] as const;
export type ConfigWord = (typeof configWords)[number];

/** A field of the configuration: a word, and its bits from the value's lowest on. */
export interface FormatField {
  readonly word: ConfigWord;
  readonly ranges: readonly (readonly [low: number, high: number])[];
  readonly widthBits: number;
}

export interface Pmu {
  readonly name: string;
  readonly type: number;
  readonly format: ReadonlyMap<string, FormatField>;
  /** Names of the events that the kernel gives. */
  readonly eventNames: readonly string[];
  /** The terms of an event, such as `event=0x3c,umask=0x0`. */
  eventTerms(name: string): string | undefined;
  /** What a count is multiplied by, and its unit. */
  eventScale(name: string): { readonly scale: number; readonly unit: string };
  /** A PMU of cores: the CPUs that are such cores, where the machine has several kinds. */
  readonly cpus: readonly number[] | undefined;
  /** A PMU of a package or a die: the CPUs to open its events on. */
  readonly cpuMask: readonly number[] | undefined;
}

const cpuPmuNames = /^cpu(_core|_atom|_lowpower)?$/;

/** Whether a PMU is one of the processor's cores. */
export const isCorePmu = ({ name }: Pick<Pmu, 'name'>): boolean => cpuPmuNames.test(name);

/** Names of all PMUs of a machine. */
export function pmuNames(machine: EventMachine): string[] {
  return [...(machine.list(DEVICES) ?? [])].sort();
}

/** The PMU of this name, or undefined. */
export function readPmu(machine: EventMachine, name: string): Pmu | undefined {
  const folder = `${DEVICES}/${name}`;
  const type = machine.read(`${folder}/type`);
  if (type === undefined || !/^\d+$/.test(type)) return undefined;
  const files = (machine.list(`${folder}/events`) ?? []).filter(
    (file) => !/\.(scale|unit|per-pkg|snapshot)$/.test(file),
  );
  const cpus = machine.read(`${folder}/cpus`);
  const mask = machine.read(`${folder}/cpumask`);
  return {
    name,
    type: Number(type),
    format: readFormat(machine, `${folder}/format`),
    eventNames: files.sort(),
    eventTerms: (event) => (files.includes(event) ? machine.read(`${folder}/events/${event}`) : undefined),
    eventScale: (event) => ({
      scale: Number(machine.read(`${folder}/events/${event}.scale`) ?? 1),
      unit: machine.read(`${folder}/events/${event}.unit`) ?? '',
    }),
    cpus: cpus === undefined ? undefined : parseKernelCpuList(cpus),
    cpuMask: mask === undefined ? undefined : parseKernelCpuList(mask),
  };
}

function readFormat(machine: EventMachine, folder: string): Map<string, FormatField> {
  const fields = new Map<string, FormatField>();
  for (const name of machine.list(folder) ?? []) {
    const field = parseFormat(machine.read(`${folder}/${name}`) ?? '');
    if (field !== undefined) fields.set(name, field);
  }
  return fields;
}

/** Reads `config:0-7,32-35` or `config1:0`. */
export function parseFormat(text: string): FormatField | undefined {
  const match = /^(config\d?):(.+)$/.exec(text.trim());
  const word = configWords.find((each) => each === match?.[1]);
  if (match === null || word === undefined) return undefined;
  const ranges = match[2]!.split(',').map((part): [number, number] => {
    const [low, high = low] = part.split('-').map(Number);
    return [low!, high!];
  });
  if (ranges.some(([low, high]) => !(low >= 0 && high >= low && high < 64))) return undefined;
  return { word, ranges, widthBits: ranges.reduce((sum, [low, high]) => sum + high - low + 1, 0) };
}

/** Spreads a value over the bits of a field. The value must fit. */
export function placeValue(field: FormatField, value: bigint): bigint {
  let word = 0n;
  let rest = value;
  for (const [low, high] of field.ranges) {
    const width = high - low + 1;
    word |= BigInt.asUintN(width, rest) << BigInt(low);
    rest >>= BigInt(width);
  }
  return word;
}

/** The bits that a field covers. */
export const fieldMask = (field: FormatField): bigint => placeValue(field, (1n << BigInt(field.widthBits)) - 1n);

/** The PMUs of cores: one on most machines, several on a hybrid one, none where the kernel shows none. */
export function corePmus(machine: EventMachine): Pmu[] {
  return pmuNames(machine)
    .filter((name) => cpuPmuNames.test(name))
    .flatMap((name) => readPmu(machine, name) ?? [])
    .sort((a, b) => (a.cpus?.[0] ?? 0) - (b.cpus?.[0] ?? 0));
}

/**
 * The PMUs that a name stands for: the one of that name, or all that it matches as `uncore_NAME_0`, `NAME_1` ..., which
 * is how perf names the controllers of a package together; `*` and `?` match as in a shell.
 */
export function matchPmus(machine: EventMachine, name: string): Pmu[] {
  const exact = readPmu(machine, name);
  if (exact !== undefined) return [exact];
  const matches = globMatcher(name);
  const spellings = (each: string) => {
    const whole = [each, each.replace(/^uncore_/, '')];
    return [...whole, ...whole.map((spelling) => spelling.replace(/_\d+$/, ''))];
  };
  return pmuNames(machine)
    .filter((each) => spellings(each).some(matches))
    .flatMap((each) => readPmu(machine, each) ?? []);
}

/** The layout of x86 core events where the kernel shows no PMU to read it from: Intel SDM volume 3B, IA32_PERFEVTSELx. */
export const architecturalFormat: ReadonlyMap<string, FormatField> = new Map(
  Object.entries({
    event: 'config:0-7',
    umask: 'config:8-15',
    edge: 'config:18',
    pc: 'config:19',
    any: 'config:21',
    inv: 'config:23',
    cmask: 'config:24-31',
    in_tx: 'config:32',
    in_tx_cp: 'config:33',
    ldlat: 'config1:0-15',
    frontend: 'config1:0-23',
    offcore_rsp: 'config1:0-63',
  }).map(([name, text]) => [name, parseFormat(text)!]),
);

/** The same for AMD: APM volume 2, PerfEvtSeln. */
export const amdFormat: ReadonlyMap<string, FormatField> = new Map(
  Object.entries({
    event: 'config:0-7,32-35',
    umask: 'config:8-15',
    edge: 'config:18',
    inv: 'config:23',
    cmask: 'config:24-31',
  }).map(([name, text]) => [name, parseFormat(text)!]),
);
