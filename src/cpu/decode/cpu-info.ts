// One logical CPU, decoded: what decodeCpuid() gives. And several of them together, as the parts of one machine.

import { type CacheInfo, decodeCaches } from './caches.ts';
import { findCodeName } from './code-names.ts';
import { bitsOf, type CpuidDump, LeafIndex, readDump } from './dump.ts';
import { decodeFeatures, type FeatureName, type Features } from './features/index.ts';
import { decodeFrequencies, type FrequencyInfo } from './frequencies.ts';
import { decodeHypervisor, type HypervisorInfo } from './hypervisors.ts';
import { decodeLimits, type ProcessorLimits } from './limits.ts';
import type { TlbInfo } from './tlb-info.ts';
import { decodeTlbs } from './tlbs.ts';
import { decodeTopology, type TopologyInfo } from './topology.ts';
import { decodeBrand, decodeSignature, decodeVendor } from './vendors.ts';
import { decodeXsave, type XsaveInfo } from './xsave.ts';

/** A level of the x86-64 psABI that compilers take as `-march`. */
export type IsaLevel = 'x86-64' | 'x86-64-v2' | 'x86-64-v3' | 'x86-64-v4';

/** What one logical CPU says of itself. Whatever it does not say is undefined or `unknown`, never a guess. */
export interface CpuInfo {
  /** The logical CPU's number. */
  readonly cpu: number;
  /** The twelve characters of leaf 0, such as `GenuineIntel`. */
  readonly vendor: string;
  /** Who that is: `Intel`, `AMD`, `Zhaoxin`, or `unknown`. */
  readonly vendorName: string;
  /** The processor's full name as it gives it, without padding (leaves 0x8000_0002 to 4). */
  readonly brand: string | undefined;
  /** EAX of leaf 1. */
  readonly signature: number;
  /** Family as it is displayed: the extended family is added where the manuals say so (SDM 2A, CPUID, figure 3-6). */
  readonly family: number;
  /** Model as it is displayed, the extended model included. */
  readonly model: number;
  /** Stepping. */
  readonly stepping: number;
  /** The name of the design, such as `Emerald Rapids`; `unknown` where the table has none. */
  readonly codeName: string;
  /** The name of its cores, such as `Golden Cove`; `unknown` where the table has none. */
  readonly microarchitecture: string;
  /** The highest level of which every feature is usable; undefined below x86-64. */
  readonly isaLevel: IsaLevel | undefined;
  /** Every known feature by Linux's name. */
  readonly features: Features;
  /** By level, data before instruction before unified. */
  readonly caches: readonly CacheInfo[];
  /** Translation lookaside buffers (leaves 2 and 0x18; AMD's 0x8000_0005, 6 and 19). */
  readonly tlbs: readonly TlbInfo[];
  /** Where it sits among cores, dies and packages. */
  readonly topology: TopologyInfo;
  /** Bits of a physical and of a linear address (leaf 0x8000_0008). */
  readonly addressBits: { readonly physical: number; readonly linear: number };
  /** Rates that CPUID itself tells. */
  readonly frequency: FrequencyInfo;
  /** What XSAVE keeps; undefined for a processor without it. */
  readonly xsave: XsaveInfo | undefined;
  /** The hypervisor that it runs under; undefined where none says that it is there. */
  readonly hypervisor: HypervisorInfo | undefined;
  /** Numbers that single leaves give. */
  readonly limits: ProcessorLimits;
  /** The last basic leaf. */
  readonly lastLeaf: number;
  /** The last leaf from 0x8000_0000 on; 0 where it has none. */
  readonly lastExtendedLeaf: number;
  /** What does not fit together, in words; a hypervisor may present one processor under the name of another. */
  readonly remarks: readonly string[];
}

/**
 * Decodes what one logical CPU answered. Works anywhere, on the dump of any processor.
 *
 * Follows the SDM, volume 2A, instruction CPUID, and the APM, volume 3, appendix E.
 * @param dump of this processor, by readCpuidDump(), or of any other, by {@link parseCpuidDump}
 * @throws RawCpuError `BAD_OPTION` for what is not a dump
 * @example
 * ```ts
 * import { decodeCpuid } from 'rawcpu/cpu/decode';
 *
 * const leaf = { leaf: 0, subleaf: 0, eax: 0, ebx: 0x6874_7541, ecx: 0x444d_4163, edx: 0x6974_6e65 };
 * decodeCpuid({ cpu: 0, leaves: [leaf] }).vendor; // => AuthenticAMD
 * ```
 */
export function decodeCpuid(dump: CpuidDump): CpuInfo {
  dump = readDump('decodeCpuid: the dump', dump);
  const index = new LeafIndex(dump);
  const { vendor, vendorName, follows } = decodeVendor(index);
  const signature = decodeSignature(index.register(1, 0, 'eax'));
  const features = decodeFeatures(index);
  const brand = decodeBrand(index);
  const names = findCodeName(vendorName, signature, brand);
  return {
    cpu: dump.cpu,
    vendor,
    vendorName,
    brand,
    signature: signature.signature,
    family: signature.family,
    model: signature.model,
    stepping: signature.stepping,
    ...names,
    isaLevel: isaLevelOf(features),
    features,
    caches: decodeCaches(index, follows),
    tlbs: decodeTlbs(index, follows),
    topology: decodeTopology(index, follows),
    addressBits: decodeAddressBits(index, features),
    frequency: decodeFrequencies(index),
    xsave: decodeXsave(index),
    hypervisor: decodeHypervisor(index),
    limits: decodeLimits(index),
    lastLeaf: index.register(0, 0, 'eax'),
    lastExtendedLeaf: lastExtendedLeaf(index),
    remarks: remarksOn(names.codeName, features),
  };
}

/** The psABI's levels, each on top of the one before (System V ABI, AMD64 supplement, table 3.1). */
const isaLevels: readonly (readonly [IsaLevel, readonly FeatureName[]])[] = [
  ['x86-64', ['lm', 'cmov', 'cx8', 'fpu', 'fxsr', 'mmx', 'sse', 'sse2']],
  ['x86-64-v2', ['cx16', 'lahf_lm', 'popcnt', 'pni', 'sse4_1', 'sse4_2', 'ssse3']],
  ['x86-64-v3', ['avx', 'avx2', 'bmi1', 'bmi2', 'f16c', 'fma', 'abm', 'movbe', 'osxsave']],
  ['x86-64-v4', ['avx512f', 'avx512bw', 'avx512cd', 'avx512dq', 'avx512vl']],
];

function isaLevelOf(features: Features): IsaLevel | undefined {
  let reached: IsaLevel | undefined;
  for (const [level, needed] of isaLevels) {
    if (!needed.every((name) => features[name].usable)) break;
    reached = level;
  }
  return reached;
}

function decodeAddressBits(index: LeafIndex, features: Features): CpuInfo['addressBits'] {
  const sizes = index.get(0x8000_0008);
  if (sizes !== undefined) return { physical: bitsOf(sizes.eax, 7, 0), linear: bitsOf(sizes.eax, 15, 8) };
  const physical = features.pae.cpu || features.pse36.cpu ? 36 : 32;
  return { physical, linear: features.lm.cpu ? 48 : 32 };
}

function lastExtendedLeaf(index: LeafIndex): number {
  const last = index.register(0x8000_0000, 0, 'eax');
  return last >= 0x8000_0000 && last <= 0x8000_ffff ? last : 0;
}

/** Parts of which all have AMX; a signature that says something else was put there by a hypervisor. */
const amxParts = ['Sapphire Rapids', 'Emerald Rapids', 'Granite Rapids', 'Granite Rapids-D', 'Diamond Rapids'];

function remarksOn(codeName: string, features: Features): string[] {
  const remarks: string[] = [];
  if (features.amx_tile.cpu && codeName !== 'unknown' && !amxParts.includes(codeName)) {
    remarks.push(
      `the signature says ${codeName}, which has no AMX, yet AMX is reported: a hypervisor changed one of them`,
    );
  }
  return remarks;
}
