// What the compiler infers from a signature. The functions are never run: `types` is checked, not called.

import { type BoundFunction, type FloatException, native } from 'rawcpu';
import { expectTypeOf, test } from 'vitest';

function types() {
  const saxpy = native({ args: ['f32', 'f32*', 'f32*', 'i32'], returns: 'void' }, 'ret');
  expectTypeOf(saxpy).parameters.toEqualTypeOf<[number, Float32Array, Float32Array, number]>();
  expectTypeOf(saxpy).returns.toEqualTypeOf<undefined>();
  expectTypeOf(saxpy.async).returns.toEqualTypeOf<Promise<undefined>>();
  expectTypeOf(saxpy.signature.args).toEqualTypeOf<readonly ['f32', 'f32*', 'f32*', 'i32']>();
  // @ts-expect-error another element type
  saxpy(1, new Float64Array(1), new Float32Array(1), 1);
  // @ts-expect-error too few
  saxpy(1, new Float32Array(1), new Float32Array(1));
  // @ts-expect-error too many
  saxpy(1, new Float32Array(1), new Float32Array(1), 1, 2);
  // @ts-expect-error bind takes the same arguments
  saxpy.bind('1', new Float32Array(1), new Float32Array(1), 1);

  const wide = native({ args: ['i64', 'u64'], returns: 'i64' }, 'ret');
  expectTypeOf(wide).parameters.toEqualTypeOf<[bigint | number, bigint | number]>();
  expectTypeOf(wide).returns.toEqualTypeOf<bigint>();
  expectTypeOf(wide.bind(1, 2n)).toEqualTypeOf<BoundFunction<'i64'>>();
  expectTypeOf(wide.bind(1, 2n)()).toEqualTypeOf<bigint>();

  const mixed = native({ args: ['bool', 'u8*', 'ptr', 'u64*'], returns: 'bool' }, 'ret');
  mixed(true, new Uint8ClampedArray(1), null, new BigUint64Array(1));
  mixed(false, Buffer.alloc(1), new ArrayBuffer(1), new BigUint64Array(1));
  mixed(false, new Uint8Array(1), new DataView(new ArrayBuffer(1)), new BigUint64Array(1));
  mixed(false, new Uint8Array(1), 4096n, new BigUint64Array(1));
  // @ts-expect-error a number is not a bool
  mixed(1, new Uint8Array(1), null, new BigUint64Array(1));
  // @ts-expect-error a string is not an address
  mixed(true, new Uint8Array(1), 'x', new BigUint64Array(1));

  const signature = { args: ['f64', 'f64'], returns: 'f64' } as const;
  const reporting = native(signature, 'ret', { reportExceptions: true, mxcsr: { rounding: 'down' } });
  expectTypeOf(reporting).parameters.toEqualTypeOf<[number, number]>();
  expectTypeOf(reporting.exceptions.divideByZero).toEqualTypeOf<boolean>();
  expectTypeOf(reporting.bind(1, 2).exceptions.x87.stackFault).toEqualTypeOf<boolean>();
  expectTypeOf(native(signature, 'ret', { reportExceptions: ['inexact'] }).exceptions.raised).toEqualTypeOf<
    readonly FloatException[]
  >();
  // @ts-expect-error nothing is reported without the option
  void native(signature, 'ret', { mxcsr: {} }).exceptions;
  // @ts-expect-error no such rounding
  native(signature, 'ret', { mxcsr: { rounding: 'sideways' } });
  // @ts-expect-error no such exception
  native(signature, 'ret', { reportExceptions: ['division'] });

  // @ts-expect-error no such argument type
  native({ args: ['int'], returns: 'void' }, 'ret');
  // @ts-expect-error an array cannot be returned
  native({ args: [], returns: 'f32*' }, 'ret');
  // @ts-expect-error no such option
  native({ args: [], returns: 'void' }, 'ret', { unsafe: true });
  // @ts-expect-error a signature names its result
  native({ args: [] }, 'ret');
}

test('signatures infer types', () => {
  void types;
});
