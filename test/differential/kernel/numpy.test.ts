// Ten thousand expressions made at random, computed by kernels at a level made at random, against NumPy. Every result has to
// have the same bits; only NaNs may differ in theirs, and the sign of a zero that min or max chose, of which NumPy says
// nothing.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { cpuInfo } from 'rawcpu/cpu';
import { type DType, elementwise, levels, type TypedArray } from 'rawcpu/kernel';
import { expect, test } from 'vitest';
import { missingFor, usableFeatures } from '../../../src/kernel/code/target.ts';
import { arrayClass } from '../../../src/kernel/run/arrays.ts';

const COUNT = 10_000;
const LENGTH = 37;
const features = usableFeatures(cpuInfo().features);
const usable = levels.filter((level) => missingFor(level, features).length === 0);

/** One expression in both languages. */
interface Written {
  readonly ours: string;
  readonly theirs: string;
}

const floats = ['f64', 'f32'] as const;
const integers = ['i8', 'u8', 'i16', 'u16', 'i32', 'u32', 'i64', 'u64'] as const;

type Tree = fc.Arbitrary<Written>;

const both = (ours: string, theirs = ours): Written => ({ ours, theirs });

function unary(tree: Tree, make: (text: string) => Written): Tree {
  return tree.map(({ ours, theirs }) => ({ ours: make(ours).ours, theirs: make(theirs).theirs }));
}

function binary(tree: Tree, make: (a: string, b: string) => Written): Tree {
  return fc
    .tuple(tree, tree)
    .map(([a, b]) => ({ ours: make(a.ours, b.ours).ours, theirs: make(a.theirs, b.theirs).theirs }));
}

function choice(tree: Tree): Tree {
  const compare = fc.constantFrom('<', '<=', '>', '>=', '==', '!=');
  return fc.tuple(compare, tree, tree, tree, tree).map(([op, a, b, c, d]) => ({
    ours: `((${a.ours} ${op} ${b.ours}) ? ${c.ours} : ${d.ours})`,
    theirs: `np.where(${a.theirs} ${op} ${b.theirs}, ${c.theirs}, ${d.theirs})`,
  }));
}

const inputs = fc.constantFrom(both('a'), both('b'), both('c'));
const infix = (op: string) => (a: string, b: string) => both(`(${a} ${op} ${b})`);

function floatTree(depth: number): Tree {
  if (depth === 0) {
    const constants = fc.constantFrom(0, 1, 2, 0.5, -3, 0.1, 1e-3, 1e6).map((value) => both(`T(${value})`));
    return fc.oneof({ weight: 4, arbitrary: inputs }, { weight: 1, arbitrary: constants });
  }
  const tree = floatTree(depth - 1);
  return fc.oneof(
    ...['+', '-', '*', '/'].map((op) => binary(tree, infix(op))),
    unary(tree, (a) => both(`(-${a})`)),
    unary(tree, (a) => both(`abs(${a})`, `np.abs(${a})`)),
    unary(tree, (a) => both(`sqrt(${a})`, `np.sqrt(${a})`)),
    unary(tree, (a) => both(`floor(${a})`, `np.floor(${a})`)),
    unary(tree, (a) => both(`ceil(${a})`, `np.ceil(${a})`)),
    unary(tree, (a) => both(`trunc(${a})`, `np.trunc(${a})`)),
    binary(tree, (a, b) => both(`(min(${a}, ${b}) + T(0))`, `(np.minimum(${a}, ${b}) + T(0))`)),
    binary(tree, (a, b) => both(`(max(${a}, ${b}) + T(0))`, `(np.maximum(${a}, ${b}) + T(0))`)),
    choice(tree),
    floatTree(0),
  );
}

function integerTree(depth: number): Tree {
  if (depth === 0) {
    const constants = fc.constantFrom(0, 1, 2, 3, 7, 100).map((value) => both(`T(${value})`));
    return fc.oneof({ weight: 4, arbitrary: inputs }, { weight: 1, arbitrary: constants });
  }
  const tree = integerTree(depth - 1);
  const shift = fc.tuple(tree, fc.constantFrom('<<', '>>'), fc.integer({ min: 0, max: 7 }));
  return fc.oneof(
    ...['+', '-', '*', '&', '|', '^'].map((op) => binary(tree, infix(op))),
    unary(tree, (a) => both(`(~${a})`)),
    binary(tree, (a, b) => both(`min(${a}, ${b})`, `np.minimum(${a}, ${b})`)),
    binary(tree, (a, b) => both(`max(${a}, ${b})`, `np.maximum(${a}, ${b})`)),
    shift.map(([a, op, by]) => both(`(${a.ours} ${op} ${by})`, `(${a.theirs} ${op} T(${by}))`)),
    choice(tree),
    integerTree(0),
  );
}

/** Values that matter, between values of every size. */
function data(type: DType, seed: number): TypedArray {
  const array = new (arrayClass(type))(LENGTH) as TypedArray;
  const bytes = new Uint8Array(array.buffer);
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
  for (let k = 0; k < bytes.length; k++) bytes[k] = next();
  if (type === 'f64' || type === 'f32') {
    const special = [0, -0, 1, -1, 0.5, Infinity, -Infinity, NaN, 1e-310, 1e-40, 3.5, -2.5, 1e30];
    for (let k = 0; k < LENGTH; k++) {
      if (next() % 3 === 0) array[k] = special[next() % special.length]!;
      else if (next() % 2 === 0) array[k] = (next() % 2000) / 16 - 60;
    }
  }
  return array;
}

const encoded = (array: TypedArray): string => Buffer.from(array.buffer).toString('base64');

const python = ['python3', '/usr/bin/python3'].find(
  (command) => spawnSync(command, ['-c', 'import numpy'], { stdio: 'ignore' }).status === 0,
);
if (python === undefined)
  console.log('kernels against NumPy: left out, NumPy is missing: apt-get install -y python3-numpy');

test.skipIf(python === undefined)(`${COUNT} expressions give NumPy's values`, () => {
  const cases = fc.sample(
    fc.oneof(
      fc.tuple(fc.constantFrom(...floats), floatTree(3)),
      fc.tuple(fc.constantFrom(...integers), integerTree(3)),
    ),
    { numRuns: COUNT, seed: 20_261_122 },
  );
  const requests: object[] = [];
  const results: { text: string; values: TypedArray }[] = [];
  cases.forEach(([dtype, { ours, theirs }], k) => {
    const text = ours.replaceAll('T(', `${dtype}(`);
    const isa = usable[k % usable.length]!;
    const all: Record<string, TypedArray> = {
      a: data(dtype, 3 * k),
      b: data(dtype, 3 * k + 1),
      c: data(dtype, 3 * k + 2),
    };
    const kernel = elementwise(dtype as DType, text, { isa }) as unknown as {
      (record: object, out: TypedArray): TypedArray;
      inputs: readonly { name: string }[];
    };
    const given = Object.fromEntries(kernel.inputs.map(({ name }) => [name, all[name]!]));
    const out = new (arrayClass(dtype as DType))(LENGTH) as TypedArray;
    results.push({ text: `${dtype} ${isa}: ${text}`, values: kernel(given, out) });
    const sent = Object.fromEntries(Object.entries(all).map(([name, array]) => [name, encoded(array)]));
    requests.push({ code: theirs, dtype, output: dtype, count: LENGTH, inputs: sent });
  });
  const { stdout, stderr, status } = spawnSync(python!, [fileURLToPath(new URL('evaluate.py', import.meta.url))], {
    input: JSON.stringify(requests),
    maxBuffer: 1 << 30,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  const answers = JSON.parse(stdout) as string[];
  const wrong: string[] = [];
  results.forEach(({ text, values }, k) => {
    const bytes = Buffer.from(answers[k]!, 'base64');
    const expected = new (values.constructor as Float64ArrayConstructor)(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
    ) as TypedArray;
    for (let e = 0; e < LENGTH; e++) {
      const same = Object.is(values[e], expected[e]);
      if (!same) wrong.push(`${text}: element ${e} is ${values[e]}, NumPy's ${expected[e]}`);
    }
  });
  console.log(`kernels against NumPy: ${COUNT} expressions, ${COUNT * LENGTH} values, ${wrong.length} differ`);
  expect(wrong.slice(0, 10)).toEqual([]);
});
