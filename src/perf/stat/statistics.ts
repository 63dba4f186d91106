// Mean and spread of a few runs.

/** The mean, and the standard error of the mean as a part of it, which is what `perf stat -r` shows after `+-`. */
export interface Spread {
  /** Of all runs. */
  readonly mean: number;
  /** 0 for a single run or a mean of 0. */
  readonly relativeError: number;
  /** The smallest. */
  readonly least: number;
  /** The largest. */
  readonly most: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (values.length < 2 || mean === 0) return { mean, relativeError: 0, least, most };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, relativeError: Math.sqrt(variance / values.length) / Math.abs(mean), least, most };
}
