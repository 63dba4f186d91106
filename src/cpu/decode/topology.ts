// Where a logical CPU sits: its APIC ID, the levels that the ID is made of, and how many there are of each (SDM 3A,
// 10.9.1; APM 3, E.4.22 and appendix E.5).

import { bitsOf, type CpuidLeaf, hasBit, type LeafIndex } from './dump.ts';
import type { VendorFamily } from './features/row.ts';
import { decodeSignature } from './vendors.ts';

/** A level of the topology (SDM 2A, CPUID, leaf 0x1F; APM 3, E.4.24); `complex` are AMD's core complexes. */
export type TopologyLevelKind = 'thread' | 'core' | 'module' | 'tile' | 'die' | 'die group' | 'complex' | 'unknown';

/** One level that an APIC ID is made of. */
export interface TopologyLevel {
  /** What its units are. */
  readonly kind: TopologyLevelKind;
  /** Bits to shift the APIC ID right by, so that what is left numbers the next level up. */
  readonly shift: number;
  /** Logical CPUs in one unit of the next level up, as the processor was built. */
  readonly logicalCpus: number;
}

/** The kind of a core, on processors that have several. */
export type CoreKind = 'performance' | 'efficiency' | 'low-power efficiency' | 'unknown';

/** Where a logical CPU sits (SDM 3A, 10.9.1; APM 3, E.4.22). */
export interface TopologyInfo {
  /** Its number in hardware: unique in the machine, with gaps. */
  readonly apicId: number;
  /** From the threads of one core upwards. */
  readonly levels: readonly TopologyLevel[];
  /** The leaf that the levels come from. */
  readonly source: number;
  /** Logical CPUs of one core. */
  readonly threadsPerCore: number;
  /** Cores of one package, as the processor was built. */
  readonly coresPerPackage: number;
  /** Logical CPUs of one package, as the processor was built. */
  readonly logicalCpusPerPackage: number;
  /** Dies with a memory controller of their own, as AMD counts them; 1 where the processor does not say. */
  readonly nodesPerPackage: number;
  /** Bits to shift the APIC ID right by, so that CPUs of one core have equal numbers. */
  readonly coreShift: number;
  /** Bits to shift the APIC ID right by, so that CPUs of one package have equal numbers. */
  readonly packageShift: number;
  /** On processors with several kinds of cores: which kind this one is. */
  readonly coreKind: CoreKind | undefined;
}

export function decodeTopology(index: LeafIndex, follows: VendorFamily): TopologyInfo {
  const isAmd = follows === 'amd';
  const enumerated = extendedTopology(index, follows) ?? (isAmd ? amdTopology(index) : legacyTopology(index));
  const nodesPerPackage = isAmd ? amdNodesPerPackage(index) : 1;
  return { ...enumerated, nodesPerPackage, coreKind: decodeCoreKind(index, follows) };
}

const intelLevels: Readonly<Record<number, TopologyLevelKind>> = {
  1: 'thread',
  2: 'core',
  3: 'module',
  4: 'tile',
  5: 'die',
  6: 'die group',
};
const amdLevels: Readonly<Record<number, TopologyLevelKind>> = { 1: 'thread', 2: 'complex', 3: 'die', 4: 'unknown' };

type Enumerated = Omit<TopologyInfo, 'coreKind' | 'nodesPerPackage'>;

/** Leaves 0x8000_0026, 0x1F and 0xB, which list one level in each subleaf. */
function extendedTopology(index: LeafIndex, follows: VendorFamily): Enumerated | undefined {
  const leaves = follows === 'amd' ? [0x8000_0026, 0xb] : [0x1f, 0xb];
  for (const source of leaves) {
    const names = source === 0x8000_0026 ? amdLevels : intelLevels;
    const isLevel = ({ ebx, ecx }: CpuidLeaf) => bitsOf(ecx, 15, 8) !== 0 && bitsOf(ebx, 15, 0) !== 0;
    const subleaves = [...index.subleaves(source, isLevel)];
    const first = subleaves[0];
    if (first === undefined) continue;
    const levels = subleaves.map(({ eax, ebx, ecx }) => ({
      kind: names[bitsOf(ecx, 15, 8)] ?? ('unknown' as const),
      shift: bitsOf(eax, 4, 0),
      logicalCpus: bitsOf(ebx, 15, 0),
    }));
    const threads = levels.find(({ kind }) => kind === 'thread');
    const last = levels.at(-1)!;
    const threadsPerCore = Math.max(1, threads?.logicalCpus ?? 1);
    return {
      apicId: first.edx,
      levels,
      source,
      threadsPerCore,
      logicalCpusPerPackage: last.logicalCpus,
      coresPerPackage: Math.max(1, Math.floor(last.logicalCpus / threadsPerCore)),
      coreShift: threads?.shift ?? 0,
      packageShift: last.shift,
    };
  }
  return undefined;
}

/** Leaf 1 counts logical CPUs, leaf 4 counts cores: how many IDs there are, which may be more than there are CPUs. */
function legacyTopology(index: LeafIndex): Enumerated {
  const hasMany = hasBit(index.register(1, 0, 'edx'), 28);
  const logical = hasMany ? Math.max(1, index.field(1, 0, 'ebx', 23, 16)) : 1;
  const first = index.get(4, 0);
  const cores = first === undefined || bitsOf(first.eax, 4, 0) === 0 ? 1 : bitsOf(first.eax, 31, 26) + 1;
  return counted(index, cores, Math.max(1, Math.floor(logical / cores)), 1);
}

/** Leaf 0x8000_0008 counts logical CPUs, leaf 0x8000_001E the threads of a core. */
function amdTopology(index: LeafIndex): Enumerated {
  const sizes = index.get(0x8000_0008);
  const logical = sizes === undefined ? 1 : bitsOf(sizes.ecx, 7, 0) + 1;
  const family = index.field(1, 0, 'eax', 27, 20) + 15;
  const unit = index.get(0x8000_001e);
  // Family 15h has compute units there: two cores that share a floating-point unit are not threads.
  const threads = unit !== undefined && family >= 0x17 ? bitsOf(unit.ebx, 15, 8) + 1 : 1;
  const idBits = bitsOf(sizes?.ecx ?? 0, 15, 12);
  const enumerated = counted(index, Math.max(1, Math.floor(logical / threads)), threads, 0x8000_0008);
  return idBits === 0 ? enumerated : { ...enumerated, packageShift: idBits };
}

const G34_PACKAGE = 3;

/**
 * Leaf 0x8000_001E counts the nodes of a package. Before it, family 10h in a G34 package had two (BKDG for family 10h,
 * CPUID Fn8000_0001_EBX, PkgType).
 */
export function amdNodesPerPackage(index: LeafIndex): number {
  if (hasBit(index.register(0x8000_0001, 0, 'ecx'), 22) && index.get(0x8000_001e) !== undefined) {
    return index.field(0x8000_001e, 0, 'ecx', 10, 8) + 1;
  }
  const { family } = decodeSignature(index.register(1, 0, 'eax'));
  return family === 0x10 && index.field(0x8000_0001, 0, 'ebx', 31, 28) === G34_PACKAGE ? 2 : 1;
}

function counted(index: LeafIndex, cores: number, threads: number, source: number): Enumerated {
  const coreShift = bitsFor(threads);
  return {
    apicId: index.field(1, 0, 'ebx', 31, 24),
    levels: [
      { kind: 'thread', shift: coreShift, logicalCpus: threads },
      { kind: 'core', shift: coreShift + bitsFor(cores), logicalCpus: cores * threads },
    ],
    source,
    threadsPerCore: threads,
    coresPerPackage: cores,
    logicalCpusPerPackage: cores * threads,
    coreShift,
    packageShift: coreShift + bitsFor(cores),
  };
}

function bitsFor(count: number): number {
  return Math.ceil(Math.log2(count));
}

/** Intel's leaf 0x1A where the hybrid bit is set (ISE), AMD's leaf 0x8000_0026 where cores differ. */
function decodeCoreKind(index: LeafIndex, follows: VendorFamily): CoreKind | undefined {
  if (follows === 'amd') {
    const first = index.get(0x8000_0026, 0);
    if (first === undefined || !hasBit(first.eax, 30)) return undefined;
    return (['performance', 'efficiency'] as const)[bitsOf(first.ebx, 31, 28)] ?? 'unknown';
  }
  if (!hasBit(index.register(7, 0, 'edx'), 15)) return undefined;
  const kind = index.field(0x1a, 0, 'eax', 31, 24);
  if (kind === 0x40) return 'performance';
  if (kind !== 0x20) return 'unknown';
  return isOffRing(index) ? 'low-power efficiency' : 'efficiency';
}

/** The cores of Meteor Lake's and Lunar Lake's low-power island have no L3 cache; nothing else tells them from others. */
function isOffRing(index: LeafIndex): boolean {
  const caches = [...index.subleaves(4, ({ eax }) => bitsOf(eax, 4, 0) !== 0)];
  return caches.length > 0 && !caches.some(({ eax }) => bitsOf(eax, 7, 5) === 3);
}
