// Every reduction of every integer type at every level against exact arithmetic: values at the extremes of their types, in
// lengths around vectors and blocks, on one thread and on several, with and without an expression. Then a sample of
// random arrays.

import { cpuInfo } from 'rawcpu/cpu';
import { type DType, dtypes, levels, type ReductionName, reduce } from 'rawcpu/kernel';
import { expect, test } from 'vitest';
import { missingFor, usableFeatures } from '../../src/kernel/code/target.ts';
import {
  exactly,
  extremeValues,
  faultOf,
  integerArray,
  integerTypes,
  reductionNames,
} from '../support/kernel/exact-reductions.ts';
import { announceSample, isWhole, sampleSeed } from '../support/sample.ts';

const features = usableFeatures(cpuInfo().features);
const usable = levels.filter((level) => missingFor(level, features).length === 0);

const runs = isWhole ? 20_000 : 1000;
announceSample('random reductions');

/** An expression that gives the values unchanged, through more code than reading them. */
const expressions: Readonly<Record<string, string>> = { '': 'a', 'with an expression': 'a ^ (a & 0)' };

async function faultsOf(name: ReductionName, type: DType, isa: (typeof levels)[number]): Promise<string[]> {
  const faults: string[] = [];
  for (const [how, expression] of Object.entries(expressions)) {
    if (name === 'dot' && how !== '') continue;
    const ddof = how === '' ? 0 : 1;
    const reduction = reduce(type, name, name === 'dot' ? undefined : expression, {
      isa,
      ...(name === 'variance' || name === 'std' ? { ddof } : {}),
    });
    for (const length of [2, 67, 1000]) {
      for (const [what, values] of Object.entries(extremeValues(type, length))) {
        const others = values.map((_, k) => values[(k * 7 + 3) % length]!);
        const args = [integerArray(type, values), ...(name === 'dot' ? [integerArray(type, others)] : [])];
        const expected = exactly(name, type, values, others, name === 'variance' || name === 'std' ? ddof : 0);
        for (const got of [reduction(...args), reduction(...args), await reduction.parallel(...args, { threads: 2 })]) {
          const fault = faultOf(got, expected);
          if (fault !== undefined) faults.push(`${name} of ${length} ${type} ${how} at ${isa}, ${what}: ${fault}`);
        }
      }
    }
    reduction.dispose();
  }
  return faults;
}

test.each(usable)('every operation and type at level %s', async (isa) => {
  const faults: string[] = [];
  for (const type of integerTypes) {
    for (const name of reductionNames) faults.push(...(await faultsOf(name, type, isa)));
  }
  expect(faults.slice(0, 10).join('\n'), `${faults.length} faults`).toBe('');
});

test('sums of blocks that leave 64 bits', async () => {
  const length = 2 ** 21 + 5;
  for (const type of ['i64', 'u64'] as const) {
    const most = type === 'i64' ? -(2n ** 63n) : 2n ** 64n - 1n;
    const array = (type === 'i64' ? new BigInt64Array(length) : new BigUint64Array(length)).fill(most);
    const sum = most * BigInt(length);
    const kept = type === 'i64' ? BigInt.asIntN(64, sum) : BigInt.asUintN(64, sum);
    for (const got of [reduce(type, 'sum')(array), await reduce(type, 'sum').parallel(array)]) expect(got).toBe(kept);
    for (const got of [reduce(type, 'mean')(array), await reduce(type, 'mean').parallel(array)]) {
      expect(got).toBe(Number(most));
    }
    expect(reduce(type, 'variance')(array)).toBe(0);
    array[5] = 0n;
    const { value, within } = exactVariance(most, length);
    expect(Math.abs(reduce(type, 'variance')(array) - value)).toBeLessThanOrEqual(within * value);
  }
});

/** Of `length` values that are all the same but for one 0. */
function exactVariance(value: bigint, length: number) {
  const n = BigInt(length);
  return { value: Number((value * value * (n - 1n)) / (n * n)), within: 1e-12 };
}

test(`${runs} random reductions, seed ${sampleSeed}`, () => {
  let state = BigInt(sampleSeed) * 2n + 1n;
  const random = (below: number): number => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    return Number((state >> 33n) % BigInt(below));
  };
  const faults: string[] = [];
  for (let run = 0; run < runs; run++) {
    const type = integerTypes[random(integerTypes.length)]!;
    const name = reductionNames[random(reductionNames.length)]!;
    const isa = usable[random(usable.length)]!;
    const length = 1 + random(random(4) === 0 ? 3000 : 70);
    const bits = 1 + random(dtypes[type].bytes * 8);
    const value = (): bigint => {
      const word = (BigInt(random(2 ** 31)) << 33n) ^ (BigInt(random(2 ** 31)) << 11n) ^ BigInt(random(2 ** 31));
      return dtypes[type].kind === 'signed' ? BigInt.asIntN(bits, word) : BigInt.asUintN(bits, word);
    };
    const values = Array.from({ length }, value);
    const others = Array.from({ length }, value);
    const arrays = [integerArray(type, values)];
    if (name === 'dot') arrays.push(integerArray(type, others));
    const expression = name === 'dot' ? 'a * b' : 'a';
    const fault = faultOf(reduce(type, name, expression, { isa })(...arrays), exactly(name, type, values, others));
    if (fault !== undefined)
      faults.push(`run ${run}: ${name} of ${length} ${type} of ${bits} bits at ${isa}: ${fault}`);
  }
  expect(faults.slice(0, 10).join('\n'), `${faults.length} faults`).toBe('');
});
