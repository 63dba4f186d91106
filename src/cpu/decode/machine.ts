// The logical CPUs of one machine together: kinds of cores, how many of each, and how many caches they share.

import { refuseValue } from '../../errors/index.ts';
import { byLevel, type CacheInfo } from './caches.ts';
import { type CpuInfo, decodeCpuid } from './cpu-info.ts';
import { type CpuidDump, readDumps } from './dump.ts';
import type { CoreKind } from './topology.ts';

/** A kind of cache of a machine, and how many of it there are. */
export interface MachineCache extends CacheInfo {
  /** How many there are, as far as the dumps show. */
  readonly instances: number;
}

/** Cores of one kind. */
export interface CoreGroup {
  /** `general` where all cores are alike. */
  readonly kind: CoreKind | 'general';
  /** How many cores. */
  readonly cores: number;
  /** How many logical CPUs they are. */
  readonly logicalCpus: number;
  /** Their caches, by level. */
  readonly caches: readonly MachineCache[];
  /** The first logical CPU of the group. */
  readonly info: CpuInfo;
}

/** A machine: what its logical CPUs say together. */
export interface MachineInfo {
  /** How many packages. */
  readonly packages: number;
  /** The cores by their kind; one group where all are alike. */
  readonly groups: readonly CoreGroup[];
  /** Each logical CPU that there was a dump of. */
  readonly cpus: readonly CpuInfo[];
  /** Whether the numbers were counted over dumps of many CPUs, or are what one CPU says of its package. */
  readonly isCounted: boolean;
}

/**
 * Puts the dumps of one machine's logical CPUs together. One dump alone stands for its whole package.
 * @throws RawCpuError `BAD_OPTION` for what is not a list of dumps, or an empty one
 */
export function decodeMachine(dumps: readonly CpuidDump[]): MachineInfo {
  const cpus = readDumps('decodeMachine: the dumps', dumps).map(decodeCpuid);
  if (cpus.length === 0) refuseValue('decodeMachine: the dumps', 'at least one dump', dumps);
  const isCounted = cpus.length > 1 && new Set(cpus.map(({ topology }) => topology.apicId)).size === cpus.length;
  const kinds = new Map<CoreGroup['kind'], CpuInfo[]>();
  for (const info of cpus) {
    const kind = info.topology.coreKind ?? 'general';
    const members = kinds.get(kind);
    if (members === undefined) kinds.set(kind, [info]);
    else members.push(info);
  }
  const groups = [...kinds].map(([kind, members]) => groupOf(kind, members, isCounted));
  const packages = isCounted ? countUnits(cpus, (info) => info.topology.packageShift) : 1;
  return { packages, groups, cpus, isCounted };
}

function groupOf(kind: CoreGroup['kind'], members: readonly CpuInfo[], isCounted: boolean): CoreGroup {
  const info = members[0]!;
  const { coresPerPackage, logicalCpusPerPackage } = info.topology;
  return {
    kind,
    cores: isCounted ? countUnits(members, ({ topology }) => topology.coreShift) : coresPerPackage,
    logicalCpus: isCounted ? members.length : Math.max(logicalCpusPerPackage, members.length),
    caches: cachesOf(members, isCounted),
    info,
  };
}

/** Every cache that differs from the others, by level: the dies of one package may have caches of different sizes. */
function cachesOf(members: readonly CpuInfo[], isCounted: boolean): MachineCache[] {
  const kinds = new Map<string, { readonly cache: CacheInfo; readonly owners: CpuInfo[] }>();
  for (const info of members) {
    for (const cache of info.caches) {
      const key = JSON.stringify(cache);
      const kind = kinds.get(key);
      if (kind === undefined) kinds.set(key, { cache, owners: [info] });
      else kind.owners.push(info);
    }
  }
  return [...kinds.values()]
    .map(({ cache, owners }) => ({ ...cache, instances: countCaches(owners, cache, isCounted) }))
    .sort(byLevel);
}

/** How many different units there are when this many low bits of the APIC IDs are left out. */
function countUnits(members: readonly CpuInfo[], shiftOf: (info: CpuInfo) => number): number {
  return new Set(members.map((info) => shifted(info.topology.apicId, shiftOf(info)))).size;
}

function shifted(apicId: number, bits: number): number {
  return Math.floor(apicId / 2 ** bits);
}

function countCaches(owners: readonly CpuInfo[], cache: CacheInfo, isCounted: boolean): number {
  // Where sharing is not said, the first two levels are taken to belong to a core and others to the package.
  const { logicalCpusPerPackage, threadsPerCore } = owners[0]!.topology;
  const sharedBy = cache.sharedBy ?? (cache.level <= 2 ? threadsPerCore : logicalCpusPerPackage);
  if (!isCounted) return Math.max(1, Math.ceil(logicalCpusPerPackage / Math.max(1, sharedBy)));
  const bits = Math.ceil(Math.log2(Math.max(1, sharedBy)));
  return countUnits(owners, () => bits);
}
