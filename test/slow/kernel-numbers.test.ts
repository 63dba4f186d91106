// Random numbers that come into random types by every door: literals of texts and functions, scalars, with(), arguments.
// What fits, what a comparison gives and what integers come to is computed here with BigInt and exact fractions.
// RAWCPU_NUMBERS_RUNS says how many, RAWCPU_SEED repeats a run.

import { cpuInfo } from 'rawcpu/cpu';
import {
  arrayOf,
  type DType,
  dtypes,
  elementwise,
  type KernelSource,
  levels,
  reduce,
  type TypedArray,
} from 'rawcpu/kernel';
import { expect, test } from 'vitest';
import { missingFor, usableFeatures } from '../../src/kernel/code/target.ts';
import { sampleSeed } from '../support/sample.ts';
import { xorshift } from '../support/xorshift.ts';

const runs = Number(process.env.RAWCPU_NUMBERS_RUNS ?? 1500);
const seed = sampleSeed;
const random = xorshift(seed);
const pick = <T>(list: readonly T[]): T => list[random() % list.length]!;

const features = usableFeatures(cpuInfo().features);
const usable = levels.filter((level) => missingFor(level, features).length === 0);
const types = Object.keys(dtypes) as DType[];

const isFloat = (type: DType) => dtypes[type].kind === 'float';
const bitsOf = (type: DType) => BigInt(dtypes[type].bytes * 8);
const isSigned = (type: DType) => dtypes[type].kind === 'signed';
const leastOf = (type: DType) => (isSigned(type) ? -(1n << (bitsOf(type) - 1n)) : 0n);
const mostOf = (type: DType) => (1n << (bitsOf(type) - (isSigned(type) ? 1n : 0n))) - 1n;
const wrap = (type: DType, x: bigint) => (isSigned(type) ? BigInt.asIntN : BigInt.asUintN)(Number(bitsOf(type)), x);

type Given = number | bigint;

/** A finite double as numerator and denominator. */
function fraction(x: Given): readonly [bigint, bigint] {
  if (typeof x === 'bigint') return [x, 1n];
  let [value, denominator] = [x, 1n];
  while (!Number.isInteger(value)) {
    value *= 2;
    denominator *= 2n;
  }
  return [BigInt(value), denominator];
}

const formats = { f64: [53, -1022, 1023], f32: [24, -126, 127], f16: [11, -14, 15], bf16: [8, -126, 127] } as const;

/** Rounds to a format, ties to even, in whole numbers; an infinity beyond it. */
function rounded(type: keyof typeof formats, x: Given): number {
  if (typeof x === 'number' && !Number.isFinite(x)) return x;
  const [precision, least, most] = formats[type];
  const [numerator, denominator] = fraction(x);
  if (numerator === 0n) return Number(x);
  const magnitude = numerator < 0n ? -numerator : numerator;
  let exponent = magnitude.toString(2).length - denominator.toString(2).length;
  const below =
    exponent >= 0 ? magnitude < denominator << BigInt(exponent) : magnitude << BigInt(-exponent) < denominator;
  if (below) exponent--;
  const place = Math.max(exponent, least) - (precision - 1);
  const [top, bottom] =
    place >= 0 ? [magnitude, denominator << BigInt(place)] : [magnitude << BigInt(-place), denominator];
  const [quotient, rest] = [top / bottom, top % bottom];
  const isUp = rest * 2n > bottom || (rest * 2n === bottom && quotient % 2n === 1n);
  const digits = quotient + (isUp ? 1n : 0n);
  const isOver = digits >> BigInt(Math.max(0, most + 1 - place)) > 0n;
  // In two steps, because neither 2^1074 nor its reciprocal is a normal double.
  const [first, second] = [Math.max(place, -1000), Math.min(0, place + 1000)];
  const result = isOver ? Infinity : Number(digits) * 2 ** first * 2 ** second;
  return numerator < 0n ? -result : result;
}

/** The element that a number is, or undefined. */
function held(type: DType, k: Given): Given | undefined {
  if (isFloat(type)) {
    const element = rounded(type as keyof typeof formats, k);
    if (!Number.isFinite(element)) return typeof k === 'number' && !Number.isFinite(k) ? element : undefined;
    return element === 0 && Number(k) !== 0 ? undefined : element;
  }
  if (typeof k === 'number' && (!Number.isInteger(k) || (bitsOf(type) === 64n && !Number.isSafeInteger(k))))
    return undefined;
  return BigInt(k) < leastOf(type) || BigInt(k) > mostOf(type) ? undefined : BigInt(k);
}

const offsets = [-2n, -1n, 0n, 1n, 2n];

function number(): Given {
  const type = pick(types);
  const border = isFloat(type) ? 1n << BigInt(random() % 130) : pick([leastOf(type), mostOf(type), 0n]);
  const near = border + pick(offsets);
  switch (random() % 10) {
    case 0:
    case 1:
      return near;
    case 2:
    case 3:
      return Number(near);
    case 4:
      return Number(near) + 0.5;
    case 5:
      return pick([
        Number.NaN,
        Infinity,
        -Infinity,
        -0,
        0.1,
        -0.1,
        1e-50,
        -1e-310,
        65504,
        65519,
        65520,
        70000,
        3.4028235e38,
        3.4028236e38,
        1e39,
      ]);
    case 6:
      return ((random() / 2 ** 32) * 2 - 1) * 2 ** ((random() % 300) - 150);
    case 7:
      return BigInt(random()) * BigInt(random()) * pick([1n, -1n]);
    default:
      return (random() % 600) - 300;
  }
}

/** Elements of a type, edges and others. */
function elements(type: DType): Given[] {
  return Array.from({ length: 16 }, () => {
    for (;;) {
      const candidate = isFloat(type)
        ? number()
        : pick([leastOf(type), mostOf(type), 0n, 1n, BigInt(random() % 256)]) + pick(offsets);
      const element = held(type, candidate);
      if (element !== undefined) return element;
    }
  });
}

const comparisons = {
  '<': (a: Given, b: Given) => a < b,
  '<=': (a: Given, b: Given) => a <= b,
  '>': (a: Given, b: Given) => a > b,
  '>=': (a: Given, b: Given) => a >= b,
  // biome-ignore lint/suspicious/noDoubleEquals: a bigint may meet a number
  '==': (a: Given, b: Given) => a == b,
  // biome-ignore lint/suspicious/noDoubleEquals: as above
  '!=': (a: Given, b: Given) => a != b,
};

const inOrder = (a: bigint, b: bigint): readonly [bigint, bigint] => (a < b ? [a, b] : [b, a]);

const onIntegers: Readonly<Record<string, (x: bigint, k: bigint, type: DType) => bigint>> = {
  'a + k': (x, k) => x + k,
  'a - k': (x, k) => x - k,
  'k - a': (x, k) => k - x,
  'a * k': (x, k) => x * k,
  'a / k': (x, k) => (k === 0n ? 0n : x / k),
  'a % k': (x, k) => (k === 0n ? 0n : x % k),
  'k / a': (x, k) => (x === 0n ? 0n : k / x),
  'k % a': (x, k) => (x === 0n ? 0n : k % x),
  'max(a, k)': (x, k) => inOrder(x, k)[1],
  'min(a, k)': (x, k) => inOrder(x, k)[0],
  'clamp(a, k, k)': (_x, k) => k,
  'a | k': (x, k) => x | k,
  'a ^ k': (x, k) => x ^ k,
  'a > 0 ? k : a': (x, k) => (x > 0n ? k : x),
};

const onFloats: Readonly<Record<string, (x: number, k: number) => number>> = {
  'a + k': (x, k) => x + k,
  'k - a': (x, k) => k - x,
  'a * k': (x, k) => x * k,
  'a / k': (x, k) => x / k,
  'max(a, k)': (x, k) => Math.max(x, k),
  'a > 0 ? k : a': (x, k) => (x > 0 ? k : x),
};

const doors = ['text', 'arrow', 'scalar', 'typed scalar', 'with', 'call', 'argument'] as const;
type Door = (typeof doors)[number];

/** Runs the expression with `k` through a door over the elements. */
function through(
  door: Door,
  type: DType,
  expression: string,
  k: Given,
  isa: (typeof levels)[number],
  data: TypedArray,
): unknown {
  const text = typeof k === 'bigint' || Number.isInteger(k) ? `(${BigInt(k)})` : `(${k})`;
  const zero = { k: 0 };
  switch (door) {
    case 'text':
      return elementwise(type, expression.replaceAll('k', text), { isa })(data);
    case 'arrow':
      return elementwise(type, new Function(`return a => ${expression.replaceAll('k', text)}`)() as KernelSource, {
        isa,
      })(data);
    case 'scalar':
      return elementwise(type, expression, { isa, scalars: { k } })(data);
    case 'typed scalar':
      return elementwise(type, expression, { isa, scalars: { k: { type, value: k } } })(data);
    case 'with':
      return elementwise(type, expression, { isa, scalars: zero }).with({ k })(data);
    case 'call':
      return elementwise(type, expression, { isa, scalars: zero })({ a: data, k } as never);
    case 'argument':
      return elementwise(type, expression, { isa })({ a: data, k } as never);
  }
}

function comparisonFault(
  type: DType,
  data: readonly Given[],
  array: TypedArray,
  door: Door,
  k: Given,
): string | undefined {
  const op = pick(Object.keys(comparisons)) as keyof typeof comparisons;
  const turned = random() % 2 === 0;
  const expression = turned ? `k ${op} a` : `a ${op} k`;
  const number = isFloat(type) ? (held(type, k) ?? k) : k;
  const wanted = data.map((x) => Number(turned ? comparisons[op](number, x) : comparisons[op](x, number)));
  const isa = pick(usable);
  const got = [...(through(door, type, expression, k, isa, array) as Uint8Array)];
  if (door === 'scalar' && random() % 4 === 0) {
    const count = reduce(type, 'count', expression, { isa, scalars: { k } })(array);
    if (count !== wanted.reduce((x, y) => x + y, 0)) return `${expression} at ${isa}: counted ${count}`;
  }
  return String(got) === String(wanted) ? undefined : `${expression} at ${isa}: ${got}, not ${wanted}`;
}

function arithmeticFault(
  type: DType,
  data: readonly Given[],
  array: TypedArray,
  door: Door,
  k: Given,
): string | undefined {
  const isLiteral = door === 'text' || door === 'arrow';
  const isFraction = typeof k === 'number' && !Number.isInteger(k);
  // A literal or a new scalar with a fraction makes floats of integers.
  const isPromoted = isFraction && !isFloat(type) && (isLiteral || (door === 'scalar' && Number.isFinite(k)));
  if (isPromoted) return undefined;
  const value = isLiteral && !isFraction ? BigInt(k) : k;
  const element = held(type, value);
  const expression = pick(Object.keys(isFloat(type) ? onFloats : onIntegers));
  const isa = pick(usable);
  let got: unknown;
  try {
    got = through(door, type, expression, k, isa, array);
  } catch (error) {
    const { code } = error as { code?: string };
    const isRefusal = code === 'BAD_NUMBER' || code === 'BAD_OPTION' || code === 'ARGUMENT_RANGE';
    return isRefusal && element === undefined ? undefined : `${expression} at ${isa}: ${error}`;
  }
  if (element === undefined) return `${expression} at ${isa}: not refused`;
  if (type === 'f16' || type === 'bf16') return undefined;
  const round = type === 'f32' ? Math.fround : (x: number) => x;
  // Of zeros, literals that are written as integers have no sign.
  const float = isLiteral && element === 0 ? 0 : (element as number);
  const wanted = data.map((x) =>
    isFloat(type)
      ? round(onFloats[expression]!(x as number, float))
      : wrap(type, onIntegers[expression]!(x as bigint, element as bigint, type)),
  );
  const values = [...(got as Iterable<Given>)].map((x) => (isFloat(type) ? x : BigInt(x)));
  const fault = values.findIndex((x, i) => !Object.is(x, wanted[i]));
  return fault < 0 ? undefined : `${expression} at ${isa} of ${data[fault]}: ${values[fault]}, not ${wanted[fault]}`;
}

test(`${runs} numbers`, () => {
  console.log(`seed ${seed}`);
  const faults: string[] = [];
  for (let run = 0; run < runs; run++) {
    const type = pick(types);
    const data = elements(type);
    const array = arrayOf(type, data);
    const door = pick(doors);
    const k = number();
    const fault =
      random() % 2 === 0 ? comparisonFault(type, data, array, door, k) : arithmeticFault(type, data, array, door, k);
    if (fault !== undefined) faults.push(`run ${run}: ${type}, ${typeof k} ${String(k)} as ${door}: ${fault}`);
  }
  expect(faults.slice(0, 10).join('\n'), `seed ${seed}, ${faults.length} faults`).toBe('');
});
