// Every leaf of a dump, field by field: what each register's bits are called, what they hold, and which set bits the
// manuals do not name.

import {
  bitsOf,
  type CpuidDump,
  type CpuidLeaf,
  type CpuidRegister,
  LeafIndex,
  readDump,
  registerNames,
} from './dump.ts';
import { featureGroups } from './features/index.ts';
import { type HypervisorInterface, hypervisorInterfaces, isHypervisorLeaf } from './hypervisors.ts';
import { leafTables } from './leaf-tables/index.ts';
import { decodeVendor, text } from './vendors.ts';

type FieldFormat = 'number' | 'hex' | 'text' | 'oneLess';

interface FieldRow {
  readonly register: CpuidRegister;
  readonly high: number;
  readonly low: number;
  readonly format: FieldFormat;
  readonly name: string;
  readonly meaning: string;
}

interface LeafRow {
  /** The leaf's number, or its distance from the first leaf of a hypervisor's interface. */
  readonly leaf: number;
  /** The interface that gives the leaf this meaning, `*` for any; undefined for a leaf of the processor's. */
  readonly hypervisor: string | undefined;
  /** The subleaf, or the first of all that follow. */
  readonly subleaf: number;
  readonly isOpenEnded: boolean;
  readonly name: string;
  readonly fields: readonly FieldRow[];
}

/** One field of a leaf, or one feature bit. */
export interface DecodedField {
  /** The register that it is in. */
  readonly register: CpuidRegister;
  /** Its highest bit. */
  readonly high: number;
  /** Its lowest bit. */
  readonly low: number;
  /** As the manuals call it; Linux's name for a feature bit. */
  readonly name: string;
  /** What it says, in a few words. */
  readonly meaning: string;
  /** What the bits hold; one more where the manual stores one less. */
  readonly value: number;
  /** The value as it reads best. */
  readonly text: string;
}

/** A set bit that no manual names. */
export interface UnnamedBit {
  /** The register that it is in. */
  readonly register: CpuidRegister;
  /** Its number, 0 to 31. */
  readonly bit: number;
}

/** A leaf of a dump, field by field. */
export interface DecodedLeaf extends CpuidLeaf {
  /** What the leaf is about; undefined for one that the tables do not know. */
  readonly name: string | undefined;
  /** The range of leaves ends before this one: processors repeat another leaf there, or answer zeros. No fields then. */
  readonly isBeyondLast: boolean;
  /** What the tables know of it, in the order of the registers. */
  readonly fields: readonly DecodedField[];
  /** Set bits that the tables do not know: new, undocumented, or reserved. Empty for an unknown leaf. */
  readonly unnamed: readonly UnnamedBit[];
}

const formats: Readonly<Record<string, FieldFormat>> = { '0x': 'hex', txt: 'text', '+1': 'oneLess' };

/** Reads a table. */
export function parseLeafTable(source: string): LeafRow[] {
  const leaves: (LeafRow & { fields: FieldRow[] })[] = [];
  for (const line of source.split('\n')) {
    const opening = /^leaf (?:(\w+|\*):)?(0x[0-9a-f]+) (\*|\d+\+?) (.+)$/.exec(line);
    if (opening !== null) {
      const [, hypervisor, leaf, subleaf, name] = opening as unknown as [string, string | undefined, ...string[]];
      const isOpenEnded = !/^\d+$/.test(subleaf!);
      const first = Number.parseInt(subleaf!, 10) || 0;
      leaves.push({ leaf: Number(leaf), hypervisor, subleaf: first, isOpenEnded, name: name!, fields: [] });
      continue;
    }
    const field = /^(e[abcd]x) (\d+):(\d+) (?:(0x|txt|\+1) )?(\w+) (.+)$/.exec(line);
    if (field === null) {
      if (line !== '') throw new SyntaxError(`leaf table: '${line}'`);
      continue;
    }
    const [, register, high, low, format, name, meaning] = field as unknown as [string, CpuidRegister, ...string[]];
    leaves.at(-1)!.fields.push({
      register,
      high: Number(high),
      low: Number(low),
      format: format === undefined ? 'number' : formats[format]!,
      name: name!,
      meaning: meaning!,
    });
  }
  return leaves;
}

let rows: Map<string, LeafRow[]> | undefined;

const keyOf = (leaf: number, hypervisor = '') => `${hypervisor}:${leaf}`;

function rowOf(leaf: number, subleaf: number, interfaces: readonly HypervisorInterface[]): LeafRow | undefined {
  if (rows === undefined) {
    rows = new Map();
    for (const row of leafTables.flatMap(parseLeafTable)) {
      const key = keyOf(row.leaf, row.hypervisor);
      rows.set(key, [...(rows.get(key) ?? []), row]);
    }
  }
  const found = isHypervisorLeaf(leaf) ? hypervisorRows(rows, leaf, interfaces) : rows.get(keyOf(leaf));
  return found?.find((row) => row.subleaf === subleaf || (row.isOpenEnded && subleaf >= row.subleaf));
}

/** What a leaf means to the interface that it belongs to. One that nobody knows has its first leaf decoded only. */
function hypervisorRows(
  all: ReadonlyMap<string, LeafRow[]>,
  leaf: number,
  interfaces: readonly HypervisorInterface[],
): LeafRow[] | undefined {
  const owner = interfaces.find(({ firstLeaf, lastLeaf }) => leaf >= firstLeaf && leaf <= lastLeaf);
  if (owner === undefined) return undefined;
  const distance = leaf - owner.firstLeaf;
  const own = all.get(keyOf(distance, owner.kind));
  return own ?? (distance === 0 || owner.kind !== 'unknown' ? all.get(keyOf(distance, '*')) : undefined);
}

/** Every leaf of a dump, decoded field by field. @throws RawCpuError `BAD_OPTION` for what is not a dump */
export function decodeLeaves(dump: CpuidDump): DecodedLeaf[] {
  dump = readDump('decodeLeaves: the dump', dump);
  const index = new LeafIndex(dump);
  const { follows } = decodeVendor(index);
  const interfaces = hypervisorInterfaces(index);
  return dump.leaves.map((at) => {
    if (at.leaf > index.lastLeafOf(at.leaf)) {
      return { ...at, name: undefined, isBeyondLast: true, fields: [], unnamed: [] };
    }
    const row = rowOf(at.leaf, at.subleaf, interfaces);
    const groups = featureGroups.filter(
      ({ leaf, subleaf, vendors }) =>
        leaf === at.leaf && subleaf === at.subleaf && (vendors === undefined || vendors.includes(follows)),
    );
    const fields = [
      ...(row?.fields ?? []).map((field) => decodeField(at, field)),
      ...groups.flatMap((group) =>
        group.rows.map(([bit, name, , meaning]): DecodedField => {
          const value = bitsOf(at[group.register], bit, bit);
          return {
            register: group.register,
            high: bit,
            low: bit,
            name,
            meaning,
            value,
            text: value === 1 ? 'yes' : 'no',
          };
        }),
      ),
    ].sort((a, b) => registerNames.indexOf(a.register) - registerNames.indexOf(b.register) || a.low - b.low);
    const isKnown = row !== undefined || groups.length > 0;
    const unnamed = isKnown ? unnamedBits(at, fields) : [];
    return { ...at, name: row?.name ?? groups[0]?.source, isBeyondLast: false, fields, unnamed };
  });
}

function decodeField(at: CpuidLeaf, { register, high, low, format, name, meaning }: FieldRow): DecodedField {
  const bits = bitsOf(at[register], high, low);
  const value = format === 'oneLess' ? bits + 1 : bits;
  const texts: Record<FieldFormat, () => string> = {
    number: () => String(value),
    oneLess: () => String(value),
    hex: () => `0x${value.toString(16)}`,
    text: () => JSON.stringify(text(at, [register])),
  };
  return { register, high, low, name, meaning, value, text: texts[format]() };
}

function unnamedBits(at: CpuidLeaf, fields: readonly DecodedField[]): UnnamedBit[] {
  return registerNames.flatMap((register) => {
    const known = new Set<number>();
    for (const field of fields) {
      if (field.register !== register) continue;
      for (let bit = field.low; bit <= field.high; bit++) known.add(bit);
    }
    const bits = Array.from({ length: 32 }, (_, bit) => bit);
    return bits.flatMap((bit) => (bitsOf(at[register], bit, bit) === 1 && !known.has(bit) ? [{ register, bit }] : []));
  });
}
