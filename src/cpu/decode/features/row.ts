// The shape of a feature's row, and what an operating system must do before code can use the feature.

import type { CpuidRegister } from '../dump.ts';

/**
 * Which state the operating system must have enabled, as bits of XCR0 (SDM 1, 13.3) or as a bit of CPUID that mirrors
 * one of CR4. Features without such a need work as soon as the processor has them, or concern the system alone.
 */
export const stateNeeds = {
  xsave: { xcr0: 0n, leaf: 1, register: 'ecx', bit: 27, meaning: 'CR4.OSXSAVE' },
  avx: { xcr0: 0x6n, leaf: 1, register: 'ecx', bit: 27, meaning: 'XCR0: SSE and AVX state' },
  avx512: { xcr0: 0xe6n, leaf: 1, register: 'ecx', bit: 27, meaning: 'XCR0: SSE, AVX, opmask and ZMM state' },
  mpx: { xcr0: 0x18n, leaf: 1, register: 'ecx', bit: 27, meaning: 'XCR0: bound registers' },
  amx: { xcr0: 0x6_0000n, leaf: 1, register: 'ecx', bit: 27, meaning: 'XCR0: tile configuration and tile data' },
  apx: { xcr0: 0x8_0000n, leaf: 1, register: 'ecx', bit: 27, meaning: 'XCR0: r16 to r31' },
  lwp: { xcr0: 0x4000_0000_0000_0000n, leaf: 1, register: 'ecx', bit: 27, meaning: 'XCR0: LWP state' },
  pku: { xcr0: 0n, leaf: 7, register: 'ecx', bit: 4, meaning: 'CR4.PKE' },
} as const satisfies Record<string, StateNeedRow>;

export interface StateNeedRow {
  readonly xcr0: bigint;
  /** The CPUID bit by which the operating system says that it switched the mechanism on. */
  readonly leaf: number;
  readonly register: CpuidRegister;
  readonly bit: number;
  readonly meaning: string;
}

export type StateNeed = keyof typeof stateNeeds;

/**
 * One feature: bit; Linux's name (/proc/cpuinfo's, or the kernel's macro in lower case where it shows none); the
 * compilers' option, empty where there is none; meaning; what the operating system has to enable.
 */
export type FeatureRow<N extends string = string> = readonly [
  bit: number,
  name: N,
  option: string,
  meaning: string,
  needs?: StateNeed,
];

/** The rows of one register, with the place in the manual that documents them. */
export interface FeatureGroup<N extends string = string> {
  readonly leaf: number;
  readonly subleaf: number;
  readonly register: CpuidRegister;
  readonly source: string;
  /** Vendors whose processors define these bits; all when not given. */
  readonly vendors?: readonly VendorFamily[];
  readonly rows: readonly FeatureRow<N>[];
}

/** Vendors that share definitions: Hygon follows AMD, Zhaoxin and VIA follow Intel and add leaves of their own. */
export type VendorFamily = 'intel' | 'amd' | 'centaur' | 'transmeta';
