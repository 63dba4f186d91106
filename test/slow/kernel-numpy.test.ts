// Random expressions against NumPy (ten thousand, or a sample): all types but bf16, mixed; every level of the instruction set in turn. Exact
// operations to the bit, one function of f32 at the end within an ULP of NumPy's f64.

import fc from 'fast-check';
import { cpuInfo } from 'rawcpu/cpu';
import { elementwise, type Level, levels } from 'rawcpu/kernel';
import { expect, test } from 'vitest';
import { missingFor, usableFeatures } from '../../src/kernel/code/target.ts';
import { type DType, dtypes, isFloat } from '../../src/kernel/dtype.ts';
import { bitsOf, fromBits } from '../../src/kernel/ir/scalar/rounding.ts';
import { announceSample, isWhole, sampleSeed } from '../support/sample.ts';
import { type Twin, twinFrom, twinTypes } from './kernel-numpy-expressions.ts';
import { askNumPy as ask, numpyVersion } from './numpy.ts';

const RUNS = isWhole ? 10_000 : 2_000;
/** Not a multiple of any vector. */
const COUNT = 71;
const COLUMNS = 3;

type Bytes = { readonly buffer: ArrayBuffer };
type Data = Readonly<Record<string, readonly Column[]>>;
type Column = Float64Array | BigInt64Array | Uint16Array;

/** A typed array over bytes; f16 as its bits. */
function arrayOf(type: DType, buffer: ArrayBuffer): Column {
  const constructors = {
    Float64Array,
    Float32Array,
    Int8Array,
    Uint8Array,
    Int16Array,
    Uint16Array,
    Int32Array,
  } as const;
  const others = { Uint32Array, BigInt64Array, BigUint64Array } as const;
  const name = dtypes[type].array as keyof typeof constructors;
  return new ({ ...constructors, ...others }[name] as unknown as new (buffer: ArrayBuffer) => Column)(buffer);
}

const interesting = [
  0,
  -0,
  1,
  -1,
  2,
  0.5,
  -1.5,
  3,
  7,
  10,
  100,
  -128,
  255,
  65504,
  1e-5,
  2 ** -24,
  2 ** -149,
  1e30,
  2 ** 31,
];

/** Random bits, small numbers and special values, the same ones in each run. */
function columnOf(type: DType, seed: number): Column {
  const { bytes } = dtypes[type];
  const column = arrayOf(type, new ArrayBuffer(COUNT * bytes));
  let state = BigInt(seed * 7919 + bytes * 104729 + type.length);
  for (let i = 0; i < COUNT; i++) {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    const random = Number(state >> 40n);
    const special = [...interesting, ...(isFloat(type) ? [Infinity, -Infinity, Number.NaN] : [])];
    const bits = BigInt.asUintN(bytes * 8, state >> 13n);
    const small = (random % 2000) / (isFloat(type) ? 16 : 1) - (dtypes[type].kind === 'unsigned' ? 0 : 60);
    const wanted = [small, small, special[random % special.length] as number][i % 4];
    const raw = wanted === undefined ? bits : BigInt(bitsOf(type, convert(type, wanted)));
    const cell = new DataView(column.buffer as ArrayBuffer, i * bytes, bytes);
    for (let k = 0; k < bytes; k++) cell.setUint8(k, Number((raw >> BigInt(8 * k)) & 255n));
  }
  return column;
}

/** A number in a type, roughly: what it becomes does not matter, only that both sides get the same. */
function convert(type: DType, x: number): number | bigint {
  if (!isFloat(type)) return bytesToValue(type, BigInt(Math.trunc(x)));
  return type === 'f16'
    ? Math.max(-65504, Math.min(65504, Math.round(x * 64) / 64))
    : type === 'f32'
      ? Math.fround(x)
      : x;
}

function bytesToValue(type: DType, x: bigint): number | bigint {
  const bits = BigInt.asUintN(dtypes[type].bytes * 8, x);
  return fromBits(type, dtypes[type].bytes === 8 ? bits : Number(bits));
}

function askNumPy(data: Data, twins: readonly Twin[]): [string, Buffer][] {
  const encode = (column: Bytes) => Buffer.from(column.buffer).toString('base64');
  const first = Object.fromEntries(
    Object.entries(data).map(([type, columns]) => [type, columns.map((c) => encode(c as Bytes))]),
  );
  const [version, ...lines] = ask('kernel-numpy.py', [first, ...twins]);
  console.log(`NumPy ${String(version)}`);
  return lines.map((line) => {
    const [type, bytes] = line as [string, string];
    return [type, Buffer.from(bytes, 'base64')];
  });
}

const bufferOf = (bytes: Buffer) => Uint8Array.from(bytes).buffer;

/** The value of an element; of f16 the number that its bits mean. */
const valueAt = (type: DType, column: Column, i: number) =>
  type === 'f16' ? (fromBits('f16', column[i] as number) as number) : (column[i] as number | bigint);

/** Within an ULP of f32 of a value computed in f64. */
function near(got: number, wanted: number): boolean {
  const rounded = Math.fround(wanted);
  if (Object.is(got, rounded)) return true;
  if (!Number.isFinite(rounded) && Math.abs(got) === Math.fround(3.4028234663852886e38))
    return Math.sign(got) === Math.sign(wanted);
  if (!Number.isFinite(got) || !Number.isFinite(wanted)) return false;
  const ulp = 2 ** Math.max(-149, Math.floor(Math.log2(Math.abs(wanted))) - 23);
  return Math.abs(got - wanted) <= 1.0 * ulp;
}

/** What is wrong with the kernel of an expression, or undefined. */
function faultOf(twin: Twin, isa: Level, data: Data, [type, bytes]: [string, Buffer]): string | undefined {
  if (type !== (twin.approximate ? 'f64' : twin.type)) return `NumPy's result is ${type}`;
  const mentioned = twin.inputs
    .map(([of], i) => ({ name: `x${i}`, of, column: data[of]![i]! }))
    .filter(({ name }) => new RegExp(`\\b${name}\\b`).test(twin.kernel));
  let got: Column;
  try {
    const inputs = Object.fromEntries(mentioned.map(({ name, of }) => [name, of]));
    const kernel = elementwise(twin.type, twin.kernel, { isa, inputs });
    const columns = Object.fromEntries(mentioned.map(({ name, column }) => [name, column]));
    got = kernel(columns as never) as unknown as Column;
  } catch (error) {
    return String(error);
  }
  const wanted = arrayOf(type as DType, bufferOf(bytes) as ArrayBuffer);
  for (let i = 0; i < COUNT; i++) {
    const [x, y] = [valueAt(twin.type, got, i), valueAt(type as DType, wanted, i)];
    if (twin.approximate ? near(x as number, y as number) : Object.is(x, y)) continue;
    const at = mentioned.map(({ name, of, column }) => `${name}: ${of} = ${valueAt(of, column, i)}`).join(', ');
    return `element ${i} (${at}): ${x}, NumPy says ${y}`;
  }
  return undefined;
}

test.runIf(numpyVersion !== undefined)(`${RUNS} expressions`, () => {
  const features = usableFeatures(cpuInfo().features);
  const usable = levels.filter((level) => missingFor(level, features).length === 0);
  const arbitrary = fc
    .tuple(
      fc.array(fc.constantFrom(...twinTypes), { minLength: 1, maxLength: COLUMNS }),
      fc.array(fc.nat(), { minLength: 1, maxLength: 10, size: 'max' }),
    )
    .map(([types, decisions]) => twinFrom(types, decisions));
  announceSample('random expressions');
  const twins = fc.sample(arbitrary, { numRuns: RUNS, seed: isWhole ? 7 : sampleSeed });
  const data = Object.fromEntries(
    twinTypes.map((type) => [type, Array.from({ length: COLUMNS }, (_, seed) => columnOf(type, seed))]),
  );
  const answers = askNumPy(data, twins);
  expect(answers).toHaveLength(RUNS);
  const faults: string[] = [];
  for (const [k, twin] of twins.entries()) {
    const isa = usable[k % usable.length]!;
    const fault = faultOf(twin, isa, data, answers[k]!);
    if (fault !== undefined) faults.push(`expression ${k} at ${isa}: ${fault}\n${twin.kernel}`);
  }
  expect(faults.slice(0, 10).join('\n\n'), `${faults.length} of ${RUNS}`).toBe('');
});
