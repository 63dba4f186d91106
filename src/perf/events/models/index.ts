// Events that belong to one kind of core, by the vendor's names. The tables beside this file say what each is; here is
// which core has which table (Intel SDM volume 4, table 2-1; AMD's family and model numbers).

import type { CoreIdentity } from '../machine.ts';
import { goldenCove } from './golden-cove.ts';
import { gracemont } from './gracemont.ts';
import { iceLake } from './ice-lake.ts';
import { skylake } from './skylake.ts';
import { zen1 } from './zen1.ts';
import { zen2 } from './zen2.ts';
import { zen3 } from './zen3.ts';
import { zen4 } from './zen4.ts';
import { zen5 } from './zen5.ts';

export interface ModelTable {
  /** What the cores are called. */
  readonly cores: string;
  /** The terms of an event, such as `event=0xd1,umask=0x1`; names are looked up in any case. */
  find(name: string): string | undefined;
  names(): Iterable<string>;
}

interface ModelRow {
  readonly cores: string;
  readonly vendor: RegExp;
  readonly family: number;
  /** Models, single or from-to. */
  readonly models: readonly (number | readonly [from: number, to: number])[];
  /** Of a hybrid processor: the PMU of these cores. */
  readonly pmu?: string;
  readonly text: string;
}

const INTEL = /^GenuineIntel$/;
const AMD = /^AuthenticAMD$/;

/** Alder Lake and Raptor Lake have both kinds of core. */
const hybridModels = [0x97, 0x9a, 0xb7, 0xba, 0xbf];

const rows: readonly ModelRow[] = [
  { cores: 'Skylake', vendor: INTEL, family: 6, models: [0x4e, 0x5e, 0x55, 0x8e, 0x9e, 0xa5, 0xa6], text: skylake },
  {
    cores: 'Sunny Cove, Willow Cove',
    vendor: INTEL,
    family: 6,
    models: [0x7d, 0x7e, 0x6a, 0x6c, 0x8c, 0x8d, 0xa7],
    text: iceLake,
  },
  { cores: 'Golden Cove', vendor: INTEL, family: 6, models: [0x8f, 0xcf], text: goldenCove },
  { cores: 'Golden Cove', vendor: INTEL, family: 6, models: hybridModels, pmu: 'cpu_core', text: goldenCove },
  { cores: 'Gracemont', vendor: INTEL, family: 6, models: hybridModels, pmu: 'cpu_atom', text: gracemont },
  { cores: 'Gracemont', vendor: INTEL, family: 6, models: [0xbe], text: gracemont },
  { cores: 'Zen', vendor: AMD, family: 0x17, models: [[0x00, 0x2f]], text: zen1 },
  { cores: 'Zen 2', vendor: AMD, family: 0x17, models: [[0x30, 0xaf]], text: zen2 },
  {
    cores: 'Zen 3',
    vendor: AMD,
    family: 0x19,
    models: [
      [0x00, 0x0f],
      [0x20, 0x5f],
    ],
    text: zen3,
  },
  {
    cores: 'Zen 4',
    vendor: AMD,
    family: 0x19,
    models: [
      [0x10, 0x1f],
      [0x60, 0x7f],
      [0xa0, 0xaf],
    ],
    text: zen4,
  },
  { cores: 'Zen 5', vendor: AMD, family: 0x1a, models: [[0x00, 0x7f]], text: zen5 },
];

/** A hybrid processor's kinds of core, as cpuInfo() calls them, and the PMU that Linux has for each. */
const pmuOfKind: Readonly<Record<string, string>> = {
  performance: 'cpu_core',
  efficiency: 'cpu_atom',
  'low-power efficiency': 'cpu_atom',
};

/**
 * The table of a processor's cores, or undefined where this package has none.
 * @param pmu the core PMU that is meant, on a machine with several
 */
export function modelTable(identity: CoreIdentity, pmu?: string): ModelTable | undefined {
  const { vendor, family, model, coreKind } = identity;
  const meant = pmu === undefined || pmu === 'cpu' ? pmuOfKind[coreKind ?? ''] : pmu;
  const fitting = rows.filter(
    (row) =>
      row.vendor.test(vendor) &&
      row.family === family &&
      row.models.some((each) => (typeof each === 'number' ? each === model : model >= each[0] && model <= each[1])),
  );
  const row =
    fitting.find((each) => each.pmu === meant) ?? fitting.find((each) => each.pmu === undefined) ?? fitting[0];
  return row === undefined ? undefined : tableOf(row);
}

const read = new Map<string, ModelTable>();

function tableOf({ cores, text }: ModelRow): ModelTable {
  let table = read.get(cores);
  if (table === undefined) {
    const events = parseTable(text);
    table = { cores, find: (name) => events.get(name.toLowerCase()), names: () => events.keys() };
    read.set(cores, table);
  }
  return table;
}

/** Rows as `name event umask field=value field ...`, all numbers hexadecimal. */
export function parseTable(text: string): Map<string, string> {
  const events = new Map<string, string>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const [name, event, umask, ...rest] = line.split(' ');
    events.set(name!, [`event=0x${event}`, `umask=0x${umask}`, ...rest].join(','));
  }
  return events;
}

/** Every table, for tests and lists. */
export const modelRows: readonly Pick<ModelRow, 'cores' | 'text'>[] = rows;
