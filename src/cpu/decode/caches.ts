// Caches: leaf 4 (SDM 2A), AMD's leaf 0x8000_001D of the same shape and its older leaves 0x8000_0005 and 6 (APM 3, E.4),
// and leaf 2's descriptors. The first of them that answers is taken; AMD's older leaves also fill in levels that a
// dump lacks.

import { type CacheDescriptor, cacheDescriptors } from './cache-descriptors.ts';
import { bitsOf, type CpuidLeaf, hasBit, type LeafIndex, registerNames } from './dump.ts';
import type { VendorFamily } from './features/row.ts';
import { amdNodesPerPackage } from './topology.ts';
import { decodeSignature, decodeVendor } from './vendors.ts';

/** What a cache holds; `trace` caches of the Pentium 4 hold decoded micro-operations. */
export type CacheKind = 'data' | 'instruction' | 'unified' | 'trace';

/** A cache as one logical CPU describes it (leaf 4, SDM 2A; leaves 0x8000_0005, 6 and 1D, APM 3, E.4). */
export interface CacheInfo {
  /** 1, 2, 3 or 4. */
  readonly level: number;
  /** What it holds. */
  readonly kind: CacheKind;
  /** Of one cache, in bytes; of a trace cache, in micro-operations. */
  readonly sizeBytes: number;
  /** Ways of associativity; `full` where an entry may stand anywhere. */
  readonly ways: number | 'full' | 'unknown';
  /** Length of a line in bytes. */
  readonly lineBytes: number;
  /** Physical line partitions; undefined where the processor does not say. */
  readonly partitions: number | undefined;
  /** How many sets it has; undefined where the processor does not say. */
  readonly sets: number | undefined;
  /** Logical CPUs that share one, at most; undefined where the processor does not say. */
  readonly sharedBy: number | undefined;
  /** Whether it holds whatever the lower levels hold; undefined where the processor does not say. */
  readonly isInclusive: boolean | undefined;
  /**
   * Whether a function of many address bits picks the set, as in a sliced last level; undefined where the processor
   * does not say.
   */
  readonly usesComplexIndexing: boolean | undefined;
  /** The leaf that says so. */
  readonly source: number;
}

/** The caches of a logical CPU, by level, data before instruction before unified. */
export function decodeCaches(index: LeafIndex, follows: VendorFamily): CacheInfo[] {
  return (follows === 'amd' ? amdCaches(index) : intelCaches(index)).sort(byLevel);
}

const kindOrder: readonly CacheKind[] = ['data', 'instruction', 'trace', 'unified'];

/** Orders caches by level, data before instruction before unified. */
export function byLevel(a: CacheInfo, b: CacheInfo): number {
  return a.level - b.level || kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind);
}

function intelCaches(index: LeafIndex): CacheInfo[] {
  const described = deterministicCaches(index, 4);
  // A hypervisor or an old dump may answer leaf 4 for the first cache alone; the descriptors then know the rest.
  const byDescriptor = described.length > 1 ? [] : descriptorCaches(index);
  const caches = [...described, ...missingFrom(described, byDescriptor)];
  return caches.length > 0 ? caches : legacyCaches(index);
}

function amdCaches(index: LeafIndex): CacheInfo[] {
  const described = hasBit(index.register(0x8000_0001, 0, 'ecx'), 22) ? deterministicCaches(index, 0x8000_001d) : [];
  return [...described, ...missingFrom(described, legacyCaches(index))];
}

function missingFrom(known: readonly CacheInfo[], more: readonly CacheInfo[]): CacheInfo[] {
  return more.filter((cache) => !known.some(({ level, kind }) => level === cache.level && kind === cache.kind));
}

const deterministicKinds: Readonly<Record<number, CacheKind>> = { 1: 'data', 2: 'instruction', 3: 'unified' };

function deterministicCaches(index: LeafIndex, leaf: number): CacheInfo[] {
  const isCache = ({ eax }: CpuidLeaf) => deterministicKinds[bitsOf(eax, 4, 0)] !== undefined;
  return [...index.subleaves(leaf, isCache)].map(({ eax, ebx, ecx, edx }) => {
    const ways = bitsOf(ebx, 31, 22) + 1;
    const partitions = bitsOf(ebx, 21, 12) + 1;
    const lineBytes = bitsOf(ebx, 11, 0) + 1;
    const sets = ecx + 1;
    return {
      level: bitsOf(eax, 7, 5),
      kind: deterministicKinds[bitsOf(eax, 4, 0)]!,
      sizeBytes: ways * partitions * lineBytes * sets,
      ways: hasBit(eax, 9) ? 'full' : ways,
      lineBytes,
      partitions,
      sets,
      sharedBy: bitsOf(eax, 25, 14) + 1,
      isInclusive: hasBit(edx, 1),
      usesComplexIndexing: leaf === 4 ? hasBit(edx, 2) : undefined,
      source: leaf,
    };
  });
}

/** The descriptors of leaf 2 in order. A register whose top bit is set holds none; the low byte of EAX is a count. */
export function leaf2Descriptors(index: LeafIndex): number[] {
  const leaf = index.get(2);
  if (leaf === undefined) return [];
  return registerNames.flatMap((register) => {
    const value = leaf[register];
    if (hasBit(value, 31)) return [];
    const lows = register === 'eax' ? [8, 16, 24] : [0, 8, 16, 24];
    return lows.map((low) => bitsOf(value, low + 7, low)).filter((descriptor) => descriptor !== 0);
  });
}

function descriptorCaches(index: LeafIndex): CacheInfo[] {
  return leaf2Descriptors(index).flatMap((descriptor) => {
    const row = Object.hasOwn(cacheDescriptors, descriptor) ? cacheDescriptors[descriptor]! : undefined;
    return row === undefined ? [] : [cacheOfRow(isXeonMpL3(index, descriptor) ? [3, ...row.slice(1)] : row, 2)];
  });
}

function isXeonMpL3(index: LeafIndex, descriptor: number): boolean {
  const { family, model } = decodeSignature(index.register(1, 0, 'eax'));
  return descriptor === 0x49 && family === 15 && model === 6;
}

function cacheOfRow(row: readonly unknown[], source: number): CacheInfo {
  const [level, kind, sizeKib, ways, lineBytes] = row as CacheDescriptor;
  return { ...plainCache(level, kind, sizeKib * (kind === 'trace' ? 1000 : 1024), ways, lineBytes), source };
}

function plainCache(level: number, kind: CacheKind, sizeBytes: number, ways: CacheInfo['ways'], lineBytes: number) {
  const unsaid = { partitions: undefined, sets: undefined, sharedBy: undefined, isInclusive: undefined };
  return { level, kind, sizeBytes, ways, lineBytes, ...unsaid, usesComplexIndexing: undefined };
}

/** How AMD writes the ways of an L2 or L3 cache or of an L2 TLB (APM 3, table E-4). 9 means: see another leaf. */
export function legacyWays(code: number): number | 'full' | 'unknown' | 'none' {
  const ways: readonly (number | 'full' | 'unknown' | 'none')[] = [
    'none',
    1,
    2,
    3,
    4,
    6,
    8,
    'unknown',
    16,
    'unknown',
    32,
    48,
    64,
    96,
    128,
    'full',
  ];
  return ways[code]!;
}

function legacyCaches(index: LeafIndex): CacheInfo[] {
  const first = index.get(0x8000_0005);
  const rest = index.get(0x8000_0006);
  const caches: CacheInfo[] = [];
  for (const [kind, value] of [['data', first?.ecx ?? 0] as const, ['instruction', first?.edx ?? 0] as const]) {
    if (bitsOf(value, 31, 24) === 0) continue;
    const code = bitsOf(value, 23, 16);
    const ways = code === 0xff ? 'full' : code === 0 ? 'unknown' : code;
    const cache = plainCache(1, kind, bitsOf(value, 31, 24) * 1024, ways, bitsOf(value, 7, 0));
    caches.push({ ...cache, source: 0x8000_0005 });
  }
  const via = viaL2(index, rest?.ecx ?? 0);
  if (via !== undefined) return [...caches, via];
  const l2 = rest?.ecx ?? 0;
  const l3 = rest?.edx ?? 0;
  for (const [level, value, sizeKib] of [
    [2, l2, bitsOf(l2, 31, 16)] as const,
    [3, l3, bitsOf(l3, 31, 18) * 512] as const,
  ]) {
    const ways = legacyWays(bitsOf(value, 15, 12));
    if (ways === 'none' || sizeKib === 0) continue;
    const cache = plainCache(level, 'unified', sizeKib * 1024, ways, bitsOf(value, 7, 0));
    caches.push({ ...(level === 3 ? partOfNode(index, cache) : cache), source: 0x8000_0006 });
  }
  return caches;
}

/**
 * Leaf 0x8000_0006 counts the L3 of a whole package; each of its nodes has a part of it, with as many fewer ways. From
 * family 17h on the parts belong to core complexes instead, of which only later leaves speak.
 */
function partOfNode<C extends Omit<CacheInfo, 'source'>>(index: LeafIndex, cache: C): C {
  const nodes = amdNodesPerPackage(index);
  if (nodes === 1 || decodeSignature(index.register(1, 0, 'eax')).family >= 0x17) return cache;
  const { sizeBytes, ways } = cache;
  const logicalCpus = bitsOf(index.register(0x8000_0008, 0, 'ecx'), 7, 0) + 1;
  const part = { sizeBytes: sizeBytes / nodes, ways: typeof ways === 'number' ? ways / nodes : ways };
  return { ...cache, ...part, sharedBy: Math.ceil(logicalCpus / nodes) };
}

/**
 * The L2 cache of VIA's C3: Samuel 2 and Ezra have the fields of the L1 leaf, the first Nehemiah has one KiB too many and
 * no ways (arch/x86/kernel/cpu/centaur.c). Undefined for all others.
 */
function viaL2(index: LeafIndex, value: number): CacheInfo | undefined {
  const { family, model, stepping } = decodeSignature(index.register(1, 0, 'eax'));
  if (decodeVendor(index).vendorName !== 'VIA' || family !== 6 || value === 0) return undefined;
  const isFirstNehemiah = model === 9 && stepping === 1 && bitsOf(value, 31, 16) === 65;
  if (model !== 7 && model !== 8 && !isFirstNehemiah) return undefined;
  const sizeKib = isFirstNehemiah ? 64 : bitsOf(value, 31, 24);
  const ways = isFirstNehemiah ? 'unknown' : bitsOf(value, 23, 16);
  return { ...plainCache(2, 'unified', sizeKib * 1024, ways, bitsOf(value, 7, 0)), source: 0x8000_0006 };
}
