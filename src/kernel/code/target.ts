// What code is generated for: a level of the instruction set with the features that this processor and its operating
// system both support. Features bear Linux's names and come from cpuInfo().features, or from an option that lowers them.

/** The levels, best first. `avx512-256` is AVX-512 with 32-byte vectors. */
export const levels = ['avx512', 'avx512-256', 'avx2', 'avx', 'sse4.2', 'sse2'] as const;

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
