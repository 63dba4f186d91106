// Type tests of kernels: `npm run types` compiles this file. Each refused call carries @ts-expect-error, and each result is
// compared with the very type that it must have. test/hardware/kernel/result-types.test.ts asks whether values are of it.

import {
  type ArrowResult,
  buildExpression,
  compress,
  cumulativeSum,
  type DType,
  elementwise,
  histogram,
  type Kernel,
  type KernelSource,
  reduce,
  type Scalar,
  scalar,
  type TypedArray,
  type View,
  view,
} from 'rawcpu';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** Compiles where a value has just this type. */
function is<T>() {
  return <V>(_value: V, ..._same: Equal<V, T> extends true ? [] : ['the types differ', V]): void => {};
}

const f32 = new Float32Array(4);
const f64 = new Float64Array(4);
const u8 = new Uint8Array(4);
const u16 = new Uint16Array(4);
const i32 = new Int32Array(4);
const i64 = new BigInt64Array(4);

// What an arrow function returns says what is stored: numbers have the kernel's type, truth values are bytes.
{
  is<Float32Array>()(elementwise('f32', (a: number, b: number) => a * b)(f32, f32));
  is<Uint8Array>()(elementwise('f32', (a: number, b: number) => a < b)(f32, f32));
  is<Uint8Array>()(elementwise('f32', (a, b) => a < b && !(b === 1))(f32, f32));
  is<Float32Array>()(elementwise('f32', (a, b) => (a > b ? a : -b))(f32, f32));
  is<BigInt64Array>()(elementwise('i64', (a: bigint) => a * 2n)(i64));
  is<Uint16Array>()(elementwise('bf16', (a: number) => a + 1)(u16));
  is<[Float32Array, Uint8Array]>()(elementwise('f32', (a: number, b: number) => [a * b, a < b])(f32, f32));
  is<{ low: Float32Array; isLess: Uint8Array }>()(
    elementwise('f32', (a: number, b: number) => {
      const isLess = a < b;
      return { low: isLess ? a : b, isLess };
    })(f32, f32),
  );
  // Either, where a truth value meets a number, and where a scalar may have been a truth value.
  is<Float32Array | Uint8Array>()(elementwise('f32', (a: number, b: number) => a && a < b)(f32, f32));
  const flag = true as boolean;
  is<Float32Array | Uint8Array>()(elementwise('f32', (a: number) => flag && a < 1, { scalars: { flag } })(f32));
}

// The option `outputs` has the last word.
is<Float64Array>()(elementwise('f32', (a: number) => a * 2, { outputs: 'f64' })(f32));
is<Float32Array>()(elementwise('f32', (a: number) => a < 2, { outputs: 'f32' })(f32));
is<Float64Array>()(elementwise('f32', (a: number) => a, { outputs: { out: 'f64' } })(f32));
is<[Float32Array, Float64Array]>()(elementwise('f32', (a: number) => [a, a], { outputs: { out1: 'f64' } })(f32));
is<{ x: Float32Array; y: Uint16Array }>()(
  elementwise('f32', (a: number) => ({ x: a, y: a }), { outputs: { y: 'f16' } })(f32),
);

// How many inputs there are, and of which elements.
{
  const kernel = elementwise('f32', (a: number, b: number) => a * b);
  kernel(f32, 2);
  kernel(f32.buffer, view(f32, { shape: [2], strides: [2] }));
  kernel({ a: f32, b: 2 });
  kernel(f32, { data: [{ offset: 0, length: 4, values: f32 }], length: 4 });
  // @ts-expect-error an input is missing
  kernel(f32);
  // @ts-expect-error an argument too many
  kernel(f32, f32, f32, f32);
  // @ts-expect-error elements of another type
  kernel(f32, f64);
  // @ts-expect-error a view of elements of another type
  kernel(f32, view(f64, { shape: [4] }));
  // @ts-expect-error text is not an input
  kernel(f32, '2');
  // @ts-expect-error an ordinary array is not an input
  kernel(f32, [1, 2, 3, 4]);
  // @ts-expect-error an output of another type
  kernel(f32, f32, f64);
  // @ts-expect-error elements of another type, by name
  kernel({ a: f32, b: f64 });

  const mixed = elementwise('f32', (a: number, b: number) => a * b, { inputs: { b: 'u8' } });
  mixed(f32, u8);
  // @ts-expect-error neither the kernel's type nor one that an input has
  mixed(f32, f64);

  elementwise('u8', (a: number) => a)(new Uint8ClampedArray(4));
  elementwise('f16', (a: number) => a)({ a: u16 });
  // @ts-expect-error bytes are not halves
  elementwise('f16', (a: number) => a)(u8);
  // @ts-expect-error a kernel gives numbers
  elementwise('f32', (a: number) => `${a}`);
}

// A record of inputs: their names, too.
{
  const kernel = elementwise('f32', ({ x, y }: { x: number; y: number }) => x * y, { inputs: { y: 'u8' } });
  is<Float32Array>()(kernel({ x: f32, y: u8 }));
  kernel(f32, u8);
  kernel({ y: 1, x: f32 }, f32);
  // @ts-expect-error an input is missing
  kernel({ x: f32 });
  // @ts-expect-error no such input
  kernel({ x: f32, y: u8, z: f32 });
  // @ts-expect-error elements of another type
  kernel({ x: f32, y: f32 });
  // @ts-expect-error an input is missing
  kernel(f32);
}

// Scalars: names for `with` and for records, and inputs no more.
{
  const k = 2;
  const captured = elementwise('f32', (x: number) => x * k, { scalars: { k } });
  is<Float32Array>()(captured.with({ k: 3 })(f32));
  captured.with({ k: { type: 'f32', value: 3n } }).with({});
  captured({ x: f32, k: 4 });
  // @ts-expect-error no such scalar
  captured.with({ m: 3 });
  // @ts-expect-error a scalar is a number
  captured.with({ k: f32 });

  const parameter = elementwise('f32', (x: number, k: number) => x * k, { scalars: { k } });
  parameter(f32);
  parameter(f32, f32);
  // @ts-expect-error an input is missing
  parameter();

  const named = elementwise('f32', ({ x, k }: { x: number; k: number }) => x * k, { scalars: { k } });
  named({ x: f32 });
  named({ x: f32, k: 5 });
  named(f32);
  // @ts-expect-error no input
  named({});
  // @ts-expect-error one input only
  named(f32, 2, f32);
}

// The builder knows everything.
{
  const built = buildExpression({ a: 'f64', b: 'u8', k: scalar('f32', 2) }, ({ a, b, k }) => ({
    scaled: a.mul(k).add(b),
    isLess: a.lt(b),
  }));
  const kernel = elementwise('f32', built);
  is<{ scaled: Float32Array; isLess: Uint8Array }>()(kernel({ a: f64, b: u8 }));
  is<Kernel<{ readonly a: 'f64'; readonly b: 'u8' }, { readonly scaled: 'f32'; readonly isLess: 'u8' }, 'k'>>()(kernel);
  kernel(f64, u8);
  kernel({ a: f64, b: u8, k: 3 });
  kernel.with({ k: 1 });
  // @ts-expect-error elements of another type
  kernel({ a: f32, b: u8 });
  // @ts-expect-error an input is missing
  kernel(f64);
  // @ts-expect-error no such scalar
  kernel.with({ a: 1 });
  is<Float32Array>()(
    elementwise(
      'f32',
      buildExpression({ a: 'u8' }, ({ a }) => a.sqrt()),
    )(u8),
  );
  is<[Uint8Array, Int32Array]>()(
    elementwise(
      'i32',
      buildExpression({ a: 'i32' }, ({ a }) => [a.gt(0), a.neg()]),
    )(i32),
  );
  is<Float32Array>()(
    elementwise(
      'f32',
      buildExpression({ a: 'f64' }, ({ a }) => a),
      { inputs: { a: 'u8' } },
    )(u8),
  );
  is<Float32Array>()(
    elementwise(
      'f32',
      buildExpression({ a: 'f32', b: 'f32' }, ({ a, b }) => a.add(b)),
      { scalars: { b: 1 } },
    )(f32),
  );
  is<Scalar<'f32'>>()(scalar('f32', 1));
}

// Text: what cannot be told is a union.
{
  is<Float32Array>()(elementwise('f32', 'a * b + sqrt(c)')({ a: f32, b: f32, c: 1 }));
  is<Float32Array>()(elementwise('f32', 't = a * b; t + 1')(f32, 2));
  is<BigInt64Array>()(elementwise('i64', 'a << 40 >>> 3')(i64));
  is<Float32Array>()(elementwise('f32', '(a, b) => a * b')(f32, f32));
  is<Float32Array | Uint8Array>()(elementwise('f32', 'a < b')(f32, f32));
  is<Float32Array | Uint8Array>()(elementwise('f32', 'where(a == b, a, b)')(f32, f32));
  is<Float32Array | Uint8Array>()(elementwise('f32', 'isNaN(a)')(f32));
  is<Float32Array>()(elementwise('f32', 'a < b', { outputs: 'f32' })(f32, f32));
  is<Uint8Array>()(elementwise('f32', 'a < b', { outputs: 'u8' })(f32, f32));
  is<Float64Array>()(elementwise('f32', 'y = a * 2', { outputs: { y: 'f64' } })(f32));
  type Several = Float32Array | Float32Array[] | { [name: string]: Float32Array };
  is<Several>()(elementwise('f32', 'x = a * 2, y = a * 3')(f32));
  is<Several>()(elementwise('f32', '[a, a]')(f32));
  is<{ x: Float32Array; y: Float64Array }>()(
    elementwise('f32', '{ x: a, y: a }', { outputs: { x: 'f32', y: 'f64' } })(f32),
  );
  const text = 'a * 2' as string;
  type Any = Float32Array | Uint8Array;
  is<Any | Any[] | { [name: string]: Any }>()(elementwise('f32', text)(f32));
  is<Any | Any[] | { [name: string]: Any }>()(elementwise('f32', `${text} + 1`)(f32));
  // What was given as an output is what comes back; of the last argument nobody knows whether it was one.
  is<Float32Array<ArrayBuffer>>()(elementwise('f32', text)({ a: f32 }, f32));
  is<Float32Array | View<Float32Array<ArrayBuffer>>>()(elementwise('f32', 'a * 2')(view(f32, { shape: [4] })));
  // @ts-expect-error elements of another type
  elementwise('f32', 'a * b')(f32, f64);
  // @ts-expect-error an output of another type
  elementwise('f32', 'a * b')({ a: f32, b: f32 }, f64);
  elementwise('f32', 'a * b', { inputs: { a: 'u8' } })(u8, f32);
}

// Outputs that are given come back, the others are made.
{
  const one = elementwise('f32', (a: number) => a * 2);
  is<Float32Array<ArrayBuffer>>()(one(f32, f32));
  is<ArrayBuffer>()(one(f32, new ArrayBuffer(16)));
  is<View<Float32Array<ArrayBuffer>>>()(one(f32, view(f32, { shape: [4] })));
  is<Float32Array>()(one(f32, undefined));
  const two = elementwise('f32', (a: number) => ({ x: a, y: a < 1 }));
  const made = two(f32, { y: view(u8, { shape: [4] }) });
  is<Float32Array>()(made.x);
  is<View<Uint8Array<ArrayBuffer>>>()(made.y);
  const list = elementwise('f32', (a: number) => [a, a < 1])(f32, [undefined, u8]);
  is<Float32Array>()(list[0]);
  is<Uint8Array<ArrayBuffer>>()(list[1]);
  // @ts-expect-error no such output
  two(f32, { z: f32 });
  // @ts-expect-error elements of another type
  two(f32, { y: f32 });
  // @ts-expect-error a list of outputs
  two(f32, [f32, u8]);
}

// Threads, and vectors of Apache Arrow.
{
  const kernel = elementwise('f32', (a: number, b: number) => a < b);
  is<Promise<Uint8Array>>()(kernel.parallel(f32, f32));
  is<Promise<Uint8Array>>()(kernel.parallel(f32, f32, { threads: 2 }));
  is<Promise<Uint8Array<ArrayBuffer>>>()(kernel.parallel(f32, f32, u8, { threads: 2 }));
  is<Promise<Uint8Array>>()(kernel.parallel({ a: f32, b: f32 }, { threads: 2 }));
  is<Promise<ArrayBuffer>>()(kernel.parallel({ a: f32, b: f32 }, new ArrayBuffer(4), { threads: 2 }));
  is<ArrowResult<Uint8Array>>()(kernel.arrow(f32, f32));
  // @ts-expect-error an input is missing
  kernel.parallel(f32, { threads: 2 });
  // @ts-expect-error no such option
  kernel.parallel(f32, f32, { thread: 2 });
  // @ts-expect-error an input is missing
  kernel.arrow(f32);
  is<Promise<Float32Array>>()(elementwise('f32', 'a * 2').parallel(f32, { threads: 2 }));
  is<ArrowResult<Float32Array>>()(elementwise('f32', 'a * 2').arrow(f32));
}

// Reductions, by type, operation and what is reduced.
is<number>()(reduce('f32', 'sum')(f32));
is<bigint>()(reduce('i64', 'sum')(i64));
is<bigint>()(reduce('i64', 'max', 'a > 1')(i64));
is<number>()(reduce('i64', 'sum', 'a', { outputs: 'f64' })(i64));
is<bigint | number>()(reduce('i64', 'sum', 'a > 1', { outputs: 'f64' })(i64));
is<bigint>()(reduce('f32', 'sum', 'a > 1', { outputs: 'u64' })(f32));
is<number>()(reduce('i64', 'sum', (a: bigint) => a + 1n, { outputs: 'f32' })(i64));
is<bigint>()(reduce('i64', 'sum', (a: bigint) => a > 1n, { outputs: 'f32' })(i64));
is<number>()(reduce('i64', 'mean')(i64));
is<number>()(reduce('i64', 'argmax')(i64));
is<boolean>()(reduce('f32', 'any', (a: number) => a > 1)(f32));
is<number>()(reduce('f32', 'dot')(f32, f32));
is<number>()(
  reduce(
    'f32',
    'sum',
    buildExpression({ a: 'u8' }, ({ a }) => a.add(1)),
  )(u8),
);
is<Promise<bigint>>()(reduce('i64', 'min').parallel(i64, { threads: 2 }));
is<Promise<number>>()(reduce('f32', 'sum', 'a * b').parallel({ a: f32, b: 2 }, { threads: 2 }));
is<number>()(reduce('f32', 'sum', (a: number, k: number) => a * k, { scalars: { k: 2 } }).with({ k: 3 })(f32));
// @ts-expect-error two inputs
reduce('f32', 'dot')(f32);
// @ts-expect-error one input
reduce('f32', 'sum')(f32, f32);
// @ts-expect-error elements of another type
reduce('f32', 'sum')(f64);
// @ts-expect-error no such input
reduce('f32', 'sum')({ b: f32 });
// @ts-expect-error no such operation
reduce('f32', 'median');
// @ts-expect-error a reduction has no output
reduce('f32', 'sum', (a: number) => a)(f32, f32);
// @ts-expect-error no such option
reduce('f32', 'sum', 'a', { threads: 2 });

// Scans.
is<Float32Array>()(cumulativeSum('f32')(f32));
is<Float32Array>()(cumulativeSum('f16')(u16));
is<BigInt64Array>()(cumulativeSum('i32')(i32));
is<BigUint64Array>()(cumulativeSum('u8', (a: number, b: number) => a * b)(u8, u8));
is<Float64Array>()(histogram('f32', 'a * 2', { bins: 3, range: [0, 1] })(f32));
is<Float64Array>()(histogram('u8', undefined, { bins: 3, range: [0, 1] })({ a: u8 }));
is<Float64Array>()(histogram('u8', { bins: 3, range: [0, 1] }, (a: number) => a + 1)(u8, f64));
is<Float32Array>()(compress('f32', 'a > 1')(f32));
is<Uint16Array>()(
  compress(
    'f16',
    (a: number) => a > 1,
    (a: number, b: number) => a * b,
  )(u16, u16),
);
is<Promise<Float32Array>>()(compress('f32', (a: number) => a > 1).parallel(f32, { threads: 2 }));
is<Promise<BigInt64Array>>()(cumulativeSum('i32').parallel({ a: i32 }, i64, { threads: 2 }));
cumulativeSum('f32', 'a * k', { scalars: { k: 2 } }).with({ k: 3 })({ a: f32, k: 4 });
cumulativeSum('f32')(f32, f32);
compress(
  'f32',
  ({ m }: { m: number }) => m !== 0,
  ({ x }: { x: number }) => x,
  { inputs: { m: 'u8' } },
)({
  m: u8,
  x: f32,
});
// @ts-expect-error the sums of 32-bit integers are of 64 bits
cumulativeSum('i32')(i32, i32);
// @ts-expect-error one input
cumulativeSum('f32')(f32, f32, f32);
// @ts-expect-error elements of another type
cumulativeSum('f32')(f64);
// @ts-expect-error the values have the kernel's type
cumulativeSum('f32', 'a', { outputs: 'f64' });
// @ts-expect-error bins are missing
histogram('f32', 'a', { range: [0, 1] });
// @ts-expect-error an input is missing
compress('f32', (a: number, b: number) => a > b)(f32);

// All of them hold code, and give it back.
{
  using kernel = elementwise('f32', 'a');
  using sum = reduce('f32', 'sum');
  using running = cumulativeSum('f32');
  kernel.dispose();
  sum.dispose();
  running.dispose();
  is<string>()(kernel.assembly.listing());
  is<string>()(sum.assembly.listing());
}

// Code that does not know which types it has: all of them come into question.
{
  const generic = (type: DType, source: KernelSource, array: TypedArray) => elementwise(type, source)(array);
  generic('f32', 'a', f32);
  const kernels: Kernel[] = [elementwise('f32' as DType, 'a' as string, {})];
  kernels[0]!(f32, f32);
  // @ts-expect-error no option
  elementwise('f32', 'a', { fmaa: true });
  // @ts-expect-error no element type
  elementwise('f33', 'a');
}
