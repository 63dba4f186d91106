// Debian's `cpuid` as a second opinion on fields of several bits: what it calls a field shows when one bit is set, and how
// it counts when another one is. With that, every number that it prints for a dump can be compared with ours.

import type { CpuidDump, CpuidLeaf, CpuidRegister } from 'rawcpu/cpu/decode';
import { leafTables } from '../../src/cpu/decode/leaf-tables/index.ts';
import { parseLeafTable } from '../../src/cpu/decode/leaves.ts';
import { amdVendor, changedLines, intelVendor, sectionsOf } from './cpuid-tool.ts';

export interface KnownField {
  readonly leaf: number;
  readonly subleaf: number;
  readonly register: CpuidRegister;
  readonly high: number;
  readonly low: number;
  readonly name: string;
  readonly isAmd: boolean;
  /** What the program calls it, or undefined where it does not show it. */
  readonly label: string | undefined;
  /** What the program prints for 0, and what each unit adds; undefined where it prints no number. */
  readonly scale: { readonly base: number; readonly step: number } | undefined;
}

/** A number as the program prints it: `0x1f (31)`, `0x1f`, `31`, `true`. */
export function numberIn(text: string): number | undefined {
  const match = /^(?:0x[0-9a-f]+ \((-?\d+)\)|(0x[0-9a-f]+)|(-?\d+)|(true|false))$/.exec(text.trim());
  if (match === null) return undefined;
  const [, both, hex, decimal, flag] = match;
  return flag === undefined ? Number(both ?? hex ?? decimal) : Number(flag === 'true');
}

const zero = { eax: 0, ebx: 0, ecx: 0, edx: 0 };

/** Leaves that the program shows only with a type, and divides by. */
const cache = { eax: 0x1c00_4121, ebx: 0x01c0_003f, ecx: 0x3f, edx: 0 };
const level = { eax: 1, ebx: 2, ecx: 0x100, edx: 0 };
const templates: Readonly<Record<number, typeof zero>> = {
  4: cache,
  2147483677: cache,
  11: level,
  31: level,
  2147483686: level,
  24: { ...zero, edx: 1 },
};

/** A processor with this one leaf, beside what the program wants in order to look at it. */
function dumpWith(isAmd: boolean, probed: CpuidLeaf, cpu: number): CpuidDump {
  const [ebx, edx, ecx] = isAmd ? amdVendor : intelVendor;
  const frame: CpuidLeaf[] = [
    { leaf: 0, subleaf: 0, eax: 0x29, ebx, ecx, edx },
    { ...zero, leaf: 1, subleaf: 0, eax: isAmd ? 0x00a2_0f12 : 0x000c_06f2, ebx: 0x0002_0800, edx: 0x1000_0000 },
    { ...zero, leaf: 0x8000_0000, subleaf: 0, eax: 0x8000_0026 },
  ];
  const rest = frame.filter(({ leaf, subleaf }) => leaf !== probed.leaf || subleaf !== probed.subleaf);
  return { cpu, leaves: [...rest, probed].sort((a, b) => a.leaf - b.leaf || a.subleaf - b.subleaf) };
}

/** Three dumps for each field: it holds 0, 1, and 2 where it can. */
function probes() {
  const fields = leafTables
    .flatMap(parseLeafTable)
    .filter(({ leaf, hypervisor }) => hypervisor === undefined && leaf !== 0 && leaf < 0x8086_0000)
    .filter(({ leaf }) => leaf !== 1 && leaf !== 0x8000_0000)
    .flatMap((row) =>
      row.fields
        .filter(({ format }) => format !== 'text')
        .map((field) => ({ ...field, leaf: row.leaf, subleaf: row.subleaf, isAmd: row.leaf >= 0x8000_0000 })),
    );
  const dumps = fields.flatMap(({ leaf, subleaf, register, low, high, isAmd }, i) => {
    const probe = (bits: number): CpuidLeaf => {
      const template = templates[leaf] ?? zero;
      const mask = 2 ** (high + 1) - 2 ** low;
      const rest = Number(BigInt(template[register]) & ~BigInt(mask));
      return { ...template, leaf, subleaf, [register]: rest + bits * 2 ** low };
    };
    // Two values, for the program counts some fields from 1 and shows others in other units.
    const values = [0, 1, high > low ? 2 : 1];
    return values.map((bits, j) => dumpWith(isAmd, probe(bits), 3 * i + j));
  });
  return { fields, dumps };
}

/** Every field of the tables that is a number, and what the program says of it. */
export function fieldsOfTool(): KnownField[] {
  const { fields, dumps } = probes();
  const sections = sectionsOf(dumps);
  return fields.map(({ leaf, subleaf, register, high, low, name, isAmd }, i): KnownField => {
    const [none, one, two] = [0, 1, 2].map((j) => sections[3 * i + j]!.filter((line) => !line.startsWith('0x')));
    const changed = changedLines(none!, one!).find((line) => line.includes(' = '));
    const at = { leaf, subleaf, register, high, low, name, isAmd };
    if (changed === undefined) return { ...at, label: undefined, scale: undefined };
    const label = changed.slice(0, changed.indexOf(' = '));
    const valueIn = (lines: readonly string[]) => {
      const found = lines.filter((line) => line.startsWith(`${label} = `));
      return found.length === 1 ? numberIn(found[0]!.slice(label.length + 3)) : undefined;
    };
    const [a, b, c] = [valueIn(none!), valueIn(one!), valueIn(two!)];
    const isLinear = a !== undefined && b !== undefined && c !== undefined && (high === low || c - b === b - a);
    return { ...at, label, scale: isLinear ? { base: a, step: b - a } : undefined };
  });
}

/** A number of a dump, by us and by the program. */
export interface Comparison {
  readonly label: string;
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
}

const endOfLevels: ReadonlySet<number> = new Set([0xb, 0x1f, 0x8000_0026]);

/** Whether a subleaf only says that there are no more; the program does not print it. */
function isEnd({ leaf, eax, ebx, ecx, edx }: CpuidLeaf): boolean {
  if (endOfLevels.has(leaf)) return (ecx & 0xff00) === 0;
  return leaf === 4 || leaf === 0x8000_001d ? (eax & 0x1f) === 0 : (eax | ebx | ecx | edx) === 0;
}

/**
 * Every number that the program prints for a dump under a label that it gives to our fields. A label may come several
 * times: then the numbers must be as many as the dump has such fields, in their order.
 * @param lines what the program prints for the dump
 */
export function compareFields(
  fields: readonly KnownField[],
  dump: CpuidDump,
  lines: readonly string[],
  isAmd: boolean,
): Comparison[] {
  const labels = new Map<string, KnownField[]>();
  for (const field of fields) {
    if (field.scale === undefined || !Number.isSafeInteger(field.scale.step) || (field.isAmd && !isAmd)) continue;
    labels.set(field.label!, [...(labels.get(field.label!) ?? []), field]);
  }
  return [...labels].flatMap(([label, named]): Comparison[] => {
    const theirs = lines
      .filter((line) => line.startsWith(`${label} = `))
      .map((line) => numberIn(line.slice(label.length + 3)));
    const ours = dump.leaves.flatMap((at) =>
      named
        .filter(
          ({ leaf, subleaf }) => leaf === at.leaf && (subleaf === at.subleaf || openEnded.has(leaf)) && !isEnd(at),
        )
        .map(({ register, high, low, scale }) => {
          const bits = Math.floor(at[register] / 2 ** low) % 2 ** (high - low + 1);
          return scale!.base + scale!.step * bits;
        }),
    );
    const isComparable = theirs.length > 0 && theirs.length === ours.length && !theirs.includes(undefined);
    return isComparable ? [{ label, ours, theirs: theirs as number[] }] : [];
  });
}

/** Leaves whose subleaves all have one meaning. */
const openEnded: ReadonlySet<number> = new Set([4, 0xb, 0x18, 0x1f, 0x8000_001d, 0x8000_0026]);
