// How exact the functions of kernels are, measured on their machine code: f32 functions of one argument over all 2^32
// arguments (a sample of them unless all are asked for), the others over millions, at the levels whose expansions differ. gcc compiles the comparison.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cpuInfo } from '../../src/cpu/index.ts';
import { type Level, levels, missingFor, targetFor, usableFeatures } from '../../src/kernel/code/target.ts';
import { type Op, ops } from '../../src/kernel/ir/ops.ts';
import { announceSample, isWhole, sampleSeed } from '../support/sample.ts';
import {
  type Arguments,
  type FloatType,
  functions,
  machineCode,
  measure,
  type Subject,
} from './kernel-math/measure.ts';

const limits = { full: 1.0, fast: 3.5 };
const workers = availableParallelism();
const folder = mkdtempSync(join(tmpdir(), 'rawcpu-math-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const native = process.platform === 'linux' && process.arch === 'x64';
const compiler = spawnSync('gcc', ['--version']).status === 0;
const reason = !native
  ? 'Linux on x86-64 is needed'
  : !compiler
    ? 'gcc is needed: apt-get install gcc libc6-dev'
    : undefined;
const features = native ? usableFeatures(cpuInfo().features) : new Set<string>();
const has = (level: Level) => missingFor(level, features).length === 0;
const best = levels.find(has) ?? 'sse2';

async function check(subject: Omit<Subject, 'target'> & { level: Level }, which: Arguments): Promise<void> {
  const { level, ...others } = subject;
  const measured = await measure(folder, { ...others, target: targetFor(features, level) }, which, workers);
  const { ulp, at, got, want, wrong, wrongAt, wrongGot, wrongWant } = measured;
  console.log(`${others.op} ${others.type} ${level} ${others.accuracy}: ${ulp.toFixed(3)} ULP at ${at[0]}`);
  expect(wrong, `of the wrong kind, the first at ${wrongAt}: ${wrongGot} for ${wrongWant}`).toBe(0);
  expect(ulp, `at ${at}: ${got} for ${want}`).toBeLessThanOrEqual(limits[others.accuracy]);
}

const oneArgument = functions.filter((op) => ops[op].arity === 1);
const twoArguments = functions.filter((op) => ops[op].arity === 2);

if (reason !== undefined) {
  test.skip(`accuracy of kernels' functions: ${reason}`, () => {});
} else {
  announceSample('every f32');
  // An odd step: the patterns that it meets differ in all their bits.
  const step = isWhole ? 1 : 129 + 2 * (sampleSeed % 64);
  test.each(oneArgument)(`%s, every f32 or each ${step}th, ${best}`, (op) =>
    check({ op, type: 'f32', level: best, accuracy: 'full' }, { step }),
  );
  // The levels with other expansions than the best one: without AVX-512, without FMA. `fast` only where it is other code.
  for (const level of (['avx512', 'avx2', 'sse2'] as const).filter(has)) {
    const target = targetFor(features, level);
    for (const accuracy of ['full', 'fast'] as const) {
      const differs = (type: FloatType) => (op: Op) =>
        accuracy === 'full' ||
        !Buffer.from(machineCode({ op, type, target, accuracy }).bytes).equals(
          machineCode({ op, type, target, accuracy: 'full' }).bytes,
        );
      test.each(oneArgument.filter(differs('f32')))(`%s, f32 in steps, ${level}, ${accuracy}`, (op) =>
        check({ op, type: 'f32', level, accuracy }, { step: 1021 }),
      );
      const at = `at random, ${level}, ${accuracy}`;
      for (const op of twoArguments.filter(differs('f32'))) {
        test(`${op}, f32 ${at}`, () => check({ op, type: 'f32', level, accuracy }, { random: 1_000_000, seed: 1 }));
      }
      for (const op of functions.filter(differs('f64'))) {
        test(`${op}, f64 ${at}`, () => check({ op, type: 'f64', level, accuracy }, { random: 2_000_000, seed: 2 }));
      }
    }
  }
}
