// Frequencies that CPUID itself tells: leaves 0x15 and 0x16 (SDM 3B, 19.7.3), and the hypervisor's: leaf 0x4000_0010,
// which VMware defined and others took over, and Xen's own.

import type { LeafIndex } from './dump.ts';
import { hypervisorTsc } from './hypervisors.ts';
import { decodeSignature } from './vendors.ts';

/**
 * Rates that CPUID itself tells, leaves 0x15 and 0x16 (SDM 3B, 19.7.3) or a hypervisor's; undefined where it does not.
 */
export interface FrequencyInfo {
  /** The time-stamp counter's rate, where CPUID tells it. */
  readonly tscHz: number | undefined;
  /** The leaf that `tscHz` comes from, and what was supposed about the crystal. */
  readonly tscSource: string | undefined;
  /** Rate of the core crystal clock. */
  readonly crystalHz: number | undefined;
  /** Rate of the processor's base, in MHz. */
  readonly baseMhz: number | undefined;
  /** Highest rate that it may reach, in MHz. */
  readonly maximumMhz: number | undefined;
  /** Rate of the bus or reference clock, in MHz. */
  readonly busMhz: number | undefined;
  /** It runs on through every power state and at one rate. */
  readonly isTscInvariant: boolean;
}

/** Crystals of models that leave them out of leaf 0x15 (SDM 3B, table 19-85). */
const crystalByModel: Readonly<Record<number, number>> = {
  78: 24_000_000,
  94: 24_000_000,
  142: 24_000_000,
  158: 24_000_000,
  165: 24_000_000,
  166: 24_000_000,
  95: 25_000_000,
  92: 19_200_000,
};

export function decodeFrequencies(index: LeafIndex): FrequencyInfo {
  const megahertz = index.get(0x16);
  const orAbsent = (value: number | undefined) => (value === undefined || value === 0 ? undefined : value % 0x1_0000);
  return {
    ...decodeTsc(index),
    baseMhz: orAbsent(megahertz?.eax),
    maximumMhz: orAbsent(megahertz?.ebx),
    busMhz: orAbsent(megahertz?.ecx),
    isTscInvariant: index.field(0x8000_0007, 0, 'edx', 8, 8) === 1,
  };
}

type TscFrequency = Pick<FrequencyInfo, 'tscHz' | 'tscSource' | 'crystalHz'>;

function decodeTsc(index: LeafIndex): TscFrequency {
  const leaf = index.get(0x15);
  if (leaf !== undefined && leaf.eax !== 0 && leaf.ebx !== 0) {
    const ratio = leaf.ebx / leaf.eax;
    if (leaf.ecx !== 0) return { tscHz: Math.round(leaf.ecx * ratio), tscSource: 'leaf 15h', crystalHz: leaf.ecx };
    const { family, model } = decodeSignature(index.register(1, 0, 'eax'));
    const crystalHz = family === 6 && Object.hasOwn(crystalByModel, model) ? crystalByModel[model]! : undefined;
    if (crystalHz !== undefined) {
      return { tscHz: Math.round(crystalHz * ratio), tscSource: 'leaf 15h, crystal by model', crystalHz };
    }
    const baseMhz = index.field(0x16, 0, 'eax', 15, 0);
    if (baseMhz !== 0) return { tscHz: baseMhz * 1e6, tscSource: 'leaf 16h, base frequency', crystalHz: undefined };
  }
  const told = hypervisorTsc(index);
  if (told !== undefined) {
    return { tscHz: told.hz, tscSource: `leaf ${told.leaf.toString(16)}h`, crystalHz: undefined };
  }
  return { tscHz: undefined, tscSource: undefined, crystalHz: undefined };
}
