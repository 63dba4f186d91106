// The shape of a TLB's description, which both the descriptors' table and the decoder give.

export interface TlbInfo {
  readonly level: number;
  readonly kind: 'data' | 'instruction' | 'unified' | 'load' | 'store';
  /** Sizes of pages, such as `4K` and `2M`. */
  readonly pages: readonly string[];
  readonly entries: number;
  readonly ways: number | 'full' | 'unknown';
}
