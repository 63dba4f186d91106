// Random histograms against numpy.histogram(): every type that NumPy has, ranges from a few denormals to nearly all of a
// type, values at the edges and beside them. A million values, ten of them with --all.

import { cpuInfo } from 'rawcpu/cpu';
import { type DType, dtypes, histogram, levels, type TypedArray } from 'rawcpu/kernel';
import { expect, test } from 'vitest';
import { missingFor, usableFeatures } from '../../src/kernel/code/target.ts';
import { isFloat } from '../../src/kernel/dtype.ts';
import { bitsOf, fromBits, rangeOf, roundTo } from '../../src/kernel/ir/scalar/rounding.ts';
import { arrayClass } from '../../src/kernel/run/arrays.ts';
import { announceSample, isWhole, sampleSeed } from '../support/sample.ts';
import { askNumPy, numpyVersion } from './numpy.ts';

const total = isWhole ? 10_000_000 : 1_000_000;
announceSample('histograms');
/** Values of one histogram. */
const COUNT = 500;

// NumPy 1 looks for the bins of small floats in their own arithmetic, and misses some by its own edges.
const isCurrent = Number(numpyVersion?.split('.')[0]) >= 2;
if (numpyVersion !== undefined && !isCurrent) console.log(`f32 and f16 left out: NumPy ${numpyVersion}, not 2`);
const types = (Object.keys(dtypes) as DType[]).filter(
  (type) => type !== 'bf16' && (isCurrent || !isFloat(type) || type === 'f64'),
);

let state = BigInt(sampleSeed) * 2n + 1n;
/** 53 random bits, as a number from 0 to 1. */
function random(): number {
  state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
  return Number(state >> 11n) / 2 ** 53;
}
const randomBits = (): bigint =>
  (BigInt(Math.floor(random() * 2 ** 32)) << 32n) | BigInt(Math.floor(random() * 2 ** 32));
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

/** Any finite value of a floating-point type, by its bits. */
function anyFloat(type: DType): number {
  const { bytes } = dtypes[type];
  const bits = BigInt.asUintN(bytes * 8, randomBits());
  const value = fromBits(type, bytes === 8 ? bits : Number(bits)) as number;
  return Number.isFinite(value) ? value : anyFloat(type);
}

function anyInteger(type: DType): bigint {
  const { min, max } = rangeOf(type);
  const value = BigInt.asUintN(1 + Math.floor(random() * dtypes[type].bytes * 8), randomBits());
  return clampTo(random() < 0.5 ? value : -value, min, max);
}

const clampTo = (x: bigint, min: bigint, max: bigint): bigint => (x < min ? min : x > max ? max : x);

function floatRange(type: DType): [number, number] {
  const from = pick([0, -0, 1, -1, random(), random() * 1e4 - 5e3, anyFloat(type), anyFloat(type)]);
  const width = pick([
    random(),
    1,
    Math.abs(from) * random() * 0.01,
    random() * 1e6,
    1e-300 * random(),
    5e-324 * 30,
    0,
  ]);
  const to = random() < 0.2 ? anyFloat(type) : from + width;
  return from < to ? [from, to] : [to, from];
}

function integerRange(type: DType): [number | bigint, number | bigint] {
  const [a, b] = [anyInteger(type), anyInteger(type)];
  const [low, high] = a < b ? [a, b] : [b, a];
  switch (Math.floor(random() * 4)) {
    case 0:
      return [Number(low) - random(), Number(high) + random()];
    case 1:
      return dtypes[type].bytes < 8 ? [Number(low), Number(high)] : [low, high];
    case 2:
      return dtypes[type].bytes < 8 ? [low * 3n, high * 3n] : [low, high];
    default:
      return [low, high];
  }
}

interface Request {
  readonly type: DType;
  readonly bins: number;
  readonly range: [number | bigint, number | bigint];
  readonly values: TypedArray;
}

/** Values between the ends, on edges and one step to each side of them. */
function floatValues(type: DType, [low, high]: [number, number], bins: number): TypedArray {
  const { bytes } = dtypes[type];
  const round = roundTo(type);
  const values = new (arrayClass(type))(COUNT) as TypedArray;
  const isBits = type === 'f16';
  for (let k = 0; k < COUNT; k++) {
    const edge = low + Math.floor(random() * (bins + 1)) * ((high - low) / bins);
    const wanted = round(
      pick([edge, edge, edge, low + random() * (high - low), low, high, anyFloat(type), Number.NaN]),
    );
    const bits = BigInt(bitsOf(type, wanted));
    const beside = BigInt.asUintN(bytes * 8, bits + pick([-1n, 0n, 1n]));
    const value = fromBits(type, bytes === 8 ? beside : Number(beside)) as number;
    values[k] = (
      isBits
        ? Number(Number.isFinite(value) ? beside : bitsOf(type, Number.NaN))
        : value === Infinity || value === -Infinity
          ? 0
          : value
    ) as never;
  }
  return values;
}

function integerValues(type: DType, [low, high]: [number | bigint, number | bigint], bins: number): TypedArray {
  const { min, max } = rangeOf(type);
  const values = new (arrayClass(type))(COUNT) as TypedArray;
  const [from, to] = [Number(low), Number(high)];
  for (let k = 0; k < COUNT; k++) {
    const near = BigInt(Math.round(from + Math.floor(random() * (bins + 1)) * ((to - from) / bins)));
    const value = clampTo(
      pick([near, near, anyInteger(type), BigInt(Math.trunc(from)), BigInt(Math.trunc(to))]) + pick([-1n, 0n, 1n]),
      min,
      max,
    );
    values[k] = (dtypes[type].bytes === 8 ? value : Number(value)) as never;
  }
  return values;
}

function randomRequest(): Request {
  const type = pick(types);
  const bins = pick([1, 2, 3, 4, 7, 10, 64, 100, 1000, 4000, random() < 0.05 ? 1_000_003 : 5]);
  if (isFloat(type)) {
    const range = floatRange(type);
    return { type, bins, range, values: floatValues(type, range, bins) };
  }
  const range = integerRange(type);
  return { type, bins, range, values: integerValues(type, range, bins) };
}

/** All digits of whole numbers, which NumPy compares exactly with integers. */
const textOf = (bound: number | bigint): string =>
  Object.is(bound, -0) ? '-0.0' : String(Number.isInteger(bound) ? BigInt(bound) : bound);

test.runIf(numpyVersion !== undefined)(`${total} values, seed ${sampleSeed}`, () => {
  const features = usableFeatures(cpuInfo().features);
  const usable = levels.filter((level) => missingFor(level, features).length === 0);
  const requests = Array.from({ length: Math.ceil(total / COUNT) }, randomRequest);
  const answers = askNumPy(
    'kernel-histogram.py',
    requests.map(({ type, bins, range, values }) => ({
      type,
      bins,
      range: range.map(textOf),
      values: Buffer.from(values.buffer as ArrayBuffer).toString('base64'),
    })),
  );
  console.log(`NumPy ${numpyVersion}`);
  const seen = { counted: 0, refused: 0, failed: 0 };
  const faults: string[] = [];
  requests.forEach(({ type, bins, range, values }, k) => {
    const wanted = answers[k];
    seen[typeof wanted === 'string' ? (wanted as 'refused' | 'failed') : 'counted']++;
    if (wanted === 'failed') return;
    const isa = usable[k % usable.length]!;
    let got: unknown;
    try {
      const found = histogram(type, 'a', { bins, range, isa })(values);
      got = [...found.entries()].filter(([, count]) => count !== 0);
    } catch (error) {
      got = (error as { code?: string }).code === 'BAD_OPTION' ? 'refused' : String(error);
    }
    if (JSON.stringify(got) === JSON.stringify(wanted)) return;
    faults.push(
      `${type} at ${isa}, ${bins} bins, ${range.map(textOf).join(' to ')}: ${JSON.stringify(got)}, NumPy ${JSON.stringify(wanted)}`,
    );
  });
  console.log(seen);
  expect(faults.slice(0, 10).join('\n'), `${faults.length} of ${requests.length}`).toBe('');
  expect(seen.failed).toBeLessThan(requests.length / 50);
  expect(seen.counted).toBeGreaterThan(requests.length / 2);
});
