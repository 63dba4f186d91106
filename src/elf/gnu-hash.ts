// The .gnu.hash section: how the dynamic linker finds an exported symbol. The format is described in glibc's
// elf/dl-lookup.c (do_lookup_x): a Bloom filter of 64-bit words, buckets, and chains of hashes whose lowest bit ends one.

import { ByteWriter } from './bytes.ts';

const BLOOM_SHIFT = 6;

/** The hash of a symbol name: h * 33 + c from 5381, 32 bits (glibc dl_new_hash). */
export function gnuHash(name: string): number {
  let hash = 5381;
  for (const byte of new TextEncoder().encode(name)) hash = (Math.imul(hash, 33) + byte) >>> 0;
  return hash;
}

function bucketCount(symbolCount: number): number {
  return Math.max(1, Math.ceil(symbolCount / 4));
}

/** Orders exported names as their dynamic symbols must lie: by bucket, then by name, so that the result is fixed. */
export function gnuHashOrder(names: readonly string[]): string[] {
  const buckets = bucketCount(names.length);
  const bucketOf = (name: string) => gnuHash(name) % buckets;
  return [...names].sort((a, b) => bucketOf(a) - bucketOf(b) || (a < b ? -1 : 1));
}

/**
 * Writes the section.
 * @param names exported names in the order of {@link gnuHashOrder}
 * @param firstIndex index in the dynamic symbol table of the first of them
 */
export function writeGnuHash(names: readonly string[], firstIndex: number): Uint8Array {
  const buckets = bucketCount(names.length);
  const bloomWords = Math.max(1, 2 ** Math.ceil(Math.log2(Math.max(1, names.length / 8))));
  const bloom = new BigUint64Array(bloomWords);
  const bucketHeads = new Uint32Array(buckets);
  const hashes = names.map(gnuHash);
  for (const [i, hash] of hashes.entries()) {
    const word = (hash >>> 6) % bloomWords;
    bloom[word]! |= (1n << BigInt(hash % 64)) | (1n << BigInt((hash >>> BLOOM_SHIFT) % 64));
    if (bucketHeads[hash % buckets] === 0) bucketHeads[hash % buckets] = firstIndex + i;
  }
  const writer = new ByteWriter().u32(buckets).u32(firstIndex).u32(bloomWords).u32(BLOOM_SHIFT);
  for (const word of bloom) writer.u64(word);
  for (const head of bucketHeads) writer.u32(head);
  for (const [i, hash] of hashes.entries()) {
    const next = hashes[i + 1];
    const endsChain = next === undefined || next % buckets !== hash % buckets;
    writer.u32(((hash & ~1) | (endsChain ? 1 : 0)) >>> 0);
  }
  return writer.finish();
}
