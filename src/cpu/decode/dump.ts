// What CPUID answered, as data: one dump for each logical CPU. Recorded dumps and the processor itself give the same
// shape, so the decoders never know which of them they read.

import { listOf, optional, type Reader, readText, refuseValue, shapeOf, wholeFrom } from '../../errors/index.ts';

export const registerNames: readonly CpuidRegister[] = ['eax', 'ebx', 'ecx', 'edx'];

/** A register that CPUID answers in. */
export type CpuidRegister = 'eax' | 'ebx' | 'ecx' | 'edx';

/** The four registers after a CPUID instruction, as unsigned 32-bit numbers. */
export type CpuidResult = Readonly<Record<CpuidRegister, number>>;

/** One CPUID instruction: what was asked and what came back. */
export interface CpuidLeaf extends CpuidResult {
  /** What was in EAX. */
  readonly leaf: number;
  /** What was in ECX. */
  readonly subleaf: number;
}

/** What one logical CPU answers, in the order in which it was asked. */
export interface CpuidDump {
  /** The logical CPU's number, as the dump gives it. */
  readonly cpu: number;
  /** Every instruction that was executed. */
  readonly leaves: readonly CpuidLeaf[];
  /** The register that says which state the operating system enabled, where it was recorded. */
  readonly xcr0?: bigint;
  /** The state components that this process may use, where they were asked for (`ARCH_GET_XCOMP_PERM`). */
  readonly permittedStates?: bigint;
  /** Those flags of Linux's /proc/cpuinfo that say what no instruction does, where they were read: `la57` ... */
  readonly kernelFlags?: readonly string[];
  /** Those of them that are on for the thread that recorded the dump. */
  readonly threadFlags?: readonly string[];
}

const readWord = wholeFrom(0, 2 ** 32 - 1);

/** A dump as a caller gives it. @throws RawCpuError `BAD_OPTION` */
export const readDump: Reader<CpuidDump> = shapeOf<CpuidDump>(
  'a dump, as parseCpuidDump() and readCpuidDump() give it',
  {
    cpu: wholeFrom(0),
    leaves: listOf(
      'a list of leaves',
      shapeOf<CpuidLeaf>('a leaf', {
        leaf: readWord,
        subleaf: readWord,
        eax: readWord,
        ebx: readWord,
        ecx: readWord,
        edx: readWord,
      }),
    ),
    xcr0: optional(readBits),
    permittedStates: optional(readBits),
    kernelFlags: optional(listOf('a list of names', readText)),
    threadFlags: optional(listOf('a list of names', readText)),
  },
);

export const readDumps: Reader<CpuidDump[]> = listOf('a list of dumps', readDump);

function readBits(what: string, value: unknown): bigint {
  return typeof value === 'bigint' && BigInt.asUintN(64, value) === value
    ? value
    : refuseValue(what, 'a bigint from 0 to 2^64 - 1', value);
}

/** Subleaves that have a key of their own; no manual knows as many. */
const SUBLEAF_SPAN = 2 ** 20;

/** A dump with its leaves in reach. Looking up what is not there gives undefined, never zeros. */
export class LeafIndex {
  readonly dump: CpuidDump;
  readonly #leaves = new Map<number, CpuidLeaf>();

  constructor(dump: CpuidDump) {
    this.dump = dump;
    for (const leaf of dump.leaves) {
      if (leaf.subleaf >= SUBLEAF_SPAN) continue;
      const key = keyOf(leaf.leaf, leaf.subleaf);
      if (!this.#leaves.has(key)) this.#leaves.set(key, leaf);
    }
  }

  /**
   * What the leaf answers, or undefined when the dump lacks it or the range that it lies in ends before it: beyond the
   * end Intel processors repeat their last leaf, so such an answer means nothing.
   */
  get(leaf: number, subleaf = 0): CpuidLeaf | undefined {
    const found = this.#leaves.get(keyOf(leaf, subleaf));
    if (found === undefined || leaf <= this.lastLeafOf(leaf)) return found;
    return undefined;
  }

  /** One register of a leaf, or 0 when the dump lacks it. */
  register(leaf: number, subleaf: number, register: CpuidRegister): number {
    return this.get(leaf, subleaf)?.[register] ?? 0;
  }

  /** Bits `high` down to `low` of a register. */
  field(leaf: number, subleaf: number, register: CpuidRegister, high: number, low: number): number {
    return bitsOf(this.register(leaf, subleaf, register), high, low);
  }

  /** The last leaf of the range that this leaf is in: basic, hypervisor, extended, Transmeta or Centaur. */
  lastLeafOf(leaf: number): number {
    const base = rangeBase(leaf);
    if (base === HYPERVISOR_BASE) return HYPERVISOR_BASE + 0xffff;
    if (base === undefined) return leaf;
    const last = this.#leaves.get(keyOf(base, 0))?.eax;
    // A range whose first leaf was not recorded is taken as it is; one that answers nonsense is not there.
    if (last === undefined) return leaf;
    return last >= base && last <= base + 0xffff ? last : base - 1;
  }

  /** The subleaves of a leaf in order, for as long as `goesOn` accepts them. */
  *subleaves(leaf: number, goesOn: (at: CpuidLeaf) => boolean, from = 0): Generator<CpuidLeaf> {
    for (let subleaf = from; ; subleaf++) {
      const at = this.get(leaf, subleaf);
      if (at === undefined || !goesOn(at)) return;
      yield at;
    }
  }
}

export const HYPERVISOR_BASE = 0x4000_0000;

function rangeBase(leaf: number): number | undefined {
  const base = Math.floor(leaf / 0x1_0000) * 0x1_0000;
  return [0, HYPERVISOR_BASE, 0x8000_0000, 0x8086_0000, 0xc000_0000].includes(base) ? base : undefined;
}

function keyOf(leaf: number, subleaf: number): number {
  return leaf * SUBLEAF_SPAN + subleaf;
}

/** Bits `high` down to `low` of a 32-bit number, both counted from 0. */
export function bitsOf(value: number, high: number, low: number): number {
  return Math.floor(value / 2 ** low) % 2 ** (high - low + 1);
}

export function hasBit(value: number, bit: number): boolean {
  return bitsOf(value, bit, bit) === 1;
}

/** A number as the manuals write it: `0000000dh` is `0x0000000d` here. */
export function hex32(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}
