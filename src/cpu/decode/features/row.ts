// The shape of a feature's row, and what an operating system must do before code can use the feature.

import type { CpuidRegister } from '../dump.ts';

/**
 * What the operating system must have enabled, and where that shows: as bits of XCR0 (SDM 1, 13.3), as a bit of CPUID
 * that mirrors one of a control register, or, where no instruction tells user code, as a flag of Linux's /proc/cpuinfo.
 * Features without such a need work as soon as the processor has them, or concern the system alone.
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
  keyLocker: { xcr0: 0n, leaf: 0x19, register: 'ebx', bit: 0, meaning: 'CR4.KL' },
  fsgsbase: { flag: 'fsgsbase', isPerThread: false, meaning: 'CR4.FSGSBASE' },
  la57: { flag: 'la57', isPerThread: false, meaning: 'CR4.LA57: five levels of page tables' },
  shadowStack: { flag: 'user_shstk', isPerThread: true, meaning: 'CR4.CET, and a shadow stack for the thread' },
  // No Linux yet lets user code switch on either of these.
  userIbt: { flag: 'user_ibt', isPerThread: true, meaning: 'CR4.CET, and branch tracking for the thread' },
  userInterrupts: { flag: 'uintr', isPerThread: true, meaning: 'CR4.UINTR' },
  lam: { flag: 'lam', isPerThread: true, meaning: 'CR3.LAM_U48 or LAM_U57, for the process' },
  enqcmd: { flag: 'enqcmd', isPerThread: false, meaning: 'IA32_XSS: process address space ID' },
  sgx: { flag: 'sgx', isPerThread: false, meaning: 'IA32_FEATURE_CONTROL, and the driver' },
  userMsr: { flag: 'user_msr', isPerThread: false, meaning: 'IA32_USER_MSR_CTL' },
} as const satisfies Record<string, StateNeedRow | KernelNeedRow>;

export interface StateNeedRow {
  readonly xcr0: bigint;
  /** The CPUID bit by which the operating system says that it switched the mechanism on. */
  readonly leaf: number;
  readonly register: CpuidRegister;
  readonly bit: number;
  readonly meaning: string;
}

/** What only the kernel itself tells. */
export interface KernelNeedRow {
  /** The flag that Linux shows in /proc/cpuinfo once the kernel has enabled it. */
  readonly flag: string;
  /** The kernel enables it for threads or processes that ask, and must be asked about each. */
  readonly isPerThread: boolean;
  readonly meaning: string;
}

/** The flags of /proc/cpuinfo that rows ask about. */
export const kernelFlagNames: readonly string[] = Object.values(stateNeeds).flatMap((need) =>
  'flag' in need ? [need.flag] : [],
);

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
