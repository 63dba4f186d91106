// Wrong arguments, signatures and options: each is refused with a code, and with a message that names the function, the
// argument, what was expected and what came.

import { type ArgumentType, native } from 'rawcpu';
import { type Case, equal, throws } from './check.ts';

function take(type: ArgumentType): (...args: unknown[]) => unknown {
  return native({ args: [type], returns: 'void' }, 'ret', { name: 'take' }) as never;
}

const outOfRange: Record<string, readonly unknown[]> = {
  i8: [-129, 128, 0.5, Number.NaN, Infinity],
  u8: [-1, 256, 0.5, Number.NaN],
  i16: [-32769, 32768, Number.NaN],
  u16: [-1, 65536, 1e-9],
  i32: [-2147483649, 2147483648, 1.5, Number.NaN, -Infinity],
  u32: [-1, 4294967296, 0.1, Number.NaN],
  i64: [2n ** 63n, -(2n ** 63n) - 1n, 2 ** 53, -(2 ** 53), 0.5, Number.NaN, Infinity],
  u64: [-1n, 2n ** 64n, -1, 2 ** 53, 0.5],
  ptr: [-1n, 2n ** 64n, -1, 0.5, 2 ** 53],
};

const wrongType: Record<string, readonly unknown[]> = {
  i8: ['1', 1n, true, null, undefined, {}, [], new Int8Array(1)],
  u32: ['1', 1n, null, undefined],
  i32: ['1', 1n, true, null, undefined, { valueOf: () => 1 }, Symbol('x')],
  i64: ['1', true, null, undefined, {}],
  u64: ['1', true, null, undefined],
  f32: ['1', 1n, true, null, undefined],
  f64: ['1', 1n, true, null, undefined, {}],
  bool: [0, 1, 'true', null, undefined],
  ptr: ['0', true, undefined, {}, [], () => {}],
};

const refusals: Case[] = [
  ...Object.entries(outOfRange).map(([type, values]) => ({
    name: `${type} refuses what it cannot hold`,
    run: () => {
      for (const value of values) throws(() => take(type as 'i8')(value), 'ARGUMENT_RANGE', 'take', 'argument 1', type);
    },
  })),
  ...Object.entries(wrongType).map(([type, values]) => ({
    name: `${type} refuses values of other types`,
    run: () => {
      for (const value of values) throws(() => take(type as 'i8')(value), 'ARGUMENT_TYPE', 'take', 'argument 1', type);
    },
  })),
  {
    name: 'the number of arguments must fit',
    run: () => {
      const add = native({ args: ['f64', 'f64'], returns: 'f64' }, 'addsd xmm0, xmm1; ret', { name: 'add' });
      const loose = add as (...args: number[]) => number;
      throws(() => loose(), 'ARGUMENT_COUNT', 'add', '2 arguments', 'got 0');
      throws(() => loose(1), 'ARGUMENT_COUNT', 'got 1');
      throws(() => loose(1, 2, 3), 'ARGUMENT_COUNT', 'got 3');
      equal(loose(1, 2), 3);
    },
  },
  {
    name: 'the message says what came',
    run: () => {
      throws(
        () => take('f32*')(new Float64Array(3)),
        'ARGUMENT_TYPE',
        'a Float32Array',
        'a Float64Array of 3 elements',
      );
      throws(() => take('i32')(1.5), 'ARGUMENT_RANGE', 'an integer from -2147483648 to 2147483647, got 1.5');
      throws(() => take('i32')(Number.NaN), 'ARGUMENT_RANGE', 'got NaN');
      throws(() => take('i64')(2 ** 53), 'ARGUMENT_RANGE', 'safe integer', '9007199254740992');
      throws(() => take('f64')('x'), 'ARGUMENT_TYPE', 'the string "x"');
    },
  },
  {
    name: 'bind and async check as calls do',
    run: async () => {
      const fn = native({ args: ['i32'], returns: 'i32' }, 'mov eax, edi; ret', { name: 'id' });
      throws(() => fn.bind(1.5), 'ARGUMENT_RANGE', 'id');
      throws(() => (fn.bind as (...args: number[]) => unknown)(), 'ARGUMENT_COUNT', 'id');
      let code = '';
      await fn.async(1.5).catch((error: { code: string }) => {
        code = error.code;
      });
      equal(code, 'ARGUMENT_RANGE');
    },
  },
];

const definitions: Case[] = [
  {
    name: 'a signature must name types that exist',
    run: () => {
      const make = (signature: unknown) => () => native(signature as never, 'ret');
      throws(make({ args: ['int'], returns: 'void' }), 'BAD_SIGNATURE', "'int'", 'argument 1', 'f64');
      throws(make({ args: ['i32', 'void'], returns: 'void' }), 'BAD_SIGNATURE', 'argument 2');
      throws(make({ args: ['toString'], returns: 'void' }), 'BAD_SIGNATURE');
      throws(make({ args: [], returns: 'f32*' }), 'BAD_SIGNATURE', 'f32*');
      throws(make({ args: [], returns: 'x' }), 'BAD_SIGNATURE', "'x'");
      throws(make({ args: [] }), 'BAD_SIGNATURE');
      throws(make({ returns: 'void' }), 'BAD_SIGNATURE', 'args');
      throws(make(null), 'BAD_SIGNATURE');
      throws(make({ args: [], returns: 'void', variadic: true }), 'UNKNOWN_OPTION', 'variadic');
      throws(make({ args: Array.from({ length: 128 }, () => 'i32'), returns: 'void' }), 'BAD_SIGNATURE', '128');
    },
  },
  {
    name: 'options must be known and sound',
    run: () => {
      const make =
        (options: object, code: string | Uint8Array = 'start: ret') =>
        () =>
          native({ args: [], returns: 'void' }, code, options as never);
      throws(make({ entrance: 'start' }), 'UNKNOWN_OPTION', 'entrance', 'entry');
      throws(make({ entry: 'stop' }), 'BAD_OPTION', 'stop', 'start');
      throws(make({ entry: 3 }), 'BAD_OPTION', 'entry');
      throws(make({ entry: 'start' }, Uint8Array.of(0xc3)), 'BAD_OPTION', 'bytes');
      throws(make({ name: 5 }), 'BAD_OPTION', 'name');
    },
  },
  {
    name: 'code must be text, an assembly or bytes',
    run: () => {
      const make = (code: unknown) => () => native({ args: [], returns: 'void' }, code as never);
      throws(make(new Uint8Array(0)), 'CODE_EMPTY');
      throws(make(''), 'CODE_EMPTY');
      throws(make(null), 'ARGUMENT_TYPE', 'null');
      throws(make(5), 'ARGUMENT_TYPE', 'number');
      throws(make([0xc3]), 'ARGUMENT_TYPE');
    },
  },
];

export const argumentCases: readonly Case[] = [...refusals, ...definitions];
