// Features as data: every row of the tables beside this file, and what a dump says about each of them.

import { readText } from '../../../errors/index.ts';
import { type CpuidDump, hasBit, type LeafIndex } from '../dump.ts';
import { decodeSignature, decodeVendor } from '../vendors.ts';
import { enabledState } from '../xsave.ts';
import { basicFeatures } from './basic.ts';
import { extendedFeatures } from './extended.ts';
import type { FeatureName } from './feature-names.gen.ts';
import { type FeatureGroup, type FeatureRow, type StateNeed, stateNeeds } from './row.ts';
import { structuredFeatures } from './structured.ts';

export type { FeatureName } from './feature-names.gen.ts';

export const featureGroups: readonly FeatureGroup[] = [...basicFeatures, ...structuredFeatures, ...extendedFeatures];

/**
 * Names that Linux shows for a capability that vendors report by different bits: the capability is there when one of
 * them is set (arch/x86/kernel/cpu/common.c, init_speculation_control and its neighbours).
 */
const combinedFeatures = {
  ibrs: { of: ['spec_ctrl', 'amd_ibrs'], meaning: 'indirect branch restricted speculation' },
  ibpb: { of: ['spec_ctrl', 'amd_ibpb'], meaning: 'indirect branch prediction barrier' },
  stibp: { of: ['intel_stibp', 'amd_stibp'], meaning: 'single thread indirect branch predictors' },
  ssbd: { of: ['spec_ctrl_ssbd', 'amd_ssbd', 'virt_ssbd'], meaning: 'speculative store bypass disable' },
} as const satisfies Record<string, { readonly of: readonly FeatureName[]; readonly meaning: string }>;

/** Features that are a number in a leaf rather than a bit. */
const numberFeatures = {
  arch_perfmon: { leaf: 0xa, register: 'eax', mask: 0xff, above: 1, meaning: 'architectural performance monitoring' },
  xtopology: { leaf: 0xb, register: 'ebx', mask: 0xffff, above: 0, meaning: 'extended topology enumeration' },
} as const;

/** What is known of one feature on one logical CPU. */
export interface FeatureState {
  /** The processor has it. */
  readonly cpu: boolean;
  /**
   * The operating system enabled what it needs; true where it needs nothing, undefined where only the kernel could tell
   * and a recording does not say.
   */
  readonly os: boolean | undefined;
  /** Code of this process can rely on it now. */
  readonly usable: boolean;
}

/** Every feature that the tables know, by name. */
export type Features = Readonly<Record<FeatureName, FeatureState>>;

/** What the tables say about a feature, for documentation and help texts. */
export interface FeatureFacts {
  /** Linux's name. */
  readonly name: FeatureName;
  /** The compilers' option, such as `-mavx2`, where there is one. */
  readonly option: string | undefined;
  /** What it is, in a few words. */
  readonly meaning: string;
  /** Where CPUID reports it, such as `CPUID.(7,0):EBX[5]`. */
  readonly place: string;
  /** The manual, and the place in it, that defines it. */
  readonly source: string;
  /** What the operating system must have enabled. */
  readonly needs: string | undefined;
}

/** Every feature that the tables know, in their order. */
export function listFeatures(): readonly FeatureFacts[] {
  features ??= [...listRows(), ...listCombined()];
  return features;
}

let features: readonly FeatureFacts[] | undefined;
let factsByName: ReadonlyMap<string, FeatureFacts> | undefined;

/**
 * The facts of a feature, by Linux's name or the compilers' option (`avx2`, `-mavx2`); undefined when unknown.
 * @example
 * ```ts
 * import { featureFacts } from 'rawcpu';
 *
 * featureFacts('-mavx2')!.place; // => CPUID.(7h,0):EBX[5]
 * featureFacts('avx2')!.needs; // => XCR0: SSE and AVX state
 * ```
 */
export function featureFacts(name: string): FeatureFacts | undefined {
  factsByName ??= new Map(
    listFeatures().flatMap((facts) => [
      [facts.name, facts] as const,
      ...(facts.option === undefined ? [] : [[facts.option, facts] as const]),
    ]),
  );
  return factsByName.get(readText('featureFacts: the name', name));
}

function* listRows(): Generator<FeatureFacts> {
  for (const group of featureGroups) {
    for (const [bit, name, option, meaning, needs] of group.rows) {
      yield {
        name: name as FeatureName,
        option: option === '' ? undefined : `-${option}`,
        meaning,
        place: `${placeOf(group.leaf, group.subleaf, group.register)}[${bit}]`,
        source: group.source,
        needs: needs === undefined ? undefined : stateNeeds[needs].meaning,
      };
    }
  }
}

function* listCombined(): Generator<FeatureFacts> {
  const common = { option: undefined, needs: undefined };
  for (const [name, { of, meaning }] of Object.entries(combinedFeatures)) {
    yield { name: name as FeatureName, meaning, place: of.join(' or '), source: 'Linux', ...common };
  }
  for (const [name, { leaf, register, above, meaning }] of Object.entries(numberFeatures)) {
    const place = `${placeOf(leaf, 0, register)} above ${above}`;
    yield { name: name as FeatureName, meaning, place, source: 'Linux', ...common };
  }
  yield {
    name: 'constant_tsc',
    meaning: 'the time-stamp counter runs at a constant rate',
    place: 'nonstop_tsc, or the model',
    source: 'SDM 3B, 19.17',
    ...common,
  };
}

function placeOf(leaf: number, subleaf: number, register: string): string {
  return `CPUID.(${leaf.toString(16).toUpperCase()}h,${subleaf}):${register.toUpperCase()}`;
}

/** What a dump says about every feature. */
export function decodeFeatures(index: LeafIndex): Features {
  const features: Record<string, FeatureState> = {};
  const enabled = enabledNeeds(index);
  for (const group of featureGroups) {
    const value = index.register(group.leaf, group.subleaf, group.register);
    for (const row of group.rows) features[row[1]] = stateOf(row, hasBit(value, row[0]), enabled);
  }
  for (const [name, { of }] of Object.entries(combinedFeatures)) {
    features[name] = plain(of.some((part) => features[part]?.cpu === true));
  }
  for (const [name, { leaf, register, mask, above }] of Object.entries(numberFeatures)) {
    features[name] = plain((index.register(leaf, 0, register) & mask) > above);
  }
  features.constant_tsc = plain(features.nonstop_tsc!.cpu || hasConstantTscByModel(index));
  return features as Features;
}

/** Intel's processors have had a constant rate since these models, before a bit said so (SDM 3B, 19.17). */
function hasConstantTscByModel(index: LeafIndex): boolean {
  const { family, model } = decodeSignature(index.register(1, 0, 'eax'));
  const isIntel = decodeVendor(index).vendorName === 'Intel';
  return isIntel && ((family === 6 && model >= 0xe) || (family === 15 && model >= 3));
}

function plain(cpu: boolean): FeatureState {
  return { cpu, os: true, usable: cpu };
}

function stateOf(row: FeatureRow, cpu: boolean, enabled: Enabled): FeatureState {
  const needs = row[4];
  if (needs === undefined) return plain(cpu);
  const { os, permitted } = enabled[needs];
  return { cpu, os, usable: cpu && os === true && permitted };
}

type Enabled = Readonly<Record<StateNeed, { readonly os: boolean | undefined; readonly permitted: boolean }>>;

function enabledNeeds(index: LeafIndex): Enabled {
  const { xcr0 } = enabledState(index);
  const permitted = permittedStates(index.dump);
  const { kernelFlags, threadFlags } = index.dump;
  const entries = Object.entries(stateNeeds).map(([need, row]) => {
    if ('flag' in row) {
      const { flag, isPerThread } = row;
      return [
        need,
        { os: kernelFlags?.includes(flag), permitted: !isPerThread || threadFlags?.includes(flag) === true },
      ];
    }
    const isOn = hasBit(index.register(row.leaf, 0, row.register), row.bit);
    const os = isOn && (xcr0 & row.xcr0) === row.xcr0;
    return [need, { os, permitted: (permitted & row.xcr0) === row.xcr0 }];
  });
  return Object.fromEntries(entries) as Enabled;
}

/** Without a recorded answer of the kernel nothing is taken to be refused. */
function permittedStates(dump: CpuidDump): bigint {
  return dump.permittedStates ?? (1n << 64n) - 1n;
}
