// What code is generated for: a level of the instruction set with the features that this processor and its operating
// system both support. Features bear Linux's names and come from cpuInfo().features, or from an option that lowers them.
// Nothing here asks the processor: what is available comes in as data.

import { UnsupportedError } from '../../errors/index.ts';

/** The levels, best first. `avx512-256` is AVX-512 with 32-byte vectors. */
export const levels = ['avx512', 'avx512-256', 'avx2', 'avx', 'sse4.2', 'sse2'] as const;

/** A level of the instruction set. */
export type Level = (typeof levels)[number];

export interface Target {
  readonly level: Level;
  /** Bytes of the widest vector register that the level uses. At `avx`, integers have 16 only. */
  readonly vectorBytes: 16 | 32 | 64;
  /** Three-operand encodings with VEX or EVEX; otherwise instructions overwrite their first source. */
  readonly vex: boolean;
  /** Mask registers, 32 vector registers, embedded broadcast and rounding. */
  readonly evex: boolean;
  /** Linux names of the features that may be used, the level's own included: `fma`, `f16c`, `avx512dq`, `avx512_fp16` ... */
  readonly features: ReadonlySet<string>;
}

interface LevelRow {
  readonly vectorBytes: 16 | 32 | 64;
  /** What the level needs beyond the levels below it. */
  readonly needs: readonly string[];
  /** What it uses where the processor has it. */
  readonly optional: readonly string[];
}

const sse42 = ['sse2', 'ssse3', 'sse4_1', 'sse4_2', 'popcnt'];
const avx = [...sse42, 'avx'];
const avx2 = [...avx, 'avx2', 'fma', 'f16c'];
// What x86-64-v4 has: every AVX-512 processor since Skylake-SP.
const avx512 = [...avx2, 'bmi2', 'avx512f', 'avx512dq', 'avx512cd', 'avx512bw', 'avx512vl'];
const newer = ['avx512_fp16', 'avx512vbmi', 'avx512_vbmi2', 'avx512_bitalg', 'avx512_vpopcntdq'];

const table: Readonly<Record<Level, LevelRow>> = {
  avx512: { vectorBytes: 64, needs: avx512, optional: newer },
  'avx512-256': { vectorBytes: 32, needs: avx512, optional: newer },
  avx2: { vectorBytes: 32, needs: avx2, optional: [] },
  avx: { vectorBytes: 32, needs: avx, optional: ['f16c'] },
  'sse4.2': { vectorBytes: 16, needs: sse42, optional: [] },
  sse2: { vectorBytes: 16, needs: ['sse2'], optional: [] },
};

/** The features that processor, operating system and process can all use, from `cpuInfo().features`. */
export function usableFeatures(features: Readonly<Record<string, { readonly usable: boolean }>>): ReadonlySet<string> {
  const usable = new Set<string>();
  for (const name in features) if (features[name]?.usable) usable.add(name);
  return usable;
}

/** The features that a level needs and `available` lacks. */
export function missingFor(level: Level, available: ReadonlySet<string>): readonly string[] {
  return table[level].needs.filter((name) => !available.has(name));
}

/**
 * The target for a processor with the features `available`: the best level that it has, or the one asked for.
 * @param level a level that must be used; the best one when left out
 * @throws UnsupportedError `FACILITY_MISSING` where the processor or the operating system lacks what the level needs
 */
export function targetFor(available: ReadonlySet<string>, level?: Level): Target {
  const chosen = level ?? levels.find((name) => missingFor(name, available).length === 0) ?? 'sse2';
  const row = table[chosen];
  if (row === undefined) {
    throw new UnsupportedError('FACILITY_MISSING', `no instruction set level '${level}': use ${levels.join(', ')}`);
  }
  const missing = missingFor(chosen, available);
  if (missing.length > 0) {
    const usable = levels.filter((name) => missingFor(name, available).length === 0);
    throw new UnsupportedError(
      'FACILITY_MISSING',
      `level ${chosen} needs ${missing.join(', ')}, which this processor or its operating system does not offer`,
      { hint: `use one of ${usable.join(', ')}, or leave the level out`, details: { level: chosen, missing } },
    );
  }
  return {
    level: chosen,
    vectorBytes: row.vectorBytes,
    vex: row.needs.includes('avx'),
    evex: row.needs.includes('avx512f'),
    features: new Set([...row.needs, ...row.optional.filter((name) => available.has(name))]),
  };
}
