// The bins of a histogram as numpy.histogram() (NumPy 2) has them: edges of equal distance, computed in double precision
// and rounded to the type of the data, strictly increasing; f64 for integers. The ends of the range are values of the
// data's type too, so a value belongs to the range where it is between them in that type.

import { typedArrayTag } from '../../buffers/index.ts';
import { describeValue, isList, RawCpuError } from '../../errors/index.ts';
import { type DType, isFloat } from '../dtype.ts';
import { rangeOf, roundTo } from '../ir/scalar/rounding.ts';

export interface Bins {
  /** The lower edge of each bin, and after them the upper edge of the last one. */
  readonly edges: Float64Array;
  /** The range in double precision. */
  readonly low: number;
  readonly width: number;
  /** The smallest and the largest value of the type that belong to the range; none does where they are the wrong way round. */
  readonly lowest: number | bigint;
  readonly highest: number | bigint;
}

type Bound = number | bigint;

/** The most bins: their edges and counts take 256 MiB. */
const MOST_BINS = 2 ** 24;

/** The largest finite value of each floating-point type. */
const largest: Partial<Record<DType, number>> = {
  f64: Number.MAX_VALUE,
  f32: (2 - 2 ** -23) * 2 ** 127,
  f16: 65504,
  bf16: (2 - 2 ** -7) * 2 ** 127,
};

const refuse = (text: string, hint?: string): RawCpuError =>
  new RawCpuError('BAD_OPTION', `histogram: ${text}`, hint === undefined ? {} : { hint });

/** The two bounds; equal ones half a unit further out, as NumPy has them. */
function readRange(range: unknown): readonly [Bound, Bound] {
  const isBound = (value: unknown): value is Bound =>
    typeof value === 'bigint' || (typeof value === 'number' && !Number.isNaN(value));
  const isArray = isList(range) || typedArrayTag(range) !== undefined;
  const given = isArray ? Array.from(range as ArrayLike<unknown>) : undefined;
  const [first, last] = given?.length === 2 ? given : [];
  if (!isBound(first) || !isBound(last) || first > last) {
    const got = given === undefined ? describeValue(range) : `[${given.map(describeValue).join(', ')}]`;
    throw refuse(`range is two numbers, the smaller one first, got ${got}`);
  }
  return first < last ? [first, last] : [Number(first) - 0.5, Number(last) + 0.5];
}

/** numpy.linspace() in double precision. */
function evenly(low: number, high: number, width: number, bins: number): Float64Array {
  const edges = new Float64Array(bins + 1);
  const step = width / bins;
  // A step that vanishes comes from a width of a few denormals.
  for (let k = 0; k < bins; k++) edges[k] = low + (step === 0 ? (k / bins) * width : k * step);
  edges[bins] = high;
  return edges;
}

/** The values of an integer type between two bounds, which need not be integers. */
function integersBetween(dtype: DType, low: Bound, high: Bound): readonly [bigint, bigint] {
  const { min, max } = rangeOf(dtype);
  const lowest = typeof low === 'bigint' ? low : BigInt(Math.ceil(low));
  const highest = typeof high === 'bigint' ? high : BigInt(Math.floor(high));
  if (lowest > max || highest < min) return [max, min];
  return [lowest < min ? min : lowest, highest > max ? max : highest];
}

/** @throws RawCpuError `BAD_OPTION` */
export function binsOf(dtype: DType, bins: number, range: unknown): Bins {
  if (!Number.isInteger(bins) || bins < 1 || bins > MOST_BINS) {
    throw refuse(`bins is an integer from 1 to ${MOST_BINS}, got ${describeValue(bins)}`);
  }
  const [first, last] = readRange(range);
  const [low, high] = [Number(first), Number(last)];
  const width = high - low;
  if (!Number.isFinite(width)) {
    throw refuse(
      `the width of the range must be a finite number, got ${describeValue(first)} to ${describeValue(last)}`,
    );
  }
  const edges = evenly(low, high, width, bins);
  const round = roundTo(dtype);
  if (isFloat(dtype) && dtype !== 'f64') for (let k = 0; k <= bins; k++) edges[k] = round(edges[k]!);
  for (let k = 0; k < bins; k++) {
    if (edges[k]! < edges[k + 1]!) continue;
    throw refuse(
      `${bins} bins from ${describeValue(first)} to ${describeValue(last)} are too many for ${isFloat(dtype) ? dtype : 'f64'}, which has no ` +
        `number between some of their edges`,
      'take fewer bins or a wider range',
    );
  }
  const most = largest[dtype];
  if (most !== undefined) {
    // An end that the type rounds to infinity lets every finite value in, and infinities not.
    return { edges, low, width, lowest: Math.max(edges[0]!, -most), highest: Math.min(edges[bins]!, most) };
  }
  const [lowest, highest] = integersBetween(dtype, first, last);
  const isBig = dtype === 'i64' || dtype === 'u64';
  return { edges, low, width, lowest: isBig ? lowest : Number(lowest), highest: isBig ? highest : Number(highest) };
}
