// Who made the processor, and what a signature says (SDM 2A, leaf 01H; APM 3, E.3.2).

import { bitsOf, type CpuidResult, type LeafIndex } from './dump.ts';
import type { VendorFamily } from './features/row.ts';

interface VendorRow {
  readonly name: string;
  /** Whose definitions of leaves it follows. */
  readonly follows: VendorFamily;
}

/** The twelve characters of leaf 0. */
const vendors: Readonly<Record<string, VendorRow>> = {
  GenuineIntel: { name: 'Intel', follows: 'intel' },
  GenuineIotel: { name: 'Intel', follows: 'intel' },
  AuthenticAMD: { name: 'AMD', follows: 'amd' },
  AMDisbetter_: { name: 'AMD', follows: 'amd' },
  'AMDisbetter!': { name: 'AMD', follows: 'amd' },
  HygonGenuine: { name: 'Hygon', follows: 'amd' },
  CentaurHauls: { name: 'VIA', follows: 'centaur' },
  '  Shanghai  ': { name: 'Zhaoxin', follows: 'centaur' },
  'VIA VIA VIA ': { name: 'VIA', follows: 'centaur' },
  GenuineTMx86: { name: 'Transmeta', follows: 'transmeta' },
  TransmetaCPU: { name: 'Transmeta', follows: 'transmeta' },
  CyrixInstead: { name: 'Cyrix', follows: 'centaur' },
  NexGenDriven: { name: 'NexGen', follows: 'amd' },
  UMC_UMC_UMC_: { name: 'UMC', follows: 'intel' },
  'UMC UMC UMC ': { name: 'UMC', follows: 'intel' },
  'SiS SiS SiS ': { name: 'SiS', follows: 'intel' },
  RiseRiseRise: { name: 'Rise', follows: 'intel' },
  'Genuine  RDC': { name: 'RDC', follows: 'intel' },
  'Vortex86 SoC': { name: 'DM&P Vortex86', follows: 'intel' },
  'E2K MACHINE\0': { name: 'MCST Elbrus', follows: 'intel' },
  GenuineAO486: { name: 'ao486', follows: 'intel' },
  VirtualApple: { name: 'Apple Rosetta', follows: 'intel' },
  'InsignesCPU ': { name: 'Insignia', follows: 'intel' },
  ConnectixCPU: { name: 'Connectix', follows: 'intel' },
  'Virtual CPU ': { name: 'Microsoft x86-on-ARM', follows: 'intel' },
};

/** How a processor is named by leaf 1. */
export interface Signature {
  /** EAX of leaf 1. */
  readonly signature: number;
  readonly family: number;
  readonly model: number;
  readonly stepping: number;
  /** 0 for an original part, 1 OverDrive, 2 dual processor. */
  readonly processorType: number;
}

/**
 * Family, model and stepping as they are displayed: the extended family counts for base family 15 alone, the extended
 * model for base families 6 and 15 (and for every family of Centaur's, whose parts of family 7 use it).
 */
export function decodeSignature(signature: number): Signature {
  const baseFamily = bitsOf(signature, 11, 8);
  const family = baseFamily === 15 ? baseFamily + bitsOf(signature, 27, 20) : baseFamily;
  const model = bitsOf(signature, 7, 4) + (baseFamily >= 6 ? 16 * bitsOf(signature, 19, 16) : 0);
  const stepping = bitsOf(signature, 3, 0);
  return { signature, family, model, stepping, processorType: bitsOf(signature, 13, 12) };
}

/** The vendor's twelve characters, and who that is. */
export function decodeVendor(index: LeafIndex): { vendor: string; vendorName: string; follows: VendorFamily } {
  const first = index.get(0, 0);
  const vendor = first === undefined ? '' : text(first, ['ebx', 'edx', 'ecx']);
  const row = Object.hasOwn(vendors, vendor) ? vendors[vendor]! : { name: 'unknown', follows: 'intel' as const };
  // Zhaoxin's first parts call themselves CentaurHauls as well; its own begin with family 7.
  const { family } = decodeSignature(index.register(1, 0, 'eax'));
  const name = vendor === 'CentaurHauls' && family === 7 ? 'Zhaoxin' : row.name;
  return { vendor: vendor === '' ? 'unknown' : vendor, vendorName: name, follows: row.follows };
}

/** The processor's marketing name, leaves 0x8000_0002 to 4, or undefined when it gives none. */
export function decodeBrand(index: LeafIndex): string | undefined {
  const parts = [0x8000_0002, 0x8000_0003, 0x8000_0004].map((leaf) => index.get(leaf));
  if (parts.some((part) => part === undefined)) return undefined;
  const all = parts.map((part) => text(part!, ['eax', 'ebx', 'ecx', 'edx'])).join('');
  const brand = (all.split('\0')[0] ?? '').trim();
  return brand === '' ? undefined : brand;
}

/** The bytes of registers as characters. */
export function text(result: CpuidResult, registers: readonly (keyof CpuidResult)[]): string {
  const codes = registers.flatMap((register) => [0, 8, 16, 24].map((low) => bitsOf(result[register], low + 7, low)));
  return String.fromCharCode(...codes);
}
