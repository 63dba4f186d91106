// Measures how exact a function of kernels is: its machine code goes into a file, and a C program runs it over as many
// arguments as asked for. Needs gcc and glibc.

import { execFile, execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { generateLoop } from '../../../src/kernel/code/loop.ts';
import { lower } from '../../../src/kernel/code/lowering/index.ts';
import type { Target } from '../../../src/kernel/code/target.ts';
import { Graph } from '../../../src/kernel/ir/graph.ts';
import { type Op, ops } from '../../../src/kernel/ir/ops.ts';
import { expandFunctions } from '../../../src/kernel/math/expand.ts';

export type FloatType = 'f32' | 'f64';

/** All functions, from the table of operations. */
export const functions = (Object.keys(ops) as Op[]).filter((op) => ops[op].tier === 'function');

export interface Subject {
  readonly op: Op;
  readonly type: FloatType;
  readonly target: Target;
  readonly accuracy: 'full' | 'fast';
}

export interface Measured {
  /** The largest error in units of the last place of the true result, and where. */
  readonly ulp: number;
  readonly at: readonly string[];
  readonly got: string;
  readonly want: string;
  /** How many results were NaN, infinite, or of a sign of zero where they should not have been, and the first one. */
  readonly wrong: number;
  readonly wrongAt: readonly string[];
  readonly wrongGot: string;
  readonly wrongWant: string;
}

/** Which arguments: every `step`-th bit pattern of f32, or so many random ones. */
export type Arguments = { readonly step: number } | { readonly random: number; readonly seed: number };

export function machineCode({ op, type, target, accuracy }: Subject): { bytes: Uint8Array; entry: number } {
  const inputs = Array.from({ length: ops[op].arity }, (_, k) => ({ name: `x${k}`, type }));
  const graph = new Graph(inputs);
  graph.output(
    'out',
    type,
    graph.node(
      op,
      type,
      inputs.map((_, k) => graph.input(k)),
    ),
  );
  const block = lower(expandFunctions(graph, { target, accuracy }), target);
  const streams = [...inputs, { type }];
  const { assembly, entry } = generateLoop(
    block,
    {
      layouts: streams.map(() => 'contiguous'),
      elementBytes: streams.map(() => (type === 'f32' ? 4 : 8)),
      inputs: inputs.length,
      rank: 1,
      parameters: 0,
      size: 'small',
    },
    target,
  );
  return { bytes: assembly.bytes, entry: assembly.labels.get(entry) as number };
}

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** What C calls a function of `type`'s reference. */
function cName(op: Op, type: FloatType): string {
  if (op === 'pow' || op === 'round' || op === 'sign') return `js_${op}`;
  return type === 'f64' ? `${op}l` : op;
}

/** The program that compares a function; compiled the first time. */
function program(folder: string, op: Op, type: FloatType): string {
  const path = join(folder, `${op}-${type}`);
  if (existsSync(path)) return path;
  const bits = type === 'f32' ? 32 : 64;
  const common = ['-O3', '-march=native', '-mprefer-vector-width=512', '-fno-trapping-math', '-fno-math-errno', '-w'];
  const macros = [`-DBITS=${bits}`, `-DARGUMENTS=${ops[op].arity}`, `-DFUNCTION=${cName(op, type)}`];
  const objects: string[] = [];
  if (type === 'f32' && ops[op].arity === 1) {
    const object = `${path}.o`;
    const own = op === 'round' || op === 'sign';
    const source = own ? '-DOWN' : '-ffast-math';
    execFileSync('gcc', [
      ...common,
      source,
      `-DFUNCTION=${cName(op, type)}`,
      '-c',
      here('./reference.c'),
      '-o',
      object,
    ]);
    objects.push(object);
  }
  execFileSync('gcc', [
    ...common,
    '-ffp-contract=off',
    ...macros,
    here('./compare.c'),
    ...objects,
    '-o',
    path,
    '-lmvec',
    '-lm',
  ]);
  return path;
}

const runFile = promisify(execFile);

/** @param workers how many processes share the arguments */
export async function measure(folder: string, subject: Subject, which: Arguments, workers: number): Promise<Measured> {
  const { op, type, target, accuracy } = subject;
  const { bytes, entry } = machineCode(subject);
  const code = join(folder, `${op}-${type}-${target.level}-${accuracy}.bin`);
  writeFileSync(code, bytes);
  const path = program(folder, op, type);
  const shares = Array.from({ length: workers }, (_, k) => {
    if ('random' in which) return ['random', String(Math.ceil(which.random / workers)), String(which.seed + k)];
    const bound = (i: number) => String(Math.floor((i * 2 ** 32) / workers));
    return ['all', bound(k), bound(k + 1), String(which.step)];
  });
  const results = await Promise.all(
    shares.map(async (share): Promise<Measured> => {
      const { stdout } = await runFile(path, [code, String(entry), ...share]);
      return JSON.parse(stdout);
    }),
  );
  const worst = results.reduce((a, b) => (b.ulp > a.ulp ? b : a));
  const faulty = results.find(({ wrong }) => wrong > 0) ?? worst;
  const { wrongAt, wrongGot, wrongWant } = faulty;
  return { ...worst, wrong: results.reduce((sum, { wrong }) => sum + wrong, 0), wrongAt, wrongGot, wrongWant };
}
