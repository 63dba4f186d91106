// The shape of a TLB's description, which both the descriptors' table and the decoder give.

/** A translation lookaside buffer as one logical CPU describes it. */
export interface TlbInfo {
  /** 1 or 2. */
  readonly level: number;
  /** Which translations it holds. */
  readonly kind: 'data' | 'instruction' | 'unified' | 'load' | 'store';
  /** Sizes of pages, such as `4K` and `2M`. */
  readonly pages: readonly string[];
  /** How many entries it has. */
  readonly entries: number;
  /** Ways of associativity; `full` where an entry may stand anywhere. */
  readonly ways: number | 'full' | 'unknown';
}
