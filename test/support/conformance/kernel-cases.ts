// Kernels: the same values in every runtime, from typed arrays of each kind that it has, on one thread and on several.

import { elementwise, type Float16Elements, reduce } from 'rawcpu/kernel';
import { type Case, equal, rejects, throws, truthy } from './check.ts';

const ramp = (length: number, from: number) => Float32Array.from({ length }, (_, k) => from + k);

/** Not in every engine, and not in the types of the oldest Node. */
const Float16 = (globalThis as { Float16Array?: { of(...values: number[]): Float16Elements } }).Float16Array;

const cases: readonly Case[] = [
  {
    name: 'an expression, as text and as an arrow function',
    run: () => {
      const kernels: ((a: Float32Array, b: Float32Array, out?: Float32Array) => Float32Array)[] = [
        elementwise('f32', 'a * b + 0.5'),
        elementwise('f32', (a: number, b: number) => a * b + 0.5),
      ];
      for (const kernel of kernels) {
        for (const length of [1, 7, 16, 100]) {
          const [a, b] = [ramp(length, -3), ramp(length, 5)];
          const expected = a.map((x, k) => x * b[k]! + 0.5);
          equal(kernel(a, b), expected);
          const out = new Float32Array(length);
          for (let turn = 0; turn < 3; turn++) kernel(a, b, out);
          equal(out, expected);
        }
      }
    },
  },
  {
    name: 'functions, comparisons and types that mix',
    run: () => {
      const a = Float64Array.of(0.25, 1, 4, 100);
      equal(
        elementwise('f64', 'a < 2 ? sqrt(a) : -a')(a),
        a.map((x) => (x < 2 ? Math.sqrt(x) : -x)),
      );
      const [exp] = elementwise('f64', 'exp(a)')(Float64Array.of(1));
      truthy(Math.abs(exp! - Math.E) < 1e-15, 'exp(1)');
      equal(elementwise('u8', 'a * 2')(Uint8Array.of(1, 200)), [2, 144]);
      equal(elementwise('i64', 'a << 40')(BigInt64Array.of(3n, -1n)), [3n << 40n, -(1n << 40n)]);
      equal(
        elementwise('f64', 'a / b', { inputs: { a: 'i32', b: 'f32' } })(Int32Array.of(7), Float32Array.of(2)),
        [3.5],
      );
    },
  },
  {
    name: 'halves, as bits and as Float16Array where the engine has it',
    run: () => {
      const twice = elementwise('f16', 'a + a');
      equal(twice(Uint16Array.of(0x3c00, 0x3e00)), [0x4000, 0x4200]);
      if (Float16 === undefined) return;
      const out = Float16.of(0, 0);
      equal(twice(Float16.of(1, 1.5), out), [2, 3]);
    },
  },
  {
    name: 'shared memory, whole and in part',
    run: () => {
      const shared = new Float32Array(new SharedArrayBuffer(64)).fill(2);
      equal(elementwise('f32', 'a * a')(shared.subarray(3)), new Float32Array(13).fill(4));
      elementwise('f32', 'a + 1')(shared, shared);
      equal(reduce('f32', 'sum')(shared.buffer), 48);
    },
  },
  {
    name: 'reductions',
    run: () => {
      const a = Float64Array.from({ length: 1001 }, (_, k) => k - 500.5);
      equal(reduce('f64', 'sum')(a), -500.5);
      equal(reduce('f64', 'max', 'abs(a)')(a), 500.5);
      equal(reduce('f64', 'argmin')(a), 0);
      equal(reduce('i64', 'sum')(BigInt64Array.of(2n ** 62n, 5n)), 2n ** 62n + 5n);
      equal(reduce('f32', 'dot')(Float32Array.of(1, 2), Float32Array.of(3, 4)), 11);
    },
  },
  {
    name: 'the thread pool gives the same',
    run: async () => {
      const a = Float64Array.from({ length: 300_000 }, (_, k) => (k % 1000) / 8);
      const kernel = elementwise('f64', 'sqrt(a) + a');
      equal(reduce('f64', 'all', 'a == b')(await kernel.parallel(a, { threads: 3 }), kernel(a)), true);
      const sum = reduce('f64', 'sum', 'a * a');
      equal(await sum.parallel(a, { threads: 3 }), sum(a));
      kernel.dispose();
      await rejects(kernel.parallel(a), 'DISPOSED');
    },
  },
  {
    name: 'exceptions and arguments that are refused',
    run: () => {
      const kernel = elementwise('f64', '1 / a', { reportExceptions: 'throw' });
      equal(kernel(Float64Array.of(4, 2, 1)), [0.25, 0.5, 1]);
      throws(() => kernel(Float64Array.of(4, 0)), 'FLOAT_EXCEPTION', 'divideByZero');
      throws(() => kernel(Float32Array.of(1) as never), 'ARGUMENT_TYPE', 'Float32Array');
      throws(() => elementwise('f64', 'a + b')(Float64Array.of(1), new Float64Array(2)), 'SHAPE_MISMATCH');
      throws(() => elementwise('f64', 'a +'), 'SYNTAX');
    },
  },
];

export const kernelCases: readonly Case[] = cases;
