// Random numbers that a printed seed repeats.

/** A 32-bit generator (xorshift, Marsaglia 2003). */
export function xorshift(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
