// The exceptions of every function and operation of f32 and f64, at every level, against C's library: at special values,
// each with each, and at random arguments: 100,000 of them, or a sample of these and of the levels.
//
// Where C's library raises something else, it is in `differs`, with the reason.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { cpuInfo } from 'rawcpu/cpu';
import { elementwise, type Level, levels } from 'rawcpu/kernel';
import { afterAll, describe, expect, test } from 'vitest';
import { missingFor, usableFeatures } from '../../src/kernel/code/target.ts';
import { ops } from '../../src/kernel/ir/ops.ts';
import { announceSample, isWhole, sampleSeed } from '../support/sample.ts';
import { type FloatType, type Reference, reference } from './kernel-exceptions/reference.ts';

const hasCompiler = spawnSync('gcc', ['--version']).status === 0;
if (!hasCompiler) console.log('skipped: the exceptions of C need gcc');

const features = usableFeatures(cpuInfo().features);
const chosen = process.env.RAWCPU_EMULATED_LEVELS?.split(',');
const usable = levels.filter(
  (level) => missingFor(level, features).length === 0 && (chosen === undefined || chosen.includes(level)),
);
const RANDOM = isWhole ? 100_000 : 300;
announceSample('kernel exceptions');

/** A generator of Marsaglia's kind (xorshift32) with values from 0 to 1. */
let state = sampleSeed + 1;
function random(): number {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) / 2 ** 32;
}

const folder = mkdtempSync(join(tmpdir(), 'rawcpu-exceptions-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Bits = Uint32Array | BigUint64Array;

const flags = { invalid: 1, divideByZero: 4, overflow: 8, underflow: 16, inexact: 32 } as const;
const kinds = Object.keys(flags) as (keyof typeof flags)[];

/** Operations that raise `inexact` by themselves; of others it is not told. */
const rounding = new Set(['sqrt', 'fma', '+', '-', '*', '/', '%', '<', '<=', '>', '>=', '==', '!=']);
const quiet = new Set(['floor', 'ceil', 'trunc', 'round', 'nearest', 'abs', 'min', 'max', 'copysign']);
const arities: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    Object.entries(ops)
      .filter(([name, { tier }]) => tier === 'function' && name !== 'sign')
      .map(([name, { arity }]) => [name, arity]),
  ),
  ...Object.fromEntries([...rounding].map((name) => [name, name === 'fma' ? 3 : name === 'sqrt' ? 1 : 2])),
  ...Object.fromEntries([...quiet].map((name) => [name, /^(min|max|copysign)$/.test(name) ? 2 : 1])),
};

const expressionOf = (name: string): string => {
  const names = ['x', 'y', 'z'].slice(0, arities[name]);
  return /^\w/.test(name) ? `${name}(${names.join(', ')})` : `x ${name} y`;
};

const isTiny = (type: FloatType, x: number) => Math.abs(x) < (type === 'f32' ? 2 ** -126 : 2 ** -1022);

/** Why C's library may say something else. */
function differs(
  type: FloatType,
  name: string,
  args: readonly number[],
  found: number,
  wanted: number,
  c: number,
): string {
  const [x, y] = args as [number, number];
  const difference = found ^ wanted;
  // ECMAScript has NaN where C has 1, and a NaN that no argument was is invalid.
  if (name === 'pow' && Math.abs(x) === 1 && Math.abs(y) === Infinity) return 'another result';
  // Annex F leaves open whether a result that is exact, but below the normal numbers, raises underflow. Ours does not.
  const isUndeserved = difference === flags.underflow && wanted !== 0 && isTiny(type, c) && c !== 0;
  if (isUndeserved && /^(pow|exp2|hypot)$/.test(name)) return 'an exact result below the normal numbers';
  return '';
}

/** Bits of numbers at which something happens, both signs, and of NaNs, quiet and signaling. */
function specials(type: FloatType): Bits {
  const [most, normal, denormal] =
    type === 'f32' ? [(2 - 2 ** -23) * 2 ** 127, 2 ** -126, 2 ** -149] : [Number.MAX_VALUE, 2 ** -1022, 2 ** -1074];
  const logarithms =
    type === 'f32'
      ? [88.722839, 88.72284, 103.27893, 103.97208, 128, 149, 150]
      : [709.78271289338397, 709.782712893384, 744.4400719213812, 745.1332191019411, 1024, 1074, 1075];
  const numbers = [
    ...[0, denormal, 3 * denormal, 0.75 * normal, normal, most, Infinity],
    ...[0.5, 1 - 2 ** -20, 1, 1 + 2 ** -20, 1.5, 2, 2.5, 3, 8, Math.PI / 2, 100, 1000, 1e10, 2e31, 1 / 3, 1e-20],
    ...[2 ** 52 + 0.5, 2 ** 31, most / 2, 2 ** 70, 2 ** -70, Math.sqrt(most), Math.sqrt(normal)],
    ...logarithms,
  ];
  const signed = [...new Set(numbers.flatMap((x) => [x, -x]))];
  return type === 'f32'
    ? Uint32Array.of(
        ...new Uint32Array(Float32Array.from(signed).buffer),
        0x7fc00000,
        0xffc00001,
        0x7f800001,
        0xffa00000,
      )
    : BigUint64Array.of(
        ...new BigUint64Array(Float64Array.from(signed).buffer),
        0x7ff8000000000000n,
        0xfff8000000000001n,
        0x7ff0000000000001n,
        0xfff4000000000000n,
      );
}

/** Columns of arguments: special values each with each, then random ones: any bits, or numbers of usual size. */
function argumentsOf(type: FloatType, arity: number): Bits[] {
  const all = Array.from(specials(type) as ArrayLike<number | bigint>);
  const some = arity === 3 ? all.filter((_, k) => k % 6 === 0 || k >= all.length - 4) : all;
  let rows: (number | bigint)[][] = [[]];
  for (let k = 0; k < arity; k++) rows = rows.flatMap((row) => some.map((value) => [...row, value]));
  const view = new DataView(new ArrayBuffer(8));
  const one = (): number | bigint => {
    const usual = random() < 0.5;
    if (type === 'f32') {
      if (!usual) return Math.floor(random() * 2 ** 32);
      view.setFloat32(0, (random() - 0.5) * 2 ** Math.floor(random() * 24 - 12));
      return view.getUint32(0);
    }
    if (usual) view.setFloat64(0, (random() - 0.5) * 2 ** Math.floor(random() * 24 - 12));
    else view.setBigUint64(0, (BigInt(Math.floor(random() * 2 ** 32)) << 32n) | BigInt(Math.floor(random() * 2 ** 32)));
    return view.getBigUint64(0);
  };
  for (let k = 0; k < RANDOM; k++) rows.push(Array.from({ length: arity }, one));
  return Array.from({ length: 3 }, (_, k) =>
    type === 'f32'
      ? Uint32Array.from(rows, (row) => Number(row[k] ?? 0))
      : BigUint64Array.from(rows, (row) => BigInt(row[k] ?? 0)),
  );
}

type Kernel = (...args: (Float32Array | Float64Array)[]) => Float32Array | Float64Array;

function raisedBy(kernel: Kernel, args: readonly (Float32Array | Float64Array)[]): number {
  try {
    kernel(...args);
    return 0;
  } catch (error) {
    const { code, details } = error as { code?: string; details: { raised: readonly string[] } };
    if (code !== 'FLOAT_EXCEPTION') throw error;
    return details.raised.reduce((bits, name) => bits | (flags[name as 'invalid'] ?? 0), 0);
  }
}

/** At most so many elements that raise the same are called alone; all others only together. */
const MOST_ALONE = isWhole ? 5000 : 200;

/** The elements whose exceptions are not C's: those that raise nothing there are called at once, the others one by one. */
function faultsOf(type: FloatType, name: string, isa: Level, columns: readonly Bits[], c: Reference): string[] {
  const arity = arities[name]!;
  const mask = rounding.has(name) || quiet.has(name) ? 0x3d : 0x1d;
  const make = (report: object) =>
    elementwise(type, expressionOf(name), { isa, outputs: type, ...report }) as unknown as Kernel;
  const kernel = make({ reportExceptions: mask === 0x3d ? kinds : kinds.slice(0, 4) });
  const floats = columns
    .slice(0, arity)
    .map(({ buffer }) => (type === 'f32' ? new Float32Array(buffer) : new Float64Array(buffer)));
  const faults: string[] = [];
  const groups = new Map<number, number[]>();
  c.raised.forEach((raised, k) => {
    const wanted = raised & mask;
    const group = groups.get(wanted);
    if (group === undefined) groups.set(wanted, [k]);
    else group.push(k);
  });
  const at = (k: number) => floats.map((column) => column.subarray(k, k + 1));
  const check = (k: number, wanted: number) => {
    const found = raisedBy(kernel, at(k)) & mask;
    const args = floats.map((column) => column[k]!);
    if (found === wanted || differs(type, name, args, found, wanted, c.values[k]!) !== '') return;
    const [result] = make({})(...at(k));
    // Results may differ by their last bit, and so be on another side of a limit.
    if (result !== c.values[k] && Math.abs(result! / c.values[k]! - 1) < 1e-6) return;
    const bits = columns.slice(0, arity).map((column) => `0x${column[k]!.toString(16)}`);
    faults.push(`${args.join()} (${bits.join()}): ${found.toString(2)}, not ${wanted.toString(2)}; result ${result}`);
  };
  for (const [wanted, group] of groups) {
    const together = floats.map((column) => {
      const chosenOnes = new (column.constructor as Float64ArrayConstructor)(group.length);
      const [from, to] = [column, chosenOnes].map(({ buffer }) => new Uint8Array(buffer)) as [Uint8Array, Uint8Array];
      const size = column.BYTES_PER_ELEMENT;
      for (const [i, k] of group.entries()) to.set(from.subarray(k * size, (k + 1) * size), i * size);
      return chosenOnes;
    });
    const isRight = (raisedBy(kernel, together) & mask) === wanted;
    const alone = wanted === 0 && isRight ? [] : isRight ? group.slice(0, MOST_ALONE) : group;
    for (const k of alone) check(k, wanted);
  }
  return faults;
}

describe.skipIf(!hasCompiler).each(['f32', 'f64'] as const)('%s', (type) => {
  test.each(Object.keys(arities).map((name, k) => [name, k] as const))('%s', (name, k) => {
    const columns = argumentsOf(type, arities[name]!);
    const c = reference(folder, name, arities[name]!, type, columns);
    const some = isWhole || chosen !== undefined ? usable : usable.filter((_, at) => (at + k + sampleSeed) % 3 === 0);
    for (const isa of some) expect([isa, ...faultsOf(type, name, isa, columns, c).slice(0, 8)]).toEqual([isa]);
  });
});
