// Numbers that single leaves give: MONITOR (5), performance monitoring (0xA), RDT (0xF, 0x10), SGX (0x12), Processor
// Trace (0x14), AMX (0x1D, 0x1E), AVX10 (0x24), SVM (0x8000_000A) and SEV (0x8000_001F). What is absent is undefined.

import { bitsOf, hasBit, type LeafIndex } from './dump.ts';

/** Numbers that single leaves give; undefined, or an empty list, for what the processor has not. */
export interface ProcessorLimits {
  /** The range of bytes that MONITOR watches, at least and at most (leaf 5). */
  readonly monitorLineBytes: readonly [smallest: number, largest: number] | undefined;
  /** Architectural performance monitoring (leaf 0xA). */
  readonly performanceMonitoring: PerformanceMonitoring | undefined;
  /**
   * L3 monitoring: how many resource monitoring IDs there are, and the bytes that a count of one stands for (leaf 0xF).
   */
  readonly cacheMonitoring: { readonly rmids: number; readonly scaleBytes: number } | undefined;
  /** What can be shared out among classes of service (leaf 0x10). */
  readonly cacheAllocation: readonly CacheAllocation[];
  /** Base-2 logarithms of the largest enclave in 32-bit and in 64-bit mode (leaf 0x12). */
  readonly sgx: { readonly enclaveBits32: number; readonly enclaveBits64: number } | undefined;
  /** How many address ranges can filter a trace (leaf 0x14). */
  readonly processorTrace: { readonly addressRanges: number } | undefined;
  /** Tiles and their multiplication (leaves 0x1D and 0x1E). */
  readonly amx: Amx | undefined;
  /** The version of AVX10, and the vector widths that it has (leaf 0x24). */
  readonly avx10: { readonly version: number; readonly vectorBits: readonly number[] } | undefined;
  /** AMD's virtualization: its revision, and how many address space IDs there are (leaf 0x8000_000A). */
  readonly svm: { readonly revision: number; readonly asids: number } | undefined;
  /** AMD's SME and SEV (leaf 0x8000_001F). */
  readonly memoryEncryption: MemoryEncryption | undefined;
}

/** Architectural performance monitoring: leaf 0xA (SDM 3B, 21.2). */
export interface PerformanceMonitoring {
  /** Version of the interface, 1 to 6. */
  readonly version: number;
  /** General counters of one logical CPU. */
  readonly generalCounters: number;
  /** Width of a general counter in bits. */
  readonly generalBits: number;
  /** Counters that each count one fixed event. */
  readonly fixedCounters: number;
  /** Width of a fixed counter in bits. */
  readonly fixedBits: number;
  /** Architectural events that the processor counts. */
  readonly events: readonly string[];
}

/** A resource that can be shared out among classes of service (SDM 3B, 19.19). */
export interface CacheAllocation {
  /** What is shared out. */
  readonly resource: 'L3' | 'L2' | 'memory bandwidth';
  /** How many classes of service there are. */
  readonly classes: number;
  /** Of a cache: the length of the capacity mask. */
  readonly maskBits: number | undefined;
}

/** What AMX offers: palette 1 of leaf 0x1D, and leaf 0x1E. */
export interface Amx {
  /** How many tile registers there are. */
  readonly tiles: number;
  /** Bytes of one tile. */
  readonly tileBytes: number;
  /** Rows of a tile at most. */
  readonly rows: number;
  /** Bytes of a row at most. */
  readonly rowBytes: number;
  /** Of the multiplier: rows or columns at most. */
  readonly tmulK: number | undefined;
  /** Of the multiplier: bytes of a column at most. */
  readonly tmulN: number | undefined;
}

/** AMD's memory encryption: leaf 0x8000_001F (APM 3, E.4.17). */
export interface MemoryEncryption {
  /** The bit of a page table entry that has the page encrypted. */
  readonly encryptionBit: number;
  /** By how many bits physical addresses are shorter while encryption is on. */
  readonly physicalBitsLost: number;
  /** How many encrypted guests can run at a time. */
  readonly encryptedGuests: number;
  /** The least address space ID of a guest of SEV whose registers are not encrypted (SEV without ES). */
  readonly firstAsidWithoutState: number;
}

export function decodeLimits(index: LeafIndex): ProcessorLimits {
  const monitor = index.get(5);
  const hasSvm = hasBit(index.register(0x8000_0001, 0, 'ecx'), 2);
  return {
    monitorLineBytes:
      monitor === undefined || monitor.eax === 0 ? undefined : [bitsOf(monitor.eax, 15, 0), bitsOf(monitor.ebx, 15, 0)],
    performanceMonitoring: decodePerformanceMonitoring(index),
    cacheMonitoring: hasBit(index.register(0xf, 0, 'edx'), 1)
      ? { rmids: index.register(0xf, 1, 'ecx') + 1, scaleBytes: index.register(0xf, 1, 'ebx') }
      : undefined,
    cacheAllocation: decodeCacheAllocation(index),
    sgx: hasBit(index.register(7, 0, 'ebx'), 2)
      ? { enclaveBits32: index.field(0x12, 0, 'edx', 7, 0), enclaveBits64: index.field(0x12, 0, 'edx', 15, 8) }
      : undefined,
    processorTrace: hasBit(index.register(7, 0, 'ebx'), 25)
      ? { addressRanges: index.field(0x14, 1, 'eax', 2, 0) }
      : undefined,
    amx: decodeAmx(index),
    avx10: decodeAvx10(index),
    svm:
      hasSvm && index.get(0x8000_000a) !== undefined
        ? { revision: index.field(0x8000_000a, 0, 'eax', 7, 0), asids: index.register(0x8000_000a, 0, 'ebx') }
        : undefined,
    memoryEncryption: decodeMemoryEncryption(index),
  };
}

const architecturalEvents = [
  'core cycles',
  'instructions retired',
  'reference cycles',
  'last level cache references',
  'last level cache misses',
  'branches retired',
  'mispredicted branches retired',
  'top-down slots',
  'top-down backend bound',
  'top-down bad speculation',
  'top-down frontend bound',
  'top-down retiring',
  'last branch record inserts',
];

function decodePerformanceMonitoring(index: LeafIndex): PerformanceMonitoring | undefined {
  const leaf = index.get(0xa);
  const version = bitsOf(leaf?.eax ?? 0, 7, 0);
  if (leaf === undefined || version === 0) return undefined;
  const length = bitsOf(leaf.eax, 31, 24);
  return {
    version,
    generalCounters: bitsOf(leaf.eax, 15, 8),
    generalBits: bitsOf(leaf.eax, 23, 16),
    fixedCounters: version > 1 ? bitsOf(leaf.edx, 4, 0) : 0,
    fixedBits: version > 1 ? bitsOf(leaf.edx, 12, 5) : 0,
    // A set bit means that the event is missing.
    events: architecturalEvents.filter((_, bit) => bit < length && !hasBit(leaf.ebx, bit)),
  };
}

function decodeCacheAllocation(index: LeafIndex): CacheAllocation[] {
  const found: CacheAllocation[] = [];
  const present = index.register(0x10, 0, 'ebx');
  for (const [bit, resource] of [[1, 'L3'] as const, [2, 'L2'] as const, [3, 'memory bandwidth'] as const]) {
    const at = index.get(0x10, bit);
    if (!hasBit(present, bit) || at === undefined) continue;
    const maskBits = bit === 3 ? undefined : bitsOf(at.eax, 4, 0) + 1;
    found.push({ resource, classes: bitsOf(at.edx, 15, 0) + 1, maskBits });
  }
  return found;
}

function decodeAmx(index: LeafIndex): Amx | undefined {
  const palette = index.get(0x1d, 1);
  if (!hasBit(index.register(7, 0, 'edx'), 24) || palette === undefined) return undefined;
  const tmul = index.get(0x1e, 0);
  return {
    tiles: bitsOf(palette.ebx, 31, 16),
    tileBytes: bitsOf(palette.eax, 31, 16),
    rows: bitsOf(palette.ecx, 15, 0),
    rowBytes: bitsOf(palette.ebx, 15, 0),
    tmulK: tmul === undefined ? undefined : bitsOf(tmul.ebx, 7, 0),
    tmulN: tmul === undefined ? undefined : bitsOf(tmul.ebx, 23, 8),
  };
}

function decodeAvx10(index: LeafIndex): ProcessorLimits['avx10'] {
  const leaf = index.get(0x24, 0);
  if (!hasBit(index.register(7, 1, 'edx'), 19) || leaf === undefined) return undefined;
  const vectorBits = [128, 256, 512].filter((_, i) => hasBit(leaf.ebx, 16 + i));
  return { version: bitsOf(leaf.ebx, 7, 0), vectorBits };
}

function decodeMemoryEncryption(index: LeafIndex): MemoryEncryption | undefined {
  const leaf = index.get(0x8000_001f);
  if (leaf === undefined || bitsOf(leaf.eax, 1, 0) === 0) return undefined;
  return {
    encryptionBit: bitsOf(leaf.ebx, 5, 0),
    physicalBitsLost: bitsOf(leaf.ebx, 11, 6),
    encryptedGuests: leaf.ecx,
    firstAsidWithoutState: leaf.edx,
  };
}
