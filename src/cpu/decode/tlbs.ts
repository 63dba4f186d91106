// Translation look-aside buffers: leaf 0x18 (SDM 2A), leaf 2's descriptors, and AMD's leaves 0x8000_0005, 6 and 0x19
// (APM 3, E.4).

import { tlbDescriptors } from './cache-descriptors.ts';
import { leaf2Descriptors, legacyWays } from './caches.ts';
import { bitsOf, hasBit, type LeafIndex } from './dump.ts';
import type { VendorFamily } from './features/row.ts';
import type { TlbInfo } from './tlb-info.ts';

export function decodeTlbs(index: LeafIndex, follows: VendorFamily): TlbInfo[] {
  if (follows === 'amd') return amdTlbs(index);
  const described = deterministicTlbs(index);
  if (described.length > 0) return described;
  const byDescriptor = leaf2Descriptors(index).flatMap((descriptor) => tlbDescriptors[descriptor] ?? []);
  return byDescriptor.length > 0 ? byDescriptor : amdTlbs(index);
}

const kinds: Readonly<Record<number, TlbInfo['kind']>> = {
  1: 'data',
  2: 'instruction',
  3: 'unified',
  4: 'load',
  5: 'store',
};

function deterministicTlbs(index: LeafIndex): TlbInfo[] {
  const last = index.register(0x18, 0, 'eax');
  const found: TlbInfo[] = [];
  for (let subleaf = 0; subleaf <= last && subleaf < 64; subleaf++) {
    const at = index.get(0x18, subleaf);
    const kind = kinds[bitsOf(at?.edx ?? 0, 4, 0)];
    // Subleaves may be empty in between.
    if (at === undefined || kind === undefined) continue;
    const pages = ['4K', '2M', '4M', '1G'].filter((_, bit) => hasBit(at.ebx, bit));
    const ways = bitsOf(at.ebx, 31, 16);
    const level = bitsOf(at.edx, 7, 5);
    found.push({ level, kind, pages, entries: ways * at.ecx, ways: hasBit(at.edx, 8) ? 'full' : ways });
  }
  return found;
}

function amdTlbs(index: LeafIndex): TlbInfo[] {
  const found: TlbInfo[] = [];
  const add = (level: number, kind: TlbInfo['kind'], pages: string, entries: number, ways: number | string) => {
    if (entries === 0 || ways === 'none') return;
    found.push({ level, kind, pages: [pages], entries, ways: ways as TlbInfo['ways'] });
  };
  const l1Ways = (code: number) => (code === 0xff ? 'full' : code === 0 ? 'unknown' : code);
  const first = index.get(0x8000_0005);
  for (const [pages, value] of [['4K', first?.ebx ?? 0] as const, ['2M', first?.eax ?? 0] as const]) {
    add(1, 'data', pages, bitsOf(value, 23, 16), l1Ways(bitsOf(value, 31, 24)));
    add(1, 'instruction', pages, bitsOf(value, 7, 0), l1Ways(bitsOf(value, 15, 8)));
  }
  const second = index.get(0x8000_0006);
  const gigantic = index.get(0x8000_0019);
  const rows = [
    [2, '4K', second?.ebx ?? 0],
    [2, '2M', second?.eax ?? 0],
    [1, '1G', gigantic?.eax ?? 0],
    [2, '1G', gigantic?.ebx ?? 0],
  ] as const;
  for (const [level, pages, value] of rows) {
    const data = bitsOf(value, 31, 16);
    // An upper half of zero means that the lower half describes one buffer for both.
    if (data === 0) add(level, 'unified', pages, bitsOf(value, 11, 0), legacyWays(bitsOf(value, 15, 12)));
    else {
      add(level, 'data', pages, bitsOf(value, 27, 16), legacyWays(bitsOf(value, 31, 28)));
      add(level, 'instruction', pages, bitsOf(value, 11, 0), legacyWays(bitsOf(value, 15, 12)));
    }
  }
  return found;
}
